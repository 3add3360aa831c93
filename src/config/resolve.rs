//! From tables to settings. Owns: defaults, and every check that needs two keys. Never touches: the file.

mod account;
mod lexicon;
mod people;
mod reminder;

use super::fault::Fault;
use super::table::{AccountTable, DigestTable, PrivacyTable, Tables};
use super::value::{Days, Deliver, PracticeName};
use super::word::{PathText, SwitchText, Zone};
use super::{Account, Config, DELICATE, Digest, Drafts, Privacy, Reminding, Source};
use crate::message::AddrSpec;
use crate::schedule::Crontab;
use crate::tongue::Tongue;
use crate::words::{Practice, Switch};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

const DIGEST_CRON: &str = "0 8 * * MON";
const SCAN_CRON: &str = "*/30 * * * *";

/// Fills in what was left out and adds a fault for whatever does not fit together. `None` when the config can't be
/// used; `tables` is `None` when the text is no TOML, and then there is nothing to judge.
pub(super) fn resolve(tables: Option<Tables>, dir: &Path, faults: &mut Vec<Fault>) -> Option<Config> {
    let tables = tables?;
    let mut check = Check { dir, faults };
    let mine: Vec<Mine> = tables.accounts.iter().map(|table| Mine::of(table.get_ref())).collect();
    let own: BTreeSet<AddrSpec> = mine.iter().flat_map(|mine| mine.own.clone()).collect();
    if mine.is_empty() && !tables.accounts_faulty {
        check.no_account();
    }
    let accounts = check.accounts(tables.accounts);
    let people = check.people(tables.people, &own);
    let digest = tables.digest.filter(|_| !tables.accounts_faulty);
    let digest = digest.and_then(|digest| check.digest(digest, &tables.digest_at, &mine, &accounts));
    let reminders = check.reminders(tables.reminders);
    if let (false, Some(after)) = (tables.drafts.append, &tables.drafts.remove_after) {
        check.fault(
            after.span(),
            "no draft is ever put there to remove",
            "write `append = true` beside it, or leave it out",
        );
    }
    let taught = check.lexicon(tables.lexicon);
    let config = Config {
        digest: digest?,
        lists: tables.mail.lists.into_iter().map(|pattern| pattern.0).collect(),
        reminders,
        reminding: Reminding {
            birthdays: tables.reminding.birthdays.unwrap_or_default().0,
            anniversaries: tables.reminding.anniversaries.unwrap_or_default().0,
            follow_ups: tables.reminding.follow_ups.unwrap_or(true),
        },
        people,
        vcards: tables.contacts.vcards.into_iter().map(|path| check.path(path.into_inner())).collect(),
        books: Vec::new(),
        practices: practices(tables.practices, &accounts),
        mentor_goal: tables.goals.mentor.map(|line| line.0),
        privacy: privacy(tables.privacy),
        taught,
        drafts: Drafts {
            append: tables.drafts.append,
            remove_after: tables.drafts.remove_after.map(Spanned::into_inner),
        },
        state_dir: tables.state_dir.map(|path| check.path(path)),
        accounts,
    };
    Some(config)
}

