//! Trial plays: the case is played some hundred times in four ways, and what there is to look at stands first. The whole report, to
//! print, is what `keukentafel simulate --format html` makes.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::state::Desk;
use crate::coverage::{ByWay, Count, Coverage, Found, Report, Spot, Way, WayScore, WorseEnd, wording, worse_ends};
use crate::interop::parcel::STORY;
use crate::pages::words::author::Author;
use crate::pages::words::fill;
use crate::play::Case;
use crate::story::span::Span;
use crate::story::wording::Language;

/// Plays of each way from each seat: enough to see what is odd, and over before one looks away.
const PLAYS: u64 = 60;
/// So many findings stand open; the rest can be opened.
const FIRST: usize = 3;
/// So many names are listed of what never came by.
const MOST: usize = 40;

/// What was counted so far.
#[derive(Default)]
struct Counted {
    counts: Vec<[Count; 5]>,
}

/// The panel.
pub fn place(desk: Desk) -> AnyView {
    let words = move || desk.app.ui().author();
    let busy = RwSignal::new(None::<(usize, usize)>);
    let failed = RwSignal::new(None::<String>);
    let begin = move |_| {
        failed.set(None);
        let looked = desk.looked.get_untracked();
        if let Some(case) = looked.case().cloned() {
            busy.set(Some((0, case.story().seats.0.len())));
            next(desk, busy, failed, case, Counted::default());
        }
    };
    let content = move || {
        let words = words();
        if !desk.playable() {
            return view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{words.cannot_play}</p> }.into_any();
        }
        if let Some((done, all)) = busy.get() {
            return view! { <p class="status">{fill(words.seats_played, &[("done", &done.to_string()), ("all", &all.to_string())])}</p> }.into_any();
        }
        match desk.report.get() {
            Some(report) => told(desk, words, &report),
            None => view! { <p class="row"><button type="button" class="btn main" id="trial-plays" on:click=begin>{words.trial_begin}</button></p> }
                .into_any(),
        }
    };
    view! {
        <div class="side-panel fairness">
            <p>{move || words().trial_about}</p>
            <div role="status">{move || failed.get().map(|text| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{text}</p> })}</div>
            {content}
        </div>
    }
    .into_any()
}

/// Plays from one seat, and goes on with the next when the page has been drawn.
fn next(desk: Desk, busy: RwSignal<Option<(usize, usize)>>, failed: RwSignal<Option<String>>, case: Rc<Case>, mut so_far: Counted) {
    let language = desk.app.ui_now().language;
    set_timeout(
        move || {
            // Whoever writes on meanwhile, or goes to another page, does not want the figures of an earlier text.
            let same = desk.looked.try_with_untracked(|looked| looked.case().is_some_and(|now| Rc::ptr_eq(now, &case)));
            if same != Some(true) || busy.is_disposed() {
                busy.try_set(None);
                return;
            }
            let seat = so_far.counts.len();
            let all = case.story().seats.0.len();
            let stop = |text: String| {
                failed.set(Some(text));
                busy.set(None);
            };
            if seat < all {
                match Coverage::new(&case, &[seat], PLAYS, 1, |_| {}) {
                    Ok(coverage) => so_far.counts.push(Way::ALL.map(|way| coverage.of(0, way).cloned().unwrap_or_default())),
                    Err(error) => return stop(error.say(language)),
                }
                busy.set(Some((seat + 1, all)));
                return next(desk, busy, failed, case, so_far);
            }
            match worse_ends(&case) {
                Ok(ends) => {
                    desk.report.set(Some(Rc::new(report(desk, &case, so_far, &ends, language))));
                    busy.set(None);
                }
                Err(error) => stop(error.say(language)),
            }
        },
        Duration::from_millis(20),
    );
}

fn report(desk: Desk, case: &Case, so_far: Counted, ends: &[WorseEnd], language: Language) -> Report {
    let seats = (0..so_far.counts.len()).collect();
    let coverage = Coverage::from_counts(case, seats, 1, so_far.counts);
    let looked = desk.looked.get_untracked();
    desk.files.with_untracked(|files| {
        let text = files.first().map_or("", |(_, text)| text.as_str());
        Report::new(case, &coverage, ends, &looked.words(), language, text)
    })
}

