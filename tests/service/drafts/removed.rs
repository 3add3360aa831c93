//! Drafts that are taken out again, and those that are left.

use super::*;

#[test]
fn an_untouched_draft_goes_after_its_days_and_nothing_else() {
    let Some(mut desk) = Desk::new("append = true\nremove_after = \"3d\"") else { return };
    let (items, _) = desk.send();
    assert!(items >= 3);
    let ours = desk.ours();
    // One is edited: mail programs put the new version beside it and delete the old one. One is flagged.
    let edited = ours[0].1.replacen("\r\n\r\n", "\r\n\r\nDear ", 1);
    let id = head(&ours[0].1, "Message-ID").unwrap();
    desk.dovecot.take_out("Drafts", &id);
    desk.dovecot.append("Drafts", &[(host::now(), edited.into_bytes())]);
    desk.dovecot.set_flags("Drafts", &head(&ours[1].1, "Message-ID").unwrap(), "DFS");
    desk.days_pass(2);
    desk.scan();
    assert_eq!(desk.ours().len(), items);
    desk.days_pass(1);
    let output = desk.scan();
    let left = desk.ours();
    assert_eq!(left.len(), 2, "{output:?}");
    assert!(left.iter().any(|(_, text)| text.contains("\r\n\r\nDear ")));
    assert!(left.iter().any(|(name, _)| flags(name) == "DFS"));
    let count = |state: &str| desk.states().iter().filter(|one| *one == state).count();
    assert_eq!((count("removed"), count("gone"), count("left")), (items - 2, 1, 1), "{:?}", desk.states());
    desk.judge();
    let expunged = desk.told(0).iter().filter(|line| line.starts_with("UID EXPUNGE ")).count();
    assert_eq!(expunged, items - 2);
    // What is over stays so.
    let since = desk.server.lines().len();
    desk.days_pass(9);
    desk.scan();
    assert_eq!(desk.ours(), left);
    assert!(!desk.told(since).iter().any(|line| line.contains("Drafts")));
}

#[test]
fn an_answer_takes_the_untouched_draft_out_at_once() {
    let Some(desk) = Desk::new("append = true") else { return };
    let (items, _) = desk.send();
    let sql = "UPDATE suggestions SET state = 'never' WHERE suggestion_key =
        (SELECT suggestion_key FROM drafts ORDER BY id LIMIT 1)";
    assert_eq!(desk.db().execute(sql, []).unwrap(), 1);
    desk.scan();
    assert_eq!(desk.ours().len(), items - 1);
    assert_eq!((desk.states()[0].as_str(), desk.states()[1].as_str()), ("removed", "placed"));
    desk.judge();
}

/// Where one mail can't be taken out alone it stays, and so it does when the UIDs say nothing any more.
#[test]
fn a_draft_is_left_where_it_can_not_be_taken_out_alone() {
    let capability = Some("IMAP4rev1 SASL-IR LITERAL+ SPECIAL-USE AUTH=PLAIN".to_owned());
    let blunt = Options { capability, more: MARKED.to_owned(), ..Options::default() };
    let lines = "append = true\nremove_after = \"1d\"";
    let Some(desk) = Desk::with(lines, &blunt, Rules::new()) else { return };
    let (items, _) = desk.send();
    let ours = desk.ours();
    desk.days_pass(2);
    desk.scan();
    assert_eq!((desk.ours(), desk.states()), (ours, vec!["left".to_owned(); items]));
    assert!(!desk.told(0).iter().any(|line| line.contains("STORE") || line.starts_with("SELECT")));

    let Some(desk) = Desk::new(lines) else { return };
    desk.send();
    // As if it were another mailbox of the same name.
    desk.db().execute("UPDATE drafts SET uidvalidity = uidvalidity - 1", []).unwrap();
    desk.days_pass(2);
    desk.scan();
    assert_eq!((desk.ours().len(), desk.states()), (items, vec!["left".to_owned(); items]));
    assert!(!desk.told(0).iter().any(|line| line.contains("STORE")));
    desk.judge();
}

/// A server that marks but does not expunge: the mark is taken back, or another program's EXPUNGE would do it.
#[test]
fn a_refused_expunge_leaves_no_mark() {
    use crate::ground::rules::Act;
    let Some(desk) = Desk::new("append = true\nremove_after = \"1d\"") else { return };
    let (items, _) = desk.send();
    desk.days_pass(2);
    desk.server.set_rules(Rules::new().on("UID EXPUNGE", Act::say("{tag} NO not today\r\n")));
    desk.scan();
    let ours = desk.ours();
    assert!(ours.len() == items && ours.iter().all(|(name, _)| flags(name) == "DS"), "{ours:?}");
    assert_eq!(desk.states(), vec!["left".to_owned(); items]);
    desk.judge();
}
