//! Files of the disk: opened in place where the browser can (web/editor/disk.js), else by a file field and a download.

use js_sys::{Array, JSON, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::pages::browser;
use crate::pages::json::Json;

/// The element that talks to the disk.
const ID: &str = "case-disk";

/// A file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether it was not UTF-8, so that the text is a guess.
    pub guessed: bool,
    /// Whether it was too large to read.
    pub too_large: bool,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// These files were opened.
    Opened(Vec<Opened>),
    /// The file was saved.
    Saved(String),
    /// Another program changed the file meanwhile.
    Changed(String),
    /// The teacher thought better of it.
    Cancelled,
    /// It did not work, for a reason of the browser.
    Failed(String),
}

/// The element; it is not to be seen.
pub fn place(heard: impl Fn(Answer) + 'static) -> AnyView {
    let answered = move |_: leptos::ev::CustomEvent| {
        if let Some(answer) = element().and_then(|element| Reflect::get(&element, &"answer".into()).ok()).and_then(|answer| read(&answer)) {
            heard(answer);
        }
    };
    view! { <case-disk id=ID hidden=true on:answer=answered></case-disk> }.into_any()
}

fn element() -> Option<JsValue> {
    browser::element(ID).map(JsValue::from)
}

/// Whether files can be opened in place.
pub fn can_open() -> bool {
    element().and_then(|element| Reflect::get(&element, &"able".into()).ok()).and_then(|able| able.as_bool()) == Some(true)
}

fn ask(asked: Json) {
    if let Some(element) = element()
        && let Ok(asked) = JSON::parse(&asked.text())
    {
        let _ = Reflect::set(&element, &"ask".into(), &asked);
    }
}

/// Lets the teacher choose files, to be opened in place.
pub fn open() {
    ask(Json::default().with("do", "open").with("desk", NEW));
}

/// Before a case has a number its files are known under this.
const NEW: &str = "new";

/// The file that was opened as `opened` is the file `name` of the case with this number.
pub fn belongs(opened: &str, number: u32, name: &str) {
    ask(Json::default().with("do", "bind").with("from", format!("{NEW}/{opened}")).with("to", format!("{number}/{name}")));
}

/// Saves a file of the case with this number where it came from, or where the teacher says; `elsewhere`: always ask where;
/// `over`: also when another program changed it.
pub fn save(number: u32, name: &str, text: &str, elsewhere: bool, over: bool) {
    let asked = Json::default().with("do", "save").with("desk", number.to_string()).with("name", name).with("text", text);
    ask(asked.with("as", elsewhere).with("over", over));
}

fn read(answer: &JsValue) -> Option<Answer> {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let string = |of: &JsValue, name: &str| field(of, name).and_then(|value| value.as_string()).unwrap_or_default();
    let is = |of: &JsValue, name: &str| field(of, name).and_then(|value| value.as_bool()) == Some(true);
    Some(match string(answer, "did").as_str() {
        "opened" => {
            let files: Array = field(answer, "files")?.dyn_into().ok()?;
            let one = |file: JsValue| Opened {
                name: string(&file, "name"),
                text: string(&file, "text"),
                guessed: is(&file, "guessed"),
                too_large: is(&file, "large"),
            };
            Answer::Opened(files.iter().map(one).collect())
        }
        "saved" => Answer::Saved(string(answer, "name")),
        "changed" => Answer::Changed(string(answer, "name")),
        "cancelled" => Answer::Cancelled,
        _ => Answer::Failed(string(answer, "why")),
    })
}
