//! Applies the rules about content to rows: those of one submission, or a whole draft.

use prikaz_domain::{Cell, ColumnKey, Entry, EntryId, Finding, ReasonKey, Severity};

use super::grid::Grid;
use super::proposal::{Proposal, proposal};
use crate::words::spelling::{HashMap, HashSet, RowKey};
use crate::{Cells, ContentRule, Form, RuleKind};

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
    look(form, form.rules.iter().collect(), rows.into_iter().collect(), None)
}

/// As [`findings`], of rows that have their identities. A reference to a row that was excluded is an error whatever
/// the rule says: there is no number to print.
pub fn findings_of_edition(form: &Form, entries: &[Entry]) -> Vec<RuleFinding> {
    let rows: Vec<&Cells> = entries.iter().map(|entry| &entry.cells).collect();
    let ids: HashSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
    look(form, form.rules.iter().collect(), rows, Some(&ids))
}

/// The breaches that can be told from `rows` of one unit, while those of the others are not at hand: whether a row
/// that is referred to is there, only the whole can tell.
pub fn findings_of_part<'c>(form: &Form, rows: impl IntoIterator<Item = &'c Cells>) -> Vec<RuleFinding> {
    let rules = form.rules.iter().filter(|rule| !matches!(rule.kind, RuleKind::Refers { .. }));
    look(form, rules.collect(), rows.into_iter().collect(), None)
}

/// The rule by which a row may not be left out for `reason`, if the procedure has one:
/// a remark that demands it for this reason is refused, with the rule's clause.
pub fn still_counts<'f>(form: &'f Form, reason: &str) -> Option<&'f ContentRule> {
    counting_reasons(form).find(|(key, _)| key.as_str() == reason).map(|(_, rule)| rule)
}

/// The reasons for which rows count although one might leave them out, each with its rule.
pub fn counting_reasons(form: &Form) -> impl Iterator<Item = (&ReasonKey, &ContentRule)> {
    form.rules.iter().filter_map(|rule| match &rule.kind {
        RuleKind::StillCounts { reason } => Some((reason, rule)),
        _ => None,
    })
}

fn look(
    form: &Form,
    rules: Vec<&ContentRule>,
    rows: Vec<&Cells>,
    ids: Option<&HashSet<EntryId>>,
) -> Vec<RuleFinding> {
    let grid = Grid::of(rows, rules.iter().flat_map(|rule| rule.kind.compared()));
    rules.into_iter().flat_map(|rule| breaches(form, rule, &grid, ids)).collect()
}

