//! In gewoon Nederlands.

use super::{joined, percent, quoted};
use crate::coverage::{Fair, Finding, PartKind, Question, TalkKind, Verdict, Way};

fn names(list: &[String]) -> String {
    joined(list, "en nog")
}

pub(super) fn what(finding: &Finding) -> String {
    match finding {
        Finding::Stuck { plays } => format!("In {plays} spellen kon de speler niet verder: er was niets meer te kiezen en de maand kwam niet."),
        Finding::PlaysAsWell { way, mean, careful, seats } => format!(
            "Wie {} speelt, eindigt bijna even hoog als wie zorgvuldig speelt: gemiddeld {} tegen {}. Dat is zo als je {} bent.",
            way_of(*way),
            percent(*mean),
            percent(*careful),
            names(seats)
        ),
        Finding::GoodLeadsToWorse { better, worse, percent: less } => format!(
            "Het antwoord {} is meer punten waard dan {}. Toch eindigt het spel gemiddeld {} punten lager.",
            quoted(better),
            quoted(worse),
            percent(*less)
        ),
        Finding::LongestWins { longest, random } => format!(
            "Wie steeds het langste antwoord kiest, haalt gemiddeld {}. Wie zomaar iets kiest, haalt {}. De lengte verraadt dus het goede antwoord.",
            percent(*longest),
            percent(*random)
        ),
        Finding::TopNotSeen { dimensions, seats } if seats.is_empty() => {
            format!("Ook wie zorgvuldig speelt, komt hier nooit op het hoogste niveau: {}.", names(dimensions))
        }
        Finding::TopNotSeen { dimensions, seats } => {
            format!("Als {} komt ook wie zorgvuldig speelt hier nooit op het hoogste niveau: {}.", names(seats), names(dimensions))
        }
        Finding::SeatEndsLow { seats, median } => {
            format!("Ook wie zorgvuldig speelt, komt hier niet ver: als {}. De helft van die spellen eindigt op {median} of lager.", names(seats))
        }
        Finding::SeatsDiffer { high, low } => format!(
            "De stoel maakt veel uit. Wie zorgvuldig speelt, haalt als {} meestal rond de {}, en als {} rond de {}.",
            high.0, high.1, low.0, low.1
        ),
        Finding::WishHardToHear { wishes } => match wishes.len() {
            1 => "Ook wie zorgvuldig speelt, hoort één wens zelden van haar.".to_owned(),
            many => format!("Ook wie zorgvuldig speelt, hoort {many} wensen zelden van haar."),
        },
        Finding::NeverHappens { outcomes } => match outcomes.len() {
            1 => "Eén uitkomst kwam in geen enkel spel voor, een maand later.".to_owned(),
            many => format!("{many} uitkomsten kwamen in geen enkel spel voor, een maand later."),
        },
        Finding::NeverChosen { choices } => match choices.len() {
            1 => "Eén antwoord koos niemand, hoe er ook gespeeld werd.".to_owned(),
            many => format!("{many} antwoorden koos niemand, hoe er ook gespeeld werd."),
        },
        Finding::NeverSeen { lines } => match lines.len() {
            1 => "Eén zin zag niemand.".to_owned(),
            many => format!("{many} zinnen zag niemand."),
        },
        Finding::NobodyPicks { choices } => match choices.len() {
            1 => {
                "Eén antwoord heeft niets aantrekkelijks. Een ander antwoord levert meer op, en ook wie zo veel mogelijk wil regelen kiest dit nooit."
                    .to_owned()
            }
            many => format!(
                "{many} antwoorden hebben niets aantrekkelijks. Een ander antwoord levert meer op, en ook wie zo veel mogelijk wil regelen kiest deze nooit."
            ),
        },
        Finding::Rare { choices } => match choices.len() {
            1 => "Eén antwoord is er bijna nooit.".to_owned(),
            many => format!("{many} antwoorden zijn er bijna nooit."),
        },
        Finding::SaysNothing { dimensions } => {
            format!("Hier komt bijna iedereen op hetzelfde niveau uit, hoe er ook gespeeld wordt: {}.", names(dimensions))
        }
    }
}

