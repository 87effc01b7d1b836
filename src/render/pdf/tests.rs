//! What is printed is read back from the laid out pages; what is written, from the bytes.

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use typst::layout::{Frame, FrameItem};

use super::page::Way;
use super::sheet;
use super::writer::{lay_out, set, write};
use crate::{Profile, RenderError};
use prikaz_document::*;

fn profile() -> Profile {
    let path = "data/profiles/gost-2025.toml";
    let text =
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path))
            .unwrap();
    Profile::parse(path, &text).unwrap()
}

fn section(blocks: Vec<Block>) -> Section {
    Section { orientation: Orientation::Portrait, page_numbering: PageNumbering::Continue, blocks }
}

fn document(sections: Vec<Section>) -> Document {
    let properties = Properties {
        title: "Приказ № 54".to_owned(),
        author: "Министерство".to_owned(),
        subject: "Об утверждении перечня".to_owned(),
        created: time::Date::from_calendar_date(2024, time::Month::April, 11).unwrap(),
        language: "ru-RU".to_owned(),
    };
    Document {
        properties,
        mark: Some("ОБРАЗЕЦ".to_owned()),
        revision: None,
        protected: false,
        lists: None,
        sections,
    }
}

fn words(text: &str) -> Vec<Inline> {
    Inline::lines(text)
}

fn body(inlines: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph::new(Role::Body, inlines))
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        columns: vec![Column::new(1.0), Column::new(3.0)],
        head: vec![Row::new(["Номер", "Точка"].map(Cell::text))],
        column_numbers: true,
        rows,
        ..Table::default()
    }
}

/// The text of each page, piece by piece as it is set.
fn pages(document: &Document) -> Vec<String> {
    let laid = lay_out(&profile(), document).unwrap();
    let text = |page: &typst_layout::Page| {
        let mut text = String::new();
        read(&page.frame, &mut text);
        text
    };
    laid.pages().iter().map(text).collect()
}

fn read(frame: &Frame, into: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => read(&group.frame, into),
            FrameItem::Text(text) => {
                into.push_str(&text.text);
                into.push('|');
            }
            _ => {}
        }
    }
}

fn picture(place: PicturePlace) -> Block {
    let png = include_bytes!("../../../tests/data/pictures/emblem.png").as_slice().into();
    let description = "Эмблема".to_owned();
    Block::Picture(Box::new(Picture { png, description, width: 18.0, height: 21.0, place }))
}

/// Everything that may stand on a page.
fn everything() -> Document {
    let field = |title: &str, kind, value: &str| {
        let (tag, title, value) = ("tag".to_owned(), title.to_owned(), value.to_owned());
        Inline::Field(Box::new(Field { tag, title, kind, value }))
    };
    let choice = |word: &str| Choice { value: word.to_owned(), label: word.to_owned() };
    let signature = Signature {
        post: words("Заместитель\nМинистра"),
        name: "Е.А.\u{a0}Хлыбова".to_owned(),
        mark: vec![words("Подписано электронной подписью"), words("Сертификат 0012")],
    };
    let rich = vec![
        Inline::Text("текст".to_owned()),
        Inline::Strong(words("жирно")),
        Inline::Emphasis(words("косо")),
        Inline::Raised(words("7")),
        Inline::Lowered(words("2")),
        Inline::Inserted(words("добавлено")),
        Inline::Deleted(words("убрано")),
        Inline::Link(Link { address: "https://example.org/".to_owned(), text: words("ссылка") }),
        field("Замечания", FieldKind::Text, ""),
        field("Дата", FieldKind::Date, "05.06.2024"),
        field("Решение", FieldKind::Choice(vec![choice("согласовано"), choice("возвращено")]), ""),
    ];
    let total = Row { kind: RowKind::Total, ..Row::new([Cell::text("Всего").spanning(2, 1)]) };
    let gone = Row {
        revision: Some(RowRevision::Deleted),
        ..Row::new(["9", "старая строка"].map(Cell::text))
    };
    let rows = vec![
        Row::section(1, "Раздел первый"),
        Row::new([Cell::text("1").spanning(1, 2), Cell::text("сайт")]),
        Row::new([Cell::text("почта")]),
        gone,
        Row::new([Cell::text(""), Cell::text("")]),
        total,
    ];
    let notes = vec![words("<*> Сноска.")];
    let requisites = Requisites {
        date: "11.04.2024".to_owned(),
        number: "№ 54".to_owned(),
        place: "г. Екатеринбург".to_owned(),
    };
    let stamp = Stamp { lines: vec![Paragraph::of_text(Role::StampHead, "УТВЕРЖДЕН")] };
    let clause =
        Paragraph { number: Some("1.".to_owned()), ..Paragraph::of_text(Role::Clause, "Пункт.") };
    let annex = Section {
        orientation: Orientation::Landscape,
        page_numbering: PageNumbering::Restart,
        blocks: vec![Block::Stamp(stamp), Block::Table(Box::new(Table { notes, ..table(rows) }))],
    };
    let order = section(vec![
        picture(PicturePlace::Top),
        Block::Requisites(requisites),
        Block::Paragraph(Paragraph::of_text(Role::Preamble, "Во исполнение")),
        Block::Paragraph(Paragraph::of_text(Role::Verb, "ПРИКАЗЫВАЮ:")),
        Block::Paragraph(clause),
        body(rich),
        Block::Signature(signature.clone()),
        Block::PageBreak,
        picture(PicturePlace::Line),
        picture(PicturePlace::Corner),
        Block::Signature(Signature { mark: Vec::new(), ..signature }),
    ]);
    document(vec![order, annex])
}

