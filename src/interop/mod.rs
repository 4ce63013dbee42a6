//! Other people's formats: a group of results as a table for a spreadsheet ([`csv`], [`tables`]), and as a page on paper
//! ([`report`]); how a case plays and what can be reached in it as pages for a teacher ([`coverage`], [`reach`]); the words of a case as
//! a table for a translator ([`translation`]); a case from and to Twine ([`twee`]); a whole case as one piece of text ([`parcel`]).

#[cfg(feature = "cli")]
pub mod coverage;
pub mod csv;
#[cfg(feature = "cli")]
mod page;
pub mod parcel;
#[cfg(feature = "cli")]
pub mod reach;
#[cfg(feature = "cli")]
pub mod report;
pub mod tables;
pub mod translation;
pub mod twee;

mod decode;
mod words;