pub(super) fn help(finding: &Finding) -> &'static str {
    match finding {
        Finding::Stuck { .. } => {
            "Doe de controle (keukentafel check): die wijst de plek aan. Zet bij `must` alleen onderwerpen die altijd open gaan."
        }
        Finding::PlaysAsWell { .. } => "Kijk waar die punten vandaan komen. Geef minder voor wat vanzelf gaat, en meer voor vragen en luisteren.",
        Finding::GoodLeadsToWorse { .. } => "Soms is dat de bedoeling. Zo niet, kijk wat er na dit antwoord gebeurt, of geef het minder punten.",
        Finding::LongestWins { .. } => "Maak goede antwoorden korter en andere langer, tot je aan de lengte niets meer ziet.",
        Finding::TopNotSeen { .. } => {
            "Kijk of er een weg naartoe is: aan de schrijftafel bij Kaart, of met keukentafel reach. Vraagt die om toeval of om raden, maak hem dan makkelijker te vinden."
        }
        Finding::SeatEndsLow { .. } => {
            "Kijk op welke niveaus het blijft hangen. Misschien mist deze stoel een antwoord dat de andere stoelen wel hebben."
        }
        Finding::SeatsDiffer { .. } => {
            "Een stoel mag moeilijker zijn, als je dat wilt. Zeg het dan in de uitleg. Zo niet, geef de lage stoel meer kansen."
        }
        Finding::WishHardToHear { .. } => "Laat haar er iets over zeggen op een plek waar iedereen komt, of geef een vraag die ernaartoe leidt.",
        Finding::NeverHappens { .. } => {
            "Kijk naar de voorwaarde. Staat er een andere uitkomst boven die altijd eerst geldt? Zet die lager, of maak hem preciezer."
        }
        Finding::NeverChosen { .. } => "Kijk naar de voorwaarde ervan. Kan die nooit waar zijn, of komt niemand op die plek?",
        Finding::NeverSeen { .. } => "Kijk naar de voorwaarde erboven. Komt daar niemand? Dan kan de zin weg, of de voorwaarde moet ruimer.",
        Finding::NobodyPicks { .. } => {
            "Een minder goed antwoord leert pas iets als je het graag zou geven. Laat het iets oplossen, iets aanbieden of tijd winnen. Of laat het weg."
        }
        Finding::Rare { .. } => "Is dat zo bedoeld, als verrassing? Zo niet, maak de voorwaarde ruimer.",
        Finding::SaysNothing { .. } => "Geef punten op plekken waar spelers verschillend kiezen, of schuif de grenzen van de niveaus.",
    }
}

pub(super) fn way(way: Way) -> &'static str {
    match way {
        Way::Random => "Willekeurig",
        Way::Careful => "Zorgvuldig",
        Way::Hasty => "Gehaast",
        Way::Greedy => "Gretig",
        Way::Longest => "Langste antwoord",
    }
}

fn way_of(of: Way) -> String {
    way(of).to_lowercase()
}

pub(super) fn about(way: Way) -> &'static str {
    match way {
        Way::Random => "Kiest zomaar iets. Zo zie je wat er allemaal kan gebeuren, en wat iemand haalt die niet luistert.",
        Way::Careful => {
            "Vraagt door, kijkt wat er op tafel ligt en zoekt alles op. Neemt het antwoord dat het meest waard is, komt terug op elk aanbod, en legt elke afspraak eerst aan haar voor."
        }
        Way::Hasty => {
            "Wil klaar zijn. Neemt één of twee onderwerpen, zegt snel ja, zoekt niets op, en schrijft hooguit één afspraak op zonder het haar te vragen."
        }
        Way::Greedy => "Wil zo veel mogelijk regelen. Neemt elk aanbod aan en maakt zo veel afspraken als er passen, zonder het haar te vragen.",
        Way::Longest => "Kiest zomaar iets, maar steeds het langste antwoord. Zo speelt niemand: het laat zien of de lengte iets verraadt.",
    }
}

pub(super) fn question(question: Question) -> &'static str {
    match question {
        Question::CarefulComesFar => "Komt wie zorgvuldig speelt ver?",
        Question::HastyEndsLower => "Eindigt gehaast spelen lager?",
        Question::GreedyEndsLower => "Eindigt alles willen regelen lager?",
        Question::LengthSaysNothing => "Zegt de lengte van een antwoord niets?",
        Question::SeatsAreAlike => "Is elke stoel ongeveer even moeilijk?",
    }
}

pub(super) fn answer(fair: &Fair) -> String {
    let yes = if fair.yes { "Ja." } else { "Nee." };
    let (value, other) = (percent(fair.value), percent(fair.other));
    match fair.question {
        Question::CarefulComesFar => {
            format!("{yes} Op elke stoel eindigt de helft van die spellen op {value} of hoger. Vanaf {other} noemen we dat ver.")
        }
        Question::HastyEndsLower => format!("{yes} Gehaast haalt gemiddeld {value}, zorgvuldig {other}."),
        Question::GreedyEndsLower => format!("{yes} Gretig haalt gemiddeld {value}, zorgvuldig {other}."),
        Question::LengthSaysNothing => format!("{yes} Steeds het langste antwoord haalt gemiddeld {value}, zomaar iets kiezen {other}."),
        Question::SeatsAreAlike => {
            format!("{yes} Zorgvuldig spelen haalt op de moeilijkste stoel meestal rond de {value}, en op de makkelijkste rond de {other}.")
        }
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NeverOffered => "was er nooit",
        Verdict::Rare => "was er bijna nooit",
        Verdict::Dominated => "niets aantrekkelijks",
    }
}

pub(super) fn parts(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Talk => "Onderwerpen en gesprekken",
        PartKind::Moment => "Latere stappen in een gesprek",
        PartKind::Choice => "Antwoorden",
        PartKind::Line => "Zinnen",
        PartKind::Thing => "Dingen op tafel",
        PartKind::Service => "Diensten op de sociale kaart",
        PartKind::Offer => "Aanbod",
        PartKind::Wish => "Wensen",
        PartKind::Reply => "Haar antwoord op een afspraak",
        PartKind::Outcome => "Een maand later",
    }
}

pub(super) fn talk(kind: TalkKind) -> &'static str {
    match kind {
        TalkKind::Topic => "Onderwerp",
        TalkKind::Offer => "Terug op een aanbod",
        TalkKind::Interruption => "Begint vanzelf",
    }
}
