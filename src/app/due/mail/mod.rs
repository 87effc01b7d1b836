//! Reminders by mail: messages, the outbox they lie in, the server they go to.
//!
//! *Invariant:* a message that may have gone out is never sent again unless somebody says so.

mod message;
mod outbox;
mod server;
mod settings;

pub use message::{Mail, MailError, message};
pub use outbox::{Letter, Outbox, OutboxError, State};
pub use server::Server;
pub use settings::keys;
pub use settings::{MailFault, MailSettings, Security, SettingsError};
