//! One group on the big screen: the steps of the script over it, what belongs to the step on it, and beside it the question
//! for everybody and, for the facilitator alone, what she can say and how results come in.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::kept::{self, Kept};
use super::room::Room;
use super::screens::decision::Layers;
use super::screens::shared::{self, Much};
use super::script::{self, Step};
use super::{again, collect, elsewhere, paper, screens, start};
use crate::pages::app::App;
use crate::pages::words::{fill, one_or_more};
use crate::pages::{browser, known, later};
use crate::story::debrief::Show;

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
pub enum View {
    /// The steps of the script.
    Steps,
    /// What the results say of the case.
    Teacher,
    /// The script, for paper.
    HandOut,
    /// All figures, for paper.
    Tables,
}

/// How far the page is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Coming,
    Here,
    Failed,
}

/// The page of the group with this number.
pub fn place(app: App, number: u32) -> AnyView {
    let Some(kept) = kept::get(number) else {
        let words = app.ui().together();
        return view! {
            <div class="wrap narrow-wrap">
                <h1 id="page-title" tabindex="-1">{words.title}</h1>
                <p>{words.group_not_here}</p>
                <p><a href="#/-/group">{words.to_groups}</a></p>
            </div>
        }
        .into_any();
    };
    let state = RwSignal::new(State::Coming);
    let case = kept.case.clone();
    let wanted = case.clone();
    let want = move || {
        let case = wanted.clone();
        state.set(State::Coming);
        spawn_local(async move {
            app.library.want_rest(&case);
            let here = known::want(app.library, &case).await;
            app.library.want_rest(&case);
            state.try_set(if here { State::Here } else { State::Failed });
        });
    };
    let again = want.clone();
    Effect::new(move |asked: Option<bool>| {
        let listed = app.library.cards().is_some();
        if listed && asked != Some(true) {
            want();
        }
        listed || asked == Some(true)
    });
    let content = move || match state.get() {
        State::Coming => {
            view! { <div class="wrap"><h1 id="page-title" tabindex="-1">{app.ui().together().title}</h1>{later::coming(app)}</div> }.into_any()
        }
        State::Failed => {
            view! { <div class="wrap"><h1 id="page-title" tabindex="-1">{app.ui().together().title}</h1>{later::failed(app, again.clone())}</div> }
                .into_any()
        }
        State::Here => untrack(|| match (app.library.loaded(&case), known::get(&case)) {
            (Some(loaded), Some(known)) => board(Room::open(app, kept.clone(), loaded, known)),
            _ => ().into_any(),
        }),
    };
    view! { {content} }.into_any()
}

/// The board. Cheap to copy: it only points.
#[derive(Clone, Copy)]
struct Board {
    room: Room,
    view: RwSignal<View>,
    layers: Layers,
}

fn board(room: Room) -> AnyView {
    let board = Board { room, view: RwSignal::new(View::Steps), layers: Layers::new() };
    let app = room.app;
    Effect::new(move |_| browser::title(&format!("{} – {}", app.ui().together().title, room.kept.with(|kept| start::name_of(app, kept)))));
    let keys = window_event_listener(ev::keydown, move |event| board.key(&event));
    elsewhere::follow(room);
    let screen = Memo::new(move |_| room.kept.with(|kept| kept.screen) && board.view.get() == View::Steps);
    Effect::new(move |_| browser::on_html("data-screen", if screen.get() { "on" } else { "off" }));
    on_cleanup(move || {
        keys.remove();
        browser::on_html("data-screen", "off");
    });
    let content = move || match board.view.get() {
        View::Steps => steps(board),
        View::Teacher => view! { <div class="wrap teacher">{back(board)}{screens::for_teacher(room)}</div> }.into_any(),
        View::HandOut => view! { <div class="wrap on-sheet">{back(board)}{paper::hand_out(room)}</div> }.into_any(),
        View::Tables => view! { <div class="wrap on-sheet">{back(board)}{paper::tables(room, board.layers)}</div> }.into_any(),
    };
    view! { <div class="group-page">{bar(board)}{content}</div> }.into_any()
}

