//! The amending order read as a clerk reads it: its sentences and quoted rows alone, applied to the printed old
//! edition, give the printed new one.

use prikaz::document::{Block, Document, Role, Table, plain};
use prikaz::domain::Entry;
use prikaz::form::Form;
use proptest::prelude::*;

use crate::amending::{order, sverdlovsk};
use prikaz_rules::editions::{some_edition, some_steps, stepped};
use prikaz_rules::world::book;

/// A printed row: its number first.
pub(crate) type Line = Vec<String>;

/// A row of the text, or the number of one that is gone, with what was added behind it.
struct Slot {
    number: String,
    line: Option<Line>,
    behind: Vec<Line>,
}

/// The text a clerk amends with a pencil.
pub(crate) struct Text {
    front: Vec<Line>,
    slots: Vec<Slot>,
}

/// Lines of a cell are not told from spaces, nor are spaces from spaces.
pub(crate) fn flat(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

pub(crate) fn lines(table: &Table) -> Vec<Line> {
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| flat(&cell.content.printed())).collect())
        .collect()
}

pub(crate) fn printed(form: &Form, entries: &[Entry]) -> Vec<Line> {
    let line = |entry: &Entry| {
        form.columns.iter().map(|column| flat(&prikaz::amend::printed_cell(column, entry))).collect()
    };
    entries.iter().map(line).collect()
}

impl Text {
    pub(crate) fn of(lines: Vec<Line>) -> Self {
        let slot = |line: Line| Slot { number: line[0].clone(), line: Some(line), behind: Vec::new() };
        Self { front: Vec::new(), slots: lines.into_iter().map(slot).collect() }
    }

    pub(crate) fn lines(self) -> Vec<Line> {
        let rest = self.slots.into_iter().flat_map(|slot| slot.line.into_iter().chain(slot.behind));
        self.front.into_iter().chain(rest).collect()
    }

    /// Whether a row of this number stands there.
    pub(crate) fn has(&self, number: &str) -> bool {
        self.slots.iter().any(|slot| slot.number == number)
    }

    fn place(&self, number: &str) -> usize {
        let found: Vec<usize> = (0..self.slots.len()).filter(|at| self.slots[*at].number == number).collect();
        assert_eq!(found.len(), 1, "строка {number}");
        found[0]
    }

    pub(crate) fn read(&mut self, said: &str, rows: Vec<Line>) {
        let said = said.trim_end_matches([';', '.', ':']);
        if let Some(rest) = said.strip_suffix(" следующего содержания") {
            self.add(rest, rows);
        } else if said.ends_with("изложить в следующей редакции") {
            for line in rows {
                let at = self.place(&line[0]);
                self.slots[at].line = Some(line);
            }
        } else if let Some(rest) = said.strip_prefix("строку ").or(said.strip_prefix("строки ")) {
            self.exclude(rest.trim().strip_suffix("исключить").unwrap().trim());
        } else {
            self.reword(said);
        }
    }

    fn add(&mut self, said: &str, rows: Vec<Line>) {
        let word = |text: &str| text.split(' ').next().unwrap().to_owned();
        if let Some(rest) = said.strip_prefix("после строки ") {
            let at = self.place(&word(rest));
            self.slots[at].behind.extend(rows);
        } else if let Some(rest) = said.strip_prefix("перед строкой ") {
            assert_eq!(self.place(&word(rest)), 0);
            self.front.extend(rows);
        } else {
            assert!(said.starts_with("дополнить строк"), "{said}");
            self.slots.last_mut().map_or(&mut self.front, |slot| &mut slot.behind).extend(rows);
        }
    }

    fn exclude(&mut self, numbers: &str) {
        for span in numbers.split(", ") {
            let (first, last) = span.split_once('–').unwrap_or((span, span));
            for at in self.place(first)..=self.place(last) {
                self.slots[at].line = None;
            }
        }
    }

