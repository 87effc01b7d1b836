//! Several annexes of one order: what the order calls them, their numbers, stamps and shapes.

use prikaz::app::{DataDir, Printer};
use prikaz::domain::Entry;
use prikaz::order::{
    Annex, AnnexBody, Approval, Attached, Clause, ClauseKind, Itself, Marks, OrderText, Provision, Stamp,
};
use prikaz::procedure::{self, LintKind, Procedure};
use prikaz::render::Format;
use prikaz::report::paper::{self, Approved, Matter, Subject};
use proptest::prelude::*;

use crate::marks::unmarked;
use crate::procedures::{WORDS, read, sample_body};
use crate::tables::{entries, golden, procedure, text};

/// The order brings no annexes beside the register.
pub(crate) fn own() -> paper::OwnAnnexes<'static> {
    static NONE: std::sync::LazyLock<paper::AnnexRows> = std::sync::LazyLock::new(paper::AnnexRows::new);
    paper::OwnAnnexes { rows: &NONE, procedures: &[] }
}

pub(crate) fn approved(procedure: &Procedure) -> Approved {
    let created = procedure.in_force;
    Approved {
        order: None,
        signer: None,
        acting: None,
        created,
        update: false,
        amends: None,
        repeals: Vec::new(),
        left_out: Vec::new(),
    }
}

/// The paper as text; `pages` sections long.
fn printed(matter: Matter, pages: usize) -> String {
    let printer = Printer::new(DataDir::default());
    let document = printer.set(matter, Some(&sample_body()), None).expect("the template is sound");
    assert_eq!(document.sections.len(), pages);
    let text = printer.write(Format::Text, "gost-2025", &document).expect("the text is written");
    String::from_utf8(text).unwrap()
}

/// The procedure of the objects with the order of `objects-order.toml`.
fn with_order(change: impl Fn(String) -> String) -> Procedure {
    let text = text();
    let (head, _) = text.split_once("[order]").expect("the file has an order");
    let text = change(format!("{head}{}", read("objects-order.toml")));
    match procedure::load_with_places("good.toml", &text, Some(&sample_body())) {
        Ok(loaded) => loaded.procedure,
        Err(faults) => panic!("{faults:#?}"),
    }
}

fn order_of(procedure: &Procedure, sections: usize) -> String {
    let organisation = sample_body();
    let subject = Subject { procedure, organisation: &organisation };
    let entries = entries(&procedure.form);
    let act =
        paper::order(subject, &WORDS, &entries, &approved(procedure), own()).expect("the words are known");
    printed(unmarked(act, &organisation), sections)
}

/// The annexes of the procedure `text` with the rows of `objects.csv`.
pub(crate) fn annex_of(text: &str) -> String {
    let procedure = match procedure::load_with_places("good.toml", text, Some(&sample_body())) {
        Ok(loaded) => loaded.procedure,
        Err(faults) => panic!("{faults:#?}"),
    };
    let organisation = sample_body();
    let subject = Subject { procedure: &procedure, organisation: &organisation };
    let entries = entries(&procedure.form);
    let act = paper::annex(subject, &WORDS, &entries, &approved(&procedure), None);
    printed(unmarked(act.expect("the words are known"), &organisation), 2)
}

#[test]
fn an_order_has_several_annexes_each_with_its_shape() {
    golden("annexes.txt", &annex_of(&text()));
}

#[test]
fn an_order_calls_each_annex_by_its_name_and_number() {
    golden("order-with-annexes.txt", &order_of(&with_order(|text| text), 5));
}

