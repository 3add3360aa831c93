//! `try`: no account, no config; a mailbox file through the whole pipeline.

use super::first_look::{Seen, day_after};
use super::report::{self, Outcome};
use super::setting::instant;
use super::{Common, Failure, terminal};
use crate::config;
use crate::digest;
use crate::host;
use crate::intake::Desk;
use crate::ledger::Ledger;
use crate::mailbox::{MailSource, MailboxError, MailboxName, RawMail, local};
use crate::message::{AddrSpec, Address};
use crate::outbox;
use crate::outlook::{Occasion, Outlook};
use crate::person::learn_own;
use crate::rounds::{digest_round, history, scan_round, settle};
use crate::sample::{self, Owner, Phrases};
use crate::tongue::Tongue;
use crate::words::{Reminders, Rests, Rules};
use chrono::{DateTime, FixedOffset};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// Without a config the owner's words are kept as long as a config keeps them by default, in days.
const TWO_YEARS: u32 = 730;

/// The seed of the sample that `try` shows.
const SEED: u64 = 7;

#[derive(Debug, clap::Args)]
pub(super) struct TryOut {
    /// An mbox file, a Maildir or a folder of .eml; without it the built-in sample mailbox
    path: Option<PathBuf>,
    /// Whose sample mailbox: engineer, manager or freelancer
    #[arg(long, value_name = "OWNER", default_value = "engineer", conflicts_with = "path")]
    sample: Owner,
    /// An address of the owner; repeat it for each. Without it: the address in most messages
    #[arg(long, value_name = "ADDR", value_parser = own_address)]
    me: Vec<AddrSpec>,
    /// The language of the digest: en, de, fr, es, pt or it; without it the config's, else en
    #[arg(long, value_name = "CODE", value_parser = language)]
    language: Option<Tongue>,
    /// Where digest.html and digest.eml go
    #[arg(long, value_name = "DIR", default_value = "appreciated-try")]
    out: PathBuf,
    /// Show how many candidates each reason stopped
    #[arg(long)]
    why_not: bool,
    /// Show every candidate that was left out, too
    #[arg(long)]
    all: bool,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

fn own_address(text: &str) -> Result<AddrSpec, String> {
    AddrSpec::parse(text).ok_or_else(|| "write it as name@example.com".to_owned())
}

fn language(code: &str) -> Result<Tongue, String> {
    let known = Tongue::ALL.map(Tongue::code).join(", ");
    Tongue::of(code).ok_or_else(|| format!("digests are written in {known}"))
}

/// Mail to try, and what is known of it before it is read.
struct Material {
    sources: Vec<Box<dyn MailSource>>,
    rules: Rules,
    owner: Address,
    now: DateTime<FixedOffset>,
}

impl TryOut {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let mut material = match &self.path {
            Some(path) => self.mailbox(path, common)?,
            None => self.sample(common)?,
        };
        material.rules.tongue = self.language.unwrap_or(material.rules.tongue);
        // The same mailbox gives the same bytes: the key comes from the owner, not from chance.
        let key = *blake3::hash(material.owner.addr.as_str().as_bytes()).as_bytes();
        let mut ledger = Ledger::in_memory(key)?;
        let account = ledger.account("try", &material.owner.addr)?;
        let desk = Desk { rules: &material.rules, key: &key, now: material.now.to_utc() };
        for source in &mut material.sources {
            scan_round(&mut ledger, account, source.as_mut(), desk, &mut |_| true)?;
        }
        settle(&mut ledger, desk)?;
        let history = history(&ledger, &material.rules, material.now.to_utc())?;
        let slot = material.now.format("%Y-%m-%dT%H:%M").to_string();
        let occasion = Occasion {
            now: material.now,
            slot: &slot,
            key: &key,
            first: false,
            since: None,
            warnings: Vec::new(),
            rests: Rests::default(),
            at_once: false,
        };
        let reminders = Reminders { asked: ledger.reminders()?, ..Reminders::default() };
        let outlook = digest_round(&ledger, &history, &material.rules, &reminders, &occasion)?;
        self.write(&outlook, &material.owner)?;
        if common.json {
            terminal::data(&Outcome::of(&outlook, &history, ledger.intake_counts()?, self.all));
        } else {
            self.print(&outlook);
        }
        Ok(())
    }

    fn print(&self, outlook: &Outlook) {
        if outlook.digest.items.is_empty() {
            terminal::note("no item, no mail: nothing here asks for a word today (`--why-not` says why)");
        } else {
            terminal::say(&digest::text(&outlook.digest));
        }
        if self.why_not {
            terminal::note(&format!("\n{}", report::funnel(outlook)));
        }
        if self.all {
            terminal::note(&format!("\n{}", report::left_out(outlook)));
        }
    }

