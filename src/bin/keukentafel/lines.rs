//! `keukentafel lines`: the file a translator fills in.

use std::path::PathBuf;
use std::process::ExitCode;

use keukentafel::story::template;
use keukentafel::story::wording::{Language, render};

use super::files::folder;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the case.
    case: PathBuf,
    /// The language to translate into, as a tag: `en`.
    #[arg(long)]
    lang: String,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let folder = folder(&arguments.case);
    match &folder.story {
        Some(story) => {
            let known = folder.translations.iter().find(|translation| translation.language == arguments.lang);
            print!("{}", template(story, &arguments.lang, known));
            ExitCode::SUCCESS
        }
        None => {
            for read in &folder.read {
                read.diagnostics.iter().for_each(|diagnostic| eprintln!("{}", render(diagnostic, &read.source, Language::Nl)));
            }
            ExitCode::FAILURE
        }
    }
}
