//! The amending order of a register whose usual shape has sections, several tables, numbers of its own, several annexes:
//! read as a clerk reads it, it makes the printed new edition of the printed old one.

use std::sync::Arc;

use prikaz::amend::{Manner, amendment_of_texts, has_addresses};
use prikaz::app::Rulebook;
use prikaz::document::{Block, Document, Role, RowKind, Table, plain};
use prikaz::domain::{ActReference, Cell, Entry, OrderKind};
use prikaz::form::{
    Annex, ColumnKind, Counting, Form, Level, Numbering, Pages, Phrase, RowsOf, Shape, Split,
};
use prikaz::report::paper::{self, Amended, Approved, Subject};
use prikaz::report::table;
use proptest::prelude::*;
use time::macros::date;

use crate::amending::sverdlovsk;
use crate::amending_law::{Line, Text, flat, lines, next_quote};
use crate::marks::unmarked;
use crate::procedures::{PRINTER, WORDS};
use prikaz_rules::editions::{row, some_edition, some_steps, stepped};
use prikaz_rules::forms::key;
use prikaz_rules::world::book;

/// What stands under the headings `path`: rows, or words instead of them.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    path: Vec<String>,
    words: Option<String>,
    rows: Vec<Line>,
}

fn phrase(text: &str) -> Phrase {
    Phrase::parse(text).unwrap()
}

fn level(column: &str, heading: &str, absent: Option<&str>) -> Level {
    Level {
        column: key(column),
        heading: phrase(heading),
        counting: Counting::Restart,
        absent: absent.map(str::to_owned),
    }
}

/// The shapes the law is held to, each over the form of Sverdlovsk.
pub(crate) const SHAPES: [&str; 8] =
    ["sections", "nested", "restarting", "absent", "through", "path", "tables", "annexes"];

pub(crate) fn shaped(name: &str) -> Rulebook {
    let mut book = book("sverdlovsk-investment");
    let form = &mut Arc::make_mut(&mut book.procedure).form;
    let without = |form: &Form, columns: &[&str]| {
        let shown = form.columns.iter().map(|column| column.key.clone());
        shown.filter(|shown| !columns.contains(&shown.as_str())).collect::<Vec<_>>()
    };
    let plain = Shape { key: "usual".to_owned(), ..Shape::plain(form) };
    let direction = level("direction", "{Value}", None);
    let kind = level("kind", "Раздел {path}. {Value}", None);
    let shape = match name {
        "sections" => Shape { columns: without(form, &["direction"]), sections: vec![direction], ..plain },
        "nested" => {
            Shape { columns: without(form, &["direction", "kind"]), sections: vec![direction, kind], ..plain }
        }
        "restarting" => Shape {
            columns: without(form, &["kind"]),
            sections: vec![kind],
            numbering: Numbering::Restart,
            ..plain
        },
        "absent" => Shape {
            columns: without(form, &["kind"]),
            sections: vec![level("kind", "Раздел {roman}. {Value}", Some("Отсутствует."))],
            numbering: Numbering::Restart,
            ..plain
        },
        "through" => Shape { numbering: Numbering::Through, ..plain },
        "path" => Shape {
            columns: without(form, &["direction"]),
            sections: vec![direction],
            numbering: Numbering::Path,
            ..plain
        },
        "tables" => Shape {
            columns: without(form, &["direction", "kind"]),
            tables: Some(Split {
                by: key("kind"),
                caption: phrase("Таблица {n}. {Value}"),
                absent: Some("Отсутствует.".to_owned()),
            }),
            sections: vec![direction],
            ..plain
        },
        _ => {
            let annex = |title: &str, value: &str| Annex {
                name: None,
                title: vec![title.to_owned()],
                stamp: None,
                shape: "usual".to_owned(),
                pages: Pages::Landscape,
                rows: Some(RowsOf { column: key("kind"), values: vec![value.to_owned()] }),
            };
            form.annexes =
                vec![annex("Перечень цифровых точек", "цифровая"), annex("Перечень офлайн-точек", "офлайн")];
            Shape { columns: without(form, &["direction"]), sections: vec![direction], ..plain }
        }
    };
    form.shapes = vec![shape];
    book
}

