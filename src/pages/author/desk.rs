//! The page one writes on: the text on the left, and beside it what the checker says, the case being played, and handing it out.

use leptos::ev;
use leptos::prelude::*;

use super::address::Address;
use super::disk::{self, Answer};
use super::kept;
use super::state::{Desk, Notice, Tab};
use super::writing::{self, Means};
use super::{fairness, map, problems, share, start, translation, trial};
use crate::pages::app::App;
use crate::pages::browser;
use crate::pages::words::{fill, one_or_more};
use crate::story::Severity;

/// The page for the case with this number.
pub fn place(app: App, number: u32) -> AnyView {
    let Some(kept) = kept::get(number) else { return missing(app) };
    let desk = Desk::new(app, kept);
    let lost = start::lost_from_twine();
    if lost > 0 {
        desk.notice.set(Some(Notice::FromTwine(lost)));
    }
    Effect::new(move |_| browser::title(&fill(app.ui().author().desk_of, &[("title", &desk.title())])));
    let heard = window_event_listener(ev::storage, move |event| {
        if event.key().is_some_and(|key| kept::is_of(&key, desk.number.get_untracked())) {
            desk.heard();
        }
    });
    // Who goes away within half a second of the last sign loses nothing.
    let leaves = window_event_listener(ev::pagehide, move |_| desk.keep());
    let warns = window_event_listener(ev::beforeunload, move |event| {
        desk.keep();
        if !desk.is_kept() && untrack(|| unsaved(desk)) {
            event.prevent_default();
        }
    });
    let keys = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && event.key().eq_ignore_ascii_case("s") {
            event.prevent_default();
            save(desk, event.shift_key(), false);
        }
    });
    on_cleanup(move || {
        heard.remove();
        leaves.remove();
        warns.remove();
        keys.remove();
        desk.keep();
    });
    set_timeout(move || _ = desk.number.try_get_untracked().map(|_| desk.play()), std::time::Duration::from_millis(800));
    let with = writing::fetch();
    view! {
        <div class="desk">
            {bar(desk, with)}
            <div class="desk-halves">
                <section class="desk-text" aria-labelledby="files">
                    <h2 class="unseen" id="files">{move || app.ui().author().files}</h2>
                    {files(desk)}
                    {writing::place(desk, with)}
                </section>
                {beside(desk)}
            </div>
        </div>
    }
    .into_any()
}

fn missing(app: App) -> AnyView {
    view! {
        <div class="wrap">
            <h1 id="page-title" tabindex="-1">{move || app.ui().author().title}</h1>
            <p>{move || app.ui().author().not_here}</p>
            <p><a class="btn" href=Address::Start.address()>{move || app.ui().author().to_start}</a></p>
        </div>
    }
    .into_any()
}

/// Title, where the case is kept and saved, and what can be done with its file.
fn bar(desk: Desk, with: RwSignal<Means>) -> AnyView {
    let words = move || desk.app.ui().author();
    let able = RwSignal::new(false);
    let heard = move |answer: Answer| match answer {
        Answer::Saved(name) => {
            desk.notice.set(None);
            let text = desk.files.with_untracked(|files| files.iter().find(|(known, _)| *known == name).map(|(_, text)| text.clone()));
            desk.saved.update(|saved| _ = saved.insert(name, text.unwrap_or_default()));
        }
        Answer::Changed(name) => desk.notice.set(Some(Notice::ChangedOnDisk(name))),
        Answer::Cancelled => desk.notice.set(Some(Notice::Cancelled)),
        Answer::Failed(why) => desk.notice.set(Some(Notice::NotSaved(why))),
        Answer::Opened(_) => {}
    };
    let on_disk = move || {
        (with.get() == Means::Editor).then(|| {
            request_animation_frame(move || _ = able.try_set(disk::can_open()));
            disk::place(heard)
        })
    };
    let buttons = move || {
        let words = words();
        if able.get() {
            view! {
                <button type="button" class="btn small" id="save" on:click=move |_| save(desk, false, false)>{words.save}</button>
                <button type="button" class="btn small quiet" id="save-as" on:click=move |_| save(desk, true, false)>{words.save_as}</button>
            }
            .into_any()
        } else {
            ().into_any()
        }
    };
    let status = move || {
        let words = words();
        let name = desk.active_name();
        let same =
            desk.saved.with(|saved| desk.files.with(|files| files.iter().any(|(known, text)| *known == name && saved.get(known) == Some(text))));
        let _ = desk.looked.get();
        let kept = if desk.is_kept() { words.kept_here.to_owned() } else { words.not_kept.to_owned() };
        let file = if same { fill(words.saved_to, &[("name", &name)]) } else { words.not_saved.to_owned() };
        format!("{kept} · {file}")
    };
    view! {
        <div class="desk-bar">
            <p class="back"><a href=Address::Start.address()>{move || words().title}</a></p>
            <h1 id="page-title" tabindex="-1">{move || desk.title()}</h1>
            <p class="soft desk-status">{status}</p>
            <div class="desk-tools">
                {on_disk}
                {buttons}
                <button type="button" class="btn small" id="download" on:click=move |_| download(desk)>{move || words().download}</button>
                <a class="btn small main" id="as-student" href=move || share::student_address(desk) target="_blank" on:click=move |event| share::as_student(desk, &event)>{move || words().as_student}</a>
            </div>
            <div role="status">{move || desk.notice.get().map(|notice| told(desk, notice))}</div>
        </div>
    }
    .into_any()
}

