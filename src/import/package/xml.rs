//! What the readers of office files need of XML.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};

use crate::ImportError;

/// How deep elements may stand in one another; Word itself stops far earlier.
pub(crate) const DEEPEST: usize = 512;

/// The text that an entity stands for.
pub(crate) fn meant(entity: &BytesRef<'_>) -> Result<String, ImportError> {
    if let Some(letter) = entity.resolve_char_ref().map_err(ImportError::damaged)? {
        return Ok(letter.to_string());
    }
    let known = resolve_predefined_entity(entity).map(str::to_owned);
    known.ok_or_else(|| ImportError::damaged(format!("entity `{}`", &**entity)))
}

/// The attribute `name`, whatever its prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, ImportError> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(ImportError::damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(ImportError::damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// Whether the attribute `name` says yes; where it is not there, it does not.
pub(crate) fn says(element: &BytesStart<'_>, name: &str) -> Result<bool, ImportError> {
    Ok(attribute(element, name)?.is_some_and(|says| matches!(&*says, "1" | "true")))
}

/// Whether a property that is either on or off is on: it is, unless it says otherwise.
pub(crate) fn is_on(element: &BytesStart<'_>) -> Result<bool, ImportError> {
    Ok(attribute(element, "val")?.is_none_or(|on| !matches!(&*on, "0" | "false" | "off" | "none")))
}
