//! `keukentafel lines`: the file a translator fills in, as RON, or as a table for a spreadsheet and back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use keukentafel::interop::csv::Separator;
use keukentafel::interop::translation::{self, Imported, State};
use keukentafel::story::wording::{Language, render};
use keukentafel::story::{Severity, Story, load, load_translation, template};

use super::files::{Folder, bytes, cannot_read, cannot_write, folder, other_languages, print, put, write_whole};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    table: Option<Table>,
    /// The folder of the case.
    #[arg(required = true)]
    case: Option<PathBuf>,
    /// The language to translate into, as a tag: `en`.
    #[arg(long, required = true)]
    lang: Option<String>,
}

#[derive(Subcommand)]
enum Table {
    /// Write all texts with their translations as a table for a spreadsheet.
    Export(Export),
    /// Take the translations out of such a table and put them into the translation file.
    Import(Import),
}

#[derive(clap::Args)]
struct Export {
    /// The folder of the case.
    case: PathBuf,
    /// The language to translate into, as a tag: `en`.
    #[arg(long, value_parser = tag)]
    lang: String,
    /// As a table (CSV).
    #[arg(long, required = true)]
    csv: bool,
    /// The file to write; standard output when left out.
    #[arg(long)]
    out: Option<PathBuf>,
    /// What stands between cells: `;` or `,`.
    #[arg(long, default_value = ";", value_parser = super::separator)]
    separator: Separator,
    /// The language of the names of the columns, and of messages.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    words: Language,
}

#[derive(clap::Args)]
struct Import {
    /// The folder of the case.
    case: PathBuf,
    /// The language of the translation, as a tag: `en`.
    #[arg(long, value_parser = tag)]
    lang: String,
    /// The table, as a spreadsheet saved it.
    #[arg(long)]
    csv: PathBuf,
    /// The language of messages.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    words: Language,
}

/// A tag becomes the name of a file.
fn tag(tag: &str) -> Result<String, String> {
    let good = !tag.is_empty() && tag.len() <= 35 && tag.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
    if good { Ok(tag.to_owned()) } else { Err("en, de, tr, zh-Hans, …".to_owned()) }
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match (&arguments.table, &arguments.case, &arguments.lang) {
        (Some(Table::Export(export)), ..) => run_export(export),
        (Some(Table::Import(import)), ..) => run_import(import),
        (None, Some(case), Some(lang)) => {
            let folder = folder(case);
            let Some(story) = story(&folder, Language::Nl) else { return ExitCode::FAILURE };
            let known = folder.translations.iter().find(|translation| translation.language == *lang);
            print(&template(story, lang, known));
            ExitCode::SUCCESS
        }
        // What is required is asked for before this.
        _ => ExitCode::FAILURE,
    }
}

/// The story of a case; tells what is wrong where there is none.
fn story(folder: &Folder, language: Language) -> Option<&Story> {
    if folder.story.is_none() {
        for read in &folder.read {
            read.diagnostics.iter().for_each(|diagnostic| eprintln!("{}", render(diagnostic, &read.source, language)));
        }
    }
    folder.story.as_ref()
}

/// A case with the translation file of one language: where it is or comes, and what is in it.
struct Case {
    story: Story,
    path: PathBuf,
    known: Option<Vec<u8>>,
}

fn open(case: &Path, lang: &str, language: Language) -> Result<Case, ExitCode> {
    let file = if case.is_dir() { case.join("story.ron") } else { case.to_owned() };
    let name = file.display().to_string();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let read = super::files::folder_with(&file, load);
    if story(&read, language).is_none() {
        return Err(ExitCode::FAILURE);
    }
    let Some(story) = read.story else { return Err(ExitCode::FAILURE) };
    if story.language == lang {
        eprintln!("{}", own_language(&name, lang, language));
        return Err(ExitCode::FAILURE);
    }
    let named = folder.join(format!("{lang}.ron"));
    let of_language = |path: &PathBuf| {
        let read = bytes(path).ok().and_then(|bytes| load_translation(&story, "", &bytes).0);
        read.is_some_and(|translation| translation.language == lang)
    };
    // The file of that name, even when it is broken: it must not be written over.
    let path = if named.exists() { named } else { other_languages(&folder).into_iter().find(of_language).unwrap_or(named) };
    let known = match path.exists().then(|| fs::read(&path)).transpose() {
        Ok(known) => known,
        Err(error) => {
            eprintln!("{}", cannot_read(&path, &error, language));
            return Err(ExitCode::FAILURE);
        }
    };
    Ok(Case { story, path, known })
}

fn run_export(export: &Export) -> ExitCode {
    let case = match open(&export.case, &export.lang, export.words) {
        Ok(case) => case,
        Err(code) => return code,
    };
    match translation::export(&case.story, &export.lang, case.known.as_deref(), export.separator, export.words) {
        Ok(table) => put(export.out.as_deref(), &table, export.words),
        Err(translation::Unreadable) => tell_unreadable(&case, export.words),
    }
}

