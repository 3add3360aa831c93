//! `answer`: what a reply to the latest digest would say, applied at once.

use super::setting::{Setting, instant};
use super::{Common, Failure, terminal};
use crate::answer::{Code, Letter, Line, read_line};
use crate::ledger::{Applied, Ledger};
use crate::message::MessageId;
use crate::rounds::{apply, history, receipt_text, sentence};
use chrono::{DateTime, FixedOffset};

/// Says what a reply to the latest digest would say: "1 done", "2 snooze 2w", "why 2", "pause 4w"; "help" lists all.
/// Several are parted by commas.
#[derive(Debug, clap::Args)]
pub(super) struct Answer {
    /// The commands; the numbers are those of the latest digest that was sent
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
        let apart: Vec<Line> = self.commands.iter().flat_map(|command| read_line(command, tongue)).collect();
        // Without quotation marks the shell has parted the words.
        let joined = read_line(&self.commands.join(" "), tongue);
        let lines = if !is_understood(&apart) && is_understood(&joined) { joined } else { apart };
        understood(&self.commands, &lines)?;
        let mut ledger = setting.ledger()?;
        let (digest, _) = ledger.latest_digest()?.ok_or_else(|| {
            Failure::new("no digest was sent yet, so there is nothing to answer")
                .hint("`appreciated send` sends one")
        })?;
        let rows = answered(&mut ledger, &setting, digest, lines)?;
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
            let said = crate::plain::cut(&crate::plain::clean(&typed.join(" ")), 80);
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
