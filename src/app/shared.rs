//! What all offices of a store share.

use std::sync::Arc;

use crate::clock::Clock;
use crate::data::books::Books;
use crate::{DataDir, Printer};

/// What all offices of a store share.
#[derive(Clone)]
pub(crate) struct Shared {
    /// What registers are kept by.
    pub(crate) books: Arc<Books>,
    /// What sets papers.
    pub(crate) printer: Arc<Printer>,
    /// What tells the time.
    pub(crate) clock: Arc<dyn Clock>,
}

impl Shared {
    /// What offices with these data files and this clock share.
    pub(crate) fn new(data: DataDir, clock: Arc<dyn Clock>) -> Self {
        let printer = Arc::new(Printer::new(data.clone()));
        Self { books: Arc::new(Books::new(data)), printer, clock }
    }
}
