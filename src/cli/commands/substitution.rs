//! `prikaz substitution`: who acts for whom, in which period, on what basis.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;
use time::Date;

use crate::desk::Desk;
use crate::error::CommandError;
use crate::typed;
use prikaz_app::{ActHandedIn, SubstitutionRecord};
use prikaz_desk::{SubstitutionsSeen, end_substitution, substitute, substitutions};
use prikaz_domain::{PersonId, ProcedureId, Substitution};
use prikaz_procedure::Organisation;
use prikaz_wording::general::{
    EndedFacts, SubstitutionEnded, SubstitutionFacts, SubstitutionLine, SubstitutionRecorded,
};
use prikaz_wording::said::called::{of_whom, whom};
use prikaz_workflow::{RecordedSubstitution, SubstitutionEvent, Substitutions};

/// Record who acts for whom
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Put a person in another's place for a period
    Add(Add),
    /// End a substitution before its last day
    End(End),
    /// List substitutions of a body
    List {
        /// Procedure of the body
        #[arg(long)]
        procedure: ProcedureId,
    },
}

#[derive(Debug, clap::Args)]
struct Add {
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
    #[arg(long, value_parser = typed::date)]
    from: Date,
    /// Last day
    #[arg(long, value_parser = typed::date)]
    to: Date,
    #[command(flatten)]
    act: Act,
    /// Post as the acting person signs: «Исполняющий обязанности Министра»
    #[arg(long)]
    post: String,
}

#[derive(Debug, clap::Args)]
struct End {
    /// Number of the substitution, as `prikaz substitution list` shows it
    #[arg(value_name = "NUMBER")]
    no: u64,
    /// Procedure of the body
    #[arg(long)]
    procedure: ProcedureId,
    /// Last day on which the person acts
    #[arg(long, value_parser = typed::date)]
    last: Date,
    #[command(flatten)]
    act: Act,
}

#[derive(Debug, clap::Args)]
struct Act {
    /// The act that says so: «приказ от 15.04.2024 № 12-к»
    #[arg(long)]
    basis: String,
    /// The act as a file, kept with the record
    #[arg(long)]
    file: Option<PathBuf>,
}

/// Runs `prikaz substitution`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Add(args) => add(desk, args),
        Verb::End(args) => end(desk, &args),
        Verb::List { procedure } => list(desk, &procedure),
    }
}

fn add(desk: &mut Desk<'_>, args: Add) -> Result<(), CommandError> {
    let Add { procedure, who, for_whom, from, to, act, post } = args;
    let one = Substitution { who, for_whom, from, to, basis: act.basis.clone(), acting_post: post };
    desk.actor()?;
    let bytes = act.file.as_deref().map(|path| desk.read_kept_file(path)).transpose()?;
    let handed = act.handed_in(bytes.as_deref());
    let record =
        desk.ask(|office, session| substitute(office, session, &procedure, &one, handed.as_ref()))?;
    if desk.ui.json() {
        return desk.ui.value(&record);
    }
    let one = facts(&known(desk, &procedure)?.body, record.version, &one);
    let line = desk.ui.say(&SubstitutionLine { one, ended: None });
    desk.ui.line(line)
}

fn end(desk: &mut Desk<'_>, args: &End) -> Result<(), CommandError> {
    desk.actor()?;
    let bytes = args.act.file.as_deref().map(|path| desk.read_kept_file(path)).transpose()?;
    let handed = args.act.handed_in(bytes.as_deref());
    let when = (args.no, args.last);
    let record = desk
        .ask(|office, session| end_substitution(office, session, &args.procedure, when, handed.as_ref()))?;
    if desk.ui.json() {
        return desk.ui.value(&record);
    }
    let SubstitutionsSeen { body, known } = known(desk, &args.procedure)?;
    let line = known.get(args.no).map(|one| listed(desk, &body, one));
    line.map_or(Ok(()), |line| desk.ui.line(line))
}

impl Act {
    fn handed_in<'a>(&'a self, bytes: Option<&'a [u8]>) -> HandedIn<'a> {
        let name = self.file.as_deref().and_then(Path::file_name);
        let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        HandedIn { words: &self.basis, name, bytes }
    }
}

/// The act, with the name of its file.
struct HandedIn<'a> {
    words: &'a str,
    name: String,
    bytes: Option<&'a [u8]>,
}

impl HandedIn<'_> {
    fn as_ref(&self) -> ActHandedIn<'_> {
        ActHandedIn { words: self.words, file: self.bytes.map(|bytes| (self.name.as_str(), bytes)) }
    }
}

fn known(desk: &Desk<'_>, procedure: &ProcedureId) -> Result<SubstitutionsSeen, CommandError> {
    desk.ask(|office, session| substitutions(office, session, procedure))
}

/// A substitution as JSON.
#[derive(Serialize)]
struct ListedFacts<'a> {
    no: u64,
    substitution: &'a Substitution,
    ended: Option<Date>,
    by: String,
}

impl<'a> From<&'a RecordedSubstitution> for ListedFacts<'a> {
    fn from(one: &'a RecordedSubstitution) -> Self {
        let by = prikaz_app::recorded_by(&one.by).to_string();
        Self { no: one.no, substitution: &one.substitution, ended: one.ended, by }
    }
}

fn list(desk: &mut Desk<'_>, procedure: &ProcedureId) -> Result<(), CommandError> {
    let SubstitutionsSeen { body, known } = known(desk, procedure)?;
    if desk.ui.json() {
        return desk.ui.answer(&known.iter().map(ListedFacts::from).collect::<Vec<_>>());
    }
    if known.iter().next().is_none() {
        let nothing = desk.ui.word(prikaz_wording::general::NOTHING);
        desk.ui.progress(&nothing);
    }
    for one in known.iter() {
        let line = listed(desk, &body, one);
        desk.ui.line(line)?;
    }
    Ok(())
}

fn listed(desk: &Desk<'_>, organisation: &Organisation, one: &RecordedSubstitution) -> String {
    let ended = one.ended;
    desk.ui.say(&SubstitutionLine { one: facts(organisation, one.no, &one.substitution), ended })
}

fn facts(organisation: &Organisation, no: u64, one: &Substitution) -> SubstitutionFacts {
    SubstitutionFacts {
        no,
        who: organisation.name_of(&one.who),
        for_whom: organisation.name_of(&one.for_whom),
        for_whom_genitive: organisation.named(&one.for_whom, of_whom),
        for_whom_accusative: organisation.named(&one.for_whom, whom),
        from: one.from,
        to: one.to,
        basis: one.basis.clone(),
        post: one.acting_post.replace('\n', " "),
    }
}

/// The record as the log prints it, without day and person.
pub(crate) fn logged(
    desk: &Desk<'_>,
    organisation: &Organisation,
    known: &Substitutions,
    record: &SubstitutionRecord,
) -> String {
    match &record.event {
        SubstitutionEvent::SubstitutionRecorded { substitution, file, .. } => {
            let one = facts(organisation, record.version, substitution);
            desk.ui.say(&SubstitutionRecorded { one, file: file.clone() })
        }
        SubstitutionEvent::SubstitutionEnded { substitution, last, basis, file, .. } => {
            let of = known.get(*substitution).map(|one| {
                let SubstitutionFacts { who, for_whom, for_whom_accusative, .. } =
                    facts(organisation, one.no, &one.substitution);
                EndedFacts { who, for_whom, for_whom_accusative }
            });
            desk.ui.say(&SubstitutionEnded {
                no: *substitution,
                of,
                ended: *last,
                basis: basis.clone(),
                file: file.clone(),
            })
        }
    }
}
