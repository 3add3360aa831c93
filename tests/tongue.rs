//! The messages of every language: nothing is missing, nothing is left over, every value is where English has it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail")]

use appreciated::tongue::{Fact, Tongue};
use chrono::{DateTime, NaiveDate};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use std::collections::{BTreeMap, BTreeSet};

/// What one message or attribute holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    values: BTreeSet<String>,
    others: BTreeSet<String>,
}

fn parse(tongue: Tongue) -> Resource<&'static str> {
    fluent_syntax::parser::parse(tongue.source())
        .unwrap_or_else(|(_, faults)| panic!("{}.ftl: {faults:?}", tongue.code()))
}

/// Every message (`id`) and attribute (`id.a`) with what it refers to.
fn shapes(tongue: Tongue) -> BTreeMap<String, Shape> {
    let mut all = BTreeMap::new();
    for entry in parse(tongue).body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_owned();
        if let Some(pattern) = &message.value {
            assert!(all.insert(id.clone(), shape(pattern)).is_none(), "{}: {id} twice", tongue.code());
        }
        for one in &message.attributes {
            all.insert(format!("{id}.{}", one.id.name), shape(&one.value));
        }
    }
    all
}

fn shape(pattern: &Pattern<&str>) -> Shape {
    let mut shape = Shape::default();
    walk(pattern, &mut shape);
    shape
}

fn walk(pattern: &Pattern<&str>, shape: &mut Shape) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => inside(inline, shape),
            Expression::Select { selector, variants } => {
                inside(selector, shape);
                for one in variants {
                    walk(&one.value, shape);
                }
            }
        }
    }
}

fn inside(inline: &InlineExpression<&str>, shape: &mut Shape) {
    match inline {
        InlineExpression::VariableReference { id } => drop(shape.values.insert(id.name.to_owned())),
        InlineExpression::MessageReference { id, attribute: None } => {
            shape.others.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("not used here: {other:?}"),
    }
}

/// The values of a message, those of the messages it refers to included.
fn values(id: &str, shapes: &BTreeMap<String, Shape>) -> BTreeSet<String> {
    let shape = &shapes[id];
    let deeper = shape.others.iter().flat_map(|other| values(other, shapes));
    shape.values.iter().cloned().chain(deeper).collect()
}

/// `id` for a message, also for its attributes.
fn message_of(id: &str) -> &str {
    id.split('.').next().unwrap()
}

#[test]
fn every_language_has_every_message_with_the_same_values() {
    let english = shapes(Tongue::En);
    let ids: BTreeSet<&str> = english.keys().map(|id| message_of(id)).collect();
    for tongue in Tongue::ALL {
        let theirs = shapes(tongue);
        let have: BTreeSet<&str> = theirs.keys().map(|id| message_of(id)).collect();
        assert_eq!(ids, have, "{}", tongue.code());
        for id in english.keys() {
            let all = |shapes: &BTreeMap<String, Shape>| -> BTreeSet<String> {
                let of_message = shapes.keys().filter(|one| message_of(one) == message_of(id));
                of_message.flat_map(|one| values(one, shapes)).collect()
            };
            let (ours, other) = (all(&english), all(&theirs));
            // A language may leave out the word for a number that its grammar says by the plural alone.
            let optional = ["count", "number"];
            let missing: Vec<_> =
                ours.difference(&other).filter(|v| !optional.contains(&v.as_str())).collect();
            assert!(missing.is_empty(), "{}: {id} lacks {missing:?}", tongue.code());
            let surplus: Vec<_> = other.difference(&ours).collect();
            assert!(surplus.is_empty(), "{}: {id} has {surplus:?} too many", tongue.code());
        }
    }
}

#[test]
fn every_message_can_be_filled_in() {
    for tongue in Tongue::ALL {
        let shapes = shapes(tongue);
        for id in shapes.keys() {
            for count in [0_usize, 1, 2, 5, 21] {
                let values = values(id, &shapes);
                let facts: Vec<(&str, Fact<'_>)> = values
                    .iter()
                    .map(|name| match name.as_str() {
                        "count" | "month" | "weekday" | "closing" | "delegated" => {
                            (name.as_str(), count.into())
                        }
                        name => (name, format!("‹{name}›").into()),
                    })
                    .collect();
                let text = match id.split_once('.') {
                    Some((id, attribute)) => {
                        let all = tongue.wordings(id, "", &facts);
                        all.into_iter().find(|w| w.name.ends_with(&format!(".{attribute}"))).unwrap().text
                    }
                    None => tongue.say(id, &facts),
                };
                let fine = !text.is_empty() && !text.contains(['{', '}', '!', '\n']) && !text.contains("  ");
                assert!(fine && text.trim() == text, "{} {id}: {text:?}", tongue.code());
            }
        }
    }
}

/// Every string literal in the source that looks like a message's id.
fn said_in_code() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(path).unwrap();
                let literals = text.split('"').skip(1);
                found.extend(literals.map(str::to_owned));
            }
        }
    }
    found
}

