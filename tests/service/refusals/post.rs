//! SMTP servers that do not take the digest, or do not say so.

use crate::ground::dovecot::OWNER;
use crate::ground::owner::{Owner, clear, ledger_with_news};
use crate::ground::rules::{Act, Rules};
use crate::ground::scripted::Scripted;
use std::sync::LazyLock;

/// What all owners remember.
static LEDGER: LazyLock<Vec<u8>> = LazyLock::new(ledger_with_news);

/// An owner who sends by this server, and receives nowhere that could be looked into.
fn owner(server: &Scripted) -> Owner {
    let owner = Owner::new(&format!("smtp = {}\nmaildir = \"/nowhere\"", clear(server.port())));
    owner.remembers(&LEDGER, 1);
    owner
}

/// All that this server was ever told: one recipient, and the password only in its place.
fn only_the_owner(server: &Scripted) {
    let all = server.lines();
    let recipients = all.iter().filter(|line| line.to_uppercase().starts_with("RCPT"));
    for line in recipients {
        assert_eq!(*line, format!("RCPT TO:<{OWNER}>"));
    }
}

#[test]
fn at_each_stage() {
    for stage in ["GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."] {
        for code in [451, 554] {
            let server = Scripted::smtp(
                Rules::new().on(stage, Act::say(format!("{code} 4.3.2 not in our house\r\n"))),
            );
            let owner = owner(&server);
            let (sent, output) = owner.send(&["--no-scan"]);
            // What is said before MAIL is about the connection, not about the mail.
            let for_good = code == 554 && ["MAIL", "RCPT", "DATA", "."].contains(&stage);
            let wanted = if for_good { ("refused", 1) } else { ("retry", 75) };
            assert_eq!(
                (sent["state"].as_str(), output.code),
                (Some(wanted.0), wanted.1),
                "{stage} {code}: {output:?}"
            );
            assert!(output.err.contains("not in our house"), "{stage} {code}: {output:?}");
            assert!(
                output.err.contains(&format!("127.0.0.1:{}", server.port())),
                "{stage} {code}: {output:?}"
            );
            only_the_owner(&server);

            // The same mail is offered again when somebody asks, but never after a refusal.
            server.set_rules(Rules::new());
            owner.send(&["--no-scan"]);
            let now = if for_good { "refused" } else { "sent" };
            assert_eq!(owner.outbox()[0], now, "{stage} {code}");
            only_the_owner(&server);
        }
    }
}

/// It is not known whether the mail was taken, and there is no mailbox to look into: it is never sent again.
#[test]
fn no_word_after_the_mail() {
    let server = Scripted::smtp(Rules::new().on(".", Act::close("")));
    let owner = owner(&server);
    let (sent, output) = owner.send(&["--no-scan"]);
    assert_eq!((sent["state"].as_str(), output.code), (Some("unknown"), 75), "{output:?}");
    assert!(output.err.contains("not acknowledged"), "{output:?}");
    server.set_rules(Rules::new());
    for _ in 0..2 {
        owner.a_while_later();
        owner.send(&["--no-scan"]);
        assert_eq!(owner.outbox()[0], "unknown");
    }
    let copies = server.mails().iter().filter(|mail| has(mail, sent["digest"].as_str().unwrap())).count();
    assert_eq!(copies, 1);
    only_the_owner(&server);
}

#[test]
fn what_was_refused_comes_back_with_a_note() {
    let server = Scripted::smtp(Rules::new().on("RCPT", Act::say("550 5.1.1 nobody of that name\r\n")));
    let owner = owner(&server);
    let (sent, output) = owner.send(&["--no-scan"]);
    assert_eq!((sent["state"].as_str(), output.code), (Some("refused"), 1), "{output:?}");
    assert!(output.err.contains("nobody of that name"), "{output:?}");
    server.set_rules(Rules::new());
    owner.the_minute_passes();
    let (again, output) = owner.send(&["--no-scan"]);
    assert_eq!((again["state"].as_str(), output.code), (Some("sent"), 0), "{output:?}");
    assert_eq!(again["items"], sent["items"]);
    let mail = server.mails().pop().unwrap();
    assert!(has(&mail, "nobody of that name"), "{}", String::from_utf8_lossy(&mail));
    assert_eq!(server.mails().len(), 1);
    only_the_owner(&server);
}

#[test]
fn logins_that_fail() {
    let refused = "535 5.7.8 wrong password\r\n";
    let server = Scripted::smtp(Rules::new().on("AUTH", Act::say(refused)));
    let (sent, output) = owner(&server).send(&["--no-scan"]);
    assert_eq!(sent["state"], "retry");
    assert!(
        output.err.contains("wrong password") && output.err.contains("check the user and the password"),
        "{output:?}"
    );
    // A server that repeats what it was told.
    let told = server.lines().iter().find(|line| line.starts_with("AUTH")).unwrap().clone();
    let server = Scripted::smtp(Rules::new().on("AUTH", Act::say(format!("535 what is {told}\r\n"))));
    let (_, output) = owner(&server).send(&["--no-scan"]);
    assert!(output.err.contains("what is"), "{output:?}");
}

/// Whether a mail says this, wherever its lines end.
fn has(mail: &[u8], words: &str) -> bool {
    let text = String::from_utf8_lossy(mail).replace("=\r\n", "").replace("\r\n", " ");
    text.contains(words)
}
