//! `keukentafel play`: a case in the terminal, by hand, from a list of decisions, or at random.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use keukentafel::debrief::{Known, PlayResult, TAGS, code};
use keukentafel::play::view::{Choosable, ChoosableKind, LineKind, Piece, Shown, View};
use keukentafel::play::{Session, Words, agreement_decision, random_decisions};
use keukentafel::score::Report;
use keukentafel::story::wording::Language;

use super::files::{case_id, playable, print_json};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the case.
    case: PathBuf,
    /// Who you are; the first seat when left out.
    #[arg(long)]
    seat: Option<String>,
    /// What chance brings.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Play these decisions, separated by commas.
    #[arg(long, conflicts_with = "random")]
    decisions: Option<String>,
    /// Play at random to the end.
    #[arg(long)]
    random: bool,
    /// Print everything as JSON.
    #[arg(long)]
    json: bool,
    /// The language to play in.
    #[arg(long, default_value = "nl", value_parser = super::language)]
    lang: Language,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let (case, words) = match playable(&arguments.case, arguments.lang) {
        Ok(playable) => playable,
        Err(code) => return code,
    };
    let seat = arguments.seat.clone().or_else(|| case.story().seats.names().next().map(str::to_owned)).unwrap_or_default();
    let given = arguments.decisions.as_deref().unwrap_or("");
    let decisions = if arguments.random {
        match random_decisions(&case, &seat, arguments.seed) {
            Ok(decisions) => decisions,
            Err(error) => return refuse(&error.say(arguments.lang)),
        }
    } else {
        given.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    };
    let session = match Session::replay(Rc::clone(&case), &seat, arguments.seed, &decisions) {
        Ok(session) => session,
        Err(refusal) => return refuse(&refusal.say(arguments.lang)),
    };
    if arguments.json {
        print_json(&serde_json::json!({
            "seat": session.seat(), "seed": session.seed(), "decisions": session.decisions(), "finished": session.finished(),
            "transcript": session.transcript(&words), "view": session.view(&words),
            "report": session.finished().then(|| Report::new(&session, &words, None)),
        }));
        return ExitCode::SUCCESS;
    }
    let known = Known::new(&case_id(&arguments.case), Rc::clone(&case), case.story().debrief.0.clone());
    let mut screen = Screen { words: &words, known: &known, language: arguments.lang, colour: std::io::stdout().is_terminal() };
    screen.invitation(&session);
    for line in session.transcript(&words) {
        screen.line(&line);
    }
    if session.finished() {
        screen.report(&session);
        return ExitCode::SUCCESS;
    }
    if arguments.decisions.is_some() || !std::io::stdin().is_terminal() {
        screen.options(&session.view(&words));
        return ExitCode::SUCCESS;
    }
    screen.play(session);
    ExitCode::SUCCESS
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::FAILURE
}

/// What is written on the terminal.
struct Screen<'w> {
    words: &'w Words,
    known: &'w Known,
    language: Language,
    colour: bool,
}

