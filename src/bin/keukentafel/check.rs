//! `keukentafel check`: everything that is wrong, at once.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use keukentafel::story::span::position;
use keukentafel::story::wording::{Language, message, render};
use keukentafel::story::{Diagnostic, Severity};

use super::files::{Read, cases, folder, print_json};

#[derive(clap::Args)]
pub struct Arguments {
    /// Folders of cases, or story files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The language of the messages.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
    /// `warnings`: let warnings count as errors.
    #[arg(long, value_enum)]
    deny: Option<Deny>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let reads: Vec<Read> = arguments.paths.iter().flat_map(|path| cases(path)).flat_map(|path| folder(&path).read).collect();
    let all = || reads.iter().flat_map(|read| read.diagnostics.iter().map(move |diagnostic| (diagnostic, read.source.as_str())));
    match arguments.format {
        Format::Human => all().for_each(|(diagnostic, source)| println!("{}", render(diagnostic, source, arguments.lang))),
        Format::Json => print_json(&all().map(|(diagnostic, source)| row(diagnostic, source, arguments.lang)).collect()),
    }
    let errors = all().filter(|(diagnostic, _)| diagnostic.problem.severity() == Severity::Error).count();
    let warnings = all().count() - errors;
    if matches!(arguments.format, Format::Human) {
        match arguments.lang {
            Language::Nl => println!("{} bestanden gelezen: {errors} fouten, {warnings} keer let op.", reads.len()),
            Language::En => println!("{} files read: {errors} errors, {warnings} warnings.", reads.len()),
        }
    }
    if errors > 0 || (arguments.deny.is_some() && warnings > 0) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn row(diagnostic: &Diagnostic, source: &str, language: Language) -> serde_json::Value {
    let place = position(source, diagnostic.span.start);
    let words = message(diagnostic, language);
    let length = source.get(diagnostic.span.start as usize..diagnostic.span.end as usize).map_or(0, |text| text.chars().count());
    let severity = if diagnostic.problem.severity() == Severity::Error { "error" } else { "warning" };
    serde_json::json!({
        "code": diagnostic.problem.code(), "severity": severity, "file": diagnostic.file, "line": place.line,
        "column": place.column, "length": length, "message": words.what, "help": words.help,
    })
}
