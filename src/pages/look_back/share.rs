//! Handing in a result: nothing leaves the page before the player asks for it, and then it is she who passes it on, as a
//! code, a link, a QR or a file. Of what she wrote only what she ticks goes along.

use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::debrief::{Confidence, Key, Known, PlayResult, Question, Shared, code};
use crate::pages::game::Game;
use crate::pages::qr::{DENSEST, Qr};
use crate::pages::words::together::Sharing;
use crate::pages::words::{Ui, fill, quoted};
use crate::pages::{browser, known, storage};
use crate::play::Session;
use crate::score::Report;

/// A question, the name its answer is kept under, and its words.
type Asked = (Question, String, String);

/// How far it is.
#[derive(Clone, PartialEq)]
enum State {
    /// Nobody asked for it.
    Closed,
    /// What it is made of is on its way.
    Coming,
    /// One can tick what goes along.
    Open,
    /// It did not arrive.
    Failed,
}

/// Something the player wrote, that can go along.
#[derive(Clone, PartialEq)]
struct Written {
    question: Question,
    /// Its name among what was written.
    key: String,
    /// The question, in words.
    asked: String,
    /// What she wrote.
    words: String,
}

/// What is passed on.
#[derive(Clone, PartialEq)]
struct Made {
    code: String,
    with_words: String,
}

/// Handing in. Cheap to copy: it only points.
#[derive(Clone, Copy)]
struct Share {
    game: Game,
    state: RwSignal<State>,
    written: RwSignal<Vec<Written>>,
    /// The keys of what is ticked.
    ticked: RwSignal<Vec<String>>,
    made: RwSignal<Option<Made>>,
}

/// The section, closed at first.
pub fn place(game: Game, ui: &'static Ui, report: &Report) -> AnyView {
    let share = Share {
        game,
        state: RwSignal::new(State::Closed),
        written: RwSignal::new(Vec::new()),
        ticked: RwSignal::new(Vec::new()),
        made: RwSignal::new(None),
    };
    let words = ui.sharing();
    let steps = ui.later().korthagen.iter().enumerate();
    let own = report.questions.iter().enumerate();
    let asked: Vec<Asked> = steps
        .map(|(number, step)| (Question::Korthagen(number as u8), format!("korthagen-{number}"), (*step).to_owned()))
        .chain(own.map(|(number, question)| (Question::Own(number as u8), format!("question-{number}"), question.clone())))
        .chain(report.policy.iter().map(|question| (Question::Policy, "policy".to_owned(), question.clone())))
        .chain(report.system.iter().map(|question| (Question::System, "system".to_owned(), question.clone())))
        .collect();
    let asked = StoredValue::new(asked);
    let look = move || share.look(ui, asked.get_value());
    let open = move || {
        share.state.set(State::Coming);
        browser::add_style("kt-style-together");
        spawn_local(async move {
            let (case, library) = (game.attempt().case, game.app.library);
            let here = known::want(library, &case).await;
            if share.state.try_get_untracked().is_some() {
                look();
                share.state.set(if here { State::Open } else { State::Failed });
            }
        });
    };
    let content = move || match share.state.get() {
        State::Closed => {
            view! { <p class="row"><button type="button" class="btn main" id="share-open" on:click=move |_| open()>{words.title}</button></p> }
                .into_any()
        }
        State::Coming => view! { <p class="soft" role="status">{ui.loading}</p> }.into_any(),
        State::Failed => view! {
            <p class="status ask" role="alert"><span class="sign" aria-hidden="true">"! "</span>{words.failed}</p>
            <p class="row"><button type="button" class="btn" on:click=move |_| open()>{ui.ask_again}</button></p>
        }
        .into_any(),
        State::Open => form(share, words),
    };
    let look_again = move || {
        if share.state.try_get_untracked() == Some(State::Open) {
            look();
        }
    };
    // What is written further up is looked at anew as soon as one leaves its box, so that nothing moves under a press of a button
    // here; and when one comes here, for what another window wrote.
    let changed = window_event_listener(ev::change, move |_| look_again());
    on_cleanup(move || changed.remove());
    view! {
        <section class="card share" aria-labelledby="share" on:focusin=move |_| look_again()>
            <h2 id="share" tabindex="-1">{words.title}</h2>
            <p>{words.about}</p>
            <p>{words.inside}</p>
            {content}
            <p><a href="#/-/group">{words.to_group}</a></p>
        </section>
    }
    .into_any()
}

