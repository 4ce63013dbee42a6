//! How sure a player was at the key decisions, and why: asked at the moment of choosing, kept on this device with what she
//! writes about the attempt, and brought up again in the look-back. Whoever does not want the question never sees it.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::game::Game;
use super::storage::{self, Attempt};
use super::words::{Ui, quoted};
use super::{browser, known, talk};
use crate::debrief::{Confidence, Keys, MOST_CHARACTERS};
use crate::play::view::ChoosableKind;
use crate::story::model::TextId;

thread_local! {
    /// What is being said about a decision, while the player is asked.
    static DRAFT: RefCell<Option<(String, Said)>> = const { RefCell::new(None) };
}

/// What a player said at a key decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// How sure she was.
    pub sure: Option<Confidence>,
    /// Why she chose so.
    pub reason: String,
}

/// A key decision that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Its name in the story.
    pub id: String,
    /// The question to everybody.
    pub title: TextId,
    /// The number of the decision, from 0.
    pub decision: usize,
    /// What the player said then.
    pub said: Said,
}

/// The names under which it is kept, beside what is written in the look-back. `at` says for which decision it was said: a
/// key decision may be made anew after the story changed.
fn names(id: &str) -> [String; 3] {
    [format!("at-{id}"), format!("sure-{id}"), format!("reason-{id}")]
}

fn keep(attempt: &Attempt, id: &str, decision: usize, said: &Said) {
    let mut written = storage::writing(&attempt.case, attempt.number);
    let sure = said.sure.map_or_else(String::new, |sure| (sure as usize).to_string());
    for (name, words) in names(id).into_iter().zip([decision.to_string(), sure, said.reason.trim().to_owned()]) {
        if words.is_empty() {
            written.remove(&name);
        } else {
            written.insert(name, words);
        }
    }
    storage::keep_writing(&attempt.case, attempt.number, &written);
}

/// What was said at this decision: in this attempt, or in the one it branched from while they were still the same.
pub fn find(attempt: &Attempt, id: &str, decision: usize) -> Option<Said> {
    let written = storage::writing(&attempt.case, attempt.number);
    let [at, sure, reason] = names(id).map(|name| written.get(&name).cloned());
    if at.and_then(|at| at.parse().ok()) == Some(decision) {
        let sure = sure.and_then(|sure| Confidence::from_number(sure.parse().ok()?));
        return Some(Said { sure, reason: reason.unwrap_or_default() });
    }
    let (from, _) = attempt.from.filter(|(from, shared)| decision < *shared && *from < attempt.number)?;
    let said = find(&storage::attempt(&attempt.case, from)?, id, decision)?;
    keep(attempt, id, decision, &said);
    Some(said)
}

/// The key decisions of an attempt in their order; empty while they are on their way.
pub type Moments = RwSignal<Vec<Moment>, LocalStorage>;

/// The key decisions of a finished attempt, with what was said.
pub fn moments(game: Game) -> Moments {
    let moments = RwSignal::new_local(Vec::new());
    let case = game.attempt().case;
    spawn_local(async move {
        let here = known::want(game.app.library, &case).await;
        if !here || moments.try_get_untracked().is_none() {
            return;
        }
        let attempt = game.attempt();
        let all = known::with(&case, |known| {
            let made = game.with(|_, session| known.keys().made(session));
            let one = |(number, decision): (usize, usize)| {
                let key = known.keys().get(number)?;
                let said = find(&attempt, &key.id, decision).unwrap_or_default();
                Some(Moment { id: key.id.clone(), title: key.title, decision, said })
            };
            made.into_iter().filter_map(one).collect::<Vec<_>>()
        });
        moments.set(all.unwrap_or_default());
    });
    moments
}

/// The key decision that is made now for the first time, by its name.
fn here(game: Game) -> Option<String> {
    let case = game.attempt().case;
    known::with(&case, |known| {
        let new = |keys: &Keys| {
            game.with(|_, session| {
                let number = keys.here(session)?;
                let before = keys.made(session).iter().any(|(made, _)| *made == number);
                keys.get(number).filter(|_| !before).map(|key| key.id.clone())
            })
        };
        new(known.keys())
    })
    .flatten()
}

/// Tells the page, at every step, whether what is chosen now is a key decision. Nothing is to be seen of it.
pub fn follow(game: Game) -> AnyView {
    let known = RwSignal::new(false);
    let case = game.attempt().case;
    spawn_local(async move {
        if known::want(game.app.library, &case).await {
            let _ = known.try_set(true);
        }
    });
    Effect::new(move |_| {
        game.view.track();
        let asks = known.get() && game.app.settings.with(|now| now.ask_sure);
        game.key.set(asks && here(game).is_some());
    });
    ().into_any()
}

