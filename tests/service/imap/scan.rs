//! What a scan costs in bytes and turns, and what it makes of mailboxes that change.

use super::*;
use crate::ground::letters::{Letter, mailbox};
use appreciated::mailbox::local;

/// Every tenth mail of the mailbox carries an attachment of 20 to 200 KB, which must not travel.
#[test]
fn costs_of_first_scan_no_change_and_ten_new() {
    let mails = mailbox(1_200);
    let whole: usize = mails.iter().map(|(_, bytes)| bytes.len()).sum();
    let Some(mut dovecot) = dovecot(&mails[..1_190]) else { return };
    let server = clear(dovecot.imap_port());
    let mut reader = Reader::new();
    let first = reader.scan(&server).unwrap();
    assert_eq!((first.plan, first.report.messages_new), (FetchPlan::Afresh, 1_190));
    assert!(first.report.faults.is_empty(), "{first:?}");
    assert!(first.down < 4_000 * 1_190 && first.down * 3 < whole as u64, "{first:?} of {whole}");
    assert!(first.turns <= 16, "{first:?}");
    let none = reader.scan(&server).unwrap();
    assert_eq!((none.plan, none.report.messages_new), (FetchPlan::Nothing, 0));
    assert!(none.down <= 1_500 && none.turns <= 4, "{none:?}");
    dovecot.append("Sent", &mails[1_190..]);
    let ten = reader.scan(&server).unwrap();
    assert_eq!(ten.report.messages_new, 10);
    assert!(matches!(ten.plan, FetchPlan::After(_)));
    assert!(ten.down <= 60_000 && ten.turns <= 6, "{ten:?}");
    assert_eq!(reader.ids().len(), 1_200);
}

/// Only the number of attachments beyond one, and the length of long quotes, may depend on the way a mail came.
#[test]
fn the_same_is_remembered_as_of_files() {
    let quote = "> a line that somebody wrote to the owner some time ago\n>\n".repeat(200);
    let long = "This goes on for quite a while, in the owner's own words.\n".repeat(150);
    let at = day("2021-03-01");
    let mut mails = mailbox(60);
    mails.extend([
        Letter::new(at)
            .subject("quote")
            .id("quote@x")
            .body(&format!("Thank you for the plan, Bob.\n\nBob wrote:\n{quote}"))
            .mail(),
        Letter::new(at)
            .subject("below")
            .id("below@x")
            .body(&format!("Bob wrote:\n{quote}\nThank you for the plan, Bob.\n"))
            .mail(),
        Letter::new(at)
            .subject("long")
            .subject("long")
            .id("long@x")
            .body(&format!("{long}\nThank you for the plan, Bob.\n"))
            .mail(),
    ]);
    let part = |kind: &str, text: &str| format!("--b\nContent-Type: {kind}\n\n{text}\n");
    let picture = part("image/png; name=a.png", &"x".repeat(30_000));
    let text = part("text/plain", "Thank you for the plan, Bob.");
    let head = |id: &str| {
        format!(
            "From: {OWNER}\nTo: bob@example.net\nSubject: {id}\nMessage-ID: <{id}@x>\n\
             Date: Mon, 1 Mar 2021 12:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        )
    };
    let bytes = |text: String| text.replace('\n', "\r\n").into_bytes();
    mails.push((at, bytes(format!("{}{picture}{text}--b--\n", head("second")))));
    mails.push((at, bytes(format!("{}{picture}{picture}{text}--b--\n", head("third")))));
    mails.push((at, bytes(format!("{}no boundary ever\n", head("none")))));
    let Some(dovecot) = dovecot(&mails) else { return };
    let mut reader = Reader::new();
    let scanned = reader.scan(&clear(dovecot.imap_port())).unwrap();
    assert_eq!(scanned.report.messages_new, 66, "{scanned:?}");
    assert!((5..=8).contains(&scanned.report.refetched), "{scanned:?}");
    let folder = tempfile::tempdir().unwrap();
    for (number, (_, bytes)) in mails.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number:03}.eml")), bytes).unwrap();
    }
    let mut files = Reader::new();
    let key = files.ledger.key();
    let desk = Desk { rules: &files.rules, key: &key, now: day("2024-01-01") };
    for mut source in local::open(folder.path()).unwrap() {
        scan_round(&mut files.ledger, files.account, source.as_mut(), desk, &mut |_| true).unwrap();
    }
    let facts = |reader: &Reader| {
        let mut mails: Vec<_> = reader.ledger.mails().unwrap().into_iter().map(|(_, mail)| mail).collect();
        for mail in &mut mails {
            mail.attachments = mail.attachments.min(1);
            // A quote that goes on behind the window is as long as what was seen of it.
            mail.quotes.iter_mut().for_each(|quote| quote.length = quote.length.min(100));
        }
        mails.sort_by(|a, b| a.message_id.cmp(&b.message_id));
        mails
    };
    for (imap, file) in facts(&reader).iter().zip(&facts(&files)) {
        assert_eq!(imap, file);
    }
    assert_eq!(reader.ids(), files.ids());
}

#[test]
fn new_uids_lead_to_no_copies() {
    let mails = mailbox(400);
    let Some(mut dovecot) = dovecot(&mails[..390]) else { return };
    let server = clear(dovecot.imap_port());
    let mut reader = Reader::new();
    reader.scan(&server).unwrap();
    dovecot.change_uidvalidity("Sent");
    dovecot.append("Sent", &mails[390..]);
    let again = reader.scan(&server).unwrap();
    assert_eq!((again.plan, again.report.messages_new), (FetchPlan::Again, 10));
    // Four mails a day, a month and a day or two of overlap.
    assert!((110..=140).contains(&again.report.messages_seen), "{again:?}");
    assert_eq!(reader.ids().len(), 400);
    assert_eq!(reader.scan(&server).unwrap().plan, FetchPlan::Nothing);
}

#[test]
fn mails_that_go_are_done() {
    let mails = mailbox(30);
    let Some(mut dovecot) = dovecot(&mails[..20]) else { return };
    let server = clear(dovecot.imap_port());
    let mut reader = Reader::new();
    dovecot.expunge("Sent", "3,19:20");
    assert_eq!(reader.scan(&server).unwrap().report.messages_new, 17);
    assert_eq!(reader.scan(&server).unwrap().plan, FetchPlan::Nothing);
    dovecot.append("Sent", &mails[20..]);
    dovecot.expunge("Sent", "21:25");
    assert_eq!(reader.scan(&server).unwrap().report.messages_new, 5);
    assert_eq!(reader.scan(&server).unwrap().plan, FetchPlan::Nothing);
}

#[test]
fn a_first_scan_goes_back_so_far_and_changes_nothing() {
    let mails = vec![
        Letter::new(day("2015-01-01")).id("old@x").mail(),
        Letter::new(day("2021-01-01")).id("young@x").body("Thank you, Bob.").mail(),
    ];
    let Some(dovecot) = dovecot(&mails) else { return };
    let before = dovecot.files("Sent");
    let mut reader = Reader::new();
    reader.scan(&clear(dovecot.imap_port())).unwrap();
    assert_eq!(reader.ids(), ["young@x"]);
    assert_eq!(dovecot.files("Sent"), before);
}
