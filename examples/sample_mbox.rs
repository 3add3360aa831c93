//! Writes a sample mailbox as an mbox file: `cargo run --example sample_mbox -- engineer sent.mbox`.
//! For trying `appreciated try FILE`, other mail programs, and the checks of `./test.sh`.

use appreciated::sample::{Owner, Phrases, generate};
use chrono::DateTime;
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(owner), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: sample_mbox engineer|manager|freelancer FILE".into());
    };
    let owner: Owner = owner.parse()?;
    let now = DateTime::parse_from_rfc3339("2026-11-23T08:00:00+00:00")?;
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    for mail in generate(owner, 7, now, Phrases::Shown).mails {
        let date = mail.internal_date.unwrap_or(now.to_utc()).format("%a %b %e %H:%M:%S %Y");
        writeln!(out, "From sample@example.com {date}")?;
        for line in mail.bytes.split_inclusive(|b| *b == b'\n') {
            // mboxrd: a line that looks like a separator gets one more `>`.
            let marks = line.iter().take_while(|b| **b == b'>').count();
            if line.get(marks..).is_some_and(|rest| rest.starts_with(b"From ")) {
                out.write_all(b">")?;
            }
            out.write_all(line)?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}
