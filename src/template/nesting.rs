//! How deep blocks of Djot stand in one another, told without reading them: the parser calls itself for each block inside
//! another, and would end the program on a text of twenty thousand «> ».
//!
//! *Invariant:* what is told is never less than what the parser goes into; it may be more.

use std::collections::BTreeSet;

/// Nothing that is written by hand stands deeper: a stamp in a signature in a list is three.
pub(super) const DEEPEST: usize = 100;

/// Where blocks begin to stand deeper than [`DEEPEST`], as an offset in `djot`; none where they never do.
pub(super) fn too_deep(djot: &str) -> Option<usize> {
    let mut seen = Seen::default();
    let mut offset = 0;
    for line in djot.split_inclusive('\n') {
        if seen.line(line) > DEEPEST {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

/// What the lines so far may have left open.
#[derive(Default)]
struct Seen {
    /// Where marks of lists, quotations and notes stood: behind how many marks of quotations, and how far behind the last
    /// of them. A block inside another one of these begins further right, or behind a further mark, so that there are no
    /// more of them in one another than there are places.
    places: BTreeSet<(usize, usize)>,
    /// Lengths of the fences that may still be open: one ends all before it that are no longer than itself.
    fences: Vec<usize>,
    /// Whether fences may stand in verbatim text, where they end nothing.
    verbatim: bool,
}

impl Seen {
    /// How deep blocks may stand once `line` has begun what it begins.
    fn line(&mut self, line: &str) -> usize {
        let (mut rest, mut quotations, mut base) = (line, 0, 0);
        loop {
            rest = rest.trim_start_matches(is_space);
            let Some(length) = mark(rest).filter(|_| !is_break(rest)) else { break };
            let is_quotation = rest.starts_with('>');
            self.places.insert((quotations, line.len() - rest.len() - base));
            rest = &rest[length..];
            if is_quotation {
                quotations += 1;
                base = line.len() - rest.len();
            }
            if self.places.len() > DEEPEST {
                break;
            }
        }
        let is_alone = rest.len() == line.trim_start_matches(is_space).len();
        self.fence(rest, is_alone);
        // The parser counts the signs of a heading in sixteen bits.
        let heading = rest.bytes().take_while(|byte| *byte == b'#').count();
        (self.places.len() + self.fences.len()).max(heading)
    }

    /// Notes the fence that `rest` may be; only one that is alone on its line ends others.
    fn fence(&mut self, rest: &str, is_alone: bool) {
        let length = |sign: char| rest.chars().take_while(|found| *found == sign).count();
        self.verbatim |= length('`') >= 3 || length('~') >= 3;
        let colons = length(':');
        if colons < 3 {
            return;
        }
        if is_alone && !self.verbatim && rest[colons..].trim().is_empty() {
            self.fences.retain(|open| *open > colons);
        }
        self.fences.push(colons);
    }
}

fn is_space(sign: char) -> bool {
    sign.is_ascii_whitespace() && sign != '\n'
}

/// The length of the mark of a list, a quotation or a note that `text` begins with.
fn mark(text: &str) -> Option<usize> {
    let length = match text.as_bytes().first()? {
        b'>' | b'+' | b'-' | b'*' | b':' => 1,
        b'[' => note(text)?,
        _ => number(text)?,
    };
    let rest = &text[length..];
    // A task: «- [x]».
    let task = rest.get(..4).filter(|task| matches!(*task, " [x]" | " [X]" | " [ ]"));
    let behind = &rest[task.map_or(0, str::len)..];
    let ends = |text: &str| text.chars().next().is_none_or(|sign| sign.is_ascii_whitespace());
    match text.as_bytes().first()? {
        b'[' => Some(length),
        b'+' | b'-' | b'*' if task.is_some() && ends(behind) => Some(length + 4),
        _ => ends(rest).then_some(length),
    }
}

/// «* * *», however long.
fn is_break(text: &str) -> bool {
    let is_drawn = |sign| matches!(sign, '-' | '*');
    text.starts_with(is_drawn)
        && text.chars().all(|sign| is_drawn(sign) || sign.is_ascii_whitespace())
        && text.chars().filter(|sign| is_drawn(*sign)).take(3).count() == 3
}

/// «[^note]:».
fn note(text: &str) -> Option<usize> {
    let end = text.find(']')?;
    (text.starts_with("[^") && text[end + 1..].starts_with(':')).then_some(end + 2)
}

/// «1.», «a)», «(iv)».
fn number(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let signs = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let ends = (1..20).contains(&signs) && matches!(inner.as_bytes().get(signs), Some(b'.' | b')'));
    ends.then_some(text.len() - inner.len() + signs + 1)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// How deep the parser itself goes.
    fn depth(djot: &str) -> usize {
        let (mut depth, mut deepest) = (0_usize, 0);
        for event in jotdown::Parser::new(djot) {
            match event {
                jotdown::Event::Start(container, _) if is_counted(&container) => depth += 1,
                jotdown::Event::End(container) if is_counted(&container) => depth -= 1,
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        deepest
    }

    fn is_counted(container: &jotdown::Container<'_>) -> bool {
        use jotdown::Container::{Blockquote, DescriptionDetails, Div, Footnote, ListItem, TaskListItem};
        matches!(
            container,
            Blockquote | Div { .. } | DescriptionDetails | Footnote { .. } | ListItem | TaskListItem { .. }
        )
    }

    /// What is told of a whole text, however deep.
    fn told(djot: &str) -> usize {
        let mut seen = Seen::default();
        djot.split_inclusive('\n').map(|line| seen.line(line)).max().unwrap_or_default()
    }

    proptest::proptest! {
        /// Marks, spaces, ends of lines in any order: the parser is never deeper than is told.
        #[test]
        fn no_text_is_deeper_than_told(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "> ", ">", " ", "  ", "    ", "\n", "\n", "\n\n", "- ", "+ ", "* ", "-", "1. ", "a) ", "(i) ", "- [x] ",
                    "- [ ]", ": ", ":", ":::", "::: a", "::::", ":::: b", "```", "~~~", "[^n]: ", "[^m]:", "[l]: ", "x",
                    "# ", "##", "| a |", "^ ", "* * *", "{.a}", "\t", "\r", "\n> ", "\n  ", "\n:::\n", "\n\n:::: c\n",
                ]),
                0..60,
            )
        ) {
            let djot: String = parts.concat();
            proptest::prop_assert!(depth(&djot) <= told(&djot), "{djot:?}");
        }
    }

    #[test]
    fn deep_texts_are_told_at_the_line_that_goes_too_deep() {
        for count in [20_000, 1_000_000] {
            assert_eq!(too_deep(&format!("a\n\n{}x", "> ".repeat(count))), Some(3));
            assert_eq!(too_deep(&format!("{}x", "- ".repeat(count))), Some(0));
            assert_eq!(too_deep(&"::: a\n".repeat(count)), Some(100 * 6));
            assert_eq!(too_deep(&format!("{} x", "#".repeat(count))), Some(0));
        }
        let steps = (0..3000).fold(String::new(), |mut text, step| {
            let _ = write!(text, "{}- x\n\n", " ".repeat(step * 2));
            text
        });
        assert!(too_deep(&steps).is_some());
    }

    #[test]
    fn long_texts_of_usual_depth_are_not_too_deep() {
        let text = "::: stamp\nодин\n\n::::: signature\n::: signature_mark\nдва\n:::\n:::::\n:::\n\n- три\n\n  - четыре\n\n1. пять\n\n* * *\n\n";
        assert_eq!(too_deep(&text.repeat(2000)), None);
        assert_eq!(too_deep(&"- ".repeat(500)), None);
        assert_eq!(too_deep(&format!("{}УТВЕРЖДАЮ\n", " ".repeat(500))), None);
    }
}
