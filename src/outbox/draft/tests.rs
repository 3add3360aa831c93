use super::*;
use crate::message::AddrSpec;
use proptest::prelude::*;

fn who(name: Option<&str>, addr: &str) -> Address {
    Address { name: name.map(str::to_owned), addr: AddrSpec::parse(addr).unwrap() }
}

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T08:00:00+01:00").unwrap()
}

fn made(subject: &str, body: &str, answers: Option<&Answered>) -> Vec<u8> {
    let (from, to) = (who(Some("Jo Miller"), "jo@example.com"), who(Some("Ravi Menon"), "ravi@example.net"));
    let id = id(&[7; 32], "0a", "k", &from).unwrap();
    bytes(&Outline { from: &from, to: &to, subject, body, answers, at: at(), id: &id }).unwrap()
}

fn message(id: &str) -> MessageId {
    MessageId(id.to_owned())
}

/// As any mail program would have written it, to the byte.
#[test]
fn a_draft_that_goes_on_with_a_thread() {
    let answered = Answered {
        id: message("c@example.com"),
        before: vec![message("b@example.net"), message("a@example.com"), message("b@example.net")],
    };
    let text =
        String::from_utf8(made("Headcount file", "Hi Ravi,\n\nThank you.\n\nJo", Some(&answered))).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let id = head.lines().next().unwrap().strip_prefix("Message-ID: <").unwrap();
    assert_eq!(id.len(), 36 + "@example.com>".len());
    let wanted = "Date: Mon, 23 Nov 2026 08:00:00 +0100\r\nFrom: \"Jo Miller\" <jo@example.com>\r\n\
                  To: \"Ravi Menon\" <ravi@example.net>\r\nSubject: Re: Headcount file\r\n\
                  In-Reply-To: <c@example.com>\r\n\
                  References: <a@example.com> <b@example.net> <c@example.com>\r\n\
                  MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
                  Content-Transfer-Encoding: 7bit";
    assert_eq!(head.split_once("\r\n").unwrap().1, wanted);
    assert_eq!(body, "Hi Ravi,\r\n\r\nThank you.\r\n\r\nJo\r\n");
}

/// It reaches somebody else: nothing in it says where it comes from.
#[test]
fn no_mark_of_ours() {
    let answered =
        Answered { id: message("c@example.com"), before: vec![message("0af@no-message-id.invalid")] };
    for answers in [None, Some(&answered)] {
        let text = String::from_utf8(made("Ça va ?", "Grüße\n", answers)).unwrap().to_lowercase();
        for mark in ["appreciat", "x-", "auto-submitted", "user-agent", "mailer", "invalid", "digest", "["] {
            assert!(!text.contains(mark), "{mark} in {text}");
        }
    }
}

#[test]
fn ids_look_like_any_others_and_stay_the_same() {
    let jo = who(None, "jo@Bücher.example");
    let one = id(&[7; 32], "0a", "k", &jo).unwrap();
    assert_eq!(one, id(&[7; 32], "0a", "k", &jo).unwrap());
    let (uuid, domain) = one.0.split_once('@').unwrap();
    assert_eq!(domain, "xn--bcher-kva.example");
    let parts: Vec<usize> = uuid.split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    for (key, digest, suggestion) in [([8; 32], "0a", "k"), ([7; 32], "0b", "k"), ([7; 32], "0a", "l")] {
        let other = id(&key, digest, suggestion, &jo).unwrap().0;
        assert_ne!(other, one.0);
        // Version 4, variant 1 (RFC 9562 §4).
        assert_eq!(other.chars().nth(14), Some('4'));
        assert!("89ab".contains(other.chars().nth(19).unwrap()), "{other}");
    }
}

#[test]
fn a_long_thread_keeps_its_first_and_its_nearest() {
    let before: Vec<MessageId> = (0..100).map(|n| message(&format!("m{n}@example.com"))).collect();
    let text = String::from_utf8(made("x", "y", Some(&Answered { id: message("last@example.com"), before })))
        .unwrap();
    let unfolded = text.replace("\r\n ", " ");
    let line = unfolded.lines().find(|line| line.starts_with("References: ")).unwrap();
    let ids: Vec<&str> = line.split(' ').skip(1).collect();
    assert_eq!(ids.len(), IDS);
    assert_eq!((ids[0], ids[1], ids[19]), ("<m99@example.com>", "<m17@example.com>", "<last@example.com>"));
    let one = Answered { id: message("only@example.com"), before: vec![] };
    assert!(
        String::from_utf8(made("x", "y", Some(&one))).unwrap().contains("References: <only@example.com>\r\n")
    );
}

#[test]
fn an_address_that_can_not_stand_there_is_refused() {
    let (from, id) = (who(None, "jo@example.com"), message("a@example.com"));
    let to = who(None, "jö@example.com");
    let outline = Outline { from: &from, to: &to, subject: "", body: "", answers: None, at: at(), id: &id };
    assert!(matches!(bytes(&outline), Err(OutboxError::Address(_))));
}

proptest! {
    /// Whatever came out of mail, it is one mail with one recipient and no header more than meant.
    #[test]
    fn nothing_breaks_out_of_its_header(name in any::<String>(), subject in any::<String>(), body in any::<String>(),
        parent in any::<String>()) {
        let (from, to) = (who(Some(&name), "jo@example.com"), who(Some(&name), "ravi@example.net"));
        let id = message("a@example.com");
        let answered = Answered { id: message(&format!("{parent}@x")), before: vec![message(&parent)] };
        let outline = Outline { from: &from, to: &to, subject: &subject, body: &body, answers: Some(&answered),
            at: at(), id: &id };
        let bytes = bytes(&outline).unwrap();
        prop_assert!(bytes.is_ascii());
        let text = String::from_utf8(bytes).unwrap();
        let head = text.split_once("\r\n\r\n").unwrap().0;
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with(' '))
            .map(|line| line.split_once(':').unwrap().0)
            .collect();
        let known = ["Message-ID", "Date", "From", "To", "Subject", "In-Reply-To", "References", "MIME-Version",
            "Content-Type", "Content-Transfer-Encoding"];
        prop_assert!(names.iter().all(|name| known.contains(name)), "{:?}", names);
        prop_assert_eq!(names.iter().filter(|name| **name == "To").count(), 1);
    }
}
