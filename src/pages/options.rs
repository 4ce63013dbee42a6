//! What can be chosen now, as numbered buttons in groups: say or do, topics, open offers, things on the table, and
//! quietly at the end leaving a talk and finishing the chapter.

use leptos::prelude::*;

use super::game::Game;
use super::later::{self, Part};
use super::words::{Ui, quoted};
use super::{attempts, browser, talk};
use crate::play::view::{Chapter, Choosable, ChoosableKind};

/// The place of the options; empty until every line was read.
pub fn place(game: Game) -> AnyView {
    let app = game.app;
    let content = move || {
        if !game.all_read() {
            return ().into_any();
        }
        let ui = app.ui();
        if game.over() {
            return end(game, ui);
        }
        if game.asked.with(Option::is_some) {
            return later::place(app, Part::Ask(game));
        }
        let view = game.view.get();
        let options = Game::choosables(&view);
        let heading = match (&view.talk, view.chapter) {
            (Some(talk), _) => talk.clone(),
            (None, Chapter::Prepare) => ui.choose_prepare.to_owned(),
            (None, Chapter::Agreements) => ui.choose_agreements.to_owned(),
            (None, _) => ui.choose_table.to_owned(),
        };
        let in_talk = options.iter().any(|one| matches!(one.kind, ChoosableKind::Say | ChoosableKind::Act));
        let turns = view.turns_left.filter(|_| !in_talk).map(|left| view! { <p class="soft turns">{ui.turns(left)}</p> });
        let about = in_talk.then_some(ui.what_do_you_do);
        let form = view.agreement_form.is_some();
        view! {
            <section class="options" aria-labelledby="choose">
                <h2 id="choose" tabindex="-1">{heading}{about.map(|about| view! { <span class="what-now">" "{about}</span> })}</h2>
                {turns}
                {form.then(|| later::place(app, Part::AgreementForm(game)))}
                {groups(game, ui, options, form)}
            </section>
        }
        .into_any()
    };
    view! { {content} }.into_any()
}

/// Makes a decision, at a key decision after the question how sure one is, and brings the player to what came of it.
pub fn choose(game: Game, decision: &str) {
    if game.key.get_untracked() {
        game.asked.set(Some(decision.to_owned()));
        browser::focus_soon("choose");
        return;
    }
    if game.decide(decision) {
        talk::focus_after_decision(game);
    }
}

/// Options that belong together: their heading, their class, and each with its number.
type Group = (Option<&'static str>, &'static str, Vec<(usize, Choosable)>);

fn groups(game: Game, ui: &'static Ui, options: Vec<Choosable>, form: bool) -> AnyView {
    let mut groups: Vec<Group> = Vec::new();
    for (number, option) in options.into_iter().enumerate() {
        let (title, class) = match option.kind {
            ChoosableKind::Say | ChoosableKind::Act => (None, "choices"),
            ChoosableKind::Topic => (Some(ui.topics), "choices topics"),
            ChoosableKind::Offer => (Some(ui.open_offers), "choices offers"),
            ChoosableKind::Thing => (Some(ui.things), "choices things"),
            ChoosableKind::Leave | ChoosableKind::Done | ChoosableKind::LookUp => (None, "choices last"),
        };
        match groups.last_mut().filter(|(_, known, _)| *known == class) {
            Some((_, _, group)) => group.push((number, option)),
            None => groups.push((title, class, vec![(number, option)])),
        }
    }
    groups
        .into_iter()
        .map(|(title, class, group)| {
            let title = title.map(|title| view! { <h3>{title}</h3> });
            let buttons = group.into_iter().map(|(number, option)| button(game, ui, number, option, form)).collect_view();
            view! { {title}<ul class=class>{buttons}</ul> }
        })
        .collect_view()
        .into_any()
}

/// The button of an option; the first nine numbers can be typed.
pub fn button(game: Game, ui: &'static Ui, number: usize, option: Choosable, form: bool) -> AnyView {
    let quiet = matches!(option.kind, ChoosableKind::Leave) || (option.kind == ChoosableKind::Done && form);
    let class = match option.kind {
        _ if quiet => "choice quiet",
        ChoosableKind::Done => "choice done",
        _ => "choice",
    };
    let text = if option.kind == ChoosableKind::Say { quoted(&option.text) } else { option.text };
    let about = option.about.filter(|about| !about.is_empty()).map(|about| {
        let about = if option.kind == ChoosableKind::Offer { super::words::fill(ui.offer_by, &[("name", &about)]) } else { about };
        view! { <span class="about">{about}</span> }
    });
    let key = (number < 9).then(|| view! { <span class="number" aria-hidden="true">{number + 1}</span> });
    let decision = option.decision.clone();
    view! {
        <li>
            <button type="button" class=class data-decision=option.decision on:click=move |_| choose(game, &decision)>
                {key}<span class="text"><span>{text}</span>{about}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The month is told: on to the look-back.
fn end(game: Game, ui: &'static Ui) -> AnyView {
    let go = move |_| browser::go(&attempts::route(&game.attempt(), true).address());
    view! {
        <section class="options" aria-labelledby="choose">
            <h2 id="choose" tabindex="-1">{ui.month_over}</h2>
            <p class="row"><button type="button" class="btn main" id="to-look-back" on:click=go>{ui.to_look_back}</button></p>
            {later::place(game.app, Part::MonthOrigins(game))}
        </section>
    }
    .into_any()
}
