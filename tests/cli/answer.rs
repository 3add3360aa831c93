//! `answer`: the latest digest answered by a command.

use crate::house::{House, maildir, sample};
use appreciated::sample::Owner;

/// A home with a digest sent into a file.
fn with_digest() -> House {
    let house = House::new();
    let sample = sample(Owner::Manager);
    maildir(&house.path("Sent"), &sample);
    let config = sample.config.replace("/sample", house.path("Sent").to_str().unwrap());
    std::fs::create_dir_all(house.home("config/appreciated")).unwrap();
    std::fs::write(house.home("config/appreciated/config.toml"), config).unwrap();
    house.good(&["scan", "--now", crate::house::NOW]);
    house
}

#[test]
fn before_the_first_digest_there_is_nothing_to_answer() {
    let house = with_digest();
    house.run(&["answer", "1 done"]).refused(1, &["no digest was sent yet", "appreciated send"]);
}

#[test]
fn what_is_no_command_changes_nothing_and_is_told_with_the_nearest() {
    let house = with_digest();
    let before = house.everything();
    house
        .run(&["answer", "1 done", "3 dun"])
        .refused(64, &["\"3 dun\"", "did you mean \"3 done\"?", "nothing was done"]);
    house.run(&["answer", "hello there"]).refused(64, &["\"hello there\" is no command"]);
    assert_eq!(house.run(&["answer"]).code, 64);
    assert_eq!(house.everything(), before);
}
