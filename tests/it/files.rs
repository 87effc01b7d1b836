//! Nothing of a file is passed over in silence: each cell of each table is a value of a row, or is told; and whatever is
//! read can be marked.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use proptest::prelude::*;
use rust_xlsxwriter::{Format, FormatScript, Workbook};
use zip::write::SimpleFileOptions;

use prikaz::form::{
    Aside, Checked, FaultKind, Form, Hidden, Markup, Merged, Place, RawCell, RawRow, RawTable, Source, Told,
    check_tables, choose_table, match_head,
};
use prikaz::import::{self, Limits, Mark};

use crate::cli::Desk;
use crate::import_tables::{docx, ods};
use prikaz_rules::forms::points;

fn read(name: &str, bytes: &[u8]) -> Vec<RawTable> {
    import::read(name, bytes, &Limits::default()).expect("tables")
}

// ---- The account of cells ----

/// A row of a generated table.
#[derive(Debug, Clone)]
enum Line {
    Head,
    Numbers,
    /// Column numbers that are none: they begin at the second column.
    Sound,
    /// Words in some of the columns, one of them without a title.
    Words(Vec<(u16, u8)>),
    Blank,
}

const TITLES: [&str; 7] = [
    "Номер строки",
    "Направление деятельности",
    "Наименование функции, сервиса",
    "Наименование конкретного процесса",
    "Точка взаимодействия",
    "Удовлетворяемые потребности клиента",
    "Вид точки взаимодействия (цифровая/офлайн)",
];
const SOUND: [&str; 7] =
    ["1", "иные функции, сервисы", "Учет", "Сверка", "Сайт", "получение консультации", "цифровая точка"];
/// What people write where nothing belongs, each made its own by a number.
const WORDS: [&str; 6] = ["слово", "%", "итого", "иные функции, сервисы", "2024.", "«"];

fn line() -> impl Strategy<Value = Line> {
    prop_oneof![
        2 => Just(Line::Head),
        1 => Just(Line::Numbers),
        4 => Just(Line::Sound),
        5 => prop::collection::vec((0..9_u16, 0..6_u8), 1..4).prop_map(Line::Words),
        1 => Just(Line::Blank),
    ]
}

fn table(source: Source, lines: &[Line], merged: &[(u32, u32, u16)]) -> RawTable {
    let mut rows = Vec::new();
    for (number, line) in (1_u32..).zip(lines) {
        let whole = |texts: &[&str; 7]| -> Vec<(u16, String)> {
            (0..).zip(texts).map(|(column, text)| (column, (*text).to_owned())).collect()
        };
        let mut cells: Vec<(u16, String)> = match line {
            Line::Head => whole(&TITLES),
            Line::Numbers => (0..7).map(|column| (column, (column + 1).to_string())).collect(),
            Line::Sound => whole(&SOUND),
            Line::Words(words) => words
                .iter()
                .map(|(column, word)| (*column, format!("{}{number}", WORDS[usize::from(*word)])))
                .collect(),
            Line::Blank => Vec::new(),
        };
        cells.sort();
        cells.dedup_by_key(|(column, _)| *column);
        if !cells.is_empty() {
            let cells = cells.into_iter().map(|(column, text)| RawCell::new(column, text)).collect();
            rows.push(RawRow { row: number, cells });
        }
    }
    let area = |(first, last, column): &(u32, u32, u16)| Merged {
        rows: (*first, *last),
        columns: (*column, *column),
    };
    // What stands under a merged cell is taken out by the readers.
    let merged: Vec<Merged> = merged.iter().filter(|(first, last, _)| first < last).map(area).collect();
    for area in &merged {
        for row in rows.iter_mut().filter(|row| (area.rows.0 + 1..=area.rows.1).contains(&row.row)) {
            row.cells.retain(|cell| cell.column != area.columns.0);
        }
    }
    rows.retain(|row| !row.cells.is_empty());
    RawTable { source, rows, merged, ..RawTable::default() }
}

