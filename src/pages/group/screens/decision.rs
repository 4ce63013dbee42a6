//! How the group chose at one key decision: how many, from which seats, how sure, what it led to, how panels chose, and
//! why in the words some shared. Then the second vote beside the first.

use leptos::prelude::*;

use super::bars::{bar, hundredths, letter, line, of};
use crate::debrief::{GroupReport, KeyReport, OptionReport};
use crate::pages::group::room::Room;
use crate::pages::words::together::Together;
use crate::pages::words::{Ui, fill, quoted};

/// With fewer results than this people may be recognised.
pub const FEW: usize = 5;
/// So many shared reasons stand on the screen at most; all of them are on paper.
const MOST_REASONS: usize = 6;

/// What is shown beside the counts.
#[derive(Clone, Copy)]
pub struct Layers {
    /// What each choice led to.
    pub after: RwSignal<bool>,
    /// Split by seat.
    pub seats: RwSignal<bool>,
    /// How sure.
    pub sure: RwSignal<bool>,
    /// How panels chose.
    pub panels: RwSignal<bool>,
}

impl Layers {
    /// What each choice led to is shown; the rest is laid over it when the group has talked.
    pub fn new() -> Self {
        Self { after: RwSignal::new(true), seats: RwSignal::new(false), sure: RwSignal::new(false), panels: RwSignal::new(false) }
    }
}

/// The screen.
pub fn place(room: Room, key: String, layers: Layers) -> AnyView {
    let content = move || {
        let report = room.report.get();
        let ui = room.app.ui();
        let Some(one) = report.keys.iter().find(|one| one.id == key) else { return ().into_any() };
        let about = (!one.about.is_empty()).then(|| view! { <p class="about">{one.about.clone()}</p> });
        let options = one.options.iter().enumerate().map(|(at, option)| row(ui, &report, one, at, option, layers)).collect_view();
        let missed =
            (one.not_made > 0).then(|| view! { <p class="soft">{fill(ui.together().not_made, &[("count", &one.not_made.to_string())])}</p> });
        view! {
            <h2 class="asked">{one.title.clone()}</h2>
            {about}
            {toggles(ui.together(), &report, layers)}
            <ul class="options-chosen">{options}</ul>
            {missed}
            {moved(ui.together(), one)}
            {panel_notes(ui.together(), &report, one, layers)}
        }
        .into_any()
    };
    view! { {content} }.into_any()
}

/// The shared reasons of a key decision; hidden in a small group until the facilitator shows them.
pub fn reasons(room: Room, key: String) -> AnyView {
    let content = move || {
        let report = room.report.get();
        let words = room.words();
        let Some(one) = report.keys.iter().find(|one| one.id == key) else { return ().into_any() };
        let all: Vec<(usize, String)> =
            one.options.iter().enumerate().flat_map(|(at, option)| option.reasons.iter().map(move |reason| (at, reason.clone()))).collect();
        if all.is_empty() {
            return ().into_any();
        }
        if report.people < FEW && !room.kept.with(|kept| kept.words_shown) {
            return hidden(room, words).into_any();
        }
        let more = (all.len() > MOST_REASONS).then(|| fill(words.more_reasons, &[("count", &(all.len() - MOST_REASONS).to_string())]));
        let items = all
            .into_iter()
            .enumerate()
            .map(|(number, (at, reason))| {
                let class = if number < MOST_REASONS { "" } else { "paper-only" };
                view! { <li class=class><span class=format!("option-letter o{}", at % 6)>{letter(at)}</span><blockquote>{quoted(&reason)}</blockquote></li> }
            })
            .collect_view();
        view! { <section class="why-in-words"><h3>{words.reasons}</h3><ul>{items}</ul>{more.map(|text| view! { <p class="soft screen-only">{text}</p> })}</section> }
            .into_any()
    };
    view! { {content} }.into_any()
}

