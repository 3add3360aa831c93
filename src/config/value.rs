//! Values that are checked as they are read. Owns: one type per kind of value, parsed inside serde so that a fault
//! has its place. Never touches: what two keys mean together.
//!
//! An error is one line, `SENTENCE; write MEND`: `super::fault` turns the second half into the hint.

use crate::plain::nearest;
use crate::schedule::DayRange;
use crate::words::Practice;
use chrono::NaiveDate;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::net::IpAddr;

/// A number of days, written `30d`, `2w` or `5y` (a year is 365 days). At least one day, at most a century.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days(pub u32);

/// A host name or IP address without a port, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host(String);

/// The SHA-256 of a certificate in DER form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin(pub [u8; 32]);

/// A practice as the config names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PracticeName(pub Practice);

/// How the connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// From the first byte.
    #[default]
    Implicit,
    /// After a command in the clear.
    StartTls,
    /// Not at all; only to this machine itself.
    None,
}

/// How the digest gets to the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Deliver {
    /// As mail.
    Smtp,
    /// Put into INBOX by IMAP.
    Append,
    /// Written into the state directory.
    File,
}

/// What becomes of a digest that was missed, because the machine slept or was off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CatchUp {
    /// However many were missed, one comes, as soon as the machine is on again.
    #[default]
    Once,
    /// It is left out; the next one comes at its time.
    None,
}

/// Who issues access tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// Google.
    Google,
    /// Microsoft.
    Microsoft,
}

impl Days {
    /// Parses `30d`, `2w`, `5y`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let fault =
            || format!("`{text}` is no length of time; write days, weeks or years: `30d`, `2w`, `5y`");
        let (number, unit) = text
            .strip_suffix(['d', 'w', 'y'])
            .map(|number| (number, text.chars().last()))
            .ok_or_else(fault)?;
        if !number.chars().all(|c| c.is_ascii_digit()) {
            return Err(fault());
        }
        let days = number.parse::<u32>().ok().and_then(|number| match unit {
            Some('w') => number.checked_mul(7),
            Some('y') => number.checked_mul(365),
            _ => Some(number),
        });
        match days {
            Some(days) if (1..=36_500).contains(&days) => Ok(Self(days)),
            _ => Err(format!("`{text}` is too short or too long; write `1d` to `100y`")),
        }
    }
}

impl Host {
    /// Parses a host name (RFC 1123 §2.1, underscores too) or an IP address, with or without square brackets.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.contains("://") {
            return Err(format!("`{text}` is a URL; write only the host, `imap.example.com`"));
        }
        let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
        if bare.parse::<IpAddr>().is_ok() {
            return Ok(Self(bare.to_lowercase()));
        }
        if let Some((host, port)) = text.rsplit_once(':').filter(|(_, port)| number(port).is_some()) {
            return Err(format!("the port stands apart; write `host = \"{host}\", port = {port}`"));
        }
        let label = |label: &str| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        };
        let name = text.strip_suffix('.').unwrap_or(text);
        if text.len() > 253 || !name.split('.').all(label) {
            return Err(format!("`{text}` is no host name; write it like `imap.example.com`"));
        }
        Ok(Self(name.to_lowercase()))
    }

    /// The name or address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is this machine.
    pub fn is_loopback(&self) -> bool {
        self.0 == "localhost" || self.0.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Pin {
    /// Parses `sha256:` and 64 hexadecimal digits, with or without colons between the bytes.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text
            .strip_prefix("sha256:")?
            .chars()
            .filter(|c| *c != ':')
            .map(|c| c.to_digit(16))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> =
            digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, d| sum * 16 + *d as u8)).collect();
        (digits.len() == 64).then(|| bytes.try_into().ok()).flatten().map(Self)
    }
}

impl DayRange {
    /// Parses `2026-12-24` or `2026-12-24..2027-01-02`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let day = |part: &str| {
            NaiveDate::parse_from_str(part.trim(), "%Y-%m-%d")
                .map_err(|_| format!("`{text}` is no day; write `2026-12-24` or `2026-12-24..2027-01-02`"))
        };
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let (first, last) = (day(first)?, day(last)?);
        if last < first {
            return Err(format!("`{text}` ends before it begins; write `{last}..{first}`"));
        }
        Ok(Self { first, last })
    }
}

impl CatchUp {
    /// Parses `once` and `none`.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text {
            "once" => Ok(Self::Once),
            "none" => Ok(Self::None),
            _ => Err(format!("`{text}` is no way to catch up; write \"once\" or \"none\"")),
        }
    }
}

