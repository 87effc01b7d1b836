//! The floor under every door, asked without any door: an office over a log in memory, sessions, typed answers.

use std::sync::Arc;

use prikaz::app::clock::SystemClock;
use prikaz::app::{
    About, AppError, BlankFault, DataDir, Edits, FormName, LetterKind, Office, PaperError, PaperName, Range,
    Request, Target,
};
use prikaz::cli::COMMAND_LINE;
use prikaz::desk::{
    BlankSet, Concern, DeskError, DigestError, HandIn, InFile, Intake, Language, Means, Named, Next,
    NotTaken, Read, Revision, Session, Taken, Taking, WantedPaper, WhichRows, Who, act, acts_left, agreement,
    archive_of, blank_set, conflicts, digest_named, findings, give_out, give_out_blanks, hand_in, known, log,
    make_form, make_paper, marked_rows, orders, read_revision, read_submission, refuse_rivals, registers,
    requirement_named, requirements, revise, row_named, rows, signing_recorded, submissions, substitutions,
    take_in, tasks_in, tasks_of, unit_changes, units_for_blanks,
};
use prikaz::domain::{OrganisationId, PersonId, ProcedureId, RegisterId, UnitId};
use prikaz::report::paper::Marks;
use prikaz::store::{Attachments, BodyStore, MemoryLog};
use prikaz::wording::Messages;
use prikaz::wording::said::Wordable;
use prikaz::workflow::{
    Action, Actor, Body, Claim, Event, Login, LoginMethod, Paper, Reader, Refusal, Sight, Weight, may_read,
    may_read_of,
};
use tempfile::TempDir;
use time::Date;
use time::macros::{date, datetime};

/// An office with one register, and the folder of its files.
pub(crate) struct House {
    pub(crate) office: Office,
    pub(crate) register: RegisterId,
    _files: TempDir,
}

pub(crate) fn person(key: &str) -> PersonId {
    PersonId::new(key).expect("a key")
}

pub(crate) fn unit(key: &str) -> UnitId {
    UnitId::new(key).expect("a key")
}

/// As known by a login of `body`.
pub(crate) fn logged_in(body: OrganisationId) -> Means {
    let at = datetime!(2024-04-24 10:15 UTC);
    Means::Login(body, Login { method: LoginMethod::Password, at, session: "7b1c".to_owned() })
}

/// A session of `who` on `day`.
pub(crate) fn session(who: Option<&str>, day: Date) -> Session {
    let who = who.map_or(Who::Holder, |key| Who::Person(person(key)));
    Session { who, means: Means::Folder(Claim::default()), day: Some(day), language: Language::Ru }
}

impl House {
    /// A register that was opened, with a draft that units hand in for.
    pub(crate) fn collecting() -> Self {
        let files = tempfile::tempdir().expect("a folder");
        let kept =
            BodyStore { log: Arc::new(MemoryLog::new()), files: Arc::new(Attachments::at(files.path())) };
        let body = "sverdlovsk-investment".parse().expect("a key");
        let office = Office::new(body, kept, DataDir::new(None), Arc::new(SystemClock));
        let register = RegisterId::new("clients").expect("a key");
        let house = Self { office, register, _files: files };
        let procedure = ProcedureId::new("sverdlovsk-investment").expect("a key");
        let by = Actor::claiming(person("proektov"));
        let opened = house.office.open_register(&house.register, &procedure, by, Some(date!(2024 - 04 - 11)));
        opened.expect("the register is opened");
        house.does(
            "proektov",
            date!(2024 - 04 - 12),
            Action::OpenDraft { ground: None, basis: "приказ".to_owned() },
        );
        house
    }

    pub(crate) fn does(&self, who: &str, on: Date, action: Action) {
        let request = Request { by: Actor::claiming(person(who)), on: Some(on), action };
        self.office.act(&self.register, &request).unwrap_or_else(|error| panic!("{error:?}"));
    }

