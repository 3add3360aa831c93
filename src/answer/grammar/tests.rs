use super::*;
use proptest::prelude::*;

fn said(line: &str, language: &str) -> Vec<String> {
    read_line(line, Tongue::of(language).unwrap())
        .into_iter()
        .map(|line| match line {
            Line::Command(command) => command.to_string(),
            Line::Unknown { said, nearest } => format!("? {said} = {}", nearest.unwrap_or_default()),
        })
        .collect()
}

#[test]
fn the_whole_grammar() {
    for (line, expected) in [
        ("1 done", "1 done"),
        ("2 snooze 2w", "2 snooze 2w"),
        ("2 snooze", "2 snooze 2w"),
        ("2 snooze 10 days", "2 snooze 10d"),
        ("2 snooze for two weeks", "2 snooze 2w"),
        ("2 snooze until 2026-12-01", "2 snooze 2026-12-01"),
        ("2 snooze until Friday", "2 snooze fri"),
        ("2 snooze tomorrow", "2 snooze 1d"),
        ("2 snooze 3m", "2 snooze 3m"),
        ("2 snooze 1y", "2 snooze 1y"),
        ("3 met", "3 met"),
        ("4 elsewhere", "4 elsewhere"),
        ("5 wrong", "5 wrong"),
        ("6 never", "6 never"),
        ("7 undo", "7 undo"),
        ("undo 7", "7 undo"),
        ("undo", "undo"),
        ("why 2", "why 2"),
        ("2 why", "why 2"),
        ("more", "more"),
        ("less", "less"),
        ("pause 4w", "pause 4w"),
        ("pause", "pause 4w"),
        ("pause until 2027-01-08", "pause 2027-01-08"),
        ("resume", "resume"),
        ("stop", "stop"),
        ("keep", "keep"),
        ("help", "help"),
        ("Samir public no", "samir public no"),
        ("Samir Haddad public yes", "samir haddad public yes"),
        ("2 public no", "2 public no"),
        ("alias a@b.example c@d.example", "alias a@b.example c@d.example"),
        ("boss a@b.example", "boss a@b.example"),
        ("remind a@b.example 6w", "remind a@b.example 6w"),
        ("remind <a@b.example> in 6 weeks", "remind a@b.example 6w"),
        ("2 met: now at Acme, since May", "2 met: now at Acme, since May"),
        ("2 note: has a son", "2 note: has a son"),
    ] {
        assert_eq!(said(line, "en"), [expected], "{line}");
        // What is kept reads back as what it was.
        assert_eq!(said(expected, "en"), [expected], "{expected}");
        assert_eq!(said(&line.to_uppercase().replace("A@B", "a@b"), "de").len(), 1, "{line}");
    }
}

#[test]
fn several_in_a_line() {
    for (line, expected) in [
        ("1 done, 2 snooze 2w", "1 done|2 snooze 2w"),
        ("1 done;2 met", "1 done|2 met"),
        (
            "1 done   2 snooze 2w   3 wrong   4 met   undo   pause 4w",
            "1 done|2 snooze 2w|3 wrong|4 met|undo|pause 4w",
        ),
        ("1 done 2 met", "1 done|2 met"),
        ("1 and 2 done", "1 done|2 done"),
        ("1,2 done", "1 done|2 done"),
        ("1, 2 and 3 done", "1 done|2 done|3 done"),
        ("1-3 done", "1 done|2 done|3 done"),
        ("1+2 done", "1 done|2 done"),
        ("done 1 and 2", "1 done|2 done"),
        ("2 snooze  3w", "2 snooze 3w"),
        ("1 done, thanks!", "1 done"),
        ("Hi, 1 done, best", "1 done"),
        ("1 done (called her) - it was good", "1 done"),
        ("1 done. Thank you!", "1 done"),
        ("please 1 done", "1 done"),
    ] {
        assert_eq!(said(line, "en").join("|"), expected, "{line}");
    }
}

#[test]
fn however_it_is_typed() {
    for line in [
        "#1 done",
        "1. done",
        "1) done",
        "1: done",
        "1 DONE!",
        "１　ｄｏｎｅ",
        "- 1 done",
        "* 1 done.",
        "1\u{a0}done",
        "“1 done”",
    ] {
        assert_eq!(said(line, "en"), ["1 done"], "{line}");
    }
}

