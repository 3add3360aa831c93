//! The courier against a scripted SMTP server on loopback: what an answer or a break at each step means for the mail,
//! and that no password is ever told.

use crate::servers::{self, Authority, serve, server};
use appreciated::config::value::Tls;
use appreciated::config::{Secret, Server};
use appreciated::courier::{Courier, CourierError, Step};
use appreciated::login::Credentials;
use appreciated::message::AddrSpec;
use appreciated::outbox::delivery::Outcome;
use appreciated::wire::{Gauge, WireError};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::sync::mpsc::{Receiver, Sender, channel};

const CANARY: &str = "s3cret-canary";
const MAIL: &[u8] = b"Subject: x\r\n\r\n.dot\r\nend\r\n";

/// What the server does at a step: an answer (an empty one is none), or hanging up. What is not named goes well.
#[derive(Clone, Copy)]
enum Does {
    Says(&'static str),
    Drops,
}

/// Serves one dialogue; `listener` gets each line, a mail as one text.
fn dialogue(stream: impl Read + Write, script: &[(&str, Does)], listener: &Sender<String>) {
    let mut stream = BufReader::new(stream);
    let answer = |stream: &mut dyn Write, step: &str, usual: &'static str| {
        let found = script.iter().find(|(at, _)| *at == step).map_or(Does::Says(usual), |(_, does)| *does);
        let Does::Says(text) = found else { return false };
        if text.is_empty() {
            return true;
        }
        stream.write_all(format!("{text}\r\n").as_bytes()).and_then(|()| stream.flush()).is_ok()
    };
    if !answer(stream.get_mut(), "greeting", "220 ready") {
        return;
    }
    let mut line = String::new();
    while stream.read_line(&mut line).is_ok_and(|read| read > 0) {
        let heard = std::mem::take(&mut line);
        let verb = heard.split([' ', '\r']).next().unwrap_or_default().to_owned();
        let _ = listener.send(heard);
        let usual = match verb.as_str() {
            "EHLO" => "250-here\r\n250 AUTH PLAIN LOGIN XOAUTH2",
            "AUTH" => "235 welcome",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        if !answer(stream.get_mut(), &verb, usual) {
            return;
        }
        if verb == "DATA" && !script.iter().any(|(at, _)| *at == "DATA") {
            let mut mail = String::new();
            while !mail.ends_with("\r\n.\r\n") {
                if !stream.read_line(&mut mail).is_ok_and(|read| read > 0) {
                    return;
                }
            }
            let _ = listener.send(mail);
            if !answer(stream.get_mut(), "dot", "250 taken as 42") {
                return;
            }
        }
    }
}

/// A server in the clear and what it listener.
fn scripted(script: Vec<(&'static str, Does)>) -> (Server, Receiver<String>) {
    let (listener, heard) = channel();
    let port = serve(1, move |tcp| dialogue(tcp, &script, &listener));
    let mut server = server("127.0.0.1", port);
    server.tls = Tls::None;
    (server, heard)
}

fn me() -> AddrSpec {
    AddrSpec::parse("me@example.com").unwrap()
}

fn password() -> Credentials {
    Credentials::Password { user: "me".to_owned(), secret: Secret::new(CANARY.to_owned()) }
}

fn courier<'a>(server: &'a Server, me: &'a AddrSpec) -> Courier<'a> {
    Courier::Smtp { server, credentials: Some(password()), from: me, to: me, gauge: Gauge::new() }
}

fn delivered(script: Vec<(&'static str, Does)>) -> Outcome {
    let (server, _heard) = scripted(script);
    let outcome = courier(&server, &me()).deliver(MAIL, "abc");
    let told = format!("{outcome:?}");
    // In base64: the PLAIN response of this login.
    assert!(!told.contains(CANARY) && !told.contains("AG1lAHMzY3JldC1jYW5hcnk"), "{told}");
    outcome
}

#[test]
fn a_mail_is_taken() {
    let (server, heard) = scripted(Vec::new());
    let outcome = courier(&server, &me()).deliver(MAIL, "abc");
    assert_eq!(outcome, Outcome::Sent("250 taken as 42".to_owned()));
    let heard: Vec<String> = heard.iter().collect();
    assert_eq!(
        heard,
        [
            "EHLO [127.0.0.1]\r\n",
            "AUTH PLAIN AG1lAHMzY3JldC1jYW5hcnk=\r\n",
            "MAIL FROM:<me@example.com>\r\n",
            "RCPT TO:<me@example.com>\r\n",
            "DATA\r\n",
            "Subject: x\r\n\r\n..dot\r\nend\r\n.\r\n",
            "QUIT\r\n",
        ]
    );
}

#[test]
fn a_refusal_at_each_step_is_not_sent() {
    // Only a refusal of the mail itself is for good.
    for (step, for_good) in [
        ("greeting", false),
        ("EHLO", false),
        ("AUTH", false),
        ("MAIL", true),
        ("RCPT", true),
        ("DATA", true),
        ("dot", true),
    ] {
        for (says, permanent) in [("450 not now", false), ("550 never", true)] {
            let outcome = delivered(vec![(step, Does::Says(says))]);
            let (told, said) = match outcome {
                Outcome::NotSent { for_good: told, said } => (told, said),
                Outcome::ForOwner(said) if step == "AUTH" && permanent => (false, said),
                outcome => panic!("{step}: {outcome:?}"),
            };
            assert_eq!(told, permanent && for_good, "{step} {says}: {said}");
            assert!(said.contains(says.split_once(' ').unwrap().1), "{step}: {said}");
        }
    }
}

#[test]
fn a_server_that_wants_a_login_can_be_satisfied_later() {
    let outcome = delivered(vec![("MAIL", Does::Says("530 5.7.0 log in first"))]);
    assert!(matches!(outcome, Outcome::NotSent { for_good: false, .. }), "{outcome:?}");
}

#[test]
fn a_drop_is_unknown_only_once_the_mail_is_on_its_way() {
    for step in ["greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"] {
        let outcome = delivered(vec![(step, Does::Drops)]);
        let Outcome::NotSent { for_good: false, said } = &outcome else { panic!("{step}: {outcome:?}") };
        assert!(said.contains("closed the connection"), "{step}: {said}");
    }
    assert!(matches!(delivered(vec![("dot", Does::Drops)]), Outcome::Unknown(_)));
    assert!(matches!(delivered(vec![("dot", Does::Says("nonsense"))]), Outcome::Unknown(_)));
    assert!(matches!(delivered(vec![("dot", Does::Says("354 more"))]), Outcome::Unknown(_)));
    assert!(matches!(delivered(vec![("QUIT", Does::Drops)]), Outcome::Sent(_)));
}

#[test]
fn a_delivery_cut_while_it_waits_for_the_last_answer_is_unknown() {
    let (server, heard) = scripted(vec![("dot", Does::Says(""))]);
    let (gauge, me) = (Gauge::new(), me());
    let courier =
        Courier::Smtp { server: &server, credentials: None, from: &me, to: &me, gauge: gauge.clone() };
    let outcome = std::thread::scope(|scope| {
        let delivery = scope.spawn(|| courier.deliver(MAIL, "abc"));
        assert!(heard.iter().any(|line| line.starts_with("Subject")));
        gauge.cut();
        delivery.join().unwrap()
    });
    assert!(matches!(&outcome, Outcome::Unknown(said) if said.contains("stopped on request")), "{outcome:?}");
}

#[test]
fn nonsense_and_a_wrong_yes_send_nothing() {
    for (step, says) in [("greeting", "HTTP/1.1 400 Bad Request"), ("EHLO", "?"), ("DATA", "250 what mail?")]
    {
        let outcome = delivered(vec![(step, Does::Says(says))]);
        assert!(matches!(outcome, Outcome::NotSent { for_good: false, .. }), "{step}: {outcome:?}");
    }
}

#[test]
fn a_refused_login_names_the_mend_and_no_password() {
    let echo = "535 5.7.8 bad login s3cret-canary AG1lAHMzY3JldC1jYW5hcnk=";
    let Outcome::ForOwner(said) = delivered(vec![("AUTH", Does::Says(echo))]) else { panic!() };
    assert!(said.contains("app password") && said.contains("bad login *** ***"), "{said}");
    let outcome = delivered(vec![("EHLO", Does::Says("250 here"))]);
    assert!(
        matches!(&outcome, Outcome::ForOwner(said) if said.contains("no login by password")),
        "{outcome:?}"
    );
}

#[test]
fn a_token_goes_by_xoauth2() {
    for (says, taken) in [("235 welcome", true), ("334 eyJzdGF0dXMiOiI0MDAifQ==", false), ("535 no", false)] {
        let (server, heard) = scripted(vec![("AUTH", Does::Says(says))]);
        let me = me();
        let credentials =
            Some(Credentials::Token { user: "me".to_owned(), secret: Secret::new("tok".to_owned()) });
        let courier = Courier::Smtp { server: &server, credentials, from: &me, to: &me, gauge: Gauge::new() };
        let result = courier.test();
        assert_eq!(result.is_ok(), taken, "{result:?}");
        if let Err(error) = result {
            assert!(matches!(error, CourierError::LoginRefused { .. }) && !error.may_pass(), "{error:?}");
            assert!(error.to_string().contains("token_command"), "{error}");
        }
        drop(courier);
        // base64 of "user=me\x01auth=Bearer tok\x01\x01"
        let auth = "AUTH XOAUTH2 dXNlcj1tZQFhdXRoPUJlYXJlciB0b2sBAQ==\r\n";
        assert!(heard.iter().any(|line| line == auth));
    }
}

#[test]
fn a_test_sends_no_mail() {
    let (server, heard) = scripted(Vec::new());
    let said = courier(&server, &me()).test().unwrap();
    assert_eq!(said, "logged in as me");
    let heard: Vec<String> = heard.iter().collect();
    assert!(
        heard.iter().all(|line| ["EHLO", "AUTH", "QUIT"].iter().any(|verb| line.starts_with(verb))),
        "{heard:?}"
    );
}

#[test]
fn nobody_there_is_not_sent() {
    let me = me();
    let mut gone = server("nowhere.invalid", 465);
    assert!(matches!(courier(&gone, &me).deliver(MAIL, "a"), Outcome::NotSent { for_good: false, .. }));
    gone = server("127.0.0.1", serve(0, |_| {}));
    assert!(matches!(courier(&gone, &me).deliver(MAIL, "a"), Outcome::NotSent { for_good: false, .. }));
    let gauge = Gauge::new();
    gauge.cut();
    let stopped = Courier::Smtp { server: &gone, credentials: None, from: &me, to: &me, gauge };
    assert_eq!(stopped.test(), Err(CourierError::Wire(WireError::Stopped)));
}

#[test]
fn implicit_tls_with_a_pin_and_with_a_ca() {
    let authority = Authority::new("Known CA");
    let ca = authority.self_signed("own", true);
    let leaf = authority.identity("leaf", "DNS:localhost", None);
    for (identity, pinned) in [(ca, true), (leaf, false)] {
        let config = identity.config();
        let (listener, heard) = channel();
        let port = serve(2, move |tcp| {
            if let Ok(tls) = servers::tls(tcp, &config) {
                dialogue(tls, &[], &listener);
            }
        });
        let mut server = server("localhost", port);
        let untrusted = courier(&server, &me()).deliver(MAIL, "a");
        assert!(matches!(untrusted, Outcome::ForOwner(_)), "{untrusted:?}");
        if pinned {
            server.tls_pin = Some(identity.pin());
        } else {
            server.ca_file = Some(authority.pem());
        }
        assert!(matches!(courier(&server, &me()).deliver(MAIL, "a"), Outcome::Sent(_)));
        assert!(heard.iter().any(|line| line.contains("AUTH PLAIN")));
    }
}

/// The clear half of STARTTLS, then the rest under TLS.
fn starttls(offers: &'static str, says: &'static str) -> (Server, Receiver<String>, Authority) {
    let authority = Authority::new("Known CA");
    let config = authority.identity("leaf", "DNS:localhost", None).config();
    let (listener, heard) = channel();
    let port = serve(1, move |tcp| {
        let mut reader = BufReader::new(tcp.try_clone().unwrap());
        for answer in ["220 ready\r\n", offers, says] {
            if (&tcp).write_all(answer.as_bytes()).is_err() || answer == says {
                break;
            }
            let mut line = String::new();
            if reader.read_line(&mut line).is_ok_and(|read| read > 0) {
                let _ = listener.send(line);
            }
        }
        if let Ok(tls) = servers::tls(tcp, &config) {
            // lettre was given the greeting already heard.
            dialogue(tls, &[("greeting", Does::Says(""))], &listener);
        }
    });
    let mut server = server("localhost", port);
    (server.tls, server.ca_file) = (Tls::StartTls, Some(authority.pem()));
    (server, heard, authority)
}

#[test]
fn starttls_first_and_the_login_after() {
    let (server, heard, _authority) = starttls("250-here\r\n250 STARTTLS\r\n", "220 go\r\n");
    assert!(matches!(courier(&server, &me()).deliver(MAIL, "a"), Outcome::Sent(_)));
    let verbs: Vec<String> = heard.iter().map(|line| line.chars().take(4).collect()).collect();
    assert_eq!(verbs, ["EHLO", "STAR", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "Subj", "QUIT"]);
}

#[test]
fn without_starttls_no_login_goes_out() {
    for (offers, says, fault) in [
        ("250-here\r\n250 AUTH PLAIN\r\n", "", "does not offer STARTTLS"),
        ("250-here\r\n250 STARTTLS\r\n", "454 not now\r\n", "refused STARTTLS: 454 not now"),
        (
            "250-here\r\n250 STARTTLS\r\n",
            "220 go\r\n250 AUTH PLAIN\r\n",
            "in the clear where TLS had to begin",
        ),
    ] {
        let (server, heard, _authority) = starttls(offers, says);
        let error = courier(&server, &me()).test().unwrap_err();
        assert!(error.to_string().contains(fault), "{error}");
        assert!(heard.iter().all(|line| !line.contains("AUTH")));
    }
    assert!(Step::Hello < Step::Message);
}

#[test]
fn a_file_is_whole_private_and_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("a/b");
    let courier = Courier::File { folder: below.clone() };
    assert!(courier.test().unwrap().ends_with("can be written"));
    for _ in 0..2 {
        assert!(matches!(courier.deliver(MAIL, "00ff"), Outcome::Sent(_)));
    }
    let files: Vec<_> = std::fs::read_dir(&below).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files, [below.join("digest-00ff.eml")]);
    assert_eq!(std::fs::read(&files[0]).unwrap(), MAIL);
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&files[0]), mode(&below)), (0o600, 0o700));
    for name in ["", "../x", "a/b", "a.b"] {
        assert!(matches!(courier.deliver(MAIL, name), Outcome::NotSent { for_good: false, .. }), "{name}");
    }
    let blocked = Courier::File { folder: files[0].clone() };
    assert!(blocked.test().is_err());
    assert!(matches!(blocked.deliver(MAIL, "a"), Outcome::NotSent { for_good: false, .. }));
}
