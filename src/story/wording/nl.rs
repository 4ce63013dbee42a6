//! De meldingen in het Nederlands.

use crate::story::problem::{Kind, Problem};

/// Wat er mis is, en wat je eraan doet.
pub(super) fn say(problem: &Problem) -> (String, String) {
    let (what, help): (String, String) = match problem {
        Problem::NotUtf8 => ("Dit bestand is niet als UTF-8 opgeslagen.".into(), "Kies in je editor ‘opslaan als UTF-8’.".into()),
        Problem::TooLarge { limit } => {
            (format!("Dit bestand is groter dan {} MB.", limit >> 20), "Is dit wel een verhaal? Deel het anders in tweeën.".into())
        }
        Problem::TooDeep { limit } => {
            (format!("Hier staan meer dan {limit} haakjes in elkaar."), "Waarschijnlijk is ergens hiervoor een haakje niet gesloten.".into())
        }
        Problem::Empty => ("Er staat niets in dit bestand.".into(), "Begin met Story( … ); zie docs/story-format.md.".into()),
        Problem::CannotRead { reason } => (
            format!("Dit bestand kan niet gelezen worden: {reason}."),
            "Kijk of de naam klopt en of het bestand niet door een ander programma vastgehouden wordt.".into(),
        ),
        Problem::CurlyQuotes => (
            "Hier staan krullende aanhalingstekens om een tekst.".into(),
            "Zet rechte aanhalingstekens \" om de tekst. Krullende mogen er wel ín staan.".into(),
        ),
        Problem::UnclosedQuote => {
            ("Deze tekst begint met \" maar houdt niet op.".into(), "Zet een \" aan het eind van de tekst. Een tekst staat op één regel.".into())
        }
        Problem::QuoteInsideText => ("In deze tekst staat een \" midden in de zin.".into(), "Gebruik binnen een tekst “ en ”, of \\\".".into()),
        Problem::BadEscape => (
            "Na de \\ staat hier een teken dat niet bekend is.".into(),
            "Gebruik \\\" voor een aanhalingsteken, \\n voor een nieuwe regel of \\\\ voor een schuine streep.".into(),
        ),
        Problem::TextWithoutQuotes => {
            ("Deze woorden staan niet tussen aanhalingstekens.".into(), "Zet er rechte aanhalingstekens omheen: \"…\".".into())
        }
        Problem::UnexpectedCharacter { found } => {
            (format!("Het teken {found} hoort hier niet."), "Haal het weg, of zet de tekst waar het bij hoort tussen \"…\".".into())
        }
        Problem::MissingComma => ("Hierna ontbreekt een komma.".into(), "Zet een komma aan het eind van dit onderdeel.".into()),
        Problem::SemicolonForComma => ("Hier staat een puntkomma.".into(), "Gebruik een komma.".into()),
        Problem::EqualsForColon => ("Hier staat een = .".into(), "Gebruik een dubbele punt: naam: waarde.".into()),
        Problem::MissingColon { name } => {
            (format!("Na {} ontbreekt een dubbele punt met een waarde.", or(name, "dit woord")), "Schrijf naam: waarde.".into())
        }
        Problem::DecimalComma => ("Hier staat een getal met een komma.".into(), "Schrijf een heel getal.".into()),
        Problem::UnclosedBracket { bracket } => {
            (format!("Dit haakje {bracket} wordt nergens gesloten."), format!("Zet {} waar dit onderdeel ophoudt.", closer(*bracket)))
        }
        Problem::StrayBracket { bracket } => {
            (format!("Dit haakje {bracket} sluit niets."), "Haal het weg, of gebruik het haakje dat bij het begin past.".into())
        }
        Problem::QuotedFieldName { name } => {
            (format!("De veldnaam {name} staat tussen aanhalingstekens."), format!("Schrijf {name}: zonder aanhalingstekens."))
        }
        Problem::UnquotedName { name } => (format!("De naam {name} staat niet tussen aanhalingstekens."), format!("Schrijf \"{name}\".")),
        Problem::MissingValue => ("Hier ontbreekt een waarde.".into(), "Vul iets in, of haal het veld weg.".into()),
        Problem::AfterTheEnd => ("Het verhaal is hiervoor al afgesloten.".into(), "Waarschijnlijk staat hierboven een haakje te veel.".into()),
        Problem::BadNumber => ("Dit is geen getal.".into(), "Schrijf alleen cijfers, of zet tekst tussen \"…\".".into()),
        Problem::UnknownField { name, near, allowed } => {
            (format!("Het veld {name} bestaat hier niet."), meant(near, || format!("Hier mag: {}.", allowed.join(", "))))
        }
        Problem::DuplicateField { name } => (format!("Het veld {name} staat hier twee keer."), "Haal er één weg.".into()),
        Problem::MissingField { name } => (format!("Hier ontbreekt het veld {name}."), format!("Voeg toe: {name}: …")),
        Problem::UnknownWord { name, near, allowed } => {
            (format!("Het woord {name} bestaat hier niet."), meant(near, || format!("Hier mag: {}.", allowed.join(", "))))
        }
        Problem::WrongType { expected, found } => (
            format!("Hier hoort {} te staan{}.", sort(expected), if found.is_empty() { String::new() } else { format!(", geen {found}") }),
            "Kijk in docs/story-format.md hoe dit veld eruitziet.".into(),
        ),
        Problem::WrongCount { found, expected } => (
            format!("Hier staan {found} dingen tussen de haakjes; het moeten er {expected} zijn."),
            "Kijk in docs/story-format.md wat erbij hoort.".into(),
        ),
        Problem::WrongForm { found, expected } => {
            (format!("Hier staat {found}( … ), maar het moet {expected}( … ) zijn."), format!("Schrijf {expected}( … ), of alleen ( … )."))
        }
        Problem::OutOfRange { found } => (format!("Het getal {found} past hier niet."), "Kies een kleiner getal, of een getal boven nul.".into()),
        Problem::NotAFormat { found, newest } => (
            format!("Dit verhaal heeft formaat {found}; dit programma leest tot en met {newest}."),
            format!("Schrijf format: {newest}, of gebruik een nieuwer programma."),
        ),
        Problem::UnknownName { kind, name, near } => (
            format!("Er is geen {} met de naam \"{name}\".", kind_name(*kind)),
            meant(near, || format!("Maak {} aan, of gebruik een naam die er al is.", a(*kind))),
        ),
        Problem::DuplicateName { kind, name } => {
            (format!("De naam \"{name}\" is al gebruikt voor een andere {}.", kind_name(*kind)), "Geef een van de twee een andere naam.".into())
        }
        Problem::BadName { name } => {
            (format!("\"{name}\" kan geen naam zijn."), "Een naam heeft kleine letters, cijfers, - en _; geen spaties of punten.".into())
        }
        Problem::SayAndAct => ("Een keuze heeft óf say óf act: één van de twee.".into(), "say: wat je zegt; act: wat je doet.".into()),
        Problem::PointsWithoutWhy => {
            ("Hier worden punten gegeven zonder reden.".into(), "Voeg why: \"…\" toe: de speler leest later waarom dit telt.".into())
        }
        Problem::OutsideAgreement { word } => {
            (format!("{word} gaat over één afspraak en kan hier niet."), format!("Zet het binnen Agreement( … ): Agreement({word} …)."))
        }
        Problem::UnknownSlot { name } => (
            format!("{{{name}}} is geen onderdeel van een afspraak."),
            "Gebruik {need}, {service}, {who}, {contact}, {when}, {way}, {tell} of {check}, en alleen wat bij parts staat.".into(),
        ),
        Problem::LevelsCount { found } => (format!("Hier staan {found} niveaus; het moeten er vier zijn."), "Beschrijf niveau 0, 1, 2 en 3.".into()),
        Problem::LevelsOrder => ("Elk niveau moet meer punten vragen dan het vorige.".into(), "Bijvoorbeeld at: (1, 3, 5).".into()),
        Problem::EmptyText => ("Deze tekst is leeg.".into(), "Vul hem in, of haal het veld weg.".into()),
        Problem::NoSeats => ("Er is geen stoel om op te gaan zitten.".into(), "Voeg bij seats minstens één stoel toe.".into()),
        Problem::CounterRange => ("Het begin van deze teller ligt niet tussen min en max.".into(), "Kies start tussen min en max.".into()),
        Problem::RequiredPart { name } => (
            format!("Zonder het onderdeel {name} kan er geen afspraak gemaakt worden."),
            format!("Voeg bij parts {name}: (ask: \"…\", options: {{ … }}) toe."),
        ),
        Problem::TooMany { kind, limit } => (
            format!("Er zijn meer dan {limit} keer {}.", kind_name(*kind)),
            "Dat is meer dan een speler aankan; maak er een tweede casus van.".into(),
        ),
        Problem::UnusedTopic { name } => {
            (format!("Het onderwerp \"{name}\" komt nergens aan de beurt."), "Zet het bij topics van prepare, table of agreements.".into())
        }
        Problem::FlagNeverSet { name, near } => {
            (format!("\"{name}\" wordt gevraagd, maar nergens gezet."), meant(near, || format!("Zet ergens then: [Set(\"{name}\")].",)))
        }
        Problem::WishNeverHeard { name } => {
            (format!("De wens \"{name}\" kan nooit gehoord worden."), format!("Zet bij een keuze then: [Hear(\"{name}\")]."))
        }
        Problem::OfferNeverMade { name } => (format!("Het aanbod \"{name}\" wordt nooit gedaan."), format!("Zet ergens then: [Offer(\"{name}\")].")),
        Problem::MomentNeverReached { name } => {
            (format!("Naar het moment \"{name}\" leidt geen weg."), format!("Verwijs ernaar met to: \"{name}\", of haal het weg."))
        }
        Problem::EndlessMoments { name } => (
            format!("Vanaf het moment \"{name}\" loopt het gesprek zonder keuze in een kring."),
            "Geef een van de momenten een keuze, of laat to weg.".into(),
        ),
        Problem::NoLastOutcome { name } => {
            (format!("Bij \"{name}\" kan het gebeuren dat geen enkele uitkomst past."), "Zet als laatste een uitkomst zonder when.".into())
        }
        Problem::NoLastAnswer => {
            ("Het kan gebeuren dat zij op een afspraak niets antwoordt.".into(), "Zet als laatste een antwoord zonder when.".into())
        }
        Problem::AfterTheLast => {
            ("Dit komt nooit aan de beurt: wat hierboven staat, geldt altijd.".into(), "Zet het vóór het onderdeel zonder when.".into())
        }
        Problem::OfferCannotBeAsked { name } => (
            format!("Nergens kan zij op het aanbod \"{name}\" antwoorden."),
            format!("Geef het aanbod een keuze met then: [Answer(\"{name}\", Yes)] of No of Later."),
        ),
        Problem::MustNotListed { name } => (format!("\"{name}\" moet, maar staat niet bij topics."), "Zet het ook bij topics.".into()),
        Problem::DrawnWithoutChoice => {
            ("Er valt maar één gebeurtenis te trekken.".into(), "Geef nog een gebeurtenis draw: true, of haal het hier weg.".into())
        }
        Problem::NothingToDecide { name } => (
            format!("Bij de sleutelkeuze \"{name}\" valt niets te kiezen."),
            "Noem bij at een plek met minstens twee keuzes: \"onderwerp\" of \"onderwerp.moment\".".into(),
        ),
        Problem::PanelTooLarge { votes, people } => {
            (format!("Hier kozen er {votes}, maar het panel telt {people} mensen."), "Verander de aantallen, of people.".into())
        }
        Problem::VoteWithoutDecision => (
            "Bij deze stap wordt opnieuw gekozen, maar er staat geen sleutelkeuze op het scherm.".into(),
            "Zet er show: Decision(\"naam\") bij, of haal vote weg.".into(),
        ),
        Problem::ShortIsLonger { short, long } => (
            format!("Deze stap duurt in het korte plan {short} minuten en in het lange {long}."),
            "Geef het lange plan minstens zoveel minuten.".into(),
        ),
        Problem::ScriptMinutes { found, planned } => (
            format!("De stappen van het draaiboek duren samen {found} minuten, niet {planned}."),
            "Verander de minuten van een stap, of die van het plan (short, long).".into(),
        ),
        Problem::KeyDecisionNotShown { name } => (
            format!("De sleutelkeuze \"{name}\" komt in het draaiboek niet voor."),
            format!("Maak een stap met show: Decision(\"{name}\"), of haal de sleutelkeuze weg."),
        ),
        Problem::MissingTranslation { name } => (
            format!("De regel {name} is nog niet vertaald."),
            "De speler ziet hier de oorspronkelijke taal. ‘keukentafel lines’ geeft alle regels.".into(),
        ),
        Problem::StaleTranslation { name } => {
            (format!("De regel {name} is veranderd sinds hij vertaald werd."), "Vertaal hem opnieuw en zet de nieuwe zin ernaast.".into())
        }
        Problem::UnknownLine { name, near } => (format!("Het verhaal heeft geen regel {name}."), meant(near, || "Haal deze vertaling weg.".into())),
    };
    (what, help)
}

