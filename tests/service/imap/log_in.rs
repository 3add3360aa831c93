//! Logins, and that no secret is said where others hear it.

use super::*;
use crate::ground::dovecot::{SECOND, SECOND_PASSWORD, token};
use crate::ground::rules::{Act, Rules as Script};
use crate::ground::scripted::Scripted;

const CANARY: &str = "canary-\\\"word";

fn token(text: String) -> Credentials {
    Credentials::Token { user: OWNER.to_owned(), secret: Secret::new(text) }
}

#[test]
fn by_password_and_token_over_both_kinds_of_tls() {
    let Some(servers) = servers() else { return };
    let certificates = Certificates::of(Kind::Good);
    let dovecot = Dovecot::start(&servers, &certificates, &Options::default());
    let implicit = over(dovecot.imaps_port(), Tls::Implicit, &certificates);
    let starttls = over(dovecot.imap_port(), Tls::StartTls, &certificates);
    let second =
        Credentials::Password { user: SECOND.to_owned(), secret: Secret::new(SECOND_PASSWORD.to_owned()) };
    for server in [&implicit, &starttls] {
        for credentials in [password(PASSWORD), second.clone(), token(token::valid())] {
            let session = Session::open(server, &credentials, &Gauge::new()).unwrap();
            session.logout();
        }
        for credentials in [password("wrong"), password("wröng"), token(token::expired())] {
            let error = Session::open(server, &credentials, &Gauge::new()).unwrap_err();
            assert!(error.is_login() && !error.may_pass(), "{error}");
        }
    }
    assert!(dovecot.logins().iter().all(|login| login.contains("TLS")), "{:?}", dovecot.logins());
}

#[test]
fn nasty_passwords_are_said_as_they_are() {
    for (word, said) in [
        ("a b", "LOGIN \"owner@example.com\" \"a b\""),
        ("q\"u\\o", r#"LOGIN "owner@example.com" "q\"u\\o""#),
        ("{5}", "LOGIN \"owner@example.com\" \"{5}\""),
        ("pässword", "AUTHENTICATE PLAIN"),
    ] {
        let server = Scripted::imap(Script::new());
        Session::open(&clear(server.port()), &password(word), &Gauge::new()).unwrap();
        let lines = server.lines();
        assert!(lines.iter().any(|line| line.ends_with(said)), "{lines:?}");
    }
    let server = Scripted::imap(
        Script::new().on("GREETING", Act::say("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN] x\r\n")),
    );
    Session::open(&clear(server.port()), &password("plain"), &Gauge::new()).unwrap();
    assert!(server.lines()[0].ends_with("AUTHENTICATE PLAIN"), "{:?}", server.lines());
}

/// Whatever the server says, the password is neither on the wire nor in the error.
#[test]
fn no_word_before_tls() {
    let certificates = Certificates::of(Kind::Good);
    for (script, wanted) in [
        (Script::new().on("GREETING", Act::say("* PREAUTH hello\r\n")), "logged in already"),
        (Script::new().on("GREETING", Act::close("* BYE busy\r\n")), "does not serve us now: busy"),
        (Script::new().on("GREETING", Act::say("220 mail\r\n")), "no greeting"),
        (Script::new().on("GREETING", Act::endless("x")), "has no end"),
        (Script::new(), "refuses STARTTLS"), // it knows no STARTTLS
        (Script::new().on("STARTTLS", Act::say("{tag} NO no\r\n")), "refuses STARTTLS"),
        (
            Script::new().on("STARTTLS", Act::say("{tag} OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")),
            "in the clear where TLS had to begin",
        ),
    ] {
        let server = Scripted::imap(script);
        let config = over(server.port(), Tls::StartTls, &certificates);
        let error = Session::open(&config, &password(CANARY), &Gauge::new()).unwrap_err();
        assert!(error.to_string().contains(wanted), "{error}");
        let heard = server.lines();
        assert!(!heard.iter().any(|line| line.contains("LOGIN") || line.contains("canary")), "{heard:?}");
    }
}

#[test]
fn refusals_say_what_to_check_and_never_the_secret() {
    for (words, login, may_pass) in [
        ("NO [AUTHENTICATIONFAILED] no", true, false),
        ("NO LOGIN owner canary-\\\"word failed", true, false),
        ("BAD command unknown: LOGIN \"owner\" canary-\\\"word", true, false),
        ("NO [UNAVAILABLE] try again later", false, true),
        ("NO [AUTHENTICATIONFAILED] Too many failures, try again later", true, false),
        ("NO [EXPIRED] temporary password", true, false),
        ("NO Too many simultaneous connections", false, true),
    ] {
        let server = Scripted::imap(Script::new().on("LOGIN", Act::say(format!("{{tag}} {words}\r\n"))));
        let error = Session::open(&clear(server.port()), &password(CANARY), &Gauge::new()).unwrap_err();
        assert_eq!((error.is_login(), error.may_pass()), (login, may_pass), "{error}");
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
    }
}
