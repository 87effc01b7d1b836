//! An order that stands alone, with what it approves.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::Date;

use crate::document::{Properties, Table};
use crate::order::{AnnexBody, forms};
use crate::procedure::{OrderFile, Organisation, Procedure};
use crate::report::Act;
use crate::russian::{UnknownDocument, Words};

use super::procedure::procedure_annex;
use super::{Matter, Subject, mark_of};

/// The order of `file`; `procedure` gives the procedures its annexes are, `created` is the day the paper of a draft
/// says it was made on.
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn stand_alone<'a>(
    file: &OrderFile,
    organisation: &Organisation,
    words: &Words,
    procedure: impl Fn(&crate::domain::ProcedureId) -> Option<&'a Procedure>,
    created: Date,
) -> Result<Matter, UnknownDocument> {
    let act = Act {
        order: &file.order,
        organisation,
        procedure: None,
        words,
        date: file.date,
        number: file.number.as_deref(),
        names: &[],
    };
    let signers: Vec<_> = file.order.text.signatories.iter().map(|one| act.signed(one)).collect();
    let mut context = act.context(&signers)?;
    let mut tables = BTreeMap::new();
    for (at, annex) in file.order.text.annexes.iter().enumerate() {
        if let AnnexBody::Procedure(id) = &annex.body
            && let Some(procedure) = procedure(id)
        {
            lay_in(&mut context["annexes"][at], Subject { procedure, organisation }, at, &mut tables);
        }
    }
    let title = format!("{} {}", forms(file.order.kind).title(), file.order.heading.replace('\n', " "));
    let properties = Properties {
        title,
        author: organisation.name.full.nominative.clone(),
        subject: file.order.heading.replace('\n', " "),
        created: file.date.unwrap_or(created),
        language: "ru-RU".to_owned(),
    };
    Ok(Matter { tables, mark: mark_of(organisation), ..Matter::new("order", context, properties) })
}

/// Puts the text of the procedure into its annex. The stamp is that of the order: it is the order that approves.
fn lay_in(annex: &mut Value, subject: Subject<'_>, at: usize, tables: &mut BTreeMap<String, Table>) {
    let Some(text) = procedure_annex(subject) else { return };
    let mut act = text.context;
    act["stamp"] = stamp_lines(&annex["stamp"]);
    for (name, table) in text.tables {
        let own = format!("{name}-{at}");
        act["form"]["table"] = json!(own);
        tables.insert(own, table);
    }
    annex["act"] = act;
}

/// The lines of a stamp one under another, the word that heads it marked.
fn stamp_lines(stamp: &Value) -> Value {
    let plain = |line: &Value| json!({ "text": line, "head": false });
    let list = |key: &str| stamp[key].as_array().cloned().unwrap_or_default();
    let above = list("above").iter().map(plain).collect::<Vec<_>>();
    let head = stamp["head"].as_str().filter(|head| !head.is_empty());
    let head = head.map(|head| json!({ "text": head, "head": true }));
    let lines = list("lines").iter().map(plain).collect::<Vec<_>>();
    json!(above.into_iter().chain(head).chain(lines).collect::<Vec<_>>())
}