/// Rows of few directions and both kinds, told by what stands there.
pub(crate) fn placed(form: &Form, mut row: Entry) -> Entry {
    let Some(ColumnKind::Choice(name)) = form.column(&key("direction")).map(|column| &column.kind) else {
        panic!("the direction is a choice")
    };
    let directions = &form.vocabulary(name).unwrap().values;
    let length =
        |row: &Entry, column: &str| row.cells.get(&key(column)).map_or(0, |cell| cell.to_string().len());
    let (direction, kind) = (length(&row, "direction"), length(&row, "kind"));
    match direction % 7 {
        0 => row.cells.remove(&key("direction")),
        some => row.cells.insert(key("direction"), Cell::Text(directions[some % 3].clone())),
    };
    let kind = if kind % 3 == 0 { "офлайн" } else { "цифровая" };
    row.cells.insert(key("kind"), Cell::Text(kind.to_owned()));
    row
}

fn act() -> ActReference {
    ActReference {
        kind: OrderKind::Order,
        number: "61".to_owned(),
        date: date!(2024 - 04 - 23),
        title: Some("Об утверждении перечня".to_owned()),
    }
}

fn approved() -> Approved {
    let order = ActReference { number: "12".to_owned(), date: date!(2025 - 02 - 03), title: None, ..act() };
    Approved {
        order: Some(order),
        signer: None,
        acting: None,
        created: date!(2025 - 02 - 03),
        update: true,
        amends: None,
        repeals: Vec::new(),
        left_out: Vec::new(),
    }
}

fn set(book: &Rulebook, matter: paper::Matter) -> Document {
    PRINTER.with(|printer| printer.set(matter, Some(&book.organisation), None)).unwrap()
}

fn order(book: &Rulebook, old: &[Entry], new: &[Entry], manner: Manner) -> Document {
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let form = &book.procedure.form;
    assert!(!has_addresses(form));
    let amendment = amendment_of_texts(&table::text(form, old), &table::text(form, new), manner);
    let amended =
        Amended { subject, act: act(), amended_by: Vec::new(), amendment, rows: Arc::new(new.to_vec()) };
    let acts = [amended];
    let heading = crate::amending::heading(subject, &acts);
    let act = paper::amending_order(subject, &WORDS, &acts, &heading, &approved()).unwrap();
    set(book, unmarked(act, &book.organisation))
}

/// The printed annexes, part by part.
fn printed(book: &Rulebook, entries: &[Entry]) -> Vec<Vec<Part>> {
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let act = paper::annex(subject, &WORDS, entries, &approved(), None).unwrap();
    let document = set(book, unmarked(act, &book.organisation));
    document.sections.iter().map(|section| parts(&section.blocks)).collect()
}

fn parts<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> Vec<Part> {
    let mut found = Vec::new();
    let mut caption: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(one) if one.role == Role::Caption => caption = vec![flat(&plain(&one.inlines))],
            Block::Table(table) => found.extend(parts_of(table, &std::mem::take(&mut caption))),
            _ => {}
        }
    }
    found
}

/// The parts of a table that stands under `outer`.
fn parts_of(table: &Table, outer: &[String]) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut path = outer.to_vec();
    let mut levels: Vec<u8> = Vec::new();
    for (row, line) in table.rows.iter().zip(lines(table)) {
        if let RowKind::Section(level) = row.kind {
            let above = levels.iter().position(|above| *above >= level).unwrap_or(levels.len());
            levels.truncate(above);
            levels.push(level);
            path.truncate(outer.len() + above);
            path.push(line[0].clone());
        } else if row.cells.len() == 1 {
            found.push(Part { path: path.clone(), words: Some(line[0].clone()), rows: Vec::new() });
        } else {
            match found.last_mut() {
                Some(part) if part.path == path && part.words.is_none() => part.rows.push(line),
                _ => found.push(Part { path: path.clone(), words: None, rows: vec![line] }),
            }
        }
    }
    found
}

/// A part named in a sentence: its word and its name.
type Name = (String, String);

/// Whether `heading` is what is called `name`.
fn is_called(heading: &str, (word, name): &Name) -> bool {
    let numbered = heading.split_whitespace().nth(1).map(|number| number.trim_end_matches('.'));
    let word_of_heading = heading.split_whitespace().next().unwrap_or_default().to_lowercase();
    match name.strip_prefix('«') {
        Some(quoted) => heading == quoted.trim_end_matches('»') || format!("«{heading}»") == *name,
        None => word_of_heading.starts_with(word.as_str()) && numbered == Some(name.as_str()),
    }
}

