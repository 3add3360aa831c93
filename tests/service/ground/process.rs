//! A server that runs as long as the test wants it. It is stopped by its own process id, also when the test is killed.

use super::account::account;
use super::wait;
use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

/// Runs the server and stops it as soon as the pipe from the test closes, however that came about.
const KEEPER: &str = r#"
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
{
    read -r _ <&3
    trap '' TERM
    kill "$server"
    tenths=0
    while kill -0 "$server"; do
        sleep 0.1
        tenths=$((tenths + 1))
        [ "$tenths" -lt 100 ] || kill -9 "$server"
    done
} 2>/dev/null &
reader=$!
exec 3<&-
wait "$server"
kill "$reader" 2>/dev/null
wait "$reader" 2>/dev/null
"#;

/// A running server.
pub struct Process {
    keeper: Child,
    pipe: Option<ChildStdin>,
}

impl Process {
    /// Starts a server as the servers' user, in `folder`, what it says going to the file `said` there. The environment
    /// is empty but for PATH and what is given.
    pub fn start(folder: &Path, command: &[&OsStr], environment: &[(&str, &OsStr)], said: &str) -> Self {
        let output = File::create(folder.join(said)).unwrap();
        let mut keeper = Command::new("sh");
        keeper.arg("-c").arg(KEEPER).arg("keeper").arg("env");
        // Only for the server: what is preloaded is none of the shell's business.
        for (name, value) in environment {
            let mut pair = OsStr::new(name).to_owned();
            pair.push("=");
            pair.push(value);
            keeper.arg(pair);
        }
        keeper.args(command).current_dir(folder).env_clear().env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        keeper.stdin(Stdio::piped()).stdout(output.try_clone().unwrap()).stderr(output);
        account().take_on(&mut keeper);
        let mut keeper = keeper.spawn().expect("the command `sh`");
        let pipe = keeper.stdin.take();
        Self { keeper, pipe }
    }

    /// Whether it has not ended by itself.
    pub fn runs(&mut self) -> bool {
        self.keeper.try_wait().unwrap().is_none()
    }

    /// Stops it, and waits until it has ended.
    pub fn stop(&mut self) {
        self.pipe = None;
        // Never a panic, which would end the whole test program when a test has failed already.
        let _ = wait::until(wait::LIMIT, || self.keeper.try_wait().ok().flatten());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(script: &str) -> (tempfile::TempDir, Process) {
        let folder = tempfile::tempdir().unwrap();
        account().own(folder.path());
        let command = ["sh", "-c", script].map(OsStr::new);
        let process = Process::start(folder.path(), &command, &[("GIVEN", OsStr::new("so"))], "said");
        (folder, process)
    }

    fn said(folder: &tempfile::TempDir) -> String {
        std::fs::read_to_string(folder.path().join("said")).unwrap()
    }

    #[test]
    fn a_server_runs_until_it_is_stopped() {
        let (folder, mut process) =
            start("trap 'echo ended; exit' TERM; echo begun $GIVEN; while :; do sleep 0.1; done");
        wait::until(wait::LIMIT, || said(&folder).contains("begun so").then_some(())).expect("a beginning");
        assert!(process.runs());
        process.stop();
        assert!(said(&folder).ends_with("ended\n"), "{}", said(&folder));
        assert!(!process.runs());
    }

    #[test]
    fn one_that_ends_by_itself_is_noticed() {
        let (folder, mut process) = start("echo no such port >&2; exit 3");
        wait::until(wait::LIMIT, || (!process.runs()).then_some(())).expect("an end");
        assert_eq!(said(&folder), "no such port\n");
    }
}