    /// The unit hands in its file of the demonstration.
    pub(crate) fn hands_in(&self, key: &str, who: &str) {
        let name = format!("{key}.csv");
        let bytes = std::fs::read(crate::cli::demo(&name)).expect("a file");
        let on = session(Some(who), date!(2024 - 04 - 15));
        let (unit, file) = (unit(key), InFile { name: &name, bytes: &bytes });
        let rows = read_submission(&self.office, &on, &self.register, Some(&unit), file).expect("rows");
        let given = HandIn { unit, rows, file, again: None };
        hand_in(&self.office, &on, &self.register, given).expect("handed in");
    }
}

#[test]
fn what_a_unit_owes_is_a_value_with_what_does_it() {
    let house = House::collecting();
    let answer = tasks_of(&house.office, &session(None, date!(2024 - 04 - 16)), &person("kartochkina"));
    let answer = answer.expect("an answer");
    assert_eq!(answer.name, "Карточкина\u{a0}Ю.О.");
    let [held] = answer.tasks.as_slice() else { panic!("{answer:#?}") };
    assert_eq!(held.target, Target::Register(house.register.clone()));
    let next = Next::HandIn { register: house.register.clone(), unit: unit("hr") };
    assert_eq!(held.task.next, Some(next));
    assert!(matches!(&held.task.about, Concern::Unit(titled) if titled.unit == unit("hr")), "{held:#?}");
    assert_eq!(held.task.held, Some(3), "since Friday, the third working day");
    house.hands_in("hr", "kartochkina");
    let after = tasks_of(&house.office, &session(None, date!(2024 - 04 - 16)), &person("kartochkina"));
    assert!(after.expect("an answer").tasks.is_empty());
}

#[test]
fn the_register_and_the_person_are_told_the_same_tasks() {
    let house = House::collecting();
    house.hands_in("support", "chernovikov");
    let on = session(Some("proektov"), date!(2024 - 04 - 17));
    let register = tasks_in(&house.office, &on, &house.register).expect("an answer");
    assert_eq!(register.day, date!(2024 - 04 - 17));
    assert!(!register.tasks.is_empty() && register.in_force.is_none(), "{register:#?}");
    for task in &register.tasks {
        for holder in &task.holders {
            let held = tasks_of(&house.office, &on, &holder.person).expect("an answer");
            assert!(held.tasks.iter().any(|one| one.task == *task), "{} lacks {task:#?}", holder.person);
        }
    }
}

#[test]
fn an_error_says_of_what_it_is() {
    let house = House::collecting();
    let on = session(None, date!(2024 - 04 - 17));
    let nobody = tasks_of(&house.office, &on, &person("nobody"));
    let Err(DeskError { about, error }) = nobody else { panic!("{nobody:?}") };
    assert!(matches!(about, Some(About::Register(id)) if id == house.register));
    let unknown = Refusal::UnknownPerson { person: person("nobody") };
    assert!(matches!(*error, AppError::Refused(refusal) if *refusal == unknown));
    let other = RegisterId::new("other").expect("a key");
    let missing = tasks_in(&house.office, &on, &other);
    assert!(matches!(missing, Err(one) if matches!(&*one.error, AppError::NoRegister(id) if *id == other)));
}

impl House {
    /// The papers that the log knows as given out.
    fn issued(&self) -> Vec<(Paper, String)> {
        let history = self.office.history(&self.register).expect("a history");
        let issued = history.iter().filter_map(|one| match &one.event {
            Event::DocumentIssued { paper, file, .. } => Some((*paper, file.name.clone())),
            _ => None,
        });
        issued.collect()
    }
}

