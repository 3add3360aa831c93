//! The digest at its time.

use super::A_TICK;
use crate::house::{House, Settings};
use appreciated::host;
use chrono::{DateTime, Utc};
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
