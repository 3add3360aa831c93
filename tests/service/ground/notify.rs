//! The socket that systemd would give a service (`NOTIFY_SOCKET`, see `sd_notify(3)`).

use super::wait;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;
use tempfile::TempDir;

/// A socket that takes messages.
pub struct Notify {
    folder: TempDir,
    socket: UnixDatagram,
    messages: Mutex<Vec<String>>,
}

impl Notify {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let socket = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        socket.set_nonblocking(true).unwrap();
        Self { folder, socket, messages: Mutex::default() }
    }

    /// The value for `NOTIFY_SOCKET`.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("notify")
    }

    /// All messages so far, in their order. One message may hold several lines.
    pub fn messages(&self) -> Vec<String> {
        let mut messages = self.messages.lock().unwrap();
        let mut buffer = [0; 4096];
        while let Ok(count) = self.socket.recv(&mut buffer) {
            messages.push(String::from_utf8_lossy(&buffer[..count]).into_owned());
        }
        messages.clone()
    }

    /// Waits until some message has had this line; whether it came within about this time.
    pub fn wait_for(&self, line: &str, limit: Duration) -> bool {
        let there = || self.messages().iter().any(|message| message.lines().any(|one| one == line));
        wait::until(limit, || there().then_some(())).is_some()
    }
}

/// Sends a message as a service would.
pub fn send(to: &Path, message: &str) {
    UnixDatagram::unbound().unwrap().send_to(message.as_bytes(), to).unwrap();
}

#[test]
fn messages_are_kept_in_their_order() {
    let notify = Notify::new();
    send(&notify.path(), "STATUS=Starting\n");
    send(&notify.path(), "READY=1\nSTATUS=Waiting");
    assert!(notify.wait_for("READY=1", wait::LIMIT));
    assert!(notify.wait_for("STATUS=Starting", wait::LIMIT), "a message that came before is found too");
    assert!(!notify.wait_for("STOPPING=1", Duration::from_millis(20)));
    assert_eq!(notify.messages(), ["STATUS=Starting\n", "READY=1\nSTATUS=Waiting"]);
}
