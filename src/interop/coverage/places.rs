//! Every place where something is chosen, what never came by, and every line.

use maud::{Markup, html};

use super::Sheet;
use crate::coverage::{Never, OptionNote, PlaceNote, Taken, wording};
use crate::interop::page::{Parts, bar};

impl Sheet<'_> {
    pub(super) fn places(&self) -> Markup {
        html! {
            p { (self.page.places_about) }
            @for place in &self.report.places { (self.place(place)) }
        }
    }

    fn place(&self, place: &PlaceNote) -> Markup {
        let page = self.page;
        let name = if place.spot.text.is_empty() { &place.spot.id } else { &place.spot.text };
        let table = html! {
            table.wide.even {
                thead { tr { th scope="col" { (page.answer) } th scope="col" { (page.points) } (self.heads()) } }
                tbody {
                    @for option in &place.options { (self.option(option)) }
                    tr.sum { th scope="row" { (page.came_by) } td {} @for count in place.plays.each() { (self.cell(*count)) } }
                }
            }
        };
        html! {
            div.place {
                h3 { (name) span.soft { (wording::talk(place.talk, self.language)) " · " code { (place.spot.id) } } }
                (self.scroll(name, &table))
            }
        }
    }

    fn option(&self, option: &OptionNote) -> Markup {
        html! {
            tr {
                th scope="row" {
                    (self.spot(&option.spot))
                    @if let Some(verdict) = option.verdict { b.verdict { (wording::verdict(verdict, self.language)) } }
                }
                td.points {
                    @for (dimension, points) in &option.points { span { (self.dimension(dimension)) " " (self.signed(*points)) } }
                }
                @for taken in option.plays.each() { (self.taken(*taken)) }
            }
        }
    }

    fn dimension<'s>(&'s self, id: &'s str) -> &'s str {
        self.report.dimensions.iter().find(|dimension| dimension.id == id).map_or(id, |dimension| dimension.name.as_str())
    }

    fn signed(&self, points: i16) -> String {
        let written = self.decimal(f32::from(points), 0);
        if points > 0 { format!("+{written}") } else { written }
    }

    fn taken(&self, taken: Taken) -> Markup {
        html! {
            td.number {
                @if taken.offered == 0 { (self.page.not_there) }
                @else { (self.percent(taken.taken, taken.offered)) (bar(taken.taken as usize, taken.offered as usize)) }
            }
        }
    }

    pub(super) fn never(&self) -> Markup {
        let never = &self.report.never;
        if never.is_empty() {
            return html! { p { (self.page.all_seen) } };
        }
        let mut groups: Vec<&[Never]> = never.chunk_by(|one, other| one.part == other.part).collect();
        groups.sort_by_key(|group| group.first().map(|one| std::cmp::Reverse(one.part)));
        html! {
            p { (self.page.never_about) }
            @for group in groups {
                h3 { @if let Some(one) = group.first() { (wording::parts(one.part, self.language)) } " (" (group.len()) ")" }
                ul.never { @for one in group { li { (self.spot(&one.spot)) } } }
            }
        }
    }

    /// All lines, folded away: on paper they are printed.
    pub(super) fn lines(&self) -> Markup {
        let page = self.page;
        let table = html! {
            table.wide.small {
                thead { tr { th scope="col" { (page.what) } (self.heads()) } }
                tbody {
                    @for line in &self.report.lines { tr { th scope="row" { (self.spot(&line.spot)) } @for count in line.plays.each() { td.number .none[*count == 0] { (self.percent(*count, self.report.plays)) } } } }
                }
            }
        };
        html! { details { summary { (page.lines_about) } (self.scroll(page.lines, &table)) } }
    }
}
