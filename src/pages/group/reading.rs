//! The codes that wait to be read. They are taken in slices, so that the page answers in between; what is read is kept at
//! the end of its slice. A code of a case that is not here yet is set aside until all others were read: it holds up none.

use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kept;
use super::room::{MOST_REFUSED, Room};
use crate::debrief::{Added, Read, Unreadable, code};
use crate::pages::known;
use crate::pages::words::fill;

/// So long a slice may take, in milliseconds: short enough that a key press is answered at once.
const SLICE: f64 = 12.0;

/// What waits.
#[derive(Default)]
pub struct Reading {
    queue: VecDeque<Waiting>,
    /// Codes of cases that are not here: read again once all are.
    aside: Vec<Waiting>,
    /// Codes that were refused, the newest of them. Saying why takes a while for a damaged one, so it is done in slices
    /// too, and only for those that are shown.
    unsaid: VecDeque<(String, Unreadable)>,
    /// Whether somebody works on it.
    busy: bool,
    /// Whether the other cases are being fetched.
    asking: bool,
    /// Whether every case of the site is here.
    all_cases: bool,
}

/// A code that waits for its turn.
struct Waiting {
    code: String,
    /// Whether it is kept already: a page that opens reads what is there.
    kept: bool,
}

impl Reading {
    /// Notes why a code was refused; the oldest beyond those that are shown is forgotten.
    fn note(&mut self, code: String, why: Unreadable) {
        self.unsaid.push_back((code, why));
        if self.unsaid.len() > MOST_REFUSED {
            self.unsaid.pop_front();
        }
    }

    /// Puts what was set aside back into the queue.
    fn take_up(&mut self) {
        self.queue.extend(self.aside.drain(..));
    }

    /// Lets go of all that waits: how many codes nobody looked at.
    fn stop(&mut self) -> usize {
        let left = self.queue.len() + self.aside.len();
        self.queue.clear();
        self.aside.clear();
        left
    }
}

/// What happens with a code that was read.
enum Fate {
    /// It is kept.
    Keep,
    /// Nothing more.
    Done,
    /// The other cases of the site are needed to say what it is of.
    OtherCases,
}

impl Room {
    /// Reads these codes when it is their turn; `kept`: they are kept already.
    pub(super) fn queue(self, codes: Vec<String>, kept: bool) {
        self.reading(|reading| reading.queue.extend(codes.into_iter().map(|code| Waiting { code, kept })));
        self.begin_work();
    }

    /// Reads no further. What was read stays.
    pub fn stop_reading(self) {
        let left = self.reading(Reading::stop).unwrap_or(0);
        self.tally.try_update(|tally| tally.stopped += left);
        self.unreached.try_set(0);
        if self.reading(|reading| reading.busy) == Some(false) {
            self.waiting.try_set(None);
        }
    }

    /// Asks once more for the cases that could not be fetched.
    pub fn ask_cases_again(self) {
        self.unreached.try_set(0);
        self.begin_work();
    }

    fn reading<T>(self, f: impl FnOnce(&mut Reading) -> T) -> Option<T> {
        self.inner.try_update_value(|inner| f(&mut inner.reading))
    }

    fn begin_work(self) {
        if self.reading(|reading| !std::mem::replace(&mut reading.busy, true)) == Some(true) {
            self.work(0);
        }
    }

    /// One slice of what waits, and then the next.
    fn work(self, done: usize) {
        if self.is_gone() {
            return;
        }
        let begun = js_sys::Date::now();
        let mut now = done;
        let mut fresh: Vec<String> = Vec::new();
        while js_sys::Date::now() - begun <= SLICE {
            let Some(waiting) = self.reading(|reading| reading.queue.pop_front()).flatten() else {
                if self.say_one() {
                    continue;
                }
                break;
            };
            now += 1;
            match self.read(&waiting) {
                Fate::Keep => fresh.push(waiting.code),
                Fate::Done => {}
                Fate::OtherCases => {
                    self.reading(|reading| reading.aside.push(waiting));
                }
            }
        }
        if !fresh.is_empty()
            && let Some(number) = self.kept.try_with_untracked(|kept| kept.number)
        {
            kept::add_codes(number, &fresh);
            self.app.kept();
        }
        let Some((left, unsaid, aside)) = self.reading(|reading| (reading.queue.len(), reading.unsaid.len(), reading.aside.len())) else { return };
        if left + unsaid > 0 {
            self.waiting.try_set(Some((now, now + left + aside)));
            set_timeout(move || self.work(now), Duration::ZERO);
            return;
        }
        self.reading(|reading| reading.busy = false);
        self.version.try_update(|version| *version += 1);
        self.waiting.try_set((aside > 0).then_some((now.saturating_sub(aside), now.max(aside))));
        if aside > 0 {
            self.fetch_cases();
        }
    }

