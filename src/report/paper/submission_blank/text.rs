//! The blank as a text with fields.

use std::collections::{BTreeMap, BTreeSet};

use prikaz_document::{Cell, Choice, Column as Width, Content, Field, FieldKind, Inline, Row, Table};
use prikaz_form::{CellType, Column, ColumnKind, Form, MARK_TITLE, Openness, RowMark};

use super::blank_for::{BlankFor, columns};
use super::guide::{IN_TEXT, guide_rows, guide_table};
use super::workbook::{MARK_WIDTH, example, row};
use crate::paper::context::{GuideLine, SubmissionBlankContext};
use crate::paper::{Matter, Subject};

/// So many empty rows stand in it.
const SPARE: usize = 8;

/// The blank as a text with fields.
pub fn submission_text(subject: Subject<'_>, blank: &BlankFor<'_>) -> Matter {
    let form = &subject.procedure.form;
    let title = blank.title(subject);
    let guide = guide_rows(form, IN_TEXT).into_iter();
    let context = SubmissionBlankContext {
        register: subject.procedure.register.name.accusative.clone(),
        unit: blank.unit.title.clone(),
        due: blank.due,
        nil: blank.nil,
        filled: blank.own().next().is_some(),
        guide: guide.map(|[column, what, clause]| GuideLine { column, what, clause }).collect(),
    };
    Matter {
        tables: BTreeMap::from([
            ("form".to_owned(), text_table(form, blank)),
            ("guide".to_owned(), guide_table(form)),
        ]),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, blank.created))
    }
}

fn text_table(form: &Form, blank: &BlankFor<'_>) -> Table {
    let all: Vec<&Column> = columns(form).collect();
    let widths = all.iter().map(|column| f32::from(column.width)).chain([f32::from(MARK_WIDTH)]);
    let count = u16::try_from(all.len() + 1).unwrap_or(u16::MAX);
    let heads = all.iter().map(|column| column.title.clone()).chain([MARK_TITLE.to_owned()]);
    let identity = Row::new([Cell::text(blank.identity.printed()).spanning(count, 1)]);
    let filled = blank.own().map(|entry| row(form, entry));
    let empty = std::iter::repeat_n(vec![String::new(); all.len() + 1], SPARE);
    let mut tags = (1..).map(|number: u32| format!("f{number}"));
    let mut fields = |cells: Vec<String>| {
        let places = all.iter().map(Some).chain([None]).zip(cells);
        Row::new(places.map(|(column, text)| match column {
            Some(column) if column.kind == ColumnKind::Number => Cell::text(text),
            column => field(form, column.copied(), &text, tags.next().unwrap_or_default()),
        }))
    };
    let columns = all.iter().copied().map(Some).chain([None]);
    let example =
        columns.zip(example(form, blank)).map(|(column, text)| Cell::text(on_a_line(column, &text)));
    let mut rows = vec![Row::new(example)];
    rows.extend(filled.map(&mut fields));
    rows.extend(empty.map(&mut fields));
    Table {
        name: "Сведения".to_owned(),
        columns: widths.map(Width::new).collect(),
        head: vec![identity, Row::new(heads.map(Cell::text))],
        rows,
        ..Table::default()
    }
}

/// `value` on one line, as a field of `column` holds it.
fn on_a_line(column: Option<&Column>, value: &str) -> String {
    let several = column.is_some_and(|column| matches!(column.kind, ColumnKind::Choices(_)));
    value.replace('\n', if several { "; " } else { " " })
}

/// The field of a cell: of `column`, or of the marks.
///
/// A field holds one line: LibreOffice loses the ends of lines inside it. Several values are parted by semicolons.
fn field(form: &Form, column: Option<&Column>, value: &str, tag: String) -> Cell {
    let value = on_a_line(column, value);
    let choices = |values: &[String]| -> Vec<Choice> {
        let mut seen = BTreeSet::new();
        let fresh = values.iter().filter(|value| seen.insert(value.as_str()));
        fresh.map(|value| Choice { value: value.clone(), label: value.clone() }).collect()
    };
    let vocabulary = column.and_then(Column::vocabulary).and_then(|key| form.vocabulary(key));
    let kind = match column.map(|column| &column.kind) {
        None => FieldKind::Choice(choices(&RowMark::ALL.map(|mark| mark.code().to_owned()))),
        Some(ColumnKind::Choice(_)) => match vocabulary {
            Some(list) if list.openness == Openness::Closed => FieldKind::Choice(choices(&list.values)),
            Some(list) => FieldKind::Suggestion(choices(&list.values)),
            None => FieldKind::Text,
        },
        Some(ColumnKind::Typed(CellType::YesNo { yes, no })) => {
            FieldKind::Choice(choices(&[yes.clone(), no.clone()]))
        }
        Some(ColumnKind::Typed(CellType::Date)) => FieldKind::Date,
        Some(
            ColumnKind::Number
            | ColumnKind::Text { .. }
            | ColumnKind::Choices(_)
            | ColumnKind::Typed(
                CellType::Code(_)
                | CellType::Decimal { .. }
                | CellType::Range { .. }
                | CellType::Reference { .. },
            ),
        ) => FieldKind::Text,
    };
    // A value the list does not have is kept as it is.
    let kind = match kind {
        FieldKind::Choice(choices) if !value.is_empty() && choices.iter().all(|one| one.value != value) => {
            FieldKind::Suggestion(choices)
        }
        kind => kind,
    };
    let field = Field { tag, title: String::new(), kind, value };
    Cell::new(Content::Inlines(Box::new([Inline::Field(Box::new(field))])))
}
