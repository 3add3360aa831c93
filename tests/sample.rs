//! The sample mailbox keeps its own word: deterministic, sound mail, and a truth that stands in the mails.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of tests may panic like tests"
)]

use appreciated::sample::phrases::tables;
use appreciated::sample::truth::Happened;
use appreciated::sample::{Owner, Phrases, Sample, generate};
use appreciated::words::Practice;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use mailparse::{MailHeaderMap, ParsedMail};
use std::collections::{BTreeMap, BTreeSet};

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-24T09:00:00+00:00").unwrap()
}

/// Two days later for every seed.
fn on(seed: u64) -> DateTime<FixedOffset> {
    now() + chrono::Duration::days(2 * seed as i64)
}

fn all() -> impl Iterator<Item = (Owner, Sample)> {
    let both = [Phrases::Shown, Phrases::HeldBack];
    Owner::ALL.into_iter().flat_map(move |owner| {
        both.into_iter()
            // Three days of the week, among them a Saturday.
            .flat_map(move |half| (0..3).map(move |seed| (owner, generate(owner, seed, on(seed), half))))
    })
}

fn text(mail: &ParsedMail<'_>) -> String {
    let own = if mail.ctype.mimetype.starts_with("text/") { mail.get_body().unwrap() } else { String::new() };
    mail.subparts.iter().map(text).fold(own, |all, part| all + &part)
}

/// Message-ID → body, of the mails that are there.
fn bodies(sample: &Sample) -> BTreeMap<String, String> {
    let body = |mail: &appreciated::mailbox::RawMail| {
        let mail = mailparse::parse_mail(&mail.bytes).unwrap();
        let id = mail.headers.get_first_value("Message-ID").unwrap();
        (id.trim_matches(['<', '>']).to_owned(), text(&mail))
    };
    sample.mails.iter().map(body).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    for owner in Owner::ALL {
        let bytes = |seed| {
            let sample = generate(owner, seed, now(), Phrases::Shown);
            sample.mails.into_iter().map(|mail| mail.bytes).collect::<Vec<_>>()
        };
        assert_eq!(bytes(7), bytes(7));
        assert_ne!(bytes(7), bytes(8));
    }
}

#[test]
fn every_mail_is_sound_and_in_order() {
    for (owner, sample) in all() {
        let count = sample.mails.len();
        assert!((600..=1900).contains(&count), "{owner} has {count} mails");
        let mut ids = BTreeSet::new();
        for mail in &sample.mails {
            let parsed = mailparse::parse_mail(&mail.bytes).unwrap();
            for name in ["Date", "From", "To", "Message-ID"] {
                assert!(parsed.headers.get_first_value(name).is_some(), "{owner}: no {name}");
            }
            let from = parsed.headers.get_first_value("From").unwrap();
            assert!(from.contains(sample.owner.addr.as_str()), "{from}");
            let to = parsed.headers.get_first_value("To").unwrap();
            assert!(!to.contains(sample.owner.addr.as_str()), "{owner}: the pool of people ran dry");
            assert!(ids.insert(parsed.headers.get_first_value("Message-ID").unwrap()), "one id twice");
            let body = text(&parsed);
            let slots =
                ["thing", "subject", "matter", "step", "friend", "given", "me", "do", "did", "file", "day"];
            let shows = |slot: &&str| body.contains(&format!("{{{slot}}}"));
            assert!(!body.contains(" || ") && !slots.iter().any(shows), "a slot shows:\n{body}");
        }
        let dates = sample.mails.iter().map(|mail| mail.internal_date).collect::<Vec<_>>();
        assert!(dates.is_sorted());
        assert!(dates.iter().all(|at| at.unwrap() <= on(2)));
    }
}

#[test]
fn every_domain_is_invented() {
    for (_, sample) in all() {
        for mail in &sample.mails {
            let parsed = mailparse::parse_mail(&mail.bytes).unwrap();
            for name in ["From", "To", "Cc", "Bcc", "Sender"] {
                let Some(header) = parsed.headers.get_first_header(name) else { continue };
                for addr in mailparse::addrparse_header(header).unwrap().iter() {
                    let mailparse::MailAddr::Single(one) = addr else { panic!("a group") };
                    assert!(one.addr.ends_with(".example"), "{}", one.addr);
                }
            }
        }
    }
}

