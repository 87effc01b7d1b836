//! Writers of documents: DOCX, XLSX, HTML, text.
//!
//! *Invariant:* knows blocks, not orders; the same document gives the same bytes.
