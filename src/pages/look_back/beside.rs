//! Two attempts side by side: where they part, what each chose there, and what that changed. Everything stands there in
//! words, once for each attempt with its name, so that it reads the same in two columns and in one.

use leptos::prelude::*;

use super::decisions;
use crate::pages::game::Game;
use crate::pages::storage::{self, Attempt};
use crate::pages::words::{Ui, fill};
use crate::pages::{attempts, browser, notebook, seats};
use crate::play::Session;
use crate::play::view::Happening;
use crate::score::{Comparison, DecisionReport, LevelDifference, Pair, Played, ReferralRow, Report, WishDifference, WishSteps};

/// The id of its heading.
pub const HEADING: &str = "beside";

/// What a player may lay beside this attempt, and the reason why it cannot be done otherwise.
enum Other {
    Itself,
    Missing,
    Unfinished,
    Changed,
    Here(Box<(Attempt, Session, Report)>),
}

fn other(game: Game, number: u32) -> Other {
    let this = game.attempt();
    if number == this.number {
        return Other::Itself;
    }
    let Some(attempt) = storage::attempt(&this.case, number) else { return Other::Missing };
    let language = game.app.language();
    game.with(|loaded, _| match Session::replay(loaded.case.clone(), &attempt.seat, attempt.seed, &attempt.decisions) {
        Err(_) => Other::Changed,
        Ok(session) if !session.finished() => Other::Unfinished,
        Ok(session) => {
            let report = Report::new(&session, loaded.words(language), None);
            Other::Here(Box::new((attempt, session, report)))
        }
    })
}

/// The attempt with this number beside the one the look-back is about.
pub fn place(game: Game, ui: &'static Ui, report: &Report, number: u32) -> AnyView {
    let this = game.attempt();
    let numbers = Pair { this: this.number, beside: number };
    let title = fill(ui.looking().side_by_side, &[("this", &this.number.to_string()), ("other", &number.to_string())]);
    let content = match other(game, number) {
        Other::Here(other) => {
            let (attempt, session, beside) = *other;
            let decisions = game.with(|_, session| session.decisions().to_vec());
            let comparison = Comparison::new(
                Played { seat: &this.seat, seed: this.seed, decisions: &decisions, report },
                Played { seat: &attempt.seat, seed: attempt.seed, decisions: session.decisions(), report: &beside },
            );
            compared(game, ui, &comparison, &Pair { this: &this, beside: &attempt }, &Pair { this: report, beside: &beside })
        }
        Other::Itself => notice(fill(ui.looking().beside_itself, &[("number", &number.to_string())])),
        Other::Missing => notice(fill(ui.looking().beside_missing, &[("number", &number.to_string())])),
        Other::Unfinished => notice(fill(ui.looking().beside_unfinished, &[("number", &number.to_string())])),
        Other::Changed => notice(fill(ui.looking().beside_changed, &[("number", &number.to_string())])),
    };
    let away = attempts::route(&this, true).address();
    let away_words = fill(ui.looking().put_away, &[("number", &numbers.beside.to_string())]);
    view! {
        <section class="card side-by-side" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{title}</h2>
            {content}
            <p class="row"><a class="btn small" href=away>{away_words}</a></p>
        </section>
    }
    .into_any()
}

fn notice(words: String) -> AnyView {
    view! { <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{words}</p> }.into_any()
}

fn compared(game: Game, ui: &'static Ui, found: &Comparison, attempts: &Pair<&Attempt>, reports: &Pair<&Report>) -> AnyView {
    let names = Pair { this: attempts.this.number.to_string(), beside: attempts.beside.number.to_string() };
    let looking = ui.looking();
    let seat = found.other_seat.then(|| {
        let language = game.app.language();
        let of = |seat: &str| game.with(|loaded, _| seats::seat_name(loaded, seat, language));
        let with = [("this", of(&attempts.this.seat)), ("other", of(&attempts.beside.seat)), ("number", names.beside.clone())];
        view! { <p>{fill(looking.other_seat, &with.each_ref().map(|(name, words)| (*name, words.as_str())))}</p> }
    });
    let seed = found.other_seed.then(|| {
        let with = [("this", attempts.this.seed.to_string()), ("other", attempts.beside.seed.to_string())];
        view! { <p class="soft">{fill(looking.other_seed, &with.each_ref().map(|(name, words)| (*name, words.as_str())))}</p> }
    });
    let parted = if found.same_decisions() {
        view! { <p class="lead">{looking.same_decisions}</p> }.into_any()
    } else if found.other_seat {
        ().into_any()
    } else {
        let pair = view! {
            <div class="pair">
                {chosen(ui, fill(looking.this_attempt, &[("number", &names.this)]), found.parting.this.as_ref(), reports.this)}
                {chosen(ui, fill(looking.attempt, &[("number", &names.beside)]), found.parting.beside.as_ref(), reports.beside)}
            </div>
        };
        view! { <p class="lead">{looking.shared(found.shared, attempts.beside.number)}</p>{pair} }.into_any()
    };
    view! { {seat}{parted}{seed}{changes(ui, found, &names)}{since(ui, found, &names, reports)} }.into_any()
}

