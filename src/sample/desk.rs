//! The owner's desk: mail comes in unseen, mail goes out into Sent. Owns: threads, dates, greetings, which program
//! quotes what. Never touches: what a story means.

use super::clients::{self, Client, Letter};
use super::mime::{self, Coding, Layout, Sheet};
use super::people::{Home, Matter, Person, Topic};
use super::phrases::Decks;
use super::rng::Rng;
use super::truth::{Event, Expected, Forbidden, Happened, Truth};
use super::{Phrases, mailbox_of};
use crate::mailbox::RawMail;
use crate::message::MessageId;
use crate::words::Practice;
use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Timelike, Weekday};
use std::fmt::Write;

/// A moment in the owner's clock.
pub type At = DateTime<FixedOffset>;

/// One conversation.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Without a prefix.
    pub subject: String,
    /// What it is about.
    pub topic: Topic,
    /// To whom the owner writes.
    pub with: Vec<Person>,
    /// Who gets copies.
    pub cc: Vec<Person>,
    last: Option<Letter>,
    references: Vec<String>,
}

/// One mail the owner is about to send.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent habits of one mail, not states")]
pub struct Note {
    /// Paragraphs.
    pub text: String,
    /// Without greeting and signature, as from a telephone.
    pub bare: bool,
    /// A file to attach.
    pub attach: Option<String>,
    /// Answers stand between the quoted lines.
    pub interleaved: bool,
    /// Written with this program instead of the usual one.
    pub client: Option<Client>,
    /// Nothing is quoted.
    pub unquoted: bool,
    /// More headers.
    pub marks: Vec<(&'static str, String)>,
    /// Sent by the delegate, signed by them.
    pub delegated: bool,
    /// An iCalendar method.
    pub calendar: Option<&'static str>,
    /// Stands in the Date header instead of the true date.
    pub date: Option<String>,
    /// Copies nobody sees.
    pub bcc: Vec<Person>,
}

impl Thread {
    /// When its last mail was written; `None` before the first.
    pub fn last_at(&self) -> Option<At> {
        self.last.as_ref().map(|last| last.at)
    }

    /// The `Message-ID` of its last mail; `None` before the first.
    pub fn last_id(&self) -> Option<MessageId> {
        self.last.as_ref().map(|last| MessageId(last.id.clone()))
    }
}

impl Note {
    /// A mail with nothing special.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Two lines from a telephone or a hurry.
    pub fn bare(text: impl Into<String>) -> Self {
        Self { text: text.into(), bare: true, ..Self::default() }
    }
}

/// The owner's desk, and what has happened there so far.
#[derive(Debug)]
pub struct Desk {
    /// The surroundings.
    pub home: Home,
    /// Chance.
    pub rng: Rng,
    /// The end of the story; nothing is dated after it.
    pub now: At,
    /// What happened.
    pub truth: Truth,
    decks: Decks,
    pool: Vec<Person>,
    newcomers: Vec<Person>,
    matters: Vec<Matter>,
    topics: Vec<Topic>,
    sent: Vec<(At, Vec<u8>)>,
    numbers: u64,
}

impl Desk {
    /// An empty desk; the pool of people is shuffled by the seed.
    pub fn new(home: Home, seed: u64, now: At, phrases: Phrases) -> Self {
        let mut rng = Rng::new(seed);
        let mut pool = home.pool();
        rng.shuffle(&mut pool);
        let (mut newcomers, mut matters) = (home.newcomers(), home.matters());
        // Chance of their own: the older stories draw what they always drew.
        let mut apart = Rng::new(!seed);
        apart.shuffle(&mut newcomers);
        apart.shuffle(&mut matters);
        let decks = Decks::new(phrases);
        Self {
            home,
            rng,
            now,
            truth: Truth::default(),
            decks,
            pool,
            newcomers,
            matters,
            topics: Vec::new(),
            sent: Vec::new(),
            numbers: seed,
        }
    }