fn hidden(room: Room, words: &'static Together) -> AnyView {
    view! {
        <section class="why-in-words">
            <h3>{words.reasons}</h3>
            <p class="soft">{words.few_hidden}</p>
            <p class="row for-facilitator">
                <button type="button" class="btn small" on:click=move |_| room.change(|kept| kept.words_shown = true)>{words.show_all_the_same}</button>
            </p>
        </section>
    }
    .into_any()
}

fn toggles(words: &'static Together, report: &GroupReport, layers: Layers) -> AnyView {
    let toggle = |name: &'static str, on: RwSignal<bool>| {
        view! { <button type="button" class="btn small" aria-pressed=move || on.get().to_string() on:click=move |_| on.update(|on| *on = !*on)>{name}</button> }
            .into_any()
    };
    let several = report.seats.iter().filter(|seat| seat.people > 0).count() > 1;
    let sure = report.keys.iter().any(|key| key.options.iter().any(|option| option.sure.iter().any(|count| *count > 0)));
    view! {
        <div class="row layers" role="group" aria-label=words.layers>
            {toggle(words.layer_after, layers.after)}
            {several.then(|| toggle(words.layer_seats, layers.seats))}
            {sure.then(|| toggle(words.layer_sure, layers.sure))}
            {(!report.panels.is_empty()).then(|| toggle(words.layer_panels, layers.panels))}
        </div>
    }
    .into_any()
}

/// The classes of the marks of panels.
const MARKS: [&str; 2] = ["mark one", "mark two"];
/// Their signs in words: the same shape as on the bar.
const SIGNS: [&str; 2] = ["■", "□"];

fn row(ui: &'static Ui, report: &GroupReport, key: &KeyReport, at: usize, option: &OptionReport, layers: Layers) -> AnyView {
    let words = ui.together();
    let people = key.options.iter().map(|option| option.people).sum::<usize>();
    let text = if option.spoken { quoted(&option.text) } else { option.text.clone() };
    let class = format!("o{}", at % 6);
    let asked: Vec<usize> =
        key.options.first().map_or_else(Vec::new, |first| (0..first.panels.len()).filter(|panel| first.panels[*panel].is_some()).collect());
    let marks: Vec<(f64, &'static str)> = if layers.panels.get() {
        let shares = asked.iter().filter_map(|panel| {
            let of = report.panels.get(*panel)?.people;
            Some((hundredths(usize::from(option.panels.get(*panel).copied()??), usize::from(of)), MARKS[panel % MARKS.len()]))
        });
        shares.collect()
    } else {
        Vec::new()
    };
    let second_of = key.options.iter().map(|option| option.second).sum::<usize>();
    let counts = if key.second {
        view! {
            <p class="counted"><span class="when">{words.first}</span>{bar(class.clone(), option.people, people, &marks)}<b>{of(words, option.people, people)}</b></p>
            <p class="counted"><span class="when">{words.second}</span>{bar(format!("{class} again"), option.second, second_of, &[])}<b>{of(words, option.second, second_of)}</b></p>
        }
        .into_any()
    } else {
        view! { <p class="counted">{bar(class.clone(), option.people, people, &marks)}<b>{of(words, option.people, people)}</b></p> }.into_any()
    };
    let notes = [
        layers.after.get().then(|| after(ui, option)),
        layers.seats.get().then(|| by_seat(report, option)),
        layers.sure.get().then(|| sure(words, option)),
        layers.panels.get().then(|| panels(words, report, option, &asked)),
    ];
    let notes = notes.into_iter().flatten().filter(|note| !note.is_empty()).map(|note| view! { <p class="then">{note}</p> }).collect_view();
    view! { <li><p class="option-text"><span class=format!("option-letter {class}")>{letter(at)}</span><strong>{text}</strong></p>{counts}{notes}</li> }
        .into_any()
}

