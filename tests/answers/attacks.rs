//! Mails that look like answers and are none: nothing comes of them. The right one comes through once.

use crate::ground::{Ground, html_of, now, text_of};
use appreciated::mailbox::RawMail;
use appreciated::tongue::Tongue;
use chrono::Duration;

/// A reply to the digest with some of its text replaced.
fn forged(ground: &Ground, changes: &[(&str, &str)]) -> String {
    let mut mail = ground.reply("1 done", 30);
    for (from, to) in changes {
        assert!(mail.contains(from), "{from} in {mail}");
        mail = mail.replace(from, to);
    }
    mail
}

/// A text as a reply quotes it.
fn quoted(text: &str) -> String {
    text.lines().fold(String::new(), |all, line| all + "> " + line + "\n")
}

#[test]
fn no_forged_answer_is_applied() {
    let mut ground = Ground::new();
    let (own, id, tag) = (ground.own(), ground.id.clone(), ground.tag.clone());
    let (from, to) = (format!("From: {own}"), format!("To: {own}\n"));
    let root = format!("{id}.r@");
    let other = "0".repeat(32);
    let no_tag = format!(" [{tag}]");
    let digest = text_of(&ground.digest);
    let quoted = quoted(&digest);
    // "Thanks!", an attribution, "> 1 done", "> 2 never".
    let encoded = "VGhhbmtzIQ0KDQpPbiBNb24sIDI1IE5vdiAyMDI0IGF0IDA4OjAwLCBNZSA8bWVAY29ycC5leGFtcGxlPiB3cm90ZToNCj4gMSBkb25lDQo+IDIgbmV2ZXINCg==";
    let date = (now() + Duration::hours(30)).to_rfc2822();
    let late = (now() + Duration::days(61)).to_rfc2822();
    let attacks: Vec<(&str, String)> = vec![
        ("a forged id", forged(&ground, &[(id.as_str(), other.as_str()), (no_tag.as_str(), "")])),
        ("another owner's tag", forged(&ground, &[(id.as_str(), other.as_str()), (tag.as_str(), "z9z9")])),
        (
            "from an address that is not configured",
            forged(&ground, &[(from.as_str(), "From: learnt@corp.example")]),
        ),
        (
            "a copy to somebody else",
            forged(&ground, &[(to.as_str(), &format!("To: {own}\nCc: eve@evil.example\n"))]),
        ),
        ("a hidden copy", forged(&ground, &[(to.as_str(), &format!("To: {own}\nBcc: eve@evil.example\n"))])),
        ("to somebody else", forged(&ground, &[(to.as_str(), "To: eve@evil.example\n")])),
        (
            "sent by somebody else",
            forged(&ground, &[(to.as_str(), &format!("To: {own}\nSender: jo@corp.example\n"))]),
        ),
        (
            "by a machine",
            forged(&ground, &[(to.as_str(), &format!("To: {own}\nAuto-Submitted: auto-replied\n"))]),
        ),
        ("away", forged(&ground, &[("Subject: Re: ", "Subject: Automatic reply: ")])),
        ("expired", forged(&ground, &[(date.as_str(), late.as_str())])),
        (
            "quoted",
            forged(
                &ground,
                &[(
                    "\n1 done\n",
                    &format!(
                        "\nThanks!\n\nOn Mon, 25 Nov 2024 at 08:00, Me <{own}> wrote:\n> 1 done\n> 2 never\n"
                    ),
                )],
            ),
        ),
        ("the digest quoted", forged(&ground, &[("\n1 done\n", &format!("\n{quoted}"))])),
        ("the digest without marks", forged(&ground, &[("\n1 done\n", &format!("\nThanks!\n\n{digest}"))])),
        (
            "forwarded",
            forged(
                &ground,
                &[(
                    "\n1 done\n",
                    &format!(
                        "\nSee below.\n\n---------- Forwarded message ---------\nFrom: Me <{own}>\nDate: Mon, 25 Nov 2024 at 08:00\nSubject: x\nTo: <{own}>\n\n1 done\n2 never\n"
                    ),
                )],
            ),
        ),
        ("in the signature", forged(&ground, &[("\n1 done\n", "\nThanks!\n\n-- \n1 done\n")])),
        (
            "base64",
            forged(
                &ground,
                &[(
                    "charset=utf-8\n\n1 done\n",
                    &format!("charset=utf-8\nContent-Transfer-Encoding: base64\n\n{encoded}\n"),
                )],
            ),
        ),
        (
            "our own mail, its marks gone",
            forged(
                &ground,
                &[
                    (&format!("In-Reply-To: <{id}@{}>\n", own.split_once('@').unwrap().1), ""),
                    (&format!(" <{id}@{}>\n", own.split_once('@').unwrap().1), "\n"),
                ],
            ),
        ),
        (
            "marked as ours",
            forged(&ground, &[(to.as_str(), &format!("To: {own}\nX-Appreciated-Id: {id}\n"))]),
        ),
    ];
    assert!(root.len() > 30);
    for (what, mail) in attacks {
        assert_eq!(ground.read(&mail), 0, "{what}: {:?}\n{mail}", ground.outcomes());
    }
    assert!(ground.states().iter().all(|state| *state == "shown"), "{:?}", ground.states());
}

