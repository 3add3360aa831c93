//! Is this mail evidence? Owns: the verdict on each mail with its counted reason, and what of it is remembered.
//! Never touches: what follows from it.

use crate::message::{AddrSpec, Address, Message};
use crate::person::{self, is_excluded, is_list, is_person, matches_author};
use crate::signal::{Signal, Speaker, Target};
use crate::words::{Act, IntakeReason, Mail, QuotedMail, Rules, SignalKind, Verdict, ZoneName};
use crate::zones::{Quote, Zones};
use crate::{signal, thread};
use chrono::{DateTime, Duration, FixedOffset, Utc};
use std::collections::{BTreeMap, BTreeSet};

mod after;
mod sentence;

pub use after::demote;
pub use sentence::kept;

/// A mail to more people than this is an announcement, not a letter.
pub const MANY: usize = 12;

/// Headers that lie more than this far ahead of the clock are not believed.
const AHEAD: Duration = Duration::days(2);

/// An attribution's date is believed when it lies at most this long before the mail that quotes it.
const QUOTE_AGE: Duration = Duration::days(3 * 365);

/// So many characters of its first paragraph name a quoted mail.
const NAMING_CHARS: usize = 300;

/// What reading one mail needs besides the mail.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// From the config.
    pub rules: &'a Rules,
    /// The ledger's key, for hashes that mean nothing elsewhere.
    pub key: &'a [u8; 32],
    /// The clock.
    pub now: DateTime<Utc>,
}

/// Judges one mail from Sent and puts down what is to be remembered of it. `arrived` is the store's own date.
pub fn take(
    message: &Message,
    arrived: Option<DateTime<Utc>>,
    zones: &Zones,
    signals: &[Signal],
    hush: bool,
    desk: Desk<'_>,
) -> Mail {
    let (at, dated) = date_of(message, arrived, desk.now);
    let rules = desk.rules;
    let keep = |list: &[Address]| -> Vec<Address> {
        list.iter()
            .filter(|a| !rules.own.contains(&a.addr) && !is_excluded(&a.addr, rules))
            .cloned()
            .collect()
    };
    let recipients = &message.recipients;
    let by_delegate = sent_by_delegate(message, zones, rules);
    let (verdict, reason) = judge(message, dated, by_delegate, rules);
    let hush = hush || recipients.all().any(|a| is_excluded(&a.addr, rules));
    let from = message.from.clone().unwrap_or_else(|| Address { name: None, addr: AddrSpec::unknown() });
    let mut mail = Mail {
        message_id: message.id.clone(),
        content_key: content_key(message, zones, desk.key),
        text_key: text_key(zones, desk.key),
        at,
        from,
        verdict,
        reason,
        by_delegate,
        to: keep(&recipients.to),
        cc: keep(&recipients.cc),
        bcc: keep(&recipients.bcc),
        subject_key: subject_key(&message.subject, desk.key),
        subject: if hush { String::new() } else { message.subject.clone() },
        parents: parents(message),
        reply: message.in_reply_to.is_some()
            || thread::has_prefix(&message.subject)
            || !zones.quoted.is_empty(),
        forward: !zones.forwarded.trim().is_empty(),
        attachments: message.attachments.len() as u32,
        hush,
        kin: false,
        parting: false,
        language: signal::language(&zones.own).map(str::to_owned),
        line: None,
        acts: Vec::new(),
        quotes: Vec::new(),
    };
    if verdict == Verdict::Nothing {
        return mail;
    }
    let words_kept = at.to_utc() >= rules.words_since(desk.now) && !hush && !by_delegate;
    mail.line = if words_kept { sentence::last_line(&zones.own) } else { None };
    mail.acts = own_acts(signals, words_kept);
    mail.quotes = quoted_mails(&mail, zones, signals, message, desk);
    name_recipients(&mut mail, zones);
    name_by_greeting(&mut mail, &zones.own);
    mail
}

