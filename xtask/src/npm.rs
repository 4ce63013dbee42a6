//! The packages from npm: wasm-opt, terser and the editor for the build, the browser driver for the tests. Installed when the lock file
//! is not the one they were installed from.

use crate::failure::{AtPath, Failure, Outcome};
use crate::progress::note;
use crate::{cargo, paths, site};
use std::fs;
use std::process::Command;

/// Installs them if need be; a [`Failure`] says why that could not be done.
pub fn install() -> Outcome<()> {
    let folder = paths::browser_tests();
    let lock = folder.join("package-lock.json");
    let wanted = site::hash(&fs::read(&lock).at("read", &lock)?);
    let installed = folder.join("node_modules/.installed-from");
    if fs::read_to_string(&installed).is_ok_and(|from| from == wanted) {
        return Ok(());
    }
    // On Windows npm is a script, `npm.cmd`.
    let Some(npm) = ["npm", "npm.cmd"].into_iter().find(|name| cargo::exists(name)) else {
        return Err(Failure::new(
            "npm is not on this machine.",
            "install Node.js 20 or newer (on Debian and Ubuntu: `sudo apt-get install nodejs npm`) and run the command again.",
        ));
    };
    note("Installing a few packages from npm (once)…");
    let mut command = Command::new(npm);
    command.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder);
    cargo::run(command, "npm", "see that this machine reaches the internet, and run the command again.")?;
    fs::write(&installed, wanted).at("write", &installed)
}
