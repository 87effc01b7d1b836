//! A register that is approved anew: which acts before it the order repeals, which go on standing, and that nothing
//! repealed is amended.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use time::macros::date;
use time::{Date, Duration};

use prikaz::domain::{ActReference, Digest, DraftNo, EditionNo, Entry, EntryId, OrderKind, PersonId, UnitId};
use prikaz::order::{Citation, Clause, ClauseKind, Itself, Part, PartKind, Provision, Repeal, Repealed};
use prikaz::procedure::{Before, OrderWording, StageKind, StageWord, Update};
use prikaz::workflow::{
    Actor, Event, LeftBecause, LeftStanding, OrderManner, OrderNumbered, Recorded, Refusal, effects,
    entries_digest, evolve, next_act, standing,
};

use crate::standing::Demonstrated;
use prikaz_rules::forms::key;
use prikaz_rules::world::{World, book};

const FIRST: Date = date!(2024 - 04 - 12);

/// What the office does next.
#[derive(Debug, Clone)]
enum Step {
    /// Signs an order of the next edition.
    Edition(Next),
    /// Signs an order that stands alone and repeals the act at this place of the journal, from so many days on.
    Repeal(usize, i64),
    /// Signs one that repeals an act of no register, which the procedure may name too.
    RepealOutside(&'static str),
}

/// The order of an edition.
#[derive(Debug, Clone, Copy)]
struct Next {
    /// How it is drafted.
    manner: OrderManner,
    /// It approves an edition of another register too.
    joint: bool,
    /// Its title is known.
    titled: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let manner = (any::<bool>(), proptest::option::of(any::<bool>()));
    let manner = manner.prop_map(|(anew, repeals)| OrderManner { anew, repeals });
    let edition = (manner, proptest::bool::weighted(0.3), any::<bool>());
    let edition = edition.prop_map(|(manner, joint, titled)| Step::Edition(Next { manner, joint, titled }));
    let repeal = (0_usize..8, 0_i64..60).prop_map(|(place, days)| Step::Repeal(place, days));
    let outside = prop_oneof![Just("5"), Just("6")].prop_map(Step::RepealOutside);
    proptest::collection::vec(prop_oneof![6 => edition, 2 => repeal, 1 => outside], 1..12)
}

/// An act of the body that is none of its registers'.
pub(crate) fn outside(number: &str) -> ActReference {
    let date = date!(2024 - 01 - 15);
    ActReference { kind: OrderKind::Order, number: number.to_owned(), date, title: None }
}

/// «Признать утратившим силу …»; «признать утратившим силу пункт 1 …», where it is a part.
pub(crate) fn repeal(act: &ActReference, is_part: bool) -> Clause {
    let part = is_part.then(|| Part { kind: PartKind::Point, numbers: vec!["1".to_owned()] });
    let acts = vec![Repealed { act: Citation::own(act), part }];
    Clause {
        kind: ClauseKind::Repeal,
        provision: Some(Provision::Repeal(Repeal { acts, annex: None })),
        wording: None,
        number: None,
        itself: Itself::This,
        clauses: Vec::new(),
    }
}

/// What was signed, kept beside the program: the law is judged by this, never by an answer of what it judges.
#[derive(Default)]
struct Kept {
    acts: Vec<ActReference>,
    /// The acts of the register, by their places among all.
    editions: Vec<usize>,
    /// Where among these the last one is that approved the register anew.
    anew: usize,
    /// The act at the first place is repealed by that at the second, from this day on.
    repeals: Vec<(usize, usize, Date)>,
    joint: Vec<usize>,
    titled: Vec<usize>,
    /// The numbers of the acts of no register that were repealed, wholly or in the part that the procedure names.
    outside: BTreeSet<&'static str>,
}

impl Kept {
    fn place(&self, act: &ActReference) -> usize {
        self.acts.iter().position(|one| same(one, act)).expect("an act that was signed")
    }

    fn sign(&mut self, act: &ActReference, repealed: &[ActReference], from: Date) -> usize {
        let by = self.acts.len();
        let repealed = repealed.iter().map(|act| (self.place(act), by, from)).collect::<Vec<_>>();
        self.repeals.extend(repealed);
        self.acts.push(ActReference { title: None, ..act.clone() });
        by
    }

