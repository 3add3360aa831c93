//! The daemon: looks at the wall clock, asks [`crate::next`] what is due, and has it done on a blocking thread. Owns:
//! waiting, signals, what the service manager hears. Never touches: what is due, what a round does.

mod errand;
mod pause;
mod plan;
mod signals;

use crate::config::{Config, LoadError, locate};
use crate::host::lock::{Holder, Lock};
use crate::host::{self, Deadline, log, notify};
use crate::ledger::{Ledger, LedgerError};
use crate::next::{Step, TICK};
use crate::rounds::{self, LEDGER_FILE, READING_BEFORE_DIGEST, RoundError};
use crate::wire::Gauge;
use chrono::{DateTime, Utc};
use errand::Errand;
use pause::Pause;
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

/// No errand is longer (a scan of one account gives up after 30 minutes): beyond it the watchdog is not fed.
const LONGEST_ERRAND: Duration = Duration::from_secs(3 * 3_600);

/// A command that looks whether a daemon is there holds the lock for a moment; a daemon has it longer than that.
const LOCK_TRIES: u32 = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(100);

/// How often the service manager hears that all is well when it does not say how often it wants to.
const USUAL_BEAT: Duration = Duration::from_secs(30);

/// Why the daemon did not start, or ended without being asked to.
#[derive(Debug, thiserror::Error)]
pub enum DaemonError {
    /// The config can't be used.
    #[error(transparent)]
    Config(#[from] LoadError),
    /// Another daemon has this state directory.
    #[error("another `appreciated run`{holder} works on {}", folder.display())]
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
    /// The system refuses the state directory, or the lock in it.
    #[error("the state directory {} can't be used: {source}", folder.display())]
    Folder {
        /// The state directory.
        folder: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl DaemonError {
    /// Whether the same may work later without anybody changing anything.
    fn may_pass(&self) -> bool {
        match self {
            Self::Ledger(fault) => fault.may_pass(),
            Self::System { .. } | Self::Folder { .. } => true,
            Self::Config(_) | Self::Second { .. } | Self::AllRest(_) => false,
        }
    }
}

/// Runs until SIGTERM or SIGINT. `path` is the config; SIGHUP has it read again.
pub fn run(path: &Path) -> Result<(), DaemonError> {
    let config = locate::load(path)?;
    let folder = config.state_dir(&host::environment);
    let _lock = lock(&folder)?;
    let begin = |source| DaemonError::System { what: "the daemon can't begin", source };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(begin)?;
    let mut daemon = Daemon {
        path: path.to_owned(),
        config: Arc::new(config),
        folder,
        ledger: None,
        busy_since: None,
        pause: Pause::default(),
    };
    let ended = runtime.block_on(daemon.live());
    // A thread that still hands a mail over must not hold the process.
    runtime.shutdown_background();
    ended
}

fn lock(folder: &Path) -> Result<Lock, DaemonError> {
    let system = |source| DaemonError::Folder { folder: folder.to_owned(), source };
    host::private_folder(folder).map_err(system)?;
    let path = folder.join(DAEMON_LOCK);
    for _ in 1..LOCK_TRIES {
        if let Ok(lock) = Lock::take(&path).map_err(system)? {
            return Ok(lock);
        }
        std::thread::sleep(LOCK_PAUSE);
    }
    let lock = Lock::take(&path).map_err(system)?;
    lock.map_err(|holder| DaemonError::Second { holder, folder: folder.to_owned() })
}

struct Daemon {
    path: PathBuf,
    config: Arc<Config>,
    /// The state directory.
    folder: PathBuf,
    /// Away while an errand has it.
    ledger: Option<Ledger>,
    /// When the first errand since the last wait began.
    busy_since: Option<DateTime<Utc>>,
    /// After something failed: no errand before its end.
    pause: Pause,
}

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Woken {
    ByTime,
    By(Signal),
}

/// How an errand ended.
struct Ended {
    /// `None`: its thread panicked, or it had to be left behind.
    result: Option<Result<(), RoundError>>,
    /// What was asked meanwhile.
    signal: Option<Signal>,
}

impl Daemon {
    async fn live(&mut self) -> Result<(), DaemonError> {
        let deaf = |source| DaemonError::System { what: "signals can't be listened to", source };
        let mut signals = Signals::listen().map_err(deaf)?;
        let (config, now) = (Arc::clone(&self.config), host::now());
        plan::wake_once(self.ledger()?, &config, now)?;
        let plan = self.plan(now)?;
        notify::ready();
        info!(version = env!("CARGO_PKG_VERSION"), accounts = config.accounts.len(), "started");
        plan.tell(now);
        loop {
            match self.turn(&mut signals).await? {
                Woken::ByTime => {}
                Woken::By(Signal::Stop) => break,
                Woken::By(Signal::Reload) => self.reload()?,
            }
        }
        notify::stopping();
        info!("stopped");
        Ok(())
    }

    /// One look at the clock, and what follows from it.
    async fn turn(&mut self, signals: &mut Signals) -> Result<Woken, DaemonError> {
        let now = host::now();
        let paused = self.pause.until(now);
        let plan = match self.plan(now) {
            Ok(plan) => plan,
            Err(fault) if fault.may_pass() => {
                // Told less and less often.
                if paused.is_none() {
                    warn!("{fault}");
                    self.pause.begin(now);
                }
                return Ok(self.wait_until(now + TICK, now, signals).await);
            }
            Err(fault) => return Err(fault),
        };
        if let Some(faults) = plan.all_rest() {
            return Err(DaemonError::AllRest(faults));
        }
        let step = plan.step(now, self.busy_since);
        let until = match (&step, paused) {
            (Step::Wait { until }, _) => {
                self.busy_since = None;
                *until
            }
            // Timers stand still in a suspended machine, so a long pause is waited for in small pieces.
            (_, Some(paused)) => paused.min(now + TICK),
            _ => {
                self.busy_since.get_or_insert(now);
                let ended = self.perform(step, signals).await;
                return self.judge(ended);
            }
        };
        notify::status(&plan.in_a_line(now));
        Ok(self.wait_until(until, now, signals).await)
    }

    /// What is to be done, read anew. The machine may have come to another zone since the last look, which is a change
    /// of its schedules.
    fn plan(&mut self, now: DateTime<Utc>) -> Result<Plan, DaemonError> {
        let (config, folder) = (Arc::clone(&self.config), self.folder.clone());
        let (ledger, machine) = (self.ledger()?, host::zone::machine());
        rounds::begin(ledger, &config, now, machine)?;
        Ok(Plan::read(ledger, &config, &folder, now, machine)?)
    }

    /// Has a step done on a blocking thread, and stays awake for signals meanwhile.
    async fn perform(&mut self, step: Step, signals: &mut Signals) -> Ended {
        let (before_mail, carries) = (matches!(step, Step::Mail { .. }), matches!(step, Step::Carry(_)));
        let (gauge, ending) = (Gauge::new(), Arc::new(AtomicBool::new(false)));
        let errand = Errand {
            step,
            config: Arc::clone(&self.config),
            folder: self.folder.clone(),
            gauge: gauge.clone(),
            stop: Arc::clone(&ending),
        };
        // There since the plan was read with it.
        let lent = self.ledger.take();
        let mut thread = tokio::task::spawn_blocking(move || {
            let mut ledger = lent?;
            let result = errand.run(&mut ledger);
            Some((ledger, result))
        });
        let begun = Deadline::after(LONGEST_ERRAND);
        let mut signal = None;
        let mut grace: Option<Deadline> = None;
        let mut read_until = before_mail.then(|| Deadline::after(READING_BEFORE_DIGEST));
        loop {
            if grace.is_some_and(|end| end.left().is_none()) {
                warn!("stopped in the middle of something; the next start looks what came of it");
                return Ended { result: None, signal };
            }
            if read_until.is_some_and(|end| end.left().is_none()) {
                read_until = None;
                warn!("reading took too long before a mail, which goes out with what was read");
                gauge.cut();
            }
            let limit = [grace, read_until].into_iter().flatten().filter_map(|end| end.left()).min();
            tokio::select! {
                done = &mut thread => {
                    let Ok(Some((ledger, result))) = done else { return Ended { result: None, signal } };
                    self.ledger = Some(ledger);
                    return Ended { result: Some(result), signal };
                }
                asked = signals.next() => {
                    if asked == Signal::Stop && grace.is_none() {
                        notify::stopping();
                        ending.store(true, Ordering::Relaxed);
                        grace = Some(Deadline::after(GRACE));
                        // A mail that is being handed over may end in peace; reading goes on another time.
                        if !carries {
                            gauge.cut();
                        }
                    }
                    // Stopping goes before reloading.
                    signal = signal.filter(|known| *known == Signal::Stop).or(Some(asked));
                }
                () = tokio::time::sleep(beat().min(limit.unwrap_or(USUAL_BEAT))) => {
                    if begun.left().is_some() {
                        notify::watchdog();
                    }
                }
            }
        }
    }

    /// What follows from an errand: a pause after a fault of the whole, or the end.
    fn judge(&mut self, ended: Ended) -> Result<Woken, DaemonError> {
        let asked = ended.signal.map_or(Woken::ByTime, Woken::By);
        if asked == Woken::By(Signal::Stop) {
            return Ok(asked);
        }
        match ended.result {
            Some(Ok(())) => {
                self.pause = Pause::default();
                return Ok(asked);
            }
            Some(Err(RoundError::Ledger(fault))) if !fault.may_pass() => return Err(fault.into()),
            Some(Err(fault @ RoundError::Busy(_))) => {
                info!("{fault}");
                self.pause = Pause::default();
            }
            Some(Err(fault)) => error!("{fault}"),
            None => error!("a part of the program failed; it is tried again later"),
        }
        self.pause.begin(host::now());
        Ok(asked)
    }

    /// Waits, feeding the watchdog.
    async fn wait_until(&self, until: DateTime<Utc>, now: DateTime<Utc>, signals: &mut Signals) -> Woken {
        let end = Deadline::after((until - now).to_std().unwrap_or_default());
        loop {
            notify::watchdog();
            let Some(left) = end.left() else { return Woken::ByTime };
            tokio::select! {
                signal = signals.next() => return Woken::By(signal),
                () = tokio::time::sleep(left.min(beat())) => {}
            }
        }
    }

    /// SIGHUP: a broken file changes nothing, nor does a ledger that can't be written now.
    fn reload(&mut self) -> Result<(), DaemonError> {
        notify::reloading();
        match locate::load(&self.path) {
            Ok(config) if config.state_dir(&host::environment) != self.folder => {
                error!(
                    "the new config names another state directory; restart for that, the old config stays"
                );
            }
            Ok(config) => match self.take_on(config) {
                Ok(()) => info!(accounts = self.config.accounts.len(), "the config was read again"),
                Err(fault) if fault.may_pass() => {
                    warn!("the new config was not taken, the old one stays; reload again later: {fault}");
                }
                Err(fault) => return Err(fault),
            },
            Err(fault) => {
                let fault = log::in_one_record(&fault.to_string());
                error!("the config was not taken, the old one stays: {fault}");
            }
        }
        notify::ready();
        Ok(())
    }

    /// Works by another config, once the ledger is ready for it.
    fn take_on(&mut self, config: Config) -> Result<(), DaemonError> {
        let (ledger, now) = (self.ledger()?, host::now());
        plan::wake_all(ledger, &config, now)?;
        // Last, and all of it or nothing: should the ledger fail, the schedules of before go on.
        rounds::begin(ledger, &config, now, host::zone::machine())?;
        self.config = Arc::new(config);
        self.pause = Pause::default();
        Ok(())
    }

    /// The ledger, opened again when a thread took it down with it: on the disk it is whole.
    fn ledger(&mut self) -> Result<&mut Ledger, DaemonError> {
        let ledger = if let Some(ledger) = self.ledger.take() {
            ledger
        } else {
            let random = |source| DaemonError::System { what: "/dev/urandom can't be read", source };
            Ledger::open(&self.folder.join(LEDGER_FILE), host::random_key().map_err(random)?)?
        };
        Ok(self.ledger.insert(ledger))
    }
}

/// Twice as often as the service manager asks.
fn beat() -> Duration {
    notify::watchdog_interval().map_or(USUAL_BEAT, |interval| (interval / 2).min(USUAL_BEAT))
}
