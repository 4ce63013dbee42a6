//! The play one is in: the session, what is read of it so far, and the attempt it is kept as. Every decision and every
//! line that is read goes through here, and is kept on the device at once.

use std::rc::Rc;

use leptos::prelude::*;

use super::app::App;
use super::attempts;
use super::browser;
use super::library::Loaded;
use super::route::Place;
use super::storage::{self, Attempt};
use crate::play::stage::Stage;
use crate::play::view::{Chapter, Choosable, LineKind, Shown, View};
use crate::play::{Refusal, Session};
use crate::story::model::{Mood, Slot};
use crate::story::wording::Language;

/// The play one is in. Cheap to copy: it only points.
#[derive(Clone, Copy)]
pub struct Game {
    /// The frame.
    pub app: App,
    /// What can be seen and chosen, in the language of the reader.
    pub view: RwSignal<Rc<View>, LocalStorage>,
    /// How many of its lines are on screen.
    pub read: RwSignal<usize>,
    /// What went wrong with the last decision, in words.
    pub trouble: RwSignal<Option<String>>,
    /// Whether this is the look-back at it.
    pub looks_back: bool,
    /// Whether what is chosen now is a key decision, at which the player is asked how sure she is (`sureness.rs`).
    pub key: RwSignal<bool>,
    /// The decision that was pressed there, while she is asked.
    pub asked: RwSignal<Option<String>>,
    /// Whether the words of the month are here.
    whole: RwSignal<bool>,
    /// The agreement that is being put together.
    pub draft: RwSignal<Vec<(Slot, String)>>,
    inner: StoredValue<Inner, LocalStorage>,
}

struct Inner {
    loaded: Rc<Loaded>,
    session: Session,
    attempt: Attempt,
    /// The faces before the first line of this step.
    faces: Vec<(String, Mood)>,
}

/// Why an attempt cannot be opened as it was kept.
pub struct Stuck {
    /// The attempt.
    pub attempt: Attempt,
    /// Why.
    pub refusal: Refusal,
}

impl Game {
    /// Opens the attempt an address asks for, or begins it.
    pub fn open(app: App, loaded: Rc<Loaded>, place: &Place) -> Result<Self, Box<Stuck>> {
        let attempt = attempts::find(place).unwrap_or_else(|| attempts::begin(place));
        let session = match Session::replay(loaded.case.clone(), &attempt.seat, attempt.seed, &attempt.decisions) {
            Ok(session) => session,
            Err(refusal) => return Err(Box::new(Stuck { attempt, refusal })),
        };
        let view = session.view(loaded.words(app.settings.with_untracked(|now| now.language())));
        let first = first_lines(&view.lines);
        let read = if app.settings.with_untracked(|now| now.at_once) { usize::MAX } else { attempt.read.max(first) };
        let game = Self {
            app,
            looks_back: place.look_back && session.finished(),
            read: RwSignal::new(read.min(view.lines.len())),
            trouble: RwSignal::new(None),
            draft: RwSignal::new(Vec::new()),
            key: RwSignal::new(false),
            asked: RwSignal::new(None),
            whole: RwSignal::new(loaded.is_whole(app.settings.with_untracked(|now| now.language()))),
            inner: StoredValue::new_local(Inner { loaded, session, attempt, faces: Vec::new() }),
            view: RwSignal::new_local(Rc::new(view)),
        };
        game.remember_faces();
        game.keep();
        browser::rename(&attempts::beside(&game.attempt(), place.look_back, place.beside).address());
        let case = place.case.clone();
        Effect::new(move |before: Option<Language>| {
            // The words follow the language, and what arrives of them.
            let language = app.language();
            if let (super::library::State::Ready(loaded), Some(before)) = (app.library.state(&case), before) {
                let (was, is) = (game.whole.get_untracked(), loaded.is_whole(language));
                game.whole.set(is);
                game.inner.update_value(|inner| inner.loaded = loaded);
                // When only the words of the month came, nothing before the month reads otherwise: drawn anew, what has the focus
                // would lose it.
                let unchanged = before == language && is && !was && game.view.with_untracked(|view| view.chapter < Chapter::Month);
                if !unchanged {
                    let view = game.inner.with_value(|inner| inner.session.view(inner.loaded.words(language)));
                    game.view.set(Rc::new(view));
                }
            }
            language
        });
        Ok(game)
    }

