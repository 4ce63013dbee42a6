//! The whole look-back of one finished play, in words, with every point traced to its decision and its reason.

use serde::Serialize;

use super::level::{level, total};
use super::reach::Reach;
use crate::play::view::{Chapter, Choosable, Happening, OfferState};
use crate::play::{Case, Pick, Session, Words, WrittenChoice, agreements_open, apply, begin, choice_open, draw, picks, present_step};
use crate::story::model::{Answer, OutcomeKind, Referral, Slot, SourceKind, TextId};

/// Everything the look-back tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The total in percent.
    pub total_percent: u16,
    /// Names of gate dimensions at level 0, which keep the total low.
    pub capped_by_gates: Vec<String>,
    /// Per dimension of the rubric.
    pub dimensions: Vec<DimensionReport>,
    /// Per decision.
    pub decisions: Vec<DecisionReport>,
    /// Asked, heard, confirmed, acted on.
    pub wishes: Vec<WishRow>,
    /// What became of each agreement.
    pub referrals: Vec<ReferralRow>,
    /// What happened in the month, in order of days.
    pub month: Vec<Happening>,
    /// Ropes around her at the end.
    pub lassos: usize,
    /// Her month in her own words.
    pub her: Vec<String>,
    /// Commentators.
    pub voices: Vec<VoiceReport>,
    /// Questions to write or talk about.
    pub questions: Vec<String>,
    /// One question about what the player's organisation should learn.
    pub policy: Option<String>,
    /// One question about the system itself.
    pub system: Option<String>,
    /// All sources of the case.
    pub sources: Vec<SourceNote>,
}

/// One dimension.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct DimensionReport {
    pub id: String,
    pub name: String,
    pub weight: u16,
    pub gate: bool,
    /// 0 to 3.
    pub level: u8,
    pub levels: Vec<String>,
    pub points: i16,
    /// The levels that can be reached from this seat, where that was worked out.
    pub best_level: Option<u8>,
    pub worst_level: Option<u8>,
    /// Whether those are certain.
    pub exact: bool,
    /// Whether anything that counts here could be chosen on this route: if not, it was not missed.
    pub came_up: bool,
    pub entries: Vec<PointEntry>,
}

/// Points with their reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct PointEntry {
    pub points: i16,
    pub why: String,
    pub sources: Vec<SourceNote>,
    /// The decision after which they came.
    pub decision: usize,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct DecisionReport {
    pub index: usize,
    pub chapter: Chapter,
    /// What was chosen.
    pub chosen: Choosable,
    /// What it brought about.
    pub consequences: Vec<Consequence>,
    /// What else could be chosen then.
    pub other: Vec<OtherOption>,
    pub why: Option<String>,
    pub sources: Vec<SourceNote>,
    /// Dimension and points.
    pub points: Vec<(String, i16)>,
}

/// What a decision brought about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub enum Consequence {
    /// A wish was asked about: in three words.
    Asked(String),
    /// A wish was heard: her words.
    Heard(String),
    /// A wish was read back and confirmed: her words.
    Confirmed(String),
    /// An offer now stands so.
    Offer(String, OfferState),
    /// An agreement was made, with her answer.
    Agreement(Option<Answer>),
    /// It led to this in the month: an index into [`Report::month`].
    Happening(usize),
}

/// Something that could have been chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OtherOption {
    pub text: String,
    pub why: Option<String>,
}

/// A line of the wishes ledger. Numbers are decisions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WishRow {
    pub id: String,
    pub about: String,
    pub hers: String,
    pub hidden: bool,
    pub asked: Option<usize>,
    pub heard: Option<usize>,
    pub confirmed: Option<usize>,
    /// Whether an agreement she said yes to was about it.
    pub agreed: bool,
    /// Whether something came of that in the month.
    pub acted_on: bool,
}

/// A line of the referral ledger.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ReferralRow {
    pub agreement: String,
    pub answer: Option<Answer>,
    pub outcome: Option<OutcomeKind>,
    pub referral: Option<Referral>,
    pub day: Option<u8>,
    pub title: Option<String>,
    pub why: Option<String>,
    pub decision: Option<usize>,
}

