//! A random history of a store, told by its seed.

use super::blow::Blow;
use super::disk::{Machine, Process, now};
use super::model::{HOME, Shared, known};
use super::random::Random;
use super::session::Session;
use super::visit::{Guest, plan_visit};
use super::world::{Lie, World};
use crate::files::disk::Disk as _;
use crate::files::layout::{FILES, JOURNAL, TORN};

/// Plays the history of `seed` on a machine, which may have a defect; says what is wrong.
pub(super) fn play(seed: u64, lie: Option<Lie>, trace: bool) -> Result<Played, String> {
    let mut random = Random::of(seed);
    let machine = Machine::new(World::new(seed ^ 0x5eed).into());
    furnish(&machine);
    now(&machine).lie = lie;
    now(&machine).trace = trace;
    now(&machine).short = random.one_in(4);
    let (model, mut guest) = (Shared::default(), Guest::default());
    for _ in 0..2 + random.below(2) {
        plan(&machine, &mut random);
        if random.one_in(8) {
            now(&machine).index.lose();
        }
        let opened = Session::open(&machine, &model)?;
        if let Some((session, _)) = opened {
            work(session, &mut random, &model, &mut guest)?;
        }
    }
    end(&machine, &model)?;
    let n_parts = known(&model).parts.len();
    Ok(Played { n_blows: now(&machine).n_blows, n_parts })
}

/// What happened in a history.
#[derive(Debug, Default)]
pub(super) struct Played {
    /// Blows that fell.
    pub(super) n_blows: usize,
    /// Unfinished ends that were set aside.
    pub(super) n_parts: usize,
}

/// An empty store that was made a while ago.
fn furnish(machine: &Machine) {
    let maker = Process::on(machine);
    for name in [JOURNAL, FILES, "index"] {
        maker.make_folder(format!("{HOME}/{name}").as_ref()).unwrap();
    }
    for folder in ["/", HOME] {
        maker.sync_folder(folder.as_ref()).unwrap();
    }
}

/// Plans what befalls the next session: often nothing, often two blows close to each other.
fn plan(machine: &Machine, random: &mut Random) {
    let mut world = now(machine);
    world.blows.clear();
    let mut at = world.n_ops + random.below(90) as u64;
    for _ in 0..[0, 1, 1, 2, 2, 3][random.below(6)] {
        let most = if random.coin() { 3 } else { 25 };
        at += 1 + random.below(most) as u64;
        world.blows.push_back((at, Blow::any(random)));
    }
}

fn work(mut session: Session, random: &mut Random, model: &Shared, guest: &mut Guest) -> Result<(), String> {
    for _ in 0..1 + random.below(6) {
        if random.one_in(4) {
            plan_visit(&session.process, random, model, guest);
        }
        session.act(random, model)?;
        if !session.is_alive() {
            session.leave(model);
            return Ok(());
        }
    }
    match random.below(4) {
        0 => session.crash(false, model),
        1 => session.crash(true, model),
        _ => session.close(model),
    }
    match known(model).wrong.take() {
        Some(wrong) => Err(wrong),
        None => Ok(()),
    }
}

/// Opens the store twice with nothing befalling it: all is there, and what was put right is told once.
fn end(machine: &Machine, model: &Shared) -> Result<(), String> {
    now(machine).blows.clear();
    now(machine).visit = None;
    let first = Session::open(machine, model)?;
    first.ok_or("the store cannot be opened")?.0.close(model);
    let (again, notes) = Session::open(machine, model)?.ok_or("the store cannot be opened again")?;
    again.close(model);
    if !notes.is_empty() {
        return Err(format!("told again: {notes:?}"));
    }
    let reader = Process::on(machine);
    let names = reader.names(format!("{HOME}/{JOURNAL}/{TORN}").as_ref()).unwrap_or_default();
    let model = known(model);
    let untold = names.iter().find(|name| !model.parts.iter().any(|told| told.ends_with(*name)));
    match untold {
        Some(name) if model.n_broken_off == 0 => Err(format!("nobody was told of {name}")),
        _ => Ok(()),
    }
}
