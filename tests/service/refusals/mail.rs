//! Answers about mails that are no answers.

use super::says;
use crate::ground::dovecot::Options;
use crate::ground::letters::mailbox;
use crate::ground::owner::Owner;
use crate::ground::rules::{Act, Rules};
use crate::ground::scripted::Scripted;
use crate::ground::{Certificates, Dovecot, Home, Kind, meddler, servers};
use std::process::Stdio;

/// Virtual memory that a scan gets by with; the figure is several times what it needs.
const ADDRESS_SPACE: &str = "150000";

#[test]
fn one_mail_of_nonsense_costs_only_itself() {
    let Some(servers) = servers() else { return };
    let mut dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &Options::default());
    dovecot.append("Sent", &mailbox(12));
    for (text, by) in
        [("5 FETCH (UID 5 ", "5 FETCH (UID 5 NONSENSE (((("), ("5 FETCH (UID 5 ", "5 FETCH )( ")]
    {
        let server = meddler::before(dovecot.imap_port(), Rules::new().rewrite(text, by));
        let owner = Owner::imap(server.port());
        let scanned = owner.good_scan();
        assert_eq!((scanned["messages_new"].as_u64(), scanned["unreadable"].as_u64()), (Some(11), Some(1)));
        assert!(scanned["faults"][0].as_str().unwrap().contains("UID 5 in `Sent`"), "{scanned}");
    }
    // The server refuses that one alone.
    let refuse = Rules::new().on("UID FETCH 5 ", Act::say("{tag} NO it is broken\r\n"));
    let refuse = ["1:12", "1:6", "4:6", "4:5"].iter().fold(refuse, |rules, set| {
        rules.on(&format!("UID FETCH {set} "), Act::say("{tag} NO one is broken\r\n"))
    });
    let server = meddler::before(dovecot.imap_port(), refuse);
    let scanned = Owner::imap(server.port()).good_scan();
    assert_eq!(scanned["messages_new"], 11, "{:?}", server.lines());
}

/// What is refused to the last mail may be the server's fault: it is asked for again.
#[test]
fn mails_refused_at_the_end_are_tried_again() {
    let Some(servers) = servers() else { return };
    let mut dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &Options::default());
    dovecot.append("Sent", &mailbox(4));
    let server = meddler::before(dovecot.imap_port(), Rules::new());
    for answer in ["{tag} NO something is wrong\r\n", "{tag} BAD what?\r\n", "* 1 FETCH )(\r\n{tag} OK\r\n"] {
        let owner = Owner::imap(server.port());
        server.set_rules(Rules::new().on("UID FETCH", Act::say(answer)));
        let scanned = owner.good_scan();
        let counts = ["messages_new", "unreadable"].map(|name| scanned[name].as_u64());
        assert_eq!(counts, [Some(0), Some(4)], "{answer}");
        server.set_rules(Rules::new());
        assert_eq!(owner.good_scan()["messages_new"], 4, "{answer}");
        assert_eq!(owner.good_scan()["messages_new"], 0, "{answer}");
    }
}

/// A mailbox that seems to have a mail, and what is said of it.
fn one_mail(answer: Act) -> Scripted {
    let status = "* STATUS Sent (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 7)\r\n{tag} OK done\r\n";
    let opened = "* 1 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 2] x\r\n{tag} OK done\r\n";
    let rules = Rules::new()
        .on("STATUS", Act::say(status))
        .on("EXAMINE", Act::say(opened))
        .on("UID SEARCH", Act::say("* SEARCH 1\r\n{tag} OK done\r\n"))
        .on("UID FETCH", answer);
    Scripted::imap(rules)
}

/// Runs the program where it can't have more memory than that.
fn with_little_memory(home: &Home, arguments: &[&str]) -> std::process::Output {
    let inner = home.command(arguments);
    let mut outer = std::process::Command::new("sh");
    outer.args(["-c", &format!("ulimit -v {ADDRESS_SPACE}; exec \"$0\" \"$@\"")]).arg(inner.get_program());
    outer.args(inner.get_args()).env_clear().stdin(Stdio::null());
    outer.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    outer.output().unwrap()
}

#[test]
fn endless_answers_end_in_little_memory() {
    let long = |start: &str| Act::All(vec![Act::say(start), Act::endless("x")]);
    for answer in [
        long("* 1 FETCH (UID 1 BODY[1]<0> {4294967295}\r\n"),
        long("* 1 FETCH (UID 1 "),
        Act::endless("* OK still looking\r\n"),
        long("* 1 FETCH (UID 1 BODY[1]<0> {99999999999999999999}\r\n"),
    ] {
        let server = one_mail(answer.clone());
        let owner = Owner::imap(server.port());
        let output = with_little_memory(&owner.home, &["scan"]);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(!err.contains("panicked") && !err.contains("memory allocation"), "{answer:?}: {err}");
        assert!(output.status.code().is_some(), "{answer:?}: {output:?}");
        assert!(err.contains("left out") || err.contains("error: "), "{answer:?}: {err}");
    }
}

#[test]
fn an_endless_greeting_ends() {
    let server = Scripted::imap(Rules::new().on("GREETING", Act::endless("x")));
    says(&Owner::imap(server.port()).scan(), 75, &["no end"]);
}
