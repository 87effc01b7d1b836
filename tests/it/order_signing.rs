//! Orders that stand alone, signed into the journal of their body by the real binary: who may, once, under which
//! number, and what they do to one another.

use std::fs;

use crate::cli::Desk;

const SIGN: &str = "order sign bryansk-finance-48 --as petushkova --on 2024-04-02";

/// A desk with an order of its own that repeals order 48.
pub(crate) fn desk() -> Desk {
    let desk = Desk::open();
    fs::create_dir_all(desk.path("mydata/orders")).unwrap();
    let repealing = r#"id = "repeal-48"
organisation = "bryansk-finance"
kind = "приказ"
heading = "О признании утратившим силу приказа департамента финансов Брянской области"

[[clause]]
kind = "repeal"

[[clause.act]]
kind = "приказ"
date = 2024-04-02
number = "48"
title = "Об утверждении Порядка ведения перечня точек взаимодействия с внешним и внутренним клиентом"

[[clause]]
kind = "enter-into-force"
when = 2025-03-01

[[signatory]]
person = "petushkova"
"#;
    fs::write(desk.path("mydata/orders/repeal-48.toml"), repealing).unwrap();
    desk
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn an_order_is_signed_entered_in_the_journal_and_known_again() {
    let desk = desk();
    let run = desk.run(&format!("{SIGN} --out 48.docx"));
    assert_eq!(run.code, 0, "{}", run.err);
    let said = plain(&run.err);
    for part in ["внесено в журнал: приказ от 02.04.2024 № 48", "подпись: Петушкова", "записан файл 48.docx"]
    {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let listed = plain(&desk.does("order list bryansk-finance"));
    assert!(listed.contains("приказ от 02.04.2024 № 48 — «Об утверждении Порядка"), "{listed}");
    let verified = plain(&desk.does("verify 48.docx --on 2024-04-03"));
    assert!(verified.contains("приказ от 02.04.2024 № 48") && verified.contains("действует"), "{verified}");
    let shown = plain(&desk.does("order show bryansk-finance 48 --out ещё.docx --on 2024-04-03"));
    assert!(
        shown.contains("состояние: действует") && shown.contains("документ: bryansk-finance-48.docx"),
        "{shown}"
    );
    assert_eq!(fs::read(desk.path("ещё.docx")).unwrap(), fs::read(desk.path("48.docx")).unwrap());
    desk.does("audit verify");
}

#[test]
fn an_order_is_refused_in_words() {
    let desk = desk();
    let sign = "order sign bryansk-finance-48";
    desk.refused(
        &format!("{sign} --as petushkova --on 2024-04-03"),
        "стоит дата 02.04.2024, а подписывают его 03.04.2024",
        "--on 2024-04-02",
    );
    desk.refused(&format!("{SIGN} --number 49"), "стоит номер «48», а не «49»", "--number");
    desk.refused(&format!("{sign} --as maketova --on 2024-04-02"), "не подписывает", "--as petushkova");
    desk.refused(&format!("{SIGN} --digest abcd"), "контрольная сумма файла", "изменен");
    let early = "--data mydata order sign repeal-48 --as petushkova --on 2024-04-01";
    desk.refused(early, "а сам подписан раньше", "исправьте дату");
    desk.does(SIGN);
    desk.refused(SIGN, "уже подписан: приказ от 02.04.2024 № 48", "другим ключом");
    let taken = "--data mydata order sign repeal-48 --as petushkova --on 2024-12-02 --number 48";
    desk.refused(taken, "уже присвоен (отдельный приказ `bryansk-finance-48`)", "свободный номер — 49");
}

#[test]
fn an_order_that_repeals_another_is_seen_wherever_that_is_asked_for() {
    let desk = desk();
    desk.does(&format!("{SIGN} --out 48.docx"));
    // Who keeps the journal records that it was signed; the journal of the new year gives the number.
    desk.does("--data mydata order sign repeal-48 --as zhurnalov --on 2025-02-10");
    let before = plain(&desk.does("verify 48.docx --on 2025-02-20"));
    assert!(before.contains("утратит силу 01.03.2025 (приказ от 10.02.2025 № 1)"), "{before}");
    let after = plain(&desk.does("verify 48.docx --on 2025-03-03"));
    assert!(after.contains("силу утратил 01.03.2025 (приказ от 10.02.2025 № 1)"), "{after}");
    desk.does("paper journal bryansk-finance --year 2024 --out журнал.txt --as proektova --on 2025-03-03");
    let journal = plain(&fs::read_to_string(desk.path("журнал.txt")).unwrap());
    assert!(journal.contains("утрата силы: приказ от 10.02.2025г. № 1"), "{journal}");
}

/// An order that tells a unit and a role to do something.
pub(crate) const TELLING: &str = r#"id = "telling"
organisation = "bryansk-finance"
kind = "приказ"
heading = "О сведениях"

[[clause]]
kind = "instruct"
whom = { unit = "budget" }
task = "представить сведения"
due = 2024-04-19

[[clause]]
kind = "instruct"
whom = { unit = "office" }
task = "разместить сведения"
due = { working_days = 5 }

[[clause]]
kind = "control"
by = "signer"

[[signatory]]
person = "petushkova"
"#;

#[test]
fn what_an_order_that_stands_alone_tells_somebody_is_tracked() {
    let desk = desk();
    fs::write(desk.path("mydata/orders/telling.toml"), TELLING).unwrap();
    desk.does("--data mydata order sign telling --as petushkova --on 2024-04-12 --number 50");
    let listed = plain(&desk.does("instruction list --on 2024-04-22"));
    for part in [
        "bryansk-finance № 1: представить сведения (п. 1 приказа от 12.04.2024 № 50)",
        "срок 19.04.2024",
        "bryansk-finance № 2: разместить сведения (п. 2 приказа",
        "просрочено",
    ] {
        assert!(listed.contains(part), "{part}\n{listed}");
    }
    let due = plain(&desk.does("duty list --year 2024 --on 2024-04-12"));
    assert!(due.contains("19.04.2024  bryansk-finance: поручение № 1"), "{due}");
    let by = "instruction done bryansk-finance 1 --paper письмо --on 2024-04-18 --as";
    desk.refused(
        &format!("{by} blankov"),
        "не вправе записать исполнение поручения",
        "руководитель подразделения",
    );
    let done = format!("{by} proektova");
    let said = plain(&desk.run(&done).err);
    assert!(said.contains("№ 1: представить сведения") && said.contains("исполнено"), "{said}");
    desk.refused(&done, "уже исполнено", "--all");
    desk.does("instruction extend bryansk-finance 2 --to 2024-05-06 --basis резолюция --as petushkova --on 2024-04-18");
    let all = plain(&desk.does("instruction list bryansk-finance --all --on 2024-04-22"));
    assert!(all.contains("срок 06.05.2024 (до продления — 19.04.2024)"), "{all}");
    let json = desk.json("instruction list bryansk-finance --on 2024-04-22");
    assert_eq!(json.as_array().unwrap().len(), 1, "one is done: {json}");
    let log = plain(&desk.does("audit log"));
    for part in [
        "Журнал приказов bryansk-finance: 3 записи",
        "исполнено поручение № 1: письмо",
        "продлен с 19.04.2024 до 06.05.2024",
    ] {
        assert!(log.contains(part), "{part}\n{log}");
    }
}

#[test]
fn an_order_over_two_registers_has_to_be_signed_for_the_first() {
    let desk = Desk::consolidated();
    // What is no register cannot be signed for first.
    let sign = "order sign clients --with others --on 2024-04-18 --as obraztsov";
    desk.refused(sign, "реестра `others` нет", "register list");
    desk.does("register open others --procedure sverdlovsk-investment --on 2024-04-11 --as proektov");
    desk.refused(
        "order sign clients --with others --on 2024-04-18 --as obraztsov",
        "редакция реестра `others` не утверждалась",
        "prikaz order sign others --on 2024-04-18",
    );
}

/// An annex of an order that stands alone is called by a word, too, with which its stamp agrees.
#[test]
fn an_order_with_an_annex_of_an_unknown_word_is_not_signed() {
    let desk = desk();
    let file = desk.path("mydata/orders/repeal-48.toml");
    let text = fs::read_to_string(&file).unwrap();
    let annex = "[[clause]]\nkind = \"approve\"\n\n[[annex]]\nname = \"Кракозябра учета\"\ntext = \"Текст.\"\nstamp = {}\n\n";
    fs::write(&file, text.replacen("[[signatory]]", &format!("{annex}[[signatory]]"), 1)).unwrap();
    let before = desk.journal();
    let run = desk.run("--data mydata order sign repeal-48 --as zhurnalov --on 2025-02-10");
    assert!(run.code != 0 && plain(&run.err).to_lowercase().contains("кракозябра"), "{}", run.err);
    assert_eq!(desk.journal(), before, "a signature was recorded of what cannot be printed");
}
