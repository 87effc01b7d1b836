//! Russian wording: cases of names and posts, agreement.

use std::sync::{Arc, LazyLock};

use prikaz::app::{DataDir, load_words};
use prikaz::domain::{Case, Gender};
use prikaz::procedure::{self, LintKind};
use prikaz::russian::{Agreement, NamePart, Participle, Words, dates, latin_key, plural, typography};
use prikaz::template::{Inserts, Templates};
use proptest::prelude::*;
use serde_json::json;
use time::macros::date;

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
fn nouns_follow_their_numbers() {
    let days = |n| plural::plural_form(n, "день", "дня", "дней");
    for (n, expected) in [(1, "день"), (21, "день"), (101, "день"), (2, "дня"), (34, "дня"), (-3, "дня")]
    {
        assert_eq!(days(n), expected, "{n}");
    }
    for n in [0, 5, 11, 12, 14, 19, 20, 111, 1_012, -11, i64::MIN] {
        assert_eq!(days(n), "дней", "{n}");
    }
    assert_eq!(plural::working_days(5), "5\u{a0}рабочих дней");
    assert_eq!(plural::calendar_days(3), "3\u{a0}календарных дня");
    assert_eq!(plural::working_days_genitive(1), "1\u{a0}рабочего дня");
}

#[test]
fn dates_stand_in_figures_and_in_words() {
    let day = date!(2024 - 04 - 02);
    assert_eq!(dates::short(day), "02.04.2024");
    assert_eq!(dates::long(day), "2\u{a0}апреля 2024\u{a0}г.");
    assert_eq!(dates::full(day), "2\u{a0}апреля 2024\u{a0}года");
}

/// `~` stands for a space that is not broken.
#[track_caller]
fn bound(expected: &str) {
    assert_eq!(typography::bind(&expected.replace('~', " ")).replace('\u{a0}', "~"), expected);
}

#[test]
fn marks_hold_on_to_their_words() {
    bound("приказ от~02.04.2024 №~61 и~(№~5-П), N~48");
    bound("подписала Е.А.~Хлыбова, внесла Хлыбова~Е.А., Хлыбовой~Е.А.");
    bound("Заместитель Министра Е.А.~Хлыбова");
    bound("от~2~апреля 2024~г., с~1~января 2025~года");
    bound("согласно п.~5 ст.~191 и~подп.~2.1");
    bound("г.~Екатеринбург, ул.~Мира, д.~3");
    bound("не~более 10~руб. или 5~%, а~также 3~тыс. экземпляров");
    bound("Об~утверждении порядка по~делам казачества");
    bound("весь г. в пути".replace("в ", "в~").as_str());
}

#[test]
fn nothing_is_bound_that_ends_a_line() {
    assert_eq!(typography::bind("в\nдва  слова"), "в\nдва  слова");
    assert_eq!(typography::bind(""), "");
}

#[test]
fn a_full_name_may_have_initials_and_particles() {
    let name = |name, gender| WORDS.full_name(name, gender).dative;
    assert_eq!(name("Хлыбова Елена Андреевна", Gender::Female), "Хлыбовой Елене Андреевне");
    assert_eq!(name("Хлыбова Е.А.", Gender::Female), "Хлыбовой Е.А.");
    assert_eq!(name("Е.А. Хлыбова", Gender::Female), "Е.А. Хлыбовой");
    assert_eq!(name("фон Дитмар Иван Петрович", Gender::Male), "фон Дитмару Ивану Петровичу");
    assert_eq!(name("Мамедов Али Гасан оглы", Gender::Male), "Мамедову Али Гасан оглы");
    assert_eq!(name("ИВАНОВ ПЁТР", Gender::Male), "ИВАНОВУ ПЕТРУ");
}

/// What `filtered` says in a template that has the word lists.
#[track_caller]
fn says(filtered: &str, context: serde_json::Value, expected: &str) {
    let text = format!("{{{{ {filtered} }}}}\n");
    let templates = Templates::new(move |_| Some(text.clone())).with_words(Arc::new(WORDS.clone()));
    let document = templates
        .document(&["t".to_owned()], context, crate::samples::properties(), Inserts::default())
        .map_err(|error| format!("{error:#}"));
    let said = match document {
        Ok(document) => format!("{document:?}"),
        Err(error) => error,
    };
    assert!(said.contains(expected), "{said}");
}

#[test]
fn templates_ask_for_cases_and_agreement() {
    says("'заместитель Министра' | genitive", json!({}), "заместителя Министра");
    says("'отдел кадров' | dative('unit')", json!({}), "отделу кадров");
    says("'форма сведений' | instrumental('document')", json!({}), "формой сведений");
    says("'Хлыбова Е.А.' | accusative('female')", json!({}), "Хлыбову\\u{a0}Е.А.");
    says("'перечень' | approved", json!({}), "утвержден");
    says("'форма' | approved | upper", json!({}), "УТВЕРЖДЕНА");
}

