//! `keukentafel group`: many results together, as a table, as data, or as a page to print.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use clap::ValueEnum;
use keukentafel::debrief::code::Read;
use keukentafel::debrief::{Added, Group, GroupReport, Item, items, wording};
use keukentafel::interop::csv::{Separator, Table};
use keukentafel::interop::{report, tables};
use keukentafel::play::Words;
use keukentafel::story::wording::Language;
use serde::Serialize;

use super::collect::{Cases, Collected, Placed, collect, pick};

#[derive(clap::Args)]
pub struct Arguments {
    /// Codes, links, files, folders of files, or `-` for standard input.
    #[arg(required = true)]
    results: Vec<PathBuf>,
    /// csv: a table for a spreadsheet; json: every figure; html: a page to print.
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write; standard output when left out.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The language.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
    /// Only results of this case, where there are several.
    #[arg(long)]
    case: Option<String>,
    /// The folder of the cases.
    #[arg(long, default_value = "scenarios")]
    cases: PathBuf,
    /// Which table csv writes: a row for each result, or for each place in the case where something is scored.
    #[arg(long, value_enum, default_value_t = Rows::Results)]
    rows: Rows,
    /// What stands between cells: `;` (with a decimal comma) or `,` (with a decimal point).
    #[arg(long, default_value = ";", value_parser = super::separator)]
    separator: Separator,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Csv,
    Json,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum Rows {
    Results,
    Places,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let language = arguments.lang;
    let cases = match Cases::read(&arguments.cases, language) {
        Ok(cases) => cases,
        Err(code) => return code,
    };
    let collected = collect(&arguments.results, &cases, language);
    let wanted = match wanted(&collected, &cases, arguments) {
        Ok(at) => at,
        Err(why) => {
            collected.tell_refused(language);
            eprintln!("{why}");
            return ExitCode::FAILURE;
        }
    };
    let (Some(known), Some(words)) = (cases.known.get(wanted), cases.words.get(wanted)) else { return ExitCode::FAILURE };
    let mut group = Group::new(Rc::new(known.clone()));
    let counts = Counts::add(&collected, wanted, &mut group, language);
    counts.tell(&collected, language);
    collected.tell_refused(language);
    match write(arguments, &group, words) {
        Ok(()) => ExitCode::SUCCESS,
        // Who reads had enough, such as `head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let file = arguments.out.as_ref().map_or_else(String::new, |file| file.display().to_string());
            eprintln!("{file}: {} ({error})", pick(language, "Dit kan niet geschreven worden", "This cannot be written"));
            ExitCode::FAILURE
        }
    }
}

/// Which case the group is of. Results of several cases cannot be counted together.
fn wanted(collected: &Collected, cases: &Cases, arguments: &Arguments) -> Result<usize, String> {
    let language = arguments.lang;
    let mut results: BTreeMap<usize, usize> = BTreeMap::new();
    for one in &collected.read {
        if let Read::Result { known, .. } = one.read {
            *results.entry(known).or_default() += 1;
        }
    }
    let name = |at: &usize| cases.known.get(*at).map_or("", |known| known.id.as_str());
    if let Some(id) = &arguments.case {
        let Some(at) = cases.known.iter().position(|known| known.id == *id) else {
            let all: Vec<&str> = cases.known.iter().map(|known| known.id.as_str()).collect();
            return Err(format!(
                "{}: {id}. {} {}.",
                pick(language, "Deze casus is er niet", "This case is not here"),
                pick(language, "Wel:", "There are:"),
                all.join(", ")
            ));
        };
        if results.contains_key(&at) {
            return Ok(at);
        }
        return Err(format!("{}: {id}.", pick(language, "Er zijn geen resultaten van deze casus", "There are no results of this case")));
    }
    match results.len() {
        0 => {
            Err(pick(language, "Er is geen enkel resultaat gelezen. Er is niets geschreven.", "Not one result was read. Nothing was written.")
                .to_owned())
        }
        1 => Ok(results.into_keys().next().unwrap_or(0)),
        _ => {
            let counts: Vec<String> = results.iter().map(|(at, count)| format!("{} ({count})", name(at))).collect();
            let first = results.keys().next().map_or("", name);
            Err(match language {
                Language::Nl => {
                    format!("Dit zijn resultaten van verschillende casussen: {}. Kies er een, bijvoorbeeld met --case {first}.", counts.join(", "))
                }
                Language::En => format!("These are results of different cases: {}. Choose one, for instance with --case {first}.", counts.join(", ")),
            })
        }
    }
}

/// What became of everything that was read.
#[derive(Default)]
struct Counts {
    new: usize,
    known: usize,
    votes: usize,
    other_case: usize,
}

impl Counts {
    fn add(collected: &Collected, wanted: usize, group: &mut Group, language: Language) -> Self {
        let mut counts = Self::default();
        for Placed { place, read } in &collected.read {
            match read {
                Read::Result { known, result, .. } if *known == wanted => match group.add(result.clone()) {
                    Ok(Added::New) => counts.new += 1,
                    Ok(Added::Known | Added::Renewed) => counts.known += 1,
                    Err(error) => eprintln!("{place}: {}", error.say(language)),
                },
                Read::Vote { known, vote } if *known == wanted => {
                    counts.votes += usize::from(group.ballot_mut(vote.key).is_some_and(|ballot| ballot.add(*vote)));
                }
                _ => counts.other_case += 1,
            }
        }
        counts
    }

    fn tell(&self, collected: &Collected, language: Language) {
        let refused = collected.refused.len();
        let read = collected.read.len();
        let Self { new, known, votes, other_case } = self;
        match language {
            Language::Nl => eprintln!(
                "Gelezen: {read}. Resultaten: {new}. Dubbel: {known}. Stemmen: {votes}. Andere casus: {other_case}. Niet te lezen: {refused}."
            ),
            Language::En => {
                eprintln!("Read: {read}. Results: {new}. Double: {known}. Votes: {votes}. Other case: {other_case}. Not readable: {refused}.");
            }
        }
    }
}

fn write(arguments: &Arguments, group: &Group, words: &Words) -> io::Result<()> {
    let mut out: BufWriter<Box<dyn Write>> = BufWriter::new(match &arguments.out {
        Some(file) => Box::new(File::create(file)?),
        None => Box::new(io::stdout().lock()),
    });
    match arguments.format {
        Format::Csv => table(arguments, group, words).write(&mut out, arguments.separator)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &everything(group, words, arguments.lang))?;
            writeln!(out)?;
        }
        Format::Html => writeln!(out, "{}", report::page(group, words, arguments.lang))?,
    }
    out.flush()
}

fn table(arguments: &Arguments, group: &Group, words: &Words) -> Table {
    match arguments.rows {
        Rows::Results => tables::results(group, words, arguments.lang),
        Rows::Places => tables::places(&items(group, words), arguments.lang),
    }
}

/// Everything that is counted.
#[derive(Serialize)]
struct Everything<'g> {
    case: &'g str,
    title: &'g str,
    report: GroupReport,
    items: Vec<Said>,
}

/// A place in the case, with what is to be said of it.
#[derive(Serialize)]
struct Said {
    item: Item,
    said: String,
}

fn everything<'g>(group: &'g Group, words: &'g Words, language: Language) -> Everything<'g> {
    let said = |item: Item| Said { said: wording::say(&item, language), item };
    Everything {
        case: &group.known().id,
        title: words.of(&group.known().case.story().title),
        report: GroupReport::new(group, words),
        items: items(group, words).into_iter().map(said).collect(),
    }
}
