//! The socket that systemd would give a service (`NOTIFY_SOCKET`, see `sd_notify(3)`).

use super::wait;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;

/// A socket that takes messages as they come: the system holds only a few, and then the sender would have to wait.
pub struct Notify {
    folder: TempDir,
    taken: Arc<Taken>,
    taking: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Taken {
    messages: Mutex<Vec<String>>,
    over: AtomicBool,
}

impl Notify {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let socket = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        let taken = Arc::new(Taken::default());
        let own = Arc::clone(&taken);
        let taking = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = socket.recv(&mut buffer)
                && !own.over.load(Ordering::SeqCst)
            {
                own.messages.lock().unwrap().push(String::from_utf8_lossy(&buffer[..count]).into_owned());
            }
        });
        Self { folder, taken, taking: Some(taking) }
    }

    /// The value for `NOTIFY_SOCKET`.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("notify")
    }

    /// All messages so far, in their order. One message may hold several lines.
    pub fn messages(&self) -> Vec<String> {
        self.taken.messages.lock().unwrap().clone()
    }

    /// Waits until some message has had this line; whether it came within about this time.
    pub fn wait_for(&self, line: &str, limit: Duration) -> bool {
        let there = || self.messages().iter().any(|message| message.lines().any(|one| one == line));
        wait::until(limit, || there().then_some(())).is_some()
    }
}

impl Drop for Notify {
    fn drop(&mut self) {
        self.taken.over.store(true, Ordering::SeqCst);
        // Wakes the thread.
        let woken = UnixDatagram::unbound().and_then(|socket| socket.send_to(b"", self.path()));
        if let (Ok(_), Some(taking)) = (woken, self.taking.take()) {
            let _ = taking.join();
        }
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
    for _ in 0..1000 {
        send(&notify.path(), "WATCHDOG=1");
    }
    let all = || (notify.messages().len() == 1002).then_some(());
    wait::until(wait::LIMIT, all).expect("all messages");
}
