//! A workbook to be filled in: the table, the lists to choose from, the guide.
//!
//! Lists lie on a sheet of their own, since a list inside a rule may hold 255 characters at most. What depends on
//! another column is two columns there: the values of that one, sorted, and beside them what goes with each; a rule
//! takes the part that belongs to the value of the row (`OFFSET`, `MATCH`, `COUNTIF`: Excel and LibreOffice alike).

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook,
    Worksheet, XlsxError, utility,
};

use super::height::Heights;
use super::look::{Kind, Look, Value, font};
use super::measure::{column, column_widths, pixels};
use super::whole::{print_mark, properties};
use crate::profile::Millimetres;
use crate::{Profile, RenderError};
use prikaz_document::{Blank, BlankChoice, BlankPairs, Column, Orientation, Role, Table};

/// Writes `blank` as a workbook.
pub(crate) fn write(profile: &Profile, blank: &Blank) -> Result<Vec<u8>, RenderError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&blank.properties)?);
    let looks = Looks::new(profile);
    let lists = Lists::of(blank);
    table(workbook.add_worksheet(), profile, &looks, blank, &lists)?;
    guide(workbook.add_worksheet(), profile, &looks, blank)?;
    if !lists.columns.is_empty() {
        lists.write(workbook.add_worksheet(), profile, &looks, blank)?;
    }
    if let Some(mark) = &blank.mark {
        print_mark(&mut workbook, mark);
    }
    Ok(workbook.save_to_buffer()?)
}

/// The formats of a blank.
struct Looks {
    title: Format,
    head: Format,
    open: Format,
    locked: Format,
    example: Format,
}

impl Looks {
    fn new(profile: &Profile) -> Self {
        let kind = |role| Kind { role, value: Value::Text, alignment: None, revision: None };
        let mut look = Look::new(profile);
        let head = look.cell(kind(Role::TableHead)).clone();
        let cell = look.cell(kind(Role::TableCell)).clone();
        let example = cell.clone().set_italic().set_font_color(0x7F_7F_7F);
        let title = font(profile, Role::TableCell).set_text_wrap().set_align(FormatAlign::Top);
        Self { title, head, open: cell.clone().set_unlocked(), locked: cell, example }
    }
}

fn table(
    sheet: &mut Worksheet,
    profile: &Profile,
    looks: &Looks,
    blank: &Blank,
    lists: &Lists<'_>,
) -> Result<(), RenderError> {
    sheet.set_name(&blank.sheet)?;
    let shape = measured(blank.columns.iter().map(|column| column.width));
    let heights = Heights::new(profile, &shape);
    layout(sheet, profile, &shape)?;
    let last = column(blank.columns.len().saturating_sub(1))?;
    let mut row = 0;
    for title in &blank.titles {
        sheet.merge_range(row, 0, row, last, title, &looks.title)?;
        sheet.set_row_height(row, heights.of_line(title))?;
        row += 1;
    }
    let heads: Vec<&str> = blank.columns.iter().map(|column| column.title.as_str()).collect();
    put(sheet, row, &heads, &heights, |_| &looks.head)?;
    sheet.set_freeze_panes(row + 1, 0)?;
    sheet.set_repeat_rows(row, row)?;
    row += 1;
    if !blank.example.is_empty() {
        put(sheet, row, &blank.example, &heights, |_| &looks.example)?;
        row += 1;
    }
    let first = row;
    let of = |place: usize| match blank.columns.get(place) {
        Some(column) if !column.locked => &looks.open,
        _ => &looks.locked,
    };
    for cells in &blank.rows {
        put(sheet, row, cells, &heights, of)?;
        row += 1;
    }
    let empty = vec![""; blank.columns.len()];
    for _ in 0..blank.spare {
        put(sheet, row, &empty, &heights, of)?;
        row += 1;
    }
    if row > first {
        rules(sheet, blank, lists, (first, row - 1))?;
    }
    let options = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        delete_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    };
    sheet.protect_with_options(&options);
    Ok(())
}

fn measured(widths: impl Iterator<Item = f32>) -> Table {
    Table { columns: widths.map(Column::new).collect(), ..Table::default() }
}

