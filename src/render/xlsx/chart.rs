//! A chart on a sheet of its own, so that the table prints without it.

use rust_xlsxwriter::{Chart as Drawing, ChartType, FormatAlign, Workbook, XlsxError};

use super::look::Look;
use super::{sheet, titles};
use crate::document::{Chart, Content, Section, Table};
use crate::render::profile::Profile;

/// Adds a sheet `name` with `chart` of the `table` on the sheet `of`.
pub(super) fn add(
    workbook: &mut Workbook,
    profile: &Profile,
    look: &Look<'_>,
    name: &str,
    (of, section, table): (&str, &Section, &Table),
    chart: &Chart,
) -> Result<(), XlsxError> {
    let first = sheet::head_row(titles(section, table).len() + table.repeated_rows());
    let drawing = drawing(of, first, table, chart, profile);
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?.set_landscape();
    sheet.set_footer("&C&P").set_print_fit_to_pages(1, 1);
    // A centred text that is wider than its cell would lose its beginning at the edge of the sheet.
    let title = look.title.clone().unset_text_wrap().set_align(FormatAlign::Left);
    sheet.write_string_with_format(0, 0, &chart.title, &title)?;
    sheet.insert_chart(2, 0, &drawing)?;
    Ok(())
}

fn drawing(of: &str, first: u32, table: &Table, chart: &Chart, profile: &Profile) -> Drawing {
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last = first.saturating_add(rows.max(1) - 1);
    let titles_of_columns = table.column_titles();
    let mut drawing = Drawing::new(ChartType::Bar);
    for column in chart.series.iter().filter_map(|column| u16::try_from(*column).ok()) {
        let category = u16::try_from(chart.category).unwrap_or_default();
        drawing
            .add_series()
            .set_name(titles_of_columns.get(usize::from(column)).map_or("", String::as_str))
            .set_categories((of, first, category, last, category))
            .set_values((of, first, column, last, column));
    }
    // The sheet bears the title.
    drawing.title().set_hidden();
    // A bar chart lies on its side: x measures, y names; and the first row belongs on top.
    drawing.x_axis().set_name(&chart.measure).set_num_format("0").set_major_unit(unit(table, chart));
    drawing.y_axis().set_reverse().set_label_interval(1);
    drawing.set_width(sheet::pixels(profile.sheet.chart_width));
    let least = sheet::pixels(profile.sheet.chart_height);
    drawing.set_height(least.max(rows.min(MOST_BARS) * BAR));
    drawing
}

/// Height of a bar with its name, in pixels, and how many of them a chart grows for.
const BAR: u32 = 24;
const MOST_BARS: u32 = 120;

/// Steps that are easily read.
const STEPS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];

/// The step of the axis: a whole number, about ten steps to the greatest value. Days have no halves.
fn unit(table: &Table, chart: &Chart) -> f64 {
    let cells =
        table.rows.iter().flat_map(|row| chart.series.iter().filter_map(|column| row.cells.get(*column)));
    let numbers = cells.filter_map(|cell| match cell.content {
        Content::Number(number) => Some(number),
        _ => None,
    });
    step(numbers.fold(1.0, f64::max))
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
