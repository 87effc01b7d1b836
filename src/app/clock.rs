//! What time it is: the machine's clock, or a scripted one for demonstrations and tests.

use std::sync::Mutex;

use time::{Date, Duration, OffsetDateTime};

use prikaz_procedure::Organisation;

/// Tells the instant of recording.
pub trait Clock: Send + Sync {
    /// The present instant, in UTC, whole milliseconds.
    fn now(&self) -> OffsetDateTime;
}

/// The day a question is about: the one that somebody named, or today by the clock of each body.
#[derive(Debug, Clone, Copy)]
pub struct Today {
    /// The day that was named.
    pub on: Option<Date>,
    /// The present instant.
    pub now: OffsetDateTime,
}

impl Today {
    /// The day for a body.
    pub fn of(self, body: &Organisation) -> Date {
        self.on.unwrap_or_else(|| self.now.to_offset(body.offset()).date())
    }
}

/// The clock of the machine.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the machine for the time")]
    fn now(&self) -> OffsetDateTime {
        let now = OffsetDateTime::now_utc();
        now - Duration::nanoseconds(i64::from(now.nanosecond() % 1_000_000))
    }
}

/// A clock that stands where it was set and moves one second at each look,
/// so that two runs of the same script give the same log.
#[derive(Debug)]
pub struct ScriptedClock(Mutex<OffsetDateTime>);

impl ScriptedClock {
    /// A clock that shows `start` at the first look.
    pub fn new(start: OffsetDateTime) -> Self {
        Self(Mutex::new(start))
    }

    /// Moves the clock to `instant`.
    pub fn set(&self, instant: OffsetDateTime) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = instant;
    }
}

impl Clock for ScriptedClock {
    fn now(&self) -> OffsetDateTime {
        let mut shown = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = *shown;
        *shown = now + Duration::SECOND;
        now
    }
}
