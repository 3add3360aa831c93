//! What the owner is told of answers that were followed by others, and what those take back.

use crate::ground::{Ground, now, text_of};
use appreciated::rounds::{corrected, post_receipt, quiet, sentence};
use appreciated::tongue::Tongue;
use appreciated::words::{Reminder, Rest};
use chrono::{DateTime, Days, Duration, FixedOffset};

/// One of our mails as one line.
fn line_of(bytes: &[u8]) -> String {
    text_of(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn after(hours: i64) -> DateTime<FixedOffset> {
    now() + Duration::hours(hours)
}

/// The receipt of a moment, as one line; `None` when there is none.
fn receipt(ground: &mut Ground, at: DateTime<FixedOffset>) -> Option<String> {
    post_receipt(&mut ground.ledger, &ground.config, at).unwrap()?;
    Some(line_of(&ground.deliver(at)))
}

/// A mail of the owner with these lines in its head.
fn own_mail(ground: &mut Ground, head: &str, hours: i64) {
    let (own, date) = (ground.own(), after(hours).to_rfc2822());
    ground.read(&format!(
        "From: {own}\nTo: Karel Novak <karel.novak@other.example>\nDate: {date}\n\
         Message-ID: <own{hours}@client.example>\n{head}\n\nCan she start in May?\n"
    ));
}

#[test]
fn what_was_taken_back_before_it_was_told_is_not_told() {
    let mut ground = Ground::new();
    ground.read(&ground.reply("1 done\n2 met", 1));
    ground.read(&ground.reply("1 undo", 2));
    let outcomes = ground.outcomes();
    assert!(outcomes.len() == 1 && outcomes[0].ends_with("met"), "{outcomes:?}");
    let (_, bytes) = ground.send(after(24 * 7));
    assert!(!line_of(&bytes).contains("taken back"), "{}", line_of(&bytes));
    // What a digest told is told to be taken back.
    ground.read(&ground.reply("2 undo", 24 * 8));
    assert!(ground.outcomes()[0].ends_with("undone"), "{:?}", ground.outcomes());
    // And so is what a receipt told.
    ground.read(&ground.reply("pause 3w", 24 * 8 + 1));
    receipt(&mut ground, after(24 * 8 + 2)).expect("a receipt");
    ground.read(&ground.reply("undo", 24 * 8 + 3));
    let undone = ground.outcomes().iter().filter(|one| one.ends_with("undone")).count();
    assert_eq!(undone, 2, "{:?}", ground.outcomes());
}

#[test]
fn a_receipt_says_what_holds_when_it_is_written() {
    for word in ["resume", "undo"] {
        let mut ground = Ground::new();
        ground.read(&ground.reply("pause 3d", 1));
        ground.read(&ground.reply(word, 2));
        assert_eq!(receipt(&mut ground, after(4)), None, "{word}");
        assert_eq!(receipt(&mut ground, after(28)), None, "{word}");
    }
    let mut ground = Ground::new();
    ground.read(&ground.reply("pause 3w\npause 3d\nwhy 1\nstop\nstop", 1));
    let text = receipt(&mut ground, after(4)).expect("a receipt");
    assert!(!text.contains("No digest before") && text.contains("Counted: your mails to"), "{text}");
    assert_eq!(text.matches("No digest any more").count(), 1, "{text}");
    // A pause that is over by then.
    let mut ground = Ground::new();
    ground.read(&ground.reply("pause 3d", 1));
    assert_eq!(receipt(&mut ground, after(24 * 3)), None);
}

#[test]
fn what_was_not_understood_is_told_once_by_the_first_mail() {
    let mut ground = Ground::new();
    ground.read(&ground.reply("3 dun", 1));
    let text = receipt(&mut ground, after(3)).expect("a receipt");
    assert!(text.contains("Not understood: \"3 dun\". Write \"3 done\"."), "{text}");
    assert!(!text.contains("Your mail is still read"), "{text}");
    let (_, bytes) = ground.send(after(24 * 7));
    assert!(!line_of(&bytes).contains("Not understood"), "{}", line_of(&bytes));

    let mut ground = Ground::new();
    ground.read(&ground.reply("3 dun\n9 met", 1));
    let (_, bytes) = ground.send(after(24 * 7));
    assert!(line_of(&bytes).contains("Not understood"), "{}", line_of(&bytes));
    assert_eq!(receipt(&mut ground, after(24 * 7 + 1)), None);
}

#[test]
fn beyond_the_third_line_that_was_refused_they_are_counted() {
    for (lines, told) in [
        ("1 dun\n2 dun\n3 dun", None),
        ("1 dun\n2 dun\n8 met\n9 met", Some("One more line was not understood or not done.")),
        ("1 dun\n2 dun\n3 dun\n8 met\n9 met", Some("2 more lines were not understood or not done.")),
    ] {
        let mut ground = Ground::new();
        ground.read(&ground.reply(lines, 1));
        let (_, bytes) = ground.send(after(24 * 7));
        let text = line_of(&bytes);
        match told {
            Some(told) => assert!(text.contains(told), "{text}"),
            None => assert!(!text.contains("or not done"), "{text}"),
        }
    }
}

#[test]
fn to_answer_ends_an_absence() {
    let mut ground = Ground::new();
    own_mail(&mut ground, "Subject: Automatic reply: Plan", 1);
    let why = |ground: &Ground, hours| {
        quiet(&ground.ledger, &ground.config, after(hours).to_utc()).unwrap().why(after(hours))
    };
    let away = why(&ground, 2).expect("away");
    let until = after(1).date_naive() + Days::new(3);
    assert_eq!((away.name(), away.until()), ("away", Some(until)));
    let sentence = away.sentence(after(2));
    assert!(sentence.ends_with("until 28 November unless another automatic reply is seen"), "{sentence}");
    assert!(why(&ground, 24 * 2 + 2).is_some() && why(&ground, 24 * 3 + 2).is_none());

    ground.read(&ground.reply("resume", 3));
    assert!(ground.outcomes()[0].ends_with("resumed"), "{:?}", ground.outcomes());
    assert_eq!(why(&ground, 4), None);
    ground.read(&ground.reply("resume", 5));
    assert!(ground.outcomes()[1].ends_with("same"), "{:?}", ground.outcomes());
    // The next automatic reply begins another; any answer ends it.
    own_mail(&mut ground, "Subject: Automatic reply: Budget", 6);
    assert!(why(&ground, 7).is_some());
    ground.read(&ground.reply("1 done", 8));
    assert_eq!(why(&ground, 9), None);
}

#[test]
fn keep_is_taken_back_with_the_stop_that_it_ended() {
    let mut ground = Ground::new();
    let said = |ground: &Ground| {
        let rests = ground.ledger.rests().unwrap();
        (rests.rest, rests.kept_on)
    };
    let (first, second) = (Some(after(2).date_naive()), Some(after(26).date_naive()));
    ground.read(&ground.reply("stop", 1));
    ground.read(&ground.reply("keep", 2));
    assert_eq!(said(&ground), (None, first));
    ground.read(&ground.reply("keep", 26));
    assert_eq!(said(&ground), (None, second));
    ground.read(&ground.reply("undo", 27));
    assert_eq!(said(&ground), (None, first));
    ground.read(&ground.reply("undo", 28));
    assert_eq!(said(&ground), (Some(Rest::Stopped), None));
    ground.read(&ground.reply("undo", 29));
    assert_eq!(said(&ground), (None, None));
}

/// A pause stands beside a `keep`, and its first day is not moved by what takes the `keep` back.
#[test]
fn keep_in_a_pause_is_taken_back_alone() {
    let mut ground = Ground::new();
    ground.read(&ground.reply("pause 3w", 1));
    let before = ground.ledger.rests().unwrap();
    ground.read(&ground.reply("keep", 26));
    ground.read(&ground.reply("undo", 50));
    assert_eq!(ground.ledger.rests().unwrap(), before);
}

#[test]
fn a_number_takes_back_words_on_its_person_too() {
    let mut ground = Ground::new();
    let rules = ground.config.rules();
    let person = ground.ledger.item(&ground.id, 1).unwrap().unwrap().person;
    let private = |ground: &Ground| {
        let said = corrected(&ground.ledger, &rules).unwrap().into_owned();
        said.people.get(said.main_address(&person)).is_some_and(|person| person.public_never)
    };
    let noted = |ground: &Ground| ground.ledger.said().unwrap().iter().any(|one| one.text == "likes tea");
    ground.read(&ground.reply("1 note: likes tea\n1 public no\n2 done", 1));
    assert_eq!((noted(&ground), private(&ground)), (true, true));
    ground.read(&ground.reply("1 undo", 2));
    assert_eq!((noted(&ground), private(&ground)), (true, false));
    ground.read(&ground.reply("1 undo", 3));
    assert_eq!((noted(&ground), private(&ground), ground.states()[1]), (false, false, "done"));
    // Nothing is left to take back on this item.
    ground.read(&ground.reply("1 undo", 4));
    assert!(ground.outcomes().last().unwrap().ends_with("nothing-to-undo"));
    assert_eq!(ground.states()[1], "done");
}

/// Two days in one Bcc: each digest has one of them, what was not shown yet before what comes again.
#[test]
fn one_mail_brings_one_reminder_to_a_digest() {
    let mut ground = Ground::new();
    let (early, late) = (ground.own().replacen('@', "+1d@", 1), ground.own().replacen('@', "+2d@", 1));
    own_mail(&mut ground, &format!("Bcc: {late}, {early}\nSubject: Second trainee"), 1);
    assert_eq!(ground.ledger.reminders().unwrap().len(), 2);
    let mut shown = Vec::new();
    for week in 1..=4 {
        let (id, _) = ground.send(after(24 * 7 * week));
        let items = (1..=7).filter_map(|number| ground.ledger.item(&id, number).unwrap());
        let keys: Vec<String> =
            items.map(|item| item.key).filter(|key| key.starts_with("reminder|")).collect();
        assert!(keys.len() <= 1, "{keys:?}");
        shown.extend(keys);
    }
    let keys: Vec<String> = ground.ledger.reminders().unwrap().iter().map(Reminder::key).collect();
    let [early, late] = keys.try_into().unwrap();
    assert_eq!(shown, [early.clone(), late.clone(), format!("{early}|again"), format!("{late}|again")]);
}

/// The owner is no person: what is said of their note names the note.
#[test]
fn an_answer_to_a_note_speaks_of_the_note() {
    let mut ground = Ground::new();
    let own = ground.own();
    let later = own.replacen('@', "+1d@", 1);
    let date = after(1).to_rfc2822();
    ground.read(&format!(
        "From: {own}\nTo: {own}\nBcc: {later}\nDate: {date}\nMessage-ID: <note@client.example>\n\
         Subject: Water the plants\n\nThe big one first.\n"
    ));
    let (id, digest) = ground.send(after(24 * 7));
    assert!(line_of(&digest).contains("Your reminder: \"Water the plants\""), "{}", line_of(&digest));
    let is_note = |number: &u8| ground.ledger.item(&id, *number).unwrap().unwrap().person.as_str() == own;
    let number = (1..=5).find(is_note).unwrap();
    ground.id = id;
    ground.read(&ground.reply(&format!("{number} snooze 1w\n{number} met\n{number} public no"), 24 * 7 + 1));
    let told: Vec<String> = ground
        .ledger
        .untold_answers()
        .unwrap()
        .iter()
        .map(|one| sentence(one, Tongue::En, after(24 * 7 + 2)))
        .collect();
    assert_eq!(told[..2], ["Item on your note snoozed until 9 Dec.", "Settled with your note."]);
    assert!(told[2].ends_with("is yours, or no person's."), "{told:?}");
}
