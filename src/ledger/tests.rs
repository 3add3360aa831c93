//! The room as a whole: copies, what is not kept, verdicts, faults, plans.

use super::cursor::CURSOR;
use super::intern::{FIND_ADDRESS, FIND_NAME, FIND_RULE};
use super::recall::WALKED;
use super::remember::{KNOWN_PLACE, SAME_CONTENT, SAME_QUOTE};
use super::*;
use crate::mailbox::{Cursor, Uid, UidValidity};
use crate::message::{Address, MessageId};
use crate::words::{Act, Confidence, FollowUp, IntakeReason, Mail, Quality, QuotedMail, SignalKind, Verdict};
use chrono::{DateTime, NaiveDate};
use rusqlite::StatementStatus;
use std::collections::BTreeMap;

fn address(text: &str) -> Address {
    Address { name: None, addr: AddrSpec::parse(text).unwrap() }
}

/// A mail to ana and bo with an act that has words and a quote; `n` tells mails apart.
fn mail(n: u32) -> Mail {
    let at = format!("2026-03-{:02}T23:30:00-05:00", n % 28 + 1);
    let act = Act {
        kind: SignalKind::Thanks,
        quality: Some(Quality(2)),
        confidence: Confidence::High,
        target: None,
        words: Some("Thank you for the figures.".into()),
        rule: "en/thanks/for".into(),
        due: NaiveDate::from_ymd_opt(2026, 3, 6),
        named: Some("Dana".into()),
    };
    let quote = QuotedMail {
        who: AddrSpec::parse("ana@example.com"),
        on: NaiveDate::from_ymd_opt(2026, 2, 27),
        time: None,
        depth: 1,
        length: 12,
        readers: 1,
        key: "quoted".into(),
        terms: vec![5],
        acts: vec![Act {
            words: None,
            kind: SignalKind::Delivery,
            quality: None,
            due: None,
            named: None,
            ..act.clone()
        }],
    };
    Mail {
        message_id: MessageId(format!("{n}@example.com")),
        content_key: format!("content {n}"),
        at: DateTime::parse_from_rfc3339(&at).unwrap(),
        from: address("me@example.com"),
        verdict: Verdict::Opens,
        reason: None,
        by_delegate: false,
        to: vec![address("ana@example.com")],
        cc: vec![address("bo@example.com")],
        bcc: vec![],
        subject: "Figures".into(),
        parents: vec![],
        reply: true,
        forward: false,
        attachments: 0,
        hush: false,
        parting: false,
        kin: false,
        subject_key: String::new(),
        text_key: String::new(),
        language: Some("en".into()),
        line: Some("Thank you for the figures.".into()),
        acts: vec![act],
        quotes: vec![quote],
        terms: vec![-3, 8],
        follow_ups: Vec::new(),
    }
}

fn mails(range: std::ops::Range<u32>) -> Vec<(String, Mail)> {
    range.map(|n| (format!("#{n}"), mail(n))).collect()
}

fn ledger() -> (Ledger, AccountId, MailboxName) {
    filled(Ledger::in_memory([3; 32]).unwrap())
}

fn filled(mut ledger: Ledger) -> (Ledger, AccountId, MailboxName) {
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    let sent = MailboxName("Sent".into());
    ledger.remember(account, &sent, &mails(0..3), None).unwrap();
    (ledger, account, sent)
}

fn number(ledger: &Ledger, sql: &str) -> i64 {
    ledger.db.query_row(sql, (), |row| row.get(0)).unwrap()
}

