//! The ways through the talk: a drawing, and a table that says the same.

use maud::{Markup, html};

use super::Sheet;
use crate::debrief::{Card, Flow, Space, Taken, wrap};
use crate::interop::page::Parts;
use crate::interop::words::fill;

/// The drawing in the units of its own, which are pixels on a wide screen.
const SPACE: Space = Space { width: 1100.0, height: 600.0, card: 132.0, least: 64.0, gap: 10.0, most: 6 };

/// Above the cards stands the number of the turn.
const HEAD: f32 = 30.0;

/// Between two lines of a card.
const LINE: f32 = 15.0;

/// So many letters fit on a line of a card.
const LETTERS: usize = 15;

impl Sheet<'_> {
    pub(super) fn ways(&self) -> Markup {
        let flow = Flow::new(&self.report.routes, &SPACE);
        html! {
            p { (self.page.ways_about) }
            (self.scroll(self.page.ways_drawing, &self.drawing(&flow)))
            (self.scroll(self.page.ways, &self.table_of_ways(&flow)))
        }
    }

    fn drawing(&self, flow: &Flow) -> Markup {
        let turns = flow.cards.last().map_or(0, |card| card.turn + 1);
        let head = |turn: usize| flow.cards.iter().find(|card| card.turn == turn).map_or(0.0, |card| card.x);
        html! {
            svg.drawing viewBox={ "0 0 " (SPACE.width) " " (format!("{:.0}", flow.height + HEAD + 2.0)) } role="img" aria-label=(self.page.ways_picture) {
                g aria-hidden="true" {
                    @for turn in 0..turns {
                        text.turn x=(point(head(turn))) y="18" { (fill(self.page.turn, &[("turn", &(turn + 1).to_string())])) }
                    }
                    g transform={ "translate(0 " (HEAD) ")" } {
                        @for ribbon in &flow.ribbons { path.ribbon d=(ribbon.path()) {} }
                        @for card in &flow.cards { (self.card(card)) }
                    }
                }
            }
        }
    }

    fn name(&self, taken: &Taken) -> String {
        match taken {
            Taken::Topic(title) => title.clone(),
            Taken::Others(titles) => fill(self.page.others, &[("count", &titles.len().to_string())]),
            Taken::Ended => self.page.ended.to_owned(),
        }
    }

    fn card(&self, card: &Card) -> Markup {
        let class = match card.taken {
            Taken::Topic(_) => "card",
            Taken::Others(_) => "card others",
            Taken::Ended => "card ended",
        };
        let name = self.name(&card.taken);
        let lines = wrap(&name, LETTERS, 3);
        let first = card.y + (card.height - LINE * (lines.len() + 1) as f32) / 2.0 + LINE * 0.8;
        html! {
            g class=(class) {
                rect.paper x=(point(card.x)) y=(point(card.y)) width=(SPACE.card) height=(point(card.height)) rx="5" {}
                rect.size x=(point(card.x)) y=(point(card.bar)) width="6" height=(point(card.bar_height)) {}
                rect.size x=(point(card.x + SPACE.card - 6.0)) y=(point(card.bar)) width="6" height=(point(card.bar_height)) {}
                @for (at, line) in lines.iter().enumerate() { text x=(point(card.x + 13.0)) y=(point(first + LINE * at as f32)) { (line) } }
                text.people x=(point(card.x + 13.0)) y=(point(first + LINE * lines.len() as f32)) { (card.people) }
            }
        }
    }

    /// A row for each card: who cannot see the drawing misses nothing of it.
    fn table_of_ways(&self, flow: &Flow) -> Markup {
        let next = |from: usize| {
            let say = |to: usize, people: usize| flow.cards.get(to).map(|card| format!("{} {people}", self.name(&card.taken)));
            let all = flow.ribbons.iter().filter(|ribbon| ribbon.from == from);
            all.filter_map(|ribbon| say(ribbon.to, ribbon.people)).collect::<Vec<_>>().join(" · ")
        };
        html! {
            table.wide.small {
                thead { tr { @for (at, name) in self.page.ways_columns.iter().enumerate() { th scope="col" .number[at == 2] { (name) } } } }
                tbody {
                    @for (at, card) in flow.cards.iter().enumerate() {
                        tr {
                            td { (card.turn + 1) }
                            th scope="row" {
                                (self.name(&card.taken))
                                @if let Taken::Others(titles) = &card.taken { span { (titles.join(", ")) } }
                            }
                            td.number { (card.people) }
                            td { (next(at)) }
                        }
                    }
                }
            }
        }
    }
}

fn point(place: f32) -> String {
    format!("{place:.1}")
}