#[test]
fn papers_are_given_out_as_one_batch_or_not_at_all() {
    let house = House::collecting();
    let (on, id) = (session(Some("proektov"), date!(2024 - 04 - 16)), &house.register);
    let (hr, support) = (unit("hr"), unit("support"));
    let letter = |unit, name: &str| {
        let name = PaperName::new(name).expect("a name");
        make_paper(&house.office, &on, id, WantedPaper::Letter(LetterKind::Request, unit), &name)
    };
    let ready = vec![letter(&hr, "a.docx").expect("a paper"), letter(&support, "b.txt").expect("a paper")];
    let nobody = give_out(&house.office, &session(None, date!(2024 - 04 - 16)), ready.clone());
    assert!(is_nameless(&nobody), "{nobody:?}");
    assert_eq!(house.issued(), [], "what was refused is not recorded");
    let given = give_out(&house.office, &on, ready).expect("given");
    for paper in &given {
        assert_eq!(house.office.kept(&paper.digest).expect("kept"), paper.bytes);
        assert_eq!(paper.recorded.len(), 1, "{paper:?}");
    }
    let names: Vec<_> = given.iter().map(|paper| (Paper::Request, paper.name.clone())).collect();
    assert_eq!(house.issued(), names);
    let form = FormName::new("form.csv").expect("a name");
    let form = make_form(&house.office, &on, id, &form).expect("a form");
    let given = give_out(&house.office, &session(None, date!(2024 - 04 - 16)), vec![form]);
    assert!(
        given.is_ok_and(|given| given[0].recorded.is_empty()),
        "nobody needs to be named for what is not recorded"
    );
    assert!(matches!(PaperName::new("a.odt"), Err(PaperError::UnknownFormat(name)) if name == "a.odt"));
}

#[test]
fn blanks_go_out_with_their_requests() {
    let house = House::collecting();
    let (on, id) = (session(Some("proektov"), date!(2024 - 04 - 16)), &house.register);
    let units = units_for_blanks(&house.office, &on, id).expect("units");
    let sets: Vec<BlankSet> =
        units.iter().map(|unit| blank_set(&house.office, &on, id, unit).expect("blanks")).collect();
    assert!(!sets.is_empty() && sets.iter().all(BlankSet::has_request));
    let sets = give_out_blanks(&house.office, &on, sets).expect("given");
    assert_eq!(house.issued().len(), units.len(), "the requests alone are recorded");
    let archive = archive_of(&sets).expect("an archive");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
    let folder = format!("{}/", sets[0].folder);
    assert!(
        (0..archive.len()).any(|no| archive.by_index(no).is_ok_and(|file| file.name().starts_with(&folder)))
    );
}

#[test]
fn many_files_are_taken_in_each_for_itself() {
    let house = House::collecting();
    let (on, id) = (session(Some("kartochkina"), date!(2024 - 04 - 16)), &house.register);
    let bytes = std::fs::read(crate::cli::demo("hr.csv")).expect("a file");
    let intake = Intake::open(&house.office, &on, id, None).expect("an answer");
    let read = |place: &str, bytes: Vec<u8>| intake.read(place.to_owned(), Some(bytes));
    let mut files = vec![
        read("отдел (hr)/сведения.csv", bytes.clone()),
        read("support/a.csv", bytes.clone()),
        read("support/b.csv", bytes.clone()),
        read("что-то.csv", bytes.clone()),
    ];
    let of_one = Intake::open(&house.office, &on, id, Some(&unit("information"))).expect("an answer");
    files.push(of_one.read("c.csv".to_owned(), None));
    refuse_rivals(&mut files);
    assert_eq!(files[0].unit.as_ref().map(|one| one.unit.clone()), Some(unit("hr")));
    assert!(matches!(files[0].read, Some(Read::Rows(_))) && files[0].refused.is_empty(), "{:?}", files[0]);
    assert!(
        matches!(files[1].refused.as_slice(), [NotTaken::Rivals(others)] if *others == [files[2].name.clone()])
    );
    assert!(matches!(files[3].refused.as_slice(), [NotTaken::Unknown(units)] if !units.is_empty()));
    assert!(matches!(files[4].refused.as_slice(), [NotTaken::Unopened]));
    let mut take =
        |no: usize, taking| take_in(&house.office, &on, id, &mut files[no], taking).expect("an answer");
    assert!(matches!(take(0, Taking::OnlyCheck), Taken::Checked));
    assert!(matches!(take(0, Taking::HandIn), Taken::HandedIn(recorded) if !recorded.is_empty()));
    assert!(matches!(take(0, Taking::HandIn), Taken::Stands), "a folder is taken in again and again");
    assert!(matches!(take(1, Taking::HandIn), Taken::Not));
    let again = take_in(&house.office, &on, id, &mut files[0], Taking::Again("опечатка")).expect("an answer");
    assert!(matches!(again, Taken::HandedIn(_)), "{again:?}");
    let register = house.office.register(id).expect("a register");
    let draft = register.draft.as_ref().expect("a draft");
    assert_eq!(draft.submissions.len(), 1, "one file of five is taken");
}

