//! The real binary: an order that only amends says at drafting why it brings an annex anew as a whole, for each thing that
//! keeps rows from being amended one by one.

use crate::cli::Desk;
use crate::procedures::read;
use crate::tables::with_form;

/// What is asked of a register kept in a shape: the form, the shape, what the second edition leaves of the rows of the
/// first, and what is told.
struct Case {
    key: &'static str,
    form: &'static str,
    rows: &'static str,
    shape: &'static str,
    left: usize,
    told: &'static str,
}

const OBJECTS: (&str, &str) = ("objects-form.toml", "objects.csv");

fn cases() -> Vec<Case> {
    let case = |key, (form, rows), shape, left, told| Case { key, form, rows, shape, left, told };
    vec![
        case("list", OBJECTS, "list", 7, "это перечень без таблицы"),
        case("totals", OBJECTS, "merged-records", 7, "в таблице есть итоги"),
        case("notes", OBJECTS, "tables", 7, "в таблице есть сноски к ячейкам"),
        case("references", OBJECTS, "three-levels", 7, "ячейки называют номера строк"),
        case("no-numbers", OBJECTS, "bare", 7, "нет графы с номером строки"),
        case("own-columns", ("points-form.toml", "points.csv"), "", 3, "у разделов таблицы разные графы"),
        case("too-much", OBJECTS, "plain", 3, "меняется больше 50 % строк"),
    ]
}

/// The procedure of a sample body whose only unit hands in and whose head signs.
fn procedure(case: &Case) -> String {
    const BARE: &str =
        "[[shape]]\nkey = \"bare\"\ntitle = \"без номеров\"\ncolumns = [\"name\", \"room\"]\n\n";
    let mut form = read(case.form);
    if !case.shape.is_empty() {
        let (own, _) = form.split_once("# Приложения приказа").expect("the annexes come last");
        let usual = format!("shape = \"{}\"", case.shape);
        form = own.replacen("shape = \"three-levels\"", &usual, 1);
        form = form.replacen("# Трехуровневая шапка", &format!("{BARE}# Трехуровневая шапка"), 1);
    }
    let text = with_form(&form).replacen("id = \"good\"", &format!("id = \"{}\"", case.key), 1);
    let (before, rest) = text.split_once("[[stage]]\nkey = \"agreement\"").expect("a stage of agreement");
    let (_, after) = rest.split_once("[[stage]]").expect("a stage behind it");
    let text = format!("{before}[[stage]]{after}").replacen("from = \"all\"", "from = [\"first\"]", 1);
    text.replacen("[[order.clause]]", "update = \"amend\"\n\n[[order.clause]]", 1)
}

#[test]
fn why_an_annex_is_brought_anew_is_said_at_drafting() {
    let desk = Desk::new();
    desk.does("init");
    for folder in ["own/organisations", "own/procedures"] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
    }
    std::fs::write(desk.path("own/organisations/sample-body.toml"), read("sample-body.toml")).unwrap();
    for (case, number) in cases().iter().zip(1..) {
        let key = case.key;
        std::fs::write(desk.path(&format!("own/procedures/{key}.toml")), procedure(case)).unwrap();
        let rows = read(case.rows);
        let lines: Vec<&str> = rows.lines().collect();
        std::fs::write(desk.path("all.csv"), &rows).unwrap();
        std::fs::write(desk.path("left.csv"), lines[..=case.left].join("\n")).unwrap();
        let does = |words: &str| desk.does(&format!("--data own --as primerov {words}"));
        let round = |why: &str, from: &str, draft: &str, file: &str| {
            does(&format!("register draft {key} --basis основание {why}--on {from}"));
            does(&format!("submission add {key} --unit first {file} --on {draft}"));
            does(&format!("register consolidate {key} --on {draft}"));
        };
        does(&format!("register open {key} --procedure {key} --on 2025-02-03"));
        round("", "2025-02-03", "2025-02-04", "all.csv");
        desk.does(&format!("--data own --as obraztsov order sign {key} --number {number} --on 2025-02-05"));
        round("--ground change ", "2025-02-06", "2025-02-07", "left.csv");
        let out = format!("{key}.txt");
        let run =
            desk.run(&format!("--data own --as primerov order draft {key} --out {out} --on 2025-02-07"));
        let said = run.err.replace('\u{a0}', " ");
        assert!(run.code == 0 && said.contains("излагается в новой редакции целиком"), "{key}: {said}");
        assert!(said.contains(case.told), "{key}: {said}");
        let is_counted = said.contains("строки нумеруются заново, с 1");
        assert_eq!(is_counted, matches!(key, "too-much" | "list"), "{key}: {said}");
        let order = std::fs::read_to_string(desk.path(&out)).unwrap();
        assert!(order.contains("изложить в новой редакции"), "{key}: {order}");
        // Of a paper of the first edition nothing is told that is so of the draft in the making.
        let first =
            format!("--data own --as primerov order draft {key} --draft 1 --out {out} --on 2025-02-07");
        let run = desk.run(&first);
        assert!(run.code == 0 && !run.err.contains("излагается"), "{key}: {}", run.err);
    }
}
