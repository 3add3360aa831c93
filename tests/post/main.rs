//! A slot from the ledger to the owner's mailbox, over the sample mailboxes: what is written down, what comes back
//! from a lost digest, and that a digest is never taken for the owner's own mail.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic like tests")]

mod remind;

use appreciated::answer::Prints;
use appreciated::config::Config;
use appreciated::intake::Desk;
use appreciated::ledger::{Ledger, NewDigest, SlotClaim};
use appreciated::mailbox::{MailSource, MailboxError, MailboxName, RawMail};
use appreciated::message::{AddrSpec, Message};
use appreciated::next::Why;
use appreciated::outbox::delivery::{Outcome, Stage};
use appreciated::rounds::{self, Posted, Search, carry, post_digest, scan_round, settle};
use appreciated::sample::{Owner, Phrases, generate};
use appreciated::words::{IntakeReason, Rest, Standing, Verdict};
use chrono::{DateTime, Duration, FixedOffset, Utc};
use chrono_tz::Tz;
use std::path::Path;

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2024-11-25T08:00:00+00:00").unwrap()
}

/// Mails in memory.
struct Held(MailboxName, Vec<RawMail>);

impl MailSource for Held {
    fn mailbox(&self) -> &MailboxName {
        &self.0
    }

    fn batch(&mut self, _: usize) -> Result<Vec<RawMail>, MailboxError> {
        Ok(std::mem::take(&mut self.1))
    }
}

/// The config of a sample and a ledger of all its mail.
fn owner(owner: Owner) -> (Config, Ledger) {
    let sample = generate(owner, 3, now(), Phrases::Shown);
    let config = Config::parse(&sample.config, Path::new("sample.toml")).unwrap();
    let mut ledger = Ledger::in_memory([7; 32]).unwrap();
    scan(&mut ledger, &config, sample.mails);
    rounds::begin(&mut ledger, &config, now().to_utc(), Tz::UTC).unwrap();
    (config, ledger)
}

fn scan(ledger: &mut Ledger, config: &Config, mails: Vec<RawMail>) -> rounds::ScanReport {
    let account = ledger.account("test", &config.digest.to).unwrap();
    let (rules, key) = (config.rules(), ledger.key());
    let desk = Desk { rules: &rules, key: &key, now: now().to_utc() };
    let mut source = Held(MailboxName("Sent".to_owned()), mails);
    let report = scan_round(ledger, account, &mut source, desk, &mut |_| true).unwrap();
    settle(ledger, desk).unwrap();
    report
}

fn claim(at: DateTime<FixedOffset>) -> SlotClaim {
    SlotClaim {
        schedule: "digest".to_owned(),
        slot: at.format("%Y-%m-%dT%H:%M").to_string(),
        served_at: at.to_utc(),
        last: Some(at.to_utc()),
        asked: None,
    }
}

/// How far the schedule of the digest is.
fn last(ledger: &Ledger) -> Option<DateTime<Utc>> {
    ledger.last_slot("digest").unwrap().map(|slot| slot.last)
}

fn written(posted: Posted) -> (String, usize) {
    match posted {
        Posted::Written { id, items } => (id, items),
        other => unreachable!("{other:?}"),
    }
}

/// Carries the mail on its way one step; gives what was handed over.
fn step(ledger: &mut Ledger, at: DateTime<FixedOffset>, outcome: &Outcome) -> (Stage, Vec<u8>) {
    let parcel = ledger.parcels().unwrap().remove(0);
    let mut handed = Vec::new();
    let mut hand_over = |bytes: &[u8], digest: &str| {
        assert_eq!(digest, parcel.digest);
        handed = bytes.to_vec();
        outcome.clone()
    };
    let after = carry(ledger, &parcel, &|| at.to_utc(), &mut hand_over, Search::Nowhere).unwrap();
    (after.stage, handed)
}

fn sent() -> Outcome {
    Outcome::Sent("250 ok".to_owned())
}

