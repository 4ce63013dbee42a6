//! What is kept on the device is JSON, read and written by the browser itself: a library for it would weigh more than
//! all that is kept. What is missing or of another kind reads as `None`, so that a later shape can still be read.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object of JSON.
#[derive(Clone, Default)]
pub struct Json(Object);

impl Json {
    /// The object a text holds.
    pub fn parse(text: &str) -> Option<Self> {
        let value = JSON::parse(text).ok().filter(JsValue::is_object)?;
        Some(Self(value.into()))
    }

    /// As text.
    pub fn text(&self) -> String {
        JSON::stringify(&self.0).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn get(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
    }

    /// A text.
    pub fn string(&self, name: &str) -> Option<String> {
        self.get(name)?.as_string()
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.as_f64()
    }

    /// Yes or no.
    pub fn bool(&self, name: &str) -> Option<bool> {
        self.get(name)?.as_bool()
    }

    /// A list of texts.
    pub fn strings(&self, name: &str) -> Option<Vec<String>> {
        let value = self.get(name).filter(Array::is_array)?;
        Array::from(&value).iter().map(|item| item.as_string()).collect()
    }

    /// The names in the object.
    pub fn names(&self) -> Vec<String> {
        Object::keys(&self.0).iter().filter_map(|name| name.as_string()).collect()
    }

    /// The same object with this in it.
    pub fn with(self, name: &str, value: impl Into<JsValue>) -> Self {
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), &value.into());
        self
    }

    /// The same object with a list of texts in it.
    pub fn with_strings(self, name: &str, texts: &[String]) -> Self {
        let list = Array::new();
        for text in texts {
            list.push(&JsValue::from_str(text));
        }
        self.with(name, list)
    }
}
