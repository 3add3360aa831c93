//! Is this mail evidence? Owns: the verdict on each mail with its counted reason, and what of it is remembered.
//! Never touches: what follows from it.

use crate::message::{AddrSpec, Address, Message};
use crate::person::{self, is_excluded, is_list, is_person, matches_author};
use crate::signal::{Signal, Speaker, Target};
use crate::words::{Act, IntakeReason, Mail, Pattern, QuotedMail, Rules, SignalKind, Verdict, ZoneName};
use crate::zones::{Quote, QuoteTime, Zones};
use crate::{signal, thread};
use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};

mod after;
mod follow_up;
mod key;
mod robot;
mod sentence;
mod signed;
mod terms;

pub use after::demote;
pub use follow_up::day_named;
pub use sentence::kept;
pub use terms::terms_since;

/// A mail to more people than this is an announcement, not a letter.
pub const MANY: usize = 12;

/// Headers that lie more than this far ahead of the clock are not believed.
const AHEAD: Duration = Duration::days(2);

/// An attribution's date is believed when it lies at most this long before the mail that quotes it.
const QUOTE_AGE: Duration = Duration::days(3 * 365);

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

/// Whether a mail touches what is left alone: in its subject, the owner's words, or any mail it quotes or passes on.
pub fn is_hushed(message: &Message, zones: &Zones) -> bool {
    signal::hushed(&message.subject, &zones.own)
        || signal::hushed(&zones.signature, &zones.forwarded)
        || zones.quoted.iter().any(|quote| signal::hushed("", &quote.text))
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
        list.iter().filter(|a| !rules.is_own(&a.addr) && !is_excluded(&a.addr, rules)).cloned().collect()
    };
    let recipients = &message.recipients;
    let by_delegate = sent_by_delegate(message, zones, rules);
    let (mut verdict, reason) = judge(message, dated, by_delegate, rules);
    let mut follow_ups = follow_up::of(message, at, desk);
    if reason == Some(IntakeReason::NoPerson) && !follow_ups.is_empty() {
        // Nobody's evidence, but the owner wants to hear of it again.
        verdict = Verdict::Closes;
    }
    if verdict == Verdict::Nothing {
        follow_ups.clear();
    }
    let hush = hush || recipients.all().any(|a| is_excluded(&a.addr, rules));
    let from = message.from.clone().unwrap_or_else(|| Address { name: None, addr: AddrSpec::unknown() });
    let mut mail = Mail {
        message_id: message.id.clone(),
        content_key: key::content(message, zones, desk),
        text_key: key::text(&zones.own, recipients, desk.key),
        at,
        from,
        verdict,
        reason,
        by_delegate,
        to: keep(&recipients.to),
        cc: keep(&recipients.cc),
        bcc: keep(&recipients.bcc),
        subject_key: key::subject(&message.subject, desk.key),
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
        terms: Vec::new(),
        follow_ups,
    };
    if verdict == Verdict::Nothing {
        return mail;
    }
    let words_kept = at.to_utc() >= rules.words_since(desk.now) && !hush && !by_delegate;
    mail.line = if words_kept { sentence::last_line(&zones.own) } else { None };
    mail.acts = own_acts(signals, words_kept, rules);
    mail.quotes = quoted_mails(&mail, zones, signals, message, desk);
    name_recipients(&mut mail, zones);
    name_by_greeting(&mut mail, &zones.own);
    if verdict == Verdict::Opens && !hush && at.to_utc() >= terms_since(desk.now) {
        let people: Vec<&Address> = recipients.all().chain(&message.from).collect();
        mail.terms = terms::terms(&message.subject, &zones.own, &people, desk);
    }
    mail
}

