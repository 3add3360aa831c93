//! `why` and `why-not`: every counted message and the arithmetic; the first gate that stopped a person.

use super::setting::{Setting, instant};
use super::{Common, Failure, terminal};
use crate::message::AddrSpec;
use crate::outlook::{Occasion, Outlook};
use crate::practice::phrasing::quote;
use crate::rounds::{digest_round, history};
use crate::tie::{
    Ending, HISTORY_DAYS, Help, HelpKind, History, NOW_DAYS, Rhythm, Tie, gratitude_debt, reciprocity,
    strength, survival,
};
use crate::words::{Person, Suggestion};
use chrono::{DateTime, FixedOffset};
use std::fmt::Write;

#[derive(Debug, clap::Args)]
pub(super) struct Why {
    /// A name or an address
    person: String,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

#[derive(Debug, clap::Args)]
pub(super) struct WhyNot {
    /// A name or an address
    person: String,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

/// A person with everything that is told of them.
struct Case<'a> {
    person: &'a Person,
    tie: &'a Tie,
    history: &'a History,
    rhythm: &'a Rhythm,
    outlook: &'a Outlook,
    now: DateTime<FixedOffset>,
}

impl Why {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let (setting, history, outlook) = look(common, self.now)?;
        let person = one(&history, &self.person)?;
        let tie = history.tie(person.id);
        let rhythm = &Rhythm::of(&history);
        let case = Case { person, tie, history: &history, rhythm, outlook: &outlook, now: setting.now };
        if common.json {
            terminal::data(&json(&case));
        } else {
            terminal::say(&statement(&case));
        }
        Ok(())
    }
}

impl WhyNot {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let (_, history, outlook) = look(common, self.now)?;
        let person = one(&history, &self.person)?;
        let shown: Vec<&Suggestion> = outlook.digest.items.iter().filter(|s| about(s, person)).collect();
        let refused: Vec<_> = outlook.left_out.iter().filter(|(s, _)| about(s, person)).collect();
        if common.json {
            let rows: Vec<_> = refused
                .iter()
                .map(|(s, why)| serde_json::json!({"practice": s.practice, "reason": why.name(), "text": s.heading}))
                .collect();
            terminal::data(
                &serde_json::json!({"person": person.name, "shown": shown.len(), "refused": rows}),
            );
            return Ok(());
        }
        let mut text = String::new();
        for suggestion in &shown {
            let _ = writeln!(text, "In the next digest: {}", suggestion.heading);
        }
        for (suggestion, why) in &refused {
            let _ = writeln!(text, "{}: {} [{}]", suggestion.heading, why.sentence(), why.name());
        }
        if shown.is_empty() && refused.is_empty() {
            let tie = history.tie(person.id);
            let _ = writeln!(
                text,
                "No practice has anything to say about {}: {} of your mails reached them, {} of theirs were seen; nothing \
                 asked and answered in the last 30 days, no open promise, no unusual silence.",
                person.name,
                tie.contacts.len(),
                tie.exchanges.len()
            );
        }
        terminal::say(&text);
        Ok(())
    }
}

fn about(suggestion: &Suggestion, person: &Person) -> bool {
    suggestion.person.addresses == person.addresses
}

fn look(common: &Common, now: Option<DateTime<FixedOffset>>) -> Result<(Setting, History, Outlook), Failure> {
    let setting = Setting::load(common, now)?;
    let ledger = setting.ledger()?;
    let history = history(&ledger, &setting.rules)?;
    let key = ledger.key();
    let first = ledger.digests_sent()? == 0;
    let occasion =
        Occasion { now: setting.now, slot: "preview", key: &key, first, since: None, warnings: Vec::new() };
    let outlook = digest_round(&ledger, &history, &setting.rules, &occasion)?;
    Ok((setting, history, outlook))
}

/// The one person a query means.
fn one<'a>(history: &'a History, query: &str) -> Result<&'a Person, Failure> {
    match history.people.find(query).as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new(format!("nobody in the ledger fits \"{query}\""))
            .hint("`appreciated people` lists everybody the ledger knows")),
        several => {
            let names: Vec<String> = several
                .iter()
                .take(5)
                .map(|p| p.addresses.first().map_or_else(|| p.name.clone(), |a| format!("{} <{a}>", p.name)))
                .collect();
            Err(Failure::new(format!("\"{query}\" fits {} people: {}", several.len(), names.join(", ")))
                .hint("write the whole address"))
        }
    }
}

fn helps<'a>(helps: &'a [Help], history: &'a History) -> impl Iterator<Item = String> + 'a {
    helps.iter().map(|help| {
        let kind = match help.kind {
            HelpKind::Delivery => "delivery",
            HelpKind::Introduction => "introduction",
            HelpKind::Answer => "answer",
            HelpKind::Thanked => "thanked for",
            HelpKind::PassedOn => "passed on",
        };
        let subject = history.mail(help.mail).map_or("", |m| m.subject.as_str());
        format!("{}  {:.1}  {kind:<12} {subject}", help.when.day(), help.weight)
    })
}

