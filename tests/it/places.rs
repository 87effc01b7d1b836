//! A template of a body's own that has no place for what its paper has to show is told, with the place and the way out;
//! nothing is lost in silence.

use std::fs;

use crate::marks::{BODY, MARKS, MARKS_OF_ACTING, ON, Office};
use crate::samples;

/// The template `name` of the program without `place`, as a template of the body's own in the folder `own`.
fn without(office: &Office, name: &str, place: &str) {
    let text = samples::file(&format!("templates/{name}.djot"));
    let left = text.replace(place, "");
    assert_ne!(text, left, "{name} has no `{place}`");
    let folder = office.path().join(format!("own/templates/organisations/{BODY}"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.djot")), left).unwrap();
}

/// Every template of an act and of a letter, and each place that something is lost without.
#[test]
fn a_template_without_a_place_is_told_and_prints_nothing() {
    let office = Office::new();
    let head = "{% include \"templates/head.djot\" %}";
    let copy = "{{ parts.copy(copy if copy is defined else none, \"Верно\") }}";
    let signatures = "{{ parts.signatures(signers) }}";
    let heading = "{.heading}\n{{ heading }}\n";
    let annexes = "{{ parts.annexes(annexes, first=false) }}";
    let first = format!("order draft points --draft 1 {MARKS_OF_ACTING}");
    let second = format!("order draft points {MARKS}");
    let repeal = "order repeal points".to_owned();
    let notice = "publication notice points".to_owned();
    let of_head = ["места для QR-кода", "пропускает дату", "пропускает номер"].as_slice();
    let of_signatures = ["места для подписи", "отметки об электронной подписи"].as_slice();
    let table: [(&str, &str, &str, &[&str]); 11] = [
        ("order", head, &first, of_head),
        ("order", heading, &first, &["пропускает заголовок"]),
        ("order", signatures, &first, of_signatures),
        ("order", copy, &first, &["заверении копии"]),
        ("order", annexes, &first, &["места для таблицы"]),
        ("amending-order", head, &second, of_head),
        ("amending-order", signatures, &second, of_signatures),
        ("amending-order", copy, &second, &["заверении копии"]),
        ("repealing-order", head, &repeal, of_head),
        ("repealing-order", signatures, &repeal, &["места для подписи"]),
        ("notice", "{{ parts.signature(signer) }}", &notice, &["места для подписи"]),
    ];
    for (name, place, door, told) in table {
        without(&office, name, place);
        let words = format!("{door} --data own --out none.txt {ON}");
        let (code, said) = office.run(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(code, 3, "{name} without `{place}`: {said}");
        assert!(said.contains(&format!("templates/organisations/{BODY}/{name}.djot")), "{said}");
        for what in told {
            assert!(said.contains(what), "{name} without `{place}`: no «{what}» in\n{said}");
        }
        assert!(!office.path().join("none.txt").exists(), "{name} without `{place}` was written");
        fs::remove_dir_all(office.path().join("own")).unwrap();
    }
}

/// A template that sets the same things in its own way has nothing to be told.
#[test]
fn a_template_of_ones_own_may_set_what_it_shows_as_it_likes() {
    let office = Office::new();
    let folder = office.path().join(format!("own/templates/organisations/{BODY}"));
    fs::create_dir_all(&folder).unwrap();
    let own = "{% import \"templates/parts.djot\" as parts %}\n{{ parts.code(pictures) }}\n{.heading}\n\
               {{ heading }} ({{ date }}, {{ number }})\n\n{{ parts.clauses(clauses) }}\n\
               {% for one in signers %}\n{.body}\n{{ one.post }} {{ one.name }}\n\n\
               {% for line in one.mark | default([]) %}\n{.note}\n{{ line }}\n\n{% endfor %}{% endfor %}\n\
               {{ parts.annexes(annexes, first=false) }}\n{% if copy is defined %}\n{.note}\n\
               Копия верна, {{ copy.name }}\n{% endif %}\n";
    fs::write(folder.join("order.djot"), own).unwrap();
    office.does(&format!("order draft points --draft 1 {MARKS_OF_ACTING} --data own --out own.txt {ON}"));
    let text = fs::read_to_string(office.path().join("own.txt")).unwrap();
    assert!(text.contains("Копия верна") && text.contains("Сертификат"), "{text}");
}

/// The code stands on the first sheet of the act; an annex by itself has none, and is asked for none.
#[test]
fn an_annex_by_itself_is_printed_without_a_code() {
    let office = Office::new();
    office.does(&format!("order annex points --out annex.txt {ON}"));
    let text = fs::read_to_string(office.path().join("annex.txt")).unwrap();
    assert!(!text.contains("QR-код"), "{text}");
}
