//! The widths of the columns of a table.

use std::borrow::Cow;

use super::{hyphen, metrics};
use crate::profile::{Millimetres, Profile};
use prikaz_document::{Cell, Column, Content, Grid, Inline, Lines, Role, Row, Slot, Table};

/// A table fitted to a width.
#[derive(Debug)]
pub(crate) struct Fitted<'a> {
    /// The shares of the columns in the whole width; they sum to one.
    pub(crate) shares: Vec<f64>,
    /// The heads; soft hyphens show where a word may be parted.
    pub(crate) head: Cow<'a, [Row]>,
    /// The width below which these shares break words in the middle; nothing where words were not measured.
    pub(crate) least: Millimetres,
}

/// So many rows are looked at; the cells of a longer table are as those before them.
const ROWS: usize = 1_000;

/// A longer word is an address or the like, which no column has to hold.
const LONGEST_WORD: usize = 28;

/// What rounding of widths may take away, in millimetres.
const SLACK: f64 = 0.3;

/// Faces with the measures of `metrics`; others may be wider.
const SAME_MEASURES: [&str; 4] = ["Times New Roman", "Liberation Serif", "PT Astra Serif", "Tinos"];

/// How much wider letters of another face are taken to be.
const OTHER_FACE: f64 = 1.15;

/// Fits `table` to `width`.
pub(crate) fn fit<'a>(profile: &Profile, table: &'a Table, width: Millimetres) -> Fitted<'a> {
    let shares = Column::shares(&table.columns);
    let is_table = table.lines == Lines::Drawn && table.role.is_none() && width.0 > 0.0;
    if !is_table || shares.is_empty() {
        return Fitted { shares, head: Cow::Borrowed(&table.head), least: Millimetres(0.0) };
    }
    let ruler = Ruler::new(profile);
    let asked: Vec<f64> = shares.iter().map(|share| share * width.0).collect();
    let whole = ruler.needs(table, &table.head, Role::TableHead, Ruler::word);
    let parted = ruler.needs(table, &table.head, Role::TableHead, Ruler::syllable);
    let cells = ruler.needs(table, &table.rows[..table.rows.len().min(ROWS)], Role::TableCell, Ruler::word);
    let least = settled(&parted, &whole, width.0);
    let least = settled(&least, &each_larger(&least, &cells), width.0);
    let widths = stretched(&asked, &least);
    let sum: f64 = widths.iter().sum();
    let head = if widths.iter().zip(&whole).all(|(width, need)| width + 1e-6 >= *need) {
        Cow::Borrowed(&table.head[..])
    } else {
        Cow::Owned(ruler.parted(table, &widths))
    };
    let shares: Vec<f64> = widths.iter().map(|width| width / sum).collect();
    let least = shares.iter().zip(&least).map(|(share, least)| least / share).fold(0.0, f64::max);
    Fitted { shares, head, least: Millimetres(least.min(width.0)) }
}

/// The widths of the columns of `table`, together `width` or, where the words of its heads need it, more: a sheet that is
/// scaled to its page knows no hyphens.
pub(crate) fn fit_whole_words(profile: &Profile, table: &Table, width: Millimetres) -> Vec<Millimetres> {
    let asked: Vec<f64> = Column::shares(&table.columns).iter().map(|share| share * width.0).collect();
    let needs = Ruler::new(profile).needs(table, &table.head, Role::TableHead, Ruler::word);
    stretched(&asked, &needs).into_iter().map(Millimetres).collect()
}

fn each_larger(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one.max(*other)).collect()
}

/// Least widths between `least` and `wanted`: as many columns as there is room for get what they want, those that want
/// little more first.
fn settled(least: &[f64], wanted: &[f64], room: f64) -> Vec<f64> {
    let mut settled = least.to_vec();
    let mut free = room - settled.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..least.len()).collect();
    order.sort_by(|a, b| (wanted[*a] - least[*a]).total_cmp(&(wanted[*b] - least[*b])));
    for at in order {
        let more = wanted[at] - settled[at];
        if more > 0.0 && more <= free {
            settled[at] = wanted[at];
            free -= more;
        }
    }
    settled
}

/// The `asked` widths, none below its `least`: what some lack is taken from what others have over, in proportion.
fn stretched(asked: &[f64], least: &[f64]) -> Vec<f64> {
    let lack: f64 = asked.iter().zip(least).map(|(asked, least)| (least - asked).max(0.0)).sum();
    let over: f64 = asked.iter().zip(least).map(|(asked, least)| (asked - least).max(0.0)).sum();
    if lack <= 0.0 {
        return asked.to_vec();
    }
    if over < lack {
        return least.to_vec();
    }
    let kept = (over - lack) / over;
    let width =
        |(asked, least): (&f64, &f64)| if asked < least { *least } else { least + (asked - least) * kept };
    asked.iter().zip(least).map(width).collect()
}

/// Measures words in the letters of a profile.
struct Ruler<'a> {
    profile: &'a Profile,
    /// Space at the sides of a cell, in millimetres.
    padding: f64,
    face: f64,
}

impl<'a> Ruler<'a> {
    fn new(profile: &'a Profile) -> Self {
        let same = SAME_MEASURES.contains(&profile.font.as_str());
        let padding = profile.table.cell_side.0 * 2.0 + SLACK;
        Self { profile, padding, face: if same { 1.0 } else { OTHER_FACE } }
    }

