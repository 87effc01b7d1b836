//! A body at work, without store and clock: data files, a register, a journal of orders.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, LazyLock};

use time::macros::{date, time};
use time::{Date, OffsetDateTime};

use prikaz_app::{DataDir, Rulebook};
use prikaz_calendar::{CalendarDays, TimeLimit, WorkingDays};
use prikaz_domain::{
    ActReference, Digest, Finding, OrderKind, PersonId, RegisterId, RoleKey, Severity, UnitId,
};
use prikaz_form::{Cells, Settlement};
use prikaz_order::{Addressee, Clause, ClauseKind, Controller, Due, Instruction, Itself, Provision};
use prikaz_procedure::StageKind;
use prikaz_workflow::{
    Action, Actor, Acts, Answer, CheckFinding, Command, Demand, Earlier, Effect, Event, FileReference,
    OrderJournal, OrderNumbered, Phase, Recorded, Refusal, Register, SignedOrder, SubmissionState, Touch,
    Verdict, Weight, decide, evolve, holds, open_conflicts, react, taking_part,
};

/// Every procedure that is shipped.
pub const PROCEDURES: [&str; 5] = [
    "bryansk-finance",
    "krasnodar-cossacks",
    "lipetsk-finance",
    "mordovia-agriculture",
    "sverdlovsk-investment",
];

static BOOKS: LazyLock<BTreeMap<&str, Rulebook>> =
    LazyLock::new(|| PROCEDURES.iter().map(|id| (*id, load(id))).collect());

static ROWS: LazyLock<BTreeMap<String, Arc<Vec<Cells>>>> = LazyLock::new(sample_rows);

/// What `procedure` is kept by.
pub fn book(procedure: &str) -> Rulebook {
    BOOKS.get(procedure).unwrap_or_else(|| panic!("there is no procedure `{procedure}`")).clone()
}

fn load(id: &str) -> Rulebook {
    let data = DataDir::default();
    let text = |folder: &str| data.read(&format!("{folder}/{id}.toml")).expect("a data file");
    let file = format!("{id}.toml");
    let words = prikaz_app::load_words(&data).expect("sound word lists");
    let organisation =
        prikaz_procedure::load_organisation(&file, &text("organisations"), &words).expect("a sound body");
    let procedure =
        prikaz_procedure::load(&file, &text("procedures"), &organisation).expect("a sound procedure");
    let calendar = prikaz_app::load_calendar(&data, organisation.region.as_deref())
        .or_else(|_| prikaz_app::load_calendar(&data, None))
        .expect("a sound calendar");
    Rulebook {
        procedure: Arc::new(procedure),
        organisation: Arc::new(organisation),
        calendar: Arc::new(calendar),
        substitutions: Arc::default(),
        lost: Arc::default(),
    }
}

/// The rows of the sample files that can be handed in, by procedure and file: `lipetsk-finance/centre-salaries.csv`.
fn sample_rows() -> BTreeMap<String, Arc<Vec<Cells>>> {
    let data = DataDir::default();
    let mut found = BTreeMap::new();
    for (id, book) in BOOKS.iter() {
        for file in data.list(&format!("demo/{id}"), "csv") {
            let text = data.read(&format!("demo/{id}/{file}")).expect("a listed file");
            if let Ok(read) = prikaz_app::read_rows(&book.procedure.form, &file, text.as_bytes()) {
                found.insert(format!("{id}/{file}"), Arc::new(read.rows));
            }
        }
    }
    found
}

/// Has the orders of `book` tell four times somebody to do something: a unit by a day, a role within five working days,
/// a person within ten days, three persons without a day. The order that amends tells the first two.
pub fn instructing(book: &mut Rulebook) {
    let organisation = &book.organisation;
    let units = &organisation.units;
    let unit = units.iter().find(|unit| unit.id.as_str() == "hr").unwrap_or(&units[0]);
    let signer = book.procedure.approver().expect("an approver").clone();
    let one = |task: &str, whom, due| Clause {
        kind: ClauseKind::Instruct,
        provision: Some(Provision::Instruct(Instruction { whom, task: task.to_owned(), due, tracked: true })),
        wording: None,
        number: None,
        itself: Itself::This,
        clauses: Vec::new(),
    };
    let days = |days| Some(Due::Within(TimeLimit::WorkingDays(WorkingDays(days))));
    let ten = Some(Due::Within(TimeLimit::CalendarDays(CalendarDays(10))));
    let publisher: RoleKey = "publisher".parse().expect("a key");
    let told = [
        one(
            "довести {настоящий акт} до сведения подразделений",
            Addressee::Unit { unit: unit.id.clone(), dative: None },
            Some(Due::On(date!(2024 - 05 - 15))),
        ),
        one(
            "доложить о размещении",
            Addressee::Role { role: publisher, dative: "Ответственному".to_owned() },
            days(5),
        ),
        one("доложить об исполнении", Addressee::Person(unit.head.clone()), ten),
        one(
            "изучить перечень",
            Addressee::Role { role: "unit-head".parse().expect("a key"), dative: "Всем".to_owned() },
            None,
        ),
    ];
    let control = Clause {
        kind: ClauseKind::Control,
        provision: Some(Provision::Control(Controller::Signer)),
        ..one("", Addressee::Role { role: signer, dative: String::new() }, None)
    };
    let standing = one("соблюдать порядок", Addressee::Named("Работникам".to_owned()), None);
    let order = &mut Arc::make_mut(&mut book.procedure).order;
    order.text.clauses.retain(|clause| clause.kind != ClauseKind::Control);
    order.text.clauses.extend(told.iter().cloned().chain([standing, control]));
    order.amending.clauses = told[..2].to_vec();
}