/// Why nobody answers for a cell; none where somebody does.
fn unanswered(form: &Form, tables: &[RawTable], checked: &Checked, at: &Place, text: &str) -> Option<String> {
    let column = at.column.expect("a cell");
    let here = |place: &Place| place.source == at.source && place.row == at.row;
    let row = checked.rows.iter().find(|row| here(&row.place));
    let taken_for = checked.columns.iter().find(|one| one.column == column && one.key.is_some());
    let told = checked.faults.iter().any(|fault| {
        let same_table = fault.place.source == at.source;
        let same_column = fault.place.column == Some(column);
        match &fault.kind {
            FaultKind::HeadMissing { .. } | FaultKind::NothingSaid { .. } => same_table,
            FaultKind::Aside { what: Aside::OtherTable, .. } | FaultKind::TableSkipped { .. } => same_table,
            FaultKind::Aside { what: Aside::AboveHead, .. } => {
                same_table && at.row >= fault.place.row && row.is_none()
            }
            // A column that is none is told once.
            FaultKind::ColumnUnknown { .. }
            | FaultKind::ColumnUntitled { .. }
            | FaultKind::ColumnTwice { .. } => same_column,
            _ => here(&fault.place) && (row.is_none() || same_column),
        }
    });
    let chosen = choose_table(form, tables).expect("tables");
    let is_title = TITLES.contains(&text) || text.parse() == Ok(column + 1);
    let in_head = (row.is_none() && is_title)
        || match_head(form, chosen).0.is_some_and(|head| head.row == at.row && chosen.source == at.source);
    match (row, taken_for) {
        _ if told || in_head => None,
        (Some(_), Some(taken)) if taken.key.as_ref().is_some_and(|key| key.as_str() == "number") => None,
        (Some(row), Some(taken)) => {
            let cell = taken.key.as_ref().and_then(|key| row.cells.get(key)).map(ToString::to_string);
            let kept = cell
                .is_some_and(|cell| cell.to_lowercase().contains(&text.trim_end_matches('.').to_lowercase()));
            (!kept).then(|| format!("{at:?} «{text}» is not what the row has"))
        }
        // A heading is the value of the rows below it.
        (None, _)
            if checked.rows.iter().any(|row| row.cells.values().any(|cell| cell.to_string() == text)) =>
        {
            None
        }
        // Numbers of rows that nobody filled in.
        (None, Some(taken)) if taken.key.as_ref().is_some_and(|key| key.as_str() == "number") => {
            let alone = tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
            let mut alone = alone.filter(|(table, row)| table.source == at.source && row.row == at.row);
            alone.all(|(_, row)| row.cells.len() > 1).then(|| format!("{at:?} «{text}» is lost"))
        }
        _ => Some(format!("{at:?} «{text}» is lost")),
    }
}

