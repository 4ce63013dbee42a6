//! How the group chose at one key decision: how many, from which seats, how sure, what it led to and how panels chose. Then the
//! second vote beside the first.

use leptos::prelude::*;

use super::bars::{bar, hundredths, line, of};
use crate::debrief::wording::{self, letter};
use crate::debrief::{Confidence, GroupReport, KeyReport, OptionReport, every_seat_apart};
use crate::pages::browser;
use crate::pages::group::room::Room;
use crate::pages::words::together::Together;
use crate::pages::words::{Ui, fill, one_or_more, quoted};
use crate::story::wording::Language;

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
    /// Whether seats are told apart although few played from one of them.
    pub small_seats: RwSignal<bool>,
}

impl Layers {
    /// What each choice led to is shown; the rest is laid over it when the group has talked.
    pub fn new() -> Self {
        let [seats, sure, panels, small_seats] = [false; 4].map(RwSignal::new);
        Self { after: RwSignal::new(true), seats, sure, panels, small_seats }
    }

    /// Everything; seats only as far as they are told apart on the screen too.
    pub fn all(self) -> Self {
        let [after, seats, sure, panels] = [true; 4].map(RwSignal::new);
        Self { after, seats, sure, panels, small_seats: self.small_seats }
    }
}

/// The screen.
pub fn place(room: Room, key: String, layers: Layers) -> AnyView {
    let content = move || {
        let report = room.report.get();
        let (ui, language) = (room.app.ui(), room.app.language());
        let Some(one) = report.keys.iter().find(|one| one.id == key) else { return ().into_any() };
        let about = (!one.about.is_empty()).then(|| view! { <p class="about">{one.about.clone()}</p> });
        let options = one.options.iter().enumerate().map(|(at, option)| row(ui, language, &report, one, at, option, layers)).collect_view();
        let missed =
            (one.not_made > 0).then(|| view! { <p class="soft">{fill(ui.together().not_made, &[("count", &one.not_made.to_string())])}</p> });
        view! {
            <h2 class="asked">{one.title.clone()}</h2>
            {about}
            {toggles(ui.together(), &report, layers)}
            <ul class="options-chosen">{options}</ul>
            {missed}
            {seats_hidden(ui.together(), &report, layers)}
            {moved(ui.together(), one)}
            {panel_notes(ui.together(), &report, one, layers)}
        }
        .into_any()
    };
    view! { {content} }.into_any()
}

/// Why the seats are not told apart yet, and the way to do it all the same.
fn seats_hidden(words: &'static Together, report: &GroupReport, layers: Layers) -> AnyView {
    if !layers.seats.get() || seats_told(report, layers) {
        return ().into_any();
    }
    let tell = move |_| {
        layers.small_seats.set(true);
        browser::focus_soon("step-title");
    };
    view! {
        <p class="soft">{words.few_on_a_seat}</p>
        <p class="row for-facilitator">
            <button type="button" class="btn small small-seats" on:click=tell>{words.show_all_the_same}</button>
        </p>
    }
    .into_any()
}

/// Whether it is told from which seat: one person on a seat would see her own choice on the screen.
fn seats_told(report: &GroupReport, layers: Layers) -> bool {
    layers.small_seats.get() || every_seat_apart(&report.seats)
}

fn toggles(words: &'static Together, report: &GroupReport, layers: Layers) -> AnyView {
    let toggle = |name: &'static str, on: RwSignal<bool>| {
        view! { <button type="button" class="btn small" aria-pressed=move || on.get().to_string() on:click=move |_| on.update(|on| *on = !*on)>{name}</button> }
            .into_any()
    };
    let several = report.seats.iter().filter(|seat| seat.people > 0).count() > 1;
    let sure = report.keys.iter().any(|key| key.options.iter().any(|option| option.sure.iter().chain(&option.second_sure).any(|count| *count > 0)));
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

fn row(ui: &'static Ui, language: Language, report: &GroupReport, key: &KeyReport, at: usize, option: &OptionReport, layers: Layers) -> AnyView {
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
        layers.after.get().then(|| after(words, language, option)),
        (layers.seats.get() && seats_told(report, layers)).then(|| by_seat(report, option)),
        layers.sure.get().then(|| sure(words, language, key.second, option)),
        layers.panels.get().then(|| panels(words, report, option, &asked)),
    ];
    let notes = notes.into_iter().flatten().filter(|note| !note.is_empty()).map(|note| view! { <p class="then">{note}</p> }).collect_view();
    view! { <li><p class="option-text"><span class=format!("option-letter {class}")>{letter(at)}</span><strong>{text}</strong></p>{counts}{notes}</li> }
        .into_any()
}

/// What it led to in the month, in one line.
fn after(words: &'static Together, language: Language, option: &OptionReport) -> String {
    if option.people == 0 {
        return String::new();
    }
    let happened: Vec<String> = option
        .led_to
        .iter()
        .map(|(title, kind, count)| {
            fill(words.times, &[("count", &count.to_string()), ("title", title), ("outcome", wording::outcome(*kind, language))])
        })
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

/// How sure they were; and after talking, those who voted from a phone and said so.
fn sure(words: &'static Together, language: Language, second: bool, option: &OptionReport) -> String {
    let counted =
        |counts: [usize; 4]| line(Confidence::ALL.into_iter().zip(counts).map(|(sure, count)| (wording::sure(sure, language).to_owned(), count)));
    let (first, now) = (counted(option.sure), counted(option.second_sure));
    if !second {
        return first;
    }
    let named = [(words.first, first), (words.second, now)].into_iter().filter(|(_, counts)| !counts.is_empty());
    named.map(|(when, counts)| format!("{when}: {counts}")).collect::<Vec<_>>().join(" | ")
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
        let text = fill(&one_or_more(text, *count), &[("from", &letter(*from)), ("to", &letter(*to))]);
        view! { <li>{text}</li> }
    });
    let from_phones = (!key.moved.is_empty()).then(|| view! { <p>{words.of_those_known}</p><ul>{from_phones.collect_view()}</ul> });
    view! { <section class="moved"><h3>{words.what_moved}</h3><ul>{changes}</ul>{from_phones}</section> }.into_any()
}
