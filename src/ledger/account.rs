//! How the accounts fare. Owns: the last scan, faults and their back-off, bytes fetched a day. Never touches: the
//! accounts themselves.

use super::codes;
use super::fault::Fault;
use super::{AccountId, Ledger, LedgerError};
use crate::mailbox::MailboxName;
use crate::plain;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// The first wait after a fault.
const FIRST_WAIT: Duration = Duration::minutes(15);

/// No wait is longer.
const LONGEST_WAIT: Duration = Duration::hours(6);

/// So many refusals of a login let the account rest: more could lock it at the provider.
const LOGINS: u32 = 3;

/// Characters kept of a sentence about a fault.
const FAULT_CHARS: usize = 300;

/// How the scans of one account fare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountState {
    /// The last scan without a fault.
    pub scanned_at: Option<DateTime<Utc>>,
    /// Mails met for the first time in that scan.
    pub messages_new: u64,
    /// The mailbox of sent mail, as it was found.
    pub sent_mailbox: Option<MailboxName>,
    /// What went wrong since.
    pub fault: Option<String>,
    /// When.
    pub fault_at: Option<DateTime<Utc>>,
    /// Faults in a row.
    pub failures: u32,
    /// Refusals of the login since one was taken; other faults neither count nor clear them.
    pub login_failures: u32,
    /// After faults: not before then.
    pub next_try: Option<DateTime<Utc>>,
    /// Refused so often that only [`Ledger::wake`] lets it try again.
    pub resting: bool,
}

/// How long to wait after so many faults in a row: 15 minutes, doubled each time, 6 hours at most.
pub fn back_off(failures: u32) -> Duration {
    let doubled = 1_i32.checked_shl(failures.saturating_sub(1)).filter(|times| *times > 0);
    doubled
        .and_then(|times| FIRST_WAIT.checked_mul(times))
        .map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT))
}

impl Ledger {
    /// How this account fares; the default when it was never scanned.
    pub fn account_state(&self, account: AccountId) -> Result<AccountState, LedgerError> {
        self.read(|db| read(db, account))
    }

    /// A scan came to its end. `sent_mailbox` is where it found the sent mail, when it had to look.
    pub fn scan_succeeded(
        &mut self,
        account: AccountId,
        now: DateTime<Utc>,
        messages_new: u64,
        sent_mailbox: Option<&MailboxName>,
    ) -> Result<(), LedgerError> {
        self.write(|db| {
            let before = read(db, account)?;
            let state = AccountState {
                scanned_at: Some(now),
                messages_new,
                sent_mailbox: sent_mailbox.cloned().or(before.sent_mailbox),
                ..AccountState::default()
            };
            write(db, account, &state)
        })
    }

    /// A scan failed. `login`: the password or token was refused. Gives the state from now on: when to try again, and
    /// whether the account rests.
    pub fn scan_failed(
        &mut self,
        account: AccountId,
        now: DateTime<Utc>,
        sentence: &str,
        login: bool,
    ) -> Result<AccountState, LedgerError> {
        self.write(|db| {
            let before = read(db, account)?;
            let failures = before.failures.saturating_add(1);
            let login_failures = before.login_failures.saturating_add(u32::from(login));
            let state = AccountState {
                fault: Some(plain::cut(&plain::one_line(sentence), FAULT_CHARS)),
                fault_at: Some(now),
                failures,
                login_failures,
                next_try: now.checked_add_signed(back_off(failures)),
                resting: before.resting || login_failures >= LOGINS,
                ..before
            };
            write(db, account, &state)?;
            Ok(state)
        })
    }

    /// Lets an account try again at once: the owner changed something. What went wrong stays to be read.
    pub fn wake(&mut self, account: AccountId) -> Result<(), LedgerError> {
        self.write(|db| {
            let state = AccountState {
                failures: 0,
                login_failures: 0,
                next_try: None,
                resting: false,
                ..read(db, account)?
            };
            write(db, account, &state)
        })
    }

