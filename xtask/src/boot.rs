//! boot.js: starts the wasm, and says so in plain words when that cannot be done. A file of its own because the
//! page's policy allows no script inside the page.

use crate::bindgen::Loadable;
use crate::failure::Outcome;
use crate::modules::Module;
use crate::site::{self, Site};

/// The names, on the site, of one module's files.
pub struct Placed {
    pub glue: String,
    pub wasm: String,
}

/// Puts a module's files on the site.
pub fn add_module(site: &mut Site, module: &Module, loadable: &Loadable) -> Outcome<Placed> {
    let wasm = site.add(&format!("{}.wasm", module.bin), &loadable.wasm)?;
    // All snippets go in one folder named after what is in all of them: they may import one another by relative
    // names, which therefore must stay as they are.
    let everything: Vec<&str> = loadable.snippets.values().map(String::as_str).collect();
    let folder = format!("snippets.{}", site::hash(everything.concat().as_bytes()));
    for (name, text) in &loadable.snippets {
        site.add_as(&format!("{folder}/{name}"), text.as_bytes())?;
    }
    let glue = format!("{}.js", module.bin);
    let mut files = loadable.later.clone();
    files.insert(glue.clone(), loadable.glue.replace("./snippets/", &format!("./{folder}/")).into_bytes());
    let mut names = site.add_together(&files)?;
    let glue = names.remove(&glue).unwrap_or_default();
    Ok(Placed { glue, wasm })
}

/// Puts boot.js on the site and answers its name there.
pub fn add(site: &mut Site, module: &Placed) -> Outcome<String> {
    site.add("boot.js", script(module).as_bytes())
}

fn script(module: &Placed) -> String {
    // The import is inside `try` too: a file that does not arrive must end in words, not in an empty page.
    format!(
        "\
try {{
  const {{ default: init }} = await import(\"./{glue}\");
  await init({{ module_or_path: new URL(\"./{wasm}\", import.meta.url) }});
}} catch (error) {{
  console.error(error);
  document.getElementById(\"kt-loading\")?.remove();
  document.getElementById(\"kt-failed\")?.removeAttribute(\"hidden\");
}}
",
        glue = module.glue,
        wasm = module.wasm,
    )
}