/// The parts named in `said`, outside of quoted words, and what is left of it.
fn named(said: &str) -> (Vec<Name>, String) {
    let (mut names, mut rest) = (Vec::new(), String::new());
    let mut text = said;
    'words: while !text.is_empty() {
        for word in ["раздел", "таблиц", "приложени"] {
            let Some(behind) = text.strip_prefix(word) else { continue };
            let Some((_, name)) = behind.split_once(' ') else { break };
            if let Some((before, quote, after)) = next_quote(name)
                && before.is_empty()
            {
                names.push((word.to_owned(), format!("«{quote}»")));
                text = after;
            } else {
                let number = name.strip_prefix("№ ").unwrap_or(name).split(' ').next().unwrap();
                names.push((word.to_owned(), number.to_owned()));
                text = &name[name.find(number).unwrap() + number.len()..];
            }
            text = text.trim_start();
            continue 'words;
        }
        if text.starts_with('«') {
            rest += text;
            break;
        }
        let end = text.find(' ').map_or(text.len(), |at| at + 1);
        rest += &text[..end];
        text = &text[end..];
    }
    (names, flat(&rest))
}

/// A part under the pencil: rows that are struck out keep their place.
struct Live {
    path: Vec<String>,
    words: Option<String>,
    text: Text,
}

fn live(parts: Vec<Part>) -> Vec<Live> {
    let live = |part: Part| Live { path: part.path, words: part.words, text: Text::of(part.rows) };
    parts.into_iter().map(live).collect()
}

fn finished(parts: Vec<Live>) -> Vec<Part> {
    let part = |live: Live| Part { path: live.path, words: live.words, rows: live.text.lines() };
    parts.into_iter().map(part).collect()
}

/// The annexes a clerk amends with a pencil.
struct Paper(Vec<Vec<Live>>);

impl Paper {
    /// The annex and the path that `names` lead to, which come from the innermost.
    fn place(&self, names: &[Name]) -> (usize, Vec<String>) {
        let (annex, names) = match names.split_last() {
            Some((last, rest)) if last.0 == "приложени" => {
                (last.1.parse::<usize>().unwrap() - 1, rest)
            }
            _ => (0, names),
        };
        let names: Vec<&Name> = names.iter().rev().collect();
        let mut found: Vec<&[String]> = Vec::new();
        for part in &self.0[annex] {
            let Some(path) = part.path.get(..names.len()) else { continue };
            if path.iter().zip(&names).all(|(heading, name)| is_called(heading, name))
                && !found.contains(&path)
            {
                found.push(path);
            }
        }
        assert_eq!(found.len(), 1, "{names:?}");
        (annex, found[0].to_vec())
    }

    /// Where the part whose heading is the last of `path` begins and ends.
    fn range(&self, annex: usize, path: &[String]) -> std::ops::Range<usize> {
        let parts = &self.0[annex];
        let start = parts.iter().position(|part| part.path.starts_with(path)).unwrap();
        start..start + parts[start..].iter().take_while(|part| part.path.starts_with(path)).count()
    }

    fn read(&mut self, said: &str, quoted: Option<&Table>) {
        let said = said.trim_end_matches([';', '.', ':']);
        let Some(unit) =
            ["дополнить разделом ", "дополнить таблицей "].iter().find_map(|mark| said.find(mark))
        else {
            return self.change(said, quoted);
        };
        let (before, new) = said.split_at(unit);
        let new = &named(new).0[0];
        let (place, sibling) = match before.find("после ").or(before.find("перед ")) {
            Some(at) => (&before[..at], Some(&before[at..])),
            None => (before, None),
        };
        let (annex, parent) = self.place(&named(place).0);
        let made = parts_of(quoted.unwrap(), &parent);
        assert!(is_called(&made[0].path[parent.len()], new), "{new:?}");
        let at = match sibling {
            None if parent.is_empty() => self.0[annex].len(),
            None => self.range(annex, &parent).end,
            Some(sibling) => {
                let mut names = named(sibling).0;
                names.extend(named(place).0);
                let (annex, path) = self.place(&names);
                let range = self.range(annex, &path);
                if sibling.starts_with("после") { range.end } else { range.start }
            }
        };
        self.0[annex].splice(at..at, live(made));
    }

