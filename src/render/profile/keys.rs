//! Keys of profiles.

use prikaz_placed::Takes;

/// A4 upright to A3 on its side, and what lies around them, in millimetres.
const SHEET: Takes = Takes::Number(90.0, 1200.0);
/// A margin or a part of a sheet.
const PART: Takes = Takes::Number(0.0, 400.0);
/// A picture.
const PICTURE: Takes = Takes::Number(1.0, 400.0);
/// Space inside cells and frames.
const PADDING: Takes = Takes::Number(0.0, 10.0);
/// Lines that can be seen and do not bury the text, in points.
const LINE: Takes = Takes::Number(0.25, 6.0);
/// A column of text beside another.
const COLUMN: Takes = Takes::Number(20.0, 400.0);
/// A chart.
const CHART: Takes = Takes::Number(20.0, 2000.0);
/// Space between letters, in points.
const SPACED: Takes = Takes::Number(0.0, 20.0);
/// Space above and below, in points.
const ABOVE: Takes = Takes::Number(0.0, 200.0);

/// The file of a profile.
pub mod profile {
    use super::{emblem, field, letterhead, page, requisites, sheet, signature, style, table, verb};
    use crate::profile::{Numbering, STANDARDS};

    prikaz_placed::keys! { "профиль оформления: `profiles/<ключ>.toml`" / "a profile: `profiles/<id>.toml`";
        LIKE "like": Text, Optional, "профиль, из которого берется все, о чем файл не говорит; тогда остальные ключи необязательны" / "the profile from which everything comes that the file does not say; the other keys may be left out then", "\"gost-2025\"";
        NAME "name": Text, Needed, "чему следует профиль" / "what the profile follows", "\"ГОСТ Р 7.0.97-2025\"";
        STANDARD "standard": Word(&prikaz_placed::words(&STANDARDS)), Needed, "редакция стандарта: от нее зависит ширина угла листа" / "edition of the standard, which gives the width of a corner", "\"2025\"";
        FONT "font": Text, Needed, "гарнитура" / "the font", "\"Times New Roman\"";
        PAGE_NUMBERING "page_numbering": Word(Numbering::CODES), Needed, "своя ли нумерация страниц у приложений" / "whether annexes number their pages by themselves", "\"per_annex\"";
        NUMBER_SIGN "number_sign": Text, Needed, "знак номера" / "the sign of a number", "\"№\"";
        ITEM_SIGN "item_sign": Text, Needed, "знак перед элементом перечисления без номеров" / "the sign before an item of a list without numbers", "\"–\"";
        PAGE "page": Table(&page::KEYS), Needed, "лист; длины в миллиметрах" / "the sheet; lengths are in millimetres", "{ left = 30 }";
        LETTERHEAD "letterhead": Table(&letterhead::KEYS), Needed, "наименования органов" / "the names of the bodies", "{ joint = \"side_by_side\" }";
        EMBLEM "emblem": Table(&emblem::KEYS), Needed, "эмблема" / "the emblem", "{ top = 10, width = 25, height = 20, space = 3 }";
        VERB "verb": Table(&verb::KEYS), Needed, "как стоит «ПРИКАЗЫВАЮ:»" / "how «ПРИКАЗЫВАЮ:» stands", "{ place = \"own_line\", letter_spacing = 3 }";
        REQUISITES "requisites": Table(&requisites::KEYS), Needed, "дата, номер, место издания" / "date, number, place of issue", "{ place = \"below\" }";
        SIGNATURE "signature": Table(&signature::KEYS), Needed, "подпись" / "the signature", "{ post_width = 80 }";
        FIELD "field": Table(&field::KEYS), Needed, "поля для заполнения" / "fields to be filled in", "{ hint_colour = \"595959\" }";
        TABLE "table": Table(&table::KEYS), Needed, "таблицы" / "tables", "{ border = 0.5 }";
        SHEET "sheet": Table(&sheet::KEYS), Needed, "книги электронных таблиц" / "workbooks", "{ left = 10 }";
        STYLE "style": Table(&style::KEYS), Needed, "вид каждого реквизита" / "the look of each part of a document", "{ default = { size = 14 } }";
    }
}

/// The sheet.
pub mod page {
    use super::{SHEET, margins};

