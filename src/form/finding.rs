//! Applies the rules about content to rows: those of one submission, or a whole draft.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::domain::{Cell, ColumnKey, Entry, EntryId, Finding, Severity};

use super::proposal::{Proposal, proposal};
use super::spelling::{RowKey, Spellings};
use super::text::{cells_key, folded};
use super::{Cells, ContentRule, Form, RuleKind};

/// A breach of a rule: one finding, with all the rows it takes to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFinding {
    /// Key of the rule.
    pub rule: String,
    /// The rows, by their place among those that were looked at.
    pub rows: Vec<usize>,
    /// The column, where it is one.
    pub column: Option<ColumnKey>,
    /// What stands there, or what prevails; for the message.
    pub value: String,
    /// How grave it is.
    pub severity: Severity,
    /// The clause of the procedure.
    pub clause: String,
    /// What is said to the unit.
    pub text: String,
    /// What would put it right.
    pub proposal: Option<Proposal>,
}

impl RuleFinding {
    /// This finding as one about `entry`: what is put into the minutes of the check.
    pub fn about(&self, entry: EntryId) -> Finding {
        Finding {
            entry: Some(entry),
            column: self.column.clone(),
            severity: self.severity,
            text: self.text.clone(),
            clause: self.clause.clone(),
        }
    }
}

/// All breaches of the rules of `form` among `rows`, rule by rule in the order of the form,
/// each rule's from the first row down. Case, spaces and ё/е make no difference.
pub fn findings<'c>(form: &Form, rows: impl IntoIterator<Item = &'c Cells>) -> Vec<RuleFinding> {
    let rows: Vec<&Cells> = rows.into_iter().collect();
    form.rules.iter().flat_map(|rule| breaches(form, rule, &rows, None)).collect()
}

/// As [`findings`], of rows that have their identities. A reference to a row that was excluded is an error whatever
/// the rule says: there is no number to print.
pub fn findings_of_edition(form: &Form, entries: &[Entry]) -> Vec<RuleFinding> {
    let rows: Vec<&Cells> = entries.iter().map(|entry| &entry.cells).collect();
    let ids: HashSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
    form.rules.iter().flat_map(|rule| breaches(form, rule, &rows, Some(&ids))).collect()
}

/// The breaches that can be told from `rows` of one unit, while those of the others are not at hand: whether a row
/// that is referred to is there, only the whole can tell.
pub fn findings_of_part<'c>(form: &Form, rows: impl IntoIterator<Item = &'c Cells>) -> Vec<RuleFinding> {
    let rows: Vec<&Cells> = rows.into_iter().collect();
    let rules = form.rules.iter().filter(|rule| !matches!(rule.kind, RuleKind::Refers { .. }));
    rules.flat_map(|rule| breaches(form, rule, &rows, None)).collect()
}

/// The rule by which a row may not be left out for `reason`, if the procedure has one:
/// a remark that demands it for this reason is refused, with the rule's clause.
pub fn still_counts<'f>(form: &'f Form, reason: &str) -> Option<&'f ContentRule> {
    form.rules
        .iter()
        .find(|rule| matches!(&rule.kind, RuleKind::StillCounts { reason: named } if named == reason))
}

fn breaches(
    form: &Form,
    rule: &ContentRule,
    rows: &[&Cells],
    ids: Option<&HashSet<EntryId>>,
) -> Vec<RuleFinding> {
    let mut found: Vec<Breach> = match &rule.kind {
        RuleKind::UniqueWithin { columns, within } => repeated(columns, within, rows),
        RuleKind::Uniform { column, values, same } => not_uniform(column, values, same, rows),
        RuleKind::Agrees { column, with, pairs } => disagreeing(column, with, pairs, rows),
        RuleKind::MoreThanFinal { within, column, only } => only_final(within, column, only, rows),
        RuleKind::Refers { column, to } => dangling(column, to, rows, ids),
        // What the list of processes says is looked at unit by unit.
        RuleKind::Covers { .. } | RuleKind::StillCounts { .. } => Vec::new(),
    };
    found.sort_by(|one, other| one.rows.cmp(&other.rows));
    let to_excluded = |breach: &Breach| match &rule.kind {
        RuleKind::Refers { column, .. } if ids.is_some() => {
            breach.rows.iter().any(|row| matches!(rows[*row].get(column), Some(Cell::Reference { .. })))
        }
        _ => false,
    };
    let told = |breach: Breach| {
        let severity = if to_excluded(&breach) { Severity::Error } else { rule.severity };
        let about: Vec<&Cells> = breach.rows.iter().filter_map(|row| rows.get(*row).copied()).collect();
        let proposal = proposal(form, rule, &about, &breach.value);
        RuleFinding { severity, proposal, ..breach.of(rule) }
    };
    found.into_iter().map(told).collect()
}

