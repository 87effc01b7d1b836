//! A table being read, which remembers what was asked for.

use std::cell::RefCell;
use std::str::FromStr;

use toml::de::DeTable;

use super::fault::{ShapeFault, ValueType};
use super::key::{Key, Keys};
use super::node::{Kind, Node};
use prikaz_domain::InvalidId;
use prikaz_fact::nearest;

/// A table being read; [`Table::close`] reports the keys nobody asked for.
pub struct Table<'s, K: Kind> {
    node: Node<'s, K>,
    table: &'s DeTable<'s>,
    keys: Option<&'static Keys>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'s, K: Kind> Node<'s, K> {
    /// A table of the keys that are declared for it.
    pub fn table(&self) -> Option<Table<'s, K>> {
        let Some(table) = self.value.as_table() else {
            self.wrong_type(ValueType::Table);
            return None;
        };
        let keys = self.takes.keys();
        Some(Table { node: self.clone(), table, keys, asked: RefCell::default() })
    }
}

impl<'s, K: Kind> Table<'s, K> {
    /// The value of `key`, where there is one.
    pub fn get(&self, key: &'static Key) -> Option<Node<'s, K>> {
        // A key that is read and not declared for this table would stand on no page and in no schema.
        debug_assert!(
            self.keys.is_some_and(|keys| keys.all().any(|one| std::ptr::eq(one, key))),
            "`{}` is not declared for the table `{}`",
            key.name,
            self.node.path(),
        );
        self.asked.borrow_mut().push(key.name);
        let value = self.table.get(key.name)?;
        Some(self.node.below(key.name, value, key.takes))
    }

    /// The value of the key `name`, one of those called by the words of an enumeration, where there is one.
    pub fn among(&self, name: &'static str) -> Option<Node<'s, K>> {
        let among = self.keys.and_then(Keys::among).filter(|among| among.names.contains(&name));
        debug_assert!(among.is_some(), "`{name}` is not declared for the table `{}`", self.node.path());
        self.asked.borrow_mut().push(name);
        Some(self.node.below(name, self.table.get(name)?, among?.key.takes))
    }

    /// Whether there is a value of `key`. Who only asks this has not read it: it stays unknown until somebody does.
    pub fn has(&self, key: &'static Key) -> bool {
        self.table.contains_key(key.name)
    }

    /// The value of `key`, which must be there.
    pub fn need(&self, key: &'static Key) -> Option<Node<'s, K>> {
        let found = self.get(key);
        if found.is_none() {
            self.node.missing(key);
        }
        found
    }

    /// The text of `key`, which must be there.
    pub fn need_text(&self, key: &'static Key) -> Option<String> {
        self.need(key)?.text()
    }

    /// The key of `key`, which must be there.
    pub fn need_key<I: FromStr<Err = InvalidId>>(&self, key: &'static Key) -> Option<I> {
        self.need(key)?.key()
    }

    /// Tables listed under `key` (`[[key]]`); none where there are none.
    pub fn tables(&self, key: &'static Key) -> Vec<Node<'s, K>> {
        self.get(key).and_then(|node| node.list()).unwrap_or_default()
    }

    /// What `read` makes of each table listed under `key`; those of which it makes nothing have left a fault.
    pub fn each<T>(&self, key: &'static Key, read: impl Fn(&Self) -> Option<T>) -> Vec<T> {
        let read_one = |node: Node<'s, K>| {
            let table = node.table()?;
            let read = read(&table);
            table.close();
            read
        };
        self.tables(key).into_iter().filter_map(read_one).collect()
    }

    /// The table as a node, for faults about the whole of it.
    pub fn node(&self) -> &Node<'s, K> {
        &self.node
    }

    /// The path of `key` in the file.
    pub fn path_of(&self, key: &'static Key) -> String {
        self.node.path_of(key.name)
    }

    /// Notes every key that nobody asked for.
    pub fn close(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if !asked.contains(&name) {
                let what = ShapeFault::UnknownKey { name: name.to_owned() };
                let hint = nearest(name, asked.iter().copied());
                self.node.notes.note(&key.span(), self.node.path_of(name), what.into(), hint);
            }
        }
    }
}
