//! Other people's formats: a group of results as a table for a spreadsheet ([`csv`], [`tables`]), and as a page on paper
//! ([`report`]); how a case plays and what can be reached
//! in it as pages for a teacher ([`coverage`], [`reach`]).

#[cfg(feature = "cli")]
pub mod coverage;
pub mod csv;
#[cfg(feature = "cli")]
mod page;
#[cfg(feature = "cli")]
pub mod reach;
#[cfg(feature = "cli")]
pub mod report;
pub mod tables;

mod words;
