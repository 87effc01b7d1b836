//! Errors put into words without any door: what a browser or an API says is what the command line says.

use prikaz::app::{About, AppError, DataDir, Missing};
use prikaz::cli::COMMAND_LINE;
use prikaz::desk::DeskError;
use prikaz::domain::{DraftNo, OrganisationId, ProcedureId, RegisterId, RemarkId};
use prikaz::wording::said::{Failed, Kind, Quoted, Said, Wordable};
use prikaz::wording::{Language, Messages, general};
use prikaz::workflow::Refusal;

use crate::desk::{House, person};

fn messages() -> Messages {
    Messages::load(&DataDir::default(), Language::Ru, COMMAND_LINE).expect("messages")
}

/// As a door says it, which asks the office for what there is around the error.
fn said(house: &House, about: Option<&About>, error: &impl Wordable) -> Said {
    let around = error.use_case().map(|error| house.office.surroundings(about, error)).unwrap_or_default();
    error.failed(&messages(), &around).said(&messages())
}

#[test]
fn who_is_not_known_is_told_by_the_names_of_what_the_error_is_about() {
    let house = House::collecting();
    let error = AppError::from(Refusal::UnknownPerson { person: person("proektof") });
    let near = |about: Option<&About>| {
        let said = said(&house, about, &error);
        assert_eq!(said.kind, Kind::Refused);
        said.hints.into_iter().find(|hint| hint.contains("`proektov`"))
    };
    assert_eq!(near(None), None, "nobody's names are known");
    let told = "возможно, имелось в виду `proektov` (Проектов\u{a0}А.М.)";
    let body = house.office.book(&house.register).expect("a book").organisation;
    for about in [
        About::Register(house.register.clone()),
        About::Body(body.id.clone()),
        About::Procedure(ProcedureId::new("sverdlovsk-investment").expect("a key")),
        About::File(body),
    ] {
        assert_eq!(near(Some(&about)).as_deref(), Some(told), "{about:?}");
    }
    let about = Some(About::Register(house.register.clone()));
    let of_desk = DeskError { about, error: Box::new(error) };
    assert!(said(&house, of_desk.about().as_ref(), &of_desk).hints.contains(&told.to_owned()));
}

#[test]
fn a_register_that_is_none_is_told_with_those_there_are() {
    let house = House::collecting();
    let no_register = |key: &str| {
        let error = AppError::NoRegister(RegisterId::new(key).expect("a key"));
        said(&house, None, &error)
    };
    let mistyped = no_register("client");
    assert_eq!(mistyped.message, "реестра `client` нет");
    assert!(mistyped.hints.contains(&"возможно, имелось в виду `clients`".to_owned()), "{mistyped:#?}");
    let body = house.office.book(&house.register).expect("a book").organisation;
    let of_body = no_register(body.id.as_str());
    assert_eq!(of_body.hints, ["реестры органа: clients"], "a body is no register: {of_body:#?}");
    let organisation = AppError::NoOrganisation(OrganisationId::new("nobody").expect("a key"));
    assert_eq!(said(&house, None, &organisation).kind, Kind::Configuration);
}

#[test]
fn what_was_named_and_is_not_there_is_told_with_what_there_is() {
    let house = House::collecting();
    let draft = house.office.knows_draft(&house.register, DraftNo(7)).expect_err("no such draft");
    assert!(
        matches!(&draft, AppError::Missing(missing) if matches!(**missing, Missing::Draft { last: Some(_), .. }))
    );
    assert_eq!(said(&house, None, &draft).kind, Kind::Refused);
    let remark = house.office.knows_remark(&house.register, RemarkId(3)).expect_err("no such remark");
    assert!(said(&house, None, &remark).hints.contains(&"ни одного номера еще нет".to_owned()));
    let row = house.office.row_of(&house.register, " 12. ").expect_err("no such row");
    assert!(said(&house, None, &row).message.contains("12"));
}

#[test]
fn advice_stands_before_hints_and_engines_speak_to_programs_only() {
    let failed = Failed::usage(general::NoActor {}).with_detail(Quoted("подробность".to_owned()));
    let failed = failed.with_hint(Quoted("ещё".to_owned())).with_engine("unexpected end".to_owned());
    let said = failed.said(&messages());
    assert_eq!(said.details, ["подробность"]);
    assert_eq!(said.hints.last().map(String::as_str), Some("ещё"));
    assert_eq!(said.hints.len(), 2, "the advice of the message, then what was added");
    assert_eq!(said.clone().for_programs().details, ["подробность", "unexpected end"]);
    let in_file = said.clone().in_file("строки.csv");
    assert_eq!(in_file.message, format!("строки.csv: {}", said.message));
    assert_eq!(in_file.clone().in_file("строки.csv"), in_file, "a file is named once");
}
