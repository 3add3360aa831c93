//! The owner's answers. Owns: what was said, what came of it, when it was told; which of our mails can be answered.
//! Never touches: what a command does.

use super::codes;
use super::fault::Fault;
use super::{Ledger, LedgerError};
use crate::answer::{Code, Command, Letter, Line, Outcome, Prints, Sent, read_line};
use crate::message::AddrSpec;
use crate::tongue::Tongue;
use crate::words::Standing;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Stands for the digest that tells of an answer, where a command told at once; and for a receipt that nobody needs.
const CLI: &str = "cli";
const NO_RECEIPT: &str = "none";

/// Whether a line is still to be told by a digest, or a receipt: one that was given up told nothing.
const UNTOLD: &str = "(told IS NULL OR told IN (SELECT id FROM digests WHERE state = 'abandoned'))";
const UNRECEIPTED: &str =
    "(receipt IS NULL OR receipt IN (SELECT id FROM digests WHERE state = 'abandoned'))";

/// Which line of which answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerKey {
    /// [`Letter::source`].
    pub source: String,
    /// Its place in the letter.
    pub position: u32,
}

/// A line of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which.
    pub key: AnswerKey,
    /// The digest whose numbers it means.
    pub digest: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The day of that in the owner's clock.
    pub on: NaiveDate,
    /// What it says.
    pub line: Line,
}

/// A line of which something came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The line.
    pub answer: Answer,
    /// What came of it.
    pub outcome: Outcome,
    /// What `undo` puts back, as [`crate::answer::Before::written`]; `None` when there is nothing to.
    pub before: Option<String>,
}

/// All columns of an answer; the rest of the statement follows.
const ANSWER: &str =
    "SELECT source, position, digest, written_at, written_on, understood, command, facts, outcome, before
    FROM answers WHERE";

impl Ledger {
    /// Keeps the lines of answers until they are applied. A letter that is known, by its words or by its id, is left out.
    pub fn keep_letters(&mut self, letters: &[Letter]) -> Result<(), LedgerError> {
        self.write(|db| {
            for letter in letters {
                keep(db, letter)?;
            }
            Ok(())
        })
    }

    /// The lines that wait to be applied, in the order of their mails' dates.
    pub fn waiting_answers(&self) -> Result<Vec<Answer>, LedgerError> {
        let which = "outcome IS NULL ORDER BY written_at, source, position";
        Ok(self.answers(which)?.into_iter().map(|one| one.answer).collect())
    }

    /// What came of a line. `at_once`: somebody was told on the spot, and gets no mail about it.
    pub fn settle_answer(
        &mut self,
        applied: &Applied,
        at: DateTime<Utc>,
        at_once: bool,
    ) -> Result<(), LedgerError> {
        // Who tried something and failed is to know before the next digest: there may be none for long.
        let wants = match &applied.answer.line {
            Line::Command(command) => command.wants_receipt() && applied.outcome.code.is_applied(),
            Line::Unknown { .. } => true,
        };
        let receipt = (at_once || !wants).then_some(NO_RECEIPT);
        self.write(|db| {
            db.prepare_cached(
                "UPDATE answers SET outcome = ?3, facts = ?4, before = ?5, applied_at = ?6, told = ?7, receipt = ?8
                 WHERE source = ?1 AND position = ?2 AND outcome IS NULL",
            )?
            .execute(params![
                applied.answer.key.source,
                applied.answer.key.position,
                applied.outcome.code.name(),
                applied.outcome.written(),
                applied.before,
                at.timestamp(),
                at_once.then_some(CLI),
                receipt,
            ])?;
            Ok(())
        })
    }

    /// What came of a line; `None` while it waits.
    pub fn outcome(&self, key: &AnswerKey) -> Result<Option<Outcome>, LedgerError> {
        self.read(|db| {
            let mut statement = db
                .prepare_cached(&format!("{ANSWER} outcome IS NOT NULL AND source = ?1 AND position = ?2"))?;
            let mut rows = statement.query(params![key.source, key.position])?;
            rows.next()?.map(|row| Ok(answer(row)?.outcome)).transpose()
        })
    }

    /// What was applied and can be taken back, the newest first.
    pub fn undoable_answers(&self) -> Result<Vec<Applied>, LedgerError> {
        let which = "before IS NOT NULL AND undone = 0 ORDER BY written_at DESC, applied_at DESC, source DESC, position DESC";
        self.answers(which)
    }

