//! `keukentafel import` and `keukentafel export`: a case from and to Twine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use keukentafel::interop::twee::{self, Imported, Options};
use keukentafel::play::Words;
use keukentafel::story::wording::{Language, render};

use super::files::{cannot_read, cannot_write, folder, put, write_whole};

#[derive(clap::Args)]
pub struct Import {
    /// The story: a Twee file (in Twine: Build > Export As Twee).
    file: PathBuf,
    /// The folder of the case to make; standard output when left out.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The language of the story, as a tag; that of the messages when left out.
    #[arg(long)]
    language: Option<String>,
    /// The language of messages and remarks.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
}

#[derive(clap::Args)]
pub struct Export {
    /// The folder of the case.
    case: PathBuf,
    /// For Twine.
    #[arg(long, required = true)]
    twee: bool,
    /// The file to write; standard output when left out.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The language of the words, where the case has them, and of what is added.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
}

pub fn import(arguments: &Import) -> ExitCode {
    let lang = arguments.lang;
    // A huge file is refused by its size, before it is in memory.
    let bytes = match fs::metadata(&arguments.file) {
        Ok(about) if about.len() > twee::LARGEST as u64 => Ok(vec![b' '; twee::LARGEST + 1]),
        Ok(_) => fs::read(&arguments.file),
        Err(error) => Err(error),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}", cannot_read(&arguments.file, &error, lang));
            return ExitCode::FAILURE;
        }
    };
    let imported = twee::import(&bytes, &Options { story: arguments.language.as_deref().unwrap_or(lang.tag()), words: lang });
    let name = arguments.file.display();
    imported.findings.iter().for_each(|finding| eprintln!("{name}: {}", finding.say(lang)));
    let Some(story) = &imported.story else { return ExitCode::FAILURE };
    let code = match &arguments.out {
        None => put(None, story.as_bytes(), lang),
        Some(folder) => write_case(folder, story, lang),
    };
    if code == ExitCode::SUCCESS {
        eprintln!("{}", summary(&imported, lang));
    }
    code
}

/// Writes a new case. One that is there already is somebody's work.
fn write_case(folder: &Path, story: &str, language: Language) -> ExitCode {
    let file = folder.join("story.ron");
    if file.exists() {
        match language {
            Language::Nl => eprintln!("{} is er al. Kies een andere map, of haal dat bestand eerst weg.", file.display()),
            Language::En => eprintln!("{} is there already. Choose another folder, or take that file away first.", file.display()),
        }
        return ExitCode::FAILURE;
    }
    match fs::create_dir_all(folder).and_then(|()| write_whole(&file, story.as_bytes())) {
        Ok(()) => {
            println!("{}", file.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", cannot_write(&file.display().to_string(), &error, language));
            ExitCode::FAILURE
        }
    }
}

fn summary(imported: &Imported, language: Language) -> String {
    let (passages, lost) = (imported.passages, imported.findings.len());
    let people = imported.people.join(", ");
    match language {
        Language::Nl => format!("Passages overgenomen: {passages}. Om na te kijken: {lost}. Aan het woord: {people}."),
        Language::En => format!("Passages taken: {passages}. To look at: {lost}. Who speaks: {people}."),
    }
}

pub fn export(arguments: &Export) -> ExitCode {
    let folder = folder(&arguments.case);
    let Some(story) = &folder.story else {
        for read in &folder.read {
            read.diagnostics.iter().for_each(|diagnostic| eprintln!("{}", render(diagnostic, &read.source, arguments.lang)));
        }
        return ExitCode::FAILURE;
    };
    let translation = folder.translations.iter().find(|translation| translation.language == arguments.lang.tag());
    let words = Words::new(story, translation.filter(|_| story.language != arguments.lang.tag()));
    put(arguments.out.as_deref(), twee::export(story, &words, arguments.lang).as_bytes(), arguments.lang)
}
