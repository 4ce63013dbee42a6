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
    /// What counts when people get it.
    pub wants: Wants,
}

impl Module {
    /// What tells Cargo that this module is meant, compiled for a browser.
    pub fn cargo_words(&self) -> [&'static str; 7] {
        ["--package", "keukentafel", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", self.feature]
    }
}

/// What a module is optimised for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// As few bytes as can be: everybody waits for them.
    Size,
    /// Speed: it is fetched by few, and runs at every keystroke.
    Speed,
}

/// What the page loads at once.
pub const PAGES: Module = Module { bin: "pages", feature: "pages", what: "the pages", split: true, wants: Wants::Size };

/// What draws the moving picture, in a page of its own that the first one frames.
pub const SCENE: Module = Module { bin: "scene", feature: "scene", what: "the scene", split: false, wants: Wants::Size };

/// What checks a case while somebody writes it, in a thread of its own.
pub const WORKER: Module = Module { bin: "worker", feature: "worker", what: "the worker", split: false, wants: Wants::Speed };

/// Every module, in the order they are built.
pub const MODULES: &[Module] = &[PAGES, SCENE, WORKER];

/// How much trouble the build takes over size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As people get it: smallest.
    Full,
    /// As its makers work on it: soonest.
    Fast,
}

impl Profile {
    /// The Cargo profile of a module; it is also the name of Cargo's folder for it.
    pub fn cargo(self, module: &Module) -> &'static str {
        match (self, module.wants) {
            (Profile::Full, Wants::Size) => "web",
            (Profile::Full, Wants::Speed) => "web-quick",
            (Profile::Fast, _) => "web-fast",
        }
    }
}
