//! The macros and hooks of Harlowe: those that lead somewhere become links, the words in all of them stay, and the rest is told.

use super::finding::{Lost, short};
use super::markup::{Scanner, Sort};
use super::parts::{Link, Target, entities, strings};

/// The end of a macro is looked for this far (bytes).
const LONGEST: usize = 20_000;

/// The macros of Harlowe, without `-` and `_`. Anything else between round brackets is words.
const MACROS: &str = "set put move print display if unless elseif else for loop either cond nth verbatim link linkreplace linkreveal linkrepeat linkrerun \
    linkshow linkrevealgoto linkgoto linkundo linkfullscreen linkstorylet click clickreplace clickrerun clickappend clickprepend clickgoto \
    clickundo mouseover mouseoverreplace mouseovergoto mouseout mouseoutreplace goto undo redirect restart reload refresh gotourl openurl \
    storylet openstorylets history passage passages visited visits savegame loadgame savedgames live stop event after more align box \
    floatbox textstyle css font color colour textcolor textcolour background bg border cornerradius opacity textrotate textsize hoverstyle \
    transition t8n transitiondepart transitionarrive transitiontime transitiondelay transitionskip animate button charstyle linestyle \
    collapse nobr hook hidden show hide rerun replace append prepend replacewith appendwith enchant enchantin change alert prompt confirm \
    dialog cyclinglink seqlink sequencelink dropdown checkbox inputbox forceinputbox input meter column columns array datamap dataset \
    random shuffled range scroll debug ignore unpack seed metadata num str string text lowercase uppercase round icondropdown iconrestart \
    iconundo iconredo";

/// `(name: arguments)`, and the hook `[…]` behind it.
pub(super) fn read(scanner: &mut Scanner) -> bool {
    let rest = scanner.rest();
    let length = rest.bytes().skip(1).take(40).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'$')).count();
    let name: String = rest.get(1..=length).unwrap_or("").chars().filter(|sign| !matches!(sign, '-' | '_')).collect::<String>().to_lowercase();
    if rest.as_bytes().get(length + 1) != Some(&b':') || !(MACROS.split(' ').any(|known| known == name) || name.starts_with('$')) {
        return false;
    }
    // Twice the text is enough for any story; what wants more is not written by people.
    if scanner.effort > scanner.text.len().saturating_mul(4) + LONGEST {
        return false;
    }
    let (end, looked) = closing_bracket(rest);
    scanner.effort += looked;
    let Some(end) = end else { return scanner.unclosed(rest.get(..length + 2).unwrap_or("(")) };
    let whole = short(rest.get(..end).unwrap_or(""));
    let arguments = rest.get(length + 2..end - 1).unwrap_or("");
    let texts = strings(arguments);
    let text = |at: usize| texts.as_ref().and_then(|texts| texts.get(at)).cloned();
    let line = scanner.line;
    scanner.go(scanner.at + end);
    let when = scanner.when();
    let plain = |text: String, target: Target| Link { line, text, target, when: None, pieces: Vec::new() };
    let mut sort = Sort::Shown;
    match name.as_str() {
        "linkgoto" | "linkrevealgoto" | "linkstorylet" | "clickgoto" => {
            let words = text(0).unwrap_or_else(|| entities(arguments.trim()));
            let to = text(1).or_else(|| text(0)).map_or(Target::Dynamic, Target::Passage);
            scanner.add_link(plain(words, to));
        }
        "linkundo" => scanner.add_link(plain(text(0).unwrap_or_default(), Target::Dynamic)),
        "link" | "linkreplace" | "linkreveal" | "linkrepeat" | "linkrerun" | "button" => {
            let words = text(0).unwrap_or_else(|| entities(arguments.trim()));
            sort = Sort::Link { line, text: words, target: None, when, pieces: Vec::new() };
        }
        "goto" | "redirect" => scanner.add_link(plain(String::new(), text(0).map_or(Target::Dynamic, Target::Passage))),
        "if" | "unless" | "elseif" | "else" => {
            if name.starts_with("else") {
                scanner.end_line()
            } else {
                scanner.end_sentence()
            }
            scanner.lose(Lost::Condition { text: whole.clone() });
            sort = Sort::When(whole);
        }
        "display" => scanner.lose(Lost::Included { name: text(0).unwrap_or(whole) }),
        "print" => {
            scanner.lose(Lost::Variable { text: whole });
            scanner.say(&text(0).unwrap_or_else(|| arguments.trim().to_owned()));
        }
        _ => scanner.lose(Lost::Macro { text: whole }),
    }
    hook(scanner, sort);
    true
}

/// Where the round bracket at the beginning is closed (just behind it), and how far was looked. Brackets in texts do not count.
fn closing_bracket(text: &str) -> (Option<usize>, usize) {
    let mut depth = 0usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (byte, quote) {
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (byte, Some(open)) if byte == open => quote = None,
            (_, Some(_)) => {}
            // An apostrophe inside a word opens no text.
            (b'"', None) => quote = Some(byte),
            (b'\'', None) if !text.as_bytes().get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric) => quote = Some(byte),
            (b'(', None) => depth += 1,
            (b')', None) => {
                depth -= 1;
                if depth == 0 {
                    return (Some(at + 1), at);
                }
            }
            _ => {}
        }
    }
    (None, text.len().min(LONGEST))
}

/// The hook behind a macro.
fn hook(scanner: &mut Scanner, sort: Sort) {
    let rest = scanner.rest();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let behind = rest.get(blanks..).unwrap_or("");
    let opens = behind.starts_with('[') && (!behind.starts_with("[[") || behind.starts_with("[[["));
    if opens {
        let unclosed = behind.starts_with("[=");
        if scanner.enter(if unclosed { "=" } else { "" }, sort) {
            scanner.at += blanks + if unclosed { behind.len() - behind.trim_start_matches(['[', '=']).len() } else { 1 };
        }
    } else if let Sort::Link { text, .. } = sort {
        scanner.say(&text);
    }
}

/// `|name>[hook]`.
pub(super) fn hook_name(scanner: &mut Scanner) -> bool {
    let name = scanner.rest().get(1..).unwrap_or("");
    let length = name.bytes().take(60).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let closes = matches!(name.as_bytes().get(length), Some(b'>' | b')'));
    if length == 0 || !closes || name.as_bytes().get(length + 1) != Some(&b'[') {
        return false;
    }
    scanner.at += length + 2;
    hook(scanner, Sort::Shown);
    true
}
