//! The place of the picture, `#stage`: the still picture, and over it the moving one (see `scene.rs`) where there can be
//! one. Everything in the picture is in the page as text too: the name plates say in words who sits there, how they look
//! and who speaks.

use leptos::ev;
use leptos::prelude::*;

use super::browser;
use super::game::Game;
use super::later::{self, Part};
use super::options;
use super::still_picture;
use super::still_picture::layout::{Shape, Sitter, places, thing_places};
use super::words::{Ui, fill};
use crate::play::order_by;
use crate::play::stage::{Stage, StagePerson};
use crate::play::view::{Chapter, ChoosableKind};
use crate::story::model::Channel;

/// The id of the place of the picture.
pub const PLACE: &str = "stage";

/// The picture.
pub fn place(game: Game) -> AnyView {
    let app = game.app;
    let shape = RwSignal::new(shape_now());
    let resized = window_event_listener(ev::resize, move |_| {
        if shape.get_untracked() != shape_now() {
            shape.set(shape_now());
        }
    });
    on_cleanup(move || resized.remove());
    let stage = Memo::new(move |_| game.stage());
    let by = Memo::new(move |_| channel(game));
    let drawing = move || stage.with(|stage| still_picture::draw(stage, shape.get(), by.get()));
    let view_box = move || {
        let (width, height) = shape.get().size();
        format!("0 0 {width} {height}")
    };
    let moving = Memo::new(move |_| (Stage { arrives: by.get(), ..stage.get() }, shape.get() == Shape::Narrow));
    let shown = move || stage.with(|stage| plates(app.ui(), stage, shape.get()));
    let crowded = move || stage.with(|stage| stage.people.len() + stage.empty_chairs.len() > 4);
    let light = move || stage.with(|stage| if stage.chapter == Chapter::Month { "hallway" } else { "kitchen" });
    view! {
        <section class="stage" id=PLACE aria-label=move || app.ui().picture data-room=light>
            <div class="picture" data-shape=move || if shape.get() == Shape::Wide { "wide" } else { "narrow" }>
                <svg class="still" aria-hidden="true" focusable="false" viewBox=view_box inner_html=drawing></svg>
                <ul class="plates" class:crowded=crowded>{shown}</ul>
                {move || things(game, shape.get())}
                {move || tail(&stage.get(), shape.get())}
            </div>
            {later::unseen(app, Part::Scene(game, moving))}
        </section>
    }
    .into_any()
}

fn shape_now() -> Shape {
    if browser::narrow() { Shape::Narrow } else { Shape::Wide }
}

/// How what is told now reached her.
fn channel(game: Game) -> Option<Channel> {
    let read = game.read.get();
    if game.looks_back {
        return None;
    }
    game.view.with(|view| {
        let line = view.lines.get(read.saturating_sub(1))?;
        view.month.get(line.happening?).map(|happening| happening.by)
    })
}

fn percent(part: i32, whole: i32) -> String {
    let tenths = part * 1000 / whole.max(1);
    format!("{}.{}%", tenths / 10, tenths.abs() % 10)
}

fn plates(ui: &'static Ui, stage: &Stage, shape: Shape) -> AnyView {
    let (width, height) = shape.size();
    if stage.chapter == Chapter::Month {
        return stage.people.iter().map(|person| plate(ui, person, "50%".to_owned(), "84%".to_owned(), "60%".to_owned())).collect_view().into_any();
    }
    let mut seats = places(stage, shape);
    let widest = format!("{}%", (97 / seats.len().max(1)).min(24));
    // In reading order: from left to right.
    order_by(&mut seats, |a, b| a.x < b.x);
    seats
        .into_iter()
        .map(|seat| {
            let left = percent(seat.x, width);
            let top = percent(seat.y + 104 * seat.scale / 100, height);
            match seat.sitter {
                Sitter::Person(number) => match stage.people.get(number) {
                    Some(person) => plate(ui, person, left, top, widest.clone()),
                    None => ().into_any(),
                },
                Sitter::Empty(number) => {
                    let name = stage.empty_chairs.get(number).map_or("", |(_, name)| name).to_owned();
                    view! {
                        <li class="plate empty" style:left=left style:top=top style:max-width=widest.clone()>
                            <span class="name">{name}</span>" "<span class="role">{ui.empty_chair}</span>
                        </li>
                    }
                    .into_any()
                }
            }
        })
        .collect_view()
        .into_any()
}

fn plate(ui: &'static Ui, person: &StagePerson, left: String, top: String, widest: String) -> AnyView {
    let class = if person.speaking { "plate speaks" } else { "plate" };
    let role = (!person.role.is_empty()).then(|| view! { <span class="role">{person.role.clone()}</span> });
    let speaks = person.speaking.then(|| fill(", {words}", &[("words", ui.speaks)]));
    view! {
        <li class=class style:left=left style:top=top style:max-width=widest>
            <span class="name">{person.name.clone()}</span>
            " "
            {role}
            <span class="mood">" "{ui.mood(person.mood)}{speaks}</span>
        </li>
    }
    .into_any()
}

/// Things that can be looked at now, as buttons over the picture.
fn things(game: Game, shape: Shape) -> AnyView {
    if !game.all_read() {
        return ().into_any();
    }
    let ui = game.app.ui();
    let view = game.view.get();
    if view.chapter >= Chapter::Month {
        return ().into_any();
    }
    let (width, height) = shape.size();
    let spots = thing_places(view.stage.things.len(), shape);
    let buttons: Vec<AnyView> = view
        .stage
        .things
        .iter()
        .zip(spots)
        .filter_map(|(thing, (x, y))| {
            let is_this = |option: &&crate::play::view::Choosable| option.kind == ChoosableKind::Thing && option.target.as_deref() == Some(&thing.id);
            let decision = view.options.iter().find(is_this)?.decision.clone();
            let label = fill(ui.look_at, &[("name", &thing.name)]);
            let shown = thing.name.clone();
            Some(
                view! {
                    <li style:left=percent(x, width) style:top=percent(y, height)>
                        <button type="button" class="pick-up" aria-label=label title=shown on:click=move |_| options::choose(game, &decision)></button>
                    </li>
                }
                .into_any(),
            )
        })
        .collect();
    if buttons.is_empty() {
        return ().into_any();
    }
    view! { <ul class="on-table">{buttons}</ul> }.into_any()
}

/// The paper is a speech bubble: its tail points at whoever speaks. In the month there is only her, and the days lie
/// between her and the paper.
fn tail(stage: &Stage, shape: Shape) -> AnyView {
    let (width, _) = shape.size();
    let speaking = |sitter: Sitter| matches!(sitter, Sitter::Person(number) if stage.people[number].speaking);
    let at_table = stage.chapter != Chapter::Month;
    match at_table.then(|| places(stage, shape).into_iter().find(|place| speaking(place.sitter)).map(|place| place.x)).flatten() {
        Some(x) => view! { <span class="tail" aria-hidden="true" style:left=percent(x, width)></span> }.into_any(),
        None => ().into_any(),
    }
}
