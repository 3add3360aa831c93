//! Sharp words. Owns: the stories of `peace`. Never touches: hard times, unpaid bills.

use super::{known, to_all};
use crate::message::MessageId;
use crate::sample::desk::{Desk, Note};
use crate::sample::people::Person;
use crate::words::Practice;

const PEACE: Option<Practice> = Some(Practice::Peace);

/// Sharp words over a project `days` ago, and no mail since.
fn quarrel(desk: &mut Desk, who: &Person, project: usize, days: i64) -> MessageId {
    known(desk, who, days + 25);
    let mut thread = desk.project(who, project);
    thread.subject = desk.say("project_start", &thread);
    thread.cc = desk.home.team().into_iter().skip(project).take(3).collect();
    let at = desk.ago(days + 7);
    let text = desk.say("project_open", &thread);
    to_all(desk, &mut thread, at, &text);
    let came = desk.ago_after(days, at);
    let both = desk.say("quarrel", &thread);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, who, came, theirs);
    let then = desk.after(came, (6, 90));
    desk.forbid(Some(Practice::Reconnect), who, "the last words were sharp");
    desk.send(&mut thread, then, Note::of(mine))
}

/// A rival by the config, and quiet for weeks.
pub fn cooled_off(desk: &mut Desk, days: i64) {
    let Some(who) = desk.home.rivals.first().cloned() else { return };
    let id = quarrel(desk, &who, 1, days);
    desk.expect(Practice::Peace, &who, &id, "named as a rival, sharp words weeks ago, silence since");
}

/// A rival by the config, and only some days ago.
pub fn still_hot(desk: &mut Desk, days: i64) {
    let Some(who) = desk.home.rivals.last().cloned() else { return };
    quarrel(desk, &who, 2, days);
    desk.forbid(PEACE, &who, "the quarrel is too fresh");
}

/// Nobody the owner has named.
pub fn no_rival(desk: &mut Desk, days: i64) {
    let who = desk.newcomer(&["quarrel"]);
    quarrel(desk, &who, 3, days);
    desk.forbid(PEACE, &who, "the owner named no rival here");
}
