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
        // She may come in only when the preparing is done.
        let stages = (0..session.decisions().len()).map(|decided| session.view_at(decided, words).stage);
        let came_in = stages.into_iter().find(|stage| stage.people.iter().any(|person| person.resident));
        let after = session.stage_of_look_back(words);
        let before = came_in.unwrap_or_else(|| after.clone());
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
    let list = (!scene.ropes.is_empty()).then(|| view! { <ol class="ropes-list">{items}</ol> });
    let after = if scene.ropes.is_empty() { named(ui.looking().still_free) } else { ui.lassos(scene.ropes.len()) };
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
                    <p>{after}</p>
                </div>
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn rope_item(ui: &'static Ui, report: &Report, rope: &Rope, resident: &str) -> AnyView {
    let from = fill(if rope.own { ui.looking().from_own_chair } else { ui.looking().from_chair }, &[("name", &rope.from.1)]);
    let because = match rope.agreement.and_then(|number| report.referrals.get(number).map(|row| (number, row))) {
        Some((number, row)) => {
            let reason = fill(ui.looking().rope_reason, &[("number", &(number + 1).to_string())]);
            format!("{} ({reason})", row.agreement)
        }
        None => fill(ui.looking().rope_too_many, &[("name", resident)]),
    };
    view! { <li><b>{from}</b>" "{because}</li> }.into_any()
}

const WIDTH: i32 = 520;
const HEIGHT: i32 = 340;
/// Where she stands.
const HER: (i32, i32) = (WIDTH / 2, 104);

/// Where the chair with this number stands: left and right in turn, from the back to the front.
fn spot(number: usize, all: usize) -> (i32, i32) {
    let rows = all.div_ceil(2).max(1) as i32;
    let row = (number / 2) as i32;
    let y = 50 + row * (HEIGHT - 60) / rows;
    let out = 18 * row.min(2);
    if number.is_multiple_of(2) { (96 - out, y) } else { (WIDTH - 96 + out, y) }
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
                    <g transform="scale(.8)" inner_html=CHAIR></g>
                    <text class="chair-name" y="48">{name.clone()}</text>
                </g>
            }
        })
        .collect_view();
    let chair_of = |rope: &Rope| scene.chairs.iter().position(|(id, _)| *id == rope.from.0).unwrap_or_default();
    let lines: Vec<Line> =
        ropes.iter().enumerate().map(|(number, rope)| Line::new(spot(chair_of(rope), scene.chairs.len()), number as i32)).collect();
    let loops = (0..ropes.len() as i32).map(around);
    let drawing: String = lines.iter().map(Line::path).chain(loops).map(|path| still_picture::rope(&path)).collect();
    let badges = ropes
        .iter()
        .zip(&lines)
        .enumerate()
        .map(|(number, (rope, line))| {
            // The second rope from a chair has its number further along, so that no number lies on another.
            let before = ropes.iter().take(number).filter(|other| other.from.0 == rope.from.0).count() as i32;
            let (x, y) = line.at((20 + 26 * before).min(80));
            view! { <g transform=format!("translate({x},{y})")><circle class="rope-number" r="13"></circle><text class="rope-mark" y="5">{number + 1}</text></g> }
        })
        .collect_view();
    view! {
        <svg class="ropes-picture" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" focusable="false">
            <g class="room" inner_html=ROOM></g>
            {chairs}
            <g transform=format!("translate({},{}) scale(.72)", HER.0, HER.1) inner_html=her.map(figure)></g>
            <g inner_html=drawing></g>
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

fn around(number: i32) -> String {
    format!("M{} {} a70 11 0 1 0 140 0 a70 11 0 1 0 -140 0", HER.0 - 70, waist(number))
}

/// A rope from a chair to her: a curve with one bend.
struct Line {
    from: (i32, i32),
    bend: (i32, i32),
    to: (i32, i32),
}

impl Line {
    fn new((x, y): (i32, i32), number: i32) -> Self {
        let side = (x - HER.0).signum();
        let (end, high) = (HER.0 + side * 70, waist(number));
        Self { from: (x - side * 22, y + 6), bend: ((x + end) / 2, y.min(high) - 6), to: (end, high) }
    }

    fn path(&self) -> String {
        format!("M{} {} Q{} {} {} {}", self.from.0, self.from.1, self.bend.0, self.bend.1, self.to.0, self.to.1)
    }

    /// The place so many hundredths along.
    fn at(&self, part: i32) -> (i32, i32) {
        let rest = 100 - part;
        let between = |from: i32, bend: i32, to: i32| (from * rest * rest + 2 * bend * part * rest + to * part * part) / 10_000;
        (between(self.from.0, self.bend.0, self.to.0), between(self.from.1, self.bend.1, self.to.1))
    }
}

const ROOM: &str = r##"<rect width="520" height="340" rx="10" fill="#2d5456"/><ellipse cx="260" cy="40" rx="240" ry="150" fill="#ffd98c" opacity=".12"/><ellipse cx="260" cy="40" rx="150" ry="100" fill="#ffd98c" opacity=".12"/><rect y="256" width="520" height="84" fill="#4a342c"/><ellipse cx="260" cy="306" rx="170" ry="30" fill="#8c3b52" opacity=".75"/>"##;

const CHAIR: &str = r##"<path d="M-24 36 V-18 C-24 -34 24 -34 24 -18 V36" fill="#1d3b40" stroke="#c98545" stroke-width="6"/><path d="M-26 12 H26" stroke="#c98545" stroke-width="7"/><path d="M-9 -22 V12 M9 -22 V12" stroke="#c98545" stroke-width="4"/>"##;