#[test]
fn a_confirmed_form_comes_before_a_proposed_one() {
    says("post | genitive", json!({ "post": { "genitive": "зама" } }), "зама");
    says("post | dative", json!({ "post": { "genitive": "зама" } }), "has the form `dative`");
}

#[test]
fn filters_say_what_they_cannot_do() {
    says("'гаджет' | approved", json!({}), "add it to `data/russian/documents.toml`");
    says("'отдел' | genitive('thing')", json!({}), "`thing` is none of");
}

/// The line of the golden list with its forms as they are proposed today.
fn golden_line(line: &str) -> String {
    let mut columns = line.split('\t');
    let (Some(kind), Some(nominative)) = (columns.next(), columns.next()) else { return line.to_owned() };
    let cases = match kind {
        "муж" => WORDS.full_name(nominative, Gender::Male),
        "жен" => WORDS.full_name(nominative, Gender::Female),
        "должность" => WORDS.post(nominative).cases,
        "орган" => WORDS.unit(nominative).cases,
        "документ" => WORDS.document(nominative).cases,
        _ => panic!("`{kind}` is no kind of line"),
    };
    let forms = Case::ALL.map(|case| cases.of(case).to_owned());
    format!("{kind}\t{nominative}\t{}", forms.join("\t"))
}

#[test]
fn forms_are_those_of_the_golden_list() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/russian.tsv");
    let golden = std::fs::read_to_string(&path).expect("the list is there").replace("\r\n", "\n");
    let is_comment = |line: &&str| line.is_empty() || line.starts_with('#');
    let said: Vec<_> = golden
        .lines()
        .map(|line| if is_comment(&line) { line.to_owned() } else { golden_line(line) })
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, said.join("\n") + "\n").expect("the list is written");
        return;
    }
    assert!(golden.lines().filter(|line| !is_comment(line)).count() >= 200);
    for (said, line) in said.iter().zip(golden.lines()) {
        assert_eq!(said, line);
    }
}

/// Words as they may stand in posts, mixed with any marks.
const PHRASES: &str = "([а-яёА-ЯЁ]{0,12}|начальник|главный|заведующий|отдел|и|—|–|,|\\(|«|»|врио|1-й|и\\.о\\.|-)( ([а-яёА-ЯЁ-]{0,12}|заместитель|ответственный|министр|и|—|,|\\)|«|»)){0,8}";

/// The words of a text that no case changes: their number and first letters.
fn outline(text: &str) -> Vec<Option<char>> {
    text.split_whitespace().map(|word| word.chars().next()).collect()
}

proptest! {
    #[test]
    fn any_text_has_forms(text in any::<String>(), particle in "[а-яёА-ЯЁ'’. -]{0,30}") {
        for text in [text, particle] {
            for gender in [Gender::Male, Gender::Female] {
                WORDS.full_name(&text, gender);
                for part in [NamePart::Surname, NamePart::Name, NamePart::Patronymic] {
                    WORDS.name(part, &text, gender);
                }
            }
            WORDS.post(&text);
            WORDS.unit(&text);
            WORDS.document(&text);
            let _ = WORDS.agreement(&text);
            typography::bind(&text);
        }
    }

    #[test]
    fn no_word_of_a_phrase_is_lost(text in PHRASES) {
        for inflected in [WORDS.post(&text), WORDS.unit(&text), WORDS.document(&text)] {
            for case in Case::ALL {
                prop_assert_eq!(outline(inflected.cases.of(case)), outline(&text));
            }
        }
    }

    #[test]
    fn no_part_of_a_name_is_lost(text in "[А-ЯЁ][а-яё]{0,9}(-[А-ЯЁ][а-яё]{0,9})?( [А-ЯЁ][а-яё]{0,9}){0,2}") {
        let cases = WORDS.full_name(&text, Gender::Male);
        for case in Case::ALL {
            prop_assert_eq!(outline(cases.of(case)), outline(&text));
        }
    }

    #[test]
    fn what_depends_on_the_head_stays(tail in "[а-яё]{2,12}(ов|ами|ую)( [а-яё]{2,12}(ов|ами|ую)){0,3}") {
        let post = WORDS.post(&format!("главный специалист {tail}"));
        prop_assert_eq!(post.cases.dative, format!("главному специалисту {tail}"));
    }

    #[test]
    fn what_cannot_be_declined_stays(stem in "[А-Я][аеиоу]{0,2}[бвгджзклмнпст]{1,4}", ending in "(ко|ых|их|дзе|ли|у|э)") {
        let surname = format!("{stem}{ending}");
        for gender in [Gender::Male, Gender::Female] {
            let cases = WORDS.name(NamePart::Surname, &surname, gender);
            for case in Case::ALL {
                prop_assert_eq!(cases.of(case), &surname);
            }
        }
    }

    #[test]
    fn a_womans_surname_on_a_consonant_stays(surname in "[А-Я][аеиоу]{1,3}[бвгджзклмнпрстфхцчшщь]") {
        let cases = WORDS.name(NamePart::Surname, &surname, Gender::Female);
        for case in Case::ALL {
            prop_assert_eq!(cases.of(case), &surname);
        }
    }

    #[test]
    fn binding_changes_spaces_only(text in any::<String>()) {
        prop_assert_eq!(typography::bind(&text).replace('\u{a0}', " "), text.replace('\u{a0}', " "));
    }
}

