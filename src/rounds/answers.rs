//! Answers applied. Owns: what each command changes in the ledger, each in one transaction with its record, in the order
//! of the mails' dates. Never touches: which mail is an answer, how it is told.

use super::correct::{self, corrected};
use super::echo::note_name;
use super::{CorrectionError, RoundError, history};
use crate::answer::{Before, Code, Command, Deed, Line, Outcome, When, Who};
use crate::ledger::{Answer, Applied, Ledger, LedgerError};
use crate::message::AddrSpec;
use crate::next::{LOOK_BACK, away};
use crate::person::People;
use crate::words::{BOSS, NO, Remark, Rest, Rules, Said, Standing, Topic, YES};
use chrono::{DateTime, NaiveDate, Utc};

/// Applies every answer that was read and waits; gives how many lines that were.
///
/// # Errors
/// When the ledger fails; what was applied before stays, and nothing is applied by half.
pub fn apply_answers(ledger: &mut Ledger, rules: &Rules, now: DateTime<Utc>) -> Result<usize, RoundError> {
    let waiting = ledger.waiting_answers()?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let people = history(ledger, rules, now)?.people;
    for answer in &waiting {
        apply(ledger, rules, &people, answer, now, false)?;
    }
    Ok(waiting.len())
}

/// Applies one line and writes down what came of it. `at_once`: the owner is told on the spot.
pub fn apply(
    ledger: &mut Ledger,
    rules: &Rules,
    people: &People,
    answer: &Answer,
    now: DateTime<Utc>,
    at_once: bool,
) -> Result<Outcome, LedgerError> {
    ledger.together(|ledger| {
        // Another process may have been first: a command beside the daemon.
        if let Some(outcome) = ledger.outcome(&answer.key)? {
            return Ok(outcome);
        }
        let mut hand = Hand { ledger, rules, people, answer, before: Vec::new() };
        let outcome = match &answer.line {
            Line::Command(command) => hand.carry_out(command)?,
            Line::Unknown { nearest, .. } => {
                Outcome::new(Code::NotUnderstood).with("nearest", &nearest.clone().unwrap_or_default())
            }
        };
        let before = (!hand.before.is_empty()).then(|| Before::written(&hand.before));
        let applied = Applied { answer: answer.clone(), outcome, before };
        ledger.settle_answer(&applied, now, at_once)?;
        Ok(applied.outcome)
    })
}

/// What one command works on.
struct Hand<'a> {
    ledger: &'a mut Ledger,
    rules: &'a Rules,
    people: &'a People,
    answer: &'a Answer,
    /// What `undo` would put back.
    before: Vec<Before>,
}

type Done = Result<Outcome, LedgerError>;

