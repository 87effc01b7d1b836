//! Whether everything that was set stands on its sheet.

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::PagedDocument;

/// Whether no text hangs over the lower edge of a sheet of `laid`.
pub(super) fn holds_all(laid: &PagedDocument) -> bool {
    laid.pages().iter().all(|page| lowest(&page.frame, Point::zero()) <= page.frame.height())
}

/// How far down the lowest line of text stands in a frame at `origin`.
fn lowest(frame: &Frame, origin: Point) -> Abs {
    let depth = |(at, item): &(Point, FrameItem)| match item {
        FrameItem::Group(group) => lowest(&group.frame, origin + *at),
        FrameItem::Text(_) => (origin + *at).y,
        _ => Abs::zero(),
    };
    frame.items().map(depth).fold(Abs::zero(), Abs::max)
}
