//! Finding the mailbox of sent mail, seeking our own mail, putting one in.

use super::*;
use crate::ground::letters::Letter;
use crate::ground::rules::{Act, Rules as Script};
use crate::ground::scripted::Scripted;
use appreciated::outbox::delivery::Outcome;

fn session(port: u16) -> Session {
    Session::open(&clear(port), &password(PASSWORD), &Gauge::new()).unwrap()
}

#[test]
fn the_sent_mailbox_by_mark_by_name_and_by_wish() {
    let Some(servers) = servers() else { return };
    for (sent, special_use) in [("Envoyés", true), ("Отправленные", false), ("Zeug & mehr", true)]
    {
        let options = Options { sent: Some(sent.to_owned()), special_use, ..Options::default() };
        let dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &options);
        let mut session = session(dovecot.imap_port());
        assert_eq!(session.sent(None).unwrap().0, sent);
        assert_eq!(session.sent(Some(sent)).unwrap().0, sent);
        assert_eq!(session.sent(Some("inbox")).unwrap().0, "INBOX");
        let error = session.sent(Some("Gesendet")).unwrap_err();
        assert!(
            matches!(&error, ImapError::NoMailbox { near, .. } if near.contains(&sent.to_owned())),
            "{error}"
        );
        let reach = Reach { since: day("2020-01-01"), newest: None, sent: true };
        let gone = ImapSource::open(&mut session, MailboxName("Gone".to_owned()), None, reach).unwrap_err();
        assert!(matches!(gone, ImapError::NoMailbox { .. }), "{gone}");
        let found = ImapSource::open(&mut session, MailboxName(sent.to_owned()), None, reach).unwrap();
        assert_eq!(found.plan(), FetchPlan::Nothing);
    }
    let options = Options { sent: None, others: vec!["Projekte".to_owned()], ..Options::default() };
    let dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &options);
    let error = session(dovecot.imap_port()).sent(None).unwrap_err();
    assert!(error.to_string().ends_with("`sent = \"…\"`; it has `Projekte`, `INBOX`"), "{error}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the server dates what it is given by its own clock")]
fn a_digest_is_put_in_and_found_again() {
    let Some(mut dovecot) = dovecot(&[]) else { return };
    let now = Utc::now();
    dovecot.append("Sent", &[Letter::new(now).id("d2@example.com").mail()]);
    let inbox = MailboxName("INBOX".to_owned());
    let mut session = session(dovecot.imap_port());
    let mail =
        b"From: me@example.com\r\nMessage-ID: <d1@example.com>\r\nX-Appreciated-Id: d1\r\n\r\n{9}\r\nHi\r\n";
    assert!(matches!(session.append(&inbox, mail), Outcome::Sent(_)));
    assert_eq!(dovecot.mails("INBOX"), [mail.to_vec()]);
    let name = dovecot.files("INBOX").remove(0).0;
    assert!(name.rsplit_once(":2,").is_none_or(|(_, flags)| flags.is_empty()), "not new: {name}");
    let both = [inbox, sent()];
    for (id, found) in [("d1", true), ("d2", true), ("d", false), ("d3", false)] {
        assert_eq!(session.look_up(&both, now, id), Ok(found), "{id}");
    }
    session.look_up(&[MailboxName("Gone".to_owned())], now, "d1").unwrap_err();
    let outcome = session.append(&MailboxName("Gone".to_owned()), mail);
    assert!(matches!(&outcome, Outcome::NotSent { for_good: false, .. }), "{outcome:?}");
    assert!(matches!(session.append(&MailboxName("a\r\nb".to_owned()), mail), Outcome::NotSent { .. }));
}

#[test]
fn what_became_of_a_mail_that_was_handed_over() {
    for (script, wanted) in [
        (Script::new().on("APPEND", Act::say("{tag} OK done\r\n")), "Sent"),
        (Script::new().on("APPEND", Act::say("{tag} NO [OVERQUOTA] full\r\n")), "NotSent"),
        (Script::new().on("APPEND", Act::close("")), "Unknown"),
        (Script::new().on("APPEND", Act::say("* NONSENSE(\r\n")), "Unknown"),
    ] {
        let server = Scripted::imap(script);
        let mut session = session(server.port());
        let outcome = session.append(&MailboxName("INBOX".to_owned()), b"Subject: x\r\n\r\nHi\r\n");
        assert!(format!("{outcome:?}").starts_with(wanted), "{outcome:?}");
    }
}
