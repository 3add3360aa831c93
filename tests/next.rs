//! 400 days of the daemon in six zones, without a daemon: machines that sleep, are restarted and have their clocks
//! set, with `next_step` driven as the daemon drives it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail")]

use appreciated::next::{
    MailPlan, Request, RequestId, ScanPlan, Slot, State, Step, TICK, Timetable, next_step,
};
use appreciated::sample::rng::Rng;
use appreciated::schedule::Crontab;
use chrono::{DateTime, Duration, Utc};
use chrono_tz::{Africa, America, Australia, Europe, Pacific, Tz};
use std::collections::{BTreeMap, BTreeSet};

const ZONES: [Tz; 6] = [
    Europe::Berlin,
    America::New_York,
    Australia::Lord_Howe,
    Africa::Casablanca,
    Pacific::Apia,
    America::St_Johns,
];
/// In the hour that clocks skip or repeat, at midnight, several a day, once a week.
const LINES: [&str; 4] = ["30 2 * * *", "0 0 * * *", "5 */6 * * *", "0 8 * * MON"];
const DAYS: i64 = 400;

fn begin() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-01-15T12:34:56Z").unwrap().to_utc()
}

fn slots(crontab: &Crontab, zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Slot> {
    let next = |after: DateTime<Utc>| {
        let next = crontab.next_after(after, zone).unwrap();
        Slot { at: next.to_utc(), local: next.naive_local() }
    };
    std::iter::successors(Some(next(from)), |slot| Some(next(slot.at)))
        .take_while(|slot| slot.at <= to)
        .collect()
}

/// A machine with a daemon on it.
struct World<'a> {
    digest: &'a Crontab,
    scan: &'a Crontab,
    zone: Tz,
    /// What the wall clock shows.
    now: DateTime<Utc>,
    last_digest: DateTime<Utc>,
    last_scan: DateTime<Utc>,
    requests: Vec<(RequestId, Request)>,
    busy_since: Option<DateTime<Utc>>,
    /// Of a scan, in seconds.
    longest_round: i64,
    /// The ledger's slots, with when each was served.
    served: BTreeMap<String, DateTime<Utc>>,
    /// Every digest, in order.
    digests: Vec<Slot>,
    scans: u32,
    late: u32,
}

impl<'a> World<'a> {
    fn new(digest: &'a Crontab, scan: &'a Crontab, zone: Tz) -> Self {
        let now = begin();
        let (last_digest, last_scan) = (now, now);
        let (served, requests, digests) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self {
            digest,
            scan,
            zone,
            now,
            last_digest,
            last_scan,
            requests,
            busy_since: None,
            longest_round: 1_700,
            served,
            digests,
            scans: 0,
            late: 0,
        }
    }

    fn step(&self) -> Step {
        let timetable = |name, crontab, last| Timetable { name, crontab, zone: self.zone, last };
        let state = State {
            parcels: Vec::new(),
            requests: self.requests.clone(),
            digest: Some(MailPlan {
                timetable: timetable("digest", self.digest, self.last_digest),
                catch_up: true,
                days_off: &[],
            }),
            reminders: Vec::new(),
            scans: vec![ScanPlan {
                timetable: timetable("scan:work", self.scan, self.last_scan),
                held_until: None,
                resting: false,
                budget_left: true,
            }],
            busy_since: self.busy_since,
        };
        next_step(self.now, &state)
    }

    /// Does all that is due, as the daemon would; gives the time it then waits for.
    fn work(&mut self, rng: &mut Rng) -> DateTime<Utc> {
        for _ in 0..10 {
            let began = self.now;
            match self.step() {
                Step::Wait { until } => {
                    assert!(until > self.now && until <= self.now + TICK, "{} {until}", self.now);
                    self.busy_since = None;
                    return until;
                }
                Step::Mail { slot, missed, .. } => {
                    assert!(slot.at <= self.now, "{} comes early, at {}", slot.key(), self.now);
                    if self.served.insert(slot.key(), self.now).is_none() {
                        self.digests.push(slot);
                        self.late += u32::from(missed);
                    }
                    self.last_digest = slot.at;
                    self.now += Duration::seconds(rng.between(0, self.longest_round / 20));
                }
                Step::PassMail { slot, .. } => self.last_digest = slot.at,
                Step::Scan(due) => {
                    self.last_scan = due.iter().map(|due| due.slot.at).max().unwrap();
                    self.scans += 1;
                    self.now += Duration::seconds(rng.between(0, self.longest_round));
                }
                Step::Serve(..) => {
                    self.requests.remove(0);
                }
                Step::Carry(id) => panic!("there is no parcel {id:?}"),
            }
            self.busy_since.get_or_insert(began);
        }
        panic!("it spins at {}", self.now);
    }

