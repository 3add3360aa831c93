//! How fast bodies are parted: the plain bodies of `enron_sent/*/*.mbox`, of the list replies, and one quote of 767 KB.

use crate::Misses;
use crate::report::Table;
use appreciated::mailbox::MailSource;
use appreciated::mailbox::mbox::Mbox;
use appreciated::message::{Body, BodyForm, Message};
use appreciated::zones;
use serde::Deserialize;
use std::path::Path;
use std::time::Instant;

/// Bytes read of each set at least, over and over where it is smaller.
const ENOUGH: usize = 256 << 20;

pub fn measure(data: &Path, _: &mut Misses) -> Option<Table> {
    let sets = [
        ("sent mail", sent(data)),
        ("list replies", lists(data)),
        ("one quote of 767 KB", vec![long_quote()]),
    ];
    let rows: Vec<_> = sets
        .iter()
        .filter(|(_, bodies)| !bodies.is_empty())
        .map(|(name, bodies)| row(name, bodies))
        .collect();
    (rows.len() > 1).then(|| Table {
        title: "Speed of zones",
        about: "Plain bodies, decoded already, on one core.",
        columns: &["bodies", "MB", "MB/s", "µs a body"],
        rows,
        notes: Vec::new(),
    })
}

fn row(name: &str, bodies: &[Body]) -> Vec<String> {
    let bytes: usize = bodies.iter().map(|body| body.text.len()).sum();
    let rounds = ENOUGH.div_ceil(bytes.max(1));
    let start = Instant::now();
    let mut parts = 0;
    for _ in 0..rounds {
        parts += bodies.iter().map(|body| zones::split(body).quoted.len()).sum::<usize>();
    }
    let seconds = start.elapsed().as_secs_f64();
    std::hint::black_box(parts);
    let megabytes = bytes as f64 / 1e6;
    let each = seconds * 1e6 / (rounds * bodies.len()) as f64;
    vec![
        name.to_owned(),
        format!("{megabytes:.1}"),
        format!("{:.0}", megabytes * rounds as f64 / seconds),
        format!("{each:.1}"),
    ]
}

fn sent(data: &Path) -> Vec<Body> {
    let Ok(users) = std::fs::read_dir(data.join("enron_sent")) else { return Vec::new() };
    let mut files: Vec<_> = users
        .flatten()
        .filter_map(|user| std::fs::read_dir(user.path()).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "mbox"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| bodies(file)).collect()
}

fn bodies(file: &Path) -> Vec<Body> {
    let mut bodies = Vec::new();
    let Ok(mut source) = Mbox::open(file) else { return bodies };
    while let Ok(batch) = source.batch(500) {
        if batch.is_empty() {
            break;
        }
        let read = batch.iter().filter_map(|raw| Message::parse(&raw.bytes).ok());
        bodies.extend(read.map(|message| message.body).filter(|body| body.form == BodyForm::Plain));
    }
    bodies
}

#[derive(Deserialize)]
struct Case {
    text: String,
}

fn lists(data: &Path) -> Vec<Body> {
    let cases = crate::cases::<Case>(&data.join("replies/list_silver.dev.jsonl")).unwrap_or_default();
    cases.into_iter().map(|case| plain(case.text)).collect()
}

/// An answer above a long quote of short lines, nested here and there.
fn long_quote() -> Body {
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
    plain(text)
}

fn plain(text: String) -> Body {
    Body { text, form: BodyForm::Plain }
}
