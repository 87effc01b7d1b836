//! Russian wording: cases of names and posts, agreement.

use std::sync::LazyLock;

use prikaz::app::{DataDir, load_words};
use prikaz::domain::Case;
use prikaz::procedure::{self, LintKind};
use prikaz::russian::{Agreement, Participle, Words};

static WORDS: LazyLock<Words> =
    LazyLock::new(|| load_words(&DataDir::default()).expect("the word lists are sound"));

#[test]
fn the_stamp_agrees_with_the_kind_of_document() {
    let stamps = [
        ("перечень точек взаимодействия", "УТВЕРЖДЕН"),
        ("Порядок ведения перечня", "УТВЕРЖДЕН"),
        ("реестр", "УТВЕРЖДЕН"),
        ("план мероприятий", "УТВЕРЖДЕН"),
        ("административный регламент", "УТВЕРЖДЕН"),
        ("форма сведений", "УТВЕРЖДЕНА"),
        ("Инструкция по делопроизводству", "УТВЕРЖДЕНА"),
        ("схема взаимодействия", "УТВЕРЖДЕНА"),
        ("дорожная карта", "УТВЕРЖДЕНА"),
        ("Положение об отделе", "УТВЕРЖДЕНО"),
        ("типовое положение", "УТВЕРЖДЕНО"),
        ("Правила внутреннего распорядка", "УТВЕРЖДЕНЫ"),
        ("Методические рекомендации", "УТВЕРЖДЕНЫ"),
        ("изменения в Порядок", "УТВЕРЖДЕНЫ"),
        ("ПОЛОЖЕНИЕ О РАБОЧЕЙ ГРУППЕ", "УТВЕРЖДЕНО"),
    ];
    for (document, stamp) in stamps {
        let agreement = WORDS.agreement(document).expect(document);
        assert_eq!(Participle::Approved.capitals(agreement), stamp, "{document}");
    }
}

#[test]
fn the_gender_of_an_unknown_document_is_not_guessed() {
    assert_eq!(WORDS.agreement("новый гаджет").unwrap_err().word, "гаджет");
    assert_eq!(WORDS.agreement("№ 5").unwrap_err().word, "№ 5");
    assert!(WORDS.agreement("").is_err());
}

#[test]
fn participles_agree_in_every_case() {
    let full = |agreement, case| Participle::Approved.full(agreement, case);
    assert_eq!(full(Agreement::Masculine, None), "утвержденный");
    assert_eq!(full(Agreement::Masculine, Some(Case::Accusative)), "утвержденный");
    assert_eq!(full(Agreement::Feminine, Some(Case::Accusative)), "утвержденную");
    assert_eq!(full(Agreement::Neuter, Some(Case::Prepositional)), "утвержденном");
    assert_eq!(full(Agreement::Plural, Some(Case::Instrumental)), "утвержденными");
    assert_eq!(Participle::Recognised.short(Agreement::Plural), "признаны");
}

/// The body of the tests with its first person's forms replaced by `forms`.
fn with_surname_forms(forms: &str) -> String {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/procedures/sample-body.toml");
    let text = std::fs::read_to_string(path).expect("test data is there");
    let at = text.find("surname_cases = {").expect("the card has its forms");
    let end = at + text[at..].find('\n').expect("a line ends");
    format!("{}{forms}{}", &text[..at], &text[end..])
}

#[test]
fn a_card_may_give_some_forms_and_the_rest_is_proposed() {
    let text = with_surname_forms("surname_cases = { genitive = \"Образца\" }");
    let body = procedure::load_organisation("sample-body.toml", &text, &WORDS).expect("it loads");
    let cases = &body.persons[0].name.surname_cases;
    assert_eq!((cases.genitive.as_str(), cases.dative.as_str()), ("Образца", "Образцову"));
    let [lint] = &body.proposed[..] else { panic!("{:?}", body.proposed) };
    assert_eq!(lint.key, "person[1].surname_cases");
    let LintKind::FormsProposed { of, forms, unknown: None } = &lint.what else { panic!("{lint:?}") };
    assert_eq!((of.as_str(), forms.len()), ("Образцов", 4));
    assert_eq!((forms[0].case, forms[0].form.as_str()), (Case::Dative, "Образцову"));
}

#[test]
fn a_faulty_form_is_a_fault_and_not_proposed_over() {
    for wrong in ["surname_cases = { genitive = \"\" }", "surname_cases = { gentive = \"Образцова\" }"]
    {
        let faults = procedure::load_organisation("sample-body.toml", &with_surname_forms(wrong), &WORDS);
        assert_eq!(faults.unwrap_err().len(), 1, "{wrong}");
    }
}

#[test]
fn a_guessed_head_is_told() {
    assert_eq!(WORDS.post("главный кибернетик отдела").unknown.as_deref(), Some("кибернетик"));
    assert_eq!(WORDS.post("главный кибернетик отдела").cases.dative, "главному кибернетику отдела");
    assert_eq!(WORDS.post("начальник отдела").unknown, None);
}
