//! Rows that sum up.

use std::ops::Range;

use crate::document::{Cell, Content, Row, RowKind};
use crate::form::{CellType, Column, ColumnKind, Decimal, Total};

use super::arrange::{Named, text_of};
use super::cell::Sheet;
use super::number::records;

/// The row of `total` over `rows` of the order: its words over the columns before the first sum, then the sums.
pub(super) fn row(
    sheet: &Sheet<'_>,
    total: &Total,
    order: &[usize],
    rows: Range<usize>,
    named: &Named,
) -> Row {
    let count = records(sheet.shape.records.as_ref(), sheet.entries, order, rows.clone()).len();
    let words = total.text.filled(|gap| match gap {
        "count" => count.to_string(),
        "words" => total.words.as_ref().map(|words| worded(count, words).to_owned()).unwrap_or_default(),
        other => named.fill(other),
    });
    let is_sum = |column: &&Column| total.sum.contains(&column.key);
    let before = sheet.columns.iter().position(is_sum).unwrap_or(sheet.columns.len());
    let width = u16::try_from(before.max(1)).unwrap_or(u16::MAX);
    let mut cells = vec![Cell::text(words).spanning(width, 1)];
    for column in sheet.columns.iter().skip(usize::from(width)) {
        cells.push(match &column.kind {
            ColumnKind::Typed(CellType::Decimal { decimals, .. }) if is_sum(column) => {
                let value = sum(sheet, column, order, rows.clone()).to_f64();
                Cell::new(Content::Decimal { value, decimals: *decimals })
            }
            _ => Cell::text(""),
        });
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
