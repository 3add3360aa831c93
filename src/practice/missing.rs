//! Why a practice proposes nothing for a person. Owns: one sentence for each practice, for `why-not`. Never touches:
//! candidates; it is asked only when there is none.

use super::{View, appreciate, checkin, departments, offer, praise, reconnect, repay, respond};
use crate::tie::{Exchange, HelpKind, Thanks, Tie, active_weeks, reciprocity, survival};
use crate::tongue::Tongue;
use crate::words::{Person, Practice, Role};
use chrono::NaiveDate;

/// What is missing, as a sentence without its full stop.
pub fn sentence(practice: Practice, view: View<'_>, person: &Person) -> String {
    let tie = view.history.tie(person.id);
    match practice {
        Practice::Appreciate => appreciate(view, tie),
        Practice::Respond => respond(view, tie),
        Practice::Repay => repay(view, tie),
        Practice::Offer => offer(view, tie),
        Practice::Praise => praise(view, tie),
        Practice::Reconnect => reconnect(view, tie),
        Practice::Peace => peace(person),
        Practice::Departments => departments(view, person, tie),
        Practice::Influencer => {
            "you have not named them to several people of different circles lately".to_owned()
        }
        Practice::Mentor => mentor(view),
        Practice::Checkin => checkin(view, person, tie),
    }
}

fn appreciate(view: View<'_>, tie: &Tie) -> String {
    let limit = appreciate::AGE_DAYS;
    let helps = tie.helps_in.iter().filter(|h| h.kind != HelpKind::Thanked);
    match helps.clone().filter(|h| h.dated && h.opens).map(|h| h.when.day()).max() {
        None if helps.count() == 0 => "no help of theirs shows in your mail".to_owned(),
        None => "no help of theirs has a date and stands in a mail that may start an item".to_owned(),
        Some(last) if age(view, last) > limit => {
            format!("no dated help in the last {limit} days; the last is of {}", day(view, last))
        }
        Some(_) => format!("no help of the last {limit} days says enough of what it was"),
    }
}

fn respond(view: View<'_>, tie: &Tie) -> String {
    let today = view.now.date_naive();
    let Some(last) = tie.promises.last() else {
        return "no promise of yours to them alone shows in your mail".to_owned();
    };
    let on = day(view, last.at.date_naive());
    match last.due {
        Some(due) if due > today => format!("your promise of {on} is for {}", day(view, due)),
        due if age(view, due.unwrap_or(last.at.date_naive())) > respond::AGE_DAYS => {
            format!("your last promise, of {on}, lies more than {} days back", respond::AGE_DAYS)
        }
        _ => format!("your promise of {on} is too fresh, or too short to remind you of what"),
    }
}

fn repay(view: View<'_>, tie: &Tie) -> String {
    let limit = repay::AGE_DAYS;
    let helps: Vec<_> = tie
        .helps_in
        .iter()
        .filter(|h| h.dated && h.opens && (0..=limit).contains(&age(view, h.when.day())))
        .collect();
    let mut days: Vec<_> = helps.iter().map(|h| h.when.day()).collect();
    days.sort_unstable();
    days.dedup();
    let (_, _, leaning) = reciprocity(tie, view.now);
    if days.len() < repay::HELPS {
        let seen = match days.len() {
            0 => format!("no dated help in the last {limit} days"),
            1 => format!("help on one day of the last {limit}"),
            n => format!("help on {} days of the last {limit}", number(n)),
        };
        format!("{seen}; {} are a pattern", number(repay::HELPS))
    } else if leaning <= repay::LEANING {
        format!("you gave enough back: the leaning is {leaning:.3}, above {} it would speak", repay::LEANING)
    } else {
        "what they gave was mostly answers".to_owned()
    }
}

fn offer(view: View<'_>, tie: &Tie) -> String {
    let fresh = |e: &&Exchange| age(view, e.on) <= offer::NEED_DAYS;
    if tie.exchanges.iter().any(|e| fresh(&e)) {
        "nothing you sent to others lately meets what they asked, and no help of yours waits for an echo"
            .to_owned()
    } else {
        format!("no mail of theirs was seen in the last {} days", offer::NEED_DAYS)
    }
}

fn praise(view: View<'_>, tie: &Tie) -> String {
    let recent = |t: &&Thanks| age(view, t.at.date_naive()) <= praise::AGE_DAYS && t.quality >= 2;
    if tie.thanks.iter().any(|t| recent(&t)) {
        "no full thanks or praise to them alone on a thread that three to twelve others were on".to_owned()
    } else {
        format!("no full thanks or praise to them in the last {} days", praise::AGE_DAYS)
    }
}

fn peace(person: &Person) -> String {
    if person.roles.contains(&Role::Rival) {
        "no silence of three weeks after sharp words, and none of a month after a matter you share".to_owned()
    } else {
        "the config does not name them as a rival".to_owned()
    }
}

fn departments(view: View<'_>, person: &Person, tie: &Tie) -> String {
    if !departments::is_elsewhere(view, person) {
        "they are of the circle you mostly write with".to_owned()
    } else if !departments::is_stranger(tie) {
        "you know each other: you wrote to them alone, or more than a few times".to_owned()
    } else {
        "you share no two threads with them and others in the last two months".to_owned()
    }
}

fn mentor(view: View<'_>) -> String {
    if view.rules.mentor_goal.is_some() {
        "no advice or good word of theirs waits to hear what came of it".to_owned()
    } else {
        "`[goals] mentor` is not set".to_owned()
    }
}

fn reconnect(view: View<'_>, tie: &Tie) -> String {
    let Some(last) = tie.last_contact().filter(|_| tie.contacts.iter().any(|c| c.direct)) else {
        return "you never wrote to them directly".to_owned();
    };
    let (quiet, weeks) = ((view.now - last).num_days(), active_weeks(tie));
    let chance = survival(tie, view.rhythm, view.now);
    if tie.company.moved {
        "you have begun to write to them at another address".to_owned()
    } else if quiet < reconnect::QUIET_DAYS {
        let on = day(view, last.date_naive());
        format!("you wrote on {on}; quiet begins after {} days", reconnect::QUIET_DAYS)
    } else if weeks < reconnect::WEEKS {
        let (seen, wanted) = (number(weeks), number(reconnect::WEEKS));
        let weeks = if weeks == 1 { "week" } else { "weeks" };
        format!("mail in {seen} {weeks} ever; {wanted} are a tie to pick up")
    } else if chance >= reconnect::OVERDUE {
        format!(
            "a silence of {quiet} days is not unusual here: {chance:.3}, below {} it would be",
            reconnect::OVERDUE
        )
    } else {
        "nothing in your mail with them is a reason to say hello".to_owned()
    }
}

fn checkin(view: View<'_>, person: &Person, tie: &Tie) -> String {
    if !person.roles.contains(&Role::Boss) {
        return "the config does not name them as your boss".to_owned();
    }
    match checkin::last_checkin(view, tie) {
        None => "no mail of yours to them tells news and asks something".to_owned(),
        Some(last) => {
            let on = day(view, last.at.date_naive());
            format!("your last mail with news and a question is of {on}; the next is not due yet")
        }
    }
}

/// The terminal speaks English.
fn day(view: View<'_>, date: NaiveDate) -> String {
    Tongue::En.day(date, view.now)
}

fn number(n: usize) -> String {
    Tongue::En.number(n)
}

fn age(view: View<'_>, day: NaiveDate) -> i64 {
    (view.now.date_naive() - day).num_days()
}