/// Whether nobody was named where somebody has to be.
fn is_nameless<T>(answer: &Result<T, DeskError>) -> bool {
    answer.as_ref().is_err_and(|one| matches!(*one.error, AppError::NoActor))
}

/// A session of somebody who came by a login of the body of the house.
fn login(key: &PersonId, day: Date) -> Session {
    login_of("sverdlovsk-investment", key, day)
}

pub(crate) fn login_of(body: &str, key: &PersonId, day: Date) -> Session {
    let body = OrganisationId::new(body).expect("a key");
    Session { means: logged_in(body), ..session(Some(key.as_str()), day) }
}

#[test]
fn who_is_called_alike_in_another_body_is_nobody_here() {
    let house = House::collecting();
    let (day, id) = (date!(2024 - 04 - 16), &house.register);
    let knows_nobody = |error: DeskError| matches!(*error.error, AppError::Refused(refusal) if matches!(*refusal, Refusal::UnknownPerson { .. }));
    let auditor = PersonId::new("revizorov").expect("a key");
    assert!(log(&house.office, &login(&auditor, day), Some(id)).is_ok(), "the auditor of the body reads all");
    let foreign = login_of("lipetsk-finance", &auditor, day);
    assert!(log(&house.office, &foreign, Some(id)).is_err_and(knows_nobody));
    assert!(tasks_in(&house.office, &foreign, id).is_err_and(knows_nobody));
    assert!(tasks_of(&house.office, &foreign, &auditor).is_err_and(knows_nobody));
    assert!(registers(&house.office, &foreign).is_ok_and(|listed| listed.is_empty()));
    let head = PersonId::new("kartochkina").expect("a key");
    let action =
        || Action::Revise { answers: Vec::new(), entries: None, weight: Weight::Editorial, of: None };
    let acted = act(&house.office, &login_of("lipetsk-finance", &head, day), id, action(), &[]);
    assert!(acted.is_err_and(knows_nobody));
    let acted = act(&house.office, &login(&head, day), id, action(), &[]);
    assert!(acted.is_err_and(|error| !knows_nobody(error)), "her own body judges what she does");
}

#[test]
fn what_is_of_one_unit_is_shown_by_who_answers_for_it() {
    let house = House::collecting();
    house.hands_in("hr", "kartochkina");
    let (day, hr) = (date!(2024 - 04 - 16), unit("hr"));
    let book = house.office.book(&house.register).expect("a book");
    let register = house.office.register(&house.register).expect("a register");
    let (mut kept, mut shown) = (0, 0);
    for card in &book.organisation.persons {
        let (on, reader) = (login(&card.id, day), Reader::Person { person: &card.id, on: day });
        let may = may_read(&book.rules(), &register, reader, Sight::Submission, Some(&hr)).is_ok();
        let name = PaperName::new("a.txt").expect("a name");
        let changes = WantedPaper::UnitChanges(Some(&hr));
        let changes = make_paper(&house.office, &on, &house.register, changes, &name);
        assert_eq!(is_kept(blank_set(&house.office, &on, &house.register, &hr)), !may, "{}", card.id);
        assert_eq!(is_kept(changes), !may, "{}", card.id);
        *(if may { &mut shown } else { &mut kept }) += 1;
    }
    assert!(kept > 2 && shown > 2, "both are met: {kept} kept, {shown} shown");
}