/// A body at work.
#[derive(Clone)]
pub struct World {
    /// What it is kept by.
    pub book: Rulebook,
    /// How the register stands.
    pub register: Register,
    /// How the journal of orders stands.
    pub journal: OrderJournal,
    /// All that was recorded, in its order.
    pub history: Vec<Recorded>,
    /// Acts of the register whose titles are known.
    pub titled: Vec<ActReference>,
    /// Acts of the register that approved another one too.
    pub joint: Vec<ActReference>,
    /// Digests of the rounds of agreement of the draft.
    pub seen: BTreeMap<u32, Digest>,
}

impl World {
    /// Kept by `book`; nothing is recorded yet.
    pub fn new(book: Rulebook) -> Self {
        let (register, journal) = (Register::default(), OrderJournal::default());
        let (history, titled, joint) = (Vec::new(), Vec::new(), Vec::new());
        Self { book, register, journal, history, titled, joint, seen: BTreeMap::new() }
    }

    /// The instant on `day` at which the office records.
    pub fn instant(&self, day: Date) -> OffsetDateTime {
        day.with_time(time!(12:00)).assume_offset(self.book.offset())
    }

    /// What `by` wants on `on`, at noon.
    pub fn command(&self, by: Actor, on: Date, action: Action) -> Command {
        Command { by, on, at: self.instant(on), action }
    }

    /// The events `command` leads to, with what the program does next, and the state after them.
    pub fn decided(&self, command: &Command) -> Result<(Vec<Recorded>, Register), Refusal> {
        let rules = self.book.rules();
        let mut state = self.register.clone();
        let mut recorded = Vec::new();
        let mut commands = VecDeque::from([command.clone()]);
        while let Some(command) = commands.pop_front() {
            for event in decide(&rules, &state, &command)? {
                let version = state.version + 1;
                let fact =
                    Recorded { version, on: command.on, at: command.at, by: command.by.clone(), event };
                state = evolve(state, &fact);
                commands.extend(react(&rules, &fact));
                recorded.push(fact);
            }
        }
        Ok((recorded, state))
    }

    /// Decides `command` and keeps what follows; nothing where it is refused.
    pub fn act(&mut self, command: &Command) -> Result<Vec<Recorded>, Refusal> {
        let (recorded, state) = self.decided(command)?;
        self.keep(recorded.clone(), state);
        Ok(recorded)
    }

    /// Keeps what was decided.
    pub fn keep(&mut self, recorded: Vec<Recorded>, state: Register) {
        self.register = state;
        for fact in &recorded {
            self.note(&fact.event);
        }
        self.history.extend(recorded);
    }

    fn note(&mut self, event: &Event) {
        match event {
            Event::Approved { order, amends, effects, .. } => {
                let register = RegisterId::new("sample").expect("a key");
                let amends = amends.iter().map(|act| Effect { does: Touch::Amends, act: act.clone() });
                let entry = OrderNumbered::OrderNumbered {
                    order: order.clone(),
                    register,
                    from_journal: true,
                    effects: Some(amends.chain(effects.iter().cloned()).collect()),
                };
                self.journal = std::mem::take(&mut self.journal).evolve(&entry);
            }
            Event::DraftOpened { .. } => self.seen.clear(),
            Event::RoundOpened { round, digest, .. } => {
                self.seen.insert(*round, *digest);
            }
            _ => {}
        }
    }

