//! The container of Office 97: what a file in it is, so that the unit is told how to save it anew.

use memchr::memmem;

use crate::{Foreign, ImportError};

/// How files of Office 97 begin, and files with a password.
pub(crate) const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// What a file in the container of Office 97 is; `otherwise` where its streams do not tell.
pub(crate) fn old_document(bytes: &[u8], otherwise: ImportError) -> ImportError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        ImportError::Encrypted
    } else if has("WordDocument") {
        ImportError::OldWord
    } else if has("PowerPoint Document") {
        ImportError::Foreign { what: Foreign::Presentation }
    } else if has("VisioDocument") {
        ImportError::Foreign { what: Foreign::Drawing }
    } else if has("__substg1.0_") {
        ImportError::Foreign { what: Foreign::Letter }
    } else if has("Workbook") || has("Book") {
        ImportError::OldExcel
    } else {
        otherwise
    }
}
