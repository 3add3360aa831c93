//! The bytes of the mail, read back by another library.

use crate::samples::{addr, all, engineer, owner};
use appreciated::digest;
use appreciated::message::Address;
use appreciated::outbox::{self, OutboxError};
use mailparse::{MailAddr, MailHeaderMap, ParsedMail, addrparse_header, parse_mail};
use proptest::prelude::*;

/// Every header the mail may have, in its order.
const HEADERS: [&str; 13] = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "X-Appreciated-Id",
    "List-Unsubscribe",
    "MIME-Version",
    "Content-Type",
];

fn recipients(mail: &ParsedMail<'_>, name: &str) -> Vec<String> {
    let list = addrparse_header(mail.headers.get_first_header(name).unwrap()).unwrap();
    let one = |address: &MailAddr| match address {
        MailAddr::Single(single) => single.addr.clone(),
        MailAddr::Group(group) => panic!("{group:?}"),
    };
    list.iter().map(one).collect()
}

fn check(bytes: &[u8]) {
    let mail = parse_mail(bytes).unwrap();
    let names: Vec<String> = mail.headers.iter().map(mailparse::MailHeader::get_key).collect();
    assert_eq!(names, HEADERS);
    for name in ["To", "From", "Reply-To"] {
        assert_eq!(recipients(&mail, name), ["ana@sousa.example"]);
    }
    assert!(bytes.is_ascii());
    assert!(bytes.split(|b| *b == b'\n').all(|line| line.len() <= 998));
    assert_eq!(mail.subparts.len(), 2);
}

#[test]
fn both_parts_read_back() {
    for (_, one) in all() {
        let bytes = outbox::bytes(&one, &owner()).unwrap();
        check(&bytes);
        let mail = parse_mail(&bytes).unwrap();
        assert_eq!(mail.ctype.mimetype, "multipart/alternative");
        assert_eq!(mail.headers.get_first_value("Subject").unwrap(), digest::subject(&one));
        let parts: Vec<(String, String)> = mail
            .subparts
            .iter()
            .map(|part| (part.ctype.mimetype.clone(), part.get_body().unwrap().replace("\r\n", "\n")))
            .collect();
        assert_eq!(parts[0].0, "text/plain");
        assert_eq!(parts[0].1.trim_end(), digest::text(&one).trim_end());
        assert_eq!(parts[1].0, "text/html");
        assert_eq!(parts[1].1.trim_end(), digest::html(&one).trim_end());
        let date = mail.headers.get_first_value("Date").unwrap();
        assert_eq!(mailparse::dateparse(&date).unwrap(), one.at.timestamp());
    }
}

#[test]
fn what_cannot_be_sent_is_said() {
    let mut one = engineer();
    let bad = Address { name: None, addr: addr("jörg@sousa.example") };
    assert!(matches!(outbox::bytes(&one, &bad), Err(OutboxError::Address(_))));
    let idn = Address { name: None, addr: addr("jo@bücher.example") };
    let bytes = String::from_utf8(outbox::bytes(&one, &idn).unwrap()).unwrap();
    assert!(bytes.contains("\r\nTo: jo@xn--bcher-kva.example\r\n"));
    let odd = Address { name: Some("M".to_owned()), addr: addr("m..sharp@acme.example") };
    let bytes = String::from_utf8(outbox::bytes(&one, &odd).unwrap()).unwrap();
    assert!(bytes.contains("\r\nTo: \"m..sharp\"@acme.example\r\n"), "{bytes}");
    one.id = "x\r\nBcc: y".to_owned();
    assert_eq!(outbox::bytes(&one, &owner()), Err(OutboxError::Id));
    one = engineer();
    one.at = "+12000-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(outbox::bytes(&one, &owner()), Err(OutboxError::Date(12000)));
}

#[test]
fn an_encoded_word_in_a_name_stays_what_it_says() {
    let mut one = engineer();
    one.items[0].short = "=?utf-8?q?=0D=0ABcc:_x.y?=".to_owned();
    let bytes = outbox::bytes(&one, &owner()).unwrap();
    let mail = parse_mail(&bytes).unwrap();
    assert!(mail.headers.get_first_value("Subject").unwrap().contains("= ?utf-8?q?=0D"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_header_is_injected(text in any::<String>(), line in "(\r\n|\n|\r|\0)?(Bcc|To|X): [a-z]@b.example(\r\n){0,2}.{0,9}") {
        for hostile in [text.as_str(), line.as_str()] {
            let mut one = engineer();
            one.tag = hostile.to_owned();
            one.footer.push(hostile.to_owned());
            one.warnings.push(hostile.to_owned());
            for item in &mut one.items {
                item.heading = hostile.to_owned();
                item.body = hostile.to_owned();
                item.short = hostile.to_owned();
                item.person.name = hostile.to_owned();
                if let Some(draft) = &mut item.draft {
                    draft.subject = hostile.to_owned();
                    draft.mailto = hostile.to_owned();
                }
            }
            check(&outbox::bytes(&one, &Address { name: Some(hostile.to_owned()), ..owner() }).unwrap());
        }
    }
}
