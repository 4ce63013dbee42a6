//! Builds, serves, measures and tests the site. Every command of this helper is one file beside this one;
//! `build` reads as a list of its steps, and each step is a file too.

mod art;
mod bindgen;
mod boot;
mod browser;
mod build;
mod cargo;
mod cases;
mod compress;
mod crates;
mod editor;
mod failure;
mod fonts;
mod minify;
mod modules;
mod npm;
mod open;
mod optimise;
mod options;
mod page;
mod paths;
mod play;
mod progress;
mod scene_page;
mod site;
mod size;
mod split;
mod style;
mod test;
mod worker;

use options::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = options::read(std::env::args().skip(1)).and_then(|command| match command {
        Command::Build { profile } => build::run(profile).and_then(|built| built.within_budget()),
        Command::Play(play) => play::run(&play),
        Command::Test { browser } => test::run(browser),
        Command::Size { crates: false } => size::run(),
        Command::Size { crates: true } => crates::run(),
        Command::Help => {
            println!("{}", options::HELP);
            Ok(())
        }
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
