//! The author's desk: a teacher writes a case and sees at once what is wrong with it, and a student opens one that was handed out.
//! These pages are a part of the wasm of their own, with the reader and the checker in it. Nothing leaves the machine.
//!
//! `address.rs` says which page. `start.rs` begins or opens a case, `kept.rs` keeps it, `desk.rs` is the page one writes on and
//! `state.rs` what it knows, by what `checker.rs` hears; `writing.rs` is the text on it, with `places.rs`, and `disk.rs` its files. Beside the text stand
//! `problems.rs`, `trial.rs`, `fairness.rs`, `translation.rs` and `share.rs`. `handed_out.rs` plays what somebody made.

mod address;
mod checker;
mod desk;
mod disk;
mod fairness;
mod handed_out;
mod kept;
mod map;
mod places;
mod problems;
mod share;
mod start;
mod state;
mod translation;
mod trial;
mod writing;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use address::Address;

use super::app::App;
use super::library::{self, Trouble};
use super::{apart, browser};

/// What of this part is wanted.
#[derive(Clone)]
enum Wanted {
    /// A page, by what stands behind `#/-/`.
    Page(String),
    /// A case that was handed out, by its name in addresses.
    HandedOut(String),
}

/// The page that `rest` means, once this part of the program is here.
pub fn place(app: App, rest: String) -> AnyView {
    browser::add_style("kt-author");
    part(app, Wanted::Page(rest))
}

/// The place of a case that cannot be played, with what is wrong in plain words. One that this site does not have may have been
/// handed out: that is kept on this device under a name that begins with `~`.
pub fn elsewhere(app: App, case: String) -> AnyView {
    let unknown = matches!(untrack(|| app.library.state(&case)), library::State::Failed(Trouble::Unknown));
    if unknown && handed_out::is_kept(&case) {
        return part(app, Wanted::HandedOut(case));
    }
    view! {
        <div class="wrap">
            <h1 id="page-title" tabindex="-1">{move || app.ui().later().case_failed}</h1>
            {move || mistakes(app, &case)}
            <p><a class="btn" href="#/">{move || app.ui().all_cases}</a></p>
        </div>
    }
    .into_any()
}

fn mistakes(app: App, case: &str) -> AnyView {
    let words = app.ui().later();
    let library::State::Failed(trouble) = app.library.state(case) else { return ().into_any() };
    let about = match trouble {
        Trouble::Unknown => words.case_unknown,
        Trouble::NotReached => words.case_not_reached,
        Trouble::Unplayable(_) => words.case_mistakes,
    };
    let all = trouble.mistakes(app.language());
    let list = (!all.is_empty()).then(|| {
        let items = all.into_iter().map(|text| view! { <li><pre>{text}</pre></li> }).collect_view();
        view! { <ul class="mistakes">{items}</ul> }
    });
    view! { <p>{about}</p>{list} }.into_any()
}

fn part(app: App, wanted: Wanted) -> AnyView {
    apart::place(app, || async { fetch().await.is_ok() }, move || apart::now(page(app, wanted.clone())))
}

#[wasm_split(author, fallible, preload(fetch))]
fn page(app: App, wanted: Wanted) -> Result<AnyView, SplitLoaderError> {
    app.ready();
    Ok(match wanted {
        Wanted::Page(rest) => match Address::read(&rest) {
            Address::Start => start::place(app),
            Address::Desk(number) => desk::place(app, number),
            Address::Open { parcel } => handed_out::open(app, parcel),
        },
        Wanted::HandedOut(case) => handed_out::adopt(app, case),
    })
}
