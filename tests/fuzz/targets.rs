//! What reads what people write or send, and true texts for each.

use std::rc::Rc;

use keukentafel::check;
use keukentafel::debrief::{Known, PlayResult, Unreadable, code, find, find_places};
use keukentafel::interop::csv::Separator;
use keukentafel::interop::parcel::Parcel;
use keukentafel::interop::{translation as exchange, twee as twine};
use keukentafel::map::{Drawing, Map, Marks, dot, mermaid, outline_text, svg};
use keukentafel::play::{Case, Session, Words, random_decisions};
use keukentafel::score::Report;
use keukentafel::story::span::Lines;
use keukentafel::story::wording::{Language, render_in};
use keukentafel::story::{Diagnostic, Story, load, load_translation, template};

const STORIES: [&str; 2] = [include_str!("../../scenarios/de-schone-keuken/story.ron"), include_str!("../../scenarios/ansaj/story.ron")];
const TRANSLATIONS: [&str; 2] = [include_str!("../../scenarios/de-schone-keuken/en.ron"), include_str!("../../scenarios/ansaj/en.ron")];
const FORMAT: &str = include_str!("../../docs/story-format.md");
const CHECKS: &str = include_str!("../../docs/checks.md");

/// Everything the checker tells, in words.
pub fn check(bytes: &[u8]) {
    let loaded = check::check("story.ron", bytes);
    in_words(&loaded.diagnostics, bytes);
    assert!(loaded.story.is_some() || !loaded.diagnostics.is_empty(), "a story that cannot be played, and nobody tells why");
}

/// A story that can be played is played.
pub fn play(bytes: &[u8]) {
    let Some(case) = load("story.ron", bytes).story.and_then(|story| Case::new(story).ok()) else { return };
    in_words(&check::check_play("story.ron", bytes, &case), bytes);
}

/// A translation of a shipped story, and the file to fill in that comes of it.
pub fn translation(bytes: &[u8]) {
    thread_local!(static STORY: Story = story(STORIES[0]));
    STORY.with(|story| {
        let (translation, told) = load_translation(story, "en.ron", bytes);
        in_words(&told, bytes);
        if let Some(translation) = translation {
            let again = template(story, &translation.language, Some(&translation));
            load_translation(story, "en.ron", again.as_bytes());
        }
    });
}

/// A result code, alone or in a link.
pub fn result_code(bytes: &[u8]) {
    read_code(&String::from_utf8_lossy(bytes));
}

/// A file, a mail or a table with codes in it.
pub fn result_file(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for found in find(&text).iter().take(50) {
        read_code(found);
    }
    assert!(find_places(&text).len() >= find(&text).len());
}

fn read_code(text: &str) {
    with_known(|known| match code::read(text, known) {
        Ok(code::Read::Result { known: number, result, .. }) => {
            let known = &known[number];
            let session = result.session(&known.case).expect("what is read can be played");
            let again = code::read(&code::write(known, &result), std::slice::from_ref(known));
            let Ok(code::Read::Result { result: again, .. }) = again else { panic!("it is not read again: {text}") };
            assert_eq!(again.decisions(&known.case), result.decisions(&known.case), "{text}");
            let words = Words::new(known.case.story(), None);
            session.view(&words);
        }
        Ok(_) => {}
        Err(unreadable) => said(&unreadable),
    });
}

fn said(unreadable: &Unreadable) {
    for language in [Language::Nl, Language::En] {
        assert!(!unreadable.say(language).is_empty());
    }
}

/// Decisions, one a line, from every seat: what is refused changes nothing, and the rest goes on.
pub fn decisions(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    with_known(|known| {
        for known in known {
            let words = Words::new(known.case.story(), None);
            for seat in known.case.story().seats.names() {
                let Ok(mut session) = Session::new(known.case.clone(), seat, bytes.len() as u64) else { continue };
                for line in text.lines().take(200) {
                    let before = session.decisions().len();
                    let taken = session.decide(line);
                    assert_eq!(session.decisions().len(), before + usize::from(taken.is_ok()), "{line}");
                    if let Err(refusal) = taken {
                        assert!(!refusal.say(Language::Nl).is_empty());
                    }
                }
                session.view(&words);
                session.transcript(&words);
                Report::new(&session, &words, None);
            }
        }
    });
}

/// The map of a story that loads, as a picture and as everything else.
pub fn map(bytes: &[u8]) {
    let Some(story) = load("story.ron", bytes).story else { return };
    let map = Map::of(&story, &Words::new(&story, None), Language::Nl);
    let marks = Marks::none(&map);
    let drawing = Drawing::of(&map);
    assert!(svg(&map, &drawing, &marks).ends_with("</svg>\n") && !outline_text(&map, &marks).is_empty());
    dot(&map, &marks);
    mermaid(&map, &marks);
}

/// A table of a translator, into the translation that is there and into none.
pub fn table(bytes: &[u8]) {
    thread_local!(static STORY: Story = story(STORIES[0]));
    STORY.with(|story| {
        for known in [None, Some(TRANSLATIONS[0].as_bytes())] {
            let taken = exchange::import(story, "en", known, bytes, "// x").expect("the translation can be read");
            taken.refused.iter().for_each(|refused| assert!(!refused.say(Language::En).is_empty()));
            if let Some(file) = taken.file {
                let (read, told) = load_translation(story, "en.ron", file.as_bytes());
                assert!(read.is_some(), "what was written cannot be read: {told:?}");
            }
        }
    });
}

