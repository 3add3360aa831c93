//! What came of one reminder of the config's, for one of those it is about. Owns: the names of its suggestions, and whose
//! turn it is. Never touches: mail.

use super::turn::{is_ahead, shown_on};
use crate::words::{Remark, Standing};
use chrono::{Days, NaiveDate};

/// How often a reminder comes while nothing is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Insistence {
    /// What is due anew waits for so many days after the last showing.
    pub(super) anew: u64,
    /// Not again before so many days.
    pub(super) after: u64,
    /// So often at most for one time that it was due; `None`: until it is done.
    pub(super) most: Option<u32>,
}

/// What is to be done with it today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// To be shown, for the first, second, … time.
    Show(u32),
    /// It was shown a few days ago.
    Shown,
    /// The owner wants it later.
    Snoozed,
    /// Settled, or shown often enough.
    Over,
}

/// All suggestions of one reminder about one person, or of a circle, oldest first.
pub(super) struct Series<'r> {
    /// For new ones.
    prefix: String,
    /// The owner's word on one of a circle is none on the others.
    of_circle: bool,
    today: NaiveDate,
    shown: Vec<Showing<'r>>,
}

/// Who is told apart in the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A note of the owner's.
    Nobody,
    /// Of one circle whoever has their turn.
    AnyOfMany,
    /// One person, under each of their addresses: they may be joined or parted. The first is for new suggestions.
    Person(Vec<String>),
}

/// One of them.
struct Showing<'r> {
    /// The time it was due, as [`Series::key`] was given it.
    due: &'r str,
    nth: u32,
    remark: &'r Remark,
}

impl<'r> Series<'r> {
    /// What was shown on a day that is yet to come was shown by a clock that was wrong, and does not count.
    pub(super) fn of(name: &str, who: &Who, remarks: &'r [Remark], today: NaiveDate) -> Self {
        let prefixes: Vec<String> = who.names().into_iter().map(|who| prefix(who, name)).collect();
        let showing = |remark: &'r Remark| {
            let rest = prefixes.iter().find_map(|prefix| remark.key.strip_prefix(prefix.as_str()))?;
            let (due, nth) = rest.rsplit_once('|')?;
            Some(Showing { due, nth: nth.parse().ok()?, remark })
        };
        let mut shown: Vec<_> = remarks.iter().filter_map(showing).collect();
        shown.sort_by_key(|one| (shown_on(one.remark), one.nth));
        Self { prefix: who.prefix(name), of_circle: *who == Who::AnyOfMany, today, shown }
    }

    /// The last day on which it was shown.
    pub(super) fn last_shown(&self) -> Option<NaiveDate> {
        self.seen().map(|one| shown_on(one.remark)).max()
    }

    /// All that reached the owner.
    fn seen(&self) -> impl Iterator<Item = &Showing<'r>> {
        let reached = |one: &&Showing<'_>| one.remark.state != Standing::Candidate;
        self.shown.iter().filter(reached).filter(|one| !is_ahead(one.remark, self.today))
    }

    /// The key of the suggestion that is the `nth` showing of what was due at `due`, a day or a day with a time.
    pub(super) fn key(&self, due: &str, nth: u32) -> String {
        format!("{}{due}|{nth}", self.prefix)
    }

    /// The last day on which the owner said that it was done.
    pub(super) fn answered_on(&self) -> Option<NaiveDate> {
        self.shown.iter().filter(|one| is_settled(one.remark.state)).map(|one| one.remark.on).max()
    }

    /// The last that was shown, when the owner has said nothing final of it.
    pub(super) fn open(&self) -> Option<&'r Remark> {
        let last = self.shown.iter().rev().find(|one| one.remark.state != Standing::Candidate)?;
        let open = matches!(last.remark.state, Standing::Shown | Standing::Ignored | Standing::Snoozed);
        open.then_some(last.remark)
    }

    /// The turn of what was due at `due`, on a day.
    pub(super) fn turn(&self, due: &str, insistence: Insistence, today: NaiveDate) -> Turn {
        let ended = |one: &Showing<'_>| matches!(one.remark.state, Standing::Never | Standing::Wrong);
        if !self.of_circle && self.seen().any(ended) {
            return Turn::Over;
        }
        if self.seen().any(|one| one.remark.until.is_some_and(|until| today < until)) {
            return Turn::Snoozed;
        }
        let this = || self.seen().filter(|one| one.due == due);
        if this().any(|one| is_settled(one.remark.state)) {
            return Turn::Over;
        }
        let nth = this().map(|one| one.nth).max().unwrap_or_default();
        // A snooze that is over: the same again.
        let rested = this().any(|one| one.nth == nth && one.remark.state == Standing::Snoozed);
        if !rested && insistence.most.is_some_and(|most| nth >= most) {
            return Turn::Over;
        }
        // One that a wrong clock showed has its number for good.
        let taken = self.shown.iter().filter(|one| one.due == due && one.remark.state != Standing::Candidate);
        let next = if rested { nth } else { taken.map(|one| one.nth).max().unwrap_or_default() + 1 };
        let wait = if nth == 0 { insistence.anew } else { insistence.after };
        let last = self.seen().filter(|_| !rested).map(|one| shown_on(one.remark)).max();
        if last.is_some_and(|last| today < last + Days::new(wait)) { Turn::Shown } else { Turn::Show(next) }
    }
}

