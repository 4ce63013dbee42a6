//! Looking back on one play: her words first, then how far you came, what you did and what it led to, the ledgers, the
//! voices, and room to write. All of it is computed anew from the decisions; nothing here is kept but what is written.

mod beside;
mod decisions;
mod ledgers;
mod levels;
mod paper;
mod profile;
mod ropes;
mod timeline;
mod tries;
mod voices;
mod writing;

pub use tries::list as attempts_list;
use writing::Written;

use leptos::prelude::*;

use super::game::Game;
use super::route::Route;
use super::still_picture::layout::Shape;
use super::sureness::{self, Moments};
use super::words::{Ui, fill, quoted};
use super::{browser, stage, still_picture};
use crate::score::{Reach, Report};
use crate::story::model::SourceKind;

/// The page.
pub fn page(game: Game) -> AnyView {
    let app = game.app;
    app.ready();
    paper::follow();
    let written = Written::open(app, &game.attempt());
    let moments = sureness::moments(game);
    // What could be reached from this seat takes a moment to work out: the page stands first, and only the levels are drawn
    // anew, so that the focus stays where it is.
    let reached = RwSignal::new_local(None::<Reach>);
    set_timeout(move || reached.set(game.with(|loaded, session| loaded.reach(session.seat()))), std::time::Duration::from_millis(60));
    let report = move |reach: Option<&Reach>| {
        let language = app.language();
        game.with(|loaded, session| Report::new(session, loaded.words(language), reach))
    };
    let content = move || {
        let language = app.language();
        let ui = app.ui();
        game.view.track();
        let (title, resident) = game.with(|loaded, _| {
            let words = loaded.words(language);
            let story = loaded.case.story();
            let resident = story.people.get(&story.resident.value).map_or_else(String::new, |person| words.of(&person.name).to_owned());
            (words.of(&story.title).to_owned(), resident)
        });
        browser::title(&format!("{}: {title} – Keukentafel", ui.chapters_names[4]));
        let levels = move || reached.with(|reached| levels::table(ui, &report(reached.as_ref())));
        whole(game, ui, Parts { written, moments, levels: view! { {levels} }.into_any() }, &report(None), &title, &resident)
    };
    view! {
        {stage::place(game)}
        {content}
    }
    .into_any()
}

/// What the page is given beside the report.
struct Parts {
    written: Written,
    moments: Moments,
    levels: AnyView,
}

/// Makes the decision with this number the place where the page that comes next begins.
pub fn go_to_decision(number: usize) {
    browser::want_focus(decisions::id(number));
}

fn whole(game: Game, ui: &'static Ui, parts: Parts, report: &Report, title: &str, resident: &str) -> AnyView {
    let Parts { written, moments, levels } = parts;
    let app = game.app;
    let attempt = game.attempt();
    let other = match app.route.get_untracked() {
        Route::Play(place) => place.beside,
        _ => None,
    };
    let beside = match other {
        Some(number) => beside::place(game, ui, report, number),
        None => beside::natural_pair(ui, &attempt),
    };
    let invitation = Route::Case { case: attempt.case.clone(), seed: None }.address();
    view! {
        <div class="wrap look-back">
            <h1 id="page-title" tabindex="-1">{ui.chapters_names[4]}<span class="of">{title.to_owned()}</span></h1>
            <p class="on-paper">{tries::about(game, ui, &attempt)}</p>
            {beside}
            <div class="month-again">
                {picture(game)}
                {her(ui, report, resident)}
            </div>
            <p class="row jumps">
                {jump(ui.looking().month_short, "the-month")}
                {jump(ui.later().what_you_did, "what-you-did")}
                {jump(ui.later().how_far, "how-far")}
                {jump(ui.later().ledgers, "wishes-ledger")}
                {jump(ui.later().voices, "voices")}
                {jump(ui.later().writing, "writing")}
                {jump(ui.later().attempts, "attempts")}
            </p>
            {timeline::place(ui, report, resident)}
            {ropes::place(game, ui, report, resident)}
            <div class="two">
                <div>{decisions::line(game, ui, written, moments, report)}</div>
                <div>{levels}{voices::all(ui, report)}</div>
            </div>
            {ledgers::wishes(ui, report)}
            {ledgers::referrals(ui, report)}
            {writing::place(ui, written, report)}
            {sources(ui, report)}
            {attempts_list(app, &attempt.case, Some(&attempt))}
            <p class="row last-row">
                <a class="btn main" href=invitation>{ui.later().other_seat}</a>
                <a class="btn" href="#/">{ui.all_cases}</a>
                <button type="button" class="btn" on:click=|_| browser::print()>{ui.later().print}</button>
            </p>
        </div>
    }
    .into_any()
}

fn jump(words: &'static str, to: &'static str) -> AnyView {
    view! { <button type="button" class="btn small" on:click=move |_| browser::focus(to)>{words}</button> }.into_any()
}

/// Her hallway as the month left it, ropes and all; in words they stand below.
fn picture(game: Game) -> AnyView {
    let drawing = game.view.with_untracked(|view| still_picture::draw(&view.stage, Shape::Wide, None));
    view! {
        <svg class="month-picture" viewBox="0 0 1120 400" aria-hidden="true" focusable="false" inner_html=drawing></svg>
    }
    .into_any()
}

/// Her month, in her own words.
fn her(ui: &'static Ui, report: &Report, resident: &str) -> AnyView {
    if report.her.is_empty() {
        return ().into_any();
    }
    let words = report.her.iter().map(|words| view! { <p>{quoted(words)}</p> }).collect_view();
    view! {
        <blockquote class="her">
            {words}
            <footer>{fill(ui.later().name_month_later, &[("name", resident)])}</footer>
        </blockquote>
    }
    .into_any()
}

fn sources(ui: &'static Ui, report: &Report) -> AnyView {
    if report.sources.is_empty() {
        return ().into_any();
    }
    let items = report
        .sources
        .iter()
        .map(|source| {
            let kind = match source.kind {
                SourceKind::Seed => ui.later().source_seed,
                SourceKind::Public => ui.later().source_public,
                SourceKind::Invented => ui.later().source_invented,
            };
            // Only an address of the web becomes a link; anything else a writer put there is shown as text.
            let safe = |link: &&String| link.starts_with("https://") || link.starts_with("http://");
            let title = match source.link.as_ref().filter(safe) {
                Some(link) => view! { <a href=link.clone() rel="noreferrer">{source.title.clone()}</a> }.into_any(),
                None => view! { <span>{source.title.clone()}</span> }.into_any(),
            };
            let about = (!source.about.is_empty()).then(|| view! { <span class="soft">{source.about.clone()}</span> });
            view! { <li><span class="kind">{kind}</span>" "{title}" "{about}</li> }
        })
        .collect_view();
    view! {
        <section class="card" aria-labelledby="sources">
            <h2 id="sources">{ui.later().sources}</h2>
            <ul class="sources">{items}</ul>
        </section>
    }
    .into_any()
}
