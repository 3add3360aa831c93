//! What is wrong and how to mend it, in words. Owns: turning the sentences of toml and serde into ours. Never
//! touches: how a fault is shown ([`super::diagnostic`]).
//!
//! toml gives a serde fault as a sentence and a place only, so the sentence is read back here; serde's wording has
//! been the same since 1.0, and the tests hold every kind. A value that is named in it is left out: it may be a
//! password in the wrong place.

use super::examples;
use super::tree::{Place, title};
use crate::plain::nearest;
use std::ops::Range;

/// One fault, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) span: Range<usize>,
    pub(super) sentence: String,
    pub(super) hint: String,
}

impl Fault {
    /// A fault that two keys make together.
    pub(super) fn new(span: Range<usize>, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { span, sentence: sentence.into(), hint: hint.into() }
    }

    /// The text is no TOML.
    pub(super) fn of_syntax(error: &toml::de::Error) -> Self {
        let span = error.span().unwrap_or(0..0);
        Self::new(span, format!("this is no TOML: {}", error.message()), syntax_hint(error.message()))
    }

    /// A key that the table does not have.
    pub(super) fn unknown_key(span: Range<usize>, key: &str, table: &str, known: &[&str]) -> Self {
        let all = known.join(", ");
        let hint = match (nearest(key, known.iter().copied()), examples::home(key)) {
            (Some(near), _) => format!("write `{near}`; {} knows {all}", title(table)),
            (None, Some(home)) if home != table => format!("`{key}` belongs to {}", title(home)),
            _ => format!("{} knows {all}", title(table)),
        };
        Self::new(span, format!("unknown key `{key}` in {}", title(table)), hint)
    }

    /// serde could not read a table.
    pub(super) fn of_serde(message: &str, span: Range<usize>, place: Option<Place>) -> Self {
        let place = place.unwrap_or(Place { table: String::new(), key: None });
        let quoted = quoted(message);
        if message.starts_with("unknown field ") {
            let (key, known) = quoted.split_first().map_or(("", [].as_slice()), |(key, known)| (*key, known));
            return Self::unknown_key(span, key, &place.table, known);
        }
        if message.starts_with("unknown variant ") {
            let (word, known) =
                quoted.split_first().map_or(("", [].as_slice()), |(word, known)| (*word, known));
            return unknown_word(span, word, known);
        }
        if message.starts_with("missing field ") {
            return missing(span, quoted.first().copied().unwrap_or_default(), &place);
        }
        if let Some(rest) = message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid value: "))
        {
            return wrong_type(span, rest, &place);
        }
        match message.split_once("; write ") {
            Some((sentence, mend)) => Self::new(span, sentence, format!("write {mend}")),
            None => Self::new(span, message, "see config.example.toml"),
        }
    }
}

fn unknown_word(span: Range<usize>, word: &str, known: &[&str]) -> Fault {
    let all = known.iter().map(|known| format!("\"{known}\"")).collect::<Vec<_>>().join(", ");
    let hint = match nearest(word, known.iter().copied()) {
        Some(near) => format!("write \"{near}\"; the choice is {all}"),
        None => format!("the choice is {all}"),
    };
    Fault::new(span, format!("`{word}` is not among the choices"), hint)
}

fn missing(span: Range<usize>, key: &str, place: &Place) -> Fault {
    let table = match &place.key {
        Some(outer) if place.table.is_empty() => outer.clone(),
        Some(outer) => format!("{}.{outer}", place.table),
        None => place.table.clone(),
    };
    let hint = match examples::of(&table, key) {
        Some(example) => format!("write `{key} = {example}`"),
        None => format!("write `{key} = …`"),
    };
    Fault::new(span, format!("{} lacks `{key}`", title(&table)), hint)
}

/// `rest` is `KIND VALUE, expected WANTED`; only the kind is said, for the value may be a secret.
fn wrong_type(span: Range<usize>, rest: &str, place: &Place) -> Fault {
    let kind = ["string", "integer", "floating point", "boolean", "sequence", "map", "datetime"]
        .into_iter()
        .find(|kind| rest.starts_with(kind));
    let found = match kind {
        Some("string") => "a text",
        Some("integer" | "floating point") => "a number",
        Some("boolean") => "true or false",
        Some("sequence") => "a list",
        Some("map") => "a table",
        Some("datetime") => "a date",
        _ => "something else",
    };
    let wanted = match rest.rsplit_once(", expected ").map(|(_, wanted)| wanted) {
        Some("a string") => "a text in quotes",
        Some("a boolean") => "true or false",
        Some("a sequence") => "a list in square brackets",
        Some("i64") => "a whole number",
        Some(wanted) if wanted.starts_with("struct ") => "a table in braces",
        _ => "another kind of value",
    };
    let hint = match (&place.key, place.key.as_ref().and_then(|key| examples::of(&place.table, key))) {
        (Some(key), Some(example)) => format!("write `{key} = {example}`"),
        _ => format!("write {wanted}"),
    };
    Fault::new(span, format!("this should be {wanted}, not {found}"), hint)
}

fn syntax_hint(message: &str) -> &'static str {
    match message {
        _ if message.contains("duplicate key") => {
            "keep one of the two; for several accounts write `[[account]]`"
        }
        _ if message.contains("string") => "put the text between two double quotes, on one line",
        _ if message.contains("array") => "put the list between `[` and `]`, with commas",
        _ if message.contains("table header") => "write a header like `[digest]` or `[[account]]`",
        _ => "write `key = value`, one a line, a text in double quotes",
    }
}

/// The words between backticks.
fn quoted(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}
