//! Orders as data: the order pages of real acts line by line, every kind of clause, every kind of act.

use std::path::Path;

use prikaz::app::DataDir;
use prikaz::app::order_files::{LoadedOrder, compose_as, load};
use prikaz::app::procedures::LoadError;
use prikaz::domain::OrderKind;
use prikaz::order::IssuerForm;
use prikaz::render::Format;
use prikaz::report::paper::Marks;
use time::macros::date;

use crate::samples::{file, golden, keep};

fn data() -> DataDir {
    DataDir::default()
}

/// A shipped order by its key, or one of the tests by its file.
fn loaded(name: &str) -> LoadedOrder {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/orders/{name}.toml"));
    let named = if own.exists() { own.display().to_string() } else { name.to_owned() };
    load(&data(), &named).unwrap()
}

fn text(order: &LoadedOrder) -> String {
    String::from_utf8(
        compose_as(&data(), order, Format::Text, date!(2025 - 01 - 09), &Marks::default()).unwrap(),
    )
    .unwrap()
}

/// Lines as a person sees them: cells one under another, no empty lines, every space a space, no «ОБРАЗЕЦ», no code.
fn seen(text: &str) -> Vec<String> {
    let lines = text.split(['\n', '\t']).map(|line| line.replace('\u{a0}', " "));
    lines
        .filter(|line| !line.is_empty() && line != "----" && line != "[ОБРАЗЕЦ]" && !line.starts_with("[QR"))
        .collect()
}

/// The order begins with the lines of the golden, which were taken from the act itself.
#[track_caller]
fn begins_as(order: &str, seed: &str) {
    let expected = seen(&file(&format!("tests/golden/orders/{seed}.txt")));
    let said = seen(&text(&loaded(order)));
    assert!(expected.len() > 5);
    assert_eq!(said[..expected.len()], expected[..]);
}

#[test]
fn order_48_of_bryansk_stands_line_by_line_as_signed() {
    begins_as("bryansk-finance-48", "seed-48");
}

#[test]
fn order_54_of_sverdlovsk_stands_line_by_line_as_signed() {
    begins_as("sverdlovsk-investment-54", "seed-54");
}

#[test]
fn stamp_of_krasnodar_has_both_marks() {
    let said = seen(&text(&loaded("krasnodar-cossacks-52")));
    let expected = seen(&file("tests/golden/orders/seed-52-stamp.txt"));
    let at = said.iter().position(|line| *line == expected[0]).unwrap();
    assert_eq!(said[at..at + expected.len()], expected[..]);
}

#[test]
fn the_procedure_follows_its_stamp_with_its_form() {
    let said = seen(&text(&loaded("sverdlovsk-investment-54")));
    for begins in ["Раздел 1. Общие положения", "24. Личный прием", "Форма", "Номер строки"]
    {
        assert!(said.iter().any(|line| line.starts_with(begins)), "{begins}");
    }
}

/// Changing the kind, and nothing else, changes verb, stamps, marks and what the act calls itself.
#[test]
fn same_content_is_any_kind_of_act() {
    for (kind, name) in [
        (OrderKind::Order, "as-order"),
        (OrderKind::Directive, "as-directive"),
        (OrderKind::Resolution, "as-resolution"),
        (OrderKind::Decision, "as-decision"),
    ] {
        let mut order = loaded("every-kind");
        order.file.order.kind = kind;
        golden(&format!("orders/{name}.txt"), &text(&order));
    }
}

#[test]
fn a_collegial_body_resolves_and_a_joint_act_names_every_body() {
    let mut order = loaded("every-kind");
    order.file.order.kind = OrderKind::Resolution;
    order.file.order.text.issuer.form = IssuerForm::Collegial;
    assert!(text(&order).contains("\nПОСТАНОВЛЯЕТ:\n"));
    golden("orders/joint.txt", &text(&loaded("joint")));
}

/// A body may word one kind of clause its own way; the others keep the common words.
#[test]
fn a_body_overrides_the_words_of_one_kind() {
    let folder = std::env::temp_dir().join(format!("prikaz-orders-{}", std::process::id()));
    let own = folder.join("templates/organisations/bryansk-finance/clauses");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("control.djot"), "Контроль {{ act.genitive }} – за мной.\n").unwrap();
    let data = DataDir::new(Some(folder.clone()));
    let order = load(&data, "bryansk-finance-48").unwrap();
    let said = compose_as(&data, &order, Format::Text, date!(2025 - 01 - 09), &Marks::default());
    std::fs::remove_dir_all(&folder).unwrap();
    let said = seen(&String::from_utf8(said.unwrap()).unwrap());
    assert_eq!(said[9], "2. Настоящий приказ вступает в силу со дня его подписания.");
    assert_eq!(said[10], "3. Контроль приказа – за мной.");
}

#[test]
fn annexes_of_an_order_are_tables_and_texts_of_its_own() {
    let order = loaded("annexes");
    golden("orders/annexes.txt", &text(&order));
    let document =
        compose_as(&data(), &order, Format::Docx, date!(2025 - 01 - 09), &Marks::default()).unwrap();
    keep("order-annexes.docx", &document);
    assert_eq!(order.beside.len(), 1, "the file of the table is kept with the order");
}

