//! The daemon: looks at the wall clock, asks [`crate::next`] what is due, and has it done on a blocking thread. Owns:
//! waiting, signals, what the service manager hears. Never touches: what is due, what a round does.

mod errand;
mod plan;
mod signals;

use crate::config::{Config, LoadError, locate};
use crate::host::lock::{Holder, Lock};
use crate::host::{self, Deadline, notify};
use crate::ledger::{Ledger, LedgerError};
use crate::next::Step;
use crate::rounds::{LEDGER_FILE, RoundError};
use crate::wire::Gauge;
use chrono::{DateTime, Utc};
use errand::Errand;
use plan::Plan;
use signals::{Signal, Signals};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tracing::{error, info, warn};

/// The lock file that the daemon holds as long as it lives.
pub const DAEMON_LOCK: &str = "daemon.lock";

/// After SIGTERM a mail that is being handed over has so long to end; else it stays as "sending" in the ledger and is
/// looked for at the next start.
const GRACE: Duration = Duration::from_secs(8);

/// Reading before a digest may take so long; then the digest goes out with what was read.
const SCAN_BEFORE_DIGEST: Duration = Duration::from_secs(300);

/// No errand is longer (a scan of one account gives up after 30 minutes): beyond it the watchdog is not fed.
const LONGEST_ERRAND: Duration = Duration::from_secs(3 * 3_600);

/// The pause after an errand that failed as a whole; each further one is twice as long, up to the last.
const FIRST_PAUSE: Duration = Duration::from_secs(30);
const LAST_PAUSE: Duration = Duration::from_secs(1_800);

/// How often the service manager hears that all is well when it does not say how often it wants to.
const USUAL_BEAT: Duration = Duration::from_secs(30);

