//! Options that every command takes.

use std::path::PathBuf;
use std::sync::OnceLock;

use clap::builder::PossibleValue;
use time::Date;

use crate::locale::language_of_locale;
use crate::typed;
use prikaz_desk::{Language, Means, Session, Who};
use prikaz_domain::OrganisationId;
use prikaz_workflow::Claim;

/// Options that every command takes.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Globals {
    /// Folder of the store
    #[arg(long, global = true, env = "PRIKAZ_HOME", value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
    /// Body that is spoken of, where several are kept in the store
    #[arg(long, global = true, env = "PRIKAZ_BODY", value_name = "BODY")]
    pub(crate) body: Option<OrganisationId>,
    /// Folder of own data files and templates, which override the built-in ones file by file
    #[arg(long, global = true, env = "PRIKAZ_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Language of messages
    #[arg(long, global = true, env = "PRIKAZ_LANG", value_parser = typed::word(language))]
    pub(crate) lang: Option<Language>,
    /// Print results as JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Official date of the act, where it is not today (YYYY-MM-DD)
    #[arg(long, global = true, value_name = "DATE", value_parser = typed::date)]
    pub(crate) on: Option<Date>,
    /// Person who acts, by the key of the organisation file
    #[arg(long = "as", global = true, env = "PRIKAZ_AS", value_name = "PERSON")]
    pub(crate) actor: Option<String>,
    /// How many seconds to wait while another program records in the store
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(..=86_400))]
    pub(crate) wait: u64,
    /// Where whoever acts sits: what the operating system says, asked once, unless it is known here.
    #[arg(skip)]
    pub(crate) claim: OnceLock<Claim>,
}

impl Globals {
    /// The session of whoever holds the folder, before it is looked at who he says he is: its language is that of the
    /// messages.
    pub(crate) fn session(&self) -> Session {
        let language = self.lang.unwrap_or_else(language_of_locale);
        let claim = self.claim.get_or_init(claim_of_system).clone();
        Session { who: Who::Holder, means: Means::Folder(claim), day: self.on, language }
    }
}

/// Where whoever acts sits, as the operating system says; what it does not say is left out.
fn claim_of_system() -> Claim {
    Claim::of(whoami::username().ok(), whoami::hostname().ok())
}

/// How a language is typed.
fn language(language: Language) -> PossibleValue {
    PossibleValue::new(language.code()).help(match language {
        Language::Ru => "Russian",
        Language::En => "English",
    })
}
