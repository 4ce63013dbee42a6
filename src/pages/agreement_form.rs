//! An agreement is a sentence with gaps. Each gap is a native list; a gap that is left empty says what follows from
//! that. The agreement is put to her, or just noted, and the difference is not hidden.

use leptos::prelude::*;

use super::game::Game;
use super::words::{Ui, fill};
use super::{browser, social_map, talk};
use crate::play::agreement_decision;
use crate::play::view::{AgreementForm, FormPart, Piece};
use crate::story::model::Slot;

/// The form, while an agreement can be made.
pub fn place(game: Game) -> AnyView {
    let (ui, view) = (game.app.ui_now(), game.view.get_untracked());
    let Some(form) = &view.agreement_form else { return ().into_any() };
    let made = view.notebook.agreements.iter().filter(|agreement| agreement.from_offer.is_none()).count();
    whole(game, ui, form.clone(), made + 1)
}

fn whole(game: Game, ui: &'static Ui, form: AgreementForm, number: usize) -> AnyView {
    let resident = game.with(|loaded, _| {
        let story = loaded.case.story();
        let words = loaded.words(game.app.settings.with_untracked(|now| now.language()));
        story.people.get(&story.resident.value).map_or_else(String::new, |person| words.of(&person.name).to_owned())
    });
    let mut pieces: Vec<AnyView> = Vec::new();
    for (number, piece) in form.sentence.iter().enumerate() {
        match piece {
            Piece::Words(words) => {
                let after_gap = number > 0 && matches!(form.sentence[number - 1], Piece::Gap(_));
                let rest = if after_gap { &words[mark(words).len()..] } else { words };
                pieces.push(view! { <span>{rest.to_owned()}</span> }.into_any());
            }
            Piece::Gap(slot) => {
                // A comma or a full stop stays with its gap, so that it never begins a line.
                let mark = match form.sentence.get(number + 1) {
                    Some(Piece::Words(words)) => mark(words).to_owned(),
                    _ => String::new(),
                };
                if let Some(part) = form.parts.iter().find(|part| part.slot == *slot) {
                    pieces.push(view! { <span class="gap">{gap(game, ui, part)}{mark}</span> }.into_any());
                }
            }
        }
    }
    let missing = RwSignal::new(None::<String>);
    let parts = StoredValue::new(form.parts.clone());
    let make = move |put: bool| {
        let filled = filled(game, &parts.get_value());
        let lacking = parts
            .with_value(|parts| parts.iter().find(|part| !part.slot.may_be_empty() && !filled.iter().any(|(slot, _)| *slot == part.slot)).cloned());
        if let Some(part) = lacking {
            missing.set(Some(fill(ui.later().fill_in, &[("question", &part.ask)])));
            browser::focus(&gap_id(part.slot));
            return;
        }
        if game.decide(&agreement_decision(put, &filled)) {
            game.draft.set(Vec::new());
            talk::focus_after_decision(game);
        }
    };
    let notes = move || {
        let draft = game.draft.get();
        let empty = |part: &&FormPart| !draft.iter().any(|(slot, name)| *slot == part.slot && !name.is_empty());
        parts.with_value(|parts| {
            let notes = parts.iter().filter(empty).filter_map(|part| part.empty.clone());
            notes.map(|note| view! { <li class="status ask"><span class="sign" aria-hidden="true">"? "</span>{note}</li> }).collect_view()
        })
    };
    let map_button = move || {
        let service = game.draft.get().into_iter().find(|(slot, _)| *slot == Slot::Service).map(|(_, name)| name).filter(|name| !name.is_empty())?;
        let name = game.view.with(|view| view.social_map.iter().find(|entry| entry.id == service).map(|entry| entry.name.clone()))?;
        let label = fill(ui.later().social_map_of, &[("name", &name)]);
        Some(view! { <button type="button" class="btn" on:click=move |_| social_map::open_at(&service)>{label}</button> })
    };
    let title = fill(ui.later().agreement_number, &[("number", &number.to_string())]);
    let left = ui.later().agreements_left(form.left);
    view! {
        <section class="agreement-form" aria-labelledby="agreement-title">
            <h3 id="agreement-title" tabindex="-1">{title}</h3>
            <p class="soft">{left}</p>
            <div class="sentence">{pieces}</div>
            <ul class="gaps-left">{notes}</ul>
            {move || missing.get().map(|words| view! {
                <p class="status stop" role="alert"><span class="sign" aria-hidden="true">"! "</span>{words}</p>
            })}
            <p class="row">
                <button type="button" class="btn main" id="put-to-her" on:click=move |_| make(true)>{fill(ui.later().put_to_her, &[("name", &resident)])}</button>
                <button type="button" class="btn" id="just-note" on:click=move |_| make(false)>{ui.later().just_note}</button>
                {map_button}
            </p>
            <p class="soft">{fill(ui.later().just_note_about, &[("name", &resident)])}</p>
        </section>
    }
    .into_any()
}

/// The punctuation a text begins with.
fn mark(words: &str) -> &str {
    let end = words.find(|c: char| !matches!(c, '.' | ',' | ';' | ':' | '?' | '!')).unwrap_or(words.len());
    &words[..end]
}

/// What is filled in and can still be chosen.
fn filled(game: Game, parts: &[FormPart]) -> Vec<(Slot, String)> {
    let possible = |slot: Slot, name: &str| parts.iter().any(|part| part.slot == slot && part.options.iter().any(|(id, _)| id == name));
    game.draft.get_untracked().into_iter().filter(|(slot, name)| possible(*slot, name)).collect()
}

fn gap_id(slot: Slot) -> String {
    format!("gap-{}", slot.word())
}

fn gap(game: Game, ui: &'static Ui, part: &FormPart) -> AnyView {
    let slot = part.slot;
    let chosen = move || game.draft.with(|draft| draft.iter().find(|(known, _)| *known == slot).map_or_else(String::new, |(_, name)| name.clone()));
    let at_first = untrack(chosen);
    let options =
        part.options.iter().map(|(id, words)| view! { <option value=id.clone() selected=*id == at_first>{words.clone()}</option> }).collect_view();
    let choose = move |event| {
        let name = event_target_value(&event);
        game.draft.update(|draft| {
            draft.retain(|(known, _)| *known != slot);
            draft.push((slot, name));
        });
    };
    let nothing = if slot.may_be_empty() { fill(ui.later().gap_open, &[("question", &part.ask)]) } else { part.ask.clone() };
    view! {
        <select
            id=gap_id(slot)
            class="slot"
            class:empty=move || chosen().is_empty()
            aria-label=part.ask.clone()
            on:change=choose
        >
            <option value="">{nothing}</option>
            {options}
        </select>
    }
    .into_any()
}