#[test]
fn every_block_is_printed() {
    let pages = pages(&everything());
    assert_eq!(pages.len(), 3);
    let printed = [
        "ОБРАЗЕЦ|",
        "11.04.2024|",
        "54|",
        "Екатеринбург|",
        "Во исполнение|",
        "ПРИКАЗЫВАЮ:|",
        "Пункт.|",
        "жирно",
        "косо",
        "добавлено",
        "убрано",
        "ссылка",
        "05.06.2024",
        "согласовано",
        "возвращено",
        "Заместитель|",
        "Министра|",
        "Хлыбова|",
        "Сертификат 0012|",
    ];
    for words in printed {
        assert!(pages[0].contains(words), "{words} is not in {}", pages[0]);
    }
    assert!(pages[1].contains("2|") && pages[1].contains("Хлыбова|"), "{}", pages[1]);
    for words in
        ["УТВЕРЖДЕН|", "Номер|", "Раздел первый|", "сайт|", "почта|", "старая строка|", "Всего|", "Сноска.|"]
    {
        assert!(pages[2].contains(words), "{words} is not in {}", pages[2]);
    }
}

#[test]
fn head_and_number_row_stand_on_every_page_and_numbers_of_pages_begin_anew() {
    let rows = (1..=120).map(|n| Row::new([Cell::text(n.to_string()), Cell::text("сайт")])).collect();
    let blocks = vec![Block::Table(Box::new(table(rows)))];
    let order = section(vec![body(words("Приказ"))]);
    let annex = Section { page_numbering: PageNumbering::Restart, ..section(blocks) };
    let pages = pages(&document(vec![order, annex]));
    assert!(pages.len() > 3);
    for page in &pages[1..] {
        assert!(page.contains("Номер|Точка|1|2|"), "{page}");
    }
    assert!(!pages[1].contains("ОБРАЗЕЦ|1|") && pages[2].contains("ОБРАЗЕЦ|2|"), "{}", pages[2]);
}

#[test]
fn rows_higher_than_a_page_are_torn_and_long_words_broken() {
    let long = "очень длинный текст ячейки ".repeat(600);
    let word = "Щ".repeat(300);
    let rows =
        vec![Row::new([Cell::text("1"), Cell::text(long)]), Row::new([Cell::text(word), Cell::text("")])];
    let pages = pages(&document(vec![section(vec![Block::Table(Box::new(table(rows)))])]));
    let found = |what: &str| -> usize { pages.iter().map(|page| page.matches(what).count()).sum() };
    assert_eq!((found("очень"), found("Щ")), (600, 300));
    assert!(found("Щ\u{200b}|") > 3 || found("Щ|") > 3, "the word stands in one line");
}

