//! Drafts that are put there, and what is said of them.

use super::*;
use std::collections::BTreeSet;

#[test]
fn the_drafts_of_a_sent_digest_are_like_any_others() {
    let Some(desk) = Desk::new("append = true") else { return };
    let before = (desk.dovecot.files("INBOX"), desk.dovecot.files("Sent"));
    let check = desk.owner.run(&["check"]);
    assert_eq!(check.code, 0, "{check:?}");
    assert!(check.out.contains("ok      drafts   \"Drafts\": drafts go there"), "{}", check.out);
    assert_eq!(desk.ours(), [], "a look puts nothing there");

    let preview = desk.json("preview");
    let (items, output) = desk.send();
    assert!(items >= 2 && output.err.contains(&format!("{items} drafts were put into")), "{output:?}");
    let ours = desk.ours();
    assert_eq!((ours.len(), desk.states()), (items, vec!["placed".to_owned(); items]));
    let wanted: BTreeSet<String> = preview["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["draft"]["to"][0].as_str().unwrap().to_owned())
        .collect();
    let mut reached = BTreeSet::new();
    let mut threaded = 0;
    for (name, text) in &ours {
        assert_eq!(flags(name), "DS", "{name}");
        assert!(head(text, "From").unwrap().contains("owner@example.com"));
        let to = head(text, "To").unwrap();
        let to = to.rsplit(['<', ' ']).next().unwrap().trim_end_matches('>').to_owned();
        reached.insert(to);
        if let Some(parent) = head(text, "In-Reply-To") {
            threaded += 1;
            assert!(head(text, "References").unwrap().ends_with(&parent));
            assert!(head(text, "Subject").unwrap().starts_with("Re: "));
            let shows = preview["suggestions"].to_string().contains(parent.trim_matches(['<', '>']));
            assert!(shows, "{parent} is none of the mails shown");
        }
        let text = text.to_lowercase();
        for mark in ["appreciat", "\nx-", "auto-submitted", "mailer", "user-agent"] {
            assert!(!text.contains(mark), "{mark} in {text}");
        }
    }
    assert_eq!(reached, wanted);
    assert!(threaded > 0, "{ours:?}");
    assert_eq!((desk.dovecot.files("INBOX"), desk.dovecot.files("Sent")), before);

    // Nothing of them is kept but where they are.
    let kept: i64 =
        desk.db().query_row("SELECT sum(length(bytes)) FROM drafts", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0);
    let status = desk.json("status");
    assert_eq!(status["accounts"][0]["drafts"], items as u64, "{status}");
    let since = desk.server.lines().len();
    desk.scan();
    assert_eq!(desk.ours(), ours, "each once");
    assert!(!desk.told(since).iter().any(|line| line.contains("Drafts")), "nothing to do is no visit");
    desk.judge();
    assert!(
        !desk.told(0).iter().any(|line| line.starts_with("SELECT")),
        "to put something there opens nothing"
    );
}

#[test]
fn nothing_is_put_anywhere_unless_it_is_wanted() {
    let Some(desk) = Desk::new("append = false") else { return };
    desk.send();
    assert_eq!((desk.ours().len(), desk.states().len()), (0, 0));
    // Written down, and then the owner thinks better of it.
    desk.drafts("append = true");
    desk.the_minute_passes();
    desk.db().execute_batch("DELETE FROM digest_items; DELETE FROM suggestions").unwrap();
    desk.server.set_rules(Rules::new().on("APPEND", crate::ground::rules::Act::close("")));
    let (items, output) = desk.send();
    assert!(output.err.contains("drafts in account \"work\""), "{output:?}");
    desk.server.set_rules(Rules::new());
    desk.drafts("append = false");
    desk.scan();
    assert!(items >= 2 && desk.ours().is_empty());
    assert!(!desk.states().contains(&"intent".to_owned()), "{:?}", desk.states());
}

#[test]
fn without_a_mailbox_for_drafts_nothing_is_done_and_that_is_told() {
    let Some(desk) = Desk::with("append = true", &Options::default(), Rules::new()) else { return };
    let check = desk.owner.run(&["check"]);
    assert!(check.code == 0 && check.out.contains("no mailbox is marked `\\Drafts`"), "{check:?}");
    let (_, output) = desk.send();
    assert!(output.err.contains("has no mailbox that is marked `\\Drafts`"), "{output:?}");
    assert_eq!(desk.states().len(), 0);
    desk.judge();
    assert!(desk.dovecot.files("Drafts").is_empty());
}

/// The usual name, and a server that neither marks it nor tells a UID.
#[test]
fn a_draft_is_known_again_by_its_id_alone() {
    let plain = Options { others: vec!["Entwürfe".to_owned()], ..Options::default() };
    let rules = Rules::new().rewrite("OK [APPENDUID", "OK [X-APPENDUID");
    let Some(desk) = Desk::with("append = true", &plain, rules) else { return };
    let (items, output) = desk.send();
    let known: i64 = desk
        .db()
        .query_row("SELECT count(*) FROM drafts WHERE uid > 0 AND size > 0 AND state = 'placed'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!((known as usize, desk.dovecot.files("Entwürfe").len()), (items, items), "{output:?}");
}

#[test]
fn a_draft_that_was_sent_is_done() {
    let Some(mut desk) = Desk::new("append = true\nremove_after = \"1d\"") else { return };
    let (items, _) = desk.send();
    let (_, text) = desk.ours().remove(0);
    desk.dovecot
        .append("Sent", &[(host::now(), text.replacen("\r\n\r\n", "\r\n\r\nJust so. ", 1).into_bytes())]);
    desk.dovecot.take_out("Drafts", &head(&text, "Message-ID").unwrap());
    desk.scan();
    assert_eq!(desk.ours().len(), items - 1);
    assert_eq!(desk.states().iter().filter(|state| *state == "sent").count(), 1);
    desk.the_minute_passes();
    let output = desk.owner.send(&["--no-scan"]).1;
    assert_eq!(output.code, 0, "{output:?}");
    let done: i64 = desk
        .db()
        .query_row(
            "SELECT count(*) FROM suggestions JOIN drafts USING (suggestion_key)
             WHERE drafts.state = 'sent' AND suggestions.state = 'done'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(done, 1);
    desk.judge();
}
