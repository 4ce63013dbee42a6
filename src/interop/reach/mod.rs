//! What can be reached in a case as one page for a teacher: a single HTML file to read, to print or to pass on, with pictures
//! that say the same in words. It begins with what there is to look at.

mod find;
mod routes;

use std::rc::Rc;

use maud::{Markup, html};

use super::page::{Parts, bar, document};
use super::words::reach::ReachPage;
use super::words::{Common, Terms, fill};
use crate::play::{Case, Words};
use crate::score::{BestTotal, Bound, DimensionReach, Reach, level};
use crate::story::model::Dimension;
use crate::story::wording::Language;

/// So many things are told first.
const FIRST: usize = 3;

/// The page. `found` is what [`crate::score::reach`] and [`crate::coverage::best_total`] found for each seat.
pub fn page(case: &Rc<Case>, found: &[(Reach, BestTotal)], words: &Words, language: Language) -> String {
    Sheet { case, found, words, language, page: ReachPage::of(language) }.document().into_string()
}

/// Why an answer is estimated: the bound that cannot be passed, and what was tried.
pub fn why_estimated(reach: &Reach, bound: &Bound, language: Language) -> String {
    let [best, worst] = ReachPage::of(language).why;
    let words = if bound.limit >= bound.found { best } else { worst };
    let figures = [bound.found.to_string(), bound.limit.to_string(), reach.states.to_string(), bound.tried.to_string()];
    let names = ["found", "limit", "states", "tried"];
    fill(words, &names.iter().zip(&figures).map(|(name, figure)| (*name, figure.as_str())).collect::<Vec<_>>())
}

/// Everything a part of the page is made from.
struct Sheet<'r> {
    case: &'r Rc<Case>,
    found: &'r [(Reach, BestTotal)],
    words: &'r Words,
    language: Language,
    page: &'static ReachPage,
}

impl Parts for Sheet<'_> {
    fn common(&self) -> &'static Common {
        &Terms::of(self.language).common
    }
}

impl<'r> Sheet<'r> {
    fn document(&self) -> Markup {
        let page = self.page;
        let title = fill(page.title, &[("case", self.words.of(&self.case.story().title))]);
        let [one, more] = page.lead;
        let lead = fill(if self.found.len() == 1 { one } else { more }, &[("seats", &self.found.len().to_string())]);
        let scored = !self.case.story().rubric.0.is_empty();
        let body = html! {
            header {
                h1 { (title) }
                p.lead { (lead) }
                p { (page.about) }
            }
            main {
                @if scored { (self.findings()) (self.sections()) } @else { p { (page.not_scored) } }
            }
            footer { p { (page.made) } }
        };
        document(self.language, &title, include_str!("../coverage/style.css"), &body)
    }

    fn findings(&self) -> Markup {
        let page = self.page;
        let found = self.find();
        let (first, others) = found.split_at(found.len().min(FIRST));
        html! {
            section.first aria-labelledby="look-at" {
                h2 #look-at { (page.look_at.get(first.len()).copied().unwrap_or_default()) }
                @if first.is_empty() { p { (page.nothing) } }
                ol.found { @for (what, help) in first { li { p.what { (what) } p { b { (page.to_do) } " " (help) } } } }
                @if !others.is_empty() {
                    h3 { (page.also) }
                    ul.also { @for (what, help) in others { li { p { (what) } p.soft { (help) } } } }
                }
            }
        }
    }

