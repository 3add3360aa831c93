//! What is done at a step. Owns: what an errand of the daemon leaves in the ledger, how long it takes, where the program
//! may end in it.

use super::{Served, World};
use appreciated::answer::Prints;
use appreciated::ledger::{NewDigest, SlotClaim};
use appreciated::next::{Request, Slot, Step, Which};
use appreciated::outbox::delivery::{Doubt, Outcome, Parcel, ParcelId, Task};
use appreciated::rounds::{self, DIGEST, Search, carry, reminder_schedule, scan_schedule};
use chrono::Duration;
use std::cell::RefCell;

impl World {
    pub(super) fn perform(&mut self, step: Step) {
        match step {
            Step::Carry(id) => self.carry(id),
            Step::Serve(id, request) => {
                let asked = self.ledger.requests().unwrap().into_iter().find(|asked| asked.id == id).unwrap();
                self.takes(self.ways.reading);
                if request == Request::Send {
                    let claim = rounds::by_hand(self.now.fixed_offset());
                    self.post(&SlotClaim { asked: Some(asked), ..claim });
                } else {
                    self.ledger.answered(&asked).unwrap();
                }
            }
            Step::Mail { which, slot, missed } => self.mail(which, slot, missed),
            Step::PassMail { which, slot, .. } => {
                self.ledger.advance(&self.schedule(which), slot.at).unwrap();
                self.passed += 1;
            }
            Step::Scan(due) => {
                self.takes(self.ways.scan);
                self.scans += 1;
                if self.rng.chance(3) {
                    self.held_until = Some(self.now + Duration::minutes(15));
                } else if !self.killed() {
                    let name = scan_schedule(&self.config.accounts[0].name);
                    self.ledger.advance(&name, due[0].slot.at).unwrap();
                }
            }
            Step::Wait { .. } => unreachable!("nothing is done then"),
        }
    }

    /// A mail of a schedule, as an errand makes it.
    fn mail(&mut self, which: Which, slot: Slot, missed: bool) {
        assert!(slot.at <= self.now, "{} comes early, at {}", slot.key(), self.now);
        self.takes(self.ways.reading);
        if self.killed() {
            return;
        }
        let (schedule, at) = (self.schedule(which), self.now);
        let last = Some(slot.at);
        let claim = SlotClaim { schedule, slot: slot.key(), served_at: at, last, asked: None };
        if self.post(&claim) {
            let (schedule, woken_at) = (claim.schedule, self.woken_at);
            self.served.push(Served { schedule, slot, missed, at, woken_at });
        } else {
            self.ledger.advance(&claim.schedule, slot.at).unwrap();
        }
    }

    /// One of ten slots has nothing to say.
    fn post(&mut self, claim: &SlotClaim) -> bool {
        let digest = NewDigest {
            id: format!("{:032x}", self.rng.draw()),
            tag: "q8m2".to_owned(),
            made_at: self.now,
            made_on: self.now.date_naive(),
            bytes: b"Subject: x\r\n\r\n".to_vec(),
            items: Vec::new(),
            prints: Prints::default(),
            about: None,
        };
        let digest = (!self.rng.chance(10)).then_some(&digest);
        self.ledger.post(claim, digest).unwrap()
    }

    fn carry(&mut self, id: ParcelId) {
        let parcel = self.ledger.parcel(id).unwrap().unwrap();
        let (now, truth) = (self.now, self.now - self.error);
        let killed = parcel.task(Doubt::Look, now) == Task::Send && self.rng.chance(self.ways.kills);
        let shared = RefCell::new((&mut self.server, &mut self.rng));
        let mut hand_over = |_: &[u8], id: &str| -> Outcome {
            let (server, rng) = &mut *shared.borrow_mut();
            server.take(id, truth, rng)
        };
        if killed {
            // In the middle of handing over: what is on the disk is all that stays.
            self.ledger.set_parcel(&parcel.sending(now)).unwrap();
            hand_over(b"", &parcel.digest);
            let minutes = self.rng.between(0, 100);
            self.restart(minutes);
            return;
        }
        let mut look = |parcel: &Parcel| {
            let (server, rng) = &mut *shared.borrow_mut();
            server.look(parcel, truth, rng)
        };
        carry(&mut self.ledger, &parcel, &|| now, &mut hand_over, Search::Mailbox(&mut look)).unwrap();
        self.takes(self.ways.carrying);
    }

    /// Work that takes up to so many seconds.
    fn takes(&mut self, seconds: i64) {
        self.now += Duration::seconds(self.rng.between(0, seconds));
    }

    /// Whether the program is ended here; then it was started again.
    fn killed(&mut self) -> bool {
        let killed = self.rng.chance(self.ways.kills);
        if killed {
            let minutes = self.rng.between(0, 100);
            self.restart(minutes);
        }
        killed
    }

    fn schedule(&self, which: Which) -> String {
        match which {
            Which::Digest => DIGEST.to_owned(),
            Which::Reminder(place) => {
                reminder_schedule(&self.config.mailed_reminders().nth(place).unwrap().name)
            }
        }
    }
}
