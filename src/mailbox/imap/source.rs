//! A mailbox read from where it was left. Owns: which UIDs are read, in which order, and how far it got. Never touches:
//! what is in the mails.

use super::batch::Sizer;
use super::fetch::{self, Answer};
use super::{ImapError, Session, set};
use crate::mailbox::{
    Cursor, FetchPlan, MailSource, MailboxError, MailboxName, RawMail, Status, Uid, UidValidity,
};
use crate::message::window::Missing;
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::{BTreeMap, VecDeque};

/// So many days before the newest known mail are read again when UIDs say nothing any more.
const OVERLAP: Days = Days::new(30);
/// Up to so many new UIDs are asked for without a search.
const FEW: u32 = 200;
/// Sessions opened anew without a good answer between them before a mailbox is given up.
const REOPENED: u32 = 24;
/// So many mails in a row are left out before the server has to show that it can hand out another one.
const ROW: u32 = 8;
/// So many mails are fetched deeper at once; each may bring [`fetch::DEEP`] bytes.
const DEEP_AT_ONCE: usize = 64;
/// So many are fetched whole at once; each may bring [`fetch::WHOLE`] bytes.
const WHOLE_AT_ONCE: usize = 16;

/// How far back a mailbox is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The first scan goes back to here.
    pub since: DateTime<Utc>,
    /// Up to when its mails are surely known; what is older by a month is not read again when UIDs change. `None` when
    /// it was never read to its end.
    pub newest: Option<DateTime<Utc>>,
    /// It is the mailbox of sent mail.
    pub sent: bool,
}

/// A mailbox on a server, read through a window of each mail.
#[derive(Debug)]
pub struct ImapSource<'s> {
    session: &'s mut Session,
    mailbox: MailboxName,
    reach: Reach,
    plan: FetchPlan,
    status: Status,
    /// What is still to be read, ascending; `None` before the mailbox was opened.
    left: Option<VecDeque<u32>>,
    sizer: Sizer,
    done: Option<Cursor>,
    /// What of the last batch can be had deeper.
    cut: BTreeMap<u32, Missing>,
    reopened: u32,
    /// Read to its end.
    whole: bool,
    /// So many of the last mails were left out. Only a good answer shows that it was their fault, not the server's.
    doubtful: u32,
    /// A mail that the server handed out, now or in an earlier scan.
    good: Option<u32>,
}

impl<'s> ImapSource<'s> {
    /// Asks the server how the mailbox stands; it is opened when the first batch is read, for reading only. `cursor` is
    /// what [`MailSource::cursor`] gave when it was last read.
    ///
    /// # Errors
    /// [`ImapError::NoMailbox`] when it is not there (any more).
    pub fn open(
        session: &'s mut Session,
        mailbox: MailboxName,
        cursor: Option<Cursor>,
        reach: Reach,
    ) -> Result<Self, ImapError> {
        let status = match session.status(&mailbox) {
            Err(error @ ImapError::Said { .. }) if !error.is_passing() => {
                return Err(session.no_mailbox(&mailbox));
            }
            status => status?,
        };
        Ok(Self {
            session,
            mailbox,
            reach,
            plan: Cursor::plan(cursor, &status),
            status,
            left: None,
            sizer: Sizer::default(),
            done: cursor,
            cut: BTreeMap::new(),
            reopened: 0,
            whole: false,
            doubtful: 0,
            good: cursor.and_then(|cursor| cursor.last).map(|last| last.0),
        })
    }

    /// What is to be read.
    pub fn plan(&self) -> FetchPlan {
        self.plan
    }

    fn validity(&self) -> UidValidity {
        self.status.validity.unwrap_or(UidValidity::NONE)
    }

