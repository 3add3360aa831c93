//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    appreciated::cli::run(std::env::args_os())
}