impl Board {
    /// The steps of the plan that was chosen. Follows.
    fn steps(self) -> Vec<Step> {
        let long = self.room.kept.with(|kept| kept.long);
        let words = self.room.words();
        self.room.texts(|known, texts| script::steps(known, texts, words, long))
    }

    fn go(self, step: usize) {
        let last = untrack(|| self.steps().len()).saturating_sub(1);
        self.view.set(View::Steps);
        self.room.change(|kept| kept.step = step.min(last));
        browser::to_top();
        browser::focus_soon("step-title");
    }

    fn turn(self, forward: bool) {
        let now = self.room.kept.with_untracked(|kept| kept.step);
        self.go(if forward { now.saturating_add(1) } else { now.saturating_sub(1) });
    }

    /// Arrows and the keys of a presenter's remote turn the page, unless one writes or scrolls sideways.
    fn key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() || event.default_prevented() {
            return;
        }
        let busy = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|target| target.closest("input, textarea, select, video, .table-scroll, .settings").ok().flatten().is_some());
        if busy || self.view.get_untracked() != View::Steps {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => self.turn(true),
            "ArrowLeft" | "PageUp" => self.turn(false),
            "Escape" if self.room.kept.with_untracked(|kept| kept.screen) => self.room.change(|kept| kept.screen = false),
            _ => return,
        }
        event.prevent_default();
    }
}

fn back(board: Board) -> AnyView {
    let press = move |_| board.go(board.room.kept.with_untracked(|kept| kept.step));
    let print = move || matches!(board.view.get(), View::HandOut | View::Tables);
    view! {
        <p class="row no-paper">
            <button type="button" class="btn" id="back-to-steps" on:click=press>{move || board.room.words().back_to_steps}</button>
            {move || print().then(|| view! { <button type="button" class="btn main" id="print-now" on:click=|_| browser::print()>{board.room.app.ui().later().print}</button> })}
        </p>
    }
    .into_any()
}

/// The bar: whose group, the steps, and what the facilitator can do with the page.
fn bar(board: Board) -> AnyView {
    let room = board.room;
    let words = move || room.words();
    let name = move || room.kept.with(|kept| start::name_of(room.app, kept));
    let items = move || {
        let now = room.kept.with(|kept| kept.step);
        let on = board.view.get() == View::Steps;
        let steps = board.steps();
        let now = now.min(steps.len().saturating_sub(1));
        let items = steps.into_iter().enumerate().map(|(at, step)| {
            let current = (on && at == now).then_some("step");
            let class = if at < now { "past" } else { "" };
            let label = fill(room.words().step_label, &[("number", &(at + 1).to_string()), ("title", &step.title)]);
            let shown = if current.is_some() { format!("{} {}", at + 1, step.title) } else { (at + 1).to_string() };
            view! { <li class=class><button type="button" aria-current=current aria-label=label title=step.title on:click=move |_| board.go(at)>{shown}</button></li> }
        });
        items.collect_view()
    };
    let screen = move || room.kept.with(|kept| kept.screen);
    let show = move |view: View| {
        move |_| {
            board.view.set(view);
            browser::to_top();
        }
    };
    let full = browser::can_fill_screen().then(|| {
        view! { <button type="button" class="tool" on:click=|_| browser::fill_screen()>{move || words().full_screen}</button> }
    });
    view! {
        <div class="group-bar">
            <h1 id="page-title" tabindex="-1">{name}</h1>
            <p class="in-bar">{move || one_or_more(words().results_count, room.people())}</p>
            <nav aria-label=move || words().steps><ol class="steps">{items}</ol></nav>
            <div class="group-tools">
                <button type="button" class="tool" id="screen-mode" aria-pressed=move || screen().to_string() on:click=move |_| room.change(|kept| kept.screen = !kept.screen)>{move || words().screen_only}</button>
                {full}
                <button type="button" class="tool for-facilitator" id="to-teacher" on:click=show(View::Teacher)>{move || words().for_teacher}</button>
                <button type="button" class="tool for-facilitator" id="to-hand-out" on:click=show(View::HandOut)>{move || words().hand_out}</button>
                <button type="button" class="tool for-facilitator" id="to-tables" on:click=show(View::Tables)>{move || words().tables}</button>
                <a class="tool for-facilitator" href="#/-/group">{move || words().to_groups}</a>
            </div>
        </div>
    }
    .into_any()
}