    fn sign_edition(&mut self, act: &ActReference, next: Next, amends: bool, repealed: &[ActReference]) {
        let place = self.sign(act, repealed, act.date);
        if !amends {
            self.anew = self.editions.len();
        }
        self.editions.push(place);
        self.joint.extend(next.joint.then_some(place));
        self.titled.extend(next.titled.then_some(place));
    }

    /// The day from which each act is repealed. Only a later act repeals an earlier one, so the newest are judged
    /// first; what fell before its own force began has repealed nothing.
    fn gone(&self) -> Vec<Option<Date>> {
        let mut gone: Vec<Option<Date>> = vec![None; self.acts.len()];
        for place in (0..self.acts.len()).rev() {
            let of_it = self
                .repeals
                .iter()
                .filter(|(of, by, from)| *of == place && gone[*by].is_none_or(|fell| *from < fell));
            gone[place] = of_it.map(|(.., from)| *from).min();
        }
        gone
    }

    /// The places of the acts of the register that stand on `day`.
    fn standing(&self, day: Date) -> Vec<usize> {
        let gone = self.gone();
        let stands = |place: &usize| gone[*place].is_none_or(|from| from > day);
        self.editions.iter().copied().filter(stands).collect()
    }

    /// The act that an amendment would change, and whether it can be changed on `day`: it stands, and so does all that
    /// amended it since.
    fn amended(&self, day: Date) -> Option<(&ActReference, bool)> {
        let line = self.editions.get(self.anew..).filter(|line| !line.is_empty())?;
        let standing = self.standing(day);
        Some((&self.acts[line[0]], line.iter().all(|place| standing.contains(place))))
    }

    fn named(&self, places: &[usize]) -> Vec<ActReference> {
        places.iter().map(|place| self.acts[*place].clone()).collect()
    }

