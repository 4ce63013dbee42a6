//! `keukentafel simulate`: a case played many times in four ways, added up.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Instant;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use keukentafel::coverage::{Count, Coverage, Report, Trial, Way, worse_ends};
use keukentafel::debrief::{Confidence, Known, PlayResult, TAGS, code};
use keukentafel::interop;
use keukentafel::play::{Case, PlayError, Session, random_decisions};
use keukentafel::story::wording::Language;

use super::files::{case_id, print_json, sourced, write};
use super::simulate_text;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the case.
    case: PathBuf,
    /// Only this seat.
    #[arg(long)]
    seat: Option<String>,
    /// How many plays of each way, spread over the seats.
    #[arg(long, visible_alias = "runs", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..))]
    plays: u64,
    /// The first seed: the same seed and as many plays give the same report.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// text: for the terminal; json: every figure; html: a page for a teacher, to print or to pass on.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The file to write; standard output when left out.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Print the result code of every random play instead: a group to try the group page with.
    #[arg(long, conflicts_with_all = ["json", "format", "out"])]
    codes: bool,
    /// Random plays only, as one row of JSON for each seat, with how long it took.
    #[arg(long, conflicts_with_all = ["format", "out"])]
    json: bool,
    /// The language of the report.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
    Html,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let (case, words, source) = match sourced(&arguments.case, arguments.lang) {
        Ok(playable) => playable,
        Err(code) => return code,
    };
    let names: Vec<&str> = case.story().seats.names().collect();
    let seats: Vec<usize> = match &arguments.seat {
        Some(name) => case.seat(name).into_iter().collect(),
        None => (0..names.len()).collect(),
    };
    if seats.is_empty() {
        let seat = arguments.seat.clone().unwrap_or_default();
        return refuse(&PlayError::UnknownSeat { seat, seats: names.into_iter().map(str::to_owned).collect() }.say(arguments.lang));
    }
    if arguments.codes {
        let seats: Vec<String> = seats.iter().filter_map(|seat| names.get(*seat)).map(|name| (*name).to_owned()).collect();
        return codes(arguments, &case, &seats);
    }
    let done = if arguments.json { json(arguments, &case, &seats) } else { report(arguments, &case, &seats, &words, &source) };
    done.unwrap_or_else(|error| refuse(&error.say(arguments.lang)))
}

fn report(arguments: &Arguments, case: &Case, seats: &[usize], words: &keukentafel::play::Words, source: &str) -> Result<ExitCode, PlayError> {
    let bar = ProgressBar::new(arguments.plays.saturating_mul(Way::ALL.len() as u64));
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec}") {
        bar.set_style(style);
    }
    let coverage = Coverage::new(case, seats, arguments.plays, arguments.seed, |done| bar.set_position(done))?;
    bar.finish_and_clear();
    let report = Report::new(case, &coverage, &worse_ends(case)?, words, arguments.lang, source);
    let text = match arguments.format {
        Format::Text => simulate_text::text(&report, arguments.lang),
        Format::Json => serde_json::to_string_pretty(&report).map_or_else(|error| format!("{error}\n"), |json| json + "\n"),
        Format::Html => interop::coverage::page(&report, arguments.lang) + "\n",
    };
    Ok(write(arguments.out.as_deref(), &text, arguments.lang))
}

/// Random plays, a row for each seat.
fn json(arguments: &Arguments, case: &Case, seats: &[usize]) -> Result<ExitCode, PlayError> {
    let mut rows = Vec::new();
    for (at, seat) in seats.iter().enumerate() {
        let share = arguments.plays / seats.len() as u64 + u64::from((at as u64) < arguments.plays % seats.len() as u64);
        let begun = Instant::now();
        let mut trial = Trial::new(case, *seat, Way::Random);
        for play in 0..share {
            trial.play(arguments.seed.wrapping_add(play))?;
        }
        rows.push(row(case, *seat, &trial.count, begun.elapsed().as_secs_f64()));
    }
    print_json(&serde_json::Value::Array(rows));
    Ok(ExitCode::SUCCESS)
}

fn row(case: &Case, seat: usize, count: &Count, seconds: f64) -> serde_json::Value {
    let story = case.story();
    let shown = |id: &keukentafel::story::TextId| count.shown.get(id.0 as usize).copied().unwrap_or(0);
    let path = |id: &keukentafel::story::TextId| story.texts.get(id.0 as usize).map_or("", |text| text.path.as_str());
    let spoken = case.spoken_from(seat);
    let lines: serde_json::Map<String, serde_json::Value> = spoken.iter().map(|id| (path(id).to_owned(), shown(id).into())).collect();
    let unseen: Vec<&str> = spoken.iter().filter(|id| shown(id) == 0).map(path).collect();
    let points = story.rubric.names().zip(&count.points);
    let points: serde_json::Map<String, serde_json::Value> =
        points.map(|(name, spread)| (name.to_owned(), serde_json::json!(spread.iter().collect::<Vec<_>>()))).collect();
    let of_events = story.month.events.iter().flat_map(|(_, event)| event.outcomes.names());
    let outcomes = story.month.outcomes.names().chain(of_events).map(str::to_owned).zip(count.outcomes.iter().copied());
    serde_json::json!({
        "seat": story.seats.names().nth(seat), "plays": count.plays, "decisions": count.decisions, "seconds": seconds,
        "plays_per_second": (count.plays as f64 / seconds.max(1e-9)) as u64, "unseen": unseen, "lines": lines,
        "outcomes": outcomes.collect::<std::collections::BTreeMap<_, _>>(),
        "lassos": count.lassos, "points": points,
    })
}

/// Random plays as results, each with a tag of its own and a made-up certainty at every key decision.
fn codes(arguments: &Arguments, case: &Rc<Case>, seats: &[String]) -> ExitCode {
    let known = Known::new(&case_id(&arguments.case), case.clone(), case.story().debrief.0.clone());
    for run in 0..arguments.plays {
        let seed = arguments.seed.wrapping_add(run);
        let Some(seat) = seats.get(run as usize % seats.len().max(1)) else { continue };
        let played = random_decisions(case, seat, seed).map(|decisions| Session::replay(case.clone(), seat, seed, &decisions));
        let session = match played {
            Ok(Ok(session)) => session,
            Ok(Err(refusal)) => return refuse(&refusal.say(arguments.lang)),
            Err(error) => return refuse(&error.say(arguments.lang)),
        };
        let Some(mut result) = PlayResult::new(&session, (seed % u64::from(TAGS)) as u32) else { continue };
        for (key, _) in known.keys().made(&session) {
            if let Some(confidence) = Confidence::from_number((seed as usize / 3 + key) % 5) {
                result.be_sure(key, confidence);
            }
        }
        println!("{}", code::write(&known, &result));
    }
    ExitCode::SUCCESS
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::FAILURE
}