#[test]
fn a_slot_is_posted_once_and_its_items_are_not_shown_again() {
    let (config, mut ledger) = owner(Owner::Manager);
    let (id, items) = written(post_digest(&mut ledger, &config, now(), &claim(now()), vec![]).unwrap());
    assert!((1..=3).contains(&items), "the first digest is short: {items}");
    assert_eq!(post_digest(&mut ledger, &config, now(), &claim(now()), vec![]).unwrap(), Posted::Taken);
    assert_eq!(last(&ledger), claim(now()).last);
    let first: Vec<String> = ledger.suggestions().unwrap().into_iter().map(|r| r.key).collect();
    assert_eq!(first.len(), items);

    // While it is on its way a digest by hand holds nothing of it.
    let by_hand = SlotClaim { schedule: "send".to_owned(), last: None, ..claim(now()) };
    let (other, more) = written(post_digest(&mut ledger, &config, now(), &by_hand, vec![]).unwrap());
    assert_ne!(id, other, "ids are of slot and schedule");
    assert_eq!(ledger.suggestions().unwrap().len(), items + more);

    assert_eq!(step(&mut ledger, now(), &sent()).0, Stage::Sent);
    assert_eq!(step(&mut ledger, now(), &sent()).0, Stage::Sent);
    assert!(ledger.parcels().unwrap().is_empty());
    assert_eq!(ledger.digests_sent().unwrap(), 2);
    let all = ledger.suggestions().unwrap();
    assert!(all.iter().all(|r| r.state == Standing::Shown && r.on == now().date_naive()));

    // A week later nobody of the first two stands in the third, but for promises and the boss.
    let week = now() + Duration::days(7);
    let before = ledger.suggestions().unwrap().len();
    if let Posted::Written { items, .. } =
        post_digest(&mut ledger, &config, week, &claim(week), vec![]).unwrap()
    {
        assert_eq!(ledger.suggestions().unwrap().len(), before + items, "every item is new");
    }
}

#[test]
fn a_refused_digest_comes_back_in_the_next_with_a_note() {
    let (config, mut ledger) = owner(Owner::Engineer);
    written(post_digest(&mut ledger, &config, now(), &claim(now()), vec!["Scan failed.".into()]).unwrap());
    let keys = |ledger: &Ledger| -> Vec<String> {
        ledger.suggestions().unwrap().into_iter().map(|r| r.key).collect()
    };
    let first = keys(&ledger);
    let refused = Outcome::NotSent { for_good: true, said: "550 5.7.1 not here".to_owned() };
    let (stage, bytes) = step(&mut ledger, now(), &refused);
    assert_eq!(stage, Stage::Refused);
    assert!(text(&bytes).contains("Scan failed."));
    assert!(ledger.suggestions().unwrap().iter().all(|r| r.state == Standing::Candidate));

    let next = now() + Duration::days(1);
    written(post_digest(&mut ledger, &config, next, &claim(next), vec![]).unwrap());
    assert!(keys(&ledger).iter().any(|key| first.contains(key)));
    let (stage, bytes) = step(&mut ledger, next, &sent());
    assert_eq!(stage, Stage::Sent);
    let text = text(&bytes);
    assert!(
        text.contains("The digest of 25 November did not surely reach you (550 5.7.1 not here)."),
        "{text}"
    );

    // Said once: the one after it arrived has no note.
    let third = now() + Duration::days(2);
    if let Posted::Written { .. } = post_digest(&mut ledger, &config, third, &claim(third), vec![]).unwrap() {
        let bytes = step(&mut ledger, third, &sent()).1;
        assert!(!self::text(&bytes).contains("did not surely reach you"));
    }
}

