//! Whole histories, small enough to see the answer.

use super::*;
use crate::message::{AddrSpec, Address, MessageId};
use crate::words::{IntakeReason, Mail, PersonRule, Rules, Verdict};
use chrono::DateTime;
use proptest::prelude::*;

/// `ann` is Ann at ann.example, `ann@corp.example` Ann there.
fn address(word: &str) -> Address {
    let addr = if word.contains('@') { word.to_owned() } else { format!("{word}@{word}.example") };
    let local = word.split('@').next().unwrap();
    let mut letters = local.chars();
    let name = letters.next().unwrap().to_uppercase().chain(letters).collect();
    Address { name: Some(name), addr: AddrSpec::parse(&addr).unwrap() }
}

fn addresses(words: &str) -> Vec<Address> {
    words.split_whitespace().map(address).collect()
}

/// The mail of a day (counted from 2026 on) to somebody.
fn mail(day: i64, to: &str) -> Mail {
    let at = DateTime::parse_from_rfc3339("2026-01-01T09:00:00+01:00").unwrap() + Duration::days(day);
    Mail {
        message_id: MessageId(format!("{day}.{}@me.example", to.replace(' ', "."))),
        content_key: String::new(),
        text_key: String::new(),
        at,
        from: address("me"),
        verdict: Verdict::Opens,
        reason: None,
        by_delegate: false,
        to: addresses(to),
        cc: Vec::new(),
        bcc: Vec::new(),
        subject_key: String::new(),
        subject: String::new(),
        parents: Vec::new(),
        reply: false,
        forward: false,
        attachments: 0,
        hush: false,
        kin: false,
        parting: false,
        language: None,
        line: None,
        acts: Vec::new(),
        quotes: Vec::new(),
        terms: Vec::new(),
        follow_ups: Vec::new(),
    }
}

/// One mail a day to each of these.
fn mails(to: &[&str]) -> Vec<Mail> {
    to.iter().enumerate().map(|(day, to)| mail(day as i64, to)).collect()
}

fn history(mails: Vec<Mail>) -> History {
    History::weave(mails, &Rules::default())
}

/// The given names of each circle, in the order of `all`.
fn groups(history: &History) -> Vec<String> {
    let name = |id: &PersonId| history.people.get(*id).unwrap().short.clone();
    let group = |circle: &Circle| circle.members.iter().map(name).collect::<Vec<_>>().join(" ");
    Circles::of(history).all().iter().map(group).collect()
}

fn names(history: &History) -> Vec<String> {
    Circles::of(history).all().iter().map(|circle| circle.name.clone()).collect()
}

fn id(history: &History, name: &str) -> PersonId {
    history.people.iter().find(|person| person.short == name).unwrap().id
}

/// Every pair of these on a mail of its own.
fn clique(people: &str) -> Vec<String> {
    let people: Vec<&str> = people.split_whitespace().collect();
    let pairs = people.iter().enumerate().flat_map(|(nth, a)| people[nth + 1..].iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| format!("{a} {b}")).collect()
}

fn cliques(all: &[&str], more: &[&str]) -> History {
    let mut to: Vec<String> = all.iter().flat_map(|people| clique(people)).collect();
    to.extend(more.iter().map(|to| (*to).to_owned()));
    history(mails(&to.iter().map(String::as_str).collect::<Vec<_>>()))
}

#[test]
fn a_person_between_two_circles_does_not_glue_them() {
    let history = cliques(&["ann ben cid dora", "pia quin rhea sam"], &["dora zoe", "zoe pia", "zoe ann"]);
    assert_eq!(groups(&history), ["Ann Ben Cid Dora Zoe", "Pia Quin Rhea Sam"]);
    let circles = Circles::of(&history);
    let zoe = id(&history, "Zoe");
    assert_eq!((circles.reach(zoe), circles.reach(id(&history, "Ben"))), (2, 1));
    let least =
        |of: &dyn Fn(PersonId) -> f64| history.people.iter().map(|p| of(p.id)).fold(f64::MAX, f64::min);
    let between: Vec<f64> = history.people.iter().map(|p| circles.betweenness(p.id)).collect();
    assert!(between.iter().all(|other| *other <= circles.betweenness(zoe)), "{between:?}");
    assert!(circles.constraint(zoe).unwrap() <= least(&|p| circles.constraint(p).unwrap()));
}

