//! What `why` and `ledger` print adds up, to the last digit, for people of the sample mailboxes: the printed figures
//! are read back and added as whole thousandths.

use crate::house::{House, NOW, maildir, sample};
use appreciated::sample::Owner;
use serde_json::Value;
use textwrap::core::display_width;

fn scanned(owner: Owner) -> House {
    let house = House::new();
    let sample = sample(owner);
    maildir(&house.path("Sent"), &sample);
    let config = sample.config.replace("/sample", house.path("Sent").to_str().unwrap());
    std::fs::create_dir_all(house.home("config/appreciated")).unwrap();
    std::fs::write(house.home("config/appreciated/config.toml"), config).unwrap();
    house.good(&["scan", "--now", NOW]);
    house
}

/// A printed figure in thousandths.
fn printed(figure: &str) -> i64 {
    let (whole, part) = figure.trim().split_once('.').unwrap_or_else(|| panic!("no figure: {figure:?}"));
    assert_eq!(part.len(), 3, "{figure:?}");
    format!("{whole}{part}").parse().unwrap_or_else(|_| panic!("no figure: {figure:?}"))
}

/// A figure of the JSON in thousandths; it has no more digits.
fn figure(value: &Value) -> i64 {
    let thousandths = value.as_f64().unwrap_or_else(|| panic!("no figure: {value}")) * 1000.0;
    assert!((thousandths - thousandths.round()).abs() < 1e-6, "{value}");
    thousandths.round() as i64
}

/// `from × share`, to the thousandth; the share has four digits.
fn product(from: i64, share: f64) -> i64 {
    (from * (share * 10_000.0).round() as i64 + 5000) / 10_000
}

/// What stands in columns of the terminal, counted from 0.
fn columns(line: &str, from: usize, to: usize) -> String {
    let mut at = 0;
    let mut found = String::new();
    for c in line.chars() {
        if (from..to).contains(&at) {
            found.push(c);
        }
        at += display_width(c.encode_utf8(&mut [0; 4]));
    }
    found.trim().to_owned()
}

/// The lines from one that starts with `head` to the next empty one.
fn part<'a>(page: &'a str, head: &str) -> Vec<&'a str> {
    page.lines().skip_while(|line| !line.starts_with(head)).take_while(|line| !line.is_empty()).collect()
}

fn tie_strengths(page: &str, figures: &Value) {
    let lines = part(page, "  date        mail");
    let Some((sum, terms)) = lines.split_last() else { panic!("no mails in {page}") };
    let both = |line: &&str| (printed(&columns(line, 45, 53)), printed(&columns(line, 55, 63)));
    let (mut now, mut ever) = (0, 0);
    for (term_now, term_ever) in terms.iter().skip(1).map(both) {
        (now, ever) = (now + term_now, ever + term_ever);
    }
    assert!(sum.starts_with("  tie now, tie ever: sum"), "{page}");
    assert_eq!((now, ever), both(sum), "{page}");
    assert_eq!((now, ever), (figure(&figures["tie_now"]), figure(&figures["tie_history"])), "{page}");
    assert!(terms.len() <= 42, "{} lines", terms.len());
}

fn survival(page: &str, figures: &Value) {
    let lines = part(page, "How often a silence");
    let terms: Vec<&str> = lines.last().unwrap().split_whitespace().collect();
    // own weight × own share + rest × share of all = own part + part of all = survival
    let at = |index: usize| printed(terms[index]);
    let times = |a: i64, b: i64| (a * b + 500) / 1000;
    assert_eq!((times(at(0), at(2)), times(at(4), at(6))), (at(8), at(10)), "{page}");
    assert_eq!(at(0) + at(4), 1000, "{page}");
    assert_eq!(at(8) + at(10), at(12), "{page}");
    assert_eq!(at(12), figure(&figures["survival"]), "{page}");
}

fn help(page: &str, title: &str, wanted: &Value) {
    let lines = part(page, title);
    let Some((sum, terms)) = lines.split_last() else {
        assert_eq!(figure(wanted), 0, "{page}");
        return;
    };
    let mut all = 0;
    for term in terms.iter().skip(1) {
        let words: Vec<&str> = term.split_whitespace().collect();
        let value = printed(term.split(" = ").nth(1).unwrap().split("  ").next().unwrap());
        assert_eq!(product(printed(words[1]), words[3].parse().unwrap()), value, "{term}");
        all += value;
    }
    assert_eq!(all, printed(sum.split_whitespace().last().unwrap()), "{page}");
    assert_eq!(all, figure(wanted), "{page}");
}

