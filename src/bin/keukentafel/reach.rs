//! `keukentafel reach`: the best and worst each dimension can reach from each seat, with a route that gets there.

use std::path::PathBuf;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use keukentafel::score::{Bound, Reach, level, reach};
use keukentafel::story::wording::Language;

use super::files::{playable, print_json};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the case.
    case: PathBuf,
    /// Only this seat.
    #[arg(long)]
    seat: Option<String>,
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
    let seats: Vec<String> =
        case.story().seats.names().filter(|name| arguments.seat.as_deref().is_none_or(|seat| seat == *name)).map(str::to_owned).collect();
    if seats.is_empty() {
        let error = keukentafel::play::PlayError::UnknownSeat {
            seat: arguments.seat.clone().unwrap_or_default(),
            seats: case.story().seats.names().map(str::to_owned).collect(),
        };
        eprintln!("{}", error.say(arguments.lang));
        return ExitCode::FAILURE;
    }
    let mut found: Vec<Reach> = Vec::new();
    for name in &seats {
        let bar = if arguments.json { ProgressBar::hidden() } else { ProgressBar::new(100) };
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent} % {msg}") {
            bar.set_style(style);
        }
        bar.set_message(name.clone());
        let reached = case.seat(name).map(|seat| reach(&case, seat, |part| bar.set_position((part * 100.0) as u64)));
        bar.finish_and_clear();
        match reached {
            Some(Ok(reached)) => found.push(reached),
            Some(Err(error)) => {
                eprintln!("{}", error.say(arguments.lang));
                return ExitCode::FAILURE;
            }
            None => {}
        }
    }
    if arguments.json {
        print_json(&serde_json::json!(found.iter().map(|reach| json(reach, &case)).collect::<Vec<_>>()));
        return ExitCode::SUCCESS;
    }
    let nl = arguments.lang == Language::Nl;
    for reach in &found {
        println!("{}", reach.seat);
        for (dimension, (_, written)) in reach.dimensions.iter().zip(case.story().rubric.iter()) {
            let end = |bound: &Bound| {
                let sure = match (bound.exact(), nl) {
                    (true, true) => "exact",
                    (true, false) => "exact",
                    (false, true) => "geschat",
                    (false, false) => "estimated",
                };
                format!("{} ({sure})", level(written, bound.found))
            };
            println!("  {:<16} {} – {}", dimension.id, end(&dimension.worst), end(&dimension.best));
            println!("    {}", dimension.best.route.join(","));
        }
        println!("  {} {} %", if nl { "hoogste totaal gevonden:" } else { "highest total found:" }, reach.best_total.0);
        println!("    {}", reach.best_total.1.join(","));
    }
    ExitCode::SUCCESS
}

fn json(reach: &Reach, case: &keukentafel::play::Case) -> serde_json::Value {
    let rows = reach.dimensions.iter().zip(case.story().rubric.iter()).map(|(dimension, (_, written))| {
        let end = |bound: &Bound| {
            serde_json::json!({
                "points": bound.found, "limit": bound.limit, "level": level(written, bound.found), "exact": bound.exact(),
                "seed": bound.seed, "route": bound.route,
            })
        };
        serde_json::json!({ "dimension": dimension.id, "worst": end(&dimension.worst), "best": end(&dimension.best) })
    });
    serde_json::json!({
        "seat": reach.seat, "complete": reach.complete, "dimensions": rows.collect::<Vec<_>>(),
        "best_total": { "percent": reach.best_total.0, "route": reach.best_total.1 },
    })
}
