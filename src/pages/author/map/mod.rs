//! The map beside the text: the whole case as a picture that can be moved, enlarged and gone through with the keyboard, and as a
//! list. Whatever is pressed leads to its place in the text.

mod picture;

use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::state::Desk;
use crate::coverage::{Coverage, Seen};
use crate::interop::parcel::STORY;
use crate::map::{Drawing, Item, Map, Marks, Rect, lines, outline, route_parts, seen_in, svg};
use crate::pages::browser;
use crate::pages::words::fill;
use crate::play::Case;
use crate::score::{Bound, reach};

/// So long after the last change the map is drawn anew: nobody waits for it while typing.
const DRAW_AFTER: Duration = Duration::from_millis(250);
/// So long a promise to look for something can be read before the page is busy with it.
const SOON: Duration = Duration::from_millis(40);
/// Plays of each way of playing from each seat, to see what never comes by.
const PLAYS: u64 = 100;
/// How much larger one press makes it.
const STEP: f64 = 1.25;
/// The smallest and the largest a map can be shown.
const SCALES: (f64, f64) = (0.02, 4.0);
/// Between a card that is gone to and the edge, in pixels.
const ROOM: f64 = 24.0;

/// A map that was drawn. Cheap to copy: what is large is shared.
#[derive(Clone)]
struct Drawn {
    case: Rc<Case>,
    map: Rc<Map>,
    drawing: Rc<Drawing>,
    marks: Rc<Marks>,
    /// Every node in a sentence or a few.
    lines: Rc<Vec<String>>,
}

impl Drawn {
    fn new(case: Rc<Case>, map: Rc<Map>, drawing: Rc<Drawing>, marks: Marks) -> Self {
        let lines = lines(&map, &marks).collect();
        Self { case, map, drawing, marks: Rc::new(marks), lines: Rc::new(lines) }
    }
}

/// Where the sheet is in its window: moved so many pixels, and enlarged so many times.
#[derive(Clone, Copy, PartialEq)]
struct Placed {
    x: f64,
    y: f64,
    scale: f64,
}

/// What the marks are about to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    Unreached,
    Routes,
}

/// What the panel knows.
#[derive(Clone, Copy)]
struct Panel {
    desk: Desk,
    drawn: RwSignal<Option<Drawn>, LocalStorage>,
    placed: RwSignal<Placed>,
    /// The node that the keyboard is at.
    node: RwSignal<usize>,
    /// The node that the pointer is at.
    pointed: RwSignal<Option<usize>>,
    asked: RwSignal<Asked>,
    /// What the look for marks came to, in words.
    told: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    seat: RwSignal<usize>,
    dimension: RwSignal<usize>,
    wide: RwSignal<bool>,
    window: NodeRef<html::Div>,
    /// Where a drag began, and where the sheet was.
    drag: StoredValue<Option<(i32, i32, Placed)>>,
    /// Whether the pointer was dragged, so that letting go is no press.
    dragged: StoredValue<bool>,
    /// Counts the changes of the text.
    changes: StoredValue<u64>,
}

/// The panel.
pub fn place(desk: Desk) -> AnyView {
    let panel = Panel {
        desk,
        drawn: RwSignal::new_local(None),
        placed: RwSignal::new(Placed { x: 0.0, y: 0.0, scale: 1.0 }),
        node: RwSignal::new(0),
        pointed: RwSignal::new(None),
        asked: RwSignal::new(Asked::Nothing),
        told: RwSignal::new(None),
        busy: RwSignal::new(false),
        seat: RwSignal::new(0),
        dimension: RwSignal::new(0),
        wide: RwSignal::new(false),
        window: NodeRef::new(),
        drag: StoredValue::new(None),
        dragged: StoredValue::new(false),
        changes: StoredValue::new(0),
    };
    Effect::new(move |before: Option<()>| {
        desk.looked.track();
        desk.app.language();
        panel.changes.update_value(|count| *count += 1);
        let now = panel.changes.get_value();
        if before.is_none() {
            panel.draw();
            request_animation_frame(move || panel.fit());
            return;
        }
        set_timeout(
            move || {
                if panel.changes.try_get_value() == Some(now) {
                    panel.draw();
                }
            },
            DRAW_AFTER,
        );
    });
    // What is near enough to read depends on the size of the window.
    let resized = window_event_listener(ev::resize, move |_| panel.placed.update(|_| ()));
    on_cleanup(move || resized.remove());
    let words = move || desk.app.ui().author();
    // What is around the sheet stays when the sheet is drawn anew.
    let there = Memo::new(move |_| panel.drawn.with(Option::is_some));
    let old = move || {
        let stands = desk.looked.with(|looked| looked.playable);
        let drawn = panel.drawn.with(Option::is_some);
        (!stands).then(|| {
            let text = if drawn { words().map_old } else { words().map_none };
            view! { <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{text}</p> }
        })
    };
    view! {
        <div class="side-panel map-panel" class:wide=move || panel.wide.get()>
            <div role="status">{old}</div>
            {move || there.get().then(|| untrack(|| panel.content()))}
        </div>
    }
    .into_any()
}

