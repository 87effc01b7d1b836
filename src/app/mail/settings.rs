//! The server that reminders go through, as the file `mail.toml` of the store says it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::whole_file;
use prikaz_fact::{ForeignWords, coded, line_at};

/// Name of the file in the folder of the store.
const FILE: &str = "mail.toml";

/// The server and who writes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Name of the server.
    pub host: String,
    /// Its port; the usual one of the security where none is said.
    pub port: Option<u16>,
    /// How the line is secured.
    #[serde(default)]
    pub security: Security,
    /// Who writes: «Приказ <reminders@example.org>».
    pub from: String,
    /// Who logs in; nobody where none is said.
    pub user: Option<String>,
    /// File with the password, beside this one or by its full path.
    pub password_file: Option<PathBuf>,
}

coded! {
/// How the line to the server is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Security: Deserialize {
    /// Not at all: a server on the same machine or in the same closed network.
    None,
    /// From the second word on (port 587).
    #[default]
    Starttls,
    /// From the first (port 465).
    Tls,
}
}

coded! {
/// Why there are no settings.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum MailFault {
    /// There is no file.
    NoFile {
        /// Where it is looked for.
        path: String,
    },
    /// The file says what it may not, or lacks what it must say.
    Wrong {
        /// The file.
        path: String,
        /// The line.
        line: usize,
        /// What is wrong.
        why: ForeignWords,
    },
}
}

/// Why the settings, or the file with the password, are not at hand.
#[derive(Debug)]
pub enum SettingsError {
    /// There are none, or they are wrong.
    Fault(MailFault),
    /// The file cannot be read.
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        error: std::io::Error,
    },
}

impl From<MailFault> for SettingsError {
    fn from(fault: MailFault) -> Self {
        Self::Fault(fault)
    }
}

impl MailSettings {
    /// The settings in the folder `home`.
    ///
    /// # Errors
    /// When there are none, or they are wrong.
    pub fn of(home: &Path) -> Result<Self, SettingsError> {
        let file = home.join(FILE);
        let path = file.display().to_string();
        let text = match whole_file::text(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(MailFault::NoFile { path }.into());
            }
            Err(error) => return Err(SettingsError::Unreadable { path, error }),
        };
        let read = toml::from_str(&text);
        read.map_err(|error: toml::de::Error| {
            let line = line_at(&text, error.span().map_or(0, |span| span.start));
            MailFault::Wrong { path, line, why: ForeignWords::of(error.message()) }.into()
        })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::None => 25,
            Security::Starttls => 587,
            Security::Tls => 465,
        })
    }

    /// The password in the file that the settings name; none where they name none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn password(&self, home: &Path) -> Result<Option<String>, SettingsError> {
        let Some(file) = &self.password_file else { return Ok(None) };
        let file = home.join(file);
        let path = file.display().to_string();
        let text = whole_file::text(&file).map_err(|error| SettingsError::Unreadable { path, error })?;
        Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
    }
}
