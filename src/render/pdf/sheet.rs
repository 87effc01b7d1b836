//! What is seen only when everything is set: text that hangs over the edge of its sheet, or under a picture.

use typst::layout::{Frame, FrameItem, Point, Size};
use typst_layout::PagedDocument;

/// Whether text of `laid` hangs over the lower edge of a sheet.
pub(super) fn overflows(laid: &PagedDocument) -> bool {
    laid.pages().iter().any(|page| {
        let height = page.frame.height();
        Marks::of(&page.frame).lines.iter().any(|(at, _)| at.y > height)
    })
}

/// Whether text of `laid`, or the line of a frame, stands where a picture does.
pub(super) fn collides(laid: &PagedDocument) -> bool {
    let meets = |(corner, picture): &(Point, Size), (at, line): &(Point, Size)| {
        let across = at.x < corner.x + picture.x && corner.x < at.x + line.x;
        across && at.y > corner.y && at.y - line.y < corner.y + picture.y
    };
    let crosses = |(corner, picture): &(Point, Size), (at, size): &(Point, Size)| {
        let across = at.x < corner.x + picture.x && corner.x < at.x + size.x;
        across && at.y < corner.y + picture.y && corner.y < at.y + size.y
    };
    laid.pages().iter().any(|page| {
        let marks = Marks::of(&page.frame);
        marks.pictures.iter().any(|picture| {
            marks.lines.iter().any(|line| meets(picture, line))
                || marks.shapes.iter().any(|shape| crosses(picture, shape))
        })
    })
}

/// Where lines of text, pictures and drawn lines stand on a page: a line of text by its left foot, the others by their
/// upper left corner.
#[derive(Default)]
struct Marks {
    lines: Vec<(Point, Size)>,
    pictures: Vec<(Point, Size)>,
    shapes: Vec<(Point, Size)>,
}

impl Marks {
    fn of(frame: &Frame) -> Self {
        let mut marks = Self::default();
        marks.read(frame, Point::zero());
        marks
    }

    fn read(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                FrameItem::Group(group) => self.read(&group.frame, at),
                FrameItem::Text(text) => self.lines.push((at, Size::new(text.width(), text.size))),
                FrameItem::Image(_, size, _) => self.pictures.push((at, *size)),
                FrameItem::Shape(shape, _) => {
                    let bounds = shape.geometry.bbox(None);
                    self.shapes.push((at + bounds.min, bounds.size()));
                }
                _ => {}
            }
        }
    }
}
