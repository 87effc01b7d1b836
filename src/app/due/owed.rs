//! All that is owed, register by register and body by body, each on its own day.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{OrganisationId, RegisterId, Substitution};
use prikaz_fact::coded;
use prikaz_procedure::{Organisation, Procedure};
use prikaz_report::obligation::{self, Case, Obligation, Owed};
use prikaz_report::paper::{self, DeadlineSource};
use prikaz_workflow::Body;

use crate::{About, AppError, Checkpoint, DeadlineReport, Office, Rulebook};

coded! {
/// Whose obligations they are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Of a register.
    Register(RegisterId),
    /// Of the orders of a body that stand alone, and of what they ask for.
    #[serde(rename = "organisation")]
    Body(OrganisationId) = "organisation",
}
}

impl Target {
    /// Its key.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Register(id) => id.as_str(),
            Self::Body(id) => id.as_str(),
        }
    }

    /// What an error of it is about.
    pub fn about(&self) -> About {
        match self {
            Self::Register(id) => About::Register(id.clone()),
            Self::Body(id) => About::Body(id.clone()),
        }
    }

    /// The register, where it is one.
    pub fn register(&self) -> Option<&RegisterId> {
        match self {
            Self::Register(id) => Some(id),
            Self::Body(_) => None,
        }
    }
}

/// How far ahead duties that come round are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// A month: what one has to think of now.
    Month,
    /// A year: as far as a rule of reminders may look.
    Year,
    /// To the end of this year; of that of the day where none is named.
    ToEndOf(Option<i32>),
}

impl Ahead {
    /// The last day told on `day`.
    fn from(self, day: Date) -> Date {
        match self {
            Self::Month => day.saturating_add(Duration::days(31)),
            Self::Year => day.saturating_add(Duration::days(366)),
            Self::ToEndOf(year) => {
                let year = year.unwrap_or(day.year());
                Date::from_calendar_date(year, time::Month::December, 31).unwrap_or(Date::MAX)
            }
        }
    }
}

/// All that is owed, with what it is counted and called by.
#[derive(Debug, Clone)]
pub struct Owing {
    /// Whose it is.
    pub target: Target,
    /// The body.
    pub organisation: Arc<Organisation>,
    /// The procedure of the register.
    pub procedure: Option<Arc<Procedure>>,
    /// The production calendar.
    pub calendar: Arc<ProductionCalendar>,
    /// Who acts for whom.
    pub substitutions: Arc<Vec<Substitution>>,
    /// The day it is told of: the one named, or today by the clock of the body.
    pub day: Date,
    /// What was ever owed, and is.
    pub all: Vec<Obligation>,
}

impl Owing {
    /// What is owed still.
    pub fn open(&self) -> impl Iterator<Item = &Obligation> {
        self.all.iter().filter(|one| one.is_open())
    }

    /// As the deadline report needs it.
    pub fn source(&self) -> DeadlineSource<'_> {
        DeadlineSource {
            key: self.target.as_str(),
            organisation: &self.organisation,
            procedure: self.procedure.as_deref(),
            calendar: &self.calendar,
        }
    }
}

impl Office {
    /// What is owed in the register `id` as of the end of `on`, or of today by the clock of its body.
    ///
    /// # Errors
    /// When there is no such register, or its data is missing or wrong.
    pub fn owed_in(&self, id: &RegisterId, on: Option<Date>, ahead: Ahead) -> Result<Owing, AppError> {
        self.owed_by(id, &self.book(id)?, on, ahead)
    }

    /// As [`Office::owed_in`], where it is known by what `book` the register is kept.
    ///
    /// # Errors
    /// As there.
    pub fn owed_by(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        on: Option<Date>,
        ahead: Ahead,
    ) -> Result<Owing, AppError> {
        let day = self.today(on).of(&book.organisation);
        let history = self.history(id)?;
        let rules = book.rules();
        let journal = self.engine().order_records(&book.organisation.id)?;
        let case = Case { rules: &rules, history: &history, journal: &journal, offset: book.offset() };
        let mut all = obligation::obligations(case, day, ahead.from(day));
        self.lapse(&mut all, &book.organisation, day)?;
        obligation::hand_on(&mut all, Body::from(&rules), Some(&book.procedure));
        Ok(Owing {
            target: Target::Register(id.clone()),
            all,
            organisation: Arc::clone(&book.organisation),
            procedure: Some(Arc::clone(&book.procedure)),
            calendar: Arc::clone(&book.calendar),
            substitutions: Arc::clone(&book.substitutions),
            day,
        })
    }

