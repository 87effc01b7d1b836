//! Whether what stands in the records of a body agrees with itself: what the chain cannot tell, since whoever can write to
//! the folder can compute it anew.

use std::collections::HashMap;

use serde::Serialize;
use time::OffsetDateTime;

use prikaz_domain::OrganisationId;
use prikaz_fact::example;
use prikaz_store::{
    EventLog, Line, Position, StoreError, StoreReport, StreamId, StreamKind, VerifyFault, VerifyReport,
    Version, record,
};
use prikaz_workflow::{Contradiction, SaidOfRows};

/// How many records are read at once.
const AT_ONCE: usize = 1024;

/// What a check of a whole store found.
#[derive(Debug, Serialize)]
pub struct StoreCheck {
    /// Of each body that is kept, or of which a record was noted down.
    pub bodies: Vec<BodyCheck>,
    /// What stands among the bodies and is none.
    pub strangers: Vec<VerifyFault>,
}

/// What a check of a body found.
#[derive(Debug, Serialize)]
pub struct BodyCheck {
    /// The body.
    pub body: OrganisationId,
    /// Whether its files are what was written.
    #[serde(flatten)]
    pub report: VerifyReport,
    /// What its records say; nothing where that was not asked for, or its journal has faults, so that it is not known.
    pub contents: Option<Contents>,
}

/// What the records of a body say.
#[derive(Debug, Default, Serialize)]
pub struct Contents {
    /// What one says and is not so.
    pub contradictions: Vec<Contradicted>,
    /// Records that bear an earlier instant than the one before them: the clock was set back.
    pub clock_set_back: Vec<Position>,
}

/// A record that says what is not so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradicted {
    /// The record.
    pub position: Position,
    /// Its stream.
    pub stream: StreamId,
    /// Its number there.
    pub version: Version,
    /// What is not so.
    #[serde(flatten)]
    pub what: Contradiction,
}

example! { struct Contradicted { position, stream, version, what } }

impl StoreCheck {
    /// What `report` found, with what the records of sound journals say: `log` gives them, where that is asked for.
    ///
    /// # Errors
    /// When a log cannot be read.
    pub(crate) fn of<L: EventLog>(
        report: StoreReport,
        log: Option<impl Fn(&OrganisationId) -> Result<L, StoreError>>,
    ) -> Result<Self, StoreError> {
        let StoreReport { bodies, strangers } = report;
        let check = |body: OrganisationId, report: VerifyReport| {
            let log = log.as_ref().filter(|_| report.sound());
            let contents = log.map(|log| Contents::of(&log(&body)?)).transpose()?;
            Ok(BodyCheck { body, report, contents })
        };
        let bodies = bodies.into_iter().map(|one| check(one.body, one.report));
        Ok(Self { bodies: bodies.collect::<Result<_, StoreError>>()?, strangers })
    }

    /// Whether nothing is wrong.
    pub fn sound(&self) -> bool {
        self.faults() == 0
    }

    /// How many faults there are, those that are not listed included.
    pub fn faults(&self) -> u64 {
        self.bodies.iter().map(BodyCheck::faults).sum::<u64>() + self.strangers.len() as u64
    }
}

impl BodyCheck {
    /// How many faults there are, those that are not listed included.
    pub fn faults(&self) -> u64 {
        let contradictions = self.contents.as_ref().map_or(0, |contents| contents.contradictions.len());
        self.report.faults.len() as u64 + self.report.more_faults + contradictions as u64
    }
}

impl Contents {
    fn of(log: &dyn EventLog) -> Result<Self, StoreError> {
        let mut reading = Reading::default();
        let mut after = Position(0);
        loop {
            let lines = log.since(after, AT_ONCE)?;
            let Some(last) = lines.last() else { return Ok(reading.found) };
            after = last.position;
            lines.iter().try_for_each(|line| reading.go_on(line))?;
        }
    }
}

/// The records of a body on their way.
#[derive(Default)]
struct Reading {
    rows: HashMap<StreamId, SaidOfRows>,
    last: Option<OffsetDateTime>,
    found: Contents,
}

impl Reading {
    fn go_on(&mut self, line: &Line) -> Result<(), StoreError> {
        if self.last.is_some_and(|last| line.at < last) {
            self.found.clock_set_back.push(line.position);
        }
        self.last = Some(line.at);
        if line.stream.kind() != Some(StreamKind::Register) {
            return Ok(());
        }
        let event = record::register_event(line)?.event;
        let said = self.rows.entry(line.stream.clone()).or_default();
        if let Some(what) = said.next(&event) {
            let (position, stream, version) = (line.position, line.stream.clone(), line.version);
            self.found.contradictions.push(Contradicted { position, stream, version, what });
        }
        Ok(())
    }
}
