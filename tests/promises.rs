//! The owner's promises: their day, when they come up, and what closes them.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic like tests")]

use appreciated::circles::Circles;
use appreciated::intake::Desk;
use appreciated::mailbox::RawMail;
use appreciated::message::AddrSpec;
use appreciated::practice::{View, respond};
use appreciated::rounds::read;
use appreciated::tie::{Ending, History, Promise, Rhythm};
use appreciated::words::{Mail, Rules};
use chrono::{DateTime, FixedOffset, NaiveDate};

const KEY: [u8; 32] = [7; 32];
const PROMISE: (u32, &str, &str) =
    (4, "The vectors", "Hi Ilse,\n\nI'll send you the test vectors by Friday.");

fn at(day: u32) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("2026-03-{day:02}T09:00:00+00:00")).unwrap()
}

fn rules() -> Rules {
    let own = vec![AddrSpec::parse("me@example.com").unwrap()];
    Rules { own, keep_quotes: Some(1000), max_items: 5, ..Rules::default() }
}

/// Mails of March 2026 to Ilse, each in the thread of the first that bears its subject.
fn history(mails: &[(u32, &str, &str)]) -> History {
    let rules = rules();
    let desk = Desk { rules: &rules, key: &KEY, now: at(30).to_utc() };
    let mail = |(day, subject, body): &(u32, &str, &str)| -> Mail {
        let bytes = format!(
            "From: Me <me@example.com>\r\nTo: Ilse Brandt <ilse@brandt.example>\r\nSubject: {subject}\r\n\
             Date: {}\r\nMessage-ID: <{day}@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
            at(*day).to_rfc2822(),
            body.replace('\n', "\r\n")
        );
        let raw =
            RawMail { place: day.to_string(), internal_date: None, bytes: bytes.into_bytes(), cut: false };
        read(&raw, desk).unwrap()
    };
    History::weave(mails.iter().map(mail).collect(), &rules)
}

fn promises(history: &History) -> Vec<Promise> {
    let person = history.people.iter().next().unwrap().id;
    history.tie(person).promises.clone()
}

fn ending(later: &[(u32, &str, &str)]) -> Option<Ending> {
    let mut mails = vec![PROMISE];
    mails.extend(later);
    promises(&history(&mails)).first().unwrap().closed.map(|(_, how)| how)
}

#[test]
fn a_promise_keeps_its_day() {
    let history = history(&[PROMISE, (10, "Lunch", "Hi Ilse,\n\nI'll send you the menu.")]);
    let due: Vec<_> = promises(&history).iter().map(|promise| promise.due).collect();
    assert_eq!(due, [NaiveDate::from_ymd_opt(2026, 3, 6), None]);
}

#[test]
fn it_comes_up_on_its_day_and_not_before() {
    let rules = rules();
    let history = history(&[PROMISE, (4, "Lunch", "I'll send you the menu of the new place.")]);
    let headings = |day: u32| -> Vec<String> {
        let circles = Circles::of(&history);
        let rhythm = &Rhythm::of(&history);
        let view = View { history: &history, rhythm, circles: &circles, rules: &rules, now: at(day) };
        respond::candidates(view).into_iter().map(|candidate| candidate.body).collect()
    };
    assert!(headings(5).iter().all(|body| !body.contains("vectors")));
    assert!(headings(6).iter().any(|body| body.contains("vectors") && body.contains("That is today.")));
    assert!(headings(9).iter().any(|body| body.contains("That was for 6 March.")));
    assert!(headings(9).iter().any(|body| body.contains("menu") && !body.contains("That was for")));
    assert_eq!(headings(30), Vec::<String>::new());
}

#[test]
fn what_keeps_or_cancels_it() {
    assert_eq!(ending(&[]), None);
    assert_eq!(
        ending(&[(5, "Re: The vectors", "Here are the test vectors, as promised.")]),
        Some(Ending::Kept)
    );
    assert_eq!(
        ending(&[(5, "Re: The vectors", "Never mind the vectors, no longer needed.")]),
        Some(Ending::TakenBack)
    );
    let asked_off = "Fine, thanks.\n\nOn Thu, 5 Mar 2026 at 8:00, Ilse Brandt <ilse@brandt.example> wrote:\n> No need to send them any more.";
    assert_eq!(ending(&[(5, "Re: The vectors", asked_off)]), Some(Ending::TakenBack));
    let thanked = "You're welcome.\n\nOn Thu, 5 Mar 2026 at 8:00, Ilse Brandt <ilse@brandt.example> wrote:\n> Thank you for the test vectors.";
    assert_eq!(ending(&[(5, "Re: The vectors", thanked)]), Some(Ending::Kept));
    assert_eq!(ending(&[(5, "Re: The vectors", "Are you in on Monday?")]), Some(Ending::WentOn));
    assert_eq!(ending(&[(5, "Lunch", "Are you in on Monday?")]), None);
    assert_eq!(ending(&[(5, "Lunch", "Scrap that, we go elsewhere.")]), None);
    assert_eq!(ending(&[(5, "Lunch", "Never mind, I found a parking spot.")]), None);
    let before = "Which colour?\n\nOn Sun, 1 Mar 2026 at 8:00, Ilse Brandt <ilse@brandt.example> wrote:\n> Thank you for the plan.";
    assert_eq!(ending(&[(5, "Re: The vectors", before)]), Some(Ending::WentOn));
}

#[test]
fn an_ask_taken_back_is_no_longer_open() {
    let answer = "Good.\n\nOn Fri, 6 Mar 2026 at 8:00, Ilse Brandt <ilse@brandt.example> wrote:\n\
                  > The totals of last year are the ones of the second sheet, as I told you on the phone.";
    let ask = (4, "Totals", "Hi Ilse,\n\ncould you send me the totals of last year?");
    let helps = |mails: &[(u32, &str, &str)]| {
        let history = history(mails);
        let person = history.people.iter().next().unwrap().id;
        history.tie(person).helps_in.len()
    };
    assert_eq!(helps(&[ask, (9, "Re: Totals", answer)]), 1);
    assert_eq!(helps(&[ask, (5, "Re: Totals", "Never mind, I found them."), (9, "Re: Totals", answer)]), 0);
}
