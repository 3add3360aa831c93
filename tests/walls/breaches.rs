//! Each wall can be broken: invented sources that break one, beside ones that come close and break none.

use crate::rules::{File, LONGEST, breaches, groups};

const LIB: &str = "
// -- words everyone uses (no I/O)
pub mod words;
pub mod mailbox;
pub mod message;
// -- deciding (no I/O)
pub mod gate;
pub mod schedule;
pub mod outbox;
// -- the edges (I/O, one library each)
pub mod ledger;
pub mod config;
pub mod host;
pub mod wire;
// -- bringing it together
pub mod cli;
pub mod sample;
";

/// What is said about `program` under `path`, without the place.
fn said(path: &str, program: &str) -> Vec<String> {
    let file = File { path: path.to_owned(), text: format!("//! A header.\n{program}\n") };
    breaches(&file, &groups(LIB))
}

#[test]
fn what_breaks_a_wall_is_told() {
    for (path, program, what) in [
        ("words.rs", "use crate::gate::Refusal;", "later group"),
        ("gate/mix.rs", "use super::super::ledger::Ledger;", "later group"),
        ("gate.rs", "use crate::{words, cli};", "later group"),
        ("gate.rs", "fn f() { crate::config::load(); }", "later group"),
        ("ledger/file.rs", "use crate::sample;", "later group"),
        ("config.rs", "use crate::ledger::Ledger;", "an edge imports the edge"),
        ("mailbox/mbox.rs", "use crate::ledger::Ledger;", "an edge imports the edge"),
        ("wire.rs", "use crate::ledger::Ledger;", "an edge imports the edge"),
        ("mailbox/imap.rs", "use std::net::TcpStream;", "only wire may open a socket"),
        ("mailbox/imap.rs", "use rustls::ClientConnection;", "only wire may name `rustls`"),
        ("gate.rs", "use std::{fmt, fs};", "without I/O"),
        ("message/part.rs", "use std::process::Command;", "without I/O"),
        ("mailbox.rs", "use std::fs::File;", "without I/O"),
        ("gate.rs", "fn f() { tracing::info!(\"x\"); }", "without I/O"),
        ("outbox.rs", "use lettre::{Message, SmtpTransport};", "without I/O"),
        ("outbox.rs", "use lettre::transport::smtp;", "without I/O"),
        ("gate.rs", "use chrono::Local;", "without I/O"),
        ("cli.rs", "fn f() { chrono::Utc::now(); }", "ask for the time"),
        ("ledger.rs", "use std::time::{Duration, Instant};", "ask for the time"),
        ("ledger.rs", "fn f() { std::env::var(\"HOME\"); }", "the environment"),
        ("gate.rs", "use mailparse::MailHeader;", "only message may name `mailparse`"),
        ("message.rs", "fn f() -> html2text::Error {}", "only zones/html/render.rs may name"),
        ("config.rs", "use rusqlite::Connection;", "only ledger may name"),
        ("cli/why.rs", "use toml::Spanned;", "only config, lexicon, sample may name"),
        ("gate.rs", "use clap::Args;", "only cli may name"),
        ("config.rs", "use cron::Schedule;", "only schedule may name"),
        ("outbox.rs", "use minijinja::Environment;", "only digest may name"),
        ("ledger.rs", "fn f() { tracing::info!(\"x\"); }", "only daemon, cli, host may name"),
        ("host/log.rs", "use sd_notify::NotifyState;", "only host/notify.rs may name"),
        ("daemon.rs", "fn f() { tracing_subscriber::fmt(); }", "only host/log.rs may name"),
        ("cli.rs", "fn f() { iana_time_zone::get_timezone(); }", "only host/zone.rs may name"),
        ("gate.rs", "fn f() { Some(1).unwrap(); }", "`unwrap()`"),
        ("gate.rs", "fn f() { Some(1).expect(\"one\"); }", "`expect(…)`"),
        ("gate.rs", "fn f() { todo!() }", "`todo!`"),
        ("gate.rs", "fn f() { panic!(\"no\") }", "`panic!`"),
        ("gate.rs", "#[allow(dead_code)] fn f() {}", "`allow`"),
        ("gate.rs", "#![allow(dead_code)]", "`allow`"),
        ("gate.rs", "#[expect(dead_code)] fn f() {}", "without a reason"),
    ] {
        let said = said(path, program);
        assert!(said.iter().any(|one| one.contains(what)), "{path}: {program}: {said:?}");
        assert!(said[0].starts_with(&format!("src/{path}:2: ")), "{said:?}");
    }
}

#[test]
fn what_comes_close_is_let_be() {
    for (path, program) in [
        ("words.rs", "use crate::message::Address;"),
        ("gate.rs", "use crate::{schedule, words::{self, Rules}};"),
        ("gate/mix.rs", "use super::super::words::Rules; use super::ledger;"),
        ("ledger.rs", "use crate::config::Config; use crate::gate; use std::fs;"),
        ("mailbox/local.rs", "use std::fs; use super::mbox;"),
        ("mailbox/local.rs", "use crate::{host, wire::Wire}; use std::net::IpAddr;"),
        ("wire.rs", "use crate::{config, host}; use std::net::TcpStream; use rustls::ClientConnection;"),
        ("cli.rs", "use crate::sample; use crate::ledger; use clap::Args;"),
        ("outbox.rs", "use lettre::message::header; use lettre::Message;"),
        ("gate.rs", "/// [`crate::cli`] and std::fs\n// tokio::spawn()\nconst X: &str = \"std::env::var\";"),
        ("gate.rs", "#[cfg(test)]\nmod tests { use std::fs; fn f() { None::<u8>.unwrap(); } }"),
        ("gate.rs", "fn f(cron: u8, toml: &str) { let imap = cron; }"),
        ("gate.rs", "#[expect(dead_code, reason = \"shown to be let be\")] fn f() {}"),
        ("sample.rs", "fn f(desk: &mut Desk) { desk.expect(who, \"why\"); }"),
        ("gate.rs", "fn f() { Some(1).unwrap_or_default(); }"),
        ("host.rs", "fn now() { Utc::now(); std::env::var_os(\"X\"); }"),
        ("gate/tests.rs", "fn f() { std::fs::read(\"x\").unwrap(); }"),
    ] {
        assert_eq!(said(path, program), Vec::<String>::new(), "{path}: {program}");
    }
}

#[test]
fn every_file_has_a_header_and_an_end() {
    let file = |text: String| File { path: "gate.rs".to_owned(), text };
    let bare = breaches(&file("use std::fmt;\n".to_owned()), &groups(LIB));
    assert_eq!(bare, ["src/gate.rs:1: no `//!` header"]);
    let long = |tests: &str| format!("//! A header.{}\n{tests}", "\nstruct A;".repeat(LONGEST));
    assert_eq!(breaches(&file(long("")), &groups(LIB)).len(), 1);
    let with_tests = format!("//! A header.\n#[cfg(test)]\nmod tests {{{}}}", "\nstruct A;".repeat(LONGEST));
    assert_eq!(breaches(&file(with_tests), &groups(LIB)), Vec::<String>::new());
}
