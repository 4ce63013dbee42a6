//! Files that somebody chose in a field or dropped on the page.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::debrief::MOST_TEXT;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// It is larger than any group and any case.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// The text of a file, unless it is too large to be one of ours: then it never comes into memory.
pub async fn read_file(file: &OneFile) -> Result<String, FileTrouble> {
    if file.size() > MOST_TEXT as f64 {
        return Err(FileTrouble::TooLarge);
    }
    let text = file.text().map_err(|_| FileTrouble::Unreadable)?;
    JsFuture::from(text).await.ok().and_then(|text| text.as_string()).ok_or(FileTrouble::Unreadable)
}

/// The bytes of a file, under the same condition.
pub async fn read_bytes(file: &OneFile) -> Result<Vec<u8>, FileTrouble> {
    if file.size() > MOST_TEXT as f64 {
        return Err(FileTrouble::TooLarge);
    }
    let bytes = file.array_buffer().map_err(|_| FileTrouble::Unreadable)?;
    let bytes = JsFuture::from(bytes).await.map_err(|_| FileTrouble::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The files that were chosen in the field an event is about; it is empty afterwards, so that the same can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Vec<OneFile> {
    let Some(field) = event.target().map(JsCast::unchecked_into::<Field>) else { return Vec::new() };
    let files = listed(field.files());
    field.set_value("");
    files
}

/// The files that were dropped.
pub fn dropped(event: web_sys::Event) -> Vec<OneFile> {
    let event: Files = event.unchecked_into();
    listed(event.data_transfer().and_then(|data| data.files()))
}

fn listed(files: Option<js_sys::Object>) -> Vec<OneFile> {
    files.iter().flat_map(|files| js_sys::Array::from(files).to_vec()).map(JsCast::unchecked_into).collect()
}

#[wasm_bindgen]
extern "C" {
    /// A field, as far as we use it.
    pub type Field;
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Field) -> String;
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &Field, value: &str);
    #[wasm_bindgen(method, getter)]
    fn files(this: &Field) -> Option<js_sys::Object>;

    /// What is dropped.
    type Files;
    #[wasm_bindgen(method, getter, js_name = dataTransfer)]
    fn data_transfer(this: &Files) -> Option<Data>;
    type Data;
    #[wasm_bindgen(method, getter)]
    fn files(this: &Data) -> Option<js_sys::Object>;

    /// A file.
    pub type OneFile;
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &OneFile) -> String;
    #[wasm_bindgen(method, getter)]
    fn size(this: &OneFile) -> f64;
    #[wasm_bindgen(method, catch)]
    fn text(this: &OneFile) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &OneFile) -> Result<js_sys::Promise, JsValue>;
}
