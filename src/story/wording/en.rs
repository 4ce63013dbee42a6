//! The messages in English.

use crate::story::problem::{Kind, Problem};

/// What is wrong, and what to do about it.
pub(super) fn say(problem: &Problem) -> (String, String) {
    let (what, help): (String, String) = match problem {
        Problem::NotUtf8 => ("This file is not saved as UTF-8.".into(), "Choose “save as UTF-8” in your editor.".into()),
        Problem::TooLarge { limit } => {
            (format!("This file is larger than {} MB.", limit >> 20), "Is this a story? Otherwise split it in two.".into())
        }
        Problem::TooDeep { limit } => {
            (format!("More than {limit} brackets are nested here."), "Probably a bracket before this is not closed.".into())
        }
        Problem::Empty => ("There is nothing in this file.".into(), "Start with Story( … ); see docs/story-format.md.".into()),
        Problem::TooManyProblems { told } => {
            (format!("There are more messages. These are the first {told}."), "Mend a few and check again. Many often go away at once.".to_owned())
        }
        Problem::CannotRead { reason } => {
            (format!("This file cannot be read: {reason}."), "Check its name, and whether another program holds it.".into())
        }
        Problem::CurlyQuotes => {
            ("There are curly quotes around a text here.".into(), "Put straight quotes \" around the text. Curly ones may stand inside it.".into())
        }
        Problem::UnclosedQuote => {
            ("This text starts with \" but does not end.".into(), "Put a \" at the end of the text. A text stays on one line.".into())
        }
        Problem::QuoteInsideText => ("There is a \" in the middle of this text.".into(), "Inside a text use “ and ”, or \\\".".into()),
        Problem::BadEscape => {
            ("The \\ here is followed by an unknown character.".into(), "Use \\\" for a quote, \\n for a new line or \\\\ for a backslash.".into())
        }
        Problem::TextWithoutQuotes => ("These words have no quotes around them.".into(), "Put straight quotes around them: \"…\".".into()),
        Problem::UnexpectedCharacter { found } => {
            (format!("The character {found} does not belong here."), "Take it out, or put the text it belongs to between \"…\".".into())
        }
        Problem::MissingComma => ("A comma is missing after this.".into(), "Put a comma at the end of this item.".into()),
        Problem::SemicolonForComma => ("There is a semicolon here.".into(), "Use a comma.".into()),
        Problem::EqualsForColon => ("There is an = here.".into(), "Use a colon: name: value.".into()),
        Problem::MissingColon { name } => {
            (format!("A colon with a value is missing after {}.", if name.is_empty() { "this" } else { name }), "Write name: value.".into())
        }
        Problem::DecimalComma => ("There is a number with a comma here.".into(), "Write a whole number.".into()),
        Problem::UnclosedBracket { bracket } => {
            (format!("This bracket {bracket} is never closed."), format!("Put {} where this item ends.", closer(*bracket)))
        }
        Problem::StrayBracket { bracket } => {
            (format!("This bracket {bracket} closes nothing."), "Take it out, or use the bracket that fits the opening one.".into())
        }
        Problem::QuotedFieldName { name } => (format!("The field name {name} has quotes around it."), format!("Write {name}: without quotes.")),
        Problem::UnquotedName { name } => (format!("The name {name} has no quotes around it."), format!("Write \"{name}\".")),
        Problem::MissingValue => ("A value is missing here.".into(), "Fill something in, or take the field out.".into()),
        Problem::AfterTheEnd => ("The story has ended before this.".into(), "Probably there is one bracket too many above.".into()),
        Problem::BadNumber => ("This is not a number.".into(), "Write digits only, or put a text between \"…\".".into()),
        Problem::UnknownField { name, near, allowed } => {
            (format!("There is no field {name} here."), meant(near, || format!("Possible here: {}.", allowed.join(", "))))
        }
        Problem::DuplicateField { name } => (format!("The field {name} stands here twice."), "Take one out.".into()),
        Problem::MissingField { name } => (format!("The field {name} is missing here."), format!("Add {name}: …")),
        Problem::UnknownWord { name, near, allowed } => {
            (format!("There is no word {name} here."), meant(near, || format!("Possible here: {}.", allowed.join(", "))))
        }
        Problem::WrongType { expected, found } => (
            format!("This should be {}{}.", sort(expected), if found.is_empty() { String::new() } else { format!(", not {found}") }),
            "See docs/story-format.md for what this field looks like.".into(),
        ),
        Problem::WrongCount { found, expected } => (
            format!("There are {found} things between these brackets; it must be {expected}."),
            "See docs/story-format.md for what belongs here.".into(),
        ),
        Problem::WrongForm { found, expected } => {
            (format!("This says {found}( … ) but must be {expected}( … )."), format!("Write {expected}( … ), or just ( … )."))
        }
        Problem::OutOfRange { found } => (format!("The number {found} does not fit here."), "Choose a smaller number, or one above zero.".into()),
        Problem::NotAFormat { found, newest } => {
            (format!("This story has format {found}; this program reads up to {newest}."), format!("Write format: {newest}, or use a newer program."))
        }
        Problem::UnknownName { kind, name, near } => {
            (format!("There is no {} called \"{name}\".", kind_name(*kind)), meant(near, || "Make it, or use a name that exists.".into()))
        }
        Problem::DuplicateName { kind, name } => {
            (format!("The name \"{name}\" is taken by another {}.", kind_name(*kind)), "Give one of the two another name.".into())
        }
        Problem::BadName { name } => {
            (format!("\"{name}\" cannot be a name."), "A name has small letters, digits, - and _; no spaces or dots.".into())
        }
        Problem::SayAndAct => ("A choice has either say or act: one of the two.".into(), "say: what you say; act: what you do.".into()),
        Problem::PointsWithoutWhy => {
            ("Points are given here without a reason.".into(), "Add why: \"…\": the player reads later why this counts.".into())
        }
        Problem::OutsideAgreement { word } => {
            (format!("{word} is about one agreement and cannot stand here."), format!("Put it inside Agreement( … ): Agreement({word} …)."))
        }
        Problem::UnknownSlot { name } => (
            format!("{{{name}}} is no part of an agreement."),
            "Use {need}, {service}, {who}, {contact}, {when}, {way}, {tell} or {check}, and only those under parts.".into(),
        ),
        Problem::LevelsCount { found } => (format!("There are {found} levels here; there must be four."), "Describe level 0, 1, 2 and 3.".into()),
        Problem::LevelsOrder => ("Each level must ask more points than the one before.".into(), "For example at: (1, 3, 5).".into()),
        Problem::EmptyText => ("This text is empty.".into(), "Fill it in, or take the field out.".into()),
        Problem::NoSeats => ("There is no seat to play from.".into(), "Add at least one seat under seats.".into()),
        Problem::CounterRange => ("The start of this counter is not between min and max.".into(), "Choose start between min and max.".into()),
        Problem::RequiredPart { name } => {
            (format!("Without the part {name} no agreement can be made."), format!("Add {name}: (ask: \"…\", options: {{ … }}) under parts."))
        }
        Problem::TooMany { kind, limit } => (
            format!("There are more than {limit} of: {}.", kind_name(*kind)),
            "That is more than a player can bear; make a second case of it.".into(),
        ),
        Problem::UnusedTopic { name } => {
            (format!("The topic \"{name}\" never has its turn."), "Put it in topics of prepare, table or agreements.".into())
        }
        Problem::FlagNeverSet { name, near } => {
            (format!("\"{name}\" is asked for but never set."), meant(near, || format!("Put then: [Set(\"{name}\")] somewhere.")))
        }
        Problem::WishNeverHeard { name } => {
            (format!("The wish \"{name}\" can never be heard."), format!("Put then: [Hear(\"{name}\")] with a choice."))
        }
        Problem::OfferNeverMade { name } => (format!("The offer \"{name}\" is never made."), format!("Put then: [Offer(\"{name}\")] somewhere.")),
        Problem::MomentNeverReached { name } => {
            (format!("No way leads to the moment \"{name}\"."), format!("Point to it with to: \"{name}\", or take it out."))
        }
        Problem::EndlessMoments { name } => (
            format!("From the moment \"{name}\" the talk goes round in a circle without a choice."),
            "Give one of the moments a choice, or leave out to.".into(),
        ),
        Problem::NoLastOutcome { name } => (format!("At \"{name}\" it can happen that no outcome fits."), "Put an outcome without when last.".into()),
        Problem::NoLastAnswer => ("It can happen that she says nothing to an agreement.".into(), "Put an answer without when last.".into()),
        Problem::AfterTheLast => ("This never has its turn: what stands above it always holds.".into(), "Put it before the one without when.".into()),
        Problem::OfferCannotBeAsked { name } => (
            format!("Nowhere can she answer the offer \"{name}\"."),
            format!("Give the offer a choice with then: [Answer(\"{name}\", Yes)] or No or Later."),
        ),
        Problem::MustNotListed { name } => (format!("\"{name}\" is a must but is not in topics."), "Put it in topics too.".into()),
        Problem::DrawnWithoutChoice => ("There is only one event to draw.".into(), "Give another event draw: true, or take it out here.".into()),
        Problem::NothingToDecide { name } => (
            format!("There is nothing to decide at the key decision \"{name}\"."),
            "Name a place with at least two choices in at: \"topic\" or \"topic.moment\".".into(),
        ),
        Problem::PanelTooLarge { votes, people } => {
            (format!("Here {votes} people chose, but the panel has {people}."), "Change the numbers, or people.".into())
        }
        Problem::VoteWithoutDecision => (
            "The group decides again in this step, but no key decision is on the screen.".into(),
            "Add show: Decision(\"name\"), or take vote away.".into(),
        ),
        Problem::ShortIsLonger { short, long } => {
            (format!("This step takes {short} minutes in the short plan and {long} in the long one."), "Give the long plan at least as many.".into())
        }
        Problem::ScriptMinutes { found, planned } => (
            format!("The steps of the script take {found} minutes together, not {planned}."),
            "Change the minutes of a step, or those of the plan (short, long).".into(),
        ),
        Problem::KeyDecisionNotShown { name } => (
            format!("The script never shows the key decision \"{name}\"."),
            format!("Make a step with show: Decision(\"{name}\"), or take the key decision away."),
        ),
        Problem::PersonNeverSeen { name } => {
            (format!("The person \"{name}\" is seen nowhere."), "Let this person say something, put them in present, or take the person out.".into())
        }
        Problem::NeverPresent { name } => (
            format!("\"{name}\" joins the talk but never sits at the table."),
            format!("Put \"{name}\" in present, or let the person come in with Arrive(\"{name}\")."),
        ),
        Problem::DomainUnused { name } => {
            (format!("No wish belongs to the life domain \"{name}\"."), format!("Give a wish domain: \"{name}\", or take the domain out."))
        }
        Problem::SourceUnused { name } => {
            (format!("Nothing refers to the source \"{name}\"."), format!("Put sources: [\"{name}\"] where you use it, or take it out."))
        }
        Problem::ServiceUnused { name } => (
            format!("The service \"{name}\" can be chosen nowhere."),
            "Put it in parts, service, options; use it in an offer; or take it off the social map.".into(),
        ),
        Problem::FlagNeverAsked { name } => {
            (format!("\"{name}\" is remembered but never asked for."), format!("Use when: Is(\"{name}\") somewhere, or take this out."))
        }
        Problem::CounterNeverChanged { name } => {
            (format!("The counter \"{name}\" never changes."), format!("Put then: [Add(\"{name}\", 1)] somewhere, or take the counter out."))
        }
        Problem::CounterNeverAsked { name } => {
            (format!("The counter \"{name}\" is never asked for."), format!("Use when: AtLeast(\"{name}\", 1) somewhere, or take the counter out."))
        }
        Problem::SameCondition { name } => (
            format!("\"{name}\" has the same when as something above it, so it never has its turn."),
            "Change one of the two conditions, or take this one out.".into(),
        ),
        Problem::SameWords { name } => {
            (format!("The choice \"{name}\" has the same words as another choice here."), "Give one of the two other words.".into())
        }
        Problem::TurnsTooMany { turns, topics } => {
            (format!("There are {turns} turns but only {topics} topics here."), "Give fewer turns, or leave turns out: then all may be taken.".into())
        }
        Problem::MoreMustThanTurns { turns, must } => {
            (format!("There are {turns} turns, but {must} topics are a must."), "Give more turns, or take a topic out of must.".into())
        }
        Problem::NoAgreementAllowed => ("Not a single agreement may be made here.".into(), "Make most larger than 0, or leave it out.".into()),
        Problem::TopicNeverOpens { name } => {
            (format!("The topic \"{name}\" never opens: this can never be true."), "Change the when, or see that this can happen.".into())
        }
        Problem::ChoiceNeverOpens { name } => (
            format!("The choice \"{name}\" is never on offer: this can never be true here."),
            "Change the when, or see that this can happen before.".into(),
        ),
        Problem::InterruptionNeverStarts { name } => {
            (format!("The interruption \"{name}\" never starts: this can never be true."), "Change the when, or see that this can happen.".into())
        }
        Problem::ThingNeverSeen { name } => {
            (format!("The thing \"{name}\" can never be looked at: this can never be true."), "Change the when, or see that this can happen.".into())
        }
        Problem::LinesNeverShown => {
            ("These lines are never shown: this can never be true here.".into(), "Change the when, or take the lines out.".into())
        }
        Problem::OtherwiseNeverShown => {
            ("The lines at otherwise are never shown: this is always true here.".into(), "Change the when, or take If and otherwise out.".into())
        }
        Problem::PartNeverOffered { name } => {
            (format!("The option \"{name}\" can never be chosen: this can never be true."), "Change the when, or see that this can happen.".into())
        }
        Problem::AnswerNeverGiven => {
            ("She never gives this answer: this can never be true.".into(), "Change the when, or take the answer out.".into())
        }
        Problem::OutcomeNeverHappens { name } => {
            (format!("The outcome \"{name}\" never comes about: this can never be true."), "Change the when, or see that this can happen.".into())
        }
        Problem::RemarkNeverSaid => {
            ("This sentence never comes in the look-back: this can never be true.".into(), "Change the when, or see that this can happen.".into())
        }
        Problem::CounterOutOfReach { name, lowest, highest } => (
            format!("The counter \"{name}\" never comes there: it goes from {lowest} to {highest}."),
            "Ask for a number between them, or give the counter more room.".into(),
        ),
        Problem::StepRunsDry { name, seat } => (
            format!("At \"{name}\" there can be nothing to choose from the seat \"{seat}\"."),
            "Give one choice without when, or add to: with the moment that comes then.".into(),
        ),
        Problem::WishNotFromSeat { name, seats } => (
            format!("The wish \"{name}\" cannot be heard from: {}.", seats.join(", ")),
            format!("Give that seat too a choice with then: [Hear(\"{name}\")]."),
        ),
        Problem::OfferNotAskedFromSeat { name, seats } => (
            format!("At the offer \"{name}\" nobody can ask her what she wants from: {}.", seats.join(", ")),
            format!("Give that seat too a choice with then: [Answer(\"{name}\", Yes)] or No or Later."),
        ),
        Problem::NeedNeverDelivered { name } => (
            format!("No agreement with \"{name}\" turns out well: there is no outcome Delivered for it."),
            format!("Make an outcome with kind: Delivered and when: With(need: \"{name}\", …)."),
        ),
        Problem::NothingDelivered => (
            "No agreement at all can turn out well: there is no outcome with kind: Delivered.".into(),
            "Make an outcome with kind: Delivered for each need, under outcomes.".into(),
        ),
        Problem::OwnPersonSpeaks { name, seat } => (
            format!("\"{name}\" speaks here by itself, also when the player sits on the seat \"{seat}\" and is \"{name}\"."),
            format!("Put the line in If(when: Not(Seat(\"{seat}\")), then: [ … ]), or make it a choice."),
        ),
        Problem::PlayStuck { place, seat, seed } => (
            format!("At \"{place}\" the player cannot go on (seat \"{seat}\", seed {seed})."),
            "Put what is in must also in topics, or make a choice that is always open.".into(),
        ),
        Problem::PlayEndless { place, seat, seed } => {
            (format!("At \"{place}\" the story runs in a circle (seat \"{seat}\", seed {seed})."), "Give it a choice, or leave out to.".into())
        }
        Problem::DimensionUnscored { name } => (
            format!("Nothing gives points for the dimension \"{name}\"."),
            format!("Put points: {{\"{name}\": 1}} with a choice, an outcome or in marks."),
        ),
        Problem::TopOutOfReach { name, most, needed, seats } => (
            format!("Level 3 of \"{name}\" cannot be reached: there are at most {most} of {needed} points. Seat: {}.", seats.join(", ")),
            "Make the last number of at smaller, or give more points.".into(),
        ),
        Problem::FirstLevelOutOfReach { name, most, needed, seats } => (
            format!("Not even level 1 of \"{name}\" can be reached: there are at most {most} of {needed} points. Seat: {}.", seats.join(", ")),
            "Make the first number of at smaller, or give more points.".into(),
        ),
        Problem::GateNeverOpens { name, most, needed, seats } => (
            format!("\"{name}\" always stays at level 0 and keeps the total low: at most {most} of {needed} points. Seat: {}.", seats.join(", ")),
            "Give points for it, or take gate out.".into(),
        ),
        Problem::AllScoreAlike { name } => (
            format!("At \"{name}\" all choices give the same points: choosing makes no difference."),
            "Give the better choice more points, or take the points out.".into(),
        ),
        Problem::MarkNeverGiven => {
            ("These points are never given: this can never be true.".into(), "Change the when, or see that this can happen.".into())
        }
        Problem::MarkAlwaysGiven => ("Everybody gets these points: this is always true.".into(), "Change the when, or take the points out.".into()),
        Problem::NoWeight { name } => {
            (format!("The dimension \"{name}\" weighs 0 and does not count."), "Give weight a number above 0, or take the dimension out.".into())
        }
        Problem::GoodLeadsToWorse { better, worse, percent, plays } => (
            format!("\"{better}\" gives more points than \"{worse}\" but ends worse: {percent} % lower on average ({plays} plays)."),
            "See which choice you really mean to be the good one, and change points or consequences.".into(),
        ),
        Problem::SameLevels { name } => {
            (format!("Two levels of \"{name}\" have the same words."), "Say at each level what makes it different.".into())
        }
        Problem::ZeroPoints { name } => (format!("0 points for \"{name}\" do nothing."), "Give another number, or take this out.".into()),
        Problem::BestIsLongest { times, of } => (
            format!("The best answer is the longest one too in {times} of {of} cases. Then a player need not listen."),
            "Make a weaker answer longer, here and elsewhere, or the best one shorter.".into(),
        ),
        Problem::BestAtSamePlace { place, times, of } => (
            format!("The best answer stands in place {place} in {times} of {of} cases. People notice."),
            "Put the choices in another order, here and elsewhere.".into(),
        ),
        Problem::WordGivesAway { word, times, in_best: true } => (
            format!("The word “{word}” stands in a best answer {times} times and never in another. It gives the good one away."),
            "Use it in a weaker answer too, or leave it out here.".into(),
        ),
        Problem::WordGivesAway { word, times, in_best: false } => (
            format!("The word “{word}” stands in a weaker answer {times} times and never in the best. It gives the wrong one away."),
            "Use it in a good answer too, or leave it out here.".into(),
        ),
        Problem::UnequalLength { longest, shortest } => (
            format!("One choice here has {longest} characters and another {shortest}. Such a difference is seen before the words are."),
            "Make the choices about as long as each other.".into(),
        ),
        Problem::MissingTranslation { name } => (
            format!("The line {name} is not translated yet."),
            "The player sees the original language here. “keukentafel lines” lists all lines.".into(),
        ),
        Problem::StaleTranslation { name } => {
            (format!("The line {name} has changed since it was translated."), "Translate it again and put the new sentence beside it.".into())
        }
        Problem::UnknownLine { name, near } => (format!("The story has no line {name}."), meant(near, || "Take this translation out.".into())),
        Problem::LongSentence { words } => (format!("This sentence has {words} words."), "Make two sentences of it.".into()),
        Problem::LongWords { words } => {
            (format!("There are {words} long words in this sentence."), "Say it as you would at the table, in shorter words.".into())
        }
        Problem::PassivePile { words } => {
            (format!("“Worden” stands {words} times in this sentence. It does not tell who does it."), "Say who does it.".into())
        }
        Problem::OfficialWord { word, plainer } => (format!("“{word}” is a word out of official letters."), format!("Plainer: {plainer}.")),
    };
    (what, help)
}

