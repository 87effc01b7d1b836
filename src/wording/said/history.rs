//! What was recorded of a register, as its card tells it.

use time::UtcOffset;

use super::prose;
use crate::Messages;
use prikaz_app::Rulebook;
use prikaz_report::paper::HistoryLine;
use prikaz_russian::dates;
use prikaz_workflow::Recorded;

/// The `records` of a register as the lines of its card, which is a paper: `messages` are those in the language of papers.
pub fn history<'a>(
    messages: &Messages,
    book: &Rulebook,
    records: impl IntoIterator<Item = &'a Recorded>,
) -> Vec<HistoryLine> {
    let mut rows = prose::Rows::new();
    let line = |recorded: &Recorded| {
        prose::note_rows(&mut rows, recorded);
        HistoryLine {
            version: recorded.version,
            on: recorded.on,
            at: clock(recorded, book.offset()),
            text: prose::text(messages, book, &rows, recorded),
        }
    };
    records.into_iter().map(line).collect()
}

/// «23.04.2024 15:04», by the clocks of the body.
fn clock(recorded: &Recorded, offset: UtcOffset) -> String {
    let at = recorded.at.to_offset(offset);
    format!("{} {:02}:{:02}", dates::short(at.date()), at.hour(), at.minute())
}
