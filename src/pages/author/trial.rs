//! Playing while one writes: the words alone, without the picture. After every change of the text the choices so far are made
//! again; where one can no longer be made the play goes on from before it. A play can begin where the cursor is.

use std::rc::Rc;

use leptos::prelude::*;

use super::state::{Desk, Looked};
use crate::pages::browser;
use crate::pages::words::author::Author;
use crate::pages::words::{fill, one_or_more, quoted};
use crate::play::view::{AgreementForm, Chapter, Choosable, ChoosableKind, LineKind, Shown, View};
use crate::play::{Case, Session, agreement_decision, approach, target_at};
use crate::score::Report;
use crate::story::model::Slot;

/// The play beside the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// The seat; the first one while it is empty or no longer there.
    pub seat: String,
    /// The seed.
    pub seed: u64,
    /// What was decided.
    pub decisions: Vec<String>,
}

/// So many random plays are made from each seat to come to a place.
const PLAYS: u64 = 1_500;

/// What there is to tell about the play.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    /// This decision can no longer be made.
    NoLonger(String),
    /// No play came to the place of the cursor.
    NoWay,
}

/// The panel.
pub fn place(desk: Desk) -> AnyView {
    let told = RwSignal::new(None::<Told>);
    let words = move || desk.app.ui().author();
    // The play as it is with the text as it is.
    let played = RwSignal::new_local(None::<Rc<Session>>);
    Effect::new(move |_| {
        let looked = desk.looked.get();
        let trial = desk.trial.get();
        let Some((session, refused)) = looked.case().and_then(|case| replay(case, &trial)) else {
            played.set(None);
            return;
        };
        if let Some(refused) = refused {
            told.set(Some(Told::NoLonger(refused)));
            let decisions = session.decisions().to_vec();
            desk.trial.update(|trial| trial.decisions = decisions);
        }
        played.set(Some(Rc::new(session)));
    });
    let from_here = move |_| {
        let looked = desk.looked.get_untracked();
        let Some(case) = looked.case() else { return };
        let offset = untrack(|| desk.at_in_story()).unwrap_or(0);
        let seat = desk.trial.with_untracked(|trial| trial.seat.clone());
        match approach(case, target_at(case.story(), offset), Some(&seat), PLAYS) {
            Some(way) => {
                told.set(None);
                desk.trial.set(Trial { seat: way.seat, seed: way.seed, decisions: way.decisions });
                focus_lines();
            }
            None => told.set(Some(Told::NoWay)),
        }
    };
    let from_start = move |_| {
        told.set(None);
        desk.trial.update(|trial| trial.decisions.clear());
        focus_lines();
    };
    let back = move |_| {
        told.set(None);
        desk.trial.update(|trial| _ = trial.decisions.pop());
        focus_lines();
    };
    let notice = move || {
        told.get().map(|told| {
            let words = words();
            let text = match &told {
                Told::NoLonger(decision) => fill(words.no_longer, &[("decision", decision)]),
                Told::NoWay => fill(words.no_way, &[("count", &PLAYS.to_string())]),
            };
            view! { <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{text}</p> }
        })
    };
    let content = move || match played.get() {
        Some(session) => now(desk, told, &session, &desk.looked.get_untracked()),
        None => view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{words().cannot_play}</p> }.into_any(),
    };
    view! {
        <div class="side-panel trial">
            <p class="soft">{move || words().play_about}</p>
            <p class="row">
                <button type="button" class="btn small main" id="play-from-here" on:click=from_here>{move || words().play_from_here}</button>
                <button type="button" class="btn small" id="play-from-start" on:click=from_start>{move || words().play_from_start}</button>
                <button type="button" class="btn small" id="one-back" disabled=move || desk.trial.with(|trial| trial.decisions.is_empty()) on:click=back>{move || words().one_back}</button>
            </p>
            <div role="status">{notice}</div>
            {content}
        </div>
    }
    .into_any()
}

/// The play as far as the case still takes it, and the decision it does not take.
fn replay(case: &Rc<Case>, trial: &Trial) -> Option<(Session, Option<String>)> {
    let seat = case.story().seats.names().find(|name| *name == trial.seat).or_else(|| case.story().seats.names().next())?;
    let mut session = Session::new(case.clone(), seat, trial.seed).ok()?;
    for decision in &trial.decisions {
        if session.decide(decision).is_err() {
            return Some((session, Some(decision.clone())));
        }
    }
    Some((session, None))
}

fn focus_lines() {
    browser::focus_soon("trial-lines");
}

fn now(desk: Desk, told: RwSignal<Option<Told>>, session: &Rc<Session>, looked: &Looked) -> AnyView {
    let words = desk.app.ui_now().author();
    let texts = &looked.words();
    let view = session.view(texts);
    let mut earlier = session.transcript(texts);
    earlier.truncate(earlier.len().saturating_sub(view.lines.len()));
    let decide = move |decision: String| {
        told.set(None);
        desk.trial.update(|trial| trial.decisions.push(decision));
        focus_lines();
    };
    let made = one_or_more(words.decisions_made, session.decisions().len());
    let heading = view.talk.clone().unwrap_or_else(|| desk.app.ui_now().chapter(view.chapter).to_owned());
    let choices = if view.chapter >= Chapter::Month { over(words, session, looked) } else { choose(words, &view, decide) };
    view! {
        {seats(desk, words, session, looked)}
        {(!earlier.is_empty()).then(|| view! { <details class="before"><summary>{words.earlier_lines}</summary>{lines(words, earlier)}</details> })}
        <h3 id="trial-lines" tabindex="-1">{heading}</h3>
        {lines(words, view.lines)}
        {choices}
        <p class="soft">{made}</p>
    }
    .into_any()
}

