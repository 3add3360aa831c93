//! What each last step of a mail does to its digest and its items, and that nobody goes on with what is gone.

use super::*;
use crate::answer::Prints;
use crate::ledger::{LastSlot, NewDigest, SlotClaim};
use crate::message::{AddrSpec, MessageId};
use crate::next::Request;
use crate::outbox::delivery::Outcome;
use crate::words::{Practice, Remark, SignalKind, Standing};
use chrono::NaiveDate;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn at(of_day: u32) -> DateTime<Utc> {
    day(of_day).and_hms_opt(8, 0, 0).unwrap().and_utc()
}

fn remark(key: &str, on: u32) -> Remark {
    Remark {
        shown_on: None,
        wording: None,
        key: key.to_owned(),
        person: AddrSpec::parse("ravi@example.com").unwrap(),
        practice: Practice::Appreciate,
        message: MessageId("one@example.com".to_owned()),
        kind: Some(SignalKind::Delivery),
        evidence_on: day(1),
        state: Standing::Candidate,
        on: day(on),
        until: None,
    }
}

/// A ledger in which the digest's schedule has begun.
fn begun() -> Ledger {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let (line, zone) = ("@daily".to_owned(), "UTC".to_owned());
    ledger.set_last_slot("digest", &LastSlot { line, zone, begun: at(1), last: at(1) }).unwrap();
    ledger
}

fn claim(on: u32) -> SlotClaim {
    SlotClaim {
        schedule: "digest".to_owned(),
        slot: format!("{}T08:00", day(on)),
        served_at: at(on),
        last: Some(at(on)),
        asked: None,
    }
}

/// Posts a digest of that day with these items.
fn post(ledger: &mut Ledger, on: u32, keys: &[&str]) -> Parcel {
    let digest = NewDigest {
        id: format!("{on:032x}"),
        tag: "q8m2".to_owned(),
        made_at: at(on),
        made_on: day(on),
        bytes: b"From: me\r\n\r\nsecret of ravi\r\n".to_vec(),
        items: keys.iter().map(|key| remark(key, on)).collect(),
        prints: Prints::default(),
        about: None,
    };
    assert!(ledger.post(&claim(on), Some(&digest)).unwrap());
    ledger.parcels().unwrap().pop().unwrap()
}

fn send(ledger: &mut Ledger, parcel: &Parcel, outcome: &Outcome) -> Parcel {
    let sending = parcel.sending(at(1));
    ledger.set_parcel(&sending).unwrap();
    let after = sending.after(outcome, sending.made_at);
    ledger.set_parcel(&after).unwrap();
    after
}

fn sent() -> Outcome {
    Outcome::Sent("250 ok".to_owned())
}

fn refused() -> Outcome {
    Outcome::NotSent { for_good: true, said: "550 no".to_owned() }
}

/// Key, state and day of every suggestion.
fn standings(ledger: &Ledger) -> Vec<(String, Standing, NaiveDate)> {
    ledger.suggestions().unwrap().into_iter().map(|r| (r.key, r.state, r.on)).collect()
}

fn standing(key: &str, state: Standing, on: u32) -> (String, Standing, NaiveDate) {
    (key.to_owned(), state, day(on))
}

fn number(ledger: &Ledger, sql: &str) -> i64 {
    ledger.db.query_row(sql, (), |row| row.get(0)).unwrap()
}

#[test]
fn a_slot_is_served_once_and_a_second_post_does_nothing() {
    let mut ledger = begun();
    let parcel = post(&mut ledger, 9, &["a", "b"]);
    assert_eq!((parcel.stage, parcel.attempts, parcel.made_at), (Stage::Intent, 0, at(9)));
    assert_eq!(ledger.parcel(parcel.id).unwrap(), Some(parcel));
    let later = SlotClaim { last: Some(at(20)), ..claim(9) };
    let other = NewDigest {
        id: "f".repeat(32),
        tag: "a2b3".to_owned(),
        made_at: at(20),
        made_on: day(20),
        bytes: b"x".to_vec(),
        items: vec![remark("c", 20)],
        prints: Prints::default(),
        about: None,
    };
    assert!(!ledger.post(&later, Some(&other)).unwrap());
    assert!(!ledger.post(&later, None).unwrap());
    assert_eq!(ledger.last_slot("digest").unwrap().map(|slot| slot.last), claim(9).last);
    assert_eq!(ledger.parcels().unwrap().len(), 1);
    assert_eq!(ledger.suggestions().unwrap().len(), 2);
}

