//! Who an attribution names. Owns: taking a name and an address out of a short text. Never touches: dates.

use super::lines::cut;
use super::{Author, words};
use crate::message::AddrSpec;

/// Bytes of a name; more is prose.
const LONGEST_NAME: usize = 80;
/// What Outlook writes for an address it could not resolve.
const PLACEHOLDER: &str = "imceanotes-";

/// The author in `text` as clients write it: `Mareks, Gerwin`, `"Ana Sousa" <ana@x.org>`,
/// `Mark Tiller/ROM/ACM@ACM`, `bob@x.org [mailto:bob@x.org]`.
pub fn read(text: &str) -> Option<Author> {
    if let Some(real) = words::behind_behalf(text) {
        return read(real);
    }
    // Notes puts a company's name before `From:`.
    let behind = if text.contains("From:") { text.rsplit_once("From:") } else { None };
    let text = strip_edges(behind.map_or(text, |(_, behind)| behind));
    let address = address_in(text);
    let mut name = text;
    if let Some((before, _)) = name.split_once('<') {
        name = before;
    }
    if let Some((before, _)) = cut(name, "[mailto:") {
        name = before;
    }
    if let Some((before, inner)) = name.split_once('(')
        && (inner.is_empty() || inner.contains('@'))
    {
        name = before;
    }
    let (name, list) = match cut(name, " via ") {
        Some((person, _)) => (person, true),
        None => (name, false),
    };
    let name = clean_name(name);
    let author = Author { name, address: address.filter(|_| !list) };
    (author.name.is_some() || author.address.is_some()).then_some(author)
}

fn strip_edges(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '*' | ',' | ':' | ';' | '-' | '：')
    })
}

/// The first address that is one: in angle brackets, behind `mailto:`, or bare.
fn address_in(text: &str) -> Option<AddrSpec> {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '[' | ']' | '(' | ')' | '"' | '\'' | ',' | ';')
    };
    text.split(ends).filter(|word| word.contains('@')).find_map(|word| {
        let word = word.strip_prefix("mailto:").unwrap_or(word).trim_end_matches(['.', ':']);
        let word = without_realm(word);
        let address = AddrSpec::parse(word)?;
        let dotted = address.domain().contains('.') && !address.domain().starts_with('.');
        (dotted && !word.contains('/') && !address.as_str().starts_with(PLACEHOLDER)).then_some(address)
    })
}

/// Notes writes `ana@x.org@ACME`.
fn without_realm(word: &str) -> &str {
    word.rsplit_once('@').map_or(word, |(before, _)| if before.contains('@') { before } else { word })
}

/// A name without quotes, Notes tails (`/ROM/ACM@ACM`, ` @ ACME`) and `(E-mail)`; `None` when it is only an
/// address, empty, or the word for "you".
fn clean_name(text: &str) -> Option<String> {
    let mut name = text;
    for tail in ["(E-mail", "(e-mail", "(E-Mail", "[SMTP:"] {
        name = cut(name, tail).map_or(name, |(before, _)| before);
    }
    let quotes = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '«' | '»' | '*' | '(' | '[' | ',' | ':')
    };
    name = name.trim_matches(quotes);
    let bare_address = name.contains('@')
        && AddrSpec::parse(without_realm(name)).is_some_and(|address| address.domain().contains('.'));
    if bare_address {
        return None;
    }
    // Zimbra: `Ana Sousa ana@x.org`; Notes: `Ana Sousa @ ACME`.
    if let Some((before, _)) = name.split_once('@') {
        let bare =
            name.split(' ').any(|word| word.contains('@') && word.len() > 1 && address_in(word).is_some());
        let word = before.rfind(' ').filter(|_| bare && !before.ends_with(' '));
        name = word.and_then(|at| before.get(..at)).unwrap_or(before);
        name = name.trim_end().strip_suffix(" at").unwrap_or(name);
    }
    if let Some((before, after)) = name.split_once('/')
        && !before.ends_with(' ')
        && !after.starts_with(' ')
    {
        name = before;
    }
    let name = name.trim_matches(quotes);
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = name.chars().any(char::is_alphabetic) && name.len() <= LONGEST_NAME;
    (named && !matches!(name.as_str(), "you" | "You")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (Option<String>, Option<String>) {
        let author = read(text).unwrap_or_default();
        (author.name, author.address.map(|address| address.to_string()))
    }

    #[test]
    fn forms_of_clients() {
        for (text, name, address) in [
            ("Sousa, Ana  ", Some("Sousa, Ana"), None),
            ("\"Ana Sousa\" <Ana@x.org>", Some("Ana Sousa"), Some("ana@x.org")),
            ("Ana Sousa/ROM/ACME@ACME", Some("Ana Sousa"), None),
            ("Ana Sousa @ ACME", Some("Ana Sousa"), None),
            ("Sousa, Ana (E-mail) <ana@x.org>", Some("Sousa, Ana"), Some("ana@x.org")),
            ("ana@x.org [mailto:ana@x.org]", None, Some("ana@x.org")),
            ("'ana@x.org'", None, Some("ana@x.org")),
            ("ana@x.org@ACME [mailto:IMCEANOTES-ana+40x@ACME.com]", None, Some("ana@x.org")),
            (
                "\"Ana Sousa\" <ana@x.org>@ACME [mailto:IMCEANOTES-+22Ana@ACME.com]",
                Some("Ana Sousa"),
                Some("ana@x.org"),
            ),
            ("Ana <ana@x.org<mailto:ana@x.org>>", Some("Ana"), Some("ana@x.org")),
            ("Ana via Walkers <walkers@lists.x.org>", Some("Ana"), None),
            ("desk@x.org [mailto:desk@x.org] On Behalf Of Ana Sousa", Some("Ana Sousa"), None),
            ("*Ana Sousa*", Some("Ana Sousa"), None),
        ] {
            assert_eq!(shown(text), (name.map(str::to_owned), address.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn nobody() {
        for text in ["", "  ", "you", "<>", "\"\"", "***"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
