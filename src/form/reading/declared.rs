//! Rows of a blank that say what becomes of them: «без изменений», «изменить», «исключить», «добавить».
//!
//! The unit's rows of the edition in force stand in its blank with their numbers. A mark that the row itself belies is
//! a fault: nobody is to lose a row, or to change one, without having said so.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use prikaz_domain::{ColumnKey, Entry, Rows as _};
use prikaz_fact::coded;

use super::account;
use super::check::check;
use super::checked::{Checked, Row, Was};
use super::continued::{self, Joined};
use crate::edition::candidate::by_key;
use crate::heads::head::of_head;
use crate::heads::matching::choose_table;
use crate::table::fault::{Fault, FaultKind, KeyChange};
use crate::words::text::{folded, tidy};
use crate::{Aside, Cells, ColumnKind, Form, Place, RawCell, RawRow, RawTable, Source};

/// The head of the column of marks.
pub const MARK_TITLE: &str = "Отметка";
/// What a row is marked with that shows how to fill in; it is no row.
pub const EXAMPLE: &str = "пример";
/// Name of the worksheet of a blank that tells how to fill it in.
pub const GUIDE_SHEET: &str = "Как заполнить";
/// Name of the worksheet of a blank with the values to choose from.
pub const LISTS_SHEET: &str = "Справочники";
/// How the line begins by which a blank is known when it comes back.
pub const IDENTITY: &str = "Реквизиты бланка";

coded! {
/// What a unit says becomes of a row, in the order in which the marks are offered; its code is the word of the blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowMark {
    /// It stays as it is.
    Unchanged = "без изменений",
    /// It reads otherwise from now on.
    Changed = "изменить",
    /// It goes.
    Excluded = "исключить",
    /// It is new.
    Added = "добавить",
}
}

impl RowMark {
    fn read(text: &str) -> Option<Self> {
        let text = folded(text);
        Self::ALL.into_iter().find(|mark| folded(mark.code()) == text)
    }
}

/// Checks `table`, which may be a blank that came back, against `form` and the rows `before` that the unit has in the
/// edition in force. A table without marks is checked as any other.
pub fn check_declared(form: &Form, table: &RawTable, before: &[Entry]) -> Checked {
    let Some(blank) = Marked::of(table) else { return check(form, table) };
    let mut checked = check(form, &blank.table);
    let numbers = numbers(form, &blank.table, &checked);
    let mut declared =
        Declared { form, blank: &blank, before, numbers, seen: BTreeSet::new(), faults: Vec::new() };
    let rows = std::mem::take(&mut checked.rows);
    checked.rows = rows.into_iter().filter_map(|row| declared.row(row)).collect();
    checked.was = was(form, before, &checked.rows);
    declared.strange_marks();
    declared.changed_examples(&checked);
    declared.forgotten();
    let Declared { faults, .. } = declared;
    let gone = |fault: &Fault| {
        blank.is(blank.row(&fault.place), RowMark::Excluded) || blank.is_kept(fault, before, form)
    };
    checked.faults.retain(|fault| !gone(fault));
    // The program itself wrote the title above the head.
    let of_title =
        |kind: &FaultKind| matches!(kind, FaultKind::Aside { what: Aside::AboveHead, count: 1, .. });
    checked.faults.retain(|fault| !(blank.is_known && of_title(&fault.kind)));
    // Whoever leaves every row out has rows, and says so.
    let all_out = checked.rows.is_empty() && blank.marks.values().any(|text| RowMark::read(text).is_some());
    checked.faults.retain(|fault| !(all_out && fault.kind == FaultKind::NoRows));
    checked.faults.extend(faults);
    checked.faults.sort_by(|one, other| one.place.cmp(&other.place));
    checked
}

/// Which rows of the edition the rows of a blank were, by the numbers that stand in them; none where the key of the form
/// says the same, as it mostly does.
fn was(form: &Form, before: &[Entry], rows: &[Row]) -> Option<Was> {
    let said: Was = rows.iter().map(|row| row.was).collect();
    let cells: Vec<&Cells> = rows.iter().map(|row| &row.cells).collect();
    (said != by_key(form, before, &cells)).then_some(said)
}

/// Checks the one among `tables` that `form` is about, as [`check_declared`]; of others that hold rows of the form too
/// it is said that they are not read. None where there are no tables.
pub fn check_tables(form: &Form, tables: &[RawTable], before: &[Entry]) -> Option<Checked> {
    let chosen = choose_table(form, tables)?;
    let Joined { table, faults } = continued::joined(form, tables, chosen);
    let mut checked = check_declared(form, &table, before);
    checked.faults.extend(faults);
    let is_blank = tables.iter().flat_map(|table| &table.rows).any(is_identity);
    let is_read = |other: &RawTable| {
        std::ptr::eq(other, chosen) || table.parts.iter().any(|part| part.source == other.source)
    };
    let others = tables.iter().filter(|other| !(is_read(other) || is_blank && is_own(other)));
    for other in others {
        let read = check(form, other);
        let rows = read.rows.len();
        let has_head = read
            .faults
            .iter()
            .all(|fault| !matches!(fault.kind, FaultKind::HeadMissing { .. } | FaultKind::ColumnMissing));
        if rows > 0 && has_head {
            let row = read.rows[0].place.row;
            checked.faults.push(of_head(other, row, None, FaultKind::TableSkipped { rows }));
        } else {
            checked.faults.extend(account::left_out(other).filter(|_| !other.is_nested));
            checked.faults.extend(account::aside_unread(other));
        }
    }
    Some(checked)
}