    /// Opens the mailbox and finds what is to be read.
    fn begin(&mut self) -> Result<VecDeque<u32>, ImapError> {
        if self.plan == FetchPlan::Nothing {
            return Ok(VecDeque::new());
        }
        let opened = self.session.examine(&self.mailbox)?;
        // It may have changed since STATUS, and some servers tell only here.
        self.status = Status {
            validity: opened.validity.or(self.status.validity),
            next: opened.next.or(self.status.next),
            messages: opened.messages,
        };
        self.plan = Cursor::plan(self.done, &self.status);
        let horizon = self.reach.since.date_naive();
        let uids = match self.plan {
            FetchPlan::Nothing => Vec::new(),
            FetchPlan::Afresh => self.session.since(day_before(horizon))?,
            FetchPlan::Again => {
                let young = self.reach.newest.and_then(|at| at.date_naive().checked_sub_days(OVERLAP));
                let uids = self.session.since(young.map_or(horizon, |day| day.max(horizon)))?;
                // Nothing holds of what was done before.
                self.good = None;
                self.done = Some(Cursor { validity: self.validity(), last: None });
                uids
            }
            FetchPlan::After(last) => match self.status.next {
                Some(next) if next.0.saturating_sub(last.0) <= FEW => {
                    (last.0.saturating_add(1)..next.0).collect()
                }
                _ => self.session.after(last)?,
            },
        };
        Ok(uids.into())
    }

    /// All of the mailbox was dealt with: UIDs of mails that are gone count as read too. Mails left out at its end do
    /// only when the server still hands out another one; else they are tried again.
    fn finish(&mut self) {
        self.whole = self.doubtful == 0;
        if self.plan == FetchPlan::Nothing || !self.whole {
            return;
        }
        let before_next = self.status.next.and_then(|next| next.0.checked_sub(1)).filter(|uid| *uid > 0);
        let last = self.done.and_then(|done| done.last).max(before_next.map(Uid));
        self.done = Some(Cursor { validity: self.validity(), last });
    }

