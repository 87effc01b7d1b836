//! The look of a page, from the profile.

use std::fmt::Write as _;

use crate::profile::{PlaceOfIssue, Profile, Style};
use prikaz_document::{Alignment, Orientation, Role};

/// What does not depend on the profile: sheets on a desk, the frame of a table.
const FRAME: &str = "
*{box-sizing:border-box}
body{margin:0;background:#eee;color:#000}
p,h1,h2,h3{margin:0;font-weight:normal;overflow-wrap:break-word}
section{background:#fff;margin:1rem auto;max-width:100%;box-shadow:0 0 4px #999;overflow-x:auto}
.requisites,.signature{display:flex;justify-content:space-between;align-items:flex-end;flex-wrap:wrap}
.wide{overflow-x:auto}
p+.wide,.requisites+.wide{margin-top:4pt}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{vertical-align:top;overflow-wrap:break-word}
thead th,thead td{vertical-align:middle}
textarea,select,input{font:inherit;max-width:100%}
textarea{vertical-align:top;field-sizing:content;min-width:10em}
.corner{text-align:right}
";

/// How a cell is set, where it says so itself; stands after the roles.
const CELLS: &str = "tr td.left{text-align:left}tr td.centre{text-align:center}
tr td.right{text-align:right}tr td.justified{text-align:justify}
.hidden>tbody>tr>td,.hidden>thead>tr>th{border:0;padding:0}
";

/// What changes on paper.
const PAPER: &str = "
@media print{
body{background:none}
section{box-shadow:none;margin:0;padding:0!important;width:auto!important;overflow:visible;break-before:page}
.wide{overflow:visible}
section:first-child{break-before:auto}
.mark{display:none}
thead{display:table-header-group}
tr,.signature{break-inside:avoid}
tr.kept{break-after:avoid}
.page-break{break-after:page}
.signature{break-before:avoid}
}
";

/// What changes on a screen narrower than the sheets. Paper has margins of its own, however narrow it is.
const NARROW: &str = "@media screen and (max-width:60rem){section{padding:1rem!important}}
@media screen and (max-width:40rem){
";

/// The style sheet of `profile`, with `mark` on every page.
pub(super) fn of(profile: &Profile, mark: Option<&str>) -> String {
    let mut css = format!("\nbody{{font-family:{},serif}}", string(&profile.font));
    css.push_str(FRAME);
    sheets(&mut css, profile);
    for (role, style) in profile.styles() {
        self::role(&mut css, profile, role, style);
    }
    parts(&mut css, profile);
    css.push_str(CELLS);
    css.push_str(PAPER);
    narrow(&mut css, profile);
    pages(&mut css, profile, mark);
    css
}

fn sheets(css: &mut String, profile: &Profile) {
    for (name, orientation) in ORIENTATIONS {
        let (width, _) = profile.page.size(orientation);
        let edges = edges(profile, orientation);
        push(css, format_args!("section.{name}{{page:{name};width:{}mm;padding:{edges}}}\n", width.0));
    }
}

const ORIENTATIONS: [(&str, Orientation); 2] =
    [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)];

fn edges(profile: &Profile, orientation: Orientation) -> String {
    let margins = profile.page.margins(orientation);
    format!("{}mm {}mm {}mm {}mm", margins.top.0, margins.right.0, margins.bottom.0, margins.left.0)
}

/// A class for each role; the roles of tables are elements.
fn selector(role: Role) -> String {
    match role {
        Role::TableHead => "thead th".to_owned(),
        Role::TableCell => "td".to_owned(),
        Role::TableSection | Role::TableSection2 | Role::TableSection3 | Role::TableSection4 => {
            format!("th.{}", role.code())
        }
        Role::TableNumber => "td.table_number".to_owned(),
        Role::TableTotal => "tr.table_total td".to_owned(),
        other => format!(".{}", other.code()),
    }
}

fn role(css: &mut String, profile: &Profile, role: Role, style: &Style) {
    let selector = selector(role);
    let weight = if style.bold { "bold" } else { "normal" };
    let slope = if style.italic { "italic" } else { "normal" };
    push(css, format_args!("{selector}{{text-align:{};font:{slope} {weight} ", align(style.align)));
    push(css, format_args!("{}pt/{} {},serif", style.size.0, line_height(style), string(&profile.font)));
    push(
        css,
        format_args!(";letter-spacing:{}pt;text-indent:{}mm", style.letter_spacing.0, style.first_line.0),
    );
    push(css, format_args!(";margin-top:{}pt;margin-bottom:{}pt", style.before.0, style.after.0));
    if let Some(width) = style.width {
        let (left, right) = sides(style.side);
        push(css, format_args!(";max-width:{}mm;margin-left:{left};margin-right:{right}", width.0));
    }
    css.push_str("}\n");
}

/// Single spacing of a word processor is the natural height of the font, a little over its size.
fn line_height(style: &Style) -> f64 {
    const NATURAL: f64 = 1.15;
    style.line * NATURAL
}

fn sides(side: Alignment) -> (&'static str, &'static str) {
    match side {
        Alignment::Left | Alignment::Justified => ("0", "auto"),
        Alignment::Centre => ("auto", "auto"),
        Alignment::Right => ("auto", "0"),
    }
}

fn align(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Centre => "center",
        Alignment::Right => "right",
        Alignment::Justified => "justify",
    }
}

/// Words of a line as short as that of a telephone are not stretched to its ends.
fn narrow(css: &mut String, profile: &Profile) {
    css.push_str(NARROW);
    for (role, _) in profile.styles().filter(|(_, style)| style.align == Alignment::Justified) {
        push(css, format_args!("{}{{text-align:left}}\n", selector(role)));
    }
    css.push_str("tr td.justified{text-align:left}\n}\n");
}

fn parts(css: &mut String, profile: &Profile) {
    let table = &profile.table;
    let (top, side, border) = (table.cell_top.0, table.cell_side.0, table.border.0);
    push(css, format_args!("th,td{{border:{border}pt solid #000;padding:{top}mm {side}mm}}\n"));
    if let Some(fill) = table.head_fill.hex() {
        push(css, format_args!("thead th,thead td{{background:#{fill}}}\n"));
    }
    push(css, format_args!(".post{{max-width:{}mm}}\n", profile.signature.post_width.0));
    let look = &profile.signature;
    let (width, border, padding) = (look.mark_width.0, look.mark_border.0, look.mark_padding.0);
    push(
        css,
        format_args!(
            ".signature_frame{{width:{width}mm;border:{border}pt solid #000;padding:{padding}mm}}\n"
        ),
    );
    push(css, format_args!(".spaced{{letter-spacing:{}pt}}\n", profile.verb.letter_spacing.0));
    if profile.requisites.place == PlaceOfIssue::Below {
        css.push_str(".requisites .place{order:1;flex-basis:100%}\n");
    }
}

/// Sheets and their page numbers. Browsers keep one count for all pages, whatever the profile says.
fn pages(css: &mut String, profile: &Profile, mark: Option<&str>) {
    let mark = mark.map_or(String::new(), |mark| corner(profile.style(Role::Mark), mark));
    let size = profile.style(Role::PageNumber).size.0;
    for (name, orientation) in ORIENTATIONS {
        let (width, height) = profile.page.size(orientation);
        let edges = edges(profile, orientation);
        push(css, format_args!("@page {name}{{size:{}mm {}mm;margin:{edges};{mark}", width.0, height.0));
        push(css, format_args!("@top-center{{content:counter(page);font-size:{size}pt}}}}\n"));
        push(css, format_args!("@page {name}:first{{@top-center{{content:none}}}}\n"));
    }
}

fn corner(style: &Style, mark: &str) -> String {
    let weight = if style.bold { "bold" } else { "normal" };
    let (size, spacing) = (style.size.0, style.letter_spacing.0);
    let mark = string(mark);
    format!("@top-right{{content:{mark};font-size:{size}pt;font-weight:{weight};letter-spacing:{spacing}pt}}")
}

/// A string of CSS that can end neither itself nor the element around.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' | '<' | '>' | '&' | '\0'..='\x1f' => {
                push(&mut quoted, format_args!("\\{:x} ", u32::from(character)))
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

fn push(css: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = css.write_fmt(text);
}
