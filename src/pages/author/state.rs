//! What the desk knows: the files as they are now, what the checker says of them, the case as it can be played, and what still
//! has to be kept.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::checker::{Checker, Heard};
use super::kept::{self, Kept};
use super::places::Places;
use super::trial::Trial;
use super::writing;
use crate::check::{check_files, check_play};
use crate::coverage::Report;
use crate::interop::parcel::STORY;
use crate::pages::app::App;
use crate::pages::browser;
use crate::pages::storage;
use crate::play::{Case, Words};
use crate::story::span::Span;
use crate::story::{Diagnostic, Severity, load};
use crate::worker::{Found, Task};

/// What is beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What the checker says.
    Problems,
    /// The whole case as a picture.
    Map,
    /// Playing while one writes.
    Play,
    /// Trial plays, and whether the score is fair.
    Fairness,
    /// The case in another language.
    Translation,
    /// Handing the case out.
    Share,
}

impl Tab {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 6] = [Self::Problems, Self::Map, Self::Play, Self::Fairness, Self::Translation, Self::Share];

    /// Its word in the names of elements.
    pub fn word(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::Map => "map",
            Self::Play => "play",
            Self::Fairness => "fairness",
            Self::Translation => "translation",
            Self::Share => "share",
        }
    }
}

/// What came of the last look at the text.
#[derive(Default)]
pub struct Looked {
    /// What is wrong, file by file in the order of each.
    pub problems: Vec<Diagnostic>,
    /// Whether there is a case to play.
    pub playable: bool,
    /// The text of the story that was looked at.
    story: String,
    /// The case, once somebody asks for it.
    made: OnceCell<Option<Made>>,
}

struct Made {
    case: Rc<Case>,
    words: Rc<Words>,
}

impl Made {
    fn new(case: Case) -> Self {
        Self { words: Rc::new(Words::new(case.story(), None)), case: Rc::new(case) }
    }
}

impl Looked {
    fn made(&self) -> Option<&Made> {
        let make = || Case::new(load(STORY, self.story.as_bytes()).story?).ok().map(Made::new);
        self.made.get_or_init(|| if self.playable { make() } else { None }).as_ref()
    }

    /// The case, when it can be played. Only now it is read from the text, once: what is beside the text most of the time is what is
    /// wrong with it, and the worker tells that.
    pub fn case(&self) -> Option<&Rc<Case>> {
        self.made().map(|made| &made.case)
    }

    /// Its own words.
    pub fn words(&self) -> Rc<Words> {
        self.made().map_or_else(Rc::default, |made| made.words.clone())
    }
}

/// Something to tell at the top of the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Another window worked on this case; its text is shown.
    FromOtherWindow,
    /// Another window did at the same time; this is a copy now.
    MadeCopy,
    /// Nothing was saved to the disk, by the teacher's own choice.
    Cancelled,
    /// Nothing could be saved to the disk.
    NotSaved(String),
    /// So much of a Twine story could not come along.
    FromTwine(usize),
    /// Another program changed the file.
    ChangedOnDisk(String),
}

/// The desk. Cheap to copy: it only points.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The frame.
    pub app: App,
    /// The number of the case on this machine.
    pub number: RwSignal<u32>,
    /// Name and text of its files, the story first.
    pub files: RwSignal<Vec<(String, String)>>,
    /// The file one writes in.
    pub active: RwSignal<usize>,
    /// What came of the last look.
    pub looked: RwSignal<Rc<Looked>, LocalStorage>,
    /// What went wrong in trial plays; `None` while they are still to be played.
    pub played: RwSignal<Option<Rc<Vec<Diagnostic>>>, LocalStorage>,
    /// What the trial plays in four ways showed; nothing since the last change.
    pub report: RwSignal<Option<Rc<Report>>, LocalStorage>,
    /// Where the cursor is in the active file, as JavaScript counts.
    pub at: RwSignal<usize>,
    /// The line it is on, from 1.
    pub line: RwSignal<usize>,
    /// What is beside the text.
    pub tab: RwSignal<Tab>,
    /// The play beside the text.
    pub trial: RwSignal<Trial>,
    /// What there is to tell.
    pub notice: RwSignal<Option<Notice>>,
    /// What was last written to the disk, by file.
    pub saved: RwSignal<BTreeMap<String, String>>,
    /// Counts the changes, so that what waits for a pause knows whether it is over.
    changes: StoredValue<u64>,
    /// Whether the last change is still to be kept.
    unkept: StoredValue<bool>,
    /// Whether the trial plays of the last change are still to be made.
    unplayed: StoredValue<bool>,
    /// Who checks beside the page.
    checker: StoredValue<Option<Checker>, LocalStorage>,
}

