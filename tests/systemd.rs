//! systemd itself accepts the shipped units and finds them well confined.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const SERVICE: &str = "appreciated.service";
const TEMPLATE: &str = "appreciated@.service";
const USER: &str = "user/appreciated.service";
const SYSUSERS: &str = "appreciated.sysusers.conf";

/// Exposure times ten; the best unit for mail found elsewhere has 32.
const MOST_EXPOSED: &str = "--threshold=12";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd").join(name)
}

fn unit(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

/// Whether a tool of systemd is here; without it a test leaves out what needs it, and says so.
fn has(tool: &str) -> bool {
    if Command::new(tool).arg("--version").output().is_ok() {
        return true;
    }
    assert!(std::env::var_os("APPRECIATED_NOTHING_LEFT_OUT").is_none(), "{tool} is missing");
    aloud(&format!("LEFT OUT: {tool} is missing here (Debian package systemd)"));
    false
}

/// Not by `eprintln!`: what a passing test says that way is swallowed.
fn aloud(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// The units in a folder, with a program that is there.
fn installed(names: &[&str]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &&str| {
        let text: Vec<String> = unit(name)
            .lines()
            .map(|line| {
                if line.starts_with("ExecStart=") {
                    "ExecStart=/bin/true".to_owned()
                } else {
                    line.to_owned()
                }
            })
            .collect();
        let to = folder.path().join(Path::new(name).file_name().unwrap().to_str().unwrap());
        std::fs::write(&to, text.join("\n") + "\n").unwrap();
        to
    };
    let paths = names.iter().map(put).collect();
    (folder, paths)
}

fn verify(mode: &str, names: &[&str]) {
    let (folder, units) = installed(names);
    let mut verify = Command::new("systemd-analyze");
    verify.args([mode, "--man=no", "--recursive-errors=no", "verify"]).args(units);
    let said = verify.env("XDG_RUNTIME_DIR", folder.path()).output().unwrap();
    let words = String::from_utf8_lossy(&said.stderr);
    // A setting that systemd does not know is only a warning to it; every word about our files counts.
    assert!(said.status.success(), "{words}");
    assert!(!words.contains("appreciated"), "{words}");
}

#[test]
fn systemd_accepts_the_units() {
    if has("systemd-analyze") {
        verify("--system", &[SERVICE, TEMPLATE]);
        verify("--user", &[USER]);
    }
}

#[test]
fn the_system_units_are_hardly_exposed() {
    if !has("systemd-analyze") {
        return;
    }
    for name in [SERVICE, TEMPLATE] {
        let mut judge = Command::new("systemd-analyze");
        judge.args(["security", "--offline=true", "--no-pager", MOST_EXPOSED]).arg(path(name));
        let said = judge.output().unwrap();
        let table = String::from_utf8_lossy(&said.stdout);
        let overall = table.lines().find(|line| line.contains("Overall exposure")).unwrap_or_default();
        aloud(overall);
        assert!(
            said.status.success() && !overall.is_empty(),
            "{table}{}",
            String::from_utf8_lossy(&said.stderr)
        );
    }
}

#[test]
fn the_user_can_be_made() {
    if !has("systemd-sysusers") {
        return;
    }
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir(root.path().join("etc")).unwrap();
    let mut make = Command::new("systemd-sysusers");
    let said = make.arg(format!("--root={}", root.path().display())).arg(path(SYSUSERS)).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let users = std::fs::read_to_string(root.path().join("etc/passwd")).unwrap();
    let line = users.lines().find(|line| line.starts_with("appreciated:")).unwrap();
    assert!(line.contains(":/var/lib/appreciated:") && line.ends_with("nologin"), "{line}");
}

/// The values of a key in a unit.
fn values<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    text.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix('=')).collect()
}

#[test]
fn every_unit_runs_the_daemon_alike() {
    for name in [SERVICE, TEMPLATE, USER] {
        let text = unit(name);
        for (key, value) in [
            ("Type", "notify"),
            ("ExecReload", "kill -HUP $MAINPID"),
            ("Restart", "on-failure"),
            ("RestartPreventExitStatus", "78"),
            ("UMask", "0077"),
            ("LimitCORE", "0"),
            ("NoNewPrivileges", "yes"),
        ] {
            assert_eq!(values(&text, key), [value], "{key} in {name}");
        }
        assert!(values(&text, "ExecStart")[0].ends_with(" run"), "{name}");
        // `run` itself says what is wrong with the config; a check before it hides the exit code.
        assert!(values(&text, "ExecStartPre").is_empty(), "{name}");
    }
}

#[test]
fn an_instance_differs_from_the_service_only_in_whose_it_is() {
    let settings = |name: &str| -> Vec<String> {
        let text = unit(name);
        let set = text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("Description="));
        set.map(|line| line.replace("appreciated-%i", "appreciated").replace("appreciated/%i", "appreciated"))
            .map(|line| line.replace(" --config /etc/appreciated.toml", ""))
            .collect()
    };
    assert_eq!(settings(SERVICE), settings(TEMPLATE));
}

#[test]
fn the_readme_names_only_files_that_are_there() {
    let readme = unit("README.md");
    let mut named = 0;
    for word in readme.split(|c: char| c.is_whitespace() || c == '`') {
        if let Some(name) = word.strip_prefix("systemd/") {
            named += 1;
            assert!(path(name).exists(), "{name}");
        }
    }
    assert!(named >= 3, "{named} files named");
    for old in ["appreciated-scan", ".timer"] {
        assert!(!readme.contains(old), "{old}");
    }
}
