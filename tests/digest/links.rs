//! A `mailto:` link parses back to exactly its recipient, subject and body (RFC 6068).

use crate::samples::{addr, all, owner, person};
use appreciated::digest::{self, Digest};
use appreciated::draft::{self, MAILTO_BYTES};
use appreciated::message::AddrSpec;
use appreciated::tongue::Tongue;
use proptest::prelude::*;

/// Reads a link as a mail program does: recipient, then keys and values.
fn read(link: &str) -> (String, Vec<(String, String)>) {
    let rest = link.strip_prefix("mailto:").unwrap();
    assert!(rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%@?&=".contains(&b)), "{link}");
    let (to, query) = rest.split_once('?').unwrap_or((rest, ""));
    assert_eq!(to.matches('@').count(), 1, "{link}");
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    (
        decode(to),
        pairs.map(|pair| pair.split_once('=').map(|(k, v)| (k.to_owned(), decode(v))).unwrap()).collect(),
    )
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        if first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

#[test]
fn links_of_known_addresses() {
    for (address, wanted) in [
        ("ravi@kmod.example", Some("mailto:ravi@kmod.example")),
        ("m..sharp@acme.com", Some("mailto:%22m..sharp%22@acme.com")),
        (".dot@acme.com", Some("mailto:%22.dot%22@acme.com")),
        ("a+b&c=d?e@x.example", Some("mailto:a%2Bb%26c%3Dd%3Fe@x.example")),
        ("a%0abcc@x.example", Some("mailto:a%250abcc@x.example")),
        ("back\\slash@x.example", Some("mailto:%22back%5C%5Cslash%22@x.example")),
        ("jörg@bücher.example", Some("mailto:j%C3%B6rg@b%C3%BCcher.example")),
        ("x@a..b", None),
        ("x@a?bcc=y", None),
        ("x@[10.0.0.1]", None),
        ("x\u{202e}y@a.example", None),
        ("x@a\u{200b}.example", None),
    ] {
        assert_eq!(draft::mailto_short(&addr(address), "").as_deref(), wanted, "{address}");
    }
}

#[test]
fn a_long_body_loses_whole_sentences_then_goes() {
    let body = "First line, äöü.\n\nOne sentence here. ".to_owned() + &"Another one follows! ".repeat(100);
    let link = draft::mailto(&addr("a@b.example"), "Subject", &body).unwrap();
    assert!(link.len() <= MAILTO_BYTES && link.len() > MAILTO_BYTES - 40, "{}", link.len());
    let (_, pairs) = read(&link);
    assert_eq!(pairs[0], pair("subject", "Subject"));
    assert!(pairs[1].1.starts_with("First line, äöü.\r\n\r\nOne sentence here. Another"));
    assert!(pairs[1].1.ends_with("follows!"));

    let link = draft::mailto(&addr("a@b.example"), "Subject", &"ö".repeat(2000)).unwrap();
    assert_eq!(link, "mailto:a@b.example?subject=Subject");
    let link = draft::mailto(&addr("a@b.example"), &"word ".repeat(2000), "Body").unwrap();
    assert!(link.len() <= MAILTO_BYTES);
}

#[test]
fn a_short_link_fits_its_line_with_whole_words() {
    let to = addr("hanna@vogelbuero.example");
    let fit = |limit| draft::mailto_within(&to, "Zug, five years on", limit).unwrap();
    assert_eq!(fit(72), "mailto:hanna@vogelbuero.example?subject=Zug%2C%20five%20years%20on");
    assert_eq!(fit(61), "mailto:hanna@vogelbuero.example?subject=Zug%2C%20five%20years");
    assert_eq!(fit(45), "mailto:hanna@vogelbuero.example?subject=Zug");
    assert_eq!(fit(42), "mailto:hanna@vogelbuero.example");
    assert_eq!(fit(9), "mailto:hanna@vogelbuero.example");
}

/// Every `href` of a page, as an HTML parser reads it.
fn hrefs(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, tail)) = rest.split_once("<a href=\"") {
        let (href, after) = tail.split_once('"').unwrap();
        found.push(href.replace("&amp;", "&").replace("&#x3d;", "=").replace("&#x2f;", "/"));
        rest = after;
    }
    found
}

