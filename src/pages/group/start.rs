//! The groups of this machine: go on with one, begin one, open one that was saved, or take in a result somebody sent as a
//! link.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::address::Address;
use super::case_title;
use super::collect::say;
use super::kept::{self, Kept};
use crate::debrief::{Read, Unreadable, code, find};
use crate::pages::app::App;
use crate::pages::files::{self, Field, read_file};
use crate::pages::route::{Route, Topic};
use crate::pages::sure::{self, Question};
use crate::pages::words::{fill, one_or_more, together};
use crate::pages::{browser, known, later};
use crate::story::wording::Language;

/// The page; `result`: what a link brought along.
pub fn place(app: App, result: Option<String>) -> AnyView {
    Effect::new(move |_| browser::title(&format!("{} – Keukentafel", app.ui().together().title)));
    let groups = RwSignal::new(kept::all());
    let words = move || app.ui().together();
    let brought = result.clone();
    let help = Route::Help(Topic::Debrief).address();
    view! {
        <div class="wrap group-start">
            <p class="back"><a href="#/">{move || app.ui().all_cases}</a></p>
            <h1 id="page-title" tabindex="-1">{move || words().title}</h1>
            <p class="lead">{move || words().about}</p>
            <p><a href=help>{move || words().how_it_works}</a></p>
            {brought.map(|text| from_link(app, text))}
            {move || list(app, groups)}
            <section class="card" aria-labelledby="new-group">
                <h2 id="new-group" tabindex="-1">{move || words().new_group}</h2>
                {move || form(app)}
            </section>
            <section class="card" aria-labelledby="saved-group">
                <h2 id="saved-group">{move || words().open_saved}</h2>
                {open_saved(app)}
            </section>
            <p class="soft">{move || words().stays_here}</p>
        </div>
    }
    .into_any()
}

/// What a group is called: its own name, or its number; and its case.
pub fn name_of(app: App, group: &Kept) -> String {
    let words = app.ui().together();
    let title = case_title(app, &group.case);
    if group.name.trim().is_empty() {
        fill(words.group_number, &[("number", &group.number.to_string()), ("title", &title)])
    } else {
        format!("{} · {title}", group.name.trim())
    }
}

fn list(app: App, groups: RwSignal<Vec<Kept>>) -> AnyView {
    let all = groups.get();
    if all.is_empty() {
        return ().into_any();
    }
    let items = all.into_iter().map(|group| one(app, groups, group)).collect_view();
    view! {
        <section class="card" aria-labelledby="groups">
            <h2 id="groups" tabindex="-1">{app.ui().together().groups_here}</h2>
            <ul class="attempts">{items}</ul>
        </section>
    }
    .into_any()
}

fn one(app: App, groups: RwSignal<Vec<Kept>>, group: Kept) -> AnyView {
    let words = app.ui().together();
    let name = name_of(app, &group);
    let number = group.number;
    let count = kept::count(number);
    let of = |text: &str| format!("{text}: {name}");
    let (open, save) = (of(words.open), of(words.save));
    let to_save = group.clone();
    let question = Question {
        id: format!("delete-{number}"),
        delete: words.delete,
        label: of(words.delete),
        sure: fill(words.delete_sure, &[("name", &name), ("count", &one_or_more(words.codes_kept, count))]),
        yes: words.delete_yes,
        no: words.delete_no,
    };
    let gone = move || {
        kept::forget(number);
        groups.set(kept::all());
    };
    let (delete, question) = sure::delete(question, gone);
    view! {
        <li>
            <span><b>{name}</b>" – "{one_or_more(words.codes_kept, count)}</span>
            <span class="row">
                <a class="btn small main" href=Address::Group(number).address() aria-label=open>{words.open}</a>
                <button type="button" class="btn small" aria-label=save on:click=move |_| save_group(app, &to_save)>{words.save}</button>
                {delete}
            </span>
            {question}
        </li>
    }
    .into_any()
}