impl Panel {
    /// Draws the map of the text as it is now. One that cannot be played leaves the map as it was.
    fn draw(self) {
        let looked = self.desk.looked.get_untracked();
        let Some(case) = looked.case().cloned() else { return };
        let map = Map::of(case.story(), &looked.words(), self.desk.app.ui_now().language);
        let drawing = Drawing::of(&map);
        let marks = Marks::none(&map);
        self.node.update(|node| *node = (*node).min(map.nodes.len().saturating_sub(1)));
        self.asked.set(Asked::Nothing);
        self.told.set(None);
        self.pointed.set(None);
        self.drawn.set(Some(Drawn::new(case, Rc::new(map), Rc::new(drawing), marks)));
    }

    /// Width and height of the window, in pixels.
    fn size(self) -> Option<(f64, f64)> {
        let rect = self.window.get_untracked()?.get_bounding_client_rect();
        Some((rect.width(), rect.height())).filter(|(width, height)| *width > 0.0 && *height > 0.0)
    }

    /// Shows all of it.
    fn fit(self) {
        // The panel may be gone by the time the page is drawn.
        if self.busy.is_disposed() {
            return;
        }
        let Some((width, height)) = self.size() else { return };
        self.drawn.with_untracked(|drawn| {
            let Some(drawn) = drawn else { return };
            let (w, h) = (f64::from(drawn.drawing.width.max(1)), f64::from(drawn.drawing.height.max(1)));
            let scale = (width / w).min(height / h).clamp(SCALES.0, 1.0);
            self.placed.set(Placed { x: (width - w * scale) / 2.0, y: 0.0, scale });
        });
    }

    /// Makes it larger or smaller around a place in the window.
    fn zoom(self, by: f64, (x, y): (f64, f64)) {
        self.placed.update(|placed| {
            let scale = (placed.scale * by).clamp(SCALES.0, SCALES.1);
            let by = scale / placed.scale;
            *placed = Placed { x: x - (x - placed.x) * by, y: y - (y - placed.y) * by, scale };
        });
    }

    fn zoom_middle(self, by: f64) {
        if let Some((width, height)) = self.size() {
            self.zoom(by, (width / 2.0, height / 2.0));
        }
    }

    /// Moves the sheet as little as is needed to show a card.
    fn reveal(self, card: Rect) {
        let Some((width, height)) = self.size() else { return };
        self.placed.update(|placed| {
            // As much as is needed to bring the range from `from` to `to` into the window; its beginning when it is larger.
            let move_by = |from: f64, to: f64, room: f64| {
                if from < ROOM || to - from > room - 2.0 * ROOM {
                    ROOM - from
                } else if to > room - ROOM {
                    room - ROOM - to
                } else {
                    0.0
                }
            };
            let (left, top) = (f64::from(card.x) * placed.scale + placed.x, f64::from(card.y) * placed.scale + placed.y);
            let (w, h) = (f64::from(card.w) * placed.scale, f64::from(card.h) * placed.scale);
            placed.x += move_by(left, left + w, width);
            placed.y += move_by(top, top + h, height);
        });
    }

    /// Shows where the cursor is, large enough to read.
    fn to_cursor(self) {
        let Some((width, height)) = self.size() else { return };
        let Some(place) = self.at_cursor() else { return };
        let card = self.drawn.with_untracked(|drawn| drawn.as_ref().and_then(|drawn| drawn.drawing.shapes.get(place)).map(|shape| shape.card));
        if let Some(card) = card {
            self.node.set(place);
            let (x, y) = (f64::from(card.x + card.w / 2), f64::from(card.y + card.h / 2));
            self.placed.set(Placed { x: width / 2.0 - x, y: height / 2.0 - y, scale: 1.0 });
        }
    }

    /// The node at the cursor, while one writes in the story. Follows.
    fn at_cursor(self) -> Option<usize> {
        let at = self.desk.at_in_story()?;
        self.drawn.with(|drawn| drawn.as_ref()?.map.at(at as u32))
    }