/// So long after the last change a case is kept on the device.
const KEEP_AFTER: Duration = Duration::from_millis(400);
/// A story of so many bytes is read within a frame or two; the Ansaj case is a third of it.
const SOON_READ: usize = 500_000;
/// So long after it trial plays are made: nobody types through this.
const PLAY_AFTER: Duration = Duration::from_millis(1500);

/// The number of a task that belongs to no change; those begin at 1.
const NO_CHANGE: u64 = 0;

impl Desk {
    /// The desk with this case on it.
    pub fn new(app: App, kept: Kept) -> Self {
        let desk = Self {
            app,
            number: RwSignal::new(kept.number),
            files: RwSignal::new(kept.files),
            active: RwSignal::new(0),
            looked: RwSignal::new_local(Rc::default()),
            played: RwSignal::new_local(None),
            report: RwSignal::new_local(None),
            at: RwSignal::new(0),
            line: RwSignal::new(1),
            tab: RwSignal::new(Tab::Problems),
            trial: RwSignal::new(Trial::default()),
            notice: RwSignal::new(None),
            saved: RwSignal::new(BTreeMap::new()),
            changes: StoredValue::new(0),
            unkept: StoredValue::new(false),
            unplayed: StoredValue::new(true),
            checker: StoredValue::new_local(None),
        };
        desk.look();
        desk.checker.set_value(Checker::start(move |news| desk.hear(news)));
        desk
    }

    /// The name of the active file.
    pub fn active_name(self) -> String {
        self.files.with(|files| files.get(self.active.get()).map(|(name, _)| name.clone()).unwrap_or_default())
    }

