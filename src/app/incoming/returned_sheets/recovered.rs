//! Fields of a sheet that came back without content controls: some office programs (LibreOffice before 7.5 among
//! them) keep what was written into a field and drop the field. Each field of a sheet is a paragraph of its own
//! between known texts, so it is found again by its neighbours.

use prikaz_import::docx::{FilledField, FilledForm};

/// `form` with the fields of `blank` found again; as it came where it has fields of its own, or where the texts
/// around the fields are not those of `blank`.
pub(super) fn with_fields(blank: &FilledForm, form: FilledForm) -> FilledForm {
    if !form.fields.is_empty() {
        return form;
    }
    match found(blank, &form.text) {
        Some(fields) => FilledForm { text: blank.text.clone(), fields },
        None => form,
    }
}

fn found(blank: &FilledForm, text: &[String]) -> Option<Vec<FilledField>> {
    let mut fields = Vec::new();
    let mut rest = text;
    let mut known = blank.text.iter().peekable();
    while let Some(paragraph) = known.next() {
        match field_of(blank, paragraph) {
            None => rest = rest.strip_prefix(std::slice::from_ref(paragraph))?,
            Some(field) => {
                let end = match known.peek() {
                    Some(next) => rest.iter().position(|one| one == *next)?,
                    None => rest.len(),
                };
                fields.push(filled(field, &rest[..end]));
                rest = &rest[end..];
            }
        }
    }
    rest.is_empty().then_some(fields)
}

/// The field that fills `paragraph`.
fn field_of<'b>(blank: &'b FilledForm, paragraph: &str) -> Option<&'b FilledField> {
    let tag = paragraph.strip_prefix('⟦')?.strip_suffix('⟧')?;
    blank.field(tag)
}

fn filled(field: &FilledField, lines: &[String]) -> FilledField {
    let text = lines.join("\n");
    let text = if text == field.prompt { String::new() } else { text };
    FilledField { text, date: None, ..field.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank() -> FilledForm {
        let field = |tag: &str, prompt: &str| FilledField {
            tag: tag.to_owned(),
            text: String::new(),
            prompt: prompt.to_owned(),
            date: None,
        };
        let text = ["Решение", "⟦decision⟧", "Строка 1", "⟦remark-1⟧"].map(str::to_owned).to_vec();
        FilledForm {
            text, fields: vec![field("decision", "выберите"), field("remark-1", "впишите")]
        }
    }

    fn texts(lines: &[&str]) -> Option<Vec<String>> {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        Some(found(&blank(), &lines)?.into_iter().map(|field| field.text).collect())
    }

    #[test]
    fn fields_are_found_between_their_neighbours() {
        let told = texts(&["Решение", "согласовано", "Строка 1", "первая", "вторая"]);
        assert_eq!(told, Some(vec!["согласовано".to_owned(), "первая\nвторая".to_owned()]));
        assert_eq!(texts(&["Решение", "выберите", "Строка 1"]), Some(vec![String::new(), String::new()]));
    }

    #[test]
    fn a_changed_neighbour_is_not_guessed_around() {
        assert_eq!(texts(&["Решение", "согласовано", "Строка 2", "текст"]), None);
        assert_eq!(texts(&["Решения", "согласовано", "Строка 1"]), None);
    }
}
