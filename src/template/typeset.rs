//! The last pass over a finished document: what is not torn apart at the end of a line is bound, wherever it stands.
//!
//! *Invariant:* only spaces are changed, and only into such as are not broken; what somebody fills in stays as it is.

use crate::document::{Block, Content, Inline, Row, Section, Table};
use crate::russian::typography;

/// Stands for a field or a line break while text is looked at; no word touches it.
const FIELD: char = '\u{fffc}';

/// Binds short words, number signs, initials and dates in all text of `sections`.
pub(super) fn typeset(sections: &mut [Section]) {
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Paragraph(paragraph) => bind(&mut paragraph.inlines),
            Block::Requisites(requisites) => {
                for text in [&mut requisites.date, &mut requisites.number, &mut requisites.place] {
                    *text = typography::bind(text);
                }
            }
            Block::Stamp(stamp) => stamp.lines.iter_mut().for_each(|line| bind(&mut line.inlines)),
            Block::Signature(signature) => {
                bind(&mut signature.post);
                signature.name = typography::bind(&signature.name);
                signature.mark.iter_mut().for_each(|line| bind(line));
            }
            Block::Table(table) => self::table(table),
            Block::Picture(_) | Block::PageBreak => {}
        }
    }
}

fn table(table: &mut Table) {
    table.head.iter_mut().chain(&mut table.rows).for_each(row);
    table.notes.iter_mut().for_each(|note| bind(note));
}

fn row(row: &mut Row) {
    for cell in &mut row.cells {
        match &mut cell.content {
            Content::Text(text) if text.contains(' ') => *text = typography::bind(text).into(),
            Content::Inlines(inlines) => bind(inlines),
            Content::Text(_) | Content::Number(_) | Content::Decimal { .. } | Content::Date(_) => {}
        }
    }
}

/// Binds a paragraph as a whole: a preposition may stand before a word in other letters.
fn bind(inlines: &mut [Inline]) {
    let mut text = String::new();
    gather(inlines, &mut text);
    if text.contains(' ') {
        let bound = typography::bind(&text);
        hand_back(inlines, &mut bound.chars());
    }
}

fn gather(inlines: &[Inline], into: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => into.push_str(text),
            Inline::LineBreak => into.push('\n'),
            Inline::Field(_) => into.push(FIELD),
            Inline::Link(link) => gather(&link.text, into),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Raised(inner)
            | Inline::Lowered(inner)
            | Inline::Inserted(inner)
            | Inline::Deleted(inner) => gather(inner, into),
        }
    }
}

/// Gives each piece its characters back: binding changes spaces, and never how many there are.
fn hand_back(inlines: &mut [Inline], bound: &mut std::str::Chars<'_>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => *text = bound.take(text.chars().count()).collect(),
            Inline::LineBreak | Inline::Field(_) => drop(bound.next()),
            Inline::Link(link) => hand_back(&mut link.text, bound),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Raised(inner)
            | Inline::Lowered(inner)
            | Inline::Inserted(inner)
            | Inline::Deleted(inner) => hand_back(inner, bound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bind;
    use crate::document::{Inline, plain};

    #[test]
    fn a_paragraph_is_bound_across_its_letters() {
        let strong = Inline::Strong(vec![Inline::Text("Порядком о делах".to_owned())]);
        let mut inlines = vec![Inline::Text("и с ".to_owned()), strong, Inline::LineBreak];
        inlines.push(Inline::Text("№ 5".to_owned()));
        bind(&mut inlines);
        assert_eq!(plain(&inlines), "и\u{a0}с\u{a0}Порядком о\u{a0}делах\n№\u{a0}5");
        assert!(matches!(&inlines[1], Inline::Strong(inner) if plain(inner) == "Порядком о\u{a0}делах"));
    }
}
