//! What a document has to show, whatever its template makes of it.

/// Something that was asked for and would be lost in silence, if a template had no place for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    /// A picture, by the name that templates know it by: `code`, `emblem`.
    Picture(String),
    /// The rows of a table, by its name.
    Table(String),
    /// The signature of somebody, by the name as it is printed.
    Signature(String),
    /// The lines of a mark of an electronic signature (ГОСТ Р 7.0.97-2025, 5.23).
    SignatureMark(Vec<String>),
    /// The certification of a copy (5.26), by the name of who certifies.
    Certification(String),
    /// A requisite, by its key in the context, and as it is printed.
    Requisite {
        /// The key: `number`.
        key: String,
        /// As it is printed.
        text: String,
    },
}
