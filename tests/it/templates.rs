//! Templates: any text comes out as it went in, and faults say where they are.

use prikaz::document::{Block, Document, Role, plain};
use prikaz::template::{Templates, candidates};
use proptest::prelude::*;
use serde_json::json;

use crate::samples;

fn first_text(document: &Document) -> String {
    match &document.sections[0].blocks[0] {
        Block::Paragraph(paragraph) => plain(&paragraph.inlines),
        other => panic!("{other:?}"),
    }
}

/// What `value` becomes in a paragraph, alone and between words, and in an attribute.
fn printed(value: &str) -> [String; 3] {
    let context = json!({ "value": value });
    let alone = samples::of_text("{.body}\n{{ value }}|\n", context.clone()).unwrap();
    let between = samples::of_text("a *b* {{ value }} c\n", context.clone()).unwrap();
    let attribute = samples::of_text("{.clause number=\"{{ value }}\"}\ntext\n", context).unwrap();
    let Block::Paragraph(clause) = &attribute.sections[0].blocks[0] else { panic!("no clause") };
    [first_text(&alone), first_text(&between), clause.number.clone().unwrap()]
}

#[track_caller]
fn comes_out(value: &str) {
    let [alone, between, attribute] = printed(value);
    // Spaces may be bound, and nothing else changes.
    let spaced = |text: &str| text.replace('\u{a0}', " ");
    assert_eq!(spaced(&alone), spaced(&format!("{value}|")));
    assert_eq!(spaced(&between), spaced(&format!("a b {value} c")));
    assert_eq!(attribute, value);
}

#[test]
fn markup_in_values_stays_text() {
    for value in [
        "*жирный* _курсив_ `код` [ссылка](http://x) ![x](y) <http://x>",
        "1. первый\n2. второй\n\n- третий",
        "  с пробелами  ",
        "::: stamp\nx\n:::",
        "{.heading}\n# Заголовок",
        "\"кавычки\" 'одиночные' ... -- --- \\ :smile: [^1] $`x` {=x=} {-x-}",
        "a\u{a0}b\tc\r\nd",
        "| a | b |",
        "«ёлочки» № 5 – тире",
        "\u{F0000}\u{F0041}\u{F0080}\u{F0081}",
        "{{ value }} {% raw %} {# x #}",
    ] {
        comes_out(value);
    }
}

proptest! {
    #[test]
    fn any_text_comes_out_as_it_went_in(value in any::<String>()) {
        comes_out(&value);
    }

    #[test]
    fn any_punctuation_comes_out_as_it_went_in(value in "[-*_`:{}\\[\\]()<>#|.!\"'~^=+$\\\\ \n\u{a0}1a]{0,24}") {
        comes_out(&value);
    }
}

#[test]
fn typography_of_the_template_is_left_alone() {
    let document = samples::of_text("\"Раз\" -- два... 'три' :x: ab\u{a0}b\n", json!({})).unwrap();
    assert_eq!(first_text(&document), "\"Раз\" -- два... 'три' :x: ab\u{a0}b");
}

#[track_caller]
fn says(filtered: &str, expected: &str) {
    let document = samples::of_text(&format!("{{.caption}}\n{{{{ {filtered} }}}}\n"), json!({})).unwrap();
    assert_eq!(first_text(&document).replace('\u{a0}', "~"), expected);
}

#[test]
fn filters_speak_russian() {
    says("'2024-06-05' | date_long", "5~июня 2024~г.");
    says("'2024-06-05' | date_short", "05.06.2024");
    says("'54' | number_sign", "№~54");
    says("'48-П' | number_sign('N')", "N~48-П");
    says("1 | working_days", "1~рабочий день");
    says("22 | working_days", "22~рабочих дня");
    says("11 | working_days", "11~рабочих дней");
    says("1 | working_days_genitive", "1~рабочего дня");
    says("21 | working_days_genitive", "21~рабочего дня");
    says("10 | working_days_genitive", "10~рабочих дней");
    says("'перечень' | capitalise_first", "Перечень");
    says("'Перечень' | decapitalise_first", "перечень");
    says("'Хлыбова Е.А.' | initials_first", "Е.А.~Хлыбова");
    says("'Хлыбова Е. А.' | initials_first", "Е.А.~Хлыбова");
    says("'Иванов Иван Иванович' | initials_first", "Иванов Иван Иванович");
    says("'Стандартами' | preposed('с')", "со~Стандартами");
    says("'2 мая 2024 г.' | ended", "2~мая 2024~г.");
    says("'строку исключить.' | item(false)", "строку исключить;");
    says("'в течение 3 дней' | in_words", "в~течение трех дней");
    says("'Об учете в органе и о форме' | bind_short_words", "Об~учете в~органе и~о~форме");
    says(
        "'приказ № 5 от 2024 г. подписал Е.А. Хлыбова' | bind_marks",
        "приказ №~5 от~2024~г. подписал Е.А.~Хлыбова",
    );
}

#[test]
fn particular_template_comes_before_the_general() {
    let names = candidates(Some("bryansk"), Some("finance"), "order");
    assert_eq!(names[0], "templates/organisations/bryansk/order.djot");
    assert_eq!(names[1], "templates/procedures/finance/order.djot");
    assert_eq!(names[2], "templates/order.djot");
    let templates = Templates::new(|path| match path {
        "templates/procedures/finance/order.djot" => Some("свой".to_owned()),
        "templates/order.djot" => Some("общий".to_owned()),
        _ => None,
    });
    let document = templates.document(&names, json!({}), samples::properties(), Default::default()).unwrap();
    assert_eq!(first_text(&document), "свой");
}

