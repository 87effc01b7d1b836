//! How an act or a paper stands, in words: the same for every command that says so.

use serde_json::json;

use super::Ui;
use crate::domain::OrderKind;
use crate::workflow::{OrderStanding, PaperStanding};

/// «действует; изменения: приказ от …».
pub(super) fn of_order(ui: &Ui, kind: OrderKind, standing: &OrderStanding) -> String {
    ui.text("order.stands", json!({ "kind": kind, "standing": standing }))
}

/// «прежний проект, изменён до подписания; …».
pub(super) fn of_paper(ui: &Ui, standing: &PaperStanding) -> String {
    ui.text("verify.stands", json!({ "standing": standing }))
}
