//! The end of what the owner typed. Owns: where the signature begins, attachment stubs. Never touches: quotes.

use super::closing::{is_answer, is_contact, is_greeting, is_name, is_prose, is_sign_off};
use super::legal::{disclaimer_at, footer_at};
use super::lines::is_rule;
use super::mobile::is_mobile;

/// Lines of a signature that no `-- ` announces.
const LONGEST: usize = 14;
/// The same below a `-- `.
const LONGEST_DELIMITED: usize = 40;
/// Characters of a line that a mail program may have wrapped.
const WRAPPED: usize = 60;
/// Bytes of a line in such a signature.
const WIDEST: usize = 72;

/// The parts of one run of the owner's lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parted<'a> {
    /// What they said.
    pub own: Vec<&'a str>,
    /// How they signed.
    pub signature: Vec<&'a str>,
    /// What the lawyers added, and what a list did.
    pub disclaimer: Vec<&'a str>,
}

/// What stands around one run of the owner's lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The owner said something in an earlier run.
    pub content_above: bool,
    /// The owner goes on below a quote: short lines may be answers.
    pub content_below: bool,
}

/// Parts one run.
pub fn part<'a>(lines: &[&'a str], around: Around) -> Parted<'a> {
    let mut own: Vec<&str> = lines.to_vec();
    while own.last().is_some_and(|line| line.trim().is_empty() || is_stub(line)) {
        own.pop();
    }
    let mut parted = Parted::default();
    if let Some(at) = footer_at(&own).or_else(|| disclaimer_at(&own)) {
        parted.disclaimer = own.split_off(at);
    }
    if let Some(at) = delimiter_at(&own, around) {
        let mut tail = own.split_off(at);
        if let Some(at) = disclaimer_at(&tail) {
            let mut legal = tail.split_off(at);
            legal.append(&mut parted.disclaimer);
            parted.disclaimer = legal;
        }
        parted.signature = tail.into_iter().skip(1).collect();
    }
    if let Some(at) = mobile_at(&own) {
        prepend(&mut parted.signature, own.split_off(at));
    }
    let named = || if around.content_below { None } else { name_at(&own) };
    if let Some(at) = block_at(&own, around).or_else(|| sign_off_at(&own, around)).or_else(named) {
        prepend(&mut parted.signature, own.split_off(at));
        // Its name or block was just taken from below.
        if let Some(at) = sign_off_at(&own, Around { content_below: false, ..around }) {
            prepend(&mut parted.signature, own.split_off(at));
        }
    }
    while own.last().is_some_and(|line| line.trim().is_empty() || is_rule(line) || is_stub(line)) {
        own.pop();
    }
    parted.own = own;
    parted
}

/// A line that announces a signature and is nothing else.
pub fn is_delimiter(line: &str) -> bool {
    matches!(line.trim_end(), "--" | "—")
}

fn prepend<'a>(tail: &mut Vec<&'a str>, mut lines: Vec<&'a str>) {
    lines.append(tail);
    *tail = lines;
}

/// Endings of the files that people attach.
const ATTACHED: [&str; 30] = [
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "zip", "txt", "rtf", "csv", "htm", "html", "jpg",
    "jpeg", "gif", "png", "bmp", "tif", "tiff", "wpd", "wav", "vcf", "eml", "msg", "dot", "mpp", "vsd",
    "pst", "odt",
];

/// Words of a file's name; more may be a sentence that ends in one.
const MOST_STUB_WORDS: usize = 3;

