//! `prikaz substitution`: who acts for whom, in which period, on what basis.

use clap::Subcommand;
use serde_json::json;
use time::Date;

use super::desk::{Desk, of_whom};
use super::{CommandError, failure, ui};
use crate::domain::{PersonId, ProcedureId, Substitution};

/// Record who acts for whom
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Put a person in another's place for a period
    Add {
        /// Procedure of the body
        #[arg(long)]
        procedure: ProcedureId,
        /// Who acts
        #[arg(long)]
        who: PersonId,
        /// For whom
        #[arg(long = "for", value_name = "PERSON")]
        for_whom: PersonId,
        /// First day
        #[arg(long, value_parser = ui::date)]
        from: Date,
        /// Last day
        #[arg(long, value_parser = ui::date)]
        to: Date,
        /// The act that says so
        #[arg(long)]
        basis: String,
        /// Post as the acting person signs: «Исполняющий обязанности Министра»
        #[arg(long)]
        post: String,
    },
    /// List substitutions of a body
    List {
        /// Procedure of the body
        #[arg(long)]
        procedure: ProcedureId,
    },
}

/// Runs `prikaz substitution`.
///
/// # Errors
/// The refusal in words, or the failure.
pub fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Add { procedure, who, for_whom, from, to, basis, post } => {
            let one = Substitution { who, for_whom, from, to, basis, acting_post: post };
            let (by, on) = (desk.actor()?, desk.globals.on);
            let book =
                desk.office.book_of(&procedure).map_err(|error| failure::worded(desk.ui, None, &error))?;
            let done = desk.office.substitute(&procedure, by, on, &one);
            done.map_err(|error| failure::worded(desk.ui, Some(&book), &error))?;
            let line = line(desk, &book, &one);
            if desk.ui.json() { desk.ui.value(&one) } else { desk.ui.line(line) }
        }
        Verb::List { procedure } => list(desk, &procedure),
    }
}

fn list(desk: &mut Desk<'_>, procedure: &ProcedureId) -> Result<(), CommandError> {
    let book = desk.office.book_of(procedure).map_err(|error| failure::worded(desk.ui, None, &error))?;
    if desk.ui.json() {
        return desk.ui.value(&*book.substitutions);
    }
    if book.substitutions.is_empty() {
        desk.ui.note("word.nothing", ());
    }
    for one in book.substitutions.iter() {
        let line = line(desk, &book, one);
        desk.ui.line(line)?;
    }
    Ok(())
}

fn line(desk: &Desk<'_>, book: &crate::app::Rulebook, one: &Substitution) -> String {
    let name = |person: &PersonId| {
        book.organisation.person(person).map_or_else(|| person.to_string(), |card| card.name.surname_first())
    };
    let of_whom = |person: &PersonId| {
        book.organisation.person(person).map_or_else(|| person.to_string(), |card| of_whom(&card.name))
    };
    let facts = json!({ "who": name(&one.who), "for_whom": name(&one.for_whom), "for_whom_genitive": of_whom(&one.for_whom), "from": one.from,
        "to": one.to, "basis": one.basis, "post": one.acting_post.replace('\n', " ") });
    desk.ui.text("substitution.line", facts)
}