    /// digest.html and digest.eml, when there is a digest: both or none.
    fn write(&self, outlook: &Outlook, owner: &Address) -> Result<(), Failure> {
        if outlook.digest.items.is_empty() {
            return Ok(());
        }
        let mail = outbox::bytes(&outlook.digest, owner).map_err(Failure::new)?;
        let page = digest::html(&outlook.digest);
        put(&self.out, &[("digest.html", page.as_bytes()), ("digest.eml", &mail)])?;
        terminal::note(&format!("Also written: {0}/digest.html, {0}/digest.eml\n", self.out.display()));
        Ok(())
    }

    fn sample(&self, common: &Common) -> Result<Material, Failure> {
        if common.config.is_some() || !self.me.is_empty() {
            return Err(Failure::usage("the sample mailbox brings its own owner and config")
                .hint("give the PATH of a mailbox, or leave out --config and --me"));
        }
        let now = self.now.unwrap_or_else(|| host::local(host::now()));
        let sample = sample::generate(self.sample, SEED, now, Phrases::Shown);
        let config =
            config::Config::parse(&sample.config, Path::new("sample.toml")).map_err(Failure::config)?;
        terminal::note(&format!(
            "The sample mailbox of {}: {} mails, all invented. Seen from {}.",
            self.sample.name(),
            sample.mails.len(),
            now.format("%Y-%m-%d")
        ));
        let source = Held { name: MailboxName("sample".to_owned()), mails: sample.mails.into_iter() };
        Ok(Material { sources: vec![Box::new(source)], rules: config.rules(), owner: sample.owner, now })
    }

    fn mailbox(&self, path: &Path, common: &Common) -> Result<Material, Failure> {
        let mut rules = match &common.config {
            Some(file) => config::locate::load(file)?.rules(),
            None => Rules {
                keep_quotes: Some(TWO_YEARS),
                max_items: 5,
                names_in_subject: true,
                ..Rules::default()
            },
        };
        let seen = Seen::of(path, self.now.map_or_else(host::now, |now| now.to_utc()))?;
        rules.own = if self.me.is_empty() { learn_own(&seen.from) } else { self.me.clone() };
        rules.own.extend(seen.own_sender(&rules.own));
        let main = rules.own.first().cloned().ok_or_else(|| {
            Failure::new(format!("{}: no mail there has a sender", path.display()))
                .hint("say who you are with --me ADDR")
        })?;
        let owner = seen.address(&main);
        rules.own_name = owner.name.clone().map(|name| crate::person::tidy(&name));
        seen.tell_owner(&rules.own, !self.me.is_empty(), path)?;
        let newest = seen.newest_of(&rules.own).ok_or_else(|| undated(path, self.now))?;
        let now = self.now.unwrap_or_else(|| day_after(newest));
        let sources = local::open(path)?;
        Ok(Material { sources, rules, owner, now })
    }
}

/// Why no mail of the owner's has a date to go by.
fn undated(path: &Path, now: Option<DateTime<FixedOffset>>) -> Failure {
    let until = now.map_or_else(String::new, |now| format!(" up to {}", now.format("%Y-%m-%d")));
    Failure::new(format!("{}: no mail there that you sent has a usable date{until}", path.display())).hint(
        "export the mailbox with its `Date` headers, or give a later --now; a mail without a date can't be counted",
    )
}

/// Writes files into a folder, each under another name first, so that none is there by half. Only their owner may
/// read them: a digest is a private mail.
fn put(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    let failed = |path: &Path, e: &std::io::Error| {
        Failure::new(format!("{} can't be written: {e}", path.display()))
            .hint("name another folder with --out DIR")
    };
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|e| failed(folder, &e))?;
    let part = |name: &str| folder.join(format!(".{name}.part"));
    let write = || {
        for (name, bytes) in files {
            let path = folder.join(name);
            if path.is_dir() {
                return Err(failed(&path, &std::io::ErrorKind::IsADirectory.into()));
            }
            super::private(&part(name), bytes).map_err(|e| failed(&path, &e))?;
        }
        for (name, _) in files {
            let path = folder.join(name);
            std::fs::rename(part(name), &path).map_err(|e| failed(&path, &e))?;
        }
        Ok(())
    };
    let done = write();
    if done.is_err() {
        for (name, _) in files {
            // It may not be there; the failure itself is told.
            let _ = std::fs::remove_file(part(name));
        }
    }
    done
}

/// Mails held in memory.
struct Held {
    name: MailboxName,
    mails: std::vec::IntoIter<RawMail>,
}

impl MailSource for Held {
    fn mailbox(&self) -> &MailboxName {
        &self.name
    }

    fn batch(&mut self, max_bytes: usize) -> Result<Vec<RawMail>, MailboxError> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < max_bytes
            && let Some(mail) = self.mails.next()
        {
            bytes += mail.bytes.len();
            batch.push(mail);
        }
        Ok(batch)
    }
}
