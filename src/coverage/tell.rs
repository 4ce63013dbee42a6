//! Puts the names of the story to what was counted, and so makes a [`Report`].

use super::count::{Count, Layout};
use super::findings::{Finding, Found, fairness, find};
use super::forks::WorseEnd;
use super::options::verdict;
use super::parts::{Part, PartKind, Written, parts};
use super::report::*;
use super::seen::{of, taken};
use super::trial::Coverage;
use super::way::Way;
use super::wording;
use crate::play::{Case, Words};
use crate::story::model::TextId;
use crate::story::span::Span;
use crate::story::wording::Language;

impl Report {
    /// Says everything. `worse_ends` come from [`super::worse_ends`]; `source` is the text the story was read from, for the
    /// numbers of lines, and may be empty.
    pub fn new(case: &Case, coverage: &Coverage, worse_ends: &[WorseEnd], words: &Words, language: Language, source: &str) -> Self {
        let teller = Teller { case, coverage, words, layout: Layout::new(case), lines: line_starts(source), parts: parts(case) };
        let mut report = Self {
            shape: SHAPE,
            title: words.of(&case.story().title).to_owned(),
            plays: coverage.all(Way::Random).plays,
            seed: coverage.seed,
            findings: Vec::new(),
            fairness: Vec::new(),
            dimensions: teller.dimensions(),
            ways: Way::ALL.iter().map(|way| teller.score(*way, coverage.all(*way))).collect(),
            seats: teller.seats(),
            outcomes: teller.outcomes(),
            wishes: teller.wishes(),
            offers: teller.offers(),
            agreements: ByWay::new(|way| coverage.all(way).agreements),
            replies: teller.replies(),
            places: teller.places(),
            things: teller.seldom(PartKind::Thing),
            services: teller.seldom(PartKind::Service),
            lines: teller.seldom(PartKind::Line),
            never: teller.never(),
            worse_ends: worse_ends.iter().filter_map(|end| teller.worse_end(end)).collect(),
        };
        report.fairness = fairness(&report);
        let said = |finding: Finding| Found {
            what: wording::what(&finding, language),
            help: wording::help(&finding, language).to_owned(),
            spots: finding.spots(),
            finding,
        };
        report.findings = find(&report).into_iter().map(said).collect();
        report
    }
}

/// Where each line begins.
fn line_starts(source: &str) -> Vec<u32> {
    if source.is_empty() {
        return Vec::new();
    }
    std::iter::once(0).chain(source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1)).collect()
}

struct Teller<'c> {
    case: &'c Case,
    coverage: &'c Coverage,
    words: &'c Words,
    layout: Layout,
    lines: Vec<u32>,
    parts: Vec<Written>,
}