/// Whether the program itself put the table beside the rows of a blank.
fn is_own(table: &RawTable) -> bool {
    match &table.source {
        Source::Sheet(name) => matches!(&**name, GUIDE_SHEET | LISTS_SHEET),
        Source::Table(_) | Source::Whole => false,
    }
}

fn is_identity(row: &RawRow) -> bool {
    row.cells.iter().any(|cell| cell.text.trim_start().starts_with(IDENTITY))
}

/// A table with its column of marks taken out.
struct Marked {
    table: RawTable,
    /// Rows marked as the example.
    examples: Vec<RawRow>,
    /// Whether the line by which a blank is known was among the rows.
    is_known: bool,
    /// What stands in that column, by row.
    marks: BTreeMap<u32, String>,
    column: u16,
    head: u32,
}

impl Marked {
    fn of(table: &RawTable) -> Option<Self> {
        const FEWEST: usize = 3;
        const ABOVE: usize = 30;
        let title = folded(MARK_TITLE);
        let heads = table.rows.iter().take(ABOVE).filter(|row| row.cells.len() >= FEWEST);
        let (head, column) = heads
            .filter_map(|row| {
                let cell = row.cells.iter().find(|cell| folded(&cell.text) == title)?;
                Some((row.row, cell.column))
            })
            .next()?;
        let mut made = Self {
            table: table.clone(),
            examples: Vec::new(),
            is_known: false,
            marks: BTreeMap::new(),
            column,
            head,
        };
        made.table.rows.retain_mut(|row| {
            let place = row.cells.iter().position(|cell| cell.column == column);
            let text = place.map(|place| row.cells.remove(place).text).unwrap_or_default();
            let text = tidy(&text);
            let is_example = folded(&text) == folded(EXAMPLE);
            let is_identity = is_identity(row);
            made.is_known |= is_identity;
            // The same head again on the next page of a text.
            let is_head = row.row != head && folded(&text) == title;
            if row.row > head && !text.is_empty() {
                made.marks.insert(row.row, text);
            }
            if is_example && row.row > head {
                made.examples.push(row.clone());
            }
            !is_example && !is_identity && !is_head && !row.cells.is_empty()
        });
        Some(made)
    }

    /// The number of the row at `place` among those of the blank.
    fn row(&self, place: &Place) -> u32 {
        self.table.row_at(place).unwrap_or(0)
    }

    fn mark(&self, row: u32) -> Option<RowMark> {
        self.marks.get(&row).and_then(|text| RowMark::read(text))
    }

    fn is(&self, row: u32, mark: RowMark) -> bool {
        self.mark(row) == Some(mark)
    }

    /// Whether `fault` is one of a row that stays as the edition has it: what was approved is not found fault with.
    fn is_kept(&self, fault: &Fault, before: &[Entry], form: &Form) -> bool {
        self.is(self.row(&fault.place), RowMark::Unchanged)
            && !before.is_empty()
            && fault
                .column
                .as_ref()
                .is_none_or(|key| form.column(key).is_some_and(|one| one.kind != ColumnKind::Number))
    }
}

/// The printed number that stands in each row.
fn numbers(form: &Form, table: &RawTable, checked: &Checked) -> HashMap<u32, String> {
    let is_number =
        |key: &ColumnKey| form.column(key).is_some_and(|column| column.kind == ColumnKind::Number);
    let column =
        checked.columns.iter().find(|one| one.key.as_ref().is_some_and(is_number)).map(|one| one.column);
    let Some(column) = column else { return HashMap::new() };
    let numbered =
        table.rows.iter().map(|row| (row.row, tidy(row.text(column)).trim_end_matches('.').to_owned()));
    numbered.filter(|(_, number)| !number.is_empty()).collect()
}

