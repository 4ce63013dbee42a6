//! What each crate adds to the scene: the code of its functions, added up by the crate that wrote them.

use crate::failure::{AtPath, Failure, Outcome};
use crate::modules::{Profile, SCENE};
use crate::paths;
use std::collections::HashMap;
use std::fs;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Crates below this share of the code are added up at the end, in percent.
const LEAST: f64 = 0.7;

/// `cargo xtask size --crates`.
pub fn run() -> Outcome<()> {
    let path = paths::target().join("wasm32-unknown-unknown").join(Profile::Full.cargo(&SCENE)).join(format!("{}.wasm", SCENE.bin));
    if !path.is_file() {
        return Err(Failure::new("the scene was not compiled yet.", "run `cargo xtask build` first."));
    }
    let wasm = fs::read(&path).at("read", &path)?;
    let weights = weigh(&wasm).map_err(|error| Failure::new(format!("{} is no wasm: {error}.", path.display()), "run `cargo xtask build` again."))?;
    let all: usize = weights.iter().map(|(_, bytes)| bytes).sum();
    println!("Code of the scene as the compiler wrote it, before wasm-opt and compressing; data not counted.\n");
    println!("{:>10} {:>6}", "bytes", "%");
    let share = |bytes: usize| 100.0 * bytes as f64 / all.max(1) as f64;
    let (large, small): (Vec<_>, Vec<_>) = weights.into_iter().partition(|(_, bytes)| share(*bytes) >= LEAST);
    for (name, bytes) in &large {
        println!("{bytes:>10} {:>6.1}  {name}", share(*bytes));
    }
    let rest: usize = small.iter().map(|(_, bytes)| bytes).sum();
    println!("{rest:>10} {:>6.1}  {} others", share(rest), small.len());
    println!("{all:>10} {:>6.1}  all", 100.0);
    Ok(())
}

/// The crates of a module by the size of their code, the largest first.
fn weigh(wasm: &[u8]) -> wasmparser::Result<Vec<(String, usize)>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names: HashMap<u32, String> = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push((body.range().end - body.range().start) as usize),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else { continue };
                for part in parts {
                    let Name::Function(functions) = part? else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates: HashMap<String, usize> = HashMap::new();
    for (number, bytes) in bodies.into_iter().enumerate() {
        let name = names.get(&(imported + number as u32)).map_or("", String::as_str);
        *crates.entry(of_crate(name)).or_default() += bytes;
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    Ok(crates)
}

/// The crate a function was written in. A generic one counts for the crate that wrote it, whatever it is used with.
fn of_crate(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let start = name.trim_start_matches(['<', '&', '*', '[', '(', ' ']).trim_start_matches("mut ").trim_start_matches("dyn ");
    let end = start.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(start.len());
    if start[end..].starts_with("::") { start[..end].to_owned() } else { "(no crate)".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::of_crate;

    #[test]
    fn a_function_belongs_to_the_crate_that_wrote_it() {
        assert_eq!(of_crate("_ZN8bevy_ecs5world5World5spawn17h0123456789abcdefE"), "bevy_ecs");
        assert_eq!(of_crate("<bevy_app::app::App>::update"), "bevy_app");
        assert_eq!(of_crate("<&mut dyn core::fmt::Write as core::fmt::Write>::write_str"), "core");
        assert_eq!(of_crate("memcpy"), "(no crate)");
    }
}
