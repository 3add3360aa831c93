//! The owner's settings. Owns: what may stand in `config.toml`, its defaults, and how a fault in it is told. Never
//! touches: the accounts themselves, passwords (it knows only where they are), a clock.
//!
//! [`locate()`] finds the file, [`load()`] reads it, [`Config::parse`] turns its text into this plain value: first
//! `table` by serde, then `resolve` for what needs two keys to be judged. Faults of both are shown by
//! [`Diagnostics`] with the place, the line and the mend.

pub mod contacts;
pub mod diagnostic;
mod examples;
mod fault;
pub mod locate;
mod mask;
mod read;
mod resolve;
pub mod secret;
mod table;
mod tree;
pub mod value;
mod word;

pub use diagnostic::{Diagnostic, Diagnostics};
pub use locate::{LoadError, NotFound, load, locate};
pub use secret::Secret;

use crate::lexicon::Taught;
use crate::message::AddrSpec;
use crate::schedule::{Crontab, DayRange};
use crate::tongue::Tongue;
use crate::words::{About, Pattern, PersonRule, Practice, Rules, Switch};
use chrono_tz::Tz;
use contacts::Book;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use value::{CatchUp, Days, Deliver, Host, Pin, Provider, Tls};

/// Practices that are off when an account has delegates, unless the config has them on: a rival's name, and what the
/// owner would like to become, are nothing for others to read.
pub const DELICATE: [Practice; 2] = [Practice::Peace, Practice::Mentor];

/// A whole, valid config.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `[digest]`.
    pub digest: Digest,
    /// `[[account]]`, at least one, in the order of the file.
    pub accounts: Vec<Account>,
    /// `[mail] lists`: addresses that are lists.
    pub lists: Vec<Pattern>,
    /// `[[reminder]]`.
    pub reminders: Vec<Reminder>,
    /// `[reminders]`.
    pub reminding: Reminding,
    /// `[people."…"]`, by the address in the header.
    pub people: BTreeMap<AddrSpec, PersonRule>,
    /// `[contacts] vcards`.
    pub vcards: Vec<PathBuf>,
    /// What stands in them; [`load()`] reads them, [`Config::parse`] does not.
    pub books: Vec<Book>,
    /// `[practices]`; what is missing is on. With delegates, [`DELICATE`] ones are off when they are missing.
    pub practices: BTreeMap<Practice, Switch>,
    /// `[goals] mentor`.
    pub mentor_goal: Option<String>,
    /// `[privacy]`.
    pub privacy: Privacy,
    /// `[lexicon]`: the owner's own phrases.
    pub taught: Taught,
    /// `[drafts]`.
    pub drafts: Drafts,
    /// `state_dir`.
    pub state_dir: Option<PathBuf>,
}

/// When and how the digest comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// One of the owner's own addresses.
    pub to: AddrSpec,
    /// The name of the account that sends it.
    pub account: String,
    /// The owner's name, for drafts.
    pub name: Option<String>,
    /// When it is due. Default: Monday at 8.
    pub cron: Crontab,
    /// The clock of `cron`; the machine's when left out.
    pub timezone: Option<Tz>,
    /// Items, 1 to 7. Default 5.
    pub max_items: u8,
    /// How it gets to the owner. Default: SMTP when the account has it, else a file.
    pub deliver: Deliver,
    /// The subject names people. Default: yes, unless a delegate reads the mailbox.
    pub names_in_subject: bool,
    /// ISO 639-1.
    pub language: Tongue,
    /// Days without a digest.
    pub skip: Vec<DayRange>,
    /// What becomes of a digest missed while the machine was off. Default: one comes late.
    pub catch_up: CatchUp,
    /// No digest while the owner's mailbox replies by itself. Default: yes.
    pub pause_when_away: bool,
}

/// One mailbox of the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Unique; the address when left out.
    pub name: String,
    /// The owner's address there.
    pub address: AddrSpec,
    /// Other addresses of the owner.
    pub aliases: Vec<AddrSpec>,
    /// People who send for the owner.
    pub delegates: Vec<AddrSpec>,
    /// Where its mail is.
    pub source: Source,
    /// Where it sends.
    pub smtp: Option<Server>,
    /// How to log in; always there for an IMAP account.
    pub auth: Option<Auth>,
    /// What is read, and when.
    pub scan: Scan,
}

