//! The real binary: a register amended by an order, and everything that tells one edition from another.

use std::path::Path;

use assert_cmd::Command;

/// Runs `words` in `folder` with the store that the demonstration left there.
fn run(folder: &Path, words: &str) -> (i32, String) {
    let mut command = Command::cargo_bin("prikaz").unwrap();
    for name in ["PRIKAZ_DATA", "PRIKAZ_AS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.env("PRIKAZ_LANG", "ru").env("PRIKAZ_HOME", folder.join("out/home")).current_dir(folder);
    let output = command.args(words.split(' ')).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (output.status.code().unwrap(), said.replace('\u{a0}', " "))
}

fn does(folder: &Path, words: &str) -> String {
    let (code, said) = run(folder, words);
    assert_eq!(code, 0, "{words}\n{said}");
    said
}

fn refused(folder: &Path, words: &str, reason: &str) {
    let (code, said) = run(folder, words);
    assert!(code == 1 && said.contains(reason) && said.contains("что делать: "), "{words}: {code}\n{said}");
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap().replace('\u{a0}', " ")
}

#[test]
fn amended_register_is_told_on_any_day() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    does(folder, "demo out --procedure sverdlovsk-investment");

    let order = read(folder, "out/08-приказ-об-изменениях.txt");
    for said in [
        "О внесении изменений в приказ Министерства инвестиций и развития Свердловской области от 23.04.2024 № 61",
        "1) графу 6 строки 2 дополнить словами «; получение результата, ответа, разъяснения»;",
        "2) после строки 5 дополнить строкой 5.1 следующего содержания:",
        "3) строку 7 исключить.",
    ] {
        assert!(order.contains(said), "{said}\n{order}");
    }

    // The register as it stood on a day: before, and from the day of the order.
    let before = does(folder, "register show points --at 2025-02-02");
    let after = does(folder, "register show points --at 2025-02-03");
    assert!(!before.contains("5.1 ") && after.contains("5.1 "), "{before}\n{after}");

    let by = "--as proektov --on 2025-02-04";
    does(folder, &format!("register show points --at 2025-02-03 --out now.txt {by}"));
    let now = read(folder, "now.txt");
    assert!(
        now.contains("7\tисключена (приказ от 03.02.2025 № 12)") && now.contains("(в ред. приказа"),
        "{now}"
    );
    does(folder, &format!("register show points --at 2024-12-31 --out then.txt {by}"));
    assert!(!read(folder, "then.txt").contains("исключена"));

    for name in ["table.docx", "table.xlsx", "table.html"] {
        does(folder, &format!("register compare points --from 1 --to 2 --out {name} {by}"));
    }
    does(folder, &format!("register redline points --out redline.docx {by}"));
    does(folder, &format!("order amend points --from 1 --to 2 --out order.txt {by}"));
    assert_eq!(read(folder, "order.txt"), order, "the order of an edition is the one that was signed");
    does(folder, &format!("order repeal points --out repeal.txt {by}"));
    let repeal = read(folder, "repeal.txt");
    assert!(repeal.contains("2) приказ Министерства инвестиций и развития Свердловской области от 03.02.2025 № 12 «О внесении изменений в приказ"), "{repeal}");
    does(folder, &format!("order annex points --out annex.txt {by}"));
    assert!(read(folder, "annex.txt").contains("(в редакции приказа Министерства"));
    let verified = does(folder, "verify table.docx redline.docx now.txt then.txt repeal.txt");
    assert!(
        verified.contains("сравнительная таблица")
            && verified.contains("эти сведения прежние: в силе редакция № 2"),
        "{verified}"
    );
}

/// The order of an edition leads from the one before it: what leads there from an earlier one is another order, and does
/// not bear the number of the one that was signed.
#[test]
fn an_order_over_several_editions_is_not_the_one_that_was_signed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    does(folder, "demo out --procedure sverdlovsk-investment");
    let act = |words: &str, by: &str| does(folder, &format!("{words} --as {by} --on 2025-03-05"));
    act("register draft points --ground point-kind --basis письмо", "proektov");
    act("submission add points out/support-update.csv --unit support", "chernovikov");
    for (unit, by) in [
        ("hr", "kartochkina"),
        ("information", "blankova"),
        ("accounting", "strokova"),
        ("property", "stolbtsov"),
    ] {
        act(&format!("submission nil points --unit {unit}"), by);
    }
    act("register consolidate points", "protokolova");
    act("check pass points", "primerova");
    act("order amend points --from 1 --out far.txt", "proektov");
    act("order amend points --out near.txt", "proektov");
    let verified = |name: &str| does(folder, &format!("verify {name} --on 2025-03-10"));
    assert!(verified("far.txt").contains("касается акта"), "{}", verified("far.txt"));
    assert!(!verified("near.txt").contains("касается акта"), "{}", verified("near.txt"));

    act("agreement visa points", "khlybova");
    act("order present points", "primerova");
    act("order sign points --number 20", "obraztsov");
    act("order amend points --from 2 --to 3 --out signed.txt", "proektov");
    act("order amend points --from 1 --to 3 --out other.txt", "proektov");
    assert!(read(folder, "signed.txt").contains("05.03.2025\t№ 20"), "{}", read(folder, "signed.txt"));
    let other = read(folder, "other.txt");
    assert!(!other.contains("№ 20") && !other.contains("05.03.2025"), "{other}");
    assert!(verified("other.txt").contains("касается акта"), "{}", verified("other.txt"));
}

