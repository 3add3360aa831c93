//! Quoted header blocks (`From: … Sent: … To: … Subject: …`). Owns: their fields in many languages. Never touches:
//! the mail's own headers.

use super::heads::Head;
use super::lines::{Line, same};
use super::{author, date};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a field of a block says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The author.
    From,
    /// The date.
    When,
    /// Recipients.
    To,
    /// The subject.
    Subject,
    /// Any other.
    Other,
}

/// Lower-case field names of Outlook, Apple Mail, Thunderbird and others, with what they say.
const FIELDS: &[(Field, &[&str])] = &[
    (
        Field::From,
        &[
            "from",
            "von",
            "de",
            "da",
            "van",
            "från",
            "fra",
            "lähettäjä",
            "od",
            "от",
            "от кого",
            "від",
            "kimden",
            "差出人",
            "发件人",
            "寄件者",
            "보낸 사람",
            "expéditeur",
            "mittente",
        ],
    ),
    (
        Field::When,
        &[
            "sent",
            "date",
            "gesendet",
            "datum",
            "envoyé",
            "enviado",
            "enviada",
            "enviada em",
            "enviado el",
            "fecha",
            "data",
            "inviato",
            "verzonden",
            "skickat",
            "sendt",
            "dato",
            "lähetetty",
            "päivämäärä",
            "wysłano",
            "odesláno",
            "дата",
            "отправлено",
            "надіслано",
            "tarih",
            "gönderildi",
            "送信日時",
            "日時",
            "发送时间",
            "发送日期",
            "日期",
            "寄件日期",
            "보낸 날짜",
            "날짜",
            "sent at",
        ],
    ),
    (
        Field::To,
        &[
            "to",
            "cc",
            "bcc",
            "an",
            "kopie",
            "à",
            "para",
            "a",
            "aan",
            "till",
            "til",
            "vastaanottaja",
            "do",
            "dw",
            "komu",
            "кому",
            "копия",
            "копія",
            "kime",
            "bilgi",
            "宛先",
            "收件人",
            "抄送",
            "收件者",
            "받는 사람",
            "참조",
            "destinataire",
            "destinatario",
            "kopia",
            "kopi",
            "kopio",
        ],
    ),
    (
        Field::Subject,
        &[
            "subject",
            "betreff",
            "objet",
            "asunto",
            "oggetto",
            "assunto",
            "onderwerp",
            "ämne",
            "emne",
            "aihe",
            "temat",
            "předmět",
            "тема",
            "konu",
            "件名",
            "主题",
            "主旨",
            "제목",
        ],
    ),
    (
        Field::Other,
        &[
            "reply-to",
            "importance",
            "priority",
            "sensitivity",
            "attachments",
            "wichtigkeit",
            "anlagen",
            "risposta",
            "reply to",
            "organization",
            "list-post",
            "when",
            "where",
            "x-mailer",
            "newsgroups",
        ],
    ),
];
/// The same by name.
static NAMES: LazyLock<BTreeMap<&str, Field>> = LazyLock::new(|| {
    FIELDS.iter().flat_map(|(field, names)| names.iter().map(|name| (*name, *field))).collect()
});
/// Characters of the longest of them; lower case makes no name shorter.
static LONGEST_KNOWN: LazyLock<usize> =
    LazyLock::new(|| NAMES.keys().map(|name| name.chars().count()).max().unwrap_or(0));
/// Characters before a field's colon, fewer than this: the longest field name we know, with room for `*…*`.
const LONGEST_NAME: usize = 32;
/// Lines of a block that nothing announced, and of one that something did (long recipient lists wrap).
const REACH: [usize; 2] = [60, 400];
/// `To`, `Cc` and `Bcc` with their folded lines; beyond this many lines another recipient field ends a block
/// that nothing announced.
const MOST_RECIPIENT_FIELDS: usize = 12;
/// Bytes from which a subject line may have been wrapped by the client (72–78 columns).
const WRAPPED_SUBJECT: usize = 56;

/// The field a line begins, and its value.
pub fn field(line: &str) -> Option<(Field, &str)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '|');
    let (before, value) = parted(line)?;
    let name = before.trim_matches(|c: char| c.is_whitespace() || c == '*');
    if name.is_empty() || name.chars().count() > *LONGEST_KNOWN || before.chars().count() >= LONGEST_NAME {
        return None;
    }
    if name.contains(['.', ',', '/', '"', '(', '<', '[', '@']) {
        return None;
    }
    let known = *NAMES.get(name.to_lowercase().as_str())?;
    Some((known, value.trim_matches(|c: char| c.is_whitespace() || c == '*')))
}

/// What stands before and behind the first colon, ASCII or full width.
fn parted(line: &str) -> Option<(&str, &str)> {
    // 0xEF leads the full-width colon, and other characters.
    memchr::memchr2_iter(b':', 0xEF, line.as_bytes()).find_map(|at| {
        let (before, behind) = line.split_at_checked(at)?;
        Some((before, behind.strip_prefix([':', '：'])?))
    })
}

