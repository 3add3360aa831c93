//! Killed, or cut off, while drafts are put there or taken out: each is there once, and only ours ever goes.

use super::*;
use crate::ground::proxy::{Cut, Proxy, Side};
use crate::ground::rules::Act;
use crate::ground::wait;

/// Whatever waits for time to pass may go on.
fn a_while_later(desk: &Desk) {
    desk.db().execute("UPDATE drafts SET tried_at = tried_at - 3600", []).unwrap();
}

/// Scans until nothing changes any more; every draft is there once then.
fn settle(desk: &Desk, items: usize) {
    for _ in 0..2 {
        a_while_later(desk);
        desk.scan();
    }
    let ours = desk.ours();
    assert_eq!((ours.len(), desk.states()), (items, vec!["placed".to_owned(); items]));
    let mut ids: Vec<_> = ours.iter().map(|(_, text)| head(text, "Message-ID")).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), items);
    desk.judge();
}

#[test]
fn killed_before_the_server_has_it() {
    let Some(desk) = Desk::new("append = true") else { return };
    desk.server.set_rules(Rules::new().on("APPEND", Act::say("")));
    let mut sending = desk.owner.home.spawn(&["send", "--no-scan"]);
    let offered = || desk.told(0).iter().any(|line| line.starts_with("APPEND ")).then_some(());
    wait::until(wait::LIMIT, offered).expect("an APPEND");
    sending.signal("KILL");
    assert_eq!(sending.wait(wait::LIMIT).unwrap().code(), None);
    let states = desk.states();
    assert_eq!((states[0].as_str(), states[1].as_str()), ("placing", "intent"));
    desk.server.set_rules(Rules::new());
    // Too early to look. The others wait, so that the mailbox can tell whether anything came since.
    desk.scan();
    assert_eq!(desk.states(), states);
    settle(&desk, states.len());
}

/// Somebody else's mail came since, so it can't be told from a draft that the owner has sent or deleted already.
#[test]
fn when_mail_came_since_it_is_not_put_there_again() {
    let Some(mut desk) = Desk::new("append = true") else { return };
    desk.server.set_rules(Rules::new().on("APPEND", Act::close("")));
    let (items, _) = desk.send();
    desk.server.set_rules(Rules::new());
    desk.dovecot.append("Drafts", &[(host::now(), b"Message-ID: <x@y>\r\n\r\nx\r\n".to_vec())]);
    for _ in 0..2 {
        a_while_later(&desk);
        desk.scan();
    }
    assert_eq!(desk.states()[0], "gone");
    assert_eq!(desk.ours().len(), items, "all but one, and the other one");
}

#[test]
fn cut_off_before_the_server_has_it() {
    let Some(desk) = Desk::new("append = true") else { return };
    desk.server.set_rules(Rules::new().on("APPEND", Act::close("")));
    let (items, output) = desk.send();
    assert!(output.err.contains("drafts in account \"work\""), "{output:?}");
    assert_eq!(desk.states()[0], "placing");
    desk.server.set_rules(Rules::new());
    a_while_later(&desk);
    // No mail came in between, so it surely is not there.
    desk.scan();
    assert_eq!(desk.states(), vec!["intent".to_owned(); items]);
    settle(&desk, items);
}

#[test]
fn the_answer_is_lost() {
    let Some(desk) = Desk::new("append = true") else { return };
    desk.server.set_rules(Rules::new().rewrite("OK [APPENDUID", "BOGUS [APPENDUID"));
    let (items, _) = desk.send();
    assert_eq!((desk.ours().len(), desk.states()[0].as_str()), (1, "placing"));
    desk.server.set_rules(Rules::new());
    settle(&desk, items);
}

/// Refused is not lost.
#[test]
fn a_draft_that_is_refused_comes_later() {
    let Some(desk) = Desk::new("append = true") else { return };
    desk.server.set_rules(Rules::new().on("APPEND", Act::say("{tag} NO [OVERQUOTA] full\r\n")));
    let (items, output) = desk.send();
    assert!(output.err.contains("drafts in account \"work\""), "{output:?}");
    assert_eq!(desk.states(), vec!["intent".to_owned(); items]);
    desk.server.set_rules(Rules::new());
    settle(&desk, items);
}

/// Cut off behind everything that is said while drafts are taken out.
#[test]
fn cut_off_anywhere_in_a_removal() {
    let lines = "append = true\nremove_after = \"1d\"";
    let Some(desk) = Desk::new(lines) else { return };
    let (items, _) = desk.send();
    desk.days_pass(2);
    let proxy = Proxy::start(desk.dovecot.imap_port(), Cut::never());
    desk.owner.account(&format!("imap = {}\n[drafts]\n{lines}", clear(proxy.port())));
    for (text, side) in [
        ("CAPABILITY\r\n", Side::Client),
        ("SELECT \"Drafts\"\r\n", Side::Client),
        ("+FLAGS.SILENT ", Side::Client),
        ("+FLAGS.SILENT (\\Deleted)\r\n", Side::Client),
        ("OK Store completed", Side::Server),
        ("UID EXPUNGE ", Side::Client),
        ("OK Expunge completed", Side::Server),
    ] {
        proxy.set_cut(Cut::after_text(text, side));
        let before = proxy.cuts();
        let output = desk.scan();
        assert_eq!(proxy.cuts(), before + 1, "{text}: {output:?}");
        assert!(output.err.contains("drafts in account \"work\""), "{text}: {output:?}");
        desk.ours();
    }
    proxy.set_cut(Cut::never());
    desk.scan();
    assert_eq!((desk.ours().len(), desk.states()), (0, vec!["removed".to_owned(); items]));
}