    /// Fetches all cases for the codes that were set aside, and reads those then; other codes are read in the meantime. When
    /// the cases do not arrive nobody knows what these codes are of: they wait for who asks once more.
    fn fetch_cases(self) {
        if self.reading(|reading| std::mem::replace(&mut reading.asking, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            let all = known::want_all(self.app.library).await;
            let state = self.reading(|reading| {
                reading.asking = false;
                reading.all_cases = all;
                if all {
                    reading.take_up();
                }
                (reading.busy, reading.aside.len())
            });
            let Some((busy, aside)) = state else { return };
            self.unreached.try_set(aside);
            if all {
                self.begin_work();
            } else if !busy {
                self.waiting.try_set(None);
            }
        });
    }

    /// Says why the code was refused whose turn it is. Whether there was one.
    fn say_one(self) -> bool {
        let Some(Some((code, why))) = self.reading(|reading| reading.unsaid.pop_front()) else { return false };
        let language = self.app.settings.with_untracked(|now| now.language());
        self.tell_refused(begin_of(&code), why.say(language));
        true
    }

    fn refuse_code(self, waiting: &Waiting, why: Unreadable) -> Fate {
        self.tally.try_update(|tally| tally.refused += 1);
        self.reading(|reading| reading.note(waiting.code.clone(), why));
        Fate::Done
    }

    /// What becomes of a result that could be read.
    fn count(self, kept: bool, added: Added, lost_words: bool) -> Fate {
        if kept {
            return Fate::Done;
        }
        self.tally.try_update(|tally| {
            tally.lost_words += usize::from(lost_words);
            match added {
                Added::New => tally.added += 1,
                Added::Renewed => tally.words += 1,
                Added::Known => tally.known += 1,
            }
        });
        if added == Added::Known { Fate::Done } else { Fate::Keep }
    }

    fn read(self, waiting: &Waiting) -> Fate {
        let Some(case) = self.kept.try_with_untracked(|kept| kept.case.clone()) else { return Fate::Done };
        let read = known::with_all(|all| {
            code::read(&waiting.code, all).map(|read| {
                let known = match &read {
                    Read::Result { known, .. } | Read::Vote { known, .. } => *known,
                };
                (all.get(known).map(|one| one.id.clone()).unwrap_or_default(), read)
            })
        });
        match read {
            Ok((id, _)) if id != case => {
                let title = untrack(|| super::case_title(self.app, &id));
                self.refuse(begin_of(&waiting.code), fill(self.app.ui_now().together().other_case, &[("title", &title)]));
                Fate::Done
            }
            Ok((_, Read::Result { result, lost_words, .. })) => match self.inner.try_update_value(|inner| inner.group.add(result)) {
                Some(Ok(added)) => self.count(waiting.kept, added, lost_words),
                Some(Err(why)) => {
                    let language = self.app.settings.with_untracked(|now| now.language());
                    self.refuse(begin_of(&waiting.code), why.say(language));
                    Fate::Done
                }
                None => Fate::Done,
            },
            Ok((_, Read::Vote { vote, .. })) => {
                let changed = self.inner.try_update_value(|inner| inner.group.ballot_mut(vote.key).is_some_and(|ballot| ballot.add(vote)));
                if waiting.kept {
                    return Fate::Done;
                }
                let changed = changed == Some(true);
                self.tally.try_update(|tally| if changed { tally.votes += 1 } else { tally.known += 1 });
                if changed { Fate::Keep } else { Fate::Done }
            }
            Err(Unreadable::UnknownCase) if self.reading(|reading| reading.all_cases) == Some(false) => Fate::OtherCases,
            Err(why) => self.refuse_code(waiting, why),
        }
    }
}

/// The first signs of a code, as people read it.
fn begin_of(code: &str) -> String {
    let begin: String = code.split('~').next().unwrap_or("").chars().take(16).collect();
    format!("{}…", code::grouped(&begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(code: &str) -> Waiting {
        Waiting { code: code.into(), kept: false }
    }

    #[test]
    fn what_was_set_aside_is_read_later_and_nothing_is_forgotten_by_it() {
        let mut reading = Reading::default();
        reading.aside.extend([waiting("een"), waiting("twee")]);
        reading.queue.push_back(waiting("drie"));
        reading.take_up();
        assert!(reading.aside.is_empty());
        assert_eq!(reading.queue.iter().map(|one| &*one.code).collect::<Vec<_>>(), ["drie", "een", "twee"]);
    }

    #[test]
    fn only_refusals_that_are_shown_wait_to_be_said() {
        let mut reading = Reading::default();
        (0..10_000).for_each(|number| reading.note(number.to_string(), Unreadable::TooShort));
        assert_eq!(reading.unsaid.len(), MOST_REFUSED);
        assert_eq!(reading.unsaid.back().map(|(code, _)| &**code), Some("9999"), "the newest");
    }

    #[test]
    fn stopping_says_how_many_were_not_looked_at() {
        let mut reading = Reading::default();
        reading.queue.extend([waiting("een"), waiting("twee")]);
        reading.aside.push(waiting("drie"));
        assert_eq!(reading.stop(), 3);
        reading.take_up();
        assert!(reading.queue.is_empty());
    }
}
