//! How the register and the order that approves it are worded.

use prikaz_domain::{ActReference, EditionNo, OrderKind};
use prikaz_fact::coded;
use prikaz_order::{
    Annex, Citation, Clause, ClauseKind, Itself, Listing, Marks, OrderText, Printed, Provision, Repeal,
    Repealed, Stamp, inserted, without,
};

use super::name_forms::NameForms;
use super::{AmendingWording, Organisation, RemindRule, Update};

/// How the register is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterWording {
    /// Name: «перечень точек взаимодействия с клиентом».
    pub name: NameForms,
    /// Title of the annex, line by line; the first line is set in capitals by the profile.
    pub annex_title: Vec<String>,
    /// How the approval stamp looks.
    pub stamp: Stamp,
    /// Which marks stand on the annex.
    pub marks: Marks,
    /// Annexes of the register itself.
    pub annexes: Vec<Annex>,
}

/// How the order is worded that approves the register, its first annex. Texts are printed as they stand but for
/// `{акт}` and its cases; the check says so where one has braces of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderWording {
    /// Kind of the act.
    pub kind: OrderKind,
    /// Heading of the order that approves the first edition.
    pub heading: String,
    /// Heading of an order that approves a later edition.
    pub heading_of_update: String,
    /// Preamble, clauses, annexes.
    pub text: OrderText,
    /// How later editions are approved.
    pub update: Update,
    /// Whether an order that approves the register anew repeals the acts before it, unless its drafter has it
    /// otherwise.
    pub repeal_earlier: bool,
    /// How the orders that amend it are worded.
    pub amending: AmendingWording,
    /// When those whom signed orders told to do something are reminded.
    pub remind: Option<RemindRule>,
}

/// How an order treats acts before it, where that is not as the file of its procedure has it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Before<'a> {
    /// Acts of the register that it repeals, approving it anew, with their titles.
    pub repeals: &'a [ActReference],
    /// Acts of the body that it does not touch, though the file has it do so, as the file cites them: that is done.
    pub left_out: &'a [ActReference],
}

impl Before<'_> {
    /// Whether the act that `citation` names is left out.
    fn leaves_out(&self, organisation: &Organisation, citation: &Citation) -> bool {
        let cited = organisation.own_act(citation);
        let is_it = |cited: &ActReference, act: &ActReference| {
            (act.kind, act.date, &act.number) == (cited.kind, cited.date, &cited.number)
        };
        cited.is_some_and(|cited| self.left_out.iter().any(|act| is_it(&cited, act)))
    }
}

impl OrderWording {
    /// The clauses of an order that amends, behind those that do so; the first of them is `next`.
    pub fn clauses_behind(
        &self,
        organisation: &Organisation,
        next: usize,
        left_out: &[ActReference],
    ) -> Vec<Clause> {
        let clauses = self.amending.clauses_or(&self.text.clauses).into_iter().zip(next..);
        let numbered =
            |(clause, no): (&Clause, usize)| Clause { number: Some(no.to_string()), ..clause.clone() };
        let clauses: Vec<Clause> = clauses.map(numbered).collect();
        let before = Before { left_out, ..Before::default() };
        without(&clauses, &|citation| before.leaves_out(organisation, citation))
    }

    /// The clauses of an order that repeals, behind the one that does so: what is about the order itself. There is no
    /// register left to be put up or kept.
    pub fn clauses_of_repeal(&self, organisation: &Organisation) -> Vec<Clause> {
        let is_of_order =
            |clause: &Clause| matches!(clause.kind, ClauseKind::EnterIntoForce | ClauseKind::Control);
        let clauses = self.clauses_behind(organisation, 2, &[]).into_iter().filter(is_of_order).zip(2..);
        clauses.map(|(clause, no)| Clause { number: Some(no.to_string()), ..clause }).collect()
    }

    /// The clauses of an order that approves an edition; of one that `amends` another, those behind its amendments,
    /// which are its first clause. One that approves the register anew may repeal acts `before` it: that clause stands
    /// before those on entry into force and control.
    pub fn clauses_of(&self, organisation: &Organisation, amends: bool, before: Before<'_>) -> Vec<Clause> {
        if amends {
            return self.clauses_behind(organisation, 2, before.left_out);
        }
        let clauses = without(&self.text.clauses, &|citation| before.leaves_out(organisation, citation));
        if before.repeals.is_empty() {
            return clauses;
        }
        let last = [ClauseKind::EnterIntoForce, ClauseKind::Control];
        let at = clauses.iter().position(|clause| last.contains(&clause.kind));
        inserted(&clauses, at.unwrap_or(clauses.len()), repealing(before.repeals))
    }

    /// Its heading, but for an amending order: that one is called by the act it amends.
    pub fn heading_of(&self, which: ActWording) -> Option<&str> {
        match which {
            ActWording::First => Some(&self.heading),
            ActWording::Later => Some(&self.heading_of_update),
            ActWording::Amending => None,
        }
    }

    /// Everything the order worded so prints out of the file of its procedure.
    pub fn printed(&self, which: ActWording) -> Vec<Printed<'_>> {
        let mut listing = Listing::default();
        match which {
            ActWording::First => listing.words("order.heading".to_owned(), &self.heading),
            ActWording::Later => {
                listing.words("order.heading_of_update".to_owned(), &self.heading_of_update);
            }
            ActWording::Amending => self.list_amending(&mut listing),
        }
        if which != ActWording::Amending {
            listing.text("order.", &self.text);
        }
        listing.found
    }

    fn list_amending<'a>(&'a self, listing: &mut Listing<'a>) {
        match &self.amending.preamble {
            Some(preamble) => listing.preamble("order.amending.preamble", preamble),
            None => listing.preamble("order.preamble", &self.text.preamble),
        }
        let (key, clauses) = match self.amending.clauses.as_slice() {
            [] => ("order.clause", &self.text.clauses),
            _ => ("order.amending.clause", &self.amending.clauses),
        };
        let used = self.amending.clauses_or(&self.text.clauses);
        for (clause, no) in clauses.iter().zip(1..) {
            if used.iter().any(|one| std::ptr::eq(*one, clause)) {
                listing.clause(&format!("{key}[{no}]"), clause);
            }
        }
    }
}

/// «Признать утратившими силу: …».
fn repealing(earlier: &[ActReference]) -> Clause {
    let acts = earlier.iter().map(|act| Repealed { act: Citation::own(act), part: None }).collect();
    Clause {
        kind: ClauseKind::Repeal,
        provision: Some(Provision::Repeal(Repeal { acts, annex: None })),
        wording: None,
        number: None,
        itself: Itself::This,
        clauses: Vec::new(),
    }
}

coded! {
/// Which of its wordings an order takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActWording {
    /// It approves the first edition.
    First,
    /// It approves a later edition anew.
    Later,
    /// It amends the order in force.
    Amending,
}
}

impl ActWording {
    /// How the order of an edition is worded, which amends the act `amends` or approves the register anew.
    pub fn of<A>(edition: EditionNo, amends: Option<&A>) -> Self {
        match (amends, edition) {
            (Some(_), _) => Self::Amending,
            (None, EditionNo(1)) => Self::First,
            (None, _) => Self::Later,
        }
    }
}
