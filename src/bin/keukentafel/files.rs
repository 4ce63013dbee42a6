//! Finding and reading the files of a case.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use keukentafel::play::{Case, Words};
use keukentafel::story::wording::{Language, render};
use keukentafel::story::{Diagnostic, LARGEST_FILE, Loaded, Problem, Story, Translation, load, load_translation};

/// A file that was read, with what is wrong in it.
pub struct Read {
    /// The text, as far as it is text.
    pub source: String,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// A case read from disk.
pub struct Folder {
    /// The story, if it can be played.
    pub story: Option<Story>,
    /// Translations found beside it.
    pub translations: Vec<Translation>,
    /// Every file read.
    pub read: Vec<Read>,
}

/// Reads a case: a folder with `story.ron` and translations beside it, or one file.
pub fn folder(path: &Path) -> Folder {
    folder_with(path, load)
}

/// The same, with the story read by `load`.
pub fn folder_with(path: &Path, load: impl FnOnce(&str, &[u8]) -> Loaded) -> Folder {
    let file = if path.is_dir() { path.join("story.ron") } else { path.to_owned() };
    let name = file.display().to_string();
    let bytes = match bytes(&file) {
        Ok(bytes) => bytes,
        Err(problem) => {
            let diagnostic = Diagnostic { file: name, span: Default::default(), problem };
            return Folder { story: None, translations: Vec::new(), read: vec![Read { source: String::new(), diagnostics: vec![diagnostic] }] };
        }
    };
    let loaded = load(&name, &bytes);
    let mut read = vec![Read { source: String::from_utf8_lossy(&bytes).into_owned(), diagnostics: loaded.diagnostics }];
    let mut translations = Vec::new();
    if let Some(story) = loaded.story.as_ref().filter(|_| path.is_dir()) {
        for file in other_languages(path) {
            let name = file.display().to_string();
            let Ok(bytes) = self::bytes(&file) else { continue };
            let (translation, diagnostics) = load_translation(story, &name, &bytes);
            translations.extend(translation);
            read.push(Read { source: String::from_utf8_lossy(&bytes).into_owned(), diagnostics });
        }
    }
    Folder { story: loaded.story, translations, read }
}

/// The bytes of one file of a case.
pub fn bytes(file: &Path) -> Result<Vec<u8>, Problem> {
    let cannot = |error: std::io::Error| Problem::CannotRead { reason: error.to_string() };
    // A huge file is refused by its size, before it is in memory.
    if std::fs::metadata(file).map_err(cannot)?.len() > LARGEST_FILE as u64 {
        return Err(Problem::TooLarge { limit: LARGEST_FILE });
    }
    std::fs::read(file).map_err(cannot)
}

/// The translations in the folder of a case.
pub fn other_languages(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "ron") && path.file_name().is_some_and(|name| name != "story.ron")).collect();
    files.sort();
    files
}

/// A case ready to play, with its words in `language`. What is wrong is told on standard error.
pub fn playable(path: &Path, language: Language) -> Result<(Rc<Case>, Words), ExitCode> {
    sourced(path, language).map(|(case, words, _)| (case, words))
}

/// The same, with the text of the story.
pub fn sourced(path: &Path, language: Language) -> Result<(Rc<Case>, Words, String), ExitCode> {
    let mut folder = folder(path);
    let Some(story) = folder.story else {
        for read in &folder.read {
            for diagnostic in &read.diagnostics {
                eprintln!("{}", render(diagnostic, &read.source, language));
            }
        }
        return Err(ExitCode::FAILURE);
    };
    let translation = folder.translations.iter().find(|translation| translation.language == language.tag());
    let words = Words::new(&story, translation);
    let source = folder.read.first_mut().map_or_else(String::new, |read| std::mem::take(&mut read.source));
    match Case::new(story) {
        Ok(case) => Ok((Rc::new(case), words, source)),
        Err(error) => {
            eprintln!("{}", error.say(language));
            Err(ExitCode::FAILURE)
        }
    }
}

/// Writes to a file, or to standard output. Who reads may have had enough, such as `head`: that is no mistake.
pub fn write(out: Option<&Path>, text: &str, language: Language) -> ExitCode {
    let Some(file) = out else {
        print(text);
        return ExitCode::SUCCESS;
    };
    match std::fs::write(file, text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let why = match language {
                Language::Nl => "Dit kan niet geschreven worden. Kies met --out een andere plek",
                Language::En => "This cannot be written. Choose another place with --out",
            };
            eprintln!("{}: {why} ({error})", file.display());
            ExitCode::FAILURE
        }
    }
}

/// The name of a case: that of its folder.
pub fn case_id(path: &Path) -> String {
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    folder.as_deref().and_then(Path::file_name).map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The folders of cases a path stands for: a folder of cases stands for all of them.
pub fn cases(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() || path.join("story.ron").exists() {
        return vec![path.to_owned()];
    }
    let mut inner: Vec<PathBuf> =
        std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.join("story.ron").exists()).collect();
    inner.sort();
    if inner.is_empty() { vec![path.to_owned()] } else { inner }
}

/// Writes a file so that there is never half of it: beside its place first, and then put in its place. A link stays a link, and
/// the file keeps its permissions.
pub fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let written = (|| {
        let mut file = std::fs::File::create_new(&beside)?;
        if let Ok(known) = std::fs::metadata(&path) {
            file.set_permissions(known.permissions())?;
        }
        file.write_all(content)?;
        file.sync_all()?;
        std::fs::rename(&beside, &path)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// Writes to a file, or to standard output when there is none; says on standard error when that fails. Who reads may have had
/// enough: that is no mistake.
pub fn put(out: Option<&Path>, content: &[u8], language: Language) -> ExitCode {
    let written = match out {
        Some(path) => write_whole(path, content),
        None => match io::stdout().write_all(content) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written,
        },
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let path = out.map_or_else(String::new, |path| path.display().to_string());
            eprintln!("{}", cannot_write(&path, &error, language));
            ExitCode::FAILURE
        }
    }
}

/// That a file cannot be written.
pub fn cannot_write(path: &str, error: &io::Error, language: Language) -> String {
    match language {
        Language::Nl => format!("Ik kan {path} niet schrijven: {error}"),
        Language::En => format!("Cannot write {path}: {error}"),
    }
}

/// That a file cannot be read.
pub fn cannot_read(path: &Path, error: &io::Error, language: Language) -> String {
    match language {
        Language::Nl => format!("Ik kan {} niet lezen: {error}", path.display()),
        Language::En => format!("Cannot read {}: {error}", path.display()),
    }
}

/// Prints text. Who reads may have had enough, such as `head`: that is no mistake.
pub fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Prints a value as JSON.
pub fn print_json(value: &serde_json::Value) {
    print(&format!("{value:#}\n"));
}
