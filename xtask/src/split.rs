//! Cutting a module in two: what its source marks with `#[wasm_split]`, and all that is reachable from there alone, goes
//! into files of their own that the program fetches when it wants them.

use crate::failure::{AtPath, Failure, Outcome};
use crate::modules::Module;
use crate::site;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The JavaScript that fetches the parts.
const LINK: &str = "later.js";

/// Cuts a module, and answers the file with what is wanted at once: wasm-bindgen goes on with that.
pub fn run(whole: &[u8], folder: &Path, module: &Module) -> Outcome<PathBuf> {
    let parts = self::folder(folder);
    fs::create_dir_all(&parts).at("make the folder", &parts)?;
    let main = folder.join("at-once.wasm");
    // Both are put beside the glue, on the site.
    let (link, glue) = (format!("./{LINK}"), format!("./{}.js", module.bin));
    let mut options = Options::new(whole);
    options.output_dir = &parts;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &glue;
    transform(options).map_err(|error| {
        Failure::new(
            format!("{} could not be cut in two: {error:#}.", module.what),
            "`wasm_split_cli_support` in xtask/Cargo.toml and `wasm_split_helpers` in Cargo.toml must be of one release.",
        )
    })?;
    Ok(main)
}

/// Where that JavaScript lies.
pub fn link(folder: &Path) -> PathBuf {
    self::folder(folder).join(LINK)
}

/// The wasm files of the parts.
pub fn parts(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let all = site::entries(&self::folder(folder))?.into_iter().map(|(_, path)| path);
    Ok(all.filter(|path| path.extension().is_some_and(|ending| ending == "wasm")).collect())
}

/// Everything that comes later, by name.
pub fn read(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let folder = self::folder(folder);
    if !folder.is_dir() {
        return Ok(BTreeMap::new());
    }
    site::entries(&folder)?.into_iter().map(|(name, path)| Ok((name, fs::read(&path).at("read", &path)?))).collect()
}

fn folder(folder: &Path) -> PathBuf {
    folder.join("later")
}
