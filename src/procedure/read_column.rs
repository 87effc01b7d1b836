//! Reads the columns of a form and what may stand in them.

use super::fault::{FaultKind, Thing};
use super::file::settled;
use super::read_phrase::read_phrase;
use super::reader::{Node, Table};
use prikaz_fact::coded;
use prikaz_form::{
    CellType, CodePattern, Column, ColumnKind, Decimal, MOST_DECIMALS, Markup, Phrase, Presence, Repeats,
    RowsOf,
};

/// Longest text of a cell where the file sets none.
const LONGEST: u32 = 1000;

coded! {
/// A kind of column, as the file names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Number,
    Text,
    YesNo,
    Code,
    Decimal,
    Range,
    Date,
    Reference,
}
}

/// Settings of which each kind has its own.
const SETTINGS: [&str; 12] = [
    "vocabulary",
    "several",
    "longest",
    "markup",
    "words",
    "pattern",
    "inserted",
    "decimals",
    "least",
    "greatest",
    "to",
    "elsewhere",
];

/// What is printed of a row in another annex, where the file does not say.
const ELSEWHERE: &str = "строка {number} приложения {annex}";

pub(super) fn read_column(node: &Node<'_>, vocabularies: &[String]) -> Option<Column> {
    let table = node.table()?;
    let key = table.need_key("key");
    let title = table.need_text("title");
    let kind = read_kind(&table, vocabularies);
    let required = table.get("required").map_or(Some(true), |node| node.flag());
    let width = table.get("width").map_or(Some(10), |node| node.number(1..=1000));
    let markup = table.get("markup").map_or(Some(false), |node| node.flag());
    let only = table.get("only").map(|node| read_only(&node));
    let repeats = table.get("repeats").map_or(Some(Repeats::default()), |node| node.word(Repeats::WORDS));
    let example = table.get("example").map(|node| node.text());
    let clause = table.need_text("clause");
    table.close();
    let presence = if required? { Presence::Required } else { Presence::Optional };
    let markup = if markup? { Markup::Marked } else { Markup::Plain };
    let width = u16::try_from(width?).ok()?;
    Some(Column {
        key: key?,
        title: title?,
        kind: kind?,
        presence,
        width,
        markup,
        only: settled(only)?,
        repeats: repeats?,
        example: settled(example)?,
        clause: clause?,
    })
}

/// Which rows have the column; what it names is looked at when all columns are known.
fn read_only(node: &Node<'_>) -> Option<RowsOf> {
    let table = node.table()?;
    let column = table.need_key("column");
    let values = table.need("values").and_then(|node| node.texts());
    table.close();
    Some(RowsOf { column: column?, values: values? })
}

/// What the settings of a column say together.
fn read_kind(table: &Table<'_>, vocabularies: &[String]) -> Option<ColumnKind> {
    let word = table.get("kind").map(|node| node.word(Word::WORDS));
    let given: Vec<&str> = SETTINGS.into_iter().filter(|name| table.get(name).is_some()).collect();
    let word = match word {
        Some(word) => Some(word?),
        None => None,
    };
    let chosen = word.is_none() && given.contains(&"vocabulary");
    let own: &[&str] = match word {
        _ if chosen => &["vocabulary", "several"],
        None | Some(Word::Text) => &["longest", "markup"],
        Some(Word::Number | Word::Date) => &[],
        Some(Word::YesNo) => &["words"],
        Some(Word::Code) => &["pattern", "inserted"],
        Some(Word::Decimal) => &["decimals", "least", "greatest"],
        Some(Word::Range) => &["decimals"],
        Some(Word::Reference) => &["to", "elsewhere"],
    };
    if given.iter().any(|name| !own.contains(name)) {
        table.node().fault(FaultKind::ColumnKindClash);
        return None;
    }
    if chosen {
        return read_choice(table, vocabularies);
    }
    let typed = match word.unwrap_or(Word::Text) {
        Word::Number => return Some(ColumnKind::Number),
        Word::Text => return read_text(table),
        Word::YesNo => read_yes_no(table)?,
        Word::Code => CellType::Code(read_pattern(table)?),
        Word::Decimal => read_decimal(table)?,
        Word::Range => CellType::Range { decimals: read_decimals(table)? },
        Word::Date => CellType::Date,
        Word::Reference => read_reference(table)?,
    };
    Some(ColumnKind::Typed(typed))
}

fn read_choice(table: &Table<'_>, vocabularies: &[String]) -> Option<ColumnKind> {
    let node = table.get("vocabulary")?;
    let several = table.get("several").map_or(Some(false), |node| node.flag());
    let name = node.text()?;
    if !vocabularies.contains(&name) {
        node.unknown(Thing::Vocabulary, &name, vocabularies.iter().map(String::as_str));
    }
    Some(if several? { ColumnKind::Choices(name) } else { ColumnKind::Choice(name) })
}

fn read_text(table: &Table<'_>) -> Option<ColumnKind> {
    let longest = table.get("longest").map_or(Some(LONGEST), |node| node.number(1..=100_000))?;
    Some(ColumnKind::Text { longest: usize::try_from(longest).unwrap_or(usize::MAX) })
}

fn read_yes_no(table: &Table<'_>) -> Option<CellType> {
    let Some(node) = table.get("words") else {
        return Some(CellType::YesNo { yes: "да".to_owned(), no: "нет".to_owned() });
    };
    match <[String; 2]>::try_from(node.texts()?) {
        Ok([yes, no]) => Some(CellType::YesNo { yes, no }),
        Err(_) => {
            node.fault(FaultKind::ListLength { wanted: 2 });
            None
        }
    }
}

fn read_pattern(table: &Table<'_>) -> Option<CodePattern> {
    let node = table.need("pattern")?;
    let text = node.text()?;
    let pattern = CodePattern::new(&text);
    if pattern.is_none() {
        node.fault(FaultKind::BadPattern { text });
    }
    let inserted = table.get("inserted").map_or(Some(false), |node| node.flag())?;
    Some(if inserted { pattern?.with_inserted() } else { pattern? })
}

fn read_decimals(table: &Table<'_>) -> Option<u8> {
    let number = table.get("decimals").map_or(Some(0), |node| node.number(0..=u32::from(MOST_DECIMALS)));
    u8::try_from(number?).ok()
}

fn read_decimal(table: &Table<'_>) -> Option<CellType> {
    let decimals = read_decimals(table);
    let bound = |name: &'static str| table.get(name).map_or(Some(None), |node| read_bound(&node).map(Some));
    let (least, greatest) = (bound("least"), bound("greatest"));
    Some(CellType::Decimal { decimals: decimals?, least: least?, greatest: greatest? })
}

fn read_reference(table: &Table<'_>) -> Option<CellType> {
    let to = table.need_key("to");
    let elsewhere = match table.get("elsewhere") {
        Some(node) => read_phrase(&node, ["number", "annex"].into_iter()),
        None => Phrase::parse(ELSEWHERE).ok(),
    };
    Some(CellType::Reference { to: to?, elsewhere: elsewhere? })
}

fn read_bound(node: &Node<'_>) -> Option<Decimal> {
    let text = node.text()?;
    let number = Decimal::parse(&text);
    if number.is_none() {
        node.fault(FaultKind::BadNumber { text });
    }
    number
}

/// The kinds that may head sections: a cell of them has one value.
pub(super) fn has_one_value(kind: &ColumnKind) -> bool {
    !matches!(kind, ColumnKind::Number | ColumnKind::Choices(_))
}
