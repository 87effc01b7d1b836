//! Procedure and organisation files: those that are shipped, those with faults, and any text at all.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use prikaz::app::{AppError, DataDir, Printer, ReadRows, load_words, procedures, read_rows};
use prikaz::calendar::{Bound, CalendarDays, FixedDate, TimeLimit, WorkingDays};
use prikaz::cli::{COMMAND_LINE, Language, Messages};
use prikaz::domain::{ProcedureId, Severity, StandardRole};
use prikaz::form::{Cells, ColumnKind, Form, Openness, RuleKind, findings};
use prikaz::order::{Approval, Attached, Controller, Entry, Provision, When};
use prikaz::procedure::{
    self, Audience, Every, FaultKind, Lint, LintKind, Loaded, Marking, Milestone, NilAnswer, NumberSign,
    Organisation, Participants, Procedure, Quorum, Seat, StageKind, StageWord,
};
use prikaz::russian::Words;
use proptest::prelude::*;

pub(crate) const BODIES: [&str; 5] = [
    "bryansk-finance",
    "krasnodar-cossacks",
    "lipetsk-finance",
    "mordovia-agriculture",
    "sverdlovsk-investment",
];

pub(crate) static WORDS: LazyLock<Words> =
    LazyLock::new(|| load_words(&DataDir::default()).expect("the word lists are sound"));

thread_local! {
    /// The papers of the program, set by its own templates: reading the words and the templates takes long.
    pub(crate) static PRINTER: Printer = Printer::new(DataDir::default());
}

pub(crate) fn load(id: &str) -> (Procedure, Organisation) {
    procedures::load(&DataDir::default(), &ProcedureId::new(id).expect("a key of the test"))
        .expect("a shipped procedure loads")
}

fn test_data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/procedures").join(name)
}

pub(crate) fn read(name: &str) -> String {
    std::fs::read_to_string(test_data(name)).expect("test data is there")
}

pub(crate) fn sample_body() -> Organisation {
    procedure::load_organisation("sample-body.toml", &read("sample-body.toml"), &WORDS)
        .expect("the sample body loads")
}

fn loaded(id: &str) -> Loaded {
    let data = DataDir::default();
    let (_, organisation) = load(id);
    let text = data.read(&format!("procedures/{id}.toml")).expect("the file is shipped");
    procedure::load_with_places(&format!("{id}.toml"), &text, Some(&organisation))
        .expect("a shipped procedure loads")
}

fn lint_codes(id: &str) -> Vec<(&'static str, String)> {
    let lints = procedures::lint(&DataDir::default(), &loaded(id), Some(&load(id).1));
    lints.iter().map(|lint| (lint.what.code(), lint.key.clone())).collect()
}

