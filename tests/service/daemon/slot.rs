//! The digest at its time, and a reminder that is a mail of its own at its.

use super::A_TICK;
use crate::house::{House, Settings};
use crate::way_back::{Received, applied, clients, reply};
use appreciated::host;
use appreciated::rounds::{DIGEST, reminder_schedule};
use chrono::{DateTime, Days, TimeDelta, Utc};
use std::time::Duration;

/// A full minute that is far enough away for the daemon to start, and near.
fn soon() -> DateTime<Utc> {
    let minute = (host::now().timestamp() + 15) / 60 + 1;
    DateTime::from_timestamp(minute * 60, 0).unwrap()
}

#[test]
fn a_digest_comes_at_its_slot_and_never_again() {
    let Some(mut house) = House::new() else { return };
    let at = soon();
    house.config(&Settings { digest: at.format("%-M %-H * * *").to_string(), ..house.settings() });
    let sent = house.dovecot.files("Sent");
    let service = house.serve();
    service.ready();
    service.tells(&format!("STATUS=next digest {}", at.format("%a %-d %b %H:%M")), 1, A_TICK);
    service.says_within("the digest was delivered", A_TICK + Duration::from_secs(100));
    let mails = house.inbox(1);
    let mail = mailparse::parse_mail(&mails[0]).unwrap();
    let date = mailparse::MailHeaderMap::get_first_value(mail.headers.as_slice(), "Date").unwrap();
    assert!(mailparse::dateparse(&date).unwrap() >= at.timestamp(), "{date} is before {at}");
    house.end(service);

    let again = house.serve();
    again.ready();
    // The second wait begins after a tick.
    again.tells("STATUS=next digest", 2, A_TICK);
    for words in ["a digest", "the digest"] {
        assert!(!again.daemon.err().contains(words), "{}", again.daemon.err());
    }
    house.inbox(1);
    house.end(again);
    assert_eq!(house.dovecot.files("Sent"), sent, "nothing may change in Sent");
}

/// The headings of the reminders in a digest of nine days later: what nothing was done about comes again in it.
fn nine_days_later(house: &House) -> Vec<String> {
    let now = (host::now() + Days::new(9)).to_rfc3339();
    let preview = house.json(&["preview", "--now", &now]);
    let items = preview["suggestions"].as_array().unwrap().iter().filter(|item| item["reminder"] == true);
    items.map(|item| item["text"].to_string()).collect()
}

#[test]
fn a_reminder_comes_at_its_minute_once_and_an_answer_settles_it() {
    let Some(mut house) = House::new() else { return };
    let at = soon();
    let reminder = format!(
        "\n[[reminder]]\nname = \"Plants\"\ncron = \"{}\"\ntimezone = \"UTC\"\ntext = \"Water them.\"\n\
         deliver = \"now\"\n",
        at.format("%-M %-H %-d %-m *")
    );
    house.home.config(&(house.text(&house.settings()) + &reminder));
    let service = house.serve();
    service.ready();
    service.says_within("the digest was delivered", A_TICK + Duration::from_secs(100));
    let mails = house.inbox(1);
    let mail = mailparse::parse_mail(&mails[0]).unwrap();
    let date = mailparse::MailHeaderMap::get_first_value(mail.headers.as_slice(), "Date").unwrap();
    assert!(mailparse::dateparse(&date).unwrap() >= at.timestamp(), "{date} is before {at}");
    let received = Received::of(&mails[0]);
    assert!(received.subject.starts_with("Your reminder: Plants ["), "{}", received.subject);
    assert!(received.text.contains("Water them.") && !received.text.contains("Read:"), "{}", received.text);
    let slot = at.format("%Y-%m-%dT%H:%M").to_string();
    assert!(house.ledger().slot_taken(&reminder_schedule("Plants"), &slot).unwrap());
    assert!(!house.ledger().slot_taken(DIGEST, &slot).unwrap());
    house.end(service);
    let again = nine_days_later(&house);
    assert!(matches!(again.as_slice(), [one] if one.contains("Plants")), "{again:?}");

    // The reply as it lies in Sent.
    let written = host::now() + TimeDelta::minutes(1);
    let [(_, done), ..] = clients(&received);
    house.dovecot.append("Sent", &[(written, reply(&received, written, &done))]);
    house.json(&["scan"]);
    let answers = applied(&house);
    assert!(
        matches!(answers.as_slice(), [(said, outcome)] if said == "1 done" && outcome != "waits"),
        "{answers:?}"
    );
    assert_eq!(nine_days_later(&house), Vec::<String>::new());

    let sent = house.dovecot.files("Sent");
    let again = house.serve();
    again.ready();
    // The second wait begins after a tick.
    again.tells("STATUS=", 2, A_TICK);
    for words in ["a reminder", "was delivered"] {
        assert!(!again.daemon.err().contains(words), "{}", again.daemon.err());
    }
    house.inbox(1);
    house.end(again);
    assert_eq!(house.dovecot.files("Sent"), sent, "nothing may change in Sent");
}
