//! `received`: the dated thanks the owner got, as far as quotes of the others' mails show.

use super::setting::{Setting, instant};
use super::wording::{Teller, Told, in_words};
use super::{Common, Failure, terminal};
use crate::practice::phrasing::topic;
use crate::rounds::history;
use crate::tie::{History, ThanksIn};
use crate::words::Person;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The day of each thanks that others gave you, and what it answers; their words are never kept.
#[derive(Debug, clap::Args)]
pub(super) struct Received {
    /// From this day on
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<NaiveDate>,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "write it as 2026-11-23".to_owned())
}

/// One thanks with everything that is told of it.
struct Row<'a> {
    person: &'a Person,
    thanks: &'a ThanksIn,
    told: Told,
    topic: Option<String>,
    answers: Option<Told>,
}

impl Received {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, self.now)?;
        let history = history(&setting.ledger()?, &setting.rules, setting.now.to_utc())?;
        let rows = rows(&history, self.since, setting.now.date_naive());
        if common.json {
            let thanks: Vec<Value> = rows.iter().map(Row::data).collect();
            let since = self.since;
            terminal::data(&json!({"now": setting.now.to_rfc3339(), "since": since, "thanks": thanks}));
        } else {
            terminal::say(&page(&rows, self.since, setting.now.date_naive()));
        }
        Ok(())
    }
}

/// Everybody's thanks from `since` up to `today`, the newest last.
fn rows(history: &History, since: Option<NaiveDate>, today: NaiveDate) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for person in history.people.iter() {
        let teller = Teller::of(history, person);
        let wanted = |t: &&ThanksIn| since.is_none_or(|since| t.on >= since) && t.on <= today;
        rows.extend(teller.tie.thanked_me.iter().filter(wanted).map(|thanks| Row {
            person,
            thanks,
            told: teller.thanks_in(thanks),
            topic: history.mail(thanks.mail).and_then(topic),
            answers: teller.thanked_for(thanks),
        }));
    }
    rows.sort_by_key(|row| (row.thanks.on, row.thanks.mail, row.thanks.quote, row.person.id));
    rows
}

fn page(rows: &[Row<'_>], since: Option<NaiveDate>, today: NaiveDate) -> String {
    let span = since.map_or_else(String::new, |since| format!("from {since} "));
    if rows.is_empty() {
        return format!(
            "No thanks to you show {span}up to {today}. They are seen only where you quote the mail you answer.\n"
        );
    }
    let mut text = format!("Thanks to you, {span}up to {today}, as far as you quoted them:\n");
    for row in rows {
        let about = row.topic.as_ref().map_or_else(String::new, |topic| format!(" on \"{topic}\""));
        let known = if row.thanks.dated { "" } else { " (the day of your answer)" };
        let line = format!("{} {}{about}{known}.", row.person.name, in_words(row.thanks));
        put(&mut text, &row.thanks.on.to_string(), &line);
        if let Some(answers) = &row.answers {
            put(&mut text, "", &format!("Before, on {}: {answers}", answers.date.day()));
        }
    }
    let people: BTreeSet<_> = rows.iter().map(|row| row.person.id).collect();
    let _ = writeln!(
        text,
        "{} from {}.",
        if rows.len() == 1 {
            "One mail that thanks you".to_owned()
        } else {
            format!("{} mails that thank you", rows.len())
        },
        if people.len() == 1 { "one person".to_owned() } else { format!("{} people", people.len()) },
    );
    text
}

/// One row: the date, and the words wrapped beside it.
fn put(text: &mut String, date: &str, words: &str) {
    let indent = if date.is_empty() { 16 } else { 12 };
    for (at, line) in textwrap::wrap(words, terminal::width().saturating_sub(indent)).iter().enumerate() {
        let margin = if at == 0 { date } else { "" };
        let _ = writeln!(text, "{margin:<indent$}{line}");
    }
}

impl Row<'_> {
    fn data(&self) -> Value {
        json!({
            "date": self.told.date,
            "dated": self.thanks.dated,
            "person": {"name": self.person.name, "addresses": self.person.addresses},
            "quality": self.thanks.quality,
            "praise": self.thanks.praise,
            "in_words": in_words(self.thanks),
            "subject": self.topic,
            "message_id": self.told.message_id,
            "answers": self.answers.as_ref().map(|told| json!({
                "date": told.date,
                "kind": told.kind,
                "text": told.to_string(),
                "quote": told.quote,
                "message_id": told.message_id,
            })),
        })
    }
}
