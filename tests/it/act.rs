//! The text of the act and the rules it sets: the five texts whole, and changes of a rule that show in both.

use std::sync::Arc;

use prikaz::app::{AppError, DataDir, Format, Rulebook, procedure_paper, procedures, read_rows};
use prikaz::domain::{OrganisationId, PersonId};
use prikaz::placed::What;
use prikaz::procedure::{self, Fault, FaultKind, Organisation, Procedure};
use prikaz::workflow::{Action, Actor, Event};
use time::macros::date;

use prikaz_rules::world::{PROCEDURES, World, book};

/// The body and the text of the procedure file of `id`.
fn files(id: &str) -> (Organisation, String) {
    let data = DataDir::default();
    let organisation = procedures::load_organisation(&data, &OrganisationId::new(id).unwrap()).unwrap();
    (organisation, data.read(&format!("procedures/{id}.toml")).unwrap())
}

/// The procedure of `id` with texts of its file replaced, or what is wrong with it then.
fn changed(id: &str, changes: &[(&str, &str)]) -> Result<(Procedure, Organisation), Vec<Fault>> {
    let (organisation, mut text) = files(id);
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    procedure::load(&format!("{id}.toml"), &text, &organisation).map(|procedure| (procedure, organisation))
}

/// The act as a text.
fn printed((procedure, organisation): &(Procedure, Organisation)) -> String {
    let bytes = procedure_paper(&DataDir::default(), procedure, organisation, Format::Text).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The paragraph of the printed act that begins with `start`, with plain spaces.
fn paragraph(loaded: &(Procedure, Organisation), start: &str) -> String {
    let text = printed(loaded).replace('\u{a0}', " ");
    let found = text.lines().find(|line| line.starts_with(start));
    found.unwrap_or_else(|| panic!("no paragraph begins with {start}:\n{text}")).to_owned()
}

#[track_caller]
fn check_fault(id: &str, changes: &[(&str, &str)], line_of: &str, expected: &FaultKind) {
    let faults = changed(id, changes).expect_err("the text no longer fits its rules");
    let (_, mut text) = files(id);
    for (from, to) in changes {
        text = text.replacen(from, to, 1);
    }
    let line = text.lines().position(|line| line.contains(line_of)).expect("the line is there") + 1;
    let said: Vec<_> = faults.iter().map(|fault| (fault.line as usize, &fault.what)).collect();
    assert_eq!(said, [(line, &What::Meaning(expected.clone()))]);
}

#[test]
fn the_five_acts_read_as_they_were_signed() {
    for id in PROCEDURES {
        let text = printed(&changed(id, &[]).unwrap());
        let golden = format!("tests/golden/acts/{id}.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &text).unwrap();
        }
        assert_eq!(text, std::fs::read_to_string(&golden).unwrap_or_default(), "{golden}");
    }
}

#[test]
fn the_act_is_a_document_of_each_format() {
    let (procedure, organisation) = changed("sverdlovsk-investment", &[]).unwrap();
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Pdf) {
        let write = || procedure_paper(&DataDir::default(), &procedure, &organisation, format);
        let bytes = write().unwrap();
        assert!(bytes.len() > 500, "{format:?}");
        assert!(bytes == write().unwrap(), "{format:?} is the same twice");
    }
}

/// The due date of the publication of an edition that is signed on 23 April 2024.
fn publication_due(procedure: Procedure) -> time::Date {
    let rules = Rulebook { procedure: Arc::new(procedure), ..book("sverdlovsk-investment") };
    let mut world = World::new(rules);
    loop {
        let on = date!(2024 - 04 - 23);
        let (person, action) = world.next_step(on).expect("the usual course");
        let recorded =
            world.act(&world.command(Actor::claiming(person), on, action)).expect("the usual course");
        let approved = recorded.iter().any(|one| matches!(one.event, Event::Approved { .. }));
        if approved {
            let opened = world.register.follow_ups.iter().flat_map(|one| &one.tasks);
            return opened.filter_map(|task| task.deadline.as_ref()).next().expect("a limit").due;
        }
    }
}

#[test]
fn another_limit_is_another_due_date_and_another_text() {
    let start = "14. Утвержденный сводный перечень";
    let as_is = changed("sverdlovsk-investment", &[]).unwrap();
    assert!(paragraph(&as_is, start).ends_with("в течение 10 рабочих дней со дня его утверждения."));
    assert_eq!(publication_due(as_is.0), date!(2024 - 05 - 13));
    let shorter = changed("sverdlovsk-investment", &[("working_days = 10", "working_days = 7")]).unwrap();
    assert!(paragraph(&shorter, start).ends_with("в течение 7 рабочих дней со дня его утверждения."));
    assert_eq!(publication_due(shorter.0), date!(2024 - 05 - 06));
}

