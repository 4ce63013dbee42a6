//! The one place that writes to this device: settings, attempts and what a player writes for herself. When the
//! browser refuses (a private window, a full disk) everything is kept in memory instead, and we say so once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::json::Json;
use super::settings::Settings;
use crate::play::order_by;

/// Goes before every key; a later shape of the data gets another number.
const PREFIX: &str = "keukentafel.1.";

thread_local! {
    /// What could not be written to the device.
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// One play of one case, as it is kept.
#[derive(Clone, Debug, PartialEq)]
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
    pub read: usize,
    /// Whether the month was told to its end.
    pub finished: bool,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: f64,
    /// The attempt it branched from, and how many decisions they share.
    pub from: Option<(u32, usize)>,
}

impl Attempt {
    fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let from = json.number("from").zip(json.number("shared"));
        Some(Self {
            case: json.string("case")?,
            number: json.number("number")? as u32,
            seat: json.string("seat")?,
            seed: json.string("seed")?.parse().ok()?,
            decisions: json.strings("decisions")?,
            read: json.number("read").unwrap_or(0.0) as usize,
            finished: json.bool("finished").unwrap_or(false),
            changed: json.number("changed").unwrap_or(0.0),
            from: from.map(|(number, shared)| (number as u32, shared as usize)),
        })
    }

    fn text(&self) -> String {
        let mut json = Json::default()
            .with("case", &*self.case)
            .with("number", self.number)
            .with("seat", &*self.seat)
            // As text: a number of JSON is not exact beyond 2 to the power of 53.
            .with("seed", self.seed.to_string())
            .with_strings("decisions", &self.decisions)
            .with("read", self.read as f64)
            .with("finished", self.finished)
            .with("changed", self.changed);
        if let Some((number, shared)) = self.from {
            json = json.with("from", number).with("shared", shared as f64);
        }
        json.text()
    }
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
    let json = Json::parse(&read("settings")?)?;
    let known = Settings::default();
    Some(Settings {
        language: json.string("language").unwrap_or(known.language),
        size: json.number("size").map_or(known.size, |size| size as u16),
        picture: json.bool("picture").unwrap_or(known.picture),
        at_once: json.bool("at_once").unwrap_or(known.at_once),
        volume: json.number("volume").map_or(known.volume, |volume| (volume as u16).min(100)),
        keys: json.bool("keys").unwrap_or(known.keys),
        ask_sure: json.bool("ask_sure").unwrap_or(known.ask_sure),
    })
}

/// Keeps the settings.
pub fn keep_settings(settings: &Settings) {
    let json = Json::default()
        .with("language", &*settings.language)
        .with("size", settings.size)
        .with("picture", settings.picture)
        .with("at_once", settings.at_once)
        .with("volume", settings.volume)
        .with("keys", settings.keys)
        .with("ask_sure", settings.ask_sure);
    write("settings", &json.text());
}

fn attempt_key(case: &str, number: u32) -> String {
    format!("attempt.{case}.{number}")
}

/// One attempt. What cannot be read is left where it is and not shown.
pub fn attempt(case: &str, number: u32) -> Option<Attempt> {
    Attempt::parse(&read(&attempt_key(case, number))?)
}

/// All attempts, newest first.
pub fn attempts() -> Vec<Attempt> {
    let start = format!("{PREFIX}attempt.");
    let mut keys: Vec<String> = MEMORY.with_borrow(|memory| memory.keys().cloned().collect());
    if let Some(device) = device() {
        let count = device.length().unwrap_or(0);
        keys.extend((0..count).filter_map(|index| device.key(index).ok()?));
    }
    // What memory holds of a key that the device has too is read once.
    let twice = |index: usize| keys[..index].contains(&keys[index]);
    let ours = (0..keys.len()).filter(|index| keys[*index].starts_with(&start) && !twice(*index));
    let mut found: Vec<Attempt> = ours.filter_map(|index| Attempt::parse(&read(&keys[index][PREFIX.len()..])?)).collect();
    order_by(&mut found, |a, b| (a.changed, a.number) > (b.changed, b.number));
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
    write(&attempt_key(&attempt.case, attempt.number), &attempt.text());
}

/// What a player wrote in the look-back of an attempt: question and answer.
pub fn writing(case: &str, number: u32) -> BTreeMap<String, String> {
    let json = read(&format!("writing.{case}.{number}")).and_then(|text| Json::parse(&text)).unwrap_or_default();
    json.names().into_iter().filter_map(|name| Some((name.clone(), json.string(&name)?))).collect()
}

/// Keeps what a player wrote. It never leaves this device.
pub fn keep_writing(case: &str, number: u32, writing: &BTreeMap<String, String>) {
    let json = writing.iter().fold(Json::default(), |json, (question, words)| json.with(question, &**words));
    write(&format!("writing.{case}.{number}"), &json.text());
}