    fn change(&mut self, said: &str, quoted: Option<&Table>) {
        let (names, rest) = named(said);
        let (annex, path) = self.place(&names);
        let parent = || &path[..path.len() - 1];
        match rest.trim() {
            "исключить" => {
                let range = self.range(annex, &path);
                self.0[annex].drain(range);
            }
            "изложить в следующей редакции" => {
                let made = parts_of(quoted.unwrap(), parent());
                let range = self.range(annex, &path);
                self.0[annex].splice(range, live(made));
            }
            rest => {
                let rows = quoted.map(lines).unwrap_or_default();
                let row = |word: &str| {
                    let number = word.trim_end_matches(',');
                    number.split('–').next().map(str::to_owned)
                };
                let named_row =
                    rest.split(' ').skip_while(|word| !word.starts_with("строк")).nth(1).and_then(row);
                let parts = &mut self.0[annex];
                let at = parts.iter().position(|part| part.path == path).unwrap_or_else(|| {
                    let has = |part: &Live| named_row.as_ref().is_some_and(|row| part.text.has(row));
                    assert!(path.is_empty(), "{said}");
                    parts.iter().position(has).unwrap()
                });
                let part = &mut parts[at];
                part.text.read(rest, rows);
                part.words = None;
            }
        }
    }
}

/// A sentence of the order, and the rows it quotes.
type Sentence = (String, Option<Table>);

/// The sentences of the order with the tables they quote, and the new wordings in its annexes.
fn read(order: &Document, where_: &[String]) -> (Vec<Sentence>, Vec<Vec<Part>>) {
    let mut found: Vec<Sentence> = Vec::new();
    let (text, annexes) = order.sections.split_first().unwrap();
    let blocks = text.blocks.iter();
    let blocks = blocks.skip_while(
        |block| !matches!(block, Block::Paragraph(one) if flat(&plain(&one.inlines)).starts_with("Внести в ")),
    );
    for block in blocks.skip(1) {
        match block {
            Block::Table(table) => found.last_mut().unwrap().1 = Some((**table).clone()),
            Block::Paragraph(one) if one.number.as_deref().is_some_and(|number| number.ends_with('.')) => {
                break;
            }
            Block::Paragraph(one) if matches!(one.role, Role::Body | Role::Clause) => {
                let text = flat(&plain(&one.inlines));
                if text.ends_with("приказом:") || text.ends_with("приказу:") {
                    continue;
                }
                let text = where_.iter().fold(text, |text, name| text.replace(name.as_str(), ""));
                let text = flat(text.trim().trim_start_matches(','));
                if !["«", "»", "»;", "»."].contains(&text.as_str()) {
                    found.push((text, None));
                }
            }
            Block::Signature(_) => break,
            _ => {}
        }
    }
    (found, annexes.iter().map(|section| parts(&section.blocks)).collect())
}

fn amended(book: &Rulebook, old: &[Entry], new: &[Entry], manner: Manner) -> (Vec<Vec<Part>>, usize) {
    let name = &book.procedure.register.name;
    let where_ = [
        format!("{}, утвержденного указанным приказом,", name.genitive),
        format!("{}, утвержденный указанным приказом,", name.accusative),
        format!("{}, утвержденного указанным приказом", name.genitive),
        "к указанному приказу".to_owned(),
    ];
    let order = order(book, old, new, manner);
    let (said, annexes) = read(&order, &where_);
    let mut paper = Paper(printed(book, old).into_iter().map(live).collect());
    let mut by_rows = 0;
    for (sentence, table) in said {
        match sentence.split_once("изложить в новой редакции согласно приложению")
        {
            Some((what, no)) => {
                let annex = named(what).0.first().map_or(0, |(_, no)| no.parse::<usize>().unwrap() - 1);
                let no = no.trim().split(' ').next().and_then(|no| no.parse::<usize>().ok()).unwrap_or(1);
                paper.0[annex] = live(annexes[no - 1].clone());
            }
            None => {
                by_rows += 1;
                paper.read(&sentence, table.as_ref());
            }
        }
    }
    (paper.0.into_iter().map(finished).collect(), by_rows)
}