fn all_answered(tables: &[RawTable]) -> Result<(), TestCaseError> {
    let form = points();
    let Some(checked) = check_tables(&form, tables, &[]) else { return Ok(()) };
    for table in tables {
        for row in &table.rows {
            for cell in &row.cells {
                let at = Place { source: table.source.clone(), row: row.row, column: Some(cell.column) };
                let lost = unanswered(&form, tables, &checked, &at, &cell.text);
                prop_assert!(lost.is_none(), "{}\n{checked:#?}", lost.unwrap_or_default());
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(256)))]

    /// Rows, heads said again, notes, feet, columns without a title, merged cells, several tables.
    #[test]
    fn each_cell_of_each_table_is_a_value_or_is_told(
        above in prop::collection::vec(line(), 0..3),
        below in prop::collection::vec(line(), 1..8),
        others in prop::collection::vec(prop::collection::vec(line(), 1..5), 0..3),
        merged in prop::collection::vec((1..9_u32, 1..9_u32, 0..7_u16), 0..2),
    ) {
        let above = above.into_iter().filter(|line| !matches!(line, Line::Sound | Line::Head));
        let whole: Vec<Line> = above.chain([Line::Head]).chain(below).collect();
        let heads = u32::try_from(whole.iter().position(|line| matches!(line, Line::Head)).unwrap_or(0)).unwrap_or(0);
        let merged: Vec<(u32, u32, u16)> =
            merged.into_iter().map(|(first, last, column)| (first + heads + 1, last + heads + 1, column)).collect();
        let mut tables = vec![table(Source::Table(1), &whole, &merged)];
        tables.extend((2..).zip(&others).map(|(number, lines)| table(Source::Table(number), lines, &[])));
        all_answered(&tables)?;
    }

    /// However Word wraps the words of a cell, they are among its cells or told.
    #[test]
    fn words_of_a_text_are_read_or_told(wraps in prop::collection::vec((0..13_u8, any::<bool>()), 1..12)) {
        let mut body = String::new();
        let mut wanted = BTreeSet::new();
        for (number, (wrap, goes_on)) in wraps.iter().enumerate() {
            let word = format!("слово{number}.");
            let merge = if *goes_on { "<w:tcPr><w:vMerge/></w:tcPr>" } else { "" };
            body.push_str(&format!("<w:tr><w:tc>{merge}<w:p>{}</w:p></w:tc></w:tr>", wrapped(*wrap, &word)));
            wanted.insert(word);
        }
        let tables = read("a.docx", &docx(&format!("<w:tbl>{body}</w:tbl>")));
        for word in wanted {
            let read = |table: &RawTable| {
                table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.text.contains(&word)))
                    || table.told.iter().any(|told| told.text.contains(&word))
            };
            prop_assert!(tables.iter().any(read), "{word} {tables:#?}");
        }
    }
}

/// A run with `word`, in one of the ways in which Word holds text.
fn wrapped(way: u8, word: &str) -> String {
    let run = |properties: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{word}</w:t></w:r>");
    let plain = run("");
    match way {
        0 => run("<w:vanish/>"),
        1 => run("<w:vertAlign w:val=\"superscript\"/><w:b/>"),
        2 => format!("<w:hyperlink>{plain}</w:hyperlink>"),
        3 => format!("<w:ins>{plain}</w:ins>"),
        4 => format!("<w:sdt><w:sdtContent>{plain}</w:sdtContent></w:sdt>"),
        5 => format!("<w:fldSimple w:instr=\"X\">{plain}</w:fldSimple>"),
        6 => format!("<w:smartTag>{plain}</w:smartTag>"),
        7 => format!("<w:r><w:pict><w:txbxContent><w:p>{plain}</w:p></w:txbxContent></w:pict></w:r>"),
        8 => format!("</w:p><w:tbl><w:tr><w:tc><w:p>{plain}</w:p></w:tc></w:tr></w:tbl><w:p>"),
        9 => format!("<w:moveTo>{plain}</w:moveTo>"),
        10 => format!("<m:oMath><m:sSup><m:e><m:r><m:t>{word}</m:t></m:r></m:e></m:sSup></m:oMath>"),
        11 => format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:listEntry w:val=\"{word}\"/></w:ddList>\
             </w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        ),
        _ => plain,
    }
}

#[test]
fn what_stands_beside_the_cells_is_told() {
    let spreadsheet = ods(concat!(
        "<table:table table:name=\"Л\"><table:table-row><table:table-cell><office:annotation><text:p>спросить</text:p>",
        "</office:annotation><text:p>а</text:p></table:table-cell><table:covered-table-cell><text:p>под</text:p>",
        "</table:covered-table-cell></table:table-row></table:table>"
    ));
    let told = read("a.ods", &spreadsheet).remove(0).told;
    let one = |column, what, text: &str| Told { row: 1, column: Some(column), what, text: text.to_owned() };
    assert_eq!(told, [one(0, Aside::Comment, "спросить"), one(1, Aside::Covered, "под")]);

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Точка").unwrap();
    sheet.write(1, 0, rust_xlsxwriter::Formula::new("A1")).unwrap();
    sheet.insert_note(0, 0, &rust_xlsxwriter::Note::new("что это?").set_author("а")).unwrap();
    let bytes = changed(&book.save_to_buffer().unwrap(), "xl/worksheets/sheet1.xml", |sheet| {
        sheet.replace("<v>0</v>", "")
    });
    let told = read("a.xlsx", &bytes).remove(0).told;
    let whats: Vec<Aside> = told.iter().map(|told| told.what).collect();
    assert_eq!(whats, [Aside::NoValue, Aside::Comment], "{told:?}");
    assert!(told[1].text.contains("что это?"));
}

