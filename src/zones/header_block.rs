//! Quoted header blocks (`From: … Sent: … To: … Subject: …`). Owns: their fields in many languages. Never touches:
//! the mail's own headers.

use super::date::{self, Order};
use super::heads::Head;
use super::lines::{Line, same};
use super::words::{self, Field};
use super::{Author, author};

/// Characters before a field's colon: the longest name we know, with room for `*…*`.
const LONGEST_NAME: usize = 32;
/// The same in bytes; no letter of a name takes more than three.
const LONGEST_BYTES: usize = 3 * LONGEST_NAME;
/// Bytes of a line that holds all fields.
const LONGEST_LINE: usize = 1_000;
/// Lines of a block that nothing announced, and of one that something did (long recipient lists wrap).
const REACH: [usize; 2] = [60, 400];
/// `To`, `Cc` and `Bcc` with their folded lines; beyond this many lines another recipient field ends a block
/// that nothing announced.
const MOST_RECIPIENT_FIELDS: usize = 12;
/// Bytes from which a subject line may have been wrapped by the client (72–78 columns).
const WRAPPED_SUBJECT: usize = 56;

/// The field a line begins, and its value.
pub fn field(line: &str) -> Option<(Field, &str)> {
    named(line).map(|(field, _, value)| (field, value))
}

/// The same, with how dates are written in the language of its name.
fn named(line: &str) -> Option<(Field, Order, &str)> {
    let line =
        line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '|') || is_direction(c));
    let (before, value) = parted(line)?;
    let name = before.trim_matches(|c: char| c.is_whitespace() || c == '*');
    if name.is_empty() || before.len() > LONGEST_NAME && before.chars().nth(LONGEST_NAME).is_some() {
        return None;
    }
    if name.contains([',', '"', '(', '<', '[', '@']) {
        return None;
    }
    let (known, order) = words::field(&words::tidy(name))?;
    Some((known, order, value.trim_matches(|c: char| c.is_whitespace() || c == '*')))
}

/// Marks that turn the direction of Hebrew and Arabic.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

