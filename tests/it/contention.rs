//! Two writers at once: whoever comes second decides anew. Here the rival is first every time it can be.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use prikaz::app::clock::ScriptedClock;
use prikaz::app::{ActHandedIn, DataDir, Office, ReminderRecord, Request, Target};
use prikaz::domain::{InstructionNo, ProcedureId, RegisterId, Substitution};
use prikaz::store::{
    Appended, Attachments, Batch, BodyStore, EventLog, Expected, Head, Line, MemoryLog, Position, StoreError,
    StreamId, Version,
};
use prikaz::workflow::{
    Action, Actor, Channel, FileReference, Paper, RemindPoint, Reminded, RemindedOf, Shown, Shows,
};
use time::macros::{date, datetime};

/// A log before which, once and again, a rival records the same batch under other circumstances.
struct Rivalled {
    log: MemoryLog,
    /// What the rival appends before the next batch that touches its stream.
    rival: Mutex<Vec<Batch>>,
    batches: AtomicUsize,
}

impl Rivalled {
    fn new() -> Arc<Self> {
        Arc::new(Self { log: MemoryLog::new(), rival: Mutex::default(), batches: AtomicUsize::new(0) })
    }
}

impl EventLog for Rivalled {
    fn append(&self, batch: Batch) -> Result<Appended, StoreError> {
        let first = self.rival.lock().unwrap().pop();
        if let Some(first) = first {
            self.log.append(first)?;
        }
        self.batches.fetch_add(1, Ordering::Relaxed);
        self.log.append(batch)
    }
    fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError> {
        self.log.read(stream, after)
    }
    fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError> {
        self.log.since(position, limit)
    }
    fn head(&self) -> Result<Head, StoreError> {
        self.log.head()
    }
    fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        self.log.streams(prefix)
    }
    fn wait(&self, position: Position, timeout: Duration) -> Result<Position, StoreError> {
        self.log.wait(position, timeout)
    }
}

fn office(log: &Arc<Rivalled>, home: &std::path::Path) -> Office {
    office_of("sverdlovsk-investment", log, home)
}

fn office_of(body: &str, log: &Arc<Rivalled>, home: &std::path::Path) -> Office {
    let clock = Arc::new(ScriptedClock::new(datetime!(2024-04-16 06:00 UTC)));
    let kept = BodyStore { log: Arc::<Rivalled>::clone(log), files: Arc::new(Attachments::at(home)) };
    Office::new(body.parse().unwrap(), kept, DataDir::new(None), clock)
}

fn person(key: &str) -> Actor {
    Actor::claiming(key.parse().unwrap())
}

fn substitution(who: &str, for_whom: &str) -> Substitution {
    Substitution {
        who: who.parse().unwrap(),
        for_whom: for_whom.parse().unwrap(),
        from: date!(2024 - 04 - 17),
        to: date!(2024 - 04 - 30),
        basis: String::new(),
        acting_post: "и.о.".to_owned(),
    }
}

/// What another writer recorded last in `stream`, to be recorded once more.
fn last_event(log: &Rivalled, stream: &prikaz::store::StreamId) -> prikaz::store::NewEvent {
    let line = log.read(stream, Version(0)).unwrap().pop().unwrap();
    prikaz::store::NewEvent {
        on: line.on,
        at: line.at,
        by: line.by.clone().into(),
        means: line.means.clone(),
        kind: line.kind.clone().into(),
        body: line.body.clone(),
    }
}

#[test]
fn a_substitution_is_decided_anew_when_another_was_recorded_first() {
    let home = tempfile::tempdir().unwrap();
    prikaz::store::create_home(home.path()).unwrap();
    let (log, aside) = (Rivalled::new(), Rivalled::new());
    let procedure: ProcedureId = "sverdlovsk-investment".parse().unwrap();
    let act = ActHandedIn { words: "приказ от 16.04.2024 № 29-к", file: None };
    let by = person("zhurnalova");
    let record = |log: &Arc<Rivalled>, one: &Substitution| {
        office(log, home.path()).substitute(&procedure, &by, None, one, act)
    };
    record(&aside, &substitution("maketov", "probny")).unwrap();
    let stream = aside.streams("substitutions").unwrap().pop().unwrap();
    let event = last_event(&aside, &stream);
    let rival = Batch { streams: vec![(stream.clone(), Expected::Exactly(Version(0)), vec![event])] };
    log.rival.lock().unwrap().push(rival.clone());
    let second = record(&log, &substitution("proektov", "kartochkina")).unwrap();
    assert_eq!(second.version, 2, "the rival's record is the first");
    // What the rival recorded is seen by the second decision: the place is taken now.
    let other = Rivalled::new();
    other.rival.lock().unwrap().push(rival);
    let refused = record(&other, &substitution("primerova", "probny")).unwrap_err();
    assert!(matches!(&refused, prikaz::app::AppError::Refused(one) if one.code() == "substituted-already"));
}