#[test]
fn clauses_keep_their_numbers() {
    let djot = "{.clause number=\"2.4.\" level=\"2\"}\nа\n\n{.clause number=\"2.6.\" level=\"2\"}\nб\n";
    let document = samples::of_text(djot, json!({})).unwrap();
    let numbers = document.sections[0].blocks.iter().map(|block| match block {
        Block::Paragraph(clause) if clause.role == Role::Clause => {
            (clause.number.clone().unwrap(), clause.level)
        }
        other => panic!("{other:?}"),
    });
    assert_eq!(numbers.collect::<Vec<_>>(), [("2.4.".to_owned(), 2), ("2.6.".to_owned(), 2)]);
}

/// Every `tests/templates/err-*.djot` holds a faulty template and, after a line `---`, what must be said of it.
#[test]
fn faulty_templates_say_where() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates");
    let mut n_cases = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let (djot, expected) = text.split_once("\n---\n").unwrap();
        let error = samples::of_text(djot, json!({ "empty": null })).unwrap_err();
        let said = format!("{error:#}");
        for line in expected.lines() {
            assert!(said.contains(line), "{}: `{line}` is not in\n{said}", path.display());
        }
        n_cases += 1;
    }
    assert!(n_cases > 5);
}

#[test]
fn missing_template_names_the_places() {
    let error = samples::drawn("nothing", json!({}), Default::default()).unwrap_err();
    assert_eq!(error.to_string(), "no template: looked for `templates/nothing.djot`");
}

/// The parser of Djot and whoever draws a paragraph go into what stands in something else by calling themselves: what is
/// too deep for that is a fault, whatever stack a thread has.
#[test]
fn what_stands_too_deep_in_itself_is_a_fault() {
    let fault = |djot: &str| samples::of_text(djot, json!({})).unwrap_err().faults().remove(0);
    let lists: String = (0..200).map(|step| format!("{}- x\n\n", " ".repeat(step * 2))).collect();
    let deep = [
        format!("{}x\n", "> ".repeat(20_000)),
        format!("{}x\n", "> ".repeat(1_000_000)),
        format!("{}x\n", "- ".repeat(20_000)),
        lists,
        "::: stamp\n".repeat(20_000),
        format!("{}x{}\n", "{+".repeat(20_000), "+}".repeat(20_000)),
        format!("{} x\n", "#".repeat(70_000)),
    ];
    for djot in deep {
        let told = fault(&djot);
        let start: String = djot.chars().take(20).collect();
        assert_eq!((told.code.code(), told.named.as_str()), ("too-deep", "100"), "{start}");
        assert!(told.template.is_some() && told.line.is_some(), "{start}");
    }
    let inner = format!("{}x{}\n", "{+".repeat(100), "+}".repeat(100));
    assert_eq!(first_text(&samples::of_text(&inner, json!({})).unwrap()), "x");
}

/// A table of one row, one cell of which is worded by the template, set by `djot`.
fn worded(djot: &str) -> Result<Document, prikaz::template::TemplateError> {
    let row = prikaz::document::Row::new(["1", ""].map(prikaz::document::Cell::text));
    let table = prikaz::document::Table {
        columns: [1.0, 2.0].map(prikaz::document::Column::new).to_vec(),
        rows: vec![row],
        named: [("mark".to_owned(), vec![(0, 1)])].into(),
        ..prikaz::document::Table::default()
    };
    let djot = djot.to_owned();
    let templates = Templates::new(move |path| (path == "templates/t.djot").then(|| djot.clone()));
    let inserts = prikaz::template::Inserts {
        tables: [("t".to_owned(), table)].into(),
        ..prikaz::template::Inserts::default()
    };
    templates.document(&candidates(None, None, "t"), json!({}), samples::properties(), inserts)
}

#[test]
fn a_template_words_the_cells_that_a_table_leaves_to_it() {
    let set = worded("{id=t}\n::: table\n{id=mark}\n{_исключена_}\n\n:::\n").unwrap();
    let Block::Table(table) = &set.sections[0].blocks[0] else { panic!("no table") };
    assert_eq!(table.rows[0].cells[1].content.printed(), "исключена");
    let fault = |djot: &str| worded(djot).unwrap_err().faults().remove(0);
    let unsaid = fault("{id=t}\n::: table\n:::\n");
    assert_eq!((unsaid.code.code(), unsaid.named.as_str()), ("unsaid-cell", "mark"));
    let unknown = fault("{id=t}\n::: table\n{id=other}\nx\n\n:::\n");
    assert_eq!((unknown.code.code(), unknown.named.as_str()), ("unknown-cell", "other"));
    let nameless = fault("{id=t}\n::: table\nx\n\n:::\n");
    assert_eq!((nameless.code.code(), nameless.named.as_str()), ("attribute", "id"));
}

#[test]
fn a_line_of_a_clause_is_a_paragraph() {
    let context = json!({ "value": "первый абзац\n\nвторой абзац" });
    let document = samples::of_text("{.clause number=\"1.\" level=\"2\"}\n{{ value }}\n", context).unwrap();
    let told: Vec<_> = document.sections[0]
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(one) => (one.number.clone(), one.level, plain(&one.inlines)),
            other => panic!("{other:?}"),
        })
        .collect();
    let (first, second) = ("первый абзац".to_owned(), "второй абзац".to_owned());
    assert_eq!(told, [(Some("1.".to_owned()), 2, first), (None, 2, second)]);
}
