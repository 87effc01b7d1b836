//! Documents as a whole: goldens in text form, same bytes always.

use prikaz::document::{Cell, Column, Grid, Row, Slot};
use prikaz::render::{Format, RenderError, write};

use crate::samples::{self, golden};

#[test]
fn order_reads_as_its_golden() {
    let text = write(Format::Text, &samples::profile(), &samples::order(3)).unwrap();
    golden("order.txt", &String::from_utf8(text).unwrap());
}

#[test]
fn every_block_reads_as_its_golden() {
    let djot = samples::file("tests/golden/blocks.djot").replace("\r\n", "\n");
    let tables = [("annex".to_owned(), samples::annex(1)), ("empty".to_owned(), Default::default())].into();
    let document = samples::of_tables(&djot, tables).unwrap();
    for (format, name) in [(Format::Text, "blocks.txt"), (Format::Html, "blocks.html")] {
        golden(name, &String::from_utf8(write(format, &samples::profile(), &document).unwrap()).unwrap());
    }
    for format in [Format::Docx, Format::Xlsx] {
        write(format, &samples::profile(), &document).unwrap();
    }
}

#[test]
fn page_reads_as_its_golden() {
    let html = write(Format::Html, &samples::profile(), &samples::order(2)).unwrap();
    golden("order.html", &String::from_utf8(html).unwrap());
}

#[test]
fn same_document_gives_same_bytes() {
    let profile = samples::profile();
    // What sets pages is not in every build, and its bytes are held by its own tests.
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Pdf) {
        let first = write(format, &profile, &samples::order(5)).unwrap();
        write(format, &profile, &samples::order(7)).unwrap();
        assert!(first == write(format, &profile, &samples::order(5)).unwrap(), "{format:?}");
    }
}

#[test]
fn extensions_name_formats() {
    for format in Format::ALL {
        assert_eq!(Format::of_extension(format.extension()), Some(format));
    }
    assert_eq!(Format::of_extension("odt"), None);
}

/// Whoever chooses a format is told of every one there is; a text makes no workbook.
#[test]
fn every_format_is_named_where_one_is_chosen() {
    let mut seen = 0;
    for file in [
        "src/cli/endings.rs",
        "data/help.ru.toml",
        "data/messages/papers.ru.toml",
        "data/messages/papers.en.toml",
    ] {
        let text = samples::file(file);
        let choices = text.lines().filter(|line| line.contains(".docx") && line.contains(".txt"));
        for line in choices {
            seen += 1;
            let is_text = !line.contains(".xlsx");
            let wanted = Format::ALL.into_iter().filter(|format| !(is_text && *format == Format::Xlsx));
            let missing: Vec<_> =
                wanted.filter(|format| !line.contains(&format!(".{}", format.extension()))).collect();
            assert!(missing.is_empty(), "{file} does not name {missing:?}: {line}");
        }
    }
    assert!(seen > 20, "only {seen} choices were found");
}

#[test]
fn document_without_tables_is_no_workbook() {
    let document = samples::of_text("Текст\n", serde_json::json!({})).unwrap();
    let refused = write(Format::Xlsx, &samples::profile(), &document);
    assert!(matches!(refused, Err(RenderError::NoTable)));
}

#[test]
fn spans_are_cut_to_the_table() {
    let rows = [
        Row::new([Cell::text("a").spanning(1, 9), Cell::text("b").spanning(9, 1)]),
        Row::new([Cell::text("c")]),
    ];
    let mut grid = Grid::new(3, rows.len());
    let mut slots = Vec::new();
    grid.place(&rows[0], &mut slots);
    assert!(matches!(slots[0], (0, Slot::Cell { columns: 1, rows: 2, .. })));
    assert!(matches!(slots[1], (1, Slot::Cell { columns: 2, rows: 1, .. })));
    grid.place(&rows[1], &mut slots);
    assert_eq!(slots[0], (0, Slot::Covered { columns: 1 }));
    assert_eq!(slots[2], (2, Slot::Empty));
}

#[test]
fn widths_without_sense_are_made_sensible() {
    let shares = Column::shares(&[Column::new(f32::NAN), Column::new(-3.0), Column::new(2.0)]);
    assert_eq!(shares, [0.25, 0.25, 0.5]);
}

#[test]
fn verb_stands_in_the_preamble_where_the_profile_says_so() {
    let path = "data/profiles/gost-2025.toml";
    let text = samples::file(path).replace("place = \"own_line\"", "place = \"in_paragraph\"");
    let profile = prikaz::render::Profile::parse(path, &text).unwrap();
    let text = String::from_utf8(write(Format::Text, &profile, &samples::order(1)).unwrap()).unwrap();
    assert!(text.contains("№\u{a0}149 приказываю:\n"), "{text}");
}

#[test]
fn address_of_a_script_is_no_link() {
    let djot = "[a](javascript:alert(1)) [b](https://example.org/?a=1&b=2)\n";
    let document = samples::of_text(djot, serde_json::json!({})).unwrap();
    let html = String::from_utf8(write(Format::Html, &samples::profile(), &document).unwrap()).unwrap();
    assert!(!html.contains("javascript"));
    assert!(html.contains("<a href=\"https://example.org/?a=1&amp;b=2\">b</a>"));
}

/// A telephone shows a page of its own width; paper has margins of its own.
#[test]
fn a_narrow_screen_breaks_no_word_of_a_table_and_says_nothing_of_paper() {
    let heads = ["Перечисление", "№", "Государственная поддержка"].map(Cell::text);
    let columns = [1.0, 9.0, 2.0].map(Column::new);
    let mut table = prikaz::document::Table { columns: columns.to_vec(), ..Default::default() };
    table.head.push(Row::new(heads));
    let document =
        samples::of_tables("{id=\"one\"}\n::: table\n:::\n", [("one".to_owned(), table)].into()).unwrap();
    let html = String::from_utf8(write(Format::Html, &samples::profile(), &document).unwrap()).unwrap();
    for rule in html.split("@media ").skip(1) {
        let asked = rule.split('{').next().unwrap();
        assert!(asked == "print" || asked.starts_with("screen and"), "{asked}");
    }
    let after = |text: &str, sign: &str| text.split(sign).skip(1).map(str::to_owned).collect::<Vec<_>>();
    let number = |text: &String, end: &str| text.split(end).next().unwrap().parse::<f64>().unwrap();
    let tables = after(&html, "<div class=\"wide\"><table style=\"min-width:");
    assert!(!tables.is_empty(), "the table is scrolled, and alone");
    for table in tables {
        let least = number(&table, "mm");
        let shares: Vec<f64> =
            after(&table, "<col style=\"width:").iter().map(|col| number(col, "%")).collect();
        let heads = after(&table, "<th scope=\"col\">");
        assert_eq!(shares.len(), heads.len());
        for (share, head) in shares.iter().zip(heads) {
            let head = head.split("</th>").next().unwrap().to_owned();
            let words = head.split(|sign: char| !sign.is_alphanumeric()).map(|word| word.chars().count());
            // Letters of ten points are a little under two millimetres wide.
            let needs = words.max().unwrap() as f64 * 1.4;
            assert!(share / 100.0 * least > needs, "{head}: {} of {needs} mm", share / 100.0 * least);
        }
    }
}
