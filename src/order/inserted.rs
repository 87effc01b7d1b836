//! A clause that is put between those of a file, or taken out: what stands behind it moves by one number, and so does
//! whatever refers to that.

use super::citation::Citation;
use super::clause::{Amendment, Clause, Entry, Provision};
use super::renumbered::{Moving, next_of};

/// `clauses` with `inserted` before the one at `at`; it takes the number of that one.
pub fn inserted(clauses: &[Clause], at: usize, inserted: Clause) -> Vec<Clause> {
    let at = at.min(clauses.len());
    let number = match clauses.get(at) {
        Some(next) => next.number.clone().unwrap_or_else(|| (at + 1).to_string()),
        None => clauses
            .last()
            .and_then(|last| next_of(last.number.as_deref()?))
            .unwrap_or_else(|| (at + 1).to_string()),
    };
    let Some(moving) = Moving::opened(&number) else {
        // A numbering of its own kind is left as it is.
        let mut all = clauses.to_vec();
        all.insert(at, inserted);
        return all;
    };
    let own = Clause { number: (number != (at + 1).to_string()).then(|| number.clone()), ..inserted };
    let mut all: Vec<Clause> = clauses.iter().map(|clause| referring(clause, moving)).collect();
    all.iter_mut().skip(at).for_each(|behind| *behind = numbered_anew(behind, moving));
    all.insert(at, own);
    all
}

/// `clauses` that neither amend nor repeal the acts that are `left_out`; a clause that has nothing else to say goes.
/// Changes that stand in an annex stay: the annex would be left without its clause.
pub fn without(clauses: &[Clause], left_out: &dyn Fn(&Citation) -> bool) -> Vec<Clause> {
    let mut all = clauses.to_vec();
    while let Some(path) = gone(&all, left_out) {
        all = taken_out(&all, &path);
    }
    all.iter().map(|clause| sparing(clause, left_out)).collect()
}

/// Where the first clause stands that has nothing to say but of acts that are left out.
fn gone(clauses: &[Clause], left_out: &dyn Fn(&Citation) -> bool) -> Option<Vec<usize>> {
    clauses.iter().enumerate().find_map(|(at, clause)| {
        if is_gone(clause, left_out) {
            return Some(vec![at]);
        }
        gone(&clause.clauses, left_out).map(|path| std::iter::once(at).chain(path).collect())
    })
}

fn is_gone(clause: &Clause, left_out: &dyn Fn(&Citation) -> bool) -> bool {
    match &clause.provision {
        Some(Provision::Amend(amendments)) => amendments.iter().all(|one| is_out(one, left_out)),
        Some(Provision::Repeal(repeal)) => {
            repeal.annex.is_none() && repeal.acts.iter().all(|one| left_out(&one.act))
        }
        // «Признать утратившими силу:», and each act is a clause under it.
        None => {
            let leads_in = clause.wording.as_deref().is_some_and(|words| words.trim_end().ends_with(':'));
            leads_in
                && !clause.clauses.is_empty()
                && clause.clauses.iter().all(|under| is_gone(under, left_out))
        }
        Some(_) => false,
    }
}

fn is_out(amendment: &Amendment, left_out: &dyn Fn(&Citation) -> bool) -> bool {
    amendment.annex.is_none() && left_out(&amendment.act)
}

/// A clause that speaks of other acts too, which it keeps; words of its own that name them all are not used then.
fn sparing(clause: &Clause, left_out: &dyn Fn(&Citation) -> bool) -> Clause {
    let mut kept = clause.clone();
    match &mut kept.provision {
        Some(Provision::Amend(amendments)) => amendments.retain(|one| !is_out(one, left_out)),
        Some(Provision::Repeal(repeal)) => repeal.acts.retain(|one| !left_out(&one.act)),
        _ => {}
    }
    if kept.provision != clause.provision {
        kept.wording = None;
    }
    kept.clauses = clause.clauses.iter().map(|under| sparing(under, left_out)).collect();
    kept
}

/// `clauses` without the one that `path` leads to.
fn taken_out(clauses: &[Clause], path: &[usize]) -> Vec<Clause> {
    let place = place(clauses, "", path);
    let moving =
        place.as_ref().and_then(|(above, number, next)| Moving::closed(above, number, next.as_deref()));
    let Some(moving) = moving else { return cut(clauses, path, &Clause::clone) };
    let all: Vec<Clause> = clauses.iter().map(|clause| referring(clause, moving)).collect();
    cut(&all, path, &|behind| numbered_anew(behind, moving))
}

