//! The writer of DOCX: part after part.

use std::io::Write as _;

use super::package::Package;
use super::{app, body, content_types, core, font_table, header, rels, settings, styles, theme};
use crate::{Profile, RenderError};
use prikaz_document::Document;

/// Writes `document` as DOCX.
pub(crate) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
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