/// Holds the order from `old` to `new` to the law of the clerk, in the shape `shape`.
fn hold_to_the_law(
    shape: &str,
    old: &[Entry],
    new: &[Entry],
    restate_above: u8,
) -> Result<(), TestCaseError> {
    let book = shaped(shape);
    let form = &book.procedure.form;
    let in_place = |rows: &[Entry]| -> Vec<Entry> {
        rows.iter().cloned().map(|row| placed(form, sverdlovsk(row))).collect()
    };
    let (old, new) = (in_place(old), in_place(new));
    let expected = printed(&book, &new);
    if printed(&book, &old) == expected {
        return Ok(());
    }
    let (made, _) = amended(&book, &old, &new, Manner { restate_above, ..Manner::default() });
    prop_assert_eq!(made, expected, "{}", shape);
    Ok(())
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Stays,
    Goes,
    Comes,
    Changes,
}

/// Few rows in few parts, and what becomes of each: parts become empty, whole parts come and go, rows stand beside
/// parts.
fn sparse_editions() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    let fate = prop_oneof![
        3 => Just(Fate::Goes), 1 => Just(Fate::Stays), 1 => Just(Fate::Comes), 1 => Just(Fate::Changes),
    ];
    prop::collection::vec(("н{0,2}", "а{2,3}", fate), 1..5).prop_map(|lives| {
        let of = |id: u32, direction: &str, kind: &str, word: &str| {
            row(id, &id.to_string(), &format!("{direction}|{word}||||{kind}"))
        };
        let lives = || lives.iter().zip(1..);
        let old = lives().filter(|((.., fate), _)| !matches!(fate, Fate::Comes));
        let new = lives().filter(|((.., fate), _)| !matches!(fate, Fate::Goes));
        let word = |fate: &Fate| if matches!(fate, Fate::Changes) { "иное" } else { "слово" };
        (
            old.map(|((direction, kind, _), id)| of(id, direction, kind, "слово")).collect(),
            new.map(|((direction, kind, fate), id)| of(id, direction, kind, word(fate))).collect(),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(250)))]

    #[test]
    fn laws_the_paper_alone_makes_the_new_edition_in_every_shape(
        old in some_edition(), steps in some_steps(), shape in prop::sample::select(&SHAPES[..]),
        restate_above in prop::sample::select(vec![50u8, 100]),
    ) {
        hold_to_the_law(shape, &old, &stepped(&old, &steps), restate_above)?;
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(500)))]

    #[test]
    fn laws_parts_of_few_rows_come_go_and_are_restated_whole(
        (old, new) in sparse_editions(), shape in prop::sample::select(&SHAPES[..]),
    ) {
        hold_to_the_law(shape, &old, &new, 100)?;
    }
}

/// A part is restated with every part within it, which then has nothing more said of it.
#[test]
fn a_part_restated_is_restated_with_the_parts_within_it() {
    let old = [row(1, "1", "по|||||по прием прием по по"), row(2, "2", "|||||")];
    for shape in SHAPES {
        hold_to_the_law(shape, &old, &[], 100).unwrap();
    }
}

/// Six rows: three directions, digital and offline points by turns.
fn edition(form: &Form) -> Vec<Entry> {
    let points = ["электронная почта", "личный прием", "официальный сайт", "письмо", "телефон", "приемная"];
    let row = |(point, n): (&str, u32)| {
        let direction = "н".repeat(usize::try_from(n.div_ceil(2)).unwrap());
        let kind = if n % 2 == 0 { "ооо" } else { "ц" };
        let texts = format!("{direction}|прием граждан|процесс {n}|{point}|получение консультации|{kind}");
        placed(form, sverdlovsk(row(n, &n.to_string(), &texts)))
    };
    points.into_iter().zip(1..).map(row).collect()
}

/// In each shape: words change, a row goes, one comes, another part comes where it can.
#[test]
fn orders_of_every_shape_read_well() {
    for shape in SHAPES {
        let book = shaped(shape);
        let form = &book.procedure.form;
        let old = edition(form);
        let mut new = old.clone();
        new[0].cells.insert(key("process"), Cell::Text("процесс новый 1".to_owned()));
        new.remove(3);
        let fresh = |n: u32, number: &str, direction: &str, kind: &str| {
            let texts =
                format!("{direction}|прием граждан|процесс {n}|чат-бот|получение консультации|{kind}");
            placed(form, sverdlovsk(row(n, number, &texts)))
        };
        new.insert(1, fresh(7, "1.1", "н", "ц"));
        new.push(fresh(8, "7", "нн", "ооо"));
        let (made, by_rows) = amended(&book, &old, &new, Manner { restate_above: 100, ..Manner::default() });
        assert_eq!(made, printed(&book, &new), "{shape}");
        assert_eq!(by_rows > 0, shape != "through", "{shape}");
        let order = order(&book, &old, &new, Manner { restate_above: 100, ..Manner::default() });
        let text = prikaz::render::write(prikaz::render::Format::Text, &crate::samples::profile(), &order);
        crate::samples::golden(
            &format!("amending/shape-{shape}.txt"),
            &String::from_utf8(text.unwrap()).unwrap(),
        );
    }
}

