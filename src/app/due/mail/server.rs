//! The server that messages go to.

use std::error::Error as _;
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::{Message, SmtpTransport, Transport as _};

use super::message::MailError;
use super::settings::{MailSettings, Security};

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
