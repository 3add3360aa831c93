//! `check` and `status` on real servers: what is said of a set-up that works and of some that do not.

use crate::ground::dovecot::OWNER;
use crate::house::{House, Settings};
use serde_json::Value;

fn steps(report: &Value) -> Vec<(String, bool)> {
    let all = report["accounts"][0]["steps"].as_array().unwrap();
    all.iter()
        .map(|step| (step["what"].as_str().unwrap().to_owned(), step["ok"].as_bool().unwrap()))
        .collect()
}

#[test]
fn a_set_up_that_works() {
    let Some(house) = House::new() else { return };
    house.config(&house.settings());
    let good = house.run(&["check"]);
    assert_eq!(good.code, 0, "{}{}", good.out, good.err);
    for part in [
        "ok      imap",
        "(TLS): logged in as",
        "\"Sent\": 1",
        "of the newest 200 are from you",
        "ok      smtp",
        "All is well.",
    ] {
        assert!(good.out.contains(part), "{part} in {}", good.out);
    }
    assert!(good.out.lines().all(|line| line.chars().count() <= 100), "{}", good.out);
    // Nothing is left behind, nothing was sent.
    assert!(!house.home.state().join("ledger.sqlite").exists());
    assert!(house.dovecot.mails("INBOX").is_empty());

    let report = house.json(&["check", "--send-test"]);
    assert_eq!(report["ok"], true);
    let wanted = ["imap", "sent", "from", "smtp", "test"].map(|what| (what.to_owned(), true));
    assert_eq!(steps(&report), wanted);
    crate::ground::wait::until(crate::ground::wait::LIMIT, || {
        (house.dovecot.mails("INBOX").len() == 1).then_some(())
    })
    .expect("the test mail");
}

#[test]
fn set_ups_that_do_not() {
    let Some(house) = House::new() else { return };
    let told = |settings: &Settings, text: &dyn Fn(String) -> String, code: i32, words: &[&str]| {
        house.home.config(&text(house.text(settings)));
        let run = house.run(&["check"]);
        assert_eq!(run.code, code, "{}{}", run.out, run.err);
        for word in words {
            assert!(run.out.contains(word), "{word} in {}", run.out);
        }
        assert!(run.err.contains("failed"), "{}", run.err);
    };
    let same = |text: String| text;
    let wrong = Settings { password: "wrong".to_owned(), ..house.settings() };
    told(&wrong, &same, 78, &["FAILED  imap", "FAILED  smtp", "app password"]);
    let swapped = Settings { imap: house.dovecot.imap_port(), ..house.settings() };
    told(&swapped, &same, 78, &["FAILED  imap", "try `tls = \"starttls\"`", "ok      smtp"]);
    let sent = |text: String| text.replace("scan = { cron", "scan = { sent = \"Gesnedet\", cron");
    told(&house.settings(), &sent, 78, &["FAILED  sent", "no mailbox `Gesnedet`; it has", "`Sent`"]);
    let stranger = |text: String| text.replace("aliases = [", "aliases = [] # [");
    told(
        &house.settings(),
        &stranger,
        78,
        &["FAILED  from", "none of the newest 200 is from you", "`aliases`"],
    );
    let closed = Settings { smtp: crate::ground::wait::free_ports::<1>()[0], ..house.settings() };
    told(&closed, &same, 75, &["FAILED  smtp", "refuses the connection"]);
}

#[test]
fn check_wakes_an_account_at_rest() {
    let Some(house) = House::new() else { return };
    house.config(&Settings { password: "wrong".to_owned(), ..house.settings() });
    for _ in 0..3 {
        assert_eq!(house.run(&["scan"]).code, 78);
    }
    let status = || house.json(&["status"]);
    assert_eq!(status()["accounts"][0]["resting"], true);
    let text = house.run(&["status"]).out;
    assert!(text.contains("rests until `appreciated check`"), "{text}");
    house.config(&house.settings());
    assert_eq!(house.run(&["check"]).code, 0);
    assert_eq!(status()["accounts"][0]["resting"], false);
}

#[test]
fn an_alias_told_late_brings_the_mails_back() {
    let Some(house) = House::new() else { return };
    house.home.config(&house.text(&house.settings()).replace("aliases = [", "aliases = [] # ["));
    let before = house.json(&["scan"]);
    assert!(
        before["gate"]["opens"].is_null() && before["gate"]["not-from-owner"].as_u64() > Some(1_000),
        "{before}"
    );
    house.config(&house.settings());
    let after = house.json(&["scan"]);
    assert!(after["gate"]["opens"].as_u64() > Some(900), "{after}");
    assert!(after["gate"]["not-from-owner"].is_null(), "{after}");
    assert_eq!(house.json(&["scan"])["messages_new"], 0);
}

#[test]
fn a_digest_that_is_kept_goes_before_a_new_one() {
    let Some(house) = House::new() else { return };
    let closed = crate::ground::wait::free_ports::<1>()[0];
    house.config(&Settings { smtp: closed, ..house.settings() });
    assert_eq!(house.run(&["send"]).code, 75);
    let kept = house.json(&["status"])["digests"][0].clone();
    assert_eq!(kept["state"], "retry");
    house.config(&house.settings());
    let sent = house.json(&["send"]);
    assert_eq!((&sent["state"], &sent["digest"]), (&"sent".into(), &kept["digest"]));
    let status = house.json(&["status"]);
    assert_eq!(status["digests"].as_array().unwrap().len(), 1, "{status}");
    let inbox = || house.dovecot.mails("INBOX");
    crate::ground::wait::until(crate::ground::wait::LIMIT, || (inbox().len() == 1).then_some(()))
        .expect("one mail");
    assert!(String::from_utf8_lossy(&inbox()[0]).contains(OWNER));
}