#[test]
fn group_higher_than_a_page_is_torn_and_nothing_of_it_lost() {
    let text = "длинное слово за словом ".repeat(60);
    let first = Row::new([Cell::text("1").spanning(1, 8), Cell::text(text.as_str())]);
    let rows = (1..8).map(|_| Row::new([Cell::text(text.as_str())]));
    // The first group of a table is torn in any case.
    let rows = [Row::new(["0", "сайт"].map(Cell::text)), first].into_iter().chain(rows).collect();
    let document = document(vec![section(vec![Block::Table(Box::new(table(rows)))])]);
    assert!(sheet::overflows(&set(&profile(), &document, Way::default()).unwrap()));
    assert!(!sheet::overflows(&lay_out(&profile(), &document).unwrap()));
    assert_eq!(pages(&document).concat().matches("длинное").count(), 8 * 60);
}

/// `lines` paragraphs, and a table of a group of `group` rows.
fn after_text(lines: usize, group: u16) -> Document {
    let text = (0..lines).map(|_| body(words("Абзац.")));
    let first = Row::new([Cell::text("группа").spanning(1, group), Cell::text("строка")]);
    let rows = (1..group).map(|_| Row::new([Cell::text("строка")]));
    let table = table(std::iter::once(first).chain(rows).collect());
    document(vec![section(text.chain([Block::Table(Box::new(table))]).collect())])
}

#[test]
fn first_group_begins_on_the_page_of_the_text_before_it() {
    let first_page = |lines| pages(&after_text(lines, 12)).first().map(|page| page.matches("строка").count());
    assert_eq!(first_page(5), Some(12));
    assert!((3..12).contains(&first_page(34).unwrap()), "{:?}", first_page(34));
}

#[test]
fn a_total_stands_on_the_page_of_the_row_above_it() {
    let total = |words: &str| Row { kind: RowKind::Total, ..Row::new([Cell::text(words).spanning(2, 1)]) };
    let mut split = 0;
    for rows in 30..75 {
        let body = (0..rows).map(|n| Row::new([format!("№{n}."), "строка".to_owned()].map(Cell::text)));
        let rows_of_it = body.chain([total("Итого"), total("Всего")]).collect();
        let pages = pages(&document(vec![section(vec![Block::Table(Box::new(table(rows_of_it)))])]));
        let last = pages.last().unwrap();
        let above = format!("№{}.", rows - 1);
        assert!(["Итого", "Всего", &above].iter().all(|one| last.contains(one)), "{rows}: {last}");
        split += usize::from(pages.len() > 1 && !last.contains(&format!("№{}.", rows - 2)));
    }
    assert!(split > 0, "no total ever had to take its row along");
}

#[test]
fn text_comes_up_to_a_picture_in_the_corner_and_never_under_it() {
    let paper = |lines: usize| {
        let text = (0..lines).map(|n| body(words(&format!("{n} {}", "слово за словом ".repeat(5)))));
        document(vec![section(std::iter::once(picture(PicturePlace::Corner)).chain(text).collect())])
    };
    for lines in [10, 60] {
        let first = set(&profile(), &paper(lines), Way::default()).unwrap();
        assert_eq!(sheet::collides(&first), lines == 60);
        assert!(!sheet::collides(&lay_out(&profile(), &paper(lines)).unwrap()));
    }
}

/// The frame of a table reaches further than its words.
#[test]
fn a_frame_never_runs_under_a_picture_in_the_corner() {
    let paper = |lines: usize| {
        let text = (0..lines).map(|_| body(words("Абзац.")));
        let rows = (0..4).map(|_| Row::new([Cell::text("а"), Cell::text("б")])).collect();
        let blocks = std::iter::once(picture(PicturePlace::Corner)).chain(text);
        document(vec![section(blocks.chain([Block::Table(Box::new(table(rows)))]).collect())])
    };
    let mut met = 0;
    for lines in 24..50 {
        met += usize::from(sheet::collides(&set(&profile(), &paper(lines), Way::default()).unwrap()));
        assert!(!sheet::collides(&lay_out(&profile(), &paper(lines)).unwrap()), "{lines}");
    }
    assert!(met > 0, "no frame ever came to the picture");
}

