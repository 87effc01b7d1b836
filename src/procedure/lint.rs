//! What real orders get wrong: defects of the text that do not keep a procedure from being carried out.
//!
//! *Invariant:* looks at a loaded procedure only; whether a day is off is told by the caller.

use serde::Serialize;
use time::{Date, Month};

use super::text::{numbering_gap, repeats_part_of, same_words, says_until};
use super::{Control, Every, FormInText, Loaded, Procedure, Stage, StageKind};
use crate::domain::{Case, Severity};

/// Years for which fixed dates are looked up.
const YEARS: std::ops::RangeInclusive<i32> = 2024..=2027;

/// A defect of the text of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// Path of the key, elements of lists counted from 1.
    pub key: String,
    /// Line of the file, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Clause of the procedure; empty where it is about the whole act.
    pub clause: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it is.
    pub what: LintKind,
}

/// What can be said about a text. The wording is data: `procedure.lint.<code>` of the messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum LintKind {
    /// A value stands twice in its list.
    ValueRepeated {
        /// The value.
        value: String,
    },
    /// A value repeats what another says with «в том числе».
    ValueIncluded {
        /// The value.
        value: String,
        /// The value that includes it.
        within: String,
    },
    /// A term is defined twice.
    TermTwice {
        /// The term.
        term: String,
        /// Clause of the first definition.
        first: String,
    },
    /// An abbreviation is introduced twice.
    AbbreviationTwice {
        /// The abbreviation.
        short: String,
        /// Clause that introduced it first.
        first: String,
    },
    /// A fixed date is a day off in some years.
    DateOnDayOff {
        /// Month.
        month: u8,
        /// Day.
        day: u8,
        /// The years.
        years: Vec<i32>,
    },
    /// «до 25 декабря» does not say whether the day itself belongs to the term.
    UntilAmbiguous {
        /// The words.
        wording: String,
    },
    /// The signer was told, by the text, to control himself.
    SignerControlsSelf {
        /// The signer.
        person: String,
    },
    /// The signer keeps control to himself.
    ControlKept,
    /// A number is left out in the numbering of points.
    NumberingGap {
        /// The point before the gap; empty where numbering does not begin with 1.
        before: String,
        /// The point after it.
        after: String,
    },
    /// Points have no numbers to cite.
    PointsUnnumbered,
    /// The form the text refers to is not in the text.
    FormMissing,
    /// The number or the date of the act is not in the text.
    ActUnidentified,
    /// The text does not provide for publication.
    NotPublished,
    /// Publication has no time limit.
    PublicationWithoutLimit,
    /// A text that is printed as it stands has the braces of a template.
    BracesInText {
        /// The text from the braces on.
        text: String,
    },
    /// A card of the body leaves out forms, which were proposed instead.
    FormsProposed {
        /// The name or the post in the nominative.
        of: String,
        /// What was proposed.
        forms: Vec<ProposedForm>,
        /// The word whose forms are only guessed, since no word list has it.
        unknown: Option<String>,
    },
}

/// A form that was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposedForm {
    /// The case.
    pub case: Case,
    /// The form.
    pub form: String,
}

impl LintKind {
    /// Every code there is, for the check that each has its wording.
    pub const CODES: [&'static str; 16] = [
        "value-repeated",
        "value-included",
        "term-twice",
        "abbreviation-twice",
        "date-on-day-off",
        "until-ambiguous",
        "signer-controls-self",
        "control-kept",
        "numbering-gap",
        "points-unnumbered",
        "form-missing",
        "act-unidentified",
        "not-published",
        "publication-without-limit",
        "braces-in-text",
        "forms-proposed",
    ];