    /// Lets an account that rests log in once more, at once; another refusal, and it rests again.
    pub fn wake_once(&mut self, account: AccountId) -> Result<(), LedgerError> {
        self.write(|db| {
            let before = read(db, account)?;
            if !before.resting {
                return Ok(());
            }
            let state = AccountState { login_failures: LOGINS - 1, next_try: None, resting: false, ..before };
            write(db, account, &state)
        })
    }

    /// Forgets where the sent mail was found; the next scan looks for it again.
    pub fn forget_sent_mailbox(&mut self, account: AccountId) -> Result<(), LedgerError> {
        self.write(|db| {
            let state = AccountState { sent_mailbox: None, ..read(db, account)? };
            write(db, account, &state)
        })
    }

    /// Bytes fetched from an account on a day.
    pub fn traffic(&self, account: AccountId, day: NaiveDate) -> Result<u64, LedgerError> {
        self.read(|db| {
            let bytes: Option<i64> = db
                .prepare_cached("SELECT bytes_down FROM traffic WHERE account = ?1 AND day = ?2")?
                .query_row(params![account.0, day.to_string()], |row| row.get(0))
                .optional()?;
            Ok(bytes.map_or(0, i64::cast_unsigned))
        })
    }

    /// Adds bytes fetched from an account on a day.
    pub fn add_traffic(&mut self, account: AccountId, day: NaiveDate, bytes: u64) -> Result<(), LedgerError> {
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO traffic (account, day, bytes_down) VALUES (?1, ?2, ?3) ON CONFLICT (account, day)
                 DO UPDATE SET bytes_down = bytes_down + excluded.bytes_down",
            )?
            .execute(params![account.0, day.to_string(), i64::try_from(bytes).unwrap_or(i64::MAX >> 16)])?;
            Ok(())
        })
    }
}

fn read(db: &Connection, account: AccountId) -> Result<AccountState, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT scanned_at, messages_new, sent_mailbox, fault, fault_at, failures, login_failures, next_try, resting
         FROM account_states WHERE account = ?1",
    )?;
    let mut rows = statement.query([account.0])?;
    let Some(row) = rows.next()? else { return Ok(AccountState::default()) };
    Ok(AccountState {
        scanned_at: codes::moment_or_none(row.get(0)?)?,
        messages_new: row.get::<_, i64>(1)?.cast_unsigned(),
        sent_mailbox: row.get::<_, Option<String>>(2)?.map(MailboxName),
        fault: row.get(3)?,
        fault_at: codes::moment_or_none(row.get(4)?)?,
        failures: row.get(5)?,
        login_failures: row.get(6)?,
        next_try: codes::moment_or_none(row.get(7)?)?,
        resting: row.get(8)?,
    })
}

