//! Lists of addresses (RFC 5322 §3.4 and §4.4) as real mailers write them. Owns: splitting a list so that one bad
//! address costs only itself, names fit to show. Never touches: who is behind an address.

use super::guard::{Faults, MAX_ADDRESSES};
use super::header::Headers;
use super::{AddrSpec, Address, Recipients, clean, word};
use std::collections::BTreeSet;

/// The longest single address with its name that is looked at, in bytes.
const ITEM_BYTES: usize = 2_048;
/// The longest display name kept, in characters.
const NAME_CHARS: usize = 128;

/// `To`, `Cc` and `Bcc`; nobody twice on one line, nobody on `Bcc` who stands on the others.
pub(super) fn recipients(headers: &Headers<'_>, faults: &mut Faults) -> Recipients {
    let mut room = MAX_ADDRESSES;
    let to = line(headers, "To", &mut room, faults);
    let cc = line(headers, "Cc", &mut room, faults);
    let mut bcc = line(headers, "Bcc", &mut room, faults);
    let told: BTreeSet<&AddrSpec> = to.iter().chain(&cc).map(|address| &address.addr).collect();
    bcc.retain(|address| !told.contains(&address.addr));
    Recipients { to, cc, bcc }
}

/// The first good address of the headers called `name`.
pub(super) fn first(headers: &Headers<'_>, name: &str, faults: &mut Faults) -> Option<Address> {
    line(headers, name, &mut MAX_ADDRESSES.clone(), faults).into_iter().next()
}

/// The addresses of every header called `name`, as far as `room` goes.
fn line(headers: &Headers<'_>, name: &str, room: &mut usize, faults: &mut Faults) -> Vec<Address> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for raw in headers.raw(name) {
        let text = headers.decoded(raw);
        faults.note_charset(&text, name);
        let (addresses, unread) = list(&text, *room);
        if unread > 0 {
            faults.note(format!("{} in `{name}` could not be read.", count(unread)));
        }
        for address in addresses {
            if *room == 0 {
                faults.note("The mail has more than 500 addresses; the rest of them was left out.");
            } else if seen.insert(address.addr.clone()) {
                *room -= 1;
                found.push(address);
            }
        }
    }
    found
}

fn count(unread: usize) -> String {
    if unread == 1 { "One address".to_owned() } else { format!("{unread} addresses") }
}

/// Reads a list; the second value counts items that are no address. Stops one behind `room`.
fn list(text: &str, room: usize) -> (Vec<Address>, usize) {
    let (mut found, mut unread) = (Vec::new(), 0);
    let mut surname: Option<&str> = None;
    for item in split(text).into_iter().flat_map(parted) {
        let address = match surname.take() {
            // `Lowe, Kim <kim@example.com>` without its quotes.
            Some(last) if item.contains('<') => one(&format!("\"{last},\" {item}")),
            Some(_) => {
                unread += 1;
                one(item)
            }
            None => one(item),
        };
        match address {
            Some(address) => found.push(address),
            None if looks_like_surname(item) => surname = Some(item),
            None if names_nobody(item) => {}
            None => unread += 1,
        }
        if found.len() > room {
            break;
        }
    }
    (found, unread + usize::from(surname.is_some()))
}

/// One or two words that begin large and have no sign of an address.
fn looks_like_surname(item: &str) -> bool {
    item.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && (1..=2).contains(&item.split_whitespace().count())
        && !item.contains(['@', '<', ':', '"', '(', '=', '\\'])
}

/// Empty, or the name of a group without members (`undisclosed-recipients:`).
fn names_nobody(item: &str) -> bool {
    item.is_empty() || (item.ends_with(':') && !item.contains('@')) || item == "<>"
}

/// Addresses that lack the comma between them.
fn parted(item: &str) -> Vec<&str> {
    let angled = item.split_inclusive('>');
    let whole = |piece: &str| piece.contains('<') && piece.contains('@');
    if angled.clone().count() > 1 && !item.contains(['"', '(']) && angled.clone().all(whole) {
        return angled.map(str::trim).collect();
    }
    let words = item.split_whitespace();
    if words.clone().count() > 1 && words.clone().all(|word| AddrSpec::parse(word).is_some()) {
        return words.collect();
    }
    vec![item]
}

/// Splits at commas and semicolons that stand outside quotes, comments, encoded words and source routes.
fn split(text: &str) -> Vec<&str> {
    let careful = cut(text, true);
    // A quote or comment that never ends would swallow the rest of the list.
    careful.unwrap_or_else(|| cut(text, false).unwrap_or_default())
}

