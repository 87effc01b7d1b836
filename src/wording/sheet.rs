//! Sheets that come back from agreers, and reminders that go out.

use time::Date;

use super::macros::messages;
use super::{Message, Text};
use prikaz_app::SheetFault;
use prikaz_app::mail::{MailError, MailFault};
use prikaz_desk::ReminderState;
use prikaz_domain::RegisterId;
use prikaz_fact::{ForeignWords, example};

messages! {
    told SheetRefused;
    line SheetTaken = "sheet.taken" { file: String };
    line NobodyAwaited = "sheet.nobody-awaited" { key: RegisterId };
    line SheetNotTaken = "sheet.refused" { file: String };
    notice SomeSheetsRefused = "sheet.some-refused" { refused: usize, all: usize };
    codes MailFault = "mail." ".message" "mail." ".hint";
    notice FaultyMail = "mail.wrong" { path: String, n: usize };
    codes MailFailed = "mail." ".message" "mail." ".hint";
    notice MailLeft = "mail.left" { waiting: usize, doubtful: usize };
    word NOTHING_TO_REMIND = "remind.none";
    line RemindWho = "remind.who" { to: Vec<String>, whom: Vec<String>, escalated: bool, unheld: bool };
    line RemindWhat = "remind.what" { register: String, title: String };
    line RemindDue = "remind.due" { due: Option<Date>, over: Option<u32>, left: Option<u32>, gone: Option<u32> };
    line RemindState = "remind.state" { state: Option<ReminderState> };
    line Unsent = "remind.unsent" { to: Vec<String>, what: String };
    list REMIND_HEAD = "remind.head" "who" "what" "due" "state";
}

/// Why a sheet is not taken.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SheetRefused {
    /// Why.
    #[serde(flatten)]
    pub fault: SheetFault,
    /// Why the file cannot be read; empty where that is not the matter.
    pub why: String,
}

example! { struct SheetRefused { fault, why } }

impl Message for SheetRefused {
    const TEXTS: &'static [Text] = &[Text::new("sheet.", ".message"), Text::optional("sheet.", ".hint")];
    const CODES: &'static [&'static str] = SheetFault::CODES;

    fn code(&self) -> &'static str {
        self.fault.code()
    }
}

prikaz_fact::coded! {
    /// Why a message cannot be put together or sent.
    #[derive(Debug, Clone, serde::Serialize)]
    #[serde(untagged)]
    pub enum MailFailed {
        /// An address is none.
        Address {
            /// The address.
            address: String,
        },
        /// The message cannot be put together.
        Message {
            /// What the other side said.
            why: ForeignWords,
        },
        /// The server is not there, or lets nobody in.
        Unreachable {
            /// What the other side said.
            why: ForeignWords,
        },
        /// The server refused the message.
        Refused {
            /// What the other side said.
            why: ForeignWords,
        },
        /// The line broke while the message went out.
        Doubtful {
            /// What the other side said.
            why: ForeignWords,
        },
    }
}

impl From<&MailError> for MailFailed {
    fn from(error: &MailError) -> Self {
        match error {
            MailError::Address(address) => Self::Address { address: address.clone() },
            MailError::Message(why) => Self::Message { why: why.clone() },
            MailError::Unreachable(why) => Self::Unreachable { why: ForeignWords::of(why) },
            MailError::Refused(why) => Self::Refused { why: ForeignWords::of(why) },
            MailError::Doubtful(why) => Self::Doubtful { why: ForeignWords::of(why) },
        }
    }
}
