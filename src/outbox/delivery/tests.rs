//! Every step of a parcel, and rows of arbitrary outcomes under arbitrary clocks.

use super::*;
use chrono::TimeZone;
use proptest::prelude::*;

fn start() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 8, 0, 0).unwrap()
}

fn minutes(minutes: i64) -> DateTime<Utc> {
    start() + Duration::minutes(minutes)
}

fn parcel(stage: Stage, attempts: u32, next: Option<i64>) -> Parcel {
    Parcel {
        id: ParcelId(1),
        digest: "0a".repeat(16),
        stage,
        made_at: start(),
        attempts,
        next_attempt: next.map(minutes),
        said: Some("451 later".to_owned()),
    }
}

fn unknown() -> Outcome {
    Outcome::Unknown("the line broke".to_owned())
}

fn for_owner() -> Outcome {
    Outcome::ForOwner("535 no".to_owned())
}

fn refused(for_good: bool) -> Outcome {
    Outcome::NotSent { for_good, said: "no".to_owned() }
}

/// The name of a task, with its minute or the stage and minute that follow.
fn named(task: &Task) -> String {
    let minute = |at: DateTime<Utc>| (at - start()).num_minutes();
    match task {
        Task::Send => "send".to_owned(),
        Task::LookUp => "look".to_owned(),
        Task::Nothing => "nothing".to_owned(),
        Task::Wait(at) => format!("wait {}", minute(*at)),
        Task::Become(next) => format!("{:?} {:?}", next.stage, next.next_attempt.map(minute)),
    }
}

#[test]
fn the_table_of_tasks() {
    use Stage::{Abandoned, Intent, Refused, Retry, Sending, Sent, Unknown};
    // Stage, attempts, next attempt, minute of the look; the task with a mailbox, without, and for a file.
    let table = [
        (Intent, 0, None, 0, "send", "send", "send"),
        (Intent, 0, None, 5000, "send", "send", "send"),
        (Sending, 1, None, 0, "Unknown Some(2)", "Unknown Some(2)", "Unknown Some(2)"),
        (Sending, 2, None, 90, "Unknown Some(100)", "Unknown Some(100)", "Unknown Some(100)"),
        (Sending, 9, None, 90, "Unknown Some(120)", "Unknown Some(120)", "Unknown Some(120)"),
        (Unknown, 1, Some(2), 1, "wait 2", "wait 1200", "wait 2"),
        (Unknown, 1, Some(2), 2, "look", "wait 1200", "send"),
        (Unknown, 1, Some(2), 1199, "look", "wait 1200", "send"),
        (Unknown, 1, Some(2), 1200, "look", "Abandoned None", "Abandoned None"),
        (Unknown, 1, Some(1210), 1200, "wait 1210", "Abandoned None", "Abandoned None"),
        (Retry, 1, Some(1), 0, "wait 1", "wait 1", "wait 1"),
        (Retry, 1, Some(1), 1, "send", "send", "send"),
        (Retry, 1, None, 1, "send", "send", "send"),
        (Retry, 1, Some(1), 1200, "Abandoned None", "Abandoned None", "Abandoned None"),
        (Sent, 1, None, 9000, "nothing", "nothing", "nothing"),
        (Refused, 1, None, -9000, "nothing", "nothing", "nothing"),
        (Abandoned, 1, Some(1), 1, "nothing", "nothing", "nothing"),
    ];
    for (stage, attempts, next, minute, look, stay, repeat) in table {
        for (doubt, expected) in [(Doubt::Look, look), (Doubt::Stay, stay), (Doubt::Repeat, repeat)] {
            let task = parcel(stage, attempts, next).task(doubt, minutes(minute));
            assert_eq!(named(&task), expected, "{stage:?} {attempts} {next:?} at {minute}, {doubt:?}");
        }
    }
}

#[test]
fn the_table_of_outcomes() {
    // Attempts, minute, outcome; the stage and next attempt after it.
    let table = [
        (1, 0, Outcome::Sent("250 ok".into()), Stage::Sent, None),
        (1, 0, refused(true), Stage::Refused, None),
        (1, 0, refused(false), Stage::Retry, Some(1)),
        (2, 1, refused(false), Stage::Retry, Some(6)),
        (3, 6, refused(false), Stage::Retry, Some(16)),
        (4, 16, refused(false), Stage::Retry, Some(36)),
        (40, 700, refused(false), Stage::Retry, Some(720)),
        (60, 1180, refused(false), Stage::Retry, Some(1200)),
        (60, 1181, refused(false), Stage::Abandoned, None),
        (1, 0, for_owner(), Stage::Retry, Some(1)),
        (2, 1, for_owner(), Stage::Retry, Some(6)),
        (3, 6, for_owner(), Stage::Retry, Some(366)),
        (5, 726, for_owner(), Stage::Retry, Some(1086)),
        (6, 1086, for_owner(), Stage::Abandoned, None),
        (1, 0, unknown(), Stage::Unknown, Some(2)),
        (2, 3, unknown(), Stage::Unknown, Some(13)),
        (3, 20, unknown(), Stage::Unknown, Some(50)),
        (9, 1300, unknown(), Stage::Unknown, Some(1330)),
    ];
    for (attempts, minute, outcome, stage, next) in table {
        let after = parcel(Stage::Sending, attempts, None).after(&outcome, minutes(minute));
        assert_eq!((after.stage, after.next_attempt), (stage, next.map(minutes)), "{attempts} {outcome:?}");
        assert_eq!(after.attempts, attempts);
    }
}