#[test]
fn three_circles_in_a_ring_stay_three() {
    let ring = ["dora ella", "hugo ivan", "leo ann"];
    let history = cliques(&["ann ben cid dora", "ella finn gil hugo", "ivan jon kay leo"], &ring);
    assert_eq!(groups(&history), ["Ann Ben Cid Dora", "Ella Finn Gil Hugo", "Ivan Jon Kay Leo"]);
}

#[test]
fn a_star_is_one_circle_and_pairs_are_circles() {
    let star = history(mails(&["hugo ann", "hugo ben", "hugo cid", "hugo dora"]));
    assert_eq!(groups(&star), ["Ann Ben Cid Dora Hugo"]);
    let circles = Circles::of(&star);
    let hugo = id(&star, "Hugo");
    assert!((circles.betweenness(hugo) - 1.0).abs() < 1e-12);
    assert!((circles.betweenness(id(&star, "Ann"))).abs() < 1e-12);

    let pairs = history(mails(&["ann ben", "cid dora", "ella", "finn gil hugo"]));
    assert_eq!(groups(&pairs), ["Finn Gil Hugo", "Ann Ben", "Cid Dora"]);
    let circles = Circles::of(&pairs);
    let ella = id(&pairs, "Ella");
    assert!(circles.circle(ella).is_none() && circles.constraint(ella).is_none());
    assert_eq!((circles.reach(ella), circles.beside(ella).count()), (0, 0));
}

#[test]
fn equal_ties_are_broken_by_the_smaller_key() {
    // A ring of six, all ties alike: it may be cut in many ways.
    let day = |to: &str| mail(0, to);
    let ring = ["ann ben", "ben cid", "cid dora", "dora ella", "ella finn", "finn ann"].map(day).to_vec();
    assert_eq!(groups(&history(ring)), ["Ann Ben", "Cid Dora", "Ella Finn"]);
}

#[test]
fn nothing_and_one_person_are_no_graph() {
    let circles = Circles::of(&History::default());
    assert!(circles.all().is_empty() && circles.home().is_none());
    assert!(circles.circle(PersonId(7)).is_none() && circles.constraint(PersonId(u32::MAX)).is_none());
    assert!(!circles.only_tie(PersonId(0)) && circles.betweenness(PersonId(0)) == 0.0);
    assert!(groups(&history(mails(&["ann", "ann", "ann"]))).is_empty());
}

#[test]
fn only_mail_to_people_brings_them_together() {
    let mut sent: Vec<Mail> = (0..7).map(|day| mail(day, "ann ben")).collect();
    sent[0].hush = true;
    for (at, reason) in [(1, IntakeReason::List), (2, IntakeReason::ManyRecipients), (3, IntakeReason::Draft)]
    {
        sent[at].reason = Some(reason);
        sent[at].verdict = reason.verdict();
    }
    sent[4].bcc = sent[4].to.split_off(1);
    sent[5] = mail(5, "ann ann@ann.example");
    let thirteen: Vec<String> = (0..13).map(|n| format!("p{n}@x.example")).collect();
    sent[6] = mail(6, &thirteen.join(" "));
    assert!(groups(&history(sent.clone())).is_empty());
    // An invitation, or what a delegate sent, shows who works together.
    for reason in [IntakeReason::Calendar, IntakeReason::Delegate] {
        let mut one = mail(9, "ann ben");
        one.reason = Some(reason);
        one.verdict = reason.verdict();
        assert_eq!(groups(&history(vec![one])), ["Ann Ben"]);
    }
}

#[test]
fn a_mail_weighs_one_shared_among_the_others_and_half_after_two_years() {
    let mut sent = vec![mail(0, "ann ben"), mail(720, "cid dora")];
    sent.push(mail(720, "ella finn gil"));
    sent[0].cc = Vec::new();
    let history = history(sent);
    let circles = Circles::of(&history);
    let weight = |a: &str, b: &str| {
        circles.beside(id(&history, a)).find(|(other, _)| *other == id(&history, b)).unwrap().1
    };
    for (a, b, wanted) in [("Cid", "Dora", 1.0), ("Ann", "Ben", 0.5), ("Ella", "Gil", 0.5)] {
        assert!((weight(a, b) - wanted).abs() < 1e-12, "{a} {b}: {}", weight(a, b));
        assert!((weight(b, a) - wanted).abs() < 1e-12, "{b} {a}");
    }
}

