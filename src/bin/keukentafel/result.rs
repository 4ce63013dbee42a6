//! `keukentafel result`: what a result code says, by playing it again.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use keukentafel::debrief::code::{self, Read};
use keukentafel::debrief::{Known, PlayResult, Question, Vote, wording};
use keukentafel::play::view::ChoosableKind;
use keukentafel::play::{Session, Words};
use keukentafel::score::{Consequence, DecisionReport, DimensionReport, Report};
use keukentafel::story::wording::Language;

use super::collect::{Cases, collect, pick};
use super::files::{print, print_json};

#[derive(clap::Args)]
pub struct Arguments {
    /// A code, a link, a file with one or many of them, or `-` for standard input. A code in groups may stand without quotes.
    #[arg(required = true)]
    results: Vec<PathBuf>,
    /// Print as JSON: a list with an object for each result.
    #[arg(long)]
    json: bool,
    /// The language.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
    /// The folder of the cases.
    #[arg(long, default_value = "scenarios")]
    cases: PathBuf,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let cases = match Cases::read(&arguments.cases, arguments.lang) {
        Ok(cases) => cases,
        Err(code) => return code,
    };
    let collected = collect(&joined(&arguments.results), &cases, arguments.lang);
    let (mut text, mut rows) = (String::new(), Vec::new());
    let mut failed = !collected.refused.is_empty();
    for one in &collected.read {
        let (Read::Result { known: at, .. } | Read::Vote { known: at, .. }) = &one.read;
        let (Some(known), Some(words)) = (cases.known.get(*at), cases.words.get(*at)) else { continue };
        let told = Told { known, words, language: arguments.lang };
        match &one.read {
            Read::Result { result, lost_words, .. } => match result.session(&known.case) {
                Ok(session) if arguments.json => rows.push(told.json(result, &session, *lost_words)),
                Ok(session) => text.push_str(&told.text(result, &session)),
                Err(error) => {
                    failed = true;
                    eprintln!("{}: {}", one.place, error.say(arguments.lang));
                }
            },
            Read::Vote { vote, .. } if arguments.json => rows.push(told.vote_json(vote)),
            Read::Vote { vote, .. } => text.push_str(&told.vote(vote)),
        }
    }
    collected.tell_refused(arguments.lang);
    if arguments.json {
        print_json(&serde_json::Value::Array(rows));
    } else {
        print(&text);
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// A code written in groups of four comes as many arguments: those that are no file belong to the code before them.
fn joined(arguments: &[PathBuf]) -> Vec<PathBuf> {
    let mut joined: Vec<PathBuf> = Vec::new();
    for argument in arguments {
        let words = argument.to_string_lossy();
        let is_group = words.len() <= 4 && words != "-" && !words.to_ascii_lowercase().starts_with("kt1") && !argument.exists();
        match joined.last_mut().filter(|last| is_group && !last.exists()) {
            Some(last) => *last = PathBuf::from(format!("{} {words}", last.to_string_lossy())),
            None => joined.push(argument.clone()),
        }
    }
    joined
}

/// One result, told.
struct Told<'c> {
    known: &'c Known,
    words: &'c Words,
    language: Language,
}

impl Told<'_> {
    fn nl_en<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        pick(self.language, nl, en)
    }

    fn title(&self) -> &str {
        self.words.of(&self.known.case.story().title)
    }

    fn seat_name(&self, seat: &str) -> &str {
        let story = self.known.case.story();
        let person = story.seats.get(seat).and_then(|seat| story.people.get(&seat.person.value));
        person.map_or("", |person| self.words.of(&person.name))
    }

    fn text(&self, result: &PlayResult, session: &Session) -> String {
        let report = Report::new(session, self.words, None);
        let mut lines = vec![
            format!("{} ({})", self.title(), self.known.id),
            format!("{}: {}   {}: {}", self.nl_en("Stoel", "Seat"), self.seat_name(session.seat()), self.nl_en("Toeval", "Chance"), session.seed()),
            code::grouped(&code::write(self.known, result)),
            String::new(),
            self.nl_en("Keuzes", "Decisions").to_owned(),
        ];
        for (at, decision) in report.decisions.iter().enumerate() {
            lines.push(format!("  {:>2}. {}", at + 1, self.decision(session, at, decision)));
        }
        lines.extend([String::new(), self.nl_en("Wat ervan kwam", "What came of it").to_owned()]);
        for happening in &report.month {
            let (by, outcome) = (wording::channel(happening.by, self.language), wording::outcome(happening.kind, self.language));
            let referral = happening.referral.map_or_else(String::new, |kind| format!(", {}", wording::referral(kind, self.language)));
            lines.push(format!("  {} {:>2}, {by}: {} ({outcome}{referral})", self.nl_en("dag", "day"), happening.day, happening.title));
        }
        lines.push(format!("  {}: {}", self.nl_en("Touwen om haar heen", "Ropes around her"), report.lassos));
        lines.extend([String::new(), self.nl_en("Hoe ver", "How far").to_owned()]);
        for dimension in &report.dimensions {
            let words = dimension.levels.get(usize::from(dimension.level)).map_or("", String::as_str);
            let came = if dimension.came_up { "" } else { self.nl_en(" (kwam niet langs)", " (did not come up)") };
            lines.push(format!("  {} {} 3  {}: {words}{came}", dimension.level, self.nl_en("van", "of"), dimension.name));
        }
        lines.push(format!("  {}: {}", self.nl_en("Alles bij elkaar, van de 100", "All together, of 100"), report.total_percent));
        self.keys(result, session, &report, &mut lines);
        self.others(result, &mut lines);
        lines.push(String::new());
        lines.join("\n") + "\n"
    }

    fn decision(&self, session: &Session, at: usize, decision: &DecisionReport) -> String {
        // The name of an agreement says whether it was put to her; no choice has a name with a colon.
        let name = session.decisions().get(at).map_or("", String::as_str);
        let (put, noted) = (name.starts_with("put:"), name.starts_with("note:"));
        let kind = wording::kind(decision.chosen.kind, put || noted, self.language);
        let text = &decision.chosen.text;
        let answer = decision.consequences.iter().find_map(|one| if let Consequence::Agreement(answer) = one { Some(*answer) } else { None });
        match (answer.flatten(), decision.chosen.kind) {
            (Some(answer), _) => format!("{kind} {text} ({}: {})", self.nl_en("haar antwoord", "her answer"), wording::answer(answer, self.language)),
            _ if noted => format!("{kind} {text} ({})", self.nl_en("genoteerd, niet gevraagd", "noted, not asked")),
            (None, ChoosableKind::Say) => format!("{kind} “{text}”"),
            _ => format!("{kind} {text}"),
        }
    }

    fn keys(&self, result: &PlayResult, session: &Session, report: &Report, lines: &mut Vec<String>) {
        let made = self.known.keys().made(session);
        if made.is_empty() {
            return;
        }
        lines.extend([String::new(), self.nl_en("Bij de belangrijke keuzes", "At the key decisions").to_owned()]);
        for (key, decision) in made {
            let Some(written) = self.known.keys().get(key) else { continue };
            lines.push(format!("  {}", self.words.get(written.title)));
            if let Some(chosen) = report.decisions.get(decision) {
                lines.push(format!("      {}. {}", decision + 1, self.decision(session, decision, chosen)));
            }
            let sure = result.sure(key).map_or(self.nl_en("niet gezegd", "not said"), |sure| wording::sure(sure, self.language));
            lines.push(format!("      {}: {sure}", self.nl_en("Hoe zeker", "How sure")));
            for shared in result.shared.iter().filter(|shared| of_key(shared.question) == Some(key)) {
                lines.push(format!("      {}: {}", wording::question(shared.question, self.language), shared.words));
            }
        }
    }

    /// Shared words that do not belong to a key decision.
    fn others(&self, result: &PlayResult, lines: &mut Vec<String>) {
        let others: Vec<_> = result.shared.iter().filter(|shared| of_key(shared.question).is_none()).collect();
        if !others.is_empty() {
            lines.extend([String::new(), self.nl_en("Gedeelde woorden", "Shared words").to_owned()]);
        }
        lines.extend(others.iter().map(|shared| format!("  {}: {}", wording::question(shared.question, self.language), shared.words)));
    }

    fn json(&self, result: &PlayResult, session: &Session, lost_words: bool) -> serde_json::Value {
        let report = Report::new(session, self.words, None);
        let names = session.decisions();
        let decision = |(at, decision): (usize, &DecisionReport)| serde_json::json!({ "decision": names.get(at), "chapter": decision.chapter, "kind": decision.chosen.kind, "text": decision.chosen.text });
        let key = |(key, decision): (usize, usize)| {
            let written = self.known.keys().get(key);
            let shared: Vec<_> = result.shared.iter().filter(|shared| of_key(shared.question) == Some(key)).collect();
            serde_json::json!({
                "id": written.map(|key| key.id.as_str()), "title": written.map(|key| self.words.get(key.title)), "decision": decision,
                "chosen": report.decisions.get(decision).map(|one| &one.chosen.text), "confidence": result.sure(key), "shared": shared,
            })
        };
        let level = |dimension: &DimensionReport| {
            let words = dimension.levels.get(usize::from(dimension.level));
            serde_json::json!({
                "id": dimension.id, "name": dimension.name, "level": dimension.level, "words": words, "came_up": dimension.came_up,
            })
        };
        serde_json::json!({
            "case": self.known.id, "title": self.title(), "seat": session.seat(), "person": self.seat_name(session.seat()), "seed": session.seed(),
            "code": code::write(self.known, result),
            "decisions": report.decisions.iter().enumerate().map(decision).collect::<Vec<_>>(),
            "month": report.month, "referrals": report.referrals, "wishes": report.wishes, "lassos": report.lassos,
            "levels": report.dimensions.iter().map(level).collect::<Vec<_>>(), "total_percent": report.total_percent,
            "keys": self.known.keys().made(session).into_iter().map(key).collect::<Vec<_>>(),
            "shared": result.shared, "lost_words": lost_words,
        })
    }

    fn vote(&self, vote: &Vote) -> String {
        let key = self.known.keys().get(vote.key);
        let option = key.and_then(|key| key.options.get(vote.option)).map_or("", |option| self.words.get(option.text));
        let mut text = String::new();
        let _ = writeln!(text, "{} ({})", self.title(), self.known.id);
        let _ = writeln!(text, "{}: {}", self.nl_en("Stem na het gesprek", "Vote after talking"), key.map_or("", |key| self.words.get(key.title)));
        let _ = writeln!(text, "  {option}\n");
        text
    }

    fn vote_json(&self, vote: &Vote) -> serde_json::Value {
        let key = self.known.keys().get(vote.key);
        let option = key.and_then(|key| key.options.get(vote.option));
        serde_json::json!({
            "case": self.known.id, "title": self.title(), "vote": key.map(|key| key.id.as_str()), "option": option.map(|option| option.name.as_str()),
            "text": option.map(|option| self.words.get(option.text)), "confidence": vote.confidence,
        })
    }
}

/// The key decision that shared words belong to.
fn of_key(question: Question) -> Option<usize> {
    match question {
        Question::Reason(key) | Question::Now(key) => Some(usize::from(key)),
        _ => None,
    }
}