/// The day a mail is filed under, in the clock of its header; `None` when neither date is to be believed.
pub fn written_on(
    message: &Message,
    arrived: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<NaiveDate> {
    let (at, dated) = date_of(message, arrived, now);
    dated.then(|| at.date_naive())
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

/// A delegate is in `From`; or the owner is, and somebody else in `Sender` (RFC 5322 §3.6.2) or under the mail.
fn sent_by_delegate(message: &Message, zones: &Zones, rules: &Rules) -> bool {
    let Some(from) = &message.from else { return false };
    if rules.delegates.contains(&from.addr) {
        return true;
    }
    if !rules.own.contains(&from.addr) {
        return false;
    }
    let names: Vec<&str> = rules.own_name.iter().chain(&from.name).map(String::as_str).collect();
    message.sender.as_ref().is_some_and(|sender| !rules.own.contains(&sender.addr))
        || signed::by_another(zones, &names, &rules.own, &rules.delegates)
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
        (marks.ours || robot::is_ours(message, rules), Why::OwnDigest),
        (from_owner && robot::is_away(message), Why::Away),
        (marks.auto_submitted || robot::answers_by_itself(&message.subject), Why::AutoSubmitted),
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
    let everybody: BTreeSet<&AddrSpec> =
        recipients.all().map(|a| &a.addr).filter(|a| !rules.is_own(a)).collect();
    let persons: BTreeSet<AddrSpec> =
        reached(&recipients.to).union(&reached(&recipients.cc)).cloned().collect();
    let told = reached(&recipients.bcc);
    let to_list = everybody.iter().any(|a| is_list(a, rules)) || marks.list;
    let closes = [
        (to_list && persons.len() != 1, Why::List),
        (everybody.len() > MANY, Why::ManyRecipients),
        (by_delegate, Why::Delegate),
        (marks.calendar || robot::is_calendar(&message.subject), Why::Calendar),
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

/// Whether a name is that of somebody of whom nothing is kept, as far as their address tells.
fn names_excluded(name: &str, rules: &Rules) -> bool {
    let name = name.to_lowercase();
    rules.exclude.iter().any(|pattern| match pattern {
        Pattern::One(address) => {
            address.local().split(['.', '-', '_']).any(|part| name.split(' ').any(|word| word == part))
        }
        Pattern::Domain(_) | Pattern::Below(_) => false,
    })
}

fn own_acts(signals: &[Signal], words_kept: bool, rules: &Rules) -> Vec<Act> {
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
            rule: s.rule.as_str().into(),
            due: s.due,
            named: s.named.clone().filter(|name| words_kept && !names_excluded(name, rules)),
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
    let needs = mail.verdict == Verdict::Opens && !mail.hush && mail.at.to_utc() >= terms_since(desk.now);
    let mut found: BTreeMap<String, QuotedMail> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    // The runs of one quoted mail, between which the owner answered, bear one head.
    let mut heads: BTreeMap<Head<'_>, String> = BTreeMap::new();
    for (index, quote) in zones.quoted.iter().enumerate() {
        // What a machine answered, or what the owner sends back, gave nothing.
        let helps = !(returned || signal::automatic(&quote.text));
        let mut read = quoted_mail(mail, quote, &correspondents, desk);
        if needs && quote.depth == 1 {
            read.terms = terms::terms("", &quote.text, &correspondents, desk);
        }
        if let Some(head) = head(quote) {
            read.key.clone_from(heads.entry(head).or_insert_with(|| read.key.clone()));
        }
        let gives = |s: &&Signal| helps || !matches!(s.kind, SignalKind::Delivery | SignalKind::Introduction);
        let acts =
            signals.iter().filter(|s| s.speaker == Speaker::Quoted(index)).filter(gives).map(|s| Act {
                kind: s.kind,
                quality: s.quality,
                confidence: s.confidence,
                target: None,
                words: None,
                rule: s.rule.as_str().into(),
                due: None,
                named: None,
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

/// Name, address, time and depth of a quoted mail.
type Head<'a> = (Option<&'a str>, Option<&'a AddrSpec>, QuoteTime, u8);

fn head(quote: &Quote) -> Option<Head<'_>> {
    let who = quote.who.as_ref()?;
    Some((who.name.as_deref(), who.address.as_ref(), quote.when?, quote.depth))
}

fn quoted_mail(mail: &Mail, quote: &Quote, correspondents: &[&Address], desk: Desk<'_>) -> QuotedMail {
    let who = quote.who.as_ref().and_then(|author| matches_author(author, correspondents));
    let day = mail.at.date_naive();
    let when = quote
        .when
        .filter(|w| w.date <= day + Duration::days(1) && day.signed_duration_since(w.date) <= QUOTE_AGE);
    let key = key::quote(who.as_ref(), when, &quote.text, &mail.subject_key, desk.key);
    QuotedMail {
        who,
        on: when.map(|w| w.date),
        time: when.and_then(|w| w.time),
        depth: quote.depth,
        readers: quote.readers.unwrap_or(0),
        length: u16::try_from(signal::words_in(&quote.text)).unwrap_or(u16::MAX),
        key,
        acts: Vec::new(),
        terms: Vec::new(),
    }
}
