//! Papers of registers: which facts each rests on, set by the templates and written in a format.

pub(crate) mod act_title;
pub(crate) mod amending;
pub(crate) mod approval;
pub(crate) mod archive;
pub(crate) mod around;
pub(crate) mod blank;
pub(crate) mod blanks;
pub(crate) mod case;
pub(crate) mod collected;
pub(crate) mod deadline_paper;
pub(crate) mod file_name;
pub(crate) mod made;
pub(crate) mod order_paper;
pub(crate) mod pair;
pub(crate) mod paper_error;
pub(crate) mod paper_name;
pub(crate) mod printer;
pub(crate) mod printing;
pub(crate) mod procedure_paper;
pub(crate) mod proof;
pub(crate) mod repealing;
pub(crate) mod shown;
pub(crate) mod told;
pub(crate) mod visa_sheets;