/// `None` when a quote or comment is left open; with `nesting` false both are taken for plain characters.
fn cut(text: &str, nesting: bool) -> Option<Vec<&str>> {
    let (mut items, mut start, mut skip_to) = (Vec::new(), 0, 0);
    let (mut quoted, mut escaped, mut comments, mut route) = (false, false, 0_usize, false);
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted || comments > 0 => escaped = true,
            '"' if nesting && comments == 0 => quoted = !quoted,
            _ if quoted => {}
            '(' if nesting => comments += 1,
            ')' if comments > 0 => comments -= 1,
            _ if comments > 0 => {}
            '=' => {
                skip_to = at + rest.strip_prefix("=?").and_then(word::length).map_or(1, |length| length + 2);
            }
            '<' => route = rest.starts_with("<@"),
            '>' => route = false,
            ':' | ';' if route => route = false,
            ',' | ';' if !route => {
                items.push(text.get(start..at).unwrap_or_default().trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(text.get(start..).unwrap_or_default().trim());
    (!quoted && comments == 0).then_some(items)
}

/// Reads one address with its name.
fn one(item: &str) -> Option<Address> {
    if item.len() > ITEM_BYTES {
        return None;
    }
    // Some mailers encode the address together with the name, some forget half of the quotes.
    read(item)
        .or_else(|| item.contains("=?").then(|| read(&word::decode(item))).flatten())
        .or_else(|| (item.matches('"').count() % 2 == 1).then(|| read(&item.replace('"', ""))).flatten())
}

fn read(item: &str) -> Option<Address> {
    let pieces = Pieces::of(without_group(item));
    if let Some(addr) = addr_spec(&pieces.angle) {
        let name = if pieces.phrase.trim().is_empty() { &pieces.comment } else { &pieces.phrase };
        return Some(Address { name: display_name(name, &addr), addr });
    }
    let phrase = pieces.phrase.as_str();
    if let Some(addr) = addr_spec(phrase) {
        return Some(Address { name: display_name(&pieces.comment, &addr), addr });
    }
    // `"kim lowe"@example.com` is an address that we do not take; `lowe@example.com` is somebody else's.
    if item.contains("\"@") {
        return None;
    }
    let addr = phrase.split_whitespace().rev().find_map(addr_spec)?;
    let name: Vec<&str> = phrase.split_whitespace().filter(|word| !word.contains('@')).collect();
    Some(Address { name: display_name(&name.join(" "), &addr), addr })
}

/// `Team: kim@example.com` without `Team:`, `mailto:kim@example.com` without `mailto:`.
fn without_group(item: &str) -> &str {
    match item.split_once(':') {
        Some((name, rest)) if !name.contains(['@', '<', '"', '(', '=']) => rest.trim(),
        _ => item,
    }
}

/// What one item is made of.
#[derive(Default)]
struct Pieces {
    /// Words outside of everything, quotes taken away.
    phrase: String,
    /// The last `<…>`.
    angle: String,
    /// What stood in parentheses.
    comment: String,
}

impl Pieces {
    fn of(item: &str) -> Self {
        let mut pieces = Self::default();
        let (mut quoted, mut angled, mut comments) = (false, false, 0_usize);
        let mut chars = item.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' if quoted || comments > 0 => {
                    let kept = if quoted { &mut pieces.phrase } else { &mut pieces.comment };
                    kept.extend(chars.next());
                }
                '"' if comments == 0 && !angled => quoted = !quoted,
                _ if quoted => pieces.phrase.push(c),
                '(' => comments += 1,
                ')' if comments > 0 => comments -= 1,
                _ if comments > 0 => pieces.comment.push(c),
                '<' => {
                    angled = true;
                    pieces.angle.clear();
                }
                '>' => angled = false,
                _ if angled => pieces.angle.push(c),
                _ => pieces.phrase.push(c),
            }
        }
        pieces
    }
}

/// An address with what people and programs put around it taken away: white space (RFC 5322 §4.4), a source route,
/// `mailto:`, quotes, a dot at the end, hidden characters.
fn addr_spec(text: &str) -> Option<AddrSpec> {
    let (local, domain) = text.rsplit_once('@')?;
    if spaced_words(local) || spaced_words(domain) {
        return None;
    }
    let shown: String = text.chars().filter(|c| !c.is_whitespace() && !clean::is_hidden(*c)).collect();
    let routed = shown.rsplit_once(':').map_or(shown.as_str(), |(_, last)| last);
    let bare = routed.trim_matches(['"', '.', '`']);
    // A leading dot is kept: `.tiller@example.com` was delivered.
    let bare = if routed.starts_with('.') { routed.trim_end_matches(['"', '.', '`']) } else { bare };
    let bare = bare.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(bare);
    AddrSpec::parse(&bare.replace('"', ""))
}

/// Whether two words stand side by side, not joined by a dot: then it is no part of an address.
fn spaced_words(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    words.windows(2).any(|pair| match pair {
        [left, right] => !left.ends_with('.') && !right.starts_with('.'),
        _ => false,
    })
}

/// A name decoded and fit to show; `None` when there is none or it only repeats the address.
fn display_name(raw: &str, addr: &AddrSpec) -> Option<String> {
    let decoded = clean::one_line(&word::decode(raw));
    let mut name = decoded.trim_matches(['"', ' ']);
    if let Some(inner) = name.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        name = inner;
    }
    let name: String = name.trim_end_matches([',', ' ']).chars().take(NAME_CHARS).collect();
    (!name.is_empty() && name.to_lowercase() != addr.as_str()).then_some(name)
}

#[cfg(test)]
mod tests;
