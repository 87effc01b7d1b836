//! How files may end that papers are written to, as the help of a command names them: a format more stands here, and in
//! `data/help.ru.toml` and the messages of papers, which `tests/it/documents.rs` holds to it.

/// The endings of a paper that holds tables and texts.
macro_rules! paper_endings {
    () => {
        "`.docx`, `.pdf`, `.xlsx`, `.html` or `.txt`"
    };
}

/// The same, where a workbook comes first: it is to be filled in or counted on.
macro_rules! book_endings {
    () => {
        "`.xlsx`, `.docx`, `.pdf`, `.html` or `.txt`"
    };
}

/// The endings of a paper that is a text: no workbook is made of it.
macro_rules! text_endings {
    () => {
        "`.docx`, `.pdf`, `.html` or `.txt`"
    };
}

pub(crate) use {book_endings, paper_endings, text_endings};