/// Saves a group as a file that opens it on another machine.
pub fn save_group(app: App, group: &Kept) {
    let title = untrack(|| case_title(app, &group.case));
    let sentence = |language| fill(together::together(language).group_file, &[("title", &title)]);
    let text = kept::file(group, &[sentence(Language::Nl), sentence(Language::En)]);
    browser::save_file(&format!("keukentafel-groep-{}-{}.txt", group.case, group.number), &text);
}

/// Begins a group of a case.
fn form(app: App) -> AnyView {
    let words = app.ui().together();
    let Some(cards) = app.library.cards() else { return later::coming(app) };
    if cards.is_empty() {
        return view! { <p>{app.ui().no_cases}</p> }.into_any();
    }
    let language = app.language();
    let first = cards.first().map(|card| card.id.clone()).unwrap_or_default();
    let case = RwSignal::new(first);
    let long = RwSignal::new(false);
    let options = cards.iter().map(|card| view! { <option value=card.id.clone()>{super::title_on(card, language)}</option> }).collect_view();
    let begin = move |_| {
        let name = browser::element("group-name").map(|field| field.unchecked_into::<Field>().value()).unwrap_or_default();
        let name: String = name.trim().chars().take(kept::MOST_NAME).collect();
        let group = kept::begin(Kept { name, case: case.get_untracked(), long: long.get_untracked(), ..Kept::default() });
        app.kept();
        browser::go(&Address::Group(group.number).address());
    };
    let plan = |id: &'static str, text: &'static str, value: bool| {
        view! {
            <span class="pick">
                <input type="radio" name="plan" id=id prop:checked=move || long.get() == value on:change=move |_| long.set(value) />
                <label for=id>{text}</label>
            </span>
        }
        .into_any()
    };
    view! {
        <div class="new-group">
            <p class="labelled"><label for="group-case">{words.which_case}</label><select id="group-case" class="pick-one" on:change=move |event| case.set(event_target_value(&event))>{options}</select></p>
            <p class="labelled"><label for="group-name">{words.group_name}</label><input id="group-name" type="text" class="text" maxlength=kept::MOST_NAME.to_string() autocomplete="off" /></p>
            <fieldset><legend>{words.how_long}</legend>{plan("plan-short", words.plan_short, false)}{plan("plan-long", words.plan_long, true)}</fieldset>
            <p class="row"><button type="button" class="btn main" id="begin-group" on:click=begin>{words.begin}</button></p>
        </div>
    }
    .into_any()
}

/// Opens a group that was saved as a file.
fn open_saved(app: App) -> AnyView {
    let trouble = RwSignal::new(None::<String>);
    let chosen = move |event: leptos::ev::Event| {
        let Some(file) = files::chosen(&event).into_iter().next() else { return };
        spawn_local(async move {
            let words = app.ui_now().together();
            let read = read_file(&file).await;
            // Somebody may have gone to another page while the browser read.
            if trouble.is_disposed() {
                return;
            }
            let text = match read {
                Ok(text) => text,
                Err(why) => {
                    trouble.set(Some(say(why, words).to_owned()));
                    return;
                }
            };
            let Some(saved) = kept::from_file(&text) else {
                trouble.set(Some(words.not_a_group.to_owned()));
                return;
            };
            if !app.library.ids().contains(&saved.case) {
                trouble.set(Some(fill(words.case_not_here, &[("case", &saved.case)])));
                return;
            }
            let group = kept::begin(saved.opened_here());
            kept::add_codes(group.number, &find(&text));
            app.kept();
            browser::go(&Address::Group(group.number).address());
        });
    };
    let words = move || app.ui().together();
    view! {
        <p>{move || words().open_saved_about}</p>
        <p class="row">
            <span class="choose-file">
                <input type="file" id="open-group" class="unseen-field" accept=".txt,text/plain" on:change=chosen />
                <label class="btn" for="open-group">{move || words().choose_file}</label>
            </span>
        </p>
        <div role="alert">{move || trouble.get().map(|text| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{text}</p> })}</div>
    }
    .into_any()
}

