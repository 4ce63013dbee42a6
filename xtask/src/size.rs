//! What the site weighs, and what it may weigh.

use crate::failure::{AtPath, Failure, Outcome};
use crate::{paths, site};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

/// What a first visit may transfer at most until the first choice is on screen, in bytes. More stops the build.
pub const BUDGET: u64 = 250_000;

/// The module of the scene may not weigh more than this as it is sent (docs: the goals), in bytes.
pub const SCENE: u64 = 2_200_000;

/// The same with every drawing; one play fetches only those it shows.
pub const SCENE_WITH_ART: u64 = 3_000_000;

/// The line of index.html that names what is fetched only with the second part of the program.
const LATER: &str = "<meta name=\"kt-style-later\"";

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
    // What index.html names is fetched at once, and with the glue what it imports; then one case is opened in one
    // language, and these may be the largest.
    let page: String = page.lines().filter(|line| !line.contains(LATER)).collect();
    for weight in &mut weights {
        weight.first = weight.name == "index.html" || page.contains(&weight.name) || weight.name.starts_with("later.");
        // The page only names what belongs to looking back together and to the author's desk: that is fetched with their pages.
        weight.first &= !["together.", "author."].iter().any(|start| weight.name.starts_with(start));
    }
    for number in opened(&weights) {
        weights[number].first = true;
    }
    Ok(Sizes(weights))
}

/// The story and the words that opening a case fetches: of the case and the language with which that is most.
fn opened(weights: &[Weight]) -> Vec<usize> {
    let files = |case: &str, start: &str| -> Vec<usize> {
        let start = format!("cases/{case}/{start}.");
        (0..weights.len()).filter(|number| weights[*number].name.starts_with(&start)).collect()
    };
    let cases: BTreeSet<&str> = weights.iter().filter_map(|weight| weight.name.strip_prefix("cases/")?.split('/').next()).collect();
    let largest = |some: Vec<usize>| some.into_iter().max_by_key(|number| weights[*number].sent);
    let of_case = |case: &str| -> Vec<usize> { [largest(files(case, "story")), largest(files(case, "words"))].into_iter().flatten().collect() };
    cases.into_iter().map(of_case).max_by_key(|some| some.iter().map(|number| weights[*number].sent).sum::<u64>()).unwrap_or_default()
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
            writeln!(f, "{:>11} {sent:>11}   {what} (at most {most})", "")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(sent: u64, first: bool) -> Weight {
        named("x", sent, first)
    }

    fn named(name: &str, sent: u64, first: bool) -> Weight {
        Weight { name: name.into(), raw: sent, sent, first }
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
    fn the_heaviest_case_is_opened_in_its_heaviest_language() {
        let weights: Vec<Weight> = [
            ("cases/a/story.0.kt", 5),
            ("cases/a/words.nl.0.kt", 3),
            ("cases/b/rest.nl.0.kt", 90),
            ("cases/b/story.0.kt", 4),
            ("cases/b/words.en.0.kt", 7),
            ("cases/b/words.nl.0.kt", 6),
            ("index.html", 1),
        ]
        .map(|(name, sent)| named(name, sent, false))
        .into();
        assert_eq!(opened(&weights), [3, 4]);
        assert_eq!(opened(&[]), Vec::<usize>::new());
    }

    #[test]
    fn drawings_count_with_the_scene_and_not_before_the_first_choice() {
        let drawing = |sent| Weight { name: "art/a.0011223344556677.png".into(), raw: sent, sent, first: false };
        assert!(Sizes(vec![drawing(SCENE_WITH_ART)]).within_budget().is_ok());
        assert!(Sizes(vec![drawing(SCENE_WITH_ART + 1)]).within_budget().is_err());
    }
}
