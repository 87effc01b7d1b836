//! Orders: their files, the journal, what was signed.

use time::Date;

use super::handed_in::ByKey;
use super::macros::messages;
use crate::domain::{ActReference, Digest, OrderId, OrderKind, OrganisationId, RegisterId};
use crate::report::table::Obstacle;
use crate::workflow::{FileReference, FormerRequisites, OrderStanding, PaperStanding, SignedOrder};

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
    line OrderScanned = "order.scanned" { order: ActReference, scan: FileReference };
    line ReadHead = "order.read-head" { order: ActReference, n: usize };
    line ReadLine = "order.read-line" {
        on: Date, name: String, due: Option<Date>, late: Option<u32>, recorder: Option<String>,
    };
    line AnnexRestated = "order.restated" { annex: Option<usize>, because: Option<Obstacle>, limit: u64 };
    line NoCode = "verify.no-code" { path: String };
    line UnknownPaper = "verify.unknown" { path: String };
    notice NotIssuedSo = "order.not-issued-so" { path: String, names: Vec<String> };
    line OrderSigned = "order.signed" { signed: SignedOrder, names: ByKey };
    line OrderShown = "order.shown" {
        signed: SignedOrder, said: String, names: ByKey, former: Vec<FormerRequisites>,
    };
    line OrderStands = "order.stands" { kind: OrderKind, standing: OrderStanding };
    line PaperStands = "verify.stands" { standing: PaperStanding };
    notice UnknownFiles = "verify.unknown-file" { count: usize };
    line OrderListed = "order.listed" {
        order: ActReference, register: Option<RegisterId>, key: Option<OrderId>, standing: OrderStanding,
        said: String, former: Vec<FormerRequisites>,
    };
}