#[track_caller]
fn check_lints(id: &str, expected: &[(&str, &str)]) {
    let found = lint_codes(id);
    let found: Vec<_> = found.iter().map(|(code, key)| (*code, key.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn each_procedure_has_its_body_and_each_body_its_procedure() {
    let data = DataDir::default();
    assert_eq!(procedures::list(&data), BODIES);
    for id in BODIES {
        let (procedure, organisation) = load(id);
        assert_eq!(procedure.organisation, organisation.id);
        assert_eq!(organisation.marking, Marking::Sample);
    }
}

#[test]
fn every_rule_carries_its_clause() {
    for id in BODIES {
        let (procedure, _) = load(id);
        assert!(procedure.stages.iter().all(|stage| !stage.clause.is_empty()));
        assert!(procedure.form.columns.iter().all(|column| !column.clause.is_empty()));
        assert!(procedure.form.rules.iter().all(|rule| !rule.clause.is_empty()));
    }
}

#[test]
fn bryansk_text_is_linted() {
    check_lints(
        "bryansk-finance",
        &[
            ("points-unnumbered", "source"),
            ("control-kept", "source.control"),
            ("not-published", "stage"),
            ("control-kept", "order.clause[3].by"),
        ],
    );
}

#[test]
fn krasnodar_text_is_linted() {
    let expected = [
        ("form-missing", "source.form"),
        ("publication-without-limit", "stage[3]"),
        ("control-kept", "order.clause[4].by"),
    ];
    check_lints("krasnodar-cossacks", &expected);
}

#[test]
fn mordovia_text_is_linted() {
    check_lints(
        "mordovia-agriculture",
        &[
            ("points-unnumbered", "source"),
            ("form-missing", "source.form"),
            ("not-published", "stage"),
            ("control-kept", "order.clause[3].by"),
        ],
    );
}

#[test]
fn lipetsk_text_is_linted() {
    check_lints(
        "lipetsk-finance",
        &[
            ("act-unidentified", "source"),
            ("form-missing", "source.form"),
            ("numbering-gap", "section[2].point[5].number"),
            ("control-kept", "order.clause[3].by"),
        ],
    );
}

#[test]
fn sverdlovsk_text_is_linted() {
    check_lints(
        "sverdlovsk-investment",
        &[
            ("signer-controls-self", "source.control"),
            ("value-included", "vocabulary[3].values[5]"),
            ("date-on-day-off", "duty[1].every"),
            ("until-ambiguous", "duty[1].wording"),
            ("date-on-day-off", "duty[2].every"),
            ("until-ambiguous", "duty[2].wording"),
            ("term-twice", "term[10].term"),
            ("abbreviation-twice", "abbreviation[6].short"),
            ("until-ambiguous", "order.clause[3].task"),
            ("control-kept", "order.clause[4].by"),
        ],
    );
}

#[test]
fn the_last_day_of_the_year_is_off_in_every_year_looked_up() {
    let lints = procedures::lint(&DataDir::default(), &loaded("sverdlovsk-investment"), None);
    let years: Vec<_> = lints
        .iter()
        .filter_map(|lint| match &lint.what {
            LintKind::DateOnDayOff { day, years, .. } => Some((*day, years.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(years, [(25, vec![2027]), (31, vec![2024, 2025, 2026, 2027])]);
}

fn titles(form: &Form) -> Vec<&str> {
    form.columns.iter().map(|column| column.title.as_str()).collect()
}

fn n_values(procedure: &Procedure, vocabulary: &str) -> usize {
    procedure.form.vocabulary(vocabulary).expect("the form has it").values.len()
}

fn words(procedure: &Procedure) -> Vec<StageWord> {
    procedure.stages.iter().map(|stage| stage.kind.word()).collect()
}

fn reasons_that_still_count(procedure: &Procedure) -> Vec<&str> {
    let rules = procedure.form.rules.iter();
    let reasons = rules.filter_map(|rule| match &rule.kind {
        RuleKind::StillCounts { reason } => Some(reason.as_str()),
        _ => None,
    });
    reasons.collect()
}

#[test]
fn bryansk_form_and_order_are_those_of_the_act() {
    let (procedure, organisation) = load("bryansk-finance");
    assert_eq!(
        titles(&procedure.form),
        [
            "№",
            "Направление деятельности",
            "Наименование конкретного процесса",
            "Точка взаимодействия",
            "Осуществляемое взаимодействие с клиентом",
            "Особенности взаимодействия с клиентом",
            "Ответственный за формирование перечня точек",
        ]
    );
    assert_eq!(n_values(&procedure, "needs"), 9);
    assert_eq!(n_values(&procedure, "points"), 8 + 1);
    assert_eq!(words(&procedure), [StageWord::Collect, StageWord::Approve]);
    assert_eq!(reasons_that_still_count(&procedure), ["on-instruction"]);
    let provisions: Vec<_> =
        procedure.order.text.clauses.iter().map(|clause| clause.provision.as_ref().unwrap()).collect();
    let also = "и ответственных за формирование перечня точек взаимодействия с клиентом, указанных в графе 7 перечня";
    let approval = Approval { annexes: vec![1], also: Some(also.to_owned()), attached: Attached::Before };
    let entry = Entry { what: None, when: When::Signing };
    let expected = [
        Provision::Approve(approval),
        Provision::EnterIntoForce(vec![entry]),
        Provision::Control(Controller::Signer),
    ];
    assert_eq!(provisions, expected.iter().collect::<Vec<_>>());
    let head = organisation.holders(procedure.approver().unwrap()).next().unwrap();
    assert_eq!(head.name.initials_first(), "Г.В.\u{a0}Петушкова");
    assert_eq!(head.post.title, "Заместитель Губернатора\nБрянской области");
}

#[test]
fn krasnodar_submission_counts_with_the_visa_of_the_supervisor() {
    let (procedure, organisation) = load("krasnodar-cossacks");
    assert_eq!(
        words(&procedure),
        [StageWord::Collect, StageWord::Approve, StageWord::Publish, StageWord::Inform]
    );
    let StageKind::Collect { visa, nil, .. } = &procedure.stages[0].kind else {
        panic!("collect comes first")
    };
    assert_eq!(visa.as_ref().unwrap().as_str(), "supervisor");
    assert_eq!(*nil, NilAnswer::Allowed);
    assert!(organisation.units.iter().all(|unit| unit.supervisor.is_some()));
    let StageKind::Inform { whom, .. } = &procedure.stages[3].kind else { panic!("inform comes last") };
    assert_eq!(*whom, Audience::UnitHeads);
    assert_eq!(procedure.duties[0].every, Every::WithinMonths(12));
    assert_eq!(organisation.number_sign, NumberSign::Latin);
}

#[test]
fn krasnodar_activities_depend_on_the_direction() {
    let (procedure, _) = load("krasnodar-cossacks");
    assert_eq!(n_values(&procedure, "directions"), 3);
    assert_eq!(n_values(&procedure, "points"), 5 + 7);
    assert_eq!(procedure.form.vocabulary("interactions").unwrap().openness, Openness::Open);
    let rules: Vec<_> = procedure
        .form
        .rules
        .iter()
        .map(|rule| match &rule.kind {
            RuleKind::Agrees { column, with, pairs } => (column.as_str(), with.as_str(), pairs.clone()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!((rules[0].0, rules[0].1, rules[0].2.len()), ("activity", "direction", 7));
    let sizes: Vec<_> = rules[1].2.iter().map(|(kind, points)| (kind.as_str(), points.len())).collect();
    assert_eq!(sizes, [("цифровая", 5), ("офлайн", 7)]);
}

#[test]
fn mordovia_rules_of_content_are_those_of_the_recommendations() {
    let (procedure, organisation) = load("mordovia-agriculture");
    assert_eq!(n_values(&procedure, "directions"), 6 + 4);
    assert_eq!(n_values(&procedure, "needs"), 9);
    assert_eq!(reasons_that_still_count(&procedure), ["little-used", "on-instruction", "single-need"]);
    let rule = |key: &str| procedure.form.rules.iter().find(|rule| rule.key == key).unwrap();
    assert!(matches!(&rule("uniform-process").kind,
        RuleKind::Uniform { values, .. } if values == &["рассмотрение обращений и запросов"]));
    assert!(matches!(rule("one-point-per-process").kind, RuleKind::UniqueWithin { .. }));
    assert!(matches!(rule("formal-approach").kind, RuleKind::MoreThanFinal { .. }));
    assert_eq!(rule("formal-approach").severity, Severity::Warning);
    assert_eq!(organisation.number_suffix, "-П");
    assert_eq!(procedure.source.number.as_deref(), Some("48-П"));
}

#[test]
fn sverdlovsk_form_is_that_of_the_annex() {
    let (procedure, _) = load("sverdlovsk-investment");
    assert_eq!(
        titles(&procedure.form),
        [
            "Номер строки",
            "Направление деятельности",
            "Наименование функции, сервиса",
            "Наименование конкретного процесса",
            "Точка взаимодействия",
            "Удовлетворяемые потребности клиента",
            "Вид точки взаимодействия (цифровая/офлайн)",
        ]
    );
    assert_eq!(n_values(&procedure, "directions"), 7);
    assert_eq!(n_values(&procedure, "needs"), 9);
    assert!(matches!(&procedure.form.columns[5].kind, ColumnKind::Choices(needs) if needs == "needs"));
    let agrees =
        procedure.form.rules.iter().find(|rule| matches!(rule.kind, RuleKind::Agrees { .. })).unwrap();
    assert_eq!(agrees.clause, "пп. 2, 17");
}

#[test]
fn sverdlovsk_goes_through_group_deputies_minister_and_site() {
    let (procedure, _) = load("sverdlovsk-investment");
    assert_eq!(
        words(&procedure),
        [StageWord::Collect, StageWord::Check, StageWord::Agree, StageWord::Approve, StageWord::Publish]
    );
    let StageKind::Agree { groups, .. } = &procedure.stages[2].kind else { panic!("agree comes third") };
    assert_eq!((&groups[0].seats, groups[0].quorum), (&vec![Seat::SupervisorsOfUnits], Quorum::All));
    assert_eq!(groups[0].clause, "согласование проекта приказа (порядок делопроизводства)");
    let StageKind::Approve { on_presentation_of, .. } = &procedure.stages[3].kind else { panic!("approve") };
    assert_eq!(on_presentation_of.as_ref().unwrap().as_str(), "working-group-head");
    let limit = procedure.stages[4].limit.as_ref().unwrap();
    assert_eq!((limit.after, limit.clause.as_str()), (Milestone::Approval, "п. 14"));
    let StageKind::Publish { places } = &procedure.stages[4].kind else { panic!("publish comes last") };
    assert_eq!(places.iter().map(|place| place.key.as_str()).collect::<Vec<_>>(), ["site"]);
    assert_eq!(procedure.grounds.len(), 3);
    let every: Vec<_> = procedure.duties.iter().map(|duty| duty.every.clone()).collect();
    assert_eq!(every, [25, 31].map(|day| Every::Yearly { months: vec![12], day }));
    assert_eq!(procedure.duties[1].handed_to.as_ref().unwrap().as_str(), "working-group-secretary");
}

#[test]
fn sverdlovsk_has_everybody_the_procedure_needs() {
    let (_, organisation) = load("sverdlovsk-investment");
    assert!(organisation.units.len() >= 5);
    let holders = |role: &str| organisation.holders(&role.parse().unwrap()).count();
    assert_eq!((holders("supervisor"), holders("head")), (3, 1));
    assert_eq!((holders("working-group-head"), holders("working-group-secretary")), (1, 1));
    for role in ["drafter", "publisher", "registrar", "auditor", "administrator"] {
        assert_eq!(holders(role), 1, "{role}");
    }
    assert_eq!(holders("working-group"), 3);
}

#[test]
fn lipetsk_agrees_in_three_groups_in_order() {
    let (procedure, organisation) = load("lipetsk-finance");
    assert_eq!(
        words(&procedure),
        [StageWord::Collect, StageWord::Agree, StageWord::Approve, StageWord::Publish]
    );
    let StageKind::Collect { from: Participants::Listed(units), .. } = &procedure.stages[0].kind else {
        panic!("institutions are listed")
    };
    let standing = |unit| organisation.unit(unit).unwrap().standing;
    assert!(units.iter().all(|unit| standing(unit) == procedure::Standing::Subordinate));
    let StageKind::Agree { groups, .. } = &procedure.stages[1].kind else { panic!("agree comes second") };
    let seats: Vec<_> = groups.iter().flat_map(|group| group.seats.clone()).collect();
    let holder = |role: &str| Seat::Holder(role.parse().unwrap());
    assert_eq!(
        seats,
        [holder("process-unit-head"), Seat::SupervisorsOfUnits, holder("client-centricity-deputy")]
    );
    assert_eq!(procedure.stages[3].limit.as_ref().unwrap().clause, "п. 3.1");
    assert_eq!((procedure.grounds.len(), procedure.form.columns.len()), (3, 1 + 5));
    assert_eq!(n_values(&procedure, "needs"), 9);
    assert_eq!(procedure.source.reference(), None);
}

#[test]
fn only_persons_of_the_acts_are_not_examples() {
    let mut real = Vec::new();
    for id in BODIES {
        let (_, organisation) = load(id);
        let named = organisation.persons.iter().filter(|person| !person.example);
        real.extend(named.map(|person| person.name.surname.clone()));
    }
    assert_eq!(real, ["Петушкова", "Хлыбова"]);
}

#[test]
fn every_form_of_a_shipped_body_is_confirmed() {
    for id in BODIES {
        assert_eq!(load(id).1.proposed, [], "{id}");
    }
}

/// The cards of the shipped bodies were written by hand: without their forms, the same come out.
#[test]
fn proposed_forms_are_those_that_the_cards_confirm() {
    for id in BODIES {
        let (_, confirmed) = load(id);
        let text = DataDir::default().read(&format!("organisations/{id}.toml")).expect("the file is shipped");
        let bare = without_forms(&text);
        let proposed = procedure::load_organisation(&format!("{id}.toml"), &bare, &WORDS).expect("it loads");
        assert_eq!(proposed.proposed.len(), 2 * confirmed.persons.len() + confirmed.units.len());
        for (proposed, confirmed) in proposed.persons.iter().zip(&confirmed.persons) {
            assert_eq!(proposed, confirmed);
        }
        assert_eq!(proposed.units, confirmed.units);
    }
}

/// `text` without the tables of cases.
fn without_forms(text: &str) -> String {
    let tables = text.split_inclusive('\n').scan(true, |kept, line| {
        if line.starts_with('[') {
            *kept = !line.contains("cases]");
        }
        Some((*kept, line))
    });
    tables.filter(|(kept, line)| *kept || line.trim().is_empty()).map(|(_, line)| line).collect()
}

#[test]
fn demonstration_rows_have_the_heads_of_the_form() {
    for id in BODIES {
        let data = DataDir::default();
        let (procedure, organisation) = load(id);
        let heads: Vec<_> = procedure.form.filled_in().map(|column| column.title.clone()).collect();
        for name in data.list(&format!("demo/{id}"), "csv") {
            let text = data.read(&format!("demo/{id}/{name}")).unwrap();
            let rest = text.strip_prefix('\u{feff}').expect("Excel reads UTF-8 by its mark");
            let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_reader(rest.as_bytes());
            assert_eq!(rows.headers().unwrap().iter().collect::<Vec<_>>(), heads, "{name}");
            assert!(rows.records().all(|row| row.unwrap().len() == heads.len()));
            let unit =
                name.trim_end_matches(".csv").trim_end_matches(['-', '1', '2']).trim_end_matches("-update");
            assert!(organisation.unit(&unit.parse().unwrap()).is_some(), "{name}");
        }
    }
}

pub(crate) fn read_demo(procedure: &Procedure, name: &str) -> Result<ReadRows, AppError> {
    let text = DataDir::default().read(&format!("demo/{}/{name}", procedure.id)).expect("it is shipped");
    read_rows(&procedure.form, name, text.as_bytes())
}

#[test]
fn demonstration_rows_can_be_handed_in_and_break_no_rule_together() {
    for id in BODIES {
        let (procedure, _) = load(id);
        let names = DataDir::default().list(&format!("demo/{id}"), "csv");
        let first = names.iter().filter(|name| !name.contains("-1.") && !name.contains("-update"));
        let rows: Vec<_> = first.flat_map(|name| read_demo(&procedure, name).unwrap().rows).collect();
        assert!((10..=40).contains(&rows.len()), "{id}: {}", rows.len());
        assert_eq!(findings(&procedure.form, &rows), [], "{id}");
    }
}

#[test]
fn the_faulty_demonstration_file_has_three_typical_faults() {
    let (procedure, _) = load("sverdlovsk-investment");
    let Err(AppError::Faulty(file)) = read_demo(&procedure, "support-1.csv") else { panic!("it is faulty") };
    let mut codes: Vec<_> = file.faults.iter().map(|fault| fault.kind.code()).collect();
    codes.extend(file.findings.iter().map(|placed| placed.finding.rule.as_str()));
    assert_eq!(codes, ["not-in-vocabulary", "cell-empty", "one-point-per-process"]);
}

#[test]
fn the_update_changes_one_row_adds_one_and_excludes_one() {
    let (procedure, _) = load("sverdlovsk-investment");
    let rows = |name| read_demo(&procedure, name).unwrap().rows;
    let (before, after) = (rows("support.csv"), rows("support-update.csv"));
    let key = |row: &Cells| procedure.form.key.iter().map(|column| row[column].clone()).collect::<Vec<_>>();
    let in_both = |row: &&Cells| before.iter().any(|old| key(old) == key(row));
    let kept: Vec<_> = after.iter().filter(in_both).collect();
    let changed = kept.iter().filter(|row| !before.contains(row)).count();
    assert_eq!((after.len() - kept.len(), before.len() - kept.len(), changed), (1, 1, 1));
}

#[test]
fn a_clean_procedure_has_neither_faults_nor_lints() {
    let text = read("good.toml");
    let loaded = procedure::load_with_places("good.toml", &text, Some(&sample_body())).unwrap();
    assert_eq!(procedure::lint(&loaded, None, Some(&WORDS), |_| Some(false)), []);
    assert_eq!(loaded.procedure.digest, prikaz::domain::digest_of(text.as_bytes()));
}

/// Lints of the clean procedure with one text replaced by another.
fn lints_with(from: &str, to: &str) -> Vec<Lint> {
    lints_with_all(&[(from, to)])
}

/// Lints of the clean procedure with several texts replaced.
fn lints_with_all(changes: &[(&str, &str)]) -> Vec<Lint> {
    let mut changed = read("good.toml");
    for (from, to) in changes {
        assert!(changed.contains(from), "{from}");
        changed = changed.replacen(from, to, 1);
    }
    let loaded =
        procedure::load_with_places("good.toml", &changed, Some(&sample_body())).expect("still loads");
    procedures::lint(&DataDir::default(), &loaded, Some(&sample_body()))
}

#[track_caller]
fn check_lint(from: &str, to: &str, code: &str) {
    check_lints_with(&[(from, to)], &[code]);
}

#[track_caller]
fn check_lints_with(changes: &[(&str, &str)], expected: &[&str]) {
    // 2 March is a Saturday in 2024 and a Sunday in 2025; the clean procedure is looked at without days off.
    let codes: Vec<_> = lints_with_all(changes).iter().map(|lint| lint.what.code()).collect();
    let others: Vec<_> = codes.into_iter().filter(|found| *found != "date-on-day-off").collect();
    assert_eq!(others, expected, "{changes:?}");
}

#[test]
fn each_lint_fires_on_its_defect_alone() {
    check_lint("\"услуги\", \"обращения\"", "\"услуги\", \"обращения\", \"Услуги\"", "value-repeated");
    let included = "\"сведения, в том числе о ходе дела\", \"сведения о ходе дела\"";
    check_lint("\"услуги\", \"обращения\"", included, "value-included");
    let term = "[[term]]\nterm = \"Точка\"\ndefinition = \"канал\"\nclause = \"п. 2\"\n\n[[abbreviation]]";
    check_lint("[[abbreviation]]", term, "term-twice");
    check_lint("annex_title = [\"", "annex_title = [\"{{ kind }} ", "braces-in-text");
    let short = "[[abbreviation]]\nshort = \"перечень\"\nfull = \"список\"\nclause = \"п. 2\"\n\n[order]";
    check_lint("[order]", short, "abbreviation-twice");
    check_lint("не позднее 2 марта", "до 2 марта", "until-ambiguous");
    check_lint("control = \"probny\"", "control = \"obraztsov\"", "signer-controls-self");
    check_lint("control = \"probny\"", "control = \"signer\"", "control-kept");
    let controls = |who: &str| {
        format!(
            "[[order.clause]]\nkind = \"control\"\nby = \"{who}\"\n\n[[order.clause]]\nkind = \"approve\""
        )
    };
    check_lint("[[order.clause]]\nkind = \"approve\"", &controls("obraztsov"), "signer-controls-self");
    check_lint("[[order.clause]]\nkind = \"approve\"", &controls("signer"), "control-kept");
    check_lint("number = \"5\"", "number = \"6\"", "numbering-gap");
    check_lint("form = \"given\"", "form = \"missing\"", "form-missing");
    check_lint("number = \"1\"\n", "", "act-unidentified");
    let limited = " {{ within('publication') }} {{ since('publication', approval='со дня утверждения') }}";
    let no_limit = ("limit = { working_days = 5, after = \"approval\" }\n", "");
    check_lints_with(&[no_limit, (limited, "")], &["publication-without-limit"]);
    let published = "kind = \"publish\"\ntitle = \"размещение\"\nlimit = { working_days = 5, after = \"approval\" }\nclause = \"п. 3\"\n\n[[stage.place]]\nkey = \"site\"\ntitle = \"официальном сайте\"\nby = \"publisher\"";
    let told = "kind = \"inform\"\ntitle = \"извещение\"\nwhom = \"unit-heads\"\nby = \"drafter\"\nclause = \"п. 3\"";
    check_lint("stamp = \"УТВЕРЖДЕН\"", "stamp = \"УТВЕРЖДЕНА\"", "stamp-disagrees");
    check_lint("nominative = \"перечень", "nominative = \"гаджет", "document-unknown");
    let place = (
        "{{ who('publication.site', 'nominative') }} размещает его на {{ place('publication.site') }}",
        "{{ who('publication', 'nominative') }} извещает {{ who('publication.whom', 'accusative') }}",
    );
    let publisher = ("[[actor]]\nrole = \"publisher\"\nnominative = \"оператор сайта\"\n\n", "");
    check_lints_with(&[publisher, (published, told), (limited, ""), place], &["not-published"]);
    let idle = "[[actor]]\nrole = \"working-group\"\nnominative = \"рабочая группа\"\n\n[[actor]]\nrole = \"lawyer\"";
    check_lint("[[actor]]\nrole = \"lawyer\"", idle, "actor-uncalled");
    check_lint(
        "instrumental = \"юристом\"",
        "instrumental = \"юристом\"\ndative = \"юристу\"",
        "actor-uncalled",
    );
    check_lint("{{ within('publication') }}", "в течение 5 рабочих дней", "not-inserted");
    check_lint("{{ duty_date('review') }}", "весны", "not-inserted");
    check_lint(
        "{{ rule('once') | said_as({'error: point once within process': 'называется один раз'}) }}",
        "названа",
        "not-inserted",
    );
    check_lint("[act]\n", "[act]\nsilent = [\"nil('collection')\"]\n", "silence-unneeded");
}

#[test]
fn a_fixed_date_is_looked_up_in_the_calendar() {
    let lints = lints_with("п. 4", "п. 4");
    let years = LintKind::DateOnDayOff { month: 3, day: 2, years: vec![2024, 2025] };
    assert_eq!(lints.into_iter().map(|lint| lint.what).collect::<Vec<_>>(), [years]);
}

/// Uraza Bayram fell on Wednesday, 10 April 2024: a day off in Bashkortostan, and not in all Russia.
#[test]
fn a_fixed_date_is_looked_up_in_the_calendar_of_the_region() {
    let text = read("good.toml").replace("month = 3, day = 2", "month = 4, day = 10");
    let loaded = procedure::load_with_places("good.toml", &text, Some(&sample_body())).unwrap();
    let years = |region: Option<&str>| {
        let body = Organisation { region: region.map(str::to_owned), ..sample_body() };
        let lints = procedures::lint(&DataDir::default(), &loaded, Some(&body));
        lints.into_iter().find_map(|lint| match lint.what {
            LintKind::DateOnDayOff { years, .. } => Some(years),
            _ => None,
        })
    };
    assert_eq!(years(None), Some(vec![2027]));
    assert_eq!(years(Some("RU-XX")), Some(vec![2027]));
    assert_eq!(years(Some("RU-BA")), Some(vec![2024, 2027]));
}

#[test]
fn a_limit_is_said_in_days_months_by_a_date_or_at_once() {
    let limit = |words: &str| {
        let text = read("good.toml").replace("working_days = 5", words);
        let procedure = procedure::load("good.toml", &text, &sample_body()).unwrap();
        procedure.stages[3].limit.clone().unwrap().limit
    };
    assert_eq!(limit("working_days = 5"), TimeLimit::WorkingDays(WorkingDays(5)));
    assert_eq!(limit("calendar_days = 7"), TimeLimit::CalendarDays(CalendarDays(7)));
    assert_eq!(limit("months = 1"), TimeLimit::Months(1));
    assert_eq!(limit("immediately = true"), TimeLimit::Immediately);
    let by = FixedDate::new(12, 25, Bound::Exclusive).unwrap();
    assert_eq!(limit("until = { month = 12, day = 25, included = false }"), TimeLimit::FixedDate(by));
}

#[test]
fn a_duty_comes_in_one_month_or_in_several() {
    let loaded = |month: &str| {
        let text = read("good.toml").replace("month = 3, day = 2", &format!("month = {month}, day = 30"));
        procedure::load("good.toml", &text, &sample_body())
    };
    let quarterly = loaded("[1, 4, 7, 10]").unwrap().duties[0].every.clone();
    assert_eq!(quarterly, Every::Yearly { months: vec![1, 4, 7, 10], day: 30 });
    let codes = |month| loaded(month).unwrap_err().iter().map(|fault| fault.what.code()).collect::<Vec<_>>();
    assert_eq!(codes("[1, 1]"), ["duplicate"]);
    assert_eq!(codes("[1, 2]"), ["impossible-date"]);
    assert_eq!(codes("[1, 13]"), ["out-of-range"]);
    assert_eq!(codes("[]"), ["empty-list"]);
}

/// What `prikaz procedure check` says about `name`, with the body beside it.
fn said_about(name: &str) -> String {
    let output = assert_cmd::Command::cargo_bin("prikaz")
        .expect("the program is built")
        .current_dir(test_data(""))
        .args(["--lang", "ru", "procedure", "check", "sample-body.toml", name])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{name}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn every_fault_of_a_file_is_said_at_once() {
    let mut names: Vec<_> = std::fs::read_dir(test_data(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("err-") && name.ends_with(".toml"))
        .collect();
    names.sort();
    assert!(names.len() >= 14);
    for name in names {
        let said = said_about(&name);
        assert!(!said.contains("undefined value"), "{said}");
        let expected = test_data(&name.replace(".toml", ".txt"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&expected, &said).unwrap();
        }
        assert_eq!(said, std::fs::read_to_string(&expected).unwrap_or_default(), "{name}");
    }
}

#[test]
fn a_procedure_without_its_body_is_still_read_to_the_end() {
    let text = read("good.toml").replace("title = \"Процесс\"\n", "");
    let faults = procedure::load_with_places("good.toml", &text, None).unwrap_err();
    let codes: Vec<_> = faults.iter().map(|fault| fault.what.code()).collect();
    assert_eq!(codes, ["unknown-reference", "missing-key"]);
}

#[test]
fn check_succeeds_where_there_are_only_lints() {
    let output = assert_cmd::Command::cargo_bin("prikaz")
        .unwrap()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--json", "procedure", "check", "data/procedures/sverdlovsk-investment.toml"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value[0]["faults"].as_array().unwrap().len(), 0);
    assert!(value[0]["lints"].as_array().unwrap().iter().any(|lint| lint["code"] == "signer-controls-self"));
}

#[test]
fn every_procedure_can_be_shown_in_both_languages() {
    for (id, language) in BODIES.iter().flat_map(|id| [(id, "ru"), (id, "en")]) {
        let output = assert_cmd::Command::cargo_bin("prikaz")
            .unwrap()
            .args(["--lang", language, "procedure", "show", id])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains("[undefined") && !text.contains("[unknown"), "{text}");
        assert!(text.lines().count() > 40, "{text}");
    }
}

#[test]
fn an_unknown_procedure_is_a_usage_error_with_those_there_are() {
    let output = assert_cmd::Command::cargo_bin("prikaz")
        .unwrap()
        .args(["procedure", "show", "tver"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("bryansk-finance"));
}

#[test]
fn every_fault_lint_and_role_has_its_words() {
    for language in [Language::Ru, Language::En] {
        let messages = Messages::load(&DataDir::default(), language, COMMAND_LINE).unwrap();
        let faults = FaultKind::CODES.iter().map(|code| format!("procedure.fault.{code}"));
        let lints = LintKind::CODES
            .iter()
            .flat_map(|code| [format!("procedure.lint.{code}"), format!("procedure.lint-hint.{code}")]);
        let roles = StandardRole::CODES.iter().map(|role| format!("procedure.role.{role}"));
        for key in faults.chain(lints).chain(roles) {
            assert!(messages.has(&key), "{key}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: prikaz_rules::effort::cases(300), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_file_makes_the_reader_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..12)
    ) {
        for name in ["good.toml", "sample-body.toml"] {
            let mut bytes = read(name).into_bytes();
            for (place, byte, way) in &changes {
                let at = place.index(bytes.len());
                match way {
                    0 => bytes[at] = *byte,
                    1 => bytes.insert(at, *byte),
                    _ => { bytes.remove(at); }
                }
            }
            let text = String::from_utf8_lossy(&bytes);
            if let Ok(loaded) = procedure::load_with_places(name, &text, Some(&sample_body())) {
                procedure::lint(&loaded, None, Some(&WORDS), |_| None);
            }
            let _ = procedure::load_organisation(name, &text, &WORDS);
        }
    }

    #[test]
    fn any_text_gives_a_procedure_or_faults(text in "\\PC{0,300}") {
        let faults = procedure::load("any.toml", &text, &sample_body()).unwrap_err();
        prop_assert!(!faults.is_empty());
    }
}

#[test]
fn one_faulty_file_does_not_hide_the_others() {
    let folder = tempfile::tempdir().unwrap();
    for own in ["own", "torn"] {
        std::fs::create_dir_all(folder.path().join("procedures")).unwrap();
        std::fs::write(folder.path().join(format!("procedures/{own}.toml")), "id = 1\n").unwrap();
    }
    let output = assert_cmd::Command::cargo_bin("prikaz")
        .unwrap()
        .args(["--lang", "ru", "--data", folder.path().to_str().unwrap(), "procedure", "list"])
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout).lines().count(), BODIES.len());
    let said = text(&output.stderr);
    assert!(said.contains("own.toml") && said.contains("torn.toml"), "{said}");
}