#[test]
fn no_message_is_said_by_nobody() {
    let said = said_in_code();
    // Put together from a part and the name of a command or an outcome.
    let parts = ["command-", "answer-", "unit-", "echo-", "receipt-help-", "why-"];
    let shapes = shapes(Tongue::En);
    let inner: BTreeSet<&String> = shapes.values().flat_map(|shape| &shape.others).collect();
    for id in shapes.keys().map(|id| message_of(id)) {
        let put_together = parts.iter().any(|part| {
            id.strip_prefix(part)
                .is_some_and(|rest| said.contains(rest) || said.contains(&format!("unit-{rest}")))
        });
        assert!(
            put_together || said.contains(id) || inner.contains(&id.to_owned()),
            "{id} is said by nobody"
        );
    }
}

#[test]
fn drafts_hold_no_mark_and_have_several_wordings() {
    for tongue in Tongue::ALL {
        for (id, text) in tongue.source().lines().filter_map(|line| line.split_once('=')) {
            let text = text.to_lowercase();
            assert!(!id.contains("-draft") || !text.contains("appreciated"), "{}: {id}", tongue.code());
        }
        let shapes = shapes(tongue);
        let bodies: BTreeSet<&str> = shapes
            .keys()
            .filter(|id| id.contains("-draft") && id.contains('.'))
            .map(|id| message_of(id))
            .collect();
        assert!(bodies.len() >= 10, "{bodies:?}");
        for id in bodies {
            let count = shapes.keys().filter(|one| message_of(one) == id).count();
            assert!(count >= 3, "{}: {id} has {count} wordings", tongue.code());
        }
    }
}

#[test]
fn the_same_wording_for_the_same_evidence_and_every_wording_for_some() {
    let first = |key: &str| Tongue::En.wordings("respond-draft", key, &[])[0].name.clone();
    assert_eq!(first("a"), first("a"));
    let names: BTreeSet<String> = (0..50).map(|n| first(&n.to_string())).collect();
    assert_eq!(names.len(), Tongue::En.wordings("respond-draft", "", &[]).len());
}

#[test]
fn days_and_lists() {
    let now = DateTime::parse_from_rfc3339("2026-11-21T09:00:00+00:00").unwrap();
    let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let say = |tongue: Tongue| {
        let asked = date(2026, 11, 1);
        [
            tongue.day(date(2026, 9, 2), now),
            tongue.day(date(2025, 3, 1), now),
            tongue.long_day(date(2026, 9, 2), now),
            tongue.month_year(date(2025, 3, 2)),
            tongue.full_date(date(2026, 11, 27)),
            tongue.after_asking(asked, date(2026, 11, 4)),
            tongue.list(&["a".into(), "b".into(), "c".into()]),
        ]
        .join(" | ")
    };
    let all: Vec<String> = Tongue::ALL.map(|tongue| format!("{}: {}", tongue.code(), say(tongue))).into();
    insta::assert_snapshot!(all.join("\n"));
}