#[test]
fn every_link_of_every_digest_says_exactly_what_was_meant() {
    for (_, one) in all() {
        for tongue in Tongue::ALL {
            let one = Digest { tongue, ..one.clone() };
            let mut wanted = Vec::new();
            for (number, item) in (1..).zip(&one.items) {
                if let Some(draft) = &item.draft {
                    let body = draft.body.replace('\n', "\r\n");
                    let pairs = vec![pair("subject", &draft.subject), pair("body", &body)];
                    wanted.push((draft.to[0].as_str().to_owned(), pairs));
                }
                let weeks = format!(" 2{}", tongue.listed("unit-week")[0]);
                for (command, rest) in
                    [("done", ""), ("snooze", weeks.as_str()), ("wrong", ""), ("never", "")]
                {
                    let subject = format!("{number} {}{rest} [{}]", tongue.command(command), one.tag);
                    wanted.push((owner().addr.as_str().to_owned(), vec![pair("subject", &subject)]));
                }
            }
            let hrefs = hrefs(&digest::html(&one));
            assert!(hrefs.iter().all(|href| href.len() <= MAILTO_BYTES));
            let found: Vec<_> = hrefs.iter().map(|href| read(href)).collect();
            let found: Vec<_> = found.into_iter().map(|(to, pairs)| (unquoted(&to), pairs)).collect();
            assert_eq!(found, wanted, "{}", tongue.code());
            let text = digest::text(&one);
            let links = text.lines().map(str::trim).filter(|line| line.starts_with("mailto:"));
            for (link, draft) in links.zip(one.items.iter().filter_map(|item| item.draft.as_ref())) {
                let (to, pairs) = read(link);
                assert_eq!(unquoted(&to), draft.to[0].as_str());
                // A long address leaves no room for it in a line.
                let short =
                    |(key, value): &(String, String)| key == "subject" && draft.subject.starts_with(value);
                assert!(pairs.len() <= 1 && pairs.iter().all(short), "{pairs:?}");
            }
        }
    }
}

/// The address behind a quoted-string (RFC 5322 §3.2.4).
fn unquoted(address: &str) -> String {
    address.replace("\\\\", "\\").replace('"', "")
}

#[test]
fn drafts_greet_sign_and_leave_no_gap() {
    let (subject, text) = ("Your [PATCH v2] fix", "You fixed [x] on Tuesday.\r\n\n\n\nThank you.  ");
    let compose = |short: &str, own: Option<&str>| {
        let person = person("Ravi Menon", short, "ravi@kmod.example");
        draft::compose(&person, own, Tongue::En, subject, text).unwrap()
    };
    let one = compose("Ravi", Some("Sousa, Ana Maria"));
    assert_eq!(one.body, "Hi Ravi,\n\nYou fixed x on Tuesday.\n\nThank you.\n\nAna");
    assert_eq!(one.subject, "Your PATCH v2 fix");
    assert_eq!(one.to, [addr("ravi@kmod.example")]);
    let (to, pairs) = read(&one.mailto);
    assert_eq!(to, "ravi@kmod.example");
    assert_eq!(pairs, [pair("subject", &one.subject), pair("body", &one.body.replace('\n', "\r\n"))]);
    assert!(compose("ravi@kmod.example", None).body.starts_with("Hello,\n\nYou"));
    assert!(compose("", None).body.ends_with("Thank you."));
    assert!(compose("<b>", Some("a@b")).body.starts_with("Hello,"));

    let nowhere = person("X", "X", "x@a..b");
    assert_eq!(draft::compose(&nowhere, None, Tongue::En, subject, text), None);
}

proptest! {
    #[test]
    fn a_link_says_exactly_what_was_asked(
        local in "[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(\\.[a-z0-9]{1,9})?",
        subject in "[!-~äß語]{1,9}( [!-~äß語]{1,9}){0,5}",
        body in "[!-~äß語]{1,9}([ \n][!-~äß語]{1,9}){0,9}",
    ) {
        let to = addr(&format!("{local}@host.example"));
        let (address, pairs) = read(&draft::mailto(&to, &subject, &body).unwrap());
        prop_assert_eq!(address, to.as_str());
        prop_assert_eq!(pairs, [pair("subject", &subject), pair("body", &body.replace('\n', "\r\n"))]);
    }

    #[test]
    fn nothing_is_injected(address in "\\PC{1,30}@\\PC{1,20}", subject in any::<String>(), body in any::<String>()) {
        let Some(to) = AddrSpec::parse(&address) else { return Ok(()) };
        let Some(link) = draft::mailto(&to, &subject, &body) else { return Ok(()) };
        prop_assert!(link.len() <= MAILTO_BYTES);
        let (address, pairs) = read(&link);
        let unquoted = address.replace("\\\\", "\\").replace('"', "");
        prop_assert_eq!(unquoted, to.as_str());
        let keys: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
        prop_assert!(matches!(keys.as_slice(), [] | ["subject" | "body"] | ["subject", "body"]));
        for (key, value) in &pairs {
            let text = if key == "body" { value.replace("\r\n", " ") } else { value.clone() };
            prop_assert!(!text.chars().any(char::is_control), "{text:?}");
        }
    }
}
