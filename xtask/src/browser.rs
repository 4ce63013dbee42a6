//! Finds, and where that is allowed installs, what the browser tests need: Chromium and Node.

use crate::cargo;
use crate::failure::{Failure, Outcome};
use crate::progress::note;
use std::path::PathBuf;
use std::process::Command;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The browser to test in; installed first when this is a machine we may do that on.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    note("There is no Chromium on this machine.");
    install("chromium")?;
    find().ok_or_else(|| {
        Failure::new(
            "the browser tests need Chromium or Chrome.",
            "on Debian and Ubuntu: `sudo apt-get install chromium`. If it is somewhere unusual: `CHROMIUM=/path/to/it ./test`. Without: `./test --no-browser`.",
        )
    })
}

/// Node runs the tests and npm brings what they use.
pub fn node() -> Outcome<()> {
    let there = || cargo::exists("node") && (cargo::exists("npm") || cargo::exists("npm.cmd"));
    if there() {
        return Ok(());
    }
    note("There is no Node.js with npm on this machine.");
    install("nodejs")?;
    install("npm")?;
    if there() {
        return Ok(());
    }
    Err(Failure::new(
        "the browser tests need Node.js 20 or newer, with npm.",
        "on Debian and Ubuntu: `sudo apt-get install nodejs npm`. Without: `./test --no-browser`.",
    ))
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = NAMES.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name))).find(|program| program.is_file());
    in_path.or_else(|| Some(PathBuf::from(MAC)).filter(|program| program.is_file()))
}

/// Only where that needs no password: as the administrator of a machine with apt, which is what a build machine is.
fn install(package: &str) -> Outcome<()> {
    if !is_administrator() || !cargo::exists("apt-get") {
        return Ok(());
    }
    note(&format!("Installing {package} with apt-get…"));
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(words);
        cargo::run(command, "apt-get", "install it by hand, and run the command again.")
    };
    // A fresh machine has no list of packages yet.
    apt(&["update", "--quiet"])?;
    apt(&["install", "--yes", "--quiet", "--no-install-recommends", package])
}

fn is_administrator() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim() == "0")
}