    prikaz_placed::keys! { "лист" / "the sheet", with(margins::KEYS);
        WIDTH "width": SHEET, Needed, "ширина листа стоймя" / "width of the upright sheet", "210";
        HEIGHT "height": SHEET, Needed, "высота листа стоймя" / "height of the upright sheet", "297";
        LANDSCAPE "landscape": Table(&margins::KEYS), Needed, "поля листа на боку" / "margins of the sheet on its side", "{ left = 20, right = 20, top = 30, bottom = 10, header = 12 }";
    }
}

/// Margins of a sheet.
pub mod margins {
    use super::PART;

    prikaz_placed::keys! { "поля листа" / "margins of a sheet";
        LEFT "left": PART, Needed, "левое поле" / "the left margin", "30";
        RIGHT "right": PART, Needed, "правое поле" / "the right margin", "10";
        TOP "top": PART, Needed, "верхнее поле" / "the top margin", "20";
        BOTTOM "bottom": PART, Needed, "нижнее поле" / "the bottom margin", "20";
        HEADER "header": PART, Needed, "от верхнего края листа до номера страницы" / "from the top edge of the sheet to the page number", "10";
    }
}

/// The names of the bodies.
pub mod letterhead {
    use crate::profile::JointLetterhead;

    prikaz_placed::keys! { "наименования органов" / "the names of the bodies";
        JOINT "joint": Word(JointLetterhead::CODES), Needed, "как стоят наименования органов, издающих акт вместе" / "how the names of bodies stand that issue an act together", "\"side_by_side\"";
    }
}

/// The emblem.
pub mod emblem {
    use super::{PADDING, PART, PICTURE};

    prikaz_placed::keys! { "эмблема" / "the emblem";
        TOP "top": PART, Needed, "от верхнего края листа" / "from the upper edge of the sheet", "10";
        WIDTH "width": PICTURE, Needed, "наибольшая ширина" / "its greatest width", "25";
        HEIGHT "height": PICTURE, Needed, "наибольшая высота" / "its greatest height", "20";
        SPACE "space": PADDING, Needed, "от рисунка до текста вокруг него" / "from the picture to the text around it", "3";
    }
}

/// The verb of an order.
pub mod verb {
    use super::SPACED;
    use crate::profile::VerbPlace;

    prikaz_placed::keys! { "как стоит «ПРИКАЗЫВАЮ:»" / "how «ПРИКАЗЫВАЮ:» stands";
        PLACE "place": Word(VerbPlace::CODES), Needed, "отдельной строкой или в конце преамбулы" / "on a line of its own or at the end of the preamble", "\"own_line\"";
        LETTER_SPACING "letter_spacing": SPACED, Needed, "разрядка в преамбуле, пт" / "space between its letters in the preamble, points", "3";
    }
}

/// Date, number, place.
pub mod requisites {
    use crate::profile::PlaceOfIssue;

    prikaz_placed::keys! { "дата, номер, место издания" / "date, number, place of issue";
        PLACE "place": Word(PlaceOfIssue::CODES), Needed, "место издания — строкой ниже или между датой и номером" / "the place of issue stands on the line below, or between date and number", "\"below\"";
    }
}

/// The signature.
pub mod signature {
    use super::{COLUMN, LINE, PADDING};

    prikaz_placed::keys! { "подпись" / "the signature";
        POST_WIDTH "post_width": COLUMN, Needed, "наибольшая строка наименования должности" / "the longest line of the post", "80";
        MARK_WIDTH "mark_width": COLUMN, Needed, "ширина отметки об электронной подписи" / "width of the mark of an electronic signature", "70";
        MARK_BORDER "mark_border": LINE, Needed, "толщина ее рамки, пт" / "thickness of its frame, points", "0.75";
        MARK_PADDING "mark_padding": PADDING, Needed, "от рамки до текста" / "from its frame to its text", "1.5";
    }
}

/// Fields to be filled in.
pub mod field {
    prikaz_placed::keys! { "поля для заполнения" / "fields to be filled in";
        HINT_COLOUR "hint_colour": Text, Needed, "цвет подсказки в пустом поле: шесть шестнадцатеричных цифр или `none`" / "colour of the hint in an empty field: six hexadecimal digits or `none`", "\"595959\"";
    }
}

/// Tables.
pub mod table {
    use super::{LINE, PADDING};

