//! The blocks of a section as data: what is written, how far from what stands above, on which page.

use typst::foundations::{Array, Bytes, Dict, IntoValue as _, Value, dict};

use super::inline::Setter;
use super::room::Room;
use super::table;
use super::value::or_blank;
use crate::flow::{Placed, flow, numbered};
use crate::profile::{Millimetres, PlaceOfIssue};
use prikaz_document::{
    Block, Inline, Paragraph, Picture, PicturePlace, Requisites, Role, Section, Signature, Table,
};

/// Writes the blocks of one section.
pub(super) struct Blocks<'a, 'b> {
    setter: &'a mut Setter<'b>,
    section: &'a Section,
    text_width: Millimetres,
    written: Array,
    /// Space that the block above wants below it.
    after: f64,
    /// Whether nothing stands on the page yet.
    at_top: bool,
}

impl<'a, 'b> Blocks<'a, 'b> {
    /// Nothing written yet.
    pub(super) fn new(setter: &'a mut Setter<'b>, section: &'a Section) -> Self {
        let text_width = setter.profile.page.text_width(section.orientation);
        Self { setter, section, text_width, written: Array::new(), after: 0.0, at_top: true }
    }

    /// All of them.
    pub(super) fn all(mut self) -> Array {
        for placed in flow(self.setter.profile, self.section) {
            self.block(&placed);
        }
        self.written
    }

