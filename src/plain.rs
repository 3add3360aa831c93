//! Text from mail made safe to show. Owns: the one place that strips controls and marks that turn or hide text,
//! and that keeps links out of quotes. Never touches: what the words mean, HTML escaping.

mod nearest;

pub use nearest::nearest;

use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Characters of a quote in a digest, the ellipsis included.
pub const QUOTE_CHARS: usize = 120;

/// C0, DEL, C1 (Cc), bidi marks, zero-width characters, tags (Cf) and private use (Co).
static UNSEEN: LazyLock<Regex> = LazyLock::new(|| compiled(r"[\p{Cc}\p{Cf}\p{Co}]+"));

/// What a mail program would make a link of: a scheme, `www.`, or a host with a path behind it.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r#"(?ix)
        \b (?: [a-z][a-z0-9+.-]{0,30} :// | www\. ) [^\s<>"“”]+
        | \b (?: mailto | javascript | vbscript | data ) : [^\s<>"“”]+
        | \b (?: [\p{L}\p{N}] [\p{L}\p{N}-]* \. )+ \p{L}{2,} (?: :\d+ )? / [^\s<>"“”]*
        "#,
    )
});

/// `text` on one line: runs of white space become one space, unseen characters go, ends are trimmed.
pub fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    UNSEEN.replace_all(&spaced, "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`one_line`], with every URL written as `[host]`, so that no mail program makes a link of it.
pub fn clean(text: &str) -> String {
    let by_host = |found: &Captures<'_>| {
        let whole = found.get(0).map_or("", |m| m.as_str());
        let link = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’', '…']);
        let tail = whole.strip_prefix(link).unwrap_or_default();
        format!("[{}]{tail}", host(link).unwrap_or_else(|| "link".to_owned()))
    };
    LINK.replace_all(&one_line(text), by_host).into_owned()
}

/// [`clean`], with no-break spaces as they are: French has one before a colon, and a command is not parted in two lines.
pub fn clean_with_gaps(text: &str) -> String {
    text.split(['\u{a0}', '\u{202f}']).map(clean).collect::<Vec<_>>().join("\u{a0}")
}

/// [`clean`], at most [`QUOTE_CHARS`] characters, cut behind a word.
pub fn plain_quote(text: &str) -> String {
    cut(&clean(text), QUOTE_CHARS)
}

/// At most `limit` characters, an ellipsis included where something was cut off, behind a word when there is one.
pub fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(1);
    let head: String = text.chars().take(room).collect();
    let ends_a_word = text.chars().nth(room).is_some_and(char::is_whitespace);
    let whole = match head.rsplit_once(' ') {
        Some((words, _)) if !ends_a_word && !words.is_empty() => words,
        _ => head.as_str(),
    };
    format!("{}…", whole.trim_end_matches([' ', ',', ';', ':', '-']))
}

/// A domain in ASCII: one with other letters becomes punycode (RFC 5891 §4.4), so that look-alikes show.
/// `None` when it is no domain.
pub fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii(domain).ok()?;
    let label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    };
    ascii.split('.').all(label).then_some(ascii)
}

/// The host of a URL (RFC 3986 §3.2.2), without user and port.
fn host(link: &str) -> Option<String> {
    let rest = match link.split_once("://") {
        Some((_, rest)) => rest,
        None => {
            link.split_once(':').map_or(link, |(scheme, rest)| if scheme.contains('.') { link } else { rest })
        }
    };
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    ascii_domain(host.trim_end_matches('.'))
}

#[expect(clippy::expect_used, reason = "the patterns are constants and a test uses each")]
fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn unseen_characters_go_and_white_space_folds() {
        assert_eq!(
            one_line("  a\r\n b\u{7}\u{1b}[31m\tc\u{202e}d\u{200b} \u{2066} e\u{85}f\u{2028}g "),
            "a b[31m cd e f g"
        );
        assert_eq!(one_line("\u{e0041}\u{feff}\u{ad}\u{7f}\u{9b}"), "");
    }

    #[test]
    fn sixty_disguised_names_read_as_they_are() {
        let hidden = [
            '\u{0}',
            '\u{8}',
            '\u{1b}',
            '\u{7f}',
            '\u{9b}',
            '\u{ad}',
            '\u{200b}',
            '\u{200d}',
            '\u{202e}',
            '\u{2066}',
            '\u{feff}',
            '\u{e0041}',
        ];
        for mark in hidden {
            for name in ["*Ana Sousa", "Ana* Sousa", "Ana *Sousa", "A*na So**usa", "Ana Sousa**"] {
                assert_eq!(one_line(&name.replace('*', &mark.to_string())), "Ana Sousa", "{mark:?} {name}");
            }
        }
    }

    #[test]
    fn urls_become_hosts() {
        for (text, wanted) in [
            ("see https://evil.example/a?b=c#d.", "see [evil.example]."),
            ("(http://user:pw@host.example:8080/x)", "([host.example])"),
            ("http://good.example@evil.example", "[evil.example]"),
            ("WWW.Evil.Example/x, and", "[www.evil.example], and"),
            ("ht\u{200b}tps://evil.example", "[evil.example]"),
            ("https://аррӏе.example/", "[xn--80ak6aa92e.example]"),
            ("mailto:x@evil.example?bcc=y@z.example", "[evil.example]"),
            ("javascript:alert(1)", "[link])"),
            ("https:///x and ://y", "[link] and ://y"),
            ("http://evil.example\\@good.example/", "[evil.example]"),
            ("evil.example/login today", "[evil.example] today"),
            ("evil.example:81/login", "[evil.example]"),
            ("either/or 3.5/4 v1.2 main.rs e.g. this", "either/or 3.5/4 v1.2 main.rs e.g. this"),
        ] {
            assert_eq!(clean(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_long_quote_is_cut_behind_a_word() {
        let quote = plain_quote(&"seven words of nine letters each, ".repeat(9));
        assert!(quote.ends_with("seven words of…"), "{quote}");
        assert!(quote.chars().count() <= QUOTE_CHARS);
        assert_eq!(cut("one two", 4), "one…");
        assert_eq!(cut("one two", 5), "one…");
        assert_eq!(cut("abcdefgh", 5), "abcd…");
        assert_eq!(cut("abc", 3), "abc");
    }

    proptest! {
        #[test]
        fn nothing_unseen_and_no_scheme_is_left(text in any::<String>()) {
            let quote = plain_quote(&format!("{text}http://a.example/{text}"));
            prop_assert!(quote.chars().count() <= QUOTE_CHARS);
            prop_assert!(!quote.contains("http://a"));
            let turns = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let hidden = quote.chars().any(|c| c.is_control() || turns(c));
            prop_assert!(!hidden, "{:?}", quote);
        }
    }
}