/// `<< File: plan.doc >>` and ` - plan.doc`, which mail programs leave for attachments below the text.
fn is_stub(line: &str) -> bool {
    let text = line.trim();
    if let Some(inner) = text.strip_prefix("<<") {
        return inner.ends_with(">>") && inner.len() < 200;
    }
    let Some(name) = line.strip_prefix(" - ") else { return false };
    let ending = name.trim_end().rsplit_once('.').map_or("", |(_, ending)| ending);
    let few = name.split_whitespace().nth(MOST_STUB_WORDS).is_none();
    few && ATTACHED.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// `-- ` (RFC 3676 §4.3), or a dash or ruler line low in the run with nothing but short lines below. Without its space
/// `--` may be anything (the output of a program).
fn delimiter_at(lines: &[&str], around: Around) -> Option<usize> {
    let exact = lines.iter().position(|line| *line == "-- ");
    let exact = exact.filter(|&at| at >= low_from(lines, LONGEST_DELIMITED));
    if exact.is_some() || around.content_below {
        return exact;
    }
    let first = low_from(lines, LONGEST);
    let dashed = lines.iter().skip(first).position(|line| matches!(line.trim_end(), "--" | "—"));
    dashed.map(|at| first + at).filter(|&at| is_short_below(lines, at)).or_else(|| ruler_at(lines, first))
}

/// A ruler with only short lines below it and content above.
fn ruler_at(lines: &[&str], first: usize) -> Option<usize> {
    let ruler = (first..lines.len()).rev().find(|&at| lines.get(at).is_some_and(|line| is_rule(line)))?;
    (is_short_below(lines, ruler) && has_content(lines.get(..ruler)?)).then_some(ruler)
}

fn is_short_below(lines: &[&str], at: usize) -> bool {
    let below = lines.get(at + 1..).unwrap_or_default();
    let short = below.iter().all(|line| line.len() <= WIDEST && !is_prose(line));
    short && below.iter().any(|line| !line.trim().is_empty())
}

/// Where the last `count` lines with words begin, with the line above them.
fn low_from(lines: &[&str], count: usize) -> usize {
    let said = |&(_, line): &(usize, &&str)| !line.trim().is_empty();
    lines.iter().enumerate().rev().filter(said).nth(count).map_or(0, |(at, _)| at)
}

/// The first of the lines that mail programs added at the end; three lines may stand below (a name, an address).
fn mobile_at(lines: &[&str]) -> Option<usize> {
    let mut found = None;
    let mut others = 0;
    for (at, line) in lines.iter().enumerate().rev() {
        if is_mobile(line) {
            found = Some(at);
        } else if !line.trim().is_empty() {
            others += 1;
            if found.is_some() || others > 3 {
                break;
            }
        }
    }
    found
}

/// A name with a telephone, address or title below, at the end of the run: the first that leaves content above, else
/// the whole run when it is a block of at least three lines and the last one.
fn block_at(lines: &[&str], around: Around) -> Option<usize> {
    let last = last_said(lines)?;
    let mut names = Vec::new();
    let mut contact = false;
    for at in ((last + 1).saturating_sub(LONGEST)..=last).rev() {
        let line = lines.get(at)?.trim();
        if line.is_empty() {
            continue;
        }
        if line.len() > WIDEST || is_prose(line) || is_sign_off(line) || is_greeting(line) {
            break;
        }
        contact |= is_contact(line);
        if contact && is_name(line) {
            names.push(at);
        }
    }
    let leaves_content = |at: &usize| has_content(lines.get(..*at).unwrap_or_default());
    let whole = names.last().copied().filter(|at| last >= at + 2 && !around.content_below);
    names.iter().rev().copied().find(leaves_content).or(whole)
}

/// Whether a line is the tail of a wrapped sentence ("… a peaceful time to you and / yours."): lower case, under a
/// long line that ends without a stop.
fn runs_on(lines: &[&str], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| lines.get(above)).map_or("", |line| line.trim_end());
    let lower =
        lines.get(at).and_then(|line| line.trim_start().chars().next()).is_some_and(char::is_lowercase);
    lower && above.chars().count() >= WRAPPED && above.ends_with(char::is_alphanumeric)
}

