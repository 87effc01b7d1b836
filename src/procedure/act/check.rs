//! Holds every clause that a rule cites against the text of the act.

use super::cite::{self, Citation};
use super::{Act, Point};
use crate::fault::FaultKind;
use crate::reader::Node;
use prikaz_placed::walk;

/// Notes each clause below `root` that cites what the act does not have. `columns` is how many columns the form has,
/// where it could be read.
pub(crate) fn note_clauses(root: &Node<'_>, act: &Act, columns: Option<usize>) {
    walk(root, &mut |node| {
        let is_clause = node.path().ends_with(".clause") && node.is_text();
        if is_clause && let Some(clause) = node.any_text() {
            note_clause(node, &clause, act, columns);
        }
    });
}

fn note_clause(node: &Node<'_>, clause: &str, act: &Act, columns: Option<usize>) {
    let is_beyond = |part: &str| act.beyond.iter().any(|beyond| beyond == part.trim());
    if clause.trim().is_empty() || is_beyond(clause) {
        return;
    }
    for part in clause.split(';').filter(|part| !is_beyond(part)) {
        match cite::parse(part) {
            None => node.fault(FaultKind::ClauseUnclear { clause: part.trim().to_owned() }),
            Some(cited) => {
                let absent = cited.iter().find(|one| !stands(one, act, columns, own_column(node)));
                if absent.is_some() {
                    node.fault(FaultKind::ClauseAbsent { clause: part.trim().to_owned() });
                }
            }
        }
    }
}

fn stands(citation: &Citation, act: &Act, columns: Option<usize>, own: Option<usize>) -> bool {
    match citation {
        Citation::Point { number, items, paragraph } => {
            act.point(number).is_some_and(|point| point_has(point, items, *paragraph))
        }
        Citation::Section { name, paragraph } => act.section(name).is_some_and(|section| {
            let is_unread = section.points.iter().any(|point| point.paragraphs.is_empty());
            is_unread || paragraph.is_none_or(|last| (1..=section.paragraphs()).contains(&last))
        }),
        Citation::Form { column: None } => act.form.is_some(),
        Citation::Form { column: Some(number) } => {
            let within = columns.is_none_or(|columns| (1..=columns).contains(number));
            act.form.is_some() && within && own.is_none_or(|own| own == *number)
        }
    }
}

fn point_has(point: &Point, items: &[String], paragraph: Option<usize>) -> bool {
    // A point without paragraphs could not be read and has its own fault.
    if point.paragraphs.is_empty() {
        return true;
    }
    let has_paragraph = paragraph.is_none_or(|last| (1..=point.paragraphs.len()).contains(&last));
    has_paragraph && items.iter().all(|item| point.has_item(item))
}

/// A column that cites a column of the form cites itself: `column[3].clause` is the third.
fn own_column(node: &Node<'_>) -> Option<usize> {
    node.path().strip_prefix("column[")?.strip_suffix("].clause")?.parse().ok()
}
