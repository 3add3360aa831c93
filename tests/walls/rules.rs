//! What a wall is. Owns: the rules and the sentences that say where one is broken. Never touches: files.

use crate::source::{Token, paths, tokens};

/// A module below the crate: its file below `src/`, and what stands in it.
#[derive(Clone, Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// Groups of rooms by their place in `src/lib.rs`; before it are the words everyone uses, behind it what brings all
/// together.
pub const DECIDING: usize = 1;
/// The group behind.
pub const EDGES: usize = 2;

/// A library and the only places that may name it. A place is a room, a file or a folder.
const OWNERS: &[(&str, &[&str])] = &[
    ("mailparse", &["message"]),
    ("encoding_rs", &["message"]),
    ("charset", &["message"]),
    ("calcard", &["config/contacts"]),
    ("html2text", &["zones/html/render.rs"]),
    ("icu_normalizer", &["zones/words.rs"]),
    ("aho_corasick", &["lexicon", "zones/legal.rs", "zones/words.rs"]),
    ("regex_automata", &["lexicon"]),
    ("regex_syntax", &["lexicon"]),
    ("memchr", &["zones/heads.rs", "zones/header_block.rs", "zones/lines.rs"]),
    ("minijinja", &["digest"]),
    ("fluent_bundle", &["tongue"]),
    ("fluent_syntax", &["tongue"]),
    ("unic_langid", &["tongue"]),
    ("lettre", &["outbox", "courier"]),
    ("cron", &["schedule"]),
    ("idna", &["plain", "message"]),
    ("rusqlite", &["ledger"]),
    ("toml", &["config", "lexicon", "sample"]),
    ("clap", &["cli"]),
    ("anstyle", &["cli/paint.rs"]),
    ("serde_json", &["cli"]),
    ("textwrap", &["digest", "config/diagnostic.rs", "sample", "cli"]),
    ("imap", &["mailbox/imap"]),
    ("imap_proto", &["mailbox/imap"]),
    ("utf7_imap", &["mailbox/imap"]),
    ("tokio", &["daemon", "courier"]),
    ("rustls", &["wire"]),
    ("rustls_native_certs", &["wire"]),
    ("ring", &["wire"]),
    ("tracing", &["daemon", "cli", "host"]),
    ("tracing_subscriber", &["host/log.rs"]),
    ("sd_notify", &["host/notify.rs"]),
    ("iana_time_zone", &["host/zone.rs"]),
];

/// Files and folders of a room without I/O that are edges all the same.
const EDGE_FILES: [&str; 4] = ["mailbox/local.rs", "mailbox/mbox.rs", "mailbox/maildir.rs", "mailbox/imap"];

/// The edges that other edges stand on.
const GROUND: [&str; 4] = ["config", "host", "login", "wire"];

/// No file is longer, its tests left out.
pub const LONGEST: usize = 600;

/// The rooms of `src/lib.rs`, group by group: a group begins with a `// -- ` line.
pub fn groups(lib: &str) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for line in lib.lines() {
        if line.starts_with("// -- ") {
            groups.push(Vec::new());
        } else if let Some(room) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            groups.last_mut().expect("a room before the first group").push(room.to_owned());
        }
    }
    groups
}

/// Every breach in one file, each as `src/FILE:LINE: what`.
pub fn breaches(file: &File, groups: &[Vec<String>]) -> Vec<String> {
    if file.path.ends_with("tests.rs") {
        return Vec::new();
    }
    let tokens = tokens(&file.text);
    let mut said = Vec::new();
    let mut tell = |line: usize, what: String| said.push(format!("src/{}:{line}: {what}", file.path));
    for (line, path) in paths(&tokens) {
        let path = rooted(file, path);
        imports(file, &path, groups, line, &mut tell);
        libraries(file, &path, line, &mut tell);
        outside(file, &path, groups, line, &mut tell);
    }
    panics(&tokens, &mut tell);
    shape(file, &mut tell);
    said
}

/// The room a file belongs to.
fn room(file: &File) -> &str {
    file.path.split(['/', '.']).next().expect("a split gives something")
}

/// Whether a place is this file, or the folder (with the file of its name) that it is in.
fn is_at(file: &File, place: &str) -> bool {
    file.path
        .strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest == ".rs" || rest.starts_with('/'))
}

fn group_of(file: &File, groups: &[Vec<String>]) -> Option<usize> {
    if EDGE_FILES.iter().any(|edge| is_at(file, edge)) {
        return Some(EDGES);
    }
    groups.iter().position(|rooms| rooms.iter().any(|one| one == room(file)))
}

/// `super::super::x` as `crate::x` when it leaves the room.
fn rooted(file: &File, path: Vec<String>) -> Vec<String> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    // `a.rs` is one below the crate, `a/b.rs` two.
    let depth = file.path.trim_end_matches("/mod.rs").split('/').count();
    if ups == 0 || ups != depth {
        return path;
    }
    std::iter::once("crate".to_owned()).chain(path.into_iter().skip(ups)).collect()
}