#[test]
fn that_the_sheet_with_the_rows_is_hidden_is_told() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Видно").unwrap();
    book.worksheet_from_name("Видно").unwrap().write(0, 0, "прочее").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Сведения").unwrap().set_hidden(true);
    for (column, (title, text)) in (0..).zip(TITLES.iter().zip(SOUND)) {
        sheet.write(0, column, *title).unwrap();
        sheet.write(1, column, text).unwrap();
    }
    let hidden = ods(concat!(
        "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties ",
        "table:display=\"false\"/></style:style></office:automatic-styles><table:table table:name=\"Сведения\" ",
        "table:style-name=\"ta2\"><table:table-row><table:table-cell><text:p>а</text:p></table:table-cell>",
        "</table:table-row></table:table>"
    ));
    let workbook = read("a.xlsx", &book.save_to_buffer().unwrap());
    assert!(workbook[0].told.is_empty(), "{:?}", workbook[0].told);
    for table in [&workbook[1], &read("a.ods", &hidden)[0]] {
        let told: Vec<(Aside, &str)> =
            table.told.iter().map(|told| (told.what, told.text.as_str())).collect();
        assert_eq!(told, [(Aside::HiddenSheet, "Сведения")]);
    }
    let checked = check_tables(&points(), &workbook, &[]).unwrap();
    let is_told = |fault: &prikaz::form::Fault| matches!(&fault.kind, FaultKind::Aside { what: Aside::HiddenSheet, value, .. } if value == "Сведения");
    assert!(checked.faults.iter().any(is_told), "{:?}", checked.faults);
}

/// Of two rows with one key the first may stand in another table of the file: its number alone would be that of two rows.
#[test]
fn a_row_that_another_table_has_already_is_told_with_its_table() {
    let mut form = points();
    form.rules.clear();
    let first = table(Source::Table(1), &[Line::Head, Line::Sound], &[]);
    let second = table(Source::Table(2), &[Line::Sound], &[]);
    let checked = check_tables(&form, &[first, second], &[]).unwrap();
    let twice: Vec<_> = checked
        .faults
        .iter()
        .filter_map(|fault| match &fault.kind {
            FaultKind::KeyTwice { first, first_table, .. } => {
                Some((fault.place.source.clone(), *first, *first_table))
            }
            _ => None,
        })
        .collect();
    assert_eq!(twice, [(Source::Table(2), 2, Some(1))], "{:?}", checked.faults);
}

