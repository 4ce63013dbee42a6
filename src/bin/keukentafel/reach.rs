//! `keukentafel reach`: the best and worst each dimension can reach from each seat, with a route that gets there.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use keukentafel::coverage::best_total;
use keukentafel::interop;
use keukentafel::play::{Case, PlayError};
use keukentafel::score::{BestTotal, Bound, Reach, level, reach};
use keukentafel::story::wording::Language;

use super::collect::pick;
use super::files::{playable, write};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the case.
    case: PathBuf,
    /// Only this seat.
    #[arg(long)]
    seat: Option<String>,
    /// text: for the terminal; json: every figure and route; html: a page for a teacher, to print or to pass on.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The same as --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The file to write; standard output when left out.
    #[arg(long)]
    out: Option<PathBuf>,
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
    let (case, words) = match playable(&arguments.case, arguments.lang) {
        Ok(playable) => playable,
        Err(code) => return code,
    };
    let format = if arguments.json { Format::Json } else { arguments.format };
    let found = match search(arguments, &case) {
        Ok(found) => found,
        Err(error) => {
            eprintln!("{}", error.say(arguments.lang));
            return ExitCode::FAILURE;
        }
    };
    let text = match format {
        Format::Text => text(&found, &case, arguments.lang),
        Format::Json => format!("{:#}\n", serde_json::Value::Array(found.iter().map(|(reach, best)| json(reach, best, &case)).collect())),
        Format::Html => interop::reach::page(&case, &found, &words, arguments.lang) + "\n",
    };
    write(arguments.out.as_deref(), &text, arguments.lang)
}

fn search(arguments: &Arguments, case: &Case) -> Result<Vec<(Reach, BestTotal)>, PlayError> {
    let names: Vec<String> = case.story().seats.names().map(str::to_owned).collect();
    let wanted = |name: &String| arguments.seat.as_ref().is_none_or(|seat| seat == name);
    if !names.iter().any(wanted) {
        return Err(PlayError::UnknownSeat { seat: arguments.seat.clone().unwrap_or_default(), seats: names });
    }
    let mut found = Vec::new();
    for (seat, name) in names.iter().enumerate().filter(|(_, name)| wanted(name)) {
        let bar = ProgressBar::new(100);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent} % {msg}") {
            bar.set_style(style);
        }
        bar.set_message(name.clone());
        let reached = reach(case, seat, |part| bar.set_position((part * 100.0) as u64))?;
        let best = best_total(case, seat, &reached)?;
        bar.finish_and_clear();
        found.push((reached, best));
    }
    Ok(found)
}

fn text(found: &[(Reach, BestTotal)], case: &Case, language: Language) -> String {
    let say = |nl: &'static str, en: &'static str| pick(language, nl, en);
    let mut lines = Vec::new();
    for (reach, best) in found {
        lines.push(reach.seat.clone());
        for (dimension, (_, written)) in reach.dimensions.iter().zip(case.story().rubric.iter()) {
            let end =
                |bound: &Bound| format!("{} ({})", level(written, bound.found), if bound.exact() { "exact" } else { say("geschat", "estimated") });
            lines.push(format!("  {:<16} {} – {}", dimension.id, end(&dimension.worst), end(&dimension.best)));
            for bound in [&dimension.worst, &dimension.best].into_iter().filter(|bound| !bound.exact()) {
                lines.push(format!("    {}", interop::reach::why_estimated(reach, bound, language)));
            }
            lines.push(format!("    {}", dimension.best.route.join(",")));
        }
        let sure =
            if best.exact() { "exact".to_owned() } else { format!("{}, {} {}", say("geschat", "estimated"), say("hooguit", "at most"), best.limit) };
        lines.push(format!("  {} {} % ({sure})", say("hoogste totaal gevonden:", "highest total found:"), best.percent));
        lines.push(format!("    --seed {} --decisions {}", best.seed, best.route.join(",")));
    }
    lines.join("\n") + "\n"
}

fn json(reach: &Reach, best: &BestTotal, case: &Case) -> serde_json::Value {
    let rows = reach.dimensions.iter().zip(case.story().rubric.iter()).map(|(dimension, (_, written))| {
        let end = |bound: &Bound| {
            serde_json::json!({
                "points": bound.found, "limit": bound.limit, "level": level(written, bound.found), "exact": bound.exact(),
                "seed": bound.seed, "route": bound.route, "tried": bound.tried,
            })
        };
        serde_json::json!({ "dimension": dimension.id, "worst": end(&dimension.worst), "best": end(&dimension.best) })
    });
    serde_json::json!({
        "seat": reach.seat, "complete": reach.complete, "states": reach.states, "dimensions": rows.collect::<Vec<_>>(),
        "best_total": {
            "percent": best.percent, "limit": best.limit, "exact": best.exact(), "seed": best.seed, "route": best.route, "tried": best.tried,
        },
    })
}
