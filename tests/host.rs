//! What the daemon tells systemd and its log, as another process sees it. A test starts itself again, because the
//! variables that systemd sets must be there from the start.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail")]

use appreciated::host::{log, notify, zone};
use std::os::unix::net::UnixDatagram;
use std::process::{Command, Output};
use std::time::Duration;

const CHILD: &str = "APPRECIATED_TEST_CHILD";

fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}

/// Runs one test of this file as a child with these variables and nothing else.
fn child(test: &str, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env_clear().env(CHILD, "1");
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    output
}

fn stderr(output: &Output) -> Vec<String> {
    String::from_utf8(output.stderr.clone()).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn systemd_is_told_what_happens() {
    if is_child() {
        assert_eq!(notify::watchdog_interval(), Some(Duration::from_secs(20)));
        notify::status("reads its config\nREADY=1 for me@example.com");
        notify::ready();
        notify::reloading();
        notify::watchdog();
        notify::stopping();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let variables = [("NOTIFY_SOCKET", path.to_str().unwrap()), ("WATCHDOG_USEC", "20000000")];
    child("systemd_is_told_what_happens", &variables);
    let told: Vec<String> = (0..5)
        .map(|_| {
            let mut bytes = [0; 500];
            let length = socket.recv(&mut bytes).unwrap();
            String::from_utf8(bytes[..length].to_vec()).unwrap()
        })
        .collect();
    assert_eq!(told[0], "STATUS=reads its config READY=1 for …\n");
    assert_eq!(told[1], "READY=1\n");
    let time = told[2].strip_prefix("RELOADING=1\nMONOTONIC_USEC=").unwrap().trim_end();
    assert!(time.parse::<u64>().unwrap() > 0);
    assert_eq!(told[3..], ["WATCHDOG=1\n", "STOPPING=1\n"]);
}

#[test]
fn without_systemd_nothing_is_told() {
    if is_child() {
        assert_eq!(notify::watchdog_interval(), None);
        notify::ready();
        notify::status("nobody hears it");
        notify::reloading();
        return;
    }
    child("without_systemd_nothing_is_told", &[]);
    // Meant for another process.
    child("without_systemd_nothing_is_told", &[("WATCHDOG_USEC", "1000"), ("WATCHDOG_PID", "1")]);
    // Nobody listens there.
    child("a_socket_without_a_listener_is_survived", &[("NOTIFY_SOCKET", "/no/such/socket")]);
}

#[test]
fn a_socket_without_a_listener_is_survived() {
    notify::ready();
    notify::stopping();
}

#[test]
fn the_log_is_lines_on_stderr() {
    if is_child() {
        log::set_up();
        tracing::debug!("small things");
        tracing::info!(messages = 3, "the scan ended");
        tracing::warn!(mailbox = "Sent\n<3>forged\u{1b}[31m", "a server said: {}", "BYE\r\nmore\u{202e}");
        return;
    }
    let run = |variables: &[(&str, &str)]| stderr(&child("the_log_is_lines_on_stderr", variables));
    let lines = run(&[("TZ", "Asia/Kolkata")]);
    assert_eq!(lines.len(), 2, "{lines:?}");
    let (time, rest) = lines[0].split_once(' ').unwrap();
    assert!(chrono::DateTime::parse_from_rfc3339(time).is_ok() && time.ends_with("+05:30"), "{time}");
    assert_eq!(rest, "INFO the scan ended messages=3");
    let warning = &lines[1];
    assert!(warning.contains(" WARN a server said: BYE\\u{d}\\u{a}more\\u{202e}"), "{warning}");
    assert!(!warning.chars().any(char::is_control), "{warning:?}");

    assert_eq!(run(&[("APPRECIATED_LOG", "debug")]).len(), 3);
    assert_eq!(run(&[("APPRECIATED_LOG", "warn")]).len(), 1);
    let loud = run(&[("APPRECIATED_LOG", "loud")]);
    assert!(loud.len() == 3 && loud[0].contains("none of error, warn, info, debug"), "{loud:?}");
}

#[test]
fn under_systemd_the_journal_gets_level_and_sentence() {
    if is_child() {
        log::set_up();
        tracing::error!("the disk is full");
        tracing::info!("all is well");
        return;
    }
    // As systemd does it: the variable names the very socket that stderr is.
    let (ours, theirs) = std::os::unix::net::UnixStream::pair().unwrap();
    let theirs: std::os::fd::OwnedFd = theirs.into();
    let about = std::fs::File::from(theirs.try_clone().unwrap()).metadata().unwrap();
    let stream = {
        use std::os::unix::fs::MetadataExt;
        format!("{}:{}", about.dev(), about.ino())
    };
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "under_systemd_the_journal_gets_level_and_sentence", "--nocapture"]);
    command.env_clear().env(CHILD, "1").env("JOURNAL_STREAM", &stream).stderr(theirs);
    let mut running = command.stdout(std::process::Stdio::null()).spawn().unwrap();
    drop(command); // its copy of the socket
    let mut said = String::new();
    std::io::Read::read_to_string(&mut &ours, &mut said).unwrap();
    assert!(running.wait().unwrap().success());
    assert_eq!(said, "<3>the disk is full\n<6>all is well\n");

    // A terminal inherits the variable; the time is wanted there.
    let variables = [("JOURNAL_STREAM", stream.as_str())];
    let lines = stderr(&child("under_systemd_the_journal_gets_level_and_sentence", &variables));
    assert!(lines[0].contains(" ERROR the disk is full"), "{lines:?}");
}

#[test]
fn the_variable_goes_before_the_machines_zone() {
    if is_child() {
        assert_eq!(zone::machine(), chrono_tz::Africa::Casablanca);
        return;
    }
    child("the_variable_goes_before_the_machines_zone", &[("TZ", ":Africa/Casablanca")]);
}
