//! The folder a browser gets: files are added to it, and what nobody added this time is removed at the end.

use crate::compress;
use crate::failure::{AtPath, Outcome};
use crate::modules::Profile;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Sixteen hexadecimal digits that say what is in a file. The server takes a name with such a part for one whose
/// content never changes.
pub fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn hashed(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

fn readdressed(script: &str, names: &BTreeMap<String, String>) -> String {
    names.iter().fold(script.to_owned(), |script, (old, new)| {
        ["from ", "from", "new URL("]
            .iter()
            .fold(script, |script, before| script.replace(&format!("{before}\"./{old}\""), &format!("{before}\"./{new}\"")))
    })
}

/// What is in a folder, by name, always in the same order.
pub fn entries(folder: &Path) -> Outcome<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).at("read", folder)? {
        let path = entry.at("read", folder)?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
            found.push((name.to_owned(), path));
        }
    }
    found.sort();
    Ok(found)
}

/// The site while it is being made.
pub struct Site {
    root: PathBuf,
    profile: Profile,
    /// Everything that belongs there, as absolute paths.
    kept: BTreeSet<PathBuf>,
}

impl Site {
    /// Starts on a new site over whatever the last one left.
    pub fn begin(root: PathBuf, profile: Profile) -> Outcome<Self> {
        fs::create_dir_all(&root).at("make the folder", &root)?;
        Ok(Self { root, profile, kept: BTreeSet::new() })
    }

    /// Adds a file under a name that says what is in it, and answers that name: `style.css` becomes
    /// `style.0123456789abcdef.css`. Names are relative to the page, so the site works in any folder of any host.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Outcome<String> {
        let hashed = hashed(name, &hash(content));
        self.write(&hashed, content, true)?;
        Ok(hashed)
    }

    /// Adds files that name one another. All get the hash of them all, and what a script imports or fetches is made to
    /// fit: `from "./name"`, with or without its space, and `new URL("./name"`. Elsewhere a name stays: there it is not an address. Answers the
    /// new name of each.
    pub fn add_together(&mut self, files: &BTreeMap<String, Vec<u8>>) -> Outcome<BTreeMap<String, String>> {
        let all: Vec<u8> = files.values().flatten().copied().collect();
        let hash = hash(&all);
        let names: BTreeMap<String, String> = files.keys().map(|name| (name.clone(), hashed(name, &hash))).collect();
        for (name, content) in files {
            match std::str::from_utf8(content) {
                Ok(script) => self.write(&names[name], readdressed(script, &names).as_bytes(), false)?,
                Err(_) => self.write(&names[name], content, true)?,
            }
        }
        Ok(names)
    }

    /// Adds a file under exactly this name.
    pub fn add_as(&mut self, name: &str, content: &[u8]) -> Outcome<()> {
        self.write(name, content, false)
    }

    fn write(&mut self, name: &str, content: &[u8], named_after_content: bool) -> Outcome<()> {
        let path = self.root.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).at("make the folder", folder)?;
        }
        if !(named_after_content && path.exists()) {
            put(&path, content)?;
        }
        if self.profile == Profile::Full && compress::pays(&path) {
            for (ending, compress) in COMPRESSED {
                let compressed = with(&path, ending);
                if !(named_after_content && compressed.exists()) {
                    let smaller = compress(content, &path)?;
                    if smaller.len() >= content.len() {
                        continue;
                    }
                    put(&compressed, &smaller)?;
                }
                self.kept.insert(compressed);
            }
        }
        self.kept.insert(path);
        Ok(())
    }

    /// Removes what is left of earlier sites.
    pub fn finish(self) -> Outcome<()> {
        self.clean(&self.root).map(|_| ())
    }

    /// True when nothing is left in the folder.
    fn clean(&self, folder: &Path) -> Outcome<bool> {
        let mut empty = true;
        for (_, path) in entries(folder)? {
            if path.is_dir() {
                if self.clean(&path)? {
                    fs::remove_dir(&path).at("remove", &path)?;
                    continue;
                }
            } else if !self.kept.contains(&path) {
                fs::remove_file(&path).at("remove", &path)?;
                continue;
            }
            empty = false;
        }
        Ok(empty)
    }
}

/// What the name of a brotli file ends in, after the name of the file it stands for.
pub const BROTLI: &str = "br";
/// The same for gzip.
pub const GZIP: &str = "gz";

type Compress = fn(&[u8], &Path) -> Outcome<Vec<u8>>;
const COMPRESSED: [(&str, Compress); 2] = [(BROTLI, compress::brotli), (GZIP, compress::gzip)];

/// This name with something after it: `index.html` and `br` make `index.html.br`.
pub fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Writes beside and moves into place: a server, or a run that is interrupted, never sees half a file.
fn put(path: &Path, content: &[u8]) -> Outcome<()> {
    let beside = with(path, "new");
    fs::write(&beside, content).at("write", &beside)?;
    fs::rename(&beside, path).at("put in place", path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("kt-xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_file_nobody_added_again_is_gone_with_its_folder() {
        let root = folder("stale");
        let mut site = Site::begin(root.clone(), Profile::Full).unwrap();
        let old = site.add("cases/old/story.ron", b"old").unwrap();
        site.finish().unwrap();
        assert!(root.join(&old).exists());

        let mut site = Site::begin(root.clone(), Profile::Full).unwrap();
        let new = site.add("style.css", "body{color:red}".repeat(9).as_bytes()).unwrap();
        site.finish().unwrap();
        assert!(!root.join("cases").exists());
        assert!(root.join(format!("{new}.br")).exists());
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn files_that_name_one_another_still_do_under_their_new_names() {
        let root = folder("together");
        let mut site = Site::begin(root.clone(), Profile::Fast).unwrap();
        let files = BTreeMap::from([
            ("a.js".to_owned(), b"import { b } from \"./b.js\"; const imports = { \"./b.js\": b };".to_vec()),
            ("b.js".to_owned(), b"import { a } from \"./a.js\"; new URL(\"./c.wasm\", import.meta.url)".to_vec()),
            ("c.wasm".to_owned(), b"\0\xff".to_vec()),
        ]);
        let names = site.add_together(&files).unwrap();
        let text = |name: &str| fs::read_to_string(root.join(&names[name])).unwrap();
        assert_eq!(text("a.js"), format!("import {{ b }} from \"./{}\"; const imports = {{ \"./b.js\": b }};", names["b.js"]));
        assert_eq!(text("b.js"), format!("import {{ a }} from \"./{}\"; new URL(\"./{}\", import.meta.url)", names["a.js"], names["c.wasm"]));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_name_changes_with_the_content_and_keeps_its_ending() {
        let root = folder("names");
        let mut site = Site::begin(root.clone(), Profile::Fast).unwrap();
        let one = site.add("fonts/a.woff2", b"1").unwrap();
        let two = site.add("fonts/a.woff2", b"2").unwrap();
        assert_ne!(one, two);
        assert!(one.starts_with("fonts/a.") && one.ends_with(".woff2"));
        fs::remove_dir_all(root).unwrap();
    }
}
