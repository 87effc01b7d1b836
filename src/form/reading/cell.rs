//! Checks the text of one cell against its column.

use std::collections::BTreeSet;

use prikaz_domain::{Cell, ColumnKey, code_point};

use crate::definition::typed;
use crate::table::fault::FaultKind;
use crate::words::nearest::{Lexicon, Likeness};
use crate::words::spelling::{HashMap, HashSet};
use crate::words::text::{excerpt, folded, forbidden_sign, mixed_word, says_something, tidy};
use crate::words::values::{Value, values_of};
use crate::{Column, ColumnKind, Form, Markup, Presence};

/// More values than this are no cell but a file in a cell.
const MOST_VALUES: usize = 100;
/// An own value of a vocabulary is a phrase, not a page.
const LONGEST_VALUE: usize = 1000;
/// Answers are kept for so many texts of a column, each of at most so many bytes: enough for any vocabulary.
const MOST_KEPT: usize = 2_000;
const LONGEST_KEPT: usize = 2_000;
/// What worksheets show for a failed formula, in Russian and in English.
const FAILURES: [&str; 18] = [
    "#Н/Д",
    "#N/A",
    "#ССЫЛКА!",
    "#REF!",
    "#ЗНАЧ!",
    "#VALUE!",
    "#ДЕЛ/0!",
    "#DIV/0!",
    "#ИМЯ?",
    "#NAME?",
    "#ЧИСЛО!",
    "#NUM!",
    "#ПУСТО!",
    "#NULL!",
    "#ПЕРЕНОС!",
    "#SPILL!",
    "#DATA!",
    "#CALC!",
];

/// What a cell means, with all that is wrong with it.
type Answer = (Option<Cell>, Vec<FaultKind>);

/// The vocabularies of a form, ready for checking many cells.
#[derive(Debug)]
pub(crate) struct Lexicons<'f> {
    by_key: HashMap<&'f str, Lexicon<'f>>,
    /// Answers already given, by column: a register says the same of its vocabularies in row after row.
    answers: HashMap<ColumnKey, HashMap<String, Answer>>,
}

impl<'f> Lexicons<'f> {
    pub(crate) fn of(form: &'f Form) -> Self {
        let lexicons = form.vocabularies.iter();
        let by_key = lexicons.map(|vocabulary| (vocabulary.key.as_str(), Lexicon::new(vocabulary))).collect();
        Self { by_key, answers: HashMap::default() }
    }

    /// Whether `text` is a value of the vocabulary of `column`.
    pub(crate) fn knows(&self, column: &Column, text: &str) -> bool {
        match &column.kind {
            ColumnKind::Choice(key) | ColumnKind::Choices(key) => {
                self.by_key.get(key.as_str()).is_some_and(|lexicon| lexicon.find(text).is_some())
            }
            ColumnKind::Number | ColumnKind::Text { .. } | ColumnKind::Typed(_) => false,
        }
    }

    /// The clause that `fault` rests on: that of the vocabulary where the fault is about its values.
    pub(crate) fn clause<'c>(&self, column: &'c Column, fault: &FaultKind) -> &'c str
    where
        'f: 'c,
    {
        let vocabulary = match (&column.kind, fault) {
            (
                ColumnKind::Choice(key) | ColumnKind::Choices(key),
                FaultKind::NotInVocabulary { .. } | FaultKind::LooksLike { .. },
            ) => self.by_key.get(key.as_str()).map(|lexicon| lexicon.vocabulary.clause.as_str()),
            _ => None,
        };
        vocabulary.filter(|clause| !clause.is_empty()).unwrap_or(&column.clause)
    }

    /// What `text` means in `column`, with all that is wrong with it. No cell: it is empty, or cannot be read.
    pub(crate) fn check(&mut self, column: &Column, text: &str) -> Answer {
        let repeats = matches!(column.kind, ColumnKind::Choice(_) | ColumnKind::Choices(_));
        if !repeats || text.len() > LONGEST_KEPT {
            return self.check_anew(column, text);
        }
        if let Some(answer) = self.answers.get(&column.key).and_then(|known| known.get(text)) {
            return answer.clone();
        }
        let answer = self.check_anew(column, text);
        let known = self.answers.entry(column.key.clone()).or_default();
        if known.len() < MOST_KEPT {
            known.insert(text.to_owned(), answer.clone());
        }
        answer
    }

    fn check_anew(&mut self, column: &Column, text: &str) -> Answer {
        let text = tidy(text);
        if text.is_empty() || (column.presence == Presence::Optional && is_dash(&text)) {
            return (None, required(column));
        }
        if let Some(fault) = unreadable(&text) {
            return (None, vec![fault]);
        }
        if let ColumnKind::Typed(cell_type) = &column.kind {
            return match typed::read(cell_type, &text) {
                Ok(cell) => (Some(cell), Vec::new()),
                Err(fault) => (None, vec![fault]),
            };
        }
        // A sign alone may be a value: «%» is a unit of measure.
        if !says_something(&text) && !self.knows(column, &text) {
            return (None, vec![FaultKind::NoWords { value: excerpt(&text) }]);
        }
        match &column.kind {
            ColumnKind::Number | ColumnKind::Typed(_) => (None, Vec::new()),
            ColumnKind::Text { longest } => {
                let is_marked = column.markup == Markup::Marked;
                check_text(if is_marked { partly_marked(&text).to_owned() } else { text }, *longest)
            }
            ColumnKind::Choice(key) | ColumnKind::Choices(key) => match self.by_key.get_mut(key.as_str()) {
                // Loading a procedure sees to it that each vocabulary is there.
                None => (Some(Cell::Text(text)), Vec::new()),
                Some(lexicon) if matches!(column.kind, ColumnKind::Choice(_)) => check_choice(lexicon, &text),
                Some(lexicon) => check_choices(lexicon, &text),
            },
        }
    }
}