/// What the checks share.
struct Check<'a> {
    /// The config's directory: relative paths start there.
    dir: &'a Path,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, span: Range<usize>, sentence: impl Into<String>, hint: impl Into<String>) {
        self.faults.push(Fault::new(span, sentence, hint));
    }

    fn path(&self, path: PathText) -> PathBuf {
        self.dir.join(path.0)
    }

    /// Reads a crontab line; the fault points at the field inside the text where that can be told.
    fn cron(&mut self, line: Option<Spanned<String>>, default: &str) -> Option<Crontab> {
        let Some(line) = line else { return Crontab::parse(default).ok() };
        let at = line.span();
        let text = line.into_inner();
        match Crontab::parse(&text) {
            Ok(crontab) => Some(crontab),
            Err(error) => {
                // With an escape or triple quotes the text is longer in the file than in itself.
                let plain = at.len() == text.len() + 2 && !error.range.is_empty();
                let span =
                    if plain { at.start + 1 + error.range.start..at.start + 1 + error.range.end } else { at };
                self.fault(span, error.sentence, error.hint);
                None
            }
        }
    }

    fn digest(
        &mut self,
        table: DigestTable,
        at: &Range<usize>,
        mine: &[Mine],
        accounts: &[Account],
    ) -> Option<Digest> {
        let to = self.recipient(table.to, at, mine);
        let sender = self.sender(table.account, at, mine);
        let cron = self.cron(table.cron, DIGEST_CRON);
        let account = accounts.iter().find(|account| Some(&account.name) == sender.as_ref());
        let deliver = account.and_then(|account| self.deliver(table.deliver, account));
        Some(Digest {
            to: to?,
            account: sender?,
            name: table.name.map(|line| line.0),
            cron: cron?,
            timezone: table.timezone.map(|Zone(zone)| zone),
            max_items: table.max_items.map_or(5, |items| items.0),
            deliver: deliver?,
            names_in_subject: table
                .names_in_subject
                .unwrap_or_else(|| accounts.iter().all(|account| account.delegates.is_empty())),
            language: table.language.map_or_else(Tongue::default, |language| language.0),
            skip: table.skip,
            catch_up: table.catch_up.unwrap_or_default(),
            pause_when_away: table.pause_when_away.unwrap_or(true),
        })
    }

    /// Where the digest goes: only ever to the owner.
    fn recipient(
        &mut self,
        to: Option<Spanned<AddrSpec>>,
        at: &Range<usize>,
        mine: &[Mine],
    ) -> Option<AddrSpec> {
        let own = || mine.iter().flat_map(|mine| &mine.own);
        match (to, mine) {
            (_, []) => None,
            (Some(to), _) if own().any(|own| own == to.get_ref()) => Some(to.into_inner()),
            (Some(to), _) => {
                let hint = format!("write {}, or add it to the aliases of an account", choice(own()));
                self.fault(
                    to.span(),
                    "the digest goes only to yourself, and this is no address of yours",
                    hint,
                );
                None
            }
            (None, [only]) => only.own.first().cloned(),
            (None, _) => {
                let hint = format!("write `to = ADDRESS` under [digest], where ADDRESS is {}", choice(own()));
                self.fault(at.clone(), "with several accounts [digest] must say where it goes", hint);
                None
            }
        }
    }

    /// The name of the account that sends the digest.
    fn sender(&mut self, name: Option<Spanned<String>>, at: &Range<usize>, mine: &[Mine]) -> Option<String> {
        let names = || mine.iter().map(|mine| &mine.name);
        match (name, mine) {
            (_, []) => None,
            (Some(name), _) if names().any(|known| known == name.get_ref()) => Some(name.into_inner()),
            (Some(name), _) => {
                let sentence = format!("there is no account `{}`", name.get_ref());
                self.fault(name.span(), sentence, format!("write {}", choice(names())));
                None
            }
            (None, [only]) => Some(only.name.clone()),
            (None, _) => {
                let hint =
                    format!("write `account = NAME` under [digest], where NAME is {}", choice(names()));
                self.fault(at.clone(), "with several accounts [digest] must say which one sends it", hint);
                None
            }
        }
    }

    fn deliver(&mut self, asked: Option<Spanned<Deliver>>, account: &Account) -> Option<Deliver> {
        let Some(asked) = asked else {
            return Some(if account.smtp.is_some() { Deliver::Smtp } else { Deliver::File });
        };
        let name = &account.name;
        let (lacks, mend) = match (asked.get_ref(), &account.smtp, &account.source) {
            (Deliver::Smtp, None, _) => ("smtp", "`smtp = { host = \"smtp.example.com\" }`"),
            (Deliver::Append, _, Source::Maildir(_)) => ("imap", "`imap = { host = \"imap.example.com\" }`"),
            _ => return Some(asked.into_inner()),
        };
        let hint = format!("write {mend} under that account, or `deliver = \"file\"`");
        self.fault(asked.span(), format!("account `{name}` has no {lacks} to deliver by"), hint);
        None
    }
}

/// What an account is called and which addresses it makes the owner's, sound or not.
struct Mine {
    name: String,
    /// The address first.
    own: Vec<AddrSpec>,
}

impl Mine {
    fn of(table: &AccountTable) -> Self {
        let name =
            table.name.as_ref().map_or_else(|| table.address.to_string(), |name| name.get_ref().0.clone());
        Self { name, own: std::iter::once(&table.address).chain(&table.aliases).cloned().collect() }
    }
}

/// `"a" or "b"`, each once.
fn choice<T: ToString>(words: impl Iterator<Item = T>) -> String {
    let words: BTreeSet<String> = words.map(|word| format!("\"{}\"", word.to_string())).collect();
    words.into_iter().collect::<Vec<_>>().join(" or ")
}

/// Who sends for the owner reads along: what is delicate comes only when it is asked for.
fn practices(table: Vec<(PracticeName, SwitchText)>, accounts: &[Account]) -> BTreeMap<Practice, Switch> {
    let read_by_others = accounts.iter().any(|account| !account.delegates.is_empty());
    let off = DELICATE.into_iter().filter(|_| read_by_others).map(|practice| (practice, Switch::Off));
    off.chain(table.into_iter().map(|(name, switch)| (name.0, switch.0))).collect()
}

fn privacy(table: PrivacyTable) -> Privacy {
    Privacy {
        exclude: table.exclude.into_iter().map(|pattern| pattern.0).collect(),
        keep_quotes: table.keep_quotes.map_or(Some(Days(730)), |keep| keep.0),
        keep_their_words: table.keep_their_words,
        keep_facts: table.keep_facts.unwrap_or(Days(3_650)),
    }
}
