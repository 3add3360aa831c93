//! A digest is neither lost nor sent twice, wherever the program is killed and whatever the server does.
//!
//! The program is killed by unwinding out of every call that `carry` makes to the world, once and twice; the ledger is
//! closed and opened again like after a start. What the server says is one thing, what it files is another.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use appreciated::answer::Prints;
use appreciated::ledger::{Ledger, NewDigest, SlotClaim};
use appreciated::outbox::delivery::{Doubt, Outcome, Parcel, Stage, Task};
use appreciated::rounds::{Search, carry};
use chrono::{DateTime, Duration, Utc};
use std::cell::{Cell, RefCell};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

const MAIL: &[u8] = b"Message-ID: <0a@example.com>\r\n\r\nhello\r\n";

/// What a server does with one mail: what it says, and after how many seconds it files it, if it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Server {
    Takes,
    Later,
    Refuses,
    /// The line breaks before the last dot.
    Breaks,
    /// The line breaks behind it: filed now, or up to a minute later.
    BreaksBehind(i64),
}

const SERVERS: [Server; 6] = [
    Server::Takes,
    Server::Later,
    Server::Refuses,
    Server::Breaks,
    Server::BreaksBehind(0),
    Server::BreaksBehind(60),
];

/// The mailbox, the clock and the moments at which the program is killed.
struct World {
    now: Cell<DateTime<Utc>>,
    filed: RefCell<Vec<DateTime<Utc>>>,
    servers: RefCell<Vec<Server>>,
    /// Looks that fail before one works.
    blind: Cell<u32>,
    calls: Cell<u32>,
    kills: Vec<u32>,
    for_good: Cell<bool>,
}

impl World {
    fn new(servers: &[Server], blind: u32, kills: &[u32]) -> Self {
        Self {
            now: Cell::new(DateTime::from_timestamp(1_795_420_800, 0).unwrap()),
            filed: RefCell::default(),
            servers: RefCell::new(servers.iter().rev().copied().collect()),
            blind: Cell::new(blind),
            calls: Cell::new(0),
            kills: kills.to_vec(),
            for_good: Cell::new(false),
        }
    }

    /// Every call passes here, and may be the last one.
    fn moment(&self) {
        let call = self.calls.get() + 1;
        self.calls.set(call);
        if self.kills.contains(&call) {
            resume_unwind(Box::new("killed"));
        }
    }

    fn hand_over(&self, bytes: &[u8]) -> Outcome {
        assert_eq!(bytes, MAIL, "the same bytes at every attempt");
        self.moment();
        let server = self.servers.borrow_mut().pop().unwrap_or(Server::Takes);
        let (filed, outcome) = match server {
            Server::Takes => (Some(0), Outcome::Sent("250 ok".to_owned())),
            Server::Later => (None, Outcome::NotSent { for_good: false, said: "451".to_owned() }),
            Server::Refuses => (None, Outcome::NotSent { for_good: true, said: "550".to_owned() }),
            Server::Breaks => (None, Outcome::Unknown("the line broke".to_owned())),
            Server::BreaksBehind(seconds) => (Some(seconds), Outcome::Unknown("the line broke".to_owned())),
        };
        if let Some(seconds) = filed {
            self.filed.borrow_mut().push(self.now.get() + Duration::seconds(seconds));
        }
        self.for_good.set(self.for_good.get() || server == Server::Refuses);
        self.moment();
        outcome
    }

    fn look(&self) -> Result<bool, String> {
        self.moment();
        if self.blind.get() > 0 {
            self.blind.set(self.blind.get() - 1);
            return Err("no route to the server".to_owned());
        }
        Ok(self.filed.borrow().iter().any(|at| *at <= self.now.get()))
    }
}

/// One life of the program: carries until all is done (`true`) or it is killed.
fn live(world: &World, path: &Path, doubt: Doubt) -> bool {
    let life = || {
        let mut ledger = Ledger::open_existing(path).unwrap().unwrap();
        for _ in 0..500 {
            let Some(parcel) = ledger.parcels().unwrap().pop() else { return };
            if let Task::Wait(at) = parcel.task(doubt, world.now.get()) {
                world.now.set(at);
            }
            let mut look = |_: &Parcel| world.look();
            let search = match doubt {
                Doubt::Look => Search::Mailbox(&mut look),
                Doubt::Stay => Search::Nowhere,
                Doubt::Repeat => Search::Harmless,
            };
            let now = || {
                world.moment();
                world.now.get()
            };
            carry(&mut ledger, &parcel, &now, &mut |bytes, _| world.hand_over(bytes), search).unwrap();
        }
        unreachable!("a mail that never ends");
    };
    match catch_unwind(AssertUnwindSafe(life)) {
        Ok(()) => true,
        Err(killed) if killed.is::<&str>() && *killed.downcast_ref::<&str>().unwrap() == "killed" => false,
        Err(fault) => resume_unwind(fault),
    }
}