#[test]
fn a_register_in_one_annex_keeps_its_number_and_name() {
    let one = with_order(|text| {
        let (head, rest) = text.split_once("[[annex]]").unwrap();
        let (_, order) = rest.split_once("[[stage]]").unwrap();
        format!("{head}[[stage]]{order}")
    });
    let text = order_of(&one, 4).replace('\u{a0}', " ");
    for line in ["1) перечень (приложение № 1);", "2) Инструкцию по обозначению объектов (приложение № 2);"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(text.contains("согласно приложению № 3 к настоящему приказу"), "{text}");
}

#[test]
fn a_stamp_of_small_letters_stays_so_in_every_annex() {
    let small = with_order(|text| {
        let text = text.replacen("stamp = \"УТВЕРЖДЕН\"", "stamp = \"Утвержден\"", 1);
        text.replace("stamp = \"УТВЕРЖДЕН\"\n", "")
    });
    let text = order_of(&small, 5);
    assert!(text.contains("\nУтвержден\n") && text.contains("\nУтверждены\n"), "{text}");
}

#[test]
fn an_annex_has_annexes_with_marks_of_their_own() {
    let inner = |name: &str| format!("\n[[order.annex.annex]]\nname = \"{name}\"\n");
    let both = format!("{}{}", inner("Схема размещения"), inner("Образец таблички"));
    let nested = with_order(|text| {
        let text = text.replacen("marks = \"annex\"\n", &format!("marks = \"annex\"\n{}", inner("Опись")), 1);
        let text = text.replacen("обозначению объектов\"\n", &format!("обозначению объектов\"\n{both}"), 1);
        let register = "stamp = \"УТВЕРЖДЕН\"\n\n[[register.annex]]\nname = \"Форма сведений\"\n";
        text.replacen("stamp = \"УТВЕРЖДЕН\"\n", register, 1)
    });
    let text = order_of(&nested, 9).replace('\u{a0}', " ");
    let by = "приказом учреждения для примера\nот __.__.____ № ____\n\n";
    for stamp in [
        format!(
            "Приложение\nк сведениям о сооружениях и земельных участках,\nутвержденным {by}Форма сведений\n"
        ),
        format!("Приложение № 1\nк Инструкции по обозначению объектов,\nутвержденной {by}Схема размещения\n"),
        format!("Приложение № 2\nк Инструкции по обозначению объектов,\nутвержденной {by}Образец таблички\n"),
        "Приложение\nк приложению № 4 к приказу учреждения для примера\nот __.__.____ № ____\n\nОпись\n"
            .to_owned(),
    ] {
        assert!(text.contains(&stamp), "{stamp}\n{text}");
    }
}

#[test]
fn a_stamp_that_disagrees_with_its_annex_is_told_with_its_place() {
    let text = text().replacen(
        "\"о сооружениях и земельных участках\"]",
        "\"о сооружениях\"]\nstamp = \"УТВЕРЖДЕН\"",
        1,
    );
    let loaded =
        procedure::load_with_places("good.toml", &text, Some(&sample_body())).expect("the file is sound");
    let lints = procedure::lint(&loaded, None, Some(&WORDS), |_| Some(false));
    let told: Vec<_> = lints.iter().filter(|lint| lint.key.starts_with("annex[")).collect();
    let [lint] = told.as_slice() else { panic!("{lints:?}") };
    assert_eq!(lint.key, "annex[2].stamp");
    let (stamp, expected) = ("УТВЕРЖДЕН".to_owned(), "УТВЕРЖДЕНЫ".to_owned());
    assert_eq!(lint.what, LintKind::StampDisagrees { stamp, expected });
    let line = text.lines().nth(lint.line as usize - 1).unwrap();
    assert_eq!(line, "stamp = \"УТВЕРЖДЕН\"");
}

fn annex(name: String) -> Annex {
    let (marks, stamp) = (Marks::Approved, Stamp::default());
    Annex {
        name,
        title: Vec::new(),
        marks,
        stamp,
        body: AnnexBody::Beside,
        signatory: None,
        annexes: Vec::new(),
    }
}

prop_compose! {
    fn any_clause()(annexes in prop::collection::vec(1..=5_u8, 1..4)) -> Clause {
        let approval = Approval { annexes, also: None, attached: Attached::Before };
        let provision = Some(Provision::Approve(approval));
        let (wording, number, clauses) = (None, None, Vec::new());
        Clause { kind: ClauseKind::Approve, provision, wording, number, itself: Itself::This, clauses }
    }
}

/// The names of the annexes that the clauses approve.
fn approves(text: &OrderText) -> Vec<String> {
    let numbered = text.numbered();
    let numbers = numbered.iter().flat_map(|(_, _, clause)| match &clause.provision {
        Some(Provision::Approve(approval)) => approval.annexes.clone(),
        _ => Vec::new(),
    });
    numbers.map(|number| text.annexes[usize::from(number) - 1].name.clone()).collect()
}

proptest! {
    /// Whatever the first annex falls into, each clause approves what it approved before.
    #[test]
    fn clauses_keep_to_their_annexes(
        outer in prop::collection::vec(any_clause(), 1..4),
        inner in prop::collection::vec(any_clause(), 0..3),
        parts in 1..6_usize,
    ) {
        let mut clauses = outer;
        clauses[0].clauses = inner;
        let whole = OrderText {
            annexes: (1..=5).map(|no| annex(format!("{no}"))).collect(),
            clauses,
            ..procedure().order.text
        };
        let own: Vec<Annex> = (1..=parts).map(|no| annex(format!("1.{no}"))).collect();
        let split = whole.with_first_annex_as(own);
        let expected = approves(&whole).into_iter().flat_map(|name| match name.as_str() {
            "1" => (1..=parts).map(|no| format!("1.{no}")).collect(),
            _ => vec![name],
        });
        prop_assert_eq!(approves(&split), expected.collect::<Vec<_>>());
    }
}

#[test]
fn the_consolidated_wording_draws_each_annex_as_its_order_did() {
    let procedure = procedure();
    let body = sample_body();
    let subject = Subject { procedure: &procedure, organisation: &body };
    let old = entries(&procedure.form);
    let mut new = old.clone();
    let name = prikaz_rules::forms::key("name");
    let gone =
        new.iter().position(|entry| entry.cells[&name].to_string().contains("Фонтан")).expect("a fountain");
    new.remove(gone);
    let wording = |no: &str, entries| paper::Wording {
        name: String::new(),
        entries,
        act: Some(prikaz::domain::ActReference {
            kind: procedure.order.kind,
            number: no.to_owned(),
            date: procedure.in_force,
            title: None,
        }),
        ground: None,
        basis: String::new(),
    };
    let wordings = [wording("61", old.as_slice()), wording("75", new.as_slice())];
    let words = prikaz::app::load_words(&DataDir::default()).unwrap();
    let standing = crate::amending::standing();
    let restated = [restated(&procedure, &old, &new)];
    assert_eq!(restated, [[1]]);
    let matter =
        paper::consolidated(subject, &words, &wordings, &restated, standing, procedure.in_force).unwrap();
    let said = printed(matter, 1).replace('\u{a0}', " ");
    // Totals and footnotes of the first annex, the list of the second, each under its own stamp.
    for wanted in ["Всего:", "Установка запланирована", "ПЕРЕЧЕНЬ\nзданий", "СВЕДЕНИЯ", "1."]
    {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert_eq!(said.matches("УТВЕРЖДЕН").count(), 2, "{said}");
    assert!(!said.contains("Фонтан"), "{said}");
    assert_eq!(said.matches("(в редакции ").count(), 1, "{said}");
    let second = said.find("УТВЕРЖДЕНЫ").expect("the second annex is called by its own word");
    assert!(said[..second].contains("№ 61") && !said[..second].contains("(в редакции"), "{said}");
    assert!(said[second..].contains("№ 61\n(в редакции") && said[second..].contains("№ 75)"), "{said}");
}

/// The annexes that an order which makes `new` of `old` brings anew.
fn restated(procedure: &Procedure, old: &[Entry], new: &[Entry]) -> Vec<usize> {
    prikaz::workflow::amendment_between(procedure, old, new).restated()
}

#[test]
fn each_annex_has_the_stamp_of_the_act_that_restated_it_last() {
    let procedure = procedure();
    let body = sample_body();
    let subject = Subject { procedure: &procedure, organisation: &body };
    let first = entries(&procedure.form);
    let kind = prikaz_rules::forms::key("kind");
    // One order drops a row of the first annex, the next one of the second.
    let without = |rows: &[Entry], buildings: bool| {
        let mut rows = rows.to_vec();
        let is_building = |row: &Entry| row.cells[&kind].to_string() == "здания";
        let gone = rows.iter().position(|row| is_building(row) == buildings).unwrap();
        rows.remove(gone);
        rows
    };
    let second = without(&first, true);
    let third = without(&second, false);
    let wording = |no: &str, entries| paper::Wording {
        name: String::new(),
        entries,
        act: Some(prikaz::domain::ActReference {
            kind: procedure.order.kind,
            number: no.to_owned(),
            date: procedure.in_force,
            title: None,
        }),
        ground: None,
        basis: String::new(),
    };
    let wordings =
        [wording("61", first.as_slice()), wording("75", second.as_slice()), wording("80", third.as_slice())];
    let restated = [restated(&procedure, &first, &second), restated(&procedure, &second, &third)];
    assert_eq!(restated, [[0], [1]]);
    let words = prikaz::app::load_words(&DataDir::default()).unwrap();
    let standing = crate::amending::standing();
    let matter =
        paper::consolidated(subject, &words, &wordings, &restated, standing, procedure.in_force).unwrap();
    let said = printed(matter, 1).replace('\u{a0}', " ");
    let (first, second) = said.split_once("УТВЕРЖДЕНЫ").expect("two stamps");
    let first = first.split_once("УТВЕРЖДЕН\n").expect("the stamp of the first").1;
    for (annex, own, other) in [(first, "№ 75)", "№ 80)"), (second, "№ 80)", "№ 75)")] {
        assert!(annex.contains("№ 61\n(в редакции") && annex.contains(own), "{said}");
        assert!(!annex.contains(other), "{said}");
    }
}

#[test]
fn what_keeps_an_annex_from_being_amended_row_by_row_is_known() {
    use prikaz::report::table::{Obstacle, obstacles};
    let form = procedure().form;
    assert_eq!(obstacles(&form), [Some(Obstacle::References), Some(Obstacle::List)]);
}
