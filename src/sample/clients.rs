//! How real mail programs quote. Owns: attribution lines and header blocks in five languages, `>` prefixes, the
//! HTML of Gmail, Outlook and Apple Mail. Never touches: headers, encodings.

use super::people::Person;
use chrono::{DateTime, Datelike, FixedOffset};
use serde::Deserialize;
use std::fmt::Write;

/// A mail program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Client {
    /// Gmail in a browser: multipart/alternative, quote below.
    Gmail,
    /// Outlook on Windows: a header block, no prefixes.
    Outlook,
    /// Outlook in a browser: a line of underscores above an American header block.
    OutlookWeb,
    /// Old Outlook in plain text: `-----Original Message-----`.
    OutlookOriginal,
    /// Apple Mail.
    Apple,
    /// The iPhone: its attribution is quoted too.
    Iphone,
    /// Thunderbird: format=flowed, answers below the quote.
    Thunderbird,
    /// mutt: plain, interleaved.
    Mutt,
}

/// One mail as it stands in a thread, sent or received.
#[derive(Clone, Debug)]
pub struct Letter {
    /// `Message-ID` without brackets.
    pub id: String,
    /// Who wrote it.
    pub from: Person,
    /// Who got it.
    pub to: Vec<Person>,
    /// When, in the owner's clock.
    pub at: DateTime<FixedOffset>,
    /// With its prefix.
    pub subject: String,
    /// The whole body, quotes and signature included.
    pub text: String,
}

