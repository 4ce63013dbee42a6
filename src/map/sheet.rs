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

/// The word a kind of node has in a style sheet.
pub(super) fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "case",
        Kind::Area => "area",
        Kind::Topic => "topic",
        Kind::Interruption => "interruption",
        Kind::Offer => "offer",
        Kind::Group | Kind::Event => "group",
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

/// How round the corners of a card are.
pub(super) fn corner(kind: Kind) -> i32 {
    match kind {
        Kind::Say => 12,
        Kind::Act => 2,
        Kind::Wish => 16,
        _ => 8,
    }
}

/// The style sheet of a picture that stands alone. Every pair of text and ground is at least 7:1, as in `web/style.css`.
pub(super) const STYLE: &str = "\
svg{background:#fff6e3}\
text{font-family:'Atkinson Hyperlegible Next','Atkinson Hyperlegible','DejaVu Sans',system-ui,sans-serif;fill:#2b211a}\
.t{font-weight:700}.s{fill:#5a4636}.i{font-style:italic}\
.frame{fill:#fbeacb;stroke:#e6d3b1;stroke-width:2}.frame.inner{fill:#fff6e3;stroke:#e6d3b1}\
.card{fill:#fffdf8;stroke:#b89a6a;stroke-width:1.5}\
.case .card,.area .card{fill:none;stroke:none}\
.topic .card{fill:#1c3438;stroke:#1c3438}.interruption .card{fill:#5e2034;stroke:#5e2034}.offer .card{fill:#5b3a1f;stroke:#5b3a1f}.group .card{fill:#3d3a52;stroke:#3d3a52}\
.topic text,.interruption text,.offer text,.group text{fill:#fff6e3}\
.topic .sign,.interruption .sign,.offer .sign,.group .sign{stroke:#ffd27a}\
.step .card{fill:#e4efe9;stroke:#2f5a58}\
.say .card{stroke:#2f5a58}.act .card{stroke:#2b211a}\
.wish .card{fill:#fbe3e6;stroke:#7c2f46}\
.good .card{fill:#e3f0e4;stroke:#1b5439}.mixed .card{fill:#fdeccb;stroke:#733307}.bad .card{fill:#fbe2dc;stroke:#84221a}\
.sign{fill:none;stroke:#2b211a;stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round}\
.sign.dot{stroke:none;fill:#5a4636}.sign.heart{stroke:#7c2f46;fill:#f3b9c2}.sign.gift{stroke:#5b3a1f;fill:#ffd27a}\
.topic .sign.lock,.interruption .sign.lock,.offer .sign.lock,.group .sign.lock{fill:none}\
.path{fill:none;stroke:#5a4636;stroke-width:1.6}.path.leads{stroke:#2f5a58;stroke-width:2}.path.next{stroke:#8a5a34;stroke-width:6}\
.path.best{stroke:#1b5439;stroke-width:4}.path.worst{stroke:#84221a;stroke-width:4;stroke-dasharray:9 4}.path.best.worst{stroke:#5a4636;stroke-dasharray:none}\
.end{fill:#5a4636}.arrow{fill:#2f5a58}.arrow.next{fill:#8a5a34}\
.best>.card{stroke:#1b5439;stroke-width:4}.worst>.card{stroke:#84221a;stroke-width:4;stroke-dasharray:9 4}.best.worst>.card{stroke:#5a4636;stroke-dasharray:none}\
.unreached>.card{fill:#f1ece2;stroke:#84221a;stroke-width:2;stroke-dasharray:3 4}.unreached.topic text,.unreached.interruption text,.unreached.offer text,.unreached.group text{fill:#2b211a}\
.pill{stroke:#fffdf8;stroke-width:1.5}.pill.best{fill:#1b5439}.pill.worst,.pill.unreached{fill:#84221a}.pilltext{fill:#fff;font-weight:700}";
