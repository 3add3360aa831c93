//! `people --merges`, `--join` and `--part`: which addresses may be one person's, and what the owner says to that.

use crate::cli::setting::Setting;
use crate::cli::{Common, Failure, terminal};
use crate::ledger::Ledger;
use crate::message::AddrSpec;
use crate::person::{Proposal, propose};
use crate::rounds::{self, CorrectionError};
use crate::words::{Joined, Role, Rules, Topic};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// One word of the owner's, for JSON.
#[derive(Debug, serde::Serialize)]
pub(in crate::cli) struct JoinedRow {
    keep: AddrSpec,
    join: AddrSpec,
    said_on: NaiveDate,
    /// The config says nothing else.
    counts: bool,
}

#[derive(Debug, serde::Serialize)]
struct Report {
    proposals: Vec<Proposal>,
    joined: Vec<JoinedRow>,
    toml: String,
}

/// `people --merges`.
pub(super) fn list(common: &Common, setting: &Setting, ledger: &Ledger) -> Result<(), Failure> {
    let history = rounds::history(ledger, &setting.rules, setting.now.to_utc())?;
    let corrected = rounds::corrected(ledger, &setting.rules)?;
    let report = Report {
        proposals: propose(&history.mails, &history.people, &corrected),
        joined: said(ledger, &setting.rules)?,
        toml: toml(ledger, &setting.rules)?,
    };
    if common.json {
        terminal::data(&report);
    } else {
        terminal::say(&text(&report));
    }
    Ok(())
}

/// `people --join KEEP OTHER`.
pub(super) fn join(
    common: &Common,
    setting: &Setting,
    ledger: &mut Ledger,
    keep: &AddrSpec,
    other: &AddrSpec,
) -> Result<(), Failure> {
    rounds::join(ledger, &setting.rules, keep, other, setting.now.date_naive())?;
    if common.json {
        terminal::data(&serde_json::json!({ "joined": other, "keep": keep }));
    } else {
        let undo = shell(other);
        terminal::say(&format!(
            "{other} counts as {keep} from now on; `appreciated people --part {undo}` takes it back\n"
        ));
    }
    Ok(())
}

/// `people --part OTHER`.
pub(super) fn part(
    common: &Common,
    setting: &Setting,
    ledger: &mut Ledger,
    other: &AddrSpec,
) -> Result<(), Failure> {
    rounds::part(ledger, &setting.rules, other)?;
    if common.json {
        terminal::data(&serde_json::json!({ "parted": other }));
    } else {
        terminal::say(&format!("{other} stands for itself again\n"));
    }
    Ok(())
}

/// What the owner said, and whether it counts beside the config.
pub(in crate::cli) fn said(ledger: &Ledger, rules: &Rules) -> Result<Vec<JoinedRow>, Failure> {
    let corrected = rounds::corrected(ledger, rules)?;
    let counts = |one: &Joined| corrected.main_address(&one.keep) == corrected.main_address(&one.join);
    let joined = ledger.joined()?;
    Ok(joined
        .into_iter()
        .map(|one| JoinedRow { counts: counts(&one), keep: one.keep, join: one.join, said_on: one.said_on })
        .collect())
}

/// The tables by which the config would say what the ledger was told; empty when that is nothing, or when the config
/// says otherwise.
pub(in crate::cli) fn toml(ledger: &Ledger, rules: &Rules) -> Result<String, Failure> {
    let corrected = rounds::corrected(ledger, rules)?;
    let mut heads: BTreeMap<&AddrSpec, Told<'_>> = BTreeMap::new();
    let (joined, said) = (ledger.joined()?, ledger.said()?);
    for one in &joined {
        let head = corrected.main_address(&one.keep);
        if corrected.main_address(&one.join) == head {
            let config = rules.people.get(head).filter(|_| rules.names(head));
            let aliases = &mut heads.entry(head).or_default().aliases;
            aliases.extend(config.iter().flat_map(|rule| &rule.aliases));
            aliases.insert(&one.join);
            aliases.extend(Some(&one.keep).filter(|keep| *keep != head));
        }
    }
    for one in &said {
        let head = corrected.main_address(&one.address);
        let Some(rule) = corrected.people.get(head) else { continue };
        match one.topic {
            Topic::Role if rule.role == Some(Role::Boss) => heads.entry(head).or_default().boss = true,
            Topic::Public if rule.public_never => heads.entry(head).or_default().private = true,
            Topic::Role | Topic::Public | Topic::Note => {}
        }
    }
    Ok(heads.into_iter().map(|(head, told)| table(head, &told)).collect())
}

/// What was told of one person.
#[derive(Default)]
struct Told<'a> {
    aliases: BTreeSet<&'a AddrSpec>,
    boss: bool,
    private: bool,
}

/// `[people."a@b"]` with what was told.
fn table(head: &AddrSpec, told: &Told<'_>) -> String {
    let mut text = format!("[people.{}]\n", quoted(head));
    if !told.aliases.is_empty() {
        let aliases: Vec<String> = told.aliases.iter().map(|alias| quoted(alias)).collect();
        let _ = writeln!(text, "aliases = [{}]", aliases.join(", "));
    }
    if told.boss {
        text.push_str("role = \"boss\"\n");
    }
    if told.private {
        text.push_str("public = \"never\"\n");
    }
    text
}

/// A text of TOML, which is that of JSON for all that an address may hold.
fn quoted(address: &AddrSpec) -> String {
    serde_json::to_string(address.as_str()).unwrap_or_default()
}

/// An address as one word of a command line.
fn shell(address: &AddrSpec) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | '+');
    if address.as_str().chars().all(plain) && !address.as_str().starts_with('-') {
        return address.to_string();
    }
    format!("'{}'", address.as_str().replace('\'', "'\\''"))
}

fn text(report: &Report) -> String {
    let mut text = match report.proposals.len() {
        0 => "no proposal: no two people look like one\n".to_owned(),
        count => {
            let noun = if count == 1 { "proposal" } else { "proposals" };
            format!("{count} {noun}; nothing is joined until you say so\n")
        }
    };
    for one in &report.proposals {
        let _ = write!(
            text,
            "\n{} and {}\n    {}\n    appreciated people --join {} {}\n    or in the config: {}",
            one.keep,
            one.join,
            one.because,
            shell(&one.keep),
            shell(&one.join),
            table(&one.keep, &Told { aliases: [&one.join].into(), ..Told::default() })
                .replacen('\n', "  ", 1),
        );
    }
    for one in &report.joined {
        let _ = writeln!(text, "\n{} and {}\n    joined by you on {}", one.keep, one.join, one.said_on);
        if !one.counts {
            text.push_str("    does not count: the config says otherwise\n");
        }
        let _ = writeln!(text, "    appreciated people --part {}", shell(&one.join));
    }
    text
}

impl From<CorrectionError> for Failure {
    fn from(error: CorrectionError) -> Self {
        match error {
            CorrectionError::Ledger(error) => error.into(),
            error => Self::new(error),
        }
    }
}
