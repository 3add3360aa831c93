//! What comes of commands, how they are told, and how they are taken back.

use crate::ground::{Ground, now, text_of};
use appreciated::ledger::Delivery;
use appreciated::outbox::delivery::{Outcome, Stage};
use appreciated::rounds::{Search, carry, corrected, last_digest, post_receipt};
use appreciated::words::Rest;
use chrono::{Duration, NaiveDate};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn items_move_and_come_back() {
    let mut ground = Ground::new();
    assert!(ground.states().len() >= 3, "{:?}", ground.states());
    assert_eq!(ground.read(&ground.reply("1 done, 2 snooze 2w, 3 never\n9 met", 1)), 4);
    assert_eq!(ground.states()[..3], ["done", "snoozed", "never"]);
    let second = ground.ledger.item(&ground.id, 2).unwrap().unwrap();
    assert_eq!((second.on, second.until), (day("2024-11-25"), Some(day("2024-12-09"))));
    assert!(ground.outcomes()[3].ends_with("no-item"), "{:?}", ground.outcomes());

    assert_eq!(ground.read(&ground.reply("undo", 2)), 1);
    assert_eq!(ground.states()[..3], ["done", "snoozed", "shown"]);
    assert_eq!(ground.read(&ground.reply("1 undo\n2 met", 3)), 2);
    assert_eq!(ground.states()[..3], ["shown", "met", "shown"]);
    // Back to the snooze, then to what was before it.
    assert_eq!(ground.read(&ground.reply("2 undo", 4)), 1);
    assert_eq!(ground.states()[1], "snoozed");
    assert_eq!(ground.read(&ground.reply("undo", 5)), 1);
    assert_eq!(ground.states()[..3], ["shown", "shown", "shown"]);
    assert_eq!(ground.read(&ground.reply("undo", 6)), 1);
    assert!(ground.outcomes().last().unwrap().ends_with("nothing-to-undo"));
}

/// However late a mail is read, answers count in the order in which they were written.
#[test]
fn answers_of_one_scan_count_by_their_dates() {
    let mut ground = Ground::new();
    let mails = [("1 wrong", 9), ("1 done", 3), ("1 met", 6)];
    let raw = mails.map(|(body, hours)| appreciated::mailbox::RawMail {
        place: body.to_owned(),
        internal_date: None,
        bytes: ground.reply(body, hours).replace('\n', "\r\n").into_bytes(),
        cut: false,
    });
    assert_eq!(ground.scan("Sent", true, raw.into(), now() + Duration::hours(20)), 3);
    assert_eq!(ground.states()[0], "wrong");
}

#[test]
fn digests_rest_and_people_are_corrected() {
    let mut ground = Ground::new();
    let people =
        appreciated::rounds::history(&ground.ledger, &ground.config.rules(), now().to_utc()).unwrap().people;
    let person = ground.ledger.item(&ground.id, 1).unwrap().unwrap().person;
    let name = people.get(people.id(&person).unwrap()).unwrap().name.clone();
    let body = format!(
        "more\npause 3w\n{name} public no\n1 note: likes tea\nremind {person} 6w\nboss {person}\nstop\nhelp"
    );
    assert_eq!(ground.read(&ground.reply(&body, 1)), 8, "{:?}", ground.outcomes());
    assert_eq!(ground.ledger.items_more().unwrap(), 1);
    assert_eq!(ground.ledger.rest().unwrap(), Some(Rest::Stopped));
    let rules = ground.config.rules();
    let said = corrected(&ground.ledger, &rules).unwrap().into_owned();
    assert!(said.people[said.main_address(&person)].public_never);
    assert!(ground.ledger.said().unwrap().iter().any(|said| said.text == "likes tea"));
    assert_eq!(ground.read(&ground.reply("resume\nless\nless", 2)), 3);
    assert_eq!((ground.ledger.rest().unwrap(), ground.ledger.items_more().unwrap()), (None, -1));
    // Three of them back, the newest first.
    assert_eq!(ground.read(&ground.reply("undo\nundo\nundo", 3)), 3);
    assert_eq!(
        (ground.ledger.rest().unwrap(), ground.ledger.items_more().unwrap()),
        (Some(Rest::Stopped), 1)
    );
    // Nobody was told of those three: nor of their end.
    let outcomes = ground.outcomes();
    let taken_back = ["resumed", "less", "undone"];
    assert!(!outcomes.iter().any(|one| taken_back.iter().any(|code| one.ends_with(code))), "{outcomes:?}");
}

