//! `send`: a digest now, through the outbox like any other.

use super::progress::Meter;
use super::scan::{all_read, drafts, queued};
use super::setting::Setting;
use super::{Common, Failure, terminal};
use crate::config::Account;
use crate::host;
use crate::ledger::Ledger;
use crate::next::Request;
use crate::outbox::delivery::Stage;
use crate::rounds::{Posted, Progress, Visited, Way, by_hand, post_digest, read_before_digest};
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
    items: u64,
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
        setting.begin_reminders(&mut ledger)?;
        let folder = setting.folder();
        let way = Way::of(&setting.config, &folder)
            .ok_or_else(|| Failure::config("[digest] names an account that is not there"))?;
        let gauge = Gauge::new();
        // One that is kept goes first, and alone: its items would only be missing in another.
        if let Some(kept) = carry_kept(&mut ledger, &way, &gauge)? {
            drafts(&mut ledger, &setting, &gauge)?;
            return delivered(common, &ledger, &kept);
        }
        let (visited, warnings) =
            if self.no_scan { (Vec::new(), Vec::new()) } else { scan(&mut ledger, &setting, &gauge)? };
        for warning in &warnings {
            terminal::note(&format!("warning: {warning}"));
        }
        let claim = by_hand(setting.now);
        match post_digest(&mut ledger, &setting.config, setting.now, &claim, warnings)? {
            Posted::Written { id, .. } => {
                carry_kept(&mut ledger, &way, &gauge)?;
                drafts(&mut ledger, &setting, &gauge)?;
                delivered(common, &ledger, &id)
            }
            // Only a schedule's slot is passed over.
            Posted::Empty | Posted::PassedOver | Posted::Quiet(_) => {
                tell(
                    common,
                    "none",
                    "no item, no mail: there is nothing to say today (`preview --why-not` says why)",
                );
                all_read(visited)
            }
            Posted::Taken => {
                tell(common, "again", "asked twice within a minute: no other digest was made");
                Ok(())
            }
        }
    }
}

fn scan(
    ledger: &mut Ledger,
    setting: &Setting,
    gauge: &Gauge,
) -> Result<(Vec<Visited>, Vec<String>), Failure> {
    let mut meter = Meter::default();
    let mut hear = |account: &Account, progress: Progress| meter.hear(&account.name, progress);
    let read = read_before_digest(ledger, &setting.config, gauge, &mut hear)?;
    meter.end();
    Ok(read)
}

/// Goes on with the mails that are not delivered yet, without waiting for the time of a retry; the id of the newest.
fn carry_kept(ledger: &mut Ledger, way: &Way<'_>, gauge: &Gauge) -> Result<Option<String>, Failure> {
    let mut newest = None;
    for mut parcel in ledger.parcels()? {
        if parcel.stage == Stage::Retry {
            parcel.next_attempt = None;
        }
        let carried = way.carry(ledger, &parcel, gauge)?.digest;
        // A receipt is no digest: it goes along.
        if !ledger.is_receipt(&carried)? {
            newest = Some(carried);
        }
    }
    Ok(newest)
}

/// That there is no mail.
fn tell(common: &Common, state: &str, sentence: &str) {
    if common.json {
        terminal::data(&Outcome { state, digest: None, items: 0, attempts: 0, said: None });
    } else {
        terminal::note(sentence);
    }
}

/// What became of a digest, as text or JSON, and as an exit code.
fn delivered(common: &Common, ledger: &Ledger, id: &str) -> Result<(), Failure> {
    let now = ledger.deliveries(50)?.into_iter().find(|delivery| delivery.digest == id);
    let Some(delivery) = now else { return Err(Failure::new("the digest is not in the ledger any more")) };
    let said = delivery.said.as_deref().unwrap_or_default();
    if common.json {
        terminal::data(&Outcome {
            state: delivery.stage.name(),
            digest: Some(id),
            items: delivery.items,
            attempts: delivery.attempts,
            said: delivery.said.as_deref(),
        });
    }
    match delivery.stage {
        Stage::Sent if common.json => Ok(()),
        Stage::Sent => {
            let (items, tag) = (delivery.items, delivery.tag);
            let what = if items == 1 { "item" } else { "items" };
            terminal::say(&format!("sent: {items} {what} [{tag}] ({said})\n"));
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
