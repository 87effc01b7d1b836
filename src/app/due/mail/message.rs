//! A message to be sent, and why it cannot be.

use std::time::SystemTime;

use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use time::OffsetDateTime;

use prikaz_fact::{ForeignWords, coded};

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
