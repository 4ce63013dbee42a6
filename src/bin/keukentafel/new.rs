//! `keukentafel new`: a folder with a case to begin from. Never writes over a file.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use keukentafel::story::templates::Template;
use keukentafel::story::wording::Language;

use super::files::print;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the new case; it is made when it is not there.
    folder: PathBuf,
    /// What to begin from: eerste-casus, tafel or leeg; in English first-case, table or bare.
    #[arg(long, default_value = Template::FirstCase.id(Language::Nl), value_parser = template)]
    template: (Template, Language),
    /// The language of the case and of what is told here; that of the template when left out.
    #[arg(long, value_parser = super::language)]
    lang: Option<Language>,
}

fn template(id: &str) -> Result<(Template, Language), String> {
    let ids = |language| Template::ALL.map(|template| template.id(language)).join(", ");
    Template::find(id).ok_or_else(|| format!("{} / {}", ids(Language::Nl), ids(Language::En)))
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let (template, of_template) = arguments.template;
    let language = arguments.lang.unwrap_or(of_template);
    match begin(&arguments.folder, template.text(language)) {
        Ok(file) => {
            print(&next(&file, &arguments.folder, template, language));
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{}", trouble.say(language));
            ExitCode::FAILURE
        }
    }
}

/// Why a case was not begun.
enum Trouble {
    /// There is a case in the folder already.
    Taken(PathBuf),
    /// The system does not let us.
    Cannot(PathBuf, std::io::Error),
}

/// Writes the story into the folder, and answers the file. `create_new` refuses what is there, a link included.
fn begin(folder: &Path, text: &str) -> Result<PathBuf, Trouble> {
    fs::create_dir_all(folder).map_err(|error| Trouble::Cannot(folder.to_owned(), error))?;
    let file = folder.join("story.ron");
    let mut open = OpenOptions::new().write(true).create_new(true).open(&file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Trouble::Taken(file.clone()),
        _ => Trouble::Cannot(file.clone(), error),
    })?;
    open.write_all(text.as_bytes()).map_err(|error| Trouble::Cannot(file.clone(), error))?;
    Ok(file)
}

impl Trouble {
    fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::Taken(file), Language::Nl) => {
                format!("{} bestaat al. Er is niets veranderd. Kies een andere map, of geef dat bestand eerst een andere naam.", file.display())
            }
            (Self::Taken(file), Language::En) => {
                format!("{} is there already. Nothing was changed. Choose another folder, or give that file another name first.", file.display())
            }
            (Self::Cannot(path, error), Language::Nl) => {
                format!("{} kan niet gemaakt worden: {error}. Kies een map waarin je mag schrijven, en waarvan de naam nog vrij is.", path.display())
            }
            (Self::Cannot(path, error), Language::En) => {
                format!("{} cannot be made: {error}. Choose a folder in which you may write, under a name that is not taken.", path.display())
            }
        }
    }
}

/// What is there now and what to do next.
fn next(file: &Path, folder: &Path, template: Template, language: Language) -> String {
    let (file, folder, title) = (file.display(), quoted(folder), template.title(language));
    match language {
        Language::Nl => format!(
            "{file} is gemaakt: ‘{title}’.\n\
             \n\
             1. Speel de casus:        keukentafel play {folder}\n\
             2. Open hem in een editor en verander wat er staat. Wat achter // staat, is uitleg voor jou.\n\
             3. Kijk of alles klopt:   keukentafel check {folder}\n\
             4. Speel hem weer.\n\
             \n\
             Hulp bij het schrijven: docs/een-casus-schrijven.md. Alle woorden: docs/story-format.md.\n"
        ),
        Language::En => format!(
            "{file} is made: “{title}”.\n\
             \n\
             1. Play the case:         keukentafel play {folder} --lang en\n\
             2. Open it in an editor and change what is there. What stands behind // explains it to you.\n\
             3. See whether it works:  keukentafel check {folder} --lang en\n\
             4. Play it again.\n\
             \n\
             Help with writing: docs/writing-a-case.md. All words: docs/story-format.md.\n"
        ),
    }
}

/// A folder as one types it: between quotes when there is a space in it.
fn quoted(folder: &Path) -> String {
    let name = folder.display().to_string();
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name }
}