#[test]
fn the_halves_share_no_sentence() {
    let sentences = |half| {
        let kinds = tables(half).values().flat_map(BTreeMap::iter);
        kinds
            .filter(|(kind, _)| !matches!(kind.as_str(), "greeting" | "closing"))
            .flat_map(|(_, table)| table.iter())
            .flat_map(|line| line.split(" || "))
            .map(|line| line.trim().to_lowercase())
            .collect::<BTreeSet<_>>()
    };
    let (shown, held_back) = (sentences(Phrases::Shown), sentences(Phrases::HeldBack));
    let both = shown.intersection(&held_back).collect::<Vec<_>>();
    assert!(both.is_empty(), "{both:?}");
    let kinds = |half| {
        let langs = tables(half).iter();
        langs
            .map(|(lang, kinds)| (lang.clone(), kinds.keys().cloned().collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(Phrases::Shown), kinds(Phrases::HeldBack));
}

/// The day as any of the programs writes it.
fn ways_to_write(day: NaiveDate) -> Vec<String> {
    let formats = [
        "%b %-d, %Y",
        "%b %d, %Y",
        "%-d %b %Y",
        "%d %B %Y",
        "%B %-d, %Y",
        "%d/%m/%Y",
        "%d.%m.%Y",
        "%d.%m.%y",
    ];
    formats.iter().map(|format| day.format(format).to_string()).collect()
}

/// The day as German Gmail writes it.
fn in_german(day: NaiveDate) -> String {
    let months =
        ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
    format!("{}. {} {}", day.day(), months[day.month0() as usize], day.year())
}

#[test]
fn the_truth_stands_in_the_mails() {
    for (owner, sample) in all() {
        let bodies = bodies(&sample);
        for event in &sample.truth.events {
            let body = bodies.get(&event.what.message_id().0);
            let body = body.unwrap_or_else(|| panic!("{owner}: {event:?} is in no mail"));
            if matches!(event.what, Happened::Helped { .. }) {
                let flat = body.split_whitespace().collect::<Vec<_>>().join(" ");
                let mut ways = ways_to_write(event.on);
                ways.push(in_german(event.on));
                assert!(ways.iter().any(|way| flat.contains(way.as_str())), "{owner}: {event:?}\n{body}");
            }
        }
        for expected in &sample.truth.expected {
            assert!(bodies.contains_key(&expected.message_id.0), "{owner}: {expected:?}");
            let contradicted = sample.truth.forbidden.iter().any(|no| {
                no.person == expected.person
                    && no.practice.is_none_or(|practice| practice == expected.practice)
            });
            assert!(!contradicted, "{owner}: {expected:?} is forbidden too");
        }
    }
}

/// What every owner lives through of the later practices …
const WIDER: [(Practice, usize); 6] = [
    (Practice::Offer, 4),
    (Practice::Praise, 2),
    (Practice::Departments, 1),
    (Practice::Influencer, 1),
    (Practice::Mentor, 3),
    (Practice::Peace, 1),
];

/// … and what only looks like it.
const NEAR_MISSES: [(Practice, usize); 6] = [
    (Practice::Offer, 7),
    (Practice::Praise, 4),
    (Practice::Departments, 9),
    (Practice::Influencer, 3),
    (Practice::Mentor, 5),
    (Practice::Peace, 2),
];

#[test]
fn every_owner_lives_through_enough() {
    for (owner, sample) in all() {
        let of = |practice| sample.truth.expected.iter().filter(|one| one.practice == practice).count();
        assert!(of(Practice::Appreciate) >= 4, "{owner}");
        assert_eq!(of(Practice::Respond), 3, "{owner}");
        assert!((2..=3).contains(&of(Practice::Reconnect)), "{owner}");
        assert!(of(Practice::Repay) >= 1, "{owner}");
        assert_eq!(of(Practice::Checkin), usize::from(owner == Owner::Manager), "{owner}");
        for (practice, count) in WIDER {
            assert_eq!(of(practice), count, "{owner}: {}", practice.name());
        }
        let no =
            |practice| sample.truth.forbidden.iter().filter(|one| one.practice == Some(practice)).count();
        for (practice, count) in NEAR_MISSES {
            assert_eq!(no(practice), count, "{owner}: {}", practice.name());
        }
        assert!(sample.truth.forbidden.len() >= 60, "{owner}");
        toml::from_str::<toml::Table>(&sample.config).unwrap();
    }
}

/// An item about somebody written to today is held back, and so is one about a stranger.
#[test]
fn the_people_of_the_later_practices_are_known_and_had_no_mail_today() {
    for (owner, sample) in all() {
        let last = sample.mails.iter().filter_map(|mail| mail.internal_date).max().unwrap().date_naive();
        let told = sample.truth.expected.iter().filter(|one| WIDER.iter().any(|(p, _)| *p == one.practice));
        for one in told {
            let days = mails_to(&sample, one.person.as_str());
            assert!(days.len() >= 4, "{owner}: {one:?} had {} mails", days.len());
            assert!(days.iter().all(|day| *day < last), "{owner}: {one:?} had mail today");
        }
    }
}

/// The days of the mails with this person among To and Cc.
fn mails_to(sample: &Sample, person: &str) -> Vec<NaiveDate> {
    let of = |mail: &appreciated::mailbox::RawMail| {
        let parsed = mailparse::parse_mail(&mail.bytes).unwrap();
        let named = |name| parsed.headers.get_first_value(name).is_some_and(|value| value.contains(person));
        (named("To") || named("Cc")).then(|| mail.internal_date.unwrap().date_naive())
    };
    sample.mails.iter().filter_map(of).collect()
}

#[test]
fn no_two_matters_share_a_telling_word() {
    for owner in Owner::ALL {
        let home = appreciated::sample::owners::home(owner);
        let words = |text: &str| {
            let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
            split.map(str::to_lowercase).collect::<BTreeSet<_>>()
        };
        let matters = home.matters();
        let told =
            matters.iter().map(|matter| (words(&matter.asked), words(&matter.told))).collect::<Vec<_>>();
        let few =
            ["with", "that", "from", "into", "what", "their", "after", "them", "without", "under", "inside"];
        for (at, (asked, told_of)) in told.iter().enumerate() {
            let telling = asked.intersection(told_of).filter(|word| !few.contains(&word.as_str()));
            assert!(telling.clone().count() >= 2, "{owner}: {asked:?} and {told_of:?}");
            for (other, (_, elsewhere)) in told.iter().enumerate() {
                let shared = telling.clone().find(|word| at != other && elsewhere.contains(*word));
                assert!(shared.is_none(), "{owner}: {shared:?} tells of two matters");
            }
        }
    }
}

#[test]
fn what_is_thanked_and_kept_comes_after_what_it_answers() {
    for (owner, sample) in all() {
        for promise in &sample.truth.events {
            let Happened::OwnerPromised { kept: true, .. } = promise.what else { continue };
            let done = sample.truth.events.iter().any(|event| {
                event.who == promise.who
                    && event.on >= promise.on
                    && matches!(event.what, Happened::OwnerHelped { .. })
            });
            assert!(done, "{owner}: {promise:?} was never kept");
        }
        for no in sample.truth.forbidden.iter().filter(|no| no.why.starts_with("thanked properly")) {
            let of = |wanted: fn(&Happened) -> bool| {
                let days = sample.truth.events.iter().filter(|one| one.who == no.person && wanted(&one.what));
                days.map(|one| one.on).max()
            };
            let helped = of(|what| matches!(what, Happened::Helped { .. }));
            let thanked = of(|what| matches!(what, Happened::Thanked { quality: 3, .. }));
            assert!(helped.is_some() && helped <= thanked, "{owner}: {no:?}");
        }
    }
}