struct Declared<'a> {
    form: &'a Form,
    blank: &'a Marked,
    before: &'a [Entry],
    numbers: HashMap<u32, String>,
    /// Numbers of the edition that stand in the file.
    seen: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl Declared<'_> {
    /// The row as it is handed in; none where it goes.
    fn row(&mut self, row: Row) -> Option<Row> {
        let number = self.numbers.get(&self.blank.row(&row.place)).cloned();
        let known = number.as_ref().and_then(|number| self.before.numbered(number));
        let Some(entry) = known else { return self.new_row(row, number) };
        if !self.seen.insert(entry.number.clone()) {
            self.fault(&row, FaultKind::NumberTwice { printed: entry.number.clone() });
            return Some(row);
        }
        let alike = self.changed_columns(entry, &row).is_empty();
        match self.blank.mark(self.blank.row(&row.place)) {
            Some(RowMark::Excluded) => return None,
            Some(RowMark::Unchanged) if alike => {
                return Some(Row { cells: entry.cells.clone(), was: Some(entry.id), ..row });
            }
            Some(RowMark::Unchanged) => {
                let columns = self.changed_columns(entry, &row);
                self.fault(&row, FaultKind::ChangedUnmarked { printed: entry.number.clone(), columns });
            }
            Some(RowMark::Changed) if alike => {
                self.fault(&row, FaultKind::MarkedUnchanged { printed: entry.number.clone() });
            }
            Some(RowMark::Added) => {
                self.fault(&row, FaultKind::AddedKnown { printed: entry.number.clone() });
            }
            Some(RowMark::Changed) | None => {}
        }
        self.key_change(entry, &row);
        Some(Row { was: Some(entry.id), ..row })
    }

    /// Says that a row stays the same though its key does not: whoever meant another row has to say so.
    fn key_change(&mut self, entry: &Entry, row: &Row) {
        let text =
            |cells: &Cells, key: &ColumnKey| cells.get(key).map(ToString::to_string).unwrap_or_default();
        let columns = self.form.key.iter().filter_map(|key| self.form.column(key));
        let changes: Vec<KeyChange> = columns
            .map(|column| {
                let (from, to) = (text(&entry.cells, &column.key), text(&row.cells, &column.key));
                KeyChange { title: column.title.clone(), from, to }
            })
            .filter(|change| folded(&change.from) != folded(&change.to))
            .collect();
        if !changes.is_empty() {
            self.fault(row, FaultKind::KeyChanged { printed: entry.number.clone(), changes });
        }
    }

    /// A row that is none of the edition's.
    fn new_row(&mut self, row: Row, number: Option<String>) -> Option<Row> {
        match self.blank.mark(self.blank.row(&row.place)) {
            None | Some(RowMark::Added) => Some(row),
            Some(mark) => {
                let printed = number.unwrap_or_default();
                self.fault(&row, FaultKind::MarkedUnknown { mark: mark.code(), printed });
                (mark != RowMark::Excluded).then_some(row)
            }
        }
    }

    /// Titles of the columns in which a row reads otherwise than in the edition.
    fn changed_columns(&self, entry: &Entry, row: &Row) -> Vec<String> {
        let columns = self.form.filled_in().filter(|column| {
            let text = |cells: &Cells| cells.get(&column.key).map(ToString::to_string).unwrap_or_default();
            folded(&text(&entry.cells)) != folded(&text(&row.cells))
        });
        columns.map(|column| column.title.clone()).collect()
    }

    /// A row that is still marked as the example, though somebody wrote something else into it.
    fn changed_examples(&mut self, checked: &Checked) {
        let shown = |cell: &RawCell| {
            let column = checked.columns.iter().find(|one| one.column == cell.column);
            let column = column.and_then(|one| self.form.column(one.key.as_ref()?));
            column
                .and_then(|column| column.example.as_ref())
                .is_none_or(|shown| folded(shown) == folded(&cell.text))
        };
        let changed = self
            .blank
            .examples
            .iter()
            .filter_map(|row| Some((row, row.cells.iter().find(|cell| !shown(cell))?)));
        let faults: Vec<Fault> = changed
            .map(|(row, cell)| {
                let value = crate::words::text::excerpt(&tidy(&cell.text));
                let kind = FaultKind::Aside { what: Aside::Example, value, count: 1 };
                of_head(&self.blank.table, row.row, Some(cell.column), kind)
            })
            .collect();
        self.faults.extend(faults);
    }

    /// Words in the column of marks that are none.
    fn strange_marks(&mut self) {
        for (row, text) in &self.blank.marks {
            let is_word = RowMark::read(text).is_some() || folded(text) == folded(EXAMPLE);
            if !is_word && folded(text) != folded(MARK_TITLE) {
                let marks = RowMark::ALL.iter().map(|mark| mark.code()).collect();
                let kind = FaultKind::MarkUnknown { value: crate::words::text::excerpt(text), marks };
                self.faults.push(of_head(&self.blank.table, *row, Some(self.blank.column), kind));
            }
        }
    }

    /// Rows of the edition that the file has lost.
    fn forgotten(&mut self) {
        let lost = self.before.iter().filter(|entry| !self.seen.contains(&entry.number));
        for entry in lost {
            let kind = FaultKind::RowForgotten { printed: entry.number.clone() };
            self.faults.push(of_head(&self.blank.table, self.blank.head, None, kind));
        }
    }

    fn fault(&mut self, row: &Row, kind: FaultKind) {
        let at = self.blank.row(&row.place);
        self.faults.push(of_head(&self.blank.table, at, Some(self.blank.column), kind));
    }
}