    /// Goes to the text of a node.
    fn go(self, node: usize) {
        let span = self.drawn.with_untracked(|drawn| Some(drawn.as_ref()?.map.nodes.get(node)?.span));
        if let Some(span) = span {
            self.node.set(node);
            self.desk.go(STORY, span);
        }
    }

    /// Looks for marks when the page has said that it does.
    fn ask(self, asked: Asked) {
        if self.busy.get_untracked() {
            return;
        }
        self.asked.set(asked);
        self.told.set(None);
        if asked == Asked::Nothing {
            return self.mark(|drawn| Ok((Marks::none(&drawn.map), None)));
        }
        self.busy.set(true);
        set_timeout(
            move || {
                if self.busy.is_disposed() {
                    return;
                }
                match asked {
                    Asked::Unreached => self.mark(|drawn| self.unreached(drawn)),
                    Asked::Routes => self.mark(|drawn| self.routes(drawn)),
                    Asked::Nothing => {}
                }
                self.busy.set(false);
            },
            SOON,
        );
    }

    fn mark(self, look: impl Fn(&Drawn) -> Result<(Marks, Option<String>), String>) {
        let Some(drawn) = self.drawn.get_untracked() else { return };
        match look(&drawn) {
            Ok((marks, told)) => {
                self.told.set(told);
                self.drawn.set(Some(Drawn::new(drawn.case, drawn.map, drawn.drawing, marks)));
            }
            Err(why) => self.told.set(Some(why)),
        }
    }

    fn unreached(self, drawn: &Drawn) -> Result<(Marks, Option<String>), String> {
        let ui = self.desk.app.ui_now();
        let coverage =
            Coverage::of_all_seats(&drawn.case, PLAYS * drawn.case.story().seats.0.len() as u64, 1).map_err(|error| error.say(ui.language))?;
        let seen = Seen::new(&drawn.case, &coverage);
        let marks = Marks::none(&drawn.map).with_seen(&drawn.map, seen_in(&seen));
        let count = marks.nodes.iter().filter(|mark| mark.unreached).count();
        let template = if count == 0 { ui.author().map_all_reached } else { ui.author().map_some_unreached };
        Ok((marks, Some(fill(template, &[("count", &count.to_string()), ("plays", &seen.plays.to_string())]))))
    }

    fn routes(self, drawn: &Drawn) -> Result<(Marks, Option<String>), String> {
        let ui = self.desk.app.ui_now();
        let story = drawn.case.story();
        let seat = self.seat.get_untracked().min(story.seats.0.len().saturating_sub(1));
        let reached = reach(&drawn.case, seat, |_| ()).map_err(|error| error.say(ui.language))?;
        let name = story.seats.names().nth(seat).unwrap_or("").to_owned();
        let dimension = self.dimension.get_untracked().min(reached.dimensions.len().saturating_sub(1));
        let Some(found) = reached.dimensions.get(dimension) else {
            return Ok((Marks::none(&drawn.map), Some(ui.author().map_no_score.to_owned())));
        };
        let parts = |bound: &Bound| route_parts(&drawn.case, &name, bound.seed, &bound.route).map_err(|refusal| refusal.say(ui.language));
        let marks = Marks::none(&drawn.map).with_routes(&drawn.map, &parts(&found.best)?, &parts(&found.worst)?);
        let (worst, best) = (found.worst.found.to_string(), found.best.found.to_string());
        Ok((marks, Some(fill(ui.author().map_routes_shown, &[("worst", &worst), ("best", &best)]))))
    }

    fn content(self) -> AnyView {
        let words = move || self.desk.app.ui().author();
        let wide = move || self.wide.get().to_string();
        let save = move |_| {
            if let Some(drawn) = self.drawn.get_untracked() {
                browser::save_file("map.svg", &svg(&drawn.map, &drawn.drawing, &drawn.marks));
            }
        };
        let list = RwSignal::new(false);
        view! {
            <p class="row">
                <button type="button" class="btn small" id="map-larger" aria-label=move || words().map_larger on:click=move |_| self.zoom_middle(STEP)>"+"</button>
                <button type="button" class="btn small" id="map-smaller" aria-label=move || words().map_smaller on:click=move |_| self.zoom_middle(1.0 / STEP)>"−"</button>
                <button type="button" class="btn small" id="map-fit" on:click=move |_| self.fit()>{move || words().map_fit}</button>
                <button type="button" class="btn small" id="map-here" on:click=move |_| self.to_cursor()>{move || words().map_here}</button>
                <button type="button" class="btn small" id="map-wide" aria-pressed=wide on:click=move |_| self.widen()>{move || words().map_wide}</button>
                <button type="button" class="btn small quiet" id="map-save" on:click=save>{move || words().map_save}</button>
            </p>
            {self.asking()}
            {self.picture()}
            <p class="map-line" aria-hidden="true">{move || self.line()}</p>
            <p class="soft keys" id="map-keys">{move || words().map_keys}</p>
            <details class="before map-list" on:toggle=move |event| list.set(browser::is_open(&event))>
                <summary>{move || words().map_list}</summary>
                {move || list.get().then(|| self.drawn.with(|drawn| drawn.as_ref().map(|drawn| view! { <ul class="map-items">{self.items(&outline(&drawn.map, &drawn.marks))}</ul> })))}
            </details>
        }
        .into_any()
    }

