//! The ways through the talk: a drawing, and a table that says the same.

use maud::{Markup, html};

use super::Sheet;
use crate::debrief::{Card, Flow, Room, Stop, Taken, wrap};
use crate::interop::words::fill;

/// The drawing in the units of its own, which are pixels on a wide screen.
const ROOM: Room = Room { width: 1100.0, height: 560.0, card: 150.0, least: 46.0, gap: 10.0, most: 6 };

/// Above the cards stands the number of the turn.
const HEAD: f32 = 30.0;

/// Between two lines of a card.
const LINE: f32 = 16.0;

/// So many letters fit on a line of a card.
const LETTERS: usize = 20;

impl Sheet<'_> {
    pub(super) fn ways(&self) -> Markup {
        html! {
            p { (self.page.ways_about) }
            (self.drawing())
            (self.table_of_ways())
        }
    }

    fn drawing(&self) -> Markup {
        let flow = Flow::new(&self.report.routes, &ROOM);
        let turns = flow.cards.last().map_or(0, |card| card.turn + 1);
        let head = |turn: usize| flow.cards.iter().find(|card| card.turn == turn).map_or(0.0, |card| card.x);
        html! {
            div.drawing {
                svg viewBox={ "0 0 " (ROOM.width) " " (format!("{:.0}", flow.height + HEAD + 2.0)) } role="img" aria-label=(self.page.ways_picture) {
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
    }

    fn card(&self, card: &Card) -> Markup {
        let (class, name) = match &card.taken {
            Taken::Topic(title) => ("card", title.clone()),
            Taken::Others(titles) => ("card others", fill(self.page.others, &[("count", &titles.len().to_string())])),
            Taken::Ended => ("card ended", self.page.ended.to_owned()),
        };
        let lines = wrap(&name, LETTERS, if card.height < 3.6 * LINE { 1 } else { 2 });
        let first = card.y + (card.height - LINE * (lines.len() + 1) as f32) / 2.0 + LINE * 0.8;
        html! {
            g class=(class) {
                rect.paper x=(point(card.x)) y=(point(card.y)) width=(ROOM.card) height=(point(card.height)) rx="5" {}
                rect.size x=(point(card.x)) y=(point(card.bar)) width="6" height=(point(card.bar_height)) {}
                rect.size x=(point(card.x + ROOM.card - 6.0)) y=(point(card.bar)) width="6" height=(point(card.bar_height)) {}
                @for (at, line) in lines.iter().enumerate() { text x=(point(card.x + 13.0)) y=(point(first + LINE * at as f32)) { (line) } }
                text.people x=(point(card.x + 13.0)) y=(point(first + LINE * lines.len() as f32)) { (card.people) }
            }
        }
    }

    fn table_of_ways(&self) -> Markup {
        let routes = &self.report.routes;
        let title = |stop: &Stop| if stop.topic.is_empty() { self.page.ended.to_owned() } else { stop.title.clone() };
        let next = |from: usize| {
            let mut links: Vec<_> = routes.links.iter().filter(|link| link.from == from).collect();
            links.sort_by_key(|link| std::cmp::Reverse(link.people));
            let say = |link: &&crate::debrief::Link| routes.stops.get(link.to).map(|stop| format!("{} {}", title(stop), link.people));
            links.iter().filter_map(say).collect::<Vec<_>>().join(" · ")
        };
        html! {
            table.wide.small {
                thead { tr { @for (at, name) in self.page.ways_columns.iter().enumerate() { th scope="col" .number[at == 2] { (name) } } } }
                tbody {
                    // Plays that had ended stay ended: only the turn in which they end tells something.
                    @for (at, stop) in routes.stops.iter().enumerate() {
                        tr {
                            td { (stop.turn + 1) }
                            th scope="row" { (title(stop)) }
                            td.number { (stop.people) }
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
