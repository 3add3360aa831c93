//! What announces another mail. Owns: trying the known forms at a line. Never touches: the text that follows.

use super::lines::Line;
use super::words::Field;
use super::{Author, QuoteTime, attribution, header_block, marker, notes};

/// Who wrote a quoted mail, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The author.
    pub who: Option<Author>,
    /// Their clock.
    pub when: Option<QuoteTime>,
    /// To how many it went, as far as a header block tells.
    pub readers: Option<u16>,
}

/// What kind of announcement stands at a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A header block or a marker: the mail follows without `>`.
    Block,
    /// `On …, X wrote:`: the mail follows with `>` or without.
    Attribution,
    /// The same, behind three `>` that are no quote marks.
    Arrows,
    /// `Forwarded by …`: the rest was forwarded.
    Forward,
}

/// An announcement.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it says.
    pub head: Head,
    /// Its form.
    pub kind: Kind,
    /// Lines it takes, at least one.
    pub used: usize,
    /// For a forward: lines before the forwarded mail's own header.
    pub marker: usize,
}

/// The announcement that begins at line `at`, if any.
pub fn find(lines: &[Line<'_>], at: usize) -> Option<Found> {
    let line = lines.get(at).filter(|line| !line.is_blank())?;
    let signs = Signs::of(lines, at, line);
    if signs.stroke || signs.closing {
        let marked = marked(lines, at);
        if marked.is_some() {
            return marked;
        }
    }
    let heading = if signs.clock || signs.colon { notes::read(lines, at) } else { None };
    let block = || if signs.colon { header_block::read(lines, at, false) } else { None };
    if let Some((mut head, used)) = heading.or_else(block) {
        head.readers = readers(lines, at, used);
        return Some(Found { head, kind: Kind::Block, used, marker: 0 });
    }
    if !signs.closing && !signs.colon {
        return None;
    }
    if let Some(head) = attribution::behind_arrows(line) {
        return Some(Found { head, kind: Kind::Arrows, used: 1, marker: 0 });
    }
    let (head, used) = attribution::read(lines, at)?;
    Some(Found { head, kind: Kind::Attribution, used, marker: 0 })
}

/// A marker line with the header or the attribution that follows it.
fn marked(lines: &[Line<'_>], at: usize) -> Option<Found> {
    let (forward, used) = marker::read(lines, at)?;
    let marks = lines.get(at)?.marks;
    let blanks = (at + used..).take(4).take_while(|&at| blank(lines, at, marks)).count();
    let below = at + used + blanks;
    let block = notes::read(lines, below).or_else(|| header_block::read(lines, below, true));
    // Proton sets its marker above an attribution.
    let told = if block.is_none() && !forward { attribution::read(lines, below) } else { None };
    let kind = match (forward, told.is_some()) {
        (true, _) => Kind::Forward,
        (_, true) => Kind::Attribution,
        _ => Kind::Block,
    };
    let said = block.or(told);
    let (mut head, taken) = said.map_or((Head::default(), used), |(head, n)| (head, used + blanks + n));
    head.readers = readers(lines, at, taken);
    Some(Found { head, kind, used: taken, marker: used })
}

/// Bytes among which the colon behind a field's name stands.
const FIELD_WIDTH: usize = 80;

/// What a few bytes tell of the forms that can begin at a line.
#[expect(clippy::struct_excessive_bools, reason = "independent signs, each asked for alone")]
struct Signs {
    /// A marker's stroke, or anything that is no ASCII: other languages' markers.
    stroke: bool,
    /// Notes ends its headings in a clock.
    clock: bool,
    /// Attributions have their end within reach.
    closing: bool,
    /// Fields have a colon.
    colon: bool,
}

impl Signs {
    fn of(lines: &[Line<'_>], at: usize, line: &Line<'_>) -> Self {
        let last = |n: usize| lines.get(at + n).map_or(0, |line| line.ends().1);
        let bytes = line.said.as_bytes();
        let head = bytes.get(..FIELD_WIDTH).unwrap_or(bytes);
        Self {
            stroke: matches!(line.ends().0, b'-' | b'*' | b'_' | b'=' | b'#' | 128..),
            clock: (0..3).any(|n| matches!(last(n), b'M' | b'0'..=b'9')),
            closing: (0..attribution::REACH).any(|n| may_close(last(n))),
            // 0xEF leads the full-width colon.
            colon: memchr::memchr2(b':', 0xEF, head).is_some(),
        }
    }
}

/// Whether a line that ends in this byte may close an attribution: 0x9A ends the full-width colon, the others the
/// marks of direction behind a colon in Hebrew and Arabic (U+200E, U+200F, U+202C, U+2069).
fn may_close(last: u8) -> bool {
    matches!(last, b':' | b'-' | b'*' | b'>' | 0x9A | 0x8E | 0x8F | 0xAC | 0xA9)
}

/// Counts the addresses of the `To` and `Cc` lines (folded ones too) of a header block. Programs part them with `;`
/// where names hold commas, else with `,`.
fn readers(lines: &[Line<'_>], at: usize, used: usize) -> Option<u16> {
    let mut list = String::new();
    let mut counting = false;
    for line in lines.get(at..at + used)? {
        let field = header_block::field(line.said);
        if let Some((kind, _)) = field {
            counting = kind == Field::To;
        }
        if counting {
            list.push_str(field.map_or(line.said, |(_, people)| people));
            list.push(if field.is_some() { '\u{1}' } else { ' ' });
        }
    }
    let sign = if list.contains(';') { ';' } else { ',' };
    let people = list.split(['\u{1}', sign]).filter(|one| one.chars().any(char::is_alphanumeric)).count();
    (people > 0).then(|| u16::try_from(people).unwrap_or(u16::MAX))
}

fn blank(lines: &[Line<'_>], at: usize, marks: usize) -> bool {
    lines.get(at).is_some_and(|line| line.marks == marks && line.is_blank())
}
