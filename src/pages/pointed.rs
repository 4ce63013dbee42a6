//! What was pointed at in the moving picture, and what can be done about it: a small sheet beside it with the same
//! buttons the page has. It is for the pointer; whoever uses the keyboard has them all in the page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::game::Game;
use super::words::{Ui, fill};
use super::{attempts, browser, notebook, options, stage, talk};
use crate::play::view::{Chapter, Choosable, ChoosableKind, View};

/// The id of the sheet.
const SHEET: &str = "pointed";

/// What was pointed at.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Person(String),
    Thing(String),
    Chair(String),
    /// The agreement with this number.
    Agreement(usize),
    /// The player's own notebook.
    Notebook,
}

impl Target {
    /// From the words of the picture; `None` for nothing, or for what another version of it knows.
    fn from_words(what: &str, id: &str) -> Option<Self> {
        Some(match what {
            "person" => Self::Person(id.to_owned()),
            "thing" => Self::Thing(id.to_owned()),
            "chair" => Self::Chair(id.to_owned()),
            "agreement" => Self::Agreement(id.parse().ok()?),
            "notebook" => Self::Notebook,
            _ => return None,
        })
    }
}

/// A target, and where on the page it was pressed: from the left, from the top, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointed {
    target: Target,
    at: (f64, f64),
}

/// What is pointed at now.
#[derive(Clone, Copy)]
pub struct Pointing(RwSignal<Option<Pointed>>);

impl Pointing {
    /// Nothing is pointed at.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Something in the picture was pressed, at this place in parts of it. While somebody talks that is the next line;
    /// a thing is picked up; about anything else a sheet says what can be done.
    pub fn press(self, game: Game, what: &str, id: &str, part: (f64, f64)) {
        let target = Target::from_words(what, id);
        if !game.looks_back && !untrack(|| game.all_read()) {
            if target.is_some() {
                talk::next(game);
            }
            return;
        }
        let Some(target) = target else { return self.0.set(None) };
        if let Target::Thing(_) = target {
            let look = game.view.with_untracked(|view| about(view, &target).into_iter().next());
            if let Some(look) = look {
                options::choose(game, &look.decision);
                return;
            }
        }
        let Some(picture) = browser::element(stage::PLACE).map(|place| place.get_bounding_client_rect()) else { return };
        let at = (picture.left() + part.0 * picture.width(), picture.top() + part.1 * picture.height());
        self.0.set(Some(Pointed { target, at }));
        browser::focus_soon(SHEET);
    }
}

/// What can be done about this now, as on the buttons of the page.
fn about(view: &View, target: &Target) -> Vec<Choosable> {
    let is_about = |option: &Choosable| match (target, &option.target) {
        (Target::Thing(id), Some(of)) => option.kind == ChoosableKind::Thing && of == id,
        (Target::Person(id) | Target::Chair(id), Some(of)) => option.kind != ChoosableKind::Thing && of == id,
        // What is said to nobody in particular can be said to anybody.
        (Target::Person(_), None) => matches!(option.kind, ChoosableKind::Say | ChoosableKind::Act),
        (Target::Notebook, _) => option.target.is_none() && !matches!(option.kind, ChoosableKind::Say | ChoosableKind::Act),
        _ => false,
    };
    Game::choosables(view).into_iter().filter(is_about).collect()
}

/// The sheet, when something is pointed at.
pub fn sheet(game: Game, pointing: Pointing) -> AnyView {
    let now = pointing.0;
    Effect::new(move |_| {
        // What is pointed at is of this moment only.
        game.view.track();
        game.asked.track();
        now.set(None);
    });
    let away = window_event_listener(ev::pointerdown, move |event| {
        let inside = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()?.closest(&format!("#{SHEET}")).ok()?).is_some();
        if !inside && now.with_untracked(Option::is_some) {
            now.set(None);
        }
    });
    let key = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && now.with_untracked(Option::is_some) {
            now.set(None);
            browser::focus_soon("choose");
        }
    });
    on_cleanup(move || {
        away.remove();
        key.remove();
    });
    let content = move || now.get().map(|pointed| open(game, game.app.ui(), &pointed, now));
    view! { {content} }.into_any()
}

