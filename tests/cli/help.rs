//! Every command explains itself.

use crate::house::House;

const COMMANDS: [&str; 15] = [
    "try", "check", "scan", "preview", "send", "answer", "run", "status", "schedule", "people", "ledger",
    "received", "why", "why-not", "inspect",
];

#[test]
fn every_command_has_a_help() {
    let house = House::new();
    let all = house.good(&["--help"]).out;
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command} ")), "{command} in {all}");
        let help = house.good(&[command, "--help"]);
        assert!(help.out.contains(&format!("Usage: appreciated {command}")), "{}", help.out);
        assert!(help.out.contains("--json") && help.out.contains("--config"), "{}", help.out);
        assert_eq!(help.err, "");
        assert_eq!(house.good(&["help", command]).code, 0);
    }
    // A command that is listed is in this test.
    let listed = all.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(names, COMMANDS);
}

#[test]
fn the_version_is_the_crates() {
    let run = House::new().good(&["--version"]);
    assert_eq!(run.out, format!("appreciated {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn now_is_there_where_time_matters() {
    let house = House::new();
    for command in ["try", "preview", "schedule", "people", "ledger", "received", "why", "why-not"] {
        assert!(house.good(&[command, "--help"]).out.contains("--now <RFC3339>"), "{command}");
    }
}