#[test]
fn papers_given_out_together_are_recorded_together() {
    let home = tempfile::tempdir().unwrap();
    prikaz::store::create_home(home.path()).unwrap();
    let log = Rivalled::new();
    let office = office(&log, home.path());
    let (one, other): (RegisterId, RegisterId) = ("one".parse().unwrap(), "other".parse().unwrap());
    let (procedure, by): (ProcedureId, _) = ("sverdlovsk-investment".parse().unwrap(), person("proektov"));
    for id in [&one, &other] {
        office.open_register(id, &procedure, by.clone(), None).unwrap();
        let action =
            Action::OpenDraft { ground: None, basis: "первое утверждение".to_owned() };
        office.act(id, &Request { by: by.clone(), on: None, action }).unwrap();
    }
    let issue = |id: &RegisterId, name: &str| {
        let file = FileReference::of(name, name.as_bytes());
        let draft = prikaz::domain::DraftNo(1);
        let shown = Shown { draft, shows: Shows::Draft, rows: None };
        let action = Action::Issue { paper: Paper::VisaSheet, file, shown };
        (id.clone(), Request { by: by.clone(), on: None, action })
    };
    let before = (log.batches.load(Ordering::Relaxed), log.head().unwrap().position.0);
    let papers = [issue(&one, "1.docx"), issue(&one, "2.docx"), issue(&other, "3.docx")];
    office.act_together(&papers, &[]).unwrap();
    let after = (log.batches.load(Ordering::Relaxed), log.head().unwrap().position.0);
    assert_eq!(after, (before.0 + 1, before.1 + 3));
    // One that is refused takes the others along.
    let mut strange = issue(&other, "5.docx");
    strange.1.by = person("revizorov");
    assert!(office.act_together(&[issue(&one, "4.docx"), strange], &[]).is_err());
    assert_eq!(log.head().unwrap().position.0, after.1);
}

/// Two runs that remind of one thing at once: whoever comes second sees that it is recorded.
#[test]
fn a_reminder_of_an_order_is_recorded_once_when_two_remind_at_once() {
    let home = tempfile::tempdir().unwrap();
    prikaz::store::create_home(home.path()).unwrap();
    let reminded = |due| Reminded {
        of: RemindedOf::Instruction(InstructionNo(1)),
        due: Some(due),
        point: RemindPoint::OnDue,
        escalated: false,
        unheld: false,
        since: None,
    };
    let record = |due| ReminderRecord {
        reminded: reminded(due),
        to: vec!["primerov".parse().unwrap()],
        channel: Channel::Letter,
        message: None,
    };
    let body = Target::Body("bryansk-finance".parse().unwrap());
    let by = person("proektova");
    let aside = Rivalled::new();
    let (one, other) = (date!(2024 - 04 - 16), date!(2024 - 04 - 17));
    office_of("bryansk-finance", &aside, home.path())
        .record_reminders(&by, None, &[(body.clone(), record(one))])
        .unwrap();
    let stream = aside.streams("orders").unwrap().pop().unwrap();
    let event = last_event(&aside, &stream);
    let log = Rivalled::new();
    let rival = Batch { streams: vec![(stream.clone(), Expected::Exactly(Version(0)), vec![event])] };
    log.rival.lock().unwrap().push(rival);
    let both = [(body.clone(), record(one)), (body.clone(), record(other)), (body, record(one))];
    office_of("bryansk-finance", &log, home.path()).record_reminders(&by, None, &both).unwrap();
    let recorded = log.read(&stream, Version(0)).unwrap();
    assert_eq!(recorded.len(), 2, "the rival's one, and the other");
    assert_eq!(log.batches.load(Ordering::Relaxed), 2, "tried, and tried anew: each time all in one batch");
}

/// Appending is done in two places, which decide anew when another writer was first.
#[test]
fn nobody_appends_past_those_who_decide_anew() {
    let allowed = ["src/app/log/engine.rs", "src/app/log/anew.rs"];
    for folder in ["src/app", "src/desk", "src/cli"] {
        let mut folders = vec![std::path::PathBuf::from(folder)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.display().to_string().replace('\\', "/");
                if path.is_dir() {
                    folders.push(path);
                } else if !allowed.contains(&name.as_str()) {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let appends = ["log.append(", "log().append("].iter().any(|call| text.contains(call));
                    assert!(!appends, "{name} appends to the log by itself");
                }
            }
        }
    }
}