    /// The next mails, or none at the end.
    fn read(&mut self, max_bytes: usize) -> Result<Vec<RawMail>, MailboxError> {
        if self.left.is_none() {
            self.left = Some(self.begin()?);
        }
        loop {
            let left = self.left.as_ref().map(|left| left.iter().copied()).into_iter().flatten();
            let (set, count) = set::first_of(left, self.sizer.next(max_bytes));
            let asked: Vec<u32> = self.left.iter().flatten().take(count).copied().collect();
            let Some(last) = asked.last().copied() else {
                if self.doubtful > 0 && self.hands_out_another()? {
                    self.doubtful = 0;
                }
                self.finish();
                return Ok(Vec::new());
            };
            match self.session.fetch(&set, &asked, &fetch::window_items(true, fetch::WINDOW)) {
                Ok(found) => {
                    let bytes = found.iter().map(|answer| answer.bytes.len()).sum();
                    self.sizer.good(count, found.len(), bytes);
                    self.reopened = 0;
                    self.good = found.last().map(|answer| answer.uid).or(self.good);
                    self.pass(count, last);
                    if !found.is_empty() {
                        self.cut = found.iter().map(|one| (one.uid, one.missing)).collect();
                        return Ok(self.mails(found));
                    }
                }
                Err(error) if error.may_be_one_mail() => {
                    let alone = self.sizer.bad(count);
                    self.recover(&error)?;
                    if alone {
                        self.left.as_mut().and_then(VecDeque::pop_front);
                        self.doubtful += 1;
                        if self.doubtful.is_multiple_of(ROW) && !self.hands_out_another()? {
                            return Err(error.into());
                        }
                        return Err(MailboxError::Skipped {
                            mailbox: self.mailbox.clone(),
                            uid: Uid(last),
                            why: Box::new(error),
                        });
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// So many UIDs, up to `last`, are dealt with.
    fn pass(&mut self, count: usize, last: u32) {
        if let Some(left) = self.left.as_mut() {
            left.drain(..count.min(left.len()));
        }
        self.done = Some(Cursor { validity: self.validity(), last: Some(Uid(last)) });
        self.doubtful = 0;
    }

    /// Whether the server hands out a mail that it handed out before, or else the newest: those left out in a row are
    /// then bad themselves.
    fn hands_out_another(&mut self) -> Result<bool, ImapError> {
        let newest = self.left.as_ref().and_then(|left| left.back().copied());
        for uid in self.good.into_iter().chain(newest) {
            let items = fetch::window_items(true, fetch::WINDOW);
            match self.session.fetch(&uid.to_string(), &[uid], &items) {
                Ok(found) if !found.is_empty() => {
                    self.reopened = 0;
                    return Ok(true);
                }
                Ok(_) => {}
                Err(error) if error.may_be_one_mail() => self.recover(&error)?,
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }

    /// Opens the mailbox again when the session did not survive a fault.
    fn recover(&mut self, fault: &ImapError) -> Result<(), ImapError> {
        if self.session.is_open() {
            return Ok(());
        }
        if self.reopened >= REOPENED {
            return Err(fault.clone());
        }
        self.reopened += 1;
        self.session.reopen()?;
        let opened = self.session.examine(&self.mailbox)?;
        if opened.validity.is_some() && opened.validity != self.status.validity {
            return Err(ImapError::Broken {
                command: "EXAMINE",
                why: "the mailbox changed while it was read",
            });
        }
        Ok(())
    }

    fn mails(&self, answers: Vec<Answer>) -> Vec<RawMail> {
        let validity = self.validity().0;
        let mail = |one: Answer| RawMail {
            place: format!("{validity}/{}", one.uid),
            internal_date: one.received,
            bytes: one.bytes,
            cut: one.missing != Missing::Nothing,
        };
        answers.into_iter().map(mail).collect()
    }

    /// Fetches more of these mails, so many at once; what breaks an answer is left out.
    fn fetch_more(
        &mut self,
        uids: &[u32],
        at_once: usize,
        items: &str,
    ) -> Result<Vec<RawMail>, MailboxError> {
        let mut mails = Vec::new();
        for some in uids.chunks(at_once) {
            let (set, _) = set::first_of(some.iter().copied(), at_once);
            match self.session.fetch(&set, some, items) {
                Ok(found) => mails.extend(self.mails(found)),
                Err(error) if error.may_be_one_mail() => self.recover(&error)?,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(mails)
    }
}

impl MailSource for ImapSource<'_> {
    fn mailbox(&self) -> &MailboxName {
        &self.mailbox
    }

    fn is_sent(&self) -> bool {
        self.reach.sent
    }

    fn batch(&mut self, max_bytes: usize) -> Result<Vec<RawMail>, MailboxError> {
        self.cut.clear();
        let read = self.read(max_bytes);
        if read.as_ref().is_err_and(|error| matches!(error, MailboxError::Server(_))) {
            // What is over stays over; what was not read is read the next time.
            self.left = Some(VecDeque::new());
            self.plan = FetchPlan::Nothing;
            self.doubtful = 1;
        }
        read
    }

    fn deeper(&mut self, places: &[&str]) -> Result<Vec<RawMail>, MailboxError> {
        let prefix = format!("{}/", self.validity().0);
        let uid = |place: &&str| place.strip_prefix(prefix.as_str())?.parse().ok();
        let cut: BTreeMap<u32, Missing> =
            places.iter().filter_map(uid).filter_map(|uid: u32| Some((uid, *self.cut.get(&uid)?))).collect();
        let of = |wanted: &[Missing]| -> Vec<u32> {
            cut.iter().filter(|(_, missing)| wanted.contains(missing)).map(|(uid, _)| *uid).collect()
        };
        let mut mails = Vec::new();
        for (first, missing) in
            [(true, &[Missing::End] as &[Missing]), (false, &[Missing::Part(1), Missing::Part(2)])]
        {
            let items = fetch::window_items(first, fetch::DEEP);
            mails.extend(self.fetch_more(&of(missing), DEEP_AT_ONCE, &items)?);
        }
        mails.extend(self.fetch_more(&of(&[Missing::All]), WHOLE_AT_ONCE, &fetch::whole_items())?);
        Ok(mails)
    }

    fn ahead(&self) -> Option<u64> {
        self.left.as_ref().map(|left| left.len() as u64)
    }

    fn is_whole(&self) -> bool {
        self.whole
    }

    fn cursor(&self) -> Option<Cursor> {
        self.done
    }
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}
