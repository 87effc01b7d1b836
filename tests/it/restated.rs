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

/// «Признать утратившим силу приказ от 15.01.2024 № …», in files of procedures and orders.
fn repeal(numbers: &[u8]) -> String {
    let act = |number: &u8| {
        format!("[[clause.act]]\nkind = \"приказ\"\ndate = 2024-01-15\nnumber = \"{number}\"\n\n")
    };
    format!("[[clause]]\nkind = \"repeal\"\n\n{}", numbers.iter().map(act).collect::<String>())
}

#[test]
fn what_is_repealed_is_named_by_no_order_whatever_the_procedure_says_and_that_is_told() {
    let desk = Desk::new();
    desk.does("init");
    for folder in ["own/organisations", "own/procedures", "own/orders"] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
    }
    std::fs::write(desk.path("own/organisations/sample-body.toml"), read("sample-body.toml")).unwrap();
    let case = cases().pop().expect("a case");
    let text = procedure(&case).replacen("id = \"too-much\"", "id = \"anew\"", 1);
    let clause = repeal(&[5, 6]).replace("[[clause", "[[order.clause");
    let text = text.replacen("update = \"amend\"\n\n", &clause, 1);
    std::fs::write(desk.path("own/procedures/anew.toml"), text).unwrap();
    let alone =
        "id = \"alone\"\norganisation = \"sample-body\"\nkind = \"приказ\"\nheading = \"Об отмене\"\n\n";
    let alone = format!("{alone}{}[[signatory]]\nperson = \"obraztsov\"\n", repeal(&[6]));
    std::fs::write(desk.path("own/orders/alone.toml"), alone).unwrap();
    let rows = read(case.rows);
    std::fs::write(desk.path("all.csv"), &rows).unwrap();
    std::fs::write(desk.path("left.csv"), rows.lines().take(4).collect::<Vec<_>>().join("\n")).unwrap();
    let does = |who: &str, words: &str| {
        let run = desk.run(&format!("--data own --as {who} {words}"));
        assert_eq!(run.code, 0, "{words}\n{}", run.err);
        format!("{}{}", run.out, run.err).replace('\u{a0}', " ")
    };
    // The order as it is drawn, what is told at drafting, and what is told at signing.
    let round = |why: &str, on: &str, file: &str, number: u8| {
        does("primerov", &format!("register draft anew --basis основание {why}--on {on}"));
        does("primerov", &format!("submission add anew --unit first {file} --on {on}"));
        does("primerov", &format!("register consolidate anew --on {on}"));
        let told = does("primerov", &format!("order draft anew --out drawn.txt --on {on}"));
        let drawn = std::fs::read_to_string(desk.path("drawn.txt")).unwrap().replace('\u{a0}', " ");
        (drawn, told, does("obraztsov", &format!("order sign anew --number {number} --on {on}")))
    };
    does("primerov", "register open anew --procedure anew --on 2025-02-03");
    does("obraztsov", "order sign own/orders/alone.toml --number 1 --on 2025-02-04");
    let left_out = "который уже утратил силу, в приказ он не войдет: приказ от 15.01.2024 № 6 (с 04.02.2025: приказ от \
                    04.02.2025 № 1)";
    let (drawn, told, signed) = round("", "2025-02-05", "all.csv", 2);
    assert!(drawn.contains("1. Признать утратившим силу приказ") && drawn.contains("№ 5"), "{drawn}");
    assert!(!drawn.contains("№ 6"), "{drawn}");
    assert!(told.contains(left_out) && signed.contains(left_out), "{told}\n{signed}");
    // What the register's own order has done is not worth a warning; it is not said again either.
    let (drawn, told, signed) = round("--ground change ", "2025-03-03", "left.csv", 3);
    assert!(drawn.contains("1. Утвердить перечень"), "{drawn}");
    assert!(!drawn.contains("№ 5") && !drawn.contains("№ 6"), "{drawn}");
    assert!(told.contains(left_out) && !told.contains("№ 5"), "{told}");
    assert!(signed.contains(left_out), "{signed}");
    let listed = does("primerov", "order list sample-body --on 2025-03-04");
    assert_eq!(listed.matches("от 15.01.2024 № 5").count(), 1, "{listed}");
    // Printed again, each says what it said.
    does("primerov", "order draft anew --draft 1 --out again.txt --on 2025-03-04");
    let again = std::fs::read_to_string(desk.path("again.txt")).unwrap().replace('\u{a0}', " ");
    assert!(again.contains("№ 5") && !again.contains("№ 6"), "{again}");
}