#[test]
fn the_right_answer_is_applied_once_and_only_from_what_was_sent() {
    let mut ground = Ground::new();
    let right = forged(&ground, &[]).replace('\n', "\r\n").into_bytes();
    let raw = |place: &str| RawMail {
        place: place.to_owned(),
        internal_date: None,
        bytes: right.clone(),
        cut: false,
    };
    assert_eq!(ground.scan("INBOX", false, vec![raw("1")], now() + Duration::hours(31)), 0);
    assert!(ground.states().iter().all(|state| *state == "shown"), "{:?}", ground.states());

    // Among what was sent it is applied, once: not again by another scan, nor by a copy elsewhere.
    assert_eq!(ground.scan("Sent", true, vec![raw("2")], now() + Duration::hours(31)), 1);
    assert_eq!(ground.states()[0], "done");
    assert_eq!(ground.scan("Sent", true, vec![raw("2"), raw("3")], now() + Duration::hours(32)), 0);
    assert_eq!(ground.scan("Copies", true, vec![raw("4")], now() + Duration::hours(33)), 0);
    let renamed = String::from_utf8(right.clone())
        .unwrap()
        .replace("@client.example", "@exchange.example")
        .into_bytes();
    let renamed = RawMail { place: "5".to_owned(), internal_date: None, bytes: renamed, cut: false };
    assert_eq!(ground.scan("Copies", true, vec![renamed], now() + Duration::hours(34)), 0);
    assert_eq!(ground.outcomes().len(), 1);
}

/// A digest that others get to see, with commands above it, does nothing.
#[test]
fn a_digest_passed_on_to_others_does_nothing() {
    let mut ground = Ground::new();
    let own = ground.own();
    let digest = text_of(&ground.digest);
    let quoted = quoted(&digest);
    let reply =
        ground.reply(&format!("1 done\n\nOn Mon, 25 Nov 2024 at 08:00, Me <{own}> wrote:\n{quoted}"), 5);
    assert_eq!(ground.read(&reply.replace(&format!("To: {own}\n"), "To: ana@corp.example\n")), 0);
    let forward = format!(
        "1 done\n\n-------- Forwarded Message --------\nSubject: x\nDate: Mon, 25 Nov 2024 08:00\nFrom: {own}\nTo: {own}\n\n{digest}"
    );
    let forward = ground.reply(&forward, 6);
    assert_eq!(ground.read(&forward), 0);
    assert_eq!(ground.read(&reply), 1, "to the owner alone it is an answer");
}

/// Whatever language and form a digest is quoted in without marks, and wherever its lines are broken: only what stands
/// above it was typed.
#[test]
fn no_digest_speaks_for_the_owner() {
    for tongue in Tongue::ALL {
        let mut ground = Ground::speaking(tongue);
        let (text, html) = (text_of(&ground.digest), html_of(&ground.digest));
        let mut hours = 1;
        for quoted in [&text, &html] {
            for width in [20, 40, 76, 400] {
                let wrapped = textwrap::fill(quoted, width);
                assert_eq!(
                    ground.read(&ground.reply(&wrapped, hours)),
                    0,
                    "{tongue:?} {:?}\n{wrapped}",
                    ground.outcomes()
                );
                let typed = format!("{} 1\n\n{wrapped}", tongue.command("why"));
                assert_eq!(
                    ground.read(&ground.reply(&typed, hours + 1)),
                    1,
                    "{tongue:?} {:?}\n{typed}",
                    ground.outcomes()
                );
                hours += 2;
            }
        }
    }
}