fn meant(near: &Option<String>, otherwise: impl FnOnce() -> String) -> String {
    match near {
        Some(near) => format!("Did you mean {near}?"),
        None => otherwise(),
    }
}

fn closer(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn sort(expected: &str) -> &str {
    match expected {
        "text" => "a text between \"…\"",
        "number" => "a whole number",
        "list" => "a list [ … ]",
        "map" => "named things { \"name\": …, }",
        "form" => "a form ( field: … )",
        "tuple" => "a row ( … , … )",
        "word" => "one of the fixed words",
        "(" => "this word with brackets after it",
        other => other,
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Seat => "seat",
        Kind::Domain => "life domain",
        Kind::Wish => "wish",
        Kind::Service => "service on the social map",
        Kind::Thing => "thing on the table",
        Kind::Counter => "counter",
        Kind::Flag => "remembered fact",
        Kind::Offer => "offer",
        Kind::Topic => "topic",
        Kind::Interruption => "interruption",
        Kind::Choice => "choice",
        Kind::Moment => "moment",
        Kind::Need => "need",
        Kind::Part => "option in this part of an agreement",
        Kind::Event => "event",
        Kind::Outcome => "outcome",
        Kind::Dimension => "dimension of the rubric",
        Kind::Source => "source",
        Kind::Line => "line",
        Kind::Place => "place in a talk",
        Kind::KeyDecision => "key decision",
    }
}
