//! How examples are told apart: each is a row of choices, and the rows are walked through.

use std::collections::VecDeque;

/// A type whose values can be made up, one for every shape they may have.
pub trait Example: Sized {
    /// One value; `chooser` tells which.
    fn example(chooser: &mut Chooser) -> Self;
}

/// Answers the questions that come up while an example is made: absent or present, which variant, how many.
#[derive(Debug)]
pub struct Chooser {
    plan: Vec<usize>,
    rest: Rest,
    made: Vec<Choice>,
}

/// What is chosen where nothing is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// The first: nothing optional, empty lists.
    Least,
    /// The last: everything there is.
    Most,
}

#[derive(Debug, Clone, Copy)]
struct Choice {
    taken: usize,
    of: usize,
}

impl Chooser {
    /// One of `of` ways, from 0; the first is the barest, the last the fullest.
    pub fn choose(&mut self, of: usize) -> usize {
        let last = of.saturating_sub(1);
        let taken = match (self.plan.get(self.made.len()), self.rest) {
            (Some(planned), _) => (*planned).min(last),
            (None, Rest::Least) => 0,
            (None, Rest::Most) => last,
        };
        self.made.push(Choice { taken, of });
        taken
    }

    /// One of `values`.
    pub fn one<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.choose(values.len())].clone()
    }

    /// An example of whatever is wanted.
    pub fn draw<T: Example>(&mut self) -> T {
        T::example(self)
    }
}

/// Examples of `T`: for each way of its first choice the barest and the fullest, each of them with every single
/// choice made otherwise, then with two, three, …, up to `most` of them.
pub fn examples<T: Example>(most: usize) -> Vec<T> {
    let mut found = Vec::new();
    each(most, |chooser| drop(T::example(chooser)), &mut |chooser| found.push(T::example(chooser)));
    found
}

/// Calls `make` for each example that [`examples`] tells of; `first` makes one that is not wanted, to learn how many
/// ways its first choice has. One walk for all types: there are hundreds, and a walk is much code.
fn each(most: usize, first: fn(&mut Chooser), make: &mut dyn FnMut(&mut Chooser)) {
    let roots = made(Vec::new(), Rest::Least, &mut { first }).first().map_or(1, |choice| choice.of);
    for root in 0..roots {
        below(root, most, make);
    }
}

fn below(root: usize, most: usize, make: &mut dyn FnMut(&mut Chooser)) {
    let mut waiting = VecDeque::from([(vec![root], Rest::Least, 0), (vec![root], Rest::Most, 0)]);
    let mut found = 0;
    while let Some((plan, rest, depth)) = waiting.pop_front() {
        let from = plan.len();
        let made = made(plan, rest, make);
        found += 1;
        // Every single choice is tried whatever it costs; combinations as far as the measure goes.
        if depth == 0 || found + waiting.len() < most {
            let others = otherwise(&made, from).map(|plan| (plan, rest, depth + 1));
            waiting.extend(others);
        }
    }
}

/// The choices that `make` has come upon.
fn made(plan: Vec<usize>, rest: Rest, make: &mut dyn FnMut(&mut Chooser)) -> Vec<Choice> {
    let mut chooser = Chooser { plan, rest, made: Vec::new() };
    make(&mut chooser);
    chooser.made
}

/// The rows of choices that differ from `made` first at one place from `from` on.
fn otherwise(made: &[Choice], from: usize) -> impl Iterator<Item = Vec<usize>> {
    let places = from..made.len();
    places.flat_map(move |place| {
        let other = (0..made[place].of).filter(move |way| *way != made[place].taken);
        other.map(move |way| {
            let before = made[..place].iter().map(|choice| choice.taken);
            before.chain([way]).collect()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::examples;

    #[test]
    fn every_combination_is_met_where_there_are_few() {
        let mut pairs: Vec<(bool, Option<bool>)> = examples(100);
        pairs.sort_unstable();
        pairs.dedup();
        assert_eq!(pairs.len(), 6);
    }

    #[test]
    fn every_single_choice_is_met_whatever_the_measure() {
        let lists: Vec<(Vec<u32>, Option<i64>)> = examples(1);
        for count in 0..3 {
            assert!(lists.iter().any(|(list, _)| list.len() == count), "{count}");
        }
        assert!(lists.iter().any(|(_, number)| number.is_some_and(|number| number < 0)));
    }
}
