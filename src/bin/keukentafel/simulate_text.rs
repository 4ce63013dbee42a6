//! What `simulate` says in the terminal: what to look at, where each way of playing ends, and what never came by.

use std::fmt::Write;

use keukentafel::coverage::{Report, Spot, Way, WayScore, wording};
use keukentafel::story::wording::Language;

use super::collect::pick;

/// The whole report. What stands in full on the page (every choice, every line) is left out.
pub fn text(report: &Report, language: Language) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(report, language, &mut out);
    out
}

fn write(report: &Report, language: Language, out: &mut String) -> std::fmt::Result {
    let say = |nl: &'static str, en: &'static str| pick(language, nl, en);
    writeln!(out, "{}: {} {}", report.title, report.plays, say("keer gespeeld op elk van vier manieren", "plays in each of four ways"))?;
    writeln!(out, "\n{}", say("Om naar te kijken:", "To look at:"))?;
    if report.findings.is_empty() {
        writeln!(out, "  {}", say("er valt niets op", "nothing stands out"))?;
    }
    for (at, found) in report.findings.iter().enumerate() {
        writeln!(out, "  {}. {}\n     {}", at + 1, found.what, found.help)?;
        for spot in &found.spots {
            writeln!(out, "       {}", place(spot, language))?;
        }
    }
    if !report.fairness.is_empty() {
        writeln!(out, "\n{}", say("Eerlijk?", "Fair?"))?;
        for fair in &report.fairness {
            writeln!(out, "  {} {}", wording::question(fair.question, language), wording::answer(fair, language))?;
        }
    }
    let columns = say("laagste, kwart, midden, driekwart, hoogste", "lowest, quarter, middle, three quarters, highest");
    writeln!(out, "\n{} ({columns}):", say("Totaal van 100", "Total of 100"))?;
    for seat in &report.seats {
        writeln!(out, "  {}", seat.name)?;
        seat.ways.iter().try_for_each(|score| total(score, language, out))?;
    }
    let names: Vec<&str> = Way::PEOPLE.iter().map(|way| wording::way(*way, language)).collect();
    writeln!(out, "\n{} ({}):", say("Niveaus 0, 1, 2, 3 in procenten", "Levels 0, 1, 2, 3 in percent"), names.join(" | "))?;
    for (at, dimension) in report.dimensions.iter().enumerate() {
        let levels = Way::PEOPLE.map(|way| {
            let score = report.way(way);
            let levels = score.and_then(|score| score.levels.get(at)).copied().unwrap_or_default();
            let share = |plays: u64| plays as f64 * 100.0 / score.map_or(1, |score| score.plays.max(1)) as f64;
            levels.map(|plays| format!("{:>3.0}", share(plays))).join(" ")
        });
        writeln!(out, "  {}  {}", levels.join(" | "), dimension.name)?;
    }
    writeln!(out, "\n{} ({}):", say("Een maand later, in procenten", "A month later, in percent"), names.join(" | "))?;
    for outcome in &report.outcomes {
        let shares = outcome.plays.each().map(|plays| format!("{:>6.2}", *plays as f64 * 100.0 / report.plays.max(1) as f64));
        writeln!(out, "  {}  {}", shares.join(" | "), outcome.spot.id)?;
    }
    writeln!(out, "\n{} {}", say("Nooit langsgekomen:", "Never came by:"), report.never.len())?;
    for never in &report.never {
        writeln!(out, "  {}: {}", wording::parts(never.part, language), place(&never.spot, language))?;
    }
    Ok(())
}

fn total(score: &WayScore, language: Language, out: &mut String) -> std::fmt::Result {
    let total = &score.total;
    let figures = [total.lowest, total.lower, total.median, total.upper, total.highest].map(|number| format!("{number:>3}")).join(" ");
    writeln!(out, "    {figures}  {}", wording::way(score.way, language))
}

/// A place by its name and its line.
fn place(spot: &Spot, language: Language) -> String {
    let line = spot.line.map_or_else(String::new, |line| format!(" ({} {line})", pick(language, "regel", "line")));
    format!("{}{line}", spot.id)
}
