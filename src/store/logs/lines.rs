//! Records read back from where they lie.

use crate::line::read_trusted;
use crate::segments::segment::{Location, Segments};
use crate::{Line, StoreError};

/// How much of the journal is read at once.
const READ_LEN: u64 = 1 << 20;

/// The records at `locations`, in that order; they were verified before.
pub(crate) fn lines(segments: &Segments, locations: &[Location]) -> Result<Vec<Line>, StoreError> {
    let mut out = Vec::with_capacity(locations.len());
    let mut rest = locations;
    while let Some(first) = rest.first() {
        let (run, after) = rest.split_at(run_length(rest));
        let bytes = segments.read(*first, *run.last().unwrap_or(first))?;
        for location in run {
            let start = (location.offset - first.offset) as usize;
            out.push(trusted(&bytes[start..start + location.length as usize])?);
        }
        rest = after;
    }
    Ok(out)
}

/// How many of `locations` lie one after the other and are read together.
fn run_length(locations: &[Location]) -> usize {
    let follows = |pair: &&[Location]| {
        pair[1].segment == pair[0].segment
            && pair[1].offset == pair[0].end()
            && pair[1].end() - locations[0].offset <= READ_LEN
    };
    1 + locations.windows(2).take_while(follows).count()
}

fn trusted(bytes: &[u8]) -> Result<Line, StoreError> {
    read_trusted(bytes)
        .map_err(|fault| StoreError::Index(format!("it leads to what is no record: {fault}").into()))
}
