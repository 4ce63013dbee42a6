//! One group while its page is open: what is kept of it, the results by replay, and the way in for whatever is pasted,
//! dropped or read. `reading.rs` reads the codes.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::kept::{self, Kept};
use super::reading::Reading;
use crate::debrief::{Group, GroupReport, Known, MOST_TEXT, Unreadable, find};
use crate::pages::app::App;
use crate::pages::library::{Loaded, State};
use crate::pages::words::together::Together;
use crate::play::Words;

/// The longest list of refusals that is shown; what comes after is counted.
pub(super) const MOST_REFUSED: usize = 60;

/// Something that was not taken, and why.
#[derive(Clone, PartialEq)]
pub struct Refused {
    /// Its first signs, or the name of the file.
    pub begin: String,
    /// Why, and what to do.
    pub why: String,
}

/// What became of what was handed in since one last looked.
#[derive(Clone, Default, PartialEq)]
pub struct Tally {
    /// New results.
    pub added: usize,
    /// Those that were there already.
    pub known: usize,
    /// Known results whose words are new.
    pub words: usize,
    /// Votes.
    pub votes: usize,
    /// Results whose words did not arrive whole.
    pub lost_words: usize,
    /// How many were refused.
    pub refused: usize,
    /// How many were not looked at, because somebody pressed stop.
    pub stopped: usize,
}

/// A group while its page is open. Cheap to copy: it only points.
#[derive(Clone, Copy)]
pub struct Room {
    /// The frame.
    pub app: App,
    /// What is kept of it.
    pub kept: RwSignal<Kept>,
    /// Counts what changed in the results: what is computed from them follows it.
    pub version: RwSignal<u32>,
    /// How many codes are waiting, and of how many; `None` when none are.
    pub waiting: RwSignal<Option<(usize, usize)>>,
    /// How many codes are of another case, and those could not be fetched to say which.
    pub unreached: RwSignal<usize>,
    /// What became of what was handed in.
    pub tally: RwSignal<Tally>,
    /// What was refused, the newest first.
    pub refused: RwSignal<Vec<Refused>>,
    /// The group, counted.
    pub report: Memo<Arc<GroupReport>>,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
}

/// What of a group is not followed.
pub(super) struct Inner {
    loaded: Rc<Loaded>,
    pub(super) group: Group,
    pub(super) reading: Reading,
}

impl Room {
    /// Opens a group. Its codes are read in slices, like all others.
    pub fn open(app: App, kept: Kept, loaded: Rc<Loaded>, known: Rc<Known>) -> Self {
        let codes = kept::codes(kept.number);
        let inner = Inner { loaded, group: Group::new(known), reading: Reading::default() };
        let inner = StoredValue::new_local(inner);
        let version = RwSignal::new(0);
        let room = Self {
            app,
            kept: RwSignal::new(kept),
            version,
            waiting: RwSignal::new(None),
            unreached: RwSignal::new(0),
            tally: RwSignal::new(Tally::default()),
            refused: RwSignal::new(Vec::new()),
            report: Memo::new(move |_| Arc::new(look(app, inner, version, GroupReport::new))),
            inner,
        };
        room.count_hands();
        room.queue(codes, true);
        room
    }

