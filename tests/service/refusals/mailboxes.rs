//! Before any mail is read: the greeting, the login, the mailbox.

use super::says;
use crate::ground::dovecot::Options;
use crate::ground::letters::mailbox;
use crate::ground::owner::{Owner, clear};
use crate::ground::rules::{Act, Rules};
use crate::ground::scripted::Scripted;
use crate::ground::{Certificates, Dovecot, Kind, meddler, servers};
use serde_json::Value;

/// A scan of a server that follows this script.
fn against(rules: Rules, code: i32, words: &[&str]) -> Scripted {
    let server = Scripted::imap(rules);
    says(&Owner::imap(server.port()).scan(), code, words);
    server
}

fn dovecot(options: &Options, mails: usize) -> Option<Dovecot> {
    let servers = servers()?;
    let mut dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), options);
    if mails > 0 {
        dovecot.append("Sent", &mailbox(mails));
    }
    Some(dovecot)
}

#[test]
fn greetings() {
    against(
        Rules::new().on("GREETING", Act::close("* BYE too many connections\r\n")),
        75,
        &["too many connections"],
    );
    let server =
        against(Rules::new().on("GREETING", Act::say("* PREAUTH come in\r\n")), 78, &["logged in already"]);
    assert!(server.lines().is_empty(), "nothing is said to it: {:?}", server.lines());
    against(
        Rules::new().on("GREETING", Act::say("220 mail ESMTP\r\n")),
        75,
        &["no greeting of an IMAP server"],
    );
    against(Rules::new().on("GREETING", Act::close("")), 75, &["127.0.0.1:", "closed the connection"]);
}

#[test]
fn logins() {
    let refused = "{tag} NO [AUTHENTICATIONFAILED] wrong password\r\n";
    let server = Scripted::imap(Rules::new().on("AUTHENTICATE", Act::say(refused)));
    let owner = Owner::imap(server.port());
    for _ in 0..2 {
        says(&owner.scan(), 78, &["wrong password", "check the user and the password"]);
    }
    assert!(server.lines().iter().any(|line| line.contains("AUTHENTICATE PLAIN")));

    against(
        Rules::new().on("AUTHENTICATE", Act::say("{tag} NO [UNAVAILABLE] the users are away\r\n")),
        75,
        &["the users are away"],
    );
    against(Rules::new().on("AUTHENTICATE", Act::close("* BYE going down\r\n")), 75, &[]);
    // A server that repeats what it was told.
    let server = Scripted::imap(Rules::new());
    let owner = Owner::imap(server.port());
    owner.scan();
    let told = server.lines().iter().find(|line| line.contains("AUTHENTICATE")).unwrap().clone();
    against(
        Rules::new().on("AUTHENTICATE", Act::say(format!("{{tag}} NO what is {told}\r\n"))),
        78,
        &["what is"],
    );
}

#[test]
fn a_password_without_a_way_to_say_it() {
    let greeting = "* OK [CAPABILITY IMAP4rev1 LOGINDISABLED STARTTLS] hello\r\n";
    let server = against(Rules::new().on("GREETING", Act::say(greeting)), 78, &["takes no password"]);
    assert!(server.lines().is_empty(), "{:?}", server.lines());
}

#[test]
fn starttls_refused_or_spoilt() {
    for (act, code, words) in [
        (Act::say("{tag} NO not here\r\n"), 78, &["refuses STARTTLS", "not here"] as &[&str]),
        (Act::say("{tag} BAD what?\r\n"), 78, &["refuses STARTTLS", "what?"]),
        (Act::say("{tag} OK go\r\n* OK [CAPABILITY AUTH=PLAIN] x\r\n"), 75, &["127.0.0.1:", "in the clear"]),
    ] {
        let server = Scripted::imap(Rules::new().on("STARTTLS", act));
        let account = clear(server.port()).replace("none", "starttls");
        says(&Owner::new(&format!("imap = {account}")).scan(), code, words);
        assert_eq!(server.lines(), ["s1 STARTTLS"], "nothing follows");
    }
}

#[test]
fn the_sent_mailbox_that_is_not_there() {
    let options = Options { sent: None, others: vec!["Drafts".into(), "Post".into()], ..Options::default() };
    let Some(dovecot) = dovecot(&options, 0) else { return };
    let owner = Owner::imap(dovecot.imap_port());
    says(&owner.scan(), 78, &["sent = ", "`Drafts`", "`Post`"]);
    owner.account(&format!("imap = {}\nscan = {{ sent = \"Posts\" }}", clear(dovecot.imap_port())));
    says(&owner.scan(), 78, &["no mailbox `Posts`", "`Post`"]);
    owner.account(&format!("imap = {}\nscan = {{ sent = \"Post\" }}", clear(dovecot.imap_port())));
    assert_eq!(owner.good_scan()["messages_new"], 0);
}

