//! The `keukentafel` command: new, play, check, simulate, reach, map, lines, import, export, result, group, serve.

mod check;
mod collect;
mod exchange;
mod files;
mod group;
mod lines;
mod map;
mod new;
mod play;
mod reach;
mod result;
mod serve;
mod simulate;
mod simulate_text;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use keukentafel::interop::csv::Separator;
use keukentafel::story::wording::Language;

#[derive(Parser)]
#[command(name = "keukentafel", version, about = "Play, check and measure kitchen-table cases")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Begin a case from a template.
    New(new::Arguments),
    /// Play a case in the terminal.
    Play(play::Arguments),
    /// Tell everything that is wrong with a case.
    Check(check::Arguments),
    /// Play a case many times in four ways and report what comes by and how it scores.
    Simulate(simulate::Arguments),
    /// The best and worst each dimension can reach, with a route.
    Reach(reach::Arguments),
    /// The whole case as a picture, or as a list that says the same.
    Map(map::Arguments),
    /// Every text of a case with its id, ready to translate; or as a table for a spreadsheet, and back.
    Lines(lines::Arguments),
    /// Make a skeleton of a case out of a Twine story.
    Import(exchange::Import),
    /// Draw a case as a map for Twine.
    Export(exchange::Export),
    /// What a result code says.
    Result(result::Arguments),
    /// Many results together: a table, data, or a page to print.
    Group(group::Arguments),
    /// Serve the built site on this machine.
    Serve(serve::Arguments),
}

/// Reads a language tag given on the command line.
fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "nl or en / nl of en".to_owned())
}

/// Reads what stands between the cells of a table, as given on the command line.
fn separator(sign: &str) -> Result<Separator, String> {
    match sign {
        ";" => Ok(Separator::Semicolon),
        "," => Ok(Separator::Comma),
        _ => Err("; of , / ; or ,".to_owned()),
    }
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::New(arguments) => new::run(&arguments),
        Command::Play(arguments) => play::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Reach(arguments) => reach::run(&arguments),
        Command::Map(arguments) => map::run(&arguments),
        Command::Lines(arguments) => lines::run(&arguments),
        Command::Import(arguments) => exchange::import(&arguments),
        Command::Export(arguments) => exchange::export(&arguments),
        Command::Result(arguments) => result::run(&arguments),
        Command::Group(arguments) => group::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
    }
}
