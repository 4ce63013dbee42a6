//! Keukentafel: a conversation training game. A teacher's [`story::Story`] is compiled to a [`play::Case`]; a [`play::Session`]
//! takes decisions and gives a [`play::View`]; a [`score::Report`] says what it meant.
//!
//! ```
//! use keukentafel::{play::{Case, Session, Words}, story};
//! use std::rc::Rc;
//!
//! let source = r#"Story(format: 1, language: "nl", title: "Kort", resident: "mia", invitation: ["Kom binnen."],
//!     people: { "mia": (name: "Mia"), "ik": (name: "Sam") }, seats: { "loket": (person: "ik") },
//!     table: (present: ["mia"], done: "Klaar"))"#;
//! let story = story::load("story.ron", source.as_bytes()).story.ok_or("a mistake")?;
//! let words = Words::new(&story, None);
//! let mut session = Session::new(Rc::new(Case::new(story)?), "loket", 1)?;
//! assert_eq!(session.view(&words).options[0].text, "Klaar");
//! session.decide("done")?;
//! assert!(session.finished());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod art;
pub mod check;
pub mod coverage;
pub mod debrief;
pub mod interop;
pub mod map;
#[cfg(feature = "pages")]
pub mod pages;
pub mod play;
#[cfg(feature = "scene")]
pub mod scene;
pub mod score;
#[cfg(feature = "server")]
pub mod server;
pub mod story;
pub mod worker;
