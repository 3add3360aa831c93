//! A follow-up by `Bcc`, from the Sent mailbox of a real server to the head of the digest.

use crate::ground::dovecot::OWNER;
use crate::ground::letters::Letter;
use crate::house::House;
use appreciated::host;
use chrono::{DateTime, Days, TimeDelta, Utc};
use serde_json::Value;

const SUBJECT: &str = "Second trainee";

/// The owner's own address with a suffix.
fn own(suffix: &str) -> String {
    OWNER.replacen('@', &format!("+{suffix}@"), 1)
}

fn letter(at: DateTime<Utc>) -> Letter {
    Letter::new(at)
        .to("Karel Novak <karel.novak@other.example>")
        .subject(SUBJECT)
        .body("Can she start in May?\n")
}

/// The reminders at the head of the digest so many days from now.
fn head(house: &House, days: u64) -> Vec<Value> {
    let now = (host::now() + Days::new(days)).to_rfc3339();
    let preview = house.json(&["preview", "--now", &now]);
    let items = preview["suggestions"].as_array().unwrap();
    let head: Vec<Value> = items.iter().take_while(|item| item["reminder"] == true).cloned().collect();
    assert!(items.iter().skip(head.len()).all(|item| item["reminder"] == false), "{items:?}");
    head
}

#[test]
fn a_follow_up_comes_on_its_day_once_until_an_answer_is_seen() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    house.json(&["scan"]);
    let at = host::now() - TimeDelta::hours(1);
    let bcc = format!("Owner <{}>", own("3w"));
    // Of two copies one has lost its Bcc.
    house.dovecot.append("Sent", &[letter(at).mail(), letter(at).bcc(&bcc).mail()]);
    for new in [1, 0] {
        let scan = house.json(&["scan"]);
        assert_eq!(scan["messages_new"].as_u64(), Some(new), "{scan}");
    }
    assert!(head(&house, 20).is_empty(), "not before its day");
    let items = head(&house, 22);
    assert_eq!(items.len(), 1, "{items:?}");
    assert_eq!(items[0]["person"]["addresses"][0], "karel.novak@other.example");
    assert_eq!(
        (items[0]["practice"].as_str(), items[0]["because"][0]["quote"].as_str()),
        (Some("respond"), Some("Can she start in May?"))
    );
    let draft = items[0]["draft"].to_string();
    assert!(
        draft.contains("Re: Second trainee") && !draft.contains("3w") && !draft.contains("eminder"),
        "{draft}"
    );
    let status = house.json(&["status"]);
    let listed = status["reminders"].as_array().unwrap();
    assert_eq!(
        (listed.len(), listed[0]["name"].as_str(), listed[0]["topic"].as_str()),
        (1, Some("Karel Novak"), Some(SUBJECT))
    );
    assert_eq!(listed[0]["due_on"], (at + Days::new(21)).date_naive().to_string());
    assert!(house.run(&["status"]).out.contains("Karel Novak, \"Second trainee\""));
    assert!(!house.json(&["people"]).to_string().contains("+3w"), "it is nobody");

    // The owner's answer quotes Karel's.
    let day = host::now().format("%a, %-d %b %Y at %H:%M");
    let body = format!("Good.\n\nOn {day}, Karel Novak <karel.novak@other.example> wrote:\n> She can.\n");
    let answer = letter(host::now()).subject("Re: Second trainee").id("answer@example.com").body(&body);
    house.dovecot.append("Sent", &[answer.mail()]);
    house.json(&["scan"]);
    assert!(head(&house, 22).is_empty(), "an answer was seen");
    assert_eq!(house.json(&["status"])["reminders"].as_array().unwrap().len(), 0);
}

#[test]
fn nothing_else_makes_a_follow_up() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    let at = host::now() - TimeDelta::hours(1);
    let minute = |n| at + TimeDelta::minutes(n);
    let here = own("1d");
    let mails = [
        letter(minute(1)).subject("To").to(&format!("karel.novak@other.example, {here}")),
        letter(minute(2)).subject("To and Bcc").to(&format!("karel.novak@other.example, {here}")).bcc(&here),
        letter(minute(3)).subject("Forged").from("Karel Novak <karel.novak@other.example>").bcc(&here),
        letter(minute(4)).subject("Delegate").from("Jo <jo@other.example>").bcc(&here),
        letter(minute(5)).subject("From the suffix").from(&here).bcc(&here),
        letter(minute(6)).subject("No time").bcc(&own("shop")),
        letter(minute(7)).subject("Not mine").bcc("karel.novak+1d@other.example"),
    ];
    house.dovecot.append("Sent", &mails.map(|letter| letter.mail()));
    // What lies in the INBOX is no command at all.
    house.dovecot.append("INBOX", &[letter(minute(8)).subject("Inbox").bcc(&here).mail()]);
    house.json(&["scan"]);
    assert!(head(&house, 3).is_empty());
    assert_eq!(house.json(&["status"])["reminders"].as_array().unwrap().len(), 0);
    assert!(!house.json(&["people"]).to_string().contains(&own("1d")), "own addresses are nobody");

    // By config: no follow-ups at all.
    let text = house.text(&house.settings()) + "\n[reminders]\nfollow_ups = false\n";
    house.home.config(&text);
    house.dovecot.append("Sent", &[letter(minute(9)).subject("Off").bcc(&here).mail()]);
    house.json(&["scan"]);
    house.config(&house.settings());
    assert!(head(&house, 3).is_empty());
}
