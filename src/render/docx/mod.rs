//! DOCX: one part of the package, one file.
//!
//! *Invariant:* styles and the properties of paragraphs are built by docx-rs, one at a time, and put into schema
//! order; text, tables, sections, headers and the package are written here, so nothing depends on counters of docx-rs.

mod app;
mod beside;
mod body;
mod content_types;
mod core;
mod field;
mod font_table;
mod header;
mod inlines;
mod order;
mod package;
mod paragraph;
mod part;
mod picture;
mod place;
mod rels;
mod run;
mod section;
mod settings;
mod story;
mod styles;
mod table;
mod theme;
mod writer;

pub(super) use writer::write;
