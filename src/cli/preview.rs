//! `preview`: the next digest from the ledger.

use super::report::{self, Outcome};
use super::setting::{Setting, instant};
use super::{Common, Failure, quiet, terminal};
use crate::digest;
use crate::outlook::Occasion;
use crate::rounds::{digest_round, history, last_digest, reminders};
use chrono::{DateTime, FixedOffset};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Preview {
    /// Write the HTML part into this file as well
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Show how many candidates each reason stopped
    #[arg(long)]
    why_not: bool,
    /// Show every candidate that was left out, too
    #[arg(long)]
    all: bool,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

impl Preview {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, self.now)?;
        let ledger = setting.ledger()?;
        // The process ends behind it: nobody waits for a hundred thousand mails to be freed one by one.
        let history = ManuallyDrop::new(history(&ledger, &setting.rules, setting.now.to_utc())?);
        let since = last_digest(&ledger)?;
        let slot = setting.now.format("%Y-%m-%dT%H:%M").to_string();
        let standstill = quiet::of(&setting.config, Some(&ledger), setting.now)?;
        if let Some(why) = standstill.why(setting.now) {
            terminal::note(&format!("{}.", quiet::line(why, setting.now)));
        }
        let reminders = reminders(&ledger, &setting.config, setting.now)?;
        let occasion = Occasion {
            now: setting.now,
            slot: &slot,
            key: &ledger.key(),
            first: ledger.digests_sent()? == 0,
            since,
            warnings: Vec::new(),
            rests: standstill.rests,
            at_once: false,
        };
        let outlook = digest_round(&ledger, &history, &setting.rules, &reminders, &occasion)?;
        if let Some(path) = &self.html {
            super::private(path, digest::html(&outlook.digest).as_bytes()).map_err(|e| {
                Failure::new(format!("{} can't be written: {e}", path.display()))
                    .hint("name another file with --html FILE")
            })?;
        }
        if common.json {
            terminal::data(&Outcome::of(&outlook, &history, ledger.intake_counts()?, self.all));
            return Ok(());
        }
        if outlook.digest.items.is_empty() {
            terminal::note("no item, no mail: the next digest would be empty (`--why-not` says why)");
        } else {
            terminal::say(&digest::text(&outlook.digest));
        }
        if self.why_not {
            terminal::say(&format!("\n{}", report::funnel(&outlook)));
        }
        if self.all {
            terminal::say(&format!("\n{}", report::left_out(&outlook)));
        }
        Ok(())
    }
}
