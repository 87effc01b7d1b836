//! Batches on their way to the writer: it takes all that wait at once and answers them all at once, so that
//! however many wait, one call of the system wakes them.
//!
//! *Invariant:* whoever sent a batch gets one answer, even when the writer ends without giving one; batches are
//! taken in the order in which they were sent.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::{Appended, Batch, Closing, StoreError};

/// How many batches may wait before those who send do.
const MOST: usize = 1024;

/// What an append gave, or why it gave nothing.
pub(crate) type Answer = Result<Appended, StoreError>;

/// The way from those who send to the one who writes.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    state: Mutex<QueueState>,
    /// Signals that a batch came, or that no more will come.
    filled: Condvar,
    /// Signals that there is room again, or never will be.
    emptied: Condvar,
}

#[derive(Debug, Default)]
struct QueueState {
    batches: Vec<Arc<Batch>>,
    answers: Arc<Answers>,
    /// Whether the writer sleeps; it is not called when it does not.
    idle: bool,
    n_held_up: usize,
    closing: bool,
    ended: bool,
}

/// Answers to the batches that are taken together, in their order; empty where the writer ended.
#[derive(Debug, Default)]
struct Answers(OnceLock<Vec<Answer>>);

/// The end of one who waits. It keeps the batch, so that memory is given back by the thread that took it.
#[derive(Debug)]
pub(crate) struct Waiting {
    answers: Arc<Answers>,
    place: usize,
    _batch: Arc<Batch>,
}

/// Batches that the writer took.
#[derive(Debug)]
pub(crate) struct Taken {
    /// The batches, at least one.
    pub(crate) batches: Vec<Arc<Batch>>,
    answers: Arc<Answers>,
}

/// The writer's end: when it is dropped, nothing is taken any more.
#[derive(Debug)]
pub(crate) struct Outlet(Arc<Queue>);

impl Queue {
    /// The queue, and the end for the only writer.
    pub(crate) fn new() -> (Arc<Self>, Outlet) {
        let queue = Arc::new(Self::default());
        (Arc::clone(&queue), Outlet(queue))
    }

    /// Puts `batch` behind the others; waits where there are too many.
    pub(crate) fn send(&self, batch: Batch) -> Result<Waiting, StoreError> {
        let batch = Arc::new(batch);
        let mut state = self.state();
        if state.is_full() {
            state.n_held_up += 1;
            state = self
                .emptied
                .wait_while(state, |state| state.is_full())
                .unwrap_or_else(PoisonError::into_inner);
            state.n_held_up -= 1;
        }
        if state.ended || state.closing {
            return Err(stopped());
        }
        let (place, answers) = (state.batches.len(), Arc::clone(&state.answers));
        state.batches.push(Arc::clone(&batch));
        let call = std::mem::take(&mut state.idle);
        drop(state);
        if call {
            self.filled.notify_one();
        }
        Ok(Waiting { answers, place, _batch: batch })
    }

    /// Says that no more will come.
    pub(crate) fn close(&self) {
        self.state().closing = true;
        self.filled.notify_one();
    }

    fn state(&self) -> MutexGuard<'_, QueueState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl QueueState {
    fn is_full(&self) -> bool {
        self.batches.len() >= MOST && !self.ended
    }

    fn take(&mut self) -> Taken {
        Taken { batches: std::mem::take(&mut self.batches), answers: std::mem::take(&mut self.answers) }
    }
}

impl Outlet {
    /// All that waits, once something does; nothing when no more will come.
    pub(crate) fn take(&self) -> Option<Taken> {
        let nothing = |state: &mut QueueState| {
            state.idle = state.batches.is_empty() && !state.closing;
            state.idle
        };
        let waiting = self.0.filled.wait_while(self.0.state(), nothing);
        let mut state = waiting.unwrap_or_else(PoisonError::into_inner);
        if state.batches.is_empty() {
            return None;
        }
        let taken = state.take();
        let held_up = state.n_held_up > 0;
        drop(state);
        if held_up {
            self.0.emptied.notify_all();
        }
        Some(taken)
    }
}

impl Drop for Outlet {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.ended = true;
        // Whoever still waits is told so.
        let left = state.take();
        drop(state);
        drop(left);
        self.0.emptied.notify_all();
    }
}

impl Taken {
    /// Answers, one for each batch in order.
    pub(crate) fn answer(mut self, answers: Vec<Answer>) {
        // Those who wait are to be the last to hold their batches.
        self.batches.clear();
        let _ = self.answers.0.set(answers);
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        // The first answers stand.
        let _ = self.answers.0.set(Vec::new());
    }
}

impl Waiting {
    /// Waits for the answer.
    pub(crate) fn wait(self) -> Answer {
        match self.answers.0.wait().get(self.place) {
            Some(Ok(appended)) => Ok(*appended),
            Some(Err(error)) => Err(error.again()),
            None => Err(stopped()),
        }
    }
}

/// The error of a store whose writer is gone.
pub(crate) fn stopped() -> StoreError {
    StoreError::Closed(Closing::Stopped)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn appended(position: u64) -> Appended {
        let position = crate::Position(position);
        Appended { first: position, last: position }
    }

    #[test]
    fn each_gets_the_answer_of_its_place() {
        let (queue, outlet) = Queue::new();
        let waiting: Vec<_> = (0..3).map(|_| queue.send(Batch::default()).unwrap()).collect();
        let taken = outlet.take().unwrap();
        assert_eq!(taken.batches.len(), 3);
        taken.answer(vec![Ok(appended(1)), Err(stopped()), Ok(appended(2))]);
        let answers: Vec<_> = waiting.into_iter().map(|waiting| waiting.wait().ok()).collect();
        assert_eq!(answers, [Some(appended(1)), None, Some(appended(2))]);
    }

    #[test]
    fn nobody_waits_for_a_writer_that_is_gone() {
        let (queue, outlet) = Queue::new();
        let (taken_from, left) = (queue.send(Batch::default()).unwrap(), outlet.take().unwrap());
        let waiting = queue.send(Batch::default()).unwrap();
        let waiter = thread::spawn(move || (taken_from.wait(), waiting.wait()));
        drop(left);
        drop(outlet);
        assert!(matches!(waiter.join().unwrap(), (Err(StoreError::Closed(_)), Err(StoreError::Closed(_)))));
        assert!(matches!(queue.send(Batch::default()), Err(StoreError::Closed(_))));
    }

    #[test]
    fn what_waits_is_taken_before_the_end() {
        let (queue, outlet) = Queue::new();
        let waiting = queue.send(Batch::default()).unwrap();
        queue.close();
        outlet.take().unwrap().answer(vec![Ok(appended(1))]);
        assert!(outlet.take().is_none());
        assert!(waiting.wait().is_ok());
    }

    #[test]
    fn too_many_are_held_up_and_let_in_again() {
        let (queue, outlet) = Queue::new();
        let sender = {
            let queue = Arc::clone(&queue);
            thread::spawn(move || (0..=MOST).all(|_| queue.send(Batch::default()).is_ok()))
        };
        let mut n_taken = 0;
        while n_taken <= MOST {
            n_taken += outlet.take().unwrap().batches.len();
        }
        assert!(sender.join().unwrap());
    }
}
