//! What stands above a table: the last paragraph that says anything may be its caption.

/// Letters of a text that may be a caption, in bytes.
const LONGEST: usize = 1_000;

/// The last paragraph outside of tables that says anything.
#[derive(Default)]
pub(super) struct Above {
    /// The paragraph as far as it was read.
    pub(super) text: String,
    is_over: bool,
}

impl Above {
    /// Takes text outside of tables.
    pub(super) fn take(&mut self, text: &str) {
        if text.trim().is_empty() {
            if !self.is_over {
                self.text.push(' ');
            }
            return;
        }
        if std::mem::take(&mut self.is_over) {
            self.text.clear();
        }
        if self.text.len() < LONGEST {
            self.text.push_str(text);
        }
    }

    /// A paragraph is over.
    pub(super) fn end(&mut self) {
        self.is_over = true;
    }
}
