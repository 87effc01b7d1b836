//! The blocks of a section as the profile wants them: the verb in its place, nothing torn off a signature.

use std::borrow::Cow;

use super::profile::{JointLetterhead, Profile, VerbPlace};
use prikaz_document::{Block, Cell, Content, Inline, Paragraph, Role, Section, Table};

/// A block to write.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// The block.
    pub(super) block: Cow<'a, Block>,
    /// «ПРИКАЗЫВАЮ:» to be written, letter-spaced, at the end of this paragraph.
    pub(super) verb: Option<String>,
    /// Stays on the page of the next block, whatever its style says.
    pub(super) keep_next: bool,
}

/// The blocks of `section` in the order they are written.
pub(super) fn flow<'a>(profile: &Profile, section: &'a Section) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'a>> = Vec::with_capacity(section.blocks.len());
    for block in &section.blocks {
        if let Some(names) = names_to_stack(profile, block) {
            placed.extend(names.map(|block| Placed {
                block: Cow::Owned(block),
                verb: None,
                keep_next: false,
            }));
            continue;
        }
        if let Some(last) = placed.last_mut() {
            last.keep_next |= matches!(block, Block::Signature(_));
            if let Some(verb) = verb_to_move(profile, &last.block, block) {
                last.verb = Some(verb);
                continue;
            }
        }
        placed.push(Placed { block: Cow::Borrowed(block), verb: None, keep_next: false });
    }
    placed
}

/// The names of bodies side by side as paragraphs, where the profile has them one below another.
fn names_to_stack<'a>(profile: &Profile, block: &'a Block) -> Option<impl Iterator<Item = Block> + use<'a>> {
    let Block::Table(table) = block else { return None };
    let is_stacked = profile.letterhead.joint == JointLetterhead::OneBelowAnother;
    (is_stacked && table.role == Some(Role::Issuer)).then(|| names(table))
}

fn names(table: &Table) -> impl Iterator<Item = Block> + use<'_> {
    let cells = table.head.iter().chain(&table.rows).flat_map(|row| &row.cells);
    cells.map(|cell| Block::Paragraph(Paragraph::new(Role::Issuer, inlines(cell))))
}

fn inlines(cell: &Cell) -> Vec<Inline> {
    match &cell.content {
        Content::Inlines(inlines) => inlines.to_vec(),
        other => Inline::lines(&other.printed()),
    }
}

fn verb_to_move(profile: &Profile, before: &Block, block: &Block) -> Option<String> {
    match (profile.verb.place, before, block) {
        (VerbPlace::InParagraph, Block::Paragraph(preamble), Block::Paragraph(verb))
            if preamble.role == Role::Preamble && verb.role == Role::Verb =>
        {
            Some(prikaz_document::plain(&verb.inlines).to_lowercase())
        }
        _ => None,
    }
}

/// The text of a clause with its printed number before it, of an item with its dash.
pub(super) fn numbered<'a>(profile: &Profile, paragraph: &'a Paragraph) -> Cow<'a, [Inline]> {
    let sign = match (&paragraph.number, paragraph.role) {
        (Some(number), _) if !number.is_empty() => number,
        (None, Role::Item) => &profile.item_sign,
        _ => return Cow::Borrowed(&paragraph.inlines),
    };
    let sign = Inline::Text(format!("{sign}\u{a0}"));
    std::iter::once(sign).chain(paragraph.inlines.iter().cloned()).collect::<Vec<_>>().into()
}