/// Where an account's mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// On a server.
    Imap(Server),
    /// In a folder that another program keeps.
    Maildir(PathBuf),
}

/// A host to talk to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// A name or an IP address.
    pub host: Host,
    /// The given one, else the usual one for `tls`.
    pub port: u16,
    /// Implicit by default (RFC 8314 §3).
    pub tls: Tls,
    /// PEM certificates trusted besides the system's.
    pub ca_file: Option<PathBuf>,
    /// The only certificate that is accepted.
    pub tls_pin: Option<Pin>,
}

/// How to log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    /// The login name; the account's address when left out.
    pub user: String,
    /// Where the password or token comes from.
    pub login: Login,
}

/// Where a password or token comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// The first line that this command prints (program and arguments, no shell).
    PasswordCommand(Vec<String>),
    /// The first line of a file.
    PasswordFile(PathBuf),
    /// A systemd credential, a file of this name in `$CREDENTIALS_DIRECTORY`.
    Credential(String),
    /// In the config itself, which must then be mode 0600 ([`Config::check_mode`]).
    Password(Secret),
    /// An access token, the first line that this command prints.
    TokenCommand(Vec<String>),
    /// An access token got by `appreciated login`.
    OAuth2(OAuth2),
}

/// An application registered with a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuth2 {
    /// Whose.
    pub provider: Provider,
    /// The application's id.
    pub client_id: String,
    /// Its secret, where the provider gives one.
    pub client_secret: Option<Secret>,
    /// Microsoft's tenant; `common` when left out.
    pub tenant: Option<String>,
}

/// What of an account is read, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// When. Default: every half hour.
    pub cron: Crontab,
    /// The clock of `cron`; the digest's when left out.
    pub timezone: Option<Tz>,
    /// How far back the first scan goes. Default: five years.
    pub since: Days,
    /// The mailbox of sent mail; `None` finds it by its `\Sent` mark (RFC 6154 §2).
    pub sent: Option<String>,
    /// INBOX is read too. Default: no.
    pub inbox: bool,
    /// Waits for news by IDLE (RFC 2177). Default: no.
    pub idle: bool,
    /// Most megabytes fetched in a day. Default 1000.
    pub daily_megabytes: u32,
}

/// A reminder of the owner's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Unique; it is what the digest prints.
    pub name: String,
    /// When it is due; with `every` when that is looked at, daily at 8.
    pub cron: Crontab,
    /// Due so long after the last act.
    pub every: Option<Days>,
    /// The clock of `cron`; the digest's when left out.
    pub timezone: Option<Tz>,
    /// About whom.
    pub about: About,
    /// What it asks for, and in whose words. Default: to write.
    pub practice: Option<Practice>,
    /// Not due when the owner wrote to them within this time before it.
    pub unless_contacted_within: Option<Days>,
    /// What the owner wants to read there.
    pub text: Option<String>,
    /// It comes as a mail of its own when it is due, not at the head of the next digest.
    pub at_once: bool,
}

/// Which reminders come without being asked for one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminding {
    /// How many days before it a birthday of the vCards may be shown; `None` shows none. Default: 3.
    pub birthdays: Option<u32>,
    /// The same for anniversaries. Default: 3.
    pub anniversaries: Option<u32>,
    /// Follow-ups made by `Bcc: me+3w@…`. Default: yes.
    pub follow_ups: bool,
}

/// What is kept, and of whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// Nothing is kept of these, and they never appear.
    pub exclude: Vec<Pattern>,
    /// How long the owner's own words are kept; `None` keeps none. Default: two years.
    pub keep_quotes: Option<Days>,
    /// Others' words, seen in quotes, are kept too. Default: no.
    pub keep_their_words: bool,
    /// How long dates and deeds are kept. Default: ten years.
    pub keep_facts: Days,
}

/// Drafts in the owner's mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drafts {
    /// Puts drafts into the mailbox marked `\Drafts`. Default: no.
    pub append: bool,
    /// Removes an untouched draft after this time. Default: never.
    pub remove_after: Option<Days>,
}

