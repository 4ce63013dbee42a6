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
        Problem::TooManyProblems { told } => (
            format!("Er zijn nog meer meldingen. Hier staan de eerste {told}."),
            "Los er een paar op en controleer dan opnieuw. Vaak verdwijnen er veel tegelijk.".to_owned(),
        ),
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
        Problem::PersonNeverSeen { name } => (
            format!("De persoon \"{name}\" komt nergens voor."),
            "Laat hem of haar iets zeggen, zet hem of haar bij present, of haal de persoon weg.".into(),
        ),
        Problem::NeverPresent { name } => (
            format!("\"{name}\" praat mee, maar zit nergens aan tafel."),
            format!("Zet \"{name}\" bij present, of laat de persoon binnenkomen met Arrive(\"{name}\")."),
        ),
        Problem::DomainUnused { name } => {
            (format!("Bij het leefgebied \"{name}\" hoort geen wens."), format!("Geef een wens domain: \"{name}\", of haal het leefgebied weg."))
        }
        Problem::SourceUnused { name } => {
            (format!("Naar de bron \"{name}\" wordt nergens verwezen."), format!("Zet sources: [\"{name}\"] waar je hem gebruikt, of haal hem weg."))
        }
        Problem::ServiceUnused { name } => (
            format!("De dienst \"{name}\" kan nergens gekozen worden."),
            "Zet hem bij parts, service, options; gebruik hem in een aanbod; of haal hem van de sociale kaart.".into(),
        ),
        Problem::FlagNeverAsked { name } => {
            (format!("\"{name}\" wordt onthouden, maar nergens gevraagd."), format!("Gebruik ergens when: Is(\"{name}\"), of haal dit weg."))
        }
        Problem::CounterNeverChanged { name } => {
            (format!("De teller \"{name}\" verandert nooit."), format!("Zet ergens then: [Add(\"{name}\", 1)], of haal de teller weg."))
        }
        Problem::CounterNeverAsked { name } => {
            (format!("De teller \"{name}\" wordt nergens gevraagd."), format!("Gebruik ergens when: AtLeast(\"{name}\", 1), of haal de teller weg."))
        }
        Problem::SameCondition { name } => (
            format!("\"{name}\" heeft dezelfde when als iets erboven, en komt dus nooit aan de beurt."),
            "Verander een van de twee voorwaarden, of haal deze weg.".into(),
        ),
        Problem::SameWords { name } => {
            (format!("De keuze \"{name}\" heeft dezelfde woorden als een andere keuze hier."), "Geef een van de twee andere woorden.".into())
        }
        Problem::TurnsTooMany { turns, topics } => (
            format!("Er zijn {turns} beurten, maar hier zijn maar {topics} onderwerpen."),
            "Geef minder beurten, of laat turns weg: dan mag alles.".into(),
        ),
        Problem::MoreMustThanTurns { turns, must } => {
            (format!("Er zijn {turns} beurten, maar {must} onderwerpen moeten."), "Geef meer beurten, of haal een onderwerp weg bij must.".into())
        }
        Problem::NoAgreementAllowed => ("Er mag hier geen enkele afspraak gemaakt worden.".into(), "Maak most groter dan 0, of laat het weg.".into()),
        Problem::TopicNeverOpens { name } => {
            (format!("Het onderwerp \"{name}\" gaat nooit open: dit kan nooit waar zijn."), "Verander de when, of zorg dat dit kan gebeuren.".into())
        }
        Problem::ChoiceNeverOpens { name } => (
            format!("De keuze \"{name}\" is nooit te zien: dit kan hier nooit waar zijn."),
            "Verander de when, of zorg dat dit eerder kan gebeuren.".into(),
        ),
        Problem::InterruptionNeverStarts { name } => {
            (format!("De onderbreking \"{name}\" begint nooit: dit kan nooit waar zijn."), "Verander de when, of zorg dat dit kan gebeuren.".into())
        }
        Problem::ThingNeverSeen { name } => {
            (format!("Het ding \"{name}\" is nooit te bekijken: dit kan nooit waar zijn."), "Verander de when, of zorg dat dit kan gebeuren.".into())
        }
        Problem::LinesNeverShown => {
            ("Deze regels zijn nooit te zien: dit kan hier nooit waar zijn.".into(), "Verander de when, of haal de regels weg.".into())
        }
        Problem::OtherwiseNeverShown => {
            ("De regels bij otherwise zijn nooit te zien: dit is hier altijd waar.".into(), "Verander de when, of haal If en otherwise weg.".into())
        }
        Problem::PartNeverOffered { name } => (
            format!("De mogelijkheid \"{name}\" is nooit te kiezen: dit kan nooit waar zijn."),
            "Verander de when, of zorg dat dit kan gebeuren.".into(),
        ),
        Problem::AnswerNeverGiven => {
            ("Dit antwoord geeft zij nooit: dit kan nooit waar zijn.".into(), "Verander de when, of haal het antwoord weg.".into())
        }
        Problem::OutcomeNeverHappens { name } => {
            (format!("De uitkomst \"{name}\" gebeurt nooit: dit kan nooit waar zijn."), "Verander de when, of zorg dat dit kan gebeuren.".into())
        }
        Problem::RemarkNeverSaid => {
            ("Deze zin komt nooit in het terugkijken: dit kan nooit waar zijn.".into(), "Verander de when, of zorg dat dit kan gebeuren.".into())
        }
        Problem::CounterOutOfReach { name, lowest, highest } => (
            format!("De teller \"{name}\" komt hier nooit: hij gaat van {lowest} tot {highest}."),
            "Vraag een getal daartussen, of geef de teller meer ruimte.".into(),
        ),
        Problem::StepRunsDry { name, seat } => (
            format!("Bij \"{name}\" kan het dat er vanaf de stoel \"{seat}\" niets te kiezen is."),
            "Geef één keuze zonder when, of zet er to: bij, naar het moment dat dan komt.".into(),
        ),
        Problem::WishNotFromSeat { name, seats } => (
            format!("De wens \"{name}\" is niet te horen vanaf: {}.", seats.join(", ")),
            format!("Geef ook die stoel een keuze met then: [Hear(\"{name}\")]."),
        ),
        Problem::OfferNotAskedFromSeat { name, seats } => (
            format!("Bij het aanbod \"{name}\" kan niemand haar vragen wat zij wil vanaf: {}.", seats.join(", ")),
            format!("Geef ook die stoel een keuze met then: [Answer(\"{name}\", Yes)] of No of Later."),
        ),
        Problem::NeedNeverDelivered { name } => (
            format!("Met \"{name}\" komt geen enkele afspraak goed: er is geen uitkomst Delivered voor."),
            format!("Maak een uitkomst met kind: Delivered en when: With(need: \"{name}\", …)."),
        ),
        Problem::NothingDelivered => (
            "Geen enkele afspraak kan goed komen: er is geen uitkomst met kind: Delivered.".into(),
            "Maak bij outcomes voor elke behoefte een uitkomst met kind: Delivered.".into(),
        ),
        Problem::OwnPersonSpeaks { name, seat } => (
            format!("\"{name}\" praat hier zelf, ook als de speler op de stoel \"{seat}\" zit en \"{name}\" is."),
            format!("Zet de regel in If(when: Not(Seat(\"{seat}\")), then: [ … ]), of maak er een keuze van."),
        ),
        Problem::PlayStuck { place, seat, seed } => (
            format!("Bij \"{place}\" kan de speler niet meer verder (stoel \"{seat}\", loting {seed})."),
            "Zet wat bij must staat ook bij topics, of maak een keuze die altijd kan.".into(),
        ),
        Problem::PlayEndless { place, seat, seed } => (
            format!("Bij \"{place}\" loopt het verhaal in een kring (stoel \"{seat}\", loting {seed})."),
            "Geef daar een keuze, of laat to weg.".into(),
        ),
        Problem::DimensionUnscored { name } => (
            format!("Voor de dimensie \"{name}\" zijn nergens punten te krijgen."),
            format!("Zet points: {{\"{name}\": 1}} bij een keuze, een uitkomst of bij marks."),
        ),
        Problem::TopOutOfReach { name, most, needed, seats } => (
            format!("Niveau 3 van \"{name}\" is niet te halen: er zijn hoogstens {most} van de {needed} punten. Stoel: {}.", seats.join(", ")),
            "Maak het laatste getal van at kleiner, of geef meer punten.".into(),
        ),
        Problem::FirstLevelOutOfReach { name, most, needed, seats } => (
            format!("Zelfs niveau 1 van \"{name}\" is niet te halen: er zijn hoogstens {most} van de {needed} punten. Stoel: {}.", seats.join(", ")),
            "Maak het eerste getal van at kleiner, of geef meer punten.".into(),
        ),
        Problem::GateNeverOpens { name, most, needed, seats } => (
            format!(
                "\"{name}\" blijft altijd op niveau 0 en houdt het totaal laag: hoogstens {most} van de {needed} punten. Stoel: {}.",
                seats.join(", ")
            ),
            "Geef hier punten voor, of haal gate weg.".into(),
        ),
        Problem::AllScoreAlike { name } => (
            format!("Bij \"{name}\" geven alle keuzes dezelfde punten: kiezen maakt hier geen verschil."),
            "Geef de betere keuze meer punten, of haal de punten weg.".into(),
        ),
        Problem::MarkNeverGiven => {
            ("Deze punten zijn nooit te krijgen: dit kan nooit waar zijn.".into(), "Verander de when, of zorg dat dit kan gebeuren.".into())
        }
        Problem::MarkAlwaysGiven => ("Deze punten krijgt iedereen: dit is altijd waar.".into(), "Verander de when, of haal de punten weg.".into()),
        Problem::NoWeight { name } => {
            (format!("De dimensie \"{name}\" weegt 0 en telt niet mee."), "Geef weight een getal boven 0, of haal de dimensie weg.".into())
        }
        Problem::GoodLeadsToWorse { better, worse, percent, plays } => (
            format!("\"{better}\" geeft meer punten dan \"{worse}\", maar loopt slechter af: gemiddeld {percent} % lager ({plays} keer gespeeld)."),
            "Kijk welke keuze je echt bedoelt als de goede, en pas punten of gevolgen aan.".into(),
        ),
        Problem::SameLevels { name } => {
            (format!("Twee niveaus van \"{name}\" hebben dezelfde woorden."), "Zeg bij elk niveau wat het anders maakt.".into())
        }
        Problem::ZeroPoints { name } => (format!("0 punten voor \"{name}\" doen niets."), "Geef een ander getal, of haal dit weg.".into()),
        Problem::BestIsLongest { times, of } => (
            format!("Het beste antwoord is {times} van de {of} keer ook het langste. Dan hoeft een speler niet te luisteren."),
            "Maak hier en elders een minder goed antwoord langer, of het beste korter.".into(),
        ),
        Problem::BestAtSamePlace { place, times, of } => (
            format!("Het beste antwoord staat {times} van de {of} keer op plaats {place}. Dat valt op."),
            "Zet de keuzes hier en elders in een andere volgorde.".into(),
        ),
        Problem::WordGivesAway { word, times, in_best: true } => (
            format!("Het woord ‘{word}’ staat {times} keer in een beste antwoord, en nooit in een ander. Het verraadt het goede."),
            "Gebruik het ook eens in een minder goed antwoord, of laat het hier weg.".into(),
        ),
        Problem::WordGivesAway { word, times, in_best: false } => (
            format!("Het woord ‘{word}’ staat {times} keer in een minder goed antwoord, en nooit in het beste. Het verraadt het foute."),
            "Gebruik het ook eens in een goed antwoord, of laat het hier weg.".into(),
        ),
        Problem::UnequalLength { longest, shortest } => (
            format!("De ene keuze heeft hier {longest} tekens en de andere {shortest}. Zo’n verschil valt meer op dan wat er staat."),
            "Maak de keuzes ongeveer even lang.".into(),
        ),
        Problem::MissingTranslation { name } => (
            format!("De regel {name} is nog niet vertaald."),
            "De speler ziet hier de oorspronkelijke taal. ‘keukentafel lines’ geeft alle regels.".into(),
        ),
        Problem::StaleTranslation { name } => {
            (format!("De regel {name} is veranderd sinds hij vertaald werd."), "Vertaal hem opnieuw en zet de nieuwe zin ernaast.".into())
        }
        Problem::UnknownLine { name, near } => (format!("Het verhaal heeft geen regel {name}."), meant(near, || "Haal deze vertaling weg.".into())),
        Problem::LongSentence { words } => (format!("Deze zin heeft {words} woorden."), "Maak er twee zinnen van.".into()),
        Problem::LongWords { words } => {
            (format!("In deze zin staan {words} lange woorden."), "Zeg het zoals je het aan tafel zou zeggen, met kortere woorden.".into())
        }
        Problem::PassivePile { words } => {
            (format!("In deze zin staat {words} keer ‘worden’. Zo lees je niet wie iets doet."), "Zeg wie het doet.".into())
        }
        Problem::OfficialWord { word, plainer } => (format!("‘{word}’ is een woord uit brieven."), format!("Gewoner is: {plainer}.")),
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
