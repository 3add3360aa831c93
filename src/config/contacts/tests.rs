use super::*;
use crate::words::YearlyKind::{self, Anniversary, Birthday};
use proptest::prelude::*;

fn book(text: &str) -> Book {
    Book::of(text.as_bytes(), Path::new("contacts.vcf")).unwrap()
}

fn address(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

fn specs(card: &Card) -> Vec<&str> {
    card.addresses.iter().map(AddrSpec::as_str).collect()
}

fn yearly(kind: YearlyKind, month: u32, day: u32) -> Yearly {
    Yearly::new(kind, month, day).unwrap()
}

#[test]
fn the_three_versions_say_the_same() {
    let four = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Dana Ortiz\r\nEMAIL;TYPE=work;PREF=1:dana@example.com\r\n\
                EMAIL:d.ortiz@home.\r\n example\r\nORG:Example Ltd;Finance;Tax\r\nTITLE:Head\r\nBDAY:--0415\r\nANNIVERSARY:20100605\r\nEND:VCARD\r\n";
    let three = "begin:vcard\nversion:3.0\nn:Ortiz;Dana;;Dr.;\nitem1.email;type=INTERNET:Dana@Example.com\n\
                 item1.X-ABLabel:Work\nEMAIL:mailto:d.ortiz@home.example\nORG:Example Ltd;Finance\nbday;value=date:1996-04-15\n\
                 item2.X-ABDATE:2010-06-05\nitem2.X-ABLabel:_$!<Anniversary>!$_\nend:vcard\n";
    let two = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dana =\r\n=4Frtiz\r\n\
               EMAIL;INTERNET;PREF:dana@example.com\r\nEMAIL;INTERNET:d.ortiz@home.example\r\n\
               ORG:Example Ltd;Finance\r\nBDAY:19960415\r\nX-ANNIVERSARY:20100605\r\nEND:VCARD\r\n";
    for text in [four, three, two, &format!("\u{feff}{three}")] {
        let book = book(text);
        let [card] = book.cards.as_slice() else { panic!("{book:?}") };
        assert_eq!(specs(card), ["dana@example.com", "d.ortiz@home.example"], "{text}");
        assert_eq!(card.name.as_deref(), Some("Dana Ortiz"), "{text}");
        assert_eq!(card.department.as_deref(), Some("Finance"), "{text}");
        assert_eq!(card.dates, [yearly(Birthday, 4, 15), yearly(Anniversary, 6, 5)], "{text}");
    }
}

#[test]
fn letters_of_all_kinds_come_through() {
    let book = book(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\\, Łukasz\nEMAIL:z@example.com\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\n\
         EMAIL:j@example.com\nEND:VCARD\n",
    );
    let names: Vec<_> = book.cards.iter().filter_map(|card| card.name.as_deref()).collect();
    assert_eq!(names, ["Łukasz Zoë", "Jörg Müller"]);
}

#[test]
fn a_broken_card_costs_only_itself() {
    let book = book(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Sousa\nEMAIL:ana@example.com\nBEGIN:VCARD\nVERSION:4.0\nFN:Bo Lind\n\
         EMAIL:bo@example.com\nEND:VCARD\nEND:VCARD\nnonsense\nBEGIN:VCARD\nFN:Cy\nEMAIL:cy@example.com\n",
    );
    assert_eq!(book.cards.iter().map(specs).collect::<Vec<_>>(), [["bo@example.com"]]);
    assert_eq!((book.broken, book.others), (vec![1, 12], 0));
}

#[test]
fn companies_groups_couples_and_cards_without_address_are_nobody() {
    let card = |lines: &str| format!("BEGIN:VCARD\nVERSION:4.0\n{lines}\nEND:VCARD\n");
    let text = [
        "FN:Nobody Home",
        "KIND:group\nFN:Walkers\nEMAIL:a@example.com",
        "KIND:org\nFN:Example\nEMAIL:a@example.com",
        "FN:Example Ltd\nORG:Example Ltd\nEMAIL:a@example.com",
        "FN:Ann Lee\nX-ABShowAs:COMPANY\nEMAIL:a@example.com",
        "FN:Ana and Bo Lind\nEMAIL:a@example.com",
        "FN:Dana\nEMAIL:no address",
    ]
    .map(card)
    .concat();
    let book = book(&text);
    assert_eq!((book.cards, book.others, book.broken), (Vec::new(), 7, Vec::new()));
}

fn rule(aliases: &[&str]) -> PersonRule {
    PersonRule { aliases: aliases.iter().map(|alias| address(alias)).collect(), ..PersonRule::default() }
}

#[test]
fn cards_stand_behind_the_config() {
    let card = |name: &str, addresses: &[&str]| Card {
        name: Some(name.to_owned()),
        addresses: addresses.iter().map(|text| address(text)).collect(),
        department: Some("Tax".to_owned()),
        dates: Vec::new(),
    };
    let cards = vec![
        card("Me", &["me@x.example", "me@home.example"]),
        card("Dana Ortiz", &["d@home.example", "dana@x.example"]),
        card("Two", &["dana@x.example", "bo@x.example", "two@x.example"]),
        card("Cy Ferro", &["cy@x.example", "cy@home.example"]),
        card("Family Ferro", &["cy@home.example", "di@x.example"]),
    ];
    let books = [Book { cards, ..Book::default() }];
    let mut people = BTreeMap::from([
        (address("dana@x.example"), PersonRule { name: Some("Dee".to_owned()), ..rule(&[]) }),
        (address("bo@x.example"), rule(&[])),
    ]);
    add(&mut people, &books, &[address("me@x.example")]);
    let dana = &people[&address("dana@x.example")];
    assert_eq!((dana.name.as_deref(), dana.department.as_deref()), (Some("Dee"), Some("Tax")));
    assert_eq!((&dana.aliases, dana.source), (&vec![address("d@home.example")], RuleSource::Config));
    assert_eq!(people[&address("bo@x.example")], rule(&[]));
    let cy = &people[&address("cy@x.example")];
    assert_eq!((cy.name.as_deref(), cy.source), (Some("Cy Ferro"), RuleSource::Card));
    assert_eq!(cy.aliases, [address("cy@home.example")]);
    assert_eq!(people[&address("di@x.example")].aliases, []);
    assert_eq!(people.len(), 4);
}

#[test]
fn the_first_date_of_a_kind_stands() {
    let card = |addresses: &[&str], dates: &[Yearly]| Card {
        addresses: addresses.iter().map(|text| address(text)).collect(),
        dates: dates.to_vec(),
        ..Card::default()
    };
    let (april, june) = (yearly(Birthday, 4, 15), yearly(Anniversary, 6, 5));
    let cards = vec![
        card(&["me@x.example"], &[yearly(Birthday, 1, 1)]),
        card(&["d@home.example"], &[april]),
        card(&["dana@x.example"], &[yearly(Birthday, 4, 16), june]),
        card(&["cy@x.example"], &[june]),
    ];
    let mut people = BTreeMap::from([(address("dana@x.example"), rule(&["d@home.example"]))]);
    add(&mut people, &[Book { cards, ..Book::default() }], &[address("me@x.example")]);
    assert_eq!(people[&address("dana@x.example")].dates, [april, june]);
    assert_eq!(people[&address("cy@x.example")].dates, [june]);
    assert_eq!(people.len(), 2);
}

#[test]
fn every_way_a_book_can_fail_is_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let said = |path: &Path| Book::read(path).unwrap_err().to_string();
    assert!(said(&dir.path().join("none.vcf")).contains("there is no file"));
    assert!(said(dir.path()).contains("is no file"));
    let file = dir.path().join("a.vcf");
    std::fs::write(&file, "name,address\nDana,dana@example.com\n").unwrap();
    assert!(said(&file).contains("holds no vCard"));
    std::fs::write(&file, vec![b' '; (16 << 20) + 1]).unwrap();
    assert!(said(&file).contains("longer than 16 MiB"));
    std::fs::write(&file, "BEGIN:VCARD\nEND:VCARD\n".repeat(50_001)).unwrap();
    assert!(said(&file).contains("more than 50,000 cards"));
}

