//! The writer of PDF: laid out, looked at, set once more where need be.

use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::desk::Desk;
use super::faces::Faces;
use super::inline::Setter;
use super::page::Way;
use super::{page, sheet};
use crate::{Profile, RenderError};
use prikaz_document::{Document, Properties};

/// Writes `document` as PDF.
pub(crate) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    let laid = lay_out(profile, document)?;
    comemo::evict(0); // What laying out remembers is of no use for the next document.
    let bytes = typst_pdf::pdf(&laid, &options(&document.properties)?).map_err(|faults| failed(&faults));
    comemo::evict(0);
    bytes
}

/// Whether all of `document` can be set: cheaper than setting it.
pub(crate) fn proof(profile: &Profile, document: &Document) -> Result<(), RenderError> {
    let faces = Faces::new(profile)?;
    let mut setter = Setter::new(profile, &faces);
    page::given(&mut setter, document, Way::default());
    setter.end()
}

/// The pages of `document`. Rows are not torn and text may come up to a picture in the corner, unless something
/// would be lost that way.
pub(super) fn lay_out(profile: &Profile, document: &Document) -> Result<PagedDocument, RenderError> {
    let mut way = Way::default();
    let mut laid = set(profile, document, way)?;
    if sheet::collides(&laid) {
        way.corner_alone = true;
        laid = set(profile, document, way)?;
    }
    if sheet::overflows(&laid) {
        way.tears = true;
        laid = set(profile, document, way)?;
    }
    Ok(laid)
}

pub(super) fn set(profile: &Profile, document: &Document, way: Way) -> Result<PagedDocument, RenderError> {
    let faces = Faces::new(profile)?;
    let mut setter = Setter::new(profile, &faces);
    let given = page::given(&mut setter, document, way);
    setter.end()?;
    typst::compile::<PagedDocument>(&Desk::new(faces, given)).output.map_err(|faults| failed(&faults))
}

fn options(properties: &Properties) -> Result<PdfOptions, RenderError> {
    let Properties { title, author, created, .. } = properties;
    let standards = PdfStandards::new(&[PdfStandard::A_2b]);
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{author}\n{title}\n{created}")),
        creator: Smart::Custom(Some("prikaz".to_owned())),
        standards: standards.map_err(|fault| RenderError::Typeset(fault.message().to_string()))?,
        ..PdfOptions::default()
    })
}

/// The first fault tells; those after it mostly follow from it.
fn failed(faults: &[SourceDiagnostic]) -> RenderError {
    let first = faults.first().map(|fault| fault.message.to_string());
    RenderError::Typeset(first.unwrap_or_default())
}
