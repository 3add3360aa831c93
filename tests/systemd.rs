//! systemd itself accepts the shipped units.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail")]

use std::path::Path;
use std::process::Command;

const UNITS: [&str; 2] = ["appreciated-scan.service", "appreciated-scan.timer"];

fn unit(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd").join(name)).unwrap()
}

#[test]
fn systemd_accepts_the_user_units() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        eprintln!("skipped: there is no systemd-analyze here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut verify = Command::new("systemd-analyze");
    verify.args(["--user", "--man=no", "--recursive-errors=no", "verify"]);
    for name in UNITS {
        // The program need not be installed where the test runs.
        let text = unit(name).replace("%h/.cargo/bin/appreciated scan", "/bin/true");
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        verify.arg(path);
    }
    let said = verify.env("XDG_RUNTIME_DIR", folder.path()).output().unwrap();
    let words = String::from_utf8_lossy(&said.stderr);
    // A setting that systemd does not know is only a warning to it; every word about our files counts.
    assert!(said.status.success(), "{words}");
    assert!(!words.contains("appreciated-scan"), "{words}");
}

#[test]
fn the_service_runs_a_scan_and_the_timer_is_its_own() {
    let service = unit(UNITS[0]);
    assert!(service.contains("\nType=oneshot\nExecStart=%h/.cargo/bin/appreciated scan\n"));
    assert!(!service.contains("[Install]"), "the timer starts it, not the login");
    assert!(unit(UNITS[1]).contains("\nWantedBy=timers.target\n"));
}