fn seats(desk: Desk, words: &'static Author, session: &Session, looked: &Looked) -> AnyView {
    let story = session.case().story();
    if story.seats.0.len() < 2 {
        return ().into_any();
    }
    let present = session.seat().to_owned();
    let texts = looked.words();
    let options = story.seats.iter().map(|(id, seat)| {
        let name = story.people.get(&seat.person.value).map_or(id, |person| texts.of(&person.name)).to_owned();
        view! { <option value=id.to_owned() selected=id == present>{format!("{name} ({id})")}</option> }
    });
    let choose = move |event| desk.trial.set(Trial { seat: event_target_value(&event), ..Trial::default() });
    view! {
        <p class="labelled"><label for="trial-seat">{words.which_seat}</label><select id="trial-seat" class="pick-one" on:change=choose>{options.collect_view()}</select></p>
    }
    .into_any()
}

fn lines(words: &'static Author, lines: Vec<Shown>) -> AnyView {
    let items = lines.into_iter().map(|line| {
        let name = line.who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
        let (class, who, text) = match line.kind {
            LineKind::You => ("said you", words.you.to_owned(), quoted(&line.text)),
            LineKind::YouDo => ("said you", words.you.to_owned(), line.text),
            LineKind::Says => ("said", name, quoted(&line.text)),
            LineKind::Thinks => ("said thought", fill(words.thinks, &[("name", &name)]), line.text),
            LineKind::Seen => ("said seen", String::new(), line.text),
        };
        let who = (!who.is_empty()).then(|| view! { <b>{who}": "</b> });
        view! { <li class=class>{who}{text}</li> }
    });
    view! { <ul class="trial-lines">{items.collect_view()}</ul> }.into_any()
}

fn choose(words: &'static Author, view: &View, decide: impl Fn(String) + Clone + 'static) -> AnyView {
    let button = |option: &Choosable| {
        let (decide, decision) = (decide.clone(), option.decision.clone());
        let about = option.about.clone().map(|about| view! { <span class="soft">{about}</span> });
        view! { <li><button type="button" class="btn option" data-decision=option.decision.clone() on:click=move |_| decide(decision.clone())>{option.text.clone()}{about}</button></li> }
    };
    let (look_ups, options): (Vec<&Choosable>, Vec<&Choosable>) = view.options.iter().partition(|option| option.kind == ChoosableKind::LookUp);
    let options = options.into_iter().map(&button).collect_view();
    let look_ups = (!look_ups.is_empty()).then(|| {
        let items = look_ups.into_iter().map(&button).collect_view();
        view! { <details class="before"><summary>{words.look_up}</summary><ul class="trial-options">{items}</ul></details> }
    });
    let form = view.agreement_form.as_ref().map(|form| agreement(words, form, decide.clone()));
    view! { <h4>{words.what_now}</h4><ul class="trial-options">{options}</ul>{form}{look_ups} }.into_any()
}

fn agreement(words: &'static Author, form: &AgreementForm, decide: impl Fn(String) + Clone + 'static) -> AnyView {
    let filled = RwSignal::new(Vec::<(Slot, String)>::new());
    let parts = form
        .parts
        .iter()
        .map(|part| {
            let slot = part.slot;
            let id = format!("trial-{}", slot.word());
            let options = part.options.iter().map(|(id, words)| view! { <option value=id.clone()>{words.clone()}</option> }).collect_view();
            let set = move |event| {
                let name = event_target_value(&event);
                filled.update(|filled| {
                    filled.retain(|(known, _)| *known != slot);
                    filled.push((slot, name));
                });
            };
            view! {
                <p class="labelled"><label for=id.clone()>{part.ask.clone()}</label><select id=id class="pick-one" on:change=set><option value="">"…"</option>{options}</select></p>
            }
        })
        .collect_view();
    let needed: Vec<Slot> = form.parts.iter().map(|part| part.slot).filter(|slot| !slot.may_be_empty()).collect();
    let lacks = move || filled.with(|filled| needed.iter().any(|slot| !filled.iter().any(|(known, name)| known == slot && !name.is_empty())));
    let lacks = Memo::new(move |_| lacks());
    let other = decide.clone();
    let make = move |put: bool| agreement_decision(put, &filled.get_untracked());
    view! {
        <details class="before">
            <summary>{words.an_agreement}</summary>
            {parts}
            <p class="row">
                <button type="button" class="btn small main" disabled=move || lacks.get() on:click=move |_| decide(make(true))>{words.put_to_her}</button>
                <button type="button" class="btn small" disabled=move || lacks.get() on:click=move |_| other(make(false))>{words.just_note}</button>
            </p>
        </details>
    }
    .into_any()
}

/// The month is over: what this play scores.
fn over(words: &'static Author, session: &Session, looked: &Looked) -> AnyView {
    let report = Report::new(session, &looked.words(), None);
    let items = report.dimensions.iter().map(|dimension| {
        let level = fill(words.level_of_three, &[("level", &dimension.level.to_string()), ("points", &dimension.points.to_string())]);
        view! { <li><b>{dimension.name.clone()}</b>": "{level}</li> }
    });
    view! {
        <p class="status">{words.play_over}</p>
        <h4>{words.scores}" ("{report.total_percent}"%)"</h4>
        <ul class="trial-scores">{items.collect_view()}</ul>
    }
    .into_any()
}
