//! The part somebody takes in a stage or a duty, as a text asks for it.

use prikaz_fact::coded;

coded! {
/// The part somebody takes in a stage or a duty: `check.concluded_by`. Each is called by the key of the file that names
/// who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Who acts.
    By,
    /// Whose visa a submission needs.
    Visa,
    /// Who concludes the check.
    ConcludedBy = "concluded_by",
    /// Who presents the draft.
    OnPresentationOf = "on_presentation_of",
    /// Who is told.
    Whom,
    /// To whom it is handed.
    HandedTo = "handed_to",
}
}

impl Part {
    /// The part called `name`: that of who acts where none is named.
    pub(super) fn of(name: Option<&str>) -> Option<Self> {
        name.map_or(Some(Self::By), Self::from_code)
    }
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::keys::{duty, stage};

    #[test]
    fn a_part_is_called_by_its_key() {
        let keys = [
            &stage::BY,
            &stage::VISA,
            &stage::CONCLUDED_BY,
            &stage::ON_PRESENTATION_OF,
            &stage::WHOM,
            &duty::HANDED_TO,
        ];
        assert_eq!(Part::CODES, keys.map(|key| key.name));
        assert_eq!(duty::BY.name, stage::BY.name);
    }
}