#[test]
fn what_makes_no_paper_is_refused_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    does(folder, "demo out --procedure sverdlovsk-investment");
    let by = "--as proektov --on 2025-02-04";
    refused(
        folder,
        "register show points --at 2024-04-22",
        "ни одна редакция реестра `points` еще не действовала",
    );
    refused(
        folder,
        &format!("register show points --at 2024-04-22 --out a.txt {by}"),
        "первая утверждена 23.04.2024",
    );
    refused(folder, &format!("register compare points --from 1 --to 7 --out a.txt {by}"), "нет редакции № 7");
    refused(folder, &format!("order amend points --from 2 --to 2 --out a.txt {by}"), "читаются одинаково");
    does(folder, "register open others --procedure bryansk-finance --as proektova --on 2025-02-04");
    refused(folder, &format!("register compare points --with others --out a.txt {by}"), "ведет другой орган");
    // One of the same body, of another form.
    let procedure = concat!(env!("CARGO_MANIFEST_DIR"), "/data/procedures/sverdlovsk-investment.toml");
    let procedure = std::fs::read_to_string(procedure).unwrap();
    let procedure = procedure.replacen("id = \"sverdlovsk-investment\"", "id = \"another-form\"", 1);
    let procedure = procedure.replace("Номер строки", "Номер по порядку");
    std::fs::create_dir_all(folder.join("mydata/procedures")).unwrap();
    std::fs::write(folder.join("mydata/procedures/another-form.toml"), procedure).unwrap();
    let by = &format!("--data mydata {by}");
    does(
        folder,
        "--data mydata register open other-form --procedure another-form --as proektov --on 2025-02-04",
    );
    refused(folder, &format!("order repeal other-form --out a.txt {by}"), "что делать");
    refused(folder, &format!("register compare other-form --out a.txt {by}"), "что делать");
    let (_, said) = run(folder, &format!("register compare points --with other-form --out a.txt {by}"));
    assert!(
        said.contains("разные формы") && said.contains("Номер по порядку; Направление деятельности"),
        "{said}"
    );
    assert!(said.matches("контрольной суммой").count() == 2, "{said}");
    refused(folder, &format!("order amend points other-form --from 1 --to 2 --out a.txt {by}"), "что делать");
    assert!(!folder.join("a.txt").exists(), "no half-written file is left");
}

/// Two registers of one body, each with an edition and its amendment: one order amends both acts.
#[test]
fn one_order_amends_several_acts() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let own = folder.join("own/demo/sverdlovsk-investment");
    std::fs::create_dir_all(&own).unwrap();
    for file in std::fs::read_dir("data/demo/sverdlovsk-investment").unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), own.join(file.file_name())).unwrap();
    }
    let script = std::fs::read_to_string(own.join("demo.toml")).unwrap();
    let (head, steps) = script.split_once("[[step]]").unwrap();
    let mut doubled = head.to_owned();
    for step in steps.split("[[step]]") {
        doubled += &format!("[[step]]{step}");
        if step.contains("\"points\"") {
            let other = step.replace("\"points\"", "\"others\"").replace("\"61\"", "\"62\"");
            // The same order amends both: it has one number.
            let other = other.replace("\"--number\", \"12\"", "\"--with\", \"points\"");
            let other =
                if other.contains("\"--out\"") { other.replace("{dir}/0", "{dir}/others-0") } else { other };
            doubled += &format!("[[step]]{other}");
        }
    }
    std::fs::write(own.join("demo.toml"), doubled).unwrap();
    does(folder, "--data own demo out --procedure sverdlovsk-investment");

    let by = "--as proektov --on 2025-02-05";
    std::fs::write(
        folder.join("signature.toml"),
        "certificate = \"00F3A1\"\nowner = \"Образцов Петр Иванович\"\nvalid_from = \"2024-09-01\"\nvalid_to = \"2025-11-30\"\n",
    )
    .unwrap();
    let marks = "--signature-mark signature.toml --certified-by proektov";
    does(folder, &format!("order amend points others --from 1 --to 2 --out both.txt {marks} {by}"));
    let order = read(folder, "both.txt");
    // It is signed, and one order: with number and date, marks and code.
    for said in
        ["03.02.2025\t№ 12", "Сертификат 00F3A1", "Верно", "QR-код документа: приказ от 03.02.2025 № 12"]
    {
        assert!(order.contains(said), "{said}\n{order}");
    }
    for said in [
        "О внесении изменений в отдельные приказы Министерства инвестиций и развития Свердловской области",
        "1. Внести в приказ Министерства инвестиций и развития Свердловской области от 23.04.2024 № 61",
        "2. Внести в приказ Министерства инвестиций и развития Свердловской области от 23.04.2024 № 62",
        "4. Контроль за исполнением настоящего приказа",
    ] {
        assert!(order.contains(said), "{said}\n{order}");
    }
    assert_eq!(order.matches("после строки 5 дополнить строкой 5.1 следующего содержания:").count(), 2);
    let verified = does(folder, "verify both.txt");
    assert!(verified.contains("приказ о внесении изменений") && verified.contains("действует"), "{verified}");

    let listed = does(folder, "order list sverdlovsk-investment");
    let own = listed.lines().filter(|line| line.starts_with("приказ от 03.02.2025 № 12")).count();
    assert_eq!(own, 2, "one order over both registers: {listed}");
    // It has one title, whichever register is asked.
    let title = "«О внесении изменений в отдельные приказы Министерства";
    let titled = listed.lines().filter(|line| line.contains("№ 12 — ") && line.contains(title)).count();
    assert_eq!(titled, 2, "{listed}");
    for register in ["points", "others"] {
        does(folder, &format!("paper acquaintance {register} --out acquaintance.txt {by}"));
        let sheet = read(folder, "acquaintance.txt").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(sheet.contains(title.trim_start_matches('«')), "{sheet}");
    }
    assert_eq!(listed.matches("изменения: приказ от 03.02.2025 № 12").count(), 2, "{listed}");
    does(
        folder,
        "paper journal sverdlovsk-investment --year 2025 --out journal.txt --as proektov --on 2025-03-03",
    );
    let journal = read(folder, "journal.txt");
    assert!(journal.contains("зарегистрировано: 1 акт"), "{journal}");
}