fn changed(package: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut source = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..source.len() {
        let mut part = source.by_index(place).unwrap();
        let (path, mut bytes) = (part.name().to_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        if path == name {
            bytes = change(&String::from_utf8(bytes).unwrap()).into_bytes();
        }
        made.start_file(path, SimpleFileOptions::default()).unwrap();
        made.write_all(&bytes).unwrap();
    }
    made.finish().unwrap().into_inner()
}

// ---- What stands out, and signs alone ----

#[test]
fn powers_and_indices_of_every_format_are_kept() {
    let up = Format::new().set_font_script(FormatScript::Superscript);
    let down = Format::new().set_font_script(FormatScript::Subscript);
    let plain = Format::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_rich_string(0, 0, &[(&plain, "10"), (&up, "5"), (&plain, " м"), (&up, "3")]).unwrap();
    sheet.write_rich_string(0, 1, &[(&plain, "H"), (&down, "2"), (&plain, "O")]).unwrap();
    let run = |how: &str, text: &str| {
        format!(
            "<w:r><w:rPr><w:vertAlign w:val=\"{how}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
        )
    };
    let (base, top, low) = ("baseline", "superscript", "subscript");
    let text = docx(&format!(
        "<w:tbl><w:tr><w:tc><w:p>{}{}{}{}</w:p></w:tc><w:tc><w:p>{}{}{}</w:p></w:tc></w:tr></w:tbl>",
        run(base, "10"),
        run(top, "5"),
        run(base, " м"),
        run(top, "3"),
        run(base, "H"),
        run(low, "2"),
        run(base, "O")
    ));
    let span = |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
    let styles = "<office:automatic-styles><style:style style:name=\"T1\"><style:text-properties \
                  style:text-position=\"super 58%\"/></style:style><style:style style:name=\"T2\">\
                  <style:text-properties style:text-position=\"sub 58%\"/></style:style></office:automatic-styles>";
    let spreadsheet = ods(&format!(
        "{styles}<table:table table:name=\"Л\"><table:table-row><table:table-cell><text:p>10{} м{}</text:p>\
         </table:table-cell><table:table-cell><text:p>H{}O</text:p></table:table-cell></table:table-row></table:table>",
        span("T1", "5"),
        span("T1", "3"),
        span("T2", "2")
    ));
    for (name, bytes) in
        [("a.xlsx", book.save_to_buffer().unwrap()), ("a.docx", text), ("a.ods", spreadsheet)]
    {
        let row = read(name, &bytes).remove(0).rows.remove(0);
        let cells: Vec<(&str, Option<&str>)> =
            row.cells.iter().map(|cell| (cell.text.as_str(), cell.styled.as_deref())).collect();
        assert_eq!(cells, [("10⁵ м³", Some("10^5^ м^3^")), ("H₂O", Some("H~2~O"))], "{name}");
    }
}

/// A cell that stands above or below the line as a whole is not what it would be on it.
#[test]
fn a_cell_that_is_raised_as_a_whole_keeps_its_meaning() {
    let run = |how: &str, text: &str| {
        let cell = format!("<w:r><w:rPr>{how}</w:rPr><w:t>{text}</w:t></w:r>");
        format!("<w:tc><w:p>{cell}</w:p></w:tc>")
    };
    let raised = "<w:vertAlign w:val=\"superscript\"/>";
    let lowered = "<w:vertAlign w:val=\"subscript\"/>";
    let cells =
        [run(raised, "2"), run(lowered, "4"), run("<w:b/>", "важно"), run(raised, "сноска 1")].concat();
    let file = docx(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"));
    let row = read("a.docx", &file).remove(0).rows.remove(0);
    let cells: Vec<(&str, Option<&str>)> =
        row.cells.iter().map(|cell| (cell.text.as_str(), cell.styled.as_deref())).collect();
    assert_eq!(cells, [("²", Some("^2^")), ("₄", Some("~4~")), ("важно", None), ("сноска 1", None)]);
}

#[test]
fn a_sign_alone_is_a_value_and_a_filler_is_none() {
    let mut form = points();
    let point = form.columns.iter_mut().find(|column| column.key.as_str() == "point").unwrap();
    point.markup = Markup::Plain;
    let row = |text: &str| {
        let cells = SOUND
            .iter()
            .zip(0..)
            .map(|(sound, column)| RawCell::new(column, if column == 4 { text } else { sound }));
        RawRow { row: 2, cells: cells.collect() }
    };
    let head = RawRow {
        row: 1,
        cells: TITLES.iter().zip(0..).map(|(title, column)| RawCell::new(column, *title)).collect(),
    };
    for (text, is_value) in [
        ("%", true),
        ("°", true),
        ("'", true),
        ("‰", true),
        ("°C", true),
        ("$", true),
        ("—", false),
        ("...", false),
        ("***", false),
        ("?", false),
        ("«»", false),
    ] {
        let table = RawTable { rows: vec![head.clone(), row(text)], ..RawTable::default() };
        let checked = check_tables(&form, &[table], &[]).unwrap();
        assert_eq!(checked.is_acceptable(), is_value, "«{text}» {:?}", checked.faults);
    }
}

// ---- Marked copies ----

/// Every file of the corpus that can be read is marked in its first cells; the copy opens and says what the file says.
#[test]
fn whatever_is_read_can_be_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut marked = 0;
    for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let is_text = [".csv", ".txt"].iter().any(|kind| name.ends_with(kind));
        let Ok(tables) = import::read(&name, &bytes, &Limits::default()) else { continue };
        if is_text || name.ends_with(".expected") || name.ends_with(".py") {
            continue;
        }
        let row = |table: &RawTable| table.rows.get(1).or(table.rows.first()).cloned();
        let marks: Vec<Mark> = tables
            .iter()
            .filter_map(|table| Some((table, row(table)?)))
            .flat_map(|(table, row)| {
                row.cells
                    .iter()
                    .map(|cell| cell.column)
                    .map(|column| Mark {
                        place: Place { source: table.source.clone(), row: row.row, column: Some(column) },
                        text: "проверьте <это> & то".to_owned(),
                        grave: true,
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        let copy = import::marked(&bytes, &marks, &Limits::default())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        // Hidden rows are shown, and comments that were there go on.
        let bare = |tables: Vec<RawTable>| -> Vec<RawTable> {
            tables
                .into_iter()
                .map(|table| RawTable { hidden: Hidden::default(), told: Vec::new(), ..table })
                .collect()
        };
        assert_eq!(bare(read(&name, &copy.bytes)), bare(tables), "{name}");
        is_sound(&name, &copy.bytes);
        marked += 1;
    }
    assert!(marked > 60, "{marked}");
}

/// Every part that an office program reads is XML without two attributes of one name.
fn is_sound(file: &str, package: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().to_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        assert!(!name.contains('\\'), "{file}: {name}");
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        assert!(text.matches('\u{feff}').count() <= 1, "{file}: {name}: two marks of byte order");
        let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
        loop {
            use quick_xml::events::Event;
            match reader.read_event().unwrap_or_else(|error| panic!("{file}: {name}: {error}")) {
                Event::Start(tag) | Event::Empty(tag) => {
                    tag.attributes()
                        .for_each(|one| drop(one.unwrap_or_else(|error| panic!("{file}: {name}: {error}"))));
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
}

/// One file that cannot be marked is told of, and the others of the folder are taken.
#[test]
fn a_file_that_cannot_be_marked_keeps_no_other_from_being_taken() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let folder = desk.path("in");
    std::fs::create_dir_all(&folder).unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let faulty = std::fs::read(corpus.join("not-in-vocabulary.xlsx")).unwrap();
    // Its types name no end: the rows are read, and nothing can be added.
    let broken = changed(&faulty, "[Content_Types].xml", |text| text.replace("</Types>", ""));
    std::fs::write(folder.join("accounting.xlsx"), broken).unwrap();
    std::fs::write(folder.join("hr.xlsx"), &faulty).unwrap();
    std::fs::write(folder.join("support.xlsx"), std::fs::read(corpus.join("plain.xlsx")).unwrap()).unwrap();
    let run = desk.run("--json submission import clients in --marked out --on 2024-04-15 --as proektov");
    let told: serde_json::Value = serde_json::from_str(&run.out).expect("one value");
    let of = |name: &str| {
        told.as_array()
            .unwrap()
            .iter()
            .find(|one| one["file"].as_str().unwrap().ends_with(name))
            .unwrap()
            .clone()
    };
    assert!(
        of("accounting.xlsx")["unmarked"].is_string() && of("accounting.xlsx")["copy"].is_null(),
        "{told:#}"
    );
    assert!(!of("accounting.xlsx")["faults"].as_array().unwrap().is_empty(), "{told:#}");
    assert!(of("hr.xlsx")["copy"].is_string() && of("hr.xlsx")["unmarked"].is_null(), "{told:#}");
    assert_eq!(of("support.xlsx")["taken"], true, "{told:#}");
}