/// Sent mail: the header's date unless missing, before 1990 or more than two days ahead; then the store's.
fn date_of(
    message: &Message,
    arrived: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> (DateTime<FixedOffset>, bool) {
    let believable = |at: DateTime<Utc>| at.timestamp() >= 631_152_000 && at <= now + AHEAD;
    let header = message.date.filter(|at| believable(at.to_utc()));
    let store = arrived.filter(|at| believable(*at)).map(|at| at.fixed_offset());
    match header.or(store) {
        Some(at) => (at, true),
        None => (DateTime::UNIX_EPOCH.fixed_offset(), false),
    }
}

/// `Sender` is a delegate, `From` is one, or a delegate's name signs ("Jo, for Marta").
fn sent_by_delegate(message: &Message, zones: &Zones, rules: &Rules) -> bool {
    let delegate =
        |address: &Option<Address>| address.as_ref().is_some_and(|a| rules.delegates.contains(&a.addr));
    let from = message.from.as_ref().map(|a| &a.addr);
    let other_sender =
        message.sender.as_ref().is_some_and(|s| Some(&s.addr) != from && !rules.own.contains(&s.addr));
    delegate(&message.from) || delegate(&message.sender) || other_sender || signed_by_delegate(zones, rules)
}

fn signed_by_delegate(zones: &Zones, rules: &Rules) -> bool {
    let signature = zones.signature.to_lowercase();
    let first_words: BTreeSet<&str> = signature
        .lines()
        .filter_map(|l| l.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()))
        .collect();
    let for_owner = signature.contains(" for ") || signature.contains("on behalf of");
    for_owner
        && rules
            .delegates
            .iter()
            .any(|d| d.local().split(['.', '_', '-']).next().is_some_and(|given| first_words.contains(given)))
}

fn judge(
    message: &Message,
    dated: bool,
    by_delegate: bool,
    rules: &Rules,
) -> (Verdict, Option<IntakeReason>) {
    use IntakeReason as Why;
    let marks = &message.marks;
    let from_owner = message.from.as_ref().is_some_and(|a| rules.own.contains(&a.addr));
    let nothing = [
        (marks.ours, Why::OwnDigest),
        (marks.auto_submitted, Why::AutoSubmitted),
        (marks.report || marks.null_return_path, Why::Report),
        (marks.draft, Why::Draft),
        (!from_owner && !by_delegate, Why::NotFromOwner),
        (!dated, Why::NoDate),
    ];
    if let Some((_, why)) = nothing.iter().find(|(hit, _)| *hit) {
        return (Verdict::Nothing, Some(*why));
    }
    let reached = |list: &[Address]| -> BTreeSet<AddrSpec> {
        list.iter().map(|a| a.addr.clone()).filter(|a| person::may_appear(a, rules)).collect()
    };
    let recipients = &message.recipients;
    let everybody: BTreeSet<&AddrSpec> = recipients.all().map(|a| &a.addr).collect();
    let persons: BTreeSet<AddrSpec> =
        reached(&recipients.to).union(&reached(&recipients.cc)).cloned().collect();
    let told = reached(&recipients.bcc);
    let to_list = everybody.iter().any(|a| is_list(a, rules)) || marks.list;
    let closes = [
        (to_list && persons.len() != 1, Why::List),
        (everybody.len() > MANY, Why::ManyRecipients),
        (by_delegate, Why::Delegate),
        (marks.calendar, Why::Calendar),
    ];
    match closes.iter().find(|(hit, _)| *hit) {
        Some((_, why)) => (Verdict::Closes, Some(*why)),
        None if persons.is_empty() && told.is_empty() => (Verdict::Nothing, Some(Why::NoPerson)),
        None => (Verdict::Opens, None),
    }
}

fn parents(message: &Message) -> Vec<crate::message::MessageId> {
    let mut parents: Vec<_> = message.in_reply_to.iter().cloned().collect();
    for id in message.references.iter().rev() {
        if !parents.contains(id) {
            parents.push(id.clone());
        }
    }
    parents
}

