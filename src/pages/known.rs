//! The cases that results can be of: each with what a group looks back with, fetched when somebody hands in or reads a
//! result. They stay for as long as the page is open.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::untrack;

use super::library::Library;
use crate::debrief::Known;
use crate::story::debrief::Debrief;

thread_local! {
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// Fetches a case, unless that was done. Whether it is known now.
pub async fn want(library: Library, id: &str) -> bool {
    if with(id, |_| ()).is_some() {
        return true;
    }
    let Some(loaded) = library.fetched(id).await else { return false };
    // A case that was read on this device has it with it; packed it travels apart.
    let own = &loaded.case.story().debrief.0;
    let debrief = if *own == Debrief::default() { library.debrief(id).await } else { Some(own.clone()) };
    let Some(debrief) = debrief else { return false };
    let known = Known::new(id, loaded.case.clone(), debrief);
    KNOWN.with_borrow_mut(|all| {
        if !all.iter().any(|one| one.id == known.id) {
            all.push(known);
        }
    });
    true
}

/// Fetches all cases of this site. Whether all are known now; without the list of them nobody can say.
pub async fn want_all(library: Library) -> bool {
    let mut all = !untrack(|| library.failed());
    for id in library.ids() {
        all &= want(library, &id).await;
    }
    all
}

/// One of the known cases.
pub fn get(id: &str) -> Option<Rc<Known>> {
    with(id, |known| Rc::new(known.clone()))
}

/// Looks at one of the known cases.
pub fn with<T>(id: &str, f: impl FnOnce(&Known) -> T) -> Option<T> {
    KNOWN.with_borrow(|all| all.iter().find(|one| one.id == id).map(f))
}

/// Looks at all known cases.
pub fn with_all<T>(f: impl FnOnce(&[Known]) -> T) -> T {
    KNOWN.with_borrow(|all| f(all))
}
