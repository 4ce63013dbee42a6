//! What the site weighs, and what it may weigh.

use crate::failure::{AtPath, Failure, Outcome};
use crate::{paths, site};
use std::fmt;
use std::fs;
use std::path::Path;

/// What a first visit should transfer at most until the first choice is on screen (docs: the goals), in bytes.
pub const GOAL: u64 = 250_000;

/// More than this stops the build. The goal is not reached yet; this holds what was reached.
pub const BUDGET: u64 = 350_000;

/// The module of the scene may not weigh more than this as it is sent (docs: the goals), in bytes.
pub const SCENE: u64 = 2_200_000;

/// The same with every drawing; one play fetches only those it shows.
pub const SCENE_WITH_ART: u64 = 3_000_000;

/// One file of the site.
struct Weight {
    name: String,
    raw: u64,
    /// What travels: the compressed file where there is one.
    sent: u64,
    /// Part of what a first visit gets before the first choice.
    first: bool,
}

/// Every file of the site with its weight.
pub struct Sizes(Vec<Weight>);

/// `cargo xtask size`.
pub fn run() -> Outcome<()> {
    let sizes = measure(&paths::site())?;
    print!("{sizes}");
    sizes.within_budget()
}

/// Weighs a built site.
pub fn measure(folder: &Path) -> Outcome<Sizes> {
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).map_err(|_| Failure::new("there is no site in dist/site yet.", "run `cargo xtask build` first."))?;
    let mut weights = Vec::new();
    weigh(folder, "", &mut weights)?;
    // What index.html names is fetched at once; then one case is opened, and it may be the largest.
    for weight in &mut weights {
        weight.first = weight.name == "index.html" || page.contains(&weight.name);
    }
    if let Some(largest) = weights.iter_mut().filter(|weight| is_story(&weight.name)).max_by_key(|story| story.sent) {
        largest.first = true;
    }
    Ok(Sizes(weights))
}

fn is_story(name: &str) -> bool {
    name.starts_with("cases/") && name.rsplit('/').next().is_some_and(|file| file.starts_with("story."))
}

fn weigh(folder: &Path, prefix: &str, into: &mut Vec<Weight>) -> Outcome<()> {
    let length = |path: &Path| fs::metadata(path).at("read", path).map(|about| about.len());
    for (name, path) in site::entries(folder)? {
        if path.is_dir() {
            weigh(&path, &format!("{prefix}{name}/"), into)?;
        } else if ![site::BROTLI, site::GZIP].iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
            let raw = length(&path)?;
            let compressed = site::with(&path, site::BROTLI);
            let sent = if compressed.is_file() { length(&compressed)? } else { raw };
            into.push(Weight { name: format!("{prefix}{name}"), raw, sent, first: false });
        }
    }
    Ok(())
}

impl Sizes {
    fn first_choice(&self) -> u64 {
        self.0.iter().filter(|weight| weight.first).map(|weight| weight.sent).sum()
    }

    fn of(&self, belongs: impl Fn(&str) -> bool) -> u64 {
        self.0.iter().filter(|weight| belongs(&weight.name)).map(|weight| weight.sent).sum()
    }

    /// What is weighed: in words, what it weighs, and what it may weigh.
    fn budgets(&self) -> [(&'static str, u64, u64); 3] {
        let module = self.of(|name| name.starts_with("scene"));
        [
            ("the first choice", self.first_choice(), BUDGET),
            ("the scene", module, SCENE),
            ("the scene with every drawing", module + self.of(|name| name.starts_with("art/")), SCENE_WITH_ART),
        ]
    }

    /// A [`Failure`] when something transfers too much.
    pub fn within_budget(&self) -> Outcome<()> {
        match self.budgets().into_iter().find(|(_, sent, most)| sent > most) {
            None => Ok(()),
            Some((what, sent, most)) => Err(Failure::new(
                format!("{what} takes {sent} bytes, and may take {most}."),
                "see in the list above what grew. After `build --fast` that is normal: run `cargo xtask build`.",
            )),
        }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>11} {:>11}  * = before the first choice", "bytes", "sent")?;
        for weight in &self.0 {
            let mark = if weight.first { '*' } else { ' ' };
            writeln!(f, "{:>11} {:>11} {mark} {}", weight.raw, weight.sent, weight.name)?;
        }
        for (what, sent, most) in self.budgets() {
            let goal = if most == BUDGET { format!("goal {GOAL}, ") } else { String::new() };
            writeln!(f, "{:>11} {sent:>11}   {what} ({goal}at most {most})", "")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(sent: u64, first: bool) -> Weight {
        Weight { name: "x".into(), raw: sent, sent, first }
    }

    #[test]
    fn only_what_comes_before_the_first_choice_counts() {
        let sizes = Sizes(vec![weight(BUDGET, true), weight(1, false)]);
        assert!(sizes.within_budget().is_ok());
    }

    #[test]
    fn one_byte_too_many_stops_the_build() {
        assert!(Sizes(vec![weight(BUDGET + 1, true)]).within_budget().is_err());
    }

    #[test]
    fn drawings_count_with_the_scene_and_not_before_the_first_choice() {
        let drawing = |sent| Weight { name: "art/a.0011223344556677.png".into(), raw: sent, sent, first: false };
        assert!(Sizes(vec![drawing(SCENE_WITH_ART)]).within_budget().is_ok());
        assert!(Sizes(vec![drawing(SCENE_WITH_ART + 1)]).within_budget().is_err());
    }

    #[test]
    fn a_translation_is_no_story() {
        assert!(is_story("cases/ansaj/story.0011223344556677.kt"));
        assert!(!is_story("cases/ansaj/en.0011223344556677.kt"));
    }
}
