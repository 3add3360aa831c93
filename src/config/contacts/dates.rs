//! The days of the year on a card. Owns: which lines name them and how they are written. Never touches: the other lines.
//!
//! `calcard` does give dates, but not as they are written: `1996-04-15` of version 4 comes without its day, `19960415` of
//! version 3 as a year. So these few lines are read here.

use crate::words::{Yearly, YearlyKind};

/// Lines that hold an anniversary: RFC 6350 §6.2.6, and what programs wrote before it, or write still.
const ANNIVERSARIES: [&str; 5] = [
    "ANNIVERSARY",
    "X-ANNIVERSARY",
    "X-EVOLUTION-ANNIVERSARY",
    "X-KADDRESSBOOK-X-ANNIVERSARY",
    "X-MS-ANNIVERSARY",
];

/// Apple's dates, each with a label in a line of the same group.
const DATE: &str = "X-ABDATE";
const LABEL: &str = "X-ABLABEL";

/// What Outlook and Windows write where there is no date.
const NO_DATE: [&str; 4] = ["45010101", "4501-01-01", "16010101", "1601-01-01"];

/// No date and no label that counts is longer.
const LINE_BYTES: usize = 400;

/// A line of a card, unfolded.
struct Line {
    /// Empty for none; like the name and the parameters in upper case.
    group: String,
    name: String,
    params: String,
    value: String,
}

/// The birthday and the anniversary of a card, at most one of each; none of somebody who has died (RFC 6474 §2.3).
pub(super) fn read(card: &str) -> Vec<Yearly> {
    let lines = lines(card);
    let mut dates = Vec::new();
    if lines.iter().any(|line| line.name == "DEATHDATE" && !line.value.is_empty()) {
        return dates;
    }
    for line in &lines {
        let kind = match line.name.as_str() {
            "BDAY" => YearlyKind::Birthday,
            DATE if !is_anniversary(line, &lines) => continue,
            DATE => YearlyKind::Anniversary,
            name if ANNIVERSARIES.contains(&name) => YearlyKind::Anniversary,
            _ => continue,
        };
        let foreign = line.params.contains("CALSCALE=") && !line.params.contains("CALSCALE=GREGORIAN");
        let day = month_and_day(&line.value).filter(|_| !foreign);
        Yearly::add(&mut dates, day.and_then(|(month, day)| Yearly::new(kind, month, day)).as_slice());
    }
    dates
}

/// Whether a date has Apple's label of an anniversary, `_$!<Anniversary>!$_`.
fn is_anniversary(date: &Line, lines: &[Line]) -> bool {
    let label = lines.iter().find(|line| line.name == LABEL && line.group == date.group);
    let plain = |text: &str| text.trim_start_matches("_$!<").trim_end_matches(">!$_").to_lowercase();
    !date.group.is_empty() && label.is_some_and(|label| plain(&label.value) == "anniversary")
}

/// Month and day of `19960415`, `1996-04-15`, `--0415` or `--04-15`, with or without a time behind it. The day is taken as
/// it is written: nobody can tell in whose zone a midnight was.
fn month_and_day(value: &str) -> Option<(u32, u32)> {
    let date = value.split(['T', 't', ' ']).next().filter(|date| !NO_DATE.contains(date))?;
    let after_year = || {
        let (year, rest) = date.split_at_checked(4)?;
        year.bytes().all(|byte| byte.is_ascii_digit()).then(|| rest.strip_prefix('-').unwrap_or(rest))
    };
    let rest = date.strip_prefix("--").or_else(after_year)?;
    let plain = || rest.split_at_checked(2).filter(|(_, day)| day.len() == 2);
    let (month, day) = rest.split_once('-').or_else(plain)?;
    let number = |text: &str| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    Some((number(month)?, number(day)?))
}

/// The lines of a card that say something of dates.
fn lines(card: &str) -> Vec<Line> {
    let mut texts: Vec<String> = Vec::new();
    // Whether the line that goes on is of use, and whether it goes on below in the way of quoted-printable: then
    // nothing tells what follows from a line of its own.
    let (mut useful, mut quoted, mut soft) = (false, false, false);
    for text in card.lines() {
        match text.strip_prefix([' ', '\t']) {
            _ if soft => {}
            Some(more) => {
                if let Some(last) = texts.last_mut().filter(|last| useful && last.len() < LINE_BYTES) {
                    last.push_str(more);
                }
            }
            None => {
                let head = text.split(':').next().unwrap_or_default().to_uppercase();
                quoted = head.contains("QUOTED-PRINTABLE");
                useful = is_useful(&head);
                texts.extend(useful.then(|| text.to_owned()));
            }
        }
        soft = quoted && text.trim_end().ends_with('=');
    }
    texts.iter().filter_map(|text| Line::parse(text)).collect()
}

/// Whether a line may matter, by what stands before its first colon.
fn is_useful(head: &str) -> bool {
    ["BDAY", "ANNIVERSARY", "DEATHDATE", DATE, LABEL].iter().any(|name| head.contains(name))
}

