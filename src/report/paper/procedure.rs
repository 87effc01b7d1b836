//! The text of the act that sets a procedure, as the annex of the order that approves it.

use std::collections::BTreeMap;

use time::Date;

use prikaz_document::{Cell, Row, Table};
use prikaz_procedure::{self as procedure, Act, ActForm, ActSection, ColumnNumbers, Point, StampLineKind};

use super::context::ProcedureContext;
use super::{Matter, Subject};
use crate::Signed;
use crate::act::context::{EmptyForm, FormMark, LineContext, ProcedureText, SectionContext, StampLine};
use crate::table;
use prikaz_russian::typography::NBSP;

/// Name under which the template puts in the empty form.
const FORM: &str = "form-of-act";

/// A procedure as an annex, for a paper of its own or for the order that approves it.
#[derive(Debug)]
pub struct ProcedureAnnex {
    /// What the macro `act` of `templates/parts.djot` is given.
    pub text: ProcedureText,
    /// The empty form, by the name the template asks for it.
    pub tables: BTreeMap<String, Table>,
}

/// The procedure as an annex; nothing where its file does not give the text.
pub fn procedure_annex(subject: Subject<'_>) -> Option<ProcedureAnnex> {
    let act = subject.procedure.act.as_ref()?;
    let line = |line: &procedure::StampLine| StampLine {
        text: line.text.clone(),
        head: line.kind == StampLineKind::Head,
    };
    let signer = act.signature.as_ref();
    let text = ProcedureText {
        stamp: act.stamp.iter().map(line).collect(),
        title: act.title.join("\n"),
        sections: act.sections.iter().map(section).collect(),
        signer: signer.map(|signer| Signed::new(signer.post.clone(), signer.name.clone())),
        form: act.form.as_ref().map(|form| empty_form(subject, form)),
    };
    let table = act.form.as_ref().map(|form| (FORM.to_owned(), form_table(subject, form)));
    Some(ProcedureAnnex { text, tables: table.into_iter().collect() })
}

/// The procedure as a paper of its own; nothing where its file does not give the text.
pub fn procedure(subject: Subject<'_>) -> Option<Matter> {
    let annex = procedure_annex(subject)?;
    let title = title(subject.procedure.act.as_ref()?);
    let properties = subject.properties(&title, created(subject));
    let matter = Matter::new(ProcedureContext { act: annex.text }, properties);
    Some(Matter { tables: annex.tables, mark: subject.mark(), ..matter })
}

fn title(act: &Act) -> String {
    act.title.join(" ").replace('\n', " ")
}

/// The day the act was signed, or, where that is not known, came into force.
fn created(subject: Subject<'_>) -> Date {
    subject.procedure.source.date.unwrap_or(subject.procedure.in_force)
}

fn section(section: &ActSection) -> SectionContext {
    SectionContext {
        title: section.title.clone(),
        paragraphs: section.points.iter().flat_map(paragraphs).collect(),
    }
}

/// The first paragraph carries the number of the point, items their marks.
fn paragraphs(point: &Point) -> Vec<LineContext> {
    let lines = point.paragraphs.iter().enumerate().map(|(at, paragraph)| {
        let of_point = point.printed.as_deref().filter(|_| at == 0);
        // A mark of two parts («- 1)») is not pulled apart when the line is set even.
        let number = of_point.or(paragraph.mark.as_deref()).unwrap_or_default();
        LineContext {
            number: number.replace(' ', &NBSP.to_string()),
            level: if of_point.is_some() { 1 } else { 2 },
            text: paragraph.text.clone(),
        }
    });
    lines.collect()
}

/// The empty form as an annex of the act; without a title of its own it bears that of the register.
fn empty_form(subject: Subject<'_>, form: &ActForm) -> EmptyForm {
    let title = if form.title.is_empty() { &subject.procedure.register.annex_title } else { &form.title };
    EmptyForm {
        stamp: FormMark { head: String::new(), lines: form.mark.clone() },
        form: form.word.clone(),
        title: title.join("\n"),
        clauses: Vec::new(),
        table: FORM.to_owned(),
        landscape: true,
        signer: None,
    }
}

/// The columns of the register with the rows that the act draws.
fn form_table(subject: Subject<'_>, form: &ActForm) -> Table {
    let columns = subject.procedure.form.columns.len();
    let drawn = |first: &String| {
        let rest = std::iter::repeat_with(|| Cell::text("")).take(columns.saturating_sub(1));
        Row::new(std::iter::once(Cell::text(first.as_str())).chain(rest).collect::<Vec<_>>())
    };
    Table {
        name: "Форма".to_owned(),
        column_numbers: form.numbers == ColumnNumbers::Printed,
        rows: form.rows.iter().map(drawn).collect(),
        ..table::of_register(&subject.procedure.form, &[])
    }
}