fn prefix(who: &str, name: &str) -> String {
    format!("regular|{who}|{name}|")
}

impl Who {
    /// How the keys of new suggestions begin.
    pub(super) fn prefix(&self, name: &str) -> String {
        self.names().first().map_or_else(String::new, |who| prefix(who, name))
    }

    fn names(&self) -> Vec<&str> {
        match self {
            Self::Nobody => vec![""],
            Self::AnyOfMany => vec!["*"],
            Self::Person(addresses) => addresses.iter().map(String::as_str).collect(),
        }
    }
}

fn is_settled(state: Standing) -> bool {
    matches!(state, Standing::Done | Standing::Met | Standing::Elsewhere)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{AddrSpec, MessageId};
    use crate::words::Practice;

    const CRON: Insistence = Insistence { anew: 1, after: 7, most: Some(2) };
    const EVERY: Insistence = Insistence { anew: 7, after: 7, most: None };

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn remark(rest: &str, state: Standing, shown: u32, until: Option<u32>) -> Remark {
        Remark {
            key: format!("regular|d@example.com|Call Dana|{rest}"),
            person: AddrSpec::parse("d@example.com").unwrap(),
            practice: Practice::Reconnect,
            message: MessageId(String::new()),
            kind: None,
            evidence_on: day(1),
            state,
            on: day(shown),
            until: until.map(day),
            shown_on: Some(day(shown)),
            wording: None,
        }
    }

    fn dana() -> Who {
        Who::Person(vec!["dana@example.com".to_owned(), "d@example.com".to_owned()])
    }

    fn turn(remarks: &[Remark], due: &str, insistence: Insistence, today: u32) -> Turn {
        Series::of("Call Dana", &dana(), remarks, day(today)).turn(due, insistence, day(today))
    }

    #[test]
    fn a_due_time_is_shown_twice_and_the_next_one_anew() {
        assert_eq!(turn(&[], "2026-11-02T09:00", CRON, 2), Turn::Show(1));
        let once = [remark("2026-11-02T09:00|1", Standing::Ignored, 2, None)];
        assert_eq!(turn(&once, "2026-11-02T09:00", CRON, 8), Turn::Shown);
        assert_eq!(turn(&once, "2026-11-02T09:00", CRON, 9), Turn::Show(2));
        // The next time it is due does not wait a week, but for another day.
        assert_eq!(turn(&once, "2026-11-02T19:00", CRON, 2), Turn::Shown);
        assert_eq!(turn(&once, "2026-11-03T09:00", CRON, 3), Turn::Show(1));
        let at_once = Insistence { anew: 0, ..CRON };
        assert_eq!(turn(&once, "2026-11-02T19:00", at_once, 2), Turn::Show(1));
        assert_eq!(turn(&once, "2026-11-02T09:00", at_once, 2), Turn::Shown);
        let [first] = once;
        let twice = [first, remark("2026-11-02T09:00|2", Standing::Shown, 9, None)];
        assert_eq!(turn(&twice, "2026-11-02T09:00", CRON, 29), Turn::Over);
        assert_eq!(turn(&twice, "2026-11-02T09:00", EVERY, 29), Turn::Show(3), "until it is done");
        let lost = [remark("2026-11-02T09:00|1", Standing::Candidate, 2, None)];
        assert_eq!(turn(&lost, "2026-11-02T09:00", CRON, 2), Turn::Show(1), "its digest never arrived");
        // Of another reminder, or about another person.
        let series = Series::of("Call", &dana(), &twice, day(3));
        assert_eq!(series.turn("2026-11-02T09:00", CRON, day(3)), Turn::Show(1));
    }

    #[test]
    fn the_owners_word_holds_for_what_comes_later() {
        let snoozed = [remark("2026-11-02T09:00|1", Standing::Snoozed, 2, Some(20))];
        assert_eq!(turn(&snoozed, "2026-11-16T09:00", CRON, 19), Turn::Snoozed);
        assert_eq!(turn(&snoozed, "2026-11-16T09:00", CRON, 20), Turn::Show(1));
        assert_eq!(turn(&snoozed, "2026-11-02T09:00", CRON, 20), Turn::Show(1), "the same again");
        for state in [Standing::Done, Standing::Met, Standing::Elsewhere] {
            let said = [remark("2026-11-02T09:00|1", state, 2, None)];
            assert_eq!(turn(&said, "2026-11-02T09:00", CRON, 20), Turn::Over, "{state:?}");
            assert_eq!(turn(&said, "2026-11-09T09:00", CRON, 9), Turn::Show(1), "{state:?}");
            assert_eq!(Series::of("Call Dana", &dana(), &said, day(20)).answered_on(), Some(day(2)));
        }
        for state in [Standing::Never, Standing::Wrong] {
            let said = [remark("2026-11-02T09:00|1", state, 2, None)];
            assert_eq!(turn(&said, "2026-11-09T09:00", EVERY, 20), Turn::Over, "{state:?}");
        }
    }
}