/// A ledger with one mail to send.
fn template(path: &Path) {
    let mut ledger = Ledger::open(path, [5; 32]).unwrap();
    let made_at = DateTime::from_timestamp(1_795_420_800, 0).unwrap();
    let claim = SlotClaim {
        schedule: "digest".to_owned(),
        slot: "2026-11-23T08:00".to_owned(),
        served_at: made_at,
        last: None,
        asked: None,
    };
    let digest = NewDigest {
        id: "0a".repeat(16),
        tag: "q8m2".to_owned(),
        made_at,
        made_on: made_at.date_naive(),
        bytes: MAIL.to_vec(),
        items: vec![],
        prints: Prints::default(),
        about: None,
    };
    assert!(ledger.post(&claim, Some(&digest)).unwrap());
}

/// Lives until the mail is finished; gives how it ended and how many calls that took.
fn run(folder: &Path, world: &World, doubt: Doubt) -> (Stage, u32) {
    let path = folder.join("ledger.sqlite");
    for name in ["ledger.sqlite-wal", "ledger.sqlite-shm"] {
        let _ = fs::remove_file(folder.join(name));
    }
    fs::copy(folder.join("template.sqlite"), &path).unwrap();
    let mut lives = 1;
    while !live(world, &path, doubt) {
        lives += 1;
        assert!(lives <= world.kills.len() + 1);
    }
    let ledger = Ledger::open_existing(&path).unwrap().unwrap();
    let deliveries = ledger.deliveries(9).unwrap();
    assert_eq!(deliveries.len(), 1);
    assert_eq!(ledger.digests_sent().unwrap(), u64::from(deliveries[0].stage == Stage::Sent));
    (deliveries[0].stage, world.calls.get())
}

#[test]
fn never_lost_and_never_twice_at_any_kill_point() {
    let folder = tempfile::tempdir().unwrap();
    template(&folder.path().join("template.sqlite"));
    let mut points = 0;
    for (number, first) in SERVERS.into_iter().enumerate() {
        for second in SERVERS {
            let servers = [first, second];
            let blind = (number % 3) as u32;
            let (_, calls) = run(folder.path(), &World::new(&servers, blind, &[]), Doubt::Look);
            // One kill at each call, and a second one soon after.
            for kills in (1..=calls).map(|at| vec![at]).chain((1..=calls).map(|at| vec![at, at + 2])) {
                let world = World::new(&servers, blind, &kills);
                let (stage, _) = run(folder.path(), &world, Doubt::Look);
                let filed = world.filed.borrow().len();
                let told = format!("{servers:?}, killed at {kills:?}: {stage:?}");
                match stage {
                    Stage::Sent => assert_eq!(filed, 1, "{told}"),
                    Stage::Refused => assert!(filed == 0 && world.for_good.get(), "{told}"),
                    _ => unreachable!("{told}"),
                }
                points += 1;
            }
        }
    }
    assert!(points >= 500, "{points}");
}

#[test]
fn without_a_mailbox_to_look_into_it_is_never_sent_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    template(&folder.path().join("template.sqlite"));
    for first in SERVERS {
        let servers = [first, Server::BreaksBehind(0)];
        let (_, calls) = run(folder.path(), &World::new(&servers, 0, &[]), Doubt::Stay);
        for at in 1..=calls {
            let world = World::new(&servers, 0, &[at]);
            let (stage, _) = run(folder.path(), &world, Doubt::Stay);
            let filed = world.filed.borrow().len();
            assert!(filed <= 1, "{servers:?}, killed at {at}: {stage:?}");
            assert!(stage != Stage::Sent || filed == 1, "{servers:?}, killed at {at}: {stage:?}");
        }
    }
}

#[test]
fn a_file_is_written_until_it_is_surely_there() {
    let folder = tempfile::tempdir().unwrap();
    template(&folder.path().join("template.sqlite"));
    for first in [Server::Takes, Server::Later, Server::Breaks, Server::BreaksBehind(0)] {
        let (_, calls) = run(folder.path(), &World::new(&[first], 0, &[]), Doubt::Repeat);
        for at in 1..=calls {
            let world = World::new(&[first], 0, &[at]);
            let (stage, _) = run(folder.path(), &world, Doubt::Repeat);
            // The same name each time: one file, however often it was written.
            assert!(stage == Stage::Sent && !world.filed.borrow().is_empty(), "{first:?}, killed at {at}");
        }
    }
}