/// What a commentator says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct VoiceReport {
    pub name: String,
    pub about: String,
    pub remarks: Vec<String>,
    pub sources: Vec<SourceNote>,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct SourceNote {
    pub id: String,
    pub title: String,
    pub kind: SourceKind,
    pub about: String,
    pub link: Option<String>,
}

/// Remarks a voice makes at most.
const REMARKS: usize = 2;

impl Report {
    /// Looks back on a session. Before the month is over the report is of what there is so far.
    pub fn new(session: &Session, words: &Words, reach: Option<&Reach>) -> Self {
        let (walk, came_up) = walk(session, words);
        let looker = Looker { session, words };
        let story = session.case().story();
        let points = &session.state().points;
        let (total_percent, closed) = total(story, points);
        let month = session.view(words).month;
        Self {
            total_percent,
            capped_by_gates: closed.iter().map(|number| words.of(&story.rubric.0[*number].1.name).to_owned()).collect(),
            dimensions: looker.dimensions(&came_up, reach),
            decisions: looker.decisions(walk, &month),
            wishes: looker.wishes(),
            referrals: looker.referrals(&month),
            lassos: session.state().lassos(session.case()),
            her: looker.remarks(&session.case().her, usize::MAX),
            voices: looker.voices(),
            questions: story.lookback.questions.iter().map(|text| words.of(text).to_owned()).collect(),
            policy: story.lookback.policy.as_ref().map(|text| words.of(text).to_owned()),
            system: story.lookback.system.as_ref().map(|text| words.of(text).to_owned()),
            sources: (0..story.sources.0.len()).filter_map(|number| looker.source(number)).collect(),
            month,
        }
    }
}

/// The wish that a need, by its code in an agreement, is about.
pub(crate) fn need_wish(case: &Case, code: u8) -> Option<usize> {
    let needs = case.agreements.as_ref()?.slots.iter().find(|slot| slot.slot == Slot::Need)?;
    needs.options.iter().find(|option| option.code == code)?.wish
}

/// What there was at one decision.
struct Step {
    chapter: Chapter,
    chosen: Choosable,
    other: Vec<OtherOption>,
    choice: Option<WrittenChoice>,
    agreement: bool,
}

/// Walks the play again and notes what could be chosen at each decision, and which dimensions came up.
fn walk(session: &Session, words: &Words) -> (Vec<Step>, Vec<bool>) {
    let case = session.case();
    let mut came_up = vec![false; case.story().rubric.0.len()];
    let mut steps = Vec::new();
    let Some(seat) = case.seat(session.seat()) else { return (steps, came_up) };
    let Ok(mut replay) = Session::new(case.clone(), session.seat(), session.seed()) else { return (steps, came_up) };
    let Ok(mut state) = begin(case, seat, draw(case, session.seed()).1, &mut crate::play::Silent) else { return (steps, came_up) };
    let mut mark = |award: Option<usize>| {
        for (dimension, points) in award.iter().flat_map(|award| &case.awards[*award].points) {
            came_up[*dimension] |= *points > 0;
        }
    };
    let mut open = Vec::new();
    for pick in session.picks_made() {
        let present = present_step(case, &state).map(|(_, step)| step);
        let number = if let Pick::Choice(number) = pick { Some(usize::from(*number)) } else { None };
        let mut other = Vec::new();
        if let Some(step) = present {
            for (at, choice) in step.choices.iter().enumerate().filter(|(_, choice)| choice_open(case, &state, choice)) {
                mark(choice.award);
                if number.is_some_and(|number| number != at) {
                    other.push(OtherOption { text: words.get(choice.text).to_owned(), why: choice.why.map(|why| words.get(why).to_owned()) });
                }
            }
        } else if matches!(pick, Pick::Topic(_) | Pick::Offer(_) | Pick::Thing(_) | Pick::Done) {
            picks(case, &state, &mut open);
            let others = open.iter().filter(|known| *known != pick && !matches!(known, Pick::LookUp(_)));
            other.extend(others.map(|pick| OtherOption { text: replay.choosable(*pick, words).text, why: None }));
        }
        if agreements_open(case, &state).is_some() {
            case.outcomes.iter().for_each(|outcome| mark(outcome.award));
            case.marks.iter().for_each(|(_, award)| mark(Some(*award)));
        }
        steps.push(Step {
            chapter: state.chapter,
            chosen: replay.choosable(*pick, words),
            other,
            choice: present.zip(number).and_then(|(step, number)| step.choices.get(number)).cloned(),
            agreement: matches!(pick, Pick::Agree { .. }),
        });
        if apply(case, &mut state, *pick, &mut crate::play::Silent).is_err() || replay.take(*pick).is_err() {
            break;
        }
    }
    for (award, _) in &session.record().awards {
        mark(Some(*award));
    }
    (steps, came_up)
}