#[test]
fn what_others_owe_and_what_a_draft_holds_is_not_told_by_the_way() {
    let house = House::collecting();
    let day = date!(2024 - 04 - 16);
    let stranger = login(&PersonId::new("nobody").expect("a key"), day);
    let told = tasks_in(&house.office, &stranger, &house.register);
    assert!(told.is_err_and(|one| matches!(*one.error, AppError::Refused(_))), "not even the title");
    let book = house.office.book(&house.register).expect("a book");
    let register = house.office.register(&house.register).expect("a register");
    for card in &book.organisation.persons {
        let reader = Reader::Person { person: &card.id, on: day };
        let may = may_read(&book.rules(), &register, reader, Sight::Draft, None).is_ok();
        let revision =
            Revision { rows: None, answers: Vec::new(), edits: Edits::default(), weight: Weight::Editorial };
        let revised = revise(&house.office, &login(&card.id, day), &house.register, revision);
        assert_eq!(is_kept(revised), !may, "{}", card.id);
        let told = tasks_in(&house.office, &login(&card.id, day), &house.register).expect("an answer");
        assert!(may || told.digest.is_none() && told.lost.is_empty(), "{}", card.id);
    }
}

/// Whether the answer was kept from whoever asked.
fn is_kept<T>(answer: Result<T, DeskError>) -> bool {
    let Err(DeskError { error, .. }) = answer else { return false };
    matches!(*error, AppError::Refused(refusal) if matches!(*refusal, Refusal::NotShown { .. }))
}

type Asked = Box<dyn Fn(&House, &Session) -> bool>;

