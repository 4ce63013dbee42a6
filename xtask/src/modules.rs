//! The wasm modules the site is made of. A new one is one more line in [`MODULES`].

/// One program that runs in the browser.
pub struct Module {
    /// The name of its binary in Cargo.toml; its files get this name too.
    pub bin: &'static str,
    /// The feature that switches it on.
    pub feature: &'static str,
    /// What it is, for the progress lines.
    pub what: &'static str,
    /// Whether its source marks parts that may come later.
    pub split: bool,
}

/// What the page loads at once.
pub const PAGES: Module = Module { bin: "pages", feature: "pages", what: "the pages", split: true };

/// What draws the moving picture, in a page of its own that the first one frames.
pub const SCENE: Module = Module { bin: "scene", feature: "scene", what: "the scene", split: false };

/// Every module, in the order they are built.
pub const MODULES: &[Module] = &[PAGES, SCENE];

/// How much trouble the build takes over size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As people get it: smallest.
    Full,
    /// As its makers work on it: soonest.
    Fast,
}

impl Profile {
    /// The Cargo profile; it is also the name of Cargo's folder for it.
    pub fn cargo(self) -> &'static str {
        match self {
            Profile::Full => "web",
            Profile::Fast => "web-fast",
        }
    }
}
