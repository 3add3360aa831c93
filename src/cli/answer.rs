//! `answer`: what a reply to the latest digest, or to the mail with a tag, would say, applied at once.

use super::setting::{Setting, instant};
use super::{Common, Failure, terminal};
use crate::answer::{Code, LONGEST_ANSWERABLE, Letter, Line, Sent, read_line};
use crate::ledger::{Applied, Delivery, Ledger};
use crate::message::MessageId;
use crate::outbox::delivery::Stage;
use crate::plain::{clean, cut};
use crate::rounds::{RECEIPT, apply, history, receipt_text, reminder_schedule, sentence};
use chrono::{DateTime, FixedOffset};

/// Says what a reply to the latest digest would say: "1 done", "2 snooze 2w", "why 2", "pause 4w"; "help" lists all.
/// Several are parted by commas. "[q8m2] 1 done" answers the mail with that tag in its subject.
#[derive(Debug, clap::Args)]
pub(super) struct Answer {
    /// The commands; the numbers are those of the latest digest that was sent, or of the mail with the tag before them
    #[arg(required = true)]
    commands: Vec<String>,
    /// The time to answer at, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

/// One line of `answer --json`.
#[derive(Debug, serde::Serialize)]
struct Row {
    command: String,
    outcome: &'static str,
    facts: std::collections::BTreeMap<String, String>,
    said: String,
    #[serde(skip)]
    applied: bool,
}

impl Answer {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, self.now)?;
        let tongue = setting.rules.tongue;
        let (tag, commands) = parted(&self.commands);
        let apart: Vec<Line> = commands.iter().flat_map(|command| read_line(command, tongue)).collect();
        // Without quotation marks the shell has parted the words.
        let joined = read_line(&commands.join(" "), tongue);
        let lines = if !is_understood(&apart) && is_understood(&joined) { joined } else { apart };
        understood(&commands, &lines)?;
        let mut ledger = setting.ledger()?;
        let tagged = tag.map(|tag| with_tag(&ledger, tag, &setting)).transpose()?;
        let digest = match &tagged {
            Some(sent) => sent.about.clone(),
            None => latest(&ledger)?,
        };
        let rows = answered(&mut ledger, &setting, digest, lines)?;
        if let Some(sent) = tagged.filter(|_| !common.json) {
            let made = sent.made_at.with_timezone(&setting.now.timezone());
            terminal::say(&format!("To the mail [{}] of {}:\n", sent.tag, made.format("%Y-%m-%d %H:%M")));
        }
        if common.json {
            terminal::data(&serde_json::json!({ "answers": rows }));
        } else {
            terminal::say(&rows.iter().flat_map(|row| [row.said.as_str(), "\n"]).collect::<String>());
        }
        match rows.iter().filter(|row| !row.applied).count() {
            0 => Ok(()),
            count => Err(Failure::new(format!("{count} of {} commands changed nothing", rows.len()))),
        }
    }
}

/// The tag before the commands, `[q8m2]` or `[q8m2] 1 done`, and the commands without it.
fn parted(typed: &[String]) -> (Option<&str>, Vec<String>) {
    let Some((first, others)) = typed.split_first() else { return (None, Vec::new()) };
    let bracket = first.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let Some((tag, rest)) = bracket else { return (None, typed.to_vec()) };
    let rest = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
    (Some(tag.trim()), rest.into_iter().chain(others.iter().cloned()).collect())
}

/// The newest mail of ours with this tag, whatever the outbox knows of it: who names the tag has the mail.
fn with_tag(ledger: &Ledger, tag: &str, setting: &Setting) -> Result<Sent, Failure> {
    let now = setting.now.to_utc();
    let since = now.checked_sub_signed(LONGEST_ANSWERABLE).unwrap_or(now);
    let sent = ledger.answerable(since)?.into_iter().rfind(|sent| sent.tag.eq_ignore_ascii_case(tag));
    sent.ok_or_else(|| {
        let (tag, days) = (cut(&clean(tag), 20), LONGEST_ANSWERABLE.num_days());
        Failure::new(format!(
            "no mail with the tag [{tag}] was made in the last {days} days; nothing was done"
        ))
        .hint("the tag stands in brackets in the subject of a digest; without one the latest digest is meant")
    })
}

/// The latest digest that was sent; a mail of reminders alone only where there was no digest yet.
fn latest(ledger: &Ledger) -> Result<String, Failure> {
    let of_reminders = reminder_schedule("");
    let is_digest = |one: &Delivery| {
        one.stage == Stage::Sent && one.schedule != RECEIPT && !one.schedule.starts_with(&of_reminders)
    };
    if let Some(digest) = ledger.deliveries(u32::MAX)?.into_iter().find(is_digest) {
        return Ok(digest.digest);
    }
    let (digest, _) = ledger.latest_digest()?.ok_or_else(|| {
        Failure::new("no digest was sent yet, so there is nothing to answer")
            .hint("`appreciated send` sends one")
    })?;
    Ok(digest)
}

fn is_understood(lines: &[Line]) -> bool {
    !lines.is_empty() && lines.iter().all(|line| matches!(line, Line::Command(_)))
}

/// A line that is no command ends it all before anything is done.
fn understood(typed: &[String], lines: &[Line]) -> Result<(), Failure> {
    let hint = "`appreciated answer help` lists what can be said";
    let wrong = lines.iter().find_map(|line| match line {
        Line::Unknown { said, nearest } => Some((said.clone(), nearest.clone())),
        Line::Command(_) => None,
    });
    match wrong {
        Some((said, Some(nearest))) => {
            Err(Failure::usage(format!("\"{said}\" is no command; nothing was done"))
                .hint(format!("did you mean \"{nearest}\"? {hint}")))
        }
        Some((said, None)) => {
            Err(Failure::usage(format!("\"{said}\" is no command; nothing was done")).hint(hint))
        }
        None if lines.is_empty() => {
            let said = cut(&clean(&typed.join(" ")), 80);
            Err(Failure::usage(format!("\"{said}\" is no command; nothing was done")).hint(hint))
        }
        None => Ok(()),
    }
}

/// Keeps the lines as those of a letter, and applies them.
fn answered(
    ledger: &mut Ledger,
    setting: &Setting,
    digest: String,
    lines: Vec<Line>,
) -> Result<Vec<Row>, Failure> {
    let source = format!("cli {}", setting.now.to_utc().format("%Y-%m-%dT%H:%M:%S%.fZ"));
    let people = history(ledger, &setting.rules, setting.now.to_utc())?.people;
    let letter = Letter {
        source: source.clone(),
        message_id: MessageId(source.clone()),
        at: setting.now,
        digest,
        lines,
    };
    ledger.keep_letters(&[letter])?;
    let mut rows = Vec::new();
    for answer in ledger.waiting_answers()?.into_iter().filter(|answer| answer.key.source == source) {
        let outcome = apply(ledger, &setting.rules, &people, &answer, setting.now.to_utc(), true)?;
        let command = match &answer.line {
            Line::Command(command) => command.to_string(),
            Line::Unknown { said, .. } => said.clone(),
        };
        let (code, facts) = (outcome.code.name(), outcome.facts.clone());
        let done = outcome.code.is_applied() || outcome.code == Code::Same;
        let applied = Applied { answer, outcome, before: None };
        let said = match applied.outcome.code {
            Code::Explained | Code::Helped => receipt_text(ledger, &setting.rules, &[applied], setting.now)?,
            _ => sentence(&applied, setting.rules.tongue, setting.now),
        };
        rows.push(Row { command, outcome: code, facts, said, applied: done });
    }
    Ok(rows)
}
