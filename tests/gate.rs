//! Which mails are evidence, and why the others are not: each rule with an invented mail.

#![expect(clippy::unwrap_used, reason = "helpers of tests stand outside the test functions")]

use appreciated::intake::{Desk, demote};
use appreciated::mailbox::RawMail;
use appreciated::message::AddrSpec;
use appreciated::person::People;
use appreciated::rounds::read;
use appreciated::thread;
use appreciated::words::{IntakeReason as Why, Mail, Pattern, Rules, Verdict};
use chrono::{DateTime, Utc};

fn address(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

fn rules() -> Rules {
    Rules {
        own: vec![address("marta.ruiz@corp.example"), address("marta@home.example")],
        own_name: Some("Marta Ruiz".to_owned()),
        delegates: vec![address("jo.lind@corp.example")],
        lists: vec![Pattern::parse("*@announce.example").unwrap()],
        exclude: ["*@clinic.example", "private@x.example", "*@*.bank.example"]
            .iter()
            .map(|text| Pattern::parse(text).unwrap())
            .collect(),
        keep_quotes: Some(730),
        ..Rules::default()
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-22T06:00:00Z".parse().unwrap()
}

const DATE: &str = "Date: Tue, 10 Nov 2026 09:00:00 +0000";
const FROM: &str = "From: Marta Ruiz <marta.ruiz@corp.example>";

/// One mail with these header lines instead of the usual ones of their names.
fn mail(headers: &[&str], body: &str) -> Mail {
    let usual =
        [FROM, "To: Ravi Menon <ravi@x.example>", "Subject: Plan", DATE, "Message-ID: <1@corp.example>"];
    let name = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let kept = usual.iter().filter(|line| !headers.iter().any(|other| name(other) == name(line)));
    let text: Vec<&str> = kept.chain(headers).copied().filter(|line| !line.ends_with(": -")).collect();
    let bytes = format!("{}\n\n{body}\n", text.join("\n")).into_bytes();
    take(bytes, None)
}

fn take(bytes: Vec<u8>, internal_date: Option<DateTime<Utc>>) -> Mail {
    let raw = RawMail { place: "1".to_owned(), internal_date, bytes, cut: false };
    read(&raw, Desk { rules: &rules(), key: &[7; 32], now: now() }).unwrap()
}

fn verdict(headers: &[&str], body: &str) -> (Verdict, Option<Why>) {
    let mail = mail(headers, body);
    (mail.verdict, mail.reason)
}

const OPENS: (Verdict, Option<Why>) = (Verdict::Opens, None);
const HELLO: &str = "Could you send me the drawings before noon?";

fn closes(why: Why) -> (Verdict, Option<Why>) {
    (Verdict::Closes, Some(why))
}

fn nothing(why: Why) -> (Verdict, Option<Why>) {
    (Verdict::Nothing, Some(why))
}

#[test]
fn a_letter_opens() {
    assert_eq!(verdict(&[], HELLO), OPENS);
    assert_eq!(verdict(&["From: marta@home.example"], HELLO), OPENS);
    assert_eq!(verdict(&["To: Infante <infante@x.example>"], HELLO), OPENS);
}

#[test]
fn lists_close_unless_one_person_gets_it_too() {
    for to in [
        "To: news@announce.example",
        "To: walkers-list@x.example",
        "To: a@groups.example",
        "To: a@lists.x.example",
    ] {
        assert_eq!(verdict(&[to], HELLO), closes(Why::List), "{to}");
        assert_eq!(verdict(&[to, "Cc: ravi@x.example"], HELLO), OPENS, "{to}");
        assert_eq!(verdict(&[to, "Cc: ravi@x.example, ana@x.example"], HELLO), closes(Why::List), "{to}");
    }
    assert_eq!(
        verdict(&["To: ravi@x.example, ana@x.example", "List-Post: <mailto:w@x.example>"], HELLO),
        closes(Why::List)
    );
}

#[test]
fn more_than_twelve_are_no_letter_and_the_owner_does_not_count() {
    let to = |n: usize| {
        let all: Vec<String> =
            (0..n).map(|k| format!("anna.{}@x.example", char::from(b'a' + k as u8))).collect();
        format!("To: {}", all.join(", "))
    };
    assert_eq!(verdict(&[&to(12), "Cc: marta@home.example"], HELLO), OPENS);
    assert_eq!(verdict(&[&to(13)], HELLO), closes(Why::ManyRecipients));
    assert_eq!(verdict(&[&to(12), "Bcc: ravi@x.example"], HELLO), closes(Why::ManyRecipients));
}

#[test]
fn delegates_close_and_leave_no_words() {
    for headers in [
        &["From: jo.lind@corp.example"][..],
        &["Sender: Jo Lind <jo.lind@corp.example>"],
        &["Sender: desk@corp.example"],
    ] {
        let mail = mail(headers, HELLO);
        assert_eq!((mail.verdict, mail.reason), closes(Why::Delegate), "{headers:?}");
        assert!(mail.by_delegate && !mail.has_words());
    }
    for signature in
        ["Jo, for Marta", "Nadia Keller\nAssistant to Marta Ruiz", "Jo Lind", "Regards,\nNadia Keller"]
    {
        let body = format!("The drawings are attached, as agreed.\n\n{signature}");
        assert_eq!(verdict(&[], &body), closes(Why::Delegate), "{signature}");
    }
    for signature in
        ["Marta", "Best regards,\nMarta Ruiz", "M.", "Tita", "-- \nMarta Ruiz\nCorp Trading\n555-0100"]
    {
        let body = format!("The drawings are attached, as agreed.\n\n{signature}");
        assert_eq!(verdict(&[], &body), OPENS, "{signature}");
    }
    assert_eq!(verdict(&["Sender: marta@home.example"], HELLO), OPENS);
}

#[test]
fn a_strangers_mail_is_none_of_the_owners_whoever_sent_it() {
    assert_eq!(verdict(&["From: ana@x.example"], HELLO), nothing(Why::NotFromOwner));
    assert_eq!(verdict(&["From: ana@x.example", "Sender: bot@x.example"], HELLO), nothing(Why::NotFromOwner));
    assert_eq!(
        verdict(&["From: ana@x.example"], "See the plan.\n\nJo, for Marta"),
        nothing(Why::NotFromOwner)
    );
}

#[test]
fn calendars_close() {
    for subject in ["Accepted: Review", "Zugesagt: Review", "Aceptada: revisión", "Accepté : revue"] {
        assert_eq!(verdict(&[&format!("Subject: {subject}")], HELLO), closes(Why::Calendar), "{subject}");
    }
    assert_eq!(
        verdict(&["MIME-Version: 1.0", "Content-Type: text/calendar; method=REPLY"], "BEGIN:VCALENDAR"),
        closes(Why::Calendar)
    );
    assert_eq!(verdict(&["Subject: Accepted papers"], HELLO), OPENS);
}

#[test]
fn what_nobody_typed_is_nothing() {
    for (headers, why) in [
        (&["Auto-Submitted: auto-generated"][..], Why::AutoSubmitted),
        (&["Auto-Submitted: auto-replied"], Why::Away),
        (&["Subject: Abwesenheitsnotiz: Plan"], Why::Away),
        (&["Subject: 自動返信: 計画"], Why::Away),
        // Receipts, calendars, lists and others answer by themselves, too.
        (&["Auto-Submitted: auto-replied", "Content-Type: multipart/report; boundary=b"], Why::AutoSubmitted),
        (&["Auto-Submitted: auto-replied", "Subject: Accepted: Review"], Why::AutoSubmitted),
        (&["Auto-Submitted: auto-replied", "List-Id: <x.example>"], Why::AutoSubmitted),
        (&["Auto-Submitted: auto-replied", "From: ana@x.example"], Why::AutoSubmitted),
        (&["Content-Type: multipart/report; boundary=b"], Why::Report),
        (&["Return-Path: <>"], Why::Report),
        (&["X-Mozilla-Draft-Info: internal/draft; vcard=0"], Why::Draft),
        (&["X-Appreciated-Id: 0a"], Why::OwnDigest),
    ] {
        assert_eq!(verdict(headers, HELLO), nothing(why), "{headers:?}");
    }
    assert_eq!(verdict(&["Auto-Submitted: no"], HELLO), OPENS);
}

#[test]
fn own_digests_and_answers_to_them_are_nothing_even_without_their_mark() {
    let root = "References: <0123456789abcdef0123456789abcdef.r@corp.example>";
    let me = "To: marta.ruiz@corp.example";
    assert_eq!(verdict(&[me, root], HELLO), nothing(Why::OwnDigest));
    assert_eq!(
        verdict(&[me, root, "In-Reply-To: <0123456789abcdef0123456789abcdef@corp.example>"], "2 done"),
        nothing(Why::OwnDigest)
    );
    assert_eq!(verdict(&[me], HELLO), nothing(Why::NoPerson));
    assert_eq!(verdict(&["References: <0123.r@corp.example>"], HELLO), OPENS);
}

#[test]
fn nobody_and_the_excluded_are_no_persons() {
    for to in [
        "To: info@x.example",
        "To: kontakt@x.example",
        "To: contabilidad@x.example",
        "To: noreply-xyz@x.example",
        "To: reply+abc123@x.example",
        "To: Dr Sousa <sousa@clinic.example>",
        "To: private@x.example",
        "To: ana@branch.bank.example",
        "To: undisclosed-recipients:;",
    ] {
        let mail = mail(&[to], HELLO);
        assert_eq!((mail.verdict, mail.reason), nothing(Why::NoPerson), "{to}");
    }
    // Whoever is left out leaves no trace in a mail that others get too.
    let both = mail(&["To: ravi@x.example, private@x.example"], HELLO);
    assert!(both.to.len() == 1 && both.hush && both.subject.is_empty());
}

#[test]
fn dates_are_believed_or_replaced() {
    let dated = |date: &str| {
        let text =
            format!("{FROM}\nTo: ravi@x.example\nSubject: Plan\n{date}\nMessage-ID: <1@x>\n\n{HELLO}\n");
        take(text.into_bytes(), Some("2026-10-01T12:00:00Z".parse().unwrap())).at.to_rfc3339()
    };
    let stored = "2026-10-01T12:00:00+00:00";
    assert_eq!(dated("X-None: 1"), stored);
    assert_eq!(dated("Date: Thu, 1 Jan 1970 00:00:00 +0000"), stored);
    assert_eq!(dated("Date: Sun, 31 Dec 1989 23:59:59 +0000"), stored);
    assert_eq!(dated("Date: Tue, 24 Nov 2026 06:00:01 +0000"), stored);
    assert_eq!(dated("Date: Tue, 24 Nov 2026 06:00:00 +0000"), "2026-11-24T06:00:00+00:00");
    assert_eq!(dated("Date: Mon, 1 Jan 1990 00:00:00 +0000"), "1990-01-01T00:00:00+00:00");
    assert_eq!(verdict(&["Date: -"], HELLO), nothing(Why::NoDate));
}

#[test]
fn copies_have_one_key() {
    let one = mail(&[], HELLO);
    let refiled = mail(&["Message-ID: <other@corp.example>"], &format!("  {}", HELLO.replace(' ', "\n")));
    assert_eq!(one.content_key, refiled.content_key);
    let blind = mail(&["Bcc: ana@x.example"], HELLO);
    assert_eq!(one.content_key, blind.content_key, "one copy keeps its Bcc line, the other does not");
    for other in [
        mail(&["Date: Tue, 10 Nov 2026 09:01:00 +0000"], HELLO),
        mail(&["To: ana@x.example"], HELLO),
        mail(&[], "Could you send me the other drawings?"),
        mail(&["Subject: Other"], HELLO),
    ] {
        assert_ne!(one.content_key, other.content_key);
    }
    let to_self = |bcc: &str| mail(&["To: marta@home.example", bcc], HELLO);
    assert_ne!(to_self("Bcc: ana@x.example").content_key, to_self("Bcc: ravi@x.example").content_key);
}

const NEWS: &str = "the museum opens its new hall on the first of May and everybody is welcome to the tour.";

fn letter(to: &str, at: &str, body: &str) -> Mail {
    mail(&[&format!("To: {to}"), &format!("Date: {at}")], body)
}

#[test]
fn the_same_text_over_and_over_is_a_mail_merge() {
    let people = [
        "Ana Sousa <ana@x.example>",
        "Ben Roth <ben@x.example>",
        "Cleo Dahl <cleo@x.example>",
        "Dov <dov@x.example>",
    ];
    let hours = ["22:40", "23:20", "23:50", "00:10"];
    let merge: Vec<Mail> = people
        .iter()
        .zip(hours)
        .map(|(to, hour)| {
            let day = if hour == "00:10" { "Wed, 11" } else { "Tue, 10" };
            let name = to.split(' ').next().unwrap();
            letter(to, &format!("{day} Nov 2026 {hour}:00 +0000"), &format!("Hi {name}\n\n{name}, {NEWS}"))
        })
        .collect();
    let all: Vec<&Mail> = merge.iter().collect();
    assert_eq!(demote(&all), (0..4).map(|index| (index, Why::MailMerge)).collect::<Vec<_>>());
    assert!(demote(&all[..3]).is_empty(), "three people are none");

    let group = letter(&people.join(", "), "Tue, 10 Nov 2026 09:00:00 +0000", NEWS);
    let forgotten = letter("Eli <eli@x.example>", "Tue, 10 Nov 2026 09:30:00 +0000", NEWS);
    assert!(demote(&[&group, &forgotten]).is_empty(), "one letter, sent again to the one who was forgotten");

    let apart: Vec<Mail> = people
        .iter()
        .zip(["10", "12", "14", "16"])
        .map(|(to, day)| letter(to, &format!("{day} Nov 2026 09:00:00 +0000"), NEWS))
        .collect();
    assert!(demote(&apart.iter().collect::<Vec<_>>()).is_empty(), "not within a day");
}

#[test]
fn an_address_that_is_only_answered_on_threads_is_a_list() {
    let thread = |k: u32, to: &str| {
        let at = format!("Date: {} Nov 2026 09:00:00 +0000", k % 20 + 1);
        mail(&[&format!("To: {to}"), "Subject: Re: Route", &at], &format!("The {k}th stretch is dry again."))
    };
    let both = "ravi@x.example, ana@x.example, walkers@x.example";
    let mut mails: Vec<Mail> = (0..12).map(|k| thread(k, both)).collect();
    mails.push(letter("ravi@x.example", "Tue, 10 Nov 2026 10:00:00 +0000", HELLO));
    mails.push(letter("ana@x.example", "Tue, 10 Nov 2026 10:00:00 +0000", HELLO));
    let all: Vec<&Mail> = mails.iter().collect();
    assert_eq!(demote(&all).len(), 12);
    assert!(demote(&all).iter().all(|(_, why)| *why == Why::List));
    let people = People::gather(&mails, &rules());
    assert!(
        people.id(&address("walkers@x.example")).is_none() && people.id(&address("ravi@x.example")).is_some()
    );

    mails.push(letter("walkers@x.example", "Tue, 10 Nov 2026 11:00:00 +0000", HELLO));
    let all: Vec<&Mail> = mails.iter().collect();
    assert!(demote(&all).is_empty(), "who is written to alone is a person");
}

#[test]
fn one_quoted_mail_counts_once() {
    let answer = |body: &str| mail(&["Subject: Re: Plan"], body);
    let head = "On Mon, 9 Nov 2026 at 15:12, Ravi Menon <ravi@x.example> wrote:";
    let whole = answer(&format!("Noon suits.\n\n{head}\n> The hall is free.\n>\n> I attach the plan.\n"));
    let part = answer(&format!("Got it.\n\n{head}\n> I attach the plan.\n"));
    assert_eq!((whole.quotes.len(), part.quotes.len()), (1, 1));
    assert_eq!(whole.quotes.first().map(|q| &q.key), part.quotes.first().map(|q| &q.key));

    let between = answer(&format!(
        "{head}\n> The hall is free.\n\nGood.\n\n> I attach the plan.\n\nThanks for the plan.\n"
    ));
    assert_eq!(between.quotes.len(), 1, "{:?}", between.quotes);
}

#[test]
fn without_a_minute_a_short_quote_needs_its_thread() {
    let answer = |subject: &str, text: &str| {
        let body = format!("Fine.\n\nAm 09.11.2026 schrieb Ravi Menon:\n> {text}\n");
        let mail = mail(&[&format!("Subject: Re: {subject}")], &body);
        mail.quotes.first().map(|q| (q.who.is_some(), q.time, q.key.clone()))
    };
    let long = "The hall is free on the ninth and the tenth of May, they say.";
    let (short_a, short_b) = (answer("Plan", "Will do."), answer("Route", "Will do."));
    assert_ne!(short_a, short_b);
    assert!(short_a.is_some_and(|(who, time, _)| who && time.is_none()));
    assert_eq!(answer("Plan", long), answer("Route", long));
}

#[test]
fn replies_without_ids_find_their_thread() {
    let at = |day: u32, subject: &str, to: &str, body: &str| {
        let headers = [
            format!("Subject: {subject}"),
            format!("To: {to}"),
            format!("Date: {day} Nov 2026 09:00:00 +0000"),
            format!("Message-ID: <{day}.{}@x>", subject.len()),
        ];
        mail(&headers.iter().map(String::as_str).collect::<Vec<_>>(), body)
    };
    let ravi = "ravi@x.example";
    let mails = [
        at(1, "Plan", ravi, HELLO),
        at(2, "AW: Plan", ravi, HELLO),
        at(3, "Plan", ravi, HELLO),
        at(4, "Re: Plan", "ana@x.example", HELLO),
        at(5, "hi", ravi, HELLO),
        at(6, "Re: hi", ravi, HELLO),
    ];
    let threads = thread::assign(&mails.iter().collect::<Vec<_>>());
    assert_eq!(threads, [0, 0, 2, 3, 4, 5], "prefix, participant and a telling subject");

    let quoting = at(
        7,
        "Re: hi",
        ravi,
        "So be it.\n\nOn Sat, 7 Nov 2026 at 10:00, Ravi Menon <ravi@x.example> wrote:\n> Which?\n>\n> On Thu, 5 Nov 2026 at 09:00, Marta Ruiz <marta.ruiz@corp.example> wrote:\n>> Could you send me the drawings before noon?\n",
    );
    let mails: Vec<&Mail> = mails.iter().chain([&quoting]).collect();
    assert_eq!(
        thread::assign(&mails).last(),
        Some(&4),
        "the quote names the mail of the fifth: {:?}",
        quoting.quotes
    );
}

#[test]
fn hushed_is_a_mail_whose_quotes_are() {
    let deep = mail(
        &["Subject: Re: Plan"],
        "See you.\n\nOn Mon, 9 Nov 2026 at 15:12, Ravi Menon <ravi@x.example> wrote:\n> Thanks.\n>\n> On Sun, 8 Nov 2026 at 10:00, Marta Ruiz <marta.ruiz@corp.example> wrote:\n>> My condolences to you and the children.\n",
    );
    assert!(deep.hush && deep.subject.is_empty() && !deep.has_words());
}