/// One change of each kind, where the order has nothing else to say.
#[test]
fn a_single_change_names_the_whole_place() {
    let said = |shape: &str, change: &dyn Fn(&Form, &mut Vec<Entry>)| {
        let book = shaped(shape);
        let old = edition(&book.procedure.form);
        let mut new = old.clone();
        change(&book.procedure.form, &mut new);
        let manner = Manner { restate_above: 100, ..Manner::default() };
        assert_eq!(amended(&book, &old, &new, manner).0, printed(&book, &new), "{shape}");
        let order = order(&book, &old, &new, manner);
        let text = prikaz::render::write(prikaz::render::Format::Text, &crate::samples::profile(), &order);
        let text = String::from_utf8(text.unwrap()).unwrap().replace('\u{a0}', " ");
        text.lines().skip_while(|line| !line.contains("следующее изменение:")).nth(2).unwrap().to_owned()
    };
    let word = |_: &Form, rows: &mut Vec<Entry>| {
        rows[4].cells.insert(key("point"), Cell::Text("многоканальный телефон".to_owned()));
    };
    let gone = |_: &Form, rows: &mut Vec<Entry>| {
        rows.retain(|row| row.cells[&key("kind")].to_string() != "офлайн");
    };
    let listed = [
        said("sections", &word),
        said("nested", &word),
        said("restarting", &word),
        said("tables", &word),
        said("annexes", &word),
        said("restarting", &gone),
    ];
    crate::samples::golden("amending/single-places.txt", &(listed.join("\n") + "\n"));
}

fn wording<'a>(no: u32, number: &str, entries: &'a [Entry]) -> paper::Wording<'a> {
    let act = ActReference { number: number.to_owned(), title: None, ..act() };
    paper::Wording {
        name: format!("редакция №\u{a0}{no}"),
        entries,
        act: Some(act),
        ground: Some(("изменения".to_owned(), "п. 15".to_owned())),
        basis: String::new(),
    }
}

/// The comparison, the redline and the consolidated wording keep the sections, tables and annexes of the usual shape.
#[test]
fn editions_side_by_side_keep_their_shape() {
    for shape in ["sections", "tables", "annexes"] {
        let book = shaped(shape);
        let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
        let form = &book.procedure.form;
        let old = edition(form);
        let mut new = old.clone();
        new[0].cells.insert(key("process"), Cell::Text("процесс новый 1".to_owned()));
        new.truncate(4);
        let fresh = row(7, "2.1", "н|прием граждан|процесс 7|чат-бот|получение консультации|ц");
        new.insert(2, placed(form, sverdlovsk(fresh)));
        let wordings = [wording(1, "61", &old), wording(2, "12", &new)];
        let restated = [prikaz::workflow::amendment_between(&book.procedure, &old, &new).restated()];
        let on = date!(2025 - 02 - 03);
        let standing = crate::amending::standing();
        let papers = [
            ("comparison", paper::comparison(subject, &wordings, on)),
            ("redline", paper::redline(subject, &wordings, on)),
            (
                "consolidated",
                paper::consolidated(subject, &WORDS, &wordings, &restated, standing, on).unwrap(),
            ),
        ];
        let mut said = String::new();
        for (name, matter) in papers {
            let document = set(&book, matter);
            let write =
                |format| prikaz::render::write(format, &crate::samples::profile(), &document).unwrap();
            said +=
                &format!("=== {name}\n{}", String::from_utf8(write(prikaz::render::Format::Text)).unwrap());
            let docx = write(prikaz::render::Format::Docx);
            crate::samples::keep(&format!("amending-{shape}-{name}.docx"), &docx);
        }
        crate::samples::golden(&format!("amending/editions-{shape}.txt"), &said);
    }
}