fn layout(sheet: &mut Worksheet, profile: &Profile, shape: &Table) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C&P");
    for (place, width) in (0..).zip(column_widths(profile, shape)) {
        sheet.set_column_width_pixels(place, pixels(width))?;
    }
    Ok(())
}

/// Texts are written as texts: what begins with `=` is no formula.
fn put<'l>(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[impl AsRef<str>],
    heights: &Heights,
    look: impl Fn(usize) -> &'l Format,
) -> Result<(), XlsxError> {
    for (place, text) in cells.iter().enumerate() {
        let (text, format) = (text.as_ref(), look(place));
        if text.is_empty() {
            sheet.write_blank(row, column(place)?, format)?;
        } else {
            sheet.write_string_with_format(row, column(place)?, text, format)?;
        }
    }
    sheet.set_row_height(row, heights.of_texts(cells))?;
    Ok(())
}

/// What may be chosen in the cells of `rows`, and what is said there.
fn rules(sheet: &mut Worksheet, blank: &Blank, lists: &Lists<'_>, rows: (u32, u32)) -> Result<(), XlsxError> {
    for (place, head) in blank.columns.iter().enumerate() {
        let formula = head.choice.as_ref().and_then(|choice| lists.formula(choice, place, rows.0));
        let strict = head.choice.as_ref().is_some_and(|choice| choice.strict);
        let rule = DataValidation::new().ignore_blank(true);
        let rule = match formula {
            Some(formula) => rule.allow_list_formula(formula.as_str().into()),
            None if head.prompt.is_empty() => continue,
            None => rule.allow_any_value(),
        };
        let rule = rule
            .set_input_title(short(&head.title, 32))?
            .set_input_message(short(&head.prompt, 255))?
            .set_error_style(DataValidationErrorStyle::Stop)
            .show_error_message(strict);
        let place = column(place)?;
        sheet.add_data_validation(rows.0, place, rows.1, place, &rule)?;
    }
    Ok(())
}

/// The beginning of `text`; Excel takes no longer one.
fn short(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest - 1).chain(['…']).collect()
}

fn guide(sheet: &mut Worksheet, profile: &Profile, looks: &Looks, blank: &Blank) -> Result<(), RenderError> {
    let guide = &blank.guide;
    sheet.set_name(&guide.sheet)?;
    let shape = measured([20.0, 60.0, 20.0].into_iter().take(guide.head.len().max(1)));
    let heights = Heights::new(profile, &shape);
    layout(sheet, profile, &shape)?;
    let last = column(guide.head.len().saturating_sub(1))?;
    let mut row = 0;
    for title in &guide.titles {
        sheet.merge_range(row, 0, row, last, title, &looks.title)?;
        sheet.set_row_height(row, heights.of_line(title))?;
        row += 1;
    }
    put(sheet, row, &guide.head, &heights, |_| &looks.head)?;
    for cells in &guide.rows {
        row += 1;
        put(sheet, row, cells, &heights, |_| &looks.locked)?;
    }
    sheet.protect();
    Ok(())
}

/// The columns of the sheet of lists.
struct Lists<'b> {
    sheet: &'b str,
    columns: Vec<(String, Vec<&'b str>)>,
    /// Where the pairs of each column that depends on another begin.
    pairs: Vec<(usize, usize)>,
}

impl<'b> Lists<'b> {
    fn of(blank: &'b Blank) -> Self {
        let values = |values: &'b [String]| values.iter().map(String::as_str).collect();
        let mut columns: Vec<(String, Vec<&str>)> =
            blank.lists.iter().map(|list| (list.title.clone(), values(&list.values))).collect();
        let mut pairs = Vec::new();
        for (place, head) in blank.columns.iter().enumerate() {
            let Some(depends) = head.choice.as_ref().and_then(|choice| choice.depends.as_ref()) else {
                continue;
            };
            pairs.push((place, columns.len()));
            let on = blank.columns.get(depends.on).map(|on| on.title.clone()).unwrap_or_default();
            let (keys, partners) = unrolled(depends);
            columns.push((on, keys));
            columns.push((head.title.clone(), partners));
        }
        Self { sheet: &blank.lists_sheet, columns, pairs }
    }

