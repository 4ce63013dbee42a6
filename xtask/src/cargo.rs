//! Runs programs, with their output shown as it comes.

use crate::failure::{Failure, Outcome};
use crate::paths;
use std::process::Command;

/// The `cargo` that started this helper, at the root of the repository.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words).current_dir(paths::root());
    command
}

/// Runs a program to its end; anything but success stops the command with `remedy`.
pub fn run(mut command: Command, what: &str, remedy: &str) -> Outcome<()> {
    let status = command.status().map_err(|error| {
        let program = command.get_program().to_string_lossy().into_owned();
        Failure::new(format!("{what} could not start `{program}`: {error}."), remedy)
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("{what} did not succeed."), remedy))
}

/// True when this program can be started at all.
pub fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