#[test]
fn renamed_and_renumbered_mailboxes() {
    // Not of those that come back by themselves.
    let Some(mut dovecot) = dovecot(&Options { sent: None, ..Options::default() }, 30) else { return };
    let owner = Owner::imap(dovecot.imap_port());
    assert_eq!(owner.good_scan()["messages_new"], 30);
    let people = owner.people();

    dovecot.change_uidvalidity("Sent");
    let again = owner.good_scan();
    assert_eq!((&again["messages_new"], &again["gate"]["opens"]), (&Value::from(0), &Value::from(30)));
    assert!(owner.people() == people);

    dovecot.rename("Sent", "Sent Items");
    let more = mailbox(33).split_off(30);
    dovecot.append("Sent Items", &more);
    let moved = owner.good_scan();
    assert_eq!((&moved["messages_new"], &moved["gate"]["opens"]), (&Value::from(3), &Value::from(33)));
    assert_eq!(owner.good_scan()["messages_new"], 0);
}

/// The first scan used up the day's bytes; what it had not come to is not forgotten when the UIDs change.
#[test]
fn renumbered_before_the_first_scan_was_complete() {
    let mails = 1_500;
    let Some(dovecot) = dovecot(&Options { sent: None, ..Options::default() }, mails) else { return };
    let owner = Owner::imap(dovecot.imap_port());
    let imap = format!("imap = {}", clear(dovecot.imap_port()));
    owner.account(&format!("{imap}\nscan = {{ daily_megabytes = 1 }}"));
    let first = owner.good_scan();
    assert!(first["unfinished"].as_str().unwrap().contains("`daily_megabytes`"), "{first}");
    let read = first["messages_new"].as_u64().unwrap();
    assert!((100..mails as u64).contains(&read), "{first}");
    // The day has no more bytes: nobody is asked.
    let logins = dovecot.logins().len();
    let none = owner.good_scan();
    assert!(none["unfinished"].is_string() && none["round_trips"] == 0, "{none}");
    assert_eq!(dovecot.logins().len(), logins);

    dovecot.change_uidvalidity("Sent");
    owner.account(&imap);
    let second = owner.good_scan();
    assert_eq!(second["messages_new"], mails as u64 - read, "{second}");
    assert!(second["unfinished"].is_null(), "{second}");
}

#[test]
fn another_login_or_a_farther_horizon_is_read_afresh() {
    let Some(one) = dovecot(&Options::default(), 30) else { return };
    let Some(mut other) = dovecot(&Options::default(), 0) else { return };
    other.append("Sent", &mailbox(34).split_off(4));
    let owner = Owner::imap(one.imap_port());
    let year = "scan = { since = \"1y\" }";
    owner.account(&format!("imap = {}\n{year}", clear(one.imap_port())));
    assert_eq!(owner.good_scan()["messages_new"], 0, "all are older");
    owner.account(&format!("imap = {}", clear(one.imap_port())));
    assert_eq!(owner.good_scan()["messages_new"], 30);
    // Same name of the account, same UIDs, other mails.
    owner.account(&format!("imap = {}", clear(other.imap_port())));
    let moved = owner.good_scan();
    assert_eq!((&moved["messages_new"], &moved["messages_seen"]), (&Value::from(4), &Value::from(26)));
    assert_eq!(owner.good_scan()["messages_seen"], 0);
}

/// What the config names is not taken for what was found.
#[test]
fn a_mailbox_named_and_no_longer_named() {
    let options = Options { others: vec!["Post".into()], ..Options::default() };
    let Some(mut dovecot) = dovecot(&options, 5) else { return };
    dovecot.append("Post", &mailbox(8).split_off(5));
    let imap = format!("imap = {}", clear(dovecot.imap_port()));
    let owner = Owner::new(&format!("{imap}\nscan = {{ sent = \"Post\" }}"));
    assert_eq!(owner.good_scan()["messages_new"], 3);
    owner.account(&imap);
    assert_eq!(owner.good_scan()["messages_new"], 5);
}

#[test]
fn commands_refused() {
    let Some(dovecot) = dovecot(&Options::default(), 5) else { return };
    for (command, answer, words) in [
        ("STATUS", "{tag} NO [UNAVAILABLE] moving house\r\n", "moving house"),
        ("EXAMINE", "{tag} NO the disk is gone\r\n", "the disk is gone"),
        ("EXAMINE", "{tag} BAD not understood\r\n", "not understood"),
        ("UID SEARCH", "{tag} NO no index\r\n", "no index"),
        ("UID SEARCH", "{tag} BAD no search\r\n", "no search"),
        ("UID FETCH", "{tag} NO [UNAVAILABLE] not today\r\n", "not today"),
    ] {
        let server = meddler::before(dovecot.imap_port(), Rules::new().on(command, Act::say(answer)));
        let owner = Owner::imap(server.port());
        says(&owner.scan(), 75, &[words]);
        server.set_rules(Rules::new());
        assert_eq!(owner.good_scan()["messages_new"], 5, "{command} {answer}");
    }
}