    /// Enters an order that stands alone and repeals `act` from `from`.
    pub fn repealed_alone(&mut self, on: Date, act: ActReference, from: Date) -> OrderNumbered {
        let number =
            self.journal.number(OrderKind::Order, on, "", None).expect("a number").as_str().to_owned();
        let signed = SignedOrder {
            order: ActReference { kind: OrderKind::Order, number: number.clone(), date: on, title: None },
            key: format!("order-{number}").parse().expect("a key"),
            file: FileReference { name: "отмена.toml".to_owned(), digest: Digest::ZERO },
            beside: Vec::new(),
            issued: Vec::new(),
            signers: Vec::new(),
            acting: None,
            in_force: Some(from),
            effects: vec![Effect { does: Touch::Repeals, act }],
            instructions: Vec::new(),
            from_journal: true,
            organisation_digest: None,
        };
        let event = OrderNumbered::OrderSigned(Box::new(signed));
        self.journal = std::mem::take(&mut self.journal).evolve(&event);
        event
    }

    /// The digest of the draft as it stands.
    pub fn digest(&self) -> Digest {
        self.register.draft.as_ref().and_then(prikaz_workflow::Draft::digest).unwrap_or(Digest::ZERO)
    }

    /// Signing by the next number of the journal, or the one typed in.
    pub fn signing(&self, on: Date, typed: Option<&str>, digest: Digest) -> Result<Action, Refusal> {
        let suffix = &self.book.organisation.number_suffix;
        let number = self.journal.number(self.book.procedure.order.kind, on, suffix, typed)?;
        Ok(Action::Sign { number, digest, recorded_by: None, title: None, earlier: Arc::new(self.earlier()) })
    }

    /// What the signing knows of the acts of the body.
    pub fn earlier(&self) -> Earlier {
        let register = RegisterId::new("sample").expect("a key");
        let registers = BTreeMap::from([(register, Arc::new(self.register.clone()))]);
        let repeals = Acts::new(&self.journal, &registers).repeals().clone();
        let called_anew = self.journal.called_anew();
        Earlier { repeals, titled: self.titled.clone(), joint: self.joint.clone(), called_anew }
    }

    /// The rows of a sample file.
    pub fn sample(&self, file: &str) -> Option<Arc<Vec<Cells>>> {
        ROWS.get(&format!("{}/{file}", self.book.procedure.id)).cloned()
    }

    /// Units that take part in the collection.
    pub fn units(&self) -> Vec<UnitId> {
        let stages = self.book.procedure.stages.iter();
        let mut collected = stages.filter_map(|stage| match &stage.kind {
            StageKind::Collect { from, .. } => Some(taking_part(&self.book.rules(), &self.register, from)),
            _ => None,
        });
        collected.next().unwrap_or_default()
    }

    /// Somebody who holds `role`, for `unit` where one is meant.
    pub fn holder(&self, role: &str, unit: Option<&UnitId>) -> Option<PersonId> {
        let role = RoleKey::new(role).expect("a key");
        let mut persons = self.book.organisation.persons.iter().map(|card| &card.id);
        persons.find(|person| holds(&self.book.rules(), person, &role, unit)).cloned()
    }

    /// Does what the office would do next.
    pub fn goes_on(&mut self, on: Date) {
        let (person, action) = self.next_step(on).expect("something to do");
        let command = self.command(Actor::claiming(person), on, action);
        self.act(&command).expect("it is done");
    }

    /// What the office would do next, and who.
    pub fn next_step(&self, on: Date) -> Option<(PersonId, Action)> {
        let drafter = self.holder("drafter", None)?;
        if self.register.opened.is_none() {
            return Some((drafter, Action::OpenRegister));
        }
        if self.register.draft.is_some() {
            return self.step_of_draft(drafter, on);
        }
        self.step_of_edition(&drafter).or_else(|| {
            let ground = self.book.procedure.grounds.first().map(|ground| ground.key.clone());
            let ground = ground.filter(|_| !self.register.editions.is_empty());
            Some((drafter, Action::OpenDraft { ground, basis: "поручение руководителя".to_owned() }))
        })
    }

