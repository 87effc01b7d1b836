//! By what means it is known who acted: recorded with every act, since a key that somebody typed proves less than a login,
//! and a signature on paper is brought in by another.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use prikaz_domain::{MeansWord, PersonId, is_control};
use prikaz_fact::{coded, example};

coded! {
/// By what means it is known who acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Means {
    /// Nothing was recorded of it: an act of the first format of the store.
    Unrecorded,
    /// He holds the folder of the store and said who he is.
    Claimed(Claim),
    /// He logged in.
    LoggedIn(Login),
    /// He acted on paper, and another brought that in.
    Paper(Brought),
    /// He decided on a sheet that was given out to him, and it came back.
    Sheet(Brought),
    /// The program did it, following up another act.
    Program,
}
}

/// Where whoever said who he is sat: what the operating system says, which its user can change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The user of the operating system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<String>,
}

impl Claim {
    /// The longest name of a user or a machine that is recorded, in signs.
    const LONGEST: usize = 64;

    /// What the operating system says, without signs that could not be read as they stand.
    pub fn of(user: Option<String>, machine: Option<String>) -> Self {
        let legible = |text: String| {
            let kept: String = text.chars().filter(|sign| !is_control(*sign)).take(Self::LONGEST).collect();
            (!kept.trim().is_empty()).then(|| kept.trim().to_owned())
        };
        Self { user: user.and_then(legible), machine: machine.and_then(legible) }
    }
}

/// A login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    /// How he proved who he is.
    pub method: LoginMethod,
    /// When he last did.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The session, by a name that gives no access to it.
    pub session: String,
}

coded! {
/// How somebody proved who he is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LoginMethod {
    /// By a password of the program's own.
    Password,
    /// By the directory of the office.
    Directory,
    /// By a provider of identities.
    Provider,
}
}

/// Who brought in what another did, and by what means that is known of him.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// Who brought it in.
    pub person: PersonId,
    /// By what means that is known.
    pub means: Access,
}

coded! {
/// By what means it is known who brought something in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Access {
    /// Nothing is known of it: the program brought it in, or a record of the first format tells of it.
    Unrecorded,
    /// He holds the folder of the store and said who he is.
    Claimed(Claim),
    /// He logged in.
    LoggedIn(Login),
}
}

impl Means {
    /// As a body can ask for it; nothing for what nobody can ask for.
    pub fn word(&self) -> Option<MeansWord> {
        match self {
            Self::Claimed(_) => Some(MeansWord::Claim),
            Self::Paper(_) | Self::Sheet(_) => Some(MeansWord::Paper),
            Self::LoggedIn(_) => Some(MeansWord::Login),
            Self::Unrecorded | Self::Program => None,
        }
    }

    /// As of one who brings something in.
    pub fn access(&self) -> Access {
        match self {
            Self::Claimed(claim) => Access::Claimed(claim.clone()),
            Self::LoggedIn(login) => Access::LoggedIn(login.clone()),
            Self::Paper(brought) | Self::Sheet(brought) => brought.means.clone(),
            Self::Unrecorded | Self::Program => Access::Unrecorded,
        }
    }
}

example! { struct Claim { user, machine } }
example! { struct Login { method, at, session } }
example! { struct Brought { person, means } }
