//! The browser around the pages: its window, its address, its chance, its focus. Every call that can fail is caught
//! here, so that a strange browser costs a comfort and never the play.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, Window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(numbers: &js_sys::Uint32Array) -> Result<(), JsValue>;
}

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The page.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The part of the address from `#` on.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to another page of ours.
pub fn go(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(address);
    }
}

/// Writes another address for the page one is on, without a step in the history.
pub fn rename(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Sets an attribute on `<html>`.
pub fn on_html(name: &str, value: &str) {
    if let Some(html) = document().and_then(|document| document.document_element()) {
        let _ = html.set_attribute(name, value);
    }
}

/// The name in the tab.
pub fn title(words: &str) {
    if let Some(document) = document() {
        document.set_title(words);
    }
}

/// What a `<meta>` of this name says.
pub fn meta(name: &str) -> Option<String> {
    document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok()??.get_attribute("content")
}

/// Whether Dutch stands before English in the languages of this browser; when neither does, it is Dutch.
pub fn prefers_dutch() -> bool {
    let of = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).ok();
    let language = window().and_then(|window| of(&of(&window, "navigator")?, "language")?.as_string());
    !language.unwrap_or_default().starts_with("en")
}

/// A seed nobody can guess, small enough to read aloud.
pub fn random_seed() -> u64 {
    u64::from(random_number() % 100_000)
}

/// Thirty-two bits of chance.
pub fn random_number() -> u32 {
    let numbers = js_sys::Uint32Array::new_with_length(1);
    match get_random_values(&numbers) {
        Ok(()) => numbers.get_index(0),
        Err(_) => (js_sys::Math::random() * f64::from(u32::MAX)) as u32,
    }
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element with this id and brings it into sight.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        show(id);
    }
}

/// The same, once what changed now is on the page; whoever went somewhere else before that stays there. Once more a moment
/// later when nothing has the focus by then: that was seen now and then on a page that was still starting its picture.
pub fn focus_soon(id: impl Into<String>) {
    let first = SOON.with_borrow_mut(|soon| {
        let before = soon.take();
        let first = before.is_none();
        *soon = Some((id.into(), before.map_or_else(focused, |(_, had)| had)));
        first
    });
    if first {
        leptos::prelude::request_animation_frame(focus_now);
    }
}

fn focus_now() {
    let Some((id, had)) = SOON.take() else { return };
    let has = focused();
    if has.is_some() && has != had {
        return;
    }
    focus(&id);
    let again = move || {
        if focused().is_none() {
            focus(&id);
        }
    };
    leptos::prelude::set_timeout(again, std::time::Duration::from_millis(150));
}

/// What has the focus, when something has.
fn focused() -> Option<web_sys::Element> {
    document()?.active_element().filter(|element| element.tag_name() != "BODY")
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Fetches a file of the site. The error is for the console: the page has its own words for it.
pub async fn fetch(address: &str) -> Result<Vec<u8>, String> {
    Ok(js_sys::Uint8Array::new(&fetch_away(address).await?).to_vec())
}

/// The same, without taking what came into our own memory.
pub async fn fetch_away(address: &str) -> Result<JsValue, String> {
    let wrong = |error: JsValue| format!("{address}: {error:?}");
    let window = window().ok_or("no window")?;
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(address)).await.map_err(wrong)?.dyn_into().map_err(wrong)?;
    if !response.ok() {
        return Err(format!("{address}: {}", response.status()));
    }
    JsFuture::from(response.array_buffer().map_err(wrong)?).await.map_err(wrong)
}

/// Brings the element with this id into sight.
pub fn show(id: &str) {
    if let Some(element) = element(id) {
        let how = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&how, &JsValue::from_str("block"), &JsValue::from_str("nearest"));
        let _ = element.unchecked_into::<Opens>().scroll_into_view_how(&how);
    }
}

thread_local! {
    /// What gets the focus at the next frame, and what had it when that was asked for.
    static SOON: std::cell::RefCell<Option<(String, Option<web_sys::Element>)>> = const { std::cell::RefCell::new(None) };
    /// Where the page that comes next begins.
    static WANTED: std::cell::RefCell<Option<String>> = const { std::cell::RefCell::new(None) };
}

/// The page that comes next begins at the element with this id.
pub fn want_focus(id: String) {
    WANTED.with_borrow_mut(|wanted| *wanted = Some(id));
}

/// The focus to where a new page begins: at what was wanted, else at its title.
pub fn begin_page() {
    let wanted = WANTED.with_borrow_mut(Option::take);
    if wanted.is_none() {
        to_top();
    }
    let id = wanted.unwrap_or_else(|| "page-title".to_owned());
    focus_soon(id);
}

#[wasm_bindgen]
extern "C" {
    /// A `<dialog>`, `<details>` or field, as far as we use it.
    #[wasm_bindgen(extends = HtmlElement)]
    type Opens;
    #[wasm_bindgen(method, catch, js_name = showModal)]
    fn show_modal(this: &Opens) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = scrollIntoView)]
    fn scroll_into_view_how(this: &Opens, how: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Opens) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter)]
    fn open(this: &Opens) -> Option<bool>;
    #[wasm_bindgen(method)]
    fn select(this: &Opens);
}