/// What one of them chose where they part, and what came of it.
fn chosen(ui: &'static Ui, name: String, decision: Option<&DecisionReport>, report: &Report) -> AnyView {
    let content = match decision {
        Some(decision) => {
            view! { <p class="chose">{decisions::chosen_words(ui, decision)}</p>{decisions::consequences(ui, report, decision)} }.into_any()
        }
        None => view! { <p class="soft">{ui.looking().ended_there}</p> }.into_any(),
    };
    view! { <div class="one-of-two"><h3>{name}</h3>{content}</div> }.into_any()
}

/// A matter with what it was in each.
struct Change {
    about: String,
    was: Pair<String>,
    /// Which of the two came further, where one can say that.
    better: Option<bool>,
}

fn changes(ui: &'static Ui, found: &Comparison, names: &Pair<String>) -> AnyView {
    let looking = ui.looking();
    let equal = fill(
        looking.equal,
        &[
            ("wishes", &found.wishes_equal.to_string()),
            ("agreements", &found.agreements_equal.to_string()),
            ("month", &found.month_equal.to_string()),
            ("levels", &found.levels_equal.to_string()),
        ],
    );
    let content = if found.same_end() {
        (!found.same_decisions()).then(|| view! { <p>{looking.same_end}</p> }.into_any())
    } else {
        let was = Pair { this: found.lassos.this.to_string(), beside: found.lassos.beside.to_string() };
        let ropes = Change { about: looking.ropes_of.to_owned(), was, better: Some(found.lassos.this < found.lassos.beside) };
        let ropes = if found.lassos.alike() { Vec::new() } else { vec![ropes] };
        let agreements = agreement_changes(ui, &found.agreements);
        let count = agreements.len().to_string();
        let agreements = (!agreements.is_empty()).then(|| {
            view! {
                <details class="why">
                    <summary>{fill(looking.agreements_group, &[("count", &count)])}</summary>
                    {rows(ui, agreements, names)}
                </details>
            }
        });
        let content = view! {
            <p>{looking.because}</p>
            {group(ui, looking.ropes_group, ropes, names)}
            {group(ui, looking.wishes_group, found.wishes.iter().map(|wish| wish_change(ui, wish)).collect(), names)}
            {group(ui, looking.month_group, month_changes(ui, &found.month), names)}
            {group(ui, looking.levels_group, found.levels.iter().map(|level| level_change(ui, level)).collect(), names)}
            {agreements}
            <p class="soft">{equal}</p>
        };
        Some(content.into_any())
    };
    content.map(|content| view! { <h3>{looking.what_changed}</h3>{content} }).into_any()
}

/// What differs in one matter, under its heading.
fn group(ui: &'static Ui, title: &'static str, all: Vec<Change>, names: &Pair<String>) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    view! { <h4>{title}</h4>{rows(ui, all, names)} }.into_any()
}

fn rows(ui: &'static Ui, all: Vec<Change>, names: &Pair<String>) -> AnyView {
    // Above the columns once; each place says it again for whoever does not see the columns.
    let head = view! {
        <p class="changes-head" aria-hidden="true">
            <span></span>
            <span>{fill(ui.looking().this_attempt, &[("number", &names.this)])}</span>
            <span>{fill(ui.looking().attempt, &[("number", &names.beside)])}</span>
        </p>
    };
    let items = all.into_iter().map(|change| change_item(ui, change, names)).collect_view();
    view! { {head}<ul class="changes">{items}</ul> }.into_any()
}

fn change_item(ui: &'static Ui, change: Change, names: &Pair<String>) -> AnyView {
    let named = |words: &'static str, number: &str| fill(words, &[("number", number)]);
    let sign = |this: bool| {
        let further = change.better.is_some_and(|better| better == this);
        further.then(|| view! { <span class="sign" aria-hidden="true">"▲ "</span> })
    };
    view! {
        <li>
            <span class="about-what">{change.about}</span>
            <span><span class="whose">{named(ui.looking().this_attempt, &names.this)}": "</span>{sign(true)}{change.was.this}</span>
            <span><span class="whose">{named(ui.looking().attempt, &names.beside)}": "</span>{sign(false)}{change.was.beside}</span>
        </li>
    }
    .into_any()
}

fn wish_change(ui: &'static Ui, wish: &WishDifference) -> Change {
    let steps = |came: &WishSteps| [came.heard, came.confirmed, came.agreed, came.acted_on];
    let words = |came: &WishSteps| {
        let all = ui.looking().wish_steps;
        let done: Vec<&str> = steps(came).iter().zip(all).filter(|(done, _)| **done).map(|(_, words)| words).collect();
        if done.is_empty() { all[4].to_owned() } else { done.join(", ") }
    };
    let count = |came: &WishSteps| steps(came).iter().filter(|done| **done).count();
    let (this, beside) = (count(&wish.came.this), count(&wish.came.beside));
    let was = Pair { this: words(&wish.came.this), beside: words(&wish.came.beside) };
    Change { about: wish.about.clone(), was, better: (this != beside).then_some(this > beside) }
}

