//! A temporary home in which the program runs, and what came of a run.

use appreciated::sample::{Owner, Phrases, Sample, generate};
use chrono::{DateTime, FixedOffset};
use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// When all tests look from. In the past, so that no clock takes the mails before it for mails from the future.
pub const NOW: &str = "2024-11-25T08:00:00+00:00";

/// The program.
pub const BINARY: &str = env!("CARGO_BIN_EXE_appreciated");

/// An empty home with an empty working folder.
pub struct House {
    dir: TempDir,
}

/// What came of a run.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl House {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        for name in ["home", "work"] {
            std::fs::create_dir(dir.path().join(name)).unwrap();
        }
        Self { dir }
    }

    /// A path in the working folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join("work").join(name)
    }

    /// A path in the home.
    pub fn home(&self, name: &str) -> PathBuf {
        self.dir.path().join("home").join(name)
    }

    /// Writes a file in the working folder, with the folders above it.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The command, not started: nothing of the environment but this home.
    pub fn command(&self) -> Command {
        let mut command = Command::new(BINARY);
        self.set_up(&mut command);
        command
    }

    /// Gives any command this home.
    pub fn set_up(&self, command: &mut Command) {
        command.env_clear().current_dir(self.path("")).stdin(Stdio::null());
        command.env("HOME", self.home("")).env("TZ", "UTC");
        for (name, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_DATA_HOME", "data"),
        ] {
            command.env(name, self.home(folder));
        }
    }

    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Run {
        Run::of(self.command().args(arguments))
    }

    /// A run that must succeed.
    pub fn good<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Run {
        let run = self.run(arguments);
        let shown: Vec<_> = arguments.iter().map(AsRef::as_ref).collect();
        assert_eq!(run.code, 0, "{shown:?}: {}{}", run.out, run.err);
        run
    }

    /// A run with text on stdin.
    pub fn fed<A: AsRef<OsStr>>(&self, arguments: &[A], text: &[u8]) -> Run {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that refuses its input early closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(text);
        Run::from(child.wait_with_output().unwrap())
    }

    /// Everything below the working folder and the home, with its bytes.
    pub fn everything(&self) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        collect(self.dir.path(), &mut found);
        found.sort();
        found
    }
}

fn collect(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        if path.is_dir() {
            collect(&path, found);
            found.push((name + "/", Vec::new()));
        } else {
            // Sockets and broken links have no bytes.
            found.push((name, std::fs::read(&path).unwrap_or_default()));
        }
    }
}

impl Run {
    pub fn of(command: &mut Command) -> Self {
        Self::from(command.output().unwrap())
    }

    fn from(output: std::process::Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        // Ended by a signal is no code of ours.
        let code = output.status.code().unwrap_or(-1);
        let run = Self { code, out: text(output.stdout), err: text(output.stderr) };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run.harmless();
        run
    }

    /// Nothing that drives a terminal: no control but the line end, nothing that turns or hides text.
    fn harmless(&self) {
        for text in [&self.out, &self.err] {
            let bad = text.chars().find(|c| {
                (c.is_control() && !matches!(c, '\n' | '\t'))
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
            });
            assert_eq!(bad, None, "in {text:?}");
        }
    }

    /// The one JSON document on stdout.
    pub fn json(&self) -> Value {
        assert_eq!(self.out.matches('\n').count(), 1, "one line: {}", self.out);
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// The JSON documents on stdout, one a line.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A refusal as the user must get it: nothing on stdout, a sentence on stderr.
    pub fn refused(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert_eq!(self.out, "", "nothing on stdout");
        assert!(self.err.contains("error: "), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "{word:?} in {:?}", self.err);
        }
    }
}

/// The names of an object, sorted.
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().map(String::as_str).collect()
}

/// Whether an object has all of these names.
pub fn has_keys(value: &Value, wanted: &[&str]) {
    let there = keys(value);
    for key in wanted {
        assert!(there.contains(key), "no {key:?} in {there:?}");
    }
}

pub fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(NOW).unwrap()
}

/// The sample mailbox that `try` shows.
pub fn sample(owner: Owner) -> Sample {
    generate(owner, 7, now(), Phrases::Shown)
}

/// Writes mails into the `cur` of a Maildir, which is made.
pub fn maildir(path: &Path, sample: &Sample) {
    for folder in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(path.join(folder)).unwrap();
    }
    for mail in &sample.mails {
        let name = mail.place.strip_prefix("cur/").unwrap_or(&mail.place);
        std::fs::write(path.join("cur").join(format!("{name}:2,S")), &mail.bytes).unwrap();
    }
}
