//! Reading results: from codes and links on the command line, files, folders and standard input. What cannot be read is kept with
//! its place and its reason, and everything else goes on.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use keukentafel::debrief::code::{self, Read};
use keukentafel::debrief::{Known, MOST_TEXT, Unreadable, find, find_places};
use keukentafel::play::{Case, Words};
use keukentafel::story::wording::Language;

use super::files::{case_id, cases, folder};

/// The cases results can be of.
pub struct Cases {
    /// The cases.
    pub known: Vec<Known>,
    /// Their words, in the same order.
    pub words: Vec<Words>,
}

impl Cases {
    /// Reads every case in a folder, or the one that the folder is. A case that cannot be read is told and left out.
    pub fn read(path: &Path, language: Language) -> Result<Self, ExitCode> {
        let mut found = Self { known: Vec::new(), words: Vec::new() };
        for path in cases(path) {
            let read = folder(&path);
            let Some(story) = read.story else {
                eprintln!("{}", Trouble::BadCase.say(&path.display().to_string(), language));
                continue;
            };
            let words = Words::new(&story, read.translations.iter().find(|translation| translation.language == language.tag()));
            let debrief = story.debrief.0.clone();
            match Case::new(story) {
                Ok(case) => {
                    found.known.push(Known::new(&case_id(&path), Rc::new(case), debrief));
                    found.words.push(words);
                }
                Err(error) => eprintln!("{}: {}", path.display(), error.say(language)),
            }
        }
        if found.known.is_empty() {
            eprintln!("{}", Trouble::NoCases.say(&path.display().to_string(), language));
            return Err(ExitCode::FAILURE);
        }
        Ok(found)
    }
}

/// Something that was read, with where.
pub struct Placed {
    /// The file and line, or how it came.
    pub place: String,
    /// What it says.
    pub read: Read,
}

/// Everything that was read.
#[derive(Default)]
pub struct Collected {
    /// What could be read, in order.
    pub read: Vec<Placed>,
    /// What could not, with the place of each.
    pub refused: Vec<(String, Why)>,
}

/// Why something could not be read.
pub enum Why {
    /// A code.
    Code(Unreadable),
    /// A file, or an argument.
    Trouble(Trouble),
}

/// What can be wrong around codes.
#[derive(Clone)]
pub enum Trouble {
    /// An argument that is no file, no folder and no code.
    Nothing,
    /// A file that cannot be read.
    CannotRead(String),
    /// A file without a code.
    NoCode,
    /// A file of which only the beginning was looked at.
    CutOff,
    /// A case that cannot be read.
    BadCase,
    /// A folder without a case.
    NoCases,
}

/// Reads all that is named on the command line.
pub fn collect(arguments: &[PathBuf], cases: &Cases, language: Language) -> Collected {
    let mut collected = Collected::default();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            let name = pick(language, "standaardinvoer", "standard input");
            collected.add_bytes(name, limited(io::stdin().lock()), cases);
        } else if argument.is_dir() {
            for file in files(argument, 0) {
                collected.add_file(&file, cases);
            }
        } else if argument.exists() {
            collected.add_file(argument, cases);
        } else {
            let words = argument.to_string_lossy();
            if find(&words).is_empty() {
                let name: String = words.chars().take(60).collect();
                collected.refused.push((name, Why::Trouble(Trouble::Nothing)));
            } else {
                collected.add_text(pick(language, "opdrachtregel", "command line"), &words, cases, false);
            }
        }
    }
    collected
}

impl Collected {
    fn add_file(&mut self, file: &Path, cases: &Cases) {
        self.add_bytes(&file.display().to_string(), File::open(file).and_then(limited), cases);
    }

    fn add_bytes(&mut self, name: &str, bytes: io::Result<Vec<u8>>, cases: &Cases) {
        match bytes {
            Ok(bytes) => {
                if bytes.len() > MOST_TEXT {
                    self.refused.push((name.to_owned(), Why::Trouble(Trouble::CutOff)));
                }
                self.add_text(name, &text(&bytes), cases, true);
            }
            Err(error) => self.refused.push((name.to_owned(), Why::Trouble(Trouble::CannotRead(error.to_string())))),
        }
    }

