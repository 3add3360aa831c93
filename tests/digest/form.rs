//! The form of the HTML part: which elements, attributes and styles it may have, and that it reads without any style
//! as the text part does.

use crate::parsed::Parsed;
use crate::samples::all;
use appreciated::digest;
use std::collections::BTreeSet;

/// Every element and attribute there is.
const ELEMENTS: [&str; 15] = [
    "html lang",
    "head",
    "meta charset",
    "meta name content",
    "title",
    "body style",
    "table role lang align width border cellpadding cellspacing style",
    "tbody",
    "tr",
    "td style",
    "h1 style",
    "h2 style",
    "p style",
    "strong",
    "a href style",
];

/// What a style may set: room, letters, and two colours.
const PROPERTIES: [&str; 13] = [
    "margin",
    "padding",
    "max-width",
    "border-collapse",
    "font-family",
    "font-size",
    "font-weight",
    "line-height",
    "overflow-wrap",
    "word-break",
    "display",
    "text-decoration",
    "color",
];

const COLOURS: [&str; 2] = ["#767676", "#1a73e8"];

#[test]
fn elements_attributes_and_styles_are_the_ones_agreed_on() {
    for (name, one) in all() {
        let page = Parsed::of(&digest::html(&one));
        for element in &page.elements {
            let (shape, styles) = shape(element);
            assert!(ELEMENTS.contains(&shape.as_str()), "{name}: {element}");
            for (property, value) in styles {
                assert!(PROPERTIES.contains(&property.as_str()), "{name}: {element}");
                assert!(property != "color" || COLOURS.contains(&value.as_str()), "{name}: {element}");
                // Outlook knows padding on cells alone; on a link it is room for a finger, and not missed.
                let roomy = ["td ", "a ", "body "].iter().any(|start| element.starts_with(start));
                assert!(property != "padding" || roomy, "{name}: {element}");
            }
        }
        assert_eq!(page.count("table"), 1);
        assert!(
            page.elements
                .iter()
                .any(|element| element.starts_with("table role=\"presentation\" lang=\"en\""))
        );
        assert_eq!(page.count("h2"), one.items.len());
    }
}

/// Names of an element and its attributes, and what its style sets.
fn shape(element: &str) -> (String, Vec<(String, String)>) {
    let mut parts = element.split('"');
    let mut shape = parts.next().unwrap_or_default().trim_end_matches('=').to_owned();
    let mut styles = Vec::new();
    let mut value = parts.next();
    while let Some(text) = value {
        if shape.ends_with("style") {
            let pairs = text.split(';').filter_map(|pair| pair.split_once(':'));
            styles.extend(pairs.map(|(property, value)| (property.to_owned(), value.to_owned())));
        }
        shape.push_str(parts.next().unwrap_or_default().trim_end_matches('='));
        value = parts.next();
    }
    (shape, styles)
}

#[test]
fn without_styles_it_reads_as_the_text_does() {
    for (name, one) in all() {
        let page = Parsed::of(&digest::html(&one));
        let text: Vec<String> = digest::text(&one)
            .lines()
            .filter(|line| !line.trim_start().starts_with("mailto:"))
            .flat_map(words)
            .collect();
        assert_eq!(words(&page.prose()), text, "{name}");
        let drafts: Vec<&str> =
            one.items.iter().filter_map(|item| Some(item.draft.as_ref()?.mailto.as_str())).collect();
        let theirs: BTreeSet<&str> = page.links.iter().map(String::as_str).collect();
        assert!(drafts.iter().all(|link| theirs.contains(link)), "{name}: {theirs:?}");
    }
}

/// Words; an item's number without its full stop, and no dots between ready answers.
fn words(text: &str) -> Vec<String> {
    let number = |word: &str| match word.strip_suffix('.') {
        Some(digits) if digits.chars().all(|c| c.is_ascii_digit()) => digits.to_owned(),
        _ => word.to_owned(),
    };
    text.split_whitespace().filter(|word| *word != "·").map(number).collect()
}
