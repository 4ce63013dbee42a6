//! From the wasm Cargo made to the wasm and the JavaScript a browser can load, kept between runs: when Cargo's file
//! is the same as last time, there is nothing to do. A module whose source marks a part that may come later is cut in
//! two first (`split.rs`).

use crate::failure::{AtPath, Failure, Outcome};
use crate::modules::{Module, Profile};
use crate::progress::note;
use crate::{minify, optimise, paths, site, split};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// What a browser needs to run one module.
pub struct Loadable {
    /// The JavaScript between the page and the wasm.
    pub glue: String,
    pub wasm: Vec<u8>,
    /// What comes later: names and contents, the JavaScript that fetches it among them.
    pub later: BTreeMap<String, Vec<u8>>,
    /// JavaScript that crates brought along: path below `snippets/`, and text.
    pub snippets: BTreeMap<String, String>,
}

/// Makes one module loadable, and small when asked and possible.
pub fn run(module: &Module, profile: Profile, optimiser: Option<&Path>) -> Outcome<Loadable> {
    let input = paths::target().join("wasm32-unknown-unknown").join(profile.cargo(module)).join(format!("{}.wasm", module.bin));
    let bytes = fs::read(&input).at("read", &input)?;
    let folder = paths::cache().join(format!("{}-{}", module.bin, profile.cargo(module)));
    let stamp = folder.join("made-from");
    let wanted = format!("{} {} {}", site::hash(&bytes), optimise::recipe(optimiser, module.wants), minify::recipe(optimiser.is_some()));

    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == wanted) {
        note("unchanged since the last build.");
        return read(&folder, module);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).at("remove", &folder)?;
    }
    let mut parts = vec![wasm(&folder, module)];
    if module.split {
        let whole = split::run(&bytes, &folder, module)?;
        parts.extend(split::parts(&folder)?);
        bind(&whole, &folder, module)?;
    } else {
        bind(&input, &folder, module)?;
    }
    if let Some(wasm_opt) = optimiser {
        for part in &parts {
            optimise::run(wasm_opt, part, module.wants)?;
        }
        minify::run(&glue(&folder, module))?;
        if module.split {
            minify::run(&split::link(&folder))?;
        }
    }
    // Last: a run that was interrupted leaves no stamp, and so is done over.
    fs::write(&stamp, wanted).at("write", &stamp)?;
    read(&folder, module)
}

fn bind(input: &Path, folder: &Path, module: &Module) -> Outcome<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(input)
        .out_name(module.bin)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The parts that come later call into the first through its table of functions.
        .keep_lld_exports(module.split)
        // The page names the wasm by its hashed name; a default name would never exist.
        .omit_default_module_path(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(|error| {
        Failure::new(
            format!("wasm-bindgen could not make the JavaScript for {}: {error:#}.", module.what),
            "if it speaks of versions: `wasm-bindgen-cli-support` in xtask/Cargo.toml must be exactly the `wasm-bindgen` of Cargo.lock. If it misses intrinsics: the program does nothing with the page yet.",
        )
    })
}

fn wasm(folder: &Path, module: &Module) -> PathBuf {
    folder.join(format!("{}_bg.wasm", module.bin))
}

fn glue(folder: &Path, module: &Module) -> PathBuf {
    folder.join(format!("{}.js", module.bin))
}

fn read(folder: &Path, module: &Module) -> Outcome<Loadable> {
    let (glue, wasm) = (glue(folder, module), wasm(folder, module));
    let mut snippets = BTreeMap::new();
    collect(&folder.join("snippets"), "", &mut snippets)?;
    let later = split::read(folder)?;
    Ok(Loadable { later, glue: fs::read_to_string(&glue).at("read", &glue)?, wasm: fs::read(&wasm).at("read", &wasm)?, snippets })
}

fn collect(folder: &Path, prefix: &str, into: &mut BTreeMap<String, String>) -> Outcome<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for (name, path) in site::entries(folder)? {
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), into)?;
        } else {
            into.insert(format!("{prefix}{name}"), fs::read_to_string(&path).at("read", &path)?);
        }
    }
    Ok(())
}