/// What a run of fields said.
#[derive(Debug, Default)]
pub struct Block {
    /// Author and date.
    pub head: Head,
    /// Which fields were there, each counted once.
    pub seen: Vec<Field>,
    /// Lines taken.
    pub used: usize,
}

impl Block {
    fn has(&self, field: Field) -> bool {
        self.seen.contains(&field)
    }
}

/// The block at `at`: an author and two more fields, or one more when a marker line announced it; or recipients
/// on at least two lines and a subject.
pub fn read(lines: &[Line<'_>], at: usize, announced: bool) -> Option<(Head, usize)> {
    field(same(lines, at, lines.get(at)?.marks)?)?;
    let block = fields(lines, at, announced);
    let others = [Field::When, Field::To, Field::Subject].iter().filter(|kind| block.has(**kind)).count();
    let enough = others >= if announced { 1 } else { 2 };
    // Notes leaves `To:`, `cc:`, `Subject:` behind when it lost the author.
    let orphan = !block.has(Field::From)
        && block.seen.first() == Some(&Field::To)
        && block.seen.get(1) == Some(&Field::Subject)
        && block.used >= 3;
    (orphan || block.has(Field::From) && enough).then_some((block.head, block.used))
}

/// Reads fields from `at` on, with folded lines and single blank lines between fields.
pub fn fields(lines: &[Line<'_>], at: usize, announced: bool) -> Block {
    let mut block = Block::default();
    let Some(marks) = lines.get(at).map(|line| line.marks) else { return block };
    let reach = if announced { REACH[1] } else { REACH[0] };
    let mut last = None;
    let mut pending_from = false;
    let mut n = 0;
    while n < reach {
        let Some(text) = same(lines, at + n, marks) else { break };
        if let Some((kind, value)) = field(text) {
            let again = block.has(kind) && (kind != Field::To || !announced && n > MOST_RECIPIENT_FIELDS);
            if again && (block.has(Field::Subject) || !announced) {
                break;
            }
            take(&mut block, kind, value);
            pending_from = kind == Field::From && value.is_empty();
            last = Some((kind, text.len()));
        } else if text.is_empty() {
            let next = same(lines, at + n + 1, marks).and_then(field);
            let goes_on = next.is_some_and(|(kind, _)| !block.has(kind) && !block.has(Field::Subject));
            if !goes_on {
                break;
            }
        } else if pending_from {
            take(&mut block, Field::From, text);
            pending_from = false;
        } else if !folds(last, lines, at + n, marks) {
            break;
        } else if last.is_some_and(|(kind, _)| kind == Field::Subject) {
            last = None;
        }
        n += 1;
        if !text.is_empty() {
            block.used = n;
        }
    }
    block
}

/// Whether the line continues the field before it.
fn folds(last: Option<(Field, usize)>, lines: &[Line<'_>], at: usize, marks: usize) -> bool {
    match last {
        Some((Field::To, _)) => true,
        Some((Field::Subject, length)) => {
            length >= WRAPPED_SUBJECT && same(lines, at + 1, marks).is_none_or(str::is_empty)
        }
        Some((Field::From, _)) => {
            same(lines, at, marks).is_some_and(|text| text.contains('@') && text.len() < 200)
        }
        _ => false,
    }
}

fn take(block: &mut Block, kind: Field, value: &str) {
    match kind {
        Field::From if block.head.who.is_none() => block.head.who = author::read(value),
        Field::When if block.head.when.is_none() => {
            block.head.when = date::find(value, date::Order::Unknown).and_then(|found| found.when);
        }
        _ => {}
    }
    if !block.has(kind) {
        block.seen.push(kind);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn outlook_block() {
        let text = "From:\tSousa, Ana  \nSent:\tTuesday, October 16, 2001 4:42 PM\nTo:\tLind, Per\nSubject:\tPlan\n\nHi";
        let (head, used) = read(&lines::read(text), 0, false).unwrap();
        assert_eq!(used, 4);
        assert_eq!(head.who.unwrap().name.as_deref(), Some("Sousa, Ana"));
        assert_eq!(head.when.unwrap().date.to_string(), "2001-10-16");
    }

    #[test]
    fn german_block_with_folded_recipients() {
        let text = "Von: Ana <ana@x.org>\nGesendet: Montag, 3. November 2026 10:11\nAn: a@x.org,\n  b@x.org\nBetreff: Plan\nText";
        let (head, used) = read(&lines::read(text), 0, false).unwrap();
        assert_eq!(used, 5);
        assert_eq!(head.when.unwrap().date.to_string(), "2026-11-03");
    }

    #[test]
    fn prose_with_a_colon_is_no_block() {
        assert!(read(&lines::read("From: Boston\nwe drove on."), 0, false).is_none());
        assert!(read(&lines::read("To: do\nDate: soon"), 0, false).is_none());
    }
}