fn prikaz(args: &[&str]) -> (Option<i32>, String, String) {
    let output = assert_cmd::Command::cargo_bin("prikaz")
        .expect("the program is built")
        .args(["--lang", "ru", "person", "forms"])
        .args(args)
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The card printed is a card: put into the body's file, it loads and nothing more is proposed.
#[test]
fn the_printed_card_fits_the_body_file() {
    let (code, card, said) =
        prikaz(&["Хлыбова Елена Андреевна", "--post", "заместитель\nМинистра \"по\" общим вопросам"]);
    assert_eq!((code, said.contains("формы предложены")), (Some(0), true), "{said}");
    assert!(card.starts_with("# родительный: Хлыбовой Елены Андреевны\n"), "{card}");
    let body = format!("{}\n\n{card}", with_surname_forms("").trim_end());
    let body = procedure::load_organisation("sample-body.toml", &body, &WORDS).expect("it loads");
    let person = body.persons.last().expect("it was put last");
    assert_eq!(person.id.as_str(), "khlybova");
    assert_eq!(person.name.initials_first_in(Case::Dative), "Е.А.\u{a0}Хлыбовой");
    assert_eq!(person.post.cases.genitive, "заместителя Министра \"по\" общим вопросам");
    assert!(body.proposed.iter().all(|lint| lint.key.starts_with("person[1]")));
}

#[test]
fn forms_are_printed_for_machines_too() {
    let (code, text, _) = prikaz(&["Рашкевич С.", "--gender", "m", "--json", "--post", "нумизмат"]);
    assert_eq!(code, Some(0));
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["surname_cases"]["instrumental"], "Рашкевичем");
    assert_eq!(value["full_name_cases"]["dative"], "Рашкевичу С.");
    assert_eq!(value["patronymic"], json!(null));
    assert_eq!(value["post"]["unknown"], "нумизмат");
}

#[test]
fn the_gender_of_a_person_is_not_guessed() {
    let (code, _, said) = prikaz(&["Рашкевич Женя"]);
    assert_eq!((code, said.contains("--gender m")), (Some(2), true), "{said}");
    let (code, _, said) = prikaz(&["Рашкевич"]);
    assert_eq!((code, said.contains("не фамилия с именем")), (Some(2), true), "{said}");
}

#[test]
fn keys_are_made_of_surnames() {
    let keys = ["Столбцов", "Пробный", "Троицкий", "фон Дитмар", "Мамин-Сибиряк", "Подъячев", "«»"];
    assert_eq!(
        keys.map(latin_key),
        ["stolbtsov", "probny", "troitsky", "fon-ditmar", "mamin-sibiryak", "podyachev", ""]
    );
}

#[test]
fn a_faulty_word_list_says_where() {
    let faulty = |name: &'static str, text: &'static str| {
        let data = DataDir::default();
        Words::read(|path| if path == name { Some(text.to_owned()) } else { data.read(path) }).unwrap_err()
    };
    let faults = faulty("russian/posts.toml", "masculine = [\"атаман\"]\nmaskuline = []\n");
    assert_eq!((faults.len(), faults[0].file.as_str(), faults[0].line), (1, "russian/posts.toml", 2));
    let faults = faulty("russian/names.toml", "[surname.male]\n\"заяц\" = [\"зайца\"]\n");
    assert_eq!((faults[0].file.as_str(), faults[0].line), ("russian/names.toml", 2));
    let faults = faulty("russian/documents.toml", "[stem]\n\"перечнь\" = \"перечн\"\n");
    assert!(format!("{:?}", faults[0].what).contains("перечнь"), "{faults:?}");
}

#[test]
fn a_guessed_head_is_told() {
    assert_eq!(WORDS.post("главный нумизмат отдела").unknown.as_deref(), Some("нумизмат"));
    assert_eq!(WORDS.post("главный нумизмат отдела").cases.dative, "главному нумизмату отдела");
    assert_eq!(WORDS.post("начальник отдела").unknown, None);
}
