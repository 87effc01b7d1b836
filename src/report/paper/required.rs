//! What a paper has to show, whatever template a body sets it by: what would otherwise be lost in silence.

use prikaz_document::Required;

use super::Matter;

impl Matter {
    /// What has to be there beside the rows of its tables: its code; on a letterhead the date, the number and the
    /// heading; who signs, with the marks of the signatures; the certification of a copy.
    pub fn required(&self) -> Vec<Required> {
        let code = self.code.iter().map(|_| Required::Picture("code".to_owned()));
        let head = self.facts.of.head();
        let requisites = head.iter().flat_map(|head| {
            let number = head.number.and_then(said).map(|number| ("number", number));
            let date = said(head.date).map(|date| ("date", date));
            let heading = said(head.heading).map(|heading| ("heading", heading));
            date.into_iter().chain(number).chain(heading)
        });
        let requisites = requisites.map(|(key, text)| Required::Requisite { key: key.to_owned(), text });
        let signers = head.map_or(&[][..], |head| head.signers);
        let signatures = signers.iter().filter_map(|one| said(&one.name)).map(Required::Signature);
        let marks = signers.iter().filter_map(|one| one.mark.clone()).map(Required::SignatureMark);
        let copy = self.facts.copy.as_ref().and_then(|copy| said(&copy.name));
        let certification = copy.map(Required::Certification);
        code.chain(requisites).chain(signatures).chain(marks).chain(certification).collect()
    }
}

/// What `text` says; what is blank says nothing.
fn said(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}
