//! How a blank is filled in: each column, the marks, the rules, each with its clause.

use prikaz_document::{BlankGuide, Cell, Column as Width, Row, Table};
use prikaz_form::{CellType, Column, ColumnKind, Form, GUIDE_SHEET, MARK_TITLE, Openness, Presence};
use prikaz_russian::typography;

use super::blank_for::{BlankFor, columns};
use crate::paper::Subject;

/// How several values stand in a cell of a workbook.
pub(super) const IN_WORKBOOK: &str = "каждое с новой строки (Alt+Enter)";
/// How they stand in a field of a text.
pub(super) const IN_TEXT: &str = "через точку с запятой";

/// What goes into a column, in a sentence or two; `parted` says how several values stand.
pub(super) fn what(form: &Form, column: &Column, parted: &str) -> String {
    let open = column
        .vocabulary()
        .and_then(|key| form.vocabulary(key))
        .is_some_and(|vocabulary| vocabulary.openness == Openness::Open);
    let what = match &column.kind {
        ColumnKind::Number => "Номер строки действующей редакции; у новой строки не пишется.".to_owned(),
        ColumnKind::Text { longest } => format!("Текст, не более {longest} знаков."),
        ColumnKind::Choice(_) if open => "Выберите из списка или впишите свое.".to_owned(),
        ColumnKind::Choice(_) => "Выберите из списка.".to_owned(),
        ColumnKind::Choices(_) if open => {
            format!("Одно или несколько значений списка, {parted}; можно вписать и свое.")
        }
        ColumnKind::Choices(_) => format!("Одно или несколько значений списка, {parted}."),
        ColumnKind::Typed(typed) => of_type(typed),
    };
    match column.presence {
        Presence::Optional => format!("{what} Если сказать нечего, поставьте прочерк."),
        Presence::Required => what,
    }
}

fn of_type(typed: &CellType) -> String {
    match typed {
        CellType::YesNo { yes, no } => format!("{} или {}.", typography::quoted(yes), typography::quoted(no)),
        CellType::Code(pattern) => format!("Код вида {}, с нулями впереди.", pattern.as_str()),
        CellType::Decimal { decimals: 0, .. } => "Целое число.".to_owned(),
        CellType::Decimal { decimals, .. } => format!("Число, знаков после запятой — до {decimals}."),
        CellType::Range { .. } => "От и до: «5–10», «от 5», «до 10».".to_owned(),
        CellType::Date => "Дата: 05.06.2024.".to_owned(),
        CellType::Reference { .. } => "Чем названа та строка, на которую ссылаетесь.".to_owned(),
    }
}

/// How to fill in: each column, the marks, the rules, each with its clause.
pub(super) fn guide_rows(form: &Form, parted: &str) -> Vec<[String; 3]> {
    let columns =
        columns(form).map(|column| [column.title.clone(), what(form, column, parted), column.clause.clone()]);
    let marks = "«Без изменений» — строка остается как есть; «изменить» — исправьте ее графы; «исключить» — строки больше не будет; «добавить» — новая строка.";
    let mark = [MARK_TITLE.to_owned(), marks.to_owned(), String::new()];
    let rules = form.rules.iter().map(|rule| {
        ["Проверка".to_owned(), typography::ended(&typography::capitalised(&rule.text)), rule.clause.clone()]
    });
    columns.chain([mark]).chain(rules).collect()
}

pub(super) fn guide(subject: Subject<'_>, blank: &BlankFor<'_>) -> BlankGuide {
    let mut titles = vec!["Как заполнить бланк".to_owned()];
    if blank.own().next().is_some() {
        titles.push("Строки подразделения из действующей редакции уже внесены: отметьте, что сделать с каждой; новые впишите под ними.".to_owned());
    }
    titles.push("Строка с отметкой «пример» показывает, как заполнять, и в сведения не входит.".to_owned());
    if blank.nil {
        titles.push("Если изменений нет, можно не возвращать бланк, а сообщить об этом.".to_owned());
    }
    BlankGuide {
        sheet: GUIDE_SHEET.to_owned(),
        titles,
        head: ["Графа", "Что писать", "Пункт"].map(str::to_owned).to_vec(),
        rows: guide_rows(&subject.procedure.form, IN_WORKBOOK).into_iter().map(|row| row.to_vec()).collect(),
    }
}

pub(super) fn guide_table(form: &Form) -> Table {
    let rows = guide_rows(form, IN_TEXT).into_iter().map(|row| Row::new(row.map(Cell::text)));
    Table {
        name: GUIDE_SHEET.to_owned(),
        columns: [20.0, 60.0, 20.0].map(Width::new).to_vec(),
        head: vec![Row::new(["Графа", "Что писать", "Пункт"].map(Cell::text))],
        rows: rows.collect(),
        ..Table::default()
    }
}