/// What is read of a register, each with the row of the table that it is judged by.
fn reads_of_a_register() -> Vec<(Sight, Asked)> {
    fn asked<T: 'static>(
        sight: Sight,
        read: impl Fn(&House, &Session) -> Result<T, DeskError> + 'static,
    ) -> (Sight, Asked) {
        (sight, Box::new(move |house, on| is_kept(read(house, on))))
    }
    fn paper(sight: Sight, wanted: WantedPaper<'static>) -> (Sight, Asked) {
        asked(sight, move |house, on| {
            let name = PaperName::new("a.txt").expect("a name");
            make_paper(&house.office, on, &house.register, wanted, &name)
        })
    }
    let marks: &'static Marks = Box::leak(Box::default());
    let range: &'static Range = Box::leak(Box::default());
    let hr: &'static UnitId = Box::leak(Box::new(unit("hr")));
    vec![
        asked(Sight::Agreement, |house, on| agreement(&house.office, on, &house.register)),
        asked(Sight::Conflicts, |house, on| conflicts(&house.office, on, &house.register)),
        asked(Sight::Findings, |house, on| findings(&house.office, on, &house.register)),
        asked(Sight::Draft, |house, on| marked_rows(&house.office, on, &house.register)),
        asked(Sight::Draft, |house, on| acts_left(&house.office, on, &house.register)),
        asked(Sight::Edition, |house, on| {
            known(&house.office, on, &house.register, [Named::Unit(&unit("hr"))])
        }),
        asked(Sight::Draft, |house, on| row_named(&house.office, on, &house.register, "1")),
        asked(Sight::Log, |house, on| signing_recorded(&house.office, on, &house.register, 1)),
        asked(Sight::Requirements, |house, on| {
            requirement_named(&house.office, on, &house.register, "?".to_owned())
        }),
        asked(Sight::Draft, |house, on| {
            digest_named(&house.office, on, &house.register, None).map_err(|error| match error {
                DigestError::Office(error) => error,
                other => panic!("{other:?}"),
            })
        }),
        asked(Sight::Requirements, |house, on| requirements(&house.office, on, &house.register)),
        asked(Sight::Submission, |house, on| unit_changes(&house.office, on, &house.register, None)),
        asked(Sight::Draft, |house, on| rows(&house.office, on, &house.register, WhichRows::Draft)),
        asked(Sight::Edition, |house, on| rows(&house.office, on, &house.register, WhichRows::Edition(None))),
        asked(Sight::Log, |house, on| log(&house.office, on, Some(&house.register))),
        asked(Sight::Papers, |house, on| units_for_blanks(&house.office, on, &house.register)),
        paper(Sight::Draft, WantedPaper::Order(None, marks)),
        paper(Sight::Draft, WantedPaper::Annex(None, None, marks)),
        paper(Sight::Draft, WantedPaper::RepealingOrder(marks)),
        paper(Sight::Draft, WantedPaper::Comparison(range)),
        paper(Sight::Draft, WantedPaper::Redline(range)),
        paper(Sight::Draft, WantedPaper::Acquaintance(None, &[])),
        paper(Sight::Agreement, WantedPaper::AgreementSheet(None)),
        paper(Sight::Agreement, WantedPaper::Disagreements(None)),
        paper(Sight::Edition, WantedPaper::Notice(None)),
        paper(Sight::Edition, WantedPaper::Extract { rows: &[], unit: None, copy: None }),
        paper(Sight::Edition, WantedPaper::Consolidated(None)),
        asked(Sight::Edition, |house, on| {
            make_form(&house.office, on, &house.register, &FormName::new("a.csv").expect("a name"))
        }),
        paper(Sight::Papers, WantedPaper::Letter(LetterKind::Request, hr)),
        paper(Sight::Log, WantedPaper::Card(&[])),
        paper(Sight::Submission, WantedPaper::UnitChanges(None)),
        paper(Sight::Conflicts, WantedPaper::Conflicts),
        paper(Sight::Requirements, WantedPaper::Requirements),
    ]
}

#[test]
fn every_read_is_judged_by_the_table_of_rights() {
    let house = House::collecting();
    house.hands_in("hr", "kartochkina");
    let day = date!(2024 - 04 - 16);
    let book = house.office.book(&house.register).expect("a book");
    let register = house.office.register(&house.register).expect("a register");
    let (mut kept, mut shown) = (0, 0);
    for card in &book.organisation.persons {
        let (on, reader) = (login(&card.id, day), Reader::Person { person: &card.id, on: day });
        for (no, (sight, read)) in reads_of_a_register().iter().enumerate() {
            let is_shown = may_read(&book.rules(), &register, reader, *sight, None).is_ok();
            assert_eq!(read(&house, &on), !is_shown, "{} reads {} (no. {no})", card.id, sight.code());
            *(if is_shown { &mut shown } else { &mut kept }) += 1;
        }
        let rules = book.rules();
        let of_body = may_read_of(Body::from(&rules), reader, Sight::Orders).is_ok();
        let orders = orders(&house.office, &on, &book.organisation.id, None);
        assert_eq!(is_kept(orders), !of_body, "{} reads the journal", card.id);
        let shown_too = may_read_of(Body::from(&rules), reader, Sight::Substitutions).is_ok();
        let acting = substitutions(&house.office, &on, &book.procedure.id);
        assert_eq!(is_kept(acting), !shown_too, "{} reads who acts for whom", card.id);
    }
    assert!(kept > 50 && shown > 50, "both are met: {kept} kept, {shown} shown");
    // Whoever holds the folder reads all of it, whatever his name.
    for who in [None, Some("kartochkina"), Some("nobody")] {
        let on = session(who, day);
        assert!(reads_of_a_register().iter().all(|(_, read)| !read(&house, &on)), "{who:?}");
    }
}

