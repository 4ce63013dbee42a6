//! Where things are. Only this file knows the layout of the repository.

use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    // `cargo run` names the folder of xtask. Someone who starts the program by hand does so from the root.
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .and_then(|xtask| xtask.parent().map(PathBuf::from))
        .unwrap_or_else(|| PathBuf::from("."))
}

/// Cargo's output folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from) {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// What the build keeps between two runs.
pub fn cache() -> PathBuf {
    target().join("site-cache")
}

/// The finished site.
pub fn site() -> PathBuf {
    root().join("dist/site")
}

/// What the site is made from besides code: index.html, style.css, fonts.
pub fn web() -> PathBuf {
    root().join("web")
}

/// The drawings of the moving picture.
pub fn assets() -> PathBuf {
    root().join("assets")
}

/// The cases people play.
pub fn scenarios() -> PathBuf {
    root().join("scenarios")
}

/// The browser tests, with the packages from npm.
pub fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}