/// The question, in the place of the options.
pub fn ask(game: Game) -> AnyView {
    let ui = game.app.ui_now();
    let looking = ui.looking();
    let Some(decision) = game.asked.get_untracked() else { return ().into_any() };
    let chosen = game.view.with_untracked(|view| view.options.iter().find(|option| option.decision == decision).cloned());
    let Some(chosen) = chosen else { return ().into_any() };
    // Another language draws this anew; what was said already stays.
    let draft = DRAFT.with_borrow(|draft| draft.clone().filter(|(about, _)| *about == decision)).map(|(_, said)| said).unwrap_or_default();
    let sure = RwSignal::new(draft.sure);
    let reason = RwSignal::new(draft.reason);
    Effect::new(move |_| {
        let said = Said { sure: sure.get(), reason: reason.get() };
        DRAFT.set(game.asked.get_untracked().map(|decision| (decision, said)));
    });
    let decide = move || {
        let Some(decision) = game.asked.get_untracked() else { return };
        let said = Said { sure: sure.get_untracked(), reason: reason.get_untracked() };
        let (key, number) = (here(game), game.with(|_, session| session.decisions().len()));
        DRAFT.set(None);
        game.asked.set(None);
        if game.decide(&decision) {
            if let Some(key) = key {
                keep(&game.attempt(), &key, number, &said);
                game.app.kept();
            }
            talk::focus_after_decision(game);
        }
    };
    let back = move || {
        DRAFT.set(None);
        game.asked.set(None);
        browser::focus_soon("choose");
    };
    let keys = window_event_listener(ev::keydown, move |event| key(game, &event, sure, decide, back));
    on_cleanup(move || keys.remove());
    let steps = Confidence::ALL.iter().zip(looking.sure_steps).enumerate().map(|(number, (step, words))| {
        let id = format!("sure-{number}");
        view! {
            <span class="pick">
                <input type="radio" name="sure" id=id.clone() prop:checked=move || sure.get() == Some(*step) on:change=move |_| sure.set(Some(*step)) />
                <label for=id><span class="number" aria-hidden="true">{number + 1}</span>" "{words}</label>
            </span>
        }
    });
    let text = if chosen.kind == ChoosableKind::Say { quoted(&chosen.text) } else { chosen.text };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        decide();
    };
    view! {
        <section class="options sure" aria-labelledby="choose">
            <h2 id="choose" tabindex="-1">{looking.key_moment}</h2>
            <p class="sure-chosen">{text}</p>
            <form on:submit=submit>
                <fieldset class="sure-steps">
                    <legend>{looking.how_sure}</legend>
                    {steps.collect_view()}
                </fieldset>
                <p class="sure-reason">
                    <label for="sure-reason">{looking.why_so}</label>
                    <input type="text" id="sure-reason" autocomplete="off" maxlength=MOST_CHARACTERS.to_string()
                        prop:value=move || reason.get() on:input=move |event| reason.set(event_target_value(&event)) />
                </p>
                <p class="soft">{looking.may_stay_empty}</p>
                <p class="row">
                    <button type="submit" class="btn main" id="sure-do">{looking.do_it}</button>
                    <button type="button" class="btn" id="sure-back" on:click=move |_| back()>{looking.do_other}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// 1 to 4 say how sure one is, Enter goes on, Escape goes back; never while one writes, except Escape.
fn key(game: Game, event: &ev::KeyboardEvent, sure: RwSignal<Option<Confidence>>, decide: impl Fn(), back: impl Fn()) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() || event.repeat() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let inside = |selector: &str| target.as_ref().is_some_and(|one| one.closest(selector).ok().flatten().is_some());
    if inside("dialog, textarea, select") || game.asked.with_untracked(Option::is_none) {
        return;
    }
    let pressed = event.key();
    if pressed == "Escape" {
        back();
    } else if pressed == "Enter" && !inside("button, a, summary, input") {
        event.prevent_default();
        decide();
    } else if !inside("input[type=text]") && game.app.settings.with_untracked(|now| now.keys) {
        let step = pressed.parse::<usize>().ok().and_then(|number| Confidence::from_number(number.checked_sub(1)?));
        if let Some(step) = step {
            event.prevent_default();
            sure.set(Some(step));
        }
    }
}

/// What was said at a key decision, in the look-back.
pub fn again(ui: &'static Ui, said: &Said) -> AnyView {
    let looking = ui.looking();
    let sure = said.sure.map_or(looking.not_said, |sure| looking.was_sure[sure as usize]);
    let reason = (!said.reason.is_empty()).then(|| {
        let words = quoted(&said.reason);
        view! { " "{looking.wrote_why}" "<q>{words}</q> }
    });
    view! { <p class="said-then">{sure}{reason}</p> }.into_any()
}