    /// Lets the time pass up to `until`. Nothing is due before `quiet`, so the ticks up to then are left out.
    fn pass(&mut self, until: DateTime<Utc>, quiet: DateTime<Utc>) {
        self.now = until.max(quiet - Duration::minutes(1)).max(self.now);
    }

    fn next_slot(&self) -> DateTime<Utc> {
        let next = |crontab: &Crontab| crontab.next_after(self.now, self.zone).unwrap().to_utc();
        next(self.digest).min(next(self.scan))
    }
}

fn each_world(mut test: impl FnMut(World<'_>, Rng)) {
    let scan = Crontab::parse("17 * * * *").unwrap();
    for (number, zone) in ZONES.into_iter().enumerate() {
        for (line_number, line) in LINES.into_iter().enumerate() {
            let digest = Crontab::parse(line).unwrap();
            test(World::new(&digest, &scan, zone), Rng::new((number * 100 + line_number) as u64));
        }
    }
}

fn no_slot_twice(world: &World<'_>) {
    let keys: BTreeSet<String> = world.digests.iter().map(Slot::key).collect();
    assert_eq!(keys.len(), world.digests.len());
    // A clock that was wrong may have been before the beginning or behind the end.
    let month = Duration::days(30);
    let all: BTreeSet<Slot> =
        slots(world.digest, world.zone, begin() - month, world.now + month).into_iter().collect();
    assert!(world.digests.iter().all(|slot| all.contains(slot)), "a digest without a slot");
}

#[test]
fn on_a_machine_that_runs_every_slot_has_its_digest() {
    each_world(|mut world, mut rng| {
        let end = begin() + Duration::days(DAYS);
        while world.now < end {
            let until = world.work(&mut rng);
            let quiet = world.next_slot();
            world.pass(until, quiet);
            if rng.chance(1) {
                world.requests.push((RequestId(1), Request::Scan));
            }
        }
        let all: Vec<Slot> = slots(world.digest, world.zone, begin(), world.now);
        assert!(world.digests.len() >= all.len() - 1, "only the very last may be to come");
        assert_eq!(world.digests, all[..world.digests.len()], "{} {}", world.digest, world.zone);
        assert!(world.digests.len() >= 57 && world.scans > 9_000);
        assert_eq!(world.late, 0, "a long scan makes no digest a missed one");
    });
}

#[test]
fn after_a_sleep_the_newest_missed_slot_has_its_digest_once() {
    each_world(|mut world, mut rng| {
        world.longest_round = 0;
        let end = begin() + Duration::days(DAYS);
        let mut expected: Vec<Slot> = Vec::new();
        while world.now < end {
            let until = world.work(&mut rng);
            assert_eq!(world.digests.last(), expected.last(), "all due digests are out before it waits");
            let before = world.now;
            if rng.chance(5) {
                // Suspended, or off; a restart reads `last` from the ledger, which is the same to next_step.
                world.now = until + Duration::minutes(rng.between(1, 3 * 24 * 60));
                world.busy_since = None;
            } else {
                let quiet = world.next_slot();
                world.pass(until, quiet);
            }
            expected.extend(slots(world.digest, world.zone, before, world.now).last());
        }
        world.work(&mut rng);
        assert_eq!(world.digests, expected, "{} {}", world.digest, world.zone);
        no_slot_twice(&world);
        assert!(world.late > 5);
    });
}

#[test]
fn clocks_that_are_set_give_no_digest_twice_and_none_early() {
    each_world(|mut world, mut rng| {
        // True time; the wall clock is off by `error`.
        let mut error = Duration::zero();
        let end = begin() + Duration::days(DAYS);
        while world.now - error < end {
            let until = world.work(&mut rng);
            let quiet = world.next_slot();
            world.pass(until, quiet);
            if rng.chance(2) {
                world.now += Duration::minutes(rng.between(0, 2 * 24 * 60));
            }
            if rng.chance(3) {
                let wanted = match rng.between(0, 2) {
                    0 => Duration::zero(),
                    1 => Duration::minutes(rng.between(-300, 300)),
                    _ => Duration::hours(rng.between(-200, 200)),
                };
                world.now += wanted - error;
                error = wanted;
            }
        }
        // Back on the true clock, the next slot that nobody ever served comes: nothing is stuck.
        world.now -= error;
        let settled = world.now + Duration::days(15);
        while world.now < settled {
            let until = world.work(&mut rng);
            let quiet = world.next_slot();
            world.pass(until, quiet);
        }
        no_slot_twice(&world);
        let recent = slots(world.digest, world.zone, world.now - Duration::days(10), world.now);
        assert!(
            recent.iter().all(|slot| world.served.contains_key(&slot.key())),
            "{} {}: after the clock is right again, all comes",
            world.digest,
            world.zone
        );
        assert!(world.digests.len() > 40);
    });
}
