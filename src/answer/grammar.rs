//! From a typed line to commands. Owns: the order of words, and what is meant as a command but is none. Never touches:
//! which lines were typed.

use super::command::{Command, Deed, Line, Who};
use super::text::{pieces, plain_line, shown, words};
use super::when::{self, When};
use super::words::{Verb, Words, greets};
use crate::message::AddrSpec;
use crate::plain::{self, nearest};
use crate::tongue::Tongue;

/// Items have at most this number.
const MOST: u8 = 99;

/// Characters of a note.
const NOTE_CHARS: usize = 160;

/// Without a time a snooze lasts two weeks …
const SNOOZE: When = When::Weeks(2);

/// … and a pause four.
const PAUSE: When = When::Weeks(4);

/// So many commands of one line count; more is no answer of a person.
const MOST_COMMANDS: usize = 40;

/// What the lines that the owner typed say, in their order.
pub fn read_lines<'a>(lines: impl IntoIterator<Item = &'a str>, tongue: Tongue) -> Vec<Line> {
    lines.into_iter().flat_map(|line| read_line(line, tongue)).collect()
}

/// What one line says: its commands; one [`Line::Unknown`] for each piece that was meant as one; nothing for a line
/// that only is polite, and for a quoted one.
pub fn read_line(line: &str, tongue: Tongue) -> Vec<Line> {
    let language = Words::of(tongue);
    let line = plain_line(line);
    if line.trim_start().starts_with('>') {
        return Vec::new();
    }
    if let Some(command) = with_note(&line, language) {
        return vec![Line::Command(command)];
    }
    let mut reader =
        Reader { language, found: Vec::new(), numbers: Vec::new(), leading: false, prose: false };
    for piece in pieces(&line) {
        reader.piece(&piece);
    }
    reader.end(&line)
}

/// Whether a line begins with thanks or a greeting.
pub(super) fn opens_politely(line: &str, tongue: Tongue) -> bool {
    let words = words(&plain_line(line).replace([',', ';'], " "));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    greets(&words) || Words::of(tongue).filler(&words) > 0
}

/// `2 met: now at Acme, since May`: all behind the colon is the note.
fn with_note(line: &str, language: &'static Words) -> Option<Command> {
    let (head, note) = line.split_once(": ").or_else(|| line.split_once(':'))?;
    // `1: done` is no note.
    let head = words(head);
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let (first, rest) = head.split_first()?;
    let number = item(first)?;
    let (verb, used) = language.verb(rest)?;
    let note = plain::cut(&plain::one_line(note), NOTE_CHARS);
    if used != rest.len() || note.is_empty() {
        return None;
    }
    match (deed(verb), verb) {
        (Some(deed), _) => Some(Command::Item { number, deed, note: Some(note) }),
        (None, Verb::Note) => Some(Command::Note { number, text: note }),
        _ => None,
    }
}

fn deed(verb: Verb) -> Option<Deed> {
    Some(match verb {
        Verb::Done => Deed::Done,
        Verb::Met => Deed::Met,
        Verb::Elsewhere => Deed::Elsewhere,
        Verb::Wrong => Deed::Wrong,
        Verb::Never => Deed::Never,
        _ => return None,
    })
}

/// The number of an item.
fn item(word: &str) -> Option<u8> {
    let plain = word.chars().all(|c| c.is_ascii_digit());
    word.parse().ok().filter(|number| plain && (1..=MOST).contains(number))
}

/// `1`, `1-3`, `1+2`.
fn items(word: &str) -> Option<Vec<u8>> {
    if let Some(number) = item(word) {
        return Some(vec![number]);
    }
    if let Some((from, to)) = word.split_once(['-', '–']) {
        let (from, to) = (item(from)?, item(to)?);
        return (from < to).then(|| (from..=to).collect());
    }
    let several: Option<Vec<u8>> = word.split(['+', '&', '/']).map(item).collect();
    several.filter(|numbers| numbers.len() > 1)
}

/// The reading of one line, piece by piece.
struct Reader {
    language: &'static Words,
    found: Vec<Line>,
    /// Items named whose word has not come yet.
    numbers: Vec<u8>,
    /// The last command's word stood before its numbers, more of which may follow: "why 1, 2".
    leading: bool,
    /// Something stood in the line that is no command.
    prose: bool,
}

