//! Appends batches of three events to the store in the folder it is given, until it is killed; prints the last
//! position of each batch once it is durable.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use prikaz::store::{Batch, Body, EventLog as _, Expected, NewEvent, SledLog, StoreError, StreamId};
use time::macros::{date, datetime};

fn main() -> ExitCode {
    let Some(home) = std::env::args_os().nth(1) else { return ExitCode::from(2) };
    let Err(error) = append_forever(Path::new(&home));
    // The test reads it as the last line.
    let _ = writeln!(std::io::stderr(), "{error}");
    ExitCode::FAILURE
}

fn append_forever(home: &Path) -> Result<std::convert::Infallible, Box<dyn std::error::Error>> {
    let (log, _) = match SledLog::open(home) {
        Err(StoreError::Missing(_)) => SledLog::create(home)?,
        opened => opened?,
    };
    let mut out = std::io::stdout();
    for round in 0_u64.. {
        let appended = log.append(batch(round)?)?;
        writeln!(out, "{}", appended.last.0)?;
    }
    Err("the numbers are at their end".into())
}

fn batch(round: u64) -> Result<Batch, serde_json::Error> {
    let event = |n: u64| {
        let body = Body::of(&(round, n, "текст"))?;
        let (on, at) = (date!(2024 - 04 - 23), datetime!(2024-04-23 09:15 UTC));
        Ok(NewEvent { on, at, by: "system".into(), means: None, kind: "tick".into(), body })
    };
    let stream = |n: u64| StreamId(Arc::from(format!("stream/{}", (round + n) % 7)));
    Ok(Batch {
        streams: vec![
            (stream(0), Expected::Any, vec![event(0)?, event(1)?]),
            (stream(1), Expected::Any, vec![event(2)?]),
        ],
    })
}
