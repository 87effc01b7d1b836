//! The form of a register: its columns with the words, rules, shapes and annexes that go with them.

use std::borrow::Cow;

use prikaz_domain::{Cell, ColumnKey, Entry};

use crate::{
    Annex, Column, ColumnKind, ContentRule, Marks, NamedColumn, Numbering, Openness, PLAIN, Shape, Vocabulary,
};

/// The form of a register, as its procedure sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Columns, in the order they are printed; the first may be the printed number.
    pub columns: Vec<Column>,
    /// Vocabularies by key, in the order of the file.
    pub vocabularies: Vec<Vocabulary>,
    /// Rules about the content of rows.
    pub rules: Vec<ContentRule>,
    /// Columns that together say which row of the earlier edition a row handed in is.
    pub key: Vec<ColumnKey>,
    /// Columns by which rows are put in order; a column with a vocabulary sorts by the vocabulary's order.
    pub order: Vec<ColumnKey>,
    /// Shapes the rows are shown in, the usual one first.
    pub shapes: Vec<Shape>,
    /// Annexes the rows fall into; one with all of them where none is named.
    pub annexes: Vec<Annex>,
}

impl Form {
    /// The column `key`.
    pub fn column(&self, key: &ColumnKey) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == *key)
    }

    /// The column that somebody called `key`.
    pub fn column_called(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.key.as_str() == key)
    }

    /// The place of the column `key` among the columns, from 0.
    pub fn place_of(&self, key: &ColumnKey) -> Option<usize> {
        self.columns.iter().position(|column| column.key == *key)
    }

    /// The vocabulary `key`.
    pub fn vocabulary(&self, key: &str) -> Option<&Vocabulary> {
        self.vocabularies.iter().find(|vocabulary| vocabulary.key == key)
    }

    /// The place of the vocabulary `key` among the vocabularies, from 0.
    pub fn place_of_vocabulary(&self, key: &str) -> Option<usize> {
        self.vocabularies.iter().position(|vocabulary| vocabulary.key == key)
    }

    /// The vocabulary of the column `key`.
    pub fn vocabulary_of(&self, key: &ColumnKey) -> Option<&Vocabulary> {
        self.vocabulary(self.column(key)?.vocabulary()?)
    }

    /// Whether both rows read the same in every column but that of the number.
    pub fn reads_the_same(&self, one: &Entry, other: &Entry) -> bool {
        let text = |cell: Option<&Cell>| cell.map(ToString::to_string).unwrap_or_default();
        self.filled_in().all(|column| {
            match (one.cells.get(&column.key), other.cells.get(&column.key)) {
                // The number of that row is printed.
                (Some(Cell::Reference { row: one, .. }), Some(Cell::Reference { row: other, .. })) => {
                    one == other
                }
                (one, other) => one == other || text(one) == text(other),
            }
        })
    }

    /// The columns a unit fills in, as they are typed and as they are called.
    pub fn named_columns(&self) -> Vec<NamedColumn> {
        let named = |column: &Column| NamedColumn { key: column.key.clone(), title: column.title.clone() };
        self.filled_in().map(named).collect()
    }

    /// The columns a unit fills in: all but the printed number.
    pub fn filled_in(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.kind != ColumnKind::Number)
    }

    /// The column `key`, where a unit fills it in.
    pub fn filled_in_as(&self, key: &ColumnKey) -> Option<&Column> {
        self.filled_in().find(|column| column.key == *key)
    }

    /// The shape `key`, or the one that the procedure shows first.
    pub fn shape(&self, key: Option<&str>) -> Option<Cow<'_, Shape>> {
        let named = match key {
            Some(key) => self.shapes.iter().find(|shape| shape.key == key),
            None => self.shapes.first(),
        };
        let plain = || key.is_none_or(|key| key == PLAIN).then(|| Cow::Owned(Shape::plain(self)));
        named.map(Cow::Borrowed).or_else(plain)
    }

    /// Whether `column` holds one value out of a list that is closed: its values, in their order.
    pub fn closed_values(&self, column: &ColumnKey) -> Option<&[String]> {
        let ColumnKind::Choice(vocabulary) = &self.column(column)?.kind else { return None };
        let vocabulary = self.vocabulary(vocabulary)?;
        (vocabulary.openness == Openness::Closed).then_some(&vocabulary.values)
    }
}

impl Shape {
    /// The shape every form has: all columns under their titles, numbered as in the register.
    pub fn plain(form: &Form) -> Self {
        Self {
            key: PLAIN.to_owned(),
            title: String::new(),
            columns: form.columns.iter().map(|column| column.key.clone()).collect(),
            head: Vec::new(),
            column_numbers: true,
            tables: None,
            sections: Vec::new(),
            numbering: Numbering::Kept,
            merge: Vec::new(),
            records: None,
            totals: Vec::new(),
            notes: Vec::new(),
            marks: Marks::Stars,
            list: None,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{Markup, Presence, Repeats};

    /// The key of a column.
    pub(crate) fn key(text: &str) -> ColumnKey {
        ColumnKey::new(text).expect("a key of the test")
    }

    /// A column that each row has, called `title`.
    pub(crate) fn column(name: &str, title: &str, kind: ColumnKind) -> Column {
        Column {
            key: key(name),
            title: title.to_owned(),
            kind,
            presence: Presence::Required,
            width: 1,
            markup: Markup::Plain,
            only: None,
            repeats: Repeats::Never,
            example: None,
            clause: "п. 5".to_owned(),
        }
    }

    /// A form to try rows on: a number, a text, one value of a closed list, several of an open one.
    pub(crate) fn points() -> Form {
        let vocabulary = |key: &str, openness, values: &[&str]| Vocabulary {
            key: key.to_owned(),
            clause: "п. 17".to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            near: Vec::new(),
            openness,
        };
        Form {
            columns: vec![
                column("number", "Номер строки", ColumnKind::Number),
                column("process", "Процесс", ColumnKind::Text { longest: 300 }),
                column("kind", "Вид точки", ColumnKind::Choice("kinds".to_owned())),
                column("needs", "Потребности", ColumnKind::Choices("needs".to_owned())),
            ],
            vocabularies: vec![
                vocabulary("kinds", Openness::Closed, &["цифровая точка", "офлайн-точка"]),
                vocabulary("needs", Openness::Open, &["консультация", "получение форм"]),
            ],
            rules: Vec::new(),
            key: vec![key("process")],
            order: Vec::new(),
            shapes: Vec::new(),
            annexes: Vec::new(),
        }
    }

    #[test]
    fn a_column_stands_where_its_key_says() {
        let form = points();
        assert_eq!(form.place_of(&key("kind")), Some(2));
        assert_eq!(form.place_of(&key("service")), None);
    }

    #[test]
    fn only_one_value_of_a_closed_list_is_closed() {
        let mut form = points();
        let values = ["цифровая точка".to_owned(), "офлайн-точка".to_owned()];
        assert_eq!(form.closed_values(&key("kind")), Some(&values[..]));
        assert_eq!(form.closed_values(&key("needs")), None, "several values");
        assert_eq!(form.closed_values(&key("process")), None, "no list");
        form.vocabularies[0].openness = Openness::Open;
        assert_eq!(form.closed_values(&key("kind")), None, "an open list");
    }
}
