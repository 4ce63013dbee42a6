//! In plain English.

use super::{joined, percent, quoted};
use crate::coverage::{Fair, Finding, PartKind, Question, TalkKind, Verdict, Way};

fn names(list: &[String]) -> String {
    joined(list, "and another")
}

pub(super) fn what(finding: &Finding) -> String {
    match finding {
        Finding::Stuck { plays } => {
            format!("In {plays} plays the player could not go on: there was nothing left to choose and the month did not come.")
        }
        Finding::PlaysAsWell { way, mean, careful, seats } => format!(
            "{} play ends nearly as high as careful play: {} on average against {}. That is so when you are {}.",
            self::way(*way),
            percent(*mean),
            percent(*careful),
            names(seats)
        ),
        Finding::GoodLeadsToWorse { better, worse, percent: less } => format!(
            "The answer {} is worth more points than {}. Yet the play ends {} points lower on average.",
            quoted(better),
            quoted(worse),
            percent(*less)
        ),
        Finding::LongestWins { longest, random } => format!(
            "Whoever always gives the longest answer earns {} on average. Whoever picks at random earns {}. So length gives the good answer away.",
            percent(*longest),
            percent(*random)
        ),
        Finding::TopNotSeen { dimensions, seats } if seats.is_empty() => {
            format!("Even careful play never comes to the highest level here: {}.", names(dimensions))
        }
        Finding::TopNotSeen { dimensions, seats } => {
            format!("As {} even careful play never comes to the highest level here: {}.", names(seats), names(dimensions))
        }
        Finding::SeatEndsLow { seats, median } => {
            format!("Even careful play does not come far here: as {}. Half of those plays end at {median} or lower.", names(seats))
        }
        Finding::SeatsDiffer { high, low } => {
            format!("The seat matters a lot. Careful play earns around {} as {}, and around {} as {}.", high.1, high.0, low.1, low.0)
        }
        Finding::WishHardToHear { wishes } => match wishes.len() {
            1 => "Even careful play seldom hears one wish from her.".to_owned(),
            many => format!("Even careful play seldom hears {many} wishes from her."),
        },
        Finding::NeverHappens { outcomes } => match outcomes.len() {
            1 => "One outcome came about in no play, a month later.".to_owned(),
            many => format!("{many} outcomes came about in no play, a month later."),
        },
        Finding::NeverChosen { choices } => match choices.len() {
            1 => "Nobody chose one of the answers, in whatever way they played.".to_owned(),
            many => format!("Nobody chose {many} of the answers, in whatever way they played."),
        },
        Finding::NeverSeen { lines } => match lines.len() {
            1 => "Nobody saw one of the lines.".to_owned(),
            many => format!("Nobody saw {many} of the lines."),
        },
        Finding::NobodyPicks { choices } => match choices.len() {
            1 => "One answer has nothing attractive. Another answer brings more, and even whoever wants to arrange a lot never gives it.".to_owned(),
            many => format!(
                "{many} answers have nothing attractive. Another answer brings more, and even whoever wants to arrange a lot never gives them."
            ),
        },
        Finding::Rare { choices } => match choices.len() {
            1 => "One answer is hardly ever there.".to_owned(),
            many => format!("{many} answers are hardly ever there."),
        },
        Finding::SaysNothing { dimensions } => {
            format!("Here nearly everybody ends on the same level, in whatever way they play: {}.", names(dimensions))
        }
    }
}

