//! `send`: a digest now, through the outbox like any other.

use super::progress::Meter;
use super::scan::queued;
use super::setting::Setting;
use super::{Common, Failure, terminal};
use crate::config::Account;
use crate::host;
use crate::ledger::Ledger;
use crate::next::Request;
use crate::outbox::delivery::Stage;
use crate::rounds::{Posted, Progress, Way, by_hand, post_digest, read_before_digest};
use crate::wire::Gauge;

#[derive(Debug, clap::Args)]
pub(super) struct Send {
    /// Do not read the accounts first
    #[arg(long)]
    no_scan: bool,
}

/// `send --json`.
#[derive(Debug, serde::Serialize)]
struct Outcome<'a> {
    /// `none` when there was no item, `again` when this minute had its digest, else the stage.
    state: &'a str,
    digest: Option<&'a str>,
    items: usize,
    attempts: u32,
    said: Option<&'a str>,
}

impl Send {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, None)?;
        let mut ledger = setting.own_ledger()?;
        if let Some(daemon) = setting.daemon()? {
            ledger.ask(Request::Send, host::now())?;
            queued(common, &format!("{daemon} will send a digest within half a minute"));
            return Ok(());
        }
        let _lock = setting.round_lock()?;
        let folder = setting.folder();
        let way = Way::of(&setting.config, &folder)
            .ok_or_else(|| Failure::config("[digest] names an account that is not there"))?;
        let gauge = Gauge::new();
        let warnings = if self.no_scan { Vec::new() } else { scan(&mut ledger, &setting, &gauge)? };
        for warning in &warnings {
            terminal::note(&format!("warning: {warning}"));
        }
        let claim = by_hand(setting.now);
        let posted = post_digest(&mut ledger, &setting.config, setting.now, &claim, warnings)?;
        // Also those that were left over.
        for parcel in ledger.parcels()? {
            way.carry(&mut ledger, &parcel, &gauge)?;
        }
        tell(common, &ledger, &posted)
    }
}

fn scan(ledger: &mut Ledger, setting: &Setting, gauge: &Gauge) -> Result<Vec<String>, Failure> {
    let mut meter = Meter::default();
    let mut hear = |account: &Account, progress: Progress| meter.hear(&account.name, progress);
    let (_, warnings) = read_before_digest(ledger, &setting.config, gauge, &mut hear)?;
    meter.end();
    Ok(warnings)
}

/// What became of it, as text or JSON, and as an exit code.
fn tell(common: &Common, ledger: &Ledger, posted: &Posted) -> Result<(), Failure> {
    let (state, sentence) = match posted {
        Posted::Written { id, items } => return delivered(common, ledger, id, *items),
        Posted::Empty => {
            ("none", "no item, no mail: there is nothing to say today (`preview --why-not` says why)")
        }
        Posted::Taken => ("again", "a digest was made by hand in this minute; wait for the next one"),
    };
    if common.json {
        terminal::data(&Outcome { state, digest: None, items: 0, attempts: 0, said: None });
    } else {
        terminal::note(sentence);
    }
    Ok(())
}

fn delivered(common: &Common, ledger: &Ledger, id: &str, items: usize) -> Result<(), Failure> {
    let now = ledger.deliveries(50)?.into_iter().find(|delivery| delivery.digest == id);
    let Some(delivery) = now else { return Err(Failure::new("the digest is not in the ledger any more")) };
    let said = delivery.said.as_deref().unwrap_or_default();
    if common.json {
        terminal::data(&Outcome {
            state: delivery.stage.name(),
            digest: Some(id),
            items,
            attempts: delivery.attempts,
            said: delivery.said.as_deref(),
        });
    }
    match delivery.stage {
        Stage::Sent if common.json => Ok(()),
        Stage::Sent => {
            terminal::say(&format!("sent: {items} items [{}] ({said})\n", delivery.tag));
            Ok(())
        }
        Stage::Refused | Stage::Abandoned => Err(Failure::new(format!("the digest was not sent: {said}"))
            .hint("its items come back in the next digest; `appreciated check` looks at the way")),
        Stage::Intent | Stage::Sending | Stage::Unknown | Stage::Retry => {
            Err(Failure::try_again(format!("the digest is not sent yet: {said}"))
                .hint("it is kept; `appreciated run`, or another `appreciated send`, goes on with it"))
        }
    }
}
