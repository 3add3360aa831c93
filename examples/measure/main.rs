//! How well mail is read, measured on sets that lie outside the repository.
//!
//! `cargo run --release --example measure -- DATA` prints a table for every set found in the folder DATA and writes them
//! to `docs/accuracy.md`; `--show SET` prints what one set got wrong instead. The shapes of the sets are told in each
//! module's head.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command that prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "what is measured is time too")]

mod gold;
mod held;
mod html;
mod lists;
mod merges;
mod odd;
mod pace;
mod practices;
mod reconnect;
mod replies;
mod report;
mod sentences;
mod tally;

use report::Table;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// One set: its name, and how it is measured. `None` when DATA lacks it.
type Set = (&'static str, fn(&Path, &mut Misses) -> Option<Table>);

const SETS: [Set; 11] = [
    ("replies", replies::measure),
    ("lists", lists::measure),
    ("html", html::measure),
    ("odd-mime", odd::measure),
    ("gold", gold::measure),
    ("sentences", sentences::measure),
    ("held", held::measure),
    ("practices", practices::measure),
    ("reconnect", reconnect::measure),
    ("merges", merges::measure),
    ("pace", pace::measure),
];

/// The cases of a file with a JSON object a line; `None` when there is no such file. Lines of another shape are left out.
fn cases<T: DeserializeOwned>(file: &Path) -> Option<Vec<T>> {
    let lines = std::fs::read_to_string(file).ok()?;
    Some(lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// What a set got wrong, for `--show`; nothing is collected without it.
#[derive(Debug, Default)]
pub struct Misses {
    wanted: bool,
    shown: Vec<String>,
}

impl Misses {
    /// Keeps one miss.
    pub fn note(&mut self, miss: impl FnOnce() -> String) {
        if self.wanted {
            self.shown.push(miss());
        }
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(data), option, set) = (arguments.next().map(PathBuf::from), arguments.next(), arguments.next())
    else {
        eprintln!(
            "give the folder with the sets: cargo run --release --example measure -- DATA [--show SET]"
        );
        return ExitCode::from(64);
    };
    match (option.as_deref(), set.as_deref()) {
        (None, _) => tables(&data),
        (Some("--show"), Some(name)) => show(&data, name),
        _ => {
            eprintln!("the only option is --show SET, with SET one of: {}", names());
            ExitCode::from(64)
        }
    }
}

fn names() -> String {
    SETS.map(|(name, _)| name).join(", ")
}

fn tables(data: &Path) -> ExitCode {
    let mut tables = Vec::new();
    for (name, measure) in SETS {
        match measure(data, &mut Misses::default()) {
            Some(table) => tables.push(table),
            None => eprintln!("{name}: not in {}", data.display()),
        }
    }
    if tables.is_empty() {
        eprintln!("{} holds none of the sets: {}", data.display(), names());
        return ExitCode::FAILURE;
    }
    for table in &tables {
        println!("{table}");
    }
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    if let Err(fault) = report::write(&page, &tables) {
        eprintln!("{}: {fault}", page.display());
        return ExitCode::FAILURE;
    }
    eprintln!("written to {}", page.display());
    ExitCode::SUCCESS
}

fn show(data: &Path, name: &str) -> ExitCode {
    let Some((_, measure)) = SETS.iter().find(|(set, _)| *set == name) else {
        eprintln!("no set is called `{name}`; there are: {}", names());
        return ExitCode::from(64);
    };
    let mut misses = Misses { wanted: true, shown: Vec::new() };
    let Some(table) = measure(data, &mut misses) else {
        eprintln!("{name}: not in {}", data.display());
        return ExitCode::FAILURE;
    };
    for miss in &misses.shown {
        println!("{miss}\n");
    }
    println!("{table}");
    ExitCode::SUCCESS
}
