//! Three digests of invented people: an engineer's, a manager's, a freelancer's first.

use appreciated::digest::{Digest, Kind};
use appreciated::draft;
use appreciated::message::{AddrSpec, Address};
use appreciated::tongue::{Tongue, Wording};
use appreciated::words::{Candidate, Confidence, Person, PersonCard, PersonId, Practice, Suggestion};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeSet;

pub fn addr(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

pub fn owner() -> Address {
    Address { name: Some("Ana Sousa".to_owned()), addr: addr("ana@sousa.example") }
}

pub fn person(name: &str, short: &str, address: &str) -> Person {
    Person {
        id: PersonId(0),
        name: name.to_owned(),
        short: short.to_owned(),
        addresses: vec![addr(address)],
        roles: BTreeSet::new(),
        department: None,
        dates: Vec::new(),
        listed: false,
        every_days: None,
        public_never: false,
    }
}

pub fn candidate(practice: Practice, heading: &str, body: &str, subject: &str, draft: &str) -> Candidate {
    Candidate {
        practice,
        person: PersonId(0),
        confidence: Confidence::High,
        because: Vec::new(),
        mail: 0,
        evidence_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        dormant: false,
        rank: 1.0,
        key: heading.to_owned(),
        heading: heading.to_owned(),
        body: body.to_owned(),
        hint: None,
        draft_subject: subject.to_owned(),
        drafts: vec![Wording { name: "test.a".to_owned(), text: draft.to_owned() }],
    }
}

pub fn suggestion(person: &Person, candidate: &Candidate) -> Suggestion {
    Suggestion {
        id: candidate.key.clone(),
        practice: candidate.practice,
        person: PersonCard { name: person.name.clone(), addresses: person.addresses.clone() },
        confidence: candidate.confidence,
        because: Vec::new(),
        last_thanked: None,
        text: format!("{}\n{}", candidate.heading, candidate.body),
        heading: candidate.heading.clone(),
        body: candidate.body.clone(),
        short: person.short.clone(),
        reminder: false,
        hint: candidate.hint,
        draft: draft::compose(
            person,
            Some("Ana Sousa"),
            Tongue::En,
            &candidate.draft_subject,
            &candidate.drafts[0].text,
        ),
        rank_figure: None,
    }
}

fn digest(id: &str, tag: &str, at: &str, items: Vec<Suggestion>) -> Digest {
    Digest {
        id: id.to_owned(),
        tag: tag.to_owned(),
        at: DateTime::parse_from_rfc3339(at).unwrap(),
        items,
        first: false,
        footer: Vec::new(),
        warnings: Vec::new(),
        echo: Vec::new(),
        names_in_subject: true,
        tongue: Tongue::En,
        to: Some(owner().addr),
        kind: Kind::Items,
    }
}

pub fn engineer() -> Digest {
    let items = vec![
        suggestion(
            &person("Ravi Menon", "Ravi", "ravi@kmod.example"),
            &candidate(
                Practice::Appreciate,
                "Thank Ravi Menon",
                "On 24 Nov Ravi traced the resume hang to one commit, the evening you asked. You answered on the \
                 list: \"Good find, fixed in v4, see https://lore.example/r/1?x=<b>.\" Last thanked in e-mail: \
                 9 June. What did it save you?",
                "Your bisect on Tuesday",
                "You found the commit the same evening I asked. Thank you for doing that so quickly.",
            ),
        ),
        suggestion(
            &person("Ilse Brandt", "Ilse", "ilse@kmod.example"),
            &candidate(
                Practice::Respond,
                "You told Ilse Brandt you would send something",
                "On 18 Nov you wrote: \"I'll send the test vectors by the end of the week.\" No later mail from \
                 you in that thread. Went another way?",
                "Test vectors",
                "I said I would send you the test vectors.",
            ),
        ),
        suggestion(
            &person("Tomasz Wrona", "Tomasz", "tomasz.wrona@a-rather-long-department.wrona.example"),
            &candidate(
                Practice::Repay,
                "Do something for Tomasz Wrona",
                "Tomasz answered you on locking (2 Sept), sent the traces (6 Oct) and reviewed v3 (12 Nov). Your \
                 last line to Tomasz: \"Could you rerun it with 64 threads?\" What would help Tomasz now?",
                "How is the rwsem contention work going, and can I run anything for you?",
                "Your traces and the review of v3 got the series merged.\nIs there anything I can run for you?",
            ),
        ),
        suggestion(
            &person("Mei Tan", "Mei", "m..tan@tanlabs.example"),
            &candidate(
                Practice::Reconnect,
                "Say hello to Mei Tan (no e-mail since February 2025)",
                "Mei reviewed your first allocator series. You wrote then: \"I learnt more from this review than \
                 from the book.\" Talked elsewhere since?",
                "The allocator is merged",
                "The allocator series you reviewed is merged.",
            ),
        ),
    ];
    Digest {
        footer: vec![
            "Read: 212 mails you sent since 20 Nov, 171 to lists. List mail counts as thanks given; it starts \
             an item only if you wrote to one person."
                .to_owned(),
            "Held back: 3 thanked since, 1 in a thread that is going on.".to_owned(),
        ],
        ..digest("0f3a9c51d2e84b7796a1c0de55aa1234", "q8m2", "2026-11-27T08:00:00+01:00", items)
    }
}

pub fn manager() -> Digest {
    let items = vec![
        suggestion(
            &person("Helen Ward", "Helen", "h.ward@corp.example"),
            &candidate(
                Practice::Checkin,
                "Check in with Helen Ward",
                "Last mail to Helen with news and a question: 5 Nov. News since, as you told it: \"Porto lease is \
                 signed, keys on Friday\" (18 Nov).",
                "Two weeks in brief",
                "The Porto lease is signed, we get the keys on Friday.\n\nWhat matters most to you next?",
            ),
        ),
        suggestion(
            &person("Inês Duarte", "Inês", "i.duarte@corp.example"),
            &candidate(
                Practice::Appreciate,
                "Thank Inês Duarte",
                "On 16 Nov Inês sent the corrected headcount file the same morning you asked. You wrote: \"Got it, \
                 thx\". Last thanked in e-mail, by you or for you: 2 Sept. What did it make possible?",
                "The headcount file",
                "You sent the corrected headcount file the morning I asked, and we closed on time.",
            ),
        ),
        suggestion(
            &person("Karel Novák", "Karel", "k.novak@corp.example"),
            &candidate(
                Practice::Respond,
                "You told Karel Novák you would decide",
                "On 12 Nov you wrote: \"You'll have a yes or no on the second trainee next week.\" Nothing from you \
                 or Jo in that thread since. Decided in person?",
                "Second trainee",
                "I owe you a yes or no on the second trainee.",
            ),
        ),
    ];
    Digest {
        footer: vec!["Read: 79 mails from you and 61 that Jo sent for you since 16 Nov.".to_owned()],
        warnings: vec![
            "the mailbox could not be read this morning; what you sent since Saturday is not in here."
                .to_owned(),
        ],
        names_in_subject: false,
        kind: Kind::Items,
        ..digest("7bd1e0c2a95f4d3386120fee9c4b8a70", "p2v9", "2026-11-23T07:30:00+00:00", items)
    }
}

pub fn freelancer() -> Digest {
    let items = vec![suggestion(
        &person("Жанна Моро", "Жанна", "jeanne+work@studiocarré.example"),
        &candidate(
            Practice::Reconnect,
            "Say hello to Жанна Моро (no e-mail since March 2025)",
            "You made two catalogues together, 2023 and 2024. Your last line to Жанна: \"Call me when the spring \
             list is fixed.\" Talked elsewhere?",
            "The spring list, & what came of it",
            "The catalogue you laid out is in its third printing.\nHow did the spring list go?",
        ),
    )];
    Digest {
        first: true,
        footer: vec![
            "Read: 31 mails you sent since 17 Nov. From before 2025: dates and deeds, no text.".to_owned(),
        ],
        ..digest("c4e19a5f00d24f6bb1f7a3e2d5c6b718", "t5x1", "2026-11-24T08:00:00+13:45", items)
    }
}

pub fn all() -> [(&'static str, Digest); 3] {
    [("engineer", engineer()), ("manager", manager()), ("freelancer", freelancer())]
}