    /// Says that it was taken back `by` another line. When nobody was told of it, that line need not be told either:
    /// it counts as taken back, too.
    pub fn undone_answer(&mut self, key: &AnswerKey, by: &AnswerKey) -> Result<(), LedgerError> {
        self.write(|db| {
            let untold = format!(
                "SELECT 1 FROM answers WHERE source = ?1 AND position = ?2 AND {UNTOLD}
                     AND (receipt = '{NO_RECEIPT}' OR {UNRECEIPTED})"
            );
            let untold = db.prepare_cached(&untold)?.exists(params![key.source, key.position])?;
            let mut undo =
                db.prepare_cached("UPDATE answers SET undone = 1 WHERE source = ?1 AND position = ?2")?;
            for key in std::iter::once(key).chain(untold.then_some(by)) {
                undo.execute(params![key.source, key.position])?;
            }
            Ok(())
        })
    }

    /// What no digest that arrived, or is on its way, has told yet, and was not taken back. What was not understood is
    /// told once, there or in a receipt.
    pub fn untold_answers(&self) -> Result<Vec<Applied>, LedgerError> {
        self.answers(&format!(
            "outcome IS NOT NULL AND undone = 0 AND {UNTOLD}
                 AND (understood OR receipt = '{NO_RECEIPT}' OR {UNRECEIPTED})
             ORDER BY written_at, source, position"
        ))
    }

    /// What is to be told in a receipt and was not; what was not understood only when no digest was first.
    pub fn unreceipted_answers(&self) -> Result<Vec<Applied>, LedgerError> {
        self.answers(&format!(
            "outcome IS NOT NULL AND undone = 0 AND {UNRECEIPTED} AND (understood OR {UNTOLD})
             ORDER BY written_at, source, position"
        ))
    }

    /// Says that this needs no receipt any more: it does not hold.
    pub fn drop_receipt(&mut self, key: &AnswerKey) -> Result<(), LedgerError> {
        self.write(|db| {
            db.prepare_cached("UPDATE answers SET receipt = ?3 WHERE source = ?1 AND position = ?2")?
                .execute(params![key.source, key.position, NO_RECEIPT])?;
            Ok(())
        })
    }

    /// Gives a suggestion the standing that an answer, or its undoing, asks for, whatever [`Standing::leads_to`] says: the
    /// owner has the last word.
    pub fn put_state(
        &mut self,
        key: &str,
        state: Standing,
        on: NaiveDate,
        until: Option<NaiveDate>,
    ) -> Result<(), LedgerError> {
        let until = until.filter(|_| state == Standing::Snoozed).map(|day| day.to_string());
        self.write(|db| {
            db.prepare_cached(
                "UPDATE suggestions SET state = ?2, state_on = ?3, snoozed_until = ?4 WHERE suggestion_key = ?1",
            )?
            .execute(params![key, state.name(), on.to_string(), until])?;
            Ok(())
        })
    }

    /// Takes back a reminder about a person that is due on this day.
    pub fn drop_reminder(&mut self, address: &AddrSpec, on: NaiveDate) -> Result<(), LedgerError> {
        self.write(|db| {
            db.prepare_cached(
                "DELETE FROM reminders WHERE message IS NULL AND due_on = ?2
                     AND address IN (SELECT id FROM addresses WHERE spec = ?1)",
            )?
            .execute(params![address.as_str(), on.to_string()])?;
            Ok(())
        })
    }

    /// Our mails since then that may be answered.
    pub fn answerable(&self, since: DateTime<Utc>) -> Result<Vec<Sent>, LedgerError> {
        self.read(|db| {
            let sql = "SELECT id, tag, made_at, coalesce(about, id), prints FROM digests WHERE made_at >= ?1 ORDER BY made_at";
            let mut statement = db.prepare_cached(sql)?;
            let mut rows = statement.query([since.timestamp()])?;
            let mut sent = Vec::new();
            while let Some(row) = rows.next()? {
                sent.push(Sent {
                    id: row.get(0)?,
                    tag: row.get(1)?,
                    made_at: codes::moment(row.get(2)?)?,
                    about: row.get(3)?,
                    prints: Prints::from_bytes(&row.get::<_, Vec<u8>>(4)?),
                });
            }
            Ok(sent)
        })
    }

