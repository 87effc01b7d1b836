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

use std::io::Write as _;

use super::{Profile, RenderError};
use package::Package;
use prikaz_document::Document;

/// Writes `document` as DOCX.
pub(super) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    let mut package = Package::new();
    let properties = &document.properties;
    content_types::write(package.part("[Content_Types].xml")?)?;
    rels::write_package(package.part("_rels/.rels")?)?;
    core::write(package.part("docProps/core.xml")?, properties)?;
    app::write(package.part("docProps/app.xml")?, properties)?;
    let story = body::write(package.part("word/document.xml")?, profile, document)?;
    rels::write_document(package.part("word/_rels/document.xml.rels")?, &story.relations)?;
    for (part, png) in story.relations.pictures() {
        package.part(&part)?.write_all(png)?;
    }
    header::write_default(package.part("word/header1.xml")?, document.mark.as_deref())?;
    header::write_first(package.part("word/header2.xml")?, document.mark.as_deref())?;
    styles::write(package.part("word/styles.xml")?, profile, &properties.language)?;
    settings::write(package.part("word/settings.xml")?, document)?;
    font_table::write(package.part("word/fontTable.xml")?, &profile.font)?;
    theme::write(package.part("word/theme/theme1.xml")?, &profile.font)?;
    Ok(package.finish()?)
}
