//! A form that came back: its content controls, and the text outside them.
//!
//! Word and LibreOffice save a document anew in their own way; what stays is the text of its paragraphs and the
//! tags of its content controls, so only these are read. Text under tracked changes counts as Word would print it:
//! what is struck out is not there.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::symbol;
use crate::package::xml::{DEEPEST, attribute, is_on, meant};
use crate::{ImportError, Limits};
use prikaz_form::composed;

/// What a returned form says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilledForm {
    /// Paragraphs in order, blank ones left out, white space folded; each field stands as `⟦tag⟧`.
    pub text: Vec<String>,
    /// The fields, in order.
    pub fields: Vec<FilledField>,
}

/// A field of a form with what was put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledField {
    /// Its tag.
    pub tag: String,
    /// The text in it; empty where only the prompt stands there. Lines are divided by `\n`.
    pub text: String,
    /// The prompt, where only that stands in the field; it tells an empty answer where the field itself is lost.
    pub prompt: String,
    /// The date that a date field holds (`2024-04-15…`), where Word kept it.
    pub date: Option<String>,
}

impl FilledForm {
    /// The field `tag`.
    pub fn field(&self, tag: &str) -> Option<&FilledField> {
        self.fields.iter().find(|field| field.tag == tag)
    }
}

/// Reads `word/document.xml`.
pub(super) fn read(body: &[u8], limits: &Limits) -> Result<FilledForm, ImportError> {
    let body = std::str::from_utf8(body).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(body);
    reader.config_mut().check_end_names = true;
    let mut walk = FormWalk {
        limits,
        form: FilledForm::default(),
        open: Vec::new(),
        controls: Vec::new(),
        paragraph: String::new(),
        skipped: 0,
        taken: 0,
    };
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) => walk.begin(&element)?,
            Event::Empty(element) => walk.empty(&element)?,
            Event::End(_) => walk.end()?,
            Event::Text(text) => walk.text(&text)?,
            Event::CData(text) => walk.text(&text)?,
            Event::GeneralRef(entity) => walk.text(&meant(&entity)?)?,
            Event::DocType(_) => {
                return Err(ImportError::DocumentType { part: "word/document.xml".to_owned() });
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    if !walk.open.is_empty() {
        return Err(ImportError::damaged("word/document.xml ends too early"));
    }
    Ok(walk.form)
}

/// An element that matters to the walk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FormElement {
    Text,
    Run,
    Paragraph,
    Control,
    Properties,
    Content,
    Skipped,
    Other,
}

/// A content control being read.
#[derive(Default)]
struct Control {
    tag: Option<String>,
    date: Option<String>,
    holds_prompt: bool,
    text: String,
}

struct FormWalk<'l> {
    limits: &'l Limits,
    form: FilledForm,
    open: Vec<FormElement>,
    controls: Vec<Control>,
    paragraph: String,
    /// How many of the open elements hide what is in them.
    skipped: usize,
    /// Bytes of text taken so far.
    taken: usize,
}

impl FormWalk<'_> {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.len() >= DEEPEST {
            return Err(ImportError::damaged("elements stand too deep in one another"));
        }
        let part = part(element.local_name().as_ref());
        self.property(element)?;
        self.sign(element)?;
        match part {
            FormElement::Skipped => self.skipped += 1,
            FormElement::Control => self.controls.push(Control::default()),
            _ => {}
        }
        self.open.push(part);
        Ok(())
    }

    fn empty(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        self.property(element)?;
        self.sign(element)?;
        if element.local_name().as_ref() == "p" { self.end_paragraph() } else { Ok(()) }
    }

    /// A sign that is written as an element of its own: what it parts is not to run together.
    fn sign(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.last() != Some(&FormElement::Run) {
            return Ok(());
        }
        match element.local_name().as_ref() {
            "br" | "cr" => self.take("\n"),
            "tab" | "ptab" => self.take(" "),
            "noBreakHyphen" => self.take("\u{2011}"),
            "sym" => {
                let sign = symbol::meant(element)?;
                self.take(sign.encode_utf8(&mut [0; 4]))
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self) -> Result<(), ImportError> {
        match self.open.pop() {
            Some(FormElement::Skipped) => self.skipped -= 1,
            Some(FormElement::Paragraph) => return self.end_paragraph(),
            Some(FormElement::Control) => return self.end_control(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.open.last() == Some(&FormElement::Text) { self.take(text) } else { Ok(()) }
    }

    /// What the properties of the innermost control say.
    fn property(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if !self.is_in_properties() {
            return Ok(());
        }
        let Some(control) = self.controls.last_mut() else { return Ok(()) };
        match element.local_name().as_ref() {
            "tag" => control.tag = attribute(element, "val")?,
            "date" => control.date = attribute(element, "fullDate")?,
            "showingPlcHdr" => control.holds_prompt = is_on(element)?,
            _ => {}
        }
        Ok(())
    }

    fn is_in_properties(&self) -> bool {
        self.open
            .iter()
            .rev()
            .take_while(|part| **part != FormElement::Control)
            .any(|part| *part == FormElement::Properties)
    }

    fn take(&mut self, text: &str) -> Result<(), ImportError> {
        if self.skipped > 0 {
            return Ok(());
        }
        self.taken += text.len();
        if self.taken > self.limits.text {
            return Err(ImportError::TooMuchText { most: self.limits.text as u64 });
        }
        self.target().push_str(text);
        Ok(())
    }

    /// Where text goes: into the innermost control that has a tag, else into the paragraph.
    fn target(&mut self) -> &mut String {
        let tagged = self.controls.iter().rposition(|control| control.tag.is_some());
        match tagged {
            Some(at) => &mut self.controls[at].text,
            None => &mut self.paragraph,
        }
    }

    fn end_paragraph(&mut self) -> Result<(), ImportError> {
        if self.controls.iter().any(|control| control.tag.is_some()) {
            return self.take("\n");
        }
        let text = folded(&std::mem::take(&mut self.paragraph));
        if !text.is_empty() {
            self.form.text.push(text);
        }
        Ok(())
    }

    fn end_control(&mut self) -> Result<(), ImportError> {
        let Some(control) = self.controls.pop() else { return Ok(()) };
        let Some(tag) = control.tag else { return Ok(()) };
        self.target().push_str(&format!("⟦{tag}⟧"));
        let text = composed(control.text.trim()).into_owned();
        let field = match control.holds_prompt {
            true => FilledField { tag, text: String::new(), prompt: text, date: None },
            false => FilledField { tag, text, prompt: String::new(), date: control.date },
        };
        self.form.fields.push(field);
        // A control around whole paragraphs leaves its mark between them.
        if !self.open.contains(&FormElement::Paragraph) { self.end_paragraph() } else { Ok(()) }
    }
}

fn part(name: &str) -> FormElement {
    match name {
        "t" => FormElement::Text,
        "p" => FormElement::Paragraph,
        "r" => FormElement::Run,
        "sdt" => FormElement::Control,
        "sdtPr" => FormElement::Properties,
        "sdtContent" => FormElement::Content,
        // What was moved away or struck out, the twin of a modern drawing, instructions of fields.
        "del" | "moveFrom" | "Fallback" | "instrText" => FormElement::Skipped,
        _ => FormElement::Other,
    }
}

/// `text` with each run of white space as one space; non-breaking spaces are spaces too.
fn folded(text: &str) -> String {
    composed(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