fn run_import(import: &Import) -> ExitCode {
    let words = import.words;
    let case = match open(&import.case, &import.lang, words) {
        Ok(case) => case,
        Err(code) => return code,
    };
    let table = match fs::read(&import.csv) {
        Ok(table) => table,
        Err(error) => {
            eprintln!("{}", cannot_read(&import.csv, &error, words));
            return ExitCode::FAILURE;
        }
    };
    let imported = match translation::import(&case.story, &import.lang, case.known.as_deref(), &table, remark(&case.story.language, words)) {
        Ok(imported) => imported,
        Err(translation::Unreadable) => return tell_unreadable(&case, words),
    };
    let file = imported.file.as_deref().map(str::as_bytes).filter(|file| Some(*file) != case.known.as_deref());
    if let Some(file) = file
        && let Err(error) = write_whole(&case.path, file)
    {
        eprintln!("{}", cannot_write(&case.path.display().to_string(), &error, words));
        return ExitCode::FAILURE;
    }
    tell(&imported, &case.path, words);
    if imported.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn tell(imported: &Imported, path: &Path, language: Language) {
    for refused in &imported.refused {
        eprintln!("{}", refused.say(language));
    }
    let path = path.display();
    let refused = imported.refused.len() + imported.more_refused;
    let (added, changed) = (imported.added, imported.changed);
    match language {
        Language::Nl => {
            println!("{path}. Erbij: {added}. Veranderd: {changed}. Niet overgenomen: {refused}.");
            if !imported.unicode {
                println!("De tabel is niet als UTF-8 bewaard. Tekens zoals → of ć kunnen verloren zijn. Bewaar hem als ‘CSV UTF-8’.");
            }
        }
        Language::En => {
            println!("{path}. Added: {added}. Changed: {changed}. Not taken: {refused}.");
            if !imported.unicode {
                println!("The table was not saved as UTF-8. Signs such as → or ć may have been lost. Save it as ‘CSV UTF-8’.");
            }
        }
    }
    let of = |stale: bool| {
        imported.lines.iter().filter(move |line| match line.state {
            State::Fresh(_) => false,
            State::Stale { .. } => stale,
            State::Missing => !stale,
        })
    };
    for (stale, head) in [(true, stale_head(language)), (false, missing_head(language))] {
        if of(stale).next().is_some() {
            println!("{head}");
            of(stale).for_each(|line| print(&format!("  {}\n", line.path)));
        }
    }
}

fn stale_head(language: Language) -> &'static str {
    match language {
        Language::Nl => "Verouderd: de brontekst is veranderd. Het spel toont hier de eigen taal van de casus.",
        Language::En => "Stale: the source words have changed. The game shows the case's own language here.",
    }
}

fn missing_head(language: Language) -> &'static str {
    match language {
        Language::Nl => "Nog niet vertaald. Het spel toont hier de eigen taal van de casus.",
        Language::En => "Not translated yet. The game shows the case's own language here.",
    }
}

/// What stands at the head of a new translation file.
fn remark(source: &str, language: Language) -> &'static str {
    match (source, language) {
        ("nl", Language::Nl) => "De vertaling van deze casus: naast elke regel staat het Nederlands waar hij van gemaakt is.",
        ("nl", Language::En) => "The translation of this case: beside each line the Dutch it was made from.",
        (_, Language::Nl) => "De vertaling van deze casus: naast elke regel staan de woorden waar hij van gemaakt is.",
        (_, Language::En) => "The translation of this case: beside each line the words it was made from.",
    }
}

fn own_language(file: &str, lang: &str, language: Language) -> String {
    match language {
        Language::Nl => format!("{file} is zelf in de taal ‘{lang}’ geschreven. Kies met --lang de taal van de vertaling."),
        Language::En => format!("{file} is itself written in ‘{lang}’. Choose the language of the translation with --lang."),
    }
}

/// Tells what is wrong in a translation file that cannot be used.
fn tell_unreadable(case: &Case, language: Language) -> ExitCode {
    let bytes = case.known.as_deref().unwrap_or_default();
    let source = String::from_utf8_lossy(bytes);
    let (_, diagnostics) = load_translation(&case.story, &case.path.display().to_string(), bytes);
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.problem.severity() == Severity::Error);
    errors.for_each(|diagnostic| eprintln!("{}", render(diagnostic, &source, language)));
    match language {
        Language::Nl => eprintln!("Er is niets veranderd. Verbeter eerst deze fouten in {}.", case.path.display()),
        Language::En => eprintln!("Nothing was changed. First mend these mistakes in {}.", case.path.display()),
    }
    ExitCode::FAILURE
}
