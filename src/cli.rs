//! What a person types. Owns: arguments, exit codes, what is printed where. One file for each command. Never
//! touches: any rule.

use clap::{Args, Parser, Subcommand};
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod check;
mod failure;
mod first_look;
mod inspect;
mod ledger;
mod paint;
mod people;
mod preview;
mod progress;
mod quiet;
mod received;
mod report;
mod run;
mod scan;
mod schedule;
mod send;
mod setting;
mod status;
mod terminal;
mod try_out;
mod who;
mod why;
mod why_not;
mod wording;

use failure::Failure;

/// Reads the mail you sent and reminds you whom to thank, answer, repay and write to.
#[derive(Debug, Parser)]
#[command(name = "appreciated", version, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

const CONFIG_HELP: &str = "The config file, instead of $APPRECIATED_CONFIG, /etc/appreciated/config.toml or \
    $XDG_CONFIG_HOME/appreciated/config.toml";

/// Options of every command.
#[derive(Clone, Debug, Args)]
struct Common {
    #[arg(long, global = true, value_name = "FILE", help = CONFIG_HELP)]
    config: Option<PathBuf>,
    /// Print data as JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read a mailbox file, a Maildir or a folder of .eml, and print the digest it would give
    Try(try_out::TryOut),
    /// Try every server, login and mailbox of the config
    Check(check::Check),
    /// Read what is new in every account
    Scan(scan::Scan),
    /// Print the next digest; nothing is sent, nothing is changed
    Preview(preview::Preview),
    /// Send a digest now
    Send(send::Send),
    /// The daemon: scan and send on schedule, until SIGTERM
    Run(run::Run),
    /// What was done last, what waits, what comes next
    Status(status::Status),
    /// The next times of the digest, of each scan and of each reminder
    Schedule(schedule::Schedule),
    /// Who is there, with what passed between you
    People(people::List),
    /// Help and thanks between you and a person, both ways, with dates and a balance
    Ledger(ledger::Statement),
    /// Thanks that others gave you, with dates
    Received(received::Received),
    /// Every message that counts for a person, with dates and the arithmetic
    Why(why::Why),
    /// The first reason that keeps a person out of the digest
    WhyNot(why_not::WhyNot),
    /// How one message is read: zones and signals
    Inspect(inspect::Inspect),
}

/// Runs the program: data to stdout, everything else to stderr.
///
/// Exit codes: 0 done, 1 failed, 64 wrong usage, 75 try again later, 78 config at fault (sysexits.h).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| terminal::note(&stumble(panic.location()))));
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let done = match &cli.command {
        Command::Try(command) => command.run(&cli.common),
        Command::Check(command) => command.run(&cli.common),
        Command::Scan(command) => command.run(&cli.common),
        Command::Preview(command) => command.run(&cli.common),
        Command::Send(command) => command.run(&cli.common),
        Command::Run(command) => command.run(&cli.common),
        Command::Status(command) => command.run(&cli.common),
        Command::Schedule(command) => command.run(&cli.common),
        Command::People(command) => command.run(&cli.common),
        Command::Ledger(command) => command.run(&cli.common),
        Command::Received(command) => command.run(&cli.common),
        Command::Why(command) => command.run(&cli.common),
        Command::WhyNot(command) => command.run(&cli.common),
        Command::Inspect(command) => command.run(&cli.common),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_logged() {
                terminal::note(&failure.to_string());
            }
            failure.exit_code()
        }
    }
}

/// Only where a panic was: its message may hold anything, a password too.
fn stumble(at: Option<&Location<'_>>) -> String {
    let place = at.map_or_else(String::new, |at| {
        let file = Path::new(at.file()).file_name().unwrap_or_default().to_string_lossy();
        format!(" at {file}:{}", at.line())
    });
    format!("a part of the program stumbled{place}; please report it")
}

/// Help and version go to stdout with 0, anything else to stderr with 64.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        // Not by clap itself: it repeats what was typed.
        terminal::note(error.render().to_string().trim_end());
        return ExitCode::from(failure::USAGE);
    }
    // A closed pipe is the reader's choice.
    let _ = error.print();
    ExitCode::SUCCESS
}

/// Writes a file that only its owner may read; one that is there keeps its mode.
fn private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)
}