/// The number above the clause that `path` leads to, its own, and that of the next one beside it.
fn place(clauses: &[Clause], above: &str, path: &[usize]) -> Option<(String, String, Option<String>)> {
    let (at, deeper) = path.split_first()?;
    let counted = |at: usize| if above.is_empty() { at.to_string() } else { format!("{above}.{at}") };
    let number =
        |at: usize| clauses.get(at).map(|clause| clause.number.clone().unwrap_or_else(|| counted(at + 1)));
    match deeper {
        [] => Some((above.to_owned(), number(*at)?, number(at + 1))),
        deeper => place(&clauses.get(*at)?.clauses, &number(*at)?, deeper),
    }
}

/// `clauses` but for the one that `path` leads to; those beside and behind it are as `moved` has them.
fn cut(clauses: &[Clause], path: &[usize], moved: &dyn Fn(&Clause) -> Clause) -> Vec<Clause> {
    let Some((at, deeper)) = path.split_first() else { return clauses.to_vec() };
    let mut all = clauses.to_vec();
    match all.get_mut(*at) {
        Some(clause) if !deeper.is_empty() => clause.clauses = cut(&clause.clauses, deeper, moved),
        Some(_) => {
            all.remove(*at);
            all.iter_mut().skip(*at).for_each(|behind| *behind = moved(behind));
        }
        None => {}
    }
    all
}

/// A clause behind the place: its number, and those of the clauses under it, have moved.
fn numbered_anew(clause: &Clause, moving: Moving<'_>) -> Clause {
    Clause {
        number: clause.number.as_deref().map(|number| moving.number(number)),
        clauses: clause.clauses.iter().map(|under| numbered_anew(under, moving)).collect(),
        ..clause.clone()
    }
}