#[test]
fn without_items_there_is_no_mail_whatever_went_wrong() {
    let (config, _) = owner(Owner::Engineer);
    let mut ledger = Ledger::in_memory([7; 32]).unwrap();
    rounds::begin(&mut ledger, &config, now().to_utc(), Tz::UTC).unwrap();
    let warnings = vec!["The account \"work\" could not be read.".to_owned()];
    let posted = post_digest(&mut ledger, &config, now(), &claim(now()), warnings).unwrap();
    assert_eq!(posted, Posted::Empty);
    assert!(ledger.parcels().unwrap().is_empty());
    assert!(ledger.slot_taken("digest", &claim(now()).slot).unwrap());
    assert_eq!(last(&ledger), claim(now()).last);
}

#[test]
fn our_own_digest_found_in_sent_is_no_mail_of_the_owner() {
    for one in Owner::ALL {
        let (config, mut ledger) = owner(one);
        written(post_digest(&mut ledger, &config, now(), &claim(now()), vec![]).unwrap());
        let (_, bytes) = step(&mut ledger, now(), &sent());
        let (rules, key) = (config.rules(), ledger.key());
        let desk = Desk { rules: &rules, key: &key, now: now().to_utc() };
        let raw =
            RawMail { place: "4711".to_owned(), internal_date: Some(now().to_utc()), bytes, cut: false };
        let mail = rounds::read(&raw, desk).unwrap();
        assert_eq!((mail.verdict, mail.reason), (Verdict::Nothing, Some(IntakeReason::OwnDigest)));
        let mails = ledger.mails().unwrap().len();
        assert_eq!(scan(&mut ledger, &config, vec![raw]).messages_new, 1);
        assert_eq!(ledger.mails().unwrap().len(), mails);
        assert_eq!(ledger.intake_counts().unwrap().get("own-digest"), Some(&1));
    }
}

