//! How the writer answers one who waits: a slot and a parked thread.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Thread};

use super::{Appended, Closing, StoreError};

/// What an append gave, or why it gave nothing.
pub(crate) type Answer = Result<Appended, StoreError>;

/// The writer's end; whoever waits gets an answer even if this is dropped.
#[derive(Debug)]
pub(crate) struct Ticket {
    slot: Arc<Slot>,
}

#[derive(Debug)]
struct Slot {
    answer: Mutex<Option<Answer>>,
    waiter: Thread,
}

/// The end of the thread that waits.
#[derive(Debug)]
pub(crate) struct Waiting(Arc<Slot>);

/// A ticket for the present thread.
pub(crate) fn ticket() -> (Ticket, Waiting) {
    let slot = Arc::new(Slot { answer: Mutex::new(None), waiter: thread::current() });
    (Ticket { slot: slot.clone() }, Waiting(slot))
}

impl Ticket {
    /// Answers.
    pub(crate) fn answer(self, answer: Answer) {
        self.slot.put(answer);
    }
}

impl Slot {
    /// The first answer stands.
    fn put(&self, answer: Answer) {
        let mut slot = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.is_none() {
            *slot = Some(answer);
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.slot.put(Err(stopped()));
        self.slot.waiter.unpark();
    }
}

impl Waiting {
    /// Waits for the answer; only the thread that took the ticket may.
    pub(crate) fn wait(self) -> Answer {
        loop {
            let answer = self.0.answer.lock().unwrap_or_else(PoisonError::into_inner).take();
            match answer {
                Some(answer) => return answer,
                None => thread::park(),
            }
        }
    }
}

/// The error of a store whose writer is gone.
pub(crate) fn stopped() -> StoreError {
    StoreError::Closed(Closing::Stopped)
}
