//! The style sheets: `web/style.css`, with the fonts under the names they have on the site, `web/later.css`, which comes
//! with the second part of the program, `web/together.css`, which comes with the pages for looking back together, and `web/author.css`, which comes
//! with the author's desk.

use crate::failure::{AtPath, Failure, Outcome};
use crate::fonts::Fonts;
use crate::paths;
use crate::site::Site;
use std::fs;

/// Puts the style sheet on the site and answers its name there.
pub fn add(site: &mut Site, fonts: &Fonts) -> Outcome<String> {
    let path = paths::web().join("style.css");
    let css = fs::read_to_string(&path).at("read", &path)?;
    site.add("style.css", rename_fonts(&without_remarks(&css), fonts)?.as_bytes())
}

/// A style sheet as it is sent first: without what is only for its makers. No text in it has `/*`.
fn without_remarks(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once("*/").map_or("", |(_, after)| after.trim_start_matches('\n')));
    std::iter::once(first).chain(rest).collect()
}

/// Puts the style sheet for looking back together on the site and answers its name there.
pub fn add_together(site: &mut Site) -> Outcome<String> {
    let path = paths::web().join("together.css");
    site.add("together.css", fs::read_to_string(&path).at("read", &path)?.as_bytes())
}

/// Puts the style sheet of the author's desk on the site, with that of the map, and answers its name there.
pub fn add_author(site: &mut Site) -> Outcome<String> {
    let mut css = String::new();
    for name in ["author.css", "map.css"] {
        let path = paths::web().join(name);
        css += &fs::read_to_string(&path).at("read", &path)?;
    }
    site.add("author.css", without_remarks(&css).as_bytes())
}

/// Puts the style sheet of the second part on the site and answers its name there.
pub fn add_later(site: &mut Site, fonts: &Fonts) -> Outcome<String> {
    let path = paths::web().join("later.css");
    let css = fs::read_to_string(&path).at("read", &path)?;
    site.add("look.css", rename_fonts(&css, fonts)?.as_bytes())
}

fn rename_fonts(css: &str, fonts: &Fonts) -> Outcome<String> {
    let renamed = fonts.iter().fold(css.to_owned(), |css, (name, hashed)| css.replace(name.as_str(), hashed));
    // A font that is misspelt would only show as another letter shape, on someone else's machine.
    let unknown = renamed
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|url| url.trim_matches(['"', '\'', ' ']))
        .find(|url| url.starts_with("fonts/") && !fonts.values().any(|hashed| hashed == url));
    match unknown {
        None => Ok(renamed),
        Some(url) => Err(Failure::new(
            format!("web/style.css asks for `{url}`, and there is no such file in web/fonts."),
            "correct the name in web/style.css, or put the font there.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fonts() -> Fonts {
        Fonts::from([("fonts/a.woff2".to_owned(), "fonts/a.0011223344556677.woff2".to_owned())])
    }

    #[test]
    fn remarks_are_not_sent() {
        assert_eq!(without_remarks("/* one\n two */\na{b:c}\n/* three */\nd{e:f}"), "\na{b:c}\nd{e:f}".trim_start());
        assert_eq!(without_remarks("a{b:c}"), "a{b:c}");
    }

    #[test]
    fn fonts_get_their_hashed_names() {
        let css = rename_fonts("src:url(\"fonts/a.woff2\") format(\"woff2\")", &fonts()).unwrap();
        assert_eq!(css, "src:url(\"fonts/a.0011223344556677.woff2\") format(\"woff2\")");
    }

    #[test]
    fn a_font_that_is_not_there_stops_the_build() {
        let said = rename_fonts("src:url(fonts/b.woff2)", &fonts()).unwrap_err().to_string();
        assert!(said.contains("`fonts/b.woff2`"), "{said}");
    }
}