    /// Somebody who has no part in a story yet; the owner again when the pool is empty (a test sees to it that it
    /// never is).
    pub fn somebody(&mut self) -> Person {
        self.pool.pop().unwrap_or_else(|| self.home.me.clone())
    }

    /// Like [`Self::somebody`], but one who writes English.
    pub fn english(&mut self) -> Person {
        let at = self.pool.iter().rposition(|person| person.lang == "en");
        at.map_or_else(|| self.home.me.clone(), |at| self.pool.remove(at))
    }

    /// Like [`Self::somebody`], for the later stories: one whose language has sentences of all these kinds.
    pub fn newcomer(&mut self, kinds: &[&str]) -> Person {
        let fits = |person: &Person| kinds.iter().all(|kind| self.decks.speaks(&person.lang, kind));
        let at = self.newcomers.iter().rposition(fits);
        at.map_or_else(|| self.home.me.clone(), |at| self.newcomers.remove(at))
    }

    /// Something nobody in this mailbox has spoken of yet.
    pub fn matter(&mut self) -> Matter {
        self.matters.pop().unwrap_or_else(|| Matter { asked: String::new(), told: String::new() })
    }

    /// Whoever is left.
    pub fn everybody_else(&mut self) -> Vec<Person> {
        std::mem::take(&mut self.pool)
    }

    /// Some of those without a part in a story yet; they stay in the pool.
    pub fn some_of_the_rest(&self, count: usize) -> Vec<Person> {
        self.pool.iter().filter(|person| person.lang == "en").take(count).cloned().collect()
    }

    /// A new conversation about the next topic.
    pub fn thread(&mut self, with: &Person) -> Thread {
        if self.topics.is_empty() {
            self.topics = self.home.subjects();
            self.rng.shuffle(&mut self.topics);
        }
        let topic = self.topics.pop().unwrap_or_else(|| Topic {
            subject: String::new(),
            thing: String::new(),
            task: String::new(),
            did: String::new(),
            file: String::new(),
        });
        Thread {
            subject: topic.subject.clone(),
            topic,
            with: vec![with.clone()],
            cc: Vec::new(),
            last: None,
            references: Vec::new(),
        }
    }

    /// A conversation with its own subject.
    pub fn thread_on(&mut self, with: &Person, subject: &str) -> Thread {
        Thread { subject: subject.to_owned(), ..self.thread(with) }
    }

    /// A conversation about one of the projects of several circles.
    pub fn project(&mut self, with: &Person, number: usize) -> Thread {
        let mut thread = self.thread(with);
        thread.topic.subject = self.home.projects.get(number).cloned().unwrap_or_default();
        thread
    }

    /// A sentence of this kind in this thread's words and its first person's language.
    pub fn say(&mut self, kind: &str, thread: &Thread) -> String {
        let (lang, given) =
            thread.with.first().map_or(("en", ""), |person| (person.lang.as_str(), person.given()));
        let text = self.decks.deal(lang, kind, &mut self.rng);
        let mut day = self.now + Duration::days(self.rng.between(1, 4));
        while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            day += Duration::days(2);
        }
        filled(text, &thread.topic, given, self.home.me.given(), clients::weekday(lang, &day))
    }

