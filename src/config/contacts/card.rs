//! One vCard. Owns: what of a card is read; the only user of `calcard`. Never touches: files, other cards.

use super::dates;
use crate::message::AddrSpec;
use crate::person;
use crate::words::Yearly;
use calcard::common::IanaString;
use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue};
use calcard::{Entry, Parser};
use std::panic::catch_unwind;

/// The longest name or department that is taken, in characters.
const NAME_CHARS: usize = 80;

/// Addresses of one card that are read.
const MOST_ADDRESSES: usize = 20;

/// Words between the two names of a card for two.
const AND: &[&str] = &["&", "+", "/", "and", "und", "et", "en", "og", "och"];

/// What a card says of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// `FN`, else made of `N`.
    pub name: Option<String>,
    /// Every `EMAIL`, in the order of the card; at least one.
    pub addresses: Vec<AddrSpec>,
    /// The second part of `ORG`.
    pub department: Option<String>,
    /// Birthday and anniversary, as far as they have a day; never a year.
    pub dates: Vec<Yearly>,
}

/// Reads the text of one card. `None` when it is broken, `Some(None)` when it has no address or is no one person's.
#[expect(clippy::option_option, reason = "a broken card is counted, one of no use is not")]
pub(super) fn read(text: &str) -> Option<Option<Card>> {
    // What a stranger's program wrote must not end ours, whatever the library makes of it.
    let entry = catch_unwind(|| Parser::new(text).entry()).ok()?;
    let Entry::VCard(card) = entry else { return None };
    let mut addresses: Vec<AddrSpec> = Vec::new();
    for email in card.properties(&VCardProperty::Email).filter_map(|entry| text_at(entry, 0)) {
        let spec = email.trim().trim_start_matches("mailto:");
        match AddrSpec::parse(spec) {
            Some(address) if !addresses.contains(&address) && addresses.len() < MOST_ADDRESSES => {
                addresses.push(address);
            }
            _ => {}
        }
    }
    let name = name(&card);
    let useful = !addresses.is_empty() && !is_of_many(&card) && !name.as_deref().is_some_and(is_of_two);
    Some(useful.then(|| Card { name, addresses, department: department(&card), dates: dates::read(text) }))
}

/// `FN`, else given name and surname of `N`.
fn name(card: &VCard) -> Option<String> {
    let whole = card.property(&VCardProperty::Fn).and_then(|entry| text_at(entry, 0));
    let parts = || {
        let n = card.property(&VCardProperty::N)?;
        let parts = [text_at(n, 1), text_at(n, 0)];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    let tidy =
        |text: String| Some(person::tidy(&line(&text)?)).filter(|name| !name.contains(['@', '\u{fffd}']));
    whole.map(str::to_owned).and_then(tidy).or_else(|| parts().and_then(tidy))
}

fn department(card: &VCard) -> Option<String> {
    line(text_at(card.property(&VCardProperty::Org)?, 1)?)
}

/// One line without control characters, cut to [`NAME_CHARS`]; `None` when nothing is left.
fn line(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let line: String = words.join(" ").chars().take(NAME_CHARS).collect();
    line.chars().any(char::is_alphabetic).then_some(line)
}

/// A company, a group, a place: its addresses are not one person's.
fn is_of_many(card: &VCard) -> bool {
    let is_person = |entry: &VCardEntry| match entry.values.first() {
        Some(VCardValue::Kind(kind)) => kind.as_str().eq_ignore_ascii_case("individual"),
        Some(VCardValue::Text(text)) => text.trim().eq_ignore_ascii_case("individual"),
        _ => true,
    };
    let company = card.property(&VCardProperty::Org).and_then(|entry| text_at(entry, 0));
    let whole = card.property(&VCardProperty::Fn).and_then(|entry| text_at(entry, 0));
    let bare = card.property(&VCardProperty::N).is_none_or(|n| (0..2).all(|part| text_at(n, part).is_none()));
    let mut kinds = card.entries.iter().filter(|entry| match &entry.name {
        VCardProperty::Kind => true,
        VCardProperty::Other(name) => {
            name.eq_ignore_ascii_case("X-ABSHOWAS") || name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND")
        }
        _ => false,
    });
    !kinds.all(is_person) || (bare && company.is_some() && company == whole)
}

/// `Ana and Bo Lind`.
fn is_of_two(name: &str) -> bool {
    name.contains(['&', '/']) || name.split(' ').any(|word| AND.contains(&word.to_lowercase().as_str()))
}

/// The text of a part of a value, when there is one.
fn text_at(entry: &VCardEntry, part: usize) -> Option<&str> {
    let text = match entry.values.get(part)? {
        VCardValue::Text(text) => text.as_str(),
        VCardValue::Component(texts) => texts.first()?,
        _ => return None,
    };
    Some(text.trim()).filter(|text| !text.is_empty())
}
