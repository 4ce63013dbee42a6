//! terser, from npm: the JavaScript between page and wasm to half its length, two to three kB as it is sent.

use crate::failure::{AtPath, Outcome};
use crate::{cargo, paths};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Names of exports and of properties stay: the parts of the program know one another by them.
const RECIPE: &[&str] = &["--module", "--compress", "passes=2", "--mangle"];

/// In words that differ when the outcome could: part of the stamp on what is kept.
pub fn recipe(wanted: bool) -> String {
    if wanted { RECIPE.join(" ") } else { "not minified".to_owned() }
}

/// Makes a module of JavaScript smaller where it stands.
pub fn run(script: &Path) -> Outcome<()> {
    let terser = paths::browser_tests().join("node_modules/terser/bin/terser");
    let smaller = script.with_extension("smaller");
    let mut command = Command::new("node");
    command.arg(terser).arg(script).args(RECIPE).arg("--output").arg(&smaller);
    cargo::run(command, "terser", "remove tests/browser/node_modules and run the command again: it is installed anew.")?;
    fs::rename(&smaller, script).at("put in place", script)
}
