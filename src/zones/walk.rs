//! One pass over the lines of a body. Owns: which mail each line belongs to. Never touches: signatures.

use super::attribution;
use super::heads::{self, Found, Head, Kind};
use super::lines::{Line, next_marks};

/// Levels counted; deeper quotes are all of this level.
const DEEPEST: usize = 250;

/// Consecutive lines of one mail.
#[derive(Debug, Default)]
pub struct Run<'a> {
    /// 0 = the owner, 1 = the mail answered, …
    pub level: usize,
    /// Who wrote it and when.
    pub head: Head,
    /// Its lines.
    pub lines: &'a [Line<'a>],
}

impl<'a> Run<'a> {
    /// What its lines say, without marks unless they are the owner's; blank lines are empty.
    pub fn texts(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let own = self.level == 0;
        self.lines.iter().map(move |line| text(line, own))
    }
}

fn text<'a>(line: &Line<'a>, own: bool) -> &'a str {
    if line.is_blank() {
        ""
    } else if own {
        line.raw
    } else {
        line.text
    }
}

/// The parted body.
#[derive(Debug, Default)]
pub struct Walk<'a> {
    /// The owner's runs and the quoted ones, in order.
    pub runs: Vec<Run<'a>>,
    /// From the forwarded mail's own header to the end.
    pub forwarded: Vec<&'a str>,
    /// Marks at which a mail without `>` began; each adds a level to the lines below it.
    frames: Vec<usize>,
    /// The announcement in force, by level.
    heads: Vec<Head>,
    /// Where the last run begins.
    start: usize,
}

/// Parts the lines.
pub fn walk<'a>(lines: &'a [Line<'a>]) -> Walk<'a> {
    let mut walk = Walk::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(found) = heads::find(lines, at) else {
            walk.put(lines, at, line);
            at += 1;
            continue;
        };
        if found.kind == Kind::Forward && walk.level(line.marks) == 0 {
            walk.retract();
            let rest = lines.get(at + found.marker..).unwrap_or_default();
            // Apple Mail quotes what it forwards; what stands below without marks is the owner's.
            let quoted = rest.iter().find(|line| !line.is_blank()).is_some_and(|line| line.marks > 0);
            let ends = |line: &Line<'_>| quoted && line.marks == 0 && !line.is_blank();
            let length = rest.iter().position(ends).unwrap_or(rest.len());
            let passed_on = rest.iter().take(length);
            walk.forwarded.extend(passed_on.map(|line| if quoted { line.text } else { line.raw }));
            at += found.marker + length;
            // What the owner says below begins anew.
            walk.runs.push(Run::default());
            continue;
        }
        walk.announce(&found, lines, at);
        at += found.used.max(1);
    }
    walk
}

impl<'a> Walk<'a> {
    /// The level of a line with that many marks; frames deeper than it are over.
    fn level(&mut self, marks: usize) -> usize {
        while self.frames.last().is_some_and(|frame| *frame > marks) {
            self.frames.pop();
        }
        (marks + self.frames.len()).min(DEEPEST)
    }

    /// Adds a line to the run it belongs to; runs have no gaps, because each announcement and each
    /// forward begins a new one.
    fn put(&mut self, lines: &'a [Line<'a>], at: usize, line: &Line<'_>) {
        // A blank line belongs to what stands above it.
        let level = if line.is_blank() { None } else { Some(self.level(line.marks)) };
        let last_level = self.runs.last().map(|last| last.level);
        match level {
            None if last_level.is_none() => return,
            Some(level) if last_level != Some(level) => {
                let head = self.heads.get(level).cloned().unwrap_or_default();
                self.runs.push(Run { level, head, lines: &[] });
            }
            _ => {}
        }
        if let Some(last) = self.runs.last_mut() {
            if last.lines.is_empty() {
                self.start = at;
            }
            last.lines = lines.get(self.start..=at).unwrap_or_default();
        }
    }

    /// Takes an announcement into account for the lines below it.
    fn announce(&mut self, found: &Found, lines: &[Line<'a>], at: usize) {
        let Some(marks) = lines.get(at).map(|line| line.marks) else { return };
        let marks = if found.kind == Kind::Arrows { attribution::without_arrows(marks) } else { marks };
        let level = self.level(marks);
        let below = next_marks(lines, at + found.used);
        let deeper = below.is_some_and(|below| below > marks);
        self.retract();
        let begins = self.runs.last().is_none_or(|run| run.level < level);
        if matches!(found.kind, Kind::Attribution | Kind::Arrows) && deeper {
            self.set_head(level + 1, found);
        } else if marks > 0 && begins && found.kind != Kind::Forward && found.marker == 0 {
            // The announcement stands inside the quote it announces (Apple Mail, Hotmail).
            self.set_head(level, found);
        } else if found.kind == Kind::Attribution && level == 0 && self.runs.is_empty() {
            // Nothing above and no quote below: what follows is the owner's.
            self.runs.push(Run::default());
        } else {
            self.frames.push(marks);
            self.set_head(level + 1, found);
        }
    }

    fn set_head(&mut self, level: usize, found: &Found) {
        let level = level.min(DEEPEST);
        self.heads.resize_with(level, Head::default);
        self.heads.push(found.head.clone());
        if level > 0 {
            // A new mail of the same level is a new quote.
            self.runs.push(Run { level, head: found.head.clone(), lines: &[] });
        }
    }

    /// Takes back the rulers, blank lines and company lines right above an announcement.
    fn retract(&mut self) {
        let Some(run) = self.runs.last_mut() else { return };
        while let Some((last, above)) = run.lines.split_last()
            && decoration(text(last, run.level == 0))
        {
            run.lines = above;
        }
        // A mail passed on without a word stays: its author and date are evidence.
        if run.lines.is_empty() && run.level == 0 {
            self.runs.pop();
        }
    }
}

/// What clients set above a quoted mail: nothing, a ruler, the company's name in Notes.
fn decoration(line: &str) -> bool {
    let text = line.trim();
    let company = line.starts_with(['\t', ' '])
        && text.len() < 60
        && (text.ends_with("Corp.") || text.ends_with("Inc."));
    text.is_empty() || company || text.len() > 1 && super::lines::are_strokes(text)
}