/// Codes and places of the faults of an order with the annex `annex`, laid beside a table of two columns.
fn faults_of_annex(annex: &str) -> Vec<(String, &'static str)> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("two.csv"), "а;б\nв;г;лишнее\n").unwrap();
    let path = folder.path().join("own.toml");
    let text = format!(
        "id = \"own\"\norganisation = \"bryansk-finance\"\nkind = \"приказ\"\nheading = \"О зданиях\"\n\
         [[clause]]\nkind = \"approve\"\n[[signatory]]\nperson = \"petushkova\"\n\
         [[annex]]\nname = \"Перечень зданий\"\n{annex}\n"
    );
    std::fs::write(&path, text).unwrap();
    match load(&data(), &path.display().to_string()) {
        Err(LoadError::Faulty { faults, .. }) => {
            faults.into_iter().map(|one| (one.key.clone(), one.what.code())).collect()
        }
        Err(error) => panic!("{error}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn what_does_not_fit_in_a_table_of_an_order_is_told() {
    let cases = [
        ("table = { rows = [[\"а\", \"б\"], [\"в\"]] }", vec![("annex[1].table", "row-width")]),
        (
            "table = { columns = [\"а\"], widths = [1, 2], rows = [[\"б\"]] }",
            vec![("annex[1].table", "row-width")],
        ),
        ("table = { columns = [\"а\", \"б\"] }", vec![("annex[1].table", "rows-or-file")]),
        ("table = { rows = [[\"а\"]], file = \"two.csv\" }", vec![("annex[1].table", "rows-or-file")]),
        ("text = \"1. Да.\"\nprocedure = \"bryansk-finance\"", vec![("annex[1].text", "several-bodies")]),
        ("table = { file = \"нет.csv\" }", vec![("annex[1].table.file", "no-rows-in")]),
        (
            "table = { file = \"two.csv\", widths = [1] }",
            vec![("annex[1].table.file", "row-width"), ("annex[1].table.file", "row-width")],
        ),
    ];
    for (annex, expected) in cases {
        let found = faults_of_annex(annex);
        let found: Vec<_> = found.iter().map(|(key, code)| (key.as_str(), *code)).collect();
        assert_eq!(found, expected, "{annex}");
    }
}

#[test]
fn every_fault_of_an_order_has_its_place() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/orders/err-order.toml");
    let Err(LoadError::Faulty { faults, .. }) = load(&data(), &path.display().to_string()) else {
        panic!("an order with faults was taken")
    };
    let told: Vec<_> = faults.iter().map(|one| (one.line, one.key.as_str(), one.what.code())).collect();
    let expected = [
        (1, "", "missing-key"),
        (11, "clause[2].whom.unit", "unknown-reference"),
        (16, "annex[1].colour", "unknown-key"),
    ];
    assert_eq!(told, expected);
}

/// An order whose third clause tells hr something within five working days of its force, which `when` says.
fn telling(when: &str) -> Result<LoadedOrder, LoadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("telling.toml");
    let text = format!(
        "id = \"telling\"\norganisation = \"sverdlovsk-investment\"\nkind = \"приказ\"\nheading = \"О сведениях\"\n\
         [[clause]]\nkind = \"free\"\ntext = \"Сведения ведутся в электронной форме.\"\n\
         [[clause]]\nkind = \"enter-into-force\"\nwhen = {when}\n\
         [[clause]]\nkind = \"instruct\"\nwhom = {{ unit = \"hr\" }}\ntask = \"представить сведения\"\n\
         due = {{ working_days = 5, after = \"force\" }}\n[[signatory]]\nperson = \"obraztsov\"\n"
    );
    std::fs::write(&path, text).unwrap();
    load(&data(), &path.display().to_string())
}

#[test]
fn a_limit_may_count_from_the_day_of_force_where_signing_tells_it() {
    let said = seen(&text(&telling("{ days = 10, after = \"signing\" }").unwrap()));
    let told = "в течение 5 рабочих дней со дня вступления настоящего приказа в силу представить сведения.";
    assert!(said.iter().any(|line| line.starts_with("3. ") && line.ends_with(told)), "{said:?}");
    let Err(LoadError::Faulty { faults, .. }) = telling("\"publication\"") else {
        panic!("a day that nobody knows was taken")
    };
    let codes: Vec<_> = faults.iter().map(|one| (one.key.as_str(), one.what.code())).collect();
    assert_eq!(codes, [("clause", "force-unknown")]);
}

#[test]
fn every_shipped_order_is_written_in_every_format() {
    for key in prikaz::app::order_files::list(&data()) {
        let order = loaded(&key);
        for format in [Format::Docx, Format::Html, Format::Text] {
            let made =
                || compose_as(&data(), &order, format, date!(2025 - 01 - 09), &Marks::default()).unwrap();
            assert!(made() == made(), "{key} {format:?}");
        }
    }
}

#[test]
fn a_template_that_asks_for_what_there_is_not_is_named_with_its_line() {
    let folder = std::env::temp_dir().join(format!("prikaz-orders-faulty-{}", std::process::id()));
    let own = folder.join("templates/clauses");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("control.djot"), "Контроль\n{{ says.nobody }}\n").unwrap();
    let data = DataDir::new(Some(folder.clone()));
    let order = load(&data, "bryansk-finance-48").unwrap();
    let failed =
        compose_as(&data, &order, Format::Text, date!(2025 - 01 - 09), &Marks::default()).unwrap_err();
    std::fs::remove_dir_all(&folder).unwrap();
    let chain = std::error::Error::source(&failed).unwrap().to_string();
    assert!(chain.contains("templates/clauses/control.djot:2"), "{chain}");
}
