//! The figures of a group in English.

use super::Count;
use crate::debrief::items::Verdict;
use crate::debrief::result::{Confidence, Question};
use crate::play::view::ChoosableKind;
use crate::story::model::{Answer, Channel, OutcomeKind, Referral};

/// What is to be said of a place in the case.
pub(super) fn item(verdict: Verdict, count: Count) -> String {
    let chose = chose(count);
    match verdict {
        Verdict::Reversed => {
            format!("{chose}. Those who did well elsewhere chose this less often. Is this really the best choice? And does it read that way?")
        }
        Verdict::TooClear => format!("{chose}, also those who did less well elsewhere. This place is too easy, or the choice is worded too clearly."),
        Verdict::TooHidden => format!("{} This place is too hard, or the choice is not clear.", few(count, &chose)),
        Verdict::SaysLittle => format!("{chose}. Whether somebody chooses this has nothing to do with the rest of the play. This place says little."),
        Verdict::Fair => format!("{chose}. Those who did well elsewhere chose this a little more often. This place works fairly well."),
        Verdict::Good => format!("{chose}. Those who did well elsewhere chose this clearly more often. This place works well."),
    }
}

fn chose(count: Count) -> String {
    match count {
        Count { some: 0, .. } => "Nobody chose this".to_owned(),
        Count { some, all } if some == all => format!("All {all} chose this"),
        Count { some, all } => format!("{some} of {all} chose this"),
    }
}

/// The same, where they are few.
fn few(count: Count, chose: &str) -> String {
    if count.some == 0 {
        format!("{chose}, not even those who did well elsewhere.")
    } else {
        format!("Only {chose}. Those who did well elsewhere hardly ever chose it either.")
    }
}

/// What to do about options that nobody took.
pub(super) fn never_taken(options: &[String]) -> String {
    format!("Nobody chose: {}. Make that choice more believable, or leave it out.", options.join(", "))
}

/// A verdict in a few words.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reversed => "works the wrong way round",
        Verdict::TooClear => "too easy or too clear",
        Verdict::TooHidden => "too hard or not clear",
        Verdict::SaysLittle => "says little",
        Verdict::Fair => "works fairly well",
        Verdict::Good => "works well",
    }
}

/// How something turned out.
pub(super) fn outcome(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Delivered => "delivered",
        OutcomeKind::Distorted => "changed on the way",
        OutcomeKind::Refused => "refused",
        OutcomeKind::DeadEnd => "dead end",
        OutcomeKind::Unwanted => "not wanted",
    }
}

/// What sort of referral it was.
pub(super) fn referral(referral: Referral) -> &'static str {
    match referral {
        Referral::Right => "right referral",
        Referral::WrongParty => "wrong party",
        Referral::WrongDoor => "wrong door",
        Referral::TooEarly => "too early",
        Referral::Cold => "cold: no name, no handover",
        Referral::NoConsent => "without consent",
        Referral::MessageChanged => "message changed",
    }
}

/// How it reached her.
pub(super) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "telephone",
        Channel::Letter => "letter",
        Channel::Door => "at the door",
        Channel::Visit => "visit",
    }
}

/// How sure somebody was.
pub(super) fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guess => "a guess",
        Confidence::Doubt => "in doubt",
        Confidence::Rather => "rather sure",
        Confidence::Sure => "quite sure",
    }
}

/// Yes, no or later.
pub(super) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Later => "later",
    }
}

/// What sort of decision it was.
pub(super) fn kind(kind: ChoosableKind, agreement: bool) -> &'static str {
    match kind {
        _ if agreement => "Agreement:",
        ChoosableKind::Say => "Said:",
        ChoosableKind::Act => "Did:",
        ChoosableKind::Topic => "Topic:",
        ChoosableKind::Offer => "Offer:",
        ChoosableKind::Thing => "Looked at:",
        ChoosableKind::LookUp => "Looked up:",
        ChoosableKind::Leave => "Left:",
        ChoosableKind::Done => "Finished:",
    }
}

/// What shared words answer.
pub(super) fn question(question: Question) -> String {
    match question {
        Question::Reason(_) => "Why".to_owned(),
        Question::Now(_) => "What I would choose now".to_owned(),
        Question::Korthagen(step) => format!("Five steps (Korthagen): step {}", u16::from(step) + 1),
        Question::Own(number) => format!("Question {} of the case", u16::from(number) + 1),
        Question::Policy => "On policy".to_owned(),
        Question::System => "On the system".to_owned(),
    }
}