    /// The attempt as it is now.
    pub fn attempt(self) -> Attempt {
        self.inner.with_value(|inner| inner.attempt.clone())
    }

    /// The case and the session, for what is computed from them.
    pub fn with<T>(self, f: impl FnOnce(&Loaded, &Session) -> T) -> T {
        self.inner.with_value(|inner| f(&inner.loaded, &inner.session))
    }

    /// Every line of the play before this step.
    pub fn earlier(self) -> Vec<Shown> {
        let language = self.app.language();
        let now = self.view.with(|view| view.lines.len());
        self.with(|loaded, session| {
            let mut all = session.transcript(loaded.words(language));
            all.truncate(all.len().saturating_sub(now));
            all
        })
    }

    /// Whether every line of this step is on screen.
    pub fn all_read(self) -> bool {
        self.read.get() >= self.view.with(|view| view.lines.len())
    }

    /// Whether the month has begun and its words are still to come.
    pub fn waits(self) -> bool {
        !self.whole.get() && self.view.with(|view| view.chapter >= Chapter::Month)
    }

    /// Whether every line was read and the month is over.
    pub fn over(self) -> bool {
        self.all_read() && self.view.with(|view| view.chapter >= Chapter::Month)
    }

    /// The view as the player knows it: while lines are still coming, that of before the last decision, so that the
    /// notebook and the social map never run ahead of the talk.
    pub fn known(self) -> Rc<View> {
        let view = self.view.get();
        if self.all_read() {
            return view;
        }
        Rc::new(self.before().unwrap_or_else(|| View { notebook: Default::default(), ..(*view).clone() }))
    }

    /// The view before the last decision.
    fn before(self) -> Option<View> {
        let language = self.app.language();
        self.with(|loaded, session| {
            let decided = session.decisions().len().checked_sub(1)?;
            Some(session.view_at(decided, loaded.words(language)))
        })
    }

    /// The chapter of what is on screen.
    pub fn chapter(self) -> Chapter {
        let read = self.read.get();
        self.view.with(|view| {
            let line = (read < view.lines.len()).then(|| view.lines.get(read.saturating_sub(1))).flatten();
            line.map_or(view.chapter, |line| line.chapter)
        })
    }

    /// Shows the next line, or everything when the player wants it all at once.
    pub fn next(self) {
        let total = self.view.with_untracked(|view| view.lines.len());
        let read = self.read.get_untracked();
        if read >= total || untrack(|| self.waits()) {
            return;
        }
        self.read.set(read + 1);
        self.keep();
    }

    /// Shows all lines of this step.
    pub fn read_all(self) {
        self.read.set(self.view.with_untracked(|view| view.lines.len()));
        self.keep();
    }

    /// Makes a decision. What it led to is shown and kept; a refusal is said and changes nothing.
    pub fn decide(self, decision: &str) -> bool {
        let language = self.app.settings.with_untracked(|now| now.language());
        let done = self.inner.try_update_value(|inner| {
            let before = inner.session.decisions().to_vec();
            inner.session.decide(decision).map(|()| {
                inner.attempt.decisions = inner.session.decisions().to_vec();
                before
            })
        });
        match done {
            Some(Ok(before)) => {
                let view = self.inner.with_value(|inner| inner.session.view(inner.loaded.words(language)));
                let looked_up = decision.starts_with("map:");
                self.trouble.set(None);
                self.remember_faces();
                let all = looked_up || self.app.settings.with_untracked(|now| now.at_once);
                let first = if all { view.lines.len() } else { first_lines(&view.lines) };
                self.read.set(first.min(view.lines.len()));
                self.view.set(Rc::new(view));
                self.keep_after(&before);
                true
            }
            Some(Err(refusal)) => {
                self.trouble.set(Some(refusal.say(language)));
                false
            }
            None => false,
        }
    }

