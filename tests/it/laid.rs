//! What is laid to a signed order: its scan, kept by digest and known again, and who has read it, with the lateness.

use std::fs;

use crate::cli::{Desk, taken_to_approval};

const SIGN: &str = "order sign bryansk-finance-48 --as petushkova --on 2024-04-02";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn a_scan_is_brought_at_signing_or_later_and_known_again() {
    let desk = Desk::open();
    fs::write(desk.path("скан.pdf"), b"%PDF-1.4 the signed paper").unwrap();
    fs::write(desk.path("ещё.pdf"), b"%PDF-1.4 the signed paper, second sheet").unwrap();
    // What cannot be read is told before anything is signed.
    let missing = desk.run(&format!("{SIGN} --scan нет.pdf"));
    assert_ne!(missing.code, 0, "{}", missing.err);
    let said = plain(&desk.run(&format!("{SIGN} --scan скан.pdf")).err);
    assert!(said.contains("внесено в журнал") && said.contains("приложен скан «скан.pdf»"), "{said}");
    desk.does("order scan bryansk-finance 48 ещё.pdf --as petushkova --on 2024-04-03");
    desk.refused(
        "order scan bryansk-finance 49 ещё.pdf --as petushkova --on 2024-04-03",
        "в журнале нет акта № 49",
        "prikaz order list bryansk-finance",
    );
    let verified = plain(&desk.does("verify скан.pdf ещё.pdf --on 2024-04-04"));
    assert_eq!(verified.matches("скан подписанного экземпляра").count(), 2, "{verified}");
    assert_eq!(verified.matches("приказ от 02.04.2024 № 48; действует").count(), 2, "{verified}");
    let log = plain(&desk.does("audit log"));
    assert!(log.contains("приложен скан «ещё.pdf»"), "{log}");
    desk.does("audit verify");
}

#[test]
fn who_has_read_an_order_is_recorded_with_the_lateness() {
    let desk = Desk::open();
    desk.does(SIGN);
    let list = "acquaintance list bryansk-finance 48";
    assert!(plain(&desk.does(list)).contains("об ознакомлении ничего не записано"));
    let own = "acquaintance record bryansk-finance 48 --person maketova --as maketova --on 2024-04-03";
    let first = plain(&desk.does(own));
    assert!(first.starts_with("Приказ от 02.04.2024 № 48: ознакомлен 1 человек"), "{first}");
    assert!(!first.contains("запись") && !first.contains("опозданием"), "{first}");
    // 5 April 2024 was a Friday.
    let late = "acquaintance record bryansk-finance 48 --person petushkova --due 2024-04-05 --on 2024-04-09";
    let said = plain(&desk.does(&format!("{late} --as proektova")));
    assert!(said.starts_with("Приказ от 02.04.2024 № 48: ознакомлены 2 человека"), "{said}");
    assert!(said.contains("срок 05.04.2024, с опозданием на 2 рабочих дня (запись: "), "{said}");
    assert_eq!(plain(&desk.does(list)), said);
    desk.refused(
        &format!("{late} --as proektova"),
        "ознакомление уже записано: Петушкова",
        "acquaintance list",
    );
    desk.refused(
        "acquaintance record bryansk-finance 48 --person proektova --as maketova --on 2024-04-03",
        "не вправе",
        "",
    );
    desk.refused(
        "acquaintance record bryansk-finance 48 --person proektova --as proektova --on 2024-04-01",
        "раньше",
        "",
    );
}

#[test]
fn the_order_of_a_register_takes_a_scan_and_the_sheet_shows_who_has_read_it() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    fs::write(desk.path("скан.pdf"), b"%PDF-1.4 the signed paper").unwrap();
    // A scan that is refused leaves nothing signed.
    fs::write(desk.path("пустой.pdf"), b"").unwrap();
    let bad = "order sign clients --number 61 --on 2024-04-26 --as obraztsov --scan";
    desk.refused(&format!("{bad} пустой.pdf"), "файл скана «пустой.pdf» пуст", "скан");
    desk.refused(&format!("{bad} нет.pdf"), "нет.pdf", "");
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov --scan скан.pdf");
    let verified = plain(&desk.does("verify скан.pdf --on 2024-05-28"));
    assert!(
        verified.contains("скан подписанного экземпляра, файл «скан.pdf»: приказ от 26.04.2024 № 61; "),
        "{verified}"
    );
    let body = "sverdlovsk-investment 61 --person khlybova --due 2024-04-27 --on 2024-05-02";
    desk.does(&format!("acquaintance record {body} --as khlybova"));
    desk.does("paper acquaintance clients --out лист.txt --on 2024-05-03 --as proektov");
    let sheet = plain(&fs::read_to_string(desk.path("лист.txt")).unwrap());
    assert!(sheet.contains("ознакомлена (по записи)"), "{sheet}");
    // 27 April 2024 was a working Saturday; the next working day was 2 May.
    assert!(sheet.contains("02.05.2024, с опозданием на 1 рабочий день"), "{sheet}");
}