pub(super) fn help(finding: &Finding) -> &'static str {
    match finding {
        Finding::Stuck { .. } => "Run the check (keukentafel check): it points at the place. Under `must`, only name topics that always open.",
        Finding::PlaysAsWell { .. } => "See where those points come from. Give less for what goes by itself, and more for asking and listening.",
        Finding::GoodLeadsToWorse { .. } => "Sometimes that is meant. If not, see what happens after this answer, or give it fewer points.",
        Finding::LongestWins { .. } => "Make good answers shorter and others longer, until length tells nothing any more.",
        Finding::TopNotSeen { .. } => {
            "See whether there is a way: at the author's desk under Map, or with keukentafel reach. If it takes chance or guessing, make it easier to find."
        }
        Finding::SeatEndsLow { .. } => "See at which levels it gets stuck. Perhaps this seat lacks an answer that the others have.",
        Finding::SeatsDiffer { .. } => {
            "A seat may be harder if you want it to be. Then say so where it is introduced. If not, give the low seat more chances."
        }
        Finding::WishHardToHear { .. } => "Let her say something about it where everybody comes, or give a question that leads to it.",
        Finding::NeverHappens { .. } => {
            "Look at its condition. Does another outcome above it always hold first? Move that one down, or make it more precise."
        }
        Finding::NeverChosen { .. } => "Look at its condition. Can it never hold, or does nobody come to that place?",
        Finding::NeverSeen { .. } => "Look at the condition above it. Does nobody come there? Then the line can go, or the condition must be wider.",
        Finding::NobodyPicks { .. } => {
            "A lesser answer only teaches something when one would like to give it. Let it solve something, offer something or save time. Or leave it out."
        }
        Finding::Rare { .. } => "Is that meant, as a surprise? If not, make the condition wider.",
        Finding::SaysNothing { .. } => "Give points where players choose differently, or move the bounds of the levels.",
    }
}

pub(super) fn way(way: Way) -> &'static str {
    match way {
        Way::Random => "Random",
        Way::Careful => "Careful",
        Way::Hasty => "Hasty",
        Way::Greedy => "Greedy",
        Way::Longest => "Longest answer",
    }
}

pub(super) fn about(way: Way) -> &'static str {
    match way {
        Way::Random => "Picks whatever is there. It shows all that can happen, and what somebody earns who does not listen.",
        Way::Careful => {
            "Asks on, looks at what lies on the table and looks everything up. Takes the answer that is worth most, comes back to every offer, and puts every agreement to her first."
        }
        Way::Hasty => {
            "Wants to be done. Takes one or two topics, agrees quickly, looks nothing up, and writes down one agreement at most without asking her."
        }
        Way::Greedy => "Wants to arrange as much as possible. Takes every offer and makes as many agreements as fit, without asking her.",
        Way::Longest => "Picks whatever is there, but always the longest answer. Nobody plays so: it shows whether length gives something away.",
    }
}

pub(super) fn question(question: Question) -> &'static str {
    match question {
        Question::CarefulComesFar => "Does careful play come far?",
        Question::HastyEndsLower => "Does hasty play end lower?",
        Question::GreedyEndsLower => "Does wanting to arrange everything end lower?",
        Question::LengthSaysNothing => "Does the length of an answer say nothing?",
        Question::SeatsAreAlike => "Is every seat about as hard?",
    }
}

pub(super) fn answer(fair: &Fair) -> String {
    let yes = if fair.yes { "Yes." } else { "No." };
    let (value, other) = (percent(fair.value), percent(fair.other));
    match fair.question {
        Question::CarefulComesFar => {
            format!("{yes} From every seat half of those plays end at {value} or higher. From {other} on we call that far.")
        }
        Question::HastyEndsLower => format!("{yes} Hasty play earns {value} on average, careful play {other}."),
        Question::GreedyEndsLower => format!("{yes} Greedy play earns {value} on average, careful play {other}."),
        Question::LengthSaysNothing => format!("{yes} Always the longest answer earns {value} on average, picking at random {other}."),
        Question::SeatsAreAlike => format!("{yes} Careful play earns around {value} from the hardest seat, and around {other} from the easiest."),
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NeverOffered => "was never there",
        Verdict::Rare => "was hardly ever there",
        Verdict::Dominated => "nothing attractive",
    }
}

pub(super) fn parts(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Talk => "Topics and talks",
        PartKind::Moment => "Later steps of a talk",
        PartKind::Choice => "Answers",
        PartKind::Line => "Lines",
        PartKind::Thing => "Things on the table",
        PartKind::Service => "Services on the social map",
        PartKind::Offer => "Offers",
        PartKind::Wish => "Wishes",
        PartKind::Reply => "Her answer to an agreement",
        PartKind::Outcome => "A month later",
    }
}

pub(super) fn talk(kind: TalkKind) -> &'static str {
    match kind {
        TalkKind::Topic => "Topic",
        TalkKind::Offer => "Back to an offer",
        TalkKind::Interruption => "Begins by itself",
    }
}