fn statement(case: &Case<'_>) -> String {
    let Case { person, tie, history, rhythm, outlook, now } = *case;
    let mut text = String::new();
    let addresses: Vec<&str> = person.addresses.iter().map(AddrSpec::as_str).collect();
    let _ = writeln!(text, "{} <{}>\n\nYour mails that reached them:", person.name, addresses.join(", "));
    for contact in &tie.contacts {
        let subject = history.mail(contact.mail).map_or("", |m| m.subject.as_str());
        let to = if contact.direct { "to" } else { "cc" };
        let readers =
            if contact.readers == 1 { "alone".to_owned() } else { format!("{} readers", contact.readers) };
        let _ = writeln!(text, "  {}  {to}, {readers}  {subject}", contact.at.date_naive());
    }
    section(
        &mut text,
        "Their mails, seen through your quotes:",
        tie.exchanges
            .iter()
            .map(|e| format!("{}  {}", e.on, history.mail(e.mail).map_or("", |m| m.subject.as_str()))),
    );
    section(&mut text, "Help you received (date, weight):", helps(&tie.helps_in, history));
    section(&mut text, "Help you gave:", helps(&tie.helps_out, history));
    section(
        &mut text,
        "Thanks you gave (date, quality):",
        tie.thanks.iter().map(|t| {
            let words =
                history.act(t.mail, t.act).and_then(|a| a.words.as_deref()).map(quote).unwrap_or_default();
            format!("{}  {}  {words}", t.at.date_naive(), t.quality)
        }),
    );
    section(
        &mut text,
        "What you promised:",
        tie.promises.iter().map(|p| {
            let words =
                history.act(p.mail, p.act).and_then(|a| a.words.as_deref()).map(quote).unwrap_or_default();
            let end = match p.closed {
                Some((_, Ending::Kept)) => "kept",
                Some((_, Ending::TakenBack)) => "taken back",
                Some((_, Ending::WentOn)) => "closed by a later mail",
                None => "open",
            };
            let due = p.due.map_or_else(String::new, |due| format!(", due {due}"));
            format!("{}  {end}{due}  {words}", p.at.date_naive())
        }),
    );
    let (received, given, leaning) = reciprocity(tie, now);
    let _ = writeln!(
        text,
        "\nThe arithmetic, as of {}:\n  \
         tie now {:.3} = sum over mails of 2/sqrt(readers), 1 for each of theirs, halved every {NOW_DAYS} days\n  \
         tie ever {:.3} = the same, halved every {HISTORY_DAYS} days\n  \
         a silence like today's still ends: {:.3}\n  \
         help received {received:.3}, given {given:.3} (halved every 365 days); leaning ({received:.3} - {given:.3}) / \
         ({received:.3} + {given:.3} + 2) = {leaning:.3}\n  \
         owed thanks {:.3} = each help its weight, each thanks of quality 1, 2, 3 takes 0.3, 0.7, 1, halved every 180 days",
        now.date_naive(),
        strength(tie, now, NOW_DAYS),
        strength(tie, now, HISTORY_DAYS),
        survival(tie, rhythm, now),
        gratitude_debt(tie, now)
    );
    let shown = outlook
        .digest
        .items
        .iter()
        .filter(|s| about(s, person))
        .map(|s| format!("in the next digest: {}", s.heading));
    let refused = outlook
        .left_out
        .iter()
        .filter(|(s, _)| about(s, person))
        .map(|(s, why)| format!("left out: {} ({})", s.heading, why.sentence()));
    section(&mut text, "What follows:", shown.chain(refused));
    text
}

fn section(text: &mut String, title: &str, rows: impl Iterator<Item = String>) {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return;
    }
    let _ = writeln!(text, "\n{title}");
    for row in rows {
        let _ = writeln!(text, "  {row}");
    }
}

fn json(case: &Case<'_>) -> serde_json::Value {
    let Case { person, tie, history, rhythm, outlook, now } = *case;
    let id = |mail: usize| history.mail(mail).map(|m| m.message_id.0.clone());
    let help = |h: &Help| serde_json::json!({"message_id": id(h.mail), "date": h.when, "weight": h.weight});
    let (received, given, leaning) = reciprocity(tie, now);
    serde_json::json!({
        "name": person.name,
        "addresses": person.addresses,
        "now": now.to_rfc3339(),
        "messages": tie.contacts.iter().map(|c| serde_json::json!({
            "message_id": id(c.mail), "date": c.at.to_rfc3339(), "readers": c.readers, "direct": c.direct,
        })).collect::<Vec<_>>(),
        "exchanges": tie.exchanges.iter().map(|e| serde_json::json!({"message_id": id(e.mail), "date": e.on})).collect::<Vec<_>>(),
        "help_in": tie.helps_in.iter().map(help).collect::<Vec<_>>(),
        "help_out": tie.helps_out.iter().map(help).collect::<Vec<_>>(),
        "thanks": tie.thanks.iter().map(|t| serde_json::json!({
            "message_id": id(t.mail), "date": t.at.to_rfc3339(), "quality": t.quality,
        })).collect::<Vec<_>>(),
        "figures": {
            "tie_now": strength(tie, now, NOW_DAYS),
            "tie_history": strength(tie, now, HISTORY_DAYS),
            "survival": survival(tie, rhythm, now),
            "help_in": received,
            "help_out": given,
            "reciprocity": leaning,
            "gratitude_debt": gratitude_debt(tie, now),
        },
        "shown": outlook.digest.items.iter().filter(|s| about(s, person)).collect::<Vec<_>>(),
        "left_out": outlook.left_out.iter().filter(|(s, _)| about(s, person)).map(|(s, why)| serde_json::json!({
            "practice": s.practice, "reason": why.name(),
        })).collect::<Vec<_>>(),
    })
}