    /// As an order names it.
    fn with_title(&self, place: usize) -> ActReference {
        let title = self.titled.contains(&place).then(|| TITLE.to_owned());
        ActReference { title, ..self.acts[place].clone() }
    }
}

const TITLE: &str = "Об утверждении перечня";

pub(crate) fn record(world: &mut World, on: Date, event: Event) {
    let version = world.register.version + 1;
    let by = Actor::program();
    let fact = Recorded { version, on, at: world.instant(on), by, event };
    let state = evolve(world.register.clone(), &fact);
    world.keep(vec![fact], state);
}

/// A draft of one row that waits for the signature.
pub(crate) fn drafted(world: &mut World, on: Date, manner: OrderManner) -> Digest {
    let draft = DraftNo(world.register.last_draft + 1);
    let base = world.register.last_edition().map(|last| last.no);
    record(world, on, opened(draft, base));
    let row = Entry {
        id: EntryId(draft.0),
        number: draft.0.to_string(),
        cells: [(key("process"), prikaz::domain::Cell::Text(format!("процесс {}", draft.0)))].into(),
        unit: UnitId::new("budget").unwrap(),
        also: Vec::new(),
    };
    let entries = Arc::new(vec![row]);
    let digest = entries_digest(&entries);
    let (findings, without) = (Vec::new(), Default::default());
    record(world, on, Event::Consolidated { draft, entries, digest, findings, without });
    let stage =
        world.book.procedure.stages.iter().find(|stage| stage.kind.word() == StageWord::Approve).unwrap();
    let (stage, presents) =
        (stage.key.clone(), matches!(&stage.kind, StageKind::Approve { on_presentation_of: Some(_), .. }));
    record(
        world,
        on,
        Event::StageOpened { draft, stage, kind: StageWord::Approve, pass: 1, tasks: Vec::new() },
    );
    if presents {
        record(world, on, Event::Presented { draft, digest, acting: None });
    }
    if base.is_some() {
        record(world, on, Event::OrderMannerChosen { draft, manner });
    }
    digest
}

fn opened(draft: DraftNo, base: Option<EditionNo>) -> Event {
    Event::DraftOpened {
        draft,
        base,
        ground: None,
        ground_clause: None,
        basis: "поручение".to_owned(),
        organisation_digest: None,
    }
}

pub(crate) fn signer(world: &World) -> PersonId {
    let role = world.book.procedure.approver().unwrap().clone();
    world.holder(role.as_str(), None).unwrap()
}

fn same(one: &ActReference, other: &ActReference) -> bool {
    (one.kind, one.date, &one.number) == (other.kind, other.date, &other.number)
}

/// A register that is opened by the procedure as `changed`.
pub(crate) fn opened_by(changed: impl FnOnce(&mut OrderWording)) -> World {
    let mut book = book("bryansk-finance");
    changed(&mut Arc::make_mut(&mut book.procedure).order);
    let mut world = World::new(book);
    let opened = Event::RegisterOpened {
        organisation: world.book.organisation.id.clone(),
        procedure: world.book.procedure.id.clone(),
        procedure_digest: Digest::ZERO,
        title: "Перечень".to_owned(),
        organisation_digest: None,
    };
    record(&mut world, FIRST, opened);
    world
}

/// Lives `steps` through and holds each signing to the law. The procedure itself `names` acts that are none of the
/// register: its orders that approve it repeal one, those that amend it another and a part of a third.
fn live(update: Update, proposes: bool, names: bool, steps: &[Step]) {
    let mut world = opened_by(|order| {
        (order.update, order.repeal_earlier) = (update, proposes);
        if names {
            let usual = order.amending.clauses_or(&order.text.clauses).into_iter().cloned();
            let amending = [repeal(&outside("6"), false), repeal(&outside("7"), true)];
            order.amending.clauses = amending.into_iter().chain(usual).collect();
            order.text.clauses.insert(1, repeal(&outside("5"), false));
        }
    });
    let (mut on, mut kept) = (FIRST, Kept::default());
    for step in steps {
        on += Duration::days(7);
        let next = match step {
            Step::Edition(next) => *next,
            Step::Repeal(place, days) => {
                if let Some(act) = kept.acts.get(*place).cloned() {
                    let from = on + Duration::days(*days);
                    let signed = world.repealed_alone(on, act.clone(), from);
                    let OrderNumbered::OrderSigned(signed) = signed else { panic!("{signed:?}") };
                    kept.sign(&signed.order, &[act], from);
                }
                continue;
            }
            Step::RepealOutside(number) => {
                let signed = world.repealed_alone(on, outside(number), on);
                let OrderNumbered::OrderSigned(signed) = signed else { panic!("{signed:?}") };
                kept.sign(&signed.order, &[], on);
                kept.outside.insert(number);
                continue;
            }
        };
        let manner = next.manner;
        let digest = drafted(&mut world, on, manner);
        let repeals = world.earlier().repeals;
        let stood = kept.standing(on);
        let base = kept.amended(on).filter(|_| update == Update::Amend && !manner.anew);
        let action = world.signing(on, None, digest).unwrap();
        let command = world.command(Actor::claiming(signer(&world)), on, action);
        let foreseen = next_act(&world.book.rules(), &world.register, &world.earlier(), on);
        let done = world.act(&command);
        if let Some((act, false)) = base {
            assert!(matches!(done, Err(Refusal::AmendsRepealed { .. })), "{act:?} is amended: {done:?}");
            assert_eq!(foreseen, Err(done.unwrap_err()));
            let draft = world.register.draft.as_ref().unwrap().no;
            record(
                &mut world,
                on,
                Event::DraftWithdrawn {
                    draft, reason: "основной приказ отменен".to_owned()
                },
            );
            continue;
        }
        done.unwrap();
        let (signed, foreseen) = (world.register.last_edition().unwrap().clone(), foreseen.unwrap());
        assert_eq!((&signed.amends, &signed.repeals), (&foreseen.amends, &foreseen.repeals));
        assert_eq!(signed.amends.as_ref(), base.map(|(act, _)| act));
        // What the procedure names is repealed once, by whomever, and in part once; the order as it is drawn says what
        // the journal has of it.
        let is_done = |act: &ActReference| kept.outside.contains(act.number.as_str());
        let amends = base.is_some();
        let says = if amends { &["6", "7"][..] } else { &["5"] };
        let done = says.iter().map(|number| outside(number)).filter(|act| names && is_done(act));
        assert_eq!(signed.left_out, done.collect::<Vec<_>>());
        let before = Before { repeals: &signed.repeals, left_out: &signed.left_out };
        let clauses =
            world.book.procedure.order.clauses_of(&world.book.organisation, signed.amends.is_some(), before);
        let drawn = effects(&clauses, &world.book.organisation);
        let entered = world.journal.entries().last().unwrap().effects();
        assert_eq!(&entered[usize::from(amends)..], drawn);
        assert!(drawn.iter().all(|effect| repeals.by(&effect.act, on).is_none()), "{drawn:?}");
        let repeals_all = !amends && manner.repeals.unwrap_or(proposes);
        let (falls, stays): (Vec<usize>, Vec<usize>) =
            stood.iter().partition(|place| repeals_all && !kept.joint.contains(place));
        let falls: Vec<_> = falls.into_iter().map(|place| kept.with_title(place)).collect();
        assert_eq!(signed.repeals, falls);
        let because = match manner.repeals {
            _ if repeals_all => LeftBecause::Joint,
            Some(_) => LeftBecause::Chosen,
            None => LeftBecause::Procedure,
        };
        let left: Vec<_> = kept.named(&stays).into_iter().map(|act| LeftStanding { act, because }).collect();
        assert_eq!(foreseen.leaves, if amends { Vec::new() } else { left });
        kept.outside.extend(names.then_some(says).into_iter().flatten());
        kept.sign_edition(&signed.order, next, amends, &signed.repeals);
        world.joint = kept.named(&kept.joint);
        world.titled = kept.titled.iter().map(|place| kept.with_title(*place)).collect();
        // What stands is the same for every question that is asked of it, today and later.
        let repeals = world.earlier().repeals;
        for day in [on, on + Duration::days(30), on + Duration::days(90)] {
            assert_eq!(standing(&world.register, &repeals, day), kept.named(&kept.standing(day)), "{day}");
        }
        if amends {
            continue;
        }
        // The register follows the new edition, and nothing that the order names stands any more.
        assert_eq!(world.register.edition_at(on, &repeals).map(|edition| edition.no), Some(signed.no));
        assert!(signed.repeals.iter().all(|act| repeals.by(act, on).is_some()));
        let numbers: Vec<_> =
            prikaz::order::numbered(&clauses).into_iter().map(|(number, ..)| number).collect();
        let expected: Vec<_> = (1..=numbers.len()).map(|no| no.to_string()).collect();
        assert_eq!(numbers, expected, "the clauses are numbered one after another");
        let force = signed.force.as_ref().map(|force| force.clause.clone());
        let at = clauses.iter().position(|clause| clause.kind == prikaz::order::ClauseKind::EnterIntoForce);
        assert_eq!(
            force,
            at.map(|at| (at + 1).to_string()),
            "its clause on entry into force is the one it has"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(300)))]