    /// What each column of `rows` needs for its longest piece; cells over several columns ask for nothing.
    fn needs(
        &self,
        table: &Table,
        rows: &[Row],
        role: Role,
        longest: fn(&Self, &str, Role) -> f64,
    ) -> Vec<f64> {
        let mut needs = vec![self.padding; table.columns.len()];
        each_cell(table, rows, |column, cell, row| {
            let role = if role == Role::TableHead { role } else { row.kind.role() };
            let text = cell.content.printed();
            let words = text.split(is_break).filter(|word| word.chars().count() <= LONGEST_WORD);
            let need = words.map(|word| longest(self, word, role)).fold(0.0, f64::max);
            needs[column] = needs[column].max(need + self.padding);
        });
        needs
    }

    /// Millimetres of a word.
    fn word(&self, word: &str, role: Role) -> f64 {
        let style = self.profile.style(role);
        let spacing = style.letter_spacing.0 * word.chars().count() as f64;
        let points = metrics::width(word, style.bold) * style.size.0 * self.face + spacing;
        points * 25.4 / 72.0
    }

    /// Millimetres of the longest part of a word that is parted by syllables, with its hyphen.
    fn syllable(&self, word: &str, role: Role) -> f64 {
        let parts = hyphen::syllables(word);
        let Some((last, others)) = parts.split_last() else { return 0.0 };
        let others = others.iter().map(|part| self.word(&format!("{part}-"), role));
        others.fold(self.word(last, role), f64::max)
    }

    /// The heads of `table`, where words longer than their column have soft hyphens.
    fn parted(&self, table: &Table, widths: &[f64]) -> Vec<Row> {
        let mut narrow = vec![vec![false; 0]; table.head.len()];
        let mut grid = Grid::new(table.columns.len(), table.head.len());
        let mut slots = Vec::new();
        for (row_at, row) in table.head.iter().enumerate() {
            grid.place(row, &mut slots);
            for (column, slot) in &slots {
                if let Slot::Cell { columns, .. } = slot {
                    let width: f64 = widths[*column..column + columns].iter().sum();
                    let text = match slot {
                        Slot::Cell { cell, .. } => cell.content.printed(),
                        Slot::Covered { .. } | Slot::Empty => Cow::Borrowed(""),
                    };
                    let longest =
                        text.split(is_break).map(|word| self.word(word, Role::TableHead)).fold(0.0, f64::max);
                    narrow[row_at].push(longest + self.padding > width + 1e-6);
                }
            }
        }
        let rows = table.head.iter().zip(&narrow).map(|(row, narrow)| {
            let cells = row.cells.iter().enumerate().map(|(at, cell)| {
                if narrow.get(at).copied().unwrap_or_default() { hyphenated(cell) } else { cell.clone() }
            });
            Row { kind: row.kind, revision: row.revision, cells: cells.collect() }
        });
        rows.collect()
    }
}

/// Whether a line may be broken at `sign`, which is not printed there or stays above.
fn is_break(sign: char) -> bool {
    sign != '\u{a0}' && sign.is_whitespace() || matches!(sign, '-' | '–' | '—')
}

fn each_cell(table: &Table, rows: &[Row], mut look: impl FnMut(usize, &Cell, &Row)) {
    let mut grid = Grid::new(table.columns.len(), rows.len());
    let mut slots = Vec::with_capacity(table.columns.len());
    for row in rows {
        grid.place(row, &mut slots);
        for (column, slot) in &slots {
            if let Slot::Cell { cell, columns: 1, .. } = slot {
                look(*column, cell, row);
            }
        }
    }
}

fn hyphenated(cell: &Cell) -> Cell {
    let content = match &cell.content {
        Content::Text(text) => Content::Text(hyphen::hyphenated(text).into()),
        Content::Inlines(inlines) => Content::Inlines(inlines.iter().map(parted).collect()),
        other => other.clone(),
    };
    Cell { content, ..cell.clone() }
}

fn parted(inline: &Inline) -> Inline {
    match inline {
        Inline::Text(text) => Inline::Text(hyphen::hyphenated(text)),
        Inline::Strong(inner) => Inline::Strong(inner.iter().map(parted).collect()),
        Inline::Emphasis(inner) => Inline::Emphasis(inner.iter().map(parted).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{settled, stretched};

    #[test]
    fn what_some_lack_is_taken_from_what_others_have_over() {
        assert_eq!(stretched(&[10.0, 30.0, 60.0], &[5.0, 5.0, 5.0]), [10.0, 30.0, 60.0]);
        assert_eq!(stretched(&[10.0, 30.0, 60.0], &[20.0, 30.0, 20.0]), [20.0, 30.0, 50.0]);
        assert_eq!(stretched(&[10.0, 10.0], &[20.0, 20.0]), [20.0, 20.0]);
    }

    #[test]
    fn room_goes_first_to_those_that_want_little_more() {
        assert_eq!(settled(&[10.0, 10.0, 10.0], &[30.0, 15.0, 12.0], 40.0), [10.0, 15.0, 12.0]);
        assert_eq!(settled(&[10.0, 10.0], &[30.0, 15.0], 60.0), [30.0, 15.0]);
        assert_eq!(settled(&[10.0, 10.0], &[9.0, 15.0], 12.0), [10.0, 10.0]);
    }
}
