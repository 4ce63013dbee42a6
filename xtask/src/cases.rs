//! The cases: every folder of `scenarios` that holds a story, and the list that tells the pages which there are.

use crate::failure::{AtPath, Failure, Outcome};
use crate::progress::note;
use crate::site::{self, Site};
use keukentafel::story::wording::{Language, render};
use keukentafel::story::{load, load_translation, packed};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The file a case cannot do without; the other `.ron` files beside it are translations.
const STORY: &str = "story.ron";

/// Puts the cases and their list on the site, and answers the name of the list:
/// `[{"id":"ansaj","files":{"story":"cases/ansaj/story.<hash>.kt","en":"…"}}]`, names relative to the page.
pub fn add(site: &mut Site, scenarios: &Path) -> Outcome<String> {
    let mut cases = Vec::new();
    if scenarios.is_dir() {
        for (id, folder) in site::entries(scenarios)? {
            if folder.join(STORY).is_file() {
                let files = add_files(site, &id, &folder)?;
                cases.push(json!({ "id": id, "files": files }));
            }
        }
    }
    if cases.is_empty() {
        note("scenarios/ holds no case yet: the site will have none.");
    }
    site.add("cases.json", Value::Array(cases).to_string().as_bytes())
}

/// Checks and packs a case: a story with mistakes stops the build, with every mistake in words.
fn add_files(site: &mut Site, id: &str, folder: &Path) -> Outcome<Map<String, Value>> {
    let mut files = Map::new();
    let path = folder.join(STORY);
    let content = fs::read(&path).at("read", &path)?;
    let loaded = load(&path.display().to_string(), &content);
    let Some(story) = loaded.story else {
        let source = String::from_utf8_lossy(&content);
        let told: Vec<String> = loaded.diagnostics.iter().map(|one| render(one, &source, Language::En)).collect();
        return Err(Failure::new(told.join("\n"), "Mend the story; `cargo run -- check scenarios` tells more."));
    };
    let packed = packed::pack(&story)
        .map_err(|error| Failure::new(format!("{} cannot be packed: {error}", path.display()), "This is a mistake in the program."))?;
    files.insert("story".to_owned(), Value::String(site.add(&format!("cases/{id}/story.kt"), &packed)?));
    for (name, path) in site::entries(folder)? {
        let Some(language) = name.strip_suffix(".ron").filter(|_| name != STORY && path.is_file()) else { continue };
        let content = fs::read(&path).at("read", &path)?;
        let (translation, _) = load_translation(&story, &path.display().to_string(), &content);
        if let Some(packed) = translation.and_then(|translation| packed::pack_translation(&translation).ok()) {
            files.insert(language.to_owned(), Value::String(site.add(&format!("cases/{id}/{language}.kt"), &packed)?));
        }
    }
    Ok(files)
}