    #[test]
    fn an_order_repeals_exactly_what_stands_and_amends_nothing_that_is_repealed(
        amends in any::<bool>(), proposes in any::<bool>(), names in any::<bool>(), steps in steps(),
    ) {
        live(if amends { Update::Amend } else { Update::Restate }, proposes, names, &steps);
    }
}

/// The register of the demonstration with one edition; its orders approve it anew.
struct Played(tempfile::TempDir);

impl Played {
    fn new() -> Self {
        let played = Self(tempfile::tempdir().unwrap());
        played.does("demo out --procedure bryansk-finance");
        played
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join("out").join(name)
    }

    fn run(&self, words: &str) -> (i32, String) {
        let mut command = assert_cmd::Command::cargo_bin("prikaz").unwrap();
        for name in ["PRIKAZ_DATA", "PRIKAZ_AS", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        let home = self.path("home");
        command.env("PRIKAZ_LANG", "ru").env("PRIKAZ_HOME", home).current_dir(self.0.path());
        let output = command.args(words.split(' ')).output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.code().unwrap(), said.replace('\u{a0}', " "))
    }

    fn does(&self, words: &str) -> String {
        let (code, said) = self.run(words);
        assert_eq!(code, 0, "{words}\n{said}");
        said
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap().replace('\u{a0}', " ")
    }

    /// The next draft up to the signature: one row fewer.
    fn draft(&self, on: &str) {
        let rows = self.read("office.csv");
        let rows =
            rows.trim_end().rsplit_once("\r\n").or_else(|| rows.trim_end().rsplit_once('\n')).unwrap().0;
        std::fs::write(self.path("office.csv"), format!("{rows}\n")).unwrap();
        self.collect("points", on);
    }

