//! What the tables of a group say: [`results`] has one row for each result, [`places`] one for each place of the case where
//! something is scored.
//!
//! A result has no name, and its number says nothing of when it came: rows are in the order of the chance each device drew for
//! it. In the order of arrival the first row would be whoever handed in first, and everybody in the room saw who that was. And
//! so a group gives the same file whichever way its codes came in.

use super::csv::{Cell, Table};
use super::words::{Terms, fill};
use crate::debrief::{Facts, Group, Item, Member, Question, WishFacts, wording};
use crate::play::Words;
use crate::story::wording::Language;

/// One row for each result.
pub fn results(group: &Group, words: &Words, language: Language) -> Table {
    let mut members: Vec<&Member> = group.members().iter().collect();
    members.sort_by_cached_key(|member| (member.result.tag, member.result.seed(), member.facts.seat, member.facts.choices.clone()));
    let columns = columns(group, words, language);
    Table {
        head: columns.iter().map(|column| column.name.clone()).collect(),
        rows: members.iter().enumerate().map(|(at, member)| columns.iter().map(|column| (column.cell)(at, member)).collect()).collect(),
    }
}

/// One row for each place where something is scored.
pub fn places(items: &[Item], language: Language) -> Table {
    let terms = Terms::of(language);
    let row = |item: &Item| {
        vec![
            Cell::Words(item.place.clone()),
            Cell::Words(item.best.clone()),
            Cell::Number(item.people as u64),
            Cell::Number(item.took_best as u64),
            Cell::Decimal(item.took_best as f32 / item.people.max(1) as f32),
            Cell::Decimal(item.discrimination),
            Cell::Words(wording::verdict(item.verdict, language).to_owned()),
            Cell::Words(item.never_taken.join(" / ")),
        ]
    };
    Table { head: terms.place_columns.iter().map(|name| (*name).to_owned()).collect(), rows: items.iter().map(row).collect() }
}

/// A column: its name, and its cells.
struct Column<'g> {
    name: String,
    cell: Box<Says<'g>>,
}

/// What a column says of a result with its number.
type Says<'g> = dyn Fn(usize, &Member) -> Cell + 'g;

fn column<'g>(name: impl Into<String>, cell: impl Fn(usize, &Member) -> Cell + 'g) -> Column<'g> {
    Column { name: name.into(), cell: Box::new(cell) }
}

fn count(number: usize) -> Cell {
    Cell::Number(number as u64)
}

fn columns<'g>(group: &'g Group, words: &'g Words, language: Language) -> Vec<Column<'g>> {
    let terms = Terms::of(language);
    let story = group.known().case.story();
    let mut columns = vec![
        column(terms.number, |at, _| count(at + 1)),
        column(terms.seat, |_, member| {
            let person = story.seats.0.get(member.facts.seat).and_then(|(_, seat)| story.people.get(&seat.person.value));
            Cell::Words(person.map_or_else(String::new, |person| words.of(&person.name).to_owned()))
        }),
        column(terms.seed, |_, member| Cell::Number(member.result.seed())),
        column(terms.decisions, |_, member| count(member.facts.decisions)),
        column(terms.total, |_, member| count(usize::from(member.facts.total))),
        column(terms.ropes, |_, member| count(member.facts.lassos)),
    ];
    for (at, (_, dimension)) in story.rubric.iter().enumerate() {
        let name = fill(terms.level_of, &[("name", words.of(&dimension.name))]);
        columns.push(column(name, move |_, member| member.facts.levels.get(at).map_or(Cell::Empty, |level| count(usize::from(*level)))));
    }
    for (name, how) in terms.wishes_columns.iter().zip(WISH_STEPS) {
        columns.push(column(*name, move |_, member| count(member.facts.wishes.iter().filter(|wish| how(wish)).count())));
    }
    keys(group, words, language, &mut columns);
    for (at, (_, wish)) in story.wishes.iter().enumerate() {
        for (name, how) in terms.wish_columns.iter().zip(WISH_STEPS) {
            let yes_no = move |facts: &Facts| facts.wishes.get(at).map_or(Cell::Empty, |wish| count(usize::from(how(wish))));
            columns.push(column(fill(name, &[("wish", words.of(&wish.about))]), move |_, member| yes_no(&member.facts)));
        }
    }
    let own = (0..story.lookback.questions.len()).filter_map(|at| u8::try_from(at).ok());
    let others = (0..5).map(Question::Korthagen).chain(own.map(Question::Own)).chain([Question::Policy, Question::System]);
    columns.extend(others.map(|question| column(wording::question(question, language), move |_, member| shared(member, question))));
    columns
}

/// How far a wish came, in the order of the columns.
const WISH_STEPS: [fn(&WishFacts) -> bool; 4] = [|wish| wish.asked, |wish| wish.heard, |wish| wish.confirmed, |wish| wish.acted_on];

/// Per key decision: what was chosen, how sure, and the words that were shared.
fn keys<'g>(group: &'g Group, words: &'g Words, language: Language, columns: &mut Vec<Column<'g>>) {
    let terms = Terms::of(language);
    for (at, key) in group.known().keys().iter().enumerate() {
        let name = |term: &str| fill(term, &[("title", words.get(key.title))]);
        columns.push(column(name(terms.key_chose), move |_, member| {
            let option = member.facts.chose.get(at).copied().flatten().and_then(|option| key.options.get(option));
            Cell::Words(option.map_or(terms.never_came, |option| words.get(option.text)).to_owned())
        }));
        columns.push(column(name(terms.key_sure), move |_, member| {
            member.result.sure(at).map_or(Cell::Empty, |sure| Cell::Words(wording::sure(sure, language).to_owned()))
        }));
        let Ok(number) = u8::try_from(at) else { continue };
        columns.push(column(name(terms.key_why), move |_, member| shared(member, Question::Reason(number))));
        columns.push(column(name(terms.key_now), move |_, member| shared(member, Question::Now(number))));
    }
}

/// What somebody shared as the answer to a question.
fn shared(member: &Member, question: Question) -> Cell {
    let answers: Vec<&str> = member.result.shared.iter().filter(|shared| shared.question == question).map(|shared| shared.words.as_str()).collect();
    if answers.is_empty() { Cell::Empty } else { Cell::Words(answers.join(" / ")) }
}