impl PracticeName {
    /// Finds a practice by its name in the config.
    pub fn parse(text: &str) -> Result<Self, String> {
        Practice::ALL.into_iter().find(|practice| practice.name() == text).map(Self).ok_or_else(|| {
            let names = Practice::ALL.map(Practice::name);
            match nearest(text, names) {
                Some(name) => format!("`{text}` is no practice; write `{name}`"),
                None => format!("`{text}` is no practice; write one of {}", names.join(", ")),
            }
        })
    }
}

/// Reads a string and parses it.
pub(super) fn parsed<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, Self::parse)
    }
}

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, Self::parse)
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, |text| {
            Self::parse(text).ok_or_else(|| {
                "this is no certificate pin; write `sha256:` and the 64 digits of its fingerprint".to_owned()
            })
        })
    }
}

impl<'de> Deserialize<'de> for DayRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, Self::parse)
    }
}

impl<'de> Deserialize<'de> for CatchUp {
    /// `true` and `false` stood here in early versions, so each is told its word.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;
        impl Visitor<'_> for Word {
            type Value = CatchUp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<CatchUp, E> {
                CatchUp::parse(text).map_err(E::custom)
            }

            fn visit_bool<E: Error>(self, on: bool) -> Result<CatchUp, E> {
                let word = if on { "once" } else { "none" };
                Err(E::custom(format!("this should be a text in quotes, not {on}; write \"{word}\"")))
            }
        }
        deserializer.deserialize_any(Word)
    }
}

impl<'de> Deserialize<'de> for PracticeName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, Self::parse)
    }
}

/// Digits only, so that `+5` is no number.
fn number(text: &str) -> Option<u32> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!(Days::parse("30d"), Ok(Days(30)));
        assert_eq!(Days::parse("2w"), Ok(Days(14)));
        assert_eq!(Days::parse("5y"), Ok(Days(1825)));
        for bad in
            ["", "d", "30", "30 d", "-1d", "+1d", "1m", "0d", "101y", "99999999999d", "5000000000w", "1é"]
        {
            assert!(Days::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn hosts() {
        for good in [
            "imap.example.com",
            "localhost",
            "127.0.0.1",
            "::1",
            "[::1]",
            "mail_1.example.",
            "bücher.example",
        ] {
            assert!(Host::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "a b", "imaps://x", "x:993", "a..b", "x\r\nA1 LOGOUT", "x/y", "user@host", "*"] {
            assert!(Host::parse(bad).is_err(), "{bad}");
        }
        assert!(Host::parse("imap.example.com:993").unwrap_err().contains("port = 993"));
        let loopback = |text: &str| Host::parse(text).unwrap().is_loopback();
        assert!(loopback("LOCALHOST") && loopback("[::1]") && loopback("127.1.2.3"));
        assert!(!loopback("localhost.example.com") && !loopback("10.0.0.1"));
    }

    #[test]
    fn pins() {
        let hex = "0f".repeat(32);
        assert_eq!(Pin::parse(&format!("sha256:{hex}")), Some(Pin([15; 32])));
        assert_eq!(Pin::parse(&format!("sha256:{}", ["0F"; 32].join(":"))), Some(Pin([15; 32])));
        for bad in ["", "sha256:", &hex, &format!("sha256:{hex}0"), &format!("sha1:{hex}"), "sha256:zz"] {
            assert_eq!(Pin::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn day_ranges() {
        let range = DayRange::parse("2026-12-24..2027-01-02").unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(range.contains(day("2026-12-24")) && range.contains(day("2027-01-02")));
        assert!(!range.contains(day("2027-01-03")));
        assert!(DayRange::parse("2027-01-02..2026-12-24").unwrap_err().contains("2026-12-24..2027-01-02"));
        assert!(DayRange::parse("24 December").is_err());
    }

    #[test]
    fn catching_up() {
        assert_eq!(CatchUp::parse("once"), Ok(CatchUp::Once));
        assert_eq!(CatchUp::parse("none"), Ok(CatchUp::None));
        assert!(CatchUp::parse("Once").unwrap_err().ends_with("write \"once\" or \"none\""));
    }

    #[test]
    fn practices() {
        assert_eq!(PracticeName::parse("peace"), Ok(PracticeName(Practice::Peace)));
        assert!(PracticeName::parse("repays").unwrap_err().ends_with("write `repay`"));
        assert!(PracticeName::parse("xyz").unwrap_err().contains("appreciate, respond"));
    }
}
