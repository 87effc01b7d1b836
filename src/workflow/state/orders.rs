//! The journal of orders of a body: numbers run within a calendar year, without gaps, and none is given twice.

use std::collections::BTreeMap;

use time::Date;

use prikaz_domain::{ActReference, OrderId, OrderKind, RegisterId};

use crate::record::order_event::OrderNumbered;
use crate::record::order_number::{NumberHolder, OrderNumber};
use crate::record::reminded::Reminded;
use crate::record::requisites::{FormerRequisites, folded, same_order};
use crate::record::signed_order::{Effect, SignedOrder};
use crate::refusal::Refusal;
use crate::state::instructions::Instructions;
use crate::state::laid::{AskedToRead, LaidTo, Reading};

/// Longest number that a journal takes.
const LONGEST: usize = 32;

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Requisites of the order.
    pub order: ActReference,
    /// What the order is about.
    pub matter: OrderMatter,
    /// What an order of a register does to others, where that was recorded with it.
    pub effects: Option<Vec<Effect>>,
    /// What its requisites were before they were put right.
    pub former: Vec<FormerRequisites>,
    /// The requisites of other acts, put right since or before, by which the paper that was signed names them.
    pub cites_former: Vec<ActReference>,
}

impl JournalEntry {
    /// What it does to others, as far as that is known.
    pub fn effects(&self) -> &[Effect] {
        match &self.matter {
            OrderMatter::Register(_) => self.effects.as_deref().unwrap_or_default(),
            OrderMatter::Alone(signed) => &signed.effects,
        }
    }
}

/// What an order in the journal is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderMatter {
    /// It approves an edition of a register.
    Register(RegisterId),
    /// It stands alone.
    Alone(Box<SignedOrder>),
}

/// The journal as its events left it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderJournal {
    taken: BTreeMap<(OrderKind, i32, String), NumberHolder>,
    last: BTreeMap<(OrderKind, i32), u32>,
    pub(crate) entries: Vec<JournalEntry>,
    pub(crate) instructions: Instructions,
    pub(crate) laid: LaidTo,
    pub(crate) reminded: Vec<Reminded>,
}

impl OrderJournal {
    /// The journal after `event`.
    #[must_use]
    pub fn evolve(mut self, event: &OrderNumbered) -> Self {
        let mut of_register = None;
        let (order, matter, holder) = match event {
            OrderNumbered::OrderNumbered { order, register, effects, .. } => {
                of_register.clone_from(effects);
                (order, OrderMatter::Register(register.clone()), NumberHolder::Register(register.clone()))
            }
            OrderNumbered::OrderSigned(signed) => {
                self.instructions.give(&signed.instructions);
                let holder = NumberHolder::Order(signed.key.clone());
                (&signed.order, OrderMatter::Alone(signed.clone()), holder)
            }
            OrderNumbered::RequisitesCorrected(corrected) => {
                self.correct(corrected);
                return self;
            }
            OrderNumbered::InstructionFulfilled { instruction, done } => {
                self.instructions.fulfil(*instruction, done);
                return self;
            }
            OrderNumbered::OrderScanned { order, scan } => {
                self.laid.scan(order, scan);
                return self;
            }
            OrderNumbered::OrderIssued { order, file } => {
                self.laid.give(order, file);
                return self;
            }
            OrderNumbered::OrderRead { order, person, on, due, recorded_by } => {
                let (person, recorded_by) = (person.clone(), recorded_by.clone());
                self.laid.read(order, Reading { person, on: *on, due: *due, recorded_by });
                return self;
            }
            OrderNumbered::ReadingAsked { order, asked, persons, due } => {
                let asked = AskedToRead { no: *asked, persons: persons.clone(), due: *due };
                self.laid.ask(order, asked);
                return self;
            }
            OrderNumbered::ReadingLifted { order, person, on, reason } => {
                self.laid.lift(order, person, *on, reason);
                return self;
            }
            OrderNumbered::OrderReminderSent { reminded, .. } => {
                self.reminded.push(reminded.clone());
                return self;
            }
            OrderNumbered::InstructionExtended { instruction, now, basis, .. } => {
                self.instructions.extend(*instruction, *now, basis);
                return self;
            }
            OrderNumbered::InstructionLifted { instruction, on, reason } => {
                self.instructions.lift(*instruction, *on, reason);
                return self;
            }
        };
        self.take_number(order, holder);
        self.enter(JournalEntry {
            order: order.clone(),
            matter,
            effects: of_register,
            former: Vec::new(),
            cites_former: Vec::new(),
        });
        self
    }

