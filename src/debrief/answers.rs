//! What players chose to share, by the question it answers. One answer of each person to each question counts: a code that was made
//! by hand could carry forty.

use std::collections::{BTreeMap, BTreeSet};

use super::group::{Group, Member};
use super::result::Question;

/// All answers but reasons, which stand with the option they are for; by question, in the order of nobody.
pub(super) fn answers(group: &Group) -> Vec<(Question, Vec<String>)> {
    let mut found: BTreeMap<Question, Vec<String>> = BTreeMap::new();
    for member in group.members() {
        let questions: BTreeSet<Question> = member.result.shared.iter().map(|shared| shared.question).collect();
        for question in questions.into_iter().filter(|question| !matches!(question, Question::Reason(_))) {
            // Who never came to a decision has nothing to say of it now.
            let came = |key: u8| member.facts.chose.get(usize::from(key)).copied().flatten().is_some();
            if let Some(words) = answer(member, question).filter(|_| !matches!(question, Question::Now(key) if !came(key))) {
                found.entry(question).or_default().push(words.to_owned());
            }
        }
    }
    found.into_iter().map(|(question, words)| (question, in_no_ones_order(words))).collect()
}

/// What somebody answered to a question: the first answer, where there are more.
pub(super) fn answer(member: &Member, question: Question) -> Option<&str> {
    member.result.shared.iter().find(|shared| shared.question == question).map(|shared| shared.words.as_str())
}

/// By letter: in a room, the order in which results came tells whose words they are.
pub(super) fn in_no_ones_order(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable();
    words
}
