//! Reads the columns of a form and what may stand in them.

use super::phrase::{names_of, read_phrase};
use crate::fault::{FaultKind, Thing};
use crate::keys::{column, rows_of};
use crate::reader::{Naming, Node, Table, settled};
use crate::word::COLUMN_KINDS;
use prikaz_form::{
    CellType, CodePattern, Column, ColumnKind, ColumnWord, Decimal, Gap, Markup, Phrase, Presence, Repeats,
    RowsOf, YesNo,
};
use prikaz_placed::Key;

/// Longest text of a cell where the file sets none.
const LONGEST: u32 = 1000;

/// Settings of which each kind has its own.
const SETTINGS: [&Key; 12] = [
    &column::VOCABULARY,
    &column::SEVERAL,
    &column::LONGEST,
    &column::MARKUP,
    &column::WORDS,
    &column::PATTERN,
    &column::INSERTED,
    &column::DECIMALS,
    &column::LEAST,
    &column::GREATEST,
    &column::TO,
    &column::ELSEWHERE,
];

/// What is printed of a row in another annex, where the file does not say.
const ELSEWHERE: &str = "строка {number} приложения {annex}";

pub(crate) fn read_column(node: &Node<'_>, vocabularies: &[String]) -> Option<Column> {
    let table = node.table()?;
    let key = table.need_key(&column::KEY);
    let title = table.need_text(&column::TITLE);
    let kind = read_kind(&table, vocabularies);
    let required = table.get(&column::REQUIRED).map_or(Some(true), |node| node.flag());
    let width = table.get(&column::WIDTH).map_or(Some(10), |node| node.whole());
    let markup = table.get(&column::MARKUP).map_or(Some(false), |node| node.flag());
    let only = table.get(&column::ONLY).map(|node| read_only(&node));
    let repeats =
        table.get(&column::REPEATS).map_or(Some(Repeats::default()), |node| node.word(Repeats::WORDS));
    let example = table.get(&column::EXAMPLE).map(|node| node.text());
    let clause = table.need_text(&column::CLAUSE);
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
    let column = table.need_key(&rows_of::COLUMN);
    let values = table.need(&rows_of::VALUES).and_then(|node| node.texts());
    table.close();
    Some(RowsOf { column: column?, values: values? })
}

/// What the settings of a column say together.
fn read_kind(table: &Table<'_>, vocabularies: &[String]) -> Option<ColumnKind> {
    let word = table.get(&column::KIND).map(|node| node.word(&COLUMN_KINDS));
    let given: Vec<&Key> = SETTINGS.into_iter().filter(|name| table.get(name).is_some()).collect();
    let is_chosen = given.iter().any(|key| std::ptr::eq(*key, &column::VOCABULARY));
    let word = match word {
        Some(word) => word?,
        None if is_chosen => ColumnWord::Choice,
        None => ColumnWord::Text,
    };
    let own: &[&Key] = match word {
        ColumnWord::Choice | ColumnWord::Choices => &[&column::VOCABULARY, &column::SEVERAL],
        ColumnWord::Text => &[&column::LONGEST, &column::MARKUP],
        ColumnWord::Number | ColumnWord::Date => &[],
        ColumnWord::YesNo => &[&column::WORDS],
        ColumnWord::Code => &[&column::PATTERN, &column::INSERTED],
        ColumnWord::Decimal => &[&column::DECIMALS, &column::LEAST, &column::GREATEST],
        ColumnWord::Range => &[&column::DECIMALS],
        ColumnWord::Reference => &[&column::TO, &column::ELSEWHERE],
    };
    if given.iter().any(|key| own.iter().all(|one| one.name != key.name)) {
        table.node().fault(FaultKind::ColumnKindClash);
        return None;
    }
    let typed = match word {
        ColumnWord::Choice | ColumnWord::Choices => return read_choice(table, vocabularies),
        ColumnWord::Number => return Some(ColumnKind::Number),
        ColumnWord::Text => return read_text(table),
        ColumnWord::YesNo => read_yes_no(table)?,
        ColumnWord::Code => CellType::Code(read_pattern(table)?),
        ColumnWord::Decimal => read_decimal(table)?,
        ColumnWord::Range => CellType::Range { decimals: read_decimals(table)? },
        ColumnWord::Date => CellType::Date,
        ColumnWord::Reference => read_reference(table)?,
    };
    Some(ColumnKind::Typed(typed))
}

fn read_choice(table: &Table<'_>, vocabularies: &[String]) -> Option<ColumnKind> {
    let node = table.get(&column::VOCABULARY)?;
    let several = table.get(&column::SEVERAL).map_or(Some(false), |node| node.flag());
    let name = node.text()?;
    if !vocabularies.contains(&name) {
        node.unknown(Thing::Vocabulary, &name, vocabularies.iter().map(String::as_str));
    }
    Some(if several? { ColumnKind::Choices(name) } else { ColumnKind::Choice(name) })
}

fn read_text(table: &Table<'_>) -> Option<ColumnKind> {
    let longest = table.get(&column::LONGEST).map_or(Some(LONGEST), |node| node.whole())?;
    Some(ColumnKind::Text { longest: usize::try_from(longest).unwrap_or(usize::MAX) })
}

fn read_yes_no(table: &Table<'_>) -> Option<CellType> {
    let Some(node) = table.get(&column::WORDS) else {
        return Some(CellType::YesNo { yes: YesNo::Yes.to_string(), no: YesNo::No.to_string() });
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
    let node = table.need(&column::PATTERN)?;
    let text = node.text()?;
    let pattern = CodePattern::new(&text);
    if pattern.is_none() {
        node.fault(FaultKind::BadPattern { text });
    }
    let inserted = table.get(&column::INSERTED).map_or(Some(false), |node| node.flag())?;
    Some(if inserted { pattern?.with_inserted() } else { pattern? })
}

fn read_decimals(table: &Table<'_>) -> Option<u8> {
    let number = table.get(&column::DECIMALS).map_or(Some(0), |node| node.whole());
    u8::try_from(number?).ok()
}

fn read_decimal(table: &Table<'_>) -> Option<CellType> {
    let decimals = read_decimals(table);
    let bound = |key: &'static Key| table.get(key).map_or(Some(None), |node| read_bound(&node).map(Some));
    let (least, greatest) = (bound(&column::LEAST), bound(&column::GREATEST));
    Some(CellType::Decimal { decimals: decimals?, least: least?, greatest: greatest? })
}

fn read_reference(table: &Table<'_>) -> Option<CellType> {
    let to = table.need_key(&column::TO);
    let elsewhere = match table.get(&column::ELSEWHERE) {
        Some(node) => read_phrase(&node, names_of(&[Gap::Number, Gap::Annex])),
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
pub(crate) fn has_one_value(kind: &ColumnKind) -> bool {
    !matches!(kind, ColumnKind::Number | ColumnKind::Choices(_))
}