impl Reader {
    fn piece(&mut self, piece: &str) {
        let typed = words(piece);
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let mut rest = typed.as_slice();
        let (before, waiting) = (self.found.len(), self.numbers.clone());
        if self.language.is_negated(&typed) {
            return self.negated(piece, &typed);
        }
        while !rest.is_empty() {
            let used = self.command(rest).unwrap_or(0);
            let used = if used == 0 { self.language.filler(rest) } else { used };
            if used == 0 {
                // Nothing of a piece counts when it goes on as prose.
                self.found.truncate(before);
                self.numbers = waiting;
                return self.not_understood(piece, &typed);
            }
            rest = rest.get(used..).unwrap_or_default();
        }
        if self.found.len() > before && !self.numbers.is_empty() {
            self.left_over(piece, before);
        }
    }

    /// A piece that says no to a command: never that command, nor proposed.
    fn negated(&mut self, piece: &str, words: &[&str]) {
        self.prose |= !greets(words);
        let told =
            || (0..words.len()).any(|at| words.get(at..).is_some_and(|it| self.language.verb(it).is_some()));
        let few = words.len() <= SHORT && told();
        if few || is_a_try(words, self.language) {
            self.numbers.clear();
            self.found.push(Line::Unknown { said: shown(piece), nearest: None });
        }
    }

    /// Numbers that no word follows: what was found from `before` on counts only when it surely means other items.
    fn left_over(&mut self, said: &str, before: usize) {
        let numbers = std::mem::take(&mut self.numbers);
        let number = numbers.first().copied().unwrap_or(1);
        let language = self.language;
        let nearest = match self.found.last() {
            Some(
                Line::Command(Command::Item { .. } | Command::Undo(Some(_)) | Command::Why(_))
                | Line::Unknown { .. },
            )
            | None => {
                self.found
                    .push(Line::Unknown { said: shown(said), nearest: Some(item_done(number, language)) });
                return;
            }
            Some(Line::Command(Command::Snooze { number: of, .. })) => {
                Some(format!("{of} {} {number}d", language.shown(Verb::Snooze)))
            }
            Some(Line::Command(Command::Pause(_))) => {
                Some(format!("{} {number}d", language.shown(Verb::Pause)))
            }
            Some(Line::Command(Command::Stop)) => None,
            Some(Line::Command(command)) => Some(command.to_string()),
        };
        self.found.truncate(before);
        self.found.push(Line::Unknown { said: shown(said), nearest });
    }

    /// "why 1, 2": the numbers at the end of a line are of the command before them.
    fn go_on(&mut self) {
        let last = self.found.last().cloned();
        for number in std::mem::take(&mut self.numbers) {
            let command = match &last {
                Some(Line::Command(Command::Item { deed, note: None, .. })) => {
                    Command::Item { number, deed: *deed, note: None }
                }
                Some(Line::Command(Command::Why(_))) => Command::Why(number),
                _ => Command::Undo(Some(number)),
            };
            self.found.push(Line::Command(command));
        }
    }

    /// One command, or numbers before it, at the beginning of `words`; how many words that is.
    fn command(&mut self, words: &[&str]) -> Option<usize> {
        let (first, behind) = words.split_first()?;
        if let Some(numbers) = items(first) {
            self.numbers.extend(numbers);
            let and = behind.first().is_some_and(|word| self.language.is_and(word));
            let more = behind.get(1).is_some_and(|word| items(word).is_some());
            return Some(if and && more { 2 } else { 1 });
        }
        if let Some(used) = self.lone_time(words) {
            return Some(used);
        }
        if let Some((command, used)) = named_public(words, &self.numbers, self.language) {
            self.numbers.clear();
            self.leading = false;
            self.found.push(Line::Command(command));
            return Some(used);
        }
        let (verb, used) = self.language.verb(words)?;
        let behind = words.get(used..)?;
        self.leading = false;
        let more = if let Some(about) = of_items(verb) {
            self.about_items(verb, about, behind)?
        } else {
            // A number before a word that takes none is no command: "2 more".
            if !self.numbers.is_empty() {
                return None;
            }
            let (command, more) = self.alone(verb, behind)?;
            self.found.push(Line::Command(command));
            more
        };
        Some(used + more)
    }

