//! How a case plays as one page for a teacher: a single HTML file to read, to print or to pass on, with pictures that say the
//! same in words. It begins with what there is to look at.

mod month;
mod places;
mod scores;
mod talk;

use maud::{Markup, html};

use super::page::{Parts, document};
use super::words::coverage::CoveragePage;
use super::words::{Common, Terms, fill};
use crate::coverage::{Report, Spot, Way, wording};
use crate::story::wording::Language;

/// So many things are told first.
const FIRST: usize = 3;

/// In fewer plays than this, what can well happen may not have come by.
const LEAST: u64 = 1_000;

/// So many places are listed with what there is to look at.
const MOST_SPOTS: usize = 5;

/// The page.
pub fn page(report: &Report, language: Language) -> String {
    Sheet { report, language, page: CoveragePage::of(language) }.document().into_string()
}

/// Everything a part of the page is made from.
struct Sheet<'r> {
    report: &'r Report,
    language: Language,
    page: &'static CoveragePage,
}

impl Parts for Sheet<'_> {
    fn common(&self) -> &'static Common {
        &Terms::of(self.language).common
    }
}

impl Sheet<'_> {
    fn document(&self) -> Markup {
        let page = self.page;
        let title = fill(page.title, &[("case", &self.report.title)]);
        let [one, more] = page.lead;
        let seats = self.report.seats.len();
        let lead = fill(if seats == 1 { one } else { more }, &[("plays", &self.grouped(self.report.plays)), ("seats", &seats.to_string())]);
        let body = html! {
            header {
                h1 { (title) }
                p.lead { (lead) }
                p { (page.about) }
                @if self.report.plays < LEAST { p.note { (fill(page.few, &[("least", &self.grouped(LEAST))])) } }
            }
            main { (self.findings()) (self.sections()) }
            footer { p { (fill(page.made, &[("seed", &self.report.seed.to_string())])) } }
        };
        document(self.language, &title, include_str!("style.css"), &body)
    }

    /// What matters first.
    fn findings(&self) -> Markup {
        let page = self.page;
        let found = &self.report.findings;
        let (first, others) = found.split_at(found.len().min(FIRST));
        let title = page.look_at.get(first.len()).copied().unwrap_or_default();
        html! {
            section.first aria-labelledby="look-at" {
                h2 #look-at { (title) }
                @if first.is_empty() { p { (page.nothing) } }
                ol.found {
                    @for one in first {
                        li { p.what { (one.what) } (self.spots(&one.spots)) p { b { (page.to_do) } " " (one.help) } }
                    }
                }
                @if !others.is_empty() {
                    h3 { (page.also) }
                    ul.also { @for one in others { li { p { (one.what) } (self.spots(&one.spots)) p.soft { (one.help) } } } }
                }
            }
        }
    }

    /// Where it is, as far as it can be taken in at once.
    fn spots(&self, spots: &[Spot]) -> Markup {
        html! {
            @if !spots.is_empty() {
                ul.spots {
                    @for spot in spots.iter().take(MOST_SPOTS) { li { (self.spot(spot)) } }
                    @if let Some(rest) = spots.len().checked_sub(MOST_SPOTS).filter(|rest| *rest > 0) {
                        li { (fill(self.page.more_spots, &[("count", &rest.to_string())])) }
                    }
                }
            }
        }
    }

    fn sections(&self) -> Markup {
        let page = self.page;
        let sections: Vec<(&str, &str, Markup)> = vec![
            ("playing", page.ways, self.ways()),
            ("scores", page.scores, self.scores()),
            ("fair", page.fair, self.fair()),
            ("levels", page.levels, self.levels()),
            ("ropes", page.ropes, self.ropes()),
            ("month", page.month, self.month()),
            ("wishes", page.wishes, self.wishes()),
            ("offers", page.offers, self.offers()),
            ("agreements", page.agreements, self.agreements()),
            ("never", page.never, self.never()),
            ("places", page.places, self.places()),
            ("terms", page.terms, self.terms()),
            ("lines", page.lines, self.lines()),
        ];
        html! {
            nav aria-labelledby="contents" {
                h2 #contents { (self.common().contents) }
                ol { @for (id, title, _) in &sections { li { a href={ "#" (id) } { (title) } } } }
            }
            @for (id, title, body) in &sections {
                section aria-labelledby=(id) { h2 #(id) { (title) } (body) }
            }
        }
    }

    fn ways(&self) -> Markup {
        html! {
            p { (self.page.ways_about) }
            dl.ways {
                @for way in Way::PEOPLE { div { dt { (self.way(way)) } dd { (wording::about(way, self.language)) } } }
            }
        }
    }

    fn terms(&self) -> Markup {
        html! { dl.ways { @for (word, means) in self.page.explained { div { dt { (word) } dd { (means) } } } } }
    }

    fn way(&self, way: Way) -> &'static str {
        wording::way(way, self.language)
    }

    /// A share in whole percents. What happens sometimes is never 0, and what does not always happen never 100.
    fn percent(&self, count: u64, all: u64) -> String {
        let [plain, little, nearly] = self.page.percent;
        let share = count as f64 * 100.0 / all.max(1) as f64;
        match count {
            count if count > 0 && share < 1.0 => little.to_owned(),
            count if count < all && share > 99.0 => nearly.to_owned(),
            _ => fill(plain, &[("n", &format!("{share:.0}"))]),
        }
    }

    /// The words of a place, and where it stands in the file.
    fn spot(&self, spot: &Spot) -> Markup {
        let text = if spot.text.is_empty() { &spot.id } else { &spot.text };
        html! {
            (text)
            @if let Some(line) = spot.line { span.soft { " " (fill(self.page.line, &[("line", &line.to_string())])) } }
        }
    }
}
