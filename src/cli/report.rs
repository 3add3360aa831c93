//! What `try`, `scan` and `preview` print beside a digest: counts, the funnel, JSON.

use crate::gate::Refusal;
use crate::outlook::Outlook;
use crate::rounds::ScanReport;
use crate::tie::History;
use crate::words::Suggestion;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// `try --json` and `preview --json`.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    now: String,
    scanned: Scanned,
    funnel: BTreeMap<String, u64>,
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<Vec<LeftOut>>,
}

#[derive(Debug, Serialize)]
struct Scanned {
    messages: u64,
    people: u64,
    gate: BTreeMap<String, u64>,
}

#[derive(Debug, Serialize)]
struct LeftOut {
    reason: &'static str,
    #[serde(flatten)]
    suggestion: Suggestion,
}

impl Outcome {
    pub(super) fn of(outlook: &Outlook, history: &History, gate: BTreeMap<String, u64>, all: bool) -> Self {
        let shown = |suggestion: &Suggestion| Suggestion {
            rank_figure: suggestion.rank_figure.filter(|_| all),
            ..suggestion.clone()
        };
        // A mail that only closes is counted under its reason, too.
        let twice = gate.get("closes").copied().unwrap_or_default();
        let messages = gate.values().sum::<u64>().saturating_sub(twice);
        Self {
            now: outlook.digest.at.to_rfc3339(),
            scanned: Scanned { messages, people: history.people.len() as u64, gate },
            funnel: outlook.funnel.clone(),
            suggestions: outlook.digest.items.iter().map(shown).collect(),
            left_out: all.then(|| {
                let row =
                    |(s, why): &(Suggestion, Refusal)| LeftOut { reason: why.name(), suggestion: shown(s) };
                outlook.left_out.iter().map(row).collect()
            }),
        }
    }
}

/// The funnel as a table: each reason with its count and what it means.
pub(super) fn funnel(outlook: &Outlook) -> String {
    let mut reasons: BTreeMap<Refusal, u64> = BTreeMap::new();
    for (_, reason) in &outlook.left_out {
        *reasons.entry(*reason).or_default() += 1;
    }
    let count = |name: &str| outlook.funnel.get(name).copied().unwrap_or_default();
    let candidates = count("candidates");
    let mut text = format!("{candidates:>6}  candidates\n");
    for (reason, n) in reasons {
        let _ = write!(text, "{n:>6}  {:<16} {}", reason.name(), reason.sentence());
        // A filter that removes nearly everything is either right today or wrong for ever: say it.
        let most = n * 10 > candidates * 9 && candidates >= 10;
        text.push_str(if most { " (nearly all)\n" } else { "\n" });
    }
    let _ = writeln!(text, "{:>6}  shown", count("shown"));
    text
}

/// Every candidate that was left out, one a line.
pub(super) fn left_out(outlook: &Outlook) -> String {
    let mut text = String::new();
    for (suggestion, reason) in &outlook.left_out {
        let _ = writeln!(text, "{:<16} {}", reason.name(), suggestion.heading);
    }
    text
}

/// What a scan did, in two lines.
pub(super) fn scanned(report: &ScanReport) -> String {
    let mut text = format!("{} new, {} known already", report.messages_new, report.messages_seen);
    if report.unreadable > 0 {
        let _ = write!(text, ", {} that are no mail", report.unreadable);
    }
    if let Some(why) = &report.unfinished {
        let _ = write!(text, "\nNot read to the end: {why}");
    }
    let count = |name: &str| report.gate.get(name).copied().unwrap_or_default();
    let _ = writeln!(
        text,
        "\nIn the ledger: {} can start an item, {} count as contact only",
        count("opens"),
        count("closes")
    );
    let closing = ["list", "many-recipients", "delegate", "calendar"];
    for (name, n) in report.gate.iter().filter(|(name, _)| !["opens", "closes"].contains(&name.as_str())) {
        let kind = if closing.contains(&name.as_str()) { "contact only" } else { "no evidence" };
        let _ = writeln!(text, "{n:>6}  {name} ({kind})");
    }
    text
}