    /// A working hour, `days` before now; weekends move to the Friday before.
    pub fn ago(&mut self, days: i64) -> At {
        let mut day = self.now - Duration::days(days);
        while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            day -= Duration::days(1);
        }
        let (hour, minute) = (self.rng.between(8, 11), self.rng.between(0, 59));
        at_clock(day, hour, minute)
    }

    /// Some minutes later, in working hours; never after yesterday evening unless `from` already is.
    pub fn after(&mut self, from: At, minutes: (i64, i64)) -> At {
        let mut then = from + Duration::minutes(self.rng.between(minutes.0, minutes.1));
        if then.hour() >= 20 || then.hour() < 7 {
            then = at_clock(then + Duration::hours(11), self.rng.between(8, 10), self.rng.between(0, 59));
        }
        while matches!(then.weekday(), Weekday::Sat | Weekday::Sun) {
            then += Duration::days(1);
        }
        let yesterday = at_clock(self.now - Duration::days(1), 20, 30);
        if then > yesterday { (from + Duration::minutes(7)).max(from) } else { then }
    }

    /// [`Self::ago`], but after `earlier` even when a weekend lies between.
    pub fn ago_after(&mut self, days: i64, earlier: At) -> At {
        let at = self.ago(days.max(1));
        if at > earlier { at } else { self.after(earlier, (30, 240)) }
    }

    /// Somebody writes to the owner; nothing in Sent shows it but a later quote.
    pub fn receive(&mut self, thread: &mut Thread, who: &Person, at: At, text: &str) {
        let me = self.home.me.clone();
        let mut body = self.dressed(text, &me, who, false);
        if let Some(last) = thread.last.as_ref().filter(|_| self.rng.chance(85)) {
            body = format!("{body}\n\n{}", clients::quote(who.client, &who.lang, last));
        }
        let id = self.id(who, at);
        let subject = if thread.references.is_empty() {
            thread.subject.clone()
        } else {
            prefixed(who, &thread.subject)
        };
        thread.references.push(id.clone());
        thread.last = Some(Letter { id, from: who.clone(), to: vec![me], at, subject, text: body });
    }

    /// The owner writes; returns the `Message-ID`.
    pub fn send(&mut self, thread: &mut Thread, at: At, note: Note) -> MessageId {
        let delegate = self.home.delegate.clone().filter(|_| note.delegated);
        let me = self.home.me.clone();
        let client = note.client.unwrap_or_else(|| self.client());
        let first = thread.with.first().cloned().unwrap_or_else(|| me.clone());
        let quoted = thread.last.clone().filter(|last| last.from.addr != me.addr && !note.unquoted);
        let writer = delegate.clone().unwrap_or_else(|| me.clone());
        let mut own =
            if note.bare { note.text.clone() } else { self.dressed(&note.text, &first, &writer, true) };
        if delegate.is_some() {
            own = format!("{}\n\n{}, for {}", note.text, writer.given(), me.given());
        }
        let plain = self.laid_out(client, &own, quoted.as_ref(), &note);
        let id = self.id(&me, at);
        let reply = !thread.references.is_empty();
        let subject = if reply { prefixed(&me, &thread.subject) } else { thread.subject.clone() };
        let layout = self.layout(client, &note);
        let sheet = Sheet {
            from: me.clone(),
            sender: delegate,
            to: thread.with.clone(),
            cc: thread.cc.clone(),
            bcc: note.bcc,
            at,
            date: note.date,
            subject: subject.clone(),
            id: id.clone(),
            references: thread.references.iter().rev().take(8).rev().cloned().collect(),
            marks: note.marks,
            html: match layout {
                Layout::Plain | Layout::Flowed => String::new(),
                Layout::Alternative | Layout::HtmlOnly => {
                    clients::html(client, &me.lang, &own, quoted.as_ref())
                }
            },
            plain: plain.clone(),
            layout,
            coding: self.coding(),
            attachment: note.attach,
            calendar: note.calendar,
        };
        self.sent.push((at, mime::bytes(&sheet)));
        thread.references.push(id.clone());
        thread.last =
            Some(Letter { id: id.clone(), from: me, to: thread.with.clone(), at, subject, text: plain });
        MessageId(id)
    }

    /// The last mail once more under another `Message-ID`, as two programs on one account store it.
    pub fn copy_last(&mut self) {
        let Some((at, bytes)) = self.sent.last().cloned() else { return };
        let number = self.number();
        let text = String::from_utf8_lossy(&bytes);
        let copied = text.replacen("\r\nMessage-ID: <", &format!("\r\nMessage-ID: <copy{number:x}."), 1);
        self.sent.push((at, copied.into_bytes()));
    }

    /// Remembers what happened.
    pub fn note(&mut self, who: &Person, on: At, what: Happened) {
        self.truth.events.push(Event { who: who.addr.clone(), on: on.date_naive(), what });
    }

    /// Remembers an item a good digest would hold.
    pub fn expect(&mut self, practice: Practice, who: &Person, id: &MessageId, note: &str) {
        self.truth.expected.push(Expected {
            practice,
            person: who.addr.clone(),
            language: who.lang.clone(),
            message_id: id.clone(),
            note: note.to_owned(),
        });
    }

    /// Remembers an item that would be wrong.
    pub fn forbid(&mut self, practice: Option<Practice>, who: &Person, why: &str) {
        self.truth.forbidden.push(Forbidden { person: who.addr.clone(), practice, why: why.to_owned() });
    }

    /// Whether this language has sentences of its own of this kind.
    pub fn speaks(&self, person: &Person, kind: &str) -> bool {
        self.decks.speaks(&person.lang, kind)
    }

    /// Everything sent, in date order, and the truth.
    pub fn close(mut self) -> (Vec<RawMail>, Truth, Home) {
        self.sent.sort_by_key(|(at, _)| *at);
        (mailbox_of(self.sent), self.truth, self.home)
    }

    fn number(&mut self) -> u64 {
        self.numbers = self.numbers.wrapping_add(1);
        Rng::new(self.numbers).draw()
    }

    /// Every program has its own way with `Message-ID`.
    fn id(&mut self, who: &Person, at: At) -> String {
        let (number, domain) = (self.number(), who.addr.domain());
        match who.client {
            Client::Gmail => format!("CA{:x}+{number:x}@mail.{domain}", at.timestamp()),
            Client::Mutt => format!("{}.{:06}@{domain}", at.format("%Y%m%d%H%M%S"), number % 1_000_000),
            Client::Thunderbird => format!("{:08x}-{number:016x}@{domain}", at.timestamp()),
            Client::Apple | Client::Iphone => format!("{number:016X}@{domain}"),
            _ => format!("{number:x}.{:X}@exch.{domain}", at.timestamp()),
        }
    }

    fn client(&mut self) -> Client {
        let usual = self.home.me.client;
        if self.rng.chance(72) { usual } else { self.rng.pick(&self.home.also).copied().unwrap_or(usual) }
    }

    fn layout(&mut self, client: Client, note: &Note) -> Layout {
        let roll = self.rng.between(0, 99);
        match client {
            _ if note.interleaved => Layout::Plain,
            Client::Thunderbird => Layout::Flowed,
            Client::Mutt | Client::OutlookOriginal | Client::Iphone => Layout::Plain,
            Client::Apple if roll < 60 => Layout::Plain,
            Client::Outlook | Client::OutlookWeb if roll < 15 => Layout::HtmlOnly,
            Client::Gmail | Client::Apple | Client::Outlook | Client::OutlookWeb => Layout::Alternative,
        }
    }

    fn coding(&mut self) -> Coding {
        match self.rng.between(0, 9) {
            0 => Coding::Base64,
            1 => Coding::Latin,
            2 | 3 => Coding::Eight,
            _ => Coding::Quoted,
        }
    }

    /// Greeting and closing around what is said, in the reader's language.
    fn dressed(&mut self, text: &str, reader: &Person, writer: &Person, long_signature: bool) -> String {
        let lang = if writer.addr == self.home.me.addr { &reader.lang } else { &writer.lang };
        let lang = lang.clone();
        let greeting = self.decks.deal(&lang, "greeting", &mut self.rng).replace("{given}", reader.given());
        let closing = self.decks.deal(&lang, "closing", &mut self.rng).replace("{me}", writer.given());
        let mut out = String::new();
        if !greeting.is_empty() {
            out = format!("{greeting}\n\n");
        }
        out += text;
        if !closing.is_empty() {
            let _ = write!(out, "\n\n{closing}");
        }
        if !long_signature && self.rng.chance(25) {
            let _ = write!(out, "\n\n-- \n{}\n{}", writer.name, writer.addr);
        }
        out
    }

    fn laid_out(&mut self, client: Client, own: &str, quoted: Option<&Letter>, note: &Note) -> String {
        let lang = self.home.me.lang.clone();
        let signature = self.signature(client, note);
        let own = if matches!(client, Client::Mutt | Client::OutlookOriginal) || note.interleaved {
            clients::wrap(own, 72)
        } else {
            own.to_owned()
        };
        let Some(letter) = quoted else { return format!("{own}{signature}\n") };
        let quote = clients::quote(client, &lang, letter);
        if note.interleaved {
            return interleaved(&quote, &own, &signature);
        }
        match client {
            Client::Thunderbird | Client::Mutt if self.rng.chance(60) => {
                format!("{quote}\n\n{own}{signature}\n")
            }
            _ => format!("{own}{signature}\n\n{quote}\n"),
        }
    }

    fn signature(&mut self, client: Client, note: &Note) -> String {
        if client == Client::Iphone {
            return if self.home.me.lang == "de" {
                "\n\nVon meinem iPhone gesendet"
            } else {
                "\n\nSent from my iPhone"
            }
            .to_owned();
        }
        if note.bare || note.delegated || !self.rng.chance(45) {
            return String::new();
        }
        let rule = matches!(client, Client::Gmail | Client::Thunderbird | Client::Mutt);
        let mut out = format!("\n\n{}{}", if rule { "-- \n" } else { "" }, self.home.signature);
        if !self.home.disclaimer.is_empty() && self.rng.chance(50) {
            let _ = write!(out, "\n\n{}", self.home.disclaimer);
        }
        out
    }
}