    /// `2w` in a piece of its own behind `2 snooze`.
    fn lone_time(&mut self, words: &[&str]) -> Option<usize> {
        if !self.numbers.is_empty() {
            return None;
        }
        let (when, used) = when::read(words, self.language)?;
        match self.found.last_mut() {
            Some(Line::Command(Command::Snooze { until, .. })) if *until == SNOOZE => *until = when,
            Some(Line::Command(Command::Pause(until))) if *until == PAUSE => *until = when,
            _ => return None,
        }
        Some(used)
    }

    /// A word about items: those named before it, else those behind it.
    fn about_items(&mut self, verb: Verb, about: About, behind: &[&str]) -> Option<usize> {
        let mut used = 0;
        let mut numbers = std::mem::take(&mut self.numbers);
        if numbers.is_empty() {
            self.leading = verb != Verb::Snooze;
            while let Some(word) = behind.get(used) {
                match items(word) {
                    Some(more) => numbers.extend(more),
                    None if !numbers.is_empty() && self.language.is_and(word) => {}
                    None => break,
                }
                used += 1;
            }
        }
        if numbers.is_empty() {
            if verb != Verb::Undo {
                return None;
            }
            self.leading = false;
            self.found.push(Line::Command(Command::Undo(None)));
            return Some(used);
        }
        let mut until = SNOOZE;
        if about == About::Until
            && let Some((when, more)) = behind.get(used..).and_then(|words| when::read(words, self.language))
        {
            until = when;
            used += more;
        }
        for number in numbers {
            let command = match (deed(verb), verb) {
                (Some(deed), _) => Command::Item { number, deed, note: None },
                (None, Verb::Snooze) => Command::Snooze { number, until },
                (None, Verb::Why) => Command::Why(number),
                _ => Command::Undo(Some(number)),
            };
            self.found.push(Line::Command(command));
        }
        Some(used)
    }

    /// A word about no item.
    fn alone(&self, verb: Verb, behind: &[&str]) -> Option<(Command, usize)> {
        let address = |at: usize| behind.get(at).and_then(|word| address(word));
        Some(match verb {
            Verb::More => (Command::More, 0),
            Verb::Less => (Command::Less, 0),
            Verb::Resume => (Command::Resume, 0),
            Verb::Stop => (Command::Stop, 0),
            Verb::Keep => (Command::Keep, 0),
            Verb::Help => (Command::Help, 0),
            Verb::Pause => {
                let (until, used) = when::read(behind, self.language).unwrap_or((PAUSE, 0));
                (Command::Pause(until), used)
            }
            Verb::Alias => (Command::Alias(address(0)?, address(1)?), 2),
            Verb::Boss => (Command::Boss(address(0)?), 1),
            Verb::Remind => {
                let (until, used) = when::read(behind.get(1..)?, self.language)?;
                (Command::Remind(address(0)?, until), used + 1)
            }
            _ => return None,
        })
    }

    /// A piece that is no command: told when it was meant as one.
    fn not_understood(&mut self, piece: &str, words: &[&str]) {
        let numbered = words.iter().any(|word| items(word).is_some());
        if greets(words) && !numbered && !self.language.asks_for_an_end(words) {
            return;
        }
        self.prose = true;
        self.leading = false;
        if is_a_try(words, self.language) {
            self.numbers.clear();
            self.found.push(Line::Unknown { said: shown(piece), nearest: near(words, self.language) });
        }
    }

