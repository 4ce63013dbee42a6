//! Which page an address means. Everything stands after the `#`, so the site works on any host and nothing a player
//! does is ever sent to a server: `#/ansaj`, `#/ansaj/gemeente/7`, `#/ansaj/gemeente/7?attempt=2`.

/// A page of the site.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Route {
    /// The list of cases.
    #[default]
    Home,
    /// A short explanation.
    Help(Topic),
    /// A page that comes later, the group's or the author's: what stands behind `#/-/`. They read it themselves
    /// (`group/address.rs`, `author/address.rs`).
    Further(String),
    /// The invitation and the seats of one case.
    Case {
        /// The case.
        case: String,
        /// The seed to play with; random when there is none.
        seed: Option<u64>,
    },
    /// A play.
    Play(Place),
}

/// What an explanation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// How to play.
    Play,
    /// How to write a case.
    Write,
    /// How to look back with a group.
    Debrief,
}

impl Topic {
    /// All of them, in the order of the doors on the home page.
    pub const ALL: [Self; 3] = [Self::Play, Self::Write, Self::Debrief];

    /// Its word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Play => "play",
            Self::Write => "write",
            Self::Debrief => "debrief",
        }
    }
}

/// Which play.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The case.
    pub case: String,
    /// The seat.
    pub seat: String,
    /// The seed.
    pub seed: u64,
    /// Which attempt; the newest that fits, or a new one, when there is none.
    pub attempt: Option<u32>,
    /// Decisions to begin with, for a shared link.
    pub decisions: Vec<String>,
    /// Whether the look-back is shown.
    pub look_back: bool,
    /// The attempt that is laid beside it there.
    pub beside: Option<u32>,
}

impl Route {
    /// Reads the part of an address after `#`. An address nobody made is the home page.
    pub fn read(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut parts = path.split('/').filter(|part| !part.is_empty()).map(decode);
        let mut asked = Place::default();
        let mut seed = None;
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match name {
                "case" => asked.case = decode(value),
                "seat" => asked.seat = decode(value),
                "seed" => seed = value.parse().ok(),
                "attempt" => asked.attempt = value.parse().ok(),
                "beside" => asked.beside = value.parse().ok(),
                "decisions" => {
                    // Some senders write the commas as %2C; no name of a decision has one.
                    asked.decisions = decode(value).split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect();
                }
                "look-back" => asked.look_back = true,
                _ => {}
            }
        }
        match parts.next() {
            Some(word) if word == "-" => {
                let word = parts.next().unwrap_or_default();
                let further = || Self::Further(hash.trim_start_matches("-/").to_owned());
                return Topic::ALL.into_iter().find(|topic| topic.word() == word).map_or_else(further, Self::Help);
            }
            Some(case) => asked.case = case,
            None => {}
        }
        if let Some(seat) = parts.next() {
            asked.seat = seat;
        }
        if let Some(number) = parts.next() {
            seed = number.parse().ok();
        }
        match (asked.case.is_empty(), asked.seat.is_empty(), seed) {
            (true, _, _) => Self::Home,
            (false, false, Some(seed)) => Self::Play(Place { seed, ..asked }),
            (false, _, seed) => Self::Case { case: asked.case, seed },
        }
    }

    /// The address, with its `#`.
    pub fn address(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Help(topic) => format!("#/-/{}", topic.word()),
            Self::Further(rest) => format!("#/-/{rest}"),
            Self::Case { case, seed: None } => format!("#/{}", encode(case)),
            Self::Case { case, seed: Some(seed) } => format!("#/{}?seed={seed}", encode(case)),
            Self::Play(place) => {
                let mut query: Vec<String> = Vec::new();
                if let Some(attempt) = place.attempt {
                    query.push(format!("attempt={attempt}"));
                }
                if !place.decisions.is_empty() {
                    let all: Vec<String> = place.decisions.iter().map(|one| encode(one)).collect();
                    query.push(format!("decisions={}", all.join(",")));
                }
                if place.look_back {
                    query.push("look-back".to_owned());
                }
                if let Some(beside) = place.beside {
                    query.push(format!("beside={beside}"));
                }
                let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
                format!("#/{}/{}/{}{query}", encode(&place.case), encode(&place.seat), place.seed)
            }
        }
    }
}

/// Percent-encoding of everything that could be read as something else in an address.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The text that was percent-encoded; what is no encoding stays as it is.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_page() {
        let place = Place {
            case: "ansaj".into(),
            seat: "gemeente".into(),
            seed: 7,
            attempt: Some(2),
            decisions: vec!["topic:werk".into(), "put:need=a;service=b c".into()],
            look_back: true,
            beside: Some(1),
        };
        let route = Route::Play(place);
        assert_eq!(Route::read(&route.address()), route);
    }

    #[test]
    fn commas_between_decisions_may_be_written_as_signs() {
        assert_eq!(Route::read("#/a/b/1?decisions=x%2Cy"), Route::read("#/a/b/1?decisions=x,y"));
    }

    #[test]
    fn a_case_without_a_seat_is_its_invitation() {
        assert_eq!(Route::read("#/ansaj?seed=7"), Route::Case { case: "ansaj".into(), seed: Some(7) });
    }

    #[test]
    fn what_comes_later_is_left_to_its_pages() {
        let route = Route::read("#/-/group?r=KT1QQ~a_-b");
        assert_eq!(route, Route::Further("group?r=KT1QQ~a_-b".into()));
        assert_eq!(Route::read(&route.address()), route);
    }

    #[test]
    fn nonsense_is_the_home_page() {
        assert_eq!(Route::read("#%%%?=&&"), Route::Case { case: "%%%".into(), seed: None });
        assert_eq!(Route::read("#//"), Route::Home);
        assert_eq!(Route::read(""), Route::Home);
    }
}
