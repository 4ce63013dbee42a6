//! How free she was when she came in, and after the month: the same chairs twice, once without and once with the ropes,
//! each with the chair it comes from. The list below says the same, and which agreement each rope is.

use leptos::prelude::*;

use crate::pages::game::Game;
use crate::pages::still_picture;
use crate::pages::words::{Ui, fill};
use crate::play::stage::{Stage, StagePerson};
use crate::score::{Report, Rope, ropes};

/// What the two pictures need.
struct Scene {
    /// Chairs, by id and name: everybody at the table, and who threw a rope.
    chairs: Vec<(String, String)>,
    before: Stage,
    after: Stage,
    ropes: Vec<Rope>,
}

/// Before and after.
pub fn place(game: Game, ui: &'static Ui, report: &Report, resident: &str) -> AnyView {
    let language = game.app.language();
    let scene = game.with(|loaded, session| {
        let words = loaded.words(language);
        let ropes = ropes(session, words);
        let before = session.view_at(0, words).stage;
        let after = session.stage_of_look_back(words);
        let at_table = before.people.iter().chain(&after.people).filter(|person| !person.resident);
        let everybody = at_table.map(|person| (person.id.clone(), person.name.clone())).chain(ropes.iter().map(|rope| rope.from.clone()));
        let mut chairs: Vec<(String, String)> = Vec::new();
        for chair in everybody {
            if !chairs.iter().any(|known| known.0 == chair.0) {
                chairs.push(chair);
            }
        }
        Scene { chairs, before, after, ropes }
    });
    let named = |words: &'static str| fill(words, &[("name", resident)]);
    let items = scene.ropes.iter().map(|rope| rope_item(ui, report, rope, resident)).collect_view();
    let list = if scene.ropes.is_empty() {
        view! { <p>{named(ui.looking().still_free)}</p> }.into_any()
    } else {
        view! { <p class="status stop"><span class="sign" aria-hidden="true">"∞ "</span>{ui.lassos(scene.ropes.len())}</p><ol class="ropes-list">{items}</ol> }
            .into_any()
    };
    let came_in = if scene.before.lassos.is_empty() { named(ui.looking().free) } else { ui.lassos(scene.before.lassos.len()) };
    view! {
        <section class="card ropes" aria-labelledby="ropes">
            <h2 id="ropes" tabindex="-1">{named(ui.looking().how_free)}</h2>
            <div class="pair">
                <div class="one-of-two">
                    <h3>{named(ui.looking().came_in)}</h3>
                    {drawn(&scene, &scene.before, &[])}
                    <p>{came_in}</p>
                </div>
                <div class="one-of-two">
                    <h3>{ui.looking().after_month}</h3>
                    {drawn(&scene, &scene.after, &scene.ropes)}
                    {list}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn rope_item(ui: &'static Ui, report: &Report, rope: &Rope, resident: &str) -> AnyView {
    let from = fill(if rope.own { ui.looking().from_own_chair } else { ui.looking().from_chair }, &[("name", &rope.from.1)]);
    let because = match rope.agreement.and_then(|number| report.referrals.get(number).map(|row| (number, row))) {
        Some((number, row)) => {
            let with = [("number", &*(number + 1).to_string()), ("agreement", &*row.agreement), ("name", resident)];
            fill(ui.looking().rope_unasked, &with)
        }
        None => fill(ui.looking().rope_too_many, &[("name", resident)]),
    };
    view! { <li><b>{from}</b>" "{because}</li> }.into_any()
}

const WIDTH: i32 = 520;
const HEIGHT: i32 = 330;
/// Where she stands.
const HER: (i32, i32) = (WIDTH / 2, 96);

/// Where the chair with this number stands: left and right in turn, from the back to the front.
fn spot(number: usize, all: usize) -> (i32, i32) {
    let rows = all.div_ceil(2).max(1) as i32;
    let row = (number / 2) as i32;
    let y = 74 + row * (HEIGHT - 120) / rows;
    let out = 26 * row.min(2);
    if number.is_multiple_of(2) { (104 - out, y) } else { (WIDTH - 104 + out, y) }
}

fn drawn(scene: &Scene, stage: &Stage, ropes: &[Rope]) -> AnyView {
    let her = stage.people.iter().find(|person| person.resident);
    let chairs = scene
        .chairs
        .iter()
        .enumerate()
        .map(|(number, (_, name))| {
            let (x, y) = spot(number, scene.chairs.len());
            view! {
                <g transform=format!("translate({x},{y})")>
                    <g inner_html=CHAIR></g>
                    <text class="chair-name" y="54">{name.clone()}</text>
                </g>
            }
        })
        .collect_view();
    let mut loops = String::new();
    for (number, rope) in ropes.iter().enumerate() {
        let chair = scene.chairs.iter().position(|(id, _)| *id == rope.from.0).unwrap_or_default();
        loops.push_str(&still_picture::rope(&line(spot(chair, scene.chairs.len()), number as i32)));
    }
    for number in 0..ropes.len() as i32 {
        loops.push_str(&still_picture::rope(&around(number)));
    }
    let badges = ropes
        .iter()
        .enumerate()
        .map(|(number, rope)| {
            let chair = scene.chairs.iter().position(|(id, _)| *id == rope.from.0).unwrap_or_default();
            let (x, y) = middle(spot(chair, scene.chairs.len()), number as i32);
            view! { <g transform=format!("translate({x},{y})")><circle class="rope-number" r="13"></circle><text class="rope-mark" y="5">{number + 1}</text></g> }
        })
        .collect_view();
    view! {
        <svg class="ropes-picture" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" focusable="false">
            <g class="room" inner_html=ROOM></g>
            {chairs}
            <g transform=format!("translate({},{}) scale(.72)", HER.0, HER.1) inner_html=her.map(figure)></g>
            <g inner_html=loops></g>
            {badges}
        </svg>
    }
    .into_any()
}

fn figure(her: &StagePerson) -> String {
    still_picture::face(&her.look, &her.id, her.mood)
}

/// How high the loop with this number lies around her.
fn waist(number: i32) -> i32 {
    HER.1 + 66 + 21 * number.min(7)
}

fn line((x, y): (i32, i32), number: i32) -> String {
    let side = (x - HER.0).signum();
    let (end, high) = (HER.0 + side * 70, waist(number));
    format!("M{} {} Q{} {} {end} {high}", x - side * 26, y + 8, (x + end) / 2, y.min(high) - 6)
}

fn around(number: i32) -> String {
    format!("M{} {} a70 11 0 1 0 140 0 a70 11 0 1 0 -140 0", HER.0 - 70, waist(number))
}

/// A place on the line, for its number: nearer the chair for each rope that comes later, so that none lies on another.
fn middle((x, y): (i32, i32), number: i32) -> (i32, i32) {
    let side = (x - HER.0).signum();
    let (start, end) = ((x - side * 26, y + 8), (HER.0 + side * 70, waist(number)));
    let bend = ((x + HER.0 + side * 70) / 2, y.min(waist(number)) - 6);
    let at = |from: i32, by: i32, to: i32| (from * 30 + by * 50 + to * 20) / 100;
    (at(start.0, bend.0, end.0), at(start.1, bend.1, end.1))
}

const ROOM: &str = r##"<rect width="520" height="330" rx="10" fill="#2d5456"/><ellipse cx="260" cy="40" rx="240" ry="150" fill="#ffd98c" opacity=".12"/><ellipse cx="260" cy="40" rx="150" ry="100" fill="#ffd98c" opacity=".12"/><rect y="250" width="520" height="80" fill="#4a342c"/><ellipse cx="260" cy="300" rx="170" ry="30" fill="#8c3b52" opacity=".75"/>"##;

const CHAIR: &str = r##"<path d="M-24 36 V-18 C-24 -34 24 -34 24 -18 V36" fill="#1d3b40" stroke="#c98545" stroke-width="6"/><path d="M-26 12 H26" stroke="#c98545" stroke-width="7"/><path d="M-9 -22 V12 M9 -22 V12" stroke="#c98545" stroke-width="4"/>"##;