impl Line {
    /// `group.NAME;PARAMS:value`; a colon in double quotes does not end the parameters.
    fn parse(text: &str) -> Option<Self> {
        let mut inside = false;
        let colon = text.find(|c: char| {
            inside ^= c == '"';
            c == ':' && !inside
        })?;
        let (head, value) = text.split_at_checked(colon)?;
        let head = head.to_uppercase();
        let (name, params) = head.split_once(';').unwrap_or((&head, ""));
        let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
        Some(Self {
            group: group.trim().to_owned(),
            name: name.trim().to_owned(),
            params: params.to_owned(),
            value: value.trim_start_matches(':').trim().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use YearlyKind::{Anniversary, Birthday};
    use proptest::prelude::*;

    fn birthday(text: &str) -> Option<(u32, u32)> {
        let dates = read(&format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana\r\n{text}\r\nEND:VCARD\r\n"));
        let [date] = dates.as_slice() else { return None };
        assert_eq!(date.kind(), Birthday, "{text}");
        (1..=12)
            .flat_map(|month| (1..=31).map(move |day| (month, day)))
            .find(|(month, day)| Yearly::new(Birthday, *month, *day) == Some(*date))
    }

    fn anniversary(month: u32, day: u32) -> Yearly {
        Yearly::new(Anniversary, month, day).unwrap()
    }

    #[test]
    fn birthdays_as_people_have_them() {
        for text in [
            "BDAY:19960415",
            "BDAY:1996-04-15",
            "BDAY:--0415",
            "BDAY:--04-15",
            "BDAY:1996-4-15",
            "bday;value=date:1996-04-15",
            "BDAY;VALUE=DATE-AND-OR-TIME:19960415T231000Z",
            "BDAY:1996-04-15T00:00:00Z",
            "BDAY:1996-04-15 00:00:00",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15",
            "BDAY;CALSCALE=gregorian:19960415",
            "item7.BDAY:1996-04-15",
            "BDAY;X-NOTE=\"a:b\":1996-04-15",
            "BDAY:1996\r\n -04-15",
            "BDAY:1985\r\nBDAY:1996-04-15\r\nBDAY:1996-04-16",
            "X-ABLABEL:Anniversary\r\nX-ABDATE:2001-01-01\r\nBDAY:19960415",
        ] {
            assert_eq!(birthday(text), Some((4, 15)), "{text}");
        }
        assert_eq!(birthday("BDAY:19960229"), Some((2, 29)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "BDAY;VALUE=text:circa 1800",
            "BDAY:---15",
            "BDAY:1985",
            "BDAY:1985-04",
            "BDAY:--04",
            "BDAY:T102200",
            "BDAY:1996-02-30",
            "BDAY:19961301",
            "BDAY:0000-00-00",
            "BDAY:4501-01-01",
            "BDAY:1601-01-01T00:00:00Z",
            "BDAY:",
            "BDAY",
            "BDAY:15.04.1996",
            "BDAY:04/15/1996",
            "BDAY:199604151",
            "BDAY:1996-04-151",
            "BDAY;CALSCALE=hebrew:57560415",
            "X-BDAY-NOTE:1996-04-15",
            "BDAY:1996-04-15\r\nDEATHDATE:20200101",
            "NOTE;ENCODING=QUOTED-PRINTABLE:She said=\r\nBDAY:1996-04-15",
            "NOTE:She said\r\n BDAY:1996-04-15",
        ] {
            assert_eq!(birthday(text), None, "{text}");
        }
    }

    #[test]
    fn anniversaries_of_every_program() {
        for text in [
            "ANNIVERSARY:20100605",
            "X-ANNIVERSARY;VALUE=date:2010-06-05",
            "X-EVOLUTION-ANNIVERSARY:2010-06-05",
            "item1.X-ABDATE;type=pref:2010-06-05\r\nitem1.X-ABLabel:_$!<Anniversary>!$_",
            "ITEM1.X-ABLabel:Anniversary\r\nitem1.X-ABDATE:--06-05",
            "ANNIVERSARY:20100605\r\nX-ANNIVERSARY:2010-06-06",
        ] {
            assert_eq!(read(text), [anniversary(6, 5)], "{text}");
        }
        for text in [
            "item1.X-ABDATE:2010-06-05",
            "item1.X-ABDATE:2010-06-05\r\nitem2.X-ABLabel:_$!<Anniversary>!$_",
            "item1.X-ABDATE:2010-06-05\r\nitem1.X-ABLabel:_$!<Other>!$_",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
        let both = read("ANNIVERSARY:20100605\r\nBDAY:--0415");
        assert_eq!(both, [anniversary(6, 5), Yearly::new(Birthday, 4, 15).unwrap()]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(((item1\\.)?(BDAY|X-ABDATE|X-ABLabel|ANNIVERSARY)(;[A-Z=\"]{0,9})?:)?[-0-9TZ:é ]{0,12}=?(\r\n[ \t]?)?){0,9}") {
            prop_assert!(read(&text).len() <= 2);
        }

        #[test]
        fn every_day_of_every_form_is_found(month in 1..=12_u32, day in 1..=28_u32, year in 1000..=3000_u32) {
            prop_assume!(year != 1601);
            for text in [
                format!("{year}{month:02}{day:02}"),
                format!("{year}-{month:02}-{day:02}"),
                format!("--{month:02}{day:02}"),
                format!("--{month:02}-{day:02}T10"),
            ] {
                prop_assert_eq!(month_and_day(&text), Some((month, day)), "{}", text);
            }
        }
    }
}
