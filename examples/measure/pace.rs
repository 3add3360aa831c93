//! How fast mail is read, on one core: the plain bodies of `enron_sent/*/*.mbox`, of the list replies, and one quote of
//! 767 KB; and the mails of `enron_sent` from their first byte to their signals.

use crate::Misses;
use crate::report::Table;
use appreciated::mailbox::MailSource;
use appreciated::mailbox::mbox::Mbox;
use appreciated::message::{Body, BodyForm, Message};
use appreciated::signal::{self, Given, Signal};
use appreciated::zones::{self, Zones};
use serde::Deserialize;
use std::path::Path;
use std::time::{Duration, Instant};

/// Each set is read over and over for so long at least.
const ENOUGH: Duration = Duration::from_millis(1_500);

pub fn measure(data: &Path, _: &mut Misses) -> Option<Table> {
    let mails = sent(data);
    let sets = [
        ("sent mail", mails.iter().filter_map(|raw| Message::parse(raw).ok()).filter(is_plain).collect()),
        ("list replies", lists(data)),
        ("one quote of 767 KB", mail_of(long_quote()).into_iter().collect()),
    ];
    let mut rows = Vec::new();
    for (name, set) in sets.iter().filter(|(_, set)| !set.is_empty()) {
        rows.push(row(name, "zones", set, body_bytes, |mail| zones::split(&mail.body).quoted.len()));
        rows.push(row(name, "zones + signals", set, body_bytes, |mail| signals(mail).len()));
    }
    if !mails.is_empty() {
        let read = |raw: &Vec<u8>| Message::parse(raw).map_or(0, |mail| signals(&mail).len());
        rows.push(row("sent mail", "parse + zones + signals", &mails, Vec::len, read));
    }
    (rows.len() > 4).then(|| Table {
        title: "Speed of reading",
        about: "One core. MB are of bodies, decoded already; of whole mails where they are parsed too.",
        columns: &["what is done", "items", "MB", "MB/s", "µs an item"],
        rows,
        notes: Vec::new(),
    })
}

/// How fast `read` reads the items; what it returns is only there to be computed.
fn row<T>(
    set: &str,
    done: &str,
    items: &[T],
    bytes: impl Fn(&T) -> usize,
    read: impl Fn(&T) -> usize,
) -> Vec<String> {
    let megabytes = items.iter().map(bytes).sum::<usize>() as f64 / 1e6;
    let (start, mut rounds, mut found) = (Instant::now(), 0.0, 0);
    while start.elapsed() < ENOUGH {
        found += items.iter().map(&read).sum::<usize>();
        rounds += 1.0;
    }
    let seconds = start.elapsed().as_secs_f64() / rounds;
    std::hint::black_box(found);
    vec![
        format!("{set}: {done}"),
        items.len().to_string(),
        format!("{megabytes:.1}"),
        format!("{:.0}", megabytes / seconds),
        format!("{:.1}", seconds * 1e6 / items.len() as f64),
    ]
}

fn signals(mail: &Message) -> Vec<Signal> {
    let zones: Zones = zones::split(&mail.body);
    signal::read(mail, &zones, Given::default())
}

fn body_bytes(mail: &Message) -> usize {
    mail.body.text.len()
}

fn is_plain(mail: &Message) -> bool {
    mail.body.form == BodyForm::Plain
}

/// The raw mails.
fn sent(data: &Path) -> Vec<Vec<u8>> {
    let Ok(users) = std::fs::read_dir(data.join("enron_sent")) else { return Vec::new() };
    let mut files: Vec<_> = users
        .flatten()
        .filter_map(|user| std::fs::read_dir(user.path()).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "mbox"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| mails(file)).collect()
}

fn mails(file: &Path) -> Vec<Vec<u8>> {
    let mut mails = Vec::new();
    let Ok(mut source) = Mbox::open(file) else { return mails };
    while let Ok(batch) = source.batch(500) {
        if batch.is_empty() {
            break;
        }
        mails.extend(batch.into_iter().map(|raw| raw.bytes));
    }
    mails
}

#[derive(Deserialize)]
struct Case {
    text: String,
}

fn lists(data: &Path) -> Vec<Message> {
    let cases = crate::cases::<Case>(&data.join("replies/list_silver.dev.jsonl")).unwrap_or_default();
    cases.into_iter().filter_map(|case| mail_of(case.text)).collect()
}

/// An answer above a long quote of short lines, nested here and there.
fn long_quote() -> String {
    let mut text = String::from(
        "Yes, let us do that.\n\nOn Tue, Nov 3, 2026 at 10:11 AM Ana Sousa <ana@example.com> wrote:\n",
    );
    let mut line = 0;
    while text.len() < 767_000 {
        text += if line % 7 == 0 {
            ">> so what did you think of it?\n"
        } else {
            "> this is a line of an older mail: 12:30\n"
        };
        line += 1;
    }
    text
}

/// A mail with nothing but a body.
fn mail_of(text: String) -> Option<Message> {
    let mut mail = Message::parse(b"Subject: none\n\n").ok()?;
    mail.body = Body { text, form: BodyForm::Plain };
    Some(mail)
}
