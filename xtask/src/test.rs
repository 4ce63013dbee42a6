//! `cargo xtask test`: everything that must hold before a change is taken in, the quickest to fail first.

use crate::failure::Outcome;
use crate::modules::{MODULES, Profile};
use crate::progress::Progress;
use crate::{browser, build, cargo, npm, paths};
use std::process::Command;

/// One check by Cargo: what it is, its words, and what to do when it fails.
type Check = (&'static str, &'static [&'static str], &'static str);

const LOOKS: [Check; 2] = [
    ("Layout of the code", &["fmt", "--all", "--check"], "run `cargo fmt --all`."),
    ("Clippy, for this machine", &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"], CLIPPY),
];

const TESTS: [Check; 2] = [
    ("Tests in Rust (the first time: some minutes)", &["test", "--workspace"], "read which test failed above."),
    (
        "Tests of the pages that need no browser",
        &["test", "--package", "keukentafel", "--features", "pages", "--lib", "pages::"],
        "read which test failed above.",
    ),
];

const CLIPPY: &str = "read what clippy says above.";

/// Runs it all; stops at the first thing that does not hold.
pub fn run(in_browser: bool) -> Outcome<()> {
    let mut progress = Progress::of(LOOKS.len() + MODULES.len() + TESTS.len() + 1 + usize::from(in_browser));
    let mut check = |what: &str, words: &[&str], remedy| {
        progress.step(&format!("{what}…"));
        cargo::run(cargo::cargo(words), what, remedy)
    };
    for (what, words, remedy) in LOOKS {
        check(what, words, remedy)?;
    }
    for module in MODULES {
        let words = [&["clippy"], &module.cargo_words()[..], &["--", "--deny", "warnings"]].concat();
        check(&format!("Clippy, for {}", module.what), &words, CLIPPY)?;
    }
    for (what, words, remedy) in TESTS {
        check(what, words, remedy)?;
    }
    progress.step("The site, as people get it…");
    build::run(Profile::Full)?.within_budget()?;
    if in_browser {
        progress.step("Tests in a browser…");
        run_in_browser()?;
    }
    println!("\nEverything holds ({}).", progress.taken());
    Ok(())
}

fn run_in_browser() -> Outcome<()> {
    browser::node()?;
    npm::install()?;
    let chromium = browser::chromium()?;
    // The tests start the program people use, which `cargo test` need not have left there.
    cargo::run(
        cargo::cargo(&["build", "--package", "keukentafel", "--bin", "keukentafel"]),
        "building the command",
        "read what the compiler says above.",
    )?;
    let mut command = Command::new("node");
    command
        .arg("run.mjs")
        .current_dir(paths::browser_tests())
        .env("CHROMIUM", chromium)
        .env("KEUKENTAFEL", paths::target().join("debug").join(format!("keukentafel{}", std::env::consts::EXE_SUFFIX)));
    cargo::run(command, "the browser tests", "read which test failed above; `node tests/browser/run.mjs` runs only these.")
}
