//! Whether a sheet speaks of the draft as it stands now, and what changed since it was given out.

use prikaz_domain::{Digest, Entry};
use prikaz_form::{ChangedRows, EntryChange, Form, diff};
use prikaz_report::paper::SheetIdentity;
use prikaz_workflow::{Phase, Register, evolve};

use super::fault::{ChangedRow, RowsSince, SheetFault};
use crate::{AppError, Office};

impl Office {
    /// What keeps the sheet from speaking of the present draft.
    pub(super) fn outdated(&self, identity: &SheetIdentity) -> Result<Option<SheetFault>, AppError> {
        let register = self.register(&identity.register)?;
        let not_agreeing = Some(SheetFault::NotAgreeing { draft: identity.draft.0 });
        let Some(draft) = register.draft.as_ref().filter(|draft| draft.no == identity.draft) else {
            return Ok(not_agreeing);
        };
        let current = draft.digest().unwrap_or(Digest::ZERO);
        if current != identity.digest {
            let before = self.rows_of(identity)?.unwrap_or_default();
            let book = self.book(&identity.register)?;
            return Ok(Some(stale(&book.procedure.form, identity.digest, current, &before, draft.entries())));
        }
        Ok(match &draft.phase {
            Phase::Agreeing(round) if round.no == identity.round => None,
            Phase::Agreeing(round) => {
                Some(SheetFault::EarlierRound { given: identity.round, current: round.no })
            }
            _ => not_agreeing,
        })
    }

    /// The rows that the sheet was given out for.
    fn rows_of(&self, identity: &SheetIdentity) -> Result<Option<Vec<Entry>>, AppError> {
        let mut register = Register::default();
        for recorded in &self.history(&identity.register)? {
            register = evolve(register, recorded);
            let draft = register.draft.as_ref().filter(|draft| draft.digest() == Some(identity.digest));
            if let Some(draft) = draft {
                return Ok(Some(draft.entries().to_vec()));
            }
        }
        Ok(None)
    }
}

fn stale(form: &Form, given: Digest, current: Digest, before: &[Entry], entries: &[Entry]) -> SheetFault {
    let changes = diff(before, entries);
    let changed = changes.iter().filter(|change| !change.is_numbering()).filter_map(|change| match change {
        EntryChange::Changed { number, was, columns, .. } => {
            let titled = form.columns.iter().filter(|column| columns.contains_key(&column.key));
            let columns = titled.map(|column| column.title.clone()).collect();
            Some(ChangedRow { row: number.clone(), was: was.clone(), columns })
        }
        _ => None,
    });
    let changed = changed.collect();
    let ChangedRows { added, moved, excluded, renumbered, .. } = ChangedRows::of(&changes);
    let (given, current) = (given.short(), current.short());
    let since = Box::new(RowsSince { added, changed, moved, excluded, renumbered });
    SheetFault::StaleDraft { given, current, since }
}
