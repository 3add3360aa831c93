//! Reading the tables. Owns: that each table is read by itself, so that a fault in one does not hide those in the
//! others. Never touches: what the tables hold.

use super::fault::Fault;
use super::table::{DigestTable, Tables};
use super::tree::{Place, Tree, title};
use serde::de::{DeserializeOwned, IntoDeserializer};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeValue, ValueDeserializer};

/// So many faults of one table are told; a hostile file could hold as many as it has lines.
const MOST_ROUNDS: usize = 20;

/// With so many faults the rest is not looked at any more: nobody reads them, and placing each takes a walk through
/// the document.
const ENOUGH: usize = 200;

/// For `[[reminders]]`.
const NOT_REMINDER: &str =
    "write [[reminder]] for one of your own; [reminders] holds birthdays, anniversaries and follow_ups";

/// The tables at the top of the file.
const TOP: [&str; 13] = [
    "digest",
    "account",
    "mail",
    "reminder",
    "reminders",
    "people",
    "contacts",
    "practices",
    "goals",
    "privacy",
    "lexicon",
    "drafts",
    "state_dir",
];

impl Tables {
    /// Reads every table that can be read; `None` when the text is no TOML.
    pub(super) fn read(tree: &Tree<'_>) -> (Option<Self>, Vec<Fault>) {
        if !tree.faults.is_empty() {
            let mut faults: Vec<Fault> = tree.faults.iter().map(Fault::of_syntax).collect();
            // Of several at one place the open bracket is only a consequence.
            faults.sort_by_key(|fault| (fault.span.start, fault.sentence.contains("unclosed")));
            faults.dedup_by_key(|fault| fault.span.start);
            return (None, faults);
        }
        let mut reader = Reader { tree, faults: Vec::new() };
        let mut tables = Self { digest: Some(DigestTable::default()), ..Self::default() };
        for (key, value) in tree.root.get_ref() {
            match key.get_ref().as_ref() {
                "digest" => {
                    tables.digest_at = key.span();
                    tables.digest = reader.one(value.clone());
                }
                "account" => {
                    let before = reader.faults.len();
                    let rows = reader.rows(value, "account");
                    tables.accounts = rows
                        .into_iter()
                        .filter_map(|row| {
                            let at = row.span();
                            reader.one(row).map(|account| Spanned::new(at, account))
                        })
                        .collect();
                    tables.accounts_faulty = reader.faults.len() > before;
                }
                "mail" => reader.table(value, &mut tables.mail),
                "reminder" => {
                    let rows = reader.rows(value, "reminder");
                    tables.reminders = rows.into_iter().filter_map(|row| reader.one(row)).collect();
                }
                "reminders" if matches!(value.get_ref(), DeValue::Array(_)) => {
                    reader.faults.push(Fault::new(value.span(), "`reminders` is one table", NOT_REMINDER));
                }
                "reminders" => reader.table(value, &mut tables.reminding),
                "people" => tables.people = reader.named(value, "people"),
                "contacts" => reader.table(value, &mut tables.contacts),
                "practices" => {
                    tables.practices = reader
                        .named(value, "practices")
                        .into_iter()
                        .map(|(name, switch)| (Spanned::into_inner(name), switch))
                        .collect();
                }
                "goals" => reader.table(value, &mut tables.goals),
                "privacy" => reader.table(value, &mut tables.privacy),
                "lexicon" => reader.table(value, &mut tables.lexicon),
                "drafts" => reader.table(value, &mut tables.drafts),
                "state_dir" => tables.state_dir = reader.one(value.clone()),
                other => reader.faults.push(Fault::unknown_key(key.span(), other, "", &TOP)),
            }
        }
        (Some(tables), reader.faults)
    }
}

/// Reads tables and gathers their faults.
struct Reader<'t, 'a> {
    tree: &'t Tree<'a>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'_, 'a> {
    fn table<T: DeserializeOwned>(&mut self, value: &Spanned<DeValue<'a>>, place: &mut T) {
        if let Some(table) = self.one(value.clone()) {
            *place = table;
        }
    }

    /// Reads a value. A fault's key is taken out and the rest read again, until all faults are found.
    fn one<T: DeserializeOwned>(&mut self, mut value: Spanned<DeValue<'a>>) -> Option<T> {
        if self.faults.len() >= ENOUGH {
            return None;
        }
        let mut taken_out: Vec<String> = Vec::new();
        for _ in 0..MOST_ROUNDS {
            let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
                Ok(table) => return taken_out.is_empty().then_some(table),
                Err(error) => error,
            };
            let span = error.span().unwrap_or(value.span());
            let place = self.tree.place(&span);
            let missing = error.message().strip_prefix("missing field ").map(|key| key.trim_matches('`'));
            if !missing.is_some_and(|key| taken_out.iter().any(|taken| taken == key)) {
                let at = self.tree.item(&span, error.message()).unwrap_or(span.clone());
                self.faults.push(Fault::of_serde(error.message(), at, place));
            }
            taken_out.push(take_out(&mut value, &span)?);
        }
        None
    }

    /// The tables of `[[name]]`.
    fn rows(&mut self, value: &Spanned<DeValue<'a>>, name: &str) -> Vec<Spanned<DeValue<'a>>> {
        if let DeValue::Array(rows) = value.get_ref() {
            return rows.iter().cloned().collect();
        }
        self.faults.push(Fault {
            span: value.span(),
            sentence: format!("`{name}` is a list of tables, for there may be several"),
            hint: format!("write `[[{name}]]` in double brackets above its keys"),
        });
        Vec::new()
    }

    /// The entries of a table whose keys are the owner's, each read by itself.
    fn named<K: DeserializeOwned, T: DeserializeOwned>(
        &mut self,
        value: &Spanned<DeValue<'a>>,
        name: &str,
    ) -> Vec<(Spanned<K>, T)> {
        let DeValue::Table(table) = value.get_ref() else {
            self.faults.push(Fault {
                span: value.span(),
                sentence: format!("`{name}` is a table"),
                hint: format!("write `{}` above its keys", title(name)),
            });
            return Vec::new();
        };
        let mut in_order: Vec<_> = table.iter().collect();
        in_order.sort_by_key(|(key, _)| key.span().start);
        let mut entries = Vec::new();
        for (key, value) in in_order {
            let word: toml::de::Error = match K::deserialize(key.get_ref().as_ref().into_deserializer()) {
                Ok(word) => {
                    let entry = self.one(value.clone());
                    entries.extend(entry.map(|entry| (Spanned::new(key.span(), word), entry)));
                    continue;
                }
                Err(error) => error,
            };
            let place = Place { table: name.to_owned(), key: None };
            self.faults.push(Fault::of_serde(word.message(), key.span(), Some(place)));
        }
        entries
    }
}

/// Takes out the key whose name or value lies at `span`, and tells its name.
fn take_out(value: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> Option<String> {
    match value.get_mut() {
        DeValue::Table(table) => {
            let here = table.iter().find(|(key, value)| key.span() == *span || value.span() == *span);
            match here.map(|(key, _)| key.clone()) {
                Some(key) => table.remove(&key).map(|_| key.into_inner().into_owned()),
                None => table.iter_mut().find_map(|(_, value)| take_out(value, span)),
            }
        }
        DeValue::Array(items) => items.iter_mut().find_map(|item| take_out(item, span)),
        _ => None,
    }
}
