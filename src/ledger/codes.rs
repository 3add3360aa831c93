//! How values stand in columns. Owns: the names of enums, days and times as text. Never touches: statements.
//!
//! The names are those of the JSON output (`kebab-case`), so reading is serde's and a test holds both together.

use super::fault::Fault;
use crate::words::{Confidence, IntakeReason, SignalKind, Verdict};
use chrono::{DateTime, FixedOffset, Utc};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, IntoDeserializer};
use std::str::FromStr;

/// A value of an enum from its name.
pub(super) fn named<'a, T: Deserialize<'a>>(what: &'static str, name: &'a str) -> Result<T, Fault> {
    let deserializer: StrDeserializer<'a, Error> = name.into_deserializer();
    T::deserialize(deserializer).map_err(|_| Fault::Unreadable { what, value: name.to_owned() })
}

/// A day, a time or an address from its text.
pub(super) fn parsed<T: FromStr>(what: &'static str, text: &str) -> Result<T, Fault> {
    text.parse().map_err(|_| Fault::Unreadable { what, value: text.to_owned() })
}

/// An instant with its offset from seconds, nanoseconds and seconds east.
pub(super) fn instant(seconds: i64, nanos: u32, offset: i32) -> Result<DateTime<FixedOffset>, Fault> {
    DateTime::from_timestamp(seconds, nanos)
        .zip(FixedOffset::east_opt(offset))
        .map(|(at, offset)| at.with_timezone(&offset))
        .ok_or_else(|| Fault::Unreadable { what: "date", value: format!("{seconds}.{nanos} {offset}") })
}

/// A moment from seconds since 1970-01-01 UTC.
pub(super) fn moment(seconds: i64) -> Result<DateTime<Utc>, Fault> {
    DateTime::from_timestamp(seconds, 0)
        .ok_or_else(|| Fault::Unreadable { what: "date", value: seconds.to_string() })
}

/// A moment that may be missing.
pub(super) fn moment_or_none(seconds: Option<i64>) -> Result<Option<DateTime<Utc>>, Fault> {
    seconds.map(moment).transpose()
}

/// The name of what a suggestion rests on.
pub(super) fn deed(deed: Option<SignalKind>) -> &'static str {
    deed.map_or("contact", kind)
}

/// What a suggestion rests on, from its name.
pub(super) fn deed_named(name: &str) -> Result<Option<SignalKind>, Fault> {
    if name == "contact" { Ok(None) } else { named("act", name).map(Some) }
}

/// The name of a kind.
pub(super) fn kind(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Thanks => "thanks",
        SignalKind::Praise => "praise",
        SignalKind::Request => "request",
        SignalKind::Offer => "offer",
        SignalKind::Delivery => "delivery",
        SignalKind::PassedOn => "passed-on",
        SignalKind::Promise => "promise",
        SignalKind::AdviceSeek => "advice-seek",
        SignalKind::Introduction => "introduction",
        SignalKind::Apology => "apology",
        SignalKind::Friction => "friction",
        SignalKind::Withdrawal => "withdrawal",
        SignalKind::Referral => "referral",
    }
}

/// The name of a confidence.
pub(super) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

/// The name of a verdict.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Opens => "opens",
        Verdict::Closes => "closes",
        Verdict::Nothing => "nothing",
    }
}

/// The name of a reason.
pub(super) fn reason(reason: IntakeReason) -> &'static str {
    match reason {
        IntakeReason::List => "list",
        IntakeReason::ManyRecipients => "many-recipients",
        IntakeReason::Delegate => "delegate",
        IntakeReason::Calendar => "calendar",
        IntakeReason::OwnDigest => "own-digest",
        IntakeReason::Away => "away",
        IntakeReason::AutoSubmitted => "auto-submitted",
        IntakeReason::Report => "report",
        IntakeReason::MailMerge => "mail-merge",
        IntakeReason::Draft => "draft",
        IntakeReason::NoPerson => "no-person",
        IntakeReason::NotFromOwner => "not-from-owner",
        IntakeReason::NoDate => "no-date",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::delivery::Stage;
    use crate::words::Practice;
    use IntakeReason as R;
    use SignalKind as S;

    #[test]
    fn every_name_reads_back() {
        let kinds = [
            S::Thanks,
            S::Praise,
            S::Request,
            S::Offer,
            S::Delivery,
            S::PassedOn,
            S::Promise,
            S::AdviceSeek,
            S::Introduction,
            S::Apology,
            S::Friction,
            S::Withdrawal,
            S::Referral,
        ];
        for value in kinds {
            assert_eq!(named::<SignalKind>("act", kind(value)).unwrap(), value);
        }
        let reasons = [
            R::List,
            R::ManyRecipients,
            R::Delegate,
            R::Calendar,
            R::OwnDigest,
            R::Away,
            R::AutoSubmitted,
            R::Report,
            R::MailMerge,
            R::Draft,
            R::NoPerson,
            R::NotFromOwner,
            R::NoDate,
        ];
        for value in reasons {
            assert_eq!(named::<IntakeReason>("reason", reason(value)).unwrap(), value);
        }
        for value in [Confidence::Low, Confidence::Medium, Confidence::High] {
            assert_eq!(named::<Confidence>("confidence", confidence(value)).unwrap(), value);
        }
        for value in [Verdict::Opens, Verdict::Closes, Verdict::Nothing] {
            assert_eq!(named::<Verdict>("verdict", verdict(value)).unwrap(), value);
        }
        for value in Stage::ALL {
            assert_eq!(named::<Stage>("stage", value.name()).unwrap(), value);
        }
        for value in [None, Some(S::Praise)] {
            assert_eq!(deed_named(deed(value)).unwrap(), value);
        }
        for value in Practice::ALL {
            assert_eq!(named::<Practice>("practice", value.name()).unwrap(), value);
        }
    }

    #[test]
    fn a_foreign_name_is_a_sentence() {
        let fault = named::<SignalKind>("act", "grumble").unwrap_err();
        assert_eq!(
            fault.to_string(),
            "holds \"grumble\", which is no act; it was changed by another program"
        );
    }
}
