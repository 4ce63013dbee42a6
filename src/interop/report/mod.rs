//! A group as one page to print, to keep or to pass on: a single HTML file without a script, without anything from elsewhere, and
//! with every word of a player or a story as text.
//!
//! It shows what the group page shows, in the order of the talk: key decisions first, then her wishes, referrals, month, ropes,
//! levels, ways through the talk, and what the group says about the case itself.

mod case;
mod items;
mod keys;
mod ways;

use maud::{Markup, html};

use super::page::{Parts, document};
use super::words::{Common, Page, Terms, fill};
use crate::debrief::{FEW, Group, GroupReport, Item, items as item_analysis};
use crate::play::Words;
use crate::story::wording::Language;

/// The page.
pub fn page(group: &Group, words: &Words, language: Language) -> String {
    let report = GroupReport::new(group, words);
    let items = item_analysis(group, words);
    let title = words.of(&group.known().case.story().title);
    Sheet { report: &report, items: &items, language, page: &Terms::of(language).page }.document(title).into_string()
}

/// Everything a part of the page is made from.
struct Sheet<'r> {
    report: &'r GroupReport,
    items: &'r [Item],
    language: Language,
    page: &'static Page,
}

impl Parts for Sheet<'_> {
    fn common(&self) -> &'static Common {
        &Terms::of(self.language).common
    }
}

impl Sheet<'_> {
    fn document(&self, case: &str) -> Markup {
        let title = fill(self.page.title, &[("case", case)]);
        let body = html! {
            header {
                h1 { (title) }
                p.lead { (self.results()) }
                p { (self.page.choices_not_people) }
                @if (1..FEW).contains(&self.report.people) { p.note { (self.page.few) } }
            }
            main {
                @if self.report.people == 0 { p { (self.page.nobody) } } @else { (self.sections()) }
            }
            footer { p { (self.page.made) } }
        };
        document(self.language, &title, "", &body)
    }

    fn results(&self) -> String {
        if self.report.people == 1 { self.page.one_result.to_owned() } else { fill(self.page.results, &[("count", &self.report.people.to_string())]) }
    }

    fn sections(&self) -> Markup {
        let page = self.page;
        let number = |at: usize| fill(page.key, &[("number", &(at + 1).to_string())]);
        let keys = self.report.keys.iter().enumerate();
        let keys = keys.map(|(at, key)| (format!("key-{}", at + 1), Some(number(at)), key.title.clone(), self.key(key)));
        let others = [
            ("wishes", page.wishes, self.wishes()),
            ("referrals", page.referrals, self.referrals()),
            ("month", page.month, self.month()),
            ("ropes", page.ropes, self.ropes()),
            ("levels", page.levels, self.levels()),
            ("ways", page.ways, self.ways()),
            ("items", page.items, self.item_analysis()),
        ];
        let others = others.into_iter().map(|(id, title, body)| (id.to_owned(), None, title.to_owned(), body));
        let sections: Vec<(String, Option<String>, String, Markup)> = keys.chain(others).collect();
        html! {
            div.pair {
                nav aria-labelledby="contents" {
                    h2 #contents { (self.common().contents) }
                    ol { @for (id, _, title, _) in &sections { li { a href={ "#" (id) } { (title) } } } }
                }
                section aria-labelledby="seats" {
                    h2 #seats { (page.per_seat) }
                    (self.bars(self.report.seats.iter().map(|seat| (seat.name.clone(), seat.people)), self.report.people))
                }
            }
            @for (id, kicker, title, body) in &sections {
                section aria-labelledby=(id) {
                    @if let Some(kicker) = kicker { p.kicker { (kicker) } }
                    h2 #(id) { (title) }
                    (body)
                }
            }
        }
    }
}