#[test]
fn a_colleague_of_long_ago_is_in_the_circle_of_today() {
    let both = |last_with_first: i64| {
        let teams =
            ["ann ben cid", "pia quin rhea"].iter().flat_map(|team| (0..6).map(|n| mail(1800 + n, team)));
        let mut sent: Vec<Mail> = teams.collect();
        sent.extend((0..2).map(|n| mail(1800 + n, "zoe pia")));
        sent.extend((0..4).map(|n| mail(last_with_first + n, "zoe ann")));
        groups(&history(sent))
    };
    assert_eq!(both(1800), ["Ann Ben Cid Zoe", "Pia Quin Rhea"]);
    assert_eq!(both(0), ["Pia Quin Rhea Zoe", "Ann Ben Cid"]);
}

#[test]
fn constraint_is_burts() {
    // Figures of networkx 3: constraint(G, weight="weight").
    let history = history(mails(&["ann ben", "cid dora", "dora ella", "ella cid"]));
    let circles = Circles::of(&history);
    assert!((circles.constraint(id(&history, "Ann")).unwrap() - 1.0).abs() < 1e-9);
    assert!((circles.constraint(id(&history, "Dora")).unwrap() - 1.125).abs() < 0.01);
    let all = ["ann ben", "ann cid", "ann dora", "ben cid"].map(|to| mail(0, to));
    let mut all = all.to_vec();
    all.push(mail(0, "ann dora zoe"));
    let kite = self::history(all);
    let circles = Circles::of(&kite);
    let wanted = [
        ("Ann", 0.520_507_812_5),
        ("Ben", 0.953_125),
        ("Cid", 0.953_125),
        ("Dora", 0.883_789_062_5),
        ("Zoe", 1.238_281_25),
    ];
    for (name, wanted) in wanted {
        let found = circles.constraint(id(&kite, name)).unwrap();
        assert!((found - wanted).abs() < 1e-6, "{name}: {found}");
    }
}

#[test]
fn betweenness_counts_shortest_ways() {
    // A square with a tail: ann–ben–cid–dora–ann, dora–zoe.
    let history = history(mails(&["ann ben", "ben cid", "cid dora", "dora ann", "dora zoe"]));
    let circles = Circles::of(&history);
    let wanted = [("Ann", 1.0), ("Ben", 0.5), ("Cid", 1.0), ("Dora", 3.5), ("Zoe", 0.0)];
    for (name, pairs) in wanted {
        let found = circles.betweenness(id(&history, name));
        assert!((found - pairs / 6.0).abs() < 1e-12, "{name}: {found}");
    }
}

#[test]
fn circles_are_named_by_department_domain_or_person() {
    let department = |name: &str| PersonRule { department: Some(name.to_owned()), ..PersonRule::default() };
    let people =
        [("ann@ann.example", "Finance"), ("ben@ben.example", "Finance"), ("cid@cid.example", "Legal")]
            .map(|(addr, name)| (AddrSpec::parse(addr).unwrap(), department(name)));
    let rules = Rules { people: people.into_iter().collect(), ..Rules::default() };
    let to = [
        "ann ben cid ella",
        "pia@mail.kmod.example quin@kmod.example rhea",
        "sam@gmail.com tom@gmail.com",
        "tom@gmail.com",
    ];
    assert_eq!(names(&History::weave(mails(&to), &rules)), ["Finance", "kmod", "Tom's circle"]);
    // Without the config, Ann is first of those who got one mail each.
    assert_eq!(names(&history(mails(&to)))[0], "Ann's circle");
}

#[test]
fn circles_of_one_name_are_told_apart() {
    let to = [
        "ann@corp.example ben@corp.example",
        "ben@corp.example",
        "cid@corp.example ravi@corp.example",
        "ravi@corp.example",
        "ravi@sub.corp.example zoe@corp.example",
        "ravi@sub.corp.example",
    ];
    let found = names(&history(mails(&to)));
    assert_eq!(found, ["corp (Ben)", "corp (ravi@corp.example)", "corp (ravi@sub.corp.example)"]);
}