#[test]
fn what_is_answered_is_worded_in_the_language_of_the_session() {
    let house = House::collecting();
    let nobody = session(None, date!(2024 - 04 - 16));
    for (language, says) in [(Language::Ru, "--as"), (Language::En, "--as")] {
        let on = Session { language, ..nobody.clone() };
        let error = act(&house.office, &on, &house.register, Action::Present, &[]).expect_err("nameless");
        let messages = Messages::load(house.office.data(), on.language, COMMAND_LINE).expect("messages");
        let around = house.office.surroundings(None, &error.error);
        let said = error.failed(&messages, &around).said(&messages);
        let is_cyrillic = said.message.chars().any(|letter| ('а'..='я').contains(&letter));
        assert_eq!(is_cyrillic, language == Language::Ru, "{said:?}");
        assert!(said.hints.iter().chain([&said.message]).any(|line| line.contains(says)), "{said:?}");
    }
}

#[test]
fn a_login_is_told_of_the_registers_of_which_anything_is_shown_to_him() {
    let house = House::collecting();
    let day = date!(2024 - 04 - 16);
    let listed = |on: &Session| registers(&house.office, on).map(|all| all.len());
    assert_eq!(listed(&session(None, day)).expect("whoever holds the folder"), 1);
    assert_eq!(listed(&login(&person("kartochkina"), day)).expect("one of the body"), 1);
    assert_eq!(listed(&login(&person("stranger"), day)).expect("of no body"), 0);
    let nameless = Session { who: Who::Holder, ..login(&person("stranger"), day) };
    assert!(is_nameless(&listed(&nameless)), "a login has a name");
}

#[test]
fn a_file_that_revises_a_draft_goes_the_way_of_one_that_is_handed_in() {
    let house = House::collecting();
    let (on, id) = (session(Some("proektov"), date!(2024 - 04 - 16)), &house.register);
    let blanks = blank_set(&house.office, &on, id, &unit("hr")).expect("blanks");
    let blank = blanks.files.iter().find(|file| file.name.ends_with(".xlsx")).expect("a workbook");
    let file = InFile { name: &blank.name, bytes: &blank.bytes };
    let read = [
        read_submission(&house.office, &on, id, Some(&unit("support")), file),
        read_revision(&house.office, &on, id, &unit("support"), file),
    ];
    for answer in read {
        let error = answer.expect_err("the blank of another unit").error;
        let AppError::Blank(BlankFault::OtherUnit { unit: of }) = *error else { panic!("{error:?}") };
        assert_eq!(of, unit("hr"));
    }
}

#[test]
fn what_is_his_own_is_shown_to_everybody() {
    let house = House::collecting();
    let day = date!(2024 - 04 - 16);
    let (head, other) = (person("kartochkina"), person("chernovikov"));
    let on = login(&head, day);
    assert_eq!(tasks_of(&house.office, &on, &head).expect("his own").tasks.len(), 1);
    assert!(is_kept(tasks_of(&house.office, &on, &other)), "what another owes is not shown");
    let register = tasks_in(&house.office, &on, &house.register).expect("his own");
    assert!(register.tasks.iter().all(|task| task.holders.iter().any(|one| one.person == head)));
    assert_eq!(register.tasks.len(), 1, "{:#?}", register.tasks);
    let lines = submissions(&house.office, &on, &house.register).expect("his own");
    assert_eq!(lines.iter().map(|line| line.unit.unit.clone()).collect::<Vec<_>>(), [unit("hr")]);
    let drafter = login(&person("proektov"), day);
    let all = tasks_in(&house.office, &drafter, &house.register).expect("all of it").tasks;
    assert!(all.len() > 1);
    assert!(tasks_of(&house.office, &drafter, &other).is_ok_and(|answer| !answer.tasks.is_empty()));
    let nobody = Session { who: Who::Holder, ..on };
    let nobody = tasks_of(&house.office, &nobody, &head);
    assert!(is_nameless(&nobody), "a login has a name");
}
