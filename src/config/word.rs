//! Words of the tables that the settings hold as plain values. Owns: one type per kind of word, parsed inside serde
//! like those of [`super::value`]. Never touches: what two keys mean together.

use super::value::{Days, parsed};
use crate::plain::nearest;
use crate::tongue::Tongue;
use crate::words::{Pattern, Switch};
use chrono_tz::Tz;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Whether praise before others may be proposed for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Public {
    #[default]
    Allowed,
    Never,
}

/// Where a reminder is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Appear {
    /// At the head of the next digest.
    #[default]
    Digest,
    /// In a mail of its own.
    Now,
}

/// One line of text: not empty, no control characters. What is sent to servers or printed must be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line(pub(super) String);

/// A [`Line`] that names a reminder, of which the ledger makes keys.
#[derive(Clone, Debug)]
pub(super) struct Title(pub(super) String);

/// A program and its arguments.
#[derive(Clone, Debug)]
pub(super) struct Argv(pub(super) Vec<String>);

/// A path as written: absolute, or relative to the config.
#[derive(Clone, Debug)]
pub(super) struct PathText(pub(super) String);

/// A time zone of the IANA database.
#[derive(Clone, Copy, Debug)]
pub(super) struct Zone(pub(super) Tz);

/// An address or a pattern of addresses.
#[derive(Clone, Debug)]
pub(super) struct PatternText(pub(super) Pattern);

/// How a practice is switched.
#[derive(Clone, Copy, Debug)]
pub(super) struct SwitchText(pub(super) Switch);

/// Days, or `none`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keep(pub(super) Option<Days>);

/// How many days before its day something may be shown; `None` is `off`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lead(pub(super) Option<u32>);

/// A port.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port(pub(super) u16);

/// How many items: 1 to 7 (seven is what a person reads in 90 seconds).
#[derive(Clone, Copy, Debug)]
pub(super) struct Items(pub(super) u8);

/// Megabytes, 1 to a million.
#[derive(Clone, Copy, Debug)]
pub(super) struct Megabytes(pub(super) u32);

/// The language of the digest.
#[derive(Clone, Debug)]
pub(super) struct Language(pub(super) Tongue);

const CONTROLS: &str = "control characters and line ends can't stand here; write one line of text";

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| match text.trim() {
            "" => Err("this is empty; write a word or leave the key out".to_owned()),
            line if line.chars().any(char::is_control) => Err(CONTROLS.to_owned()),
            line => Ok(Self(line.to_owned())),
        })
    }
}

impl<'de> Deserialize<'de> for Title {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| match text.trim() {
            "" => Err("this is empty; write what the digest should say".to_owned()),
            title if title.contains('|') => {
                Err("`|` can't stand in a name; write another sign in its place".to_owned())
            }
            title if title.chars().any(char::is_control) => Err(CONTROLS.to_owned()),
            title => Ok(Self(title.to_owned())),
        })
    }
}

impl<'de> Deserialize<'de> for Argv {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Vec::<String>::deserialize(deserializer)?;
        if words.first().is_none_or(String::is_empty) || words.iter().any(|word| word.contains('\0')) {
            return Err(D::Error::custom(
                "this names no program; write `[\"pass\", \"show\", \"mail/work\"]`",
            ));
        }
        Ok(Self(words))
    }
}

impl<'de> Deserialize<'de> for PathText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| {
            if text.is_empty() || text.chars().any(char::is_control) {
                return Err("this is no path; write it like `/home/me/Mail/Sent`".to_owned());
            }
            if text.starts_with('~') || text.contains('$') {
                return Err("`~` and `$` are not expanded here; write the whole path, `/home/me/Mail/Sent`"
                    .to_owned());
            }
            Ok(Self(text.to_owned()))
        })
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| {
            text.parse().map(Self).map_err(|_| {
                let near = nearest(text, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()));
                format!("`{text}` is no time zone; write `{}`", near.unwrap_or("Europe/Lisbon"))
            })
        })
    }
}

impl<'de> Deserialize<'de> for PatternText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| {
            let pattern = Pattern::parse(text).filter(|_| !text.chars().any(char::is_control));
            pattern.map(Self).ok_or_else(|| {
                format!("`{text}` is no address or pattern; write `name@example.com`, `*@example.com` or `*@*.example.com`")
            })
        })
    }
}

impl<'de> Deserialize<'de> for SwitchText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| {
            let switch = match text {
                "on" => Switch::On,
                "off" => Switch::Off,
                _ => match Days::parse(text) {
                    Ok(days) => Switch::Every(days.0),
                    Err(_) => {
                        return Err(format!(
                            "`{text}` is no switch; write \"on\", \"off\" or a time such as \"30d\""
                        ));
                    }
                },
            };
            Ok(Self(switch))
        })
    }
}

impl<'de> Deserialize<'de> for Keep {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| match text {
            "none" => Ok(Self(None)),
            _ => Days::parse(text).map(|days| Self(Some(days))),
        })
    }
}

/// Nobody plans a wish for longer.
const LONGEST_LEAD: u32 = 30;

/// What can be written for a [`Lead`].
const LEADS: &str = "\"3d before\", \"1w before\", \"on the day\" or \"off\"";

impl Default for Lead {
    fn default() -> Self {
        Self(Some(3))
    }
}

impl Lead {
    fn parse(text: &str) -> Result<Self, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let days = match words.as_slice() {
            ["off"] => return Ok(Self(None)),
            ["on", "the", "day"] => return Ok(Self(Some(0))),
            [time, "before"] => Days::parse(time).ok(),
            _ => None,
        };
        match days {
            Some(Days(days)) if days <= LONGEST_LEAD => Ok(Self(Some(days))),
            Some(_) => Err(format!("`{text}` is too early; write at most \"{LONGEST_LEAD}d before\"")),
            None => Err(format!("`{text}` does not say when; write {LEADS}")),
        }
    }
}

impl<'de> Deserialize<'de> for Lead {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl serde::de::Visitor<'_> for Words {
            type Value = Lead;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Lead, E> {
                Lead::parse(text).map_err(E::custom)
            }

            // Switches are true or false elsewhere in this table, and this was one once.
            fn visit_bool<E: Error>(self, _: bool) -> Result<Lead, E> {
                Err(E::custom(format!("true and false do not say when; write {LEADS}")))
            }
        }
        deserializer.deserialize_any(Words)
    }
}

impl<'de> Deserialize<'de> for Port {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ranged(deserializer, 1..=65_535).map(Self)
    }
}

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ranged(deserializer, 1..=7).map(Self)
    }
}

impl<'de> Deserialize<'de> for Megabytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ranged(deserializer, 1..=1_000_000).map(Self)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| {
            let known = Tongue::ALL.map(|tongue| format!("`{}`", tongue.code())).join(", ");
            Tongue::of(text)
                .map(Self)
                .ok_or_else(|| format!("the digest is not written in `{text}`; write one of {known}"))
        })
    }
}

/// Reads a whole number and takes it when it is in the range.
fn ranged<'de, D: Deserializer<'de>, T: TryFrom<i64>>(
    deserializer: D,
    range: std::ops::RangeInclusive<i64>,
) -> Result<T, D::Error> {
    let number = i64::deserialize(deserializer)?;
    T::try_from(number).ok().filter(|_| range.contains(&number)).ok_or_else(|| {
        D::Error::custom(format!("{number} is out of range; write {} to {}", range.start(), range.end()))
    })
}