/// A story from Twine: whatever comes of it loads.
pub fn twee(bytes: &[u8]) {
    let options = twine::Options { story: "nl", words: Language::Nl };
    let made = twine::import(bytes, &options);
    assert!(made.story.is_some() || !made.findings.is_empty(), "nothing came of it, and nobody tells why");
    made.findings.iter().take(50).for_each(|finding| assert!(!finding.say(Language::Nl).is_empty()));
    if let Some(text) = made.story {
        assert!(load("story.ron", text.as_bytes()).story.is_some());
    }
}

/// A case that was handed out.
pub fn parcel(bytes: &[u8]) {
    if let Err(unopened) = Parcel::find(&String::from_utf8_lossy(bytes)) {
        assert!(!unopened.say(Language::Nl).is_empty());
    }
}

pub fn tables() -> Vec<String> {
    let story = story(STORIES[0]);
    let table = |known, separator| exchange::export(&story, "en", known, separator, Language::Nl).expect("it can be read");
    let known = Some(TRANSLATIONS[0].as_bytes());
    [table(None, Separator::Semicolon), table(known, Separator::Comma)].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).to_vec()
}

pub fn twee_stories() -> Vec<String> {
    let samples = [include_str!("../twee/sugarcube.twee"), include_str!("../twee/harlowe.twee"), include_str!("../twee/chapbook.twee")];
    let own = story(STORIES[0]);
    let mut texts = samples.map(str::to_owned).to_vec();
    texts.push(twine::export(&own, &Words::new(&own, None), Language::Nl));
    texts
}

pub fn parcels() -> Vec<String> {
    let files = |translated: bool| {
        let mut files = vec![("story.ron".to_owned(), STORIES[0].to_owned())];
        files.extend(translated.then(|| ("en.ron".to_owned(), TRANSLATIONS[0].to_owned())));
        Parcel { files }
    };
    vec![files(false).text(), files(true).to_file("De schone keuken", "https://example.org/")]
}

/// The shipped stories, those of the docs, and pieces of them.
pub fn stories() -> Vec<String> {
    let small = blocks(FORMAT, "```ron\nStory(").map(|rest| format!("Story({rest}"));
    // What an example shows stands before the same fields of the story of the page.
    let page = blocks(CHECKS, "```ron story\nStory(").next().expect("the page has a story");
    let examples = blocks(CHECKS, "```ron bad\n").chain(blocks(CHECKS, "```ron good\n")).map(|example| format!("Story({example}{page}"));
    let texts: Vec<String> = small.chain(examples).chain(STORIES.map(str::to_owned)).collect();
    assert!(texts.len() > 10, "the docs have examples");
    texts
}

pub fn translations() -> Vec<String> {
    let mut texts = TRANSLATIONS.map(str::to_owned).to_vec();
    texts.push(template(&story(STORIES[0]), "en", None));
    texts
}

pub fn codes() -> Vec<String> {
    let mut codes = Vec::new();
    with_known(|known| {
        for (known, seed) in known.iter().zip([3, 5]).flat_map(|(known, from)| (from..from + 4).map(move |seed| (known, seed))) {
            let case = &known.case;
            let seat = case.story().seats.names().nth(seed as usize % case.story().seats.0.len()).expect("a seat");
            let decisions = random_decisions(case, seat, seed).expect("it plays");
            let session = Session::replay(case.clone(), seat, seed, &decisions).expect("it plays again");
            codes.extend(PlayResult::new(&session, seed as u32).map(|result| code::write(known, &result)));
        }
    });
    assert!(!codes.is_empty());
    codes
}

pub fn files_of_codes() -> Vec<String> {
    let codes = codes();
    let links: String = codes.iter().map(|code| format!("Beste Henk, hier is hij: https://example.org/#/{}\n", code.to_uppercase())).collect();
    let rows: String = codes.iter().enumerate().map(|(row, code)| format!("{row};\"{}\"\r\n", code::grouped(code))).collect();
    vec![codes.join("\n"), links, rows]
}

pub fn lists_of_decisions() -> Vec<String> {
    let mut lists = Vec::new();
    with_known(|known| {
        for (known, seed) in known.iter().flat_map(|known| (0..4).map(move |seed| (known, seed))) {
            for seat in known.case.story().seats.names() {
                lists.push(random_decisions(&known.case, seat, seed).expect("it plays").join("\n"));
            }
        }
    });
    lists
}

/// The examples on a page that begin with this.
fn blocks<'p>(page: &'p str, begin: &'p str) -> impl Iterator<Item = &'p str> {
    page.match_indices(begin).filter_map(move |(at, _)| page[at + begin.len()..].split("```").next())
}

fn story(source: &str) -> Story {
    load("story.ron", source.as_bytes()).story.expect("a shipped story loads")
}

fn with_known<T>(look: impl FnOnce(&[Known]) -> T) -> T {
    thread_local!(static KNOWN: Vec<Known> = STORIES.iter().zip(["de-schone-keuken", "ansaj"]).map(|(source, id)| {
        let story = story(source);
        let debrief = story.debrief.0.clone();
        Known::new(id, Rc::new(Case::new(story).expect("it plays")), debrief)
    }).collect());
    KNOWN.with(|known| look(known))
}

fn in_words(told: &[Diagnostic], bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    let lines = Lines::new(&source);
    for diagnostic in told.iter().take(50) {
        for language in [Language::Nl, Language::En] {
            assert!(!render_in(diagnostic, &lines, language).is_empty());
        }
    }
}
