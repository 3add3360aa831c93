//! `[[account]]`. Owns: where an account's mail is, how it is reached and how one logs in. Never touches: the hosts.

use super::{Check, SCAN_CRON};
use crate::config::table::{AccountTable, AuthTable, OAuth2Table, ScanTable, ServerTable};
use crate::config::value::{Days, Pin, Tls};
use crate::config::word::{PathText, Zone};
use crate::config::{Account, Auth, Login, OAuth2, Scan, Server, Source};
use crate::message::AddrSpec;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// The usual ports: implicit TLS, and the two others (RFC 8314 §3, RFC 9051 §2.1, RFC 6409 §3.1).
struct Ports {
    implicit: u16,
    starttls: u16,
    none: u16,
}

const IMAP: Ports = Ports { implicit: 993, starttls: 143, none: 143 };
const SMTP: Ports = Ports { implicit: 465, starttls: 587, none: 25 };

/// What an account says for both its servers.
struct Shared {
    ca_file: Option<PathText>,
    tls_pin: Option<Spanned<Pin>>,
    tls: Option<Spanned<Tls>>,
}

impl Check<'_> {
    pub(super) fn no_account(&mut self) {
        self.fault(
            0..0,
            "there is no [[account]], so there is no mail to read",
            "write `[[account]]` with `address` and `imap` or `maildir`",
        );
    }

    pub(super) fn accounts(&mut self, tables: Vec<Spanned<AccountTable>>) -> Vec<Account> {
        let mut names = BTreeSet::new();
        let mut accounts = Vec::new();
        for table in tables {
            let at = table.span();
            let table = table.into_inner();
            let (name, name_at) = match &table.name {
                Some(name) => (name.get_ref().0.clone(), name.span()),
                None => (table.address.to_string(), at.clone()),
            };
            if !names.insert(name.clone()) {
                self.fault(name_at, format!("there are two accounts `{name}`"), "give each its own name");
            }
            accounts.extend(self.account(table, name, at));
        }
        accounts
    }

    fn account(&mut self, table: AccountTable, name: String, at: Range<usize>) -> Option<Account> {
        let shared = Shared { ca_file: table.ca_file, tls_pin: table.tls_pin, tls: table.tls };
        let smtp_at = table.smtp.as_ref().map(Spanned::span);
        let needs_auth = table.imap.is_some() || smtp_at.is_some();
        let source = self.source(table.imap, table.maildir, &shared, at.clone());
        let smtp = table.smtp.map(|smtp| self.server(smtp.into_inner(), &shared, &SMTP));
        if let (Some(smtp), Some(at)) = (&smtp, smtp_at)
            && smtp.tls_pin.is_some()
            && !smtp.host.is_loopback()
        {
            self.fault(
                at,
                "a pin can't be checked for an SMTP server on another machine",
                "write `ca_file = \"/path/to/ca.pem\"`, and put tls_pin under imap only",
            );
        }
        for delegate in &table.delegates {
            if *delegate.get_ref() == table.address || table.aliases.contains(delegate.get_ref()) {
                self.fault(
                    delegate.span(),
                    "this is your own address, not a delegate's",
                    "write the address of the person who sends for you",
                );
            }
        }
        let auth = match table.auth {
            Some(auth) => self.auth(auth, &table.address),
            None if needs_auth => {
                self.fault(
                    at,
                    format!("account `{name}` does not say how to log in"),
                    "write `auth = { password_command = [\"pass\", \"show\", \"mail/work\"] }`",
                );
                None
            }
            None => None,
        };
        let scan = self.scan(table.scan);
        Some(Account {
            name,
            address: table.address,
            aliases: table.aliases,
            delegates: table.delegates.into_iter().map(Spanned::into_inner).collect(),
            source: source?,
            smtp,
            auth,
            scan: scan?,
        })
    }

    fn source(
        &mut self,
        imap: Option<Spanned<ServerTable>>,
        maildir: Option<Spanned<PathText>>,
        shared: &Shared,
        at: Range<usize>,
    ) -> Option<Source> {
        match (imap, maildir) {
            (Some(imap), None) => Some(Source::Imap(self.server(imap.into_inner(), shared, &IMAP))),
            (None, Some(maildir)) => Some(Source::Maildir(self.path(maildir.into_inner()))),
            (Some(_), Some(maildir)) => {
                self.fault(
                    maildir.span(),
                    "an account has imap or maildir, not both",
                    "leave one out, or write a second [[account]]",
                );
                None
            }
            (None, None) => {
                self.fault(
                    at,
                    "this account does not say where its mail is",
                    "write `imap = { host = \"imap.example.com\" }` or `maildir = \"/home/me/Mail/Sent\"`",
                );
                None
            }
        }
    }

    fn server(&mut self, table: ServerTable, shared: &Shared, ports: &Ports) -> Server {
        let tls = table.tls.as_ref().or(shared.tls.as_ref());
        if let Some(tls) = tls
            && *tls.get_ref() == Tls::None
            && !table.host.is_loopback()
        {
            self.fault(
                tls.span(),
                "without TLS the password would cross the network in the clear",
                "write \"implicit\" or \"starttls\"; \"none\" is only for this machine itself",
            );
        }
        let tls = tls.map_or(Tls::Implicit, |tls| *tls.get_ref());
        let usual = match tls {
            Tls::Implicit => ports.implicit,
            Tls::StartTls => ports.starttls,
            Tls::None => ports.none,
        };
        let ca_file = table.ca_file.or_else(|| shared.ca_file.clone());
        Server {
            host: table.host,
            port: table.port.map_or(usual, |port| port.0),
            tls,
            ca_file: ca_file.map(|path| self.path(path)),
            tls_pin: table.tls_pin.as_ref().or(shared.tls_pin.as_ref()).map(|pin| *pin.get_ref()),
        }
    }

    /// Exactly one way to log in.
    fn auth(&mut self, table: Spanned<AuthTable>, address: &AddrSpec) -> Option<Auth> {
        let at = table.span();
        let table = table.into_inner();
        let user = table.user.map_or_else(|| address.to_string(), |user| user.0);
        let file =
            table.password_file.map(|file| (file.span(), Login::PasswordFile(self.path(file.into_inner()))));
        let ways = [
            table.password_command.map(|way| (way.span(), Login::PasswordCommand(way.into_inner().0))),
            file,
            table.credential.map(|way| (way.span(), Login::Credential(way.into_inner().0))),
            table.password.map(|way| (way.span(), Login::Password(way.into_inner()))),
            table.token_command.map(|way| (way.span(), Login::TokenCommand(way.into_inner().0))),
            table.oauth2.map(|way| (way.span(), Login::OAuth2(oauth2(way.into_inner())))),
        ];
        let mut given: BTreeMap<usize, (Range<usize>, Login)> =
            ways.into_iter().flatten().map(|(span, login)| (span.start, (span, login))).collect();
        let first = given.pop_first();
        if let Some((_, (span, _))) = given.into_iter().next() {
            self.fault(span, "this is a second way to log in", "keep one of the two");
        }
        if let Some((_, (span, Login::Credential(name)))) = &first
            && (name.contains('/') || name == "." || name == "..")
        {
            self.fault(
                span.clone(),
                "a credential is a name, not a path",
                "write the NAME of LoadCredential=NAME:PATH, or use password_file",
            );
        }
        if first.is_none() {
            self.fault(
                at,
                "this does not say how to log in",
                "write `password_command = [\"pass\", \"show\", \"mail/work\"]` or another way",
            );
        }
        first.map(|(_, (_, login))| Auth { user, login })
    }

    fn scan(&mut self, table: ScanTable) -> Option<Scan> {
        Some(Scan {
            cron: self.cron(table.cron, SCAN_CRON)?,
            timezone: table.timezone.map(|Zone(zone)| zone),
            since: table.since.unwrap_or(Days(1_825)),
            sent: table.sent.map(|sent| sent.0).filter(|sent| sent != "auto"),
            inbox: table.inbox,
            idle: table.idle,
            daily_megabytes: table.daily_megabytes.map_or(1_000, |megabytes| megabytes.0),
        })
    }
}

fn oauth2(table: OAuth2Table) -> OAuth2 {
    OAuth2 {
        provider: table.provider,
        client_id: table.client_id.0,
        client_secret: table.client_secret,
        tenant: table.tenant.map(|tenant| tenant.0),
    }
}