fn sound(ledger: &Ledger) {
    let said: String = ledger.db.query_row("PRAGMA integrity_check", (), |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
    let dangling = ledger.db.prepare("PRAGMA foreign_key_check").unwrap().exists(()).unwrap();
    assert!(!dangling);
}

#[test]
fn a_copy_is_known_by_its_place_and_counts_once() {
    let (mut ledger, account, sent) = ledger();
    let archive = MailboxName("Archive".into());
    let done = ledger.remember(account, &archive, &mails(1..5), None).unwrap();
    assert_eq!(done, Remembered { new: 2, copies: 2, seen: 0 });
    let done = ledger.remember(account, &archive, &mails(1..5), None).unwrap();
    assert_eq!(done, Remembered { new: 0, copies: 0, seen: 4 });
    assert_eq!(ledger.mails().unwrap().len(), 5);
    assert_eq!(ledger.counts().unwrap().mails, 5);
    assert_eq!(ledger.places(account, &sent).unwrap().into_iter().collect::<Vec<_>>(), ["#0", "#1", "#2"]);
    assert_eq!(ledger.places(account, &archive).unwrap().len(), 4);
    assert!(ledger.places(account, &MailboxName("Other".into())).unwrap().is_empty());
    sound(&ledger);
}

#[test]
fn two_accounts_share_one_ledger_and_their_copies() {
    let (mut ledger, work, sent) = ledger();
    let home = ledger.account("home", &AddrSpec::parse("me@home.example").unwrap()).unwrap();
    assert_ne!(work, home);
    assert_eq!(ledger.account("work", &AddrSpec::parse("me@new.example").unwrap()).unwrap(), work);
    let done = ledger.remember(home, &sent, &mails(0..4), None).unwrap();
    assert_eq!(done, Remembered { new: 1, copies: 3, seen: 0 });
}

#[test]
fn names_are_counted_in_mails_not_in_copies() {
    let (mut ledger, account, _) = ledger();
    ledger.remember(account, &MailboxName("Archive".into()), &mails(0..3), None).unwrap();
    let seen = "SELECT seen FROM display_names JOIN addresses ON addresses.id = address
                WHERE spec = 'ana@example.com' AND name IS NULL";
    assert_eq!(number(&ledger, seen), 3);
    let mut other = mail(9);
    other.to = vec![Address { name: Some("Ana".into()), ..address("ana@example.com") }];
    ledger.remember(account, &MailboxName("Sent".into()), &[("#9".into(), other)], None).unwrap();
    assert_eq!(number(&ledger, seen), 3);
    let names = "SELECT count(*) FROM display_names JOIN addresses ON addresses.id = address
                 WHERE spec = 'ana@example.com'";
    assert_eq!(number(&ledger, names), 2);
}

#[test]
fn a_mail_of_somebody_else_counts_once_however_often_it_is_quoted() {
    let (ledger, ..) = ledger();
    assert_eq!(number(&ledger, "SELECT count(*) FROM quotes"), 3);
    assert_eq!(number(&ledger, "SELECT count(*) FROM quoted_mails"), 1);
}

#[test]
fn of_a_mail_that_is_no_evidence_only_date_ids_and_reason_stay() {
    let mut ledger = Ledger::in_memory([3; 32]).unwrap();
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    let sent = MailboxName("Sent".into());
    let nothing = Mail { verdict: Verdict::Nothing, reason: Some(IntakeReason::MailMerge), ..mail(1) };
    ledger.remember(account, &sent, &[("#1".into(), nothing)], None).unwrap();
    assert!(ledger.mails().unwrap().is_empty());
    assert_eq!(ledger.places(account, &sent).unwrap().len(), 1);
    assert_eq!(ledger.intake_counts().unwrap(), BTreeMap::from([("mail-merge".to_owned(), 1)]));
    for table in ["message_recipients", "message_parents", "signals", "quotes", "addresses", "display_names"]
    {
        assert_eq!(number(&ledger, &format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    let kept = "SELECT count(*) FROM messages WHERE sender IS NULL AND subject = '' AND line IS NULL
                AND language IS NULL AND sent_at > 0 AND message_id = '1@example.com'";
    assert_eq!(number(&ledger, kept), 1);
}

#[test]
fn words_are_cut_at_160_characters() {
    let mut ledger = Ledger::in_memory([3; 32]).unwrap();
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    let mut long = mail(1);
    long.line = Some("é".repeat(161));
    long.acts[0].words = Some("ü".repeat(5000));
    ledger.remember(account, &MailboxName("Sent".into()), &[("#1".into(), long)], None).unwrap();
    let (_, back) = ledger.mails().unwrap().remove(0);
    assert_eq!(back.line.unwrap(), "é".repeat(160));
    assert_eq!(back.acts[0].words.as_deref().unwrap(), "ü".repeat(160));
}

#[test]
fn verdicts_change_and_change_back() {
    let (mut ledger, ..) = ledger();
    let before = ledger.mails().unwrap();
    let [merge, list, plain] = [before[0].0, before[1].0, before[2].0];
    ledger.demote(&[(merge, IntakeReason::MailMerge), (list, IntakeReason::List)]).unwrap();
    // What counts for nothing keeps the reason it had first.
    ledger.demote(&[(merge, IntakeReason::List), (merge, IntakeReason::Draft)]).unwrap();
    let after = ledger.mails().unwrap();
    assert_eq!(after.iter().map(|(key, _)| *key).collect::<Vec<_>>(), [list, plain]);
    assert_eq!((after[0].1.verdict, after[0].1.reason), (Verdict::Closes, Some(IntakeReason::List)));
    let counts = ["closes", "list", "mail-merge", "opens"].map(|name| (name.to_owned(), 1));
    assert_eq!(ledger.intake_counts().unwrap(), BTreeMap::from(counts));
    ledger.undo_demotions().unwrap();
    assert_eq!(ledger.mails().unwrap(), before);
}

#[test]
fn threads_are_replaced() {
    let (mut ledger, ..) = ledger();
    let keys: Vec<_> = ledger.mails().unwrap().into_iter().map(|(key, _)| key).collect();
    ledger.assign_threads(&[(keys[0], 1), (keys[1], u64::MAX)]).unwrap();
    ledger.assign_threads(&[(keys[0], 7), (keys[2], 0)]).unwrap();
    assert_eq!(ledger.threads().unwrap(), BTreeMap::from([(keys[0], 7), (keys[1], u64::MAX), (keys[2], 0)]));
}

#[test]
fn counts_name_the_days_of_the_mails_own_clock() {
    let (ledger, ..) = ledger();
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day);
    assert_eq!(ledger.counts().unwrap(), Counts { mails: 3, addresses: 2, first: day(1), last: day(3) });
    let empty = Ledger::in_memory([3; 32]).unwrap();
    assert_eq!(empty.counts().unwrap(), Counts::default());
}

#[test]
fn a_full_disk_loses_the_batch_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ledger, account, sent) = filled(Ledger::open(&folder.path().join("l"), [1; 32]).unwrap());
    let pages = number(&ledger, "PRAGMA page_count");
    ledger.db.pragma_update(None, "max_page_count", pages + 20).unwrap();
    let error = ledger.remember(account, &sent, &mails(3..3000), None).unwrap_err();
    assert!(matches!(error.fault, Fault::Full), "{error}");
    assert!(error.may_pass());
    assert_eq!(ledger.mails().unwrap().len(), 3);
    assert_eq!(ledger.places(account, &sent).unwrap().len(), 3);
    sound(&ledger);
    // Space again: the same ledger goes on.
    ledger.db.pragma_update(None, "max_page_count", pages + 20_000).unwrap();
    assert_eq!(ledger.remember(account, &sent, &mails(3..3000), None).unwrap().new, 2997);
    sound(&ledger);
}

#[test]
fn readers_see_a_snapshot_and_a_second_writer_waits_in_vain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    let (mut writer, account, sent) = filled(Ledger::open(&path, [1; 32]).unwrap());
    let mut reader = Ledger::open_existing(&path).unwrap().unwrap();
    reader.db.busy_timeout(std::time::Duration::from_millis(20)).unwrap();
    let file = reader.file.clone();
    writer
        .write(|db| {
            db.execute("UPDATE messages SET subject = 'half written'", ())?;
            assert!(reader.mails().unwrap().iter().all(|(_, mail)| mail.subject == "Figures"));
            let error = reader.remember(account, &sent, &mails(5..6), None).unwrap_err();
            assert!(error.may_pass());
            let said =
                format!("the ledger {file} is being written by another process; try again in a moment");
            assert_eq!(error.to_string(), said);
            Ok(())
        })
        .unwrap();
    assert!(reader.mails().unwrap().iter().all(|(_, mail)| mail.subject == "half written"));
    assert_eq!(reader.remember(account, &sent, &mails(5..6), None).unwrap().new, 1);
    assert_eq!(writer.mails().unwrap().len(), 4);
    sound(&writer);
}