    /// The newest digest that reached the owner: its id and tag.
    pub fn latest_digest(&self) -> Result<Option<(String, String)>, LedgerError> {
        self.read(|db| {
            let sql = "SELECT id, tag FROM digests WHERE state = 'sent' AND about IS NULL ORDER BY made_at DESC, id LIMIT 1";
            Ok(db.prepare_cached(sql)?.query_row((), |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
        })
    }

    /// Whether this mail of ours is a receipt.
    pub fn is_receipt(&self, digest: &str) -> Result<bool, LedgerError> {
        self.read(|db| {
            let sql = "SELECT 1 FROM digests WHERE id = ?1 AND about IS NOT NULL";
            Ok(db.prepare_cached(sql)?.exists([digest])?)
        })
    }

    /// The tag of a digest.
    pub fn tag_of(&self, digest: &str) -> Result<Option<String>, LedgerError> {
        self.read(|db| {
            let sql = "SELECT tag FROM digests WHERE id = ?1";
            Ok(db.prepare_cached(sql)?.query_row([digest], |row| row.get(0)).optional()?)
        })
    }

    fn answers(&self, which: &str) -> Result<Vec<Applied>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(&format!("{ANSWER} {which}"))?;
            let mut rows = statement.query(())?;
            let mut answers = Vec::new();
            while let Some(row) = rows.next()? {
                answers.push(answer(row)?);
            }
            Ok(answers)
        })
    }
}

fn keep(db: &Connection, letter: &Letter) -> Result<(), Fault> {
    let known = db
        .prepare_cached("SELECT 1 FROM answers WHERE source = ?1 OR message_id = ?2")?
        .exists([&letter.source, &letter.message_id.0])?;
    if known {
        return Ok(());
    }
    let mut insert = db.prepare_cached(
        "INSERT INTO answers (source, position, message_id, digest, written_at, written_on, understood, command, facts,
             undone)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0)",
    )?;
    for (position, line) in (0_i64..).zip(&letter.lines) {
        let (understood, command, facts) = match line {
            Line::Command(command) => (true, command.to_string(), String::new()),
            Line::Unknown { said, nearest } => {
                let nearest = nearest.clone().unwrap_or_default();
                let facts = Outcome::new(Code::NotUnderstood).with("nearest", &nearest);
                (false, said.clone(), facts.written())
            }
        };
        insert.execute(params![
            letter.source,
            position,
            letter.message_id.0,
            letter.digest,
            letter.at.timestamp(),
            letter.at.date_naive().to_string(),
            understood,
            command,
            facts
        ])?;
    }
    Ok(())
}

fn answer(row: &Row<'_>) -> Result<Applied, Fault> {
    let (understood, command): (bool, String) = (row.get(5)?, row.get(6)?);
    let facts = Outcome::facts_of(&row.get::<_, String>(7)?);
    let nearest = facts.get("nearest").filter(|nearest| !nearest.is_empty()).cloned();
    let read = understood.then(|| kept(&command)).flatten();
    let line = read.map_or(Line::Unknown { said: command, nearest }, Line::Command);
    let outcome: Option<String> = row.get(8)?;
    let code = outcome.map(|code| codes::named("outcome", &code)).transpose()?;
    Ok(Applied {
        answer: Answer {
            key: AnswerKey { source: row.get(0)?, position: row.get(1)? },
            digest: row.get(2)?,
            at: codes::moment(row.get(3)?)?,
            on: codes::parsed("day", &row.get::<_, String>(4)?)?,
            line,
        },
        outcome: Outcome { code: code.unwrap_or(Code::NotUnderstood), facts },
        before: row.get(9)?,
    })
}

/// A command as it was kept.
fn kept(command: &str) -> Option<Command> {
    match read_line(command, Tongue::En).into_iter().next()? {
        Line::Command(command) => Some(command),
        Line::Unknown { .. } => None,
    }
}

/// What this digest, or this receipt, tells was told.
pub(super) fn told_by(db: &Connection, digest: &str, column: Telling) -> Result<(), Fault> {
    let sql = match column {
        Telling::Echo => format!("UPDATE answers SET told = ?1 WHERE outcome IS NOT NULL AND {UNTOLD}"),
        Telling::Receipt => {
            format!("UPDATE answers SET receipt = ?1 WHERE outcome IS NOT NULL AND {UNRECEIPTED}")
        }
    };
    db.prepare_cached(&sql)?.execute([digest])?;
    Ok(())
}

/// By which mail answers are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// The next digest.
    Echo,
    /// A mail of its own.
    Receipt,
}
