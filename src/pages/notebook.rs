//! What the player keeps: wishes heard, in her words; offers, and how they stand; agreements, and what she said.
//! Every state is a sign and words, never a colour alone.

use leptos::prelude::*;

use super::game::Game;
use super::words::{Ui, fill, quoted};
use crate::play::view::{AgreementNote, Notebook, OfferNote, OfferState, WishNote};
use crate::story::model::Answer;

/// The notebook beside the talk. It can be folded, and in the month it begins so.
pub fn place(game: Game, folded: Memo<bool>) -> AnyView {
    let app = game.app;
    let content = move || {
        let ui = app.ui();
        let view = game.known();
        let lassos = game.stage().lassos.len();
        let ropes = (lassos > 0).then(|| {
            view! {
                <p class="status stop"><span class="sign" aria-hidden="true">"∞ "</span>{ui.lassos(lassos)}</p>
            }
        });
        view! { {pages(ui, &view.notebook)}{ropes} }
    };
    view! {
        <details class="side notebook" open=move || !folded.get() id="notebook">
            <summary><h2>{move || app.ui().notebook}</h2></summary>
            {content}
        </details>
    }
    .into_any()
}

fn pages(ui: &'static Ui, notes: &Notebook) -> AnyView {
    let wishes = notes.wishes.iter().map(|wish| wish_note(ui, wish)).collect_view();
    let offers = notes.offers.iter().map(|offer| offer_note(ui, offer)).collect_view();
    let agreements = notes.agreements.iter().map(|agreement| agreement_note(ui, agreement)).collect_view();
    view! {
        {part(ui.wishes_heard, notes.wishes.is_empty().then_some(ui.no_wishes), wishes.into_any())}
        {part(ui.offers, notes.offers.is_empty().then_some(ui.no_offers), offers.into_any())}
        {part(ui.agreements, notes.agreements.is_empty().then_some(ui.no_agreements), agreements.into_any())}
    }
    .into_any()
}

fn part(title: &'static str, none: Option<&'static str>, items: AnyView) -> AnyView {
    match none {
        Some(none) => view! { <h3>{title}</h3><p class="soft">{none}</p> }.into_any(),
        None => view! { <h3>{title}</h3><ul class="notes">{items}</ul> }.into_any(),
    }
}

/// A state as a sign with words.
pub fn status(class: &'static str, sign: &'static str, words: &'static str) -> AnyView {
    view! { <span class=format!("status {class}")><span class="sign" aria-hidden="true">{sign}" "</span>{words}</span> }.into_any()
}

/// A wish, as an item of a list.
pub fn wish_note(ui: &'static Ui, wish: &WishNote) -> AnyView {
    let state = match (&wish.hers, wish.confirmed) {
        (Some(_), true) => status("ok", "✓✓", ui.wish_confirmed),
        (Some(_), false) => status("ok", "✓", ui.wish_heard),
        (None, _) => status("ask", "?", ui.wish_asked),
    };
    let about = (!wish.about.is_empty()).then(|| view! { <b>{wish.about.clone()}</b> });
    let hers = wish.hers.as_ref().map(|hers| view! { <q>{quoted(hers)}</q> });
    view! { <li>{state}{about}{hers}</li> }.into_any()
}

fn offer_note(ui: &'static Ui, offer: &OfferNote) -> AnyView {
    let state = match offer.state {
        OfferState::Unmade | OfferState::Open => status("ask", "?", ui.offer_open),
        OfferState::Noted => status("stop", "!", ui.not_put),
        OfferState::Dropped => status("soft", "–", ui.offer_dropped),
        OfferState::Answered(answer) => answer_status(ui, answer),
    };
    view! { <li>{state}<span>{fill(ui.offer_from, &[("title", &offer.title), ("name", &offer.by)])}</span></li> }.into_any()
}

/// Her answer as a sign with words.
pub fn answer_status(ui: &'static Ui, answer: Answer) -> AnyView {
    match answer {
        Answer::Yes => status("ok", "✓", ui.she_says_yes),
        Answer::No => status("stop", "×", ui.she_says_no),
        Answer::Later => status("ask", "…", ui.she_says_later),
    }
}

/// Her answer in words.
pub fn answer_words(ui: &'static Ui, answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => ui.she_says_yes,
        Answer::No => ui.she_says_no,
        Answer::Later => ui.she_says_later,
    }
}

/// An agreement, as an item of a list.
pub fn agreement_note(ui: &'static Ui, agreement: &AgreementNote) -> AnyView {
    let state = agreement.answer.map_or_else(|| status("stop", "!", ui.not_put), |answer| answer_status(ui, answer));
    view! { <li>{state}<span>{agreement.text.clone()}</span></li> }.into_any()
}