fn own_acts(signals: &[Signal], words_kept: bool) -> Vec<Act> {
    let own = |s: &&Signal| s.speaker == Speaker::Sender && s.zone == ZoneName::Own;
    // "Thank you for the file you sent" gives nothing, whatever else its words look like.
    let thanks: BTreeSet<usize> =
        signals.iter().filter(own).filter(|s| s.kind == SignalKind::Thanks).map(|s| s.start).collect();
    let gives = |s: &&Signal| matches!(s.kind, SignalKind::Delivery | SignalKind::PassedOn);
    signals
        .iter()
        .filter(own)
        .filter(|s| !(gives(s) && thanks.contains(&s.start)))
        .map(|s| Act {
            kind: s.kind,
            quality: s.quality,
            confidence: s.confidence,
            target: match &s.target {
                Target::Person(address) => Some(address.clone()),
                Target::Everybody | Target::Sender => None,
            },
            words: words_kept.then(|| kept(&s.text)),
            rule: s.rule.clone(),
        })
        .collect()
}

/// A recipient without a display name takes the one that the attribution of their own mail gives.
fn name_recipients(mail: &mut Mail, zones: &Zones) {
    for author in zones.quoted.iter().filter_map(|q| q.who.as_ref()) {
        let Some(name) = author.name.as_deref().filter(|n| n.contains(' ') && !n.contains('@')) else {
            continue;
        };
        let everybody: Vec<&Address> = mail.to.iter().chain(&mail.cc).collect();
        let Some(found) = matches_author(author, &everybody) else { continue };
        let unnamed = mail.to.iter_mut().chain(&mut mail.cc).filter(|a| a.addr == found && a.name.is_none());
        unnamed.for_each(|a| a.name = Some(name.to_owned()));
    }
}

/// The only recipient of a mail, without a name so far, is called what the owner calls them: `Hi Pat,`.
fn name_by_greeting(mail: &mut Mail, own: &str) {
    let ([only], []) = (mail.to.as_mut_slice(), mail.cc.as_slice()) else { return };
    if only.name.is_some() {
        return;
    }
    let first = own.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let Some(called) = first.strip_suffix([',', ':', '-', '!']).map(str::trim_end) else { return };
    let mut words = called.split(' ').skip_while(|word| GREETINGS.contains(&word.to_lowercase().as_str()));
    let Some(name) = words.next().filter(|_| words.next().is_none()) else { return };
    let proper = name.chars().next().is_some_and(char::is_uppercase)
        && name.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
        && (2..=14).contains(&name.chars().count());
    if proper && !NO_NAMES.contains(&name.to_lowercase().as_str()) {
        only.name = Some(name.to_owned());
    }
}

/// Words before the name in a greeting.
const GREETINGS: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "dear",
    "good",
    "morning",
    "afternoon",
    "evening",
    "liebe",
    "lieber",
    "hallo",
    "bonjour",
    "hola",
    "olá",
    "ciao",
];

/// Words that stand alone before a comma and are no name.
const NO_NAMES: &[&str] = &[
    "all",
    "folks",
    "guys",
    "team",
    "everyone",
    "everybody",
    "thanks",
    "yes",
    "no",
    "ok",
    "okay",
    "sure",
    "sorry",
    "well",
    "so",
    "hi",
    "hello",
    "hey",
    "dear",
    "sir",
    "madam",
    "friends",
    "colleagues",
    "great",
    "good",
    "done",
    "fine",
    "greetings",
    "actually",
];

/// The quoted mails at every depth, one for each mail quoted however many runs an interleaved reply made of it.
fn quoted_mails(
    mail: &Mail,
    zones: &Zones,
    signals: &[Signal],
    message: &Message,
    desk: Desk<'_>,
) -> Vec<QuotedMail> {
    let correspondents: Vec<&Address> = message
        .recipients
        .to
        .iter()
        .chain(&message.recipients.cc)
        .chain(&message.from)
        .filter(|a| is_person(&a.addr) && !is_excluded(&a.addr, desk.rules))
        .collect();
    let returned = signal::rejects(&zones.own);
    let mut found: BTreeMap<String, QuotedMail> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for (index, quote) in zones.quoted.iter().enumerate() {
        // What a machine answered, or what the owner sends back, gave nothing.
        let helps = !(returned || signal::automatic(&quote.text));
        let read = quoted_mail(mail, quote, &correspondents, desk);
        let gives = |s: &&Signal| helps || !matches!(s.kind, SignalKind::Delivery | SignalKind::Introduction);
        let acts =
            signals.iter().filter(|s| s.speaker == Speaker::Quoted(index)).filter(gives).map(|s| Act {
                kind: s.kind,
                quality: s.quality,
                confidence: s.confidence,
                target: None,
                words: None,
                rule: s.rule.clone(),
            });
        let length = if helps { read.length } else { 0 };
        let entry = found.entry(read.key.clone()).or_insert_with(|| {
            order.push(read.key.clone());
            QuotedMail { length: 0, ..read }
        });
        entry.acts.extend(acts);
        entry.length = entry.length.saturating_add(length);
    }
    order.iter().filter_map(|key| found.remove(key)).collect()
}

