//! How an act or a paper stands, in words: the same for every command that says so.

use crate::ui::Ui;
use prikaz_domain::OrderKind;
use prikaz_wording::order::OrderStands;
use prikaz_workflow::{OrderStanding, PaperStanding};

/// «действует; изменения: приказ от …».
pub(crate) fn of_order(ui: &Ui, kind: OrderKind, standing: &OrderStanding) -> String {
    ui.say(&OrderStands { kind, standing: standing.clone() })
}

/// «прежний проект, изменён до подписания; …».
pub(crate) fn of_paper(ui: &Ui, standing: &PaperStanding) -> String {
    ui.say(standing)
}