impl Share {
    /// Looks up what the player wrote, at the key decisions and in answer to what was asked in the look-back.
    fn look(self, ui: &'static Ui, in_look_back: Vec<Asked>) {
        let attempt = self.game.attempt();
        let texts = storage::writing(&attempt.case, attempt.number);
        let language = self.game.app.settings.with_untracked(|now| now.language());
        let mut asked: Vec<Asked> = Vec::new();
        self.game.with(|loaded, session| {
            let words = loaded.words(language);
            known::with(&attempt.case, |known| {
                for (number, _, key) in made(known, session, &texts) {
                    let title = words.get(key.title);
                    let names =
                        [(Question::Reason(number as u8), "reason", ui.sharing().reason), (Question::Now(number as u8), "now", ui.sharing().now)];
                    asked.extend(names.map(|(question, name, text)| (question, format!("{name}-{}", key.id), fill(text, &[("title", title)]))));
                }
            });
        });
        asked.extend(in_look_back);
        let written = asked.into_iter().filter_map(|(question, key, asked)| {
            let words = Shared::new(question, texts.get(&key)?)?.words;
            Some(Written { question, key, asked, words })
        });
        let written: Vec<Written> = written.collect();
        if self.written.with_untracked(|known| *known == written) {
            return;
        }
        // What she took away again is not passed on the next time she writes there, without being ticked anew.
        let gone = |key: &String| !written.iter().any(|one| one.key == *key);
        if self.ticked.with_untracked(|ticked| ticked.iter().any(gone)) {
            self.ticked.update(|ticked| ticked.retain(|key| !gone(key)));
        }
        self.written.set(written);
        self.make_anew();
    }

    fn tick(self, key: &str, on: bool) {
        self.ticked.update(|ticked| {
            ticked.retain(|known| known != key);
            ticked.extend(on.then(|| key.to_owned()));
        });
        self.make_anew();
    }

    /// What stands on the page is always what would be passed on now.
    fn make_anew(self) {
        if self.made.with_untracked(Option::is_some) {
            self.make();
        }
    }

    fn make(self) {
        let attempt = self.game.attempt();
        let tag = storage::tag(&attempt.case, attempt.number);
        let shared = self.written.with_untracked(|written| {
            let ticked = |one: &&Written| self.ticked.with_untracked(|ticked| ticked.contains(&one.key));
            written.iter().filter(ticked).filter_map(|one| Shared::new(one.question, &one.words)).collect()
        });
        let texts = storage::writing(&attempt.case, attempt.number);
        let write = |known: &Known| {
            let mut result = self.game.with(|_, session| PlayResult::new(session, tag))?;
            self.game.with(|_, session| {
                for (number, sure, _) in made(known, session, &texts) {
                    if let Some(sure) = sure {
                        result.be_sure(number, sure);
                    }
                }
            });
            result.shared = shared;
            Some(Made { code: code::write(known, &result), with_words: code::write_with_words(known, &result) })
        };
        let made = known::with(&attempt.case, write).flatten();
        if self.made.with_untracked(|known| *known != made) {
            self.made.set(made);
        }
        self.game.app.kept();
    }
}

/// The key decisions that were made: the number of each, how sure the player was, and the decision. Only what was said at
/// the moment of this very decision counts: an attempt that branched off may have come to it anew.
fn made<'k>(known: &'k Known, session: &Session, texts: &BTreeMap<String, String>) -> Vec<(usize, Option<Confidence>, &'k Key)> {
    let one = |(number, decision): (usize, usize)| {
        let key = known.keys().get(number)?;
        let then = texts.get(&format!("at-{}", key.id)).is_none_or(|at| *at == decision.to_string());
        let sure = texts.get(&format!("sure-{}", key.id)).filter(|_| then);
        Some((number, sure.and_then(|sure| Confidence::from_number(sure.parse().ok()?)), key))
    };
    known.keys().made(session).into_iter().filter_map(one).collect()
}

fn form(share: Share, words: &'static Sharing) -> AnyView {
    let list = move || {
        let written = share.written.get();
        if written.is_empty() {
            return view! { <p class="soft">{words.nothing_written}</p> }.into_any();
        }
        let items = written.into_iter().map(|one| tick_box(share, one)).collect_view();
        view! { <fieldset class="also"><legend>{words.also}</legend>{items}</fieldset> }.into_any()
    };
    let press = move |_| {
        share.make();
        browser::focus_soon("share-code");
    };
    view! {
        {list}
        <p class="row"><button type="button" class="btn main" id="share-make" on:click=press>{words.make}</button></p>
        <div role="status">{move || share.made.with(Option::is_some).then(|| view! { <p>{words.ready}</p> })}</div>
        {move || share.made.get().map(|made| ways(share.game, words, &made))}
    }
    .into_any()
}