struct Looker<'s> {
    session: &'s Session,
    words: &'s Words,
}

impl Looker<'_> {
    fn words(&self, id: TextId) -> String {
        self.words.get(id).to_owned()
    }

    fn source(&self, number: usize) -> Option<SourceNote> {
        let (name, source) = self.session.case().story().sources.0.get(number)?;
        Some(SourceNote {
            id: name.value.clone(),
            title: self.words.of(&source.title).to_owned(),
            kind: source.kind,
            about: self.words.of(&source.about).to_owned(),
            link: source.link.clone(),
        })
    }

    fn sources(&self, numbers: &[usize]) -> Vec<SourceNote> {
        numbers.iter().filter_map(|number| self.source(*number)).collect()
    }

    fn dimensions(&self, came_up: &[bool], reach: Option<&Reach>) -> Vec<DimensionReport> {
        let case = self.session.case();
        let row = |(number, (id, dimension)): (usize, (&str, &crate::story::model::Dimension))| {
            let known = reach.and_then(|reach| reach.dimensions.iter().find(|known| known.id == id));
            let entries = self.session.record().awards.iter().flat_map(|(award, decision)| {
                let award = &case.awards[*award];
                award.points.iter().filter(move |(known, _)| *known == number).map(move |(_, points)| PointEntry {
                    points: *points,
                    why: award.why.map_or_else(String::new, |why| self.words(why)),
                    sources: self.sources(&award.sources),
                    decision: *decision,
                })
            });
            DimensionReport {
                id: id.to_owned(),
                name: self.words.of(&dimension.name).to_owned(),
                weight: dimension.weight,
                gate: dimension.gate,
                level: level(dimension, self.session.state().points[number]),
                levels: dimension.levels.iter().map(|text| self.words.of(text).to_owned()).collect(),
                points: self.session.state().points[number],
                best_level: known.map(|known| level(dimension, known.best.found)),
                worst_level: known.map(|known| level(dimension, known.worst.found)),
                exact: known.is_some_and(|known| known.best.exact() && known.worst.exact()),
                came_up: came_up.get(number).copied().unwrap_or(false),
                entries: entries.collect(),
            }
        };
        case.story().rubric.iter().enumerate().map(row).collect()
    }

    fn decisions(&self, walk: Vec<Step>, month: &[Happening]) -> Vec<DecisionReport> {
        let case = self.session.case();
        let story = case.story();
        let record = self.session.record();
        let mut made = 0;
        let mut row = |(index, step): (usize, Step)| {
            let here = |list: &[(usize, usize)]| list.iter().filter(|(_, decision)| *decision == index).map(|(what, _)| *what).collect::<Vec<_>>();
            let wish = |number: usize| &story.wishes.0[number].1;
            let mut consequences: Vec<Consequence> = Vec::new();
            consequences.extend(here(&record.asked).into_iter().map(|number| Consequence::Asked(self.words.of(&wish(number).about).to_owned())));
            consequences.extend(here(&record.heard).into_iter().map(|number| Consequence::Heard(self.words.of(&wish(number).hers).to_owned())));
            consequences
                .extend(here(&record.confirmed).into_iter().map(|number| Consequence::Confirmed(self.words.of(&wish(number).hers).to_owned())));
            for offer in here(&record.offers) {
                if record.offer_decision(offer) == Some(index) {
                    let title = self.words(case.talks[case.offers_from + offer].title);
                    consequences.push(Consequence::Offer(title, self.session.state().offers[offer]));
                }
            }
            if step.agreement {
                consequences.push(Consequence::Agreement(self.session.state().agreements.get(made).and_then(|agreement| agreement.answer)));
                made += 1;
            }
            let led_to = month.iter().enumerate().filter(|(_, happening)| happening.decision == Some(index));
            consequences.extend(led_to.map(|(number, _)| Consequence::Happening(number)));
            let award = step.choice.as_ref().and_then(|choice| choice.award).map(|award| &case.awards[award]);
            let points = award
                .iter()
                .flat_map(|award| &award.points)
                .map(|(number, points)| (self.words.of(&story.rubric.0[*number].1.name).to_owned(), *points));
            DecisionReport {
                index,
                chapter: step.chapter,
                chosen: step.chosen,
                consequences,
                other: step.other,
                why: step.choice.as_ref().and_then(|choice| choice.why).map(|why| self.words(why)),
                sources: step.choice.as_ref().map_or_else(Vec::new, |choice| self.sources(&choice.sources)),
                points: points.collect(),
            }
        };
        walk.into_iter().enumerate().map(&mut row).collect()
    }

    fn wishes(&self) -> Vec<WishRow> {
        let case = self.session.case();
        let record = self.session.record();
        let find = |list: &[(usize, usize)], wish: usize| list.iter().find(|(known, _)| *known == wish).map(|(_, decision)| *decision);
        let row = |(number, (id, wish)): (usize, (&str, &crate::story::model::Wish))| {
            let about_it = |code: u8| need_wish(case, code) == Some(number);
            let agreed: Vec<usize> = self
                .session
                .state()
                .agreements
                .iter()
                .enumerate()
                .filter(|(_, agreement)| agreement.answer == Some(Answer::Yes) && about_it(agreement.parts[Slot::Need as usize]))
                .map(|(number, _)| number)
                .collect();
            let delivered = record.outcomes.iter().any(|(outcome, agreement)| {
                case.outcomes[*outcome].kind == OutcomeKind::Delivered && agreement.is_some_and(|agreement| agreed.contains(&agreement))
            });
            WishRow {
                id: id.to_owned(),
                about: self.words.of(&wish.about).to_owned(),
                hers: self.words.of(&wish.hers).to_owned(),
                hidden: wish.hidden,
                asked: find(&record.asked, number),
                heard: find(&record.heard, number),
                confirmed: find(&record.confirmed, number),
                agreed: !agreed.is_empty(),
                acted_on: delivered,
            }
        };
        case.story().wishes.iter().enumerate().map(row).collect()
    }

    fn referrals(&self, month: &[Happening]) -> Vec<ReferralRow> {
        let row = |(number, note): (usize, crate::play::view::AgreementNote)| {
            let happening = month.iter().find(|happening| happening.agreement == Some(number));
            ReferralRow {
                agreement: note.text,
                answer: note.answer,
                outcome: happening.map(|happening| happening.kind),
                referral: happening.and_then(|happening| happening.referral),
                day: happening.map(|happening| happening.day),
                title: happening.map(|happening| happening.title.clone()),
                why: happening.and_then(|happening| happening.why.clone()),
                decision: note.decision,
            }
        };
        self.session.agreement_notes(self.words).into_iter().enumerate().map(row).collect()
    }

    fn remarks(&self, remarks: &[(Option<crate::play::Cond>, TextId)], most: usize) -> Vec<String> {
        let case = self.session.case();
        let open = remarks.iter().filter(|(when, _)| self.session.state().open(case, when));
        open.take(most).map(|(_, text)| self.words(*text)).collect()
    }

    fn voices(&self) -> Vec<VoiceReport> {
        let case = self.session.case();
        let voice = |(written, remarks): (&crate::story::model::Voice, &Vec<(Option<crate::play::Cond>, TextId)>)| VoiceReport {
            name: self.words.of(&written.name).to_owned(),
            about: self.words.of(&written.about).to_owned(),
            remarks: self.remarks(remarks, REMARKS),
            sources: written
                .sources
                .iter()
                .filter_map(|name| case.story().sources.index(&name.value))
                .filter_map(|number| self.source(number))
                .collect(),
        };
        case.story().lookback.voices.iter().zip(&case.voices).map(voice).filter(|voice| !voice.remarks.is_empty()).collect()
    }
}
