//! Reads OpenDocument spreadsheets (ODS).

mod sheet;
mod spreadsheet;
mod tables;

pub(super) use spreadsheet::read;
