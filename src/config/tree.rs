//! The TOML document with places. Owns: which table and key a place belongs to. Never touches: what keys mean.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// A parsed document. With `faults` it is only what could be made out.
pub(super) struct Tree<'a> {
    pub(super) root: Spanned<DeTable<'a>>,
    pub(super) faults: Vec<toml::de::Error>,
}

/// Where in the document something stands.
pub(super) struct Place {
    /// The table's dotted name without the addresses of people: `account.imap`.
    pub(super) table: String,
    /// The key, when the place is one or its value.
    pub(super) key: Option<String>,
}

impl<'a> Tree<'a> {
    pub(super) fn parse(text: &'a str) -> Self {
        let (root, faults) = DeTable::parse_recoverable(text);
        Self { root, faults }
    }

    /// The innermost key whose name or value lies at `span`.
    pub(super) fn place(&self, span: &Range<usize>) -> Option<Place> {
        place_in(self.root.get_ref(), "", span)
    }

    /// toml gives a fault in a list the place of the whole list. This is the place of the item: the one whose text
    /// the sentence quotes, or, when an item has the wrong type, the first that is no text (all lists are of texts).
    pub(super) fn item(&self, list: &Range<usize>, message: &str) -> Option<Range<usize>> {
        let items = list_in(self.root.get_ref(), list)?;
        let quoted = message.split('`').nth(1);
        let faulty = items.iter().find(|item| match item.get_ref() {
            DeValue::String(text) => !message.starts_with("invalid type") && Some(text.as_ref()) == quoted,
            _ => message.starts_with("invalid type"),
        });
        faulty.map(Spanned::span)
    }
}

fn list_in<'t, 'a>(table: &'t DeTable<'a>, span: &Range<usize>) -> Option<&'t DeArray<'a>> {
    table.iter().find_map(|(_, value)| list_of(value, span))
}

fn list_of<'t, 'a>(value: &'t Spanned<DeValue<'a>>, span: &Range<usize>) -> Option<&'t DeArray<'a>> {
    match value.get_ref() {
        DeValue::Array(list) if value.span() == *span => Some(list),
        DeValue::Array(list) => list.iter().find_map(|item| list_of(item, span)),
        DeValue::Table(table) => list_in(table, span),
        _ => None,
    }
}

fn place_in(table: &DeTable<'_>, name: &str, span: &Range<usize>) -> Option<Place> {
    table.iter().find_map(|(key, value)| {
        let word = key.get_ref().as_ref();
        let here = || Some(Place { table: name.to_owned(), key: Some(word.to_owned()) });
        if key.span() == *span {
            return here();
        }
        let inner = match name {
            "" => word.to_owned(),
            "people" => "people".to_owned(),
            _ => format!("{name}.{word}"),
        };
        place_of(value, &inner, span).or_else(|| if value.span() == *span { here() } else { None })
    })
}

fn place_of(value: &Spanned<DeValue<'_>>, name: &str, span: &Range<usize>) -> Option<Place> {
    match value.get_ref() {
        DeValue::Table(table) => place_in(table, name, span)
            .or_else(|| (value.span() == *span).then(|| Place { table: name.to_owned(), key: None })),
        DeValue::Array(array) => array.iter().find_map(|item| match item.get_ref() {
            DeValue::Table(_) => place_of(item, name, span),
            _ if item.span() == *span => {
                let (table, key) = name.rsplit_once('.').unwrap_or(("", name));
                Some(Place { table: table.to_owned(), key: Some(key.to_owned()) })
            }
            _ => place_of(item, name, span),
        }),
        _ => None,
    }
}

/// `[digest]`, `[[account]]`, `imap of [[account]]`, for sentences.
pub(super) fn title(table: &str) -> String {
    let header = |name: &str| match name {
        "account" | "reminder" => format!("[[{name}]]"),
        "people" => "[people.\"…\"]".to_owned(),
        _ => format!("[{name}]"),
    };
    match table.split_once('.') {
        _ if table.is_empty() => "the file".to_owned(),
        None => header(table),
        Some((outer, inner)) => format!("`{inner}` of {}", header(outer)),
    }
}