#[test]
fn the_order_that_approves_the_register_follows_its_rules_too() {
    let days = ("working_days = 10", "working_days = 7");
    let date = ("month = 12, day = 25", "month = 11, day = 20");
    let (procedure, _) = changed("sverdlovsk-investment", &[days, date]).unwrap();
    let order = format!("{:?}", procedure.order).replace("\\u{a0}", " ");
    assert!(order.contains("в течение 7 рабочих дней со дня его утверждения"), "{order}");
    assert!(order.contains("в срок до 20 ноября"), "{order}");
}

#[test]
fn another_value_of_a_list_is_another_choice_and_another_text() {
    let (from, to) = ("\"предоставление мер государственной поддержки\",", "\"предоставление субсидий\",");
    let loaded = changed("sverdlovsk-investment", &[(from, to)]).unwrap();
    assert_eq!(paragraph(&loaded, "- 1) предоставление"), "- 1) предоставление субсидий;");
    let rows = DataDir::default().read("demo/sverdlovsk-investment/support.csv").unwrap();
    let Err(AppError::Faulty(file)) = read_rows(&loaded.0.form, "support.csv", rows.as_bytes()) else {
        panic!("the old value is no value any more");
    };
    assert!(file.faults.iter().any(|fault| fault.kind.code() == "not-in-vocabulary"));
}

#[test]
fn a_value_added_to_a_list_is_an_item_of_its_point() {
    let (from, to) =
        ("  \"иные функции, сервисы\",", "  \"иные функции, сервисы\",\n  \"участие в форумах\",");
    let loaded = changed("sverdlovsk-investment", &[(from, to)]).unwrap();
    assert_eq!(paragraph(&loaded, "- 7)"), "- 7) иные функции, сервисы;");
    assert_eq!(paragraph(&loaded, "- 8) участие"), "- 8) участие в форумах.");
}

#[test]
fn another_title_of_a_column_is_another_head_in_both() {
    let change = ("title = \"Наименование конкретного процесса\"", "title = \"Процесс подразделения\"");
    let loaded = changed("sverdlovsk-investment", &[change]).unwrap();
    assert!(paragraph(&loaded, "Номер строки").contains("\tПроцесс подразделения\t"));
    let rows = DataDir::default().read("demo/sverdlovsk-investment/support.csv").unwrap();
    let read = read_rows(&loaded.0.form, "support.csv", rows.as_bytes()).expect("a title like it");
    let told: Vec<_> = read.faults.iter().map(|fault| (fault.kind.code(), fault.title.as_str())).collect();
    assert!(told.contains(&("column-taken-for", "Процесс подразделения")), "{told:?}");
    let lipetsk = changed("lipetsk-finance", &[change]).unwrap();
    assert!(paragraph(&lipetsk, "2) Процесс подразделения").contains("указывается наименование процесса"));
}

#[test]
fn another_date_of_a_duty_is_another_day_and_another_text() {
    let loaded =
        changed("sverdlovsk-investment", &[("month = 12, day = 25", "month = 11, day = 20")]).unwrap();
    let text = paragraph(&loaded, "В целях актуализации перечня точек");
    assert!(text.contains("ежегодно, в срок до 20 ноября текущего года, проводят мониторинг"), "{text}");
    let duty = &loaded.0.duties[0];
    assert_eq!(duty.every.days(2024, None), [date!(2024 - 11 - 20)]);
    assert_eq!(duty.wording.as_deref(), Some("ежегодно, в срок до 20\u{a0}ноября текущего года"));
}

/// Whether the text of `id` with `from` replaced everywhere says `new`, or does not load, since nobody
/// can tell how the sentence would go.
fn follows(id: &str, from: &str, to: &str, new: &str) -> bool {
    let (organisation, text) = files(id);
    assert!(text.contains(from), "{id}: {from}");
    match procedure::load(&format!("{id}.toml"), &text.replace(from, to), &organisation) {
        Ok(procedure) => {
            let act = procedure.act.as_ref().unwrap().plain();
            let plain = |text: &str| text.replace(['«', '»', '"'], "").replace('\u{a0}', " ");
            plain(&act).contains(&plain(new))
        }
        Err(faults) => {
            let is_of_text = |fault: &Fault| match &fault.what {
                What::Meaning(FaultKind::NoForm { .. }) => true,
                What::Meaning(FaultKind::UnknownReference { thing, .. }) => *thing == procedure::Thing::Value,
                _ => false,
            };
            assert!(faults.iter().all(is_of_text), "{id}: {faults:?}");
            true
        }
    }
}

#[test]
fn no_fact_of_any_shipped_procedure_can_change_behind_its_text() {
    let mut left_behind = Vec::new();
    for id in PROCEDURES {
        let (procedure, _) = changed(id, &[]).unwrap();
        let values =
            procedure.form.vocabularies.iter().flat_map(|list| list.values.iter().map(String::as_str));
        let grounds = procedure.grounds.iter().map(|ground| ground.text.as_str());
        for fact in values.chain(grounds) {
            let quoted = |text: &str| format!("\"{text}\"");
            let new = match fact.contains(' ') {
                true => fact.replacen(' ', " самое ", 1),
                false => format!("{fact} прочее"),
            };
            if !follows(id, &quoted(fact), &quoted(&new), new.split('(').next().unwrap().trim()) {
                left_behind.push(format!("{id}: {fact}"));
            }
        }
    }
    assert!(left_behind.is_empty(), "{left_behind:#?}");
}