    /// What the requisites of `order` were before they were put right.
    pub fn former(&self, order: &ActReference) -> &[FormerRequisites] {
        let entry = self.entries.iter().find(|entry| same_order(&entry.order, order));
        entry.map_or(&[], |entry| &entry.former)
    }

    /// The requisites of other acts, put right since or before, by which the signed paper of `order` names them.
    pub fn cites_former(&self, order: &ActReference) -> &[ActReference] {
        let entry = self.entries.iter().find(|entry| same_order(&entry.order, order));
        entry.map_or(&[], |entry| &entry.cites_former)
    }

    fn take_number(&mut self, order: &ActReference, holder: NumberHolder) {
        let year = order.date.year();
        let last = self.last.entry((order.kind, year)).or_default();
        *last = (*last).max(whole_part(&order.number).unwrap_or(0));
        // One order may approve the editions of several registers: the first has its number.
        self.taken.entry((order.kind, year, folded(&order.number))).or_insert(holder);
    }

    pub(crate) fn number_anew(&mut self) {
        self.taken.clear();
        self.last.clear();
        let orders: Vec<_> =
            self.entries.iter().map(|one| (one.order.clone(), one.matter.holder())).collect();
        orders.into_iter().for_each(|(order, holder)| self.take_number(&order, holder));
    }

    /// The requisites of the order of `number`, in `year` or the last one there is; a number that was put right leads
    /// to its order where no other order bears it.
    pub fn order_of(&self, number: &str, year: Option<i32>) -> Option<&ActReference> {
        let number = folded(number.trim().trim_start_matches(['№', 'N']).trim());
        let is_it = |order: &ActReference| {
            folded(&order.number) == number && year.is_none_or(|year| order.date.year() == year)
        };
        let was = |entry: &&JournalEntry| entry.former.iter().any(|former| is_it(&former.was));
        let mut entries = self.entries.iter().rev();
        let found = entries.clone().find(|entry| is_it(&entry.order)).or_else(|| entries.find(was));
        found.map(|entry| &entry.order)
    }

    /// Entries of the journal, in the order they were made.
    pub fn entries(&self) -> &[JournalEntry] {
        &self.entries
    }

    /// The journal with what `told` says of orders of registers that were entered before their effects were recorded.
    #[must_use]
    pub fn with_older_effects(
        mut self,
        mut told: impl FnMut(&ActReference, &RegisterId) -> Vec<Effect>,
    ) -> Self {
        for entry in self.entries.iter_mut().filter(|entry| entry.effects.is_none()) {
            if let OrderMatter::Register(id) = &entry.matter {
                entry.effects = Some(told(&entry.order, id));
            }
        }
        self
    }

    /// The journal with the titles that `told` has of orders of registers that were entered before these were recorded.
    #[must_use]
    pub fn with_older_titles(
        mut self,
        mut told: impl FnMut(&ActReference, &RegisterId) -> Option<String>,
    ) -> Self {
        for entry in self.entries.iter_mut().filter(|entry| entry.order.title.is_none()) {
            if let OrderMatter::Register(id) = &entry.matter {
                entry.order.title = told(&entry.order, id);
            }
        }
        self
    }

    /// The registers that `order` approved editions of, each once, in the order of the journal.
    pub fn registers_of(&self, order: &ActReference) -> Vec<RegisterId> {
        let mut found: Vec<RegisterId> = Vec::new();
        for entry in self.entries.iter().filter(|entry| same_order(&entry.order, order)) {
            if let OrderMatter::Register(id) = &entry.matter
                && !found.contains(id)
            {
                found.push(id.clone());
            }
        }
        found
    }

