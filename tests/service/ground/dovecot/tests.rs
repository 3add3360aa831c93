//! The private Dovecot is what it says.

use super::*;
use crate::ground::encode::base64;
use crate::ground::letters::mailbox;
use crate::ground::tls::Talk;
use crate::ground::{Kind, servers};
use chrono::TimeDelta;

fn dovecot(options: &Options) -> Option<(Certificates, Dovecot)> {
    let servers = servers()?;
    let certificates = Certificates::of(Kind::Good);
    let dovecot = Dovecot::start(&servers, &certificates, options);
    Some((certificates, dovecot))
}

/// A session of the owner over TLS.
fn session(certificates: &Certificates, dovecot: &Dovecot) -> Talk {
    let mut talk = Talk::tls(dovecot.imaps_port(), &certificates.ca_file()).unwrap();
    let password = PASSWORD.replace('\\', "\\\\").replace('"', "\\\"");
    let said = talk.ask(&format!("a LOGIN {OWNER} \"{password}\""), "a ");
    assert!(said.last().unwrap().starts_with("a OK"), "{said:?}");
    talk
}

fn day(number: i64) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2020-01-01T12:00:00Z").unwrap().to_utc() + TimeDelta::days(number)
}

fn letters(numbers: std::ops::Range<i64>) -> Vec<(DateTime<Utc>, Vec<u8>)> {
    numbers.map(|n| (day(n), format!("Subject: letter {n}\n\nText {n}.\n").into_bytes())).collect()
}

#[test]
fn logins_by_password_and_token() {
    let Some((certificates, dovecot)) = dovecot(&Options::default()) else { return };
    session(&certificates, &dovecot);
    let ca = certificates.ca_file();
    let mut talk = Talk::starttls(dovecot.imap_port(), &ca, &[("s STARTTLS", "s OK")]).unwrap();
    let said = talk.ask(&format!("a LOGIN {SECOND} {SECOND_PASSWORD}"), "a ");
    assert!(said.last().unwrap().starts_with("a OK"), "{said:?}");
    for (token, wanted) in [(token::valid(), "a OK"), (token::expired(), "+ ")] {
        let mut talk = Talk::tls(dovecot.imaps_port(), &ca).unwrap();
        talk.line();
        talk.say(&format!("a AUTHENTICATE XOAUTH2 {}", base64(token::xoauth2(OWNER, &token).as_bytes())));
        let said = talk.line();
        assert!(said.starts_with(wanted), "{said}: {}", dovecot.log());
    }
    let mut talk = Talk::plain(dovecot.imap_port());
    talk.line();
    let said = talk.ask(&format!("a LOGIN {OWNER} wrong"), "a ");
    assert!(said.last().unwrap().starts_with("a NO [AUTHENTICATIONFAILED]"), "{said:?}");
    let logins =
        wait::until(wait::LIMIT, || Some(dovecot.logins()).filter(|logins| logins.len() == 3)).unwrap();
    assert!(logins.iter().all(|login| login.contains("TLS")), "{logins:?}");
}

#[test]
fn mails_have_their_dates_their_order_and_their_bytes() {
    let Some((certificates, mut dovecot)) = dovecot(&Options::default()) else { return };
    dovecot.append("Sent", &letters(0..3));
    let mut talk = session(&certificates, &dovecot);
    talk.ask("b SELECT Sent", "b OK");
    // Mails that come while a session is open come behind the others, whatever their dates.
    dovecot.append("Sent", &letters(-1..0));
    talk.ask("c NOOP", "c OK");
    let said =
        talk.ask("d UID FETCH 1:* (INTERNALDATE FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])", "d OK").join("|");
    let order: Vec<_> = ["letter 0", "letter 1", "letter 2", "letter -1"].map(|word| said.find(word)).into();
    assert!(order.is_sorted() && order.iter().all(Option::is_some), "{said}");
    assert!(said.contains("UID 2 INTERNALDATE \"02-Jan-2020 12:00:00 +0000\" FLAGS (\\Seen"), "{said}");
    let wanted: Vec<_> =
        [0, 1, 2, -1].map(|n| format!("Subject: letter {n}\r\n\r\nText {n}.\r\n").into_bytes()).into();
    assert_eq!(dovecot.mails("Sent"), wanted);
    assert_eq!(dovecot.mails("INBOX"), Vec::<Vec<u8>>::new());
}

