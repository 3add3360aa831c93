//! What reminders will bring. Owns: going through the mails to come as if each were sent and nothing were done about it.
//! Never touches: the rules of reminders, which are asked at each time.

use super::remind::{begun, regular};
use super::{RoundError, corrected, history};
use crate::circles::Circles;
use crate::config::{Config, Reminder};
use crate::gate::{self, Refusal};
use crate::ledger::Ledger;
use crate::practice::View;
use crate::reminder::{self, Label, Reminded};
use crate::schedule::upcoming::{Coming, Purpose};
use crate::tie::Rhythm;
use crate::words::{Candidate, Reminders};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// The rest in which reminders come all the same.
const UNANSWERED: &str = "unanswered";

/// A reminder in a mail to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// What it is.
    pub label: Label,
    /// When the mail comes that has it.
    pub at: DateTime<Tz>,
    /// It comes in a digest, not in a mail of its own.
    pub in_digest: bool,
    /// Why it is left out of that mail, as far as can be told today.
    pub left_out: Option<Refusal>,
}

/// What reminders will bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// In the order of the mails.
    pub foreseen: Vec<Foreseen>,
    /// Reminders of the config's about a role or circle to which nobody belongs, by name.
    pub about_nobody: Vec<String>,
}

/// The reminders of the mails in `coming`: digests, and the slots of the config's reminders that come at once, in their
/// order. Each is told once as left out, whatever the number of mails it is left out of.
pub fn forecast(
    ledger: &Ledger,
    config: &Config,
    now: DateTime<FixedOffset>,
    coming: &[Coming<'_>],
) -> Result<Forecast, RoundError> {
    let rules = config.rules();
    let (mut remarks, asked) = (ledger.suggestions()?, ledger.reminders()?);
    let rules = &*corrected(ledger, &rules)?;
    let dated = rules.people.values().any(|person| !person.dates.is_empty());
    if config.reminders.is_empty() && asked.is_empty() && !dated {
        return Ok(Forecast::default());
    }
    let history = history(ledger, rules, now.to_utc())?;
    let (rhythm, circles) = (Rhythm::of(&history), Circles::of(&history));
    let now_view = View { history: &history, rhythm: &rhythm, circles: &circles, rules, now };
    let begun = begun_of(ledger, config, now.to_utc())?;
    let most = ledger.rests()?.most_items(rules.max_items);
    let mut first = ledger.digests_sent()? == 0;
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut foreseen = Vec::new();
    for (place, mail) in coming.iter().enumerate().filter(|(_, mail)| comes(mail)) {
        let in_digest = mail.purpose == Purpose::Digest;
        let at = mail.at.fixed_offset();
        let mine = |reminder: &Reminder| in_digest || mail.name == reminder.name;
        let all = begun.iter().filter(|(reminder, _)| mine(reminder));
        let reminders = Reminders {
            regular: all.map(|(reminder, begun)| regular(config, reminder, Some(*begun), at)).collect(),
            asked: if in_digest { asked.clone() } else { Vec::new() },
            yearly: in_digest,
            next_digest: next_digest(coming.get(place + 1..).unwrap_or_default()),
        };
        let mut reminded = reminder::look(&reminders, &[], &remarks, View { now: at, ..now_view });
        reminded.fit(gate::room(most, first && in_digest));
        first &= !in_digest || reminded.due.is_empty();
        foreseen.extend(told_by(mail, &reminded, &mut told));
        remarks.extend(reminded.ignored(at.date_naive(), &config.digest.to));
    }
    let nobody = config.reminders.iter().filter(|one| reminder::is_about_nobody(&one.about, now_view));
    Ok(Forecast { foreseen, about_nobody: nobody.map(|one| one.name.clone()).collect() })
}

/// Every reminder of the config's, with when it began; a new one begins now.
fn begun_of<'a>(
    ledger: &Ledger,
    config: &'a Config,
    now: DateTime<Utc>,
) -> Result<Vec<(&'a Reminder, DateTime<Utc>)>, RoundError> {
    let of = |reminder| Ok((reminder, begun(ledger, reminder)?.unwrap_or(now)));
    config.reminders.iter().map(of).collect()
}

/// What one mail has, then what is left out of it and was not `told` so before.
fn told_by(mail: &Coming<'_>, reminded: &Reminded, told: &mut BTreeSet<String>) -> Vec<Foreseen> {
    let seen = |candidate: &Candidate, left_out| {
        let label = reminded.label(candidate)?.clone();
        Some(Foreseen { label, at: mail.at, in_digest: mail.purpose == Purpose::Digest, left_out })
    };
    let due = reminded.due.iter().filter_map(|candidate| seen(candidate, None));
    // It comes with a later one.
    let waits = |why: &Refusal| matches!(why, Refusal::AlreadyShown | Refusal::NoRoom);
    let refused = reminded.refused.iter().filter(|(c, why)| !waits(why) && told.insert(c.key.clone()));
    due.chain(refused.filter_map(|(candidate, why)| seen(candidate, Some(*why)))).collect()
}

/// Whether a mail comes when it has a reminder.
fn comes(mail: &Coming<'_>) -> bool {
    mail.skipped.is_none_or(|why| why == UNANSWERED)
}

/// The day of the first digest among these that comes.
fn next_digest(later: &[Coming<'_>]) -> Option<NaiveDate> {
    let mut digests = later.iter().filter(|mail| mail.purpose == Purpose::Digest && comes(mail));
    digests.next().map(|mail| mail.at.date_naive())
}