    /// What the pointer is at, or else the keyboard: whoever looks reads what was cut on the card.
    fn line(self) -> Option<String> {
        let node = self.pointed.get().unwrap_or_else(|| self.node.get());
        self.drawn.with(|drawn| drawn.as_ref()?.lines.get(node).cloned())
    }

    fn widen(self) {
        self.wide.update(|wide| *wide = !*wide);
        request_animation_frame(move || self.fit());
    }

    /// What can be marked.
    fn asking(self) -> AnyView {
        let words = move || self.desk.app.ui().author();
        let pressed = move |asked: Asked| (self.asked.get() == asked).to_string();
        let toggle = move |asked: Asked| {
            let now = self.asked.get_untracked();
            self.ask(if now == asked { Asked::Nothing } else { asked });
        };
        let again = move || {
            if self.asked.get_untracked() == Asked::Routes {
                self.ask(Asked::Routes);
            }
        };
        let named = move |of: fn(&Case) -> Vec<crate::story::model::TextId>| {
            let texts = self.desk.looked.get().words();
            self.drawn.with(|drawn| {
                drawn.as_ref().map_or_else(Vec::new, |drawn| of(&drawn.case).into_iter().map(|text| texts.get(text).to_owned()).collect())
            })
        };
        let seats = move || {
            named(|case| {
                let person = |name: &str| case.story().people.get(name).map_or_else(Default::default, |person| person.name.id);
                case.story().seats.iter().map(|(_, seat)| person(&seat.person.value)).collect()
            })
        };
        let dimensions = move || named(|case| case.story().rubric.iter().map(|(_, dimension)| dimension.name.id).collect());
        let options = |names: Vec<String>, chosen: RwSignal<usize>| {
            let one = move |(number, name): (usize, String)| view! { <option value=number.to_string() selected=move || chosen.get() == number>{name}</option> };
            names.into_iter().enumerate().map(one).collect_view()
        };
        let choose = move |into: RwSignal<usize>| {
            move |event: ev::Event| {
                if let Ok(number) = event_target_value(&event).parse() {
                    into.set(number);
                    again();
                }
            }
        };
        let told = move || {
            let text = if self.busy.get() { Some(words().map_looking.to_owned()) } else { self.told.get() };
            text.map(|text| view! { <p class="status">{text}</p> })
        };
        let about_routes = move || {
            (self.asked.get() == Asked::Routes).then(|| {
                view! {
                    <p class="row">
                        <label>{move || words().map_seat}" "<select class="pick-one" id="map-seat" on:change=choose(self.seat)>{move || options(seats(), self.seat)}</select></label>
                        <label>{move || words().map_dimension}" "<select class="pick-one" id="map-dimension" on:change=choose(self.dimension)>{move || options(dimensions(), self.dimension)}</select></label>
                    </p>
                }
            })
        };
        view! {
            <p class="row">
                <button type="button" class="btn small" id="map-unreached" aria-pressed=move || pressed(Asked::Unreached) on:click=move |_| toggle(Asked::Unreached)>{move || words().map_unreached}</button>
                <button type="button" class="btn small" id="map-routes" aria-pressed=move || pressed(Asked::Routes) on:click=move |_| toggle(Asked::Routes)>{move || words().map_routes}</button>
            </p>
            {about_routes}
            <div role="status" id="map-told">{told}</div>
        }
        .into_any()
    }

    /// The list, as deep as the map.
    fn items(self, items: &[Item]) -> AnyView {
        let one = |item: &Item| {
            let node = item.node;
            let inside = (!item.children.is_empty()).then(|| view! { <ul class="map-items">{self.items(&item.children)}</ul> });
            view! { <li><button type="button" class="to-place" on:click=move |_| self.go(node)>{item.text.clone()}</button>{inside}</li> }
        };
        items.iter().map(one).collect_view().into_any()
    }
}