/// The step one is at.
fn steps(board: Board) -> AnyView {
    let room = board.room;
    let now = Memo::new(move |_| {
        let steps = board.steps();
        let at = room.kept.with(|kept| kept.step).min(steps.len().saturating_sub(1));
        (at, steps.len(), steps.into_iter().nth(at))
    });
    let content = move || {
        let (at, count, step) = now.get();
        let Some(step) = step else { return ().into_any() };
        // What follows the results is drawn by closures of its own: the step itself stays when one more comes in.
        let step = StoredValue::new(step);
        let is_words = step.with_value(|step| step.show == Show::Words);
        let key = step.with_value(|step| if let Show::Decision(key) = &step.show { Some(key.value.clone()) } else { None });
        view! {
            <div class="board">
                <div class="shown">
                    <h2 id="step-title" class="step-title" tabindex="-1">{step.with_value(|step| step.title.clone())}</h2>
                    {step.with_value(|step| shown(board, step))}
                </div>
                <div class="beside">
                    {(!is_words).then(|| asked_of_all(board, step))}
                    {key.map(|key| (shared::reasons(room, key.clone(), Much::AFew), shared::now(room, key, Much::AFew)))}
                    {turns(board, at, count)}
                    {move || step.with_value(|step| aside(room, step))}
                </div>
            </div>
        }
        .into_any()
    };
    // Results come in at any step: the panel stays the same, and so does the camera that is on.
    view! {
        {content}
        <details class="collect-panel for-facilitator" id="collect" prop:open=move || matches!(now.get().2, Some(Step { show: Show::Join, .. }))>
            <summary><h2>{move || room.words().collect}</h2></summary>
            {collect::place(room)}
            <p class="row">
                <button type="button" class="btn small" id="save-group" on:click=move |_| start::save_group(room.app, &room.kept.get_untracked())>{move || room.words().save_this}</button>
                {plan(room)}
            </p>
        </details>
    }
    .into_any()
}

fn shown(board: Board, step: &Step) -> AnyView {
    let room = board.room;
    let layers = board.layers;
    match &step.show {
        Show::Decision(key) => {
            let key = key.value.clone();
            let show = step.show.clone();
            let deciding = Memo::new({
                let key = key.clone();
                move |_| again::is_open(room, &key)
            });
            view! { {move || if deciding.get() { again::place(room, key.clone()) } else { screens::place(room, &show, layers) }} }.into_any()
        }
        // Nothing to look at: what is asked stands in the middle.
        Show::Words => {
            let step = StoredValue::new(step.clone());
            let beyond = step.with_value(|step| step.beyond).then(|| shared::beyond(board.room, Much::AFew));
            view! { <div class="words-alone">{asked_of_all(board, step)}{beyond}</div> }.into_any()
        }
        show => screens::place(room, show, layers),
    }
}

/// What everybody is asked at a step.
fn asked_of_all(board: Board, step: StoredValue<Step>) -> AnyView {
    let content = move || {
        step.with_value(|step| {
            let key = if let Show::Decision(key) = &step.show { Some(key.value.as_str()) } else { None };
            question(board, step, key)
        })
    };
    view! { {content} }.into_any()
}