    /// The code: the variant's name in lower case with hyphens.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ValueRepeated { .. } => "value-repeated",
            Self::ValueIncluded { .. } => "value-included",
            Self::TermTwice { .. } => "term-twice",
            Self::AbbreviationTwice { .. } => "abbreviation-twice",
            Self::DateOnDayOff { .. } => "date-on-day-off",
            Self::UntilAmbiguous { .. } => "until-ambiguous",
            Self::SignerControlsSelf { .. } => "signer-controls-self",
            Self::ControlKept => "control-kept",
            Self::NumberingGap { .. } => "numbering-gap",
            Self::PointsUnnumbered => "points-unnumbered",
            Self::FormMissing => "form-missing",
            Self::ActUnidentified => "act-unidentified",
            Self::NotPublished => "not-published",
            Self::PublicationWithoutLimit => "publication-without-limit",
            Self::BracesInText { .. } => "braces-in-text",
            Self::FormsProposed { .. } => "forms-proposed",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::ValueRepeated { .. }
            | Self::ValueIncluded { .. }
            | Self::TermTwice { .. }
            | Self::AbbreviationTwice { .. }
            | Self::DateOnDayOff { .. }
            | Self::UntilAmbiguous { .. }
            | Self::SignerControlsSelf { .. }
            | Self::FormMissing
            | Self::BracesInText { .. }
            | Self::ActUnidentified => Severity::Warning,
            Self::ControlKept
            | Self::NumberingGap { .. }
            | Self::PointsUnnumbered
            | Self::NotPublished
            | Self::PublicationWithoutLimit
            | Self::FormsProposed { .. } => Severity::Advice,
        }
    }
}

/// What is said about one key, before its line is looked up.
type Remark = (String, String, LintKind);

/// Says what the text of a procedure gets wrong, in the order of its file.
/// `is_day_off` tells whether a day is off; nothing where no calendar of that year is known.
pub fn lint(loaded: &Loaded, is_day_off: impl Fn(Date) -> Option<bool>) -> Vec<Lint> {
    let procedure = &loaded.procedure;
    let mut remarks = of_source(procedure);
    remarks.extend(of_vocabularies(procedure));
    remarks.extend(of_terms(procedure));
    remarks.extend(of_abbreviations(procedure));
    remarks.extend(of_duties(procedure, is_day_off));
    remarks.extend(of_publication(procedure));
    remarks.extend(of_printed_texts(procedure));
    let mut lints: Vec<_> = remarks.into_iter().map(|remark| placed(loaded, remark)).collect();
    lints.sort_by_key(|lint| (lint.line, lint.column));
    lints
}

fn placed(loaded: &Loaded, (key, clause, what): Remark) -> Lint {
    let (line, column) = loaded.places.of(&key);
    Lint { key, line, column, clause, severity: what.severity(), what }
}

fn of_source(procedure: &Procedure) -> Vec<Remark> {
    let source = &procedure.source;
    let mut found = Vec::new();
    let mut say = |key: &str, what| found.push((format!("source{key}"), String::new(), what));
    if source.reference().is_none() {
        say("", LintKind::ActUnidentified);
    }
    match (&source.control, &source.signed_by) {
        (Control::Signer, _) => say(".control", LintKind::ControlKept),
        (Control::Person(person), Some(signer)) if person == signer => {
            say(".control", LintKind::SignerControlsSelf { person: person.to_string() });
        }
        (Control::Person(_) | Control::Unsaid, _) => {}
    }
    if source.form == FormInText::Missing {
        say(".form", LintKind::FormMissing);
    }
    if source.points.is_empty() {
        say("", LintKind::PointsUnnumbered);
    }
    for (at, after) in source.points.iter().enumerate() {
        if let Some(before) = numbering_gap(&source.points[..at], after) {
            say(&format!(".points[{}]", at + 1), LintKind::NumberingGap { before, after: after.clone() });
        }
    }
    found
}

fn of_vocabularies(procedure: &Procedure) -> Vec<Remark> {
    let mut found = Vec::new();
    for (list, vocabulary) in procedure.form.vocabularies.iter().enumerate() {
        for (at, value) in vocabulary.values.iter().enumerate() {
            if let Some(what) = defect_of_value(&vocabulary.values, at, value) {
                let key = format!("vocabulary[{}].values[{}]", list + 1, at + 1);
                found.push((key, vocabulary.clause.clone(), what));
            }
        }
    }
    found
}

fn defect_of_value(values: &[String], at: usize, value: &str) -> Option<LintKind> {
    if values[..at].iter().any(|earlier| same_words(earlier, value)) {
        return Some(LintKind::ValueRepeated { value: value.to_owned() });
    }
    let within = values.iter().find(|other| repeats_part_of(value, other))?;
    Some(LintKind::ValueIncluded { value: value.to_owned(), within: within.clone() })
}

