//! The routes through the case as a flow from turn to turn, and the same as a table.

use leptos::prelude::*;

use super::with_results;
use crate::debrief::{Card, Flow, Routes, Space, Stop, Taken, wrap};
use crate::pages::group::room::Room;
use crate::pages::words::fill;
use crate::pages::words::together::Together;

/// From the left side of one column of cards to that of the next, in the units of the picture.
const COLUMN: f32 = 230.0;
const CARD: f32 = 150.0;
/// Three lines of words fit on the lowest card.
const LEAST: f32 = 62.0;
const LINE: f32 = 17.0;
const LETTERS: usize = 16;
/// So many topics of a turn are drawn apart; more could not be told apart from the back row.
const MOST: usize = 5;

/// The screen.
pub fn place(room: Room) -> AnyView {
    with_results(room, move || {
        let report = room.report.get();
        let words = room.words();
        let routes = &report.routes;
        if routes.stops.is_empty() {
            return view! { <h2 class="asked">{words.routes_title}</h2><p class="soft">{words.no_routes}</p> }.into_any();
        }
        let turns = routes.stops.iter().map(|stop| stop.turn).max().unwrap_or(0) as f32;
        let space = Space { width: turns * COLUMN + CARD, height: 430.0, card: CARD, least: LEAST, gap: 10.0, most: MOST };
        let flow = Flow::new(routes, &space);
        let most = flow.cards.iter().any(|card| matches!(card.taken, Taken::Others(_))).then(|| view! { <p class="soft">{words.routes_most}</p> });
        view! {
            <h2 class="asked" id="group-routes">{words.routes_title}</h2>
            <p class="about">{words.routes_about}</p>
            {most}
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="group-routes">{picture(words, &flow, &space, report.people)}</div>
            <details class="as-table"><summary>{words.as_table}</summary>{table(words, routes, report.people)}</details>
        }
        .into_any()
    })
}

fn picture(words: &'static Together, flow: &Flow, space: &Space, people: usize) -> AnyView {
    let bands = flow.ribbons.iter().map(|ribbon| view! { <path class=format!("band o{}", ribbon.from % 6) d=ribbon.path()></path> }).collect_view();
    let cards = flow.cards.iter().map(|one| card(words, one)).collect_view();
    let corners = format!("0 0 {:.0} {:.0}", space.width, flow.height + 2.0);
    let label = fill(words.routes_picture, &[("people", &people.to_string())]);
    view! { <svg class="flow" role="img" aria-label=label viewBox=corners width=format!("{:.0}", space.width)>{bands}{cards}</svg> }.into_any()
}

/// A card with its words; the bars at its sides are as high as the people are many.
fn card(words: &'static Together, card: &Card) -> AnyView {
    let (class, name) = match &card.taken {
        Taken::Topic(title) => ("flow-card", title.as_str()),
        Taken::Others(_) => ("flow-card others", words.others),
        Taken::Ended => ("flow-card ended", words.ended),
    };
    let lines: Vec<String> = wrap(name, LETTERS, 2).into_iter().chain([card.people.to_string()]).collect();
    let first = card.y + (card.height - LINE * lines.len() as f32) / 2.0 + LINE * 0.8;
    let last = lines.len() - 1;
    let lines = lines.into_iter().enumerate().map(|(at, line)| {
        let class = if at == last { "people" } else { "" };
        view! { <text class=class x=point(card.x + 14.0) y=point(first + LINE * at as f32)>{line}</text> }
    });
    let side = |x: f32| view! { <rect class="size" x=point(x) y=point(card.bar) width="6" height=point(card.bar_height)></rect> };
    view! {
        <g class=class>
            <rect class="paper" x=point(card.x) y=point(card.y) width=point(CARD) height=point(card.height) rx="5"></rect>
            {side(card.x)}
            {side(card.x + CARD - 6.0)}
            {lines.collect_view()}
        </g>
    }
    .into_any()
}

fn point(place: f32) -> String {
    format!("{place:.1}")
}

fn name(words: &'static Together, stop: &Stop) -> String {
    if stop.topic.is_empty() { words.ended.to_owned() } else { stop.title.clone() }
}

fn table(words: &'static Together, routes: &Routes, people: usize) -> AnyView {
    let rows = routes.stops.iter().enumerate().map(|(at, stop)| {
        let next = routes.links.iter().filter(|link| link.from == at);
        let next: Vec<String> =
            next.filter_map(|link| routes.stops.get(link.to).map(|to| format!("{} ({})", name(words, to), link.people))).collect();
        let turn = fill(words.turn, &[("number", &(stop.turn + 1).to_string())]);
        view! { <tr><td>{turn}</td><th scope="row">{name(words, stop)}</th><td>{super::bars::of(words, stop.people, people)}</td><td>{next.join(", ")}</td></tr> }
    });
    view! {
        <table>
            <thead><tr><th scope="col">{words.turn_head}</th><th scope="col">{words.topic_head}</th><th scope="col">{words.how_many}</th><th scope="col">{words.then_head}</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::words::together::together;
    use crate::story::wording::Language;

    /// Two turns: nine topics by ever fewer people, and one play that ended; everybody goes on to the topic after hers.
    fn routes() -> Routes {
        let stop = |turn: usize, topic: usize, people: usize| Stop { turn, topic: format!("t{topic}"), title: format!("T{topic}"), people };
        let mut stops: Vec<Stop> = (0..9).map(|topic| stop(0, topic, 9 - topic)).collect();
        stops.extend((0..9).map(|topic| stop(1, topic, 9 - topic)));
        stops[9].people -= 1;
        stops.push(Stop { turn: 1, topic: String::new(), title: String::new(), people: 1 });
        let mut links: Vec<Link> = (0..9).map(|topic| Link { from: topic, to: 9 + topic, people: 9 - topic }).collect();
        links[0].people -= 1;
        links.push(Link { from: 0, to: 18, people: 1 });
        Routes { stops, links }
    }

    #[test]
    fn nobody_is_lost_where_topics_are_taken_together() {
        let whole = routes();
        let drawn = condensed(together(Language::Nl), &whole);
        for turn in 0..2 {
            let people = |routes: &Routes| routes.stops.iter().filter(|stop| stop.turn == turn).map(|stop| stop.people).sum::<usize>();
            assert_eq!(people(&drawn), people(&whole));
            // Five topics, the others, and those that ended.
            assert_eq!(drawn.stops.iter().filter(|stop| stop.turn == turn).count(), if turn == 0 { 6 } else { 7 });
        }
        let all = |routes: &Routes| routes.links.iter().map(|link| link.people).sum::<usize>();
        assert_eq!(all(&drawn), all(&whole));
    }

    #[test]
    fn no_two_blocks_of_a_turn_lie_on_one_another() {
        let drawn = condensed(together(Language::Nl), &routes());
        let blocks = blocks(&drawn, 45);
        for (at, one) in blocks.iter().enumerate() {
            let below = blocks.iter().skip(at + 1).filter(|other| other.x == one.x);
            assert!(below.clone().all(|other| other.y >= one.y + one.height), "{at}");
            assert!(one.y + one.height <= HEIGHT + 0.01);
        }
    }

    #[test]
    fn a_long_title_is_cut_with_a_sign_that_says_so() {
        assert_eq!(short("Vraag naar werk"), "Vraag naar werk");
        assert!(short("Vraag wie er vandaag aan deze tafel ontbreekt").ends_with('…'));
    }
}