#[test]
fn the_settings_of_every_connection() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(&folder.path().join("l"), [1; 32]).unwrap();
    let text = |name: &str| -> String {
        let sql = format!("SELECT cast({name} AS TEXT) FROM pragma_{name}");
        ledger.db.query_row(&sql, (), |row| row.get(0)).unwrap()
    };
    let settings =
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1")];
    for (name, value) in settings {
        assert_eq!(text(name), value, "{name}");
    }
    assert_eq!(number(&ledger, "SELECT timeout FROM pragma_busy_timeout"), 5000);
}

fn plan(ledger: &Ledger, sql: &str) -> String {
    let mut statement = ledger.db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let nulls = vec![None::<i64>; statement.parameter_count()];
    let lines =
        statement.query_map(rusqlite::params_from_iter(nulls), |row| row.get::<_, String>(3)).unwrap();
    lines.map(Result::unwrap).collect::<Vec<_>>().join("\n")
}

#[test]
fn look_ups_use_an_index_and_walks_are_not_sorted() {
    let (ledger, ..) = ledger();
    for sql in [PLACES, CURSOR, KNOWN_PLACE, SAME_CONTENT, SAME_QUOTE, FIND_ADDRESS, FIND_NAME, FIND_RULE] {
        let plan = plan(&ledger, sql);
        assert!(plan.contains("SEARCH") && !plan.contains("SCAN"), "{sql}\n{plan}");
    }
    for sql in WALKED {
        let plan = plan(&ledger, sql);
        assert!(plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
    }
}

/// How often each statement of a recall ran, and all its steps in SQLite's machine.
fn cost(ledger: &Ledger) -> (Vec<i32>, i32) {
    ledger.recall().unwrap();
    let used: Vec<_> = WALKED.iter().map(|sql| ledger.db.prepare_cached(sql).unwrap()).collect();
    let steps = used.iter().map(|statement| statement.get_status(StatementStatus::VmStep)).sum();
    (used.iter().map(|statement| statement.get_status(StatementStatus::Run)).collect(), steps)
}

#[test]
fn a_recall_runs_each_statement_once_however_many_mails_there_are() {
    let settled = |count: u32| {
        let (mut ledger, account, sent) = ledger();
        ledger.remember(account, &sent, &mails(3..count), None).unwrap();
        let keys: Vec<_> = ledger.mails().unwrap().into_iter().map(|(key, _)| (key, 0)).collect();
        ledger.assign_threads(&keys).unwrap();
        // The statements of `mails` have been counted so far.
        ledger.db.flush_prepared_statement_cache();
        cost(&ledger)
    };
    let ((few, few_steps), (many, many_steps)) = (settled(200), settled(800));
    let parents = WALKED.iter().position(|sql| sql.contains("message_parents")).unwrap();
    for (statement, runs) in few.iter().enumerate() {
        assert_eq!(*runs, i32::from(statement != parents), "{}", WALKED[statement]);
    }
    assert_eq!(few, many);
    assert!(
        many_steps < few_steps * 4 + few_steps / 5,
        "{few_steps} steps for 200 mails, {many_steps} for 800"
    );
}

#[test]
fn words_are_forgotten_and_deeds_stay() {
    let mut ledger = Ledger::in_memory([1; 32]).unwrap();
    let account = ledger.account("a", &address("me@example.com").addr).unwrap();
    let batch =
        [("1".to_owned(), Mail { line: Some("Call me.".into()), ..mail(1) }), ("2".to_owned(), mail(2))];
    ledger.remember(account, &MailboxName("Sent".into()), &batch, None).unwrap();
    let keys: Vec<MailKey> = ledger.mails().unwrap().iter().map(|(key, _)| *key).collect();
    ledger.forget_words(&keys[..1], &[]).unwrap();
    let mails = ledger.mails().unwrap();
    assert!(!mails[0].1.has_words() && mails[1].1.has_words());
    assert_eq!(mails[0].1.acts.len(), 1);
}

#[test]
fn a_cursor_is_kept_with_its_batch_and_renewed_uids_void_places() {
    let (mut ledger, account, sent) = ledger();
    let at = |validity, last: u32| Cursor { validity: UidValidity(validity), last: Some(Uid(last)) };
    let places = |ledger: &Ledger| ledger.places(account, &sent).unwrap().len();
    assert_eq!(ledger.cursor(account, &sent).unwrap(), None);
    ledger.remember(account, &sent, &mails(3..5), Some(at(7, 5))).unwrap();
    assert_eq!((ledger.cursor(account, &sent).unwrap(), places(&ledger)), (Some(at(7, 5)), 5));
    ledger.remember(account, &sent, &[], Some(at(7, 9))).unwrap();
    assert_eq!((ledger.cursor(account, &sent).unwrap(), places(&ledger)), (Some(at(7, 9)), 5));
    // The same mails under other UIDs: known by their content.
    let renumbered: Vec<_> =
        mails(3..5).into_iter().map(|(place, mail)| (format!("8/{place}"), mail)).collect();
    let done = ledger.remember(account, &sent, &renumbered, Some(at(8, 2))).unwrap();
    assert_eq!((done.new, done.copies, places(&ledger)), (0, 2, 2));
    assert_eq!(ledger.counts().unwrap().mails, 5);
    // A UID of old names another mail once UIDs fall.
    let reused = vec![("8/#3".to_owned(), mail(100))];
    let done = ledger.remember(account, &sent, &reused, Some(at(8, 1))).unwrap();
    assert_eq!((done.new, places(&ledger)), (1, 1));
    // A server without UIDVALIDITY: no place outlives its session.
    let none = Cursor { validity: UidValidity::NONE, last: Some(Uid(4)) };
    ledger.remember(account, &sent, &mails(0..1), Some(none)).unwrap();
    assert_eq!(ledger.remember(account, &sent, &mails(0..1), Some(none)).unwrap().copies, 1);
    sound(&ledger);
}

#[test]
fn a_cursor_is_not_moved_when_its_batch_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ledger, account, sent) = filled(Ledger::open(&folder.path().join("l"), [1; 32]).unwrap());
    let pages = number(&ledger, "PRAGMA page_count");
    ledger.db.pragma_update(None, "max_page_count", pages + 20).unwrap();
    let cursor = Cursor { validity: UidValidity(1), last: Some(Uid(3000)) };
    ledger.remember(account, &sent, &mails(3..3000), Some(cursor)).unwrap_err();
    assert_eq!(ledger.cursor(account, &sent).unwrap(), None);
}