impl Config {
    /// Reads the text of a config. Pure: `path` is only for the faults and as the place relative paths start from.
    pub fn parse(text: &str, path: &Path) -> Result<Self, Diagnostics> {
        let tree = tree::Tree::parse(text);
        let (tables, mut faults) = table::Tables::read(&tree);
        let config = resolve::resolve(tables, path.parent().unwrap_or(Path::new("")), &mut faults);
        match config {
            Some(config) if faults.is_empty() => Ok(config),
            _ => Err(Diagnostics::new(faults, text, path, &mask::hidden(&tree, text))),
        }
    }

    /// Reads the address books; `text` is that of this config, for the places of faults.
    fn with_books(mut self, text: &str, path: &Path) -> Result<Self, Diagnostics> {
        let read: Vec<_> = self.vcards.iter().map(|file| Book::read(file)).collect();
        let tree = tree::Tree::parse(text);
        let (tables, _) = table::Tables::read(&tree);
        let named = tables.map(|tables| tables.contacts.vcards).unwrap_or_default();
        let mut faults = Vec::new();
        for (place, book) in named.iter().zip(read) {
            match book {
                Ok(book) => self.books.push(book),
                Err(fault) => faults.push(fault::Fault::new(place.span(), fault.to_string(), fault.hint())),
            }
        }
        if faults.is_empty() {
            return Ok(self);
        }
        Err(Diagnostics::new(faults, text, path, &mask::hidden(&tree, text)))
    }

    /// What the deciding rooms need of it.
    pub fn rules(&self) -> Rules {
        let mut own = vec![self.digest.to.clone()];
        for address in
            self.accounts.iter().flat_map(|account| std::iter::once(&account.address).chain(&account.aliases))
        {
            if !own.contains(address) {
                own.push(address.clone());
            }
        }
        let mut people = self.people.clone();
        contacts::add(&mut people, &self.books, &own);
        Rules {
            own,
            own_name: self.digest.name.clone(),
            delegates: self.accounts.iter().flat_map(|account| account.delegates.clone()).collect(),
            lists: self.lists.clone(),
            exclude: self.privacy.exclude.clone(),
            people,
            mentor_goal: self.mentor_goal.clone(),
            practices: self.practices.clone(),
            keep_quotes: self.privacy.keep_quotes.map(|days| days.0),
            taught: self.taught.clone(),
            max_items: usize::from(self.digest.max_items),
            names_in_subject: self.digest.names_in_subject,
            follow_ups: self.reminding.follow_ups,
            birthdays: self.reminding.birthdays,
            anniversaries: self.reminding.anniversaries,
            tongue: self.digest.language,
        }
    }

    /// Where the ledger lives: `state_dir`, else `$STATE_DIRECTORY` (systemd sets it), else
    /// `$XDG_STATE_HOME/appreciated`, else `~/.local/state/appreciated`; without even a home, `/var/lib/appreciated`.
    pub fn state_dir(&self, env: &dyn Fn(&str) -> Option<OsString>) -> PathBuf {
        self.state_dir.clone().unwrap_or_else(|| locate::state_dir(env))
    }

    /// The reminders that are mails of their own, in their order.
    pub fn mailed_reminders(&self) -> impl Iterator<Item = &Reminder> {
        self.reminders.iter().filter(|reminder| reminder.at_once)
    }

    /// The clock of a schedule: its own, else the digest's, else the machine's.
    pub fn zone(&self, own: Option<Tz>, machine: Tz) -> Tz {
        own.or(self.digest.timezone).unwrap_or(machine)
    }

    /// Refuses a config with a password or client secret in it that others than its owner may read. `mode` is
    /// the file's, as `stat` gives it.
    pub fn check_mode(&self, mode: u32, path: &Path) -> Result<(), LoadError> {
        let inline =
            self.accounts.iter().find(|account| match account.auth.as_ref().map(|auth| &auth.login) {
                Some(Login::Password(_)) => true,
                Some(Login::OAuth2(oauth2)) => oauth2.client_secret.is_some(),
                _ => false,
            });
        match inline {
            Some(account) if mode & 0o077 != 0 => Err(LoadError::OpenSecret {
                path: path.to_owned(),
                account: account.name.clone(),
                mode: mode & 0o777,
            }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