#[test]
fn home_is_where_the_owner_writes_lately() {
    let mut sent: Vec<Mail> = (0..9).map(|day| mail(day, "ann ben")).collect();
    sent.push(mail(400, "pia quin"));
    sent.push(mail(401, "pia"));
    sent.push(mail(402, "zoe"));
    let history = history(sent);
    let circles = Circles::of(&history);
    assert_eq!(circles.home(), circles.circle(id(&history, "Pia")));
    assert!(circles.home().is_some());
}

#[test]
fn the_only_tie_into_a_circle_has_no_other_beside_it() {
    let to =
        ["ann ben cid", "ann", "ann", "pia quin rhea", "pia", "pia", "quin", "quin", "sam tom", "sam", "sam"];
    let history = history(mails(&to));
    let circles = Circles::of(&history);
    let only: Vec<&str> =
        history.people.iter().filter(|p| circles.only_tie(p.id)).map(|p| p.short.as_str()).collect();
    // Pia has Quin beside her; two are no circle to lose.
    assert_eq!(only, ["Ann"]);
}

fn any_mails() -> impl Strategy<Value = Vec<Mail>> {
    let to = proptest::collection::btree_set(0..14u8, 1..5);
    proptest::collection::vec((0..2000i64, to), 1..40).prop_map(|rows| {
        let word = |n: &u8| format!("p{n}@d{}.example", n % 3);
        let mail = |(nth, (day, to)): (usize, (i64, BTreeSet<u8>))| {
            let mut mail = mail(day, &to.iter().map(word).collect::<Vec<_>>().join(" "));
            mail.message_id = MessageId(format!("{nth}@me.example"));
            mail
        };
        rows.into_iter().enumerate().map(mail).collect()
    })
}

/// The same mails in another order, their people in another order on another line.
fn shuffled(mails: &[Mail]) -> impl Strategy<Value = Vec<Mail>> + use<> {
    let mut mails = mails.to_vec();
    for mail in &mut mails {
        mail.to.reverse();
        mail.cc = mail.to.split_off(mail.to.len() / 2);
    }
    Just(mails).prop_shuffle()
}

proptest! {
    #[test]
    fn any_order_of_mails_and_addresses_gives_the_same(
        (mails, again) in any_mails().prop_flat_map(|mails| { let again = shuffled(&mails); (Just(mails), again) })
    ) {
        let (one, other) = (history(mails), history(again));
        let (one, other) = (Circles::of(&one), Circles::of(&other));
        prop_assert_eq!(one.all(), other.all());
        prop_assert_eq!(&one.graph, &other.graph);
        prop_assert_eq!(one.home(), other.home());
        for id in (0..14).map(PersonId) {
            prop_assert_eq!(one.constraint(id), other.constraint(id));
            prop_assert_eq!(one.beside(id).collect::<Vec<_>>(), other.beside(id).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_a_scan_adds_gives_the_full_recount(mails in any_mails(), scanned in 0..40usize) {
        let history = history(mails);
        let sum = |sums: &mut Sums, mails: &[Mail]| mails.iter().for_each(|mail| sums.add(mail, &history.people));
        let mut recount = Sums::default();
        sum(&mut recount, &history.mails);
        // The newest may well have been read first.
        let (later, before) = history.mails.split_at(scanned.min(history.mails.len()));
        let mut kept = Sums::default();
        sum(&mut kept, before);
        sum(&mut kept, later);
        prop_assert_eq!(recount, kept);
    }

    #[test]
    fn every_circle_hangs_together_and_nobody_is_in_two(mails in any_mails()) {
        let history = history(mails);
        let circles = Circles::of(&history);
        let mut seen = BTreeSet::new();
        for circle in circles.all() {
            prop_assert!(circle.members.len() > 1 && circle.members.is_sorted());
            prop_assert!(circle.members.iter().all(|id| seen.insert(*id)));
            let mut reached = vec![circle.members[0]];
            for at in 0..circle.members.len() {
                let Some(&from) = reached.get(at) else { break };
                let next = circles.beside(from).map(|(id, _)| id).filter(|id| circle.members.contains(id));
                let new: Vec<PersonId> = next.filter(|id| !reached.contains(id)).collect();
                reached.extend(new);
            }
            prop_assert_eq!(reached.len(), circle.members.len());
        }
        for person in history.people.iter() {
            prop_assert!((0.0..=1.0).contains(&circles.betweenness(person.id)));
            prop_assert_eq!(circles.constraint(person.id).is_some(), circles.beside(person.id).next().is_some());
        }
    }
}
