//! The texts of messages by key. Those of the program are read table by table, each when one of its texts is asked for:
//! a command says next to nothing of what there is, and reading all of it cost more than most commands do.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Texts by key: `[a.b] c = "…"` is `a.b.c`.
pub(super) type Keyed = BTreeMap<String, String>;

/// All texts of one language.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Those that stand before the program's own, from folders of data.
    laid: Keyed,
    pieces: Vec<Piece>,
    /// Which pieces hold texts of a table.
    tables: BTreeMap<String, Vec<usize>>,
}

/// A part of a file of the program that is TOML of its own.
#[derive(Debug)]
struct Piece {
    text: String,
    read: OnceLock<Keyed>,
}

impl Texts {
    /// Adds a file of the program.
    pub(super) fn add(&mut self, file: &str) {
        for (tables, text) in pieces(file) {
            let place = self.pieces.len();
            for table in tables {
                self.tables.entry(table).or_default().push(place);
            }
            self.pieces.push(Piece { text, read: OnceLock::new() });
        }
    }

    /// Lays `texts` over what is known.
    pub(super) fn lay(&mut self, texts: Keyed) {
        self.laid.extend(texts);
    }

    /// Those that were laid over the program's own.
    pub(super) fn laid(&self) -> &Keyed {
        &self.laid
    }

    /// The text under `key`.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        if let Some(text) = self.laid.get(key) {
            return Some(text);
        }
        // A key may have points of its own, so that its table is any part before one.
        let ends = key.match_indices('.').map(|(end, _)| end).rev().chain([0]);
        let mut holding = ends.filter_map(|end| self.tables.get(&key[..end])).flatten();
        holding.find_map(|place| Some(self.pieces.get(*place)?.texts().get(key)?.as_str()))
    }

    /// All texts of the tables whose names begin with `prefix`; of all tables where it is empty.
    pub(super) fn under(&self, prefix: &str) -> BTreeMap<&str, &str> {
        let tables = self.tables.range(prefix.to_owned()..).take_while(|(name, _)| name.starts_with(prefix));
        let pieces = tables.flat_map(|(_, places)| places).filter_map(|place| self.pieces.get(*place));
        let own = pieces.flat_map(|piece| piece.texts()).chain(&self.laid);
        own.map(|(key, text)| (key.as_str(), text.as_str()))
            .filter(|(key, _)| key.starts_with(prefix))
            .collect()
    }
}

impl Piece {
    fn texts(&self) -> &Keyed {
        self.read.get_or_init(|| {
            let mut texts = Keyed::new();
            // Of the program's own files tests say that they are sound.
            let _ = take(&self.text, &mut texts);
            texts
        })
    }
}

/// Takes the texts of `file` into `into`; false where it has a fault.
pub(super) fn take(file: &str, into: &mut Keyed) -> bool {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    file.parse().is_ok_and(|table| flatten("", &toml::Value::Table(table), into))
}

/// Bytes of a table that are parsed at once.
const PIECE: usize = 8 << 10;

/// `file` in pieces with the tables each has, each TOML of its own: parsing takes seven times the length at once, and of
/// blocks of that size the allocator leaves megabytes behind, which the index of the store then has to clean page by page.
fn pieces(file: &str) -> Vec<(Vec<String>, String)> {
    let (mut pieces, mut piece, mut tables) = (Vec::new(), String::new(), vec![String::new()]);
    let (mut head, mut is_within) = ("", false);
    for line in file.strip_prefix('\u{feff}').unwrap_or(file).lines() {
        let is_head = !is_within && line.starts_with('[');
        let begins = is_head || !is_within && line.starts_with(|sign: char| sign.is_ascii_alphabetic());
        if begins && piece.len() + line.len() > PIECE {
            pieces.push((std::mem::take(&mut tables), std::mem::take(&mut piece)));
            tables.push(table_of(head));
            piece.push_str(if is_head { "" } else { head });
            piece.push('\n');
        }
        if is_head {
            head = line;
            tables.push(table_of(line));
        }
        piece.push_str(line);
        piece.push('\n');
        let quotes = line.matches("'''").count() + line.matches("\"\"\"").count();
        is_within ^= quotes % 2 == 1;
    }
    pieces.push((tables, piece));
    pieces
}

/// The name of the table that `head` begins.
fn table_of(head: &str) -> String {
    let name = head.trim_start_matches('[').split(']').next().unwrap_or_default();
    name.chars().filter(|sign| !matches!(sign, '"' | '\'' | ' ')).collect()
}

/// `[a.b] c = "…"` becomes `a.b.c`; false where something is no text.
fn flatten(prefix: &str, value: &toml::Value, into: &mut Keyed) -> bool {
    match value {
        toml::Value::Table(table) => table.iter().all(|(key, inner)| {
            let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            flatten(&path, inner, into)
        }),
        toml::Value::String(text) => {
            into.insert(prefix.to_owned(), text.trim_end().to_owned());
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message_file::{Added, faults_of};
    use crate::{Language, Messages};
    use prikaz_app::DataDir;

    #[test]
    fn what_is_read_by_tables_is_what_the_whole_says() {
        let mut several = 0;
        let doors = Language::ALL.map(|language| format!("command-line.{}.toml", language.code()));
        for path in Language::ALL.into_iter().flat_map(Messages::files).chain(doors) {
            let (mut whole, mut texts) = (Keyed::new(), Texts::default());
            let file = DataDir::default().read(&path).expect("a file");
            assert!(take(&file, &mut whole), "{path}");
            texts.add(&file);
            for (key, text) in &whole {
                assert_eq!(texts.get(key), Some(text.as_str()), "{path}: {key}");
            }
            let all = texts.under("");
            assert_eq!(all.len(), whole.len(), "{path}");
            assert_eq!(faults_of(&path, &file, &Added::default()), [], "{path}");
            let pieces = pieces(&file);
            assert!(pieces.iter().all(|(_, piece)| piece.parse::<toml::Table>().is_ok()), "{path}");
            several += pieces.len();
        }
        assert!(several > 30, "{several}");
    }

    #[test]
    fn nothing_else_is_read_than_the_table_of_what_is_asked() {
        let mut texts = Texts::default();
        let long = "слово ".repeat(1000);
        texts.add(&format!(
            "x = '1'\n[a]\ny = '2'\nb.z = '3'\nlong = '{long}'\n[c]\nw = '4'\nlong = '{long}'\n"
        ));
        assert_eq!(texts.get("c.w"), Some("4"));
        let read = |texts: &Texts| texts.pieces.iter().filter(|piece| piece.read.get().is_some()).count();
        assert_eq!((read(&texts), texts.pieces.len()), (1, 4));
        for (key, text) in
            [("x", Some("1")), ("a.y", Some("2")), ("a.b.z", Some("3")), ("a", None), ("c.v", None)]
        {
            assert_eq!(texts.get(key), text, "{key}");
        }
        texts.lay([("a.y".to_owned(), "свой".to_owned())].into());
        assert_eq!(texts.get("a.y"), Some("свой"));
        assert_eq!(texts.under("a.y").values().copied().collect::<Vec<_>>(), ["свой"]);
    }

    #[test]
    fn a_text_of_several_lines_is_not_cut() {
        let long = "слово ".repeat(1000);
        let text = format!("[a]\nx = '''\n{long}\n[b]\ny = 1\n{long}'''\nz = \"1\"\n[c]\nw = \"2\"\n");
        let pieces = pieces(&text);
        assert!(
            pieces.len() > 1 && pieces.iter().all(|(_, piece)| piece.parse::<toml::Table>().is_ok()),
            "{pieces:?}"
        );
    }
}