#[test]
fn a_look_decides_and_a_failed_look_does_not() {
    let lost = parcel(Stage::Unknown, 1, Some(2));
    let found = lost.looked_up(true, minutes(3));
    assert_eq!((found.stage, found.said.as_deref()), (Stage::Sent, Some("found in the mailbox")));
    let missing = lost.looked_up(false, minutes(3));
    assert_eq!((missing.stage, missing.next_attempt), (Stage::Retry, None));
    assert_eq!(missing.task(Doubt::Look, minutes(3)), Task::Send);
    assert_eq!(lost.looked_up(false, minutes(1200)).stage, Stage::Abandoned);
    assert_eq!(lost.looked_up(true, minutes(1200)).stage, Stage::Sent);
    for (minute, next) in [(2, 4), (30, 45), (600, 630), (1190, 1200)] {
        let failed = lost.look_up_failed("no route", minutes(minute));
        assert_eq!((failed.stage, failed.next_attempt), (Stage::Unknown, Some(minutes(next))));
        assert_eq!(failed.task(Doubt::Look, minutes(next)), Task::LookUp);
    }
    let over = lost.look_up_failed("no route", minutes(1200));
    let said = over.said.as_deref();
    assert_eq!((over.stage, said), (Stage::Abandoned, Some("could not look whether it arrived: no route")));
}

#[test]
fn what_waits_for_the_owner_waits_long_and_can_be_hurried() {
    let waits = parcel(Stage::Sending, 3, None).after(&for_owner(), start());
    assert_eq!(waits.task(Doubt::Look, minutes(359)), Task::Wait(minutes(360)));
    assert_eq!(waits.task(Doubt::Look, minutes(360)), Task::Send);
    let hurried = waits.hurried(minutes(5)).unwrap();
    assert_eq!(hurried.task(Doubt::Look, minutes(5)), Task::Send);
    assert_eq!(hurried.hurried(minutes(5)), None);
    for usual in [parcel(Stage::Retry, 3, Some(20)), parcel(Stage::Unknown, 3, Some(360))] {
        assert_eq!(usual.hurried(start()), None);
    }
}

#[test]
fn sending_counts_and_the_last_stages_stay() {
    let sending = parcel(Stage::Intent, 0, None).sending(minutes(1));
    assert_eq!((sending.stage, sending.attempts, sending.next_attempt), (Stage::Sending, 1, None));
    for stage in [Stage::Sent, Stage::Refused, Stage::Abandoned] {
        let last = parcel(stage, 3, None);
        let now = minutes(5);
        let moves = [
            last.sending(now),
            last.after(&unknown(), now),
            last.after(&Outcome::Sent(String::new()), now),
            last.looked_up(false, now),
            last.looked_up(true, now),
            last.look_up_failed("x", now),
        ];
        assert!(moves.iter().all(|moved| *moved == last), "{stage:?}");
    }
}

#[test]
fn a_clock_set_back_neither_stalls_nor_loops() {
    // Made and put off by a clock that was a year ahead.
    for stage in [Stage::Intent, Stage::Sending, Stage::Unknown, Stage::Retry] {
        let ahead = parcel(stage, 1, Some(2));
        let now = minutes(-525_600);
        let Task::Become(righted) = ahead.task(Doubt::Look, now) else { panic!("{stage:?} is not righted") };
        assert_eq!((righted.stage, righted.made_at), (stage, now));
        assert_eq!(righted.next_attempt, Some(now + LONGEST));
        assert!(!matches!(righted.task(Doubt::Look, now), Task::Become(again) if again.stage == stage));
    }
    // Without a mailbox the wait is for the deadline, which is never farther than a parcel's life.
    let righted = Parcel { made_at: minutes(-500), ..parcel(Stage::Unknown, 1, None) };
    assert_eq!(righted.task(Doubt::Stay, minutes(-500)), Task::Wait(minutes(700)));
}

