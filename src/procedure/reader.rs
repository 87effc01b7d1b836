//! What is peculiar to the files of procedures, bodies and orders: insertions in their texts, things called by keys.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::str::FromStr;

use super::fault::{FaultKind, Thing};
use prikaz_domain::InvalidId;
use prikaz_fact::nearest;
pub(crate) use prikaz_placed::all;
use prikaz_placed::{Key, Kind};

/// What fills in the insertions of a text.
type Insert = dyn Fn(&Node<'_>) -> Option<String>;

/// The kind of file. Once it is known what they may insert, the texts of `[order]` are filled in.
#[derive(Default)]
pub(crate) struct Rules {
    insert: OnceCell<Rc<Insert>>,
}

pub(crate) type Node<'s> = prikaz_placed::Node<'s, Rules>;
pub(crate) type Table<'s> = prikaz_placed::Table<'s, Rules>;
pub(crate) type Sheet<'t> = prikaz_placed::Sheet<'t, Rules>;

impl Kind for Rules {
    type Meaning = FaultKind;

    fn text(&self, node: &Node<'_>) -> Option<String> {
        let text = node.raw_text()?;
        match self.insert.get() {
            Some(insert) if node.path().starts_with("order.") && has_insertion(&text) => insert(node),
            _ => Some(text),
        }
    }
}

impl Rules {
    /// From now on the texts of `[order]` are filled in by `insert`.
    pub(crate) fn let_orders_insert(&self, insert: Rc<Insert>) {
        // A file is read once; a second way of filling in would say the same.
        let _ = self.insert.set(insert);
    }
}

fn has_insertion(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

/// Things that files call by their keys.
pub(crate) trait Naming {
    /// Notes that `name` is none of `known`, proposing the nearest.
    fn unknown<'k>(&self, thing: Thing, name: &str, known: impl IntoIterator<Item = &'k str>);
}

impl Naming for Node<'_> {
    fn unknown<'k>(&self, thing: Thing, name: &str, known: impl IntoIterator<Item = &'k str>) {
        let what = FaultKind::UnknownReference { thing, name: name.to_owned() };
        self.hinted(what, nearest(name, known));
    }
}

/// Notes each key that `keys` gives a second time.
pub(crate) fn none_twice<'n, 's: 'n>(thing: Thing, keys: impl IntoIterator<Item = (&'n Node<'s>, String)>) {
    let mut seen = BTreeSet::new();
    for (node, name) in keys {
        if !seen.insert(name.clone()) {
            node.fault(FaultKind::Duplicate { thing, name });
        }
    }
}

/// The texts among `nodes`; those given twice are noted.
pub(crate) fn texts_once(thing: Thing, nodes: &[Node<'_>]) -> Vec<String> {
    let texts = || nodes.iter().filter(|node| node.is_text()).map(|node| (node, text_of(node)));
    none_twice(thing, texts());
    texts().map(|(_, text)| text).collect()
}

/// What each of the tables `nodes` has under `key`, where it is a text; those given twice are noted.
pub(crate) fn keys_once(thing: Thing, nodes: &[Node<'_>], key: &'static Key) -> Vec<String> {
    let keys: Vec<_> = nodes.iter().filter_map(|node| key_of(node, key)).collect();
    texts_once(thing, &keys)
}

/// The text of a node, blank where it is none.
pub(crate) fn text_of(node: &Node<'_>) -> String {
    node.any_text().unwrap_or_default()
}

/// The text of `key` in a table, read without a word where there is none.
pub(crate) fn key_of<'s>(node: &Node<'s>, key: &'static Key) -> Option<Node<'s>> {
    node.under(key).filter(Node::is_text)
}

/// Reads `key` of the file, which must be the file's name.
pub(crate) fn read_id_of<I>(table: &Table<'_>, key: &'static Key, file_name: &str) -> Option<I>
where
    I: FromStr<Err = InvalidId> + std::fmt::Display,
{
    let node = table.need(key)?;
    let id: I = node.key()?;
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let file = name.strip_suffix(".toml").unwrap_or(name);
    if id.to_string() != file {
        node.fault(FaultKind::IdIsNotFileName { id: id.to_string(), file: file.to_owned() });
    }
    Some(id)
}

/// Something that may be absent, but must be right where it stands.
pub(crate) fn settled<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        Some(Some(value)) => Some(Some(value)),
        Some(None) => None,
        None => Some(None),
    }
}
