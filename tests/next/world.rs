//! A machine with the daemon's decisions on it, a ledger in memory and a wall clock that is only a number. Owns: that all
//! is done as the daemon does it. What may go wrong is [`Ways`]; sleeping and setting the clock is left to the tests.

mod errands;

use crate::server::Server;
use appreciated::config::Config;
use appreciated::ledger::Ledger;
use appreciated::next::{
    MailPlan, Request, RequestId, ScanPlan, Slot, State, Step, TICK, Timetable, next_step,
};
use appreciated::outbox::delivery::{Doubt, Parcel, Task};
use appreciated::rounds::{self, DIGEST, reminder_schedule, scan_schedule};
use appreciated::sample::rng::Rng;
use appreciated::schedule::Crontab;
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

/// The clock of schedules that name none.
const MACHINE: Tz = Tz::UTC;

/// What may happen in a world, besides what its test does to it.
#[derive(Clone, Copy, Debug)]
pub struct Ways {
    /// A mail that was missed comes late.
    pub catch_up: bool,
    /// The most seconds that a scan, the reading before a mail, and handing over take.
    pub scan: i64,
    pub reading: i64,
    pub carrying: i64,
    /// Of a hundred steps so many are ended by the end of the program.
    pub kills: i64,
}

/// A slot that brought a mail, or had nothing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    pub schedule: String,
    pub slot: Slot,
    pub missed: bool,
    /// By the wall clock.
    pub at: DateTime<Utc>,
    /// When the machine had last begun to run.
    pub woken_at: DateTime<Utc>,
}

pub struct World {
    pub config: Config,
    pub ledger: Ledger,
    pub server: Server,
    pub ways: Ways,
    pub rng: Rng,
    /// What the wall clock shows.
    pub now: DateTime<Utc>,
    /// By how much that is wrong.
    pub error: Duration,
    pub woken_at: DateTime<Utc>,
    pub served: Vec<Served>,
    pub passed: u32,
    pub scans: u32,
    /// How often it was asked what to do.
    pub steps: u64,
    busy_since: Option<DateTime<Utc>>,
    held_until: Option<DateTime<Utc>>,
    /// What the last look into the ledger found; `None` when something was written since.
    known: Option<Known>,
}

/// As the daemon's plan.
struct Known {
    digest: DateTime<Utc>,
    reminders: Vec<DateTime<Utc>>,
    scan: DateTime<Utc>,
    parcels: Vec<Parcel>,
    requests: Vec<(RequestId, Request)>,
}

impl World {
    pub fn new(config: Config, ways: Ways, seed: u64, now: DateTime<Utc>) -> Self {
        let ledger = Ledger::in_memory([7; 32]).unwrap();
        let server = Server::failing();
        Self {
            config,
            ledger,
            server,
            ways,
            rng: Rng::new(seed),
            now,
            error: Duration::zero(),
            woken_at: now,
            served: Vec::new(),
            passed: 0,
            scans: 0,
            steps: 0,
            busy_since: None,
            held_until: None,
            known: None,
        }
    }

    /// Does all that is due, as the daemon would; gives the time it then waits for.
    pub fn work(&mut self) -> DateTime<Utc> {
        for _ in 0..60 {
            let began = self.now;
            let step = self.step();
            if let Step::Wait { until } = step {
                assert!(until > self.now && until <= self.now + TICK, "{} {until}", self.now);
                self.busy_since = None;
                return until;
            }
            self.busy_since.get_or_insert(began);
            self.known = None;
            self.perform(step);
        }
        panic!("it spins at {}", self.now);
    }

    /// Lets the time of a wait pass. The ticks of the hours in which nothing can be due are left out.
    pub fn wait(&mut self, until: DateTime<Utc>) {
        self.now = until.max(self.quiet_until() - TICK);
    }

    /// The machine is suspended in the middle of a wait, whose rest passes after it has woken.
    pub fn sleep(&mut self, until: DateTime<Utc>, minutes: i64) {
        let left = until - self.now;
        self.now += Duration::minutes(minutes);
        self.woken_at = self.now;
        self.now += left;
    }