    /// All of the line. A word alone between prose ("please stop, I said") is none: the line as a whole is told.
    fn end(mut self, line: &str) -> Vec<Line> {
        let alone = |line: &Line| match line {
            Line::Command(command) => {
                matches!(command, Command::Undo(None) | Command::More | Command::Less | Command::Pause(_))
                    || matches!(command, Command::Resume | Command::Stop | Command::Keep | Command::Help)
            }
            Line::Unknown { .. } => false,
        };
        if self.prose && self.found.iter().any(alone) {
            let nearest = self.found.iter().find(|line| alone(line)).and_then(|line| match line {
                Line::Command(Command::Stop) | Line::Unknown { .. } => None,
                Line::Command(command) => Some(command.to_string()),
            });
            self.found = vec![Line::Unknown { said: shown(line), nearest }];
        } else if !self.numbers.is_empty() {
            if self.leading && !self.found.is_empty() {
                self.go_on();
            } else if !self.found.is_empty() || !self.prose && is_short(line) {
                self.left_over(line, self.found.len().saturating_sub(1));
            }
        }
        self.found.truncate(MOST_COMMANDS);
        self.found
    }
}

/// Whether a word about items takes a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Items,
    Until,
}

fn of_items(verb: Verb) -> Option<About> {
    match verb {
        Verb::Snooze => Some(About::Until),
        Verb::Undo | Verb::Why => Some(About::Items),
        verb if deed(verb).is_some() => Some(About::Items),
        _ => None,
    }
}

/// `Samir public no`, `2 public no`.
fn named_public(words: &[&str], numbers: &[u8], language: &'static Words) -> Option<(Command, usize)> {
    const MOST_NAMES: usize = 4;
    for at in 0..words.len().min(MOST_NAMES + 1) {
        let behind = words.get(at..)?;
        let Some((_, used)) = language.verb_of(behind, &|verb| verb == Verb::Public) else { continue };
        let is = |verb: Verb| verb == Verb::Yes || verb == Verb::No;
        let (answer, more) = language.verb_of(behind.get(used..)?, &is)?;
        let who = match (at, numbers) {
            (0, [number]) => Who::Item(*number),
            (1.., []) => Who::Called(words.get(..at)?.join(" ")),
            _ => return None,
        };
        return Some((Command::Public { who, allowed: answer == Verb::Yes }, at + used + more));
    }
    None
}

/// An address, also in brackets or as a link.
fn address(word: &str) -> Option<AddrSpec> {
    let word = word.trim_matches(['<', '>', '(', ')', '"', '\'']);
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    AddrSpec::parse(word.split(['<', '>']).next().unwrap_or(word))
}

/// A line of a number or two, not a telephone.
fn is_short(line: &str) -> bool {
    line.trim().chars().count() <= 12
}

/// Words that mail holds anyway.
const COMMON: usize = 4;

/// Fewer letters alone may be a name.
const LONG_NAME: usize = 5;

/// Words of a line in which one about an end, or a no to a command, is meant as one.
const SHORT: usize = 6;

/// Whether words were meant as a command: an item's number with words behind it, a number with a command's word, or a
/// word or two that are a command but for a slip.
fn is_a_try(words: &[&str], language: &'static Words) -> bool {
    const FEW: usize = 3;
    let numbered = words.iter().any(|word| items(word).is_some());
    let leads = words.first().is_some_and(|word| items(word).is_some_and(|all| all.iter().all(|n| *n <= 20)));
    let verb = |from: usize| words.get(from..).and_then(|words| language.verb(words)).is_some();
    let named = words.iter().any(|word| word.contains('@'));
    let timed = || {
        (0..words.len()).any(|at| words.get(at..).is_some_and(|words| when::read(words, language).is_some()))
    };
    let all_done = || words.len() <= FEW && tells_alone(words, language);
    match words.len() {
        0 => false,
        length if length <= SHORT && language.asks_for_an_end(words) => true,
        _ if all_done() => true,
        length if leads && length <= SHORT && time_behind(words, language).is_some() => true,
        // A name of three letters is near to many words.
        1 => words.iter().all(|word| word.chars().count() >= LONG_NAME) && slip(words, language).is_some(),
        2..=FEW if slip(words, language).is_some() && (numbered || timed()) => true,
        length if leads && length <= FEW => {
            words.iter().skip(1).all(|word| word.chars().any(char::is_alphabetic))
        }
        length => {
            let told = (0..length).any(verb);
            told && (numbered || named && verb(0))
                || leads && length <= FEW + COMMON && slip(words, language).is_some()
        }
    }
}