fn meant(near: &Option<String>, otherwise: impl FnOnce() -> String) -> String {
    match near {
        Some(near) => format!("Bedoelde je {near}?"),
        None => otherwise(),
    }
}

fn or<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.is_empty() { otherwise } else { name }
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
        "text" => "een tekst tussen \"…\"",
        "number" => "een heel getal",
        "list" => "een lijst [ … ]",
        "map" => "een verzameling { \"naam\": …, }",
        "form" => "een formulier ( veld: … )",
        "tuple" => "een rijtje ( … , … )",
        "word" => "een vast woord",
        "(" => "dit woord met haakjes erachter",
        other => other,
    }
}

fn a(kind: Kind) -> String {
    format!("zo’n {}", kind_name(kind))
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "persoon",
        Kind::Seat => "stoel",
        Kind::Domain => "leefgebied",
        Kind::Wish => "wens",
        Kind::Service => "dienst op de sociale kaart",
        Kind::Thing => "ding op tafel",
        Kind::Counter => "teller",
        Kind::Flag => "onthouden feit",
        Kind::Offer => "aanbod",
        Kind::Topic => "onderwerp",
        Kind::Interruption => "onderbreking",
        Kind::Choice => "keuze",
        Kind::Moment => "moment",
        Kind::Need => "behoefte",
        Kind::Part => "mogelijkheid in dit onderdeel van een afspraak",
        Kind::Event => "gebeurtenis",
        Kind::Outcome => "uitkomst",
        Kind::Dimension => "dimensie in de rubriek",
        Kind::Source => "bron",
        Kind::Line => "regel",
        Kind::Place => "plek in een gesprek",
        Kind::KeyDecision => "sleutelkeuze",
    }
}
