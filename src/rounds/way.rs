//! How a digest leaves: by SMTP, into INBOX over IMAP, or into a file. Owns: joining what the config says to the
//! courier and to the look into the mailbox. Never touches: what a mail needs next.

use super::post::{Search, carry};
use super::{RoundError, visit::login_of};
use crate::config::value::Deliver;
use crate::config::{Account, Config, Source};
use crate::courier::Courier;
use crate::host;
use crate::ledger::Ledger;
use crate::login::{Credentials, LoginError};
use crate::mailbox::MailboxName;
use crate::mailbox::imap::{ImapError, Session};
use crate::outbox::delivery::{Doubt, Outcome, Parcel};
use crate::wire::Gauge;
use std::path::{Path, PathBuf};

/// Below the state directory: where `deliver = "file"` puts digests.
pub const DIGEST_FOLDER: &str = "digests";

/// INBOX is always called so (RFC 3501 §5.1).
const INBOX: &str = "INBOX";

/// The way that the config wants.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    config: &'a Config,
    account: &'a Account,
    folder: &'a Path,
}

/// An account to look into for something that may have arrived.
struct Place<'a> {
    account: &'a Account,
    /// It receives the digest.
    inbox: bool,
    /// Its server may have filed what it sent.
    sent: bool,
}

impl<'a> Way<'a> {
    /// `folder` is the state directory. `None` when the config names an account that is not there, which its reading
    /// has refused already.
    pub fn of(config: &'a Config, folder: &'a Path) -> Option<Self> {
        let account = config.accounts.iter().find(|account| account.name == config.digest.account)?;
        Some(Self { config, account, folder })
    }

    /// How to learn whether a mail arrived.
    pub fn doubt(&self) -> Doubt {
        match self.config.digest.deliver {
            Deliver::File => Doubt::Repeat,
            Deliver::Smtp | Deliver::Append if self.places().is_empty() => Doubt::Stay,
            Deliver::Smtp | Deliver::Append => Doubt::Look,
        }
    }

    /// Where digests go to with `deliver = "file"`.
    pub fn folder(&self) -> PathBuf {
        self.folder.join(DIGEST_FOLDER)
    }

    /// Does what a mail needs now, and gives it as it is then.
    pub fn carry(&self, ledger: &mut Ledger, parcel: &Parcel, gauge: &Gauge) -> Result<Parcel, RoundError> {
        let mut look = |parcel: &Parcel| self.look(parcel, gauge);
        let search = match self.doubt() {
            Doubt::Look => Search::Mailbox(&mut look),
            Doubt::Stay => Search::Nowhere,
            Doubt::Repeat => Search::Harmless,
        };
        carry(ledger, parcel, &host::now, &mut |bytes, id| self.hand_over(bytes, id, gauge), search)
    }

    /// The courier for SMTP and files, also to be tried by `check`.
    ///
    /// # Errors
    /// Why there is no password, or that the account has no server to send by: half a sentence.
    pub fn courier(&self, gauge: &Gauge) -> Result<Courier<'a>, String> {
        if self.config.digest.deliver == Deliver::File {
            return Ok(Courier::File { folder: self.folder() });
        }
        let server = self.account.smtp.as_ref().ok_or("the account has no `smtp` to send by")?;
        let credentials: Option<Credentials> = match self.account.auth {
            Some(_) => Some(login_of(self.account).map_err(|error| error.to_string())?),
            None => None,
        };
        let (from, to) = (&self.account.address, &self.config.digest.to);
        Ok(Courier::Smtp { server, credentials, from, to, gauge: gauge.clone() })
    }

    /// Hands bytes over, once.
    pub fn hand_over(&self, bytes: &[u8], id: &str, gauge: &Gauge) -> Outcome {
        if self.config.digest.deliver == Deliver::Append {
            return match open(self.account, gauge) {
                Ok(mut session) => {
                    let outcome = session.append(&MailboxName(INBOX.to_owned()), bytes);
                    session.logout();
                    outcome
                }
                Err(shut) if shut.for_owner => Outcome::ForOwner(shut.said),
                Err(shut) => Outcome::NotSent { for_good: false, said: shut.said },
            };
        }
        match self.courier(gauge) {
            Ok(courier) => courier.deliver(bytes, id),
            Err(said) if self.account.smtp.is_none() => Outcome::ForOwner(said),
            Err(said) => Outcome::NotSent { for_good: false, said },
        }
    }

    /// Looks into every mailbox where the mail would be. Only when all could be looked at, "no" is an answer.
    fn look(&self, parcel: &Parcel, gauge: &Gauge) -> Result<bool, String> {
        for place in self.places() {
            let mut session = open(place.account, gauge).map_err(|shut| shut.said)?;
            let mut mailboxes = Vec::new();
            if place.inbox {
                mailboxes.push(MailboxName(INBOX.to_owned()));
            }
            if place.sent {
                match session.sent(place.account.scan.sent.as_deref()) {
                    Ok(sent) => mailboxes.push(sent),
                    // Without one, nothing can have been filed there.
                    Err(ImapError::NoSent { .. }) => {}
                    Err(error) => return Err(error.to_string()),
                }
            }
            let found = session.look_up(&mailboxes, parcel.made_at, &parcel.digest);
            session.logout();
            if found.map_err(|error| error.to_string())? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn places(&self) -> Vec<Place<'a>> {
        if self.config.digest.deliver == Deliver::Append {
            let here = matches!(self.account.source, Source::Imap(_));
            return here
                .then_some(Place { account: self.account, inbox: true, sent: false })
                .into_iter()
                .collect();
        }
        let to = &self.config.digest.to;
        let place = |account: &'a Account| Place {
            account,
            inbox: account.address == *to || account.aliases.contains(to),
            sent: account.name == self.account.name,
        };
        let on_servers = self.config.accounts.iter().filter(|a| matches!(a.source, Source::Imap(_)));
        let places: Vec<Place<'a>> =
            on_servers.map(place).filter(|place| place.inbox || place.sent).collect();
        // Where it arrives must be among them: what was filed in Sent alone says too little.
        if places.iter().any(|place| place.inbox) { places } else { Vec::new() }
    }
}

/// Why there is no session.
pub(super) struct Shut {
    /// Only the owner can mend it.
    for_owner: bool,
    pub(super) said: String,
}

/// A session with an account's server.
pub(super) fn open(account: &Account, gauge: &Gauge) -> Result<Session, Shut> {
    let Source::Imap(server) = &account.source else {
        return Err(Shut { for_owner: true, said: "the account is not on a server".to_owned() });
    };
    let no_login = |error: LoginError| Shut { for_owner: !error.may_pass(), said: error.to_string() };
    let credentials = login_of(account).map_err(no_login)?;
    let refused = |error: ImapError| Shut { for_owner: !error.may_pass(), said: error.to_string() };
    Session::open(server, &credentials, gauge).map_err(refused)
}
