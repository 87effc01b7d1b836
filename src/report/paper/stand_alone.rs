//! An order that stands alone, with what it approves.

use std::collections::BTreeMap;

use time::Date;

use crate::Act;
use crate::act::context::{AnnexContext, Stamp, StampLine};
use crate::table::headed;
use prikaz_document::{Cell, Properties, Row, Table};
use prikaz_order::{Annex, AnnexBody, AnnexTable, forms};
use prikaz_procedure::{OrderFile, Organisation, Procedure};
use prikaz_russian::{UnknownDocument, Words};

use super::context::OrderContext;
use super::procedure::{ProcedureAnnex, procedure_annex};
use super::{Matter, Subject, Unmarked, mark_of};

/// Rows of the tables of annexes, by the place of the annex; those that stand in files are read by the caller.
pub type AnnexRows = BTreeMap<usize, Vec<Vec<String>>>;

/// What the annexes that an order brings itself consist of, but for what its own file says.
#[derive(Debug, Clone, Copy)]
pub struct OwnAnnexes<'a> {
    /// Rows of tables that stand in files, by the place of the annex among those the order brings itself.
    pub rows: &'a AnnexRows,
    /// The procedures that annexes are.
    pub procedures: &'a [Procedure],
}

/// The order of `file` with what its annexes consist of; `created` is the day the paper of a draft says it was made
/// on.
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn stand_alone(
    file: &OrderFile,
    organisation: &Organisation,
    words: &Words,
    own: OwnAnnexes<'_>,
    created: Date,
) -> Result<Unmarked, UnknownDocument> {
    let act = Act {
        order: &file.order,
        organisation,
        procedure: None,
        words,
        date: file.date,
        number: file.number.as_deref(),
        names: &[],
    };
    let signers = file.order.text.signatories.iter().map(|one| act.signed(one)).collect();
    let mut context = OrderContext { act: act.context(signers)?, annexes: act.annexes()? };
    let mut tables = BTreeMap::new();
    lay_own(&mut context.annexes, 0, &file.order.text.annexes, own, organisation, &mut tables);
    let title = format!("{} {}", forms(file.order.kind).title(), file.order.heading.replace('\n', " "));
    let properties = Properties {
        title,
        author: organisation.name.full.nominative.clone(),
        subject: file.order.heading.replace('\n', " "),
        created: file.date.unwrap_or(created),
        language: "ru-RU".to_owned(),
    };
    let matter = Matter { tables, mark: mark_of(organisation), ..Matter::new(context, properties) };
    Ok(Unmarked::new(matter))
}

/// Puts what annexes of an order consist of into their contexts; the first of `annexes` is the one at `first` there.
pub(super) fn lay_own(
    contexts: &mut [AnnexContext],
    first: usize,
    annexes: &[Annex],
    own: OwnAnnexes<'_>,
    organisation: &Organisation,
    tables: &mut BTreeMap<String, Table>,
) {
    for ((at, annex), context) in annexes.iter().enumerate().zip(contexts.iter_mut().skip(first)) {
        match &annex.body {
            AnnexBody::Procedure(id) => {
                if let Some(procedure) = own.procedures.iter().find(|procedure| procedure.id == *id) {
                    lay_in(context, Subject { procedure, organisation }, first + at, tables);
                }
            }
            AnnexBody::Table(table) => {
                let name = format!("annex-{}", first + at);
                context.table.clone_from(&name);
                tables.insert(name, own_table(&annex.name, table, own.rows.get(&at).unwrap_or(&table.rows)));
            }
            AnnexBody::Register | AnnexBody::Text(_) | AnnexBody::Beside => {}
        }
    }
}

/// The table of an annex; where the order names no columns, the first row does.
fn own_table(name: &str, table: &AnnexTable, rows: &[Vec<String>]) -> Table {
    let (heads, rows) = match (table.columns.is_empty(), rows.split_first()) {
        (true, Some((heads, rows))) => (heads.as_slice(), rows),
        _ => (table.columns.as_slice(), rows),
    };
    let width = |at: usize| {
        table.widths.get(at).map_or(10.0, |width| f32::from(u16::try_from(*width).unwrap_or(u16::MAX)))
    };
    let heads: Vec<(&str, f32)> =
        heads.iter().enumerate().map(|(at, head)| (head.as_str(), width(at))).collect();
    let rows = rows.iter().map(|row| Row::new(row.iter().map(|cell| Cell::text(cell.as_str()))));
    Table { column_numbers: table.column_numbers, ..headed(name, &heads, rows.collect()) }
}

/// Puts the text of the procedure into its annex. The stamp is that of the order: it is the order that approves.
fn lay_in(annex: &mut AnnexContext, subject: Subject<'_>, at: usize, tables: &mut BTreeMap<String, Table>) {
    let Some(ProcedureAnnex { mut text, tables: own }) = procedure_annex(subject) else { return };
    text.stamp = stamp_lines(&annex.stamp);
    for (name, table) in own {
        let name = format!("{name}-{at}");
        if let Some(form) = &mut text.form {
            form.table.clone_from(&name);
        }
        tables.insert(name, table);
    }
    annex.act = Some(text);
}

/// The lines of a stamp one under another, the word that heads it marked.
fn stamp_lines(stamp: &Stamp) -> Vec<StampLine> {
    let plain = |line: &String| StampLine { text: line.clone(), head: false };
    let head = (!stamp.head.is_empty()).then(|| StampLine { text: stamp.head.clone(), head: true });
    stamp.above.iter().map(plain).chain(head).chain(stamp.lines.iter().map(plain)).collect()
}