/// What a link brought: which case it is of, and into which group it goes.
fn from_link(app: App, text: String) -> AnyView {
    let code = find(&text).into_iter().next().unwrap_or(text);
    let wanted = code.clone();
    // Whether all cases came; `None` while they are fetched.
    let fetched = RwSignal::new(None::<bool>);
    let fetch = move || {
        fetched.set(None);
        spawn_local(async move {
            let all = known::want_all(app.library).await;
            fetched.try_set(Some(all));
        });
    };
    Effect::new(move |asked: Option<bool>| {
        let listed = app.library.cards().is_some();
        if listed && asked != Some(true) {
            // Words may go along in the link, and they do not belong in the history of the facilitator's machine. Who has to
            // load the page again still needs it.
            if !app.library.failed() {
                browser::rename(&Address::Start { result: None }.address());
            }
            fetch();
        }
        listed || asked == Some(true)
    });
    let content = move || {
        let words = app.ui().together();
        let Some(all_here) = fetched.get() else { return later::coming(app) };
        match known::with_all(|all| code::read(&wanted, all).map(|read| all.get(case_of(&read)).map(|one| one.id.clone()).unwrap_or_default())) {
            Ok(case) => into_group(app, &case, code.clone()),
            Err(Unreadable::UnknownCase) if !all_here => not_reached(app, fetch),
            Err(why) => {
                let why = why.say(app.language());
                view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{words.link_unreadable}</p><p>{why}</p> }.into_any()
            }
        }
    };
    view! {
        <section class="card from-link" aria-labelledby="from-link">
            <h2 id="from-link" tabindex="-1">{move || app.ui().together().from_link}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Without its case nobody can say what a result is of.
fn not_reached(app: App, again: impl Fn() + 'static) -> AnyView {
    let ask = move |_| {
        browser::focus("from-link");
        again();
    };
    // The list of cases comes with the page, and is not fetched again.
    if app.library.failed() {
        return view! { <p class="notice" role="alert"><span class="sign" aria-hidden="true">"! "</span>{app.ui().list_failed}</p> }.into_any();
    }
    view! {
        <p class="notice" role="alert">
            <span class="sign" aria-hidden="true">"! "</span>{app.ui().together().link_case_not_reached}" "
            <button type="button" class="btn small" id="ask-cases" on:click=ask>{app.ui().ask_again}</button>
        </p>
    }
    .into_any()
}

fn case_of(read: &Read) -> usize {
    match read {
        Read::Result { known, .. } | Read::Vote { known, .. } => *known,
    }
}

fn into_group(app: App, case: &str, code: String) -> AnyView {
    let words = app.ui().together();
    let title = case_title(app, case);
    let groups: Vec<Kept> = kept::all().into_iter().filter(|group| group.case == case).collect();
    let chosen = RwSignal::new(groups.first().map_or(0, |group| group.number));
    let options = groups.iter().map(|group| (group.number, name_of(app, group))).chain([(0, words.a_new_group.to_owned())]);
    let options = options
        .map(|(number, name)| {
            let id = format!("into-{number}");
            view! {
                <p class="pick">
                    <input type="radio" name="into" id=id.clone() prop:checked=move || chosen.get() == number on:change=move |_| chosen.set(number) />
                    <label for=id>{name}</label>
                </p>
            }
        })
        .collect_view();
    let case = case.to_owned();
    let add = move |_| {
        let number = match chosen.get_untracked() {
            0 => kept::begin(Kept { case: case.clone(), ..Kept::default() }).number,
            number => number,
        };
        // The page of the group reads it like any other code, and knows it when it was there.
        if !kept::codes(number).contains(&code) {
            kept::add_codes(number, std::slice::from_ref(&code));
        }
        app.kept();
        browser::go(&Address::Group(number).address());
    };
    view! {
        <p>{fill(words.from_link_about, &[("title", &title)])}</p>
        <fieldset><legend>{words.into_which}</legend>{options}</fieldset>
        <p class="row"><button type="button" class="btn main" id="add-from-link" on:click=add>{words.add_here}</button></p>
        <p class="soft">{words.not_the_facilitator}</p>
    }
    .into_any()
}
