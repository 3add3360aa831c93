//! Rounds that a command asked the running daemon for. Owns: the list of them. Never touches: the rounds.

use super::codes;
use super::fault::Fault;
use super::{Ledger, LedgerError};
use crate::next::{Request, RequestId};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

/// A round that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its row.
    pub id: RequestId,
    /// Which round.
    pub round: Request,
    /// When it was asked for last.
    pub asked_at: DateTime<Utc>,
}

fn name(round: Request) -> &'static str {
    match round {
        Request::Scan => "scan",
        Request::Send => "send",
    }
}

fn named(name: &str) -> Result<Request, Fault> {
    match name {
        "scan" => Ok(Request::Scan),
        "send" => Ok(Request::Send),
        _ => Err(Fault::Unreadable { what: "round", value: name.to_owned() }),
    }
}

impl Ledger {
    /// Asks for a round. Asking again before it was served is asking once, for the later time.
    pub fn ask(&mut self, round: Request, now: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO requests (round, asked_at) VALUES (?1, ?2)
                 ON CONFLICT (round) DO UPDATE SET asked_at = excluded.asked_at",
            )?
            .execute(params![name(round), now.timestamp()])?;
            Ok(())
        })
    }

    /// What was asked for and not served yet, the oldest first.
    pub fn requests(&self) -> Result<Vec<Asked>, LedgerError> {
        self.read(|db| {
            let mut statement =
                db.prepare_cached("SELECT id, round, asked_at FROM requests ORDER BY asked_at, id")?;
            let mut rows = statement.query(())?;
            let mut requests = Vec::new();
            while let Some(row) = rows.next()? {
                requests.push(Asked {
                    id: RequestId(row.get(0)?),
                    round: named(&row.get::<_, String>(1)?)?,
                    asked_at: codes::moment(row.get(2)?)?,
                });
            }
            Ok(requests)
        })
    }

    /// Takes a served request out. One that was asked for again while it was served stays.
    pub fn answered(&mut self, request: &Asked) -> Result<(), LedgerError> {
        self.write(|db| take_out(db, request))
    }
}

/// Takes a request out, unless it was asked for again.
pub(super) fn take_out(db: &Connection, request: &Asked) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM requests WHERE id = ?1 AND asked_at = ?2")?
        .execute(params![request.id.0, request.asked_at.timestamp()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_twice_is_asking_once_and_asking_meanwhile_is_asking_again() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let at = |seconds: i64| DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap();
        ledger.ask(Request::Send, at(0)).unwrap();
        ledger.ask(Request::Scan, at(1)).unwrap();
        ledger.ask(Request::Send, at(2)).unwrap();
        let asked = ledger.requests().unwrap();
        let rounds: Vec<Request> = asked.iter().map(|request| request.round).collect();
        assert_eq!(rounds, [Request::Scan, Request::Send]);
        ledger.ask(Request::Scan, at(9)).unwrap();
        for request in &asked {
            ledger.answered(request).unwrap();
        }
        let left = ledger.requests().unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].round, left[0].asked_at), (Request::Scan, at(9)));
        ledger.answered(&left[0]).unwrap();
        assert!(ledger.requests().unwrap().is_empty());
    }
}