/// Why the daemon did not start, or ended without being asked to.
#[derive(Debug, thiserror::Error)]
pub enum DaemonError {
    /// The config can't be used.
    #[error(transparent)]
    Config(#[from] LoadError),
    /// Another daemon has this state directory.
    #[error("another `appreciated run`{} works on {}", crate::rounds::of_process(*holder), folder.display())]
    Second {
        /// Who.
        holder: Holder,
        /// The state directory.
        folder: PathBuf,
    },
    /// The ledger can't be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Every account was refused its login three times.
    #[error("there is no account left to read: {0}")]
    AllRest(String),
    /// The system refuses something that the daemon can't do without.
    #[error("{what}: {source}")]
    System {
        /// What was tried.
        what: &'static str,
        /// What the system says.
        source: std::io::Error,
    },
}

/// Runs until SIGTERM or SIGINT. `path` is the config; SIGHUP has it read again.
pub fn run(path: &Path) -> Result<(), DaemonError> {
    let config = locate::load(path)?;
    let folder = config.state_dir(&host::environment);
    let _lock = lock(&folder)?;
    let random = |source| DaemonError::System { what: "/dev/urandom can't be read", source };
    let ledger = Ledger::open(&folder.join(LEDGER_FILE), host::random_key().map_err(random)?)?;
    let begin = |source| DaemonError::System { what: "the daemon can't begin", source };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(begin)?;
    let mut daemon = Daemon {
        path: path.to_owned(),
        config: Arc::new(config),
        folder,
        gauge: Gauge::new(),
        busy_since: None,
        pause: FIRST_PAUSE,
    };
    let ended = runtime.block_on(daemon.live(ledger));
    // A thread that still hands a mail over must not hold the process.
    runtime.shutdown_background();
    ended
}

fn lock(folder: &Path) -> Result<Lock, DaemonError> {
    let system = |source| DaemonError::System { what: "the state directory can't be used", source };
    host::private_folder(folder).map_err(system)?;
    let lock = Lock::take(&folder.join(DAEMON_LOCK)).map_err(system)?;
    lock.map_err(|holder| DaemonError::Second { holder, folder: folder.to_owned() })
}

struct Daemon {
    path: PathBuf,
    config: Arc<Config>,
    folder: PathBuf,
    /// The plug of the errand under way.
    gauge: Gauge,
    /// When the errand began that ended just now; `None` after a wait.
    busy_since: Option<DateTime<Utc>>,
    /// How long to wait after the next errand that fails.
    pause: Duration,
}

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Woken {
    ByTime,
    By(Signal),
}

/// How an errand ended.
enum Ended {
    /// With the ledger it worked on, and whether the config is to be read again.
    Done { ledger: Ledger, result: Result<(), RoundError>, reload: bool },
    /// The program has to end.
    Stopped,
    /// The thread panicked; the ledger on the disk is whole.
    Panicked,
}

impl Daemon {
    async fn live(&mut self, mut ledger: Ledger) -> Result<(), DaemonError> {
        let deaf = |source| DaemonError::System { what: "signals can't be listened to", source };
        let mut signals = Signals::listen().map_err(deaf)?;
        plan::begin(&mut ledger, &self.config, host::now())?;
        notify::ready();
        info!(version = env!("CARGO_PKG_VERSION"), accounts = self.config.accounts.len(), "started");
        loop {
            let now = host::now();
            let plan = match Plan::read(&ledger, &self.config, &self.folder, now) {
                Ok(plan) => plan,
                Err(fault) if fault.may_pass() => {
                    warn!("{fault}");
                    match self.rest(&mut signals).await {
                        Woken::By(Signal::Stop) => break,
                        _ => continue,
                    }
                }
                Err(fault) => return Err(fault.into()),
            };
            if let Some(accounts) = plan.all_rest() {
                return Err(DaemonError::AllRest(accounts));
            }
            let woken = match plan.step(now, self.busy_since) {
                Step::Wait { until } => {
                    self.busy_since = None;
                    notify::status(&plan.in_a_line(now));
                    self.wait((until - now).to_std().unwrap_or_default(), &mut signals).await
                }
                step => {
                    self.busy_since = Some(now);
                    match self.perform(step, ledger, &mut signals).await {
                        Ended::Stopped => break,
                        Ended::Panicked => {
                            error!("a part of the program failed; it is tried again later");
                            ledger = self.reopened()?;
                            self.rest(&mut signals).await
                        }
                        Ended::Done { ledger: back, result, reload } => {
                            ledger = back;
                            let woken = self.judge(result, &mut signals).await?;
                            if reload { Woken::By(Signal::Reload) } else { woken }
                        }
                    }
                }
            };
            match woken {
                Woken::ByTime => {}
                Woken::By(Signal::Stop) => break,
                Woken::By(Signal::Reload) => self.reload(&mut ledger)?,
            }
        }
        notify::stopping();
        info!("stopped");
        Ok(())
    }