    /// What the orders of `body` that stand alone told somebody to do, as of the end of `on`, or of today by its clock.
    ///
    /// # Errors
    /// When the store fails, or the files of the body are missing or wrong.
    pub fn owed_in_orders(&self, body: &OrganisationId, on: Option<Date>) -> Result<Owing, AppError> {
        let (organisation, calendar) = self.house_to_read(body)?;
        let day = self.today(on).of(&organisation);
        let records = self.engine().order_records(body)?;
        let mut all = obligation::of_journal(&records, day, organisation.offset());
        self.lapse(&mut all, &organisation, day)?;
        let substitutions = Arc::new(self.substitutions(body)?.0.in_effect());
        let now = Body { organisation: &organisation, substitutions: &substitutions, calendar: &calendar };
        obligation::hand_on(&mut all, now, None);
        Ok(Owing {
            target: Target::Body(body.clone()),
            all,
            procedure: None,
            calendar: Arc::new(calendar),
            substitutions,
            organisation,
            day,
        })
    }

    /// Ends what orders without force asked for; the acts are looked at only where an instruction or a reading is open.
    fn lapse(&self, all: &mut [Obligation], organisation: &Organisation, day: Date) -> Result<(), AppError> {
        if all.iter().any(|one| one.is_open() && matches!(one.what, Owed::Instruction(_) | Owed::Reading(_)))
        {
            let acts = self.acts_that_lapse(self.order_journal(&organisation.id)?)?;
            obligation::lapse(all, organisation, &acts, day);
        }
        Ok(())
    }

    /// What is owed in `target`.
    ///
    /// # Errors
    /// As [`Office::owed_in`] and [`Office::owed_in_orders`].
    pub fn owed_of(&self, target: &Target, on: Option<Date>, ahead: Ahead) -> Result<Owing, AppError> {
        match target {
            Target::Register(id) => self.owed_in(id, on, ahead),
            Target::Body(body) => self.owed_in_orders(body, on),
        }
    }

    /// Every register, and the body where it has a journal of orders.
    ///
    /// # Errors
    /// When the store fails.
    pub fn targets(&self) -> Result<Vec<Target>, AppError> {
        let registers = self.registers()?.into_iter().map(Target::Register);
        Ok(registers.chain(self.body_with_orders()?.into_iter().map(Target::Body)).collect())
    }

    /// What is owed in all registers and in the orders of the body.
    ///
    /// # Errors
    /// As [`Office::owed_in`] and [`Office::owed_in_orders`].
    pub fn owed(&self, on: Option<Date>, ahead: Ahead) -> Result<Vec<Owing>, AppError> {
        self.targets()?.iter().map(|target| self.owed_of(target, on, ahead)).collect()
    }

    /// The deadline report for `ids`, or for all registers and the orders that stand alone, as of `as_of`, or of today
    /// by the clock of each body.
    ///
    /// # Errors
    /// When a register is missing; working days that no calendar counts are told as such.
    pub fn deadlines(&self, ids: &[RegisterId], as_of: Option<Date>) -> Result<DeadlineReport, AppError> {
        let of_register = |id: &RegisterId| self.owed_in(id, as_of, Ahead::Month);
        let owed = match ids.is_empty() {
            true => self.owed(as_of, Ahead::Month)?,
            false => ids.iter().map(of_register).collect::<Result<Vec<_>, _>>()?,
        };
        let (mut rows, mut latest) = (Vec::new(), as_of);
        let (mut author, mut mark, mut profile) = (String::new(), None, None);
        for owing in &owed {
            latest = latest.max(Some(owing.day));
            rows.extend(paper::deadline_rows(owing.source(), &owing.all, owing.day));
            author.clone_from(&owing.organisation.name.full.nominative);
            mark = mark.or(paper::mark_of(&owing.organisation));
            profile.get_or_insert_with(|| owing.organisation.profile.clone());
        }
        let as_of = latest.unwrap_or_else(|| self.engine().now(time::UtcOffset::UTC).date());
        let head = self.engine().log().head()?;
        let heads = self.engine().log().body().map(|body| Checkpoint { body: body.clone(), head });
        Ok(DeadlineReport { heads: heads.into_iter().collect(), rows, as_of, author, mark, profile })
    }
}
