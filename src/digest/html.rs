//! The HTML part. Owns: its size. Never touches: what is said; escaping is the template engine's.

use super::Digest;
use super::page::{BODY_CHARS, Page};
use super::template;

/// Bytes of the HTML part; Gmail cuts a mail off near 102 KB.
pub const HTML_BYTES: usize = 32 * 1024;

/// Parts of [`BODY_CHARS`] tried one after the other. Text made of nothing but characters that must be escaped takes
/// six bytes for each, and a link may have 1,600.
const SHARES: [usize; 3] = [1, 2, 8];

const TEMPLATE: &str = include_str!("../templates/digest.html");

/// The HTML part, at most 32 KB long for seven items and five notes: paragraphs are cut shorter where it would not
/// fit, and where that is not enough, the ready answers are left out; a reply says the same.
pub fn html(digest: &Digest) -> String {
    fitting(|share| Page::of(digest, BODY_CHARS / share))
}

fn fitting(page: impl Fn(usize) -> Page) -> String {
    for share in SHARES {
        let html = render(&page(share));
        if html.len() <= HTML_BYTES {
            return html;
        }
    }
    let mut last = page(SHARES.into_iter().max().unwrap_or(1));
    for item in &mut last.items {
        item.answers.clear();
    }
    render(&last)
}

fn render(page: &Page) -> String {
    template::fill(TEMPLATE, true, page).unwrap_or_else(|error| template::failure(&error))
}

#[cfg(test)]
mod tests {
    use super::super::answers::{AnswerLink, Help};
    use super::super::page::Item;
    use super::*;

    /// A page with all that a page can hold: `items` items, `body` characters of "&" in each.
    fn page(items: usize, body: usize) -> Page {
        let owner = format!("{}@{}.example", "o".repeat(60), "p".repeat(60));
        let answer = |number: usize, label: &str, word: &str| AnswerLink {
            label: label.to_owned(),
            mailto: format!("mailto:{owner}?subject={number}%20{word}%20%5Bq8m2%5D"),
        };
        Page {
            head: "Seven people, about nine minutes.".to_owned(),
            date: "Fri 27 Nov 2026".to_owned(),
            lang: "en",
            warning_label: "Warning:".to_owned(),
            warnings: Vec::new(),
            intro: None,
            items: (1..=items)
                .map(|number| Item {
                    number,
                    heading: "Thank <b>".to_owned(),
                    body: "&".repeat(body),
                    write: Some("Write to a@b.example".to_owned()),
                    mailto: Some(format!("mailto:a@b.example?body={}", "x".repeat(1500))),
                    answers: vec![
                        answer(number, "done", "done"),
                        answer(number, "later", "snooze%202w"),
                        answer(number, "not this", "wrong"),
                        answer(number, "never", "never"),
                    ],
                })
                .collect(),
            echo: vec!["1 done: Lena & Ana.".to_owned()],
            footer: vec!["Read: 12 mails.".to_owned()],
            help: Some(Help {
                intro: "Reply, one line each:".to_owned(),
                commands: vec!["1 done".to_owned(), "undo".to_owned()],
            }),
        }
    }

    #[test]
    fn answers_echo_and_help_stand_in_their_places() {
        let html = render(&page(2, 10));
        let places: Vec<usize> = [
            "1. Thank &lt;b&gt;</h2>",
            "Write to a@b.example</a>",
            ">done</a> · <a ",
            ">later</a> · <a ",
            ">not this</a> · <a ",
            ">never</a></p>",
            "2. Thank",
            "1 done: Lena &amp; Ana.</p>",
            "Read: 12 mails.</p>",
            "Reply, one line each:</p>",
            "1 done · undo</p>",
        ]
        .iter()
        .map(|part| html.find(part).unwrap_or_else(|| panic!("{part} in {html}")))
        .collect();
        assert!(places.is_sorted(), "{places:?} in {html}");
        assert_eq!(html.matches("subject=2%20snooze%202w%20%5Bq8m2%5D\"").count(), 1);
    }

    #[test]
    fn without_answers_nothing_of_them_is_left() {
        let mut bare = page(1, 10);
        bare.items.iter_mut().for_each(|item| item.answers.clear());
        (bare.echo, bare.footer, bare.help) = (Vec::new(), Vec::new(), None);
        let html = render(&bare);
        assert_eq!(html.matches("<tr>").count(), 2, "{html}");
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
    }

    #[test]
    fn what_does_not_fit_is_shortened_before_answers_go() {
        let answers = |html: &str| html.matches(">never</a>").count();
        let whole = fitting(|share| page(4, 600 / share));
        assert_eq!((answers(&whole), whole.contains(&"&amp;".repeat(600))), (4, true));
        let short = fitting(|share| page(7, 900 / share));
        assert_eq!((answers(&short), short.contains(&"&amp;".repeat(113))), (7, false));
        let bare = fitting(|share| page(7, 3600 / share));
        assert_eq!(answers(&bare), 0);
        for html in [whole, short, bare] {
            assert!(html.len() <= HTML_BYTES, "{}", html.len());
        }
    }
}
