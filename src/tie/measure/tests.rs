use super::super::{Company, Contact};
use super::*;
use chrono::Duration;

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T08:00:00+00:00").unwrap()
}

/// Mails to one person alone so many days ago, the oldest first, each under its own subject.
fn tie(ages: &[i64]) -> Tie {
    let contact =
        |days: &i64| Contact { mail: 0, at: now() - Duration::days(*days), readers: 1, direct: true };
    let company = Company { matters: ages.len(), ..Company::default() };
    Tie { contacts: ages.iter().map(contact).collect(), company, ..Tie::default() }
}

/// The same with others beside them, last written to so many days ago.
fn beside(mut tie: Tie, ages: &[i64]) -> Tie {
    tie.company.beside = ages.iter().map(|days| (now() - Duration::days(*days)).date_naive()).collect();
    tie
}

#[test]
fn comfort_fades_with_silence() {
    let figures: Vec<f64> =
        [30, 31, 60, 120, 365, 4000].map(|last| comfortable(&tie(&[last + 40, last]), now())).into();
    assert!(figures.is_sorted_by(|a, b| a > b), "{figures:?}");
}

#[test]
fn comfort_grows_with_matters_and_the_company_kept() {
    assert!(comfortable(&tie(&[100, 80, 60]), now()) > comfortable(&tie(&[100, 60]), now()));
    let [kept, alone, lost] = [&[3, 9][..], &[], &[200, 300]].map(|ages| beside(tie(&[90, 60]), ages));
    assert!(comfortable(&kept, now()) > comfortable(&alone, now()));
    assert!(comfortable(&alone, now()) > comfortable(&lost, now()));
    assert!(comfortable(&lost, now()) > 0.0);
}

#[test]
fn somebody_written_to_at_a_new_address_is_last() {
    let mut moved = tie(&[100, 80, 60]);
    moved.company.moved = true;
    assert_eq!((comfortable(&moved, now()), worth_more(&moved, true, now())), (0.0, 0.0));
}

#[test]
fn nothing_passed_is_no_comfort() {
    assert_eq!((comfortable(&tie(&[]), now()), worth_more(&tie(&[]), true, now())), (0.0, 0.0));
}

#[test]
fn the_day_counts_and_not_the_hour() {
    let tie = beside(tie(&[90, 60]), &[5]);
    let evening = now() + Duration::hours(14);
    assert_eq!(comfortable(&tie, now()).to_bits(), comfortable(&tie, evening).to_bits());
}

#[test]
fn a_dormant_tie_is_worth_more_the_deeper_newer_and_farther_it_is() {
    let plain = tie(&[500, 450, 400]);
    let worth = |tie: &Tie| worth_more(tie, false, now());
    assert!(worth_more(&plain, true, now()) > worth(&plain));
    assert!(worth(&plain) > worth(&tie(&[500, 400])));
    assert!(worth(&plain) > worth(&tie(&[900, 850, 800])));
    assert!(worth(&beside(plain.clone(), &[300])) > worth(&beside(plain.clone(), &[3])));
    let mut helped = plain.clone();
    helped.helps_out.push(Help {
        kind: super::super::HelpKind::PassedOn,
        mail: 0,
        when: crate::words::When::Sent(now() - Duration::days(450)),
        dated: true,
        opens: true,
        weight: 0.5,
        confidence: crate::words::Confidence::High,
        ask: None,
    });
    assert!(worth(&helped) > worth(&plain));
}