#[test]
fn a_digest_that_can_t_be_written_down_leaves_its_slot_free() {
    let mut ledger = begun();
    post(&mut ledger, 9, &["a"]);
    // The id of the first: a fault in the middle of the transaction.
    let twin = NewDigest {
        id: format!("{:032x}", 9),
        tag: "a2b3".to_owned(),
        made_at: at(10),
        made_on: day(10),
        bytes: b"x".to_vec(),
        items: vec![],
        prints: Prints::default(),
        about: None,
    };
    ledger.post(&claim(10), Some(&twin)).unwrap_err();
    assert!(!ledger.slot_taken("digest", &claim(10).slot).unwrap());
    assert_eq!(ledger.last_slot("digest").unwrap().map(|slot| slot.last), claim(9).last);
}

#[test]
fn a_request_is_taken_out_with_its_digest_or_not_at_all() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    post(&mut ledger, 9, &["a"]);
    ledger.ask(Request::Send, at(10)).unwrap();
    let asked = ledger.requests().unwrap().pop();
    let twin = NewDigest {
        id: format!("{:032x}", 9),
        tag: "a2b3".to_owned(),
        made_at: at(10),
        made_on: day(10),
        bytes: b"x".to_vec(),
        items: vec![],
        prints: Prints::default(),
        about: None,
    };
    let wanted = SlotClaim { asked, ..claim(10) };
    ledger.post(&wanted, Some(&twin)).unwrap_err();
    assert_eq!(ledger.requests().unwrap().pop(), asked);
    assert!(ledger.post(&wanted, None).unwrap());
    assert!(ledger.requests().unwrap().is_empty());
    // Also when its slot was served already.
    ledger.ask(Request::Send, at(11)).unwrap();
    let asked = ledger.requests().unwrap().pop();
    assert!(!ledger.post(&SlotClaim { asked, ..claim(9) }, None).unwrap());
    assert!(ledger.requests().unwrap().is_empty());
}

#[test]
fn items_on_their_way_count_as_shown_and_are_shown_when_it_was_sent() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let first = post(&mut ledger, 2, &["a", "b"]);
    assert_eq!(standings(&ledger), [standing("a", Standing::Shown, 2), standing("b", Standing::Shown, 2)]);
    assert_eq!(number(&ledger, "SELECT count(*) FROM suggestions WHERE state = 'candidate'"), 2);
    assert_eq!(ledger.digests_sent().unwrap(), 0);
    send(&mut ledger, &first, &sent());
    assert_eq!(number(&ledger, "SELECT count(*) FROM suggestions WHERE state = 'shown'"), 2);
    assert_eq!(ledger.digests_sent().unwrap(), 1);
    // An answer stands, whatever is sent later; silence is seen at the next digest and keeps its day.
    ledger.set_state("b", Standing::Never, day(3), None).unwrap();
    let second = post(&mut ledger, 9, &["c"]);
    send(&mut ledger, &second, &sent());
    let expected = [
        standing("a", Standing::Ignored, 2),
        standing("b", Standing::Never, 3),
        standing("c", Standing::Shown, 9),
    ];
    assert_eq!(standings(&ledger), expected);
    // An act seen late, or a late answer, undoes it.
    ledger.set_state("a", Standing::Done, day(10), None).unwrap();
}

#[test]
fn two_digests_of_one_day_ignore_nobody() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let first = post(&mut ledger, 2, &["a"]);
    send(&mut ledger, &first, &sent());
    let by_hand = SlotClaim { schedule: "send".to_owned(), last: None, ..claim(2) };
    let digest = NewDigest {
        id: "e".repeat(32),
        tag: "a2b3".to_owned(),
        made_at: at(2),
        made_on: day(2),
        bytes: b"x".to_vec(),
        items: vec![remark("b", 2)],
        prints: Prints::default(),
        about: None,
    };
    assert!(ledger.post(&by_hand, Some(&digest)).unwrap());
    let parcel = ledger.parcels().unwrap().pop().unwrap();
    send(&mut ledger, &parcel, &sent());
    assert_eq!(standings(&ledger), [standing("a", Standing::Shown, 2), standing("b", Standing::Shown, 2)]);
}

#[test]
fn items_of_a_lost_digest_are_candidates_and_go_into_the_next() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let first = post(&mut ledger, 2, &["a", "b"]);
    let lost = send(&mut ledger, &first, &refused());
    assert_eq!(lost.stage, Stage::Refused);
    let free = [standing("a", Standing::Candidate, 2), standing("b", Standing::Candidate, 2)];
    assert_eq!(standings(&ledger), free);
    assert_eq!(number(&ledger, "SELECT count(*) FROM digests WHERE state = 'abandoned'"), 1);
    let second = post(&mut ledger, 9, &["b"]);
    send(&mut ledger, &second, &sent());
    let after = [standing("a", Standing::Candidate, 2), standing("b", Standing::Shown, 9)];
    assert_eq!(standings(&ledger), after);
    let sql = "SELECT number FROM suggestions WHERE suggestion_key = 'b'";
    assert_eq!(number(&ledger, sql), 1);
}

