//! Which page of an author an address means: `author`, `author?c=3`, `open`, `open?c=kc1…`.

use crate::pages::route::{Route, decode};

/// A page of an author, or of whoever opens what one made.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// The cases of this machine, and how to begin one.
    Start,
    /// The desk, with the case that has this number.
    Desk(u32),
    /// A case that was handed out.
    Open {
        /// The case itself, when it is in the link.
        parcel: Option<String>,
    },
}

impl Address {
    /// Reads what stands behind `#/-/`. What nobody made is the start.
    pub fn read(rest: &str) -> Self {
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let given = pairs.find(|(name, _)| *name == "c").map(|(_, value)| decode(value)).filter(|value| !value.is_empty());
        if path.trim_end_matches('/') == "open" {
            return Self::Open { parcel: given };
        }
        given.and_then(|number| number.parse().ok()).map_or(Self::Start, Self::Desk)
    }

    /// The address, with its `#`.
    pub fn address(&self) -> String {
        let rest = match self {
            Self::Start => "author".to_owned(),
            Self::Desk(number) => format!("author?c={number}"),
            Self::Open { parcel: None } => "open".to_owned(),
            Self::Open { parcel: Some(parcel) } => format!("open?c={parcel}"),
        };
        Route::Further(rest).address()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_page() {
        for page in [Address::Start, Address::Desk(3), Address::Open { parcel: None }, Address::Open { parcel: Some("kc1a_-B".into()) }] {
            let Route::Further(rest) = Route::read(&page.address()) else { panic!("{}", page.address()) };
            assert_eq!(Address::read(&rest), page);
        }
    }

    #[test]
    fn nonsense_is_the_start() {
        for rest in ["author?c=x", "author?c=-1", "author/", "author?&&="] {
            assert_eq!(Address::read(rest), Address::Start, "{rest}");
        }
    }
}
