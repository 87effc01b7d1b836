//! The approval case of 19 acts, each durable before the next, by 64 writers at once: first with a body for each
//! writer, then all of one body, whose journal of orders they share. One line of JSON for each.
//!
//! The time of a case holds two acts more: its register is opened, and its draft. `workflow cases N` writes N cases by one
//! writer and ends: a whole process, to stand beside whole processes of others.

mod case;

use std::io::Write as _;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use prikaz::app::clock::SystemClock;
use prikaz::app::{DataDir, Engine, Rulebook, load_calendar, load_words};
use prikaz::procedure;
use prikaz::store::SledLog;
use serde_json::json;

use crate::AnyError;
use crate::usage::{cpu_seconds, peak_kilobytes};

const N_WRITERS: usize = 64;
const LASTING: Duration = Duration::from_secs(4);

pub(crate) fn run(arguments: &[&str]) -> Result<(), AnyError> {
    if let ["cases", n] = arguments {
        return some_cases(n.parse()?);
    }
    let only = arguments.first();
    for n_bodies in [N_WRITERS, 1] {
        if only.and_then(|only| only.parse().ok()).is_none_or(|only: usize| only == n_bodies) {
            of_bodies(n_bodies)?;
        }
    }
    Ok(())
}

fn some_cases(n: u64) -> Result<(), AnyError> {
    let (home, book) = (tempfile::tempdir()?, book(0)?);
    let (log, _) = SledLog::create(home.path())?;
    let engine = Engine::new(None, Arc::new(log), Arc::new(SystemClock));
    (0..n).try_for_each(|no| case::run(&engine, &book, &format!("case-{no}")))
}

fn of_bodies(n_bodies: usize) -> Result<(), AnyError> {
    let home = tempfile::tempdir()?;
    let books = (0..n_bodies).map(book).collect::<Result<Vec<_>, _>>()?;
    let (log, _) = SledLog::create(home.path())?;
    let engine = Engine::new(None, Arc::new(log), Arc::new(SystemClock));
    let (began, cpu_before) = (Instant::now(), cpu_seconds());
    let n_cases = thread::scope(|scope| {
        let (engine, books) = (&engine, &books);
        let work = |n: usize| move || write(engine, &books[n % n_bodies], n, began);
        let writers: Vec<_> = (0..N_WRITERS).map(|n| scope.spawn(work(n))).collect();
        writers
            .into_iter()
            .try_fold(0, |sum, writer| Ok::<_, AnyError>(sum + writer.join().unwrap_or(Ok(0))?))
    })?;
    let (seconds, n_records) = (began.elapsed().as_secs_f64(), engine.log().head()?.position.0);
    drop(engine);
    let cpu = (cpu_seconds() - cpu_before) * 1e6 / n_cases as f64;
    let figures = json!({
        "organisations": n_bodies,
        "cases": n_cases,
        "records": n_records,
        "actions_per_second": (n_cases as f64 * case::N_ACTS / seconds).round(),
        "cpu_ms_per_case": cpu / 1000.0,
        "cpu_us_per_action": cpu / case::N_ACTS,
        "peak_rss_mb": (peak_kilobytes() / 1024.0).round(),
    });
    Ok(writeln!(std::io::stdout(), "{figures}")?)
}

fn write(engine: &Engine, book: &Rulebook, writer: usize, began: Instant) -> Result<u64, AnyError> {
    let mut n_cases = 0;
    while began.elapsed() < LASTING {
        case::run(engine, book, &format!("case-{writer}-{n_cases}"))?;
        n_cases += 1;
    }
    Ok(n_cases)
}

/// The `n`-th body and its procedure.
fn book(n: usize) -> Result<Rulebook, AnyError> {
    let id = format!("body-{n}");
    let text = include_str!("organisation.toml").replace("ORGANISATION", &id);
    let words = load_words(&DataDir::default()).map_err(|faults| format!("{faults:?}"))?;
    let organisation =
        procedure::load_organisation(&id, &text, &words).map_err(|faults| format!("{faults:?}"))?;
    let text = include_str!("procedure.toml").replace("ORGANISATION", &id);
    let procedure = procedure::load("case", &text, &organisation).map_err(|faults| format!("{faults:?}"))?;
    let calendar = load_calendar(&DataDir::default(), None)?;
    Ok(Rulebook {
        procedure: Arc::new(procedure),
        organisation: Arc::new(organisation),
        calendar: Arc::new(calendar),
        substitutions: Arc::default(),
        lost: Arc::default(),
    })
}