/// Every line of the statement follows from the one before, and its columns have the sums that are printed.
fn statement(page: &str, figures: &Value) {
    let lines = part(page, "date        what");
    if lines.is_empty() {
        assert_eq!(figure(&figures["gratitude_debt"]), 0, "{page}");
        return;
    }
    let (mut balance, mut received, mut given, mut thanks, mut in_today, mut out_today) = (0, 0, 0, 0, 0, 0);
    for line in lines.iter().skip(1) {
        let cell = |from, to| {
            let text = columns(line, from, to);
            if text.is_empty() { 0 } else { printed(&text) }
        };
        if columns(line, 84, 93).is_empty() {
            continue;
        }
        if let Some(faded) = line.trim_start().strip_prefix("After ") {
            let terms: Vec<&str> = faded.split(": ").nth(1).unwrap().split_whitespace().collect();
            assert_eq!(printed(terms[0]), balance, "{line}");
            balance = product(balance, terms[2].parse().unwrap());
            assert_eq!(printed(terms[4]), balance, "{line}");
        }
        let (came, went, paid) = (cell(60, 69), cell(69, 76), cell(76, 84));
        balance = (balance + came - paid).max(0);
        assert_eq!(cell(84, 93), balance, "{line} in {page}");
        (received, given, thanks) = (received + came, given + went, thanks + paid);
        let today = cell(93, 100);
        if came > 0 { in_today += today } else { out_today += today }
    }
    assert_eq!(balance, figure(&figures["gratitude_debt"]), "{page}");
    assert_eq!(in_today, figure(&figures["help_in"]), "{page}");
    assert_eq!(out_today, figure(&figures["help_out"]), "{page}");
    let text = page.replace('\n', " ");
    let said = |amount: i64| format!("{}.{:03}", amount / 1000, amount % 1000);
    if page.contains("\nSums: ") {
        let sums = format!(
            "Sums: received {}, given {}, thanks you gave {};",
            said(received),
            said(given),
            said(thanks)
        );
        assert!(text.contains(&sums), "{sums} in {page}");
        let today = format!("received {}, given {}.", said(in_today), said(out_today));
        assert!(text.contains(&today), "{today} in {page}");
        assert!(text.contains(&format!("Now: {}.", said(balance))), "{page}");
    }
}

fn leaning(page: &str, figures: &Value) {
    let (help_in, help_out) = (figures["help_in"].as_f64().unwrap(), figures["help_out"].as_f64().unwrap());
    let leaning = (help_in - help_out) / (help_in + help_out + 2.0);
    assert_eq!((leaning * 1000.0).round() as i64, figure(&figures["reciprocity"]));
    let said = format!(
        "Leaning: ({help_in:.3} - {help_out:.3}) / ({help_in:.3} + {help_out:.3} + 2) = {:.3}.",
        figures["reciprocity"].as_f64().unwrap()
    );
    assert!(page.contains(&said), "{said} in {page}");
}

/// The terms of the JSON add up to its figures.
fn data(why: &Value) {
    let figures = &why["figures"];
    let list = |name: &str| why[name].as_array().unwrap().clone();
    let left = |terms: &[Value], term: &str| {
        let faded = |one: &Value| {
            let share = one[term]["left"].as_f64().unwrap();
            assert_eq!(product(figure(&one[term]["from"]), share), figure(&one[term]["to"]), "{one}");
            figure(&one[term]["to"])
        };
        terms.iter().map(faded).sum::<i64>()
    };
    let mails = [list("messages"), list("exchanges")].concat();
    for (term, name) in [("tie_now", "tie_now"), ("tie_history", "tie_history")] {
        assert_eq!(left(&mails, term), figure(&figures[name]));
    }
    for name in ["help_in", "help_out"] {
        assert_eq!(left(&list(name), "left"), figure(&figures[name]));
    }
    let mut balance = 0;
    for entry in list("entries") {
        assert_eq!(figure(&entry["carried"]["from"]), balance);
        let carried = figure(&entry["carried"]["to"]);
        balance = (carried + figure(&entry["added"]) - figure(&entry["taken"])).max(0);
        assert_eq!(balance, figure(&entry["balance"]), "{entry}");
    }
    assert_eq!(balance, figure(&why["closing"]["from"]));
    assert_eq!(why["closing"]["to"], figures["gratitude_debt"]);
    let parts = figure(&why["survival"]["own_part"]) + figure(&why["survival"]["everybody_part"]);
    assert_eq!(parts, figure(&figures["survival"]));
}

fn everybody_adds_up(owner: Owner) {
    let house = scanned(owner);
    let list = house.good(&["people", "--figures", "--json", "--now", NOW]).json();
    let people = list["people"].as_array().unwrap();
    let mut statements = 0;
    // Those written to most, and some of all others: each costs three runs of the program.
    let (most, others) = people.split_at(4);
    for person in most.iter().chain(others.iter().step_by(17)) {
        let address = person["addresses"][0].as_str().unwrap();
        let why = house.good(&["why", address, "--now", NOW, "--json"]).json();
        let figures = &why["figures"];
        for name in ["tie_now", "tie_history", "survival", "help_in", "help_out", "gratitude_debt"] {
            assert_eq!(person[name], figures[name], "`people` says the same of {address}");
        }
        data(&why);
        let page = house.good(&["why", address, "--now", NOW]).out;
        tie_strengths(&page, figures);
        survival(&page, figures);
        help(&page, "Help you received", &figures["help_in"]);
        help(&page, "Help you gave", &figures["help_out"]);
        leaning(&page, figures);
        statement(&page, figures);
        let page = house.good(&["ledger", address, "--now", NOW]).out;
        statement(&page, figures);
        statements += usize::from(page.contains("Sums: "));
    }
    assert!(people.len() > 30 && statements > 5, "{owner}: {} people, {statements} statements", people.len());
}

#[test]
fn everybody_of_the_engineer() {
    everybody_adds_up(Owner::Engineer);
}

#[test]
fn everybody_of_the_manager() {
    everybody_adds_up(Owner::Manager);
}

#[test]
fn everybody_of_the_freelancer() {
    everybody_adds_up(Owner::Freelancer);
}
