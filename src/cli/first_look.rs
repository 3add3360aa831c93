//! The first look of `try` over a mailbox: whose it is and from when. Owns: what `From`, `Sender` and `Date` say of
//! the whole mailbox. Never touches: any text.

use super::{Failure, terminal};
use crate::host;
use crate::mailbox::local;
use crate::message::{AddrSpec, Address, Message};
use crate::rounds::{BATCH_BYTES, MOST_FAULTS};
use chrono::{DateTime, Duration, FixedOffset, Utc};
use std::collections::BTreeMap;
use std::path::Path;

/// Mail younger than this makes `try` look from today.
const FRESH: Duration = Duration::days(30);

/// What a first look over a mailbox tells: senders and the newest mail of each.
#[derive(Default)]
pub(super) struct Seen {
    /// The `From` lines and how often each stands there.
    pub(super) from: BTreeMap<Address, u32>,
    newest: BTreeMap<AddrSpec, DateTime<FixedOffset>>,
    senders: BTreeMap<AddrSpec, u32>,
}

impl Seen {
    /// Reads senders and dates; what lies two days behind `now` or more is no usable date, as in [`crate::intake`].
    pub(super) fn of(path: &Path, now: DateTime<Utc>) -> Result<Self, Failure> {
        let (mut seen, mut faults) = (Self::default(), Vec::new());
        let usable = |at: &DateTime<FixedOffset>| at.to_utc() <= now + Duration::days(2);
        for source in &mut local::open(path)? {
            loop {
                let batch = match source.batch(BATCH_BYTES) {
                    Ok(batch) if batch.is_empty() => break,
                    Ok(batch) => batch,
                    // The scan that follows counts and tells them.
                    Err(fault) if faults.len() < MOST_FAULTS => {
                        faults.push(fault);
                        continue;
                    }
                    Err(fault) => return Err(fault.into()),
                };
                for raw in batch {
                    let Ok(message) = Message::parse(&raw.bytes) else { continue };
                    let Some(from) = message.from else { continue };
                    let stored = raw.internal_date.map(|at| at.fixed_offset());
                    if let Some(date) = message.date.filter(usable).or(stored.filter(usable)) {
                        let newest = seen.newest.entry(from.addr.clone()).or_insert(date);
                        *newest = date.max(*newest);
                    }
                    if let Some(sender) = message.sender.filter(|sender| sender.addr != from.addr) {
                        *seen.senders.entry(sender.addr).or_default() += 1;
                    }
                    *seen.from.entry(from).or_default() += 1;
                }
            }
        }
        if seen.from.is_empty()
            && let Some(fault) = faults.into_iter().next()
        {
            return Err(fault.into());
        }
        if seen.from.is_empty() {
            return Err(Failure::new(format!(
                "{}: nothing in it reads as a mail with a sender",
                path.display()
            ))
            .hint("give an mbox file, a Maildir, or a folder of .eml files"));
        }
        Ok(seen)
    }

    /// The address with its commonest display name.
    pub(super) fn address(&self, addr: &AddrSpec) -> Address {
        let named = self.from.iter().filter(|(a, _)| a.addr == *addr).max_by_key(|(_, count)| **count);
        named.map_or_else(|| Address { name: None, addr: addr.clone() }, |(a, _)| a.clone())
    }

    /// A `Sender` on most of the owner's mails is the owner's own account (Gmail's "send as"), no delegate.
    pub(super) fn own_sender(&self, own: &[AddrSpec]) -> Option<AddrSpec> {
        let sent: u32 = own.iter().map(|a| self.count(a)).sum();
        let (sender, count) = self.senders.iter().max_by_key(|(_, count)| **count)?;
        (count * 2 > sent && !own.contains(sender)).then(|| sender.clone())
    }

    fn count(&self, addr: &AddrSpec) -> u32 {
        self.from.iter().filter(|(a, _)| a.addr == *addr).map(|(_, n)| n).sum()
    }

    /// Says on stderr who is taken for the owner, and who else sends from here.
    pub(super) fn tell_owner(&self, own: &[AddrSpec], given: bool, path: &Path) -> Result<(), Failure> {
        let sent: u32 = own.iter().map(|a| self.count(a)).sum();
        let all: u32 = self.from.values().sum();
        let names: Vec<&str> = own.iter().map(AddrSpec::as_str).collect();
        if sent == 0 {
            return Err(Failure::new(format!(
                "{}: no mail there is from {}",
                path.display(),
                names.join(" or ")
            ))
            .hint("leave out --me to see who sends most"));
        }
        let how = if given { "" } else { " (the address in most mails; --me says otherwise)" };
        terminal::note(&format!("Owner: {}{how}, {sent} of {all} mails.", names.join(", ")));
        let mut others: Vec<(&AddrSpec, u32)> =
            self.newest.keys().filter(|a| !own.contains(a)).map(|a| (a, self.count(a))).collect();
        others.sort_by_key(|(a, n)| (std::cmp::Reverse(*n), *a));
        let mine = others.iter().take(3).filter(|(_, n)| *n >= 5).map(|(a, n)| format!("{a} ({n})"));
        let mine: Vec<String> = mine.collect();
        if !mine.is_empty() {
            terminal::note(&format!("Not read as yours: {}. Add --me for each that is.", mine.join(", ")));
        }
        Ok(())
    }

    /// The newest mail of the owner with a usable date.
    pub(super) fn newest_of(&self, own: &[AddrSpec]) -> Option<DateTime<FixedOffset>> {
        own.iter().filter_map(|a| self.newest.get(a)).max().copied()
    }
}

/// Today when the newest mail is fresh, else the day after it, and says so.
pub(super) fn day_after(newest: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let today = host::now();
    if today - newest.to_utc() < FRESH {
        return host::local(today);
    }
    let then = newest + Duration::days(1);
    terminal::note(&format!("Seen from {}, the day after the newest mail.", then.format("%Y-%m-%d")));
    then
}
