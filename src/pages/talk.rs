//! The talk, line by line: one new line at a time, those of before above it. New lines are announced by a live region;
//! the button to go on keeps the focus, so that a keyboard or a screen reader can simply go on.

use leptos::prelude::*;

use super::browser;
use super::game::Game;
use super::later::{self, Part};
use super::still_picture;
use super::words::{Ui, fill, quoted};
use crate::play::view::{LineKind, Shown};
use crate::story::model::Mood;

/// The lines on screen, and the button for the next one.
pub fn lines(game: Game) -> AnyView {
    let app = game.app;
    // What is on screen: the lines of this step that belong to the same chapter, and in the month to the same day.
    let shown = move || {
        let language = app.language();
        let read = game.read.get();
        if game.waits() {
            return Vec::new();
        }
        game.view.with(|view| {
            let step = game.with(|_, session| session.decisions().len());
            let last = read.min(view.lines.len());
            let scene = |line: &Shown| (line.chapter, line.happening);
            let current = view.lines.get(last.saturating_sub(1)).map(scene);
            let same = view.lines[..last].iter().rev().take_while(|line| Some(scene(line)) == current).count();
            (last - same..last).map(|index| (step, index, language.tag())).collect::<Vec<_>>()
        })
    };
    let one = move |(_, index, _): (usize, usize, &'static str)| {
        let ui = app.ui_now();
        game.view.with_untracked(|view| match view.lines.get(index) {
            Some(line) => {
                let look = line.who.as_ref().map(|who| game.with(|loaded, _| loaded.look(&who.id).to_owned()));
                line_item(ui, line, look.as_deref().unwrap_or(""), face_after(&view.lines[..=index], line))
            }
            None => ().into_any(),
        })
    };
    let button = move || {
        (!game.all_read() && !game.waits()).then(|| {
            view! {
                <p class="row go-on">
                    <button type="button" class="btn main" id="next" on:click=move |_| next(game)>{move || app.ui().next}</button>
                    <button type="button" class="btn quiet" id="read-all" on:click=move |_| read_all(game)>{move || app.ui().read_all}</button>
                </p>
            }
        })
    };
    view! {
        <div class="talk" role="log" aria-live="polite" aria-relevant="additions" aria-label=move || app.ui().talk>
            <ol class="lines">
                <For each=shown key=|key| *key children=one />
            </ol>
        </div>
        {move || game.waits().then(|| later::words(game))}
        {button}
    }
    .into_any()
}

/// One line further; at the last one the focus goes to what can be chosen.
pub fn next(game: Game) {
    game.next();
    after(game);
}

fn read_all(game: Game) {
    game.read_all();
    after(game);
}

fn after(game: Game) {
    if untrack(|| game.all_read()) {
        browser::focus_soon("choose");
    } else {
        request_animation_frame(|| browser::show("next"));
    }
}

/// After a decision: to the next line where there is one, else to what can be chosen.
pub fn focus_after_decision(game: Game) {
    browser::focus_soon(if untrack(|| game.all_read()) { "choose" } else { "next" });
}

/// The face that goes with a line.
fn face_after(so_far: &[Shown], line: &Shown) -> Mood {
    let Some(who) = &line.who else { return Mood::Calm };
    let mut moods = so_far.iter().flat_map(|line| &line.moods).filter(|(id, _)| *id == who.id);
    moods.next_back().map_or(Mood::Calm, |(_, mood)| *mood)
}

/// One line, as an item of a list.
fn line_item(ui: &'static Ui, line: &Shown, look: &str, mood: Mood) -> AnyView {
    let (class, sort) = match line.kind {
        LineKind::You => ("line you", Some(ui.you_say.to_owned())),
        LineKind::YouDo => ("line you-do", Some(ui.you_do.to_owned())),
        LineKind::Says => ("line says", None),
        LineKind::Thinks => ("line thinks", None),
        LineKind::Seen => ("line seen", None),
    };
    let text = match line.kind {
        LineKind::You | LineKind::Says => quoted(&line.text),
        _ => line.text.clone(),
    };
    let face = line.who.as_ref().map(|who| {
        let drawing = still_picture::face(look, &who.id, mood);
        view! { <svg class="face" viewBox="-62 -92 124 124" aria-hidden="true" inner_html=drawing></svg> }
    });
    let thinks = line.kind == LineKind::Thinks;
    let name = line.who.as_ref().map(|who| {
        let role = (!who.role.is_empty()).then(|| view! { <span class="role">{who.role.clone()}</span> });
        let thinking = thinks.then(|| view! { <span class="thinking">{ui.thinks}</span> });
        view! { <p class="who"><b>{who.name.clone()}</b>" "{role}" "{thinking}</p> }
    });
    let sort = sort.map(|sort| view! { <p class="who"><b>{sort}</b></p> });
    view! { <li class=class>{face}<div class="said">{name}{sort}<p class="words">{text}</p></div></li> }.into_any()
}

/// What was said before this step, for whoever wants to read it again.
pub fn earlier(game: Game) -> AnyView {
    let app = game.app;
    let open = RwSignal::new(false);
    let list = move || open.get().then(|| later::place(app, Part::Earlier(game)));
    let any = Memo::new(move |_| {
        game.view.track();
        game.with(|_, session| !session.decisions().is_empty())
    });
    view! {
        <details class="side earlier" class:gone=move || !any.get() on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary><h2>{move || app.ui().earlier}</h2></summary>
            {list}
        </details>
    }
    .into_any()
}

/// The lines themselves.
pub fn earlier_lines(game: Game) -> AnyView {
    let list = move || {
        game.view.track();
        let ui = game.app.ui();
        let items = game.earlier().iter().map(|line| plain_item(ui, line)).collect_view();
        view! { <ol class="earlier-lines">{items}</ol> }
    };
    view! { {list} }.into_any()
}

fn plain_item(ui: &'static Ui, line: &Shown) -> AnyView {
    let who = match (&line.who, line.kind) {
        (Some(who), LineKind::Thinks) => fill(ui.name_thinks, &[("name", &who.name)]),
        (Some(who), _) => who.name.clone(),
        (None, LineKind::You) => ui.you_say.to_owned(),
        (None, LineKind::YouDo) => ui.you_do.to_owned(),
        (None, _) => String::new(),
    };
    let text = if matches!(line.kind, LineKind::You | LineKind::Says) { quoted(&line.text) } else { line.text.clone() };
    let who = (!who.is_empty()).then(|| view! { <b>{who}": "</b> });
    view! { <li>{who}{text}</li> }.into_any()
}