#[test]
fn the_next_digest_tells_it_once() {
    let mut ground = Ground::new();
    ground.read(&ground.reply("1 done\n2 snooze 10w\n3 dun", 1));
    let (_, bytes) = ground.send(now() + Duration::days(7));
    let text = text_of(&bytes).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Your answers: "), "{text}");
    assert!(text.contains("snoozed until 3 Feb"), "{text}");
    assert!(text.contains("Not understood: \"3 dun\". Write \"3 done\"."), "{text}");
    assert!(String::from_utf8_lossy(&bytes).matches("Your answers").count() == 2, "text and HTML");
    assert!(ground.ledger.untold_answers().unwrap().is_empty());
    let (_, bytes) = ground.send(now() + Duration::days(14));
    assert!(!text_of(&bytes).contains("Your answers"));
}

/// A reply to an old digest means the old digest's numbers, though its item moved on to another.
#[test]
fn an_old_number_stays_what_it_was() {
    let mut ground = Ground::new();
    ground.read(&ground.reply("1 snooze 3d", 1));
    let key = ground.ledger.item(&ground.id, 1).unwrap().unwrap().key;
    let (next, _) = ground.send(now() + Duration::days(7));
    let moved = (1..=7).filter_map(|n| ground.ledger.item(&next, n).unwrap()).any(|item| item.key == key);
    ground.read(&ground.reply("1 met", 24 * 8));
    let item = ground.ledger.suggestions().unwrap().into_iter().find(|one| one.key == key).unwrap();
    assert_eq!(item.state.name(), "met", "moved: {moved}");
}

#[test]
fn a_receipt_comes_once_a_day_and_is_no_digest() {
    let mut ground = Ground::new();
    let before = (ground.ledger.digests_sent().unwrap(), last_digest(&ground.ledger).unwrap());
    ground.read(&ground.reply("why 1\npause 4w", 1));
    let at = now() + Duration::hours(2);
    let id = post_receipt(&mut ground.ledger, &ground.config, at).unwrap().expect("a receipt");
    let bytes = ground.deliver(at);
    let text = text_of(&bytes).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Counted: your mails to"), "{text}");
    assert!(text.contains("No digest before 23 Dec"), "{text}");
    assert_eq!((ground.ledger.digests_sent().unwrap(), last_digest(&ground.ledger).unwrap()), before);
    assert_eq!(ground.ledger.latest_digest().unwrap().unwrap().0, ground.id);

    // The same day brings no second one, the next day does.
    ground.read(&ground.reply("help", 3));
    assert_eq!(post_receipt(&mut ground.ledger, &ground.config, at).unwrap(), None);
    let tomorrow = at + Duration::days(1);
    assert!(post_receipt(&mut ground.ledger, &ground.config, tomorrow).unwrap().is_some());
    let help = text_of(&ground.deliver(tomorrow));
    assert!(help.contains("2 snooze 2w"), "{help}");
    assert_eq!(post_receipt(&mut ground.ledger, &ground.config, tomorrow + Duration::days(1)).unwrap(), None);

    // Filed in Sent it is no answer; a reply to it means the digest that it speaks of, and its quote says nothing.
    assert_eq!(ground.read(&String::from_utf8(bytes).unwrap()), 0);
    let reply = ground.reply(&format!("2 done\n\n{help}"), 30).replace(&ground.id, &id);
    assert_eq!(ground.read(&reply), 1, "{:?}", ground.outcomes());
    assert_eq!(ground.states()[1], "done");
}

/// A receipt that was lost does not make a digest that came before it look lost, and comes again.
#[test]
fn a_lost_receipt_is_sent_again() {
    let mut ground = Ground::new();
    ground.read(&ground.reply("help", 1));
    let at = now() + Duration::hours(2);
    post_receipt(&mut ground.ledger, &ground.config, at).unwrap().expect("a receipt");
    let parcel = ground.ledger.parcels().unwrap().remove(0);
    let mut refuse = |_: &[u8], _: &str| Outcome::NotSent { for_good: true, said: "550 no".to_owned() };
    let after = carry(&mut ground.ledger, &parcel, &|| at.to_utc(), &mut refuse, Search::Nowhere).unwrap();
    assert_eq!(after.stage, Stage::Refused);
    let deliveries: Vec<Delivery> = ground.ledger.deliveries(5).unwrap();
    assert_eq!(deliveries[0].schedule, "receipt");
    let (_, bytes) = ground.send(now() + Duration::days(7));
    assert!(!text_of(&bytes).contains("did not surely reach"), "{}", text_of(&bytes));
    assert!(post_receipt(&mut ground.ledger, &ground.config, at + Duration::days(8)).unwrap().is_some());
}
