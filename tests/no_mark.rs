//! Whoever is thanked, asked or written to never finds out who reminded the owner: no draft and no link of any sample, in
//! any language, bears a mark of this program.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic like tests")]

use appreciated::config::Config;
use appreciated::intake::Desk;
use appreciated::outlook::{Occasion, Outlook, look};
use appreciated::rounds::read;
use appreciated::sample::{Owner, Phrases, generate};
use appreciated::tie::History;
use appreciated::tongue::Tongue;
use appreciated::words::{Reminder, Reminders, Rests, Rules, Verdict};
use chrono::{DateTime, FixedOffset};
use std::path::Path;

const KEY: [u8; 32] = [7; 32];

/// The word for a reminder in the languages of the digest.
const REMINDER: [&str; 6] = ["remind", "erinnerung", "rappel", "recordatorio", "lembrete", "promemoria"];

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T08:00:00+00:00").unwrap()
}

fn history(owner: Owner) -> (History, Rules) {
    let sample = generate(owner, 7, now(), Phrases::Shown);
    let rules = Config::parse(&sample.config, Path::new("sample.toml")).unwrap().rules();
    let desk = Desk { rules: &rules, key: &KEY, now: now().to_utc() };
    let mails = sample.mails.iter().filter_map(|raw| read(raw, desk));
    let history = History::weave(mails.filter(|mail| mail.verdict != Verdict::Nothing).collect(), &rules);
    (history, rules)
}

/// Every mail is followed up, and everybody is to be heard of.
fn reminders(history: &History) -> Reminders {
    let today = now().date_naive();
    let of_mail =
        history.mails.iter().filter_map(|mail| Some((&mail.to.first()?.addr, Some(&mail.message_id))));
    let of_person = history.people.iter().filter_map(|person| Some((person.addresses.first()?, None)));
    let reminder = |(id, (about, message)): (i64, (_, Option<&_>))| Reminder {
        id,
        about: Clone::clone(about),
        message: message.cloned(),
        asked_on: today,
        due_on: today,
    };
    let asked = (1..).zip(of_mail.chain(of_person)).map(reminder).collect();
    Reminders { asked, ..Reminders::default() }
}

/// How many drafts were looked at.
fn search(outlook: &Outlook) -> usize {
    let (id, tag) = (&outlook.digest.id, &outlook.digest.tag);
    let suggested = outlook.digest.items.iter().chain(outlook.left_out.iter().map(|(item, _)| item));
    let mut drafts = 0;
    for item in suggested {
        let Some(draft) = &item.draft else { continue };
        drafts += 1;
        let text = format!("{}\n{}\n{}", draft.subject, draft.body, draft.mailto).to_lowercase();
        // The subject of one story.
        let text = text.replace("second reminder", "").replace("second%20reminder", "");
        let marks = ["appreciated", "digest", "bcc=", "bcc:", "+3w", "%2b3w", &item.id, id, tag];
        let found: Vec<_> = marks.iter().chain(&REMINDER).filter(|mark| text.contains(**mark)).collect();
        assert!(found.is_empty(), "{found:?} in {text}");
        assert_eq!(draft.to.len(), 1);
    }
    drafts
}

#[test]
fn no_draft_and_no_link_says_where_it_comes_from() {
    for owner in [Owner::Engineer, Owner::Manager, Owner::Freelancer] {
        let (history, rules) = history(owner);
        let reminders = reminders(&history);
        for tongue in Tongue::ALL {
            let rules = Rules { tongue, follow_ups: true, ..rules.clone() };
            let occasion = Occasion {
                now: now(),
                slot: "test",
                key: &KEY,
                first: false,
                since: None,
                warnings: Vec::new(),
                rests: Rests::default(),
                at_once: false,
            };
            let outlook = look(&history, &rules, &[], &reminders, &occasion);
            assert!(search(&outlook) > 100, "{owner:?} {tongue:?}");
        }
    }
}
