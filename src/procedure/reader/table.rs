//! A table being read, which remembers what was asked for.

use std::cell::RefCell;
use std::str::FromStr;

use toml::de::DeTable;

use super::{Node, joined};
use crate::fault::FaultKind;
use prikaz_domain::InvalidId;
use prikaz_fact::nearest;

/// A table being read; [`Table::close`] reports the keys nobody asked for.
pub(crate) struct Table<'s> {
    node: Node<'s>,
    table: &'s DeTable<'s>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'s> Table<'s> {
    pub(super) fn of(node: Node<'s>, table: &'s DeTable<'s>) -> Self {
        Self { node, table, asked: RefCell::default() }
    }

    /// The value of `key`, where there is one.
    pub(crate) fn get(&self, key: &'static str) -> Option<Node<'s>> {
        self.asked.borrow_mut().push(key);
        let value = self.table.get(key)?;
        let path = joined(&self.node.path, key);
        Some(Node { sheet: self.node.sheet, path, span: value.span(), value: value.get_ref() })
    }

    /// Whether there is a value of `key`. Who only asks this has not read it: it stays unknown until somebody does.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.table.contains_key(key)
    }

    /// The value of `key`, which must be there.
    pub(crate) fn need(&self, key: &'static str) -> Option<Node<'s>> {
        let found = self.get(key);
        if found.is_none() {
            self.node.fault(FaultKind::MissingKey { name: key.to_owned() });
        }
        found
    }

    /// The text of `key`, which must be there.
    pub(crate) fn need_text(&self, key: &'static str) -> Option<String> {
        self.need(key)?.text()
    }

    /// The key of `key`, which must be there.
    pub(crate) fn need_key<K: FromStr<Err = InvalidId>>(&self, key: &'static str) -> Option<K> {
        self.need(key)?.key()
    }

    /// Tables listed under `key` (`[[key]]`); none where there are none.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Node<'s>> {
        self.get(key).and_then(|node| node.list()).unwrap_or_default()
    }

    /// The table as a node, for faults about the whole of it.
    pub(crate) fn node(&self) -> &Node<'s> {
        &self.node
    }

    /// The path of `key` in the file.
    pub(crate) fn path_of(&self, key: &str) -> String {
        joined(&self.node.path, key)
    }

    /// Notes every key that nobody asked for.
    pub(crate) fn close(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if !asked.contains(&name) {
                let what = FaultKind::UnknownKey { name: name.to_owned() };
                let hint = nearest(name, asked.iter().copied());
                self.node.sheet.note(&key.span(), joined(&self.node.path, name), what, hint);
            }
        }
    }
}