    /// Has a step done on a blocking thread, and stays awake for signals meanwhile.
    async fn perform(&mut self, step: Step, mut ledger: Ledger, signals: &mut Signals) -> Ended {
        self.gauge = Gauge::new();
        let (before_digest, carries) = (matches!(step, Step::Digest { .. }), matches!(step, Step::Carry(_)));
        let stop = Arc::new(AtomicBool::new(false));
        let errand = Errand {
            step,
            config: Arc::clone(&self.config),
            folder: self.folder.clone(),
            gauge: self.gauge.clone(),
            stop: Arc::clone(&stop),
        };
        let mut thread = tokio::task::spawn_blocking(move || {
            let result = errand.run(&mut ledger);
            (ledger, result)
        });
        let begun = Deadline::after(LONGEST_ERRAND);
        let (mut reload, mut stopping) = (false, None::<Deadline>);
        let mut read_until = before_digest.then(|| Deadline::after(SCAN_BEFORE_DIGEST));
        loop {
            if stopping.is_some_and(|grace| grace.left().is_none()) {
                self.gauge.cut();
                warn!("stopped in the middle of something; the next start looks what came of it");
                return Ended::Stopped;
            }
            if read_until.is_some_and(|end| end.left().is_none()) {
                read_until = None;
                warn!("reading took too long before the digest, which goes out with what was read");
                self.gauge.cut();
            }
            let limit = [stopping, read_until].into_iter().flatten().filter_map(|end| end.left()).min();
            tokio::select! {
                done = &mut thread => return match done {
                    Ok(_) if stopping.is_some() => Ended::Stopped,
                    Ok((ledger, result)) => Ended::Done { ledger, result, reload },
                    Err(_) => Ended::Panicked,
                },
                signal = signals.next() => match signal {
                    Signal::Reload => reload = true,
                    Signal::Stop => {
                        notify::stopping();
                        stop.store(true, Ordering::Relaxed);
                        stopping = stopping.or_else(|| Some(Deadline::after(GRACE)));
                        // A mail that is being handed over may end in peace; reading goes on another time.
                        if !carries {
                            self.gauge.cut();
                        }
                    }
                },
                () = tokio::time::sleep(beat().min(limit.unwrap_or(USUAL_BEAT))) => {
                    if begun.left().is_some() {
                        notify::watchdog();
                    }
                }
            }
        }
    }

    /// What a fault of a whole errand means: a pause, or the end.
    async fn judge(
        &mut self,
        result: Result<(), RoundError>,
        signals: &mut Signals,
    ) -> Result<Woken, DaemonError> {
        match result {
            Ok(()) => {
                self.pause = FIRST_PAUSE;
                Ok(Woken::ByTime)
            }
            Err(RoundError::Ledger(fault)) if !fault.may_pass() => Err(fault.into()),
            Err(fault) => {
                error!("{fault}");
                Ok(self.rest(signals).await)
            }
        }
    }

    /// A pause after something failed, longer each time.
    async fn rest(&mut self, signals: &mut Signals) -> Woken {
        let pause = self.pause;
        self.pause = (pause * 2).min(LAST_PAUSE);
        self.wait(pause, signals).await
    }

    /// Waits, feeding the watchdog.
    async fn wait(&self, time: Duration, signals: &mut Signals) -> Woken {
        let end = Deadline::after(time);
        loop {
            notify::watchdog();
            let Some(left) = end.left() else { return Woken::ByTime };
            tokio::select! {
                signal = signals.next() => return Woken::By(signal),
                () = tokio::time::sleep(left.min(beat())) => {}
            }
        }
    }

    /// SIGHUP: a broken file changes nothing.
    fn reload(&mut self, ledger: &mut Ledger) -> Result<(), DaemonError> {
        notify::reloading();
        match locate::load(&self.path) {
            Ok(config) if config.state_dir(&host::environment) != self.folder => {
                error!(
                    "the new config names another state directory; restart for that, the old config stays"
                );
            }
            Ok(config) => {
                plan::wake_all(ledger, &config)?;
                plan::begin(ledger, &config, host::now())?;
                self.config = Arc::new(config);
                info!(accounts = self.config.accounts.len(), "the config was read again");
            }
            Err(fault) => {
                error!("the config was not taken, the old one stays");
                // Place, source and hint, each a line.
                fault.to_string().lines().filter(|line| !line.is_empty()).for_each(|line| error!("{line}"));
            }
        }
        notify::ready();
        Ok(())
    }

    /// The ledger again, after a thread took it down with it.
    fn reopened(&self) -> Result<Ledger, DaemonError> {
        let random = |source| DaemonError::System { what: "/dev/urandom can't be read", source };
        Ok(Ledger::open(&self.folder.join(LEDGER_FILE), host::random_key().map_err(random)?)?)
    }
}

/// Twice as often as the service manager asks.
fn beat() -> Duration {
    notify::watchdog_interval().map_or(USUAL_BEAT, |interval| (interval / 2).min(USUAL_BEAT))
}
