//! What was said to one person alone, and could be said before the others.

use crate::desk::Desk;
use appreciated::gate::Refusal;
use appreciated::words::{PersonRule, Practice};

const TEAM: [&str; 5] = ["Samir Haddad", "Ana Sousa", "Bo Lind", "Cleo Marsh", "Dan Roth"];
const SAID: &str = "Samir, your vendor summary was excellent and spared us a second round of offers.";

fn team() -> Desk {
    let mut desk = Desk::new();
    desk.known("Samir Haddad").sent(12, &TEAM, "Vendor round", "Hello all,\n\nthe offers are in the folder.");
    desk
}

#[test]
fn it_names_what_was_said_and_how_many_others_were_there() {
    let mut desk = team();
    desk.sent(10, &["Samir Haddad"], "Re: Vendor round", SAID);
    let (heading, body) = desk.only(Practice::Praise);
    assert_eq!(heading, "Say before the others what you told Samir Haddad");
    assert!(
        body.starts_with("On 13 Nov you wrote to Samir alone on \"Vendor round\": \"Samir, your vendor"),
        "{body}"
    );
    assert!(body.contains("Four others were on that thread."), "{body}");
    assert_eq!(desk.refusal(Practice::Praise, &[]), None);
    let draft = desk.outlook(&[]).digest.items.into_iter().find(|i| i.practice == Practice::Praise).unwrap();
    assert!(draft.draft.unwrap().body.contains("Is that all right with you?"));
}

#[test]
fn what_was_said_before_them_is_said() {
    let mut desk = team();
    desk.sent(10, &["Samir Haddad"], "Re: Vendor round", SAID).sent(8, &TEAM, "Re: Vendor round", SAID);
    assert!(desk.none(Practice::Praise));
}

#[test]
fn no_audience_no_item() {
    let mut desk = Desk::new();
    desk.known("Samir Haddad")
        .sent(12, &["Samir Haddad", "Ana Sousa"], "Vendor round", "The offers are in the folder.")
        .sent(10, &["Samir Haddad"], "Re: Vendor round", SAID);
    assert!(desk.none(Practice::Praise));
}

#[test]
fn old_praise_and_thin_praise_are_none() {
    let mut desk = team();
    desk.sent(40, &["Samir Haddad"], "Re: Vendor round", SAID).sent(
        9,
        &["Samir Haddad"],
        "Re: Vendor round",
        "Thanks!",
    );
    assert!(desk.none(Practice::Praise));
}

#[test]
fn who_likes_it_private_is_left_alone() {
    let mut desk = team();
    desk.person("Samir Haddad", PersonRule { public_never: true, ..PersonRule::default() });
    desk.sent(10, &["Samir Haddad"], "Re: Vendor round", SAID);
    assert_eq!(desk.refusal(Practice::Praise, &[]), Some(Refusal::NotInPublic));
}

#[test]
fn what_was_said_in_confidence_or_of_the_others_is_not_for_them() {
    for said in [
        "Between us: your vendor summary was excellent and spared us a second round of offers.",
        "Thank you for the vendor summary, it spared us what Cleo left undone in all those weeks.",
    ] {
        let mut desk = team();
        desk.sent(10, &["Samir Haddad"], "Re: Vendor round", said);
        assert!(desk.none(Practice::Praise), "{said}");
    }
}

#[test]
fn thanks_for_a_mail_stay_between_two() {
    let mut desk = team();
    let said = "Thank you very much for your quick reply and for all the details in it.";
    desk.sent(10, &["Samir Haddad"], "Re: Vendor round", said);
    assert!(desk.none(Practice::Praise));
}

/// The config may know somebody by an address to which no mail ever went.
#[test]
fn the_config_holds_for_all_addresses_of_a_person() {
    let mut desk = team();
    let aliases = vec![crate::desk::address("samir.haddad@corp.example")];
    let rule = PersonRule { public_never: true, aliases, ..PersonRule::default() };
    desk.rules.people.insert(crate::desk::address("samir@head.example"), rule);
    desk.sent(10, &["Samir Haddad"], "Re: Vendor round", SAID);
    assert_eq!(desk.refusal(Practice::Praise, &[]), Some(Refusal::NotInPublic));
}
