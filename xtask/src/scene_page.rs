//! scene.html: the page inside the page that holds the moving picture, so that a broken one can be thrown away with
//! all its memory. Its name has no hash: the pages know it by heart, and index.html need not name it.

use crate::boot::Placed;
use crate::failure::{AtPath, Failure, Outcome};
use crate::page;
use crate::paths;
use crate::site::Site;
use std::fs;

/// Puts scene.html, its style and its script on the site; `art` is the name of the list of drawings.
pub fn add(site: &mut Site, scene: &Placed, art: &str) -> Outcome<()> {
    let read = |name: &str| {
        let path = paths::web().join(name);
        fs::read_to_string(&path).at("read", &path)
    };
    let skeleton = read("scene.html")?;
    let style = site.add("scene.css", read("scene.css")?.as_bytes())?;
    let boot = read("scene.js")?.replace("{{glue}}", &scene.glue).replace("{{wasm}}", &scene.wasm);
    let boot = site.add("scene-boot.js", boot.as_bytes())?;
    let mut filled = skeleton;
    for (name, value) in
        [("csp", page::policy_in_a_page().as_str()), ("style", &style), ("glue", &scene.glue), ("wasm", &scene.wasm), ("art", art), ("boot", &boot)]
    {
        let place = format!("{{{{{name}}}}}");
        if !filled.contains(&place) {
            return Err(Failure::new(format!("web/scene.html has no place {place}."), "put it back: without it the picture cannot load."));
        }
        filled = filled.replace(&place, value);
    }
    site.add_as("scene.html", filled.as_bytes())
}