#[test]
fn every_language_and_english_beside_it() {
    for (language, line, expected) in [
        ("de", "1 erledigt, 2 verschieben 2 Wochen", "1 done|2 snooze 2w"),
        ("de", "2 später bis Freitag; 3 getroffen", "2 snooze fri|3 met"),
        ("de", "3 falsch  4 nie  5 anderswo", "3 wrong|4 never|5 elsewhere"),
        ("de", "warum 2", "why 2"),
        ("de", "Pause 3 Monate", "pause 3m"),
        ("de", "Samir öffentlich nein", "samir public no"),
        ("de", "1 und 2 erledigt, danke", "1 done|2 done"),
        ("de", "1 done", "1 done"),
        ("fr", "1 fait, 2 plus tard 3 semaines", "1 done|2 snooze 3w"),
        ("fr", "2 reporter jusqu'au 2026-12-01", "2 snooze 2026-12-01"),
        ("fr", "3 vu, 4 jamais, 5 faux", "3 met|4 never|5 wrong"),
        ("fr", "pourquoi 1", "why 1"),
        ("fr", "plus", "more"),
        ("fr", "1 c’est fait", "1 done"),
        ("es", "1 hecho, 2 posponer 2 semanas", "1 done|2 snooze 2w"),
        ("es", "por qué 2", "why 2"),
        ("es", "pausa 1 mes", "pause 1m"),
        ("pt", "1 feito, 2 adiar 10 dias, 3 nunca", "1 done|2 snooze 10d|3 never"),
        ("pt", "Samir público não", "samir public no"),
        ("it", "1 fatto, 2 rimanda 2 settimane, 3 mai", "1 done|2 snooze 2w|3 never"),
        ("it", "perché 3", "why 3"),
    ] {
        assert_eq!(said(line, language).join("|"), expected, "{language} {line}");
    }
}

#[test]
fn what_is_polite_is_no_command() {
    for line in [
        "Thanks!",
        "Hi there,",
        "Sent from my iPhone",
        "Ben",
        "Thank you, this was great.",
        "",
        "   ",
        "--",
        "Best regards, Ana Sousa",
        "I had a good week, keep them coming",
        "> 1 done",
        "＞ 1 done",
        "Tel. +49 30 1234567",
    ] {
        assert!(said(line, "en").is_empty(), "{line}: {:?}", said(line, "en"));
    }
}

#[test]
fn what_was_meant_is_told() {
    for (line, expected) in [
        ("3 dun", "? 3 dun = 3 done"),
        ("1 doen", "? 1 doen = 1 done"),
        ("2 snoze 3w", "? 2 snoze 3w = 2 snooze 3w"),
        ("pasue 4w", "? pasue 4w = pause 4w"),
        ("undoo", "? undoo = undo"),
        ("2 whatever", "? 2 whatever = 2 done"),
        ("remind Ana 6w", "? remind Ana 6w = remind a@b 6w"),
        ("3", "? 3 = 3 done"),
        ("please put off number 2, never mind 3", "? never mind 3 = "),
        ("stop, I said", "? stop, I said = "),
    ] {
        assert_eq!(said(line, "en"), [expected], "{line}");
    }
    assert_eq!(said("1 done, 3 dun", "en"), ["1 done", "? 3 dun = 3 done"]);
    assert_eq!(said("3 erledgt", "de"), ["? 3 erledgt = 3 erledigt"]);
    let long = read_line(&format!("3 done {}", "x ".repeat(200)), Tongue::En);
    assert!(matches!(long.as_slice(), [Line::Unknown { said, .. }] if said.chars().count() <= 80));
}

#[test]
fn a_no_is_never_the_command() {
    for (language, line, expected) in [
        ("en", "no more", "? no more = "),
        ("en", "All good, no more", "? no more = "),
        ("en", "1 no done", "? 1 no done = "),
        ("en", "1 not done", "? 1 not done = "),
        ("en", "no pause", "? no pause = "),
        ("en", "no stop", "? no stop = "),
        ("en", "please don’t stop", "? please don't stop = "),
        ("de", "nicht mehr", "? nicht mehr = "),
        ("de", "keine Pause", "? keine Pause = "),
        ("fr", "pas fait", "? pas fait = "),
        ("es", "1 no hecho", "? 1 no hecho = "),
        ("es", "no más", "? no más = "),
        ("pt", "não mais", "? não mais = "),
        ("it", "non più", "? non più = "),
        ("en", "1 done, not 2", "1 done|? not 2 = "),
        ("en", "no 2 done", "2 done"),
        ("en", "No. 2 done", "2 done"),
        ("en", "1 no good", "1 wrong"),
        ("de", "1 passt nicht", "1 wrong"),
        ("es", "Samir público no", "samir public no"),
        ("de", "2 öffentlich nein", "2 public no"),
    ] {
        assert_eq!(said(line, language).join("|"), expected, "{language} {line}");
    }
}

