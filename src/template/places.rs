//! Whether a template has a place for all that its document has to show.

use std::collections::{BTreeMap, BTreeSet};

use prikaz_document::{Block, Paragraph, Required, Section, Stamp, Table, plain};

/// What a template was given by name, and what it put in.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// Names of the pictures put in.
    pub(super) pictures: BTreeSet<String>,
    /// Tables that were given and not put in.
    pub(super) tables: BTreeMap<String, Table>,
}

impl Placed {
    /// What of `required`, and of the rows given, `sections` do not show.
    pub(super) fn lacking(&self, sections: &[Section], required: &[Required]) -> Vec<Required> {
        let said = Said::of(sections);
        let mut signed: BTreeMap<String, usize> = BTreeMap::new();
        let lacks = |one: &&Required| match one {
            Required::Picture(name) => !self.pictures.contains(name),
            Required::Table(name) => self.tables.contains_key(name),
            // Who signs and certifies has to be found twice.
            Required::Signature(name) | Required::Certification(name) => {
                let wanted = signed.entry(name.clone()).or_default();
                *wanted += 1;
                said.signed_by(name) < *wanted
            }
            Required::SignatureMark(lines) => !lines.iter().all(|line| said.anywhere(line)),
            Required::Requisite { text, .. } => !said.on_first_pages(text),
        };
        // A table without rows has nothing to lose: its template says so in words.
        let rows = self.tables.iter().filter(|(_, table)| !table.rows.is_empty());
        let rows = rows.map(|(name, _)| Required::Table(name.clone()));
        required.iter().filter(lacks).cloned().chain(rows).collect()
    }
}

/// The lines of a document, as they are compared: by letters alone, since a template may set capitals and bind spaces.
struct Said {
    first: String,
    whole: String,
    lines: Vec<String>,
}

impl Said {
    fn of(sections: &[Section]) -> Self {
        let of_section = |section: &Section| section.blocks.iter().flat_map(lines_of).collect::<Vec<_>>();
        let folded = |lines: Vec<String>| lines.iter().map(|line| fold(line)).collect::<Vec<_>>();
        let first = sections.first().map(of_section).map(folded).unwrap_or_default().join(" ");
        let lines = folded(sections.iter().flat_map(of_section).collect());
        Self { first, whole: lines.join(" "), lines }
    }

    fn anywhere(&self, text: &str) -> bool {
        self.whole.contains(&fold(text))
    }

    /// Annexes repeat date and number of their act; they begin sections of their own.
    fn on_first_pages(&self, text: &str) -> bool {
        self.first.contains(&fold(text))
    }

    /// How many lines end in `name`.
    fn signed_by(&self, name: &str) -> usize {
        let name = fold(name);
        self.lines.iter().filter(|line| line.ends_with(&name)).count()
    }
}

fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines_of(block: &Block) -> Vec<String> {
    let of_paragraph = |paragraph: &Paragraph| {
        let number = paragraph.number.clone().unwrap_or_default();
        let text = plain(&paragraph.inlines);
        text.lines().map(|line| format!("{number} {line}")).collect::<Vec<_>>()
    };
    match block {
        Block::Paragraph(paragraph) => of_paragraph(paragraph),
        Block::Stamp(Stamp { lines }) => lines.iter().flat_map(of_paragraph).collect(),
        Block::Requisites(line) => vec![line.date.clone(), line.number.clone(), line.place.clone()],
        Block::Signature(signature) => {
            let post = plain(&signature.post);
            let mark = signature.mark.iter().map(|line| plain(line));
            post.lines().map(str::to_owned).chain(mark).chain([signature.name.clone()]).collect()
        }
        Block::Table(table) => {
            let cells = table.head.iter().chain(&table.rows).flat_map(|row| &row.cells);
            cells
                .flat_map(|cell| cell.content.printed().lines().map(str::to_owned).collect::<Vec<_>>())
                .collect()
        }
        Block::Picture(_) | Block::PageBreak => Vec::new(),
    }
}