    prikaz_placed::keys! { "таблицы" / "tables";
        BORDER "border": LINE, Needed, "толщина линий, пт" / "thickness of the lines, points", "0.5";
        CELL_SIDE "cell_side": PADDING, Needed, "поля ячейки слева и справа" / "space at the sides of a cell", "1.5";
        CELL_TOP "cell_top": PADDING, Needed, "поля ячейки сверху и снизу" / "space above and below the text of a cell", "0.5";
        HEAD_FILL "head_fill": Text, Needed, "заливка шапки: шесть шестнадцатеричных цифр или `none`" / "fill of the head: six hexadecimal digits or `none`", "\"none\"";
        GROUP_ROWS "group_rows": Number(0.0, 1000.0), Needed, "сколько объединенных строк не разрывается между страницами" / "up to how many merged rows are not torn between pages", "12";
    }
}

/// Workbooks.
pub mod sheet {
    use super::{CHART, PART};

    prikaz_placed::keys! { "книги электронных таблиц" / "workbooks";
        LEFT "left": PART, Needed, "левое поле" / "the left margin", "10";
        RIGHT "right": PART, Needed, "правое поле" / "the right margin", "10";
        TOP "top": PART, Needed, "верхнее поле" / "the top margin", "15";
        BOTTOM "bottom": PART, Needed, "нижнее поле" / "the bottom margin", "15";
        FOOTER "footer": PART, Needed, "от нижнего края до номера страницы" / "from the bottom edge to the page number", "7";
        HEAD_FILL "head_fill": Text, Needed, "заливка шапки: шесть шестнадцатеричных цифр или `none`" / "fill of the head: six hexadecimal digits or `none`", "\"D9E1F2\"";
        GLYPH "glyph": Number(0.1, 2.0), Needed, "средняя ширина знака в долях кегля" / "mean width of a letter as a share of the type size", "0.45";
        LINE "line": Number(0.5, 5.0), Needed, "высота строки в долях кегля" / "height of a line as a share of the type size", "1.25";
        CHART_WIDTH "chart_width": CHART, Needed, "ширина диаграммы" / "width of a chart", "240";
        CHART_HEIGHT "chart_height": CHART, Needed, "высота диаграммы" / "height of a chart", "120";
    }
}

/// The looks of all parts of a document.
pub mod style {
    use super::look;
    use prikaz_document::Role;

    prikaz_placed::keys! { "вид реквизитов" / "the looks of the parts of a document",
        among(Role::CODES, "<реквизит>": Table(&look::KEYS), Optional, "вид реквизита; чего он не говорит, берется из `default`" / "the look of a part of the document; what it does not say comes from `default`", "{ align = \"centre\", bold = true }");
        DEFAULT "default": Table(&look::KEYS), Needed, "вид всего, о чем не сказано иное" / "the look of all of which nothing else is said", "{ size = 14 }";
    }
}

/// The look of a paragraph.
pub mod look {
    use super::{ABOVE, SPACED};
    use prikaz_document::Alignment;

    prikaz_placed::keys! { "вид абзаца" / "the look of a paragraph";
        ALIGN "align": Word(Alignment::CODES), Optional, "выключка" / "how the text is set", "\"justified\"";
        SIZE "size": Number(4.0, 72.0), Optional, "кегль, пт" / "type size, points", "14";
        BOLD "bold": Flag, Optional, "полужирный" / "strong letters", "true";
        ITALIC "italic": Flag, Optional, "курсив" / "sloping letters", "true";
        LETTER_SPACING "letter_spacing": SPACED, Optional, "разрядка, пт" / "space between letters, points", "3";
        FIRST_LINE "first_line": Number(0.0, 100.0), Optional, "абзацный отступ, мм" / "indent of the first line, mm", "12.5";
        BEFORE "before": ABOVE, Optional, "отбивка сверху, пт" / "space above, points", "18";
        AFTER "after": ABOVE, Optional, "отбивка снизу, пт" / "space below, points", "24";
        LINE "line": Number(0.5, 5.0), Optional, "межстрочный интервал" / "height of a line, 1 being single", "1.15";
        WIDTH "width": Number(20.0, 1200.0), Optional, "наибольшая строка, мм" / "the longest line, mm", "120";
        SIDE "side": Word(Alignment::CODES), Optional, "где стоит блок шириной `width`" / "where a block of the `width` stands", "\"centre\"";
        KEEP_NEXT "keep_next": Flag, Optional, "не отрывать от следующего абзаца" / "stays on the page of the next paragraph", "true";
    }
}