    /// The journal with what `told` calls its orders of registers; where it tells nothing, their titles stay.
    #[must_use]
    pub fn with_titles(mut self, mut told: impl FnMut(&ActReference) -> Option<String>) -> Self {
        for entry in &mut self.entries {
            if matches!(entry.matter, OrderMatter::Register(_)) {
                entry.order.title = told(&entry.order).or(entry.order.title.take());
            }
        }
        self
    }

    /// What its orders that stand alone told somebody to do.
    pub fn instructions(&self) -> &Instructions {
        &self.instructions
    }

    /// The entry of the order that stands alone under `key`.
    pub fn entry_of(&self, key: &OrderId) -> Option<(&JournalEntry, &SignedOrder)> {
        self.entries.iter().find_map(|entry| match &entry.matter {
            OrderMatter::Alone(signed) if signed.key == *key => Some((entry, signed.as_ref())),
            _ => None,
        })
    }

    /// The entries of orders that stand alone.
    pub fn signed(&self) -> impl DoubleEndedIterator<Item = &SignedOrder> {
        self.entries.iter().filter_map(|entry| match &entry.matter {
            OrderMatter::Alone(signed) => Some(signed.as_ref()),
            OrderMatter::Register(_) => None,
        })
    }

    /// The number of the order of `date` that approved an edition of `with`: one order approves those of several
    /// registers, each recorded by itself.
    ///
    /// # Errors
    /// When there is no such order, or `typed` is another number.
    pub fn joint_number(
        &self,
        kind: OrderKind,
        date: Date,
        typed: Option<&str>,
        with: &RegisterId,
    ) -> Result<OrderNumber, Refusal> {
        let is_it = |entry: &&JournalEntry| {
            entry.matter == OrderMatter::Register(with.clone())
                && entry.order.kind == kind
                && entry.order.date == date
        };
        let numbered = |number: &String| {
            typed.is_none_or(|typed| {
                folded(typed.trim().trim_start_matches(['№', 'N']).trim()) == folded(number)
            })
        };
        let found = self.entries.iter().rev().find(is_it).map(|entry| &entry.order.number);
        let number = found.filter(|number| numbered(number));
        number
            .cloned()
            .map(OrderNumber)
            .ok_or_else(|| Refusal::NotSignedTogether { with: with.clone(), on: date })
    }

    /// The next number of the year with `suffix`, or the number `typed` from the paper, where it is free;
    /// bare digits get the suffix too.
    ///
    /// # Errors
    /// When `typed` is taken in that year, or cannot be a number.
    pub fn number(
        &self,
        kind: OrderKind,
        date: Date,
        suffix: &str,
        typed: Option<&str>,
    ) -> Result<OrderNumber, Refusal> {
        let year = date.year();
        let free = || format!("{}{suffix}", self.last.get(&(kind, year)).copied().unwrap_or(0) + 1);
        let Some(typed) = typed else { return Ok(OrderNumber(free())) };
        let typed = typed.trim().trim_start_matches(['№', 'N']).trim();
        let proper = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '/' | '.');
        let has_digit = typed.chars().any(|letter| letter.is_ascii_digit());
        if !has_digit || typed.chars().count() > LONGEST || !typed.chars().all(proper) {
            return Err(Refusal::BadNumber { number: typed.to_owned() });
        }
        let number = with_suffix(typed, suffix);
        match self.taken.get(&(kind, year, folded(&number))) {
            Some(holder) => Err(Refusal::NumberTaken { number, year, holder: holder.clone(), free: free() }),
            None => Ok(OrderNumber(number)),
        }
    }
}

impl OrderMatter {
    fn holder(&self) -> NumberHolder {
        match self {
            Self::Register(id) => NumberHolder::Register(id.clone()),
            Self::Alone(signed) => NumberHolder::Order(signed.key.clone()),
        }
    }
}

/// Bare digits get the suffix of the body's numbers: who types «17» means «17-р».
fn with_suffix(typed: &str, suffix: &str) -> String {
    let bare = typed.chars().all(|letter| letter.is_ascii_digit());
    if bare { format!("{typed}{suffix}") } else { typed.to_owned() }
}

/// The digits a number begins with: 48 of «48-П».
fn whole_part(number: &str) -> Option<u32> {
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
