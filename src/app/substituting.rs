//! Who acts for whom in a body: read, recorded, ended early.

use time::Date;

use prikaz_domain::{OrganisationId, ProcedureId, Substitution};
use prikaz_store::{Line, StoreError, Version, record};
use prikaz_workflow::{
    Action, Actor, Command, FileReference, Means, SubstitutionBasis, SubstitutionEvent, Substitutions,
    end_substitution, record_substitution,
};

use crate::log::anew::{DecidedOn, append_anew};
use crate::log::lines::line;
use crate::log::streams::substitutions_stream;
use crate::{AppError, Office, Rulebook};

/// A record of the substitutions of a body.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SubstitutionRecord {
    /// Its place among the records of the stream.
    pub version: u64,
    /// Official date.
    pub on: Date,
    /// Who recorded it.
    pub by: String,
    /// By what means that is known.
    pub means: Means,
    /// What was recorded.
    pub event: SubstitutionEvent,
}

/// The act by which a substitution begins or ends, as it is handed in.
#[derive(Debug, Clone, Copy)]
pub struct ActHandedIn<'a> {
    /// In words.
    pub words: &'a str,
    /// Its file: name and bytes.
    pub file: Option<(&'a str, &'a [u8])>,
}

impl Office {
    /// Who acts for whom in a body, and the version of that stream.
    ///
    /// # Errors
    /// When the store fails.
    pub fn substitutions(&self, organisation: &OrganisationId) -> Result<(Substitutions, Version), AppError> {
        let lines = self.engine().log().of(organisation)?.read(&substitutions_stream(), Version(0))?;
        let mut found = Substitutions::default();
        for line in &lines {
            found = found.evolve(line.version.0, &record::actor(line)?, &record::event(line)?);
        }
        Ok((found, lines.last().map_or(Version(0), |line| line.version)))
    }

    /// Everything recorded of the substitutions of `organisation`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn substitution_records(
        &self,
        organisation: &OrganisationId,
    ) -> Result<Vec<SubstitutionRecord>, AppError> {
        let lines = self.engine().log().of(organisation)?.read(&substitutions_stream(), Version(0))?;
        let read = |line: &Line| {
            let (version, by, means) = (line.version.0, line.by.clone(), record::actor(line)?.means);
            Ok(SubstitutionRecord { version, on: line.on, by, means, event: record::event(line)? })
        };
        Ok(lines.iter().map(read).collect::<Result<_, StoreError>>()?)
    }

    /// The body, where substitutions of it were recorded.
    ///
    /// # Errors
    /// When the store fails.
    pub fn body_with_substitutions(&self) -> Result<Option<OrganisationId>, AppError> {
        let has_any = self.engine().log().streams("substitutions")?.contains(&substitutions_stream());
        Ok(self.engine().log().body().filter(|_| has_any).cloned())
    }

    /// Records who acts for whom in the body of `procedure`, and gives the record.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store.
    pub fn substitute(
        &self,
        procedure: &ProcedureId,
        by: &Actor,
        on: Option<Date>,
        substitution: &Substitution,
        act: ActHandedIn<'_>,
    ) -> Result<SubstitutionRecord, AppError> {
        self.record_of_substitutions(procedure, by, on, act, |book, known, command, basis| {
            Ok(record_substitution(&book.rules(), known, command, substitution, basis)?)
        })
    }

    /// Ends the substitution `no` in the body of `procedure` with `last` as its last day, and gives the record.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store.
    pub fn end_substitution(
        &self,
        procedure: &ProcedureId,
        by: &Actor,
        on: Option<Date>,
        (no, last): (u64, Date),
        act: ActHandedIn<'_>,
    ) -> Result<SubstitutionRecord, AppError> {
        self.record_of_substitutions(procedure, by, on, act, |book, known, command, basis| {
            Ok(end_substitution(&book.rules(), known, command, (no, last), basis)?)
        })
    }

    fn record_of_substitutions(
        &self,
        procedure: &ProcedureId,
        by: &Actor,
        on: Option<Date>,
        act: ActHandedIn<'_>,
        decide: impl Fn(
            &Rulebook,
            &Substitutions,
            &Command,
            &SubstitutionBasis,
        ) -> Result<SubstitutionEvent, AppError>,
    ) -> Result<SubstitutionRecord, AppError> {
        let mut book = self.book_of(procedure)?;
        let organisation = book.organisation.id.clone();
        let file: Option<FileReference> = act.file.map(|(name, bytes)| FileReference::of(name, bytes));
        let basis = SubstitutionBasis::of(act.words, file);
        let stream = substitutions_stream();
        let contended = AppError::SubstitutionsContended(organisation.clone());
        append_anew(self.engine().log().of(&organisation)?, &stream, contended, || {
            let (known, version) = self.substitutions(&organisation)?;
            book.substitutions = std::sync::Arc::new(known.in_effect());
            let at = self.now(&book);
            let on = on.unwrap_or(at.date());
            let command = Command { by: by.clone(), on, at, action: Action::OpenRegister };
            let event = decide(&book, &known, &command, &basis)?;
            let line = line(on, at, by, event.kind(), &event)?;
            act.file.map_or(Ok(()), |(_, bytes)| self.keep_all(&[bytes]))?;
            let answer = SubstitutionRecord {
                version: version.0 + 1,
                on,
                by: record::by(by).to_string(),
                means: by.means.clone(),
                event,
            };
            Ok(DecidedOn { version, event: line, answer })
        })
    }
}