impl Hand<'_> {
    fn carry_out(&mut self, command: &Command) -> Done {
        match command {
            Command::Item { number, deed, note } => self.item(*number, *deed, note.as_deref()),
            Command::Snooze { number, until } => self.snooze(*number, *until),
            Command::Note { number, text } => self.about(*number, |hand, remark| {
                hand.note(remark, text)?;
                Ok(hand.on_item(Code::Noted, remark))
            }),
            Command::Undo(number) => self.undo(*number),
            Command::Why(number) => {
                self.about(*number, |hand, remark| Ok(hand.on_item(Code::Explained, remark)))
            }
            Command::More => self.items(1, Code::More),
            Command::Less => self.items(-1, Code::Less),
            Command::Pause(until) => match until.day(self.answer.on) {
                Some(day) => Ok(self.rest(Some(Rest::Until(day)), Code::Paused)?.with("until", &day)),
                None => Ok(Outcome::new(Code::NoDay)),
            },
            Command::Resume => self.rest(None, Code::Resumed),
            Command::Stop => self.rest(Some(Rest::Stopped), Code::Stopped),
            Command::Keep => self.keep(),
            Command::Public { who, allowed } => self.public(who, *allowed),
            Command::Alias(keep, other) => self.alias(keep, other),
            Command::Boss(address) => self.boss(address),
            Command::Remind(address, when) => self.remind(address, *when),
            Command::Help => Ok(Outcome::new(Code::Helped)),
        }
    }

    /// An outcome about the person of an address.
    fn on(&self, code: Code, address: &AddrSpec) -> Outcome {
        let person = self.people.id(address).and_then(|id| self.people.get(id));
        Outcome::new(code).with("who", &person.map_or(address.as_str(), |person| person.short.as_str()))
    }

    /// An outcome about a suggestion: about its person, or about the owner's note to nobody else that it is.
    fn on_item(&self, code: Code, remark: &Remark) -> Outcome {
        if self.is_note(remark) {
            return Outcome::new(code).with("who", &note_name(&remark.key, self.rules.tongue));
        }
        self.on(code, &remark.person)
    }

    fn is_note(&self, remark: &Remark) -> bool {
        self.rules.is_own(&remark.person)
    }

    /// Does something with the suggestion that the answer's digest has under a number.
    fn about(&mut self, number: u8, then: impl FnOnce(&mut Self, &Remark) -> Done) -> Done {
        let outcome = match self.ledger.item(&self.answer.digest, number)? {
            Some(remark) => then(self, &remark)?,
            None => Outcome::new(Code::NoItem),
        };
        Ok(outcome.with("number", &number))
    }

    fn item(&mut self, number: u8, deed: Deed, note: Option<&str>) -> Done {
        let (state, code) = match deed {
            Deed::Done => (Standing::Done, Code::Done),
            Deed::Met => (Standing::Met, Code::Met),
            Deed::Elsewhere => (Standing::Elsewhere, Code::Elsewhere),
            Deed::Wrong => (Standing::Wrong, Code::Wrong),
            Deed::Never => (Standing::Never, Code::Never),
        };
        self.about(number, |hand, remark| {
            let (state, code) = match deed {
                // Nobody can be met for a note; that it is settled was meant.
                Deed::Met | Deed::Elsewhere if hand.is_note(remark) => (Standing::Done, Code::Done),
                _ => (state, code),
            };
            if let Some(note) = note {
                hand.note(remark, note)?;
            }
            if remark.state == state {
                let code = if note.is_some() { Code::Noted } else { Code::Same };
                return Ok(hand.on_item(code, remark));
            }
            hand.stand(remark, state, None)?;
            Ok(hand.on_item(code, remark))
        })
    }

    fn snooze(&mut self, number: u8, until: When) -> Done {
        let Some(day) = until.day(self.answer.on) else {
            return Ok(Outcome::new(Code::NoDay).with("number", &number));
        };
        self.about(number, |hand, remark| {
            hand.stand(remark, Standing::Snoozed, Some(day))?;
            Ok(hand.on_item(Code::Snoozed, remark).with("until", &day))
        })
    }

    /// Moves a suggestion. An answer shows that its digest arrived, whatever the outbox knows of it, so a candidate is
    /// as good as shown.
    fn stand(
        &mut self,
        remark: &Remark,
        state: Standing,
        until: Option<NaiveDate>,
    ) -> Result<(), LedgerError> {
        let (key, on) = (remark.key.clone(), remark.on);
        self.before.push(Before::Item { key, state: remark.state, on, until: remark.until });
        self.ledger.put_state(&remark.key, state, self.answer.on, until)
    }

    fn note(&mut self, remark: &Remark, text: &str) -> Result<(), LedgerError> {
        self.say(&remark.person, Topic::Note, text)
    }

    fn say(&mut self, address: &AddrSpec, topic: Topic, text: &str) -> Result<(), LedgerError> {
        let said = Said { address: address.clone(), topic, text: text.to_owned(), on: self.answer.on };
        let before = self.ledger.say(&said)?;
        let (address, field) = (said.address, topic.name().to_owned());
        self.before.push(Before::Word { address, field, said: said.text, before });
        Ok(())
    }

    /// Takes back the newest answer, or the newest on an item.
    fn undo(&mut self, number: Option<u8>) -> Done {
        let undoable = self.ledger.undoable_answers()?;
        let steps = |one: &Applied| Before::read(one.before.as_deref().unwrap_or_default());
        let found = match number {
            None => undoable.first().cloned(),
            Some(number) => {
                let Some(remark) = self.ledger.item(&self.answer.digest, number)? else {
                    return Ok(Outcome::new(Code::NoItem).with("number", &number));
                };
                let moved = |step: &Before| matches!(step, Before::Item { key, .. } if *key == remark.key);
                let said = |one: &Applied| {
                    one.answer.digest == self.answer.digest
                        && one.outcome.fact("number") == number.to_string()
                };
                undoable.into_iter().find(|one| said(one) || steps(one).iter().any(moved))
            }
        };
        let Some(found) = found else { return Ok(Outcome::new(Code::NothingToUndo)) };
        for step in steps(&found).into_iter().rev() {
            self.put_back(step)?;
        }
        self.ledger.undone_answer(&found.answer.key, &self.answer.key)?;
        if found.outcome.code == Code::Kept {
            self.ledger.unkeep()?;
        }
        let what = match &found.answer.line {
            Line::Command(command) => command.to_string(),
            Line::Unknown { said, .. } => said.clone(),
        };
        Ok(Outcome { code: Code::Undone, facts: found.outcome.facts }.with("what", &what))
    }

    fn put_back(&mut self, step: Before) -> Result<(), LedgerError> {
        match step {
            Before::Item { key, state, on, until } => self.ledger.put_state(&key, state, on, until),
            // `keep` leaves a pause as it is: to say it anew would move its first day.
            Before::Rest(rest) if self.ledger.rest()? == rest => Ok(()),
            Before::Rest(rest) => self.ledger.set_rest(rest, self.answer.on),
            Before::Items(items) => self.ledger.set_items_more(items),
            Before::Word { address, field, said, before } => {
                let Some(topic) = Topic::named(&field) else { return Ok(()) };
                self.ledger.unsay(&address, topic, &said)?;
                if let Some(text) = before {
                    self.ledger.say(&Said { address, topic, text, on: self.answer.on })?;
                }
                Ok(())
            }
            Before::Joined(other) => self.ledger.part(&other).map(|_| ()),
            Before::Reminder { address, on } => self.ledger.drop_reminder(&address, on),
        }
    }

    fn items(&mut self, step: i8, code: Code) -> Done {
        let rests = self.ledger.rests()?;
        let (before, after) = (rests.items_more, rests.stepped(self.rules.max_items, step));
        if after == before {
            return Ok(Outcome::new(Code::Same));
        }
        self.before.push(Before::Items(before));
        self.ledger.set_items_more(after)?;
        Ok(Outcome::new(code))
    }

    fn rest(&mut self, rest: Option<Rest>, code: Code) -> Done {
        let before = self.ledger.rest()?;
        if before == rest {
            // To answer ends an absence, whatever the answer says; who says `resume` is told so.
            let same = rest.is_none() && !self.was_away()?;
            return Ok(Outcome::new(if same { Code::Same } else { code }));
        }
        self.before.push(Before::Rest(before));
        self.ledger.set_rest(rest, self.answer.on)?;
        Ok(Outcome::new(code))
    }

    /// Whether the owner's automatic replies kept digests away up to this answer.
    fn was_away(&self) -> Result<bool, LedgerError> {
        let at = self.answer.at;
        let mut presence = self.ledger.presence(at.checked_sub_signed(LOOK_BACK).unwrap_or(at))?;
        presence.typed.retain(|typed| *typed < at);
        Ok(away(&presence, at.fixed_offset()).is_some())
    }

    fn keep(&mut self) -> Done {
        self.before.push(Before::Rest(self.ledger.rest()?));
        self.ledger.keep_on(self.answer.on)?;
        Ok(Outcome::new(Code::Kept))
    }

    fn public(&mut self, who: &Who, allowed: bool) -> Done {
        match who {
            Who::Item(number) => self.about(*number, |hand, remark| {
                if hand.is_note(remark) {
                    return refusal(CorrectionError::Own(remark.person.clone()), &remark.person);
                }
                hand.public_of(&remark.person, allowed)
            }),
            Who::Called(name) => {
                let found = self.people.find(name);
                let outcome = match found.as_slice() {
                    [one] => match one.addresses.first().cloned() {
                        Some(address) => self.public_of(&address, allowed)?,
                        None => Outcome::new(Code::Nobody),
                    },
                    [] => Outcome::new(Code::Nobody),
                    several => Outcome::new(Code::Several).with("number", &several.len()),
                };
                Ok(outcome.with("name", &name))
            }
        }
    }

    fn public_of(&mut self, address: &AddrSpec, allowed: bool) -> Done {
        let code = if allowed { Code::Public } else { Code::Private };
        self.config_agrees(address, Topic::Public, if allowed { YES } else { NO }, code)
    }

    fn boss(&mut self, address: &AddrSpec) -> Done {
        if let Err(refused) = correct::check(self.ledger, self.rules, address) {
            return refusal(refused, address);
        }
        self.config_agrees(address, Topic::Role, BOSS, Code::Boss)
    }

    /// Writes a word down unless the config says otherwise.
    fn config_agrees(&mut self, address: &AddrSpec, topic: Topic, text: &str, code: Code) -> Done {
        let said = Said { address: address.clone(), topic, text: text.to_owned(), on: self.answer.on };
        let mut rules = corrected(self.ledger, self.rules)?.into_owned();
        let counts = rules.say(&said);
        if counts {
            self.say(address, topic, text)?;
        }
        Ok(self.on(if counts { code } else { Code::ConfigWins }, address).with("address", &address))
    }

    fn alias(&mut self, keep: &AddrSpec, other: &AddrSpec) -> Done {
        let outcome = match correct::join(self.ledger, self.rules, keep, other, self.answer.on) {
            Ok(()) => {
                self.before.push(Before::Joined(other.clone()));
                Outcome::new(Code::Joined)
            }
            Err(refused) => refusal(refused, other)?,
        };
        Ok(outcome.with("keep", &keep).with("other", &other))
    }

    fn remind(&mut self, address: &AddrSpec, when: When) -> Done {
        let Some(day) = when.day(self.answer.on) else { return Ok(Outcome::new(Code::NoDay)) };
        if let Err(refused) = correct::check(self.ledger, self.rules, address) {
            return refusal(refused, address);
        }
        self.ledger.set_reminder(address, None, day, self.answer.on)?;
        self.before.push(Before::Reminder { address: address.clone(), on: day });
        Ok(self.on(Code::Reminded, address).with("on", &day).with("address", &address))
    }
}

/// Why nothing was said about an address.
fn refusal(refused: CorrectionError, asked: &AddrSpec) -> Done {
    let of = |code, address: &AddrSpec| Ok(Outcome::new(code).with("address", &address));
    match refused {
        CorrectionError::Ledger(error) => Err(error),
        CorrectionError::Unknown(address) => of(Code::UnknownAddress, &address),
        CorrectionError::Own(address)
        | CorrectionError::Excluded(address)
        | CorrectionError::NoPerson(address) => of(Code::NoPerson, &address),
        CorrectionError::Already(..) => of(Code::Same, asked),
        CorrectionError::Config(address, head) => Ok(of(Code::ConfigWins, &address)?.with("head", &head)),
        CorrectionError::Elsewhere { keep, other } => {
            Ok(of(Code::JoinedElsewhere, &other)?.with("head", &keep))
        }
        CorrectionError::NotJoined(address) | CorrectionError::Card(address, _) => {
            of(Code::NoPerson, &address)
        }
    }
}