    fn step_of_draft(&self, drafter: PersonId, on: Date) -> Option<(PersonId, Action)> {
        let draft = self.register.draft.as_ref()?;
        let stage = self.book.procedure.stage(draft.stage.as_ref()?)?;
        match (&draft.phase, &stage.kind) {
            (Phase::Collecting, StageKind::Collect { by, visa, .. }) => {
                Some(self.step_of_collection(by, visa.as_ref()))
            }
            (Phase::Checking { findings, .. }, StageKind::Check { by, concluded_by }) => {
                let person = self.holder(concluded_by.as_ref().unwrap_or(by).as_str(), None)?;
                let action = if findings.is_empty() { Action::PassCheck } else { Action::ReturnFromCheck };
                Some((person, action))
            }
            (Phase::Agreeing(round), _) => match round.awaited().next() {
                Some(seat) => {
                    let (digest, verdict) = (round.digest, Verdict::Agree);
                    Some((seat.clone(), Action::GiveVisa { digest, verdict, seat: None, sheet: None }))
                }
                None => {
                    let answer = || Answer::Rejected {
                        reason: "не относится к перечню".to_owned()
                    };
                    let answers = draft.open_remarks().map(|remark| (remark.id, answer())).collect();
                    Some((
                        drafter,
                        Action::Revise { answers, entries: None, weight: Weight::Editorial, of: None },
                    ))
                }
            },
            (Phase::Approving { presented }, StageKind::Approve { by, on_presentation_of }) => {
                match on_presentation_of {
                    Some(role) if *presented != draft.digest() => {
                        Some((self.holder(role.as_str(), None)?, Action::Present))
                    }
                    _ => Some((self.holder(by.as_str(), None)?, self.signing(on, None, self.digest()).ok()?)),
                }
            }
            _ => None,
        }
    }

    fn step_of_collection(&self, by: &RoleKey, visa: Option<&RoleKey>) -> (PersonId, Action) {
        let draft = self.register.draft.as_ref().expect("a draft is being collected");
        let state = |unit: &UnitId| draft.submissions.get(unit).map(|one| one.state);
        let file = |unit: &UnitId| self.sample(&format!("{unit}.csv"));
        for unit in self.units() {
            if self.book.organisation.unit(&unit).is_none() {
                // The body has lost it: it is taken out of the collection.
                let person = self.holder("drafter", None).expect("somebody drafts");
                return (
                    person,
                    Action::WithdrawUnit {
                        unit, reason: "подразделение упразднено".to_owned()
                    },
                );
            }
            match (state(&unit), visa, file(&unit)) {
                (None | Some(SubmissionState::Returned), _, Some(rows)) => {
                    let person = self.holder("unit-representative", Some(&unit)).expect("every unit has one");
                    return (
                        person,
                        Action::HandIn { unit, rows: Some(rows), was: None, file: None, again: None },
                    );
                }
                (Some(SubmissionState::HandedIn), Some(role), _) => {
                    let person = self.holder(role.as_str(), Some(&unit)).expect("every unit has one");
                    return (person, Action::VisaSubmission { unit });
                }
                _ => {}
            }
        }
        let drawing = self.holder(by.as_str(), None).expect("somebody collects");
        let open = open_conflicts(&self.book.rules(), &self.register).unwrap_or_default();
        if let Some(conflict) = open.first() {
            let (conflict, settlement) = (conflict.id, Settlement::Take(1));
            return (drawing, Action::DecideConflict { conflict, settlement, why: "сверено".to_owned() });
        }
        let left = |unit: &UnitId| matches!(state(unit), None | Some(SubmissionState::Returned));
        let without = self.units().into_iter().filter(left);
        let without = without.map(|unit| (unit, "точек взаимодействия нет".to_owned())).collect();
        (drawing, Action::Consolidate { without })
    }

    fn step_of_edition(&self, drafter: &PersonId) -> Option<(PersonId, Action)> {
        let follow_up = self.register.follow_ups.iter().find(|one| one.stage.is_some())?;
        let stage = self.book.procedure.stage(follow_up.stage.as_ref()?)?;
        match &stage.kind {
            StageKind::Publish { places } => {
                let awaited = |key: &prikaz_domain::PlaceKey| {
                    let subject = prikaz_workflow::Subject::Place(key.clone());
                    follow_up.tasks.iter().any(|task| task.subject == subject)
                };
                let place = places.iter().find(|place| awaited(&place.key))?;
                let address = place.address.clone().unwrap_or_else(|| "https://example.org".to_owned());
                let (edition, key) = (Some(follow_up.edition), place.key.clone());
                let action = Action::Publish {
                    place: key,
                    edition,
                    address: format!("{address}/perechen"),
                    file: None,
                };
                Some((self.holder(place.by.as_str(), None)?, action))
            }
            _ => Some((drafter.clone(), Action::Inform { means: "письмом".to_owned() })),
        }
    }
}

/// A finding in words.
pub fn finding(entry: Option<prikaz_domain::EntryId>, text: &str) -> Finding {
    let clause = "п. 12".to_owned();
    Finding { entry, column: None, severity: Severity::Error, text: text.to_owned(), clause }
}

/// A finding that wants a row put right.
pub fn to_correct(finding: Finding) -> CheckFinding {
    CheckFinding { finding, demand: Demand::Correct }
}
