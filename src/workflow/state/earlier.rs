//! What is known of the acts before an order when it is drafted or signed.

use prikaz_domain::ActReference;

use crate::record::requisites::called_now;
use crate::record::signed_order::Effect;
use crate::state::repeals::Repeals;

/// What is known of the acts of the body where an order of a register is drafted or signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// What repeals what.
    pub repeals: Repeals,
    /// The acts of the register, with their titles.
    pub titled: Vec<ActReference>,
    /// Acts of the register that approved an edition of another register too.
    pub joint: Vec<ActReference>,
    /// Requisites that were put right and that no act bears now, with those of the act that bore them.
    pub called_anew: Vec<(ActReference, ActReference)>,
}

impl Earlier {
    /// `effects` on acts as these are called now.
    pub(crate) fn as_called_now(&self, effects: Vec<Effect>) -> Vec<Effect> {
        called_now(effects, &self.called_anew)
    }
}
