//! The editor of the author's desk: the folder `web/editor` and what it imports from npm, made one file by esbuild.

use crate::failure::{AtPath, Outcome};
use crate::progress::note;
use crate::site::Site;
use crate::{cargo, npm, paths};
use std::fs;
use std::process::Command;

/// Puts the editor and the licences of what is in it on the site and answers its name there. Without npm there is none, and
/// the desk writes in a plain field.
pub fn add(site: &mut Site) -> Outcome<Option<String>> {
    if let Err(failure) = npm::install() {
        note(&format!("Going on without the editor: the author's desk then has a plain field to write in.\n{failure}"));
        return Ok(None);
    }
    let folder = paths::cache().join("editor");
    fs::create_dir_all(&folder).at("make the folder", &folder)?;
    let mut command = Command::new("node");
    command.arg(paths::browser_tests().join("bundle-editor.mjs")).arg(&folder);
    cargo::run(command, "esbuild", "remove tests/browser/node_modules and run the command again: it is installed anew.")?;
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).at("read", &path)
    };
    site.add_as("author.licences.txt", &read("author.licences.txt")?)?;
    site.add("author.js", &read("author.js")?).map(Some)
}