fn told(desk: Desk, words: &'static Author, report: &Report) -> AnyView {
    let language = desk.app.language();
    let mut findings: Vec<AnyView> = report.findings.iter().map(|found| finding(desk, found)).collect();
    let rest = findings.split_off(FIRST.min(findings.len()));
    let none = findings.is_empty();
    let rest = (!rest.is_empty()).then(|| {
        let count = rest.len().to_string();
        view! { <details class="before"><summary>{fill(words.more_findings, &[("count", &count)])}</summary><ol class="problems">{rest}</ol></details> }
    });
    let fair = report.fairness.iter().map(|fair| {
        let (class, sign) = if fair.yes { ("status ok", "✓ ") } else { ("status ask", "! ") };
        view! { <li><b>{wording::question(fair.question, language)}</b><br/><span class=class><span class="sign" aria-hidden="true">{sign}</span>{wording::answer(fair, language)}</span></li> }
    });
    let ways = report.ways.iter().filter(|score| Way::PEOPLE.contains(&score.way)).map(|score| way(words, score, language)).collect_view();
    view! {
        <h3 id="to-look-at">{words.to_look_at}</h3>
        {if none { view! { <p class="status ok">{words.nothing_to_look_at}</p> }.into_any() } else { view! { <ol class="problems">{findings}</ol> }.into_any() }}
        {rest}
        <h3>{words.is_it_fair}</h3>
        <ul class="lines-left">{fair.collect_view()}</ul>
        <h3>{words.scores_by_way}</h3>
        <table class="by-way">
            <thead><tr><th scope="col">{words.way_head}</th><th scope="col">{words.middle_head}</th><th scope="col">{words.spread_head}</th></tr></thead>
            <tbody>{ways}</tbody>
        </table>
        {outcomes(words, report, language)}
        {never(desk, words, report, language)}
        <p class="soft">{fill(words.plays_made, &[("count", &report.plays.to_string())])}</p>
    }
    .into_any()
}

fn go(desk: Desk, spot: &Spot) -> impl Fn(leptos::ev::MouseEvent) + 'static {
    let span = Span { start: spot.start, end: spot.end };
    move |_| desk.go(STORY, span)
}

fn spot(desk: Desk, spot: &Spot) -> AnyView {
    let words = if spot.text.is_empty() { spot.id.clone() } else { spot.text.clone() };
    view! { <li><button type="button" class="to-place" on:click=go(desk, spot)>{words}</button></li> }.into_any()
}

fn finding(desk: Desk, found: &Found) -> AnyView {
    let spots = found.spots.iter().take(MOST).map(|one| spot(desk, one)).collect_view();
    view! {
        <li class="problem ask">
            <p class="what">{found.what.clone()}</p>
            <p class="help">{found.help.clone()}</p>
            {(!found.spots.is_empty()).then(|| view! { <ul class="spots">{spots}</ul> })}
        </li>
    }
    .into_any()
}

/// The middle and the spread of the totals of one way: in words, and as a bar from lowest to highest with the middle half in it.
fn way(words: &'static Author, score: &WayScore, language: Language) -> AnyView {
    let total = score.total;
    let width = |from: i16, to: i16| f64::from((to - from).max(1));
    let spread = fill(words.spread, &[("lowest", &total.lowest.to_string()), ("highest", &total.highest.to_string())]);
    view! {
        <tr>
            <th scope="row">{wording::way(score.way, language)}</th>
            <td>{total.median}"%"</td>
            <td>
                <svg class="spread" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class="whole" x="0" y="0" width="100" height="8" />
                    <rect class="range" x=total.lowest.to_string() y="3" width=width(total.lowest, total.highest).to_string() height="2" />
                    <rect class="half" x=total.lower.to_string() y="1" width=width(total.lower, total.upper).to_string() height="6" />
                </svg>
                <span>{spread}</span>
            </td>
        </tr>
    }
    .into_any()
}

/// What happened in the month, in how many plays of a hundred.
fn outcomes(words: &'static Author, report: &Report, language: Language) -> AnyView {
    let of = |way: Way| report.ways.iter().find(|score| score.way == way).map_or(1, |score| score.plays.max(1));
    let share = |plays: &ByWay<u64>| {
        let cells = plays.each().into_iter().zip(Way::PEOPLE).map(|(plays, way)| format!("{}%", plays * 100 / of(way)));
        cells.map(|cell| view! { <td>{cell}</td> }).collect_view()
    };
    let rows = report.outcomes.iter().map(|one| view! { <tr><th scope="row">{one.spot.text.clone()}</th>{share(&one.plays)}</tr> }).collect_view();
    let heads = Way::PEOPLE.map(|way| view! { <th scope="col">{wording::way(way, language)}</th> }).collect_view();
    view! {
        <details class="before">
            <summary>{words.month_by_way}</summary>
            <div class="scrolls" tabindex="0" role="region" aria-label=words.month_by_way>
                <table class="by-way"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        </details>
    }
    .into_any()
}

fn never(desk: Desk, words: &'static Author, report: &Report, language: Language) -> AnyView {
    if report.never.is_empty() {
        return ().into_any();
    }
    let items = report.never.iter().take(MOST).map(|one| {
        let kind = wording::parts(one.part, language);
        let text = if one.spot.text.is_empty() { one.spot.id.clone() } else { one.spot.text.clone() };
        view! { <li><button type="button" class="to-place" on:click=go(desk, &one.spot)><span>{kind}": "{text}</span></button></li> }
    });
    let count = report.never.len().to_string();
    view! { <details class="before"><summary>{fill(words.never_seen, &[("count", &count)])}</summary><ul class="spots">{items.collect_view()}</ul></details> }.into_any()
}
