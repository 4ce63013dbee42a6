//! Where everybody sits in the still picture: as in every picture.

pub use crate::play::seating::{Place, Shape, Sitter, Table, places, table_of, thing_places};
