//! Titles that units wrote a little otherwise: taken where only one column of the form can be meant, and always told.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Fault, FaultKind};
use super::head::{Head, Titles, filled, of_column};
use super::nearest::nearest_title;
use super::text::{excerpt, folded, tidy, title_key};
use super::{ColumnKind, Form, RawCell, RawRow, RawTable};

/// A word this short is abbreviated by no part of it.
const SHORTEST: usize = 3;

/// Gives `head` the columns whose titles in `row` are near enough to one of those that are missing, and to no other;
/// no two of the file are taken for one of the form. Each is said.
pub(super) fn take(
    form: &Form,
    table: &RawTable,
    head: &mut Head,
    row: &RawRow,
    titles: &Titles,
) -> Vec<Fault> {
    let filled = filled(table, head);
    let missing: Vec<usize> = (0..form.columns.len())
        .filter(|place| form.columns[*place].kind != ColumnKind::Number)
        .filter(|place| !head.columns.values().any(|known| known == place))
        .collect();
    let strange =
        row.cells.iter().filter(|cell| titles.find(&cell.text).is_none() && filled.contains(&cell.column));
    let mut taken: BTreeMap<usize, Vec<&RawCell>> = BTreeMap::new();
    for cell in strange {
        if let Some(place) = meant(form, &missing, &cell.text) {
            taken.entry(place).or_default().push(cell);
        }
    }
    let mut told = Vec::new();
    for (place, cells) in taken {
        if let [cell] = cells.as_slice() {
            head.columns.insert(cell.column, place);
            let found = excerpt(&tidy(&cell.text));
            let at = table.place(head.row, Some(cell.column));
            told.push(of_column(at, &form.columns[place], FaultKind::ColumnTakenFor { found }));
        }
    }
    told
}

/// How many columns that are filled in are named in `row`, as they stand or a little otherwise.
pub(super) fn matched(form: &Form, titles: &Titles, row: &RawRow) -> usize {
    let filled_in = |place: &usize| form.columns[*place].kind != ColumnKind::Number;
    let all: Vec<usize> = (0..form.columns.len()).filter(filled_in).collect();
    let exact = |cell: &RawCell| titles.find(&cell.text).filter(filled_in);
    let found = row.cells.iter().filter_map(|cell| exact(cell).or_else(|| meant(form, &all, &cell.text)));
    found.collect::<BTreeSet<usize>>().len()
}

/// The column among `missing` that is called `title`, where it can be only one.
fn meant(form: &Form, missing: &[usize], title: &str) -> Option<usize> {
    let by_words: Vec<usize> =
        missing.iter().copied().filter(|place| is_short_for(title, &form.columns[*place].title)).collect();
    match by_words.as_slice() {
        [one] => Some(*one),
        [] => {
            let keys: Vec<String> =
                missing.iter().map(|place| title_key(&form.columns[*place].title)).collect();
            nearest_title(&title_key(title), &keys).map(|nearest| missing[nearest])
        }
        _ => None,
    }
}

/// Whether each word of `title` begins a word of `whole`, in the same order: «Наим. процесса» for «Наименование
/// конкретного процесса».
fn is_short_for(title: &str, whole: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let text = folded(text);
        let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (short, whole) = (words(title), words(whole));
    let mut rest = whole.iter();
    let begins = |word: &String| {
        let letters = word.chars().count();
        rest.any(|other| other == word || (letters >= SHORTEST && other.starts_with(word.as_str())))
    };
    short.iter().any(|word| word.chars().count() >= SHORTEST) && short.iter().all(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_titles_are_those_whose_words_begin_others_in_order() {
        let whole = "Наименование конкретного процесса";
        for title in ["Наим. процесса", "Наименование процесса", "Процесс", "наименование конкр. процесса"]
        {
            assert!(is_short_for(title, whole), "{title}");
        }
        for title in ["Процесса наименование", "Услуга", "Н. п.", "№"] {
            assert!(!is_short_for(title, whole), "{title}");
        }
    }
}
