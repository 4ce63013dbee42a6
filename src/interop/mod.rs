//! Other people's formats: a group of results as a table for a spreadsheet ([`csv`], [`tables`]), and as a page on paper
//! ([`report`]); and how a case plays as a page ([`coverage`]).

#[cfg(feature = "cli")]
pub mod coverage;
pub mod csv;
#[cfg(feature = "cli")]
mod page;
#[cfg(feature = "cli")]
pub mod report;
pub mod tables;

mod words;