    /// The options that are buttons on the page, in their order. Looking something up has its own panel.
    pub fn choosables(view: &View) -> Vec<Choosable> {
        use crate::play::view::ChoosableKind as Kind;
        const ORDER: [&[Kind]; 6] = [&[Kind::Say, Kind::Act], &[Kind::Topic], &[Kind::Offer], &[Kind::Thing], &[Kind::Leave], &[Kind::Done]];
        let of_kind = |kinds: &'static [Kind]| view.options.iter().filter(|option| kinds.contains(&option.kind)).cloned();
        ORDER.iter().flat_map(|kinds| of_kind(kinds)).collect()
    }

    /// The picture that belongs to the lines on screen.
    pub fn stage(self) -> Stage {
        if self.looks_back {
            let language = self.app.language();
            return self.with(|loaded, session| session.stage_of_look_back(loaded.words(language)));
        }
        let read = self.read.get();
        let view = self.view.get();
        let mut stage = view.stage.clone();
        // The last words at the table are still said at the table, not in her hallway.
        if stage.chapter >= Chapter::Month && self.chapter() < Chapter::Month {
            stage = self.before().map_or(stage, |before| before.stage);
        }
        if read < view.lines.len() {
            let faces = self.inner.with_value(|inner| inner.faces.clone());
            let so_far = view.lines.iter().take(read).flat_map(|line| line.moods.iter());
            for (who, mood) in faces.iter().chain(so_far) {
                if let Some(person) = stage.people.iter_mut().find(|person| person.id == *who) {
                    person.mood = *mood;
                }
            }
        }
        let line = view.lines.get(read.saturating_sub(1));
        let speaker = line.filter(|line| line.kind == LineKind::Says).and_then(|line| line.who.as_ref());
        for person in &mut stage.people {
            person.speaking = speaker.is_some_and(|who| who.id == person.id);
        }
        stage.day = line.and_then(|line| line.happening).and_then(|happening| view.month.get(happening)).map(|one| one.day);
        stage
    }

    fn remember_faces(self) {
        self.inner.update_value(|inner| {
            let decided = inner.session.decisions().len();
            let lines = inner.session.transcript(&Default::default());
            let now = inner.session.view(&Default::default()).lines.len();
            inner.faces = lines.iter().take(lines.len().saturating_sub(now)).flat_map(|line| line.moods.clone()).collect();
            if decided == 0 {
                inner.faces.clear();
            }
        });
    }

    fn keep(self) {
        let known = self.inner.with_value(|inner| inner.session.decisions().to_vec());
        self.keep_after(&known);
    }

    /// Keeps the attempt; `known` is what was decided when it was last kept.
    fn keep_after(self, known: &[String]) {
        // Whoever looks back has seen the end.
        let (read, over) = (self.read.get_untracked(), self.looks_back || untrack(|| self.over()));
        let renamed = self.inner.try_update_value(|inner| {
            let number = inner.attempt.number;
            inner.attempt.read = read;
            inner.attempt.finished |= over;
            storage::keep_attempt(&mut inner.attempt, known);
            inner.attempt.number != number
        });
        if renamed == Some(true) {
            browser::rename(&attempts::route(&self.attempt(), false).address());
        }
        self.app.kept();
    }
}

/// How many lines are on screen at once: what the player did together with what comes of it, and then one by one.
fn first_lines(lines: &[Shown]) -> usize {
    let own = lines.iter().take_while(|line| matches!(line.kind, LineKind::You | LineKind::YouDo)).count();
    let followed = lines.len() > own && lines.first().map(|line| line.chapter) == lines.get(own).map(|line| line.chapter);
    (own + usize::from(followed || own == 0)).min(lines.len())
}
