//! Deciding again, on a phone: the question and its options, and then a short code to show or read aloud. Nothing is sent.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::debrief::wording::{self, letter};
use crate::debrief::{Confidence, Vote, code};
use crate::pages::app::App;
use crate::pages::library::State as Case;
use crate::pages::qr::{DENSEST, Qr};
use crate::pages::words::quoted;
use crate::pages::{browser, known, later, storage};

/// How far the page is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Coming,
    Here,
    Failed,
    /// The address names no key decision of a case of this site.
    Unknown,
}

/// The page.
pub fn place(app: App, case: String, key: String) -> AnyView {
    let state = RwSignal::new(State::Coming);
    let (wanted, decision) = (case.clone(), key.clone());
    let want = move || {
        let (case, key) = (wanted.clone(), decision.clone());
        state.set(State::Coming);
        spawn_local(async move {
            let known_case = app.library.ids().contains(&case);
            let here = known_case && known::want(app.library, &case).await;
            app.library.want_rest(&case);
            let found = known::with(&case, |known| known.keys().index(&key).is_some()) == Some(true);
            state.try_set(match (known_case, here, found) {
                (true, false, _) => State::Failed,
                (true, true, true) => State::Here,
                _ => State::Unknown,
            });
        });
    };
    let again = want.clone();
    Effect::new(move |asked: Option<bool>| {
        let listed = app.library.cards().is_some();
        if listed && asked != Some(true) {
            want();
        }
        listed || asked == Some(true)
    });
    let content = move || match state.get() {
        State::Coming => later::coming(app),
        State::Failed => later::failed(app, again.clone()),
        State::Unknown => {
            view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{app.ui().together().vote_unknown}</p> }.into_any()
        }
        State::Here => form(app, case.clone(), key.clone()),
    };
    Effect::new(move |_| browser::title(&format!("{} – Keukentafel", app.ui().together().vote_title)));
    view! {
        <div class="wrap narrow-wrap vote">
            <h1 id="page-title" tabindex="-1">{move || app.ui().together().vote_title}</h1>
            {content}
        </div>
    }
    .into_any()
}

fn form(app: App, case: String, key: String) -> AnyView {
    let chosen = RwSignal::new(None::<usize>);
    let sure = RwSignal::new(None::<Confidence>);
    let made = RwSignal::new(None::<String>);
    let missing = RwSignal::new(false);
    let id = StoredValue::new((case, key));
    let make = move |_| {
        let Some(option) = chosen.get_untracked() else {
            missing.set(true);
            browser::focus("option-0");
            return;
        };
        missing.set(false);
        id.with_value(|(case, key)| {
            let vote = |number: usize| Vote { key: number, option, confidence: sure.get_untracked(), tag: tag(case) };
            let code = known::with(case, |known| known.keys().index(key).map(|number| code::write_vote(known, &vote(number)))).flatten();
            made.set(code);
        });
        app.kept();
        browser::focus_soon("vote-made");
    };
    let questions = move || {
        let words = app.ui().together();
        let language = app.language();
        let (case, key) = id.get_value();
        let Case::Ready(loaded) = app.library.state(&case) else { return ().into_any() };
        if !loaded.is_whole(language) {
            return later::coming(app);
        }
        let texts = loaded.words(language);
        known::with(&case, |known| {
            let key = known.keys().index(&key).and_then(|number| known.keys().get(number))?;
            let options = key.options.iter().enumerate().map(|(at, option)| {
                let text = if option.spoken { quoted(texts.get(option.text)) } else { texts.get(option.text).to_owned() };
                let id = format!("option-{at}");
                let choose = move |_| {
                    chosen.set(Some(at));
                    made.set(None);
                };
                view! {
                    <p class="pick vote-option">
                        <input type="radio" name="option" id=id.clone() prop:checked=move || chosen.get() == Some(at) on:change=choose />
                        <label for=id><span class=format!("option-letter o{}", at % 6)>{letter(at)}</span>" "{text}</label>
                    </p>
                }
            });
            let levels = Confidence::ALL.into_iter().enumerate().map(|(at, level)| {
                let id = format!("sure-{at}");
                let choose = move |_| {
                    sure.set(Some(level));
                    made.set(None);
                };
                view! {
                    <span class="pick">
                        <input type="radio" name="sure" id=id.clone() prop:checked=move || sure.get() == Some(level) on:change=choose />
                        <label for=id>{wording::sure(level, language)}</label>
                    </span>
                }
            });
            let about = texts.get(key.about).to_owned();
            Some(view! {
                <p class="soft">{about}</p>
                <fieldset><legend><strong>{texts.get(key.title).to_owned()}</strong></legend>{options.collect_view()}</fieldset>
                <fieldset class="how-sure"><legend>{words.how_sure}</legend>{levels.collect_view()}</fieldset>
            })
        })
        .flatten()
        .into_any()
    };
    let words = move || app.ui().together();
    view! {
        {questions}
        <p class="soft">{move || words().vote_linked}</p>
        <p class="row"><button type="button" class="btn main" id="vote-make" on:click=make>{move || words().vote_make}</button></p>
        <div role="alert">{move || missing.get().then(|| view! { <p class="status stop"><span class="sign" aria-hidden="true">"! "</span>{words().vote_choose}</p> })}</div>
        {move || made.get().map(|code| {
            let qr = Qr::new(&[&code.to_uppercase()], DENSEST);
            view! {
                <section class="card vote-code">
                    <h2 id="vote-made" tabindex="-1">{words().vote_made}</h2>
                    <p class="code-text">{code::grouped(&code)}</p>
                    <p>{words().vote_show}</p>
                    {qr.map(|qr| view! { {qr.picture(words().vote_code_qr.to_owned())}{qr.size(app.ui().sharing())} })}
                </section>
            }
        })}
    }
    .into_any()
}

/// The number of the newest play that was finished here, so that the group sees what moved; else one of this device.
fn tag(case: &str) -> u32 {
    let played = storage::attempts().into_iter().find(|attempt| attempt.case == case && attempt.finished);
    storage::tag(case, played.map_or(0, |attempt| attempt.number))
}
