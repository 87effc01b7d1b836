//! A chart on a sheet of its own, with the numbers it shows, so that the table prints without it.

use rust_xlsxwriter::{Chart as Drawing, ChartType, FormatAlign, Workbook, Worksheet, XlsxError};

use super::look::{Kind, Look, Value};
use super::measure;
use crate::profile::Profile;
use prikaz_document::{Alignment, Chart, Role};

/// Where the numbers begin: under the title and a line that stays empty.
const HEAD: u32 = 2;
/// Widths of the column of names and of those of numbers, in signs.
const NAMES: f64 = 90.0;
const NUMBERS: f64 = 16.0;

/// Adds a sheet `name` with `chart`.
pub(super) fn add(
    workbook: &mut Workbook,
    profile: &Profile,
    look: &mut Look<'_>,
    name: &str,
    chart: &Chart,
) -> Result<(), XlsxError> {
    let drawing = drawing(name, chart, profile);
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?.set_landscape();
    sheet.set_footer("&C&P").set_print_fit_to_pages(1, 1);
    // A centred text that is wider than its cell would lose its beginning at the edge of the sheet.
    let title = look.title.clone().unset_text_wrap().set_align(FormatAlign::Left);
    sheet.write_string_with_format(0, 0, &chart.title, &title)?;
    numbers(sheet, look, chart)?;
    sheet.insert_chart(HEAD + measure::count(chart.bars.len()) + 2, 0, &drawing)?;
    Ok(())
}

fn numbers(sheet: &mut Worksheet, look: &mut Look<'_>, chart: &Chart) -> Result<(), XlsxError> {
    let kind = |role, value, alignment| Kind { role, value, alignment, revision: None };
    for (at, head) in chart.heads.iter().enumerate() {
        let column = measure::column(at)?;
        sheet.set_column_width(column, if at == 0 { NAMES } else { NUMBERS })?;
        let format = look.cell(kind(Role::TableHead, Value::Text, None));
        sheet.write_string_with_format(HEAD, column, head, format)?;
    }
    for (at, bar) in chart.bars.iter().enumerate() {
        let row = HEAD + 1 + measure::count(at);
        let name = look.cell(kind(Role::TableCell, Value::Text, None));
        sheet.write_string_with_format(row, 0, &bar.name, name)?;
        for (series, value) in bar.values.iter().enumerate() {
            let number = look.cell(kind(Role::TableCell, Value::Number, Some(Alignment::Centre)));
            sheet.write_number_with_format(row, measure::column(series + 1)?, f64::from(*value), number)?;
        }
    }
    Ok(())
}

fn drawing(of: &str, chart: &Chart, profile: &Profile) -> Drawing {
    let bars = measure::count(chart.bars.len());
    let (first, last) = (HEAD + 1, HEAD + bars.max(1));
    let mut drawing = Drawing::new(ChartType::Bar);
    for (at, head) in chart.heads.iter().enumerate().skip(1) {
        let Ok(column) = u16::try_from(at) else { continue };
        drawing
            .add_series()
            .set_name(head)
            .set_categories((of, first, 0, last, 0))
            .set_values((of, first, column, last, column));
    }
    // The sheet bears the title.
    drawing.title().set_hidden();
    // A bar chart lies on its side: x measures, y names; and the first row belongs on top.
    drawing.x_axis().set_name(&chart.measure).set_num_format("0").set_major_unit(unit(chart));
    drawing.y_axis().set_reverse().set_label_interval(1);
    drawing.set_width(measure::pixels(profile.sheet.chart_width));
    let least = measure::pixels(profile.sheet.chart_height);
    drawing.set_height(least.max(bars.min(MOST_BARS) * BAR));
    drawing
}

/// Height of a bar with its name, in pixels, and how many of them a chart grows for.
const BAR: u32 = 44;
const MOST_BARS: u32 = 120;

/// Steps that are easily read.
const STEPS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];

/// The step of the axis: a whole number, about ten steps to the greatest value. Days have no halves.
fn unit(chart: &Chart) -> f64 {
    let values = chart.bars.iter().flat_map(|bar| &bar.values);
    step(values.max().copied().map_or(1.0, f64::from))
}

fn step(greatest: f64) -> f64 {
    let step = greatest / 10.0;
    STEPS.into_iter().find(|one| *one >= step).unwrap_or_else(|| step.ceil())
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn days_are_measured_in_whole_steps() {
        assert_eq!(
            [1.0, 4.0, 10.0, 11.0, 45.0, 174.0, 9_000.0].map(step),
            [1.0, 1.0, 1.0, 2.0, 5.0, 20.0, 900.0]
        );
    }
}
