//! `why-not`: the first gate that stopped each item on a person; without any item, what each practice misses.

use super::who::{Who, about};
use super::{Common, Failure, terminal};
use crate::circles::Circles;
use crate::gate::Refusal;
use crate::practice::{View, missing};
use crate::tie::Rhythm;
use crate::words::{Person, Practice, Suggestion};
use serde_json::json;
use std::fmt::Write;

/// The first reason that keeps each item on a person out of the digest; when there is no item, what each practice misses.
#[derive(Debug, clap::Args)]
pub(super) struct WhyNot {
    #[command(flatten)]
    who: Who,
}

impl WhyNot {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let (setting, history, outlook) = self.who.outlook(common)?;
        let person = self.who.find(&history)?;
        let shown: Vec<&Suggestion> = outlook.digest.items.iter().filter(|s| about(s, person)).collect();
        let refused: Vec<_> = outlook.left_out.iter().filter(|(s, _)| about(s, person)).collect();
        let rhythm = Rhythm::of(&history);
        let circles = &Circles::of(&history);
        let view =
            View { history: &history, rhythm: &rhythm, circles, rules: &setting.rules, now: setting.now };
        let missing: Vec<(Practice, String)> = if shown.is_empty() && refused.is_empty() {
            Practice::ALL
                .iter()
                .map(|practice| (*practice, missing::sentence(*practice, view, person)))
                .collect()
        } else {
            Vec::new()
        };
        if common.json {
            terminal::data(&json!({
                "person": person.name,
                "shown": shown.len(),
                "refused": refused.iter().map(|(s, why)| json!({
                    "practice": s.practice, "reason": why.name(), "text": s.heading,
                })).collect::<Vec<_>>(),
                "missing": missing.iter().map(|(practice, what)| json!({
                    "practice": practice, "what": what,
                })).collect::<Vec<_>>(),
            }));
        } else {
            terminal::say(&page(person, &shown, &refused, &missing));
        }
        Ok(())
    }
}

fn page(
    person: &Person,
    shown: &[&Suggestion],
    refused: &[&(Suggestion, Refusal)],
    missing: &[(Practice, String)],
) -> String {
    let mut text = String::new();
    for suggestion in shown {
        let _ = writeln!(text, "In the next digest: {}", suggestion.heading);
    }
    for (suggestion, why) in refused {
        let _ = writeln!(text, "{}: {} [{}]", suggestion.heading, why.sentence(), why.name());
    }
    if !missing.is_empty() {
        let _ = writeln!(text, "No practice has anything to say about {} today:", person.name);
    }
    for (practice, what) in missing {
        let name = practice.name();
        for (at, line) in textwrap::wrap(what, terminal::width().saturating_sub(15)).iter().enumerate() {
            let _ = writeln!(text, "  {:<13}{line}", if at == 0 { name } else { "" });
        }
    }
    text
}