fn agreement_changes(ui: &'static Ui, agreements: &Pair<Vec<ReferralRow>>) -> Vec<Change> {
    let said = |row: Option<&ReferralRow>| {
        let Some(row) = row else { return ui.looking().not_agreed.to_owned() };
        let answer = row.answer.map_or(ui.not_put, |answer| notebook::answer_words(ui, answer));
        match row.outcome {
            Some(kind) => format!("{answer}; {}", ui.later().outcome(kind)),
            None => answer.to_owned(),
        }
    };
    let mut rest: Vec<&ReferralRow> = agreements.beside.iter().collect();
    let change = |this: Option<&ReferralRow>, beside: Option<&ReferralRow>| {
        let text = this.or(beside).map_or("", |row| row.agreement.as_str());
        Change { about: text.to_owned(), was: Pair { this: said(this), beside: said(beside) }, better: None }
    };
    let mut all = Vec::new();
    for row in &agreements.this {
        let same = rest.iter().position(|other| other.agreement == row.agreement).map(|at| rest.remove(at));
        all.push(change(Some(row), same));
    }
    all.extend(rest.into_iter().map(|row| change(None, Some(row))));
    all
}

fn month_changes(ui: &'static Ui, month: &Pair<Vec<Happening>>) -> Vec<Change> {
    let about = |one: &Happening| fill(ui.looking().happened_of, &[("day", &one.day.to_string()), ("title", &one.title)]);
    let happened = |one: &Happening| ui.later().outcome(one.kind).to_owned();
    let not = || ui.looking().did_not_happen.to_owned();
    let mine = month.this.iter().map(|one| (one.day, Change { about: about(one), was: Pair { this: happened(one), beside: not() }, better: None }));
    let theirs =
        month.beside.iter().map(|one| (one.day, Change { about: about(one), was: Pair { this: not(), beside: happened(one) }, better: None }));
    let mut all: Vec<(u8, Change)> = mine.chain(theirs).collect();
    crate::play::order_by(&mut all, |one, other| one.0 < other.0);
    all.into_iter().map(|(_, change)| change).collect()
}

fn level_change(ui: &'static Ui, level: &LevelDifference) -> Change {
    let looking = ui.looking();
    let words = |level: Option<u8>| match level {
        Some(level) => fill(looking.level, &[("level", &level.to_string())]),
        None => looking.did_not_come_up.to_owned(),
    };
    Change {
        about: level.name.clone(),
        was: Pair { this: words(level.level.this), beside: words(level.level.beside) },
        better: level.level.this.zip(level.level.beside).map(|(this, beside)| this > beside),
    }
}

/// Everything each decided from where they part.
fn since(ui: &'static Ui, found: &Comparison, names: &Pair<String>, reports: &Pair<&Report>) -> AnyView {
    if found.same_decisions() {
        return ().into_any();
    }
    let list = |name: String, report: &Report| {
        let items = report.decisions.iter().skip(found.shared).map(|decision| {
            let number = (decision.index + 1).to_string();
            view! { <li><span class="soft">{number}". "</span>{decisions::chosen_words(ui, decision)}</li> }
        });
        view! { <div class="one-of-two"><h3>{name}</h3><ol>{items.collect_view()}</ol></div> }
    };
    view! {
        <details class="why">
            <summary>{ui.looking().all_since}</summary>
            <div class="pair">
                {list(fill(ui.looking().this_attempt, &[("number", &names.this)]), reports.this)}
                {list(fill(ui.looking().attempt, &[("number", &names.beside)]), reports.beside)}
            </div>
        </details>
    }
    .into_any()
}

/// The attempt this one branched from, to lay beside it: the two that differ least.
pub fn natural_pair(ui: &'static Ui, attempt: &Attempt) -> AnyView {
    let Some((number, shared)) = attempt.from else { return ().into_any() };
    if storage::attempt(&attempt.case, number).is_none_or(|from| !from.finished) {
        return ().into_any();
    }
    let text = fill(ui.looking().natural_pair, &[("count", &shared.to_string()), ("number", &number.to_string())]);
    view! { <p class="row pair-offer"><span>{text}" "{ui.looking().side_by_side_about}</span>{link(ui, attempt, number)}</p> }.into_any()
}

/// The way to another attempt beside this one.
pub fn link(ui: &'static Ui, attempt: &Attempt, number: u32) -> AnyView {
    let address = attempts::beside(attempt, true, Some(number)).address();
    let label = fill(ui.looking().lay_beside_label, &[("number", &number.to_string())]);
    let go = |_| browser::want_focus(HEADING.to_owned());
    view! { <a class="btn small lay-beside" href=address aria-label=label on:click=go>{ui.looking().lay_beside}</a> }.into_any()
}
