//! A headless Chromium that shows pages from files and asks nobody anything. Owns: its process, its profile folder,
//! the DevTools protocol over two pipes. Never touches: what a page should look like.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;

/// A browser that says nothing for so long hangs; what it is asked here takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(180);

/// The protocol's pipes are the descriptors 3 (commands) and 4 (answers); the shell makes them of its own.
const START: &str = r#"exec chromium "$@" 3<&0 4>&1 </dev/null >/dev/null"#;

const FEWER_COLOURS: &str = include_str!("fewer.js");

/// No helper that asks the network, no name that resolves, no proxy that answers. Without a sandbox, since root and
/// most containers can't have one: the pages are our own.
const FLAGS: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-lcd-text",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--no-first-run",
    "--proxy-server=127.0.0.1:9",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];

/// The light or the dark colours that the reader has chosen for everything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A browser with one tab.
pub struct Chromium {
    child: Child,
    commands: Option<ChildStdin>,
    answers: Receiver<Value>,
    session: String,
    number: u64,
    /// Every address that a page asked for.
    asked: Vec<String>,
    home: TempDir,
}

impl Chromium {
    /// The browser; without Chromium the test has to return, having said so aloud.
    ///
    /// # Panics
    /// Without it when nothing may be left out, or when it is there and does not start.
    pub fn start() -> Option<Self> {
        let found = Command::new("sh").args(["-c", "command -v chromium"]).output().unwrap();
        if !found.status.success() {
            let why =
                "left out: the look of the digest, because chromium (Debian package chromium) is missing";
            assert!(std::env::var_os("APPRECIATED_NOTHING_LEFT_OUT").is_none(), "{why}");
            eprintln!("{why}");
            return None;
        }
        let home = TempDir::new().unwrap();
        let log = std::fs::File::create(home.path().join("log")).unwrap();
        let mut child = Command::new("sh")
            .args(["-c", START, "sh"])
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", home.path().join("profile").display()))
            .arg("about:blank")
            .env("HOME", home.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .process_group(0)
            .spawn()
            .unwrap();
        let answers = listen(child.stdout.take().unwrap());
        let commands = child.stdin.take();
        let mut browser =
            Self { child, commands, answers, session: String::new(), number: 0, asked: Vec::new(), home };
        browser.open_tab();
        Some(browser)
    }

    fn open_tab(&mut self) {
        let tab = self.ask("Target.createTarget", &json!({"url": "about:blank"}));
        let attach = json!({"targetId": tab["targetId"], "flatten": true});
        let attached = self.ask("Target.attachToTarget", &attach);
        attached["sessionId"].as_str().unwrap().clone_into(&mut self.session);
        self.ask("Page.enable", &json!({}));
        self.ask("Network.enable", &json!({}));
    }

    /// Shows a file in a window of `width` by 700 CSS pixels.
    pub fn show(&mut self, page: &Path, width: u32, scheme: Scheme) {
        let window = json!({"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": true});
        self.ask("Emulation.setDeviceMetricsOverride", &window);
        let feature = json!({"name": "prefers-color-scheme", "value": scheme.name()});
        self.ask("Emulation.setEmulatedMedia", &json!({"features": [feature]}));
        let url = format!("file://{}", page.display());
        let gone = self.ask("Page.navigate", &json!({"url": url}));
        assert!(gone.get("errorText").is_none(), "{url}: {gone}");
        while self.next()["method"] != "Page.loadEventFired" {}
    }

    /// The value of a JavaScript expression in the page that is shown.
    pub fn value(&mut self, script: &str) -> Value {
        let script = json!({"expression": script, "returnByValue": true, "awaitPromise": true});
        let mut answer = self.ask("Runtime.evaluate", &script);
        assert!(answer.get("exceptionDetails").is_none(), "{answer}");
        answer["result"]["value"].take()
    }

    /// The whole page as a WebP picture of few colours, in base64.
    pub fn picture(&mut self) -> String {
        let form = json!({"format": "png", "captureBeyondViewport": true});
        let taken = self.ask("Page.captureScreenshot", &form);
        let fewer = self.value(&format!("{FEWER_COLOURS}({})", taken["data"]));
        fewer.as_str().unwrap().to_owned()
    }

    /// Every address that was asked for since the start, the pages' own included.
    pub fn asked(&self) -> &[String] {
        &self.asked
    }

    /// Sends a command and waits for its answer.
    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.number += 1;
        let mut command = json!({"id": self.number, "method": method, "params": parameters});
        if !self.session.is_empty() {
            command["sessionId"] = json!(self.session);
        }
        let written = self.commands.as_mut().unwrap().write_all(format!("{command}\0").as_bytes());
        if let Err(error) = written {
            panic!("{method}: {error}; {}", self.last_words());
        }
        loop {
            let mut answer = self.next();
            if answer["id"] == self.number {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].take();
            }
        }
    }

    /// The next message, an answer or an event.
    fn next(&mut self) -> Value {
        let Ok(message) = self.answers.recv_timeout(PATIENCE) else {
            panic!("chromium is gone or silent; {}", self.last_words());
        };
        if message["method"] == "Network.requestWillBeSent" {
            self.asked.push(message["params"]["request"]["url"].as_str().unwrap_or("?").to_owned());
        }
        message
    }

    /// Why it stopped, as it wrote it down itself.
    fn last_words(&mut self) -> String {
        let mut log = String::new();
        // What can't be read is told as nothing.
        let _ =
            std::fs::File::open(self.home.path().join("log")).map(|mut file| file.read_to_string(&mut log));
        let ended = self.child.try_wait().ok().flatten().map_or_else(String::new, |how| how.to_string());
        let tail: Vec<&str> = log.lines().rev().take(15).collect();
        format!("{ended}\n{}", tail.into_iter().rev().collect::<Vec<_>>().join("\n"))
    }
}

impl Drop for Chromium {
    /// It ends when its pipe does; what is left of it and of its helpers, by their group's id.
    fn drop(&mut self) {
        self.commands = None;
        while self.answers.recv_timeout(Duration::from_secs(20)).is_ok() {}
        let group = format!("-{}", self.child.id());
        // Mostly there is nobody left to end.
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

/// Hands on each message, up to the end of the pipe.
fn listen(pipe: ChildStdout) -> Receiver<Value> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut message = Vec::new();
        while pipe.read_until(0, &mut message).is_ok_and(|bytes| bytes > 0) {
            message.pop();
            let Ok(value) = serde_json::from_slice(&message) else { break };
            if sender.send(value).is_err() {
                break;
            }
            message.clear();
        }
    });
    receiver
}
