//! The cases: every folder of `scenarios` that holds a story, and the list that tells the pages which there are.

use crate::failure::{AtPath, Outcome};
use crate::progress::note;
use crate::site::{self, Site};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The file a case cannot do without; the other `.ron` files beside it are translations.
const STORY: &str = "story.ron";

/// Puts the cases and their list on the site, and answers the name of the list:
/// `[{"id":"ansaj","files":{"story.ron":"cases/ansaj/story.<hash>.ron","en.ron":"…"}}]`, names relative to the page.
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

fn add_files(site: &mut Site, id: &str, folder: &Path) -> Outcome<Map<String, Value>> {
    let mut files = Map::new();
    for (name, path) in site::entries(folder)? {
        if name.ends_with(".ron") && path.is_file() {
            let content = fs::read(&path).at("read", &path)?;
            let hashed = site.add(&format!("cases/{id}/{name}"), &content)?;
            files.insert(name, Value::String(hashed));
        }
    }
    Ok(files)
}
