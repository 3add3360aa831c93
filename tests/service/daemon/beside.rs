//! Commands beside a running daemon.

use super::A_TICK;
use crate::house::House;
use serde_json::json;

#[test]
fn scan_and_send_are_left_to_the_daemon_and_the_others_work() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    let service = house.serve();
    service.ready();
    assert_eq!(house.json(&["scan"]), json!({ "queued": true }));
    let send = house.run(&["send"]);
    assert_eq!(send.code, 0, "{}", send.err);
    let daemon = format!("the daemon (process {})", service.daemon.id());
    assert!(send.out.contains(&daemon), "{}", send.out);
    service.says_within("an account was read", A_TICK);
    // The ledger is read while the daemon works on it.
    assert!(house.json(&["preview"]).is_object());
    service.says_within("the digest was delivered", A_TICK);
    house.inbox(1);
    assert!(house.ledger().requests().unwrap().is_empty());
    let people = house.run(&["people"]);
    assert!(people.code == 0 && people.out.contains('@'), "{people:?}");
    let preview = house.run(&["preview", "--why-not"]);
    assert_eq!(preview.code, 0, "{}", preview.err);
    house.end(service);
}