struct Breach {
    rows: Vec<usize>,
    column: Option<ColumnKey>,
    value: String,
}

impl Breach {
    fn of(self, rule: &ContentRule) -> RuleFinding {
        RuleFinding {
            rule: rule.key.clone(),
            rows: self.rows,
            column: self.column,
            value: self.value,
            severity: rule.severity,
            clause: rule.clause.clone(),
            text: rule.text.clone(),
            proposal: None,
        }
    }
}

fn is_blank(cells: &Cells, columns: &[ColumnKey]) -> bool {
    columns.iter().all(|column| cells.get(column).is_none_or(|cell| cell.is_empty()))
}

fn shown(cells: &Cells, columns: &[ColumnKey]) -> String {
    let texts = columns.iter().filter_map(|column| cells.get(column)).map(ToString::to_string);
    texts.collect::<Vec<_>>().join(", ")
}

/// Rows that agree in `columns`, by what they have there. A row with nothing there belongs to no group;
/// where there are no columns, all rows are one group.
fn groups(columns: &[ColumnKey], rows: &[&Cells]) -> Vec<Vec<usize>> {
    let mut spellings = Spellings::default();
    let mut groups: HashMap<RowKey, Vec<usize>> = HashMap::with_capacity(rows.len());
    for (place, cells) in rows.iter().copied().enumerate() {
        if columns.is_empty() || !is_blank(cells, columns) {
            groups.entry(spellings.key(cells, columns)).or_default().push(place);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

/// One finding for each repeated thing, with all the rows that have it.
fn repeated(columns: &[ColumnKey], within: &[ColumnKey], rows: &[&Cells]) -> Vec<Breach> {
    let told_apart = |cells: &Cells| within.is_empty() || !is_blank(cells, within);
    let both: Vec<ColumnKey> = within.iter().chain(columns).cloned().collect();
    groups(&both, rows)
        .into_iter()
        .filter(|group| {
            group.len() > 1
                && group.iter().all(|row| told_apart(rows[*row]) && !is_blank(rows[*row], columns))
        })
        .map(|group| Breach {
            value: shown(rows[group[0]], columns),
            column: columns.first().cloned(),
            rows: group,
        })
        .collect()
}

/// One finding for each value that is to be described alike, with the rows that differ from what prevails
/// (where two wordings are as frequent, from the one handed in first).
fn not_uniform(column: &ColumnKey, values: &[String], same: &[ColumnKey], rows: &[&Cells]) -> Vec<Breach> {
    let values = values.iter().filter_map(|value| {
        let members = rows_with(column, &folded(value), rows);
        let prevailing = prevailing(same, &members, rows)?;
        let key = cells_key(rows[prevailing], same);
        let differing: Vec<usize> =
            members.into_iter().filter(|row| cells_key(rows[*row], same) != key).collect();
        let value = shown(rows[prevailing], same);
        (!differing.is_empty()).then(|| Breach { rows: differing, column: same.first().cloned(), value })
    });
    values.collect()
}

fn rows_with(column: &ColumnKey, value: &str, rows: &[&Cells]) -> Vec<usize> {
    let has = |cells: &&Cells| {
        cells.get(column).is_some_and(|cell| cell.values().iter().any(|text| folded(text) == value))
    };
    rows.iter().enumerate().filter(|(_, cells)| has(cells)).map(|(place, _)| place).collect()
}

/// The first row of the most frequent wording.
fn prevailing(same: &[ColumnKey], members: &[usize], rows: &[&Cells]) -> Option<usize> {
    let mut wordings: HashMap<String, (usize, usize)> = HashMap::new();
    for row in members {
        wordings.entry(cells_key(rows[*row], same)).or_insert((0, *row)).0 += 1;
    }
    wordings.into_values().min_by_key(|(count, row)| (usize::MAX - count, *row)).map(|(_, row)| row)
}

/// One finding for each row whose value goes with others than stand beside it.
fn disagreeing(
    column: &ColumnKey,
    with: &ColumnKey,
    pairs: &[(String, Vec<String>)],
    rows: &[&Cells],
) -> Vec<Breach> {
    let mut allowed: HashMap<String, HashSet<String>> = HashMap::new();
    for (value, others) in pairs {
        allowed.entry(folded(value)).or_default().extend(others.iter().map(|other| folded(other)));
    }
    let listed: HashSet<&String> = allowed.values().flatten().collect();
    let values = |cells: &Cells, key: &ColumnKey| -> BTreeSet<String> {
        cells.get(key).into_iter().flat_map(|cell| cell.values()).map(|text| folded(text)).collect()
    };
    let agrees = |cells: &Cells| {
        let partners: Option<Vec<_>> = values(cells, column).iter().map(|value| allowed.get(value)).collect();
        // A value that is not listed goes with anything.
        partners.filter(|partners| !partners.is_empty()).is_none_or(|partners| {
            let goes =
                |other: &String| !listed.contains(other) || partners.iter().any(|set| set.contains(other));
            values(cells, with).iter().all(goes)
        })
    };
    let wrong = rows.iter().enumerate().filter(|(_, cells)| !agrees(cells));
    wrong
        .map(|(place, cells)| Breach {
            rows: vec![place],
            column: Some(column.clone()),
            value: shown(cells, &[column.clone(), with.clone()]),
        })
        .collect()
}

/// One finding for each row whose reference leads to no row: to one that was excluded, or never was there.
fn dangling(
    column: &ColumnKey,
    to: &ColumnKey,
    rows: &[&Cells],
    ids: Option<&HashSet<EntryId>>,
) -> Vec<Breach> {
    let texts = |cells: &Cells, key: &ColumnKey| -> Vec<String> {
        cells.get(key).into_iter().flat_map(|cell| cell.values()).map(|text| folded(text)).collect()
    };
    let known: HashSet<String> = rows.iter().flat_map(|cells| texts(cells, to)).collect();
    let leads = |cells: &Cells| match (cells.get(column), ids) {
        (Some(Cell::Reference { row, .. }), Some(ids)) => ids.contains(row),
        _ => texts(cells, column).iter().all(|text| known.contains(text)),
    };
    let wrong = rows.iter().enumerate().filter(|(_, cells)| !leads(cells));
    wrong
        .map(|(place, cells)| Breach {
            rows: vec![place],
            column: Some(column.clone()),
            value: shown(cells, std::slice::from_ref(column)),
        })
        .collect()
}

/// One finding for each group whose rows, all together, have nothing in `column` but the final purposes.
fn only_final(within: &[ColumnKey], column: &ColumnKey, only: &[String], rows: &[&Cells]) -> Vec<Breach> {
    let only: HashSet<String> = only.iter().map(|value| folded(value)).collect();
    let formal = |group: &[usize]| {
        let mut values =
            group.iter().filter_map(|row| rows[*row].get(column)).flat_map(|cell| cell.values()).peekable();
        values.peek().is_some() && values.all(|value| only.contains(&folded(value)))
    };
    groups(within, rows)
        .into_iter()
        .filter(|group| formal(group))
        .map(|group| Breach {
            value: shown(rows[group[0]], within),
            column: Some(column.clone()),
            rows: group,
        })
        .collect()
}