/// The verb of which one of these words is a slip.
fn slip(words: &[&str], language: &'static Words) -> Option<Verb> {
    let single: Vec<(Verb, &str)> = language.all().filter(|(_, known)| known.chars().count() > 2).collect();
    words.iter().filter(|word| word.chars().count() > 2 && word.chars().all(char::is_alphabetic)).find_map(
        |word| {
            let near = nearest(word, single.iter().map(|(_, known)| *known))?;
            single
                .iter()
                .find(|(verb, known)| *known == near && !matches!(verb, Verb::Yes | Verb::No))
                .map(|(verb, _)| *verb)
        },
    )
}

/// Whether a few words without a number are an order all the same: "done", "Paulo done", "undo all". Words that people
/// use for themselves as often ("more soon", "happy to help") only when they stand alone.
fn tells_alone(words: &[&str], language: &'static Words) -> bool {
    let own = |verb: Verb| {
        let common =
            matches!(verb, Verb::Snooze | Verb::More | Verb::Less | Verb::Keep | Verb::Note | Verb::Help);
        !common && !matches!(verb, Verb::Yes | Verb::No)
    };
    let alone = language.verb(words).is_some_and(|(_, used)| used == words.len());
    let ends = (1..words.len()).any(|at| {
        let end = words.get(at..).unwrap_or_default();
        language.verb_of(end, &own).is_some_and(|(_, used)| used == end.len())
    });
    alone || ends || language.verb_of(words, &own).is_some()
}

/// A time behind the first word.
fn time_behind(words: &[&str], language: &'static Words) -> Option<When> {
    (1..words.len()).find_map(|at| when::read(words.get(at..)?, language)).map(|(when, _)| when)
}

fn item_done(number: u8, language: &'static Words) -> String {
    format!("{number} {}", language.shown(Verb::Done))
}

/// How the nearest command would be written, in the digest's language. What cannot be meant by half (never, wrong, stop)
/// is near only to that word alone.
fn near(words: &[&str], language: &'static Words) -> Option<String> {
    let number = words.iter().find_map(|word| items(word)).and_then(|all| all.first().copied());
    let exact = (0..words.len()).find_map(|at| language.verb(words.get(at..)?));
    let leads = words.first().is_some_and(|word| items(word).is_some());
    let time = time_behind(words, language);
    let verb = exact.map(|(verb, _)| verb).or_else(|| slip(words, language));
    let verb = verb.or_else(|| (leads && time.is_some()).then_some(Verb::Snooze));
    let others = words.iter().filter(|word| items(word).is_none()).count();
    let alone = others == exact.map_or(1, |(_, used)| used);
    match verb {
        Some(Verb::Stop) if !alone || number.is_some() => return None,
        Some(Verb::Never | Verb::Wrong) if !alone => return None,
        _ => {}
    }
    let shown = |verb| language.shown(verb);
    let with = |word: &str, time: When| format!("{word} {time}");
    let item = |verb| format!("{} {}", number.unwrap_or(1), shown(verb));
    Some(match verb {
        Some(Verb::Snooze) => with(&item(Verb::Snooze), time.unwrap_or(SNOOZE)),
        Some(Verb::Pause) => with(shown(Verb::Pause), time.unwrap_or(PAUSE)),
        Some(Verb::Why) => format!("{} {}", shown(Verb::Why), number.unwrap_or(1)),
        Some(Verb::Undo) if number.is_none() => shown(Verb::Undo).to_owned(),
        Some(Verb::Alias) => format!("{} a@b c@d", shown(Verb::Alias)),
        Some(Verb::Boss) => format!("{} a@b", shown(Verb::Boss)),
        Some(Verb::Remind) => format!("{} a@b 6w", shown(Verb::Remind)),
        Some(Verb::Public) => format!("{} {} {}", "NAME", shown(Verb::Public), shown(Verb::No)),
        Some(Verb::Note) => format!("{} {}: …", number.unwrap_or(1), shown(Verb::Note)),
        Some(verb) if of_items(verb).is_some() => item(verb),
        Some(verb) if !matches!(verb, Verb::Yes | Verb::No) => shown(verb).to_owned(),
        // An end that is asked for in other words; "stop" ends digests for good and is not put into anybody's mouth.
        _ if number.is_none() => return None,
        _ => item(Verb::Done),
    })
}

#[cfg(test)]
mod tests;
