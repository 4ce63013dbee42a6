//! Which page of a group an address means: `group`, `group?g=3`, `group?r=kt1…`, `vote?c=ansaj&k=werk`.

use crate::pages::route::{Route, decode, encode};

/// A page of a group.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// The groups of this machine, and how to begin one.
    Start {
        /// A result, or whatever else was in the link, to be taken into a group.
        result: Option<String>,
    },
    /// One group.
    Group(u32),
    /// Deciding again, on a phone.
    Vote {
        /// The case.
        case: String,
        /// The key decision.
        key: String,
    },
}

impl Address {
    /// Reads what stands behind `#/-/`. What nobody made is the start.
    pub fn read(rest: &str) -> Self {
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let get = |wanted: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(name, _)| *name == wanted).map(|(_, value)| decode(value)).filter(|value| !value.is_empty())
        };
        if path.trim_end_matches('/') == "vote" {
            return Self::Vote { case: get("c").unwrap_or_default(), key: get("k").unwrap_or_default() };
        }
        match (get("r"), get("g").and_then(|number| number.parse().ok())) {
            (None, Some(number)) => Self::Group(number),
            (result, _) => Self::Start { result },
        }
    }

    /// The address, with its `#`.
    pub fn address(&self) -> String {
        let rest = match self {
            Self::Start { result: None } => "group".to_owned(),
            Self::Start { result: Some(result) } => format!("group?r={}", encode(result)),
            Self::Group(number) => format!("group?g={number}"),
            Self::Vote { case, key } => format!("vote?c={}&k={}", encode(case), encode(key)),
        };
        Route::Further(rest).address()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_page() {
        for page in [
            Address::Start { result: None },
            Address::Start { result: Some("kt1qq~a_-b".into()) },
            Address::Group(3),
            Address::Vote { case: "ansaj".into(), key: "werk".into() },
        ] {
            let Route::Further(rest) = Route::read(&page.address()) else { panic!("{}", page.address()) };
            assert_eq!(Address::read(&rest), page);
        }
    }

    #[test]
    fn nonsense_is_the_start() {
        for rest in ["group?g=x", "group?&&=", "group?r=", "group/"] {
            assert_eq!(Address::read(rest), Address::Start { result: None }, "{rest}");
        }
    }
}