fn imports(
    file: &File,
    path: &[String],
    groups: &[Vec<String>],
    line: usize,
    tell: &mut impl FnMut(usize, String),
) {
    let ([head, other, ..], Some(own)) = (path, group_of(file, groups)) else { return };
    let is_room = |group: &Vec<String>| group.contains(other);
    if head != "crate" || other == room(file) {
        return;
    }
    let Some(theirs) = groups.iter().position(is_room) else { return };
    if theirs > own {
        tell(line, format!("`{}` belongs to a later group of src/lib.rs", path.join("::")));
    }
    // Edges know words, deciding rooms, the config, the machine, the wire and the login; not each other.
    if own == EDGES && theirs == EDGES && !GROUND.contains(&other.as_str()) {
        tell(line, format!("an edge imports the edge `{other}`"));
    }
}

fn libraries(file: &File, path: &[String], line: usize, tell: &mut impl FnMut(usize, String)) {
    let Some(head) = path.first() else { return };
    let Some((library, owners)) = OWNERS.iter().find(|(library, _)| library == head) else { return };
    // A word of our own may be called like a library; only a path or a `use` of it names the library.
    if path.len() < 2 {
        return;
    }
    if !owners.iter().any(|owner| *owner == room(file) || is_at(file, owner)) {
        tell(line, format!("only {} may name `{library}`", owners.join(", ")));
    }
}

/// I/O, logging and the clock.
fn outside(
    file: &File,
    path: &[String],
    groups: &[Vec<String>],
    line: usize,
    tell: &mut impl FnMut(usize, String),
) {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    let now = parts.windows(2).any(|two| matches!(two, ["Utc" | "Local", "now"]));
    let clock = now || parts.iter().any(|part| matches!(*part, "SystemTime" | "Instant"));
    if clock && file.path != "host.rs" {
        tell(line, format!("only host.rs may ask for the time: `{}`", path.join("::")));
    }
    let environment = matches!(parts.as_slice(), ["std", "env", ..]);
    if environment && !matches!(file.path.as_str(), "host.rs" | "main.rs") {
        tell(line, format!("only host.rs may ask for the environment: `{}`", path.join("::")));
    }
    let socket = matches!(parts.as_slice(), ["std", "net", part, ..]
        if part.starts_with("Tcp") || part.starts_with("Udp") || *part == "ToSocketAddrs");
    if socket && room(file) != "wire" {
        tell(line, format!("only wire may open a socket: `{}`", path.join("::")));
    }
    if group_of(file, groups).is_none_or(|group| group > DECIDING) {
        return;
    }
    let forbidden = match parts.as_slice() {
        ["std", "fs" | "net" | "process" | "thread", ..]
        | ["tokio" | "imap" | "rusqlite" | "tracing" | "log", _, ..] => true,
        ["lettre", part, ..] => part.ends_with("Transport") || *part == "transport",
        parts => parts.contains(&"Local"),
    };
    if forbidden {
        tell(line, format!("a room without I/O names `{}`", path.join("::")));
    }
}

/// What ends the program, and lint exceptions without a reason.
fn panics(tokens: &[Token], tell: &mut impl FnMut(usize, String)) {
    let excused = |lint: &str| {
        tokens.windows(5).any(|found| {
            let text: Vec<&str> = found.iter().map(|token| token.text.as_str()).collect();
            text == ["expect", "(", "clippy", "::", lint]
        })
    };
    for (at, token) in tokens.iter().enumerate() {
        let text = |back: usize| tokens.get(at + back).map_or("", |token| token.text.as_str());
        let behind_dot = at > 0 && tokens[at - 1].text == ".";
        match token.text.as_str() {
            "unwrap" if behind_dot && text(1) == "(" && !excused("unwrap_used") => {
                tell(token.line, "`unwrap()`".to_owned());
            }
            "expect" if behind_dot && text(2) == crate::source::TEXT && !excused("expect_used") => {
                tell(token.line, "`expect(…)`".to_owned());
            }
            "panic" | "todo" | "unimplemented" | "dbg" if text(1) == "!" => {
                tell(token.line, format!("`{}!`", token.text));
            }
            "allow" if at > 0 && tokens[at - 1].text == "[" => {
                tell(token.line, "`allow` where `expect` with a reason belongs".to_owned());
            }
            "expect" if at > 0 && tokens[at - 1].text == "[" => {
                let end = tokens[at..].iter().position(|token| token.text == "]").unwrap_or_default();
                if !tokens[at..at + end].iter().any(|token| token.text == "reason") {
                    tell(token.line, "an `expect` without a reason".to_owned());
                }
            }
            _ => {}
        }
    }
}

/// A header first, and not too long.
fn shape(file: &File, tell: &mut impl FnMut(usize, String)) {
    if !file.text.starts_with("//! ") {
        tell(1, "no `//!` header".to_owned());
    }
    let program = file.text.split("\n#[cfg(test)]\nmod tests").next();
    let lines = program.map_or(0, |program| program.lines().count());
    if lines > LONGEST {
        tell(lines, format!("{lines} lines, {LONGEST} are the most"));
    }
}
