//! The servers play what their scripts say.

use super::*;
use crate::ground::tls::Talk;
use std::time::Duration;

#[test]
fn imap_by_itself() {
    let server = Scripted::imap(Rules::new());
    let mut talk = Talk::plain(server.port());
    assert!(talk.line().starts_with("* OK [CAPABILITY IMAP4rev1"));
    talk.say("a LOGIN owner {4}");
    talk.until("+");
    talk.ask("a\"\\b", "a OK");
    talk.ask("b AUTHENTICATE PLAIN", "+");
    talk.ask("AGEAYg==", "b OK");
    let list = talk.ask("c LIST \"\" \"*\"", "c OK");
    assert!(list.contains(&"* LIST (\\Sent) \"/\" Sent".to_owned()), "{list:?}");
    let status = talk.ask("d STATUS Sent (UIDVALIDITY)", "d OK");
    assert!(status[0].contains("Sent (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 7)"), "{status:?}");
    for command in ["EXAMINE Sent", "UID SEARCH ALL", "UID FETCH 1:* (FLAGS)", "NOOP", "CAPABILITY"] {
        talk.ask(&format!("e {command}"), "e OK");
    }
    talk.ask("j EXPUNGE", "j BAD");
    talk.ask("k LOGOUT", "k OK");
    assert_eq!(talk.rest(), (Vec::new(), false));
    assert_eq!(server.lines()[..3], ["a LOGIN owner {4}\r\na\"\\b", "b AUTHENTICATE PLAIN", "AGEAYg=="]);
    assert_eq!(server.connections(), 1);
}

#[test]
fn imap_by_script() {
    let rules = Rules::new()
        .times(1, "GREETING", Act::close("* BYE too busy\r\n"))
        .on("GREETING", Act::say("* PREAUTH hello\r\n"))
        .on("LOGIN", Act::say("{tag} NO [AUTHENTICATIONFAILED] no\r\n"))
        .on("UID FETCH", Act::All(vec![Act::say("* 1 FETCH (BODY[] {4294967295}\r\n"), Act::endless("x")]))
        .on("NOOP", Act::Drip(b"{tag} OK slow\r\n".to_vec(), Duration::from_millis(1)));
    let server = Scripted::imap(rules);
    assert_eq!(Talk::plain(server.port()).rest(), (b"* BYE too busy\r\n".to_vec(), false));
    let mut talk = Talk::plain(server.port());
    assert_eq!(talk.line(), "* PREAUTH hello");
    talk.ask("a LOGIN x y", "a NO [AUTHENTICATIONFAILED]");
    talk.ask("b NOOP", "b OK slow");
    talk.ask("c UID FETCH 1 BODY[]", "* 1 FETCH (BODY[] {4294967295}");
    assert_eq!(talk.take(100_000), vec![b'x'; 100_000]);
    server.set_rules(Rules::new());
    let mut talk = Talk::plain(server.port());
    assert!(talk.line().starts_with("* OK"));
    talk.ask("a LOGIN x y", "a OK");
}

#[test]
fn smtp_by_itself() {
    let server = Scripted::smtp(Rules::new());
    let mut talk = Talk::plain(server.port());
    talk.until("220 ");
    talk.ask("EHLO me", "250 ");
    talk.ask("AUTH LOGIN", "334");
    talk.ask("eA==", "334");
    talk.ask("eQ==", "235");
    talk.ask("AUTH PLAIN AGEAYg==", "235");
    talk.ask("MAIL FROM:<a@example.com>", "250");
    talk.ask("RCPT TO:<b@example.com>", "250");
    talk.ask("DATA", "354");
    talk.ask("Subject: x\r\n\r\n..dot\r\n.", "250 taken");
    talk.ask("QUIT", "221");
    assert_eq!(server.mails(), [b"Subject: x\r\n\r\n.dot\r\n".to_vec()]);
    assert_eq!(server.lines().len(), 9);
}

#[test]
fn smtp_refuses_at_each_stage() {
    let stages = ["GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."];
    let lines = ["EHLO me", "AUTH PLAIN AGEAYg==", "MAIL FROM:<a@b>", "RCPT TO:<a@b>", "DATA", "x\r\n."];
    for (at, stage) in stages.into_iter().enumerate() {
        for code in ["451", "554"] {
            let server = Scripted::smtp(Rules::new().on(stage, Act::say(format!("{code} no\r\n"))));
            let mut talk = Talk::plain(server.port());
            let wanted = |stage: usize| {
                if stage == at { code } else { ["220", "250 ", "235", "250", "250", "354", "250"][stage] }
            };
            talk.until(wanted(0));
            for (before, line) in lines[..at].iter().enumerate() {
                talk.ask(line, wanted(before + 1));
            }
            assert_eq!(server.mails().len(), usize::from(stage == "."));
        }
    }
}

#[test]
fn smtp_takes_the_mail_and_goes_without_a_word() {
    let server = Scripted::smtp(Rules::new().times(1, ".", Act::close("")));
    let mut talk = Talk::plain(server.port());
    talk.until("220 ");
    talk.ask("DATA", "354");
    talk.say("x\r\n.");
    assert_eq!(talk.rest(), (Vec::new(), false));
    assert_eq!(server.mails(), [b"x\r\n".to_vec()]);
}