const MONTHS: [(&str, [&str; 12]); 5] = [
    (
        "en",
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
    (
        "de",
        [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
    ),
    (
        "fr",
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    ),
    (
        "es",
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    ),
    (
        "pt",
        [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
    ),
];

const DAYS: [(&str, [&str; 7]); 5] = [
    ("en", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    ("de", ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]),
    ("fr", ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
    ("es", ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]),
    (
        "pt",
        ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
    ),
];

fn named<const N: usize>(table: &[(&str, [&'static str; N])], lang: &str, at: usize) -> &'static str {
    let row = table.iter().find(|(name, _)| *name == lang).or_else(|| table.first());
    row.and_then(|(_, names)| names.get(at)).copied().unwrap_or("")
}

/// "November" in `lang`.
pub fn month(lang: &str, at: &DateTime<FixedOffset>) -> &'static str {
    named(&MONTHS, lang, at.month0() as usize)
}

/// "Monday" in `lang`.
pub fn weekday(lang: &str, at: &DateTime<FixedOffset>) -> &'static str {
    named(&DAYS, lang, at.weekday().num_days_from_monday() as usize)
}

/// The first `n` characters.
fn head(text: &str, n: usize) -> String {
    text.chars().take(n).collect()
}

/// Gmail's short month: a full stop where the name was cut, which Spanish leaves out.
fn short_month(lang: &str, at: &DateTime<FixedOffset>) -> String {
    let full = month(lang, at);
    let letters = match full {
        "janvier" | "février" | "juillet" | "septembre" => 4,
        "September" if lang == "de" => 4,
        _ => 3,
    };
    match lang {
        "es" => head(full, 3),
        _ if full.chars().count() <= 4 => full.to_owned(),
        _ => format!("{}.", head(full, letters)),
    }
}

/// The line above a quote, in one piece; programs wrap it later. Empty for programs that write a header block.
pub fn attribution(client: Client, lang: &str, letter: &Letter) -> String {
    let (name, addr, at) = (&letter.from.name, &letter.from.addr, &letter.at);
    let (day, year, short) = (at.day(), at.year(), short_month(lang, at));
    let clock = at.format("%H:%M");
    let week = weekday(lang, at);
    match (client, lang) {
        (Client::Gmail, "de") => {
            format!("Am {}., {day}. {short} {year} um {clock} Uhr schrieb {name} <{addr}>:", head(week, 2))
        }
        (Client::Gmail, "fr") => {
            format!("Le {}. {day} {short} {year} à {clock}, {name} <{addr}> a écrit :", head(week, 3))
        }
        (Client::Gmail, "es") => {
            let clock = at.format("%-H:%M");
            format!("El {}, {day} {short} {year} a las {clock}, {name} (<{addr}>) escribió:", head(week, 3))
        }
        (Client::Gmail, "pt") => {
            format!(
                "{name} <{addr}> escreveu ({}., {day}/{}/{year} à(s) {clock}):",
                head(week, 3),
                at.month()
            )
        }
        (Client::Gmail, _) => {
            // Gmail writes a narrow no-break space before AM and PM since 2023.
            let space = if year >= 2023 { '\u{202f}' } else { ' ' };
            let day = at.format("%a, %b %-d, %Y at %-I:%M");
            format!("On {day}{space}{} {name} <{addr}> wrote:", at.format("%p"))
        }
        (Client::Apple | Client::Iphone, "de") => {
            format!("Am {} um {clock} schrieb {name} <{addr}>:", at.format("%d.%m.%Y"))
        }
        (Client::Apple | Client::Iphone, "fr") => {
            format!("Le {day} {short} {year} à {clock}, {name} <{addr}> a écrit :")
        }
        (Client::Apple | Client::Iphone, "es") => {
            format!("El {day} {short} {year}, a las {clock}, {name} <{addr}> escribió:")
        }
        (Client::Apple | Client::Iphone, "pt") => {
            format!("No dia {day} de {short} de {year}, às {clock}, {name} <{addr}> escreveu:")
        }
        (Client::Apple | Client::Iphone, _) => {
            format!("On {}, at {clock}, {name} <{addr}> wrote:", at.format("%-d %b %Y"))
        }
        (Client::Thunderbird, "de") => format!("Am {} um {clock} schrieb {name}:", at.format("%d.%m.%y")),
        (Client::Thunderbird, "fr") => format!("Le {} à {clock}, {name} a écrit :", at.format("%d/%m/%Y")),
        (Client::Thunderbird, "es") => {
            format!("El {} a las {clock}, {name} escribió:", at.format("%-d/%-m/%y"))
        }
        (Client::Thunderbird, "pt") => format!("Às {clock} de {}, {name} escreveu:", at.format("%d/%m/%Y")),
        (Client::Thunderbird, _) => format!("On {} {clock}, {name} wrote:", at.format("%d/%m/%Y")),
        (Client::Mutt, _) => format!("On {}, {name} wrote:", at.format("%a, %b %d, %Y at %I:%M:%S%p %z")),
        (Client::Outlook | Client::OutlookWeb | Client::OutlookOriginal, _) => String::new(),
    }
}

/// Outlook's header block as label and value.
pub fn block(client: Client, lang: &str, letter: &Letter) -> Vec<(&'static str, String)> {
    let at = &letter.at;
    let (week, day, name, year) = (weekday(lang, at), at.day(), month(lang, at), at.year());
    let clock = at.format("%H:%M");
    let (labels, when) = match lang {
        "de" => (["Von", "Gesendet", "An", "Betreff"], format!("{week}, {day}. {name} {year} {clock}")),
        "fr" => (["De", "Envoyé", "À", "Objet"], format!("{week} {day} {name} {year} {clock}")),
        "es" => (["De", "Enviado", "Para", "Asunto"], format!("{week}, {day} de {name} de {year} {clock}")),
        "pt" => (["De", "Enviado", "Para", "Assunto"], format!("{day} de {name} de {year} {clock}")),
        _ if client == Client::Outlook => {
            (["From", "Sent", "To", "Subject"], format!("{day:02} {name} {year} {clock}"))
        }
        _ => {
            let when = at.format("%A, %B %-d, %Y %-I:%M %p").to_string();
            (["From", "Sent", "To", "Subject"], when)
        }
    };
    let with_addr = |person: &Person| format!("{} <{}>", person.name, person.addr);
    let old = client == Client::OutlookOriginal;
    let from = if old {
        format!("{} [mailto:{}]", letter.from.name, letter.from.addr)
    } else {
        with_addr(&letter.from)
    };
    let to = letter.to.iter().map(|p| if old { p.name.clone() } else { with_addr(p) }).collect::<Vec<_>>();
    labels.into_iter().zip([from, when, to.join("; "), letter.subject.clone()]).collect()
}

/// `> ` before every line, `>` before lines that are quoted already.
pub fn prefixed(text: &str) -> String {
    let line = |line: &str| match line.chars().next() {
        None => ">".to_owned(),
        Some('>') => format!(">{line}"),
        Some(_) => format!("> {line}"),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// At most this many lines of a quoted mail are carried on; people's programs carry all, which shows nothing new.
const CARRIED_LINES: usize = 48;

/// The quote as plain text, attribution included, as it stands below (or above) the answer.
pub fn quote(client: Client, lang: &str, letter: &Letter) -> String {
    let carried = letter.text.lines().take(CARRIED_LINES).collect::<Vec<_>>().join("\n");
    let line = attribution(client, lang, letter);
    let lines = || {
        let block = block(client, lang, letter);
        block.into_iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n")
    };
    match client {
        Client::Outlook => format!("{}\n\n{carried}", lines()),
        Client::OutlookWeb => format!("{}\n{}\n\n{carried}", "_".repeat(32), lines()),
        Client::OutlookOriginal => {
            let title = if lang == "de" { "Ursprüngliche Nachricht" } else { "Original Message" };
            format!("-----{title}-----\n{}\n\n{carried}", lines())
        }
        Client::Iphone => format!("{}\n> \n{}", prefixed(&line), prefixed(&carried)),
        Client::Gmail => format!("{}\n\n{}", wrap(&line, 78), prefixed(&wrap(&carried, 74))),
        Client::Apple => format!("{line}\n\n{}", prefixed(&carried)),
        Client::Thunderbird | Client::Mutt => format!("{line}\n{}", prefixed(&wrap(&carried, 72))),
    }
}

/// Hard line ends; quoted lines and short ones stay.
pub fn wrap(text: &str, width: usize) -> String {
    let line = |line: &str| {
        if line.chars().count() <= width || line.starts_with('>') {
            line.to_owned()
        } else {
            textwrap::wrap(line, width).join("\n")
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The HTML of a whole mail: `own` (signature included) and the quote in the program's own mark-up.
pub fn html(client: Client, lang: &str, own: &str, letter: Option<&Letter>) -> String {
    match client {
        Client::Outlook | Client::OutlookWeb | Client::OutlookOriginal => {
            outlook_html(client, lang, own, letter)
        }
        Client::Apple | Client::Iphone => apple_html(client, lang, own, letter),
        Client::Gmail | Client::Thunderbird | Client::Mutt => gmail_html(lang, own, letter),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn broken(text: &str) -> String {
    escaped(text).lines().collect::<Vec<_>>().join("<br>\r\n")
}

fn gmail_html(lang: &str, own: &str, letter: Option<&Letter>) -> String {
    let divs = |text: &str| {
        let line = |line: &str| {
            if line.is_empty() {
                "<div><br></div>".to_owned()
            } else {
                format!("<div>{}</div>", escaped(line))
            }
        };
        text.lines().map(line).collect::<String>()
    };
    let mut page = format!("<div dir=\"ltr\">{}</div>", divs(own));
    if let Some(letter) = letter {
        let line = escaped(&attribution(Client::Gmail, lang, letter));
        let _ = write!(
            page,
            "<br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">{line}<br></div>\
             <blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);\
             padding-left:1ex\"><div dir=\"ltr\">{}</div></blockquote></div>\r\n",
            divs(&letter.text)
        );
    }
    page
}

fn outlook_html(client: Client, lang: &str, own: &str, letter: Option<&Letter>) -> String {
    let paragraphs = |text: &str| {
        let line = |line: &str| {
            let line =
                if line.is_empty() { "<o:p>&nbsp;</o:p>".to_owned() } else { escaped(line) + "<o:p></o:p>" };
            format!("<p class=\"MsoNormal\">{line}</p>\r\n")
        };
        text.lines().map(line).collect::<String>()
    };
    let mut page = String::from(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta http-equiv=\"Content-Type\" \
         content=\"text/html; charset=utf-8\">\r\n<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style>\
         </head><body lang=\"EN-GB\"><div class=\"WordSection1\">\r\n",
    );
    page += &paragraphs(own);
    if let Some(letter) = letter {
        let block = block(client, lang, letter);
        let lines = block.into_iter().map(|(label, value)| format!("<b>{label}:</b> {}", escaped(&value)));
        let _ = write!(
            page,
            "<p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>\r\n<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;\
             padding:3.0pt 0cm 0cm 0cm\">\r\n<p class=\"MsoNormal\">{}<o:p></o:p></p></div>\r\n\
             <p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>\r\n{}",
            lines.collect::<Vec<_>>().join("<br>\r\n"),
            paragraphs(&letter.text)
        );
    }
    page + "</div></body></html>\r\n"
}

fn apple_html(client: Client, lang: &str, own: &str, letter: Option<&Letter>) -> String {
    let mut page = format!(
        "<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"></head>\
         <body style=\"overflow-wrap: break-word;\">{}",
        broken(own)
    );
    if let Some(letter) = letter {
        let line = escaped(&attribution(client, lang, letter));
        let _ = write!(
            page,
            "<br id=\"lineBreakAtBeginningOfMessage\"><div><br><blockquote type=\"cite\"><div>{line}</div><br>\
             <div>{}</div></blockquote></div><br>",
            broken(&letter.text)
        );
    }
    page + "</body></html>\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::AddrSpec;

    fn letter(at: &str) -> Letter {
        let person = |name: &str, addr| Person {
            name: name.to_owned(),
            addr: AddrSpec::parse(addr).unwrap(),
            client: Client::Gmail,
            lang: "en".to_owned(),
        };
        Letter {
            id: "1@corp.example".to_owned(),
            from: person("Ines Duarte", "i.duarte@corp.example"),
            to: vec![person("Marta Reis", "m.reis@corp.example")],
            at: DateTime::parse_from_rfc3339(at).unwrap(),
            subject: "Headcount".to_owned(),
            text: "Here.\n\n> old".to_owned(),
        }
    }

    #[test]
    fn each_program_dates_its_own_way() {
        let letter = letter("2026-11-16T09:12:33+00:00");
        let expected = [
            (
                Client::Gmail,
                "en",
                "On Mon, Nov 16, 2026 at 9:12\u{202f}AM Ines Duarte <i.duarte@corp.example> wrote:",
            ),
            (
                Client::Gmail,
                "de",
                "Am Mo., 16. Nov. 2026 um 09:12 Uhr schrieb Ines Duarte <i.duarte@corp.example>:",
            ),
            (
                Client::Gmail,
                "fr",
                "Le lun. 16 nov. 2026 à 09:12, Ines Duarte <i.duarte@corp.example> a écrit :",
            ),
            (Client::Apple, "en", "On 16 Nov 2026, at 09:12, Ines Duarte <i.duarte@corp.example> wrote:"),
            (Client::Thunderbird, "en", "On 16/11/2026 09:12, Ines Duarte wrote:"),
            (Client::Mutt, "en", "On Mon, Nov 16, 2026 at 09:12:33AM +0000, Ines Duarte wrote:"),
        ];
        for (client, lang, line) in expected {
            assert_eq!(attribution(client, lang, &letter), line);
        }
    }

    #[test]
    fn old_quotes_move_one_level_down() {
        let quote = quote(Client::Apple, "en", &letter("2026-11-16T09:12:33+00:00"));
        assert!(quote.ends_with("> Here.\n>\n>> old"), "{quote}");
    }
}
