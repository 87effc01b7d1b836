//! What an order leaves blank and what its text gets wrong: told by the check, refused at signing, in every place where
//! an order prints something, and for the order of a register as for one that stands alone.

use std::fs;

use prikaz::app::order_files;
use prikaz::app::{DataDir, order_files::compose_as};
use prikaz::render::Format;
use prikaz::report::paper::Marks;
use time::macros::date;

use crate::cli::Desk;

const HEAD: &str = r#"id = "own"
organisation = "bryansk-finance"
kind = "приказ"
"#;

/// Codes and keys of what the check says of the order `rest`.
fn lints(rest: &str) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    fs::write(&path, format!("{HEAD}{rest}\n[[signatory]]\nperson = \"petushkova\"\n")).unwrap();
    let (checked, _) = order_files::check(&DataDir::default(), &path.display().to_string()).unwrap();
    assert_eq!(checked.faults, [], "{rest}");
    checked.lints.into_iter().map(|lint| (lint.what.code(), lint.key)).collect()
}

#[track_caller]
fn says(rest: &str, code: &str, key: &str) {
    assert_eq!(lints(rest), [(code, key.to_owned())], "{rest}");
}

fn clause(text: &str) -> String {
    format!("heading = \"О перечне\"\n[[clause]]\n{text}\n")
}

#[test]
fn every_place_where_an_order_may_print_a_blank_is_found() {
    let free = "[[clause]]\nkind = \"free\"\ntext = \"Принять к сведению.\"\n";
    let with = |rest: &str| format!("{rest}{free}");
    let preamble = |basis: &str| with(&format!("heading = \"О перечне\"\n[[preamble]]\n{basis}\n"));
    let places = [
        (with("heading = \"О приказе от ____ № ____\"\n"), "heading"),
        (with("heading = \"О перечне\"\npreamble = \"Во исполнение приказа от ____\"\n"), "preamble"),
        (preamble("opening = \"on-basis\"\nact = { kind = \"приказ\" }"), "preamble[1].act"),
        (
            preamble("opening = \"on-basis\"\nact = { kind = \"приказ\", date = 2024-01-09 }"),
            "preamble[1].act",
        ),
        (preamble("opening = \"on-basis\"\nact = { kind = \"приказ\", number = \"5\" }"), "preamble[1].act"),
        (preamble("opening = \"on-basis\"\ndocument = \"протокол от __.__.2024\""), "preamble[1].document"),
        (clause("kind = \"repeal\"\nact = [{ kind = \"приказ\" }]"), "clause[1].act[1]"),
        (
            clause(
                "kind = \"amend\"\nact = [{ kind = \"приказ\", number = \"____\", date = 2024-01-09, changes = [\"пункт 3 исключить\"] }]",
            ),
            "clause[1].act[1]",
        ),
        (
            clause(
                "kind = \"amend\"\nact = [{ kind = \"приказ\", number = \"5\", date = 2024-01-09, changes = [\"после слов «____» дополнить\"] }]",
            ),
            "clause[1].act[1].changes[1]",
        ),
        (clause("kind = \"control\"\nby = { accusative = \"____\" }"), "clause[1].by.accusative"),
        (
            clause("kind = \"instruct\"\nwhom = { dative = \"____\" }\ntask = \"представить сведения\""),
            "clause[1].whom.dative",
        ),
        (
            clause("kind = \"instruct\"\nwhom = { unit = \"budget\" }\ntask = \"представить ____\""),
            "clause[1].task",
        ),
        (clause("kind = \"establish\"\npoints = [\"срок – ____ дней\"]"), "clause[1].points[1]"),
        (
            with(
                "heading = \"О перечне\"\n[issuer]\nform = \"joint\"\n[[issuer.with]]\nletterhead = [\"АРХИВ\"]\ngenitive = \"архива\"\n",
            ),
            "issuer.with[1].number",
        ),
        (
            clause(
                "kind = \"free\"\ntext = \"Принять.\"\n[[clause.clause]]\nkind = \"repeal\"\nact = [{ kind = \"приказ\" }]",
            ),
            "clause[1].clause[1].act[1]",
        ),
    ];
    for (order, key) in places {
        says(&order, "blank-left", key);
    }
    assert_eq!(
        lints(&clause(
            "kind = \"publish\"\n[[clause.spot]]\nplace = \"на сайте\"\naddress = \"https://example.org/__a__/\""
        )),
        []
    );
}

