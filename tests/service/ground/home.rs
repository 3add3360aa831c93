//! A home in which the program runs, once or as a daemon.

use super::wait;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_appreciated");

/// A temporary home with its XDG folders. What runs in it sees HOME, XDG_*, TZ=UTC, PATH and [`Home::set`].
pub struct Home {
    folder: TempDir,
    environment: Vec<(OsString, OsString)>,
}

/// What came of a run.
#[derive(Debug)]
pub struct Output {
    /// The exit code; -1 when a signal ended it.
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap(), environment: Vec::new() };
        for name in [".config/appreciated", ".local/state", ".local/share", ".cache", "run"] {
            std::fs::create_dir_all(home.path(name)).unwrap();
        }
        home
    }

    /// A place in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the program keeps its state when the configuration does not say otherwise.
    pub fn state(&self) -> PathBuf {
        self.path(".local/state/appreciated")
    }

    /// Writes the configuration; its path.
    pub fn config(&self, text: &str) -> PathBuf {
        self.secret(".config/appreciated/config.toml", text)
    }

    /// Writes a file that only its owner may read; its path.
    pub fn secret(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        let mut file =
            File::options().write(true).create(true).truncate(true).mode(0o600).open(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        path
    }

    /// Sets a variable of the environment for every run from now on.
    pub fn set(&mut self, name: &str, value: impl AsRef<OsStr>) {
        self.environment.push((name.into(), value.as_ref().to_owned()));
    }

    /// The program, not started.
    pub fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(BINARY);
        command.args(arguments).current_dir(self.path("")).stdin(Stdio::null()).env_clear();
        command
            .env("HOME", self.path(""))
            .env("TZ", "UTC")
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (name, folder) in [
            ("XDG_CONFIG_HOME", ".config"),
            ("XDG_STATE_HOME", ".local/state"),
            ("XDG_DATA_HOME", ".local/share"),
            ("XDG_CACHE_HOME", ".cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            command.env(name, self.path(folder));
        }
        command.envs(self.environment.iter().cloned());
        command
    }

    /// Runs the program to its end.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Output {
        let said = self.command(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        let output =
            Output { code: said.status.code().unwrap_or(-1), out: text(said.stdout), err: text(said.stderr) };
        assert!(!output.err.contains("panicked"), "{}", output.err);
        output
    }

    /// Starts the program, to go on with the test while it runs.
    pub fn spawn<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Daemon {
        let place = tempfile::tempdir().unwrap();
        let file = |name| File::create(place.path().join(name)).unwrap();
        let child = self.command(arguments).stdout(file("out")).stderr(file("err")).spawn().unwrap();
        Daemon { child, place }
    }
}

/// A run of the program that goes on. It is killed with this value.
pub struct Daemon {
    child: Child,
    place: TempDir,
}

impl Daemon {
    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has written to stdout so far.
    pub fn out(&self) -> String {
        read(&self.place.path().join("out"))
    }

    /// What it has written to stderr so far.
    pub fn err(&self) -> String {
        read(&self.place.path().join("err"))
    }

    /// Sends a signal, as `TERM`, `INT`, `HUP` or `KILL`.
    pub fn signal(&self, name: &str) {
        let command = format!("kill -{name} {}", self.id());
        let said = Command::new("sh").arg("-c").arg(&command).status().unwrap();
        assert!(said.success(), "{command}");
    }

    /// Waits for its end; none when it still runs after about this time.
    pub fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        wait::until(limit, || self.child.try_wait().unwrap())
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_program_runs_in_its_own_home() {
        let mut home = Home::new();
        let path = home.config("nonsense = 1\n");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        home.set("NOTIFY_SOCKET", "/nowhere");
        let command = home.command(&["--version"]);
        let names: Vec<_> = command.get_envs().map(|(name, _)| name.to_str().unwrap()).collect();
        let wanted = ["HOME", "NOTIFY_SOCKET", "PATH", "TZ", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"];
        assert_eq!(names[..6], wanted);
        let output = home.run(&["--version"]);
        assert_eq!((output.code, output.err.as_str()), (0, ""));
        assert!(output.out.starts_with("appreciated "), "{}", output.out);
        let output = home.run(&["scan"]);
        assert!(
            output.code != 0 && output.err.contains("nonsense"),
            "its own configuration is read: {output:?}"
        );
        assert!(home.state().starts_with(home.path("")));
    }

    #[test]
    fn a_run_that_goes_on_is_watched_and_ended() {
        let home = Home::new();
        let mut ended = home.spawn(&["--version"]);
        assert!(ended.wait(wait::LIMIT).unwrap().success());
        assert!(ended.out().starts_with("appreciated ") && ended.err().is_empty());

        // A pipe that nobody feeds keeps it running.
        let pipe = home.path("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let script = format!("read _ <{}", pipe.display());
        let place = tempfile::tempdir().unwrap();
        let child = Command::new("sh").args(["-c", &script]).stdin(Stdio::null()).spawn().unwrap();
        let mut daemon = Daemon { child, place };
        assert!(daemon.wait(Duration::from_millis(20)).is_none());
        daemon.signal("TERM");
        assert!(!daemon.wait(wait::LIMIT).unwrap().success());
        assert_eq!(daemon.out(), "");
    }
}
