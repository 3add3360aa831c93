//! The shipped example is right in every line, and every broken config is told as it should be.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail")]

use appreciated::config::Config;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example() -> String {
    std::fs::read_to_string(root().join("config.example.toml")).unwrap()
}

/// `#key = value`: a setting that is commented out. Explanations begin with `# `.
fn setting(line: &str) -> Option<&str> {
    line.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn check(text: &str, what: &str) {
    if let Err(faults) = Config::parse(text, Path::new("config.example.toml")) {
        panic!("{what}:\n{faults}");
    }
}

#[test]
fn the_example_is_a_config() {
    check(&example(), "as it stands");
}

#[test]
fn every_setting_of_the_example_can_be_used() {
    let text = example();
    let settings = text.lines().filter(|line| setting(line).is_some()).count();
    assert!(settings >= 30, "only {settings} settings are commented out");
    for (place, line) in text.lines().enumerate() {
        let Some(used) = setting(line) else { continue };
        // Removing drafts goes with making them.
        let mut lines: Vec<&str> = text.lines().collect();
        lines[place] = used;
        let with = lines.join("\n");
        let with = if used.starts_with("remove_after") {
            with.replace("append = false", "append = true")
        } else {
            with
        };
        check(&with, line);
    }
}

#[test]
fn all_settings_of_the_example_can_be_used_together() {
    let lines: Vec<String> = example()
        .lines()
        .map(|line| setting(line).unwrap_or(line).replace("append = false", "append = true"))
        .collect();
    check(&lines.join("\n"), "all of them");
}

#[test]
fn the_commented_defaults_are_the_defaults() {
    // A commented setting after the words "Default:" is an example; without them it is the default itself.
    let text = example();
    let plain = Config::parse(&text, Path::new("c.toml")).unwrap();
    for line in [
        "#max_items = 5",
        "#deliver = \"smtp\"",
        "#names_in_subject = true",
        "#language = \"en\"",
        "#catch_up = \"once\"",
        "#pause_when_away = true",
        "#tls = \"implicit\"",
        "#birthdays = \"3d before\"",
        "#anniversaries = \"3d before\"",
        "#follow_ups = true",
        "#keep_quotes = \"2y\"",
        "#keep_their_words = false",
        "#keep_facts = \"10y\"",
    ] {
        assert!(text.contains(&format!("\n{line}\n")), "{line} is not in the example");
        let with =
            Config::parse(&text.replace(line, line.trim_start_matches('#')), Path::new("c.toml")).unwrap();
        assert_eq!(with, plain, "{line}");
    }
}

fn broken() -> Vec<PathBuf> {
    let folder = root().join("tests/data/config/bad");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// With `UPDATE_EXPECT=1` the expected texts are written anew.
#[test]
fn every_broken_config_is_told_byte_for_byte() {
    let cases = broken();
    assert!(cases.len() >= 14, "only {} cases", cases.len());
    let mut wrong = String::new();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(case.join("config.toml")).unwrap();
        let Err(faults) = Config::parse(&text, Path::new("config.toml")) else {
            panic!("{name} is not broken");
        };
        let said = format!("{faults}\n");
        let expected = case.join("expected");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&expected, &said).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != said {
            writeln!(wrong, "-- {name} says now:\n{said}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