#[test]
fn a_large_mailbox_is_put_there_whole() {
    let Some((certificates, mut dovecot)) = dovecot(&Options::default()) else { return };
    let mails = mailbox(1000);
    dovecot.append("Sent", &mails);
    let mut talk = session(&certificates, &dovecot);
    let said = talk.ask("b EXAMINE Sent", "b OK").join("|");
    assert!(said.contains("* 1000 EXISTS") && said.contains("[UIDNEXT 1001]"), "{said}");
    let last = mails.last().unwrap();
    let said = talk.ask("c UID FETCH 1000 (RFC822.SIZE INTERNALDATE)", "c OK").join("|");
    let date = last.0.format("%d-%b-%Y %H:%M:%S +0000");
    let wanted = format!("RFC822.SIZE {} INTERNALDATE \"{date}\"", last.1.len());
    assert!(said.contains(&wanted), "{wanted}: {said}");
    assert_eq!(dovecot.mails("Sent").last(), Some(&last.1));
}

#[test]
fn mails_and_mailboxes_go_as_told() {
    let Some((certificates, mut dovecot)) = dovecot(&Options::default()) else { return };
    dovecot.append("Sent", &letters(0..4));
    let status = |dovecot: &Dovecot, name: &str| {
        let mut talk = session(&certificates, dovecot);
        talk.ask(&format!("b STATUS {name} (MESSAGES UIDVALIDITY UIDNEXT)"), "b ").join("|")
    };
    let first = status(&dovecot, "Sent");
    assert!(first.contains("MESSAGES 4 UIDNEXT 5"), "{first}");
    dovecot.expunge("Sent", "2:3");
    let fewer = status(&dovecot, "Sent");
    assert!(fewer.contains("MESSAGES 2 UIDNEXT 5"), "{fewer}");
    dovecot.change_uidvalidity("Sent");
    let validity =
        |text: &str| text.split("UIDVALIDITY ").nth(1).unwrap().split(')').next().unwrap().to_owned();
    let changed = status(&dovecot, "Sent");
    assert!(changed.contains("MESSAGES 2 UIDNEXT 3"), "{changed}");
    assert_ne!(validity(&first), validity(&changed));
    dovecot.rename("Sent", "Elsewhere");
    assert!(status(&dovecot, "Elsewhere").contains("MESSAGES 2"));
    dovecot.delete("Elsewhere");
    assert!(status(&dovecot, "Elsewhere").contains("b NO"));
}

#[test]
fn mailboxes_are_named_and_marked_as_told() {
    let french = Options { sent: Some("Envoyés".to_owned()), ..Options::default() };
    let unmarked = Options { sent: Some("Gesendet".to_owned()), special_use: false, ..Options::default() };
    let without = Options { sent: None, others: vec!["Archive".to_owned()], ..Options::default() };
    for (options, wanted) in [
        (french, r#"(\Sent) "." Envoy&AOk-s"#),
        (unmarked, r#"() "." Gesendet"#),
        (without, r#"() "." Archive"#),
    ] {
        let Some((certificates, mut dovecot)) = dovecot(&options) else { return };
        let mut talk = session(&certificates, &dovecot);
        let list = talk.ask(r#"b LIST "" "*" RETURN (SPECIAL-USE)"#, "b OK").join("\n");
        assert!(list.contains(wanted) && (wanted.contains("Sent") == list.contains("Sent")), "{list}");
        let Some(name) = &options.sent else { continue };
        dovecot.append(name, &letters(0..1));
        let name = utf7_imap::encode_utf7_imap(name.clone());
        let status = talk.ask(&format!("c STATUS {name} (MESSAGES)"), "c OK").join("\n");
        assert!(status.contains("MESSAGES 1"), "{status}");
    }
}

#[test]
fn it_says_it_can_what_it_is_told_to_say() {
    let options = Options {
        capability: Some("IMAP4rev1 IDLE".to_owned()),
        more: "login_greeting = Hello.".to_owned(),
        ..Options::default()
    };
    let Some((_, dovecot)) = dovecot(&options) else { return };
    let mut talk = Talk::plain(dovecot.imap_port());
    let greeting = talk.line();
    assert!(greeting.contains("[CAPABILITY IMAP4rev1 IDLE") && greeting.ends_with("Hello."), "{greeting}");
}

#[test]
fn it_stops_and_starts_again_on_the_same_port() {
    let Some((certificates, mut dovecot)) = dovecot(&Options::default()) else { return };
    dovecot.append("INBOX", &letters(0..1));
    dovecot.stop();
    assert!(TcpStream::connect(("127.0.0.1", dovecot.imaps_port())).is_err());
    dovecot.start_again();
    let said = session(&certificates, &dovecot).ask("b SELECT INBOX", "b OK").join("\n");
    assert!(said.contains("* 1 EXISTS"), "{said}");
}
