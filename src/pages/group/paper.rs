//! What a facilitator takes along on paper: the script of the case as a hand-out, and the figures of her group.

use leptos::prelude::*;

use super::room::Room;
use super::screens::decision::Layers;
use super::script::{self, Step};
use super::{screens, start};
use crate::debrief::wording::letter;
use crate::pages::words::together::Together;
use crate::pages::words::{fill, one_or_more};
use crate::story::debrief::Show;

/// The script, both for who leads and for who has no screen.
pub fn hand_out(room: Room) -> AnyView {
    let content = move || {
        let words = room.words();
        let known = room.known();
        let long = room.kept.with(|kept| kept.long);
        let (steps, before, keys) = room.texts(|known, texts| {
            let keys: Vec<(String, Vec<String>)> = known
                .keys()
                .iter()
                .map(|key| (key.id.clone(), key.options.iter().map(|option| texts.get(option.text).to_owned()).collect()))
                .collect();
            (script::steps(known, texts, words, long), script::before(known, texts), keys)
        });
        let minutes = steps.last().map_or(0, |step| step.minutes.1);
        let title = fill(words.hand_out_title, &[("title", &super::case_title(room.app, &known.id))]);
        let about = (minutes > 0).then(|| fill(words.hand_out_about, &[("minutes", &minutes.to_string()), ("count", &steps.len().to_string())]));
        let before = (!before.is_empty()).then(|| {
            let items = before.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
            view! { <section><h3>{words.before}</h3><ul class="ticks">{items}</ul></section> }
        });
        let steps = steps.iter().enumerate().map(|(at, one)| {
            let options = if let Show::Decision(key) = &one.show {
                keys.iter().find(|(id, _)| *id == key.value).map(|(_, options)| options.clone())
            } else {
                None
            };
            step(words, at, one, options.unwrap_or_default())
        });
        view! {
            <article class="hand-out">
                <h2>{title}</h2>
                {about.map(|about| view! { <p>{about}</p> })}
                {before}
                <ol class="plan">{steps.collect_view()}</ol>
            </article>
        }
    };
    view! { {content} }.into_any()
}

fn step(words: &'static Together, at: usize, step: &Step, options: Vec<String>) -> AnyView {
    let (from, to) = step.minutes;
    let with = [("minutes", (to - from).to_string()), ("from", from.to_string()), ("to", to.to_string())];
    let time = (to > from).then(|| fill(words.minutes, &with.each_ref().map(|(name, text)| (*name, text.as_str()))));
    let list = |title: &'static str, items: &[String], class: &'static str| {
        let rows = items.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
        (!items.is_empty()).then(|| view! { <h4>{title}</h4><ul class=class>{rows}</ul> })
    };
    let lettered: Vec<String> = options.iter().enumerate().map(|(at, text)| format!("{}. {text}", letter(at))).collect();
    let how = (!step.how.is_empty()).then(|| view! { <p class="how"><b>{words.how}</b>" "{step.how.clone()}</p> });
    let vote = step.vote.then(|| view! { <p class="how"><b>{words.again}</b>" "{words.again_on_paper}</p> });
    view! {
        <li>
            <h3>{format!("{}. {}", at + 1, step.title)}<span class="time">{time}</span></h3>
            {list(words.you_can_say, &step.say, "say")}
            {list(words.question, &step.ask, "asks")}
            {list(words.options, &lettered, "lettered")}
            {how}
            {vote}
        </li>
    }
    .into_any()
}

/// Every figure of the group.
pub fn tables(room: Room, layers: Layers) -> AnyView {
    let title = move || room.kept.with(|kept| start::name_of(room.app, kept));
    let count = move || one_or_more(room.words().results_count, room.people());
    view! {
        <article class="figures">
            <h2>{title}</h2>
            <p>{count}</p>
            {screens::all(room, layers)}
        </article>
    }
    .into_any()
}
