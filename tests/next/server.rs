//! A mail server that has its days. Owns: which mails arrived, how often, and from when on they can be seen.

use appreciated::outbox::delivery::{Outcome, Parcel};
use appreciated::sample::rng::Rng;
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeMap;

/// The server, and the mailbox behind it.
#[derive(Default)]
pub struct Server {
    /// Whether it ever fails.
    pub fails: bool,
    /// What it takes can be seen after at most so many seconds.
    pub files_within: i64,
    /// From when on each copy of a mail can be seen, by the mail's id.
    copies: BTreeMap<String, Vec<DateTime<Utc>>>,
    down_until: DateTime<Utc>,
}

impl Server {
    /// One that fails now and then, and files what it takes within 100 seconds.
    pub fn failing() -> Self {
        Self { fails: true, files_within: 100, ..Self::default() }
    }

    /// Is given a mail.
    pub fn take(&mut self, id: &str, now: DateTime<Utc>, rng: &mut Rng) -> Outcome {
        let down = self.is_down(now, rng);
        let said = "451 not now".to_owned();
        match (self.fails, down, rng.between(0, 99)) {
            (true, true, 0..60) => Outcome::NotSent { for_good: false, said },
            (true, true, 60..75) => Outcome::ForOwner("535 who are you".to_owned()),
            (true, true, 75..85) | (true, false, 0..4) => Outcome::Unknown("the line broke".to_owned()),
            (true, true, _) | (true, false, 4..8) => {
                self.file(id, now, rng);
                Outcome::Unknown("no answer".to_owned())
            }
            (true, false, 8..10) => Outcome::NotSent { for_good: true, said: "550 never".to_owned() },
            _ => {
                self.file(id, now, rng);
                Outcome::Sent("250 ok".to_owned())
            }
        }
    }

    /// Is asked whether a mail arrived.
    pub fn look(&mut self, parcel: &Parcel, now: DateTime<Utc>, rng: &mut Rng) -> Result<bool, String> {
        if self.is_down(now, rng) && rng.chance(50) {
            return Err("no answer".to_owned());
        }
        Ok(self.copies.get(&parcel.digest).is_some_and(|seen| seen.iter().any(|from| *from <= now)))
    }

    /// How many copies of a mail arrived.
    pub fn copies(&self, id: &str) -> usize {
        self.copies.get(id).map_or(0, Vec::len)
    }

    fn file(&mut self, id: &str, now: DateTime<Utc>, rng: &mut Rng) {
        let seen = now + Duration::seconds(rng.between(0, self.files_within));
        self.copies.entry(id.to_owned()).or_default().push(seen);
    }

    /// Now and then it is down, for a minute or for more than a day.
    fn is_down(&mut self, now: DateTime<Utc>, rng: &mut Rng) -> bool {
        if self.fails && now >= self.down_until && rng.chance(4) {
            let minutes = if rng.chance(70) { rng.between(1, 60) } else { rng.between(60, 30 * 60) };
            self.down_until = now + Duration::minutes(minutes);
        }
        self.fails && now < self.down_until
    }
}
