//! The fonts of `web/fonts`, and which of them the page asks for at once.

use crate::failure::{AtPath, Outcome};
use crate::paths;
use crate::site::{self, Site};
use std::collections::BTreeMap;
use std::fs;

/// The name in `web/` (`fonts/x.woff2`) and the name on the site (`fonts/x.<hash>.woff2`).
pub type Fonts = BTreeMap<String, String>;

/// Puts every font on the site, and the licence that must travel with them.
pub fn add(site: &mut Site) -> Outcome<Fonts> {
    let mut fonts = Fonts::new();
    let folder = paths::web().join("fonts");
    if !folder.is_dir() {
        return Ok(fonts);
    }
    for (file, path) in site::entries(&folder)? {
        let name = format!("fonts/{file}");
        if file.ends_with(".woff2") {
            let hashed = site.add(&name, &fs::read(&path).at("read", &path)?)?;
            fonts.insert(name, hashed);
        } else if file == "OFL.txt" {
            site.add_as(&name, &fs::read(&path).at("read", &path)?)?;
        }
    }
    Ok(fonts)
}

/// The fonts of the first screen: upright, with the letters of Dutch and English. Italic may come when the first italic
/// word does, and the letters of other languages with the first name that has one.
pub fn at_once(fonts: &Fonts) -> impl Iterator<Item = &String> {
    fonts.iter().filter(|(name, _)| !name.contains("italic") && !name.contains("more")).map(|(_, hashed)| hashed)
}