fn write(db: &Connection, account: AccountId, state: &AccountState) -> Result<(), Fault> {
    let seconds = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp());
    db.prepare_cached(
        "INSERT OR REPLACE INTO account_states (account, scanned_at, messages_new, sent_mailbox, fault, fault_at,
             failures, login_failures, next_try, resting)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        account.0,
        seconds(state.scanned_at),
        state.messages_new.cast_signed(),
        state.sent_mailbox.as_ref().map(|mailbox| &mailbox.0),
        state.fault,
        seconds(state.fault_at),
        state.failures,
        state.login_failures,
        seconds(state.next_try),
        state.resting,
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::AddrSpec;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + minutes * 60, 0).unwrap()
    }

    fn ledger() -> (Ledger, AccountId) {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
        (ledger, account)
    }

    #[test]
    fn an_account_that_rests_may_be_given_one_try() {
        let (mut ledger, account) = ledger();
        for minute in 0..2 {
            ledger.scan_failed(account, at(minute), "refused", true).unwrap();
        }
        let before = ledger.account_state(account).unwrap();
        ledger.wake_once(account).unwrap();
        assert_eq!(ledger.account_state(account).unwrap(), before, "only one that rests is woken");
        assert!(ledger.scan_failed(account, at(2), "refused", true).unwrap().resting);
        ledger.wake_once(account).unwrap();
        let woken = ledger.account_state(account).unwrap();
        assert_eq!((woken.resting, woken.next_try, woken.fault.as_deref()), (false, None, Some("refused")));
        assert!(ledger.scan_failed(account, at(3), "refused", true).unwrap().resting);
    }

    #[test]
    fn waits_double_up_to_six_hours() {
        let minutes: Vec<i64> = (0..8).map(|failures| back_off(failures).num_minutes()).collect();
        assert_eq!(minutes, [15, 15, 30, 60, 120, 240, 360, 360]);
        for failures in [31, 32, 33, 64, u32::MAX] {
            assert_eq!(back_off(failures), LONGEST_WAIT);
        }
    }

    #[test]
    fn a_scan_that_works_clears_all_faults() {
        let (mut ledger, account) = ledger();
        assert_eq!(ledger.account_state(account).unwrap(), AccountState::default());
        let sent = MailboxName("Gesendet".into());
        ledger.scan_succeeded(account, at(0), 12, Some(&sent)).unwrap();
        let state = ledger.scan_failed(account, at(30), "no\nroute\u{7}", false).unwrap();
        assert_eq!(state, ledger.account_state(account).unwrap());
        assert_eq!((state.fault.as_deref(), state.fault_at), (Some("no route"), Some(at(30))));
        assert_eq!((state.failures, state.next_try), (1, Some(at(45))));
        assert_eq!((state.scanned_at, state.messages_new), (Some(at(0)), 12));
        assert_eq!(ledger.scan_failed(account, at(45), "no route", false).unwrap().next_try, Some(at(75)));
        ledger.scan_succeeded(account, at(75), 0, None).unwrap();
        let expected =
            AccountState { scanned_at: Some(at(75)), sent_mailbox: Some(sent), ..AccountState::default() };
        assert_eq!(ledger.account_state(account).unwrap(), expected);
        ledger.forget_sent_mailbox(account).unwrap();
        assert_eq!(ledger.account_state(account).unwrap().sent_mailbox, None);
    }

    #[test]
    fn the_third_refused_login_lets_the_account_rest_until_it_is_woken() {
        let (mut ledger, account) = ledger();
        let mut fail = |login| ledger.scan_failed(account, at(0), "no", login).unwrap().resting;
        // A broken line between two refusals does not make them fewer.
        assert_eq!(
            [fail(true), fail(true), fail(false), fail(true), fail(false)],
            [false, false, false, true, true]
        );
        ledger.wake(account).unwrap();
        let woken = ledger.account_state(account).unwrap();
        assert_eq!(
            (woken.resting, woken.failures, woken.login_failures, woken.next_try),
            (false, 0, 0, None)
        );
        assert_eq!(woken.fault.as_deref(), Some("no"));
        assert!(!ledger.scan_failed(account, at(0), "no", true).unwrap().resting);
    }

    #[test]
    fn bytes_are_counted_by_account_and_day() {
        let (mut ledger, account) = ledger();
        let other = ledger.account("home", &AddrSpec::parse("me@home.example").unwrap()).unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        for (account, on, bytes) in [(account, 1, 5), (account, 1, 7), (account, 2, 1), (other, 1, 100)] {
            ledger.add_traffic(account, day(on), bytes).unwrap();
        }
        assert_eq!(ledger.traffic(account, day(1)).unwrap(), 12);
        assert_eq!(ledger.traffic(account, day(2)).unwrap(), 1);
        assert_eq!(ledger.traffic(account, day(3)).unwrap(), 0);
        assert_eq!(ledger.traffic(other, day(1)).unwrap(), 100);
        ledger.add_traffic(other, day(3), u64::MAX).unwrap();
        assert!(ledger.traffic(other, day(3)).unwrap() > 1 << 40);
    }
}
