//! A reminder that comes as a mail of its own: what is in it, when there is none, and that none is lost.

use super::{claim, last, now, own_mail, scan, sent, step, text, written};
use appreciated::config::Config;
use appreciated::ledger::{Ledger, SlotClaim};
use appreciated::mailbox::RawMail;
use appreciated::message::{AddrSpec, Message};
use appreciated::next::Why;
use appreciated::outbox::delivery::{Outcome, Stage};
use appreciated::rounds::{self, Posted, post_digest, post_reminder, reminder_schedule};
use appreciated::sample::{Owner, Phrases, generate};
use appreciated::words::{Remark, Rest, Role, Standing, Yearly, YearlyKind};
use chrono::{DateTime, Duration, FixedOffset};
use chrono_tz::Tz;
use std::path::Path;

/// The name of the reminder about Ana.
const LEASE: &str = "Ana's lease";

/// The lines of a reminder that comes as a mail of its own, today at eight.
const NOW: &str = "cron = \"0 8 25 11 *\"\ndeliver = \"now\"\n";

const INTRODUCTION: &str = "Your first digest by appreciated";

fn on(day: i64) -> DateTime<FixedOffset> {
    now() + Duration::days(day)
}

fn address(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

/// `[[reminder]]` about Ana with these lines more.
fn lease(more: &str) -> String {
    format!(
        "\n[[reminder]]\nname = \"{LEASE}\"\nperson = \"ana@sousa.example\"\ntext = \"Ask for the keys.\"\n{more}"
    )
}

/// The manager with reminders that began yesterday, and all her mail.
fn owner(reminders: &str) -> (Config, Ledger) {
    let sample = generate(Owner::Manager, 3, now(), Phrases::Shown);
    let mut config = Config::parse(&(sample.config + reminders), Path::new("sample.toml")).unwrap();
    // Not so by itself, as somebody else sends for her.
    config.digest.names_in_subject = true;
    let mut ledger = Ledger::in_memory([7; 32]).unwrap();
    scan(&mut ledger, &config, sample.mails);
    rounds::begin(&mut ledger, &config, on(-1).to_utc(), Tz::UTC).unwrap();
    (config, ledger)
}

/// The slot of a reminder at `at`, which is `slot` by its own clock.
fn reminder_claim(name: &str, at: DateTime<FixedOffset>, slot: &str) -> SlotClaim {
    SlotClaim { schedule: reminder_schedule(name), slot: slot.to_owned(), ..claim(at) }
}

/// Serves the slot of the reminder about Ana that was today at eight.
fn remind(ledger: &mut Ledger, config: &Config, at: DateTime<FixedOffset>) -> Posted {
    let claim = reminder_claim(LEASE, now(), &claim(now()).slot);
    post_reminder(ledger, config, at, &SlotClaim { served_at: at.to_utc(), ..claim }, LEASE, vec![]).unwrap()
}

fn digest(ledger: &mut Ledger, config: &Config, at: DateTime<FixedOffset>) -> Posted {
    post_digest(ledger, config, at, &claim(at), vec![]).unwrap()
}

/// Has the mail on its way arrive; its subject and its text.
fn arrives(ledger: &mut Ledger, at: DateTime<FixedOffset>) -> (String, String) {
    let (stage, bytes) = step(ledger, at, &sent());
    assert_eq!(stage, Stage::Sent);
    (Message::parse(&bytes).unwrap().subject, text(&bytes))
}

/// What the ledger knows of the reminders of the config.
fn shown(ledger: &Ledger) -> Vec<Remark> {
    let mut remarks = ledger.suggestions().unwrap();
    remarks.retain(|remark| remark.key.starts_with("regular|"));
    remarks
}

/// The slot of the reminder is behind its schedule, and no mail came of it.
fn served_without_a_mail(ledger: &Ledger) {
    let schedule = reminder_schedule(LEASE);
    assert!(ledger.slot_taken(&schedule, &claim(now()).slot).unwrap());
    assert_eq!(ledger.last_slot(&schedule).unwrap().map(|slot| slot.last), claim(now()).last);
    assert!(ledger.deliveries(9).unwrap().iter().all(|delivery| delivery.schedule != schedule));
}

#[test]
fn it_holds_the_reminder_and_how_to_answer_and_nothing_else() {
    let (config, mut ledger) = owner(&lease(NOW));
    let (_, items) = written(remind(&mut ledger, &config, now()));
    assert_eq!(items, 1);
    let delivery = ledger.deliveries(9).unwrap().remove(0);
    assert_eq!(delivery.schedule, "reminder:Ana's lease");
    assert_eq!(ledger.last_slot(&delivery.schedule).unwrap().map(|slot| slot.last), claim(now()).last);
    assert_eq!(last(&ledger), Some(on(-1).to_utc()), "the digest's schedule is where it was");
    assert_eq!(remind(&mut ledger, &config, now()), Posted::Taken);

    let (subject, text) = arrives(&mut ledger, now());
    assert_eq!(subject, format!("Your reminder: Ana's lease [{}]", delivery.tag));
    for words in ["A reminder that you asked for.", "Ask for the keys.", "1 done", "1 snooze 2w", "1 never"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for words in ["Read:", "Held back", "minute", "Seen done", "Warning"] {
        assert!(!text.contains(words), "{words}: {text}");
    }
    let all = ledger.suggestions().unwrap();
    let [one] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(one.key, "regular|ana@sousa.example|Ana's lease|2024-11-25T08:00|1");
    assert_eq!((one.state, one.shown_on), (Standing::Shown, Some(now().date_naive())));
    assert!(ledger.parcels().unwrap().is_empty());
}

#[test]
fn its_subject_names_nobody_where_none_shall() {
    let (mut config, mut ledger) = owner(&lease(NOW));
    config.digest.names_in_subject = false;
    written(remind(&mut ledger, &config, now()));
    let (subject, text) = arrives(&mut ledger, now());
    let (said, tag) = subject.rsplit_once(' ').unwrap();
    assert_eq!((said, tag.len()), ("A reminder that you asked for", 6));
    assert!(text.contains("Your reminder: Ana's lease"), "the mail itself does: {text}");
}

/// Thanks, and what somebody may wait for, to one person, just before the reminder.
fn thanks(config: &Config, to: &AddrSpec) -> RawMail {
    let at = now() - Duration::minutes(9);
    let text = format!(
        "From: {}\r\nTo: {to}\r\nSubject: Plan\r\nDate: {}\r\nMessage-ID: <thanks.{to}>\r\n\r\n\
         Thank you very much for your help with the plan. Attached is the file that you asked for.\r\n",
        config.digest.to,
        at.to_rfc2822()
    );
    RawMail { place: to.to_string(), internal_date: Some(at.to_utc()), bytes: text.into_bytes(), cut: false }
}

#[test]
fn it_tells_what_was_seen_done_of_digests_and_no_more_of_them() {
    let (config, mut ledger) = owner(&lease(NOW));
    written(digest(&mut ledger, &config, on(-1)));
    arrives(&mut ledger, on(-1));
    let all = ledger.suggestions().unwrap();
    let mails = all.iter().map(|remark| thanks(&config, &remark.person)).collect();
    scan(&mut ledger, &config, mails);
    assert_eq!(written(remind(&mut ledger, &config, now())).1, 1);
    let (_, text) = arrives(&mut ledger, now());
    assert!(text.contains("Seen done: "), "{text}");
    assert!(!text.contains("Read:") && !text.contains("Held back"), "{text}");
    let done = ledger.suggestions().unwrap().iter().filter(|remark| remark.state == Standing::Done).count();
    assert!(done > 0, "told once");
}

#[test]
fn a_mail_of_the_day_settles_it() {
    let (config, mut ledger) = owner(&lease(NOW));
    scan(&mut ledger, &config, vec![own_mail(&config, now() - Duration::minutes(9), "Subject: Lease\r\n")]);
    assert_eq!(remind(&mut ledger, &config, now()), Posted::Empty);
    served_without_a_mail(&ledger);
    assert!(shown(&ledger).is_empty());
    assert_eq!(remind(&mut ledger, &config, now()), Posted::Taken);
}

/// The machine was off at eight, and the digest of nine was made first.
#[test]
fn what_a_digest_of_the_day_has_shown_comes_no_second_time() {
    let (config, mut ledger) = owner(&lease(NOW));
    written(digest(&mut ledger, &config, now() + Duration::hours(1)));
    assert_eq!(shown(&ledger).len(), 1);
    assert_eq!(remind(&mut ledger, &config, now() + Duration::hours(1)), Posted::Empty);
    served_without_a_mail(&ledger);

    // The other way round.
    let (config, mut ledger) = owner(&lease(NOW));
    written(remind(&mut ledger, &config, now()));
    written(digest(&mut ledger, &config, now() + Duration::hours(1)));
    assert_eq!(shown(&ledger).len(), 1);
    arrives(&mut ledger, now());
    let (_, text) = arrives(&mut ledger, now() + Duration::hours(1));
    assert!(!text.contains("Ana's lease"), "{text}");
}

#[test]
fn nothing_comes_in_a_pause_and_the_digest_after_it_begins_with_it() {
    let (config, mut ledger) = owner(&lease(NOW));
    let until = on(5).date_naive();
    ledger.set_rest(Some(Rest::Until(until)), on(-1).date_naive()).unwrap();
    let paused = Why::Paused { until, said_on: on(-1).date_naive() };
    assert_eq!(remind(&mut ledger, &config, now()), Posted::Quiet(paused));
    served_without_a_mail(&ledger);
    written(digest(&mut ledger, &config, on(7)));
    assert_eq!(shown(&ledger).first().and_then(|one| one.shown_on), Some(on(7).date_naive()));
    let (_, text) = arrives(&mut ledger, on(7));
    assert!(text.contains("1 Your reminder: Ana's lease"), "{text}");
}

#[test]
fn the_first_digest_after_it_is_still_the_first() {
    let first = |reminded: bool| {
        let (config, mut ledger) = owner(&lease(NOW));
        if reminded {
            written(remind(&mut ledger, &config, now()));
            let (_, text) = arrives(&mut ledger, now());
            assert!(!text.contains(INTRODUCTION), "{text}");
            assert_eq!(ledger.digests_sent().unwrap(), 0);
        } else {
            ledger.post(&reminder_claim(LEASE, now(), &claim(now()).slot), None).unwrap();
        }
        let (_, items) = written(digest(&mut ledger, &config, on(1)));
        (items, arrives(&mut ledger, on(1)).1)
    };
    let ((items, after), (_, alone)) = (first(true), first(false));
    assert!((1..=3).contains(&items), "{items}");
    assert!(after.contains(INTRODUCTION), "{after}");
    let read = |text: &str| Some(text.split_once("Read:")?.1.split_once('.')?.0.to_owned());
    assert_eq!(read(&after), read(&alone), "all mails were read for it");
    assert!(read(&after).is_some(), "{after}");
}

#[test]
fn a_lost_one_begins_the_next_digest() {
    let (config, mut ledger) = owner(&lease(NOW));
    written(remind(&mut ledger, &config, now()));
    let refused = Outcome::NotSent { for_good: true, said: "550 no".to_owned() };
    assert_eq!(step(&mut ledger, now(), &refused).0, Stage::Refused);
    written(digest(&mut ledger, &config, on(1)));
    let (_, text) = arrives(&mut ledger, on(1));
    assert!(text.contains("1 Your reminder: Ana's lease"), "{text}");
    assert!(text.contains("The reminder of 25 November did not surely reach you (550 no)."), "{text}");
    let showings = shown(&ledger);
    assert_eq!((showings.len(), showings[0].shown_on), (1, Some(on(1).date_naive())));
}

#[test]
fn a_reminder_that_arrives_hides_no_lost_digest() {
    let (config, mut ledger) = owner(&lease(NOW));
    written(digest(&mut ledger, &config, on(-1)));
    let refused = Outcome::NotSent { for_good: true, said: "550 no".to_owned() };
    assert_eq!(step(&mut ledger, on(-1), &refused).0, Stage::Refused);
    written(remind(&mut ledger, &config, now()));
    arrives(&mut ledger, now());
    written(digest(&mut ledger, &config, on(1)));
    let (_, text) = arrives(&mut ledger, on(1));
    assert!(text.contains("The digest of 24 November did not surely reach you (550 no)."), "{text}");
}

#[test]
fn birthdays_and_follow_ups_wait_for_the_digest() {
    let (mut config, mut ledger) = owner(&lease(NOW));
    let dates = &mut config.people.get_mut(&address("s.ito@corp.example")).unwrap().dates;
    dates.push(Yearly::new(YearlyKind::Birthday, 11, 26).unwrap());
    ledger.set_reminder(&address("bo@lind.example"), None, on(0).date_naive(), on(-9).date_naive()).unwrap();
    assert_eq!(written(remind(&mut ledger, &config, now())).1, 1);
    let (_, text) = arrives(&mut ledger, now());
    assert!(!text.contains("bo@lind.example") && !text.contains("irthday"), "{text}");
    written(digest(&mut ledger, &config, now()));
    let (_, text) = arrives(&mut ledger, now());
    assert!(text.contains("bo@lind.example") && text.contains("irthday"), "{text}");
}

#[test]
fn another_way_to_deliver_brings_it_no_second_time_that_day() {
    let evening = now() + Duration::hours(10);
    let with = |deliver: &str| lease(&format!("cron = \"0 18 25 11 *\"\ndeliver = \"{deliver}\"\n"));
    let (in_digests, mut ledger) = owner(&with("digest"));
    let (at_once, mut other) = owner(&with("now"));
    let mail = |ledger: &mut Ledger| {
        let claim = reminder_claim(LEASE, evening, "2024-11-25T18:00");
        post_reminder(ledger, &at_once, evening, &claim, LEASE, vec![]).unwrap()
    };
    written(digest(&mut ledger, &in_digests, now()));
    assert_eq!(shown(&ledger).len(), 1, "its day counts");
    rounds::begin(&mut ledger, &at_once, (now() + Duration::hours(1)).to_utc(), Tz::UTC).unwrap();
    assert_eq!(mail(&mut ledger), Posted::Empty);
    assert_eq!(shown(&ledger).len(), 1);

    // Before its hour the digest has nothing of a reminder that comes by itself.
    written(digest(&mut other, &at_once, now()));
    assert!(shown(&other).is_empty());
    written(mail(&mut other));
    rounds::begin(&mut other, &in_digests, (evening + Duration::hours(1)).to_utc(), Tz::UTC).unwrap();
    digest(&mut other, &in_digests, evening + Duration::hours(2));
    assert_eq!(shown(&other).len(), 1, "the digest of the evening has it no more");
}

#[test]
fn one_about_several_people_is_one_mail() {
    let (mut config, mut ledger) =
        owner(&format!("\n[[reminder]]\nname = \"One to one\"\nrole = \"report\"\n{NOW}"));
    config.people.get_mut(&address("n.haas@corp.example")).unwrap().role = Some(Role::Report);
    let claim = reminder_claim("One to one", now(), "2024-11-25T08:00");
    let posted = post_reminder(&mut ledger, &config, now(), &claim, "One to one", vec![]).unwrap();
    assert_eq!(written(posted).1, 2);
    assert_eq!(ledger.parcels().unwrap().len(), 1);
    let people: Vec<String> = shown(&ledger).iter().map(|remark| remark.person.to_string()).collect();
    assert_eq!(people, ["n.haas@corp.example", "s.ito@corp.example"]);
    let (_, text) = arrives(&mut ledger, now());
    assert!(
        text.contains("1 Your reminder: One to one (") && text.contains("2 Your reminder: One to one ("),
        "{text}"
    );
}

/// Eight in the morning in Auckland is seven in the evening of the day before in Lisbon.
#[test]
fn one_by_a_clock_that_is_a_day_ahead_comes_every_day() {
    let daily = |deliver: &str| {
        lease(&format!("cron = \"0 8 * * *\"\ntimezone = \"Pacific/Auckland\"\ndeliver = \"{deliver}\"\n"))
    };
    let (config, mut ledger) = owner(&daily("now"));
    for day in 0..4 {
        let (at, morning) = (on(day) + Duration::hours(11), on(day + 1));
        let claim = reminder_claim(LEASE, at, &morning.format("%Y-%m-%dT%H:%M").to_string());
        written(post_reminder(&mut ledger, &config, at, &claim, LEASE, vec![]).unwrap());
        arrives(&mut ledger, at);
    }
    let (config, mut ledger) = owner(&daily("digest"));
    for day in 0..4 {
        let evening = on(day) + Duration::hours(12);
        written(digest(&mut ledger, &config, evening));
        assert!(arrives(&mut ledger, evening).1.contains("1 Your reminder: Ana's lease"), "{day}");
        let this_morning = on(day + 1).format("|%Y-%m-%dT%H:%M|1").to_string();
        assert!(shown(&ledger).iter().any(|one| one.key.ends_with(&this_morning)), "{this_morning}");
    }
}

#[test]
fn one_that_is_due_since_the_last_act_comes_each_week_until_it_is_done() {
    let (config, mut ledger) = owner(&lease("every = \"30d\"\ndeliver = \"now\"\n"));
    let posted = |ledger: &mut Ledger, day: i64| {
        let claim = reminder_claim(LEASE, on(day), &claim(on(day)).slot);
        let posted = post_reminder(ledger, &config, on(day), &claim, LEASE, vec![]).unwrap();
        if matches!(posted, Posted::Written { .. }) {
            arrives(ledger, on(day));
        }
        posted != Posted::Empty
    };
    // It began on the day before the first.
    let mails: Vec<i64> = (0..40).filter(|day| posted(&mut ledger, *day)).collect();
    assert_eq!(mails, [29, 36]);
    let newest = shown(&ledger).into_iter().max_by_key(|remark| remark.on).unwrap();
    ledger.set_state(&newest.key, Standing::Done, on(40).date_naive(), None).unwrap();
    let mails: Vec<i64> = (40..75).filter(|day| posted(&mut ledger, *day)).collect();
    assert_eq!(mails, [70]);
}
