//! What a form has that the rest of its file names: columns and their values, shapes.

use crate::fault::{FaultKind, Need, Thing};
use crate::reader::{Naming, Node, all, texts_once};
use prikaz_domain::ColumnKey;
use prikaz_form::{ColumnKind, Openness, Vocabulary};

/// The columns and vocabularies that references may name, as far as they could be read.
pub(crate) struct Names {
    columns: Vec<(String, Option<ColumnKind>)>,
    vocabularies: Vec<(String, Option<Vocabulary>)>,
}

impl Names {
    /// The names of what could be read, each with what it is.
    pub(crate) fn of(
        columns: Vec<(String, Option<ColumnKind>)>,
        vocabularies: Vec<(String, Option<Vocabulary>)>,
    ) -> Self {
        Self { columns, vocabularies }
    }

    /// Reads a list of columns that units fill in.
    pub(crate) fn columns(&self, node: &Node<'_>) -> Option<Vec<ColumnKey>> {
        let nodes = node.some_list()?;
        texts_once(Thing::Column, &nodes);
        all(nodes.iter().map(|node| self.column(node)))
    }

    /// Reads a column that units fill in.
    pub(crate) fn column(&self, node: &Node<'_>) -> Option<ColumnKey> {
        let key: ColumnKey = node.key()?;
        match self.columns.iter().find(|(name, _)| name == key.as_str()) {
            None => {
                node.unknown(Thing::Column, key.as_str(), self.columns.iter().map(|(name, _)| name.as_str()))
            }
            Some((_, Some(ColumnKind::Number))) => {
                node.fault(FaultKind::NumberColumn { column: key.to_string() });
            }
            Some(_) => {}
        }
        Some(key)
    }

    /// Reads any column, that of the printed number too.
    pub(crate) fn any_column(&self, node: &Node<'_>) -> Option<ColumnKey> {
        let key: ColumnKey = node.key()?;
        if self.columns.iter().all(|(name, _)| name != key.as_str()) {
            node.unknown(Thing::Column, key.as_str(), self.keys());
        }
        Some(key)
    }

    /// Reads a column whose kind is fit for something; where it is not, `need` says for what.
    pub(crate) fn fit_column(
        &self,
        node: &Node<'_>,
        need: Need,
        fit: impl Fn(&ColumnKind) -> bool,
    ) -> Option<ColumnKey> {
        let key = self.any_column(node)?;
        if self.kind(&key).is_some_and(|kind| !fit(kind)) {
            node.fault(FaultKind::ColumnUnfit { column: key.to_string(), need });
        }
        Some(key)
    }

    /// Keys of all columns.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.columns.iter().map(|(name, _)| name.as_str())
    }

    /// What may stand in `column`, where that could be read.
    pub(crate) fn kind(&self, column: &ColumnKey) -> Option<&ColumnKind> {
        self.columns.iter().find(|(name, _)| name == column.as_str())?.1.as_ref()
    }

    /// The values of `column`, where its vocabulary is closed and it has one of them.
    pub(crate) fn closed_values(&self, column: &ColumnKey) -> Option<&[String]> {
        let vocabulary = self.vocabulary_of(column).filter(|one| one.openness == Openness::Closed)?;
        matches!(self.kind(column), Some(ColumnKind::Choice(_))).then_some(&vocabulary.values)
    }

    /// Whether all of the form could be read that columns are made of.
    pub(crate) fn are_whole(&self) -> bool {
        self.columns.iter().all(|(_, kind)| kind.is_some())
            && self.vocabularies.iter().all(|(_, vocabulary)| vocabulary.is_some())
    }

    /// Reads a value that may stand in `column`.
    pub(crate) fn value_of(&self, column: &ColumnKey, node: &Node<'_>) -> Option<String> {
        let value = node.text()?;
        if let Some(vocabulary) = self.vocabulary_of(column)
            && vocabulary.openness == Openness::Closed
            && !vocabulary.values.contains(&value)
        {
            node.fault(FaultKind::NotInVocabulary {
                value: value.clone(),
                vocabulary: vocabulary.key.clone(),
            });
        }
        Some(value)
    }

    fn vocabulary_of(&self, column: &ColumnKey) -> Option<&Vocabulary> {
        let (_, kind) = self.columns.iter().find(|(name, _)| name == column.as_str())?;
        let (ColumnKind::Choice(wanted) | ColumnKind::Choices(wanted)) = kind.as_ref()? else {
            return None;
        };
        let (_, vocabulary) = self.vocabularies.iter().find(|(name, _)| name == wanted)?;
        vocabulary.as_ref()
    }
}

/// Reads the key of a shape.
pub(crate) fn read_shape_name(node: &Node<'_>, shapes: &[String]) -> Option<String> {
    let name = node.text()?;
    if !shapes.contains(&name) {
        node.unknown(Thing::Shape, &name, shapes.iter().map(String::as_str));
    }
    Some(name)
}