    fn sections(&self) -> Markup {
        let page = self.page;
        let sections = [
            ("ranges", page.ranges, self.ranges()),
            ("totals", page.totals, self.totals()),
            ("how", page.how, self.how()),
            ("routes", page.routes, self.routes()),
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

    /// The name of the person one plays.
    fn seat(&self, id: &str) -> String {
        let story = self.case.story();
        let person = story.seats.get(id).and_then(|seat| story.people.get(&seat.person.value));
        person.map_or_else(|| id.to_owned(), |person| self.words.of(&person.name).to_owned())
    }

    /// Dimensions with what was found, of one seat.
    fn dimensions(&self, reach: &'r Reach) -> impl Iterator<Item = (&'r DimensionReach, &'r Dimension)> {
        reach.dimensions.iter().zip(self.case.story().rubric.iter().map(|(_, dimension)| dimension))
    }

    fn ranges(&self) -> Markup {
        let page = self.page;
        html! {
            p { (page.ranges_about) }
            @for (seats, reach) in self.alike() {
                @if self.found.len() > 1 { h3 { (fill(page.seat, &[("name", &self.listed(seats))])) } }
                ul.spreads.named {
                    @for (reached, dimension) in self.dimensions(reach) {
                        @let (worst, best) = (level(dimension, reached.worst.found), level(dimension, reached.best.found));
                        li {
                            span.name { (self.words.of(&dimension.name)) @if dimension.gate { span.soft { (page.gate) } } }
                            (range(worst, best))
                            span.said { (self.range_in_words(reached, worst, best)) }
                        }
                    }
                    li.axis aria-hidden="true" { span.name {} span.days { @for mark in 0..4 { span { (mark) } } } }
                }
            }
        }
    }

    /// Seats from which just the same can be reached, by name, with what that is.
    fn alike(&self) -> Vec<(Vec<String>, &'r Reach)> {
        let same = |one: &Bound, other: &Bound| one.found == other.found && one.exact() == other.exact();
        let alike = |one: &Reach, other: &Reach| {
            one.dimensions.iter().zip(&other.dimensions).all(|(one, other)| same(&one.best, &other.best) && same(&one.worst, &other.worst))
        };
        let mut groups: Vec<(Vec<String>, &Reach)> = Vec::new();
        for (reach, _) in self.found {
            let name = self.seat(&reach.seat);
            match groups.iter_mut().find(|(_, known)| alike(known, reach)) {
                Some((names, _)) => names.push(name),
                None => groups.push((vec![name], reach)),
            }
        }
        groups
    }

    fn range_in_words(&self, reached: &DimensionReach, worst: u8, best: u8) -> String {
        let page = self.page;
        let words = if worst == best { page.range_one } else { page.range };
        let sure = if reached.worst.exact() && reached.best.exact() { page.sure } else { page.guess };
        format!("{} {sure}", fill(words, &[("worst", &worst.to_string()), ("best", &best.to_string())]))
    }

    fn totals(&self) -> Markup {
        let page = self.page;
        html! {
            p { (page.totals_about) }
            @for (reach, best) in self.found {
                @if self.found.len() > 1 { h3 { (fill(page.seat, &[("name", &self.seat(&reach.seat))])) } }
                (bar(usize::from(best.percent), 100))
                p {
                    (fill(if best.exact() { page.total_sure } else { page.total_guess },
                        &[("percent", &best.percent.to_string()), ("limit", &best.limit.to_string()), ("tried", &self.grouped(best.tried as u64))]))
                }
                details {
                    summary { (fill(page.the_route, &[("count", &best.route.len().to_string())])) }
                    (self.route(&reach.seat, best.seed, &best.route))
                }
            }
        }
    }

    fn how(&self) -> Markup {
        let page = self.page;
        html! {
            @for (complete, words) in [(true, page.how_complete), (false, page.how_partial)] {
                @let found: Vec<&Reach> = self.found.iter().map(|(reach, _)| reach).filter(|reach| reach.complete == complete).collect();
                // The seats differ a little in how many states they have: the least of them is true of all.
                @if let Some(states) = found.iter().map(|reach| reach.states).min() {
                    @let seats = self.listed(found.iter().map(|reach| self.seat(&reach.seat)).collect());
                    p { (fill(words, &[("name", &seats), ("states", &self.grouped(states as u64))])) }
                }
            }
            @for (reach, _) in self.found {
                @let bounds = self.dimensions(reach).flat_map(|(reached, dimension)| [(&reached.worst, dimension), (&reached.best, dimension)]);
                ul.also {
                    @for (bound, dimension) in bounds.filter(|(bound, _)| !bound.exact()) {
                        li {
                            b { (self.words.of(&dimension.name)) ", " (fill(page.seat, &[("name", &self.seat(&reach.seat))])) } ". "
                            (why_estimated(reach, bound, self.language))
                        }
                    }
                }
            }
        }
    }
}

/// A bar from the lowest to the highest level. Its words stand beside it.
fn range(worst: u8, best: u8) -> Markup {
    let (from, to) = (f32::from(worst) * 100.0 / 3.0, f32::from(best) * 100.0 / 3.0);
    html! {
        svg.box viewBox="0 0 102 14" preserveAspectRatio="none" aria-hidden="true" {
            g transform="translate(1 0)" {
                rect.track x="0" y="0" width="100" height="14" {}
                @for third in [33.3, 66.7] { rect.grid x=(third) y="0" width="0.2" height="14" {} }
                rect.half x=(format!("{from:.1}")) y="2" width=(format!("{:.1}", (to - from).max(0.8))) height="10" {}
            }
        }
    }
}
