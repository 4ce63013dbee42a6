//! The cases of this site: which there are, their stories and translations, fetched when somebody wants them. A case
//! that does not load keeps what was wrong with it, so that the page can say it in the language of the reader.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::settings::Settings;
use crate::play::{Case, PlayError, Words};
use crate::score::{Reach, reach};
use crate::story::packed;
use crate::story::wording::Language;

/// One row of `cases.json`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
struct Row {
    id: String,
    files: BTreeMap<String, String>,
}

/// A case that can be played.
pub struct Loaded {
    /// Its name in addresses.
    pub id: String,
    /// The story, ready to play.
    pub case: Rc<Case>,
    dutch: Words,
    english: Option<Rc<Words>>,
}

impl Loaded {
    /// How somebody looks: the name of a drawing; empty when the writer chose none.
    pub fn look(&self, person: &str) -> &str {
        self.case.story().people.get(person).map_or("", |person| &person.look)
    }

    /// What can be reached from this seat; a tenth of a second of work.
    pub fn reach(&self, seat: &str) -> Option<Reach> {
        reach(&self.case, self.case.seat(seat)?, |_| {}).ok()
    }

    /// The words of the story in this language; its own words where a line has no translation.
    pub fn words(&self, language: Language) -> &Words {
        match &self.english {
            Some(english) if language == Language::En => english,
            _ => &self.dutch,
        }
    }
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
    /// The names of the cases, in no order; `None` while the list is fetched.
    list: RwSignal<Option<Vec<Row>>>,
    /// Whether the list could not be fetched.
    list_failed: RwSignal<bool>,
    states: RwSignal<BTreeMap<String, State>, LocalStorage>,
    settings: RwSignal<Settings>,
}

impl Library {
    /// Starts fetching the list.
    pub fn open(settings: RwSignal<Settings>) -> Self {
        let library = Self { list: RwSignal::new(None), list_failed: RwSignal::new(false), states: RwSignal::new_local(BTreeMap::new()), settings };
        spawn_local(async move {
            let address = browser::meta("kt-cases").unwrap_or_default();
            let rows = browser::fetch(&address).await.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
            library.list_failed.set(rows.is_none());
            library.list.set(Some(rows.unwrap_or_default()));
        });
        // English words are fetched when somebody wants to read English.
        Effect::new(move |_| {
            if settings.with(|now| now.language()) == Language::En {
                for id in library.states.with_untracked(|states| states.keys().cloned().collect::<Vec<_>>()) {
                    spawn_local(library.add_english(id));
                }
            }
        });
        library
    }

    /// The names of all cases; `None` while the list is fetched.
    pub fn names(self) -> Option<Vec<String>> {
        self.list.with(|rows| rows.as_ref().map(|rows| rows.iter().map(|row| row.id.clone()).collect()))
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

    fn put(self, id: &str, state: State) {
        self.states.update(|states| {
            states.insert(id.to_owned(), state);
        });
    }

    fn address(self, id: &str, file: &str) -> Option<String> {
        self.list.with_untracked(|rows| rows.as_ref()?.iter().find(|row| row.id == id)?.files.get(file).cloned())
    }

    async fn fetch(self, id: &str) -> Result<Loaded, Trouble> {
        let address = self.address(id, "story").ok_or(Trouble::Unknown)?;
        let bytes = browser::fetch(&address).await.map_err(|_| Trouble::NotReached)?;
        let story = packed::unpack(&bytes).map_err(|_| Trouble::NotReached)?;
        let case = Case::new(story).map_err(|error| Trouble::Unplayable(Rc::new(error)))?;
        let english = match self.settings.with_untracked(Settings::language) {
            Language::En => self.english(id, &case).await,
            Language::Nl => None,
        };
        let dutch = Words::new(case.story(), None);
        Ok(Loaded { id: id.to_owned(), case: Rc::new(case), dutch, english })
    }

    async fn english(self, id: &str, case: &Case) -> Option<Rc<Words>> {
        let address = self.address(id, "en")?;
        let bytes = browser::fetch(&address).await.ok()?;
        let translation = packed::unpack_translation(&bytes).ok()?;
        Some(Rc::new(Words::new(case.story(), Some(&translation))))
    }

    async fn add_english(self, id: String) {
        let Some(loaded) = self.loaded(&id).filter(|loaded| loaded.english.is_none()) else { return };
        if let Some(english) = self.english(&id, &loaded.case).await {
            let with_english = Loaded { id: id.clone(), case: loaded.case.clone(), dutch: loaded.dutch.clone(), english: Some(english) };
            self.put(&id, State::Ready(Rc::new(with_english)));
        }
    }
}