#[test]
fn what_the_check_of_a_procedure_tells_is_told_of_an_order_that_stands_alone() {
    says(&clause("kind = \"control\"\nby = \"petushkova\""), "signer-controls-self", "clause[1].by");
    says(&clause("kind = \"control\"\nby = \"signer\""), "control-kept", "clause[1].by");
    let instruct = "kind = \"instruct\"\nwhom = { unit = \"budget\" }\n";
    // 1 March 2025 was a Saturday.
    says(
        &clause(&format!("{instruct}task = \"представить сведения\"\ndue = 2025-03-01")),
        "date-on-day-off",
        "clause[1].due",
    );
    says(
        &clause(&format!("{instruct}task = \"представить сведения до 25 декабря\"")),
        "until-ambiguous",
        "clause[1].task",
    );
    says(&clause("kind = \"free\"\ntext = \"{{ kind }} утвержден.\""), "braces-in-text", "clause[1].text");
    let numbered = "kind = \"free\"\ntext = \"Принять.\"\nnumber = \"3\"";
    says(&clause(numbered), "numbering-gap", "clause[1].number");
    let annex = |rest: &str| format!("{}[[annex]]\n{rest}\n", clause("kind = \"approve\""));
    let text = "text = \"1. Да.\"";
    says(
        &annex(
            &format!("name = \"Форма сведений\"\nstamp = \"УТВЕРЖДЕН\"\n{text}")
                .replace("\"УТВЕРЖДЕН\"", "{ word = \"УТВЕРЖДЕН\" }"),
        ),
        "stamp-disagrees",
        "annex[1].stamp.word",
    );
    says(&annex(&format!("name = \"Гаджет\"\n{text}")), "document-unknown", "annex[1].name");
    says(&annex("name = \"Форма сведений\""), "annex-empty", "annex[1]");
}

#[test]
fn a_draft_prints_its_blanks_as_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    let rest = clause(
        "kind = \"repeal\"\nact = [{ kind = \"приказ\", title = \"О перечне\" }, { kind = \"приказ\", number = \"5\" }]",
    );
    fs::write(&path, format!("{HEAD}{rest}\n[[signatory]]\nperson = \"petushkova\"\n")).unwrap();
    let loaded = order_files::load(&DataDir::default(), &path.display().to_string()).unwrap();
    let text =
        compose_as(&DataDir::default(), &loaded, Format::Text, date!(2025 - 01 - 09), &Marks::default())
            .unwrap();
    let text = String::from_utf8(text).unwrap().replace('\u{a0}', " ");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("от ____ № ____ «О перечне»"), "{text}");
    assert!(words.contains("от ____ № 5"), "{text}");
}

#[test]
fn an_order_with_a_blank_is_composed_and_checked_but_not_signed() {
    let desk = Desk::open();
    let rest = clause("kind = \"repeal\"\nact = [{ kind = \"приказ\" }]");
    let text = format!("{HEAD}{rest}\n[[signatory]]\nperson = \"petushkova\"\n");
    fs::write(desk.path("own.toml"), &text).unwrap();
    let checked = desk.run("order check own.toml").out;
    assert!(checked.contains("own.toml:7:8: предупреждение: clause[1].act[1]: не заполнено: дата и номер акта (приказ); такой приказ не подписать"), "{checked}");
    assert!(checked.contains("own.toml: ошибок 0, замечаний к тексту 1"), "{checked}");
    // The check of files knows an order by its keys.
    assert_eq!(desk.run("procedure check own.toml").out, checked);
    desk.does("order compose own.toml --out own.txt");
    desk.refused(
        "order sign own.toml --as petushkova --on 2024-04-02",
        "в приказе не заполнено: дата и номер акта (приказ) (`clause[1].act[1]`)",
        "впишите недостающее",
    );
    fs::write(
        desk.path("own.toml"),
        text.replace("\"приказ\" }", "\"приказ\", date = 2024-01-09, number = \"5\" }"),
    )
    .unwrap();
    desk.does("order sign own.toml --as petushkova --on 2024-04-02");
}
