//! The blank as a workbook.

use std::collections::BTreeMap;

use super::blank_for::{BlankFor, columns};
use super::guide;
use super::guide::{guide, what};
use crate::paper::Subject;
use crate::wording;
use prikaz_document::{Blank, BlankChoice, BlankColumn, BlankList, BlankPairs};
use prikaz_domain::{ColumnKey, Entry};
use prikaz_form::{
    CellType, Column, ColumnKind, EXAMPLE, Form, LISTS_SHEET, MARK_TITLE, Openness, RowMark, RuleKind,
    Vocabulary,
};

/// So many empty rows stand in a workbook.
const SPARE: u32 = 60;

/// Width of the column of marks in relation to the form's.
pub(super) const MARK_WIDTH: u16 = 12;

/// The blank as a workbook.
pub fn submission_workbook(subject: Subject<'_>, blank: &BlankFor<'_>) -> Blank {
    let form = &subject.procedure.form;
    let lists = lists(form);
    let heads = columns(form).map(|column| head(form, column, &lists, blank)).chain([mark_head(&lists)]);
    let title = blank.title(subject);
    let mut titles = vec![title.clone()];
    titles.extend(
        blank.due.map(|due| format!("Представить не позднее {}.", wording::date(subject.organisation, due))),
    );
    titles.push(blank.identity.printed());
    Blank {
        properties: subject.properties(&title, blank.created),
        mark: subject.mark(),
        sheet: "Сведения".to_owned(),
        titles,
        columns: heads.collect(),
        example: example(form, blank),
        rows: blank.own().map(|entry| row(form, entry)).collect(),
        spare: SPARE,
        lists,
        lists_sheet: LISTS_SHEET.to_owned(),
        guide: guide(subject, blank),
    }
}

/// The vocabularies, then the marks.
fn lists(form: &Form) -> Vec<BlankList> {
    let marks = RowMark::ALL.iter().map(|mark| mark.code().to_owned()).collect();
    let list = |one: &Vocabulary| {
        let title = form.columns.iter().find(|column| column.vocabulary() == Some(one.key.as_str()));
        let title = title.map_or_else(|| one.key.clone(), |column| column.title.clone());
        BlankList { title, values: one.values.clone() }
    };
    let vocabularies = form.vocabularies.iter().map(list);
    vocabularies.chain([BlankList { title: MARK_TITLE.to_owned(), values: marks }]).collect()
}

fn head(form: &Form, column: &Column, lists: &[BlankList], blank: &BlankFor<'_>) -> BlankColumn {
    let list = column.vocabulary().and_then(|key| form.place_of_vocabulary(key));
    let several = matches!(column.kind, ColumnKind::Choices(_));
    let depends =
        if several { None } else { depends(form, column, list.map(|list| &lists[list]), blank.entries) };
    let closed = list.is_some_and(|list| form.vocabularies[list].openness == Openness::Closed);
    let choice = BlankChoice { list, depends, strict: closed && !several };
    BlankColumn {
        title: column.title.clone(),
        width: f32::from(column.width),
        locked: column.kind == ColumnKind::Number,
        choice: (choice.list.is_some() || choice.depends.is_some()).then_some(choice),
        prompt: what(form, column, guide::IN_WORKBOOK),
    }
}

fn mark_head(lists: &[BlankList]) -> BlankColumn {
    let list = lists.len().checked_sub(1);
    BlankColumn {
        title: MARK_TITLE.to_owned(),
        width: f32::from(MARK_WIDTH),
        locked: false,
        choice: Some(BlankChoice { list, depends: None, strict: true }),
        prompt: "Что становится со строкой".to_owned(),
    }
}

/// What goes with what stands in the column before: as a rule of the form says it, else as the edition in force has
/// it (direction → process → point).
fn depends(form: &Form, column: &Column, list: Option<&BlankList>, entries: &[Entry]) -> Option<BlankPairs> {
    let place = |key: &ColumnKey| columns(form).position(|one| one.key == *key);
    let ruled = form.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::Agrees { column: of, with, pairs } if *of == column.key => Some((with, pairs)),
        _ => None,
    });
    if let Some((with, pairs)) = ruled {
        let mut by_partner: BTreeMap<&String, Vec<String>> = BTreeMap::new();
        for (value, partners) in pairs {
            partners.iter().for_each(|partner| by_partner.entry(partner).or_default().push(value.clone()));
        }
        let pairs = by_partner.into_iter().map(|(partner, values)| (partner.clone(), values)).collect();
        return Some(BlankPairs { on: place(with)?, pairs });
    }
    let chain: Vec<&ColumnKey> =
        form.order.iter().chain(form.key.iter().filter(|key| !form.order.contains(key))).collect();
    let before = chain.iter().position(|key| **key == column.key)?.checked_sub(1)?;
    let on = chain[before];
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in entries {
        let text = |key: &ColumnKey| {
            entry.cells.get(key).map(ToString::to_string).filter(|text| !text.contains('\n'))
        };
        if let (Some(of), Some(value)) = (text(on), text(&column.key)) {
            let values = known.entry(of).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    // What was used comes first, then the rest of the vocabulary.
    let more = list.map_or(&[][..], |list| &list.values);
    for values in known.values_mut() {
        let rest: Vec<String> = more.iter().filter(|value| !values.contains(value)).cloned().collect();
        values.extend(rest);
    }
    (!known.is_empty()).then_some(())?;
    Some(BlankPairs { on: place(on)?, pairs: known.into_iter().collect() })
}

/// The cells of a row of the edition, as one would write them; it stays unless the unit says otherwise.
pub(super) fn row(form: &Form, entry: &Entry) -> Vec<String> {
    let cells = columns(form).map(|column| match column.kind {
        ColumnKind::Number => entry.number.clone(),
        _ => written(entry, &column.key),
    });
    cells.chain([RowMark::Unchanged.code().to_owned()]).collect()
}

/// Several values stand one under another.
fn written(entry: &Entry, key: &ColumnKey) -> String {
    entry.cells.get(key).map(|cell| cell.values().join("\n")).unwrap_or_default()
}

/// A filled-in row that is none: as the file says, else a row of another unit, else the first values of the lists.
pub(super) fn example(form: &Form, blank: &BlankFor<'_>) -> Vec<String> {
    let other = blank.entries.iter().find(|entry| !entry.is_of(&blank.identity.unit));
    let cells = columns(form).map(|column| {
        if column.kind == ColumnKind::Number {
            return String::new();
        }
        let of_other = || other.map(|entry| written(entry, &column.key)).filter(|text| !text.is_empty());
        let own = column.example.clone().or_else(of_other);
        own.unwrap_or_else(|| made_up(form, column))
    });
    cells.chain([EXAMPLE.to_owned()]).collect()
}

fn made_up(form: &Form, column: &Column) -> String {
    let vocabulary = column.vocabulary().and_then(|key| form.vocabulary(key));
    let values =
        |most| vocabulary.map(|one| one.values.iter().take(most).cloned().collect::<Vec<_>>().join("\n"));
    match &column.kind {
        ColumnKind::Choice(_) => values(1).unwrap_or_default(),
        ColumnKind::Choices(_) => values(2).unwrap_or_default(),
        ColumnKind::Typed(CellType::Date) => "05.06.2024".to_owned(),
        ColumnKind::Typed(CellType::YesNo { yes, .. }) => yes.clone(),
        ColumnKind::Number
        | ColumnKind::Text { .. }
        | ColumnKind::Typed(
            CellType::Code(_)
            | CellType::Decimal { .. }
            | CellType::Range { .. }
            | CellType::Reference { .. },
        ) => String::new(),
    }
}
