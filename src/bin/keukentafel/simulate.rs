//! `keukentafel simulate`: many random plays, added up.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use keukentafel::debrief::{Confidence, Known, PlayResult, TAGS, code};
use keukentafel::play::{Case, Session, Simulation, random_decisions, simulate};
use keukentafel::score::level;
use keukentafel::story::TextId;
use keukentafel::story::wording::Language;

use super::files::{case_id, playable, print_json};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the case.
    case: PathBuf,
    /// Only this seat.
    #[arg(long)]
    seat: Option<String>,
    /// How many plays in all, spread over the seats.
    #[arg(long, default_value_t = 10_000)]
    runs: u64,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the result code of every play instead: a group to try the group page with.
    #[arg(long, conflicts_with = "json")]
    codes: bool,
    /// Print as JSON.
    #[arg(long)]
    json: bool,
    /// The language of the report.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let (case, _) = match playable(&arguments.case, arguments.lang) {
        Ok(playable) => playable,
        Err(code) => return code,
    };
    let seats: Vec<String> = match &arguments.seat {
        Some(seat) => vec![seat.clone()],
        None => case.story().seats.names().map(str::to_owned).collect(),
    };
    if arguments.codes {
        return codes(arguments, case, &seats);
    }
    let bar = if arguments.json { ProgressBar::hidden() } else { ProgressBar::new(arguments.runs) };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec}") {
        bar.set_style(style);
    }
    let mut results = Vec::new();
    for (number, name) in seats.iter().enumerate() {
        let Some(seat) = case.seat(name) else {
            let error =
                keukentafel::play::PlayError::UnknownSeat { seat: name.clone(), seats: case.story().seats.names().map(str::to_owned).collect() };
            eprintln!("{}", error.say(arguments.lang));
            return ExitCode::FAILURE;
        };
        let share = arguments.runs / seats.len() as u64 + u64::from((number as u64) < arguments.runs % seats.len() as u64);
        let mut result = Simulation::default();
        let begun = Instant::now();
        let before = bar.position();
        let played = simulate(&case, seat, arguments.seed, share, &mut result, |done| {
            if done % 512 == 0 {
                bar.set_position(before + done);
            }
        });
        if let Err(error) = played {
            eprintln!("{}", error.say(arguments.lang));
            return ExitCode::FAILURE;
        }
        results.push((name.clone(), result, begun.elapsed().as_secs_f64()));
        bar.set_position(before + share);
    }
    bar.finish_and_clear();
    if arguments.json {
        print_json(&serde_json::Value::Array(results.iter().map(|(seat, result, seconds)| json(&case, seat, result, *seconds)).collect()));
    } else {
        results.iter().for_each(|(seat, result, seconds)| print(&case, seat, result, *seconds, arguments.lang));
    }
    ExitCode::SUCCESS
}

/// Lines of talk that this seat never saw: those that some seat can see are shown with how often.
fn unseen<'c>(case: &'c Case, seat: &str, result: &Simulation) -> Vec<&'c str> {
    spoken(case, seat).into_iter().filter(|id| result.shown[id.0 as usize] == 0).map(|id| case.story().texts[id.0 as usize].path.as_str()).collect()
}

fn spoken(case: &Case, seat: &str) -> Vec<TextId> {
    case.seat(seat).map_or_else(Vec::new, |seat| case.spoken_from(seat))
}

fn per_second(result: &Simulation, seconds: f64) -> u64 {
    (result.plays as f64 / seconds.max(1e-9)) as u64
}

fn json(case: &Case, seat: &str, result: &Simulation, seconds: f64) -> serde_json::Value {
    let lines: serde_json::Map<String, serde_json::Value> =
        spoken(case, seat).into_iter().map(|id| (case.story().texts[id.0 as usize].path.clone(), result.shown[id.0 as usize].into())).collect();
    let dimensions: serde_json::Map<String, serde_json::Value> =
        case.story().rubric.names().zip(&result.points).map(|(name, spread)| (name.to_owned(), serde_json::json!(spread))).collect();
    serde_json::json!({
        "seat": seat, "plays": result.plays, "decisions": result.decisions, "seconds": seconds,
        "plays_per_second": per_second(result, seconds), "unseen": unseen(case, seat, result), "lines": lines,
        "outcomes": result.outcomes.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "lassos": result.lassos, "points": dimensions,
    })
}

fn print(case: &Case, seat: &str, result: &Simulation, seconds: f64, language: Language) {
    let nl = language == Language::Nl;
    let mean = result.decisions as f64 / result.plays.max(1) as f64;
    println!("{seat}");
    println!(
        "  {} {}, {mean:.1} {}, {} {}",
        result.plays,
        if nl { "keer gespeeld" } else { "plays" },
        if nl { "keuzes per keer" } else { "decisions each" },
        per_second(result, seconds),
        if nl { "per seconde" } else { "a second" }
    );
    println!("  {}", if nl { "Wat ervan kwam:" } else { "What came of it:" });
    for (outcome, count) in &result.outcomes {
        println!("    {:>6.2} %  {outcome}", *count as f64 * 100.0 / result.plays.max(1) as f64);
    }
    println!("  {} {:?}", if nl { "Lasso’s (0, 1, 2 …):" } else { "Lassos (0, 1, 2 …):" }, result.lassos);
    println!("  {}", if nl { "Niveaus (0, 1, 2, 3):" } else { "Levels (0, 1, 2, 3):" });
    for ((name, dimension), spread) in case.story().rubric.iter().zip(&result.points) {
        let mut levels = [0u64; 4];
        spread.iter().for_each(|(points, count)| levels[usize::from(level(dimension, *points))] += count);
        let shares = levels.map(|count| format!("{:>5.1}", count as f64 * 100.0 / result.plays.max(1) as f64));
        println!("    {} %  {name}", shares.join(" "));
    }
    let unseen = unseen(case, seat, result);
    println!("  {} {}", if nl { "Nooit gezien:" } else { "Never seen:" }, unseen.len());
    unseen.iter().for_each(|path| println!("    {path}"));
}

/// Random plays as results, each with a tag of its own and a made-up certainty at every key decision.
fn codes(arguments: &Arguments, case: Rc<Case>, seats: &[String]) -> ExitCode {
    let known = Known::new(&case_id(&arguments.case), case.clone(), case.story().debrief.0.clone());
    for run in 0..arguments.runs {
        let seed = arguments.seed.wrapping_add(run);
        let seat = &seats[run as usize % seats.len()];
        let played = random_decisions(&case, seat, seed).map(|decisions| Session::replay(case.clone(), seat, seed, &decisions));
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
