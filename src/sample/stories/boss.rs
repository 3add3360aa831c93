//! Mail to the boss. Owns: the stories of `checkin`. Never touches: others.

use crate::sample::desk::{Desk, Note};
use crate::words::Practice;

/// News and a question every fortnight until `last` days ago, only logistics since. Nothing happens when the
/// owner's config names no boss.
pub fn fortnightly(desk: &mut Desk, last: i64, news: &str, question: &str) {
    let Some(boss) = desk.home.boss.clone() else { return };
    let mut days = (desk.home.days - 30).min(560) / 14 * 14 + last;
    let mut shown = None;
    while days >= last {
        let mut thread = desk.thread(&boss);
        let at = desk.ago(days);
        let told = [desk.say(news, &thread), desk.say(news, &thread)].join(" ");
        let text = format!("{told}\n\n{}", desk.say(question, &thread));
        shown = Some(desk.send(&mut thread, at, Note::of(text)));
        if desk.rng.chance(60) {
            let came = desk.after(at, (60, 300));
            let text = desk.say("boss_in", &thread);
            desk.receive(&mut thread, &boss, came, &text);
            let then = desk.after(came, (5, 60));
            let text = desk.say("boss_short", &thread);
            desk.send(&mut thread, then, Note::bare(text));
        }
        days -= 14;
    }
    for days in [last - 5, last - 11] {
        if days > 1 {
            let mut thread = desk.thread(&boss);
            let came = desk.ago(days);
            let text = desk.say("boss_in", &thread);
            desk.receive(&mut thread, &boss, came, &text);
            let at = desk.after(came, (5, 60));
            let text = desk.say("boss_short", &thread);
            desk.send(&mut thread, at, Note::bare(text));
        }
    }
    match shown {
        Some(id) if last > 14 => {
            desk.expect(
                Practice::Checkin,
                &boss,
                &id,
                "news and a question last went out more than a fortnight ago",
            );
        }
        _ => desk.forbid(Some(Practice::Checkin), &boss, "heard news and a question this week"),
    }
}
