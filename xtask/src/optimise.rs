//! wasm-opt, from npm's `binaryen`: about a fifth off the wasm.

use crate::failure::{AtPath, Outcome};
use crate::modules::Wants;
use crate::{cargo, paths};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Rust's wasm uses and every browser we reach knows. Never `--all-features`: that makes wasm-opt write
/// encodings ("compact imports") no browser loads.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

fn level(wants: Wants) -> &'static str {
    match wants {
        Wants::Size => "-Oz",
        Wants::Speed => "-O3",
    }
}

/// The script npm installed; it runs in Node.
pub fn find() -> Option<PathBuf> {
    let script = paths::browser_tests().join("node_modules/binaryen/bin/wasm-opt");
    script.is_file().then_some(script)
}

/// In words that differ when the outcome could: part of the stamp on what is kept.
pub fn recipe(optimiser: Option<&Path>, wants: Wants) -> String {
    optimiser.map_or_else(|| "not optimised".to_owned(), |_| format!("{} {}", level(wants), FEATURES.join(" ")))
}

/// Makes the wasm file smaller, or quicker, where it stands.
pub fn run(script: &Path, wasm: &Path, wants: Wants) -> Outcome<()> {
    let smaller = wasm.with_extension("smaller");
    let mut command = Command::new("node");
    command.arg(script).arg(wasm).arg(level(wants)).args(FEATURES).arg("-o").arg(&smaller);
    cargo::run(command, "wasm-opt", "remove tests/browser/node_modules and run the command again: it is installed anew.")?;
    fs::rename(&smaller, wasm).at("put in place", wasm)
}
