//! Papers of an order that stands alone after it was signed: set anew by the files it was signed with, which are kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;

use prikaz_domain::OrganisationId;
use prikaz_procedure::Organisation;
use prikaz_report::paper::Marks;
use prikaz_workflow::{Actor, FileReference, Laying, SignedOrder};

use crate::orders::order_files::{self, LoadedOrder};
use crate::{AppError, DataDir, Office, PaperName};

impl Office {
    /// The order as its kept files say it, with the data that has them.
    ///
    /// # Errors
    /// When a file is not kept any more, or cannot be read by today's rules.
    pub(crate) fn signed_files(&self, signed: &SignedOrder) -> Result<(DataDir, LoadedOrder), AppError> {
        let mut kept =
            BTreeMap::from([(format!("orders/{}.toml", signed.key), self.kept(&signed.file.digest)?)]);
        for file in &signed.beside {
            let bytes = self.kept(&file.digest)?;
            kept.insert(format!("procedures/{}", file.name), bytes.clone());
            kept.insert(format!("orders/{}", file.name), bytes);
        }
        let data = self.data().with_kept(kept);
        // Whoever it names and left since is named as he was: a copy gives nobody a right.
        let known = |body: Organisation| {
            let was: Vec<_> = signed.organisation_digest.into_iter().collect();
            let mut body = Arc::unwrap_or_clone(self.with_former(Arc::new(body), &was));
            body.persons.append(&mut body.former_persons);
            body.units.append(&mut body.former_units);
            body
        };
        let loaded = order_files::load_for(&data, signed.key.as_str(), known);
        Ok((data, loaded.map_err(AppError::SignedFile)?))
    }

    /// The paper of `signed` with `marks`, called `name`, kept and recorded as given out.
    ///
    /// # Errors
    /// The refusal, the failure of data or store, or a mark that would say what is not so. Nothing was recorded then.
    pub fn order_copy(
        &self,
        organisation: &OrganisationId,
        signed: &SignedOrder,
        (by, on): (&Actor, Option<Date>),
        name: &PaperName,
        marks: &Marks,
    ) -> Result<Vec<u8>, AppError> {
        let (data, loaded) = self.signed_files(signed)?;
        let set = loaded.as_signed(&signed.order, &signed.signers, signed.acting.as_ref());
        let bytes = order_files::compose_as(&data, &set, name.format(), signed.order.date, marks)?;
        let file = FileReference::of(name.as_str(), &bytes);
        self.lay(organisation, &signed.order, by, on, &Laying::Copy(file), &[&bytes])?;
        Ok(bytes)
    }
}