fn required(column: &Column) -> Vec<FaultKind> {
    match column.presence {
        Presence::Required => vec![FaultKind::CellEmpty { above: None }],
        Presence::Optional => Vec::new(),
    }
}

/// A dash says that there is nothing.
fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

fn unreadable(text: &str) -> Option<FaultKind> {
    if let Some(sign) = forbidden_sign(text) {
        return Some(FaultKind::ForbiddenSign { sign: code_point(sign) });
    }
    if FAILURES.contains(&text) {
        return Some(FaultKind::FormulaFailed { value: text.to_owned() });
    }
    None
}

/// A marked text without signs that only say that the whole of it is thick or slanting: that says nothing, and from a
/// file, where it is the look of the cell, it is not read either.
fn partly_marked(text: &str) -> &str {
    let mut bare = text;
    let inner = |text: &str, sign: char| {
        let inner = text.strip_prefix(sign)?.strip_suffix(sign)?;
        let is_whole = inner.trim() == inner && !inner.is_empty() && !inner.contains(['\n', '\\', sign]);
        is_whole.then_some(inner.len())
    };
    while let Some(length) = inner(bare, '*').or_else(|| inner(bare, '_')) {
        bare = &bare[1..=length];
    }
    bare
}

fn check_text(text: String, longest: usize) -> (Option<Cell>, Vec<FaultKind>) {
    let faults = too_long(&text, longest).into_iter().chain(mixed_letters(&text)).collect();
    (Some(Cell::Text(text)), faults)
}

fn mixed_letters(text: &str) -> Option<FaultKind> {
    let (word, proposed) = mixed_word(text)?;
    Some(FaultKind::MixedLetters { value: excerpt(word), proposed })
}

fn too_long(text: &str, longest: usize) -> Option<FaultKind> {
    // Bytes are never fewer than characters: most texts need no counting.
    let length = if text.len() <= longest { text.len() } else { text.chars().count() };
    (length > longest).then_some(FaultKind::TooLong { length, longest })
}

fn check_choice(lexicon: &mut Lexicon<'_>, text: &str) -> (Option<Cell>, Vec<FaultKind>) {
    match values_of(lexicon, text).as_slice() {
        [Value::Known(known)] => (Some(Cell::Text(lexicon.value(*known).to_owned())), Vec::new()),
        many if many.len() > 1 && many.iter().all(|value| matches!(value, Value::Known(_))) => {
            (None, vec![FaultKind::SeveralValues { count: many.len() }])
        }
        values => {
            let own = if let [Value::Own(only)] = values { only } else { text };
            let mut faults = Vec::new();
            (own_value(lexicon, own, &mut faults).map(Cell::Text), faults)
        }
    }
}

fn check_choices(lexicon: &mut Lexicon<'_>, text: &str) -> (Option<Cell>, Vec<FaultKind>) {
    let values = values_of(lexicon, text);
    if values.len() > MOST_VALUES {
        return (None, vec![FaultKind::TooManyValues { count: values.len(), most: MOST_VALUES }]);
    }
    if values.is_empty() {
        return (None, vec![FaultKind::NoWords { value: excerpt(text) }]);
    }
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    let mut own: Vec<String> = Vec::new();
    let mut own_keys = HashSet::default();
    for value in values {
        match value {
            Value::Known(value) if known.insert(value) => {}
            Value::Known(value) => faults.push(twice(lexicon.value(value))),
            Value::Own(value) if !own_keys.insert(folded(value)) => faults.push(twice(value)),
            Value::Own(value) => own.extend(own_value(lexicon, value, &mut faults)),
        }
    }
    let listed = known.into_iter().map(|value| lexicon.value(value).to_owned());
    let values: Vec<String> = listed.chain(own).collect();
    ((!values.is_empty()).then_some(Cell::List(values)), faults)
}

fn twice(value: &str) -> FaultKind {
    FaultKind::ValueTwice { value: excerpt(value) }
}

/// A value that is not in the vocabulary: taken as written where the vocabulary is open, else not at all.
fn own_value(lexicon: &mut Lexicon<'_>, text: &str, faults: &mut Vec<FaultKind>) -> Option<String> {
    let nearest = lexicon.nearest(text);
    let value = excerpt(text);
    if !lexicon.is_open() {
        let proposed = nearest.map(|nearest| lexicon.value(nearest.value).to_owned());
        faults.push(FaultKind::NotInVocabulary { value, proposed });
        return None;
    }
    if let Some(nearest) = nearest.filter(|nearest| nearest.likeness != Likeness::Partial) {
        faults.push(FaultKind::LooksLike { value, proposed: lexicon.value(nearest.value).to_owned() });
    }
    if faults.is_empty() {
        faults.extend(mixed_letters(text));
    }
    faults.extend(if says_something(text) {
        too_long(text, LONGEST_VALUE)
    } else {
        Some(FaultKind::NoWords { value: excerpt(text) })
    });
    Some(text.to_owned())
}