/// What stands before and behind the first colon, ASCII or full width.
fn parted(line: &str) -> Option<(&str, &str)> {
    // 0xEF leads the full-width colon, and other characters.
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b':', 0xEF, bytes.get(..LONGEST_BYTES).unwrap_or(bytes)).find_map(|at| {
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
    /// A day was named, even one that reads two ways,
    dated: bool,
    /// and a time of day.
    clocked: bool,
    /// The author's or a recipient's address was there.
    address: bool,
    /// What the fields' language says about dates in numbers.
    order: Option<Order>,
    /// The value of the date field, until all names are known.
    date: String,
}

impl Block {
    fn has(&self, field: Field) -> bool {
        self.seen.contains(&field)
    }

    /// Reads the date, now that the language of the fields is known.
    fn settle(&mut self) {
        let order = self.order.unwrap_or(Order::Unknown);
        if let Some(found) = date::find(&self.date, order) {
            self.dated = true;
            self.clocked = found.clock.is_some();
            self.head.when = found.when;
        }
    }

    /// Whether the values are those of a mail: `From: Boston`, `To: Paris` are none, whatever the time.
    fn is_mail(&self) -> bool {
        let numbered = self.head.who.as_ref().is_some_and(is_numbered);
        let name = self.head.who.as_ref().and_then(|who| who.name.as_deref());
        let full = name.is_some_and(|name| name.contains(' ')) && !numbered;
        // Outlook: author, time, recipient.
        let sent = self.clocked && (full || self.seen.get(1) == Some(&Field::When));
        let subject = self.has(Field::Subject);
        self.address || sent || subject && (self.clocked || !numbered && (self.dated || self.has(Field::To)))
    }
}

/// The block at `at`: an author and two more fields, or one more when a marker line announced it; or recipients
/// on at least two lines and a subject.
pub fn read(lines: &[Line<'_>], at: usize, announced: bool) -> Option<(Head, usize)> {
    let first = same(lines, at, lines.get(at)?.marks)?;
    named(first).or_else(|| spaced(first, announced))?;
    if let Some(head) = flattened(first) {
        return Some((head, 1));
    }
    let block = fields(lines, at, announced);
    let others = [Field::When, Field::To, Field::Subject].iter().filter(|kind| block.has(**kind)).count();
    let enough = others >= if announced { 1 } else { 2 };
    // Notes leaves `To:`, `cc:`, `Subject:` behind when it lost the author.
    let orphan = !block.has(Field::From)
        && block.seen.first() == Some(&Field::To)
        && block.seen.get(1) == Some(&Field::Subject)
        && block.used >= 3;
    let block_like = announced || block.is_mail();
    (orphan || block.has(Field::From) && enough && block_like).then_some((block.head, block.used))
}

/// All fields on one line: `From: Ana <a@x.org> Sent: 3 Nov 2026 10:11 To: Per Subject: Plan`.
fn flattened(line: &str) -> Option<Head> {
    if line.len() > LONGEST_LINE || field(line)?.0 != Field::From {
        return None;
    }
    let mut block = Block::default();
    let mut rest = line;
    while let Some((kind, order, value)) = named(rest) {
        let next = value
            .char_indices()
            .filter(|(_, c)| matches!(c, ' ' | '\t' | '*' | '\u{a0}'))
            .map(|(at, c)| at + c.len_utf8())
            .find(|at| {
                value.get(*at..).is_some_and(|tail| {
                    named(tail).is_some_and(|(next, ..)| !block.has(next) && next != kind)
                })
            });
        let (own, tail) = next.and_then(|at| value.split_at_checked(at)).unwrap_or((value, ""));
        take(&mut block, kind, order, own);
        rest = tail;
    }
    block.settle();
    let whole = [Field::When, Field::To, Field::Subject].iter().filter(|kind| block.has(**kind)).count() >= 2;
    (whole && block.dated && block.is_mail()).then_some(block.head)
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
        if let Some((kind, order, value)) = named(text).or_else(|| spaced(text, announced)) {
            let again = block.has(kind) && (kind != Field::To || !announced && n > MOST_RECIPIENT_FIELDS);
            if again && (block.has(Field::Subject) || !announced) {
                break;
            }
            take(&mut block, kind, order, value);
            pending_from = kind == Field::From && value.is_empty();
            last = Some((kind, text.len()));
        } else if text.is_empty() {
            let next = same(lines, at + n + 1, marks).and_then(field);
            let goes_on = next.is_some_and(|(kind, _)| !block.has(kind) && !block.has(Field::Subject));
            if !goes_on {
                break;
            }
        } else if pending_from {
            take(&mut block, Field::From, Order::Unknown, text);
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
    block.settle();
    block
}

/// eM Client leaves out the colons under its marker: `From "Ana Sousa" <ana@x.org>`, `Date 3.11.2026 10:11`.
fn spaced(text: &str, announced: bool) -> Option<(Field, Order, &str)> {
    if !announced {
        return None;
    }
    let (name, value) = text.split_once(' ')?;
    let (kind, order) = words::field(name).filter(|(kind, _)| *kind != Field::Other)?;
    let capital = name.starts_with(char::is_uppercase);
    let fits = match kind {
        Field::From | Field::To => value.contains('@'),
        Field::When => date::find(value, order).is_some(),
        Field::Subject | Field::Other => true,
    };
    (capital && fits).then_some((kind, order, value.trim()))
}

/// `version 2.3` is nobody's name; `sally54` may be.
fn is_numbered(author: &Author) -> bool {
    let number = |word: &str| word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    author.address.is_none() && author.name.as_ref().is_some_and(|name| name.split(' ').any(number))
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

fn take(block: &mut Block, kind: Field, order: Order, value: &str) {
    match kind {
        Field::From if block.head.who.is_none() => block.head.who = author::read(&words::tidy(value)),
        Field::When if !block.has(Field::When) => block.date = words::tidy(value).into_owned(),
        _ => {}
    }
    block.address |= matches!(kind, Field::From | Field::To) && value.contains('@');
    if order != Order::Unknown {
        block.order.get_or_insert(order);
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