/// One act has one title: on itself, in the journal, on every sheet that names it; and what surrounds an act is the same
/// whatever it does.
#[test]
fn an_amending_order_has_one_title_and_all_that_surrounds_an_order() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    does(folder, "demo out --procedure sverdlovsk-investment");
    let titled = "О внесении изменений в приказ Министерства инвестиций и развития Свердловской области от 23.04.2024 № 61 «Об утверждении перечня";
    let words = |name: &str| read(folder, name).split_whitespace().collect::<Vec<_>>().join(" ");
    let by = "--as proektov --on 2025-02-04";
    std::fs::write(
        folder.join("signature.toml"),
        "certificate = \"00F3A1\"\nowner = \"Образцов Петр Иванович\"\nvalid_from = \"2024-09-01\"\nvalid_to = \"2025-11-30\"\nsigned_at = \"03.02.2025 11:00\"\n",
    )
    .unwrap();
    let marks = "--signature-mark signature.toml --certified-by proektov";
    does(folder, &format!("order draft points --out order.txt {marks} {by}"));
    let order = words("order.txt");
    for said in [titled, "Сертификат 00F3A1", "Подписано 03.02.2025 11:00", "Верно"] {
        assert!(order.contains(said), "{said}\n{order}");
    }
    does(folder, &format!("order draft points --out order.html {by}"));
    assert!(
        read(folder, "order.html").contains("<svg") || read(folder, "order.html").contains("<img"),
        "no code"
    );
    does(folder, &format!("order amend points --from 1 --to 2 --out amend.txt {marks} {by}"));
    assert_eq!(words("amend.txt"), order);

    does(folder, &format!("paper acquaintance points --out acquaintance.txt {by}"));
    does(folder, &format!("agreement sheet points --out sheet.txt {by}"));
    does(folder, &format!("paper disagreements points --out disagreements.txt {by}"));
    does(folder, &format!("paper journal sverdlovsk-investment --year 2025 --out journal.txt {by}"));
    for name in ["acquaintance.txt", "sheet.txt", "disagreements.txt"] {
        assert!(words(name).contains(titled), "{name}\n{}", words(name));
    }
    assert!(words("journal.txt").contains(titled), "{}", words("journal.txt"));

    // A signature made by a certificate that was not valid is none, and a draft has none.
    let mark = |from: &str, to: &str| {
        let text = std::fs::read_to_string(folder.join("signature.toml")).unwrap();
        std::fs::write(folder.join("other.toml"), text.replace(from, to)).unwrap();
    };
    let draft = format!("order draft points --out other.txt --signature-mark other.toml {by}");
    mark("03.02.2025", "03.12.2025");
    refused(folder, &draft, "подписано 03.12.2025, а сертификат действует с 01.09.2024 по 30.11.2025");
    mark("2024-09-01", "2025-03-01");
    refused(folder, &draft, "подписано 03.02.2025, а сертификат действует с 01.03.2025");
    mark("03.02.2025 11:00", "вчера");
    refused(folder, &draft, "время подписания «вчера» не читается");
    assert!(!folder.join("other.txt").exists());
}
