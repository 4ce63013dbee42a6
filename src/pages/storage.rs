//! The one place that writes to this device: settings, attempts and what a player writes for herself. When the
//! browser refuses (a private window, a full disk) everything is kept in memory instead, and we say so once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::settings::Settings;

/// Goes before every key; a later shape of the data gets another number.
const PREFIX: &str = "keukentafel.1.";

thread_local! {
    /// What could not be written to the device.
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// One play of one case, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The case.
    pub case: String,
    /// Its number among the attempts at this case, from 1.
    pub number: u32,
    /// The seat.
    pub seat: String,
    /// The seed.
    pub seed: u64,
    /// Everything that was decided.
    pub decisions: Vec<String>,
    /// How many lines of the present step were read.
    #[serde(default)]
    pub read: usize,
    /// Whether the month was told to its end.
    #[serde(default)]
    pub finished: bool,
    /// When it was last changed, in milliseconds since 1970.
    #[serde(default)]
    pub changed: f64,
    /// The attempt it branched from, and how many decisions they share.
    #[serde(default)]
    pub from: Option<(u32, usize)>,
}

fn device() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn read(key: &str) -> Option<String> {
    let key = format!("{PREFIX}{key}");
    let remembered = MEMORY.with_borrow(|memory| memory.get(&key).cloned());
    remembered.or_else(|| device()?.get_item(&key).ok()?)
}

fn write(key: &str, value: &str) {
    let key = format!("{PREFIX}{key}");
    let written = device().is_some_and(|device| device.set_item(&key, value).is_ok());
    MEMORY.with_borrow_mut(|memory| {
        if written {
            memory.remove(&key);
        } else {
            memory.insert(key, value.to_owned());
            REFUSED.set(true);
        }
    });
}

/// Whether something could not be kept on this device.
pub fn refused() -> bool {
    REFUSED.get()
}

/// The settings, when there are any.
pub fn settings() -> Option<Settings> {
    serde_json::from_str(&read("settings")?).ok()
}

/// Keeps the settings.
pub fn keep_settings(settings: &Settings) {
    if let Ok(text) = serde_json::to_string(settings) {
        write("settings", &text);
    }
}

fn attempt_key(case: &str, number: u32) -> String {
    format!("attempt.{case}.{number}")
}

/// One attempt. What cannot be read is left where it is and not shown.
pub fn attempt(case: &str, number: u32) -> Option<Attempt> {
    serde_json::from_str(&read(&attempt_key(case, number))?).ok()
}

/// All attempts, newest first.
pub fn attempts() -> Vec<Attempt> {
    let start = format!("{PREFIX}attempt.");
    let mut keys: Vec<String> = MEMORY.with_borrow(|memory| memory.keys().cloned().collect());
    if let Some(device) = device() {
        let count = device.length().unwrap_or(0);
        keys.extend((0..count).filter_map(|index| device.key(index).ok()?));
    }
    keys.sort();
    keys.dedup();
    let mut found: Vec<Attempt> =
        keys.iter().filter(|key| key.starts_with(&start)).filter_map(|key| serde_json::from_str(&read(&key[PREFIX.len()..])?).ok()).collect();
    found.sort_by(|a, b| b.changed.total_cmp(&a.changed).then(b.number.cmp(&a.number)));
    found
}

/// A number no attempt at this case has.
pub fn free_number(case: &str) -> u32 {
    attempts().iter().filter(|attempt| attempt.case == case).map(|attempt| attempt.number).max().unwrap_or(0) + 1
}

/// Keeps an attempt. `known` is what this page last kept of it: when another window went on with the same attempt in
/// the meantime, ours gets a number of its own, so that neither is lost.
pub fn keep_attempt(attempt: &mut Attempt, known: &[String]) {
    attempt.changed = js_sys::Date::now();
    let elsewhere = self::attempt(&attempt.case, attempt.number)
        .is_some_and(|stored| stored.decisions != known && !attempt.decisions.starts_with(&stored.decisions));
    if elsewhere {
        attempt.from = Some((attempt.number, known.len()));
        attempt.number = free_number(&attempt.case);
    }
    if let Ok(text) = serde_json::to_string(attempt) {
        write(&attempt_key(&attempt.case, attempt.number), &text);
    }
}

/// What a player wrote in the look-back of an attempt: question and answer.
pub fn writing(case: &str, number: u32) -> BTreeMap<String, String> {
    read(&format!("writing.{case}.{number}")).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps what a player wrote. It never leaves this device.
pub fn keep_writing(case: &str, number: u32, writing: &BTreeMap<String, String>) {
    if let Ok(text) = serde_json::to_string(writing) {
        write(&format!("writing.{case}.{number}"), &text);
    }
}
