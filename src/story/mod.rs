//! What a teacher writes: the RON story, its reading with positions, its translations, its checks.
//!
//! ```
//! let source = r#"Story(format: 1, language: "nl", title: "Kort", resident: "mia", invitation: ["Kom binnen."],
//!     people: { "mia": (name: "Mia"), "ik": (name: "Sam") }, seats: { "loket": (person: "ik") },
//!     table: (done: "Klaar"))"#;
//! let loaded = keukentafel::story::load("story.ron", source.as_bytes());
//! assert_eq!(loaded.story.map(|story| story.title.words.value), Some("Kort".to_owned()));
//! ```

pub mod debrief;
pub mod lines;
pub mod model;
pub mod packed;
pub mod span;
pub mod templates;
pub mod wording;
pub mod write;

mod check;
mod content;
mod debrief_check;
mod load;
mod problem;
mod reader;
mod syntax;
mod table;
mod translation;
mod translation_file;

pub(crate) use check::{ChoicePath, Talk, choice_path, choice_paths, gaps, talks};
pub use debrief_check::MOST_KEY_DECISIONS;
pub use load::{LARGEST_FILE, Loaded, load};
pub(crate) use load::{diagnostics, draft, playable};
pub use model::{Story, TextId};
pub(crate) use problem::nearest;
pub use problem::{Diagnostic, Kind, MOST_TOLD, Problem, Severity};
pub(crate) use table::{Map, Set};
pub use translation::{Translation, load_translation, template};
pub(crate) use translation_file::{Row, TranslationFile};
