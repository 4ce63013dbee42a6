//! Other people's formats: a group of results as a table for a spreadsheet ([`csv`], [`tables`]), and as a page on paper
//! ([`report`]). A whole case as one piece of text: [`parcel`].

pub mod csv;
pub mod parcel;
#[cfg(feature = "cli")]
pub mod report;
pub mod tables;

mod words;
