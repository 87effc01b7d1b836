//! The sheet and its margins.

use super::Millimetres;
use prikaz_document::Orientation;

/// The sheet, upright and on its side.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the upright sheet.
    pub width: Millimetres,
    /// Height of the upright sheet.
    pub height: Millimetres,
    /// Margin of the binding edge.
    pub left: Millimetres,
    /// Right margin.
    pub right: Millimetres,
    /// Top margin.
    pub top: Millimetres,
    /// Bottom margin.
    pub bottom: Millimetres,
    /// From the top edge of the sheet to the page number.
    pub header: Millimetres,
    /// Margins of the sheet on its side.
    pub landscape: Margins,
}

/// Margins of a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Left margin.
    pub left: Millimetres,
    /// Right margin.
    pub right: Millimetres,
    /// Top margin.
    pub top: Millimetres,
    /// Bottom margin.
    pub bottom: Millimetres,
    /// From the top edge of the sheet to the page number.
    pub header: Millimetres,
}

impl Page {
    /// Width and height of a sheet lying so.
    pub fn size(&self, orientation: Orientation) -> (Millimetres, Millimetres) {
        match orientation {
            Orientation::Portrait => (self.width, self.height),
            Orientation::Landscape => (self.height, self.width),
        }
    }

    /// Margins of a sheet lying so.
    pub fn margins(&self, orientation: Orientation) -> Margins {
        let Self { left, right, top, bottom, header, .. } = *self;
        match orientation {
            Orientation::Portrait => Margins { left, right, top, bottom, header },
            Orientation::Landscape => self.landscape,
        }
    }

    /// Width between the margins of a sheet lying so.
    pub fn text_width(&self, orientation: Orientation) -> Millimetres {
        let margins = self.margins(orientation);
        Millimetres((self.size(orientation).0.0 - margins.left.0 - margins.right.0).max(1.0))
    }
}
