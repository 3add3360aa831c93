//! One account, read once. Owns: the way from an account of the config to its mail (login, the mailbox of sent mail,
//! the limits of a visit), and what the ledger keeps of the visit itself. Never touches: what is in the mails.

use super::{Hear, RoundError, ScanReport, scan_round};
use crate::config::{Account, Server, Source};
use crate::host::{self, Deadline};
use crate::intake::Desk;
use crate::ledger::{AccountId, Ledger};
use crate::login::{self, LoginError};
use crate::mailbox::imap::{ImapError, ImapSource, Reach, Session};
use crate::mailbox::{MailboxError, MailboxName, local};
use crate::wire::Gauge;
use chrono::Duration;
use std::time;

/// A visit takes no longer; the next one goes on.
const LONGEST: time::Duration = time::Duration::from_secs(1_800);

/// Why an account could not be read to its end. What was committed before stays.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// There is no password or token to log in with.
    #[error(transparent)]
    Login(#[from] LoginError),
    /// The mail, or the ledger.
    #[error(transparent)]
    Round(#[from] RoundError),
}

impl From<ImapError> for VisitError {
    fn from(error: ImapError) -> Self {
        Self::Round(RoundError::Mailbox(MailboxError::Server(error)))
    }
}

impl VisitError {
    /// Whether the server refused the login: trying it again and again may lock the account.
    pub fn is_login(&self) -> bool {
        matches!(self, Self::Round(RoundError::Mailbox(MailboxError::Server(error))) if error.is_login())
    }

    /// Whether the same may work later without anybody changing anything.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Login(error) => error.may_pass(),
            Self::Round(error) => error.may_pass(),
        }
    }
}

/// Reads what is new in one account and puts down in the ledger how it went. `hear` hears how far it is, and may end
/// the visit after any batch by saying no.
pub fn visit(
    ledger: &mut Ledger,
    account: &Account,
    desk: Desk<'_>,
    gauge: &Gauge,
    hear: Hear<'_>,
) -> Result<ScanReport, VisitError> {
    let id = ledger.account(&account.name, &account.address).map_err(RoundError::from)?;
    let before = gauge.bytes_down();
    let end = Deadline::after(LONGEST);
    let day = desk.now.date_naive();
    let left = u64::from(account.scan.daily_megabytes) * 1_000_000;
    let left = left.saturating_sub(ledger.traffic(id, day).map_err(RoundError::from)?);
    let mut within = |progress| hear(progress) && end.left().is_some() && gauge.bytes_down() - before < left;
    let read = match &account.source {
        Source::Maildir(path) => read_folder(ledger, id, path, desk, &mut within),
        Source::Imap(server) => read_server(ledger, id, account, server, desk, gauge, &mut within),
    };
    let now = host::now();
    ledger.add_traffic(id, day, gauge.bytes_down() - before).map_err(RoundError::from)?;
    match read {
        Ok((report, sent)) => {
            ledger.scan_succeeded(id, now, report.messages_new, sent.as_ref()).map_err(RoundError::from)?;
            Ok(report)
        }
        Err(fault) => {
            // A cut wire is our own doing.
            if !gauge.is_cut() {
                ledger
                    .scan_failed(id, now, &fault.to_string(), fault.is_login())
                    .map_err(RoundError::from)?;
            }
            Err(fault)
        }
    }
}

fn read_folder(
    ledger: &mut Ledger,
    id: AccountId,
    path: &std::path::Path,
    desk: Desk<'_>,
    hear: Hear<'_>,
) -> Result<(ScanReport, Option<MailboxName>), VisitError> {
    let mut total = ScanReport::default();
    for source in &mut local::open(path).map_err(RoundError::from)? {
        total.add(&scan_round(ledger, id, source.as_mut(), desk, hear)?);
    }
    Ok((total, None))
}

/// The second value is the mailbox of sent mail, where it had to be looked for.
fn read_server(
    ledger: &mut Ledger,
    id: AccountId,
    account: &Account,
    server: &Server,
    desk: Desk<'_>,
    gauge: &Gauge,
    hear: Hear<'_>,
) -> Result<(ScanReport, Option<MailboxName>), VisitError> {
    let credentials = login_of(account)?;
    let mut session = Session::open(server, &credentials, gauge)?;
    let wanted = account.scan.sent.as_deref();
    // Found in an earlier visit, it is taken on trust: a search costs a turn, and a server that has it no more says so.
    let state = ledger.account_state(id).map_err(RoundError::from)?;
    let (known, newest) = (state.sent_mailbox, state.scanned_at);
    let mut remembered = known.is_some() && wanted.is_none();
    let mut sent = match known {
        Some(known) if remembered => known,
        _ => session.sent(wanted)?,
    };
    let horizon = desk.now - Duration::days(i64::from(account.scan.since.0));
    loop {
        let cursor = ledger.cursor(id, &sent).map_err(RoundError::from)?;
        match ImapSource::open(&mut session, sent.clone(), cursor, Reach { since: horizon, newest }) {
            Ok(mut source) => {
                let report = scan_round(ledger, id, &mut source, desk, hear)?;
                session.logout();
                return Ok((report, (!remembered).then_some(sent)));
            }
            Err(ImapError::NoMailbox { .. }) if remembered => {
                remembered = false;
                sent = session.sent(None)?;
            }
            Err(fault) => return Err(fault.into()),
        }
    }
}

/// How to log in at this account.
pub fn login_of(account: &Account) -> Result<login::Credentials, LoginError> {
    match &account.auth {
        Some(auth) => login::credentials(auth),
        None => Err(LoginError::Nothing { account: account.name.clone() }),
    }
}
