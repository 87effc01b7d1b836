//! Reminders by mail: messages, the outbox they lie in, the server they go to.
//!
//! *Invariant:* a message that may have gone out is never sent again unless somebody says so.

mod outbox;
mod settings;

use std::error::Error as _;
use std::time::{Duration, SystemTime};

use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Message, SmtpTransport, Transport};
use time::OffsetDateTime;

use prikaz_fact::{ForeignWords, coded};

pub use outbox::{Letter, Outbox, OutboxError, State};
pub use settings::keys;
pub use settings::{MailFault, MailSettings, Security, SettingsError};

/// What is said, to whom.
#[derive(Debug, Clone)]
pub struct Mail {
    /// What it is known by for good.
    pub id: String,
    /// To whom: names with addresses.
    pub to: Vec<(String, String)>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The moment it says it was written at.
    pub at: OffsetDateTime,
}

coded! {
/// Why a message cannot be put together or sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// An address is none.
    #[error("`{0}` is no address")]
    Address(String),
    /// The message cannot be put together.
    #[error("the message cannot be put together: {0}")]
    Message(ForeignWords),
    /// The server is not there, or lets nobody in: nothing was sent.
    #[error("{0}")]
    Unreachable(String),
    /// The server refused the message: it was not sent.
    #[error("{0}")]
    Refused(String),
    /// The line broke while the message went out: whether it arrived, nobody knows.
    #[error("{0}")]
    Doubtful(String),
}
}

impl From<lettre::error::Error> for MailError {
    fn from(error: lettre::error::Error) -> Self {
        Self::Message(ForeignWords::of(error))
    }
}

/// The message of `mail` from `from`.
///
/// # Errors
/// When an address is none.
pub fn message(mail: &Mail, from: &str) -> Result<Message, MailError> {
    let from: Mailbox = from.parse().map_err(|_| MailError::Address(from.to_owned()))?;
    let domain = from.email.domain().to_owned();
    let mut builder = Message::builder()
        .from(from)
        .subject(&mail.subject)
        .date(SystemTime::from(mail.at))
        .message_id(Some(format!("<{}@{domain}>", mail.id)));
    for (name, address) in &mail.to {
        let address = address.parse().map_err(|_| MailError::Address(address.clone()))?;
        builder = builder.to(Mailbox::new(Some(name.clone()), address));
    }
    Ok(builder.header(ContentType::TEXT_PLAIN).body(mail.text.clone())?)
}

/// A server that is there.
pub struct Server(SmtpTransport);

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Server")
    }
}

impl Server {
    /// Knocks at the server of `settings`.
    ///
    /// # Errors
    /// When it does not answer, or lets nobody in.
    pub fn reach(settings: &MailSettings, password: Option<String>) -> Result<Self, MailError> {
        const PATIENCE: Duration = Duration::from_secs(30);
        let unreachable = |error: lettre::transport::smtp::Error| MailError::Unreachable(told(&error));
        let builder = match settings.security {
            Security::None => SmtpTransport::builder_dangerous(settings.host.as_str()),
            Security::Starttls => SmtpTransport::starttls_relay(&settings.host).map_err(unreachable)?,
            Security::Tls => SmtpTransport::relay(&settings.host).map_err(unreachable)?,
        };
        let builder = builder.port(settings.port()).timeout(Some(PATIENCE));
        let builder = match (&settings.user, password) {
            (Some(user), Some(password)) => builder.credentials(Credentials::new(user.clone(), password)),
            _ => builder,
        };
        let server = builder.build();
        match server.test_connection() {
            Ok(true) => Ok(Self(server)),
            Ok(false) => Err(MailError::Unreachable("no answer".to_owned())),
            Err(error) => Err(unreachable(error)),
        }
    }

    /// Sends a message.
    ///
    /// # Errors
    /// Whether it may have gone out all the same is told by the kind of error.
    pub fn send(&self, message: &Message) -> Result<(), MailError> {
        match self.0.send(message) {
            Ok(_) => Ok(()),
            // The server itself said no: it has not taken the message.
            Err(error) if error.is_transient() || error.is_permanent() => {
                Err(MailError::Refused(told(&error)))
            }
            Err(error) => Err(MailError::Doubtful(told(&error))),
        }
    }
}

/// What the server answered, `550 no such user`; else what happened, with its causes.
fn told(error: &lettre::transport::smtp::Error) -> String {
    let mut texts: Vec<String> = Vec::new();
    let mut cause: Option<&dyn std::error::Error> =
        if error.status().is_some() { error.source() } else { Some(error) };
    while let Some(deeper) = cause {
        let text = deeper.to_string();
        // Most errors say their cause themselves.
        if !texts.iter().any(|said| said.contains(&text)) {
            texts.push(text);
        }
        cause = deeper.source();
    }
    let code = error.status().map(|code| code.to_string());
    let words = Some(texts.join(": ")).filter(|words| !words.is_empty());
    code.into_iter().chain(words).collect::<Vec<_>>().join(" ")
}