#[test]
fn no_number_is_dropped() {
    for (line, expected) in [
        ("2 snooze 10", "? 2 snooze 10 = 2 snooze 10d"),
        ("2 snooze 10, 3 done", "? 2 snooze 10 = 2 snooze 10d|3 done"),
        ("2 snooze, 10", "? 2 snooze, 10 = 2 snooze 10d"),
        ("2 snooze 3 done", "2 snooze 2w|3 done"),
        ("pause 14", "? pause 14 = pause 14d"),
        ("1 done, 2", "1 done|? 1 done, 2 = 2 done"),
        ("1 done and 2", "1 done|? 1 done and 2 = 2 done"),
        ("why 1,2", "why 1|why 2"),
        ("done 1, 2", "1 done|2 done"),
        ("why 1, 2 done", "why 1|2 done"),
        ("stop 1", "? stop 1 = "),
        ("more 2", "? more 2 = more"),
        ("less 2", "? less 2 = less"),
        ("keep 3", "? keep 3 = keep"),
        ("resume 3", "? resume 3 = resume"),
        ("help 2", "? help 2 = help"),
    ] {
        assert_eq!(said(line, "en").join("|"), expected, "{line}");
    }
}

#[test]
fn an_order_never_vanishes() {
    for (line, expected) in [
        ("Please stop sending these", "? Please stop sending these = "),
        ("stop sending", "? stop sending = "),
        ("Remove me", "? Remove me = "),
        ("pause until January", "? pause until January = pause 4w"),
        ("done", "? done = 1 done"),
        ("all done", "? all done = 1 done"),
        ("Paulo done", "? Paulo done = 1 done"),
        ("boss Judit", "? boss Judit = boss a@b"),
        ("2 in two weeks", "? 2 in two weeks = 2 snooze 2w"),
        ("undo all", "? undo all = undo"),
        ("2 never mind", "? 2 never mind = "),
        ("2 nevr", "? 2 nevr = 2 never"),
        ("3 wrnog", "? 3 wrnog = 3 wrong"),
    ] {
        assert_eq!(said(line, "en"), [expected], "{line}");
    }
}

#[test]
fn a_greeting_is_no_try() {
    for (language, greetings) in [
        ("en", "Good morning|Hello|See you later"),
        ("de", "Morgen|Moin|Guten Morgen|Guten Morgen Ana|Bis später"),
        ("fr", "Bonjour|Salut|À plus tard"),
        ("es", "Buenos días|Hasta luego"),
        ("pt", "Bom dia|Até logo"),
        ("it", "Buongiorno|Ciao"),
    ] {
        for line in greetings.split('|') {
            assert!(said(line, language).is_empty(), "{line}: {:?}", said(line, language));
            assert!(said(line, "en").is_empty(), "{line}: {:?}", said(line, "en"));
        }
    }
    assert_eq!(said("Moin, 2 später morgen", "de"), ["2 snooze 1d"]);
    assert_eq!(said("2 später, morgen", "de"), ["2 snooze 1d"]);
}

proptest! {
    #[test]
    fn no_text_panics_and_no_quoted_line_is_a_command(text in any::<String>(), tail in "[ >#0-9a-z,;:.@-]{0,60}") {
        for language in ["en", "de", "fr", "es", "pt", "it"] {
            let _ = read_line(&text, Tongue::of(language).unwrap());
            let _ = read_line(&tail, Tongue::of(language).unwrap());
            for quoted in [format!(">{text}"), format!("  > {tail}")] {
                prop_assert_eq!(read_line(&quoted, Tongue::of(language).unwrap()), vec![]);
            }
        }
    }

    #[test]
    fn what_is_kept_reads_back(line in "[1-9] (done|met|snooze [1-9][dwmy]|never|undo|wrong)(, | |  |;)(why [1-9]|pause 3w|more)") {
        for one in read_line(&line, Tongue::En) {
            if let Line::Command(command) = one {
                prop_assert_eq!(read_line(&command.to_string(), Tongue::En), vec![Line::Command(command)]);
            }
        }
    }
}