/// A clause that may refer to others of its order by their numbers, with those under it.
fn referring(clause: &Clause, moving: Moving<'_>) -> Clause {
    let mut clause = clause.clone();
    let renumber = |words: &mut String| *words = moving.words(words, false);
    match &mut clause.provision {
        Some(Provision::EnterIntoForce(entries)) => {
            for Entry { what, .. } in entries {
                *what = what.as_deref().map(|words| moving.words(words, true));
            }
        }
        Some(Provision::Approve(approval)) => approval.also.iter_mut().for_each(renumber),
        Some(Provision::Instruct(told)) => renumber(&mut told.task),
        Some(Provision::Establish(points)) => points.iter_mut().for_each(renumber),
        Some(Provision::Publish(published)) => {
            published.what.iter_mut().chain(&mut published.term).for_each(renumber);
        }
        Some(Provision::Amend(_) | Provision::Repeal(_) | Provision::Control(_)) | None => {}
    }
    clause.wording.iter_mut().for_each(renumber);
    clause.clauses = clause.clauses.iter().map(|under| referring(under, moving)).collect();
    clause
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{ClauseKind, Itself, Repeal, Repealed, numbered};
    use prikaz_domain::OrderKind;

    fn clause(number: Option<&str>, wording: &str) -> Clause {
        Clause {
            kind: ClauseKind::Free,
            provision: None,
            wording: Some(wording.to_owned()),
            number: number.map(str::to_owned),
            itself: Itself::This,
            clauses: Vec::new(),
        }
    }

    fn act(number: &str) -> Citation {
        Citation {
            kind: OrderKind::Order,
            issuer: None,
            date: Some(date!(2024 - 03 - 20)),
            number: Some(number.to_owned()),
            title: None,
            date_style: None,
            number_sign: None,
        }
    }

    fn repeal(acts: &[&str]) -> Clause {
        let acts = acts.iter().map(|number| Repealed { act: act(number), part: None }).collect();
        let provision = Some(Provision::Repeal(Repeal { acts, annex: None }));
        Clause { kind: ClauseKind::Repeal, provision, wording: None, ..clause(None, "") }
    }

    /// The clauses as a clerk reads them: number, and words or the acts that are repealed.
    fn read(clauses: &[Clause]) -> String {
        let words = |clause: &Clause| match &clause.provision {
            Some(Provision::Repeal(repeal)) => {
                let numbers = repeal.acts.iter().filter_map(|one| one.act.number.clone());
                numbers.map(|number| format!("-{number}")).collect()
            }
            _ => clause.wording.clone().unwrap_or_default(),
        };
        let lines =
            numbered(clauses).into_iter().map(|(number, _, clause)| format!("{number} {}", words(clause)));
        lines.collect::<Vec<_>>().join("; ")
    }

    fn numbers(clauses: &[Clause]) -> String {
        let of =
            |(at, clause): (usize, &Clause)| clause.number.clone().unwrap_or_else(|| (at + 1).to_string());
        clauses.iter().enumerate().map(of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn clauses_numbered_by_letters_move_too() {
        let all = [
            clause(None, "по пункту 2а настоящего приказа"),
            clause(None, "по пунктам 2а, 2б и 3 настоящего приказа"),
            clause(Some("2а"), "контроль"),
            clause(Some("2б"), "сила"),
            clause(Some("3"), "по пункту 2 настоящего приказа"),
        ];
        let made = inserted(&all, 2, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 2а 2б 2в 3");
        assert_eq!(made[0].wording.as_deref(), Some("по пункту 2б настоящего приказа"));
        assert_eq!(made[1].wording.as_deref(), Some("по пунктам 2б, 2в и 3 настоящего приказа"));
        let made = inserted(&all, 4, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 2а 2б 3 4");
        assert_eq!(made[1].wording.as_deref(), Some("по пунктам 2а, 2б и 4 настоящего приказа"));
        let made = inserted(&all, 1, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 3 3а 3б 4");
        assert_eq!(made[2].wording.as_deref(), Some("по пунктам 3а, 3б и 4 настоящего приказа"));
        let made = inserted(&all[..4], 4, clause(None, "отмена"));
        assert_eq!(numbers(&made), "1 2 2а 2б 3");
    }

    #[test]
    fn a_clause_put_behind_the_last_moves_nothing() {
        let all = [clause(None, "по пункту 2 настоящего приказа"), clause(None, "контроль")];
        let made = inserted(&all, 2, clause(None, "отмена"));
        assert_eq!(read(&made), "1 по пункту 2 настоящего приказа; 2 контроль; 3 отмена");
        let made = inserted(&[], 0, clause(None, "отмена"));
        assert_eq!(read(&made), "1 отмена");
    }

    #[test]
    fn a_reference_of_a_clause_under_another_moves_by_one_however_deep_it_stands() {
        let deepest = clause(None, "по пункту 4 настоящего приказа");
        let under = Clause {
            clauses: vec![deepest], ..clause(None, "по пункту 4 настоящего приказа")
        };
        let third = Clause { clauses: vec![under], ..clause(None, "бюджетному отделу:") };
        let all = [clause(None, "утвердить"), clause(None, "сила"), third, clause(None, "контроль")];
        let made = inserted(&all, 1, clause(None, "отмена"));
        assert_eq!(
            read(&made),
            "1 утвердить; 2 отмена; 3 сила; 4 бюджетному отделу:; 4.1 по пункту 5 настоящего приказа; \
             4.1.1 по пункту 5 настоящего приказа; 5 контроль"
        );
    }

    #[test]
    fn a_clause_on_acts_that_are_left_out_goes_and_the_others_close_up() {
        let gone =
            |citation: &Citation| citation.number.as_deref().is_some_and(|number| "70 71".contains(number));
        let rest = [clause(None, "по пункту 4 настоящего приказа"), clause(None, "контроль")];
        let with = |middle: Clause| [&[clause(None, "утвердить"), middle][..], &rest].concat();
        let lead = |acts: &[&str]| {
            let clauses = acts.iter().map(|number| repeal(&[number])).collect();
            Clause { clauses, ..clause(None, "признать утратившими силу:") }
        };
        let cases = [
            (with(repeal(&["70"])), "1 утвердить; 2 по пункту 3 настоящего приказа; 3 контроль"),
            (with(repeal(&["70", "72"])), "1 утвердить; 2 -72; 3 по пункту 4 настоящего приказа; 4 контроль"),
            (with(repeal(&["72"])), "1 утвердить; 2 -72; 3 по пункту 4 настоящего приказа; 4 контроль"),
            (with(lead(&["70", "71"])), "1 утвердить; 2 по пункту 3 настоящего приказа; 3 контроль"),
            (
                with(lead(&["70", "72"])),
                "1 утвердить; 2 признать утратившими силу:; 2.1 -72; 3 по пункту 4 настоящего приказа; 4 контроль",
            ),
            ([&rest[..], &[repeal(&["71"])]].concat(), "1 по пункту 3 настоящего приказа; 2 контроль"),
            // Where «2» goes, «2а» takes its place, and what is behind stays.
            (
                vec![
                    clause(Some("1"), "по пунктам 2а и 3 настоящего приказа"),
                    Clause { number: Some("2".to_owned()), ..repeal(&["70"]) },
                    clause(Some("2а"), "контроль"),
                    clause(Some("3"), "сила"),
                ],
                "1 по пунктам 2 и 3 настоящего приказа; 2 контроль; 3 сила",
            ),
        ];
        for (clauses, right) in cases {
            assert_eq!(read(&without(&clauses, &gone)), right, "{}", read(&clauses));
        }
        // Words that name them all say too much as soon as one of them is left out.
        let worded = Clause {
            wording: Some("признать утратившими № 70 и № 72".to_owned()),
            ..repeal(&["70", "72"])
        };
        assert_eq!(without(&[worded], &gone)[0].wording, None);
    }
}
