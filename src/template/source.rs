//! The Djot a template gave, with the way back to the lines of the template.

use std::ops::Range;

use minijinja::{OutputSpan, OutputSpanKind};

use super::error::{MarkupFault, TemplateError};

/// Djot and where each part of it came from.
pub(super) struct Source<'a> {
    /// The text.
    pub(super) djot: &'a str,
    spans: &'a [OutputSpan],
}

impl<'a> Source<'a> {
    /// The `djot` that a template gave, with its `spans`.
    pub(super) fn new(djot: &'a str, spans: &'a [OutputSpan]) -> Self {
        Self { djot, spans }
    }

    /// The error that `fault` at `place` of the Djot makes.
    pub(super) fn error(&self, place: &Range<usize>, fault: MarkupFault) -> TemplateError {
        let span = self.spans.iter().find(|span| span.output_range().end > place.start).or(self.spans.last());
        match span {
            Some(span) => {
                let template = span.name().to_owned();
                TemplateError::Markup { template, line: self.line(span, place.start), fault }
            }
            None => TemplateError::Markup { template: String::new(), line: 1, fault },
        }
    }

    /// A span of plain text may cover many lines; those before `offset` are counted.
    fn line(&self, span: &OutputSpan, offset: usize) -> usize {
        match span.kind() {
            OutputSpanKind::Raw => {
                let text =
                    &self.djot.as_bytes()[span.output_range().start..offset.max(span.output_range().start)];
                span.line() + text.iter().filter(|byte| **byte == b'\n').count()
            }
            _ => span.line(),
        }
    }
}
