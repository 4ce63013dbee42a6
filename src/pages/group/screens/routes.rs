//! The ways through the case as a flow from turn to turn, and the same as a table.

use leptos::prelude::*;

use super::with_results;
use crate::debrief::{Link, Routes, Stop};
use crate::pages::group::room::Room;
use crate::pages::words::fill;
use crate::pages::words::together::Together;

/// Measures of the picture, in its own units.
const COLUMN: f64 = 230.0;
const BLOCK: f64 = 18.0;
const HEIGHT: f64 = 430.0;
const GAP: f64 = 14.0;

/// The screen.
pub fn place(room: Room) -> AnyView {
    with_results(room, move || {
        let report = room.report.get();
        let words = room.words();
        let routes = &report.routes;
        if routes.stops.is_empty() {
            return view! { <h2 class="asked">{words.routes_title}</h2><p class="soft">{words.no_routes}</p> }.into_any();
        }
        let drawn = condensed(words, routes);
        let most = (drawn.stops.len() < routes.stops.len()).then(|| view! { <p class="soft">{words.routes_most}</p> });
        view! {
            <h2 class="asked" id="group-routes">{words.routes_title}</h2>
            <p class="about">{words.routes_about}</p>
            {most}
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="group-routes">{flow(words, &drawn, report.people)}</div>
            <details class="as-table"><summary>{words.as_table}</summary>{table(words, routes, report.people)}</details>
        }
        .into_any()
    })
}

/// So many topics of a turn are drawn apart; more could not be told apart from the back row.
const MOST: usize = 5;

/// The same ways with the less chosen topics of each turn taken together.
fn condensed(words: &'static Together, routes: &Routes) -> Routes {
    let mut stops: Vec<Stop> = Vec::new();
    // For each stop of the whole its place among those that are drawn.
    let mut places = Vec::new();
    for stop in &routes.stops {
        let apart = stops.iter().filter(|known| known.turn == stop.turn && !known.topic.is_empty()).count();
        let others = |known: &Stop| known.turn == stop.turn && known.topic == OTHERS;
        match stops.iter().position(others).filter(|_| !stop.topic.is_empty()) {
            Some(at) => {
                stops[at].people += stop.people;
                places.push(at);
            }
            None => {
                places.push(stops.len());
                let whole = stop.topic.is_empty() || apart < MOST;
                let together = Stop { topic: OTHERS.to_owned(), title: words.others.to_owned(), ..stop.clone() };
                stops.push(if whole { stop.clone() } else { together });
            }
        }
    }
    let mut links: Vec<Link> = Vec::new();
    for link in &routes.links {
        let (Some(from), Some(to)) = (places.get(link.from).copied(), places.get(link.to).copied()) else { continue };
        match links.iter_mut().find(|known| known.from == from && known.to == to) {
            Some(known) => known.people += link.people,
            None => links.push(Link { from, to, people: link.people }),
        }
    }
    links.sort_by_key(|link| (link.from, link.to));
    Routes { stops, links }
}

/// Stands for the topics that are taken together; no topic has this name.
const OTHERS: &str = "*";

/// Where a stop stands: left edge, top and height.
#[derive(Clone, Copy)]
struct Block {
    x: f64,
    y: f64,
    height: f64,
}

fn blocks(routes: &Routes, people: usize) -> Vec<Block> {
    let most = (0..turns(routes)).map(|turn| routes.stops.iter().filter(|stop| stop.turn == turn).count()).max().unwrap_or(1);
    let unit = (HEIGHT - GAP * (most.saturating_sub(1)) as f64) / people.max(1) as f64;
    let mut down = vec![0.0; turns(routes)];
    let block = |stop: &Stop| {
        let y = down[stop.turn];
        let height = stop.people as f64 * unit;
        down[stop.turn] = y + height + GAP;
        Block { x: stop.turn as f64 * COLUMN, y, height }
    };
    routes.stops.iter().map(block).collect()
}

fn turns(routes: &Routes) -> usize {
    routes.stops.iter().map(|stop| stop.turn + 1).max().unwrap_or(0)
}

fn name(words: &'static Together, stop: &Stop) -> String {
    if stop.topic.is_empty() { words.ended.to_owned() } else { stop.title.clone() }
}

fn flow(words: &'static Together, routes: &Routes, people: usize) -> AnyView {
    let blocks = blocks(routes, people);
    let unit = |stop: usize| blocks.get(stop).zip(routes.stops.get(stop)).map_or(0.0, |(block, stop)| block.height / stop.people.max(1) as f64);
    let mut out = vec![0.0; blocks.len()];
    let mut into = vec![0.0; blocks.len()];
    let bands = routes.links.iter().filter_map(|link| {
        let (from, to) = (blocks.get(link.from)?, blocks.get(link.to)?);
        let thick = link.people as f64 * unit(link.from);
        let (y0, y1) = (from.y + out[link.from], to.y + into[link.to]);
        out[link.from] += thick;
        into[link.to] += thick;
        let (x0, x1) = (from.x + BLOCK, to.x);
        let middle = (x0 + x1) / 2.0;
        let (z0, z1) = (y0 + thick, y1 + thick);
        let path = format!("M{x0:.1} {y0:.1}C{middle:.1} {y0:.1} {middle:.1} {y1:.1} {x1:.1} {y1:.1}V{z1:.1}C{middle:.1} {z1:.1} {middle:.1} {z0:.1} {x0:.1} {z0:.1}Z");
        Some(view! { <path class=format!("band o{}", link.from % 6) d=path></path> })
    });
    let bands = bands.collect_view();
    let stops = routes.stops.iter().zip(&blocks).map(|(stop, block)| {
        let class = if stop.topic.is_empty() { "stop-block ended" } else { "stop-block" };
        let text = format!("{} ({})", short(&name(words, stop)), stop.people);
        let (x, y) = (format!("{:.1}", block.x), format!("{:.1}", block.y));
        let height = format!("{:.1}", block.height.max(2.0));
        let at = (format!("{:.1}", block.x + BLOCK + 5.0), format!("{:.1}", block.y + (block.height / 2.0).max(6.0) + 5.0));
        view! { <rect class=class x=x y=y width=BLOCK.to_string() height=height></rect><text x=at.0 y=at.1>{text}</text> }
    });
    let stops = stops.collect_view();
    let width = turns(routes) as f64 * COLUMN;
    let corners = format!("0 0 {width:.0} {:.0}", HEIGHT + 8.0);
    let label = fill(words.routes_picture, &[("people", &people.to_string())]);
    view! { <svg class="flow" role="img" aria-label=label viewBox=corners width=format!("{width:.0}")>{bands}{stops}</svg> }.into_any()
}

/// A title short enough to stand between two blocks.
fn short(title: &str) -> String {
    const LONGEST: usize = 22;
    if title.chars().count() <= LONGEST { title.to_owned() } else { format!("{}…", title.chars().take(LONGEST - 1).collect::<String>().trim_end()) }
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
