//! Where a text stands, in words for somebody who has never seen the file of a story.

use crate::story::Story;
use crate::story::model::{Choice, Named, Text};
use crate::story::talks;
use crate::story::wording::Language;

/// What stands between the parts of a place.
const BEHIND: &str = " › ";

/// Where the text with this id stands, from large to small.
pub(super) fn place(story: &Story, path: &str, language: Language) -> String {
    let mut rest = path.split('.').peekable();
    let Some(group) = rest.next() else { return String::new() };
    let mut parts = vec![word(group, language).to_owned()];
    let mut owner = "";
    let mut choices: Option<&Named<Choice>> = None;
    if let Some(first) = rest.peek().copied()
        && let Some(title) = title(story, group, first)
    {
        owner = first;
        rest.next();
        parts = vec![format!("{}: {title}", word(group, language))];
        choices = talks(story).find(|(name, _)| *name == owner).map(|(_, talk)| talk.choices);
    }
    while let Some(part) = rest.next() {
        match (part, rest.peek().copied()) {
            ("moments", Some(name)) => {
                rest.next();
                let talk = talks(story).find(|(talk, _)| *talk == owner);
                choices = talk.and_then(|(_, talk)| talk.moments.get(name)).map(|moment| &moment.choices);
                parts.push(format!("{}: {name}", word(part, language)));
            }
            ("choices", Some(name)) => {
                rest.next();
                let choice = choices.and_then(|choices| choices.get(name));
                let text = choice.and_then(|choice| choice.say.as_ref().or(choice.act.as_ref()));
                parts.push(format!("{}: {}", word(part, language), text.map_or(name, words)));
            }
            ("options" | "key_decisions" | "panels", Some(name)) => {
                rest.next();
                parts.push(format!("{}: {name}", word(part, language)));
            }
            (number, _) if number.bytes().all(|byte| byte.is_ascii_digit()) => parts.push(counted(number, language)),
            (part, _) => parts.push(word(part, language).to_owned()),
        }
    }
    parts.join(BEHIND)
}

fn words(text: &Text) -> &str {
    &text.words.value
}

/// What the thing with this name in a group is called.
fn title<'s>(story: &'s Story, group: &str, name: &'s str) -> Option<&'s str> {
    match group {
        "people" => story.people.get(name).map(|person| words(&person.name)),
        "seats" => story.seats.get(name).map(|seat| story.people.get(&seat.person.value).map_or(name, |person| words(&person.name))),
        "domains" => story.domains.get(name).map(words),
        "wishes" => story.wishes.get(name).map(|wish| if words(&wish.about).is_empty() { name } else { words(&wish.about) }),
        "services" => story.services.get(name).map(|service| words(&service.name)),
        "things" => story.things.get(name).map(|thing| words(&thing.name)),
        "topics" => story.topics.get(name).map(|topic| words(&topic.title)),
        "offers" => story.offers.get(name).map(|offer| words(&offer.title)),
        "interruptions" => story.interruptions.get(name).map(|_| name),
        "outcomes" => story.month.outcomes.get(name).map(|outcome| words(&outcome.title)),
        "rubric" => story.rubric.get(name).map(|dimension| words(&dimension.name)),
        "sources" => story.sources.get(name).map(|source| words(&source.title)),
        // An outcome of an event stands under the name of the event.
        _ => story.month.events.get(name).filter(|_| group == "events").map(|_| name),
    }
}

/// The first, the second, …
fn counted(number: &str, language: Language) -> String {
    match language {
        Language::Nl => format!("nr. {number}"),
        Language::En => format!("no. {number}"),
    }
}

/// A word of an id in words for people; a name the author made up stays as it is.
fn word(part: &str, language: Language) -> &str {
    let [nl, en] = match part {
        "title" => ["titel", "title"],
        "summary" => ["samenvatting", "summary"],
        "invitation" => ["uitnodiging", "invitation"],
        "people" => ["persoon", "person"],
        "name" => ["naam", "name"],
        "role" => ["rol", "role"],
        "about" => ["toelichting", "about"],
        "mandate" => ["wat deze persoon mag", "what this person may do"],
        "seats" => ["stoel", "seat"],
        "knows" => ["wat je weet", "what you know"],
        "tempts" => ["wat aan je trekt", "what pulls at you"],
        "domains" => ["leefgebied", "life domain"],
        "wishes" => ["wens", "wish"],
        "hers" => ["in haar woorden", "in her words"],
        "services" => ["sociale kaart", "social map"],
        "what" => ["wat het is", "what it is"],
        "who" => ["voor wie", "who it is for"],
        "door" => ["hoe je er komt", "which door"],
        "cost" => ["wat het kost", "what it costs"],
        "may" => ["wat het mag", "what it may do"],
        "things" => ["voorwerp", "thing"],
        "prepare" => ["voorbereiding", "preparation"],
        "table" => ["aan tafel", "at the table"],
        "done" => ["knop om af te ronden", "button to finish"],
        "topics" => ["onderwerp", "topic"],
        "leave" => ["knop om te stoppen", "button to leave"],
        "choices" => ["keuze", "choice"],
        "moments" => ["stap", "step"],
        "say" => ["je zegt", "you say"],
        "act" => ["je doet", "you do"],
        "why" => ["waarom", "why"],
        "offers" => ["aanbod", "offer"],
        "interruptions" => ["gesprek dat vanzelf begint", "talk that starts by itself"],
        "agreements" => ["afspraken", "agreements"],
        "sentence" => ["zin", "sentence"],
        "need" => ["waarvoor", "for what"],
        "service" => ["waarheen", "which service"],
        "contact" => ["wie is de naam", "named person"],
        "when" => ["wanneer", "when"],
        "way" => ["hoe gaat zij", "how she goes"],
        "tell" => ["wat verteld mag worden", "what may be told"],
        "check" => ["wanneer terugkijken", "when to check back"],
        "ask" => ["vraag", "question"],
        "empty" => ["als het leeg blijft", "when left empty"],
        "options" => ["mogelijkheid", "option"],
        "text" => ["tekst", "text"],
        "answers" => ["haar antwoord", "her answer"],
        "month" => ["de maand", "the month"],
        "ending" => ["slot", "ending"],
        "outcomes" => ["gevolg", "outcome"],
        "events" => ["gebeurtenis", "event"],
        "rubric" => ["wat telt", "what is scored"],
        "levels" => ["niveau", "level"],
        "marks" => ["punten achteraf", "points afterwards"],
        "lookback" => ["terugblik", "look-back"],
        "her" => ["zij kijkt terug", "she looks back"],
        "voices" => ["stem", "voice"],
        "questions" => ["vragen", "questions"],
        "policy" => ["vraag over beleid", "question about policy"],
        "system" => ["vraag over het systeem", "question about the system"],
        "debrief" => ["samen terugkijken", "looking back together"],
        "key_decisions" => ["belangrijk moment", "key decision"],
        "panels" => ["panel", "panel"],
        "before" => ["vooraf", "beforehand"],
        "steps" => ["stap van het draaiboek", "step of the script"],
        "how" => ["werkvorm", "how the group works"],
        "sources" => ["bron", "source"],
        other => return other,
    };
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}