    /// The words of these pages. Follows the language.
    pub fn words(self) -> &'static Together {
        self.app.ui().together()
    }

    /// The results and the words of their case. Follows both.
    pub fn look<T>(self, f: impl FnOnce(&Group, &Words) -> T) -> T {
        look(self.app, self.inner, self.version, f)
    }

    /// The case and its words. Follows the language and words that arrive later, not the results.
    pub fn texts<T>(self, f: impl FnOnce(&Known, &Words) -> T) -> T {
        words_of(self.app, self.inner, |inner, words| f(inner.group.known(), words))
    }

    /// The case.
    pub fn known(self) -> Rc<Known> {
        self.inner.with_value(|inner| inner.group.known().clone())
    }

    /// How many results there are. Follows.
    pub fn people(self) -> usize {
        self.version.track();
        self.inner.with_value(|inner| inner.group.members().len())
    }

    /// Whether its page was left: what was still under way then has nowhere to go.
    pub fn is_gone(self) -> bool {
        self.kept.is_disposed()
    }

    /// How many there are now.
    pub fn people_now(self) -> usize {
        self.inner.with_value(|inner| inner.group.members().len())
    }

    /// Changes what is kept of the group, as it is kept now: another window may have changed it since.
    pub fn change(self, f: impl FnOnce(&mut Kept)) {
        let Some(ours) = self.kept.try_get_untracked() else { return };
        let before = ours.hands.clone();
        let mut now = match kept::get(ours.number) {
            Some(kept) => ours.with_others(kept),
            None => ours,
        };
        f(&mut now);
        kept::keep(&now);
        let other_hands = now.hands != before;
        self.kept.try_set(now);
        self.app.kept();
        if other_hands {
            self.hands_changed();
        }
    }

    /// Takes over what another window with this group has kept.
    pub(super) fn take_over(self, kept: Kept) {
        let Some(ours) = self.kept.try_get_untracked() else { return };
        let now = ours.clone().with_others(kept);
        if now == ours {
            return;
        }
        let other_hands = now.hands != ours.hands;
        self.kept.try_set(now);
        if other_hands {
            self.hands_changed();
        }
    }

    fn hands_changed(self) {
        self.count_hands();
        self.version.try_update(|version| *version += 1);
    }

    /// Puts the hands that are kept into the ballots.
    fn count_hands(self) {
        let Some(kept) = self.kept.try_get_untracked() else { return };
        self.inner.try_update_value(|inner| {
            let keys: Vec<String> = inner.group.known().keys().iter().map(|key| key.id.clone()).collect();
            for (number, key) in keys.iter().enumerate() {
                let Some(ballot) = inner.group.ballot_mut(number) else { continue };
                let counted = kept.hands_at(key).unwrap_or_default();
                (0..ballot.hands().len()).for_each(|option| ballot.count_hands(option, counted.get(option).copied().unwrap_or(0)));
            }
        });
    }

    /// Takes every code in a text, whatever text it is; `from`: the name of the file it came from.
    pub fn take(self, text: &str, from: Option<&str>) {
        self.begin_taking();
        self.take_more(text, from);
    }

    /// What is taken from now on is counted anew.
    pub fn begin_taking(self) {
        self.tally.set(Tally::default());
        self.refused.set(Vec::new());
    }

    /// The same, beside what was taken a moment ago.
    pub fn take_more(self, text: &str, from: Option<&str>) {
        let codes = find(text);
        if codes.is_empty() {
            let language = self.app.settings.with_untracked(|now| now.language());
            let begin = from.map_or_else(|| text.trim().chars().take(30).collect(), str::to_owned);
            let why = if text.len() > MOST_TEXT { Unreadable::TooLong } else { Unreadable::NotACode };
            self.refuse(begin, why.say(language));
        }
        if let Some(saved) = kept::from_file(text) {
            let known = self.known();
            let options = |key: &str| known.keys().iter().find(|one| one.id == key).map(|one| one.options.len());
            self.change(|kept| kept.take_hands(saved, options));
        }
        self.queue(codes, false);
    }

    /// Notes that something was not taken.
    pub fn refuse(self, begin: String, why: String) {
        self.tally.try_update(|tally| tally.refused += 1);
        self.tell_refused(begin, why);
    }

    /// Puts something that was not taken on the list.
    pub(super) fn tell_refused(self, begin: String, why: String) {
        self.refused.try_update(|refused| {
            refused.insert(0, Refused { begin, why });
            refused.truncate(MOST_REFUSED);
        });
    }
}

/// Looks at the results of a group, and follows them, the language, and words that arrive later.
fn look<T>(app: App, inner: StoredValue<Inner, LocalStorage>, version: RwSignal<u32>, f: impl FnOnce(&Group, &Words) -> T) -> T {
    version.track();
    words_of(app, inner, |inner, words| f(&inner.group, words))
}

fn words_of<T>(app: App, inner: StoredValue<Inner, LocalStorage>, f: impl FnOnce(&Inner, &Words) -> T) -> T {
    let language = app.language();
    let id = inner.with_value(|inner| inner.group.known().id.clone());
    if let State::Ready(loaded) = app.library.state(&id) {
        inner.update_value(|inner| inner.loaded = loaded);
    }
    inner.with_value(|inner| f(inner, inner.loaded.words(language)))
}
