//! A secret that a command prints. Owns: the child process, its time and its output. Never touches: a shell.

use super::{LoginError, first_line as line_of};
use crate::config::Secret;
use crate::host::Deadline;
use crate::plain;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// A command takes no longer.
pub(super) const TIME: Duration = Duration::from_secs(10);

/// It prints no more.
const MOST_BYTES: u64 = 64 << 10;

/// How often a running command is looked at.
const TICK: Duration = Duration::from_millis(10);

/// What a command left running may still hold the pipes open; the output of the command itself is there by then.
const AFTER: Duration = Duration::from_millis(500);

/// Characters of a command's complaint that are told.
const MOST_TOLD: usize = 200;

/// The first line that `argv` prints. `key` is its name in the config.
pub(super) fn first_line(key: &'static str, argv: &[String], time: Duration) -> Result<Secret, LoginError> {
    let (program, arguments) = argv.split_first().map_or(("", argv), |(first, rest)| (first.as_str(), rest));
    let not_started = |why: &std::io::Error| LoginError::NotStarted {
        key,
        program: program.to_owned(),
        why: why.to_string(),
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|why| not_started(&why))?;
    let (stdout, stderr) = (gather(child.stdout.take()), gather(child.stderr.take()));
    let ended = wait(&mut child, time);
    let status = ended.map_err(|why| not_started(&why))?.ok_or_else(|| LoginError::TimedOut {
        key,
        program: program.to_owned(),
        seconds: time.as_secs(),
    })?;
    let (stdout, stderr) = (collect(&stdout), collect(&stderr));
    if stdout.len() as u64 > MOST_BYTES {
        return Err(LoginError::TooMuch { key, program: program.to_owned(), bytes: MOST_BYTES });
    }
    if !status.success() {
        let stderr = complaint(&stderr, &stdout);
        return Err(LoginError::Failed {
            key,
            program: program.to_owned(),
            status: status.to_string(),
            stderr,
        });
    }
    line_of(&stdout, &format!("what `{program}` of {key} prints"))
}

/// Reads a pipe in a thread of its own, piece by piece, up to the cap and one byte more.
fn gather(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (send, receive) = channel();
    if let Some(pipe) = pipe {
        thread::spawn(move || {
            let mut pipe = pipe.take(MOST_BYTES + 1);
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = pipe.read(&mut piece) {
                if send.send(piece.iter().take(read).copied().collect()).is_err() {
                    return;
                }
            }
        });
    }
    receive
}

/// All that came by a pipe, until its end or [`AFTER`].
fn collect(pieces: &Receiver<Vec<u8>>) -> Vec<u8> {
    let deadline = Deadline::after(AFTER);
    let mut bytes = Vec::new();
    while let Some(piece) = deadline.left().and_then(|left| pieces.recv_timeout(left).ok()) {
        bytes.extend(piece);
    }
    bytes
}

/// Waits for the end; `None` when it did not come in time and the child was killed.
fn wait(child: &mut Child, time: Duration) -> std::io::Result<Option<ExitStatus>> {
    let deadline = Deadline::after(time);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let Some(left) = deadline.left() else { break };
        thread::sleep(left.min(TICK));
    }
    // It fails when the child ended by itself just now.
    let _ = child.kill();
    child.wait()?;
    Ok(None)
}

/// The first line that says something on stderr, without the secret, should it stand there too.
fn complaint(stderr: &[u8], stdout: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let line = text.lines().map(plain::one_line).find(|line| !line.is_empty()).unwrap_or_default();
    let printed = String::from_utf8_lossy(stdout);
    let secret = printed.lines().next().map(plain::one_line).unwrap_or_default();
    let line = if secret.is_empty() { line } else { line.replace(&secret, "***") };
    plain::cut(&line, MOST_TOLD)
}