#[test]
fn a_follow_up_is_kept_once_whichever_copy_asks_for_it() {
    let mut ledger = Ledger::in_memory([3; 32]).unwrap();
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    let sent = MailboxName("Sent".into());
    let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
    let about = AddrSpec::parse("bob@example.net").unwrap();
    let asks = |days: &[u32], id: &str| Mail {
        message_id: MessageId(id.to_owned()),
        follow_ups: days.iter().map(|on| FollowUp { about: about.clone(), on: day(*on) }).collect(),
        ..mail(1)
    };
    for (place, copy) in [
        ("#1", asks(&[], "b@example.com")),
        ("#2", asks(&[9], "b@example.com")),
        ("#3", asks(&[9, 2], "a@example.com")),
        ("#3", asks(&[4], "a@example.com")),
    ] {
        ledger.remember(account, &sent, &[(place.into(), copy)], None).unwrap();
    }
    let reminders = ledger.reminders().unwrap();
    let days: Vec<_> = reminders.iter().map(|one| one.due_on).collect();
    assert_eq!(days, [day(2), day(9)]);
    let id = MessageId("a@example.com".to_owned());
    assert!(reminders.iter().all(|one| one.message.as_ref() == Some(&id) && one.about == about));
    // What is asked by other means for the same mail and day is the same.
    ledger.set_reminder(&about, Some(&id), day(9), day(1)).unwrap();
    assert_eq!(ledger.reminders().unwrap(), reminders);
}
