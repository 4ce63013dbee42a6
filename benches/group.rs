//! How fast a room full of results is read and counted: `cargo bench --bench group`. It prints the middle of several runs.

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use keukentafel::debrief::code::{self, Read};
use keukentafel::debrief::{Group, GroupReport, Known, PlayResult, TAGS, items};
use keukentafel::interop::{report, tables};
use keukentafel::play::{Case, Session, Words, random_decisions};
use keukentafel::story::load;
use keukentafel::story::wording::Language;

const RUNS: usize = 7;

fn main() {
    let Some(story) = load("story.ron", include_bytes!("../scenarios/ansaj/story.ron")).story else { return eprintln!("the case has mistakes") };
    let words = Words::new(&story, None);
    let debrief = story.debrief.0.clone();
    let Ok(case) = Case::new(story) else { return eprintln!("the case cannot be played") };
    let known = vec![Known::new("ansaj", Rc::new(case), debrief)];
    for people in [1_000, 10_000] {
        let codes: Vec<String> = (1..=people).filter_map(|seed| code_of(&known[0], seed)).collect();
        let (reading, results) = middle(|| codes.iter().filter_map(|code| read(code, &known)).collect::<Vec<_>>());
        let (merging, group) = middle(|| {
            let mut group = Group::new(Rc::new(known[0].clone()));
            results.iter().cloned().for_each(|result| assert!(group.add(result).is_ok()));
            group
        });
        let (counting, _) = middle(|| GroupReport::new(&group, &words));
        let (analysing, _) = middle(|| items(&group, &words));
        let (page, _) = middle(|| report::page(&group, &words, Language::Nl));
        let (table, _) = middle(|| tables::results(&group, &words, Language::Nl).write(std::io::sink(), Default::default()));
        println!("{} results of the Ansaj case", codes.len());
        println!("  codes read            {:>9.1} ms   {:>9.0} a second", ms(reading), codes.len() as f64 / reading.as_secs_f64());
        println!("  merged (played again) {:>9.1} ms", ms(merging));
        println!("  counted               {:>9.1} ms", ms(counting));
        println!("  item analysis         {:>9.1} ms", ms(analysing));
        println!("  page, from the group  {:>9.1} ms", ms(page));
        println!("  table, from the group {:>9.1} ms", ms(table));
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The code of a random play.
fn code_of(known: &Known, seed: u64) -> Option<String> {
    let seats: Vec<&str> = known.case.story().seats.names().collect();
    let seat = seats[seed as usize % seats.len()];
    let decisions = random_decisions(&known.case, seat, seed).ok()?;
    let session = Session::replay(known.case.clone(), seat, seed, &decisions).ok()?;
    Some(code::write(known, &PlayResult::new(&session, (seed % u64::from(TAGS)) as u16)?))
}

fn read(code: &str, known: &[Known]) -> Option<PlayResult> {
    match code::read(code, known) {
        Ok(Read::Result { result, .. }) => Some(result),
        _ => None,
    }
}

/// The middle time of several runs, and what the last one made.
fn middle<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..RUNS {
        let begun = Instant::now();
        let made = black_box(run());
        times.push(begun.elapsed());
        last = Some(made);
    }
    times.sort_unstable();
    (times[RUNS / 2], last.expect("it ran"))
}
