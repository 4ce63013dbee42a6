//! In gewoon Nederlands.

use super::{joined, listed, percent};
use crate::coverage::{Fair, Finding, PartKind, Question, Spot, TalkKind, Verdict, Way};

fn spots(list: &[Spot]) -> String {
    listed(list, "regel", "en nog")
}

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
            spots(std::slice::from_ref(better)),
            spots(std::slice::from_ref(worse)),
            percent(*less)
        ),
        Finding::LongestWins { longest, random } => format!(
            "Wie steeds het langste antwoord kiest, haalt gemiddeld {}. Wie zomaar iets kiest, haalt {}. De lengte verraadt dus het goede antwoord.",
            percent(*longest),
            percent(*random)
        ),
        Finding::TopNotSeen { dimensions } => {
            format!("Ook wie zorgvuldig speelt, komt hier nooit op het hoogste niveau: {}.", names(dimensions))
        }
        Finding::SeatEndsLow { seats, median } => {
            format!("Ook wie zorgvuldig speelt, komt hier niet ver: als {}. De helft van die spellen eindigt op {median} of lager.", names(seats))
        }
        Finding::SeatsDiffer { high, low } => format!(
            "De stoel maakt veel uit. Wie zorgvuldig speelt, haalt als {} meestal rond de {}, en als {} rond de {}.",
            high.0, high.1, low.0, low.1
        ),
        Finding::WishHardToHear { wishes } => {
            format!("Ook wie zorgvuldig speelt, hoort dit zelden van haar: {}.", spots(wishes))
        }
        Finding::NeverHappens { outcomes } if outcomes.len() == 1 => format!("Dit gebeurde in geen enkel spel een maand later: {}.", spots(outcomes)),
        Finding::NeverHappens { outcomes } => {
            format!("{} dingen gebeurden in geen enkel spel een maand later: {}.", outcomes.len(), spots(outcomes))
        }
        Finding::NeverChosen { choices } if choices.len() == 1 => format!("Dit antwoord koos niemand, hoe er ook gespeeld werd: {}.", spots(choices)),
        Finding::NeverChosen { choices } => {
            format!("{} antwoorden koos niemand, hoe er ook gespeeld werd: {}.", choices.len(), spots(choices))
        }
        Finding::NeverSeen { lines } if lines.len() == 1 => format!("Deze zin zag niemand: {}.", spots(lines)),
        Finding::NeverSeen { lines } => format!("{} zinnen zag niemand: {}.", lines.len(), spots(lines)),
        Finding::NobodyPicks { choices } if choices.len() == 1 => {
            format!("Aan dit antwoord trekt niets. Wie zorgvuldig speelt kiest het nooit, en wie veel wil regelen ook niet: {}.", spots(choices))
        }
        Finding::NobodyPicks { choices } => format!(
            "Aan {} antwoorden trekt niets. Wie zorgvuldig speelt kiest ze nooit, en wie veel wil regelen ook niet: {}.",
            choices.len(),
            spots(choices)
        ),
        Finding::Rare { choices } if choices.len() == 1 => format!("Dit antwoord is er bijna nooit: {}.", spots(choices)),
        Finding::Rare { choices } => format!("{} antwoorden zijn er bijna nooit: {}.", choices.len(), spots(choices)),
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
            "Kijk met keukentafel reach of er een weg naartoe is. Vraagt die om toeval of om raden, maak hem dan makkelijker te vinden."
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
            "Een fout antwoord leert pas iets als het aantrekkelijk is. Laat het iets oplossen, iets aanbieden of tijd winnen, of laat het weg."
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
        Question::CarefulComesFar => "Komt wie zorgvuldig speelt vanaf elke stoel ver?",
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
            format!("{yes} Op de moeilijkste stoel eindigt de helft van de zorgvuldige spellen op {value} of hoger. Ver is {other} of hoger.")
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
        Verdict::Dominated => "hier trekt niets aan",
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
