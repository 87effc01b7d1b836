//! Units of files that came in, as facts.

use prikaz_desk::Titled;

use crate::handed_in::UnitFacts;

impl From<&Titled> for UnitFacts {
    fn from(unit: &Titled) -> Self {
        Self { key: unit.unit.clone(), title: unit.title.clone() }
    }
}
