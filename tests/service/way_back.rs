//! The way back on real servers: a digest out by SMTP, replies as six mail programs write them appended to Sent, a mail
//! that a link began, a command; each applied once at the next scan, all told by the next digest.

use crate::ground::dovecot::OWNER;
use crate::house::House;
use appreciated::host;
use chrono::{DateTime, TimeDelta, Utc};
use mailparse::{MailHeaderMap, parse_mail};
use rusqlite::Connection;

/// A digest as it lies in the INBOX.
pub struct Received {
    pub id: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Received {
    pub fn of(bytes: &[u8]) -> Self {
        let mail = parse_mail(bytes).unwrap();
        let head = |name: &str| mail.headers.get_first_value(name).unwrap();
        let part = |at: usize| mail.subparts[at].get_body().unwrap().replace("\r\n", "\n");
        Self { id: head("X-Appreciated-Id"), subject: head("Subject"), text: part(0), html: part(1) }
    }

    fn tag(&self) -> &str {
        let (_, tag) = self.subject.rsplit_once('[').unwrap();
        tag.trim_end_matches(']')
    }

    fn marked(&self) -> String {
        self.text.lines().flat_map(|line| ["> ", line, "\n"]).collect()
    }
}

fn head(subject: &str, at: DateTime<Utc>, more: &str) -> String {
    let id = at.timestamp();
    format!(
        "From: Arno Velde <{OWNER}>\nTo: Arno Velde <{OWNER}>\nSubject: {subject}\nDate: {}\n\
         Message-ID: <{id}.reply@client.example>\nMIME-Version: 1.0\n{more}",
        at.to_rfc2822()
    )
}

/// A reply's head, with the ids that a mail program repeats, and its body below.
pub fn reply(digest: &Received, at: DateTime<Utc>, body: &str) -> Vec<u8> {
    let id = &digest.id;
    let ids =
        format!("In-Reply-To: <{id}@example.com>\nReferences: <{id}.r@example.com> <{id}@example.com>\n");
    let text = head(&format!("Re: {}", digest.subject), at, &ids) + body;
    text.replace('\n', "\r\n").into_bytes()
}

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";
const HTML: &str = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";

/// The body as six programs write it, each with its own way of quoting, and what was typed.
pub fn clients(digest: &Received) -> [(&'static str, String); 6] {
    let (text, html, marked) = (&digest.text, &digest.html, digest.marked());
    let wrote = format!("On Mon, 23 Nov 2026 at 08:00, Arno Velde <{OWNER}> wrote:");
    let inner = html.split_once("<body").and_then(|(_, rest)| rest.split_once('>')).unwrap().1;
    let inner = inner.split_once("</body>").unwrap().0;
    let block = format!(
        "From: Arno Velde <{OWNER}>\nSent: Monday, November 23, 2026 8:00 AM\nTo: Arno Velde <{OWNER}>\nSubject: {}\n\n{text}",
        digest.subject
    );
    let gmail = format!(
        "Content-Type: multipart/alternative; boundary=\"b\"\n\n--b\n{PLAIN}1 done\n\n{wrote}\n\n{marked}\n--b\n{HTML}\
         <div dir=\"ltr\">1 done</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">{wrote}<br></div>\
         <blockquote class=\"gmail_quote\">{inner}</blockquote></div>\n--b--\n"
    );
    let outlook_web = format!(
        "{HTML}<html><body><div>more</div><hr tabindex=\"-1\" style=\"display:inline-block; width:98%\">\
         <div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> Arno Velde &lt;{OWNER}&gt;<br><b>Sent:</b> Monday, November 23, \
         2026 8:00 AM<br><b>To:</b> Arno Velde &lt;{OWNER}&gt;<br><b>Subject:</b> digest</div>{inner}</body></html>\n"
    );
    [
        ("Gmail", gmail),
        ("Outlook", format!("{PLAIN}2 snooze 2w\n\nKind regards\nArno\n\n{block}")),
        ("Outlook on the web", outlook_web),
        ("Apple Mail", format!("{PLAIN}3 met: now at Acme\n\n> {wrote}\n> \n{marked}")),
        (
            "iPhone Mail",
            format!(
                "{PLAIN}Keep\n\nSent from my iPhone\n\n> {wrote}\n> \n> \u{feff}{}\n",
                marked.trim_start_matches("> ")
            ),
        ),
        ("Thunderbird", format!("{PLAIN}{wrote}\n{marked}\nwhy 2\n")),
    ]
}

/// Command and outcome of every line that was ever applied, in the order of the mails.
pub fn applied(house: &House) -> Vec<(String, String)> {
    let db = Connection::open(house.home.state().join("ledger.sqlite")).unwrap();
    let mut statement = db
        .prepare("SELECT command, coalesce(outcome, 'waits') FROM answers ORDER BY written_at, position")
        .unwrap();
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn commands(house: &House) -> Vec<String> {
    applied(house).into_iter().map(|(command, _)| command).collect()
}

/// Makes room for another digest by hand, of which there is one a minute.
fn the_minute_passes(house: &House) {
    let db = Connection::open(house.home.state().join("ledger.sqlite")).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF;
         UPDATE slots SET slot = '2026-01-05T08:00' WHERE schedule = 'send';
         UPDATE digests SET slot = '2026-01-05T08:00', id = 'before' WHERE schedule = 'send';
         UPDATE outbox SET digest = 'before' WHERE digest NOT IN (SELECT id FROM digests);
         UPDATE digest_items SET digest = 'before';
         UPDATE answers SET digest = 'before';
         UPDATE suggestions SET digest = 'before' WHERE digest IS NOT NULL;",
    )
    .unwrap();
}

#[test]
fn every_way_back_is_taken_once_and_told() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    house.json(&["scan"]);
    house.json(&["send"]);
    let digest = Received::of(&house.inbox(1)[0]);
    assert!(digest.text.contains("Reply, one line each"), "{}", digest.text);

    let sent_at = |minute: i64| host::now() + TimeDelta::minutes(minute);
    let mut mails: Vec<(DateTime<Utc>, Vec<u8>)> = Vec::new();
    for (minute, (_, body)) in (1..).zip(clients(&digest)) {
        mails.push((sent_at(minute), reply(&digest, sent_at(minute), &body)));
    }
    let link = head(&format!("3 never [{}]", digest.tag()), sent_at(7), PLAIN) + "\n-- \nArno\n";
    mails.push((sent_at(7), link.replace('\n', "\r\n").into_bytes()));
    house.dovecot.append("Sent", &mails);
    // Somebody who can write to the INBOX only.
    let forged = (sent_at(8), reply(&digest, sent_at(8), &format!("{PLAIN}stop\n")));
    house.dovecot.append("INBOX", &[forged]);
    house.json(&["scan"]);
    let wanted = ["1 done", "2 snooze 2w", "more", "3 met: now at Acme", "keep", "why 2", "3 never"];
    assert_eq!(commands(&house), wanted, "{:?}", applied(&house));
    assert!(applied(&house).iter().all(|(_, outcome)| outcome != "waits" && outcome != "not-understood"));

    // Again, and from a second copy: nothing more.
    house.dovecot.append("Sent", &mails[..2]);
    house.json(&["scan"]);
    assert_eq!(commands(&house), wanted);
    let most = |house: &House| house.json(&["status"])["max_items"].as_u64();
    assert_eq!(most(&house), Some(6), "`more`");
    assert_eq!(house.run(&["answer", "less"]).code, 0);
    assert_eq!(most(&house), Some(5), "`less` by command");

    let preview = house.run(&["preview"]).out;
    assert!(preview.contains("Your answers:"), "{preview}");
    the_minute_passes(&house);
    house.json(&["send"]);
    // The forged mail, both digests, and one mail about item 2.
    let mails: Vec<Vec<u8>> = house.inbox(4);
    let parsed = mails.iter().filter(|mail| parse_mail(mail).unwrap().subparts.len() == 2);
    let next =
        parsed.map(|mail| Received::of(mail)).find(|one| one.text != digest.text).expect("a second digest");
    let told = next
        .text
        .split_once("Your answers:")
        .expect("an echo")
        .1
        .split("\n\n")
        .next()
        .unwrap()
        .replace('\n', " ");
    for word in ["settled with", "snoozed until", "one item more", "you met"] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(!told.contains("less"), "told at once: {told}");
    assert!(next.html.contains("Your answers:"));
    let about =
        mails.iter().filter(|mail| String::from_utf8_lossy(mail).contains("About your answers")).count();
    assert_eq!(about, 1);
    assert_eq!(commands(&house).len(), wanted.len() + 1);
}