#[test]
fn characters_without_a_face_are_refused() {
    let refused = write(&profile(), &document(vec![section(vec![body(words("да 🙂 漢"))])]));
    let Err(RenderError::NoGlyph(characters)) = refused else { panic!("{refused:?}") };
    assert_eq!(characters, "漢 (U+6F22), 🙂 (U+1F642)");
}

#[test]
fn characters_without_a_face_are_told_without_setting_the_paper() {
    let paper = |text: &str| document(vec![section(vec![body(words(text))])]);
    assert!(crate::proof(&profile(), &paper("да")).is_ok());
    let refused = crate::proof(&profile(), &paper("да 🙂"));
    assert!(matches!(&refused, Err(RenderError::NoGlyph(text)) if text.contains("U+1F642")), "{refused:?}");
}

#[test]
fn file_of_a_face_without_one_is_refused() {
    let face = |bytes: &[u8]| crate::FaceFile { place: "fonts/own.ttf".to_owned(), bytes: bytes.into() };
    let own = include_bytes!("fonts/LiberationSerif-Italic.ttf");
    let with = |bytes: &[u8]| {
        let mut profile = profile();
        profile.faces.push(face(bytes));
        profile
    };
    let paper = document(vec![section(vec![body(words("да"))])]);
    assert!(write(&with(own), &paper).is_ok());
    let refused = write(&with(b"no face"), &paper);
    assert!(matches!(&refused, Err(RenderError::BadFace(file)) if file == "fonts/own.ttf"), "{refused:?}");
}

#[test]
fn picture_that_is_none_is_refused() {
    let (png, description) = (b"not a picture".as_slice().into(), String::new());
    let picture = Picture { png, description, width: 18.0, height: 21.0, place: PicturePlace::Line };
    let refused = write(&profile(), &document(vec![section(vec![Block::Picture(Box::new(picture))])]));
    assert!(matches!(refused, Err(RenderError::Typeset(_))), "{refused:?}");
}

#[test]
fn file_says_that_it_is_pdf_a() {
    let bytes = write(&profile(), &everything()).unwrap();
    let has = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for words in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>", "/GTS_PDFA1"]
    {
        assert!(has(words), "{words}");
    }
}

/// The digest was made by another process, so neither the run nor the machine leaves a trace in the file. It changes
/// with the look or with typst: look at the pages, then put the new one here.
#[test]
fn same_document_gives_same_bytes() {
    let first = write(&profile(), &everything()).unwrap();
    write(&profile(), &document(vec![section(vec![body(words("иное"))])])).unwrap();
    assert!(first == write(&profile(), &everything()).unwrap());
    assert_eq!(format!("{:x}", Sha256::digest(&first)), include_str!("tests.sha256").trim());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a user writes comes out as the same letters: nothing of it is markup or code.
    #[test]
    fn no_text_is_taken_for_markup(text in "[ -~А-я«»№—]{0,60}") {
        let rows = vec![Row::new([Cell::text("1"), Cell::text(text.as_str())])];
        let clause = Paragraph { number: Some("1.".to_owned()), ..Paragraph::of_text(Role::Clause, &text) };
        let blocks = vec![Block::Paragraph(clause), Block::Table(Box::new(table(rows)))];
        let printed: String = pages(&document(vec![section(blocks)])).concat();
        let letters = |text: &str| text.chars().filter(|one| !" |\u{a0}\u{200b}".contains(*one)).collect::<String>();
        let (printed, wanted) = (letters(&printed), letters(&text));
        let whole = format!("{}1.{wanted}НомерТочка121{wanted}", letters("ОБРАЗЕЦ"));
        prop_assert_eq!(printed, whole);
    }
}