fn quoted_mail(mail: &Mail, quote: &Quote, correspondents: &[&Address], desk: Desk<'_>) -> QuotedMail {
    let who = quote.who.as_ref().and_then(|author| matches_author(author, correspondents));
    let day = mail.at.date_naive();
    let when = quote
        .when
        .filter(|w| w.date <= day + Duration::days(1) && day.signed_duration_since(w.date) <= QUOTE_AGE);
    let paragraph = quote.text.split("\n\n").map(fold).find(|p| !p.is_empty()).unwrap_or_default();
    // Its beginning: of a mail on a server the end of a long quote may not have been fetched.
    let paragraph: String = paragraph.chars().take(NAMING_CHARS).collect();
    let mut hash = blake3::Hasher::new_keyed(desk.key);
    hash.update(who.as_ref().map_or("", AddrSpec::as_str).as_bytes());
    // Author and minute name one mail, whichever paragraphs a reply left standing.
    let minute = when.and_then(|w| w.time.map(|time| format!("{} {}", w.date, time.format("%H:%M"))));
    let name = minute.unwrap_or_else(|| {
        let date = when.map(|w| w.date.to_string()).unwrap_or_default();
        let short = paragraph.chars().count() < 40;
        let thread = if short { thread::normal_subject(&mail.subject) } else { String::new() };
        format!("{date}|{paragraph}|{thread}")
    });
    hash.update(format!("|{name}").as_bytes());
    QuotedMail {
        who,
        on: when.map(|w| w.date),
        time: when.and_then(|w| w.time),
        depth: quote.depth,
        readers: quote.readers.unwrap_or(0),
        length: u16::try_from(quote.text.split_whitespace().count()).unwrap_or(u16::MAX),
        key: short_hex(&hash),
        acts: Vec::new(),
    }
}

fn content_key(message: &Message, zones: &Zones, key: &[u8; 32]) -> String {
    let mut to: Vec<&str> = message.recipients.all().map(|a| a.addr.as_str()).collect();
    to.sort_unstable();
    to.dedup();
    let mut hash = blake3::Hasher::new_keyed(key);
    // A mail without a date of its own is only a copy of one with its id.
    let date = message.date.map(|at| at.to_utc().format("%Y-%m-%d %H:%M").to_string());
    hash.update(date.unwrap_or_else(|| message.id.to_string()).as_bytes());
    hash.update(to.join(",").as_bytes());
    hash.update(thread::normal_subject(&message.subject).as_bytes());
    hash.update(fold(&zones.own).as_bytes());
    short_hex(&hash)
}

/// Shorter texts ("Thanks, see you there") are alike by nature.
const TELLING_CHARS: usize = 60;

fn text_key(zones: &Zones, key: &[u8; 32]) -> String {
    let text = fold(&zones.own);
    // The greeting names the one reader of a merged mail.
    let body = text
        .split_once(',')
        .map_or(text.as_str(), |(greeting, rest)| if greeting.len() < 30 { rest } else { &text });
    if body.chars().count() < TELLING_CHARS {
        return String::new();
    }
    let mut hash = blake3::Hasher::new_keyed(key);
    hash.update(body.as_bytes());
    short_hex(&hash)
}

fn subject_key(subject: &str, key: &[u8; 32]) -> String {
    let normal = thread::normal_subject(subject);
    if normal.is_empty() {
        return String::new();
    }
    let mut hash = blake3::Hasher::new_keyed(key);
    hash.update(normal.as_bytes());
    short_hex(&hash)
}

fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// 128 bits in lower-case hex.
fn short_hex(hash: &blake3::Hasher) -> String {
    hash.finalize().to_hex().chars().take(32).collect()
}
