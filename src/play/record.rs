//! What a session remembers beside its state: what was shown, and which decision caused what.

use super::engine::Sink;
use super::view::{Chapter, LineKind};
use crate::story::model::{Mood, TextId};

/// One line that was shown.
#[derive(Clone, Debug)]
pub(crate) struct RecordedLine {
    /// After how many decisions.
    pub after: usize,
    pub kind: LineKind,
    pub who: Option<usize>,
    pub text: TextId,
    pub moods: Vec<(usize, Mood)>,
    pub chapter: Chapter,
    /// The outcome it tells of.
    pub outcome: Option<usize>,
}

/// Everything told while a session was played.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    /// How many decisions were made when what comes now is told.
    pub decisions: usize,
    pub lines: Vec<RecordedLine>,
    /// Award and the decision after which it came.
    pub awards: Vec<(usize, usize)>,
    /// First time each wish was asked about, heard and confirmed: wish and decision.
    pub asked: Vec<(usize, usize)>,
    pub heard: Vec<(usize, usize)>,
    pub confirmed: Vec<(usize, usize)>,
    /// The last decision that touched an offer.
    pub offers: Vec<(usize, usize)>,
    /// Outcome and the agreement it belongs to.
    pub outcomes: Vec<(usize, Option<usize>)>,
    chapter: Chapter,
    outcome: Option<usize>,
    /// Changes of mood that wait for the next line.
    moods: Vec<(usize, Mood)>,
}

impl Record {
    fn line(&mut self, kind: LineKind, who: Option<usize>, text: TextId) {
        let moods = std::mem::take(&mut self.moods);
        let (after, chapter, outcome) = (self.decisions, self.chapter, self.outcome);
        self.lines.push(RecordedLine { after, kind, who, text, moods, chapter, outcome });
    }

    /// The face of a person now.
    pub fn mood(&self, person: usize) -> Mood {
        let said = self.lines.iter().flat_map(|line| &line.moods).chain(&self.moods);
        said.rev().find(|(who, _)| *who == person).map_or(Mood::Calm, |(_, mood)| *mood)
    }

    /// Which decision settled an offer as it is.
    pub fn offer_decision(&self, offer: usize) -> Option<usize> {
        self.offers.iter().rev().find(|(number, _)| *number == offer).map(|(_, decision)| *decision)
    }

    /// The present decision, counted from 0; `None` before the first.
    fn decision(&self) -> usize {
        self.decisions.saturating_sub(1)
    }
}

fn first(list: &mut Vec<(usize, usize)>, what: usize, decision: usize) {
    if !list.iter().any(|(known, _)| *known == what) {
        list.push((what, decision));
    }
}

impl Sink for Record {
    fn say(&mut self, who: usize, text: TextId) {
        self.line(LineKind::Says, Some(who), text);
    }
    fn think(&mut self, who: usize, text: TextId) {
        self.line(LineKind::Thinks, Some(who), text);
    }
    fn tell(&mut self, text: TextId) {
        self.line(LineKind::Seen, None, text);
    }
    fn mood(&mut self, who: usize, mood: Mood) {
        self.moods.push((who, mood));
    }
    fn you(&mut self, spoken: bool, text: TextId) {
        self.line(if spoken { LineKind::You } else { LineKind::YouDo }, None, text);
    }
    fn award(&mut self, award: usize) {
        let decision = self.decision();
        self.awards.push((award, decision));
    }
    fn offer(&mut self, offer: usize) {
        let decision = self.decision();
        self.offers.push((offer, decision));
    }
    fn asked(&mut self, wish: usize) {
        let decision = self.decision();
        first(&mut self.asked, wish, decision);
    }
    fn heard(&mut self, wish: usize) {
        let decision = self.decision();
        first(&mut self.heard, wish, decision);
    }
    fn confirmed(&mut self, wish: usize) {
        let decision = self.decision();
        first(&mut self.confirmed, wish, decision);
    }
    fn chapter(&mut self, chapter: Chapter) {
        self.chapter = chapter;
    }
    fn outcome(&mut self, outcome: usize, agreement: Option<usize>) {
        self.outcomes.push((outcome, agreement));
    }
    fn happening(&mut self, outcome: Option<usize>) {
        self.outcome = outcome;
    }
}