    /// The formula of what may be chosen in `place`, as it reads in the first row; none where there is nothing.
    fn formula(&self, choice: &BlankChoice, place: usize, row: u32) -> Option<String> {
        let list = choice.list.filter(|list| self.columns.get(*list).is_some_and(|one| !one.1.is_empty()));
        let list = list.map(|list| self.range(list));
        let depends = choice.depends.as_ref();
        let at = self.pairs.iter().find(|(of, _)| *of == place).map(|(_, at)| *at);
        let (Some(depends), Some(at)) = (depends, at.filter(|at| !self.columns[*at].1.is_empty())) else {
            return list.map(|list| format!("={list}"));
        };
        let on = format!("${}", utility::row_col_to_cell(row, u16::try_from(depends.on).ok()?));
        let keys = self.range(at);
        let first = format!("'{}'!${}$2", self.sheet, letters(at + 1));
        let part = format!("OFFSET({first},MATCH({on},{keys},0)-1,0,COUNTIF({keys},{on}),1)");
        Some(match list {
            Some(list) => format!("=IF(COUNTIF({keys},{on})=0,{list},{part})"),
            None => format!("={part}"),
        })
    }

    /// As wide as a sheet has room for, and wide enough to be read where there are many.
    fn width(&self, profile: &Profile) -> Millimetres {
        const NARROWEST: f64 = 45.0;
        let room = profile.page.text_width(Orientation::Landscape).0;
        Millimetres((room / self.columns.len().max(1) as f64).max(NARROWEST))
    }

    fn range(&self, at: usize) -> String {
        let (name, length) = (letters(at), self.columns[at].1.len() + 1);
        format!("'{}'!${name}$2:${name}${length}", self.sheet)
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        profile: &Profile,
        looks: &Looks,
        blank: &Blank,
    ) -> Result<(), XlsxError> {
        sheet.set_name(&blank.lists_sheet)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        let widths = vec![self.width(profile); self.columns.len()];
        for (place, width) in (0..).zip(&widths) {
            sheet.set_column_width_pixels(place, pixels(*width))?;
        }
        let heights = Heights::of_columns(profile, &widths);
        let titles: Vec<&str> = self.columns.iter().map(|(title, _)| title.as_str()).collect();
        put(sheet, 0, &titles, &heights, |_| &looks.head)?;
        let cell = looks.locked.clone().set_border(FormatBorder::None);
        let longest = self.columns.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
        for (row, at) in (1..).zip(0..longest) {
            let value = |(_, values): &(String, Vec<&'b str>)| values.get(at).copied().unwrap_or_default();
            let cells: Vec<&str> = self.columns.iter().map(value).collect();
            put(sheet, row, &cells, &heights, |_| &cell)?;
        }
        sheet.protect();
        Ok(())
    }
}

/// A row for each pair; what goes with one value stands together.
fn unrolled(depends: &BlankPairs) -> (Vec<&str>, Vec<&str>) {
    depends
        .pairs
        .iter()
        .flat_map(|(key, partners)| partners.iter().map(move |partner| (key.as_str(), partner.as_str())))
        .unzip()
}

fn letters(place: usize) -> String {
    utility::column_number_to_name(u16::try_from(place).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_takes_what_goes_with_the_value_of_the_row() {
        let depends =
            BlankPairs { on: 1, pairs: vec![("а".to_owned(), vec!["б".to_owned(), "в".to_owned()])] };
        let choice = BlankChoice { list: Some(0), depends: Some(depends), strict: false };
        let lists = Lists {
            sheet: "Справочники",
            columns: vec![
                ("все".to_owned(), vec!["х"]),
                ("ключ".to_owned(), vec!["а", "а"]),
                ("что".to_owned(), vec!["б", "в"]),
            ],
            pairs: vec![(2, 1)],
        };
        assert_eq!(
            lists.formula(&choice, 2, 4).expect("a formula"),
            "=IF(COUNTIF('Справочники'!$B$2:$B$3,$B5)=0,'Справочники'!$A$2:$A$2,\
             OFFSET('Справочники'!$C$2,MATCH($B5,'Справочники'!$B$2:$B$3,0)-1,0,\
             COUNTIF('Справочники'!$B$2:$B$3,$B5),1))"
        );
        let plain = BlankChoice { list: Some(0), depends: None, strict: true };
        assert_eq!(lists.formula(&plain, 0, 4).expect("a formula"), "='Справочники'!$A$2:$A$2");
    }
}
