//! Rows that sum up.

use std::ops::Range;

use prikaz_document::{Cell, Content, Row, RowKind};
use prikaz_form::{CellType, Column, ColumnKind, Decimal, Gap, Total};

use super::cell::Sheet;
use super::layout::Slot;
use prikaz_amend::laying::arrange::{Named, text_of};
use prikaz_amend::laying::number::records;

/// The row of `total` over `rows` of the order, laid out as `slots`: its words over the columns before the first sum,
/// then the sums.
pub(super) fn row(
    sheet: &Sheet<'_>,
    slots: &[Slot<'_>],
    total: &Total,
    order: &[usize],
    (rows, named): (Range<usize>, &Named),
) -> Row {
    let count = records(sheet.shape.records.as_ref(), sheet.entries, order, rows.clone()).len();
    let words = total.text.filled(|gap| match Gap::from_code(gap) {
        Some(Gap::Count) => count.to_string(),
        Some(Gap::Words) => {
            total.words.as_ref().map(|words| worded(count, words).to_owned()).unwrap_or_default()
        }
        _ => named.fill(gap),
    });
    let is_sum = |slot: &Slot<'_>| total.sum.contains(&slot.column.key);
    let before = slots.iter().position(is_sum).unwrap_or(slots.len()).max(1).min(slots.len());
    let width = slots[..before].iter().fold(0, |width: u16, slot| width.saturating_add(slot.span));
    let mut cells = vec![Cell::text(words).spanning(width, 1)];
    for slot in &slots[before..] {
        let cell = match &slot.column.kind {
            ColumnKind::Typed(CellType::Decimal { decimals, .. }) if is_sum(slot) => {
                let value = sum(sheet, slot.column, order, rows.clone()).to_f64();
                Cell::new(Content::Decimal { value, decimals: *decimals })
            }
            _ => Cell::text(""),
        };
        cells.push(cell.spanning(slot.span, 1));
    }
    Row { kind: RowKind::Total, ..Row::new(cells) }
}

fn sum(sheet: &Sheet<'_>, column: &Column, order: &[usize], rows: Range<usize>) -> Decimal {
    let texts = order[rows].iter().map(|place| text_of(&sheet.entries[*place], &column.key));
    texts.filter_map(|text| Decimal::parse(&text)).fold(Decimal::default(), Decimal::plus)
}

/// «объект», «объекта» or «объектов», as the count wants it.
fn worded(count: usize, [one, few, many]: &[String; 3]) -> &str {
    match (count % 10, count % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}