proptest! {
    #[test]
    fn no_bytes_end_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut card = b"BEGIN:VCARD\r\nVERSION:3.0\r\n".to_vec();
        card.extend(&bytes);
        card.extend(b"\r\nEND:VCARD\r\n");
        let text = String::from_utf8_lossy(&card);
        // The library itself, without the guard around it.
        let _ = calcard::Parser::new(&text).entry();
        for bytes in [&card, &bytes] {
            if let Ok(book) = Book::of(bytes, Path::new("x.vcf")) {
                prop_assert!(book.cards.iter().all(|card| !card.addresses.is_empty()));
            }
        }
    }

    #[test]
    fn no_lines_end_the_program(lines in proptest::collection::vec(
        "(FN|N|EMAIL|ORG|BDAY|ANNIVERSARY|KIND|PHOTO|TEL|REV|a\\.GEO|TZ)(;[A-Za-z=\",:-]{0,12})?:[ -~\u{e4}\u{4e2d}]{0,30}(\r\n[ \t][!-~=]{0,9})?", 0..12
    )) {
        let text = format!("BEGIN:VCARD\r\nVERSION:4.0\r\n{}\r\nEND:VCARD\r\n", lines.join("\r\n"));
        let _ = calcard::Parser::new(&text).entry();
        prop_assert!(Book::of(text.as_bytes(), Path::new("x.vcf")).is_ok());
    }
}