/// What it led to in the month, in one line.
fn after(ui: &'static Ui, option: &OptionReport) -> String {
    let words = ui.together();
    if option.people == 0 {
        return String::new();
    }
    let happened: Vec<String> = option
        .led_to
        .iter()
        .map(|(title, kind, count)| fill(words.times, &[("count", &count.to_string()), ("title", title), ("outcome", ui.later().outcome(*kind))]))
        .collect();
    let ropes: usize = option.lassos.iter().enumerate().map(|(ropes, people)| ropes * people).sum();
    let mean = format!("{:.1}", ropes as f64 / option.people as f64);
    let mean = if words.decimal_comma { mean.replace('.', ",") } else { mean };
    let ropes = fill(words.ropes_mean, &[("count", &mean)]);
    let happened = if happened.is_empty() { words.nothing_happened.to_owned() } else { happened.join(" · ") };
    fill(words.after, &[("what", &happened), ("ropes", &ropes)])
}

fn by_seat(report: &GroupReport, option: &OptionReport) -> String {
    line(report.seats.iter().zip(&option.by_seat).map(|(seat, count)| (seat.name.clone(), *count)))
}

fn sure(words: &'static Together, option: &OptionReport) -> String {
    line(words.sure.iter().zip(option.sure).map(|(name, count)| ((*name).to_owned(), count)))
}

fn panels(words: &'static Together, report: &GroupReport, option: &OptionReport, asked: &[usize]) -> String {
    let one = |panel: &usize| {
        let note = report.panels.get(*panel)?;
        let count = usize::from(option.panels.get(*panel).copied()??);
        Some(format!("{} {}: {}", SIGNS[panel % SIGNS.len()], note.name, of(words, count, usize::from(note.people))))
    };
    asked.iter().filter_map(one).collect::<Vec<_>>().join(" · ")
}

/// Who the panels are: said wherever their figures stand.
fn panel_notes(words: &'static Together, report: &GroupReport, key: &KeyReport, layers: Layers) -> AnyView {
    if !layers.panels.get() {
        return ().into_any();
    }
    let asked = |panel: usize| key.options.first().is_some_and(|first| first.panels.get(panel).copied().flatten().is_some());
    let items = report.panels.iter().enumerate().filter(|(panel, _)| asked(*panel)).map(|(panel, note)| {
        view! { <li><b>{SIGNS[panel % SIGNS.len()]}" "{note.name.clone()}</b>" "{note.about.clone()}</li> }
    });
    view! { <div class="panel-notes"><p class="soft">{words.panels_about}</p><ul>{items.collect_view()}</ul></div> }.into_any()
}

/// What moved between the two votes.
fn moved(words: &'static Together, key: &KeyReport) -> AnyView {
    if !key.second {
        return ().into_any();
    }
    let total = |second: bool| key.options.iter().map(|option| if second { option.second } else { option.people }).sum::<usize>();
    let share = |count: usize, of: usize| hundredths(count, of);
    let (first, second) = (total(false), total(true));
    let changes = key.options.iter().enumerate().filter_map(|(at, option)| {
        let change = share(option.second, second) - share(option.people, first);
        let text = if change >= 0.5 {
            words.grew
        } else if change <= -0.5 {
            words.shrank
        } else {
            return None;
        };
        let with = [("letter", letter(at)), ("first", of(words, option.people, first)), ("second", of(words, option.second, second))];
        Some(fill(text, &with.each_ref().map(|(name, text)| (*name, text.as_str()))))
    });
    let changes: Vec<String> = changes.collect();
    let changes = if changes.is_empty() { vec![words.nothing_moved.to_owned()] } else { changes };
    let changes = changes.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    let from_phones = key.moved.iter().map(|(from, to, count)| {
        let text = if from == to { words.stayed } else { words.went };
        let text = fill(text, &[("count", &count.to_string()), ("from", &letter(*from)), ("to", &letter(*to))]);
        view! { <li>{text}</li> }
    });
    let from_phones = (!key.moved.is_empty()).then(|| view! { <p>{words.of_those_known}</p><ul>{from_phones.collect_view()}</ul> });
    view! { <section class="moved"><h3>{words.what_moved}</h3><ul>{changes}</ul>{from_phones}</section> }.into_any()
}