/// The text part, its lines joined.
fn text(bytes: &[u8]) -> String {
    let body = Message::parse(bytes).unwrap().body;
    format!("{body:?}").replace("\\n", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn digests_grow_rare_when_nothing_comes_of_them() {
    let (mut config, mut ledger) = owner(Owner::Manager);
    config.digest.max_items = 1;
    let on = |day: i64| now() + Duration::days(day);
    for day in 0..4 {
        written(post_digest(&mut ledger, &config, on(day), &claim(on(day)), vec![]).unwrap());
        assert_eq!(step(&mut ledger, on(day), &sent()).0, Stage::Sent);
    }
    let fifth = post_digest(&mut ledger, &config, on(4), &claim(on(4)), vec![]).unwrap();
    assert_eq!(fifth, Posted::PassedOver);
    assert!(ledger.slot_taken("digest", &claim(on(4)).slot).unwrap(), "the slot is served");
    assert_eq!(ledger.suggestions().unwrap().len(), 4, "nothing was shown");
    let asked = SlotClaim { schedule: "send".to_owned(), last: None, ..claim(on(4)) };
    written(post_digest(&mut ledger, &config, on(4), &asked, vec![]).unwrap());
    assert_eq!(step(&mut ledger, on(4), &sent()).0, Stage::Sent);
    written(post_digest(&mut ledger, &config, on(5), &claim(on(5)), vec![]).unwrap());
    assert_eq!(step(&mut ledger, on(5), &sent()).0, Stage::Sent);

    // One answer, and every slot brings a digest again.
    let last = ledger.suggestions().unwrap().into_iter().max_by_key(|remark| remark.on).unwrap();
    ledger.set_state(&last.key, Standing::Met, on(5).date_naive(), None).unwrap();
    written(post_digest(&mut ledger, &config, on(6), &claim(on(6)), vec![]).unwrap());
}

#[test]
fn a_rest_serves_its_slots_without_a_digest_and_shows_nothing_twice() {
    let (config, mut ledger) = owner(Owner::Manager);
    let on = |day: i64| now() + Duration::days(day);
    let said = |day: i64| on(day).date_naive();
    let post = |ledger: &mut Ledger, at: i64, slot: i64| {
        post_digest(ledger, &config, on(at), &claim(on(slot)), vec![]).unwrap()
    };
    ledger.set_rest(Some(Rest::Until(said(14))), said(0)).unwrap();
    let paused = Why::Paused { until: said(14), said_on: said(0) };
    assert_eq!(post(&mut ledger, 0, 0), Posted::Quiet(paused));
    assert_eq!(post(&mut ledger, 7, 7), Posted::Quiet(paused));
    assert!(ledger.slot_taken("digest", &claim(on(7)).slot).unwrap());
    assert_eq!(last(&ledger), claim(on(7)).last);
    assert!(ledger.suggestions().unwrap().is_empty(), "nothing was shown");
    // The machine was off at the last slot of the pause, and is on again after it.
    assert_eq!(post(&mut ledger, 15, 13), Posted::Quiet(paused));
    let first = written(post(&mut ledger, 21, 21));
    assert!((1..=3).contains(&first.1), "the first after it comes as usual: {first:?}");
}

#[test]
fn a_stop_lasts_until_resume_and_a_digest_by_hand_says_so() {
    let (config, mut ledger) = owner(Owner::Manager);
    let on = |day: i64| now() + Duration::days(day);
    let said = |day: i64| on(day).date_naive();
    ledger.set_rest(Some(Rest::Stopped), said(0)).unwrap();
    let slot = |ledger: &mut Ledger, day: i64| {
        post_digest(ledger, &config, on(day), &claim(on(day)), vec![]).unwrap()
    };
    assert_eq!(slot(&mut ledger, 1), Posted::Quiet(Why::Stopped { said_on: said(0) }));
    assert_eq!(slot(&mut ledger, 3), Posted::Quiet(Why::Stopped { said_on: said(0) }));
    let by_hand = SlotClaim { schedule: "send".to_owned(), last: None, ..claim(on(3)) };
    written(post_digest(&mut ledger, &config, on(3), &by_hand, vec![]).unwrap());
    let text = text(&step(&mut ledger, on(3), &sent()).1);
    assert!(text.contains("Warning: No digests (you said stop on 25 November)."), "{text}");

    ledger.set_rest(None, said(5)).unwrap();
    let missed = post_digest(&mut ledger, &config, on(6), &claim(on(4)), vec![]).unwrap();
    assert!(matches!(missed, Posted::Quiet(_)), "missed in the stop, it never comes later: {missed:?}");
    written(slot(&mut ledger, 7));
}

/// A mail from the owner to Ana, in the ledger's Sent.
fn own_mail(config: &Config, at: DateTime<FixedOffset>, headers: &str) -> RawMail {
    let text = format!(
        "From: {}\r\nTo: Ana Sousa <ana@sousa.example>\r\nDate: {}\r\nMessage-ID: <{}@own.example>\r\n{headers}\r\n\
         Hello Ana, this is about the plan.\r\n",
        config.digest.to,
        at.to_rfc2822(),
        at.timestamp()
    );
    RawMail {
        place: at.timestamp().to_string(),
        internal_date: Some(at.to_utc()),
        bytes: text.into_bytes(),
        cut: false,
    }
}

#[test]
fn while_the_mailbox_replies_by_itself_no_digest_comes() {
    let (mut config, mut ledger) = owner(Owner::Manager);
    let on = |day: i64| now() + Duration::days(day);
    let replied = own_mail(&config, on(0) - Duration::minutes(1), "Subject: Automatic reply: Plan\r\n");
    let receipt = own_mail(
        &config,
        on(0) - Duration::minutes(2),
        "Subject: Read: Plan\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/report; boundary=b\r\n",
    );
    scan(&mut ledger, &config, vec![receipt]);
    let before = ledger.presence((on(0) - Duration::days(2)).to_utc()).unwrap();
    assert!(before.replies.is_empty(), "a receipt is no absence");
    scan(&mut ledger, &config, vec![replied]);
    let since = (on(0) - Duration::minutes(1)).date_naive();
    let until = since + Duration::days(3);
    let away = Posted::Quiet(Why::Away { since, until });
    assert_eq!(post_digest(&mut ledger, &config, on(0), &claim(on(0)), vec![]).unwrap(), away);

    // It can be switched off.
    config.digest.pause_when_away = false;
    let mut other = Ledger::in_memory([7; 32]).unwrap();
    let sample = generate(Owner::Manager, 3, now(), Phrases::Shown);
    scan(&mut other, &config, sample.mails);
    scan(
        &mut other,
        &config,
        vec![own_mail(&config, on(0) - Duration::minutes(1), "Subject: Autoreply: Plan\r\n")],
    );
    written(post_digest(&mut other, &config, on(0), &claim(on(0)), vec![]).unwrap());
    config.digest.pause_when_away = true;

    // A mail that the owner typed ends it; the slot that was missed meanwhile stays out.
    scan(&mut ledger, &config, vec![own_mail(&config, on(1), "Subject: Back again\r\n")]);
    let missed = on(0) + Duration::hours(5);
    let late = post_digest(&mut ledger, &config, on(2), &claim(missed), vec![]).unwrap();
    assert_eq!(late, away);
    written(post_digest(&mut ledger, &config, on(2), &claim(on(2)), vec![]).unwrap());
}

#[test]
fn after_the_last_silent_digest_comes_one_question_and_then_nothing() {
    let (config, mut ledger) = owner(Owner::Manager);
    let on = |day: i64| now() + Duration::days(day);
    let mut remark = {
        written(post_digest(&mut ledger, &config, now(), &claim(now()), vec![]).unwrap());
        step(&mut ledger, now(), &sent());
        ledger.suggestions().unwrap().remove(0)
    };
    // Eleven more digests of which nothing came, a month apart, as the ledger would have them.
    for month in 1..12 {
        let at = on(28 * month);
        remark.key = format!("silent {month}");
        remark.state = Standing::Candidate;
        remark.on = at.date_naive();
        let new = NewDigest {
            id: format!("{month:032x}"),
            tag: "q8m2".to_owned(),
            made_at: at.to_utc(),
            made_on: at.date_naive(),
            bytes: b"x".to_vec(),
            items: vec![remark.clone()],
            prints: Prints::default(),
            about: None,
        };
        assert!(ledger.post(&claim(at), Some(&new)).unwrap());
        step(&mut ledger, at, &sent());
    }
    let last = 28 * 11;
    let post = |ledger: &mut Ledger, day: i64| {
        post_digest(ledger, &config, on(day), &claim(on(day)), vec![]).unwrap()
    };
    assert_eq!(post(&mut ledger, last + 7), Posted::PassedOver, "a month after the last");
    let asks = post(&mut ledger, last + 28);
    assert!(matches!(asks, Posted::Written { items: 0, .. }), "{asks:?}");
    let bytes = step(&mut ledger, on(last + 28), &sent()).1;
    let subject = Message::parse(&bytes).unwrap().subject;
    assert!(subject.starts_with("Stop these? ["), "{subject}");
    let whole = text(&bytes);
    assert!(whole.contains("Stop these? Reply stop or keep."), "{whole}");
    for word in ["Read:", "Held back", "Thank", "Nothing this week"] {
        assert!(!whole.contains(word), "{word} in {whole}");
    }
    for day in [last + 35, last + 60, last + 400] {
        let quiet = rounds::quiet(&ledger, &config, on(day).to_utc()).unwrap();
        assert_eq!(quiet.why(on(day)).map(Why::name), Some("unanswered"));
        let posted = post(&mut ledger, day);
        assert!(matches!(posted, Posted::PassedOver | Posted::Empty), "{day}: {posted:?}");
    }
    assert!(ledger.parcels().unwrap().is_empty());
    // `keep`: every slot brings one again, when there is anything to say.
    ledger.keep_on(on(last + 401).date_naive()).unwrap();
    assert_ne!(post(&mut ledger, last + 402), Posted::PassedOver);
    assert_eq!(rounds::quiet(&ledger, &config, on(last + 403).to_utc()).unwrap().why(on(last + 403)), None);
}

/// A reminder comes on its day, whatever came of the digests before; alone, where there would have been no digest.
#[test]
fn a_reminder_comes_in_a_slot_that_is_passed_over() {
    let (mut config, mut ledger) = owner(Owner::Manager);
    config.digest.max_items = 2;
    let on = |day: i64| now() + Duration::days(day);
    for day in 0..4 {
        written(post_digest(&mut ledger, &config, on(day), &claim(on(day)), vec![]).unwrap());
        assert_eq!(step(&mut ledger, on(day), &sent()).0, Stage::Sent);
    }
    let (ana, today) = (AddrSpec::parse("ana@example.com").unwrap(), on(4).date_naive());
    ledger.set_reminder(&ana, None, today, on(0).date_naive()).unwrap();
    let (_, items) = written(post_digest(&mut ledger, &config, on(4), &claim(on(4)), vec![]).unwrap());
    assert_eq!(items, 1);
    let (_, bytes) = step(&mut ledger, on(4), &sent());
    assert!(text(&bytes).contains("Your reminder: ana@example.com"), "{}", text(&bytes));
    let remarks = ledger.suggestions().unwrap();
    assert!(remarks.iter().any(|r| r.key == "reminder|1" && r.shown_on == Some(today)), "{remarks:?}");
    let day = rounds::last_digest(&ledger).unwrap();
    assert_eq!(day, Some(on(3).date_naive()), "reminders alone are no digest");
}

/// Every second slot goes on bringing suggestions while every slot brings a reminder.
#[test]
fn a_daily_reminder_does_not_slow_the_digests_further() {
    let (mut config, mut ledger) = owner(Owner::Manager);
    config.digest.max_items = 1;
    let on = |day: i64| now() + Duration::days(day);
    let mut suggested = Vec::new();
    for day in 0..8 {
        if day >= 4 {
            config.digest.max_items = 2;
            let person = AddrSpec::parse(&format!("ana{day}@example.com")).unwrap();
            let today = on(day).date_naive();
            ledger.set_reminder(&person, None, today, today).unwrap();
        }
        written(post_digest(&mut ledger, &config, on(day), &claim(on(day)), vec![]).unwrap());
        assert_eq!(step(&mut ledger, on(day), &sent()).0, Stage::Sent);
        let shown = ledger.suggestions().unwrap();
        let today = shown.iter().filter(|r| r.shown_on == Some(on(day).date_naive()));
        suggested.push(today.filter(|r| !r.is_reminder()).count());
    }
    assert_eq!(suggested, [1, 1, 1, 1, 0, 1, 0, 1]);
}

/// After the machine was off: what a late digest showed this morning is no second showing at the hour of the next.
#[test]
fn a_reminder_in_a_digest_made_up_for_was_shown_that_day() {
    let (config, mut ledger) = owner(Owner::Manager);
    let on = |day: i64| now() + Duration::days(day);
    let ana = AddrSpec::parse("ana@example.com").unwrap();
    ledger.set_reminder(&ana, None, on(0).date_naive(), on(0).date_naive()).unwrap();
    let late = on(7) - Duration::minutes(30);
    written(post_digest(&mut ledger, &config, late, &claim(on(0)), vec![]).unwrap());
    assert!(text(&step(&mut ledger, late, &sent()).1).contains("Your reminder: ana@example.com"));
    if let Posted::Written { .. } = post_digest(&mut ledger, &config, on(7), &claim(on(7)), vec![]).unwrap() {
        let bytes = step(&mut ledger, on(7), &sent()).1;
        assert!(!text(&bytes).contains("ana@example.com"), "{}", text(&bytes));
    }
}
