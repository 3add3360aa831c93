//! Mails that may not have reached the owner. Owns: the sentences on them. Never touches: what becomes of their items.

use super::receipt::RECEIPT;
use super::reminder_schedule;
use crate::ledger::Delivery;
use crate::outbox::delivery::Stage;
use chrono::{DateTime, FixedOffset};

/// One sentence on the digests that were given up since the last one that arrived, and one on the mails of single
/// reminders given up since then. Such a mail that arrived tells of none that was lost. `deliveries`: newest first.
pub(super) fn lost_since(deliveries: &[Delivery], now: DateTime<FixedOffset>) -> Vec<String> {
    let prefix = reminder_schedule("");
    let reminds = |delivery: &Delivery| delivery.schedule.starts_with(&prefix);
    let (reminders, digests): (Vec<&Delivery>, Vec<&Delivery>) = deliveries
        .iter()
        .filter(|delivery| delivery.schedule != RECEIPT)
        .take_while(|delivery| delivery.stage != Stage::Sent || reminds(delivery))
        .filter(|delivery| delivery.stage.is_last() && delivery.stage != Stage::Sent)
        .partition(|delivery| reminds(delivery));
    let all = [("digest", digests), ("reminder", reminders)];
    all.iter().filter_map(|(what, lost)| sentence(what, lost, now)).collect()
}

fn sentence(what: &str, lost: &[&Delivery], now: DateTime<FixedOffset>) -> Option<String> {
    let newest = lost.first()?;
    let day = newest.made_at.with_timezone(now.offset()).format("%-d %B");
    let which = match lost.len() {
        1 => format!("The {what} of {day}"),
        count => format!("The last {count} {what}s, the newest of {day},"),
    };
    let said = newest.said.as_ref().map_or_else(String::new, |said| format!(" ({said})"));
    Some(format!("{which} did not surely reach you{said}. What is still open of it stands here."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-24T08:00:00+01:00").unwrap()
    }

    /// Mails of schedules, the newest first, each a day before the one above.
    fn told(mails: &[(&str, Stage)]) -> Vec<String> {
        let delivery = |(days, (schedule, stage)): (i64, &(&str, Stage))| Delivery {
            digest: days.to_string(),
            tag: "q8m2".to_owned(),
            schedule: (*schedule).to_owned(),
            slot: String::new(),
            made_at: (now() - chrono::Duration::days(days)).to_utc(),
            stage: *stage,
            attempts: 1,
            next_attempt: None,
            said: (*stage == Stage::Refused).then(|| "550 no".to_owned()),
            items: 1,
        };
        lost_since(&(1..).zip(mails).map(delivery).collect::<Vec<_>>(), now())
    }

    #[test]
    fn a_reminder_that_arrived_hides_no_lost_digest() {
        let mails = [("reminder:Board", Stage::Sent), ("receipt", Stage::Sent), ("digest", Stage::Refused)];
        assert_eq!(
            told(&mails),
            [
                "The digest of 21 November did not surely reach you (550 no). What is still open of it stands here."
            ]
        );
    }

    #[test]
    fn reminders_have_a_sentence_of_their_own_until_a_digest_has_arrived() {
        let lost = [
            ("reminder:Board", Stage::Abandoned),
            ("digest", Stage::Refused),
            ("reminder:Team", Stage::Retry),
            ("digest", Stage::Abandoned),
        ];
        assert_eq!(
            told(&lost),
            [
                "The last 2 digests, the newest of 22 November, did not surely reach you (550 no). What is still open of it stands here.",
                "The reminder of 23 November did not surely reach you. What is still open of it stands here.",
            ]
        );
        let [board, ..] = lost;
        assert!(told(&[("send", Stage::Sent), board]).is_empty());
        assert!(told(&[("reminder:Board", Stage::Sent)]).is_empty());
    }
}