impl Screen<'_> {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn nl_en<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        if self.language == Language::Nl { nl } else { en }
    }

    fn invitation(&self, session: &Session) {
        let story = session.case().story();
        println!("\n{}\n", self.paint("1", self.words.of(&story.title)));
        story.invitation.iter().for_each(|text| println!("{}\n", self.words.of(text)));
        if let Some(seat) = story.seats.get(session.seat()) {
            for text in [&seat.about, &seat.mandate, &seat.knows, &seat.tempts] {
                println!("{}", self.words.of(text));
            }
        }
        println!();
    }

    fn line(&self, line: &Shown) {
        let who = line.who.as_ref().map_or("", |who| who.name.as_str());
        match line.kind {
            LineKind::You => println!("\n{} “{}”", self.paint("1;36", self.nl_en("Jij:", "You:")), line.text),
            LineKind::YouDo => println!("\n{} {}", self.paint("1;36", "→"), line.text),
            LineKind::Says => println!("{} {}", self.paint("1", &format!("{who}:")), line.text),
            LineKind::Thinks => println!("{}", self.paint("3;35", &format!("({who} {}: {})", self.nl_en("denkt", "thinks"), line.text))),
            LineKind::Seen => println!("{}", self.paint("2", &line.text)),
        }
    }

    /// Prints what can be chosen and gives it in the order of the numbers.
    fn options(&self, view: &View) -> Vec<Choosable> {
        println!();
        let shown: Vec<Choosable> = view.options.iter().filter(|option| option.kind != ChoosableKind::LookUp).cloned().collect();
        for (number, option) in shown.iter().enumerate() {
            let mark = match option.kind {
                ChoosableKind::Say => format!("“{}”", option.text),
                ChoosableKind::Offer => {
                    format!("{} {} ({})", self.nl_en("Terug naar:", "Back to:"), option.text, option.about.as_deref().unwrap_or(""))
                }
                ChoosableKind::Thing => format!("{} {}", self.nl_en("Bekijk:", "Look at:"), option.text),
                _ => option.text.clone(),
            };
            println!("  {} {mark}", self.paint("1", &format!("{:>2}", number + 1)));
        }
        shown
    }

    fn play(&mut self, mut session: Session) {
        let mut input = std::io::stdin().lock().lines();
        loop {
            let view = session.view(self.words);
            let shown = self.options(&view);
            let help = self.nl_en(
                "een nummer; s: sociale kaart; n: notities; a: afspraak; q: stoppen",
                "a number; s: social map; n: notes; a: agreement; q: stop",
            );
            print!("\n{} > ", self.paint("2", help));
            let _ = std::io::stdout().flush();
            let Some(Ok(answer)) = input.next() else { return self.farewell(&session) };
            let before = session.transcript(self.words).len();
            let decision = match answer.trim() {
                "q" => return self.farewell(&session),
                "n" => {
                    self.notebook(&view);
                    continue;
                }
                "s" => match self.social_map(&view, &mut input) {
                    Some(decision) => decision,
                    None => continue,
                },
                "a" => match self.agreement(&view, &mut input) {
                    Some(decision) => decision,
                    None => continue,
                },
                number => match number.parse::<usize>().ok().and_then(|number| shown.get(number.wrapping_sub(1))) {
                    Some(option) => option.decision.clone(),
                    None => {
                        println!("{}", self.nl_en("Dat nummer staat er niet bij.", "That number is not in the list."));
                        continue;
                    }
                },
            };
            if let Err(refusal) = session.decide(&decision) {
                println!("{}", refusal.say(self.language));
                continue;
            }
            if let Some(id) = decision.strip_prefix("map:") {
                self.entry(&session.view(self.words), id);
            }
            session.transcript(self.words).iter().skip(before).for_each(|line| self.line(line));
            if session.finished() {
                return self.report(&session);
            }
        }
    }

    fn farewell(&self, session: &Session) {
        println!(
            "\n{}\n  --seat {} --seed {} --decisions '{}'",
            self.nl_en("Zo ga je later verder:", "To go on later:"),
            session.seat(),
            session.seed(),
            session.decisions().join(",")
        );
    }

    fn notebook(&self, view: &View) {
        for wish in &view.notebook.wishes {
            println!("  {} {}", if wish.hers.is_some() { "✓" } else { "?" }, wish.hers.as_deref().unwrap_or(&wish.about));
        }
        for offer in &view.notebook.offers {
            println!("  {:?}: {} ({})", offer.state, offer.title, offer.by);
        }
        for agreement in &view.notebook.agreements {
            println!("  {} {}", agreement.answer.map_or("!".to_owned(), |answer| format!("{answer:?}")), agreement.text);
        }
    }

    fn ask<'o, T>(&self, rows: &'o [T], show: impl Fn(&T) -> String, input: &mut impl Iterator<Item = std::io::Result<String>>) -> Option<&'o T> {
        rows.iter().enumerate().for_each(|(number, row)| println!("  {:>2} {}", number + 1, show(row)));
        print!("{} > ", self.nl_en("nummer, of Enter voor niets", "number, or Enter for none"));
        let _ = std::io::stdout().flush();
        let answer = input.next()?.ok()?;
        answer.trim().parse::<usize>().ok().and_then(|number| rows.get(number.wrapping_sub(1)))
    }

    fn social_map(&self, view: &View, input: &mut impl Iterator<Item = std::io::Result<String>>) -> Option<String> {
        let entry = self.ask(&view.social_map, |entry| entry.name.clone(), input)?;
        if entry.details.is_some() {
            self.entry(view, &entry.id);
        }
        entry.look_up.clone()
    }

    fn entry(&self, view: &View, id: &str) {
        let entry = view.social_map.iter().find(|entry| entry.id == id);
        if let Some((entry, details)) = entry.and_then(|entry| Some((entry, entry.details.as_ref()?))) {
            println!("\n{}", self.paint("1", &entry.name));
            for text in [&details.what, &details.who, &details.door, &details.cost, &details.may] {
                println!("  {text}");
            }
        }
    }

    fn agreement(&self, view: &View, input: &mut impl Iterator<Item = std::io::Result<String>>) -> Option<String> {
        let Some(form) = &view.agreement_form else {
            println!("{}", self.nl_en("Nu kan er geen afspraak gemaakt worden.", "No agreement can be made now."));
            return None;
        };
        let mut parts = Vec::new();
        for part in &form.parts {
            println!("{}", part.ask);
            match self.ask(&part.options, |(_, text)| text.clone(), input) {
                Some((name, _)) => parts.push((part.slot, name.clone())),
                None => println!("  {}", part.empty.as_deref().unwrap_or("")),
            }
        }
        let sentence: String = form
            .sentence
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.clone(),
                Piece::Gap(slot) => {
                    let chosen = parts.iter().find(|(known, _)| known == slot).map(|(_, name)| name);
                    let options = form.parts.iter().find(|part| part.slot == *slot).map(|part| &part.options);
                    let text = chosen
                        .zip(options)
                        .and_then(|(name, options)| options.iter().find(|(known, _)| known == name))
                        .map(|(_, text)| text.as_str());
                    text.unwrap_or("…").to_owned()
                }
            })
            .collect();
        println!("{sentence}");
        let ways = [(true, self.nl_en("Leg het aan haar voor", "Put it to her")), (false, self.nl_en("Gewoon noteren", "Just note it"))];
        let (put, _) = self.ask(&ways, |(_, text)| (*text).to_owned(), input)?;
        Some(agreement_decision(*put, &parts))
    }

    fn report(&self, session: &Session) {
        let report = Report::new(session, self.words, None);
        println!("\n{}", self.paint("1", self.nl_en("Terugkijken", "Looking back")));
        report.her.iter().for_each(|text| println!("  {}", self.paint("35", text)));
        println!("\n  {} %  ({} {})", report.total_percent, report.lassos, self.nl_en("lasso’s", "lassos"));
        for dimension in &report.dimensions {
            println!(
                "  {} / 3  {}: {}",
                dimension.level,
                dimension.name,
                dimension.levels.get(usize::from(dimension.level)).map_or("", String::as_str)
            );
            if !dimension.came_up {
                println!("         {}", self.nl_en("(kwam niet langs op jouw route)", "(did not come up on your route)"));
            }
        }
        println!();
        for row in &report.referrals {
            let outcome = row.outcome.map_or(String::new(), |outcome| format!("{outcome:?}"));
            println!("  {} → {outcome} {}", row.agreement, row.title.as_deref().unwrap_or(""));
        }
        for voice in &report.voices {
            println!("\n  {}", self.paint("1", &voice.name));
            voice.remarks.iter().for_each(|remark| println!("    {remark}"));
        }
        if let Some(result) = PlayResult::new(session, tag()) {
            let code = code::grouped(&code::write(self.known, &result));
            println!("\n{} {code}", self.nl_en("Code van dit resultaat:", "Code of this result:"));
        }
    }
}

/// Chance that belongs to this attempt, so that two people who decide the same are still two. The standard library draws it from
/// the system for its own tables.
fn tag() -> u16 {
    (RandomState::new().build_hasher().finish() % u64::from(TAGS)) as u16
}
