//! What some chose to share, in their own words: why at a key decision, what they would choose now, and what they answered to the
//! questions of the look-back. In a small group it stays hidden until the facilitator shows it.

use leptos::prelude::*;

use crate::debrief::wording::letter;
use crate::debrief::{FEW, GroupReport, KeyReport, Question};
use crate::pages::browser;
use crate::pages::group::again;
use crate::pages::group::room::Room;
use crate::pages::words::together::Together;
use crate::pages::words::{fill, quoted};

/// So many stand on the screen at most; all of them are among the figures.
const MOST: usize = 6;

/// Words, with the number of the option they belong to, where they belong to one.
type Said = (Option<usize>, String);

/// How much is drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Much {
    /// What can be read from the back row.
    AFew,
    /// Everything, for paper.
    All,
}

/// Why, at a key decision.
pub fn reasons(room: Room, key: String, much: Much) -> AnyView {
    let found = move |report: &GroupReport| {
        let one = report.keys.iter().find(|one| one.id == key);
        vec![(room.words().reasons.to_owned(), one.map_or_else(Vec::new, in_turn))]
    };
    place(room, found, much)
}

/// What one would choose now, beside the second vote at a key decision.
pub fn now(room: Room, key: String, much: Much) -> AnyView {
    let found = move |report: &GroupReport| {
        let number = report.keys.iter().position(|one| one.id == key);
        let second = number.and_then(|number| report.keys.get(number)).is_some_and(|one| one.second) || again::is_open(room, &key);
        let asked = number.and_then(|number| u8::try_from(number).ok()).filter(|_| second || much == Much::All);
        vec![(room.words().would_now.to_owned(), asked.map_or_else(Vec::new, |number| answers(report, Question::Now(number))))]
    };
    place(room, found, much)
}

/// The answers on policy, on the system and to the questions of the case: for the step that looks further than this table.
pub fn beyond(room: Room, much: Much) -> AnyView {
    let found = move |report: &GroupReport| {
        let asked = room.texts(|known, texts| {
            let lookback = &known.case.story().lookback;
            let one = |question: Question, text: &crate::story::model::Text| (question, texts.of(text).to_owned());
            let last = lookback.policy.iter().map(|text| one(Question::Policy, text));
            let last = last.chain(lookback.system.iter().map(|text| one(Question::System, text)));
            let own = lookback.questions.iter().enumerate().filter_map(|(at, text)| Some(one(Question::Own(u8::try_from(at).ok()?), text)));
            last.chain(own).collect::<Vec<_>>()
        });
        asked.into_iter().map(|(question, title)| (title, answers(report, question))).collect()
    };
    place(room, found, much)
}

/// The answers to Korthagen's five steps.
pub fn five_steps(room: Room) -> AnyView {
    let found = move |report: &GroupReport| {
        let steps = room.app.ui().later().korthagen.iter().enumerate();
        steps.map(|(at, step)| ((*step).to_owned(), answers(report, Question::Korthagen(at as u8)))).collect()
    };
    place(room, found, Much::All)
}

/// Sections, each a title and what was said; those where nobody shared anything are not drawn.
fn place(room: Room, found: impl Fn(&GroupReport) -> Vec<(String, Vec<Said>)> + Send + Sync + 'static, much: Much) -> AnyView {
    let content = move || {
        let report = room.report.get();
        let words = room.words();
        let found: Vec<_> = found(&report).into_iter().filter(|(_, said)| !said.is_empty()).collect();
        let Some((first, _)) = found.first() else { return ().into_any() };
        if report.people < FEW && !room.kept.with(|kept| kept.words_shown) {
            return hidden(room, words, first.clone());
        }
        found.into_iter().map(|(title, said)| section(words, title, said, much)).collect_view().into_any()
    };
    view! { {content} }.into_any()
}

fn section(words: &'static Together, title: String, mut said: Vec<Said>, much: Much) -> AnyView {
    let all = said.len();
    if much == Much::AFew {
        said.truncate(MOST);
    }
    // What belongs to one option stands together again.
    said.sort_by_key(|(option, _)| *option);
    let more = (all > said.len()).then(|| fill(words.more_reasons, &[("count", &(all - said.len()).to_string())]));
    let items = said.into_iter().map(|(option, text)| {
        let letter = option.map(|at| view! { <span class=format!("option-letter o{}", at % 6)>{letter(at)}</span> });
        view! { <li>{letter}<blockquote>{quoted(&text)}</blockquote></li> }
    });
    view! { <section class="why-in-words"><h3>{title}</h3><ul>{items.collect_view()}</ul>{more.map(|text| view! { <p class="soft screen-only">{text}</p> })}</section> }
        .into_any()
}

fn hidden(room: Room, words: &'static Together, title: String) -> AnyView {
    let show = move |_| {
        room.change(|kept| kept.words_shown = true);
        browser::focus_soon("step-title");
    };
    view! {
        <section class="why-in-words">
            <h3>{title}</h3>
            <p class="soft">{words.few_hidden}</p>
            <p class="row for-facilitator">
                <button type="button" class="btn small" on:click=show>{words.show_all_the_same}</button>
            </p>
        </section>
    }
    .into_any()
}

fn answers(report: &GroupReport, question: Question) -> Vec<Said> {
    let found = report.answers.iter().find(|(known, _)| *known == question);
    found.map_or_else(Vec::new, |(_, words)| words.iter().map(|text| (None, text.clone())).collect())
}

/// The reasons of a key decision, one of each option in turn: the first few are of all options.
fn in_turn(key: &KeyReport) -> Vec<Said> {
    let most = key.options.iter().map(|option| option.reasons.len()).max().unwrap_or(0);
    let of_turn = |turn: usize| key.options.iter().enumerate().filter_map(move |(at, option)| Some((Some(at), option.reasons.get(turn)?.clone())));
    (0..most).flat_map(of_turn).collect()
}