/// Opens the dialog with this id.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = element(id).map(JsCast::unchecked_into::<Opens>)
        && dialog.open() != Some(true)
    {
        let _ = dialog.show_modal();
    }
}

/// Closes it.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = element(id).map(JsCast::unchecked_into::<Opens>) {
        let _ = dialog.close();
    }
}

/// Whether the `<details>` an event is about is open now.
pub fn is_open(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<Opens>().open() == Some(true))
}

/// Whether the window is that of a phone, upright or on its side: the picture is then as narrow as one.
pub fn narrow() -> bool {
    let query = window().and_then(|window| window.match_media("(max-width: 700px), (max-height: 480px)").ok()?);
    query.is_some_and(|query| query.matches())
}

/// The address of the site, without what stands behind `#`.
pub fn site() -> String {
    let whole = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

/// Lets the browser save a text as a file.
pub fn save_file(name: &str, text: &str) {
    let save = || -> Option<()> {
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let blob = web_sys::Blob::new_with_str_sequence(&parts).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let link: web_sys::HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // Not at once: some browsers begin to read it only now.
        let forget = move || drop(web_sys::Url::revoke_object_url(&address));
        leptos::prelude::set_timeout(forget, std::time::Duration::from_secs(60));
        Some(())
    };
    save();
}

/// What holds the clipboard; a page that came over plain http has none.
fn clipboard() -> Option<JsValue> {
    let of = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).ok();
    of(&of(&window()?.into(), "navigator")?, "clipboard").filter(JsValue::is_object)
}

/// Whether this page may copy.
pub fn can_copy() -> bool {
    clipboard().is_some()
}

/// Copies a text; whether it could.
pub async fn copy(text: &str) -> bool {
    let asked = || -> Option<js_sys::Promise> {
        let clipboard = clipboard()?;
        let write: js_sys::Function = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
        write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
    };
    match asked() {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Selects all that stands in the field an event is about.
pub fn select_all(event: &web_sys::Event) {
    if let Some(field) = event.target() {
        field.unchecked_into::<Opens>().select();
    }
}

/// Puts the style sheet on the page whose name a `<meta>` of this name says, unless it is there. What stands behind it there is
/// something else.
pub fn add_style(name: &str) {
    let Some(address) = meta(name).and_then(|names| names.split(' ').next().map(str::to_owned)).filter(|address| !address.is_empty()) else { return };
    let Some(page) = document() else { return };
    if page.query_selector(&format!("link[href=\"{address}\"]")).ok().flatten().is_some() {
        return;
    }
    let Ok(link) = page.create_element("link") else { return };
    let _ = link.set_attribute("rel", "stylesheet").and_then(|()| link.set_attribute("href", &address));
    if let Ok(Some(head)) = page.query_selector("head") {
        let _ = head.append_child(&link);
    }
}

/// Runs a module of this site, unless that was done.
pub fn add_script(address: &str) {
    let Some(page) = document() else { return };
    if page.query_selector(&format!("script[src=\"{address}\"]")).ok().flatten().is_some() {
        return;
    }
    let Ok(script) = page.create_element("script") else { return };
    let _ = script.set_attribute("type", "module").and_then(|()| script.set_attribute("src", address));
    if let Ok(Some(head)) = page.query_selector("head") {
        let _ = head.append_child(&script);
    }
}

#[wasm_bindgen]
extern "C" {
    /// What fills a screen.
    #[wasm_bindgen(extends = HtmlElement)]
    type Fills;
    #[wasm_bindgen(method, catch, js_name = requestFullscreen)]
    fn request_fullscreen(this: &Fills) -> Result<js_sys::Promise, JsValue>;
    /// The page, as far as it can leave that again.
    type Leaves;
    #[wasm_bindgen(method, catch, js_name = exitFullscreen)]
    fn exit_fullscreen(this: &Leaves) -> Result<js_sys::Promise, JsValue>;
}

/// Whether this browser lets a page fill the screen.
pub fn can_fill_screen() -> bool {
    let allowed = |page: Document| js_sys::Reflect::get(&page, &"fullscreenEnabled".into()).ok().and_then(|on| on.as_bool());
    document().and_then(allowed) == Some(true)
}

/// Fills the screen, or leaves it.
pub fn fill_screen() {
    let Some(page) = document() else { return };
    let full = js_sys::Reflect::get(&page, &"fullscreenElement".into()).is_ok_and(|element| element.is_object());
    let asked = match page.document_element() {
        Some(html) if !full => html.unchecked_into::<Fills>().request_fullscreen(),
        _ => page.unchecked_into::<Leaves>().exit_fullscreen(),
    };
    if let Ok(promise) = asked {
        leptos::task::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// Prints the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}