fn breaches(
    form: &Form,
    rule: &ContentRule,
    grid: &Grid<'_>,
    ids: Option<&HashSet<EntryId>>,
) -> Vec<RuleFinding> {
    let rows = grid.rows();
    let mut found: Vec<Breach> = match &rule.kind {
        RuleKind::UniqueWithin { columns, within } => repeated(columns, within, grid),
        RuleKind::Uniform { column, values, same } => not_uniform(column, values, same, grid),
        RuleKind::Agrees { column, with, pairs } => disagreeing(column, with, pairs, grid),
        RuleKind::NeededWhere { column, with, values } => lacking(column, with, values, grid),
        RuleKind::MoreThanFinal { within, column, only } => only_final(within, column, only, grid),
        RuleKind::Refers { column, to } => dangling(column, to, grid, ids),
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

fn shown(cells: &Cells, columns: &[ColumnKey]) -> String {
    let texts = columns.iter().filter_map(|column| cells.get(column)).map(ToString::to_string);
    texts.collect::<Vec<_>>().join(", ")
}

/// One finding for each repeated thing, with all the rows that have it.
fn repeated(columns: &[ColumnKey], within: &[ColumnKey], grid: &Grid<'_>) -> Vec<Breach> {
    let told_apart = |row: usize| within.is_empty() || !grid.is_blank(row, within);
    let both: Vec<ColumnKey> = within.iter().chain(columns).cloned().collect();
    let groups = grid.groups(&both).into_iter();
    groups
        .filter(|group| group.len() > 1)
        .filter(|group| group.iter().all(|row| told_apart(*row) && !grid.is_blank(*row, columns)))
        .map(|group| Breach {
            value: shown(grid.rows()[group[0]], columns),
            column: columns.first().cloned(),
            rows: group,
        })
        .collect()
}

/// One finding for each value that is to be described alike, with the rows that differ from what prevails
/// (where two wordings are as frequent, from the one handed in first).
fn not_uniform(column: &ColumnKey, values: &[String], same: &[ColumnKey], grid: &Grid<'_>) -> Vec<Breach> {
    let values = values.iter().filter_map(|value| {
        let value = grid.number(value)?;
        let members: Vec<usize> =
            (0..grid.rows().len()).filter(|row| grid.at(*row, column).contains(&value)).collect();
        let prevailing = prevailing(same, &members, grid)?;
        let key = grid.key(prevailing, same);
        let differing: Vec<usize> = members.into_iter().filter(|row| grid.key(*row, same) != key).collect();
        let value = shown(grid.rows()[prevailing], same);
        (!differing.is_empty()).then(|| Breach { rows: differing, column: same.first().cloned(), value })
    });
    values.collect()
}

/// The first row of the most frequent wording.
fn prevailing(same: &[ColumnKey], members: &[usize], grid: &Grid<'_>) -> Option<usize> {
    let mut wordings: HashMap<RowKey, (usize, usize)> = HashMap::default();
    for row in members {
        wordings.entry(grid.key(*row, same)).or_insert((0, *row)).0 += 1;
    }
    wordings.into_values().min_by_key(|(count, row)| (usize::MAX - count, *row)).map(|(_, row)| row)
}

/// One finding for each row whose value goes with others than stand beside it.
fn disagreeing(
    column: &ColumnKey,
    with: &ColumnKey,
    pairs: &[(String, Vec<String>)],
    grid: &Grid<'_>,
) -> Vec<Breach> {
    let mut allowed: HashMap<u32, HashSet<u32>> = HashMap::default();
    let mut listed: HashSet<u32> = HashSet::default();
    for (value, others) in pairs {
        let others: Vec<u32> = others.iter().filter_map(|other| grid.number(other)).collect();
        listed.extend(&others);
        if let Some(value) = grid.number(value) {
            allowed.entry(value).or_default().extend(others);
        }
    }
    let agrees = |row: &usize| {
        let own = grid.at(*row, column);
        // A value that is not listed goes with anything.
        let anything = own.is_empty() || own.iter().any(|value| !allowed.contains_key(value));
        let goes = |other: &u32| {
            let partner = |value: &u32| allowed.get(value).is_some_and(|partners| partners.contains(other));
            !listed.contains(other) || own.iter().any(partner)
        };
        anything || grid.at(*row, with).iter().all(goes)
    };
    let wrong = (0..grid.rows().len()).filter(|row| !agrees(row));
    wrong
        .map(|row| Breach {
            rows: vec![row],
            column: Some(column.clone()),
            value: shown(grid.rows()[row], &[column.clone(), with.clone()]),
        })
        .collect()
}

/// One finding for each row that has one of `values` in `with` and nothing in `column`.
fn lacking(column: &ColumnKey, with: &ColumnKey, values: &[String], grid: &Grid<'_>) -> Vec<Breach> {
    let values: HashSet<u32> = values.iter().filter_map(|value| grid.number(value)).collect();
    let is_needed = |row: &usize| grid.at(*row, with).iter().any(|value| values.contains(value));
    let lacks = |row: &usize| grid.is_blank(*row, std::slice::from_ref(column));
    let wrong = (0..grid.rows().len()).filter(|row| is_needed(row) && lacks(row));
    wrong
        .map(|row| Breach {
            rows: vec![row],
            column: Some(column.clone()),
            value: shown(grid.rows()[row], std::slice::from_ref(with)),
        })
        .collect()
}

/// One finding for each row whose reference leads to no row: to one that was excluded, or never was there.
fn dangling(
    column: &ColumnKey,
    to: &ColumnKey,
    grid: &Grid<'_>,
    ids: Option<&HashSet<EntryId>>,
) -> Vec<Breach> {
    let places = 0..grid.rows().len();
    let known: HashSet<u32> = places.clone().flat_map(|row| grid.at(row, to).iter().copied()).collect();
    let leads = |row: &usize| match (grid.rows()[*row].get(column), ids) {
        (Some(Cell::Reference { row, .. }), Some(ids)) => ids.contains(row),
        _ => grid.at(*row, column).iter().all(|text| known.contains(text)),
    };
    let wrong = places.filter(|row| !leads(row));
    wrong
        .map(|row| Breach {
            rows: vec![row],
            column: Some(column.clone()),
            value: shown(grid.rows()[row], std::slice::from_ref(column)),
        })
        .collect()
}

/// One finding for each group whose rows, all together, have nothing in `column` but the final purposes.
fn only_final(within: &[ColumnKey], column: &ColumnKey, only: &[String], grid: &Grid<'_>) -> Vec<Breach> {
    let only: HashSet<u32> = only.iter().filter_map(|value| grid.number(value)).collect();
    let formal = |group: &[usize]| {
        let mut values = group.iter().flat_map(|row| grid.at(*row, column)).peekable();
        values.peek().is_some() && values.all(|value| only.contains(value))
    };
    let groups = grid.groups(within).into_iter();
    groups
        .filter(|group| formal(group))
        .map(|group| Breach {
            value: shown(grid.rows()[group[0]], within),
            column: Some(column.clone()),
            rows: group,
        })
        .collect()
}