fn tick_box(share: Share, one: Written) -> AnyView {
    let id = format!("share-{}", one.key);
    let about = format!("{id}-words");
    let key = StoredValue::new(one.key);
    let on = move || share.ticked.with(|ticked| ticked.contains(&key.get_value()));
    view! {
        <div class="tick-box">
            <p class="pick">
                <input type="checkbox" id=id.clone() aria-describedby=about.clone() prop:checked=on
                    on:change=move |event| share.tick(&key.get_value(), event_target_checked(&event)) />
                <label for=id>{one.asked}</label>
            </p>
            <p class="own-words" id=about>{quoted(&one.words)}</p>
        </div>
    }
    .into_any()
}

/// The four ways to pass it on.
fn ways(game: Game, words: &'static Sharing, made: &Made) -> AnyView {
    let has_words = made.code != made.with_words;
    let begin = format!("{}#/-/group?r=", browser::site());
    let link = format!("{begin}{}", made.with_words);
    let (name, text) = file(game, made, &link);
    let save = move |_| browser::save_file(&name, &text);
    view! {
        <div class="ways">
            <div class="way">
                <h3 id="share-code" tabindex="-1">{words.code}</h3>
                <p class="soft" id="code-about">{words.code_about}" "{has_words.then_some(words.code_without_words)}</p>
                {field(words, "code-text", words.code, code::grouped(&made.code), "code-text")}
                <h3>{words.link}</h3>
                {field(words, "link-text", words.link, link, "link-text")}
                <p class="row"><button type="button" class="btn" id="share-file" on:click=save>{words.save_file}</button></p>
            </div>
            <div class="way">
                <h3>{words.qr}</h3>
                {picture(words, &begin, made)}
            </div>
        </div>
    }
    .into_any()
}

/// A text to take over: all of it is selected when one comes to it.
pub fn field(words: &'static Sharing, id: &'static str, label: &'static str, text: String, class: &'static str) -> AnyView {
    let copied = RwSignal::new(false);
    let for_copy = text.clone();
    let copy = move |_| {
        let text = for_copy.clone();
        spawn_local(async move { copied.set(browser::copy(&text).await) });
    };
    let all = move |event: ev::FocusEvent| browser::select_all(&event);
    let button = if browser::can_copy() {
        view! {
            <p class="row">
                <button type="button" class="btn small" on:click=copy>{words.copy}<span class="unseen">": "{label}</span></button>
                <span role="status">{move || copied.get().then_some(words.copied)}</span>
            </p>
        }
        .into_any()
    } else {
        view! { <p class="soft">{words.select_and_copy}</p> }.into_any()
    };
    let rows = if id == "link-text" { "3" } else { "4" };
    view! {
        <textarea id=id class=class rows=rows readonly=true spellcheck="false" aria-label=label prop:value=text on:focus=all></textarea>
        {button}
    }
    .into_any()
}

/// The QR, with the words in it where that can still be read.
fn picture(words: &'static Sharing, begin: &str, made: &Made) -> AnyView {
    let capitals = made.code.to_uppercase();
    let behind = made.with_words.get(made.code.len()..).unwrap_or("");
    let whole = Qr::new(&[begin, &capitals, behind], DENSEST);
    let without = (whole.is_none() && !behind.is_empty()).then_some(words.qr_without_words);
    match whole.or_else(|| Qr::new(&[begin, &capitals], DENSEST)) {
        Some(qr) => view! {
            {qr.picture(words.qr_name.to_owned())}
            {qr.size(words)}
            {without.map(|text| view! { <p>{text}</p> })}
        }
        .into_any(),
        None => view! { <p>{words.qr_too_long}</p> }.into_any(),
    }
}

/// The name of the file and what is in it: a sentence for people in both languages, and the link.
fn file(game: Game, made: &Made, link: &str) -> (String, String) {
    let attempt = game.attempt();
    let sentences = [crate::story::wording::Language::Nl, crate::story::wording::Language::En].map(|language| {
        let title = game.with(|loaded, _| loaded.words(language).of(&loaded.case.story().title).to_owned());
        fill(crate::pages::words::together::sharing(language).file_words, &[("title", &title)])
    });
    // The last signs are the checksum: they differ from one result to the next.
    let end = made.code.get(made.code.len().saturating_sub(4)..).unwrap_or("");
    (format!("keukentafel-{}-{end}.txt", attempt.case), format!("{}\n\n{link}\n", sentences.join("\n")))
}
