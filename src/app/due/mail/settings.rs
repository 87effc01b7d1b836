//! The server that reminders go through, as the file `mail.toml` of the store says it.

use std::path::{Path, PathBuf};

use crate::data::setting::{Node, SettingFault, SettingText};
use crate::whole_file;
use prikaz_fact::coded;
use prikaz_placed::Sheet;

/// Name of the file in the folder of the store.
const FILE: &str = "mail.toml";

/// Keys of the file.
pub mod keys {
    use super::Security;

    prikaz_placed::keys! { "почтовый сервер: `mail.toml` в папке хранилища" / "the mail server: `mail.toml`, in the folder of the store";
        HOST "host": Text, Needed, "имя сервера" / "name of the server", "\"mail.example.org\"";
        PORT "port": Whole(1, 65_535), Optional, "порт; если не сказано, 587 при `starttls`, 465 при `tls`, 25 при `none`" / "its port; 587 for `starttls`, 465 for `tls`, 25 for `none` where left out", "587";
        SECURITY "security": Word(Security::CODES), Optional, "как защищена линия: `starttls` (если не сказано), `tls` или `none` для сервера той же закрытой сети" / "how the line is secured: `starttls` (where left out), `tls`, or `none` for a server of the same closed network", "\"tls\"";
        FROM "from": Text, Needed, "кто пишет" / "who writes", "\"Приказы <prikaz@example.org>\"";
        USER "user": Text, Optional, "кто входит на сервер" / "who logs in", "\"prikaz\"";
        PASSWORD_FILE "password_file": Text, Optional, "файл с паролем рядом с этим или по полному пути; переменная `PRIKAZ_SMTP_PASSWORD` важнее" / "the file with the password, beside this one or by its full path; the variable `PRIKAZ_SMTP_PASSWORD` goes before the file", "\"password.txt\"";
    }
}

/// The server and who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// Name of the server.
    pub host: String,
    /// Its port; the usual one of the security where none is said.
    pub port: Option<u16>,
    /// How the line is secured.
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
pub enum Security {
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
}
}

/// Why the settings, or the file with the password, are not at hand.
#[derive(Debug)]
pub enum SettingsError {
    /// There are none.
    Fault(MailFault),
    /// The file says what it may not, or lacks what it must say.
    Faulty {
        /// The file.
        path: String,
        /// All that is wrong with it.
        faults: Vec<SettingFault>,
    },
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
        Sheet::load(&path.clone(), &text, SettingText, &keys::KEYS, Self::read)
            .map_err(|faults| SettingsError::Faulty { path, faults })
    }

    fn read(root: &Node<'_>) -> Option<Self> {
        let table = root.table()?;
        let host = table.need_text(&keys::HOST);
        let port = table.get(&keys::PORT).and_then(|node| node.whole());
        let security =
            table.get(&keys::SECURITY).map_or(Some(Security::default()), |node| node.word(Security::WORDS));
        let from = table.need_text(&keys::FROM);
        let user = table.get(&keys::USER).and_then(|node| node.text());
        let password_file = table.get(&keys::PASSWORD_FILE).and_then(|node| node.text());
        table.close();
        Some(Self {
            host: host?,
            port: port.and_then(|port| u16::try_from(port).ok()),
            security: security?,
            from: from?,
            user,
            password_file: password_file.map(PathBuf::from),
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
