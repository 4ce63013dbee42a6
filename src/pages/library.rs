//! The cases of this site: which there are, their stories and their words, fetched when somebody wants them. A case
//! that does not load keeps what was wrong with it, so that the page can say it in the language of the reader.
//!
//! The words of a language come in two files: those of the talk with the story, those of the month once a play stands
//! on the page (`src/story/packed.rs`).

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::settings::Settings;
use crate::play::looks::look;
use crate::play::{Case, PlayError, Words};
use crate::score::{Reach, reach};
use crate::story::debrief::Debrief;
use crate::story::packed::{self, Card};
use crate::story::wording::Language;

/// A case that can be played.
#[derive(Clone)]
pub struct Loaded {
    /// Its name in addresses.
    pub id: String,
    /// The story, ready to play.
    pub case: Rc<Case>,
    /// By language: the words, and whether those of the month are among them.
    words: [Option<(Rc<Words>, bool)>; 2],
}

impl Loaded {
    /// A case with all its words, as it was made or opened on this device; `words`: Dutch and English, as far as it has them.
    pub fn new(id: String, case: Rc<Case>, words: [Option<Rc<Words>>; 2]) -> Self {
        Self { id, case, words: words.map(|words| words.map(|words| (words, true))) }
    }

    /// How somebody looks: the name of a drawing.
    pub fn look(&self, person: &str) -> &str {
        look(self.case.story().people.get(person).map_or("", |person| &person.look), person)
    }

    /// What can be reached from this seat; a tenth of a second of work.
    pub fn reach(&self, seat: &str) -> Option<Reach> {
        reach(&self.case, self.case.seat(seat)?, |_| {}).ok()
    }

    /// The words of the story in this language, or in the other while it has none in this one.
    pub fn words(&self, language: Language) -> &Words {
        const NONE: &Words = &Words::from_texts(Vec::new());
        self.at(language).map_or(NONE, |(words, _)| words)
    }

    /// Whether the words of the month are here, for whoever reads this language.
    pub fn is_whole(&self, language: Language) -> bool {
        self.at(language).is_some_and(|(_, whole)| *whole)
    }

    fn at(&self, language: Language) -> Option<&(Rc<Words>, bool)> {
        self.words[place(language)].as_ref().or(self.words[1 - place(language)].as_ref())
    }
}

fn place(language: Language) -> usize {
    usize::from(language == Language::En)
}

fn other(language: Language) -> Language {
    if language == Language::En { Language::Nl } else { Language::En }
}

/// Why a case cannot be played.
#[derive(Clone)]
pub enum Trouble {
    /// The site has no such case.
    Unknown,
    /// A file did not arrive.
    NotReached,
    /// The story runs in a circle or the like.
    Unplayable(Rc<PlayError>),
}

impl Trouble {
    /// The mistakes, in plain words, one text each.
    pub fn mistakes(&self, language: Language) -> Vec<String> {
        match self {
            Self::Unplayable(error) => vec![error.say(language)],
            Self::Unknown | Self::NotReached => Vec::new(),
        }
    }
}

/// How far a case is.
#[derive(Clone)]
pub enum State {
    /// Being fetched.
    Busy,
    /// Ready.
    Ready(Rc<Loaded>),
    /// It cannot be played.
    Failed(Trouble),
}

/// The cases of this site. Cheap to copy: it only points.
#[derive(Clone, Copy)]
pub struct Library {
    /// The cards of the cases, in their order; `None` while the list is fetched.
    list: RwSignal<Option<Rc<Vec<Card>>>, LocalStorage>,
    /// Whether the list could not be fetched.
    list_failed: RwSignal<bool>,
    states: RwSignal<BTreeMap<String, State>, LocalStorage>,
    /// Whether words of a month could not be fetched.
    rest_failed: RwSignal<bool>,
    settings: RwSignal<Settings>,
}

impl Library {
    /// Starts fetching the list.
    pub fn open(settings: RwSignal<Settings>) -> Self {
        let library = Self {
            list: RwSignal::new_local(None),
            list_failed: RwSignal::new(false),
            states: RwSignal::new_local(BTreeMap::new()),
            rest_failed: RwSignal::new(false),
            settings,
        };
        spawn_local(async move {
            let address = browser::meta("kt-cases").unwrap_or_default();
            let cards = browser::fetch(&address).await.ok().and_then(|bytes| packed::unpack_cards(&bytes).ok());
            library.list_failed.set(cards.is_none());
            library.list.set(Some(Rc::new(cards.unwrap_or_default())));
        });
        // The words of a language are fetched when somebody wants to read it.
        Effect::new(move |_| {
            let language = settings.with(|now| now.language());
            for id in library.states.with_untracked(|states| states.keys().cloned().collect::<Vec<_>>()) {
                let whole = library.loaded(&id).is_some_and(|loaded| loaded.is_whole(other(language)));
                spawn_local(async move {
                    library.add_words(&id, language).await;
                    if whole {
                        library.add_rest(&id, language).await;
                    }
                });
            }
        });
        library
    }

    /// The cards of all cases in their order; `None` while the list is fetched.
    pub fn cards(self) -> Option<Rc<Vec<Card>>> {
        self.list.get()
    }

    /// Whether the list could not be fetched.
    pub fn failed(self) -> bool {
        self.list_failed.get()
    }