/// The owner's lines below the first quoted paragraph, the rest of the quote after them.
fn interleaved(quote: &str, own: &str, signature: &str) -> String {
    let lines = quote.lines().collect::<Vec<_>>();
    let spoken = |line: &str| line.len() > 24 && line.starts_with("> ");
    let cut = lines.iter().position(|line| spoken(line)).map_or(lines.len(), |at| {
        lines.iter().skip(at).position(|line| line.trim() == ">").map_or(lines.len(), |more| at + more)
    });
    let (above, below) = lines.split_at_checked(cut).unwrap_or((&lines, &[]));
    let rest = below.iter().take_while(|line| line.starts_with('>')).take(8).copied().collect::<Vec<_>>();
    let rest = if rest.len() > 4 && rest.len() % 2 == 0 {
        format!("\n\n{}", rest.join("\n"))
    } else {
        String::new()
    };
    format!("{}\n\n{own}{rest}{signature}\n", above.join("\n"))
}

fn at_clock(day: At, hour: i64, minute: i64) -> At {
    let seconds = hour * 3600 + minute * 60 + (day.timestamp() / 60) % 53;
    day - Duration::seconds(i64::from(day.num_seconds_from_midnight())) + Duration::seconds(seconds)
}

fn prefixed(who: &Person, subject: &str) -> String {
    let outlook = matches!(who.client, Client::Outlook | Client::OutlookWeb | Client::OutlookOriginal);
    match who.lang.as_str() {
        "de" if outlook => format!("AW: {subject}"),
        _ if outlook => format!("RE: {subject}"),
        _ => format!("Re: {subject}"),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn filled(text: &str, topic: &Topic, given: &str, me: &str, day: &str) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let thing = if text.starts_with("{thing}") { capital(&topic.thing) } else { topic.thing.clone() };
    text.replacen("{thing}", &thing, 1)
        .replace("{thing}", &topic.thing)
        .replace("{subject}", &topic.subject)
        .replace("{do}", &topic.task)
        .replace("{did}", &topic.did)
        .replace("{file}", &topic.file)
        .replace("{given}", given)
        .replace("{me}", me)
        .replace("{day}", day)
}

/// The day a promise made at `at` falls due when it names `weekday`-less "this week": the next Friday.
pub fn next_friday(at: At) -> NaiveDate {
    let mut day = at.date_naive() + Duration::days(1);
    while day.weekday() != Weekday::Fri {
        day += Duration::days(1);
    }
    day
}