    /// The program is ended, and started after some minutes.
    pub fn restart(&mut self, minutes: i64) {
        self.now += Duration::minutes(minutes);
        self.woken_at = self.now;
        self.busy_since = None;
        self.known = None;
    }

    /// The clock is set; `error` is what it then shows too much.
    pub fn set_clock(&mut self, error: Duration) {
        self.now += error - self.error;
        self.error = error;
    }

    /// The owner changes the config, and has it read.
    pub fn change(&mut self, change: impl FnOnce(&mut Config)) {
        change(&mut self.config);
        self.known = None;
    }

    /// What a command asks for.
    pub fn ask(&mut self, request: Request) {
        self.ledger.ask(request, self.now).unwrap();
        self.known = None;
    }

    /// The mails with a schedule: its name, its line, its clock.
    pub fn schedules(&self) -> Vec<(String, &Crontab, Tz)> {
        let config = &self.config;
        let zone = |own| config.zone(own, MACHINE);
        let digest = (DIGEST.to_owned(), &config.digest.cron, zone(None));
        let reminders = config
            .mailed_reminders()
            .map(|one| (reminder_schedule(&one.name), &one.cron, zone(one.timezone)));
        std::iter::once(digest).chain(reminders).collect()
    }

    fn look(&mut self) -> &Known {
        if self.known.is_none() {
            rounds::begin(&mut self.ledger, &self.config, self.now, MACHINE).unwrap();
            let last = |name: &str| self.ledger.last_slot(name).unwrap().unwrap().last;
            self.known = Some(Known {
                digest: last(DIGEST),
                reminders: self
                    .config
                    .mailed_reminders()
                    .map(|one| last(&reminder_schedule(&one.name)))
                    .collect(),
                scan: last(&scan_schedule(&self.config.accounts[0].name)),
                parcels: self.ledger.parcels().unwrap(),
                requests: self
                    .ledger
                    .requests()
                    .unwrap()
                    .iter()
                    .map(|asked| (asked.id, asked.round))
                    .collect(),
            });
        }
        self.known.as_ref().unwrap()
    }

    fn step(&mut self) -> Step {
        self.steps += 1;
        self.look();
        let (known, config) = (self.known.as_ref().unwrap(), &self.config);
        let table =
            |crontab, own, last| Timetable { name: "", crontab, zone: config.zone(own, MACHINE), last };
        let mail = |timetable| MailPlan { timetable, catch_up: self.ways.catch_up, days_off: &[] };
        let reminders = config.mailed_reminders().zip(&known.reminders);
        let scan = &config.accounts[0].scan;
        let state = State {
            parcels: known.parcels.iter().map(|one| (one.id, one.task(Doubt::Look, self.now))).collect(),
            requests: known.requests.clone(),
            digest: Some(mail(table(&config.digest.cron, None, known.digest))),
            reminders: reminders.map(|(one, last)| mail(table(&one.cron, one.timezone, *last))).collect(),
            scans: vec![ScanPlan {
                timetable: table(&scan.cron, scan.timezone, known.scan),
                held_until: self.held_until,
                resting: false,
                budget_left: true,
            }],
            busy_since: self.busy_since,
        };
        next_step(self.now, &state)
    }

    /// Before this nothing can be due.
    fn quiet_until(&mut self) -> DateTime<Utc> {
        let now = self.now;
        let waits = |parcel: &Parcel| match parcel.task(Doubt::Look, now) {
            Task::Wait(until) => until,
            _ => now,
        };
        let parcel = self.look().parcels.iter().map(waits).min();
        let scan = &self.config.accounts[0].scan;
        let lines = self.schedules();
        let crontabs = lines.iter().map(|(_, line, zone)| (*line, *zone));
        let scan = std::iter::once((&scan.cron, self.config.zone(scan.timezone, MACHINE)));
        let next =
            crontabs.chain(scan).map(|(line, zone)| line.next_after(now, zone).unwrap().to_utc()).min();
        let held = self.held_until.filter(|until| *until > now);
        [next, parcel, held].into_iter().flatten().min().unwrap()
    }
}