    /// How far this case is.
    pub fn state(self, id: &str) -> State {
        self.states.with(|states| states.get(id).cloned()).unwrap_or(State::Busy)
    }

    /// The case, when it is ready; does not follow later changes.
    pub fn loaded(self, id: &str) -> Option<Rc<Loaded>> {
        match self.states.with_untracked(|states| states.get(id).cloned())? {
            State::Ready(loaded) => Some(loaded),
            _ => None,
        }
    }

    /// From now on this case is played under its name.
    pub fn adopt(self, loaded: Loaded) {
        let id = loaded.id.clone();
        self.put(&id, State::Ready(Rc::new(loaded)));
    }

    /// Fetches this case once the list is there, unless that was done.
    pub fn want(self, id: &str) {
        let known = self.states.with_untracked(|states| states.contains_key(id));
        if known || self.list.with(Option::is_none) {
            return;
        }
        self.put(id, State::Busy);
        let id = id.to_owned();
        spawn_local(async move {
            let state = match self.fetch(&id).await {
                Ok(loaded) => State::Ready(Rc::new(loaded)),
                Err(trouble) => State::Failed(trouble),
            };
            self.put(&id, state);
        });
    }

    /// Fetches the words of the month of this case, in the language of the reader.
    pub fn want_rest(self, id: &str) {
        self.rest_failed.set(false);
        let id = id.to_owned();
        let language = self.settings.with_untracked(Settings::language);
        spawn_local(async move { self.add_rest(&id, language).await });
    }

    /// Whether words of a month could not be fetched.
    pub fn rest_failed(self) -> bool {
        self.rest_failed.get()
    }

    /// The case, fetched when it is not here yet.
    pub async fn fetched(self, id: &str) -> Option<Rc<Loaded>> {
        if let Some(loaded) = self.loaded(id) {
            return Some(loaded);
        }
        let loaded = Rc::new(self.fetch(id).await.ok()?);
        self.put(id, State::Ready(loaded.clone()));
        Some(loaded)
    }

    /// What a group looks back with in this case.
    pub async fn debrief(self, id: &str) -> Option<Debrief> {
        packed::unpack_debrief(&browser::fetch(&self.address(id, "debrief")?).await.ok()?).ok()
    }

    /// The names of all cases; none while the list is fetched.
    pub fn ids(self) -> Vec<String> {
        self.list.with_untracked(|cards| cards.iter().flat_map(|cards| cards.iter().map(|card| card.id.clone())).collect())
    }

    fn put(self, id: &str, state: State) {
        self.states.update(|states| {
            states.insert(id.to_owned(), state);
        });
    }

    fn address(self, id: &str, file: &str) -> Option<String> {
        self.list.with_untracked(|cards| cards.as_ref()?.iter().find(|card| card.id == id)?.files.get(file).cloned())
    }

    async fn fetch(self, id: &str) -> Result<Loaded, Trouble> {
        let address = self.address(id, "story").ok_or(Trouble::Unknown)?;
        let language = self.settings.with_untracked(Settings::language);
        let bytes = browser::fetch(&address).await.map_err(|_| Trouble::NotReached)?;
        let story = packed::unpack(&bytes).map_err(|_| Trouble::NotReached)?;
        let case = Case::new(story).map_err(|error| Trouble::Unplayable(Rc::new(error)))?;
        let mut words = [None, None];
        for language in [language, other(language)] {
            if let Some(texts) = self.texts(id, "words", language).await {
                words[place(language)] = Some((Rc::new(Words::from_texts(texts)), false));
                return Ok(Loaded { id: id.to_owned(), case: Rc::new(case), words });
            }
        }
        Err(Trouble::NotReached)
    }

    async fn texts(self, id: &str, portion: &str, language: Language) -> Option<Vec<String>> {
        let address = self.address(id, &format!("{portion}.{}", language.tag()))?;
        packed::unpack_words(&browser::fetch(&address).await.ok()?).ok()
    }

    async fn add_words(self, id: &str, language: Language) {
        let lacks = |loaded: &Rc<Loaded>| loaded.words[place(language)].is_none();
        if self.loaded(id).filter(lacks).is_some()
            && let Some(texts) = self.texts(id, "words", language).await
            && let Some(loaded) = self.loaded(id).filter(lacks)
        {
            let mut loaded = Loaded::clone(&loaded);
            loaded.words[place(language)] = Some((Rc::new(Words::from_texts(texts)), false));
            self.put(id, State::Ready(Rc::new(loaded)));
        }
    }

    async fn add_rest(self, id: &str, language: Language) {
        let lacking = |loaded: Rc<Loaded>| {
            // A case without words in this language is read in the other.
            let read = if loaded.words[place(language)].is_some() { language } else { other(language) };
            let lacks = matches!(loaded.words[place(read)], Some((_, false)));
            lacks.then_some((loaded, read))
        };
        let Some((_, read)) = self.loaded(id).and_then(lacking) else { return };
        let Some(texts) = self.texts(id, "rest", read).await else {
            self.rest_failed.set(true);
            return;
        };
        let Some((loaded, read)) = self.loaded(id).and_then(lacking) else { return };
        let mut loaded = Loaded::clone(&loaded);
        if let Some((words, whole)) = &mut loaded.words[place(read)] {
            Rc::make_mut(words).add(texts);
            *whole = true;
        }
        self.put(id, State::Ready(Rc::new(loaded)));
    }
}