fn told(desk: Desk, notice: Notice) -> AnyView {
    let words = desk.app.ui().author();
    let text = match &notice {
        Notice::FromOtherWindow => words.from_other_window.to_owned(),
        Notice::MadeCopy => words.made_copy.to_owned(),
        Notice::FromTwine(count) => one_or_more(words.from_twine, *count),
        Notice::Cancelled => words.save_cancelled.to_owned(),
        Notice::NotSaved(why) => fill(words.save_failed, &[("why", why)]),
        Notice::ChangedOnDisk(name) => fill(words.save_changed, &[("name", name)]),
    };
    let over = matches!(notice, Notice::ChangedOnDisk(_)).then(|| {
        view! { <button type="button" class="btn small" id="save-over" on:click=move |_| save(desk, false, true)>{words.save_over}</button> }
    });
    view! { <p class="notice"><span class="sign" aria-hidden="true">"! "</span>{text}" "{over}</p> }.into_any()
}

fn unsaved(desk: Desk) -> bool {
    desk.files.with(|files| desk.saved.with(|saved| files.iter().any(|(name, text)| saved.get(name) != Some(text))))
}

/// Saves the file one writes in; where the browser cannot, it is downloaded.
fn save(desk: Desk, elsewhere: bool, over: bool) {
    desk.keep();
    if !disk::can_open() {
        return download(desk);
    }
    let active = desk.active.get_untracked();
    desk.files.with_untracked(|files| {
        if let Some((name, text)) = files.get(active) {
            disk::save(desk.number.get_untracked(), name, text, elsewhere, over);
        }
    });
}

fn download(desk: Desk) {
    desk.keep();
    let active = desk.active.get_untracked();
    let file = desk.files.with_untracked(|files| files.get(active).cloned());
    if let Some((name, text)) = file {
        browser::save_file(&name, &text);
        desk.saved.update(|saved| _ = saved.insert(name, text));
    }
}

/// Which file one writes in.
fn files(desk: Desk) -> AnyView {
    let buttons = move || {
        desk.files.with(|files| {
            let several = files.len() > 1;
            let one = |(number, (name, _)): (usize, &(String, String))| {
                let pressed = move || (desk.active.get() == number).to_string();
                let errors = {
                    let name = name.clone();
                    move || desk.looked.with(|looked| looked.problems.iter().filter(|one| one.file == name && one.problem.severity() == Severity::Error).count())
                };
                let count = move || (errors() > 0).then(|| one_or_more(desk.app.ui().author().errors, errors()));
                view! {
                    <button type="button" class="file" aria-pressed=pressed on:click=move |_| desk.active.set(number)>{name.clone()}" "<span class="status stop">{count}</span></button>
                }
            };
            several.then(|| files.iter().enumerate().map(one).collect_view())
        })
    };
    // The names alone decide whether the buttons are built anew.
    let names = Memo::new(move |_| desk.files.with(Vec::len));
    let line = move || fill(desk.app.ui().author().at_line, &[("line", &desk.line.get().to_string())]);
    view! { <div class="desk-files">{move || { let _ = names.get(); untrack(buttons) }}<span class="soft">{line}</span></div> }.into_any()
}

/// What is beside the text.
fn beside(desk: Desk) -> AnyView {
    let words = move || desk.app.ui().author();
    let tabs = move || {
        let words = words();
        Tab::ALL
            .map(|tab| {
                let name = match tab {
                    Tab::Problems => words.tab_problems,
                    Tab::Map => words.tab_map,
                    Tab::Play => words.tab_play,
                    Tab::Fairness => words.tab_report,
                    Tab::Translation => words.tab_translation,
                    Tab::Share => words.tab_share,
                };
                let count = move || {
                    let counts = desk.counts();
                    let most = counts[0] + counts[1];
                    (tab == Tab::Problems && most > 0).then(|| format!(" ({most})"))
                };
                let pressed = move || (desk.tab.get() == tab).to_string();
                let id = format!("tab-{}", tab.word());
                view! { <button type="button" class="tab" id=id aria-pressed=pressed on:click=move |_| desk.tab.set(tab)>{name}{count}</button> }
            })
            .collect_view()
    };
    let content = move || match desk.tab.get() {
        Tab::Problems => problems::place(desk),
        Tab::Map => map::place(desk),
        Tab::Play => trial::place(desk),
        Tab::Fairness => fairness::place(desk),
        Tab::Translation => translation::place(desk),
        Tab::Share => share::place(desk),
    };
    view! {
        <section class="desk-side" aria-labelledby="beside">
            <h2 class="unseen" id="beside">{move || words().beside}</h2>
            <div class="tabs">{tabs}</div>
            {content}
        </section>
    }
    .into_any()
}
