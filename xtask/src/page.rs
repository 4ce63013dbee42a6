//! index.html: the skeleton of `web/index.html` with the names of the built files filled in.

use crate::failure::{AtPath, Failure, Outcome};
use crate::fonts::{self, Fonts};
use crate::paths;
use crate::site::Site;
use keukentafel::server::CONTENT_SECURITY_POLICY;
use std::fs;

/// The names, on the site, of everything the page asks for.
pub struct Names {
    pub boot: String,
    pub glue: String,
    pub wasm: String,
    pub style: String,
    /// The style sheet that comes with the second part of the program.
    pub style_later: String,
    pub cases: String,
    /// The drawing of the icon itself: as a file it would be fetched with a request of its own before the first choice.
    pub icon: String,
    pub fonts: Fonts,
    /// The style sheet of the pages for looking back together.
    pub style_together: String,
    /// The style sheet of the author's desk.
    pub style_author: String,
    /// Its editor, where there is one.
    pub editor: Option<String>,
}

/// Puts index.html on the site, and the pages that lead from /group and /author to the pages behind the `#`.
pub fn add(site: &mut Site, names: &Names) -> Outcome<()> {
    let path = paths::web().join("index.html");
    let skeleton = fs::read_to_string(&path).at("read", &path)?;
    site.add_as("index.html", fill(&skeleton, names)?.as_bytes())?;
    for name in ["group", "author"] {
        let page = paths::web().join(format!("{name}.html"));
        site.add_as(&format!("{name}/index.html"), &fs::read(&page).at("read", &page)?)?;
    }
    Ok(())
}

fn fill(skeleton: &str, names: &Names) -> Outcome<String> {
    let mut page = without_comments(skeleton);
    for (name, value) in [
        ("csp", policy_in_a_page()),
        ("cases", names.cases.to_owned()),
        ("icon", in_the_page(&names.icon)),
        ("style", names.style.to_owned()),
        ("style-later", names.style_later.to_owned()),
        ("boot", names.boot.to_owned()),
        ("preload", preload(names)),
        ("style-together", names.style_together.to_owned()),
        ("author", format!("{} {}", names.style_author, names.editor.as_deref().unwrap_or_default()).trim().to_owned()),
    ] {
        let place = format!("{{{{{name}}}}}");
        if !page.contains(&place) {
            return Err(Failure::new(format!("web/index.html has no place {place}."), "put it back: without it the page cannot load."));
        }
        page = page.replace(&place, &value);
    }
    Ok(page)
}

/// A drawing as an address that holds it, for an attribute in double quotes.
fn in_the_page(svg: &str) -> String {
    format!("data:image/svg+xml,{}", svg.trim().replace('%', "%25").replace('#', "%23").replace('"', "'"))
}

/// What stands in comments is for whoever reads the skeleton; everybody else would fetch it before the first choice.
fn without_comments(skeleton: &str) -> String {
    let mut page = String::new();
    let mut rest = skeleton;
    while let Some((before, comment)) = rest.split_once("<!--") {
        page.push_str(before.trim_end());
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    page + rest
}

/// A page may not say itself who may frame it: browsers ignore that part in a `<meta>`, with a warning.
pub fn policy_in_a_page() -> String {
    let parts: Vec<_> = CONTENT_SECURITY_POLICY.split(';').map(str::trim).filter(|part| !part.starts_with("frame-ancestors")).collect();
    parts.join("; ")
}

/// Everything the first screen needs, asked for at once instead of one after the other. What is fetched as the
/// program fetches it must say `crossorigin`, or the browser takes it for another request and gets it twice.
fn preload(names: &Names) -> String {
    let mut lines = vec![
        format!("<link rel=\"modulepreload\" href=\"{}\">", names.glue),
        format!("<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{}\">", names.wasm),
        format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">", names.cases),
    ];
    lines.extend(
        fonts::at_once(&names.fonts).map(|font| format!("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"{font}\">")),
    );
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SKELETON: &str = "{{csp}} {{cases}} {{icon}} {{style}} {{style-later}} {{boot}} {{preload}} {{style-together}} {{author}}";

    fn filled(skeleton: &str) -> Outcome<String> {
        let fonts = Fonts::from([
            ("fonts/a-400.woff2".to_owned(), "fonts/a-400.1.woff2".to_owned()),
            ("fonts/a-400-italic.woff2".to_owned(), "fonts/a-400-italic.2.woff2".to_owned()),
        ]);
        let names = Names {
            boot: "boot.js".to_owned(),
            glue: "pages.js".to_owned(),
            wasm: "pages.wasm".to_owned(),
            style: "style.css".to_owned(),
            style_later: "look.css".to_owned(),
            cases: "cases.json".to_owned(),
            icon: "<svg fill=\"#fff\"/>\n".to_owned(),
            fonts,
            style_together: "together.css".to_owned(),
            style_author: "author.css".to_owned(),
            editor: None,
        };
        fill(skeleton, &names)
    }

    #[test]
    fn nothing_is_left_open_and_only_upright_fonts_are_asked_for_at_once() {
        let page = filled(SKELETON).unwrap();
        assert!(!page.contains("{{"), "{page}");
        assert!(page.contains("fonts/a-400.1.woff2"), "{page}");
        assert!(!page.contains("italic"), "{page}");
    }

    #[test]
    fn the_policy_in_the_page_leaves_out_what_only_a_header_can_say() {
        let page = filled(SKELETON).unwrap();
        assert!(page.contains("'wasm-unsafe-eval'") && !page.contains("frame-ancestors"), "{page}");
    }

    #[test]
    fn comments_stay_behind_and_the_icon_is_in_the_page() {
        let page = filled(&format!("<a>\n<!-- about\nit -->\n{SKELETON}<b>")).unwrap();
        assert!(page.starts_with("<a>\n") && page.ends_with("<b>") && !page.contains("about"), "{page}");
        assert!(page.contains("data:image/svg+xml,<svg fill='%23fff'/> "), "{page}");
    }

    #[test]
    fn a_place_that_went_missing_is_named() {
        let said = filled("{{csp}}").unwrap_err().to_string();
        assert!(said.contains("{{cases}}"), "{said}");
    }
}
