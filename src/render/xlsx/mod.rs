//! XLSX: a sheet for each table, by rust_xlsxwriter; of a list without rows, a sheet with its words.

mod blank;
mod book;
mod cells;
mod chart;
mod height;
mod look;
mod measure;
mod name;
mod rich;
mod sheet;
mod whole;
mod words;

pub(crate) use blank::write as write_blank;
pub(super) use book::write;
