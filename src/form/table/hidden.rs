//! What nobody sees on a worksheet is read like the rest, and said.

use prikaz_domain::is_blank;

use super::fault::{Fault, FaultKind};
use crate::heads::head::{Head, of_column, of_head};
use crate::{Form, RawRow, RawTable};

/// Warnings about rows and columns of the form that are hidden, among `rows`, which were read.
pub(crate) fn warnings(form: &Form, table: &RawTable, head: &Head, rows: &[RawRow]) -> Vec<Fault> {
    let mut found: Vec<Fault> = Vec::new();
    let hidden: Vec<u32> = rows.iter().map(|row| row.row).filter(|row| table.hidden.has_row(*row)).collect();
    for part in hidden.chunk_by(|one, next| table.place(*one, None).source == table.place(*next, None).source)
    {
        let own: Vec<u32> = part.iter().map(|row| table.place(*row, None).row).collect();
        let kind = FaultKind::RowsHidden { count: own.len(), which: which(&own) };
        found.push(of_head(table, part[0], None, kind));
    }
    for (number, place) in &head.columns {
        let filled = || rows.iter().any(|row| !is_blank(row.text(*number)));
        if table.hidden.has_column(*number) && filled() {
            let place_in_file = table.place(head.row, Some(*number));
            found.push(of_column(place_in_file, &form.columns[*place], FaultKind::ColumnHidden));
        }
    }
    found
}

/// `7, 9–12`; of many the first.
fn which(rows: &[u32]) -> String {
    const MOST: usize = 10;
    let runs: Vec<&[u32]> = rows.chunk_by(|one, next| one + 1 == *next).collect();
    let run = |run: &&[u32]| match run {
        [first, .., last] => format!("{first}–{last}"),
        [only] => only.to_string(),
        [] => String::new(),
    };
    let shown: Vec<String> = runs.iter().take(MOST).map(run).collect();
    let rest = if runs.len() > MOST { "…" } else { "" };
    format!("{}{rest}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_each_other_are_said_as_one() {
        assert_eq!(which(&[7]), "7");
        assert_eq!(which(&[7, 9, 10, 11, 12, 14]), "7, 9–12, 14");
        let odd: Vec<u32> = (1..40).step_by(2).collect();
        assert_eq!(which(&odd), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19…");
    }

    #[test]
    fn what_is_hidden_is_told_where_something_stands_in_it() {
        use crate::Hidden;
        use crate::definition::form::tests::points;
        use crate::heads::matching::match_head;
        use crate::table::raw::tests::table;

        let form = points();
        let mut table = table(
            "Номер строки | Процесс | Вид точки | Потребности
             1 | приём | цифровая точка
             2 | выдача | офлайн-точка
             3 | отказ | офлайн-точка",
        );
        let told = |table: &RawTable| -> Vec<(u32, Option<u16>, FaultKind)> {
            let head = match_head(&form, table).0.expect("a head");
            let faults = warnings(&form, table, &head, &table.rows[head.body..]);
            faults.into_iter().map(|fault| (fault.place.row, fault.place.column, fault.kind)).collect()
        };
        assert_eq!(told(&table), [], "nothing is hidden");
        // Nothing stands in the last column: that it is hidden is of no account.
        table.hidden = Hidden { rows: vec![(3, 4)], columns: vec![(2, 3)] };
        let rows = FaultKind::RowsHidden { count: 2, which: "3–4".to_owned() };
        assert_eq!(told(&table), [(3, None, rows), (1, Some(2), FaultKind::ColumnHidden)]);
    }
}
