//! Attribution lines as programs write them, and prose that only looks like one. The people are invented.

use super::super::lines;
use super::*;

fn shown(text: &str) -> Option<(String, Option<String>, usize)> {
    let (head, used) = read(&lines::read(text), 0)?;
    let who = head.who.unwrap_or_default();
    let who = who.name.or(who.address.map(|address| address.to_string())).unwrap_or_default();
    Some((who, head.when.map(|when| when.date.to_string()), used))
}

#[test]
fn clients_and_languages() {
    for text in [
        "On Tue, Nov 3, 2026 at 10:11 AM Ana Sousa <ana@x.org> wrote:",
        "On Tue, Nov 3, 2026 at 10:11 AM Ana Sousa <\nana@x.org> wrote:",
        "On 3 Nov 2026, at 10:11, Ana Sousa <ana@x.org> wrote:",
        "On Tuesday, 3 November 2026, 10:11:05 GMT, Ana Sousa <ana@x.org> wrote:",
        "On Tue, 2026-11-03 at 10:11 +0100, Ana Sousa wrote:",
        "On 2026-11-03 10:11, Ana Sousa wrote:",
        "On 11/23/26 10:11, Ana Sousa wrote:",
        "Am 03.11.2026 um 10:11 schrieb Ana Sousa:",
        "Am Di., 3. Nov. 2026 um 10:11 Uhr schrieb Ana Sousa <\nana@x.org>:",
        "Le 03/11/2026 à 10:11, Ana Sousa a écrit :",
        "Le mar. 3 nov. 2026 à 10:11, Ana Sousa <ana@x.org> a écrit :",
        "El mar, 3 nov 2026 a las 10:11, Ana Sousa (<ana@x.org>) escribió:",
        "Il giorno mar 3 nov 2026 alle ore 10:11 Ana Sousa <ana@x.org>\nha scritto:",
        "Em ter., 3 de nov. de 2026 às 10:11, Ana Sousa <ana@x.org>\nescreveu:",
        "Op di 3 nov 2026 om 10:11 schreef Ana Sousa <ana@x.org>:",
        "Den tis 3 nov. 2026 kl 10:11 skrev Ana Sousa <ana@x.org>:",
        "tir. 3. nov. 2026 kl. 10:11 skrev Ana Sousa <ana@x.org>:",
        "ti 3. marrask. 2026 klo 10.11 Ana Sousa (ana@x.org) kirjoitti:",
        "wt., 3 lis 2026 o 10:11 Ana Sousa <ana@x.org> napisał(a):",
        "út 3. 11. 2026 v 10:11 odesílatel Ana Sousa <ana@x.org> napsal:",
        "вт, 3 нояб. 2026 г. в 10:11, Ana Sousa <ana@x.org>:",
        "вт, 3 лист. 2026 р. о 10:11 Ana Sousa <ana@x.org> пише:",
        "Ana Sousa <ana@x.org>, 3 Kas 2026 Sal, 10:11 tarihinde şunu yazdı:",
        "2026年11月3日(火) 10:11 Ana Sousa <ana@x.org>:",
        "Ana Sousa <ana@x.org> 于2026年11月3日周二 10:11写道：",
        "2026년 11월 3일 (화) 오전 10:11, Ana Sousa <ana@x.org>님이 작성:",
    ] {
        let (who, when, used) = shown(text).unwrap_or_else(|| panic!("not seen: {text}"));
        assert_eq!(who, "Ana Sousa", "{text}");
        assert!(matches!(when.as_deref(), Some("2026-11-03" | "2026-11-23")), "{text}: {when:?}");
        assert_eq!(used, text.lines().count(), "{text}");
    }
}

#[test]
fn without_a_date_only_above_a_quote() {
    assert_eq!(shown("Ana wrote:\n> hi"), Some(("Ana".into(), None, 1)));
    assert_eq!(shown("Ana wrote:\nhi"), None);
}

#[test]
fn prose_is_no_attribution() {
    for text in [
        "We meet on 3 Nov 2026 to decide:",
        "On Monday I will write to Ana about the following:",
        "Three things from Nov 3, 2026:",
        "1:",
    ] {
        assert_eq!(shown(text), None, "{text}");
    }
}
