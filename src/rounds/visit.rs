//! One account, read once. Owns: the way from an account of the config to its mail (login, the mailbox of sent mail,
//! the limits of a visit), and what the ledger keeps of the visit itself. Never touches: what is in the mails.

use super::scan::{Watch, scan_watched};
use super::{Hear, RoundError, ScanReport};
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
    let end = Deadline::after(LONGEST);
    let day = desk.now.date_naive();
    let budget = u64::from(account.scan.daily_megabytes) * 1_000_000;
    let mut used = ledger.traffic(id, day).map_err(RoundError::from)?;
    if used >= budget && matches!(account.source, Source::Imap(_)) {
        return Ok(ScanReport { unfinished: Some(used_up(account)), ..ScanReport::default() });
    }
    let mut counted = gauge.bytes_down();
    // What came is counted with each batch: a crash does not give the day's bytes back.
    let mut count = |ledger: &mut Ledger| {
        let came = gauge.bytes_down() - counted;
        counted += came;
        used += came;
        if came > 0 { ledger.add_traffic(id, day, came).map(|()| used) } else { Ok(used) }
    };
    let mut ended = None;
    let mut watch = |ledger: &mut Ledger, progress| {
        let used = count(ledger)?;
        let goes_on = hear(progress);
        if goes_on && end.left().is_none() {
            ended = Some(out_of_time(account));
        } else if goes_on && used >= budget {
            ended = Some(used_up(account));
        }
        Ok(goes_on && ended.is_none())
    };
    let read = match &account.source {
        Source::Maildir(path) => read_folder(ledger, id, path, desk, &mut watch),
        Source::Imap(server) => read_server(ledger, id, account, server, desk, gauge, &mut watch),
    };
    let now = host::now();
    count(ledger).map_err(RoundError::from)?;
    match read {
        Ok((mut report, sent)) => {
            report.unfinished = report.unfinished.map(|why| ended.unwrap_or(why));
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

fn used_up(account: &Account) -> String {
    format!(
        "the account \"{}\" has used up its {} MB of today (`daily_megabytes`); the rest is read tomorrow",
        account.name, account.scan.daily_megabytes
    )
}

fn out_of_time(account: &Account) -> String {
    let minutes = LONGEST.as_secs() / 60;
    format!("the account \"{}\" was read for {minutes} minutes; the next scan reads on", account.name)
}

fn read_folder(
    ledger: &mut Ledger,
    id: AccountId,
    path: &std::path::Path,
    desk: Desk<'_>,
    watch: Watch<'_>,
) -> Result<(ScanReport, Option<MailboxName>), VisitError> {
    let mut total = ScanReport::default();
    for source in &mut local::open(path).map_err(RoundError::from)? {
        total.add(&scan_watched(ledger, id, source.as_mut(), desk, watch)?);
        if total.unfinished.is_some() {
            break;
        }
    }
    Ok((total, None))
}

/// The second value is the mailbox of sent mail, where it had to be looked for and was found. The one that the config
/// names is not kept: it may be taken out again.
fn read_server(
    ledger: &mut Ledger,
    id: AccountId,
    account: &Account,
    server: &Server,
    desk: Desk<'_>,
    gauge: &Gauge,
    watch: Watch<'_>,
) -> Result<(ScanReport, Option<MailboxName>), VisitError> {
    let credentials = login_of(account)?;
    let mut session = Session::open(server, &credentials, gauge)?;
    let login = format!("{}@{}:{}", credentials.user(), server.host, server.port);
    ledger.reads_from(id, &login).map_err(RoundError::from)?;
    let wanted = account.scan.sent.as_deref();
    // Found in an earlier visit, it is taken on trust: a search costs a turn, and a server that has it no more says so.
    let known = ledger.account_state(id).map_err(RoundError::from)?.sent_mailbox;
    let mut remembered = known.is_some() && wanted.is_none();
    let mut sent = match known {
        Some(known) if remembered => known,
        _ => session.sent(wanted)?,
    };
    let horizon = desk.now - Duration::days(i64::from(account.scan.since.0));
    loop {
        ledger.reads_back_to(id, &sent, horizon).map_err(RoundError::from)?;
        let newest = ledger.read_at(id, &sent).map_err(RoundError::from)?;
        let cursor = ledger.cursor(id, &sent).map_err(RoundError::from)?;
        match ImapSource::open(
            &mut session,
            sent.clone(),
            cursor,
            Reach { since: horizon, newest, sent: true },
        ) {
            Ok(mut source) => {
                let report = scan_watched(ledger, id, &mut source, desk, watch)?;
                session.logout();
                return Ok((report, (!remembered && wanted.is_none()).then_some(sent)));
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