    fn add_text(&mut self, name: &str, text: &str, cases: &Cases, with_line: bool) {
        let found = find_places(text);
        if found.is_empty() {
            self.refused.push((name.to_owned(), Why::Trouble(Trouble::NoCode)));
        }
        for one in found {
            let place = if with_line { format!("{name}:{}", one.line) } else { name.to_owned() };
            match code::read(&one.code, &cases.known) {
                Ok(read) => self.read.push(Placed { place, read }),
                Err(why) => self.refused.push((place, Why::Code(why))),
            }
        }
    }

    /// Tells on standard error what could not be read and why. Of very many the first are told, and how many more there are: to
    /// point at the wrong sign in a long code takes time.
    pub fn tell_refused(&self, language: Language) {
        const MOST: usize = 20;
        for (place, why) in self.refused.iter().take(MOST) {
            match why {
                Why::Code(why) => eprintln!("{place}: {}", why.say(language)),
                Why::Trouble(why) => eprintln!("{}", why.say(place, language)),
            }
        }
        if let Some(more @ 1..) = self.refused.len().checked_sub(MOST) {
            match language {
                Language::Nl => eprintln!("En nog {more} die niet gelezen konden worden."),
                Language::En => eprintln!("And {more} more that could not be read."),
            }
        }
        for Placed { place, .. } in self.read.iter().filter(|one| matches!(one.read, Read::Result { lost_words: true, .. })).take(MOST) {
            match language {
                Language::Nl => eprintln!("{place}: De woorden bij deze code zijn niet heel overgekomen. De keuzes tellen wel mee."),
                Language::En => eprintln!("{place}: The words beside this code did not arrive whole. The choices do count."),
            }
        }
    }
}

impl Trouble {
    /// What is wrong and what to do about it.
    pub fn say(&self, name: &str, language: Language) -> String {
        match (self, language) {
            (Self::Nothing, Language::Nl) => format!("{name}: Dit is geen bestand, geen map en geen code. Een code begint met kt1."),
            (Self::Nothing, Language::En) => format!("{name}: This is no file, no folder and no code. A code begins with kt1."),
            (Self::CannotRead(why), Language::Nl) => format!("{name}: Dit bestand kan niet gelezen worden ({why})."),
            (Self::CannotRead(why), Language::En) => format!("{name}: This file cannot be read ({why})."),
            (Self::NoCode, Language::Nl) => format!("{name}: Hier staat geen code in. Een code begint met kt1."),
            (Self::NoCode, Language::En) => format!("{name}: There is no code in this. A code begins with kt1."),
            (Self::CutOff, Language::Nl) => {
                format!("{name}: Dit is erg groot. Alleen de eerste {} MB zijn gelezen. Deel het bestand in stukken.", MOST_TEXT >> 20)
            }
            (Self::CutOff, Language::En) => {
                format!("{name}: This is very large. Only its first {} MB were read. Cut the file in parts.", MOST_TEXT >> 20)
            }
            (Self::BadCase, Language::Nl) => format!("{name}: Deze casus kan niet gelezen worden. ‘keukentafel check {name}’ zegt wat er mis is."),
            (Self::BadCase, Language::En) => format!("{name}: This case cannot be read. ‘keukentafel check {name}’ tells what is wrong."),
            (Self::NoCases, Language::Nl) => format!("{name}: Hier staat geen casus. Noem met --cases de map waar de casussen staan."),
            (Self::NoCases, Language::En) => format!("{name}: There is no case here. Name the folder of the cases with --cases."),
        }
    }
}

/// One of two words.
pub fn pick<'t>(language: Language, nl: &'t str, en: &'t str) -> &'t str {
    if language == Language::Nl { nl } else { en }
}

/// As much as is looked at, and one byte more, to see that there is more.
fn limited(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_TEXT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Bytes as text. Notepad and PowerShell still write UTF-16.
fn text(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], number: fn([u8; 2]) -> u16| {
        String::from_utf16_lossy(&bytes.as_chunks::<2>().0.iter().map(|pair| number(*pair)).collect::<Vec<_>>())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The files in a folder and the folders in it, by name. Hidden ones are left out.
fn files(folder: &Path, depth: usize) -> Vec<PathBuf> {
    const DEEPEST: usize = 8;
    let hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| !hidden(path)).collect();
    paths.sort();
    let inside = |path: PathBuf| {
        if path.is_file() {
            vec![path]
        } else if path.is_dir() && depth < DEEPEST {
            files(&path, depth + 1)
        } else {
            Vec::new()
        }
    };
    paths.into_iter().flat_map(inside).collect()
}