    fn block(&mut self, placed: &Placed<'_>) {
        match &*placed.block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, placed),
            Block::Requisites(requisites) => self.requisites(requisites),
            Block::Stamp(stamp) => stamp.lines.iter().for_each(|line| self.line(line.role, &line.inlines)),
            Block::Signature(signature) => self.signature(signature),
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
            Block::PageBreak => {
                self.written.push(dict! { "kind" => "page" }.into_value());
                (self.after, self.at_top) = (0.0, true);
            }
        }
    }

    /// Space above a block of `role`: of two neighbours the greater wish counts, as in word processors. On top of a
    /// page typst leaves none by itself.
    fn above(&mut self, role: Role) -> f64 {
        let style = self.setter.profile.style(role);
        let above = std::mem::replace(&mut self.after, style.after.0).max(style.before.0);
        if std::mem::take(&mut self.at_top) && above > 0.0 {
            self.written.push(dict! { "kind" => "space", "height" => above }.into_value());
        }
        above
    }

    fn paragraph(&mut self, paragraph: &Paragraph, placed: &Placed<'_>) {
        let profile = self.setter.profile;
        let mut inlines = numbered(profile, paragraph).into_owned();
        let room = self.room(paragraph.role);
        let mut parts = Array::new();
        if let Some(verb) = &placed.verb {
            inlines.push(Inline::Text(" ".to_owned()));
            parts.push(self.setter.inlines(&inlines, room));
            let verb = self.setter.text(verb, room);
            let width = profile.verb.letter_spacing.0;
            parts.push(dict! { "kind" => "spaced", "width" => width, "of" => verb }.into_value());
        } else {
            parts.push(self.setter.inlines(&inlines, room));
        }
        self.set(paragraph.role, parts.into_value(), placed.keep_next);
    }

    fn line(&mut self, role: Role, inlines: &[Inline]) {
        let room = self.room(role);
        let text = self.setter.inlines(inlines, room);
        self.set(role, text, false);
    }

    fn set(&mut self, role: Role, text: Value, keep_next: bool) {
        let style = self.setter.profile.style(role);
        let (left, right) = style.indents(self.text_width);
        let sticky = keep_next || style.keep_next;
        let above = self.above(role);
        let set = dict! {
            "kind" => "paragraph", "role" => role.code(), "above" => above, "sticky" => sticky,
            "left" => left.points(), "right" => right.points(), "of" => or_blank(text),
        };
        self.written.push(set.into_value());
    }

    fn room(&self, role: Role) -> Room {
        let (left, right) = self.setter.profile.style(role).indents(self.text_width);
        Room::of(self.setter.profile, role, (self.text_width.0 - left.0 - right.0).max(1.0) * POINTS)
    }

    /// Date on the left, number on the right, place between or below.
    fn requisites(&mut self, requisites: &Requisites) {
        let Requisites { date, number, place } = requisites;
        match self.setter.profile.requisites.place {
            PlaceOfIssue::Between => self.side_by_side(&[date, place, number]),
            PlaceOfIssue::Below => {
                self.side_by_side(&[date, number]);
                self.line(Role::Place, &Inline::lines(place));
            }
        }
    }

    fn side_by_side(&mut self, texts: &[&String]) {
        let role = Role::Requisites;
        let (left, right) = self.setter.profile.style(role).indents(self.text_width);
        let room = self.room(role);
        let of: Array = texts.iter().map(|text| self.setter.text(text, room)).collect();
        let above = self.above(role);
        let line = dict! {
            "kind" => "line", "role" => role.code(), "above" => above,
            "left" => left.points(), "right" => right.points(), "of" => of,
        };
        self.written.push(line.into_value());
    }

    /// Post and name, the name on the level of the last line of the post; a mark stands between them.
    fn signature(&mut self, signature: &Signature) {
        let look = self.setter.profile.signature;
        let whole = self.text_width.points();
        let mark = if signature.mark.is_empty() { 0.0 } else { look.mark_width.points().min(whole / 2.0) };
        let widest = if mark > 0.0 { (whole - mark) / 2.0 } else { whole };
        let post = look.post_width.points().min(widest); // the name has as much as the post
        let profile = self.setter.profile;
        let in_mark =
            Room::of(profile, Role::SignatureMark, (mark - 2.0 * look.mark_padding.points()).max(1.0));
        let lines: Array = signature.mark.iter().map(|line| self.setter.inlines(line, in_mark)).collect();
        let post_text = self.setter.inlines(&signature.post, Room::of(profile, Role::Post, post));
        let name = self.setter.text(&signature.name, Room::of(profile, Role::Name, whole - post - mark));
        let above = self.above(Role::Post);
        let signed = dict! {
            "kind" => "signature", "above" => above, "post" => post_text, "name" => name,
            "mark" => if lines.is_empty() { Value::None } else { lines.into_value() },
            "post-width" => post, "mark-width" => mark,
            "border" => look.mark_border.0, "padding" => look.mark_padding.points(),
        };
        self.written.push(signed.into_value());
    }

    fn table(&mut self, content: &Table) {
        if content.columns.is_empty() || content.repeated_rows() + content.rows.len() == 0 {
            return;
        }
        let above = std::mem::take(&mut self.after);
        self.at_top = false;
        let margins = self.setter.profile.page.margins(self.section.orientation);
        let height =
            self.setter.profile.page.size(self.section.orientation).1.0 - margins.top.0 - margins.bottom.0;
        let sides = (self.text_width, Millimetres(height));
        let mut set: Dict = table::set(self.setter, content, sides);
        set.insert("above".into(), above.into_value());
        self.written.push(set.into_value());
        content.notes.iter().for_each(|note| self.line(Role::TableNote, note));
    }

    fn picture(&mut self, picture: &Picture) {
        let profile = self.setter.profile;
        let (width, height) = (f64::from(picture.width) * POINTS, f64::from(picture.height) * POINTS);
        let mut set = dict! {
            "kind" => "picture", "png" => Bytes::new(picture.png.clone()), "alt" => picture.description.as_str(),
            "width" => width, "height" => height,
        };
        let mut say = |key: &str, value: Value| set.insert(key.into(), value);
        match picture.place {
            PicturePlace::Line => {
                say("place", "line".into_value());
                say("above", self.above(Role::Picture).into_value());
            }
            PicturePlace::Top => {
                let edge = profile.emblem.top.0 - profile.page.margins(self.section.orientation).top.0;
                let below = edge * POINTS + height + profile.emblem.space.points();
                say("place", "top".into_value());
                say("dy", (edge * POINTS).into_value());
                say("below", if self.at_top { below } else { 0.0 }.into_value());
            }
            PicturePlace::Corner => {
                say("place", "corner".into_value());
                say("clearance", profile.emblem.space.points().into_value());
            }
        }
        self.written.push(set.into_value());
    }
}

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