fn of_terms(procedure: &Procedure) -> Vec<Remark> {
    let terms = &procedure.terms;
    let twice = terms.iter().enumerate().filter_map(|(at, term)| {
        let first = terms[..at].iter().find(|earlier| same_words(&earlier.term, &term.term))?;
        let what = LintKind::TermTwice { term: term.term.clone(), first: first.clause.clone() };
        Some((format!("term[{}].term", at + 1), term.clause.clone(), what))
    });
    twice.collect()
}

fn of_abbreviations(procedure: &Procedure) -> Vec<Remark> {
    let abbreviations = &procedure.abbreviations;
    let twice = abbreviations.iter().enumerate().filter_map(|(at, abbreviation)| {
        let first = abbreviations[..at].iter().find(|earlier| earlier.short == abbreviation.short)?;
        let what =
            LintKind::AbbreviationTwice { short: abbreviation.short.clone(), first: first.clause.clone() };
        Some((format!("abbreviation[{}].short", at + 1), abbreviation.clause.clone(), what))
    });
    twice.collect()
}

fn of_duties(procedure: &Procedure, is_day_off: impl Fn(Date) -> Option<bool>) -> Vec<Remark> {
    let mut found = Vec::new();
    for (at, duty) in procedure.duties.iter().enumerate() {
        let Every::Yearly { months, day } = &duty.every else { continue };
        for month in months {
            let years = years_off(*month, *day, &is_day_off);
            if !years.is_empty() {
                let what = LintKind::DateOnDayOff { month: *month, day: *day, years };
                found.push((format!("duty[{}].every", at + 1), duty.clause.clone(), what));
            }
        }
        if let Some(wording) = duty.wording.as_ref().filter(|wording| says_until(wording)) {
            let what = LintKind::UntilAmbiguous { wording: wording.clone() };
            found.push((format!("duty[{}].wording", at + 1), duty.clause.clone(), what));
        }
    }
    found
}

fn years_off(month: u8, day: u8, is_day_off: impl Fn(Date) -> Option<bool>) -> Vec<i32> {
    let on = |year| Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok();
    YEARS.filter(|year| on(*year).and_then(&is_day_off) == Some(true)).collect()
}

fn of_publication(procedure: &Procedure) -> Vec<Remark> {
    let published = procedure.stages.iter().any(|stage| matches!(stage.kind, StageKind::Publish { .. }));
    if !published {
        return vec![("stage".to_owned(), String::new(), LintKind::NotPublished)];
    }
    let without = procedure.stages.iter().enumerate().filter(|(_, stage)| is_published_whenever(stage));
    let remarks = without.map(|(at, stage)| {
        (format!("stage[{}]", at + 1), stage.clause.clone(), LintKind::PublicationWithoutLimit)
    });
    remarks.collect()
}

fn is_published_whenever(stage: &Stage) -> bool {
    match &stage.kind {
        StageKind::Publish { places } => {
            stage.limit.is_none() && places.iter().any(|place| place.limit.is_none())
        }
        StageKind::Collect { .. }
        | StageKind::Check { .. }
        | StageKind::Agree { .. }
        | StageKind::Approve { .. }
        | StageKind::Inform { .. } => false,
    }
}

/// Texts that papers print as they stand: nothing is filled into them.
fn of_printed_texts(procedure: &Procedure) -> Vec<Remark> {
    let (order, register) = (&procedure.order, &procedure.register);
    let named = [
        ("order.heading", &order.heading),
        ("order.heading_of_update", &order.heading_of_update),
        ("order.preamble", &order.preamble),
        ("order.verb", &order.verb),
        ("register.name.nominative", &register.name.nominative),
        ("register.name.genitive", &register.name.genitive),
        ("register.name.accusative", &register.name.accusative),
    ];
    let named = named.into_iter().map(|(key, text)| (key.to_owned(), text));
    let lines = register.annex_title.iter().zip(1..);
    let lines = lines.map(|(line, at)| (format!("register.annex_title[{at}]"), line));
    let clauses = order.clauses.iter().zip(1..);
    let clauses = clauses.map(|(clause, at)| (format!("order.clause[{at}].text"), &clause.text));
    let texts = named.chain(lines).chain(clauses);
    texts.filter_map(|(key, text)| Some((key, String::new(), braces_in(text)?))).collect()
}

fn braces_in(text: &str) -> Option<LintKind> {
    let at = ["{{", "{%", "{#"].iter().filter_map(|braces| text.find(braces)).min()?;
    Some(LintKind::BracesInText { text: text[at..].chars().take(40).collect() })
}