impl Teller<'_> {
    fn spot(&self, id: &str, text: TextId, span: Span) -> Spot {
        let line = (!self.lines.is_empty()).then(|| self.lines.partition_point(|start| *start <= span.start));
        Spot { id: id.to_owned(), text: self.words.own(text), start: span.start, end: span.end, line }
    }

    fn written(&self, written: &Written) -> Spot {
        self.spot(&written.name, written.text, written.span)
    }

    /// The spot of a part.
    fn part(&self, part: Part) -> Option<Spot> {
        let at = self.parts.binary_search_by_key(&part, |written| written.part).ok()?;
        self.parts.get(at).map(|written| self.written(written))
    }

    fn plays(&self, part: Part) -> ByWay<u64> {
        ByWay::new(|way| of(self.case, &self.layout, self.coverage.all(way), part))
    }

    fn dimensions(&self) -> Vec<DimensionNote> {
        let rubric = self.case.story().rubric.iter();
        rubric
            .map(|(id, dimension)| DimensionNote {
                id: id.to_owned(),
                name: self.words.of(&dimension.name).to_owned(),
                weight: dimension.weight,
                gate: dimension.gate,
                at: [dimension.at.0, dimension.at.1, dimension.at.2],
                levels: dimension.levels.iter().map(|text| self.words.of(text).to_owned()).collect(),
            })
            .collect()
    }

    fn score(&self, way: Way, count: &Count) -> WayScore {
        WayScore {
            way,
            plays: count.plays,
            decisions: count.decisions as f64 / count.plays.max(1) as f64,
            stuck: count.stuck,
            total: count.totals.quartiles(),
            totals: count.totals.iter().collect(),
            ropes: count.lassos.clone(),
            points: count.points.iter().map(super::spread::Spread::quartiles).collect(),
            levels: count.levels.clone(),
        }
    }

    fn seats(&self) -> Vec<SeatScore> {
        let story = self.case.story();
        let seats = self.coverage.seats.iter().enumerate();
        seats
            .filter_map(|(at, seat)| {
                let (id, seat) = story.seats.0.get(*seat)?;
                Some(SeatScore {
                    id: id.value.clone(),
                    name: self.person(&seat.person.value),
                    ways: Way::ALL.iter().filter_map(|way| Some(self.score(*way, self.coverage.of(at, *way)?))).collect(),
                })
            })
            .collect()
    }

    fn person(&self, id: &str) -> String {
        self.case.story().people.get(id).map_or_else(|| id.to_owned(), |person| self.words.of(&person.name).to_owned())
    }

    fn of_kind(&self, kind: PartKind) -> impl Iterator<Item = &Written> {
        self.parts.iter().filter(move |written| written.part.kind() == kind)
    }

    fn outcomes(&self) -> Vec<OutcomeNote> {
        let rows = self.of_kind(PartKind::Outcome).zip(&self.case.outcomes).enumerate();
        let mut rows: Vec<OutcomeNote> = rows
            .map(|(at, (written, outcome))| OutcomeNote {
                spot: self.written(written),
                day: outcome.day,
                by: outcome.by,
                kind: outcome.kind,
                event: at >= self.case.agreement_outcomes,
                plays: self.plays(written.part),
            })
            .collect();
        rows.sort_by_key(|row| row.day);
        rows
    }

    fn wishes(&self) -> Vec<WishNote> {
        let rows = self.of_kind(PartKind::Wish).zip(self.case.story().wishes.0.iter()).enumerate();
        rows.map(|(at, (written, (_, wish)))| {
            let count = |how: fn(&super::count::WishCount) -> u64| ByWay::new(|way| self.coverage.all(way).wishes.get(at).map_or(0, how));
            WishNote {
                spot: self.written(written),
                about: self.words.of(&wish.about).to_owned(),
                hidden: wish.hidden,
                asked: count(|wish| wish.asked),
                heard: count(|wish| wish.heard),
                confirmed: count(|wish| wish.confirmed),
            }
        })
        .collect()
    }

    fn offers(&self) -> Vec<OfferNote> {
        let rows = self.of_kind(PartKind::Offer).zip(self.case.story().offers.0.iter()).enumerate();
        rows.map(|(at, (written, (_, offer)))| OfferNote {
            spot: self.written(written),
            by: self.person(&offer.by.value),
            plays: ByWay::new(|way| self.coverage.all(way).offers.get(at).copied().unwrap_or_default()),
        })
        .collect()
    }

    fn replies(&self) -> Vec<ReplyNote> {
        let answers = self.case.agreements.iter().flat_map(|agreements| &agreements.answers);
        let rows = self.of_kind(PartKind::Reply).zip(answers);
        rows.map(|(written, reply)| ReplyNote { spot: self.written(written), answer: reply.answer, plays: self.plays(written.part) }).collect()
    }

    fn places(&self) -> Vec<PlaceNote> {
        let mut places = Vec::new();
        for (talk, written) in self.case.talks.iter().enumerate() {
            let kind = match talk {
                talk if talk < self.case.offers_from => TalkKind::Topic,
                talk if talk < self.case.interruptions_from => TalkKind::Offer,
                _ => TalkKind::Interruption,
            };
            for (step, place) in written.steps.iter().enumerate().filter(|(_, step)| !step.choices.is_empty()) {
                let part = if step == 0 { Part::Talk(talk) } else { Part::Moment(talk, step) };
                let mut spot = self.part(part).unwrap_or_default();
                spot.text = self.words.own(written.title);
                let options = (0..place.choices.len()).filter_map(|choice| self.option(talk, step, choice)).collect();
                places.push(PlaceNote { spot, talk: kind, plays: self.plays(part), options });
            }
        }
        places
    }

    fn option(&self, talk: usize, step: usize, choice: usize) -> Option<OptionNote> {
        let written = self.case.talks.get(talk)?.steps.get(step)?.choices.get(choice)?;
        let award = written.award.and_then(|award| self.case.awards.get(award));
        let name = |dimension: usize| self.case.story().rubric.0.get(dimension).map_or_else(String::new, |(id, _)| id.value.clone());
        Some(OptionNote {
            spot: self.part(Part::Choice(talk, step, choice))?,
            points: award.into_iter().flat_map(|award| &award.points).map(|(dimension, points)| (name(*dimension), *points)).collect(),
            plays: ByWay::new(|way| taken(self.case, self.coverage.all(way), talk, step, choice)),
            verdict: verdict(self.case, self.coverage, talk, step, choice),
        })
    }

    fn seldom(&self, kind: PartKind) -> Vec<Seldom> {
        self.of_kind(kind).map(|written| Seldom { spot: self.written(written), plays: self.plays(written.part) }).collect()
    }

    fn never(&self) -> Vec<Never> {
        let seen = |part: Part| Way::ALL.iter().any(|way| of(self.case, &self.layout, self.coverage.all(*way), part) > 0);
        let unseen = self.parts.iter().filter(|written| !seen(written.part));
        unseen.map(|written| Never { spot: self.written(written), part: written.part.kind() }).collect()
    }

    fn worse_end(&self, end: &WorseEnd) -> Option<WorseEndNote> {
        Some(WorseEndNote {
            better: self.part(Part::Choice(end.talk, end.step, end.better))?,
            worse: self.part(Part::Choice(end.talk, end.step, end.worse))?,
            percent: end.percent,
            plays: end.plays,
        })
    }
}
