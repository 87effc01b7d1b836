//! Examples of values that stand in messages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::macros::date;
use time::{Date, OffsetDateTime, Time};

use super::chooser::{Chooser, Example};

/// Names as offices bear them: with a name in quotation marks at the end.
const SAMPLE: &str = "центр «Образец»";
/// What says something in brackets at its end, as clauses and names of units may.
const REMARKED: &str = "п. 1.2 (образец)";

impl Example for String {
    fn example(chooser: &mut Chooser) -> Self {
        chooser.one(&["", REMARKED, SAMPLE]).to_owned()
    }
}

impl Example for &'static str {
    fn example(chooser: &mut Chooser) -> Self {
        chooser.one(&["", REMARKED, SAMPLE])
    }
}

impl Example for std::path::PathBuf {
    fn example(_: &mut Chooser) -> Self {
        Self::from("папка/файл.xlsx")
    }
}

impl Example for bool {
    fn example(chooser: &mut Chooser) -> Self {
        chooser.choose(2) == 1
    }
}

impl Example for Date {
    fn example(_: &mut Chooser) -> Self {
        date!(2024 - 04 - 23)
    }
}

impl Example for OffsetDateTime {
    fn example(_: &mut Chooser) -> Self {
        OffsetDateTime::new_utc(date!(2024 - 04 - 23), Time::MIDNIGHT)
    }
}

impl<T: Example> Example for Option<T> {
    fn example(chooser: &mut Chooser) -> Self {
        (chooser.choose(2) == 1).then(|| chooser.draw())
    }
}

impl<T: Example> Example for Vec<T> {
    fn example(chooser: &mut Chooser) -> Self {
        (0..chooser.choose(3)).map(|_| chooser.draw()).collect()
    }
}

impl<K: Example + Ord, V: Example> Example for BTreeMap<K, V> {
    fn example(chooser: &mut Chooser) -> Self {
        (0..chooser.choose(2)).map(|_| chooser.draw()).collect()
    }
}

impl<T: Example + Ord> Example for BTreeSet<T> {
    fn example(chooser: &mut Chooser) -> Self {
        (0..chooser.choose(2)).map(|_| chooser.draw()).collect()
    }
}

impl<T: Example> Example for Arc<T> {
    fn example(chooser: &mut Chooser) -> Self {
        Arc::new(chooser.draw())
    }
}

impl<T: Example> Example for Box<T> {
    fn example(chooser: &mut Chooser) -> Self {
        Box::new(chooser.draw())
    }
}

impl Example for () {
    fn example(_: &mut Chooser) -> Self {}
}

impl<A: Example, B: Example> Example for (A, B) {
    fn example(chooser: &mut Chooser) -> Self {
        (chooser.draw(), chooser.draw())
    }
}

/// Counts: none, one, two, five — each takes another form of a Russian word.
macro_rules! counts {
    ($($count:ty),*) => {$(
        impl Example for $count {
            fn example(chooser: &mut Chooser) -> Self {
                chooser.one(&[0, 1, 2, 5])
            }
        }
    )*};
}

counts!(u8, u16, u32, u64, usize);

impl Example for i64 {
    fn example(chooser: &mut Chooser) -> Self {
        chooser.one(&[0, -1, -3, 1, 5])
    }
}

impl Example for i32 {
    fn example(chooser: &mut Chooser) -> Self {
        chooser.one(&[2024, 2025])
    }
}

impl Example for f64 {
    fn example(chooser: &mut Chooser) -> Self {
        chooser.one(&[0.0, 12.5])
    }
}

impl<T: Example> Example for Arc<[T]> {
    fn example(chooser: &mut Chooser) -> Self {
        chooser.draw::<Vec<T>>().into()
    }
}

impl Example for Arc<str> {
    fn example(_: &mut Chooser) -> Self {
        SAMPLE.into()
    }
}
