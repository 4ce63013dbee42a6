//! Other people's formats: a group of results as a table for a spreadsheet ([`csv`], [`tables`]), and as a page on paper
//! ([`report`]); the words of a case as a table for a translator ([`translation`]); a case from and to Twine ([`twee`]); a whole case
//! as one piece of text ([`parcel`]).

pub mod csv;
pub mod parcel;
#[cfg(feature = "cli")]
pub mod report;
pub mod tables;
pub mod translation;
pub mod twee;

mod decode;
mod words;