/// What everybody is asked, and how the group works.
fn question(board: Board, step: &Step, key: Option<&str>) -> AnyView {
    let room = board.room;
    let known = room.known();
    // The question of the key decision goes before those of the step.
    let own = key.and_then(|key| known.keys().iter().find(|one| one.id == key).map(|one| one.ask));
    let own = own.map(|ask| room.texts(|_, texts| texts.get(ask).to_owned())).filter(|ask| !ask.is_empty());
    let asks: Vec<String> = own.into_iter().chain(step.ask.iter().cloned()).collect();
    let words = room.words();
    let how = (!step.how.is_empty()).then(|| view! { <p class="how">{step.how.clone()}</p> });
    let vote = key.filter(|_| step.vote).map(|key| {
        let key = key.to_owned();
        let open = Memo::new({
            let key = key.clone();
            move |_| again::is_open(room, &key)
        });
        let press = move || {
            again::set_open(room, &key, true);
            browser::focus_soon("again");
        };
        let press = StoredValue::new(press);
        let button = move || (!open.get()).then(|| view! { <button type="button" class="btn" id="vote-again" on:click=move |_| press.with_value(|press| press())>{room.words().again}</button> });
        view! { <p>{button}</p> }
    });
    if asks.is_empty() && how.is_none() && vote.is_none() {
        return ().into_any();
    }
    let title = (!asks.is_empty()).then_some(words.question);
    let asks = asks.into_iter().map(|ask| view! { <p class="ask">{ask}</p> }).collect_view();
    view! { <section class="question"><h3>{title.unwrap_or(words.together)}</h3>{asks}{how}{vote}</section> }.into_any()
}

fn turns(board: Board, at: usize, count: usize) -> AnyView {
    let words = board.room.words();
    let place = fill(words.step_of, &[("number", &(at + 1).to_string()), ("count", &count.to_string())]);
    view! {
        <p class="row turns">
            <button type="button" class="btn" id="previous" disabled=at == 0 on:click=move |_| board.turn(false)>{words.previous}</button>
            <span>{place}</span>
            <button type="button" class="btn main" id="next-step" disabled=at + 1 == count on:click=move |_| board.turn(true)>{words.next}</button>
        </p>
    }
    .into_any()
}

/// For the facilitator alone: how long, and what she can say.
fn aside(room: Room, step: &Step) -> AnyView {
    let words = room.words();
    let (from, to) = step.minutes;
    let time = (to > from).then(|| {
        let with = [("minutes", (to - from).to_string()), ("from", from.to_string()), ("to", to.to_string())];
        view! { <p class="minutes">{fill(words.minutes, &with.each_ref().map(|(name, text)| (*name, text.as_str())))}</p> }
    });
    let before = if matches!(step.show, Show::Join) { room.texts(script::before) } else { Vec::new() };
    let before = (!before.is_empty()).then(|| {
        let items = before.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! { <details class="before"><summary>{words.before}</summary><ul>{items}</ul></details> }
    });
    let says = step.say.iter().map(|say| view! { <li>{say.clone()}</li> }).collect_view();
    let says = (!step.say.is_empty()).then(|| view! { <h4>{words.you_can_say}</h4><ul class="say">{says}</ul> });
    if time.is_none() && before.is_none() && says.is_none() {
        return ().into_any();
    }
    view! { <section class="facilitator for-facilitator"><h3>{words.for_you}</h3>{time}{before}{says}</section> }.into_any()
}

/// The plan can be changed on the way.
fn plan(room: Room) -> AnyView {
    let Some((short, long)) = script::lengths(&room.known()) else { return ().into_any() };
    let text = move || {
        let minutes = if room.kept.with(|kept: &Kept| kept.long) { short } else { long };
        fill(room.words().other_plan, &[("minutes", &minutes.to_string())])
    };
    view! { <button type="button" class="btn small" id="other-plan" on:click=move |_| room.change(|kept| { kept.long = !kept.long; kept.step = 0; })>{text}</button> }.into_any()
}