    /// A draft of `register` with the rows of the files.
    fn collect(&self, register: &str, on: &str) {
        self.does(&format!("register draft {register} --basis приказ --on {on} --as proektova"));
        for (unit, who) in [("budget", "maketova"), ("accounting", "shablonov"), ("office", "blankov")] {
            self.does(&format!(
                "submission add {register} --unit {unit} out/{unit}.csv --on {on} --as {who}"
            ));
        }
        self.does(&format!("register consolidate {register} --on {on} --as proektova"));
    }
}

#[test]
fn an_order_that_approves_anew_repeals_the_one_before_and_says_so_everywhere() {
    let desk = Played::new();
    desk.draft("2024-09-02");
    desk.does("order draft points --out out/второй.txt --on 2024-09-03 --as proektova");
    let order = desk.read("второй.txt");
    let clause = "2. Признать утратившим силу приказ департамента финансов Брянской области от 11.04.2024г. № 53 \
                  «Об утверждении перечня точек взаимодействия";
    assert!(order.contains(clause) && order.contains("3. Настоящий приказ вступает в силу"), "{order}");
    let signed = desk.does("order sign points --number 90 --on 2024-09-04 --as petushkova");
    assert!(signed.contains("признан утратившим силу приказ от 11.04.2024 № 53"), "{signed}");

    let list = desk.does("order list bryansk-finance --on 2024-09-05");
    let lines: Vec<&str> = list.lines().collect();
    assert!(
        lines[0].contains("№ 53 — «Об утверждении перечня")
            && lines[0].ends_with("силу утратил 04.09.2024 (приказ от 04.09.2024 № 90)"),
        "{list}"
    );
    assert!(
        lines[1].contains("№ 90 — «Об утверждении новой редакции")
            && lines[1].contains("признает утратившим силу: приказ от 11.04.2024 № 53"),
        "{list}"
    );
    let status = desk.does("register status points --on 2024-09-05");
    assert!(status.contains("действует редакция № 2 (приказ от 04.09.2024 № 90)"), "{status}");
    let verified = desk.does("verify out/02-приказ.docx --on 2024-09-05");
    assert!(verified.contains("акт утратил силу (приказ от 04.09.2024 № 90)"), "{verified}");
    // Signing, printing and printing again agree.
    desk.does("order draft points --out out/подписан.txt --on 2024-09-05 --as proektova");
    assert!(desk.read("подписан.txt").contains(clause));
    // What is repealed is not amended.
    let (code, said) =
        desk.run("order amend points --from 1 --to 2 --on 2024-09-05 --as proektova --out out/н.txt");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains(
            "изменять нечего: приказ от 11.04.2024 № 53 силу утратил 04.09.2024 (приказ от 04.09.2024 № 90)"
        ),
        "{said}"
    );
}

