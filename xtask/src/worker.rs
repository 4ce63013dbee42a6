//! worker.js: starts the worker that checks a case while somebody writes it. Its name has no hash: the author's desk knows it by
//! heart, and index.html, which everybody fetches, need not name it.

use crate::boot::Placed;
use crate::failure::{AtPath, Outcome};
use crate::paths;
use crate::site::Site;
use std::fs;

/// Puts worker.js on the site.
pub fn add(site: &mut Site, worker: &Placed) -> Outcome<()> {
    let path = paths::web().join("worker.js");
    let boot = fs::read_to_string(&path).at("read", &path)?;
    site.add_as("worker.js", boot.replace("{{glue}}", &worker.glue).replace("{{wasm}}", &worker.wasm).as_bytes())
}
