//! Marta Ruiz's Sent folder, written mail by mail in days before Monday, 23 November 2026.

use appreciated::circles::Circles;
use appreciated::gate::Refusal;
use appreciated::intake;
use appreciated::mailbox::RawMail;
use appreciated::message::AddrSpec;
use appreciated::outlook::{Occasion, Outlook, look};
use appreciated::practice::{View, candidates};
use appreciated::rounds::read;
use appreciated::tie::{History, Rhythm};
use appreciated::words::{
    Candidate, Mail, PersonRule, Practice, Remark, Reminder, Reminders, Rests, Role, Rules, Standing,
};
use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use std::fmt::Write;

pub const KEY: [u8; 32] = [7; 32];

pub fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T08:00:00+00:00").unwrap()
}

/// Ten in the morning, so many days ago.
pub fn ago(days: i64) -> DateTime<FixedOffset> {
    now() + Duration::hours(2) - Duration::days(days)
}

pub fn day(days: i64) -> NaiveDate {
    ago(days).date_naive()
}

pub fn address(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

#[derive(Clone)]
pub struct Desk {
    pub rules: Rules,
    mails: Vec<Mail>,
    number: u32,
    bcc: Option<String>,
}

/// `Ana Sousa` has `ana.sousa@corp.example`; `Ana Sousa@lab` is at `lab.example`.
fn mailbox(who: &str) -> String {
    let (name, domain) = who.split_once('@').unwrap_or((who, "corp"));
    format!("{name} <{}@{domain}.example>", name.to_lowercase().replace(' ', "."))
}

impl Desk {
    pub fn new() -> Self {
        let own = vec![address("marta.ruiz@corp.example")];
        let own_name = Some("Marta Ruiz".to_owned());
        let rules = Rules {
            own,
            own_name,
            keep_quotes: Some(2000),
            max_items: 7,
            follow_ups: true,
            ..Rules::default()
        };
        Self { rules, mails: Vec::new(), number: 0, bcc: None }
    }

    pub fn person(&mut self, who: &str, rule: PersonRule) -> &mut Self {
        let address = address(&format!("{}@corp.example", who.to_lowercase().replace(' ', ".")));
        self.rules.people.insert(address, rule);
        self
    }

    pub fn role(&mut self, who: &str, role: Role) -> &mut Self {
        self.person(who, PersonRule { role: Some(role), ..PersonRule::default() })
    }

    /// The next mail goes by `Bcc` to the owner, too, with this suffix.
    pub fn bcc(&mut self, suffix: &str) -> &mut Self {
        self.bcc = Some(format!("Marta Ruiz <marta.ruiz+{suffix}@corp.example>"));
        self
    }

    /// A mail to the first of `to`, with copies to the others.
    pub fn sent(&mut self, days: i64, to: &[&str], subject: &str, body: &str) -> &mut Self {
        self.number += 1;
        let mut text =
            format!("From: Marta Ruiz <marta.ruiz@corp.example>\r\nTo: {}\r\n", mailbox(to.first().unwrap()));
        if let Some((_, copies @ [_, ..])) = to.split_first() {
            let copies: Vec<String> = copies.iter().map(|who| mailbox(who)).collect();
            let _ = write!(text, "Cc: {}\r\n", copies.join(", "));
        }
        if let Some(bcc) = self.bcc.take() {
            let _ = write!(text, "Bcc: {bcc}\r\n");
        }
        let at = ago(days) + Duration::minutes(i64::from(self.number % 50));
        let _ = write!(
            text,
            "Subject: {subject}\r\nDate: {}\r\nMessage-ID: <{}@corp.example>\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
            at.to_rfc2822(),
            self.number,
            body.replace('\n', "\r\n")
        );
        let raw = RawMail {
            place: self.number.to_string(),
            internal_date: None,
            bytes: text.into_bytes(),
            cut: false,
        };
        let desk = intake::Desk { rules: &self.rules, key: &KEY, now: now().to_utc() };
        let mail = read(&raw, desk).unwrap();
        self.mails.push(mail);
        self
    }

    /// The owner's answer to a mail of the first of `to`, written an hour before.
    pub fn answered(&mut self, days: i64, to: &[&str], subject: &str, theirs: &str, own: &str) -> &mut Self {
        let written = ago(days) - Duration::hours(1);
        let body = format!(
            "{own}\n\nOn {}, {} wrote:\n> {}",
            written.format("%a, %-d %b %Y at %H:%M"),
            mailbox(to.first().unwrap()),
            theirs.replace('\n', "\n> ")
        );
        self.sent(days, to, &format!("Re: {subject}"), &body)
    }

    /// Two small exchanges, so that a person is no stranger.
    pub fn known(&mut self, who: &str) -> &mut Self {
        for (days, subject) in [(210, "Tuesday"), (160, "Parking")] {
            self.answered(days, &[who], &format!("{subject} {who}"), "Ten is fine with me.", "See you then.");
        }
        self
    }

    /// The follow-ups that the mails so far ask for.
    pub fn reminders(&self) -> Vec<Reminder> {
        let of_mail = |mail: &Mail| {
            let (message, asked_on) = (mail.message_id.clone(), mail.at.date_naive());
            let asked = mail.follow_ups.clone().into_iter();
            asked.map(move |one| (one.on, one.about, message.clone(), asked_on)).collect::<Vec<_>>()
        };
        let mut asked: Vec<_> = self.mails.iter().flat_map(of_mail).collect();
        asked.sort();
        (1..)
            .zip(asked)
            .map(|(id, (due_on, about, message, asked_on))| Reminder {
                id,
                about,
                message: Some(message),
                asked_on,
                due_on,
            })
            .collect()
    }

    pub fn history(&self) -> History {
        History::weave(self.mails.clone(), &self.rules)
    }

    /// What one practice proposes, before the gate.
    pub fn proposed(&self, practice: Practice) -> Vec<Candidate> {
        let history = self.history();
        let (rhythm, circles) = (Rhythm::of(&history), Circles::of(&history));
        let view =
            View { history: &history, rhythm: &rhythm, circles: &circles, rules: &self.rules, now: now() };
        let mut all = candidates(view);
        all.retain(|candidate| candidate.practice == practice);
        all
    }

    /// The only item that one practice proposes: its heading and its body.
    pub fn only(&self, practice: Practice) -> (String, String) {
        let proposed = self.proposed(practice);
        assert_eq!(proposed.len(), 1, "{proposed:#?}");
        let candidate = proposed.into_iter().next().unwrap();
        (candidate.heading, candidate.body)
    }

    pub fn none(&self, practice: Practice) -> bool {
        self.proposed(practice).is_empty()
    }

    pub fn outlook(&self, remarks: &[Remark]) -> Outlook {
        self.outlook_with(remarks, &self.reminders(), 0)
    }

    /// The digest so many days from now, with these reminders.
    pub fn outlook_with(&self, remarks: &[Remark], reminders: &[Reminder], days: i64) -> Outlook {
        let reminders = Reminders { asked: reminders.to_vec(), ..Reminders::default() };
        self.outlook_of(remarks, &reminders, days)
    }

    /// The digest so many days from now, with these and those of the config.
    pub fn outlook_of(&self, remarks: &[Remark], reminders: &Reminders, days: i64) -> Outlook {
        self.outlook_on(remarks, reminders, days, Rests::default())
    }

    /// The outlook once the owner said something of the digests themselves.
    pub fn outlook_after(&self, remarks: &[Remark], rests: Rests) -> Outlook {
        let reminders = Reminders { asked: self.reminders(), ..Reminders::default() };
        self.outlook_on(remarks, &reminders, 0, rests)
    }

    fn outlook_on(&self, remarks: &[Remark], reminders: &Reminders, days: i64, rests: Rests) -> Outlook {
        let occasion = Occasion {
            now: now() + Duration::days(days),
            slot: "test",
            key: &KEY,
            first: false,
            since: None,
            warnings: Vec::new(),
            rests,
            at_once: false,
        };
        look(&self.history(), &self.rules, remarks, reminders, &occasion)
    }

    /// Why the gate stopped the item of a practice; `None` when it is shown.
    pub fn refusal(&self, practice: Practice, remarks: &[Remark]) -> Option<Refusal> {
        let outlook = self.outlook(remarks);
        if outlook.digest.items.iter().any(|item| item.practice == practice) {
            return None;
        }
        let refused = outlook.left_out.iter().find(|(item, _)| item.practice == practice);
        assert!(refused.is_some(), "no candidate of {practice:?}");
        refused.map(|(_, why)| *why)
    }

    /// An item on `who` that stood in a digest `days` ago.
    pub fn remark(&self, who: &str, practice: Practice, days: i64, state: Standing) -> Remark {
        let message = self.mails.last().unwrap().message_id.clone();
        Remark {
            key: format!("{}|{who}|{days}", practice.name()),
            person: address(&format!("{}@corp.example", who.to_lowercase().replace(' ', "."))),
            practice,
            message,
            kind: None,
            evidence_on: day(days + 3),
            state,
            on: day(days),
            until: None,
            shown_on: Some(day(days)),
            wording: None,
        }
    }

    /// Four digests that something came of, a fortnight apart.
    pub fn proved(&self) -> Vec<Remark> {
        [50, 64, 78, 92]
            .map(|days| self.remark("Nobody Here", Practice::Appreciate, days, Standing::Done))
            .to_vec()
    }
}