fn open(game: Game, ui: &'static Ui, pointed: &Pointed, now: RwSignal<Option<Pointed>>) -> AnyView {
    let view = game.view.get_untracked();
    let table = untrack(|| game.stage());
    let named = |id: &str| {
        let person = table.people.iter().find(|person| person.id == id);
        person.map(|person| (person.name.clone(), person.role.clone()))
    };
    let nothing_with = |name: &str| fill(ui.later().nothing_with, &[("name", name)]);
    let options = about(&view, &pointed.target);
    let over = view.chapter >= Chapter::Month;
    let (title, role, none) = match &pointed.target {
        Target::Person(id) => {
            let (name, role) = named(id).unwrap_or_default();
            let none = nothing_with(&name);
            (name, role, none)
        }
        Target::Chair(id) => {
            let name = table.empty_chairs.iter().find(|(one, _)| one == id).map_or(String::new(), |(_, name)| name.clone());
            let none = fill(ui.later().not_here, &[("name", &name)]);
            (name, ui.empty_chair.to_owned(), none)
        }
        Target::Thing(id) => {
            let name = table.things.iter().find(|thing| thing.id == *id).map_or(String::new(), |thing| thing.name.clone());
            (name, String::new(), ui.later().looked_at.to_owned())
        }
        Target::Agreement(number) => (fill(ui.later().agreement_number, &[("number", &(number + 1).to_string())]), String::new(), String::new()),
        Target::Notebook => (ui.notebook.to_owned(), String::new(), String::new()),
    };
    let agreement = match pointed.target {
        Target::Agreement(number) => view.notebook.agreements.get(number).map(|note| notebook::agreement_note(ui, note)),
        _ => None,
    };
    let ropes = match &pointed.target {
        Target::Person(id) if over => table.lassos.iter().filter(|by| *by == id).count(),
        _ => 0,
    };
    let none = match &pointed.target {
        _ if ropes > 0 => Some(fill(ui.later().ropes_thrown, &[("count", &ropes.to_string())])),
        _ => (options.is_empty() && !none.is_empty() && !over).then_some(none),
    };
    let form = (pointed.target == Target::Notebook && view.agreement_form.is_some()).then(|| {
        let go = move |_| {
            now.set(None);
            browser::focus("agreement-title");
        };
        view! { <li><button type="button" class="choice" on:click=go>{ui.later().make_agreement}</button></li> }
    });
    let back = (over && !game.looks_back).then(|| {
        let go = move |_| browser::go(&attempts::route(&game.attempt(), true).address());
        view! { <li><button type="button" class="choice done" on:click=go>{ui.to_look_back}</button></li> }
    });
    let buttons = options.into_iter().map(|option| options::button(game, ui, usize::MAX, option, false)).collect_view();
    let role = (!role.is_empty()).then(|| view! { <span class="role">{role}</span> });
    let (x, y) = pointed.at;
    let high = browser::window().and_then(|window| window.inner_height().ok()?.as_f64()).is_some_and(|height| y < height / 2.0);
    view! {
        <div
            id=SHEET
            class=if high { "pointed" } else { "pointed above" }
            role="dialog"
            aria-labelledby="pointed-title"
            tabindex="-1"
            style=("--x", format!("{x:.0}px"))
            style=("--y", format!("{y:.0}px"))
        >
            <h2 id="pointed-title">{title}" "{role}</h2>
            {agreement.map(|note| view! { <ul class="notes">{note}</ul> })}
            {none.map(|words| view! { <p>{words}</p> })}
            <ul class="choices">{form}{buttons}{back}</ul>
            <button type="button" class="btn quiet small" on:click=move |_| now.set(None)>{ui.later().close}</button>
        </div>
    }
    .into_any()
}
