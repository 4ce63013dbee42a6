//! The cases: every folder of `scenarios` that holds a story, and the list that tells the pages which there are.

use crate::failure::{AtPath, Failure, Outcome};
use crate::progress::note;
use crate::site::{self, Site};
use keukentafel::interop::parcel::{Parcel, STORY};
use keukentafel::story::packed::{self, Card, Portion};
use keukentafel::story::wording::{Language, render};
use keukentafel::story::{Story, Translation, load, load_translation};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Puts the cases and their list on the site, and answers the name of the list.
pub fn add(site: &mut Site, scenarios: &Path) -> Outcome<String> {
    let mut cards = Vec::new();
    if scenarios.is_dir() {
        for (id, folder) in site::entries(scenarios)? {
            if folder.join(STORY).is_file() {
                cards.push(add_case(site, &id, &folder)?);
            }
        }
    }
    if cards.is_empty() {
        note("scenarios/ holds no case yet: the site will have none.");
    }
    cards.sort_by(|one: &Card, other| one.order.cmp(&other.order).then(one.id.cmp(&other.id)));
    site.add("cases.kt", &packed::pack_cards(&cards).map_err(unpackable)?)
}

fn unpackable(error: packed::Error) -> Failure {
    Failure::new(format!("a case cannot be packed: {error}"), "This is a mistake in the program.")
}

/// Checks and packs a case: a story with mistakes stops the build, with every mistake in words.
fn add_case(site: &mut Site, id: &str, folder: &Path) -> Outcome<Card> {
    let path = folder.join(STORY);
    let content = fs::read(&path).at("read", &path)?;
    let loaded = load(&path.display().to_string(), &content);
    let Some(story) = loaded.story else {
        let source = String::from_utf8_lossy(&content);
        let told: Vec<String> = loaded.diagnostics.iter().map(|one| render(one, &source, Language::En)).collect();
        return Err(Failure::new(told.join("\n"), "Mend the story; `cargo run -- check scenarios` tells more."));
    };
    let translations = translations(&story, folder)?;
    add_source(site, id, folder, translations.keys())?;
    let mut card = Card::new(id, &story, &translations);
    let mut put = |file: &str, packed: Vec<u8>| -> Outcome<()> {
        card.files.insert(file.to_owned(), site.add(&format!("cases/{id}/{file}.kt"), &packed)?);
        Ok(())
    };
    put("story", packed::pack(&story).map_err(unpackable)?)?;
    put("debrief", packed::pack_debrief(&story).map_err(unpackable)?)?;
    let own = (&story.language, None);
    for (language, translation) in std::iter::once(own).chain(translations.iter().map(|(tag, translation)| (tag, Some(translation)))) {
        for (name, portion) in [("words", Portion::First), ("rest", Portion::Rest)] {
            put(&format!("{name}.{language}"), packed::pack_words(&story, translation, portion).map_err(unpackable)?)?;
        }
    }
    Ok(card)
}

/// The case as it was written, for whoever wants to look into it at the author's desk.
fn add_source<'t>(site: &mut Site, id: &str, folder: &Path, tags: impl Iterator<Item = &'t String>) -> Outcome<()> {
    let mut parcel = Parcel::default();
    for name in std::iter::once(STORY.to_owned()).chain(tags.map(|tag| format!("{tag}.ron"))) {
        let path = folder.join(&name);
        parcel.files.push((name, fs::read_to_string(&path).at("read", &path)?));
    }
    site.add_as(&format!("sources/{id}.txt"), parcel.text().as_bytes())
}

/// The translations beside a story, by the tag that is their name.
fn translations(story: &Story, folder: &Path) -> Outcome<BTreeMap<String, Translation>> {
    let mut found = BTreeMap::new();
    for (name, path) in site::entries(folder)? {
        let Some(language) = name.strip_suffix(".ron").filter(|_| name != STORY && path.is_file()) else { continue };
        let content = fs::read(&path).at("read", &path)?;
        if let (Some(translation), _) = load_translation(story, &path.display().to_string(), &content) {
            found.insert(language.to_owned(), translation);
        }
    }
    Ok(found)
}
