//! Columns whose borders were dragged: Word cuts its grid anew wherever a border stands some millimetres further on in
//! one row than in another, and a cell then begins in a column that is none.
//!
//! Two borders that no row has both are one border where rows with as many cells stand on either of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// More borders, or more ways to cut a row, than this no table has that people make.
const MOST_EDGES: usize = 200;
const MOST_CUTS: usize = 300;

/// How the rows of a table are cut: where their cells begin, and where the last one ends; with how many rows are cut so.
#[derive(Debug, Default)]
pub(super) struct Cuts(BTreeMap<Vec<u32>, usize>);

/// For each column of the grid that is none: the one it is taken for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns(HashMap<u32, u32>);

/// Borders that are taken for one.
struct Border {
    members: Vec<u32>,
    /// Ways to cut a row that have it, by their places.
    cuts: BTreeSet<usize>,
}

impl Cuts {
    /// Takes note of a row.
    pub(super) fn add(&mut self, edges: &[u32]) {
        let is_full = self.0.len() > MOST_CUTS;
        match self.0.get_mut(edges) {
            Some(count) => *count += 1,
            None if is_full => {}
            None => drop(self.0.insert(edges.to_vec(), 1)),
        }
    }

    /// The columns that are taken for others, in a grid of these `widths`.
    pub(super) fn settled(&self, widths: &[u32]) -> Columns {
        let edges: BTreeSet<u32> = self.0.keys().flatten().copied().collect();
        if self.0.len() < 2 || self.0.len() > MOST_CUTS || edges.len() > MOST_EDGES {
            return Columns::default();
        }
        let cells: Vec<usize> = self.0.keys().map(Vec::len).collect();
        let mut borders: Vec<Border> = edges.into_iter().map(|edge| self.border(edge)).collect();
        let at = |edge: u32| -> u64 {
            let known = widths.iter().take(edge as usize).map(|width| u64::from(*width)).sum::<u64>();
            known + u64::from(edge.saturating_sub(u32::try_from(widths.len()).unwrap_or(u32::MAX)))
        };
        loop {
            let pairs = borders.windows(2).enumerate().filter(|(_, pair)| is_one(&pair[0], &pair[1], &cells));
            let nearest = pairs.min_by_key(|(_, pair)| {
                at(pair[1].members[0]).saturating_sub(at(pair[0].members[pair[0].members.len() - 1]))
            });
            let Some((place, _)) = nearest else { break };
            let Border { members, cuts } = borders.remove(place + 1);
            borders[place].members.extend(members);
            borders[place].cuts.extend(cuts);
        }
        let drifted = borders.into_iter().filter(|border| border.members.len() > 1);
        Columns(drifted.flat_map(|border| self.taken_for(&border)).collect())
    }

    fn border(&self, edge: u32) -> Border {
        let cuts = self.0.keys().enumerate().filter(|(_, cut)| cut.contains(&edge));
        Border { members: vec![edge], cuts: cuts.map(|(place, _)| place).collect() }
    }

    /// The members of a border, each with the one that most rows have.
    fn taken_for(&self, border: &Border) -> Vec<(u32, u32)> {
        let rows = |edge: u32| {
            self.0.iter().filter(|(cut, _)| cut.contains(&edge)).map(|(_, count)| count).sum::<usize>()
        };
        // Of equals the first, hence the reversal.
        let usual = border.members.iter().rev().copied().max_by_key(|edge| rows(*edge));
        usual
            .into_iter()
            .flat_map(|usual| border.members.iter().map(move |member| (*member, usual)))
            .collect()
    }
}

/// Whether two neighbouring borders are one: no row has both, and rows with as many cells have either.
fn is_one(one: &Border, other: &Border, cells: &[usize]) -> bool {
    let counts: BTreeSet<usize> = one.cuts.iter().map(|cut| cells[*cut]).collect();
    one.cuts.is_disjoint(&other.cuts) && other.cuts.iter().any(|cut| counts.contains(&cells[*cut]))
}

impl Columns {
    /// The column that `column` is taken for.
    pub(crate) fn of(&self, column: u32) -> u32 {
        self.0.get(&column).copied().unwrap_or(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(rows: &[&[u32]], widths: &[u32]) -> Vec<(u32, u32)> {
        let mut cuts = Cuts::default();
        rows.iter().for_each(|row| cuts.add(row));
        let mut taken: Vec<(u32, u32)> =
            cuts.settled(widths).0.into_iter().filter(|(from, to)| from != to).collect();
        taken.sort_unstable();
        taken
    }

    #[test]
    fn a_dragged_border_is_the_border_it_was() {
        assert_eq!(settled(&[&[0, 1, 2, 4], &[0, 1, 2, 4], &[0, 1, 3, 4]], &[]), [(3, 2)]);
        // Of three places the nearer ones are one.
        assert_eq!(
            settled(&[&[0, 1, 4, 5], &[0, 1, 4, 5], &[0, 2, 4, 5], &[0, 3, 4, 5]], &[9, 2, 3, 9, 9]),
            [(2, 1), (3, 1)]
        );
    }

    #[test]
    fn columns_that_a_row_has_both_stay_two() {
        assert_eq!(settled(&[&[0, 1, 2, 3], &[0, 2, 3], &[0, 3], &[1, 2, 3]], &[]), []);
        assert_eq!(settled(&[&[0, 1, 2, 3, 4], &[0, 2, 4], &[0, 1, 4]], &[]), []);
    }
}