/// The last sign-off with nothing but a few short lines below and content above. Alone below a quote it is an answer.
fn sign_off_at(lines: &[&str], around: Around) -> Option<usize> {
    let last = last_said(lines)?;
    let first = (last + 1).saturating_sub(LONGEST);
    for at in (first..=last).rev() {
        let line = lines.get(at)?.trim();
        if line.is_empty() {
            continue;
        }
        if is_sign_off(line) && !runs_on(lines, at) {
            let above = lines.get(..at)?;
            // Point by point, "Many thanks!" alone is an answer; above a name it signs what stands above.
            let named = at < last;
            let signs = has_content(above) && (named || !around.content_below);
            let at_the_end = around.content_above && named && !around.content_below;
            return (signs || at_the_end).then_some(at);
        }
        if line.len() > WIDEST || is_prose(line) {
            return None;
        }
    }
    None
}

/// A name alone on the last line (or initials, or two names).
fn name_at(lines: &[&str]) -> Option<usize> {
    let last = last_said(lines)?;
    let line = lines.get(last)?.trim();
    let above = lines.get(..last)?;
    let said = has_content(above);
    let previous = above.iter().rev().map(|line| line.trim()).find(|line| !line.is_empty()).unwrap_or("");
    let parted =
        above.last().is_none_or(|line| line.trim().is_empty()) || previous.ends_with(['.', '!', '?', ')']);
    let small = line.chars().all(char::is_lowercase) && previous.ends_with(['.', '!', '?']);
    let listed = previous.ends_with(':') || previous.starts_with(['*', '-', '•']);
    (said && parted && !listed && (is_name(line) || small && line.len() <= 12 && !is_answer(line)))
        .then_some(last)
}

fn last_said(lines: &[&str]) -> Option<usize> {
    lines.iter().rposition(|line| !line.trim().is_empty())
}

/// Says something that is neither a greeting nor a sign-off.
fn has_content(lines: &[&str]) -> bool {
    lines.iter().any(|line| {
        let text = line.trim();
        text.chars().any(char::is_alphanumeric) && !is_greeting(text) && !is_sign_off(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (String, String, String) {
        let lines: Vec<&str> = text.split('\n').collect();
        let parted = part(&lines, Around::default());
        (parted.own.join("\n"), parted.signature.join("\n"), parted.disclaimer.join("\n"))
    }

    #[test]
    fn thanks_above_a_name_is_a_signature_below_content_only() {
        assert_eq!(shown("Here it is.\n\nThanks,\nAna").0, "Here it is.");
        assert_eq!(shown("Hi Dana,\nThanks!").0, "Hi Dana,\nThanks!");
        assert_eq!(shown("Hi Dana,\n\nThanks!\nAna").0, "Hi Dana,\n\nThanks!\nAna");
        assert_eq!(shown("Here it is.\nThanks.\n\nana").1, "Thanks.\n\nana");
    }

    #[test]
    fn answers_are_no_names() {
        assert_eq!(shown("Is it done, you ask.\n\nDone").1, "");
        assert_eq!(shown("I saw it.\n\nGerwin").1, "Gerwin");
    }

    #[test]
    fn delimited_and_mobile() {
        assert_eq!(shown("Yes.\n-- \nAna\nPorto").1, "Ana\nPorto");
        assert_eq!(shown("Yes.\n\nSent from my iPhone").1, "Sent from my iPhone");
    }

    #[test]
    fn corporate_block() {
        let (own, signature, _) =
            shown("I will send the plan.\n\nAna Sousa\nAcme Corp.\n1 Long Street\n(713) 555-0100");
        assert_eq!(own, "I will send the plan.");
        assert!(signature.starts_with("Ana Sousa"), "{signature}");
    }

    #[test]
    fn legal_text() {
        let text = "See you.\n\n******************\nThis e-mail is confidential and meant for the\nintended recipient only.\n******************";
        let (own, _, disclaimer) = shown(text);
        assert_eq!(own, "See you.");
        assert!(disclaimer.starts_with("*****"), "{disclaimer}");
    }

    #[test]
    fn stubs_go() {
        assert_eq!(shown("See this.\n\n - plan.doc\n << File: plan.doc >>").0, "See this.");
    }
}
