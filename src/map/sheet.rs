//! What the picture looks like: small drawn signs (a colour alone says nothing) and the colours of the pages.

use super::{Kind, Sort};
use crate::story::model::{Answer, OutcomeKind};

/// A small drawing of 12 by 12, beside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The player says something.
    Speech,
    /// The player does something.
    Hand,
    /// A wish.
    Heart,
    /// An offer.
    Gift,
    /// It worked; yes.
    Tick,
    /// The chapter ends.
    Flag,
    /// A condition.
    Lock,
    /// It became something else.
    Waves,
    /// Refused; no.
    Cross,
    /// It leads nowhere.
    Wall,
    /// Nobody wanted it; nobody asked her.
    Alarm,
    /// Off the table.
    Away,
    /// Later.
    Clock,
    /// A talk ends.
    End,
}

impl Sign {
    /// Its lines, as the `d` of an SVG path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Speech => "M1 1.5H11V8H5.5L3 10.8V8H1Z",
            Self::Hand => "M2.5 1L10.5 6L2.5 11Z",
            Self::Heart => "M6 11L1.2 6A2.8 2.8 0 0 1 6 2.8A2.8 2.8 0 0 1 10.8 6Z",
            Self::Gift => "M1 5H11V11H1ZM6 5V11M6 5C1.5 5 2.5 .5 6 5C9.5 .5 10.5 5 6 5",
            Self::Tick => "M1.5 6.5L4.8 10L10.5 2.5",
            Self::Flag => "M2.5 11.5V1H10L7.8 3.6L10 6.2H2.5",
            Self::Lock => "M2 5.5H10V11H2ZM3.8 5.5V3.8A2.2 2.2 0 0 1 8.2 3.8V5.5",
            Self::Waves => "M1 4C3 1.5 4.5 6 6.2 4S9.5 2 11 4M1 9C3 6.5 4.5 11 6.2 9S9.5 7 11 9",
            Self::Cross => "M2 2L10 10M10 2L2 10",
            Self::Wall => "M1 6H8M9.5 1.5V10.5",
            Self::Away => "M10 2L2.5 9.5M2.5 4V9.5H8",
            Self::Alarm => "M6 1V7.5M6 9.5V11",
            Self::Clock => "M6 1A5 5 0 1 0 6 11A5 5 0 1 0 6 1M6 3.5V6L8 7.5",
            Self::End => "M2 6A4 4 0 1 0 10 6A4 4 0 1 0 2 6",
        }
    }

    /// Its word in the style sheet, for the signs that have a colour of their own.
    pub fn class(self) -> &'static str {
        match self {
            Self::Heart => "sign heart",
            Self::Gift => "sign gift",
            Self::End => "sign dot",
            _ => "sign",
        }
    }

    /// What stands before the first words of a node.
    pub(super) fn of(kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::Say => Self::Speech,
            Kind::Act => Self::Hand,
            Kind::Wish => Self::Heart,
            Kind::Offer => Self::Gift,
            Kind::Reply(answer) => Self::of_answer(answer),
            Kind::Outcome(outcome) => match outcome {
                OutcomeKind::Delivered => Self::Tick,
                OutcomeKind::Distorted => Self::Waves,
                OutcomeKind::Refused => Self::Cross,
                OutcomeKind::DeadEnd => Self::Wall,
                OutcomeKind::Unwanted => Self::Alarm,
            },
            Kind::Case | Kind::Area | Kind::Topic | Kind::Interruption | Kind::Group | Kind::Step | Kind::Thing | Kind::PartOption | Kind::Event => {
                return None;
            }
        })
    }

    fn of_answer(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::Tick,
            Answer::No => Self::Cross,
            Answer::Later => Self::Clock,
        }
    }

    /// What stands before a note.
    pub(super) fn of_note(sort: Sort) -> Self {
        match sort {
            Sort::Wish => Self::Heart,
            Sort::Offer => Self::Gift,
            Sort::Answered(answer) => Self::of_answer(answer),
            Sort::Noted => Self::Alarm,
            Sort::Dropped => Self::Away,
            Sort::Chapter => Self::Flag,
        }
    }
}

impl Kind {
    /// The word a kind of node has in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Case => "case",
            Kind::Area => "area",
            Kind::Topic => "head topic",
            Kind::Interruption => "head interruption",
            Kind::Offer => "head offer",
            Kind::Group | Kind::Event => "head group",
            Kind::Step => "step",
            Kind::Say => "say",
            Kind::Act => "act",
            Kind::Wish => "wish",
            Kind::Thing | Kind::PartOption => "option",
            Kind::Reply(Answer::Yes) | Kind::Outcome(OutcomeKind::Delivered) => "good",
            Kind::Reply(_) | Kind::Outcome(OutcomeKind::Distorted) => "mixed",
            Kind::Outcome(_) => "bad",
        }
    }

    /// How round the corners of its card are, in pixels.
    pub fn corner(self) -> i32 {
        match self {
            Kind::Say => 12,
            Kind::Act => 2,
            Kind::Wish => 16,
            _ => 8,
        }
    }
}

/// The style sheet of a picture; the pages have the same one.
pub(super) const STYLE: &str = include_str!("../../web/map.css");
