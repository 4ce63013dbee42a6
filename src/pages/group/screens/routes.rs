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
