//! `cargo xtask build`: from the sources to `dist/site`, the folder that is the whole site.

use crate::failure::{AtPath, Outcome};
use crate::modules::{MODULES, Module, PAGES, Profile, SCENE, WORKER};
use crate::progress::{Progress, note};
use crate::site::Site;
use crate::size::Sizes;
use crate::{art, bindgen, boot, cargo, cases, editor, fonts, npm, optimise, page, paths, scene_page, size, style, worker};
use std::fs::{self, File};
use std::path::PathBuf;

/// A finished site.
pub struct Built {
    /// The folder that is the whole site.
    pub folder: PathBuf,
    sizes: Sizes,
    profile: Profile,
}

impl Built {
    /// A failure when the site, as people get it, is too heavy. Apart from [`run`], because a heavy site can be played.
    pub fn within_budget(&self) -> Outcome<()> {
        match self.profile {
            Profile::Full => self.sizes.within_budget(),
            Profile::Fast => Ok(()),
        }
    }
}

/// Makes the site.
pub fn run(profile: Profile) -> Outcome<Built> {
    let _only_one = only_one_at_a_time()?;
    // Compile and bind each module, then: tools, drawings, files, report.
    let mut progress = Progress::of(2 * MODULES.len() + 4);

    for module in MODULES {
        progress.step(&format!("Compiling {} to WebAssembly (the first time: some minutes)…", module.what));
        compile(module, profile)?;
    }
    progress.step("Looking for wasm-opt, which makes the download smaller…");
    let optimiser = optimiser(profile);

    let mut loadable = Vec::new();
    for module in MODULES {
        progress.step(&format!("Making {} loadable for a browser…", module.what));
        loadable.push(bindgen::run(module, profile, optimiser.as_deref())?);
    }

    progress.step(match profile {
        Profile::Full => "Writing and compressing the files…",
        Profile::Fast => "Writing the files…",
    });
    let site_folder = paths::site();
    let mut site = Site::begin(site_folder.clone(), profile)?;
    for (module, loadable) in MODULES.iter().zip(&loadable) {
        let placed = boot::add_module(&mut site, module, loadable)?;
        if module.bin == PAGES.bin {
            add_page(&mut site, &placed)?;
        } else if module.bin == SCENE.bin {
            progress.step("Rendering the drawings…");
            let art = art::add(&mut site)?;
            scene_page::add(&mut site, &placed, &art)?;
        } else if module.bin == WORKER.bin {
            worker::add(&mut site, &placed)?;
        }
    }
    site.finish()?;

    progress.step("Weighing it…");
    let sizes = size::measure(&site_folder)?;
    print!("{sizes}");
    println!("The site is in dist/site ({}).", progress.taken());
    Ok(Built { folder: site_folder, sizes, profile })
}

fn add_page(site: &mut Site, pages: &boot::Placed) -> Outcome<()> {
    let fonts = fonts::add(site)?;
    let icon = paths::web().join("icon.svg");
    let names = page::Names {
        boot: boot::add(site, pages)?,
        glue: pages.glue.clone(),
        wasm: pages.wasm.clone(),
        style: style::add(site, &fonts)?,
        style_later: style::add_later(site, &fonts)?,
        cases: cases::add(site, &paths::scenarios())?,
        icon: fs::read_to_string(&icon).at("read", &icon)?,
        fonts,
        style_together: style::add_together(site)?,
        style_author: style::add_author(site)?,
        editor: editor::add(site)?,
    };
    page::add(site, &names)
}

fn compile(module: &Module, profile: Profile) -> Outcome<()> {
    let words = [&["build"], &module.cargo_words()[..], &["--bin", module.bin, "--profile", profile.cargo(module)]].concat();
    let mut command = cargo::cargo(&words);
    // Leptos then passes views on without their full types: a tenth off the wasm, measured, and sooner compiled.
    // The linker's notes are what a module is cut in two by.
    let notes = if module.split { " -Clink-args=--emit-relocs" } else { "" };
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", format!("--cfg erase_components{notes}"));
    cargo::run(
        command,
        &format!("compiling {}", module.what),
        "read what the compiler says above. If it misses the target wasm32-unknown-unknown: run `rustup toolchain install` in this folder.",
    )
}

fn optimiser(profile: Profile) -> Option<PathBuf> {
    if profile == Profile::Fast {
        note("not in a fast build.");
        return None;
    }
    if let Err(failure) = npm::install() {
        note(&format!("Going on without wasm-opt: the site works, and its download is about a fifth larger.\n{failure}"));
    }
    optimise::find()
}

/// Two builds at once would remove each other's files.
fn only_one_at_a_time() -> Outcome<File> {
    let (cache, lock) = (paths::cache(), paths::cache().join("lock"));
    fs::create_dir_all(&cache).at("make the folder", &cache)?;
    let file = File::create(&lock).at("open", &lock)?;
    if file.try_lock().is_err() {
        println!("Waiting for another build to finish…");
        file.lock().at("lock", &lock)?;
    }
    Ok(file)
}