#[test]
fn what_goes_on_standing_is_told_and_named_by_the_next_order() {
    let desk = Played::new();
    desk.draft("2024-09-02");
    let said =
        desk.does("order draft points --earlier keep --out out/второй.txt --on 2024-09-03 --as proektova");
    let warning = "приказ от 11.04.2024 № 53 силы не утратит, хотя реестр утверждается заново";
    assert!(said.contains(warning) && said.contains("--earlier repeal"), "{said}");
    // A machine is warned of the same.
    let said = desk.does("--json order draft points --out out/второй.txt --on 2024-09-03 --as proektova");
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let warned = &said["warnings"][0];
    assert!(warned["message"].as_str().unwrap().replace('\u{a0}', " ").contains(warning), "{said}");
    assert!(warned["advice"].as_str().unwrap().contains("--earlier repeal"), "{said}");
    assert_eq!(warned["facts"]["because"], "chosen");
    assert!(!desk.read("второй.txt").contains("утратившим силу"));
    let signed = desk.does("order sign points --number 90 --on 2024-09-04 --as petushkova");
    assert!(signed.contains(warning), "{signed}");
    let list = desk.does("order list bryansk-finance --on 2024-09-05");
    let stands =
        "действует; реестр утвержден заново (приказ от 04.09.2024 № 90), но силу этот акт не утратил";
    assert!(list.lines().next().unwrap().ends_with(stands), "{list}");
    let status = desk.does("register status points --on 2024-09-05");
    let beside = "рядом с ней не утратили силу прежние акты: приказ от 11.04.2024 № 53";
    assert!(status.contains("действует редакция № 2") && status.contains(beside), "{status}");
    let status = desk.does("--json register status points --on 2024-09-05");
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["beside"][0]["number"], "53");

    // Requisites that were put right are named as they are right.
    desk.does("order correct bryansk-finance 90 --number 91 --basis опечатка --on 2024-09-06 --as proektova");
    desk.draft("2024-10-01");
    desk.does("order draft points --out out/третий.txt --on 2024-10-02 --as proektova");
    let order = desk.read("третий.txt");
    assert!(
        order.contains("2. Признать утратившими силу:")
            && order.contains("1) приказ департамента финансов Брянской области от 11.04.2024г. № 53 «")
            && order.contains("2) приказ департамента финансов Брянской области от 04.09.2024г. № 91 «"),
        "{order}"
    );
    desk.does("order sign points --number 95 --on 2024-10-03 --as petushkova");
    desk.does("order correct bryansk-finance 91 --number 92 --basis опечатка --on 2024-10-04 --as proektova");
    desk.does("order draft points --out out/снова.txt --on 2024-10-04 --as proektova");
    assert!(desk.read("снова.txt").contains("от 04.09.2024г. № 92 «"));
    let list = desk.does("order list bryansk-finance --on 2024-10-05");
    assert_eq!(list.matches("силу утратил 03.10.2024 (приказ от 03.10.2024 № 95)").count(), 2, "{list}");
    let lapsed = "признает утратившими силу: приказ от 11.04.2024 № 53, приказ от 04.09.2024 № 92";
    assert!(list.contains(lapsed), "{list}");
    desk.does(
        "paper journal bryansk-finance --year 2024 --out out/журнал.txt --on 2024-10-05 --as proektova",
    );
    let journal = desk.read("журнал.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(journal.contains("признает утратившими силу: приказ"), "{journal}");
    desk.does("order repeal points --out out/отмена.txt --on 2024-10-05 --as proektova");
    assert!(desk.read("отмена.txt").contains(
        "1. Признать утратившим силу приказ департамента финансов Брянской области от 03.10.2024г. № 95"
    ));
}

/// One order approved two registers: the order that approves one of them anew leaves it standing, or the other would fall.
#[test]
fn an_order_that_approved_two_registers_does_not_fall_when_one_is_approved_anew() {
    let desk = Played::new();
    desk.does("register open others --procedure bryansk-finance --on 2024-04-03 --as proektova");
    desk.collect("others", "2024-04-10");
    desk.does("order sign others --with points --on 2024-04-11 --as petushkova");
    desk.draft("2024-09-02");
    // Whatever the drafter asks for.
    for earlier in ["", "--earlier repeal "] {
        let said = desk.does(&format!(
            "order draft points {earlier}--out out/второй.txt --on 2024-09-03 --as proektova"
        ));
        assert!(said.contains("приказ от 11.04.2024 № 53 силы не утратит"), "{said}");
        assert!(!desk.read("второй.txt").contains("утратившим силу"), "{}", desk.read("второй.txt"));
    }
    let said = desk.does("--json order draft points --out out/второй.txt --on 2024-09-03 --as proektova");
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["warnings"][0]["facts"]["because"], "joint", "{said}");
    desk.does("order sign points --number 90 --on 2024-09-04 --as petushkova");
    // The other register stands as it did.
    let status = desk.does("register status others --on 2024-09-05");
    assert!(status.contains("действует редакция № 1 (приказ от 11.04.2024 № 53)"), "{status}");
    let list = desk.does("order list bryansk-finance --on 2024-09-05");
    assert!(!list.contains("силу утратил"), "{list}");
    // Nor does it fall with the next order of this one, which repeals the act between.
    desk.draft("2024-10-01");
    desk.does("order draft points --out out/третий.txt --on 2024-10-02 --as proektova");
    let clause =
        "2. Признать утратившим силу приказ департамента финансов Брянской области от 04.09.2024г. № 90";
    assert!(desk.read("третий.txt").contains(clause), "{}", desk.read("третий.txt"));
}

