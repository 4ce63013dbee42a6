//! Other people's formats: a group of results as a table for a spreadsheet ([`csv`], [`tables`]), and as a page on paper
//! ([`report`]).

pub mod csv;
#[cfg(feature = "cli")]
pub mod report;
pub mod tables;

mod words;
