//! `people`: who is there.

mod merges;

pub(super) use merges::{JoinedRow, said, toml};

use super::setting::{Setting, instant};
use super::{Common, Failure, terminal};
use crate::circles::Circles;
use crate::message::AddrSpec;
use crate::rounds::history;
use crate::tie::{HISTORY_DAYS, NOW_DAYS};
use crate::tie::{History, Rhythm, Tie, gratitude_debt, reciprocity, strength, survival};
use crate::words::{Person, PersonId, Role, Said, Topic};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;

#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Only people whose name or address contains this
    query: Option<String>,
    /// Add the measures
    #[arg(long)]
    figures: bool,
    /// List addresses that may be one person's, and those that you joined
    #[arg(long, conflicts_with_all = ["query", "figures"])]
    merges: bool,
    /// Let OTHER count as an address of KEEP's person
    #[arg(long, num_args = 2, value_names = ["KEEP", "OTHER"], value_parser = address)]
    #[arg(conflicts_with_all = ["query", "figures", "merges"])]
    join: Vec<AddrSpec>,
    /// Take that back
    #[arg(long, value_name = "OTHER", value_parser = address)]
    #[arg(conflicts_with_all = ["query", "figures", "merges", "join"])]
    part: Option<AddrSpec>,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

fn address(text: &str) -> Result<AddrSpec, String> {
    AddrSpec::parse(text).ok_or_else(|| "write it as name@example.com".to_owned())
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    name: &'a str,
    addresses: &'a [AddrSpec],
    messages_out: usize,
    exchanges: usize,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    roles: &'a BTreeSet<Role>,
    circle: Option<&'a str>,
    /// What the owner noted, the oldest first.
    notes: Vec<&'a str>,
    #[serde(flatten)]
    figures: Option<Figures>,
}

#[derive(Debug, Serialize)]
struct Figures {
    tie_now: f64,
    tie_history: f64,
    rhythm_days: Option<i64>,
    survival: f64,
    help_in: f64,
    help_out: f64,
    gratitude_debt: f64,
    constraint: Option<f64>,
    betweenness: f64,
}

impl List {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, self.now)?;
        let mut ledger = setting.ledger()?;
        if self.merges {
            return merges::list(common, &setting, &ledger);
        }
        if let [keep, other] = self.join.as_slice() {
            return merges::join(common, &setting, &mut ledger, keep, other);
        }
        if let Some(other) = &self.part {
            return merges::part(common, &setting, &mut ledger, other);
        }
        let history = history(&ledger, &setting.rules, setting.now.to_utc())?;
        let (rhythm, circles) = (Rhythm::of(&history), Circles::of(&history));
        let said = ledger.said()?;
        let seen =
            Seen { history: &history, rhythm: &rhythm, circles: &circles, said: &said, now: setting.now };
        let mut found: Vec<&Person> = match &self.query {
            Some(query) => history.people.find(query),
            None => history.people.iter().collect(),
        };
        found.sort_by_key(|p| (std::cmp::Reverse(history.tie(p.id).contacts.len()), p.id));
        let rows: Vec<Row<'_>> = found.iter().map(|p| self.row(p, seen)).collect();
        if common.json {
            terminal::data(&serde_json::json!({ "people": rows }));
        } else if rows.is_empty() {
            return Err(
                Failure::new("nobody in the ledger fits that").hint("`appreciated people` lists everybody")
            );
        } else {
            terminal::say(&table(&rows));
        }
        Ok(())
    }

    fn row<'a>(&self, person: &'a Person, seen: Seen<'a>) -> Row<'a> {
        let tie = seen.history.tie(person.id);
        let circle = || seen.circles.circle(person.id).map(|circle| circle.name.as_str());
        let days = tie.days();
        Row {
            name: &person.name,
            addresses: &person.addresses,
            messages_out: tie.contacts.len(),
            exchanges: tie.exchanges.len(),
            first: days.first().copied(),
            last: days.last().copied(),
            roles: &person.roles,
            circle: person.department.as_deref().or_else(circle),
            notes: notes(person, seen.said),
            figures: self.figures.then(|| figures(tie, person.id, seen)),
        }
    }
}

/// What the figures come from.
#[derive(Clone, Copy)]
struct Seen<'a> {
    history: &'a History,
    rhythm: &'a Rhythm,
    circles: &'a Circles,
    said: &'a [Said],
    now: DateTime<FixedOffset>,
}

fn figures(tie: &Tie, person: PersonId, Seen { rhythm, circles, now, .. }: Seen<'_>) -> Figures {
    let (help_in, help_out, _) = reciprocity(tie, now);
    let days = tie.days();
    let mut gaps: Vec<i64> =
        days.iter().zip(days.iter().skip(1)).map(|(a, b)| (*b - *a).num_days()).collect();
    gaps.sort_unstable();
    Figures {
        tie_now: strength(tie, now, NOW_DAYS),
        tie_history: strength(tie, now, HISTORY_DAYS),
        rhythm_days: gaps.get(gaps.len() / 2).copied(),
        survival: survival(tie, rhythm, now),
        help_in,
        help_out,
        gratitude_debt: gratitude_debt(tie, now),
        constraint: circles.constraint(person),
        betweenness: circles.betweenness(person),
    }
}

fn notes<'a>(person: &Person, said: &'a [Said]) -> Vec<&'a str> {
    let mut notes: Vec<&Said> = said
        .iter()
        .filter(|one| one.topic == Topic::Note && person.addresses.contains(&one.address))
        .collect();
    notes.sort_by_key(|one| one.on);
    notes.into_iter().map(|one| one.text.as_str()).collect()
}

fn table(rows: &[Row<'_>]) -> String {
    let day = |date: Option<NaiveDate>| date.map_or_else(|| "-".to_owned(), |d| d.to_string());
    let mut text = format!(
        "{:<28} {:>5} {:>5}  {:<10}  {:<10}  {:<20}  address\n",
        "name", "sent", "seen", "first", "last", "circle"
    );
    for row in rows {
        let name: String = row.name.chars().take(28).collect();
        let circle: String = row.circle.unwrap_or("-").chars().take(20).collect();
        let address = row.addresses.first().map_or("", |a| a.as_str());
        let _ = writeln!(
            text,
            "{name:<28} {:>5} {:>5}  {:<10}  {:<10}  {circle:<20}  {address}",
            row.messages_out,
            row.exchanges,
            day(row.first),
            day(row.last),
        );
        for note in &row.notes {
            let _ = writeln!(text, "    note: {note}");
        }
        if let Some(f) = &row.figures {
            let _ = writeln!(
                text,
                "    tie now {:.2}, ever {:.2}; rhythm {} days; silence ends with {:.2}; help in {:.2}, out {:.2}; owed {:.2}; constraint {}; between {:.3}",
                f.tie_now,
                f.tie_history,
                f.rhythm_days.map_or_else(|| "-".to_owned(), |d| d.to_string()),
                f.survival,
                f.help_in,
                f.help_out,
                f.gratitude_debt,
                f.constraint.map_or_else(|| "-".to_owned(), |c| format!("{c:.2}")),
                f.betweenness
            );
        }
    }
    text
}