#[test]
fn what_a_repealed_order_told_is_owed_no_more_and_it_is_not_repealed_twice() {
    let desk = Demonstrated::new();
    let order = |key: &str, clause: &str| desk.write_order(key, clause);
    let told = "whom = { person = \"proektov\" }\ntask = \"подготовить сведения\"\ndue = 2024-04-05";
    order("first", &format!("kind = \"instruct\"\n{told}"));
    let repeal = "kind = \"repeal\"\n[[clause.act]]\nkind = \"приказ\"\ndate = 2024-03-20\nnumber = \"70\"";
    order("second", repeal);
    order("third", repeal);
    desk.does("order sign first --number 70 --on 2024-03-20 --as obraztsov");
    let owed = |on: &str| desk.does(&format!("instruction list krasnodar-cossacks --on {on}"));
    assert!(owed("2024-03-21").contains("подготовить сведения"));
    desk.does("order sign second --number 71 --on 2024-03-22 --as obraztsov");
    assert!(!owed("2024-03-25").contains("подготовить сведения"), "{}", owed("2024-03-25"));
    let all = desk.does("instruction list krasnodar-cossacks --all --on 2024-03-25");
    assert!(
        all.contains(
            "снято с контроля 22.03.2024: утрата силы: приказ от 20.03.2024 N 70 (приказ от 22.03.2024 N 71)"
        ),
        "{all}"
    );
    let (code, said) = desk.run("order sign third --number 72 --on 2024-03-25 --as obraztsov");
    assert!(code == 1 && said.contains("повторно признавать его утратившим силу не нужно"), "{said}");
}

/// An act that only amends falls with what it amends; and nobody has to read an act without force.
#[test]
fn what_a_fallen_order_told_and_who_was_to_read_it_is_owed_no_more() {
    let desk = Demonstrated::new();
    let order = |key: &str, clauses: &str| {
        let head = "organisation = \"krasnodar-cossacks\"\nkind = \"приказ\"\nheading = \"О сведениях\"\n";
        let signs = "[[signatory]]\nperson = \"obraztsov\"\n";
        desk.write(&format!("orders/{key}.toml"), &format!("id = \"{key}\"\n{head}{clauses}\n{signs}"));
    };
    let told = |task: &str| {
        format!(
            "[[clause]]\nkind = \"instruct\"\nwhom = {{ person = \"proektov\" }}\ntask = \"{task}\"\ndue = 2024-04-05\n"
        )
    };
    let act = "[[clause.act]]\nkind = \"приказ\"\ndate = 2024-03-20\nnumber = \"70\"\n";
    order("first", &told("подготовить сведения"));
    let amends = format!("[[clause]]\nkind = \"amend\"\n{act}changes = [\"слова «один» исключить\"]\n");
    order("second", &format!("{amends}{}", told("дополнить сведения")));
    order("third", &format!("[[clause]]\nkind = \"repeal\"\n{act}"));
    desk.does("order sign first --number 70 --on 2024-03-20 --as obraztsov");
    desk.does("order sign second --number 71 --on 2024-03-21 --as obraztsov");
    for number in [70, 71] {
        let ask = format!("acquaintance ask krasnodar-cossacks {number} --person proektov --due 2024-04-05");
        desk.does(&format!("{ask} --on 2024-03-21 --as proektov"));
    }
    let owed = |on: &str| {
        let inbox = desk.does(&format!("inbox --for proektov --on {on}"));
        ["подготовить сведения", "дополнить сведения", "N 70", "N 71"].map(|what| inbox.contains(what))
    };
    assert_eq!(owed("2024-03-21"), [true; 4]);
    desk.does("order sign third --number 72 --on 2024-03-22 --as obraztsov");
    assert_eq!(owed("2024-03-21"), [true; 4], "it was owed then");
    assert_eq!(owed("2024-03-25"), [false; 4]);
    for number in [70, 71] {
        let list = desk.does(&format!("acquaintance list krasnodar-cossacks {number} --on 2024-03-25"));
        assert!(!list.contains("предстоит"), "{list}");
    }
    let all = desk.does("instruction list krasnodar-cossacks --all --on 2024-03-25");
    let fallen = "утрата силы измененного акта: приказ от 20.03.2024 N 70 (приказ от 22.03.2024 N 72)";
    assert!(all.contains(fallen), "{all}");
}