#[test]
fn the_day_of_a_mail_is_not_that_of_a_slot_that_came_late() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let digest = NewDigest {
        id: "e".repeat(32),
        tag: "a2b3".to_owned(),
        made_at: at(9),
        made_on: day(9),
        bytes: b"x".to_vec(),
        items: vec![remark("a", 9)],
        prints: Prints::default(),
        about: None,
    };
    assert!(ledger.post(&claim(2), Some(&digest)).unwrap());
    let shown_on = |ledger: &Ledger| ledger.suggestions().unwrap()[0].shown_on;
    assert_eq!(shown_on(&ledger), Some(day(9)));
    // One of before that day was written down.
    ledger.db.execute("UPDATE digests SET made_on = NULL", ()).unwrap();
    assert_eq!(shown_on(&ledger), Some(day(2)));
}

#[test]
fn a_snooze_that_is_over_goes_into_a_digest() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let snoozed = Remark { state: Standing::Snoozed, until: Some(day(5)), ..remark("a", 2) };
    ledger.record_suggestion(&snoozed).unwrap();
    let parcel = post(&mut ledger, 9, &["a"]);
    send(&mut ledger, &parcel, &sent());
    assert_eq!(standings(&ledger), [standing("a", Standing::Shown, 9)]);
}

#[test]
fn the_bytes_stay_the_same_until_the_last_step_erases_them() {
    for outcome in [sent(), refused()] {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let parcel = post(&mut ledger, 2, &["a"]);
        let bytes = ledger.parcel_bytes(parcel.id).unwrap();
        let later = Outcome::NotSent { for_good: false, said: "451".to_owned() };
        let retry = send(&mut ledger, &parcel, &later);
        assert_eq!(ledger.parcels().unwrap(), std::slice::from_ref(&retry));
        assert_eq!(ledger.parcel_bytes(parcel.id).unwrap(), bytes);
        let last = send(&mut ledger, &retry, &outcome);
        assert_eq!(number(&ledger, "SELECT length(bytes) FROM outbox"), 0);
        assert!(ledger.parcels().unwrap().is_empty());
        assert_eq!(ledger.parcel(parcel.id).unwrap(), Some(last.clone()));
        let error = ledger.parcel_bytes(parcel.id).unwrap_err();
        assert!(matches!(error.fault, Fault::ParcelMoved { .. }) && error.may_pass());
        // Nothing follows a last step.
        for stage in Stage::ALL {
            ledger.set_parcel(&Parcel { stage, ..last.clone() }).unwrap_err();
        }
    }
}

#[test]
fn two_processes_can_t_hand_over_the_same_mail() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let parcel = post(&mut ledger, 2, &["a"]);
    let sending = parcel.sending(at(2));
    ledger.set_parcel(&sending).unwrap();
    let error = ledger.set_parcel(&sending).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the ledger in memory has mail 1 of the outbox at another step: another process went on with it; try again"
    );
    // Nor what was thought of it before.
    ledger.set_parcel(&parcel.after(&refused(), at(2))).unwrap_err();
    ledger.set_parcel(&sending.sending(at(2))).unwrap_err();
    assert_eq!(ledger.parcels().unwrap(), [sending]);
}

#[test]
fn a_clock_set_back_is_written_down() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let parcel = post(&mut ledger, 20, &["a"]);
    ledger.set_parcel(&Parcel { made_at: at(2), stage: Stage::Retry, ..parcel.clone() }).unwrap();
    assert_eq!(ledger.parcels().unwrap()[0].made_at, at(2));
    ledger.set_parcel(&Parcel { made_at: at(9), stage: Stage::Retry, ..parcel }).unwrap();
    assert_eq!(ledger.parcels().unwrap()[0].made_at, at(2));
}

#[test]
fn deliveries_tell_how_far_each_digest_got() {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let first = post(&mut ledger, 2, &["a", "b"]);
    send(&mut ledger, &first, &refused());
    post(&mut ledger, 9, &["a"]);
    let deliveries = ledger.deliveries(5).unwrap();
    let told: Vec<_> = deliveries
        .iter()
        .map(|d| (d.slot.as_str(), d.stage, d.attempts, d.said.as_deref(), d.items))
        .collect();
    let expected = [
        ("2026-11-09T08:00", Stage::Intent, 0, None, 1),
        ("2026-11-02T08:00", Stage::Refused, 1, Some("550 no"), 2),
    ];
    assert_eq!(told, expected);
    assert_eq!((deliveries[0].tag.as_str(), deliveries[0].schedule.as_str()), ("q8m2", "digest"));
    assert_eq!((deliveries[0].made_at, deliveries[0].next_attempt), (at(9), None));
    assert_eq!(ledger.deliveries(1).unwrap().len(), 1);
}
