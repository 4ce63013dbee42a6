//! `keukentafel check`: everything that is wrong, at once.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::ValueEnum;
use keukentafel::check::{check, check_play};
use keukentafel::play::Case;
use keukentafel::story::span::position;
use keukentafel::story::wording::{Language, message, render};
use keukentafel::story::{Diagnostic, Severity};

use super::files::{Read, cases, folder_with, print_json};

#[derive(clap::Args)]
pub struct Arguments {
    /// Folders of cases, or story files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print: for a person, as JSON, or as annotations for GitHub Actions.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the messages.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
    /// `warnings`: let warnings count as errors. Hints never do.
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// Leave out what is only seen by playing: as an editor does at every keystroke.
    #[arg(long)]
    quick: bool,
    /// Print on standard error how long it took.
    #[arg(long)]
    time: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    #[value(alias = "human")]
    Text,
    Json,
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let mut took = Took::default();
    let reads: Vec<Read> = arguments.paths.iter().flat_map(|path| cases(path)).flat_map(|path| read(&path, arguments.quick, &mut took)).collect();
    let all = || reads.iter().flat_map(|read| read.diagnostics.iter().map(move |diagnostic| (diagnostic, read.source.as_str())));
    match arguments.format {
        Format::Text => all().for_each(|(diagnostic, source)| println!("{}", render(diagnostic, source, arguments.lang))),
        Format::Json => print_json(&all().map(|(diagnostic, source)| row(diagnostic, source, arguments.lang)).collect()),
        Format::Github => all().for_each(|(diagnostic, source)| println!("{}", annotation(diagnostic, source, arguments.lang))),
    }
    let count = |severity: Severity| all().filter(|(diagnostic, _)| diagnostic.problem.severity() == severity).count();
    let (errors, warnings, hints) = (count(Severity::Error), count(Severity::Warning), count(Severity::Hint));
    if arguments.format == Format::Text {
        match arguments.lang {
            Language::Nl => println!("{} bestanden gelezen: {errors} fouten, {warnings} keer let op, {hints} tips.", reads.len()),
            Language::En => println!("{} files read: {errors} errors, {warnings} warnings, {hints} hints.", reads.len()),
        }
    }
    if arguments.time {
        eprintln!("check: {:.1} ms, check_play: {:.1} ms", took.text.as_secs_f64() * 1e3, took.plays.as_secs_f64() * 1e3);
    }
    if errors > 0 || (arguments.deny.is_some() && warnings > 0) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Time spent on what can be told from the text, and on playing.
#[derive(Default)]
struct Took {
    text: Duration,
    plays: Duration,
}

fn read(path: &Path, quick: bool, took: &mut Took) -> Vec<Read> {
    folder_with(path, |name, bytes| {
        let begun = Instant::now();
        let mut loaded = check(name, bytes);
        took.text += begun.elapsed();
        if let Some(case) = loaded.story.as_ref().filter(|_| !quick).and_then(|story| Case::new(story.clone()).ok()) {
            let begun = Instant::now();
            let more = check_play(name, bytes, &case);
            took.plays += begun.elapsed();
            loaded.diagnostics.extend(more.into_iter().filter(|one| !loaded.diagnostics.contains(one)).collect::<Vec<_>>());
            loaded.diagnostics.sort_by_key(|one| one.span.start);
        }
        loaded
    })
    .read
}

/// Where the words that are meant stand: line and column from 1, length in characters.
fn place(diagnostic: &Diagnostic, source: &str) -> (usize, usize, usize) {
    let place = position(source, diagnostic.span.start);
    let length = source.get(diagnostic.span.start as usize..diagnostic.span.end as usize).map_or(0, |text| text.chars().count());
    (place.line, place.column, length)
}

fn row(diagnostic: &Diagnostic, source: &str, language: Language) -> serde_json::Value {
    let (line, column, length) = place(diagnostic, source);
    let words = message(diagnostic, language);
    let severity = match diagnostic.problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    serde_json::json!({
        "code": diagnostic.problem.code(), "severity": severity, "file": diagnostic.file, "line": line,
        "column": column, "length": length, "message": words.what, "help": words.help,
    })
}

/// A workflow command of GitHub Actions: shown beside the line in a change that is looked at.
fn annotation(diagnostic: &Diagnostic, source: &str, language: Language) -> String {
    let (line, column, length) = place(diagnostic, source);
    let words = message(diagnostic, language);
    let sort = match diagnostic.problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let (file, code) = (property(&diagnostic.file), diagnostic.problem.code());
    let text = data(&format!("{} {}", words.what, words.help));
    format!("::{sort} file={file},line={line},col={column},endColumn={},title={code}::{text}", column + length)
}

/// Text in a workflow command: a line end would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property in it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
