//! `keukentafel map`: a whole case as a picture, or as a list that says the same.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use clap::ValueEnum;
use keukentafel::coverage::{Coverage, Seen};
use keukentafel::map::{Drawing, Map, Marks, dot, mermaid, outline_text, route_parts, seen_in, svg};
use keukentafel::play::{Case, PlayError};
use keukentafel::score::{DimensionReach, reach};
use keukentafel::story::wording::Language;

use super::files::{playable, print};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the case.
    case: PathBuf,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
    /// Show the best and the worst route from this seat.
    #[arg(long)]
    seat: Option<String>,
    /// The dimension those routes are for; the heaviest when left out.
    #[arg(long, requires = "seat")]
    dimension: Option<String>,
    /// Mark what this many plays of each way of playing never come by, from all seats or from the one given; 0: no marks.
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u64).range(..=10_000_000))]
    plays: u64,
    /// The language of the words.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
    /// The file to write; to the screen when left out.
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for a browser or a document.
    Svg,
    /// For Graphviz.
    Dot,
    /// For a wiki that draws Mermaid.
    Mermaid,
    /// A list that says the same as the picture.
    Outline,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match write(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed::Told(code)) => code,
        Err(Failed::Say(why)) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Why there is no map.
enum Failed {
    /// What is wrong with the case was told.
    Told(ExitCode),
    Say(String),
}

fn write(arguments: &Arguments) -> Result<(), Failed> {
    let language = arguments.lang;
    let (case, words) = playable(&arguments.case, language).map_err(Failed::Told)?;
    let seat = arguments.seat.as_deref().map(|name| seat(&case, name, language)).transpose()?;
    let map = Map::of(case.story(), &words, language);
    let mut marks = Marks::none(&map);
    if arguments.plays > 0 {
        let seats: Vec<usize> = (0..case.story().seats.0.len()).filter(|number| seat.is_none_or(|seat| seat == *number)).collect();
        let coverage = Coverage::new(&case, &seats, arguments.plays, 1, |_| ()).map_err(|error| Failed::Say(error.say(language)))?;
        marks = marks.with_seen(&map, seen_in(&Seen::new(&case, &coverage)));
    }
    if let (Some(number), Some(name)) = (seat, arguments.seat.as_deref()) {
        let reached = reach(&case, number, |_| ()).map_err(|error| Failed::Say(error.say(language)))?;
        if let Some(dimension) = dimension(&case, &reached.dimensions, arguments.dimension.as_deref(), language)? {
            let parts = |bound: &keukentafel::score::Bound| {
                route_parts(&case, name, bound.seed, &bound.route).map_err(|refusal| Failed::Say(refusal.say(language)))
            };
            marks = marks.with_routes(&map, &parts(&dimension.best)?, &parts(&dimension.worst)?);
        }
    }
    let text = match arguments.format {
        Format::Svg => svg(&map, &Drawing::of(&map), &marks),
        Format::Dot => dot(&map, &marks),
        Format::Mermaid => mermaid(&map, &marks),
        Format::Outline => outline_text(&map, &marks),
    };
    match &arguments.out {
        None => print(&text),
        Some(file) => std::fs::write(file, text).map_err(|error| Failed::Say(cannot_write(file, &error, language)))?,
    }
    Ok(())
}

fn seat(case: &Rc<Case>, name: &str, language: Language) -> Result<usize, Failed> {
    let seats = || case.story().seats.names().map(str::to_owned).collect();
    case.seat(name).ok_or_else(|| Failed::Say(PlayError::UnknownSeat { seat: name.to_owned(), seats: seats() }.say(language)))
}

/// The dimension with this name, or the heaviest one; a case that is not scored has none.
fn dimension<'r>(case: &Case, reached: &'r [DimensionReach], name: Option<&str>, language: Language) -> Result<Option<&'r DimensionReach>, Failed> {
    let Some(name) = name else {
        let weight = |dimension: &&DimensionReach| case.story().rubric.get(&dimension.id).map_or(0, |written| written.weight);
        // Of equally heavy ones the first.
        return Ok(reached.iter().rev().max_by_key(weight));
    };
    reached.iter().find(|dimension| dimension.id == name).map(Some).ok_or_else(|| {
        let known: Vec<&str> = reached.iter().map(|dimension| dimension.id.as_str()).collect();
        let known = known.join(", ");
        Failed::Say(match language {
            Language::Nl => format!("Deze casus heeft geen onderdeel ‘{name}’ in de score. Kies een van deze: {known}."),
            Language::En => format!("This case does not score anything called ‘{name}’. Choose one of these: {known}."),
        })
    })
}

fn cannot_write(file: &std::path::Path, error: &std::io::Error, language: Language) -> String {
    let file = file.display();
    match language {
        Language::Nl => format!("Schrijven naar {file} lukt niet: {error}. Bestaat de map, en mag je er schrijven?"),
        Language::En => format!("Cannot write to {file}: {error}. Does the folder exist, and may you write there?"),
    }
}
