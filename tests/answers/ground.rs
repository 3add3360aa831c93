//! A ledger with a digest that was sent, and mails that answer it.

use appreciated::config::Config;
use appreciated::intake::Desk;
use appreciated::ledger::{Applied, Ledger, SlotClaim};
use appreciated::mailbox::{MailSource, MailboxError, MailboxName, RawMail};
use appreciated::message::Message;
use appreciated::outbox::delivery::Outcome;
use appreciated::rounds::{Posted, Search, apply_answers, carry, post_digest, scan_round, settle};
use appreciated::sample::{Owner, Phrases, generate};
use appreciated::tongue::Tongue;
use appreciated::zones;
use chrono::{DateTime, Duration, FixedOffset};
use std::path::Path;

/// When the digest is sent.
pub fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2024-11-25T08:00:00+00:00").unwrap()
}

/// Mails in memory.
struct Held {
    name: MailboxName,
    mails: Vec<RawMail>,
    sent: bool,
}

impl MailSource for Held {
    fn mailbox(&self) -> &MailboxName {
        &self.name
    }

    fn is_sent(&self) -> bool {
        self.sent
    }

    fn batch(&mut self, _: usize) -> Result<Vec<RawMail>, MailboxError> {
        Ok(std::mem::take(&mut self.mails))
    }
}

/// The owner of a sample, one digest on.
pub struct Ground {
    pub ledger: Ledger,
    pub config: Config,
    /// The digest's id, tag and mail.
    pub id: String,
    pub tag: String,
    pub digest: Vec<u8>,
}

impl Ground {
    pub fn new() -> Self {
        Self::speaking(Tongue::En)
    }

    /// With digests in this language.
    pub fn speaking(tongue: Tongue) -> Self {
        let sample = generate(Owner::Manager, 3, now(), Phrases::Shown);
        let mut config = Config::parse(&sample.config, Path::new("sample.toml")).unwrap();
        config.digest.language = tongue;
        let ledger = Ledger::in_memory([7; 32]).unwrap();
        let mut ground = Self { ledger, config, id: String::new(), tag: String::new(), digest: Vec::new() };
        ground.scan("Sent", true, sample.mails, now());
        let (id, digest) = ground.send(now());
        ground.tag = ground.ledger.tag_of(&id).unwrap().unwrap();
        (ground.id, ground.digest) = (id, digest);
        ground
    }

    /// The owner's address.
    pub fn own(&self) -> String {
        self.config.digest.to.to_string()
    }

    /// Makes the digest of this moment and delivers it.
    pub fn send(&mut self, at: DateTime<FixedOffset>) -> (String, Vec<u8>) {
        let claim = SlotClaim {
            schedule: "digest".to_owned(),
            slot: at.format("%Y-%m-%dT%H:%M").to_string(),
            served_at: at.to_utc(),
            last: Some(at.to_utc()),
            asked: None,
        };
        match post_digest(&mut self.ledger, &self.config, at, &claim, vec![]).unwrap() {
            Posted::Written { id, .. } => (id, self.deliver(at)),
            other => panic!("{other:?}"),
        }
    }

    /// Delivers the one mail that is on its way.
    pub fn deliver(&mut self, at: DateTime<FixedOffset>) -> Vec<u8> {
        let parcel = self.ledger.parcels().unwrap().remove(0);
        let mut handed = Vec::new();
        let mut hand_over = |bytes: &[u8], _: &str| {
            handed = bytes.to_vec();
            Outcome::Sent("250 ok".to_owned())
        };
        carry(&mut self.ledger, &parcel, &|| at.to_utc(), &mut hand_over, Search::Nowhere).unwrap();
        handed
    }

    /// Reads mails of a mailbox, and applies what is in them; gives how many lines that was.
    pub fn scan(&mut self, name: &str, sent: bool, mails: Vec<RawMail>, at: DateTime<FixedOffset>) -> usize {
        let account = self.ledger.account("test", &self.config.digest.to).unwrap();
        let (rules, key) = (self.config.rules(), self.ledger.key());
        let desk = Desk { rules: &rules, key: &key, now: at.to_utc() };
        let mut source = Held { name: MailboxName(name.to_owned()), mails, sent };
        scan_round(&mut self.ledger, account, &mut source, desk, &mut |_| true).unwrap();
        settle(&mut self.ledger, desk).unwrap();
        apply_answers(&mut self.ledger, &rules, at.to_utc()).unwrap()
    }

    /// Reads one mail of the mailbox of sent mail, an hour after it was written.
    pub fn read(&mut self, mail: &str) -> usize {
        let bytes = mail.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes();
        let at = Message::parse(&bytes).unwrap().date.unwrap() + Duration::hours(1);
        let place = blake3::hash(&bytes).to_hex().to_string();
        self.scan("Sent", true, vec![RawMail { place, internal_date: None, bytes, cut: false }], at)
    }

    /// A reply to the digest that says this, written so many hours after it.
    pub fn reply(&self, body: &str, hours: i64) -> String {
        let (own, id) = (self.own(), &self.id);
        let domain = own.split_once('@').unwrap().1;
        let date = (now() + Duration::hours(hours)).to_rfc2822();
        let n = blake3::hash(format!("{body}{hours}").as_bytes()).to_hex();
        format!(
            "From: {own}\nTo: {own}\nSubject: Re: 4 people this week [{}]\nDate: {date}\nMessage-ID: <{n}@client.example>\n\
             In-Reply-To: <{id}@{domain}>\nReferences: <{id}.r@{domain}> <{id}@{domain}>\n\
             Content-Type: text/plain; charset=utf-8\n\n{body}\n",
            self.tag
        )
    }

    /// What came of everything so far: command, code.
    pub fn outcomes(&self) -> Vec<String> {
        let told = |one: Applied| format!("{:?} {}", one.answer.line, one.outcome.code.name());
        self.ledger.untold_answers().unwrap().into_iter().map(told).collect()
    }

    /// The names of the standings of the digest's items.
    pub fn states(&self) -> Vec<&'static str> {
        (1..=9).map_while(|n| self.ledger.item(&self.id, n).unwrap()).map(|item| item.state.name()).collect()
    }
}

/// The text part of one of our mails, decoded.
pub fn text_of(bytes: &[u8]) -> String {
    Message::parse(bytes).unwrap().body.text
}

/// The HTML part of one of our mails, as plain lines.
pub fn html_of(bytes: &[u8]) -> String {
    let html = String::from_utf8_lossy(bytes)
        .replace("Content-Type: text/plain", "Content-Type: application/x-other");
    let body = Message::parse(html.as_bytes()).unwrap().body;
    assert_eq!(body.form, appreciated::message::BodyForm::Html);
    zones::plain_text(&body)
}
