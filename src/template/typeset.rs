//! The last pass over a finished document: what is not torn apart at the end of a line is bound, wherever it stands.
//!
//! *Invariant:* only spaces are changed, and only into such as are not broken; what somebody fills in stays as it is.

use prikaz_document::{Block, Content, Inline, Role, Row, Section, Table};
use prikaz_russian::typography;

/// Stands for a field or a line break while text is looked at; no word touches it.
const FIELD: char = '\u{fffc}';

/// Binds number signs, initials and dates in all text of `sections`, and short words where lines keep their gaps: in
/// headings, letterheads, posts, cells. Text that runs from margin to margin would have to stretch what is left.
pub(super) fn typeset(sections: &mut [Section]) {
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Paragraph(paragraph) => bind(&mut paragraph.inlines, setting(paragraph.role)),
            Block::Requisites(requisites) => {
                for text in [&mut requisites.date, &mut requisites.number, &mut requisites.place] {
                    *text = typography::bind(text);
                }
            }
            Block::Stamp(stamp) => {
                stamp.lines.iter_mut().for_each(|line| bind(&mut line.inlines, typography::bind))
            }
            Block::Signature(signature) => {
                bind(&mut signature.post, typography::bind_heading);
                signature.name = typography::bind(&signature.name);
                signature.mark.iter_mut().for_each(|line| bind(line, typography::bind));
            }
            Block::Table(table) => self::table(table),
            Block::Picture(_) | Block::PageBreak => {}
        }
    }
}

fn table(table: &mut Table) {
    table.head.iter_mut().chain(&mut table.rows).for_each(row);
    table.notes.iter_mut().for_each(|note| bind(note, typography::bind_running));
}

fn row(row: &mut Row) {
    for cell in &mut row.cells {
        match &mut cell.content {
            Content::Text(text) if text.contains(' ') => *text = typography::bind(text).into(),
            Content::Inlines(inlines) => bind(inlines, typography::bind),
            Content::Text(_) | Content::Number(_) | Content::Decimal { .. } | Content::Date(_) => {}
        }
    }
}

/// How the spaces of a paragraph are set.
type Setting = fn(&str) -> String;

/// Text of these roles runs from margin to margin.
fn setting(role: Role) -> Setting {
    match role {
        Role::Preamble | Role::Body | Role::Clause | Role::Item | Role::Note | Role::TableNote => {
            typography::bind_running
        }
        Role::Heading | Role::Title | Role::Subtitle => typography::bind_heading,
        _ => typography::bind,
    }
}

/// Binds a paragraph as a whole: a preposition may stand before a word in other letters.
fn bind(inlines: &mut [Inline], setting: Setting) {
    let mut text = String::new();
    gather(inlines, &mut text);
    if text.contains([' ', typography::NBSP]) {
        let bound = setting(&text);
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
    use prikaz_document::{Inline, Role, plain};

    #[test]
    fn a_paragraph_is_bound_across_its_letters() {
        let strong = Inline::Strong(vec![Inline::Text("Порядком о делах".to_owned())]);
        let mut inlines = vec![Inline::Text("и с ".to_owned()), strong, Inline::LineBreak];
        inlines.push(Inline::Text("№ 5".to_owned()));
        bind(&mut inlines, super::setting(Role::Post));
        assert_eq!(plain(&inlines), "и\u{a0}с\u{a0}Порядком о\u{a0}делах\n№\u{a0}5");
        assert!(matches!(&inlines[1], Inline::Strong(inner) if plain(inner) == "Порядком о\u{a0}делах"));
    }
    #[test]
    fn text_between_margins_keeps_only_its_marks() {
        let mut inlines = vec![Inline::Text("в\u{a0}рамках п.\u{a0}5 и с\u{a0}лицом № 7".to_owned())];
        bind(&mut inlines, super::setting(Role::Clause));
        assert_eq!(plain(&inlines), "в рамках п.\u{a0}5 и с лицом №\u{a0}7");
    }
}
