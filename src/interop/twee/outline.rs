//! The skeleton of a case that a Twine story becomes, before it is written.

/// The skeleton.
#[derive(Default)]
pub(super) struct Outline {
    pub title: String,
    pub notes: Vec<String>,
    pub people: Vec<Named>,
    /// The name of the person it is about, and of the player's own person.
    pub resident: String,
    pub player: String,
    pub invitation: Vec<Item>,
    pub prepare: Option<Chapter>,
    pub table: Chapter,
    pub topics: Vec<Topic>,
    /// Passages nobody comes to, and those with a meaning of their own: name, line, text.
    pub loose: Vec<(String, usize, String)>,
    /// How many passages were carried over.
    pub passages: usize,
}

/// Somebody with the name by which a case knows her.
pub(super) struct Named {
    pub id: String,
    pub name: String,
}

/// A hub.
#[derive(Default)]
pub(super) struct Chapter {
    pub items: Vec<Item>,
    pub topics: Vec<String>,
    pub done: String,
    pub must: Vec<String>,
}

/// A topic.
pub(super) struct Topic {
    pub id: String,
    pub title: String,
    pub remarks: Vec<String>,
    /// Whether it can be left early.
    pub leave: bool,
    /// The first step, and the later ones.
    pub root: Step,
    pub moments: Vec<Step>,
}

/// A step.
#[derive(Default)]
pub(super) struct Step {
    pub id: String,
    /// The passage it was, with its line.
    pub passage: String,
    pub line: usize,
    pub items: Vec<Item>,
    pub choices: Vec<Choice>,
    pub to: Option<String>,
    /// Whether the chapter ends here.
    pub ends: bool,
}

/// A choice.
pub(super) struct Choice {
    pub id: String,
    pub text: String,
    /// Whether the player says it.
    pub spoken: bool,
    pub again: bool,
    pub remarks: Vec<String>,
    pub items: Vec<Item>,
    pub to: Option<String>,
    pub ends: bool,
}

/// A line, or a remark between lines.
#[derive(Clone)]
pub(super) enum Item {
    /// Who (a number among the people), and what.
    Say(usize, String),
    Think(usize, String),
    Tell(String),
    Remark(String),
}
