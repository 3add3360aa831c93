//! The whole circle: mail out of Sent by IMAP, a digest out by SMTP, into the INBOX, read back there. Only the owner
//! ever gets anything, and nothing in Sent changes.

use crate::ground::dovecot::OWNER;
use crate::ground::wait;
use crate::house::{House, Settings};
use appreciated::host;
use mailparse::{MailAddr, MailHeaderMap, ParsedMail};
use serde_json::Value;

/// The items of the next digest: each its id and the person's name.
fn next_items(house: &House) -> Vec<(String, String)> {
    let preview = house.json(&["preview"]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let items = preview["suggestions"].as_array().unwrap().iter();
    items.map(|item| (text(&item["id"]), text(&item["person"]["name"]))).collect()
}

fn head(mail: &ParsedMail<'_>, name: &str) -> String {
    let all = mail.headers.get_all_values(name);
    assert_eq!(all.len(), 1, "{name}: {all:?}");
    all[0].clone()
}

/// The one address of a header.
fn address(mail: &ParsedMail<'_>, name: &str) -> String {
    let all = mail.headers.get_all_headers(name);
    assert_eq!(all.len(), 1, "{name}");
    match mailparse::addrparse_header(all[0]).unwrap().as_slice() {
        [MailAddr::Single(one)] => one.addr.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

/// What every digest must be, however it came. `id` is what `send` said.
fn judge(bytes: &[u8], id: &str, items: &[(String, String)]) {
    let mail = mailparse::parse_mail(bytes).unwrap();
    for name in ["From", "To", "Reply-To"] {
        assert_eq!(address(&mail, name), OWNER);
    }
    for name in ["Cc", "Bcc"] {
        assert!(mail.headers.get_first_value(name).is_none(), "{name}");
    }
    assert_eq!(head(&mail, "X-Appreciated-Id"), id);
    assert_eq!(head(&mail, "Message-ID"), format!("<{id}@example.com>"));
    assert_eq!(head(&mail, "References"), format!("<{id}.r@example.com>"));
    assert_eq!(head(&mail, "Auto-Submitted"), "auto-generated");
    let date = head(&mail, "Date");
    assert!([" +0000", " +0530"].iter().any(|offset| date.ends_with(offset)), "{date}");
    let age = host::now().timestamp() - mailparse::dateparse(&date).unwrap();
    assert!((0..3600).contains(&age), "{date}");
    assert_eq!(mail.ctype.mimetype, "multipart/alternative");
    let kinds: Vec<_> = mail.subparts.iter().map(|part| part.ctype.mimetype.as_str()).collect();
    assert_eq!(kinds, ["text/plain", "text/html"]);
    for part in &mail.subparts {
        let body = part.get_body().unwrap();
        let body = body.split_whitespace().collect::<Vec<_>>().join(" ");
        for (_, person) in items {
            assert!(body.contains(person.as_str()), "no {person} in {body}");
        }
    }
    let html = mail.subparts[1].get_body().unwrap();
    assert!(html.contains("</html>") && html.contains("utf-8"), "{html}");
}

/// Sends a digest, which has to go out at once; its id.
fn send(house: &House) -> String {
    let sent = house.json(&["send"]);
    assert_eq!((sent["state"].as_str(), sent["attempts"].as_u64()), (Some("sent"), Some(1)), "{sent}");
    sent["digest"].as_str().unwrap().to_owned()
}

/// Sends when there may be nothing to send. Whatever comes has none of these items; how many mails there are then.
fn send_once_more(house: &House, said: &[(String, String)], before: usize) -> usize {
    let next = next_items(house);
    assert!(next.iter().all(|item| !said.contains(item)), "{said:?} {next:?}");
    let sent = house.json(&["send"]);
    let Some(id) = sent["digest"].as_str() else {
        house.inbox(before);
        return before;
    };
    assert_eq!(sent["state"].as_str(), Some("sent"), "{sent}");
    let mails = house.inbox(before + 1);
    let line = format!("X-Appreciated-Id: {id}");
    let mut new = mails.iter().filter(|mail| String::from_utf8_lossy(mail).contains(&line));
    judge(new.next().expect("the new one"), id, &next);
    assert!(new.next().is_none());
    before + 1
}

#[test]
fn a_digest_by_smtp_arrives_once_and_repeats_nothing() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    let before = house.dovecot.files("Sent");
    let scan = house.json(&["scan"]);
    let read = scan["messages_new"].as_u64().zip(scan["messages_seen"].as_u64());
    assert_eq!(read.map(|(new, twice)| new + twice), Some(before.len() as u64), "{scan}");
    let items = next_items(&house);
    assert!(items.len() >= 2, "{items:?}");
    let id = send(&house);
    let mails = house.inbox(1);
    judge(&mails[0], &id, &items);

    let count = send_once_more(&house, &items, 1);
    assert_eq!(house.dovecot.files("Sent"), before, "nothing may change in Sent");

    // Exchange and Gmail file what goes out by SMTP themselves.
    house.dovecot.append("Sent", &[(host::now(), mails[0].clone())]);
    let before = house.dovecot.files("Sent");
    let next = next_items(&house);
    let scan = house.json(&["scan"]);
    assert_eq!(scan["messages_new"].as_u64(), Some(1), "{scan}");
    assert_eq!(scan["gate"]["own-digest"].as_u64(), Some(1), "{scan}");
    assert_eq!(next_items(&house), next, "the digest itself says nothing");

    // By hand there is one digest a minute; by another clock it is another minute.
    house.config(&Settings { zone: "Asia/Kolkata", ..house.settings() });
    send_once_more(&house, &items, count);
    assert_eq!(house.dovecot.files("Sent"), before, "nothing may change in Sent");
}

#[test]
fn a_digest_by_append_lies_in_the_inbox_once() {
    let Some(house) = House::new() else { return };
    // Nobody listens there.
    let [port] = wait::free_ports();
    house.config(&Settings { deliver: "append", smtp: port, ..house.settings() });
    let before = house.dovecot.files("Sent");
    house.json(&["scan"]);
    let items = next_items(&house);
    let id = send(&house);
    judge(&house.inbox(1)[0], &id, &items);
    let flags = house.dovecot.files("INBOX").remove(0).0;
    assert!(!flags.rsplit_once(":2,").is_some_and(|(_, flags)| flags.contains('S')), "it is unread: {flags}");
    assert!(next_items(&house).iter().all(|item| !items.contains(item)));
    assert_eq!(house.dovecot.files("Sent"), before);
}

#[test]
fn a_digest_as_a_file_is_for_the_owner_alone() {
    let Some(house) = House::new() else { return };
    house.config(&Settings { deliver: "file", ..house.settings() });
    let before = house.dovecot.files("Sent");
    house.json(&["scan"]);
    let items = next_items(&house);
    let id = send(&house);
    // `House::run` has looked at the modes.
    let folder = house.home.state().join("digests");
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(file.file_name().unwrap().to_str(), Some(format!("digest-{id}.eml").as_str()));
    judge(&std::fs::read(file).unwrap(), &id, &items);
    house.inbox(0);
    assert_eq!(house.dovecot.files("Sent"), before);
}
