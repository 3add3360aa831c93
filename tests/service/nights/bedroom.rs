//! A home with a mailbox of sent mail in a folder and the digests in another, so that no server is needed. Owns: its
//! config, the daemon in it, what was served there. Never touches: what should have been.

use super::{LONG, time};
use crate::ground::clock::{Clock, tidy};
use crate::ground::notify::Notify;
use crate::ground::{Home, servers, wait};
use crate::house::{NEVER, Service};
use appreciated::rounds::LEDGER_FILE;
use appreciated::sample::{Owner, Phrases, generate};
use chrono::{DateTime, FixedOffset, Utc};
use rusqlite::Connection;
use std::path::PathBuf;

/// The program in its home, with a clock of its own.
pub struct Bedroom {
    home: Home,
    clock: Clock,
    /// The owner's address.
    owner: String,
    /// What the sample's config says of people and practices.
    rest: toml::Table,
    /// Of the daemons so far.
    processes: Vec<u32>,
}

/// What came of a slot: its key in the ledger, and the `Date` of its digest.
pub type Served = (String, String);

impl Bedroom {
    /// At this time, with the sample engineer's sent mail of the two years before, all of it read; the digest comes by
    /// this line of cron and this zone, or the machine's. None without libfaketime.
    pub fn at(now: &str, cron: &str, zone: Option<&str>) -> Option<Self> {
        let servers = servers()?;
        let mut home = Home::new();
        let now = time(now);
        let sample = generate(Owner::Engineer, 5, now, Phrases::Shown);
        let mails = home.path("mails");
        std::fs::create_dir(&mails).unwrap();
        for (number, mail) in sample.mails.iter().enumerate() {
            std::fs::write(mails.join(format!("{number:05}.eml")), &mail.bytes).unwrap();
        }
        let mut rest: toml::Table = sample.config.parse().unwrap();
        rest.remove("digest");
        rest.remove("account");
        let clock = Clock::of(&mut home, &servers, now.to_utc());
        let owner = sample.owner.addr.as_str().to_owned();
        let room = Self { home, clock, owner, rest, processes: Vec::new() };
        room.config(cron, zone);
        let read = room.home.run(&["scan"]);
        assert_eq!(read.code, 0, "{}", read.err);
        Some(room)
    }

    /// Writes the config: when the digest comes, and by which clock.
    pub fn config(&self, cron: &str, zone: Option<&str>) {
        let zone = zone.map_or_else(String::new, |zone| format!("timezone = \"{zone}\"\n"));
        // One item a digest, so that there is one for every day.
        self.home.config(&format!(
            "[digest]\nto = \"{owner}\"\ncron = \"{cron}\"\n{zone}deliver = \"file\"\nmax_items = 1\n\
             [[account]]\naddress = \"{owner}\"\nmaildir = \"{}\"\nscan = {{ cron = \"{NEVER}\" }}\n{}",
            self.home.path("mails").display(),
            self.rest,
            owner = self.owner,
        ));
    }

    /// The machine's zone, from the next start on.
    pub fn machine_zone(&mut self, zone: &str) {
        self.home.set("TZ", zone);
    }

    /// Starts the daemon, at the time that the clock shows.
    pub fn serve(&mut self) -> Service {
        let notify = Notify::new();
        self.home.set("NOTIFY_SOCKET", notify.path());
        let service = Service { daemon: self.home.spawn(&["run"]), notify };
        self.processes.push(service.daemon.id());
        service.ready();
        service
    }

    /// Moves the clock.
    pub fn set(&mut self, now: &str) {
        self.clock.set(time(now).to_utc());
    }

    /// Moves the clock, and has the daemon look at it.
    pub fn look_at(&mut self, now: &str, service: &Service) {
        self.set(now);
        let before = service.told("RELOADING=1");
        service.daemon.signal("HUP");
        service.tells("RELOADING=1", before + 1, LONG);
    }

    /// The same, at a time when nothing is due; what the daemon waits for then.
    pub fn idle_at(&mut self, now: &str, service: &Service) -> String {
        let before = service.told("RELOADING=1");
        self.look_at(now, service);
        let status = || {
            let lines = service.lines();
            let mut reloads = lines.iter().enumerate().filter(|(_, line)| *line == "RELOADING=1");
            let (this, _) = reloads.nth(before)?;
            lines[this..].iter().find(|line| line.starts_with("STATUS=")).cloned()
        };
        wait::until(LONG, status).unwrap_or_else(|| panic!("it does not wait: {}", service.daemon.err()))
    }

    /// What was served, the first slot first, as soon as this daemon has delivered so many digests.
    pub fn served(&self, count: usize, service: &Service) -> Vec<Served> {
        let words = "the digest was delivered";
        let there = || (service.daemon.err().matches(words).count() >= count).then_some(());
        let there = wait::until(LONG, there);
        assert!(there.is_some(), "no digest at {}: {}", self.clock.now(), service.daemon.err());
        self.served_so_far()
    }

    /// What was served up to now. There is one digest for each slot, made when it was served, and no other.
    pub fn served_so_far(&self) -> Vec<Served> {
        let mut dates = self.dates();
        dates.sort();
        let slots = self.slots();
        assert_eq!(dates.len(), slots.len(), "{dates:?} of {slots:?}");
        for (date, (slot, served_at)) in dates.iter().zip(&slots) {
            assert_eq!(date.to_utc(), *served_at, "{slot}");
        }
        let text = |date: DateTime<_>| date.to_rfc3339();
        slots.into_iter().map(|(slot, _)| slot).zip(dates.into_iter().map(text)).collect()
    }

    /// The `Date` of each digest.
    fn dates(&self) -> Vec<DateTime<FixedOffset>> {
        let Ok(files) = std::fs::read_dir(self.home.state().join("digests")) else { return Vec::new() };
        let paths = files.map(|file| file.unwrap().path());
        // Not what is still being written.
        let whole = paths.filter(|path| path.extension().is_some_and(|end| end == "eml"));
        let date = |path: PathBuf| {
            let bytes = std::fs::read(path).unwrap();
            let mail = mailparse::parse_mail(&bytes).unwrap();
            let date = mailparse::MailHeaderMap::get_first_value(mail.headers.as_slice(), "Date").unwrap();
            DateTime::parse_from_rfc2822(&date).unwrap()
        };
        whole.map(date).collect()
    }

    /// Each slot of the digest with the time it was served at.
    fn slots(&self) -> Vec<(String, DateTime<Utc>)> {
        let db = Connection::open(self.home.state().join(LEDGER_FILE)).unwrap();
        let sql = "SELECT slot, served_at FROM slots WHERE schedule = 'digest' ORDER BY served_at";
        let mut rows = db.prepare(sql).unwrap();
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let rows = rows.query_map([], row).unwrap().map(Result::unwrap);
        rows.map(|(slot, at): (String, i64)| (slot, DateTime::from_timestamp(at, 0).unwrap())).collect()
    }
}

/// Ends a daemon as a service manager does; it had nothing to complain of.
pub fn end(mut service: Service) {
    service.daemon.signal("TERM");
    assert_eq!(service.code(), Some(0), "{}", service.daemon.err());
    let (out, err) = (service.daemon.out(), service.daemon.err());
    assert!(out.is_empty() && !err.contains("panicked") && !err.contains("ERROR"), "{err}");
}

impl Drop for Bedroom {
    fn drop(&mut self) {
        self.processes.drain(..).for_each(tidy);
    }
}