    /// The text of a file. Follows.
    pub fn file(self, name: &str) -> Option<String> {
        self.files.with(|files| files.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()))
    }

    /// The byte the cursor is at in the story; nothing while one writes in another file. Follows the cursor.
    pub fn at_in_story(self) -> Option<usize> {
        let at = self.at.get();
        (self.active.get() == 0).then(|| self.files.with_untracked(|files| files.first().map_or(0, |(_, text)| Places::new(text).inward(at))))
    }

    /// The title of the case, or what one calls it without.
    pub fn title(self) -> String {
        let title = self.files.with(|files| files.first().map(|(_, text)| kept::title_in(text)).unwrap_or_default());
        if title.trim().is_empty() { self.app.ui().author().nameless.to_owned() } else { title }
    }

    /// The case as it would be kept now.
    pub fn now(self) -> Kept {
        let files = self.files.get_untracked();
        let title = files.first().map(|(_, text)| kept::title_in(text)).unwrap_or_default();
        Kept { number: self.number.get_untracked(), title, files, changed: 0.0 }
    }

    /// Somebody wrote: this is the text of that file now.
    pub fn wrote(self, file: usize, text: String) {
        let same = self.files.with_untracked(|files| files.get(file).is_none_or(|(_, known)| *known == text));
        if same {
            return;
        }
        self.files.update(|files| files[file].1 = text);
        self.changed();
    }

    /// Puts a file into the case, or another text into one it has.
    pub fn put_file(self, name: &str, text: String) {
        let at = self.files.with_untracked(|files| files.iter().position(|(known, _)| known == name));
        match at {
            Some(at) => {
                self.files.update(|files| files[at].1 = text.clone());
                writing::show(name, &text);
            }
            None => self.files.update(|files| files.push((name.to_owned(), text))),
        }
        self.changed();
    }

    fn changed(self) {
        self.look();
        self.unkept.set_value(true);
        let now = self.changes.get_value();
        let still = move || self.changes.try_get_value() == Some(now);
        set_timeout(
            move || {
                if still() {
                    self.keep();
                    self.prepare();
                }
            },
            KEEP_AFTER,
        );
        set_timeout(
            move || {
                if still() {
                    self.play()
                }
            },
            PLAY_AFTER,
        );
    }

    /// Has all files read and checked as they are now: beside the page, or here when nobody is there to do it.
    fn look(self) {
        self.changes.update_value(|count| *count += 1);
        self.unplayed.set_value(true);
        if !self.hand(|| Task::Check { files: self.files.get_untracked() }) {
            self.look_here();
        }
    }

    fn look_here(self) {
        let checked = self.files.with_untracked(|files| check_files(files));
        let made = checked.case.map(Made::new);
        self.see(checked.diagnostics, made.is_some(), OnceCell::from(made));
    }

    /// Reads the case in a pause, so that map and play show at once. Not a very long one: who writes on would wait for it.
    fn prepare(self) {
        self.looked.with_untracked(|looked| {
            if looked.story.len() <= SOON_READ {
                looked.case();
            }
        });
    }

    /// Makes the trial plays, unless that was done since the last change.
    pub fn play(self) {
        if !self.unplayed.get_value() {
            return;
        }
        self.unplayed.set_value(false);
        let story = || self.files.with_untracked(|files| files.first().cloned()).unwrap_or_default();
        let task = || {
            let (file, text) = story();
            Task::Play { file, text }
        };
        if self.hand(task) {
            return;
        }
        let (file, text) = story();
        let found = self.looked.with_untracked(|looked| looked.case().map_or_else(Vec::new, |case| check_play(&file, text.as_bytes(), case)));
        self.saw_played(found);
    }

    fn hand(self, task: impl FnOnce() -> Task) -> bool {
        self.checker.with_value(|checker| checker.as_ref().is_some_and(|checker| checker.hand(self.changes.get_value(), task)))
    }

    /// Hears from who checks beside the page. What is said of an earlier text is of no interest: its places are no longer there.
    fn hear(self, news: Heard) {
        match news {
            // A browser compiles a function when it is first called: what comes of this is known, and the next key finds everything ready.
            Heard::Ready => {
                let task = || Task::Check { files: self.files.get_untracked() };
                self.checker.with_value(|checker| _ = checker.as_ref().map(|checker| checker.hand(NO_CHANGE, task)));
            }
            Heard::Found(change, found) if self.changes.get_value() == change => match found {
                Found::Checked { problems, playable } => self.see(problems, playable, OnceCell::new()),
                Found::Played { problems } => self.saw_played(problems),
            },
            Heard::Found(..) => {}
            Heard::Broke => {
                self.look_here();
                self.unplayed.set_value(true);
                set_timeout(move || _ = self.unplayed.try_get_value().map(|_| self.play()), PLAY_AFTER);
            }
        }
    }

    fn see(self, problems: Vec<Diagnostic>, playable: bool, made: OnceCell<Option<Made>>) {
        let story = self.files.with_untracked(|files| files.first().map(|(_, text)| text.clone()).unwrap_or_default());
        self.looked.set(Rc::new(Looked { problems, playable, story, made }));
        self.played.set(None);
        self.report.set(None);
        writing::mark(self);
    }

    fn saw_played(self, problems: Vec<Diagnostic>) {
        self.played.set(Some(Rc::new(problems)));
        writing::mark(self);
    }

    /// Everything that is wrong, with what the trial plays showed. Follows.
    pub fn problems(self) -> Vec<Diagnostic> {
        let mut all = self.looked.with(|looked| looked.problems.clone());
        if let Some(played) = self.played.get() {
            all.extend(played.iter().cloned());
        }
        all
    }

    /// How many errors, warnings and hints there are. Follows.
    pub fn counts(self) -> [usize; 3] {
        let mut counts = [0; 3];
        let mut count = |problems: &[Diagnostic]| problems.iter().for_each(|one| counts[one.problem.severity() as usize] += 1);
        self.looked.with(|looked| count(&looked.problems));
        if let Some(played) = self.played.get() {
            count(&played);
        }
        counts
    }

    /// Whether there is no error. Follows.
    pub fn playable(self) -> bool {
        self.looked.with(|looked| looked.playable && looked.problems.iter().all(|one| one.problem.severity() != Severity::Error || one.file != STORY))
    }

    /// Goes to a place in one of the files.
    pub fn go(self, file: &str, span: Span) {
        let at = self.files.with_untracked(|files| files.iter().position(|(name, _)| name == file));
        if let Some(at) = at {
            self.active.set(at);
            writing::go(self, at, span);
        }
    }

    /// Keeps the case on the device, when something changed.
    pub fn keep(self) {
        if self.unkept.try_get_value() != Some(true) {
            return;
        }
        self.unkept.set_value(false);
        kept::keep(&mut self.now());
        self.app.kept();
    }

    /// Whether this browser keeps what is written.
    pub fn is_kept(self) -> bool {
        self.changes.with_value(|_| !storage::refused())
    }

    /// Another window kept this case: what it wrote is shown here, or, when something was written here meanwhile, this becomes a copy.
    pub fn heard(self) {
        let Some(theirs) = kept::get(self.number.get_untracked()) else { return };
        if theirs.files == self.files.get_untracked() {
            return;
        }
        if self.unkept.get_value() {
            let copy = kept::begin(self.now());
            self.number.set(copy.number);
            self.unkept.set_value(false);
            browser::rename(&super::address::Address::Desk(copy.number).address());
            self.notice.set(Some(Notice::MadeCopy));
            return;
        }
        let new_files = theirs.files.len() != self.files.with_untracked(Vec::len);
        self.files.set(theirs.files.clone());
        if !new_files {
            theirs.files.iter().for_each(|(name, text)| writing::show(name, text));
        }
        self.look();
        self.notice.set(Some(Notice::FromOtherWindow));
    }
}
