//! Small things as SVG, around (0, 0): what lies on the table, mugs, a rope, a telephone.

/// A thing on the table, by the name of its drawing; what has no drawing of its own is a sheet of paper.
pub fn thing(look: &str) -> &'static str {
    let has = |word: &str| look.contains(word);
    if has("card") || has("kaart") || has("pas") {
        r##"<g transform="rotate(-7)"><rect x="-42" y="-26" width="84" height="52" rx="6" fill="#e8eef4" stroke="#54708a" stroke-width="2"/><rect x="-34" y="-16" width="22" height="30" fill="#9bb4c6"/><circle cx="-23" cy="-6" r="6" fill="#54708a"/><path d="M-34 14 q11 -16 22 0z" fill="#54708a"/><path d="M-4 -12h36M-4 -2h30M-4 8h34" stroke="#54708a" stroke-width="3"/></g>"##
    } else if has("letter") || has("brief") || has("envelope") || has("post") {
        r##"<g transform="rotate(8)"><path d="M-45 -29h90v58h-90z" fill="#fffaf0" stroke="#d9c7a4" stroke-width="2"/><path d="M-45 -29L0 4L45 -29" fill="none" stroke="#c9553f" stroke-width="3"/><path d="M-36 18h34" stroke="#8d8576" stroke-width="3"/></g>"##
    } else if has("phone") || has("telefoon") {
        r##"<g transform="rotate(-12)"><rect x="-20" y="-34" width="40" height="68" rx="7" fill="#1c2b30"/><rect x="-15" y="-26" width="30" height="48" rx="2" fill="#8fb5b0"/></g>"##
    } else if has("photo") || has("foto") {
        r##"<g transform="rotate(6)"><rect x="-32" y="-28" width="64" height="56" fill="#fffdf6"/><rect x="-26" y="-22" width="52" height="38" fill="#e9a56b"/><circle cx="-8" cy="-4" r="8" fill="#5a3a2c"/><circle cx="10" cy="-2" r="7" fill="#7c4b3f"/><path d="M-22 16q14 -22 28 0z M2 16q10 -18 20 0z" fill="#8c3b52"/></g>"##
    } else if has("notebook") || has("map") || has("folder") || has("schrift") {
        r##"<g transform="rotate(-6)"><path d="M-36 -30h66q6 0 6 6v54q0 6 -6 6h-66z" fill="#b8452f"/><path d="M-30 -26h60v50h-60z" fill="#fffdf6"/><path d="M-36 -30h60q6 0 6 6v54q0 6 -6 6h-60z" fill="#c9553f"/><path d="M-28 -30v66" stroke="#8a2f1e" stroke-width="4"/><rect x="-16" y="-16" width="34" height="16" rx="2" fill="#fff6e3"/><path d="M-10 -8h22" stroke="#8d8576" stroke-width="3"/></g>"##
    } else if has("bag") || has("tas") {
        r##"<path d="M-34 -14h68l8 44h-84z" fill="#8c5a3c"/><path d="M-16 -12q16 -30 32 0" stroke="#5d3a1f" stroke-width="5" fill="none"/>"##
    } else if has("calendar") || has("agenda") {
        r##"<g transform="rotate(-5)"><rect x="-34" y="-28" width="68" height="58" rx="4" fill="#fffdf6"/><path d="M-34 -28h68v14h-68z" fill="#c9553f"/><path d="M-24 -4h48M-24 8h48M-24 20h48" stroke="#b9a888" stroke-width="3" stroke-dasharray="8 5"/></g>"##
    } else {
        r##"<g transform="rotate(5)"><path d="M-30 -34h60v68h-60z" fill="#fffdf6" stroke="#d9c7a4" stroke-width="2"/><path d="M-21 -20h42M-21 -9h42M-21 2h34M-21 13h40" stroke="#a89c86" stroke-width="3"/></g>"##
    }
}

/// A mug of coffee in this colour.
pub fn mug(colour: &str) -> String {
    format!(
        r##"<ellipse cx="0" cy="22" rx="27" ry="8" fill="#000" opacity=".16"/><path d="M19 -4q18 2 2 20" stroke="{colour}" stroke-width="5" fill="none"/><path d="M-20 -12h40v25q0 12 -20 12q-20 0 -20 -12z" fill="{colour}"/><path d="M-20 -12v25q0 9 9 11v-36z" fill="#000" opacity=".12"/><ellipse cx="0" cy="-12" rx="20" ry="6" fill="#3b241a"/>"##
    )
}

/// A rope along this path: a light core with a twist in it.
pub fn rope(path: &str) -> String {
    format!(
        r##"<path d="{path}" fill="none" stroke="#5b3d1a" stroke-opacity=".45" stroke-width="10" stroke-linecap="round"/><path d="{path}" fill="none" stroke="#e8d3a2" stroke-width="7" stroke-linecap="round"/><path d="{path}" fill="none" stroke="#8d6a35" stroke-width="2.5" stroke-dasharray="5 8" stroke-linecap="round"/>"##
    )
}
