//! Servers that fail, lie or break off.

use super::*;
use crate::ground::letters::mailbox;
use crate::ground::meddler;
use crate::ground::proxy::{Cut, Proxy, Side};
use crate::ground::rules::{Act, Rules as Script};
use crate::ground::scripted::Scripted;

/// Mail 7 breaks every answer it is in. It alone is left out, and told.
#[test]
fn one_mail_that_cannot_be_had_costs_only_itself() {
    let mails = mailbox(40);
    let Some(dovecot) = dovecot(&mails) else { return };
    for (broken, faults) in [("7 FETCH (UID 7 BOGUS-ITEM (((", 1), ("7 FETCH (UID 4294967299 ", 1)] {
        let script = Script::new().rewrite("7 FETCH (UID 7 ", broken);
        let server = meddler::before(dovecot.imap_port(), script);
        let mut reader = Reader::new();
        let scanned = reader.scan(&clear(server.port())).unwrap();
        assert_eq!((scanned.report.faults.len(), scanned.report.unreadable), (faults, 1), "{scanned:?}");
        assert!(scanned.report.faults[0].contains("UID 7 in `Sent`"), "{:?}", scanned.report.faults);
        assert_eq!(reader.ids().len(), 39);
        // UID 27 begins differently, and 7 is done.
        assert_eq!(reader.scan(&clear(dovecot.imap_port())).unwrap().plan, FetchPlan::Nothing);
    }
}

/// Wherever they lie, and however many: one scan reads all others, and the next one has nothing to do.
#[test]
fn many_bad_mails_cost_only_themselves() {
    let Some(dovecot) = dovecot(&mailbox(60)) else { return };
    for bad in [3..=6_usize, 57..=60, 1..=1, 10..=39] {
        let script = bad.clone().fold(Script::new(), |script, uid| {
            script.rewrite(
                &format!("* {uid} FETCH (UID {uid} "),
                &format!("* {uid} FETCH (UID {uid} BOGUS ((("),
            )
        });
        let server = meddler::before(dovecot.imap_port(), script);
        let mut reader = Reader::new();
        let scanned = reader.scan(&clear(server.port())).unwrap();
        let count = bad.clone().count();
        assert_eq!(scanned.report.unreadable, count as u64, "{bad:?} {scanned:?}");
        assert_eq!((reader.ids().len(), scanned.report.faults.len()), (60 - count, count.min(20)), "{bad:?}");
        assert_eq!(reader.scan(&clear(server.port())).unwrap().plan, FetchPlan::Nothing, "{bad:?}");
    }
}

#[test]
fn a_server_that_refuses_every_mail_passes_over_none() {
    let mails = mailbox(60);
    let Some(mut dovecot) = dovecot(&mails[..40]) else { return };
    let refuse = || Script::new().on("UID FETCH", Act::say("{tag} NO something is wrong\r\n"));
    let server = meddler::before(dovecot.imap_port(), refuse());
    let mut reader = Reader::new();
    for (known, all) in [(0, 40), (40, 60)] {
        server.set_rules(refuse());
        for _ in 0..3 {
            let refused = reader.scan(&clear(server.port())).unwrap_err();
            assert!(refused.to_string().contains("something is wrong"), "{refused}");
        }
        assert_eq!(reader.ids().len(), known);
        server.set_rules(Script::new());
        reader.scan(&clear(server.port())).unwrap();
        assert_eq!(reader.ids().len(), all);
        if all == 40 {
            dovecot.append("Sent", &mails[40..]);
        }
    }
}

#[test]
fn mails_that_nobody_asked_for_are_not_taken() {
    let mails = mailbox(12);
    let Some(dovecot) = dovecot(&mails) else { return };
    let script = Script::new().rewrite("3 FETCH (UID 3 ", "3 FETCH (UID 3000 ");
    let server = meddler::before(dovecot.imap_port(), script);
    let mut reader = Reader::new();
    assert_eq!(reader.scan(&clear(server.port())).unwrap().report.messages_new, 11);
}

/// Cut after any turn: what was committed stays, and the next scan goes on.
#[test]
fn a_cut_costs_one_batch() {
    let mails = mailbox(300);
    let Some(dovecot) = dovecot(&mails) else { return };
    let mut whole = Reader::new();
    let turns = whole.scan(&clear(dovecot.imap_port())).unwrap().turns;
    for turn in 1..=turns as usize {
        let proxy = Proxy::start(dovecot.imap_port(), Cut::after_turns(turn).times(1));
        let mut reader = Reader::new();
        let first = reader.scan(&clear(proxy.port()));
        if let Err(error) = &first {
            assert!(!error.to_string().is_empty());
        }
        reader.scan(&clear(proxy.port())).unwrap();
        assert_eq!(reader.ids(), whole.ids(), "cut after turn {turn}: {first:?}");
    }
    let half = Proxy::start(dovecot.imap_port(), Cut::after_bytes(400_000, Side::Server).times(1));
    let mut reader = Reader::new();
    reader.scan(&clear(half.port())).unwrap_err();
    assert!(reader.ids().len() >= 100, "the first batch stays");
    reader.scan(&clear(half.port())).unwrap();
    assert_eq!(reader.ids(), whole.ids());
}

/// A mailbox that seems to hold three mails.
fn three_mails(script: Script) -> Script {
    script
        .on("STATUS", Act::say("* STATUS Sent (MESSAGES 3 UIDNEXT 9 UIDVALIDITY 7)\r\n{tag} OK done\r\n"))
        .on(
            "EXAMINE",
            Act::say("* 3 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 9] x\r\n{tag} OK done\r\n"),
        )
        .on("UID SEARCH", Act::say("* SEARCH 8 1 1 5\r\n{tag} OK done\r\n"))
}

/// Every answer may be anything: always an error, never a panic, and the next scan works.
#[test]
fn nonsense_is_an_error() {
    for command in ["LOGIN", "AUTHENTICATE", "STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"] {
        for words in [
            "* NO\r\n{tag} OK\r\n",
            "* BYE bye\r\n",
            "{tag} NO no\r\n",
            "{tag} BAD bad\r\n",
            "x9 OK of another\r\n",
            "* \u{fffd}\u{1b}\r\n{tag} OK\r\n",
            "+ what?\r\n",
            "* 1 FETCH (UID 0 BODY[] {5}\r\nab)\r\n{tag} OK\r\n",
            "* SEARCH 99999999999\r\n{tag} OK\r\n",
            "",
        ] {
            let script = three_mails(Script::new().on(command, Act::close(words)));
            let server = Scripted::imap(script);
            // Whether it fails depends on the words; what counts is that it ends.
            let _ = Reader::new().scan(&clear(server.port()));
            server.set_rules(Script::new());
            assert_eq!(Reader::new().scan(&clear(server.port())).unwrap().plan, FetchPlan::Nothing);
        }
    }
}

#[test]
fn an_endless_answer_ends() {
    for text in ["* 1 FETCH (BODY[] {4294967295}\r\n", "x", "* 1 EXISTS\r\n"] {
        let script = three_mails(Script::new().on("UID FETCH", Act::endless(text)));
        let server = Scripted::imap(script);
        let mut reader = Reader::new();
        let scanned = reader.scan(&clear(server.port())).unwrap();
        assert!(scanned.report.faults[0].contains("longer than 8 MiB"), "{scanned:?}");
    }
}
