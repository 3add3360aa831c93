use super::*;
use crate::answer::Prints;
use crate::ledger::{NewDigest, SlotClaim};
use crate::message::AddrSpec;
use crate::outbox::delivery::Outcome;
use crate::words::{Practice, Remark, Standing};
use chrono::Duration;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

fn remark(key: &str) -> Remark {
    Remark {
        key: key.to_owned(),
        person: AddrSpec::parse("ravi@example.com").unwrap(),
        practice: Practice::Appreciate,
        message: MessageId("one@example.com".to_owned()),
        kind: None,
        evidence_on: now().date_naive(),
        state: Standing::Candidate,
        on: now().date_naive(),
        until: None,
        shown_on: None,
        wording: None,
    }
}

/// A ledger with a digest of two items that is on its way, with a draft for each.
fn ledger(digest: &str) -> (Ledger, AccountId) {
    let mut ledger = Ledger::in_memory([0; 32]).unwrap();
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    let claim = SlotClaim {
        schedule: "digest".to_owned(),
        slot: digest.to_owned(),
        served_at: now(),
        last: None,
        asked: None,
    };
    let new = NewDigest {
        id: digest.to_owned(),
        tag: "q8m2".to_owned(),
        made_at: now(),
        made_on: now().date_naive(),
        bytes: b"x".to_vec(),
        items: vec![remark("a"), remark("b")],
        prints: Prints::default(),
        about: None,
    };
    assert!(ledger.post(&claim, Some(&new)).unwrap());
    ledger.keep_drafts(digest, now(), &[draft(account, "a"), draft(account, "b")]).unwrap();
    (ledger, account)
}

fn draft(account: AccountId, key: &str) -> NewDraft {
    NewDraft {
        suggestion: key.to_owned(),
        account,
        message_id: MessageId(format!("{key}@example.com")),
        bytes: b"To: ravi\r\n\r\nsecret\r\n".to_vec(),
    }
}

fn deliver(ledger: &mut Ledger, outcome: &Outcome) {
    let parcel = ledger.parcels().unwrap().remove(0).sending(now());
    ledger.set_parcel(&parcel).unwrap();
    ledger.set_parcel(&parcel.after(outcome, now())).unwrap();
}

fn bytes(ledger: &Ledger) -> i64 {
    ledger.db.query_row("SELECT coalesce(sum(length(bytes)), 0) FROM drafts", (), |row| row.get(0)).unwrap()
}

#[test]
fn they_wait_for_their_digest_and_go_with_it() {
    let (mut sent, account) = ledger("0a");
    sent.settle_drafts(now(), false).unwrap();
    assert_eq!(sent.drafts(account).unwrap(), [], "the digest is on its way");
    assert_eq!(sent.drafts_lying(account).unwrap(), Lie { waiting: 2, there: 0 });
    deliver(&mut sent, &Outcome::Sent("ok".to_owned()));
    let drafts = sent.drafts(account).unwrap();
    assert_eq!(drafts.len(), 2);
    assert_eq!((drafts[0].state, drafts[0].standing), (State::Intent, Some(Standing::Shown)));
    assert!(sent.draft_bytes(drafts[0].id).unwrap().ends_with(b"secret\r\n"));

    let (mut lost, account) = ledger("0b");
    deliver(&mut lost, &Outcome::NotSent { for_good: true, said: "no".to_owned() });
    lost.settle_drafts(now(), false).unwrap();
    assert_eq!((lost.drafts_lying(account).unwrap(), bytes(&lost)), (Lie::default(), 0));
}

#[test]
fn the_text_goes_as_soon_as_it_is_placed_or_never_will_be() {
    for (later, erase) in [(Duration::zero(), true), (LIFE + Duration::days(1), false)] {
        let (mut ledger, account) = ledger("0a");
        deliver(&mut ledger, &Outcome::Sent("ok".to_owned()));
        ledger.settle_drafts(now() + later, erase).unwrap();
        assert_eq!((ledger.drafts(account).unwrap(), bytes(&ledger)), (vec![], 0));
    }
    let (mut ledger, account) = ledger("0a");
    deliver(&mut ledger, &Outcome::Sent("ok".to_owned()));
    for draft in ledger.drafts(account).unwrap() {
        let status =
            crate::mailbox::Status { validity: Some(UidValidity(7)), next: Some(Uid(9)), messages: 0 };
        let placing = draft.placing(&MailboxName("Drafts".to_owned()), &status, now());
        ledger.set_draft(&placing, State::Intent).unwrap();
        assert_eq!(ledger.drafts(account).unwrap().iter().filter(|one| **one == placing).count(), 1);
        ledger.set_draft(&placing.in_state(State::Placed, now()), State::Placing).unwrap();
        let twice = ledger.set_draft(&placing, State::Intent).unwrap_err();
        assert!(twice.may_pass() && twice.to_string().contains("at another step"), "{twice}");
    }
    assert_eq!((bytes(&ledger), ledger.drafts_lying(account).unwrap().there), (0, 2));
    assert!(ledger.draft_bytes(DraftId(1)).is_err());
}

#[test]
fn a_suggestion_has_no_second_draft_while_one_may_lie_there() {
    let (mut ledger, account) = ledger("0a");
    deliver(&mut ledger, &Outcome::Sent("ok".to_owned()));
    let first = ledger.drafts(account).unwrap().remove(0);
    let status = crate::mailbox::Status::default();
    let placing = first.placing(&MailboxName("Drafts".to_owned()), &status, now());
    ledger.set_draft(&placing, State::Intent).unwrap();
    let earlier = |ledger: &Ledger| {
        // The one draft of this key that there is now belongs to an earlier digest.
        let sql = "INSERT INTO slots VALUES ('digest', 'was', 0);
            INSERT INTO digests (id, tag, schedule, slot, made_at, state) VALUES ('was', 'q8m2', 'digest', 'was', 0, 'sent');
            UPDATE drafts SET digest = 'was'";
        ledger.db.execute_batch(sql).unwrap();
    };
    earlier(&ledger);
    let mut from = State::Placing;
    for (state, kept) in [(State::Placed, 2), (State::Removing, 2), (State::Left, 2), (State::Removed, 3)] {
        ledger.set_draft(&placing.in_state(state, now()), from).unwrap();
        from = state;
        let new = NewDraft { message_id: MessageId("again@example.com".to_owned()), ..draft(account, "a") };
        ledger.keep_drafts("0a", now(), &[new]).unwrap();
        let count: i64 = ledger.db.query_row("SELECT count(*) FROM drafts", (), |row| row.get(0)).unwrap();
        assert_eq!(count, kept, "{state:?}");
    }
}

#[test]
fn every_state_reads_back() {
    for state in State::ALL {
        assert_eq!(codes::named::<State>("state", state.name()).unwrap(), state);
    }
}