    fn reword(&mut self, said: &str) {
        let row = match said.strip_prefix("в строке ") {
            Some(rest) => rest.split(' ').next().unwrap(),
            None => said.split_once(" строки ").unwrap().1.split(' ').next().unwrap(),
        };
        let at = self.place(row);
        let line = self.slots[at].line.as_mut().unwrap();
        let mut column = 0;
        let mut before = String::new();
        let mut quotes: Vec<String> = Vec::new();
        let mut rest = said;
        while let Some((words, quote, behind)) = next_quote(rest) {
            for mark in ["графе ", "графу "] {
                if let Some((_, number)) = words.split_once(mark) {
                    column = number.split(' ').next().unwrap().parse::<usize>().unwrap() - 1;
                }
            }
            before += words;
            quotes.push(quote.to_owned());
            rest = behind;
            let cell = &mut line[column];
            match quotes.as_slice() {
                [old] if rest.trim_start().starts_with("исключить") => *cell = struck(cell, old),
                [new] if before.contains("дополнить") => *cell = behind_all(cell, new),
                [old, new] if before.contains("заменить") => *cell = swapped(cell, old, new),
                [after, new] if before.contains("дополнить") => {
                    let whole = behind_all(after, new);
                    *cell = swapped(cell, after, &whole);
                }
                _ => continue,
            }
            quotes.clear();
            before.clear();
        }
        assert!(quotes.is_empty(), "{said}");
    }
}

/// What stands before the next quotation, the quotation with those inside it, and what follows.
pub(crate) fn next_quote(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('«')?;
    let mut depth = 0;
    for (at, letter) in text[start..].char_indices() {
        depth += i32::from(letter == '«') - i32::from(letter == '»');
        if depth == 0 {
            let end = start + at;
            return Some((&text[..start], &text[start + '«'.len_utf8()..end], &text[end + '»'.len_utf8()..]));
        }
    }
    None
}

fn swapped(cell: &str, old: &str, new: &str) -> String {
    assert_eq!(cell.matches(old).count(), 1, "«{old}» в «{cell}»");
    cell.replacen(old, new, 1)
}

fn struck(cell: &str, words: &str) -> String {
    flat(&swapped(cell, words, ""))
}

fn behind_all(text: &str, words: &str) -> String {
    let space = if text.is_empty() || words.starts_with([',', ';', '.', ':', ')', '»', '!', '?']) {
        ""
    } else {
        " "
    };
    format!("{text}{space}{words}")
}

/// What the order says, each with the rows it quotes; where it restates the annex, the rows of the annex.
pub(crate) fn said(order: &Document, where_: [&str; 2]) -> Result<Vec<(String, Vec<Line>)>, Vec<Line>> {
    let blocks = order.sections.iter().flat_map(|section| &section.blocks);
    let blocks = blocks.skip_while(
        |block| !matches!(block, Block::Paragraph(one) if flat(&plain(&one.inlines)).starts_with("Внести в ")),
    );
    let mut found: Vec<(String, Vec<Line>)> = Vec::new();
    let mut is_annex = false;
    for block in blocks.skip(1) {
        match block {
            Block::Table(table) if is_annex => return Err(lines(table)),
            Block::Table(table) => found.last_mut().unwrap().1 = lines(table),
            Block::Paragraph(one)
                if matches!(one.role, Role::Body | Role::Clause)
                    && !one.number.as_deref().is_some_and(|number| number.ends_with('.')) =>
            {
                let text = flat(&plain(&one.inlines));
                is_annex |= text.contains("изложить в новой редакции");
                let text = where_.iter().fold(text, |text, name| text.replace(name, ""));
                let text = flat(text.trim().trim_start_matches(','));
                if !text.starts_with(['«', '»']) && !text.ends_with("утвержденном указанным приказом:")
                {
                    found.push((text, Vec::new()));
                }
            }
            Block::Signature(_) if !is_annex => break,
            _ => {}
        }
    }
    Ok(found)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(400)))]

    #[test]
    fn laws_the_paper_alone_makes_the_new_edition_of_the_old(old in some_edition(), steps in some_steps()) {
        let book = book("sverdlovsk-investment");
        let form = &book.procedure.form;
        let new: Vec<Entry> = stepped(&old, &steps).into_iter().map(sverdlovsk).collect();
        let old: Vec<Entry> = old.into_iter().map(sverdlovsk).collect();
        let name = &book.procedure.register.name;
        let genitive = format!("{}, утвержденного указанным приказом,", name.genitive);
        let accusative = format!("{}, утвержденный указанным приказом,", name.accusative);
        if printed(form, &old) == printed(form, &new) {
            return Ok(());
        }
        let order = order(&book, &old, &new, Vec::new());
        let mut text = Text::of(printed(form, &old));
        let made = match said(&order, [&genitive, &accusative]) {
            Err(annex) => annex,
            Ok(said) => {
                prop_assert!(!said.is_empty());
                for (sentence, rows) in said {
                    text.read(&sentence, rows);
                }
                text.lines()
            }
        };
        prop_assert_eq!(made, printed(form, &new));
    }
}