#[test]
fn the_end_of_time_is_no_panic() {
    for made_at in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let odd = Parcel { made_at, attempts: u32::MAX, ..parcel(Stage::Unknown, 1, None) };
            for doubt in [Doubt::Look, Doubt::Stay, Doubt::Repeat] {
                assert_ne!(odd.task(doubt, now), Task::Nothing);
            }
            assert_eq!(odd.sending(now).attempts, u32::MAX);
            assert_eq!(odd.after(&unknown(), now).stage, Stage::Unknown);
            assert!(matches!(odd.look_up_failed("x", now).stage, Stage::Unknown | Stage::Abandoned));
        }
    }
}

#[test]
fn the_servers_words_are_one_short_line() {
    let said = format!("550 no\r\n\u{1b}[31m{}", "no such user ".repeat(500));
    let after = parcel(Stage::Sending, 1, None).after(&Outcome::NotSent { for_good: true, said }, start());
    let kept = after.said.unwrap();
    assert!(kept.starts_with("550 no ") && !kept.contains('\u{1b}'), "{kept}");
    assert!(kept.chars().count() <= SAID_CHARS);
}

/// What the world does at one step.
#[derive(Clone, Debug)]
enum Chance {
    /// The outcome of a sending.
    Outcome(Outcome),
    /// Killed before the outcome is written down.
    Killed,
}

/// Sendings, looks (`None`: it failed) and how the clock runs between them, all repeated for ever.
type World = (Vec<Chance>, Vec<Option<bool>>, Vec<i64>);

fn world() -> impl Strategy<Value = World> {
    let chance = prop_oneof![
        1 => Just(Chance::Outcome(Outcome::Sent("250".into()))),
        1 => Just(Chance::Outcome(refused(true))),
        4 => Just(Chance::Outcome(refused(false))),
        2 => Just(Chance::Outcome(for_owner())),
        4 => Just(Chance::Outcome(unknown())),
        3 => Just(Chance::Killed),
    ];
    let look = prop_oneof![1 => Just(Some(true)), 4 => Just(Some(false)), 4 => Just(None)];
    (
        prop::collection::vec(chance, 1..12),
        prop::collection::vec(look, 1..12),
        prop::collection::vec(-3000_i64..3000, 0..6),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_it_ends_and_nothing_is_sent_in_doubt(
        (chances, looks, jumps) in world(),
        doubt in prop::sample::select(vec![Doubt::Look, Doubt::Stay, Doubt::Repeat]),
    ) {
        let (mut chances, mut looks) = (chances.iter().cycle(), looks.iter().cycle());
        let mut jumps = jumps.iter();
        let (mut now, mut parcel) = (start(), parcel(Stage::Intent, 0, None));
        // Whether the mail may lie in the mailbox without our knowing.
        let mut in_doubt = false;
        let mut ended = None;
        for step in 0..4000 {
            let task = parcel.task(doubt, now);
            if parcel.stage.is_last() {
                prop_assert_eq!(&task, &Task::Nothing);
                ended = ended.or(Some(step));
                break;
            }
            match task {
                Task::Nothing => prop_assert!(false, "nothing to do in {:?}", parcel.stage),
                Task::Become(next) => {
                    prop_assert_ne!(&next, &parcel, "a step that changes nothing");
                    // Every move by itself keeps the doubt or ends the parcel.
                    prop_assert!(!matches!(next.stage, Stage::Sent | Stage::Refused));
                    parcel = next;
                }
                Task::Wait(at) => {
                    prop_assert!(at > now);
                    let longest = if doubt == Doubt::Stay { LIFE } else { FOR_OWNER };
                    prop_assert!(at - now <= longest);
                    // The clock mostly runs, and now and then it is set.
                    now = jumps.next().map_or(at, |jump| at + Duration::minutes(*jump));
                }
                Task::Send => {
                    prop_assert!(!in_doubt || doubt == Doubt::Repeat, "sent again in doubt");
                    parcel = parcel.sending(now);
                    match chances.next().unwrap() {
                        Chance::Killed => in_doubt = true,
                        Chance::Outcome(outcome) => {
                            in_doubt = matches!(outcome, Outcome::Unknown(_));
                            parcel = parcel.after(outcome, now);
                        }
                    }
                }
                Task::LookUp => {
                    prop_assert_eq!(doubt, Doubt::Look);
                    match looks.next().unwrap() {
                        Some(found) => {
                            in_doubt = false;
                            parcel = parcel.looked_up(*found, now);
                        }
                        None => parcel = parcel.look_up_failed("no route", now),
                    }
                }
            }
        }
        prop_assert!(ended.is_some(), "no end: {parcel:?} at {now}");
    }
}
