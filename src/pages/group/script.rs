//! The facilitator's script as the page follows it: the steps of the plan that was chosen, each with its minutes. A case
//! without a script gets the screens there are, in their order.

use crate::debrief::Known;
use crate::pages::words::together::Together;
use crate::play::Words;
use crate::story::debrief::{ScriptStep, Show};

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub title: String,
    /// What the screen shows.
    pub show: Show,
    /// First and last minute; both 0 without a script.
    pub minutes: (u16, u16),
    /// What the facilitator can say.
    pub say: Vec<String>,
    /// What she asks the group.
    pub ask: Vec<String>,
    /// How the group works.
    pub how: String,
    /// Whether the group decides again here.
    pub vote: bool,
    /// Whether this is where the group looks further than the table: the first step of words after the last picture.
    pub beyond: bool,
}

/// The steps of the long or the short plan.
pub fn steps(known: &Known, words: &Words, ui: &'static Together, long: bool) -> Vec<Step> {
    let Some(script) = &known.debrief.script else { return without_script(known, words, ui) };
    let minutes = |step: &ScriptStep| if long { step.long } else { step.short };
    let texts = |all: &[crate::story::model::Text]| all.iter().map(|text| words.of(text).to_owned()).collect::<Vec<_>>();
    let mut passed = 0;
    let mut steps = Vec::new();
    for step in script.steps.iter().filter(|step| minutes(step) > 0) {
        let begins = passed;
        passed += minutes(step);
        steps.push(Step {
            title: words.of(&step.title).to_owned(),
            show: step.show.clone(),
            minutes: (begins, passed),
            say: texts(&step.say),
            ask: texts(&step.ask),
            how: words.of(&step.how).to_owned(),
            vote: step.vote,
            beyond: false,
        });
    }
    let pictures = steps.iter().rposition(|step| step.show != Show::Words).map_or(0, |last| last + 1);
    if let Some(step) = steps.get_mut(pictures) {
        step.beyond = true;
    }
    steps
}

/// What to have ready.
pub fn before(known: &Known, words: &Words) -> Vec<String> {
    let script = known.debrief.script.as_ref();
    script.map_or_else(Vec::new, |script| script.before.iter().map(|text| words.of(text).to_owned()).collect())
}

/// How long the two plans take; nothing without a script.
pub fn lengths(known: &Known) -> Option<(u16, u16)> {
    known.debrief.script.as_ref().map(|script| (script.short, script.long))
}

fn without_script(known: &Known, words: &Words, ui: &'static Together) -> Vec<Step> {
    let step = |title: &str, show: Show| {
        let vote = matches!(show, Show::Decision(_));
        Step { title: title.to_owned(), show, minutes: (0, 0), say: Vec::new(), ask: Vec::new(), how: String::new(), vote, beyond: false }
    };
    let key = |(id, one): (&crate::story::model::Name, &crate::story::debrief::KeyDecision)| step(words.of(&one.title), Show::Decision(id.clone()));
    let mut steps = vec![step(ui.show_join, Show::Join), step(ui.show_month, Show::Month)];
    steps.extend(known.debrief.key_decisions.0.iter().map(|(id, one)| key((id, one))));
    let rest = [(ui.show_wishes, Show::Wishes), (ui.show_referrals, Show::Referrals), (ui.show_levels, Show::Levels), (ui.show_routes, Show::Routes)];
    steps.extend(rest.map(|(title, show)| step(title, show)));
    steps
}
