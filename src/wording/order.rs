//! Orders: their files, the journal, what was signed.

use time::Date;

use super::handed_in::ByKey;
use super::macros::messages;
use super::{Message, Text};
use prikaz_app::Origin;
use prikaz_domain::{ActReference, Digest, OrderId, OrderKind, OrganisationId, RegisterId};
use prikaz_fact::example;
use prikaz_report::table::Obstacle;
use prikaz_workflow::{
    FileReference, FormerRequisites, LeftBecause, LeftOut, LeftStanding, OrderStanding, PaperStanding,
    SignedOrder,
};

messages! {
    line OrderCheckFailed = "order.check-failed" { n: usize };
    line UnknownOrder = "order.unknown" { key: String };
    line KnownOrders = "order.known" { known: Vec<String> };
    notice OutOfRegister = "order.out-of-register" { register: String };
    notice OtherFile = "order.other-file" { given: String, digest: Digest };
    notice NoneSigned = "order.none-signed" { number: String, organisation: OrganisationId, year: Option<i32> };
    notice NotInJournal = "order.not-in-journal" {
        number: String, organisation: OrganisationId, year: Option<i32>,
    };
    line RequisitesCorrected = "order.corrected" { was: ActReference, now: ActReference };
    /// A note at a signing leaves its number and date as they are.
    line RequisitesElsewhere = "order.requisites-elsewhere" { order: ActReference, organisation: OrganisationId };
    line OrderScanned = "order.scanned" { order: ActReference, scan: FileReference };
    line ReadHead = "order.read-head" { order: ActReference, n: usize };
    line ReadLine = "order.read-line" {
        on: Date, name: String, due: Option<Date>, overdue: bool, late: Option<u32>, recorder: Option<String>,
    };
    line ReadingLiftedLine = "order.lifted-line" { on: Date, name: String, reason: String };
    line AnnexRestated = "order.restated" {
        annex: Option<usize>, because: Option<Obstacle>, limit: u8, anew: bool,
    };
    /// Acts that go on standing though the register is approved anew.
    notice ActsLeftStanding = "order.left-standing" {
        acts: Vec<LeftStanding>, because: LeftBecause, register: RegisterId,
    };
    /// Acts that the order does not touch though the file of the procedure has it do so.
    notice ActsLeftOut = "order.left-out" { acts: Vec<LeftOut> };
    told Verified;
    notice NotIssuedSo = "order.not-issued-so" { path: String, names: Vec<String> };
    line OrderSigned = "order.signed" { signed: SignedOrder, names: ByKey };
    line OrderShown = "order.shown" {
        signed: SignedOrder, said: String, names: ByKey, former: Vec<FormerRequisites>, cites_former: Vec<ActReference>,
    };
    line OrderStands = "order.stands" { kind: OrderKind, standing: OrderStanding };
    told PaperStanding;
    notice UnknownFiles = "verify.unknown-file" { count: usize };
    line OrderListed = "order.listed" {
        order: ActReference, register: Option<RegisterId>, key: Option<OrderId>, standing: OrderStanding,
        said: String, former: Vec<FormerRequisites>, cites_former: Vec<ActReference>,
    };
}

/// What a file is, or a text that was copied from a paper.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Verified {
    /// The file, or the text.
    pub path: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// How the act or the paper stands; empty where that is not the matter.
    pub said: String,
}

example! { struct Verified { path, origin, said } }

impl Message for Verified {
    const TEXTS: &'static [Text] = &[Text::new("verify.", "")];
    const CODES: &'static [&'static str] = Origin::CODES;

    fn code(&self) -> &'static str {
        self.origin.code()
    }
}

impl Message for PaperStanding {
    const TEXTS: &'static [Text] = &[Text::new("verify.stands", "")];
}