/// Who presents the draft to the head, by what the engine permits.
fn presents(procedure: Procedure) -> Vec<PersonId> {
    let rules = Rulebook { procedure: Arc::new(procedure), ..book("sverdlovsk-investment") };
    let mut world = World::new(rules);
    let on = date!(2024 - 04 - 23);
    loop {
        let (person, action) = world.next_step(on).expect("the usual course");
        if matches!(action, Action::Present) {
            let persons = world.book.organisation.persons.iter().map(|card| card.id.clone());
            let may = |person: &PersonId| {
                let command = world.command(Actor::claiming(person.clone()), on, Action::Present);
                world.decided(&command).is_ok()
            };
            return persons.filter(may).collect();
        }
        world.act(&world.command(Actor::claiming(person), on, action)).expect("the usual course");
    }
}

#[test]
fn another_actor_of_a_stage_is_another_right_and_another_text() {
    let as_is = changed("sverdlovsk-investment", &[]).unwrap();
    let start = "13. Сводный перечень";
    assert!(paragraph(&as_is, start).ends_with("по представлению руководителя рабочей группы."));
    let by = |role: &str| format!("on_presentation_of = \"{role}\"");
    let change = (&*by("working-group-head"), &*by("working-group-secretary"));
    let dative = "dative = \"секретарю рабочей группы\"\n";
    let both = format!("{dative}genitive = \"секретаря рабочей группы\"\n");
    let other = changed("sverdlovsk-investment", &[change, (dative, &both)]).unwrap();
    assert!(paragraph(&other, start).ends_with("по представлению секретаря рабочей группы."));
    let holders = |role: &str| {
        let role = role.parse().unwrap();
        as_is.1.holders(&role).map(|card| card.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(presents(as_is.0.clone()), holders("working-group-head"));
    assert_eq!(presents(other.0), holders("working-group-secretary"));
}

#[test]
fn what_the_text_cannot_follow_is_refused_with_its_line() {
    let id = "sverdlovsk-investment";
    let stage = ("by = \"working-group\"\n", "by = \"drafter\"\n");
    check_fault(
        id,
        &[stage],
        "{{ who('check', 'instrumental') }}",
        &FaultKind::NoActor { role: "drafter".to_owned() },
    );
}

#[test]
fn a_fault_inside_a_long_text_has_its_own_line() {
    let id = "krasnodar-cossacks";
    let change = ("  \"получение консультации\",", "  \"получение совета\",");
    let form = FaultKind::NoForm { value: "получение совета".to_owned() };
    check_fault(id, &[change], "{{ interaction | said_as({", &form);
    let ground =
        ("text = \"внесения изменений в нормативную базу", "text = \"изменения законов и нормативной базы");
    let value = "изменения законов и нормативной базы по направлениям деятельности".to_owned();
    check_fault(id, &[ground], "{{ ground('legal-basis')", &FaultKind::NoForm { value });
}

fn prikaz(args: &[&str]) -> (Option<i32>, String, String) {
    let output = assert_cmd::Command::cargo_bin("prikaz").unwrap().args(["--lang", "ru"]).args(args).output();
    let output = output.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_act_is_printed_or_written_to_a_file() {
    let (code, out, _) = prikaz(&["procedure", "text", "lipetsk-finance"]);
    assert_eq!(code, Some(0));
    let golden = std::fs::read_to_string("tests/golden/acts/lipetsk-finance.txt").unwrap();
    assert_eq!(out.trim_end(), golden.trim_end());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("act.docx");
    let (code, ..) = prikaz(&["procedure", "text", "lipetsk-finance", "--out", file.to_str().unwrap()]);
    assert_eq!(code, Some(0));
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
}

#[test]
fn what_cannot_be_printed_is_said_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("act.pdfx");
    let (code, _, said) = prikaz(&["procedure", "text", "lipetsk-finance", "--out", file.to_str().unwrap()]);
    assert_eq!(code, Some(2), "{said}");
    assert!(!file.exists());
    let (code, _, said) = prikaz(&["procedure", "text", "tver"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("lipetsk-finance"), "{said}");
    let data = folder.path().join("data");
    std::fs::create_dir_all(data.join("procedures")).unwrap();
    std::fs::create_dir_all(data.join("organisations")).unwrap();
    let (_, text) = files("bryansk-finance");
    let (before, act) = text.split_once("\n[act]\n").unwrap();
    let (_, order) = act.split_once("\n[order]\n").unwrap();
    let without = format!("{before}\n[order]\n{order}");
    std::fs::write(data.join("procedures/bryansk-finance.toml"), without).unwrap();
    let (code, _, said) = prikaz(&["--data", data.to_str().unwrap(), "procedure", "text", "bryansk-finance"]);
    assert_eq!(code, Some(3));
    assert!(said.contains("нет его текста"), "{said}");
}
