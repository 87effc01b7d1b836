//! Keys of a kind of file, declared once.

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written: `working_days`.
    pub name: &'static str,
    /// What its value is.
    pub takes: Takes,
    /// Whether it must be there.
    pub presence: Presence,
    /// What it means, in Russian.
    pub ru: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// A value it may have, as it is written in a file.
    pub example: &'static str,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must.
    Needed,
    /// It may be left out, or needs only where another key says so.
    Optional,
}

/// The keys of a table.
#[derive(Debug)]
pub struct Keys {
    /// What the table is, in Russian.
    pub ru: &'static str,
    /// What the table is, in English.
    pub en: &'static str,
    /// Its own keys, in the order of the page of keys.
    pub own: &'static [&'static Key],
    /// Tables whose keys it has too.
    pub with: &'static [&'static Keys],
    /// Keys that are called by the words of an enumeration.
    pub among: Option<Among>,
}

/// Keys that are called by the words of an enumeration and all mean the same: `genitive`, `dative`, ….
#[derive(Debug)]
pub struct Among {
    /// How they are called.
    pub names: &'static [&'static str],
    /// What each of them is; its name stands for all of theirs.
    pub key: Key,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Text in quotation marks.
    Text,
    /// A key: letters `a-z`, digits, `-`, `_`, `.`.
    Id,
    /// `true` or `false`.
    Flag,
    /// A date without time.
    Date,
    /// A whole number between two bounds.
    Whole(u32, u32),
    /// A number between two bounds.
    Number(f64, f64),
    /// One of the words.
    Word(&'static [&'static str]),
    /// A list of such values.
    List(&'static Takes),
    /// A table with these keys.
    Table(&'static Keys),
    /// A table with any keys, each of which has such a value.
    Map(&'static Takes),
    /// One of several.
    Either(&'static [Takes]),
}

impl Key {
    /// The path of `inner` in the table that this is: `limit.after`.
    pub fn path(&self, inner: &Self) -> String {
        format!("{}.{}", self.name, inner.name)
    }
}

impl Keys {
    /// Every key: its own, then those of the tables it has the keys of, then those called by the words of an enumeration,
    /// which stand here as one.
    pub fn all(&'static self) -> impl Iterator<Item = &'static Key> {
        let more = self.with.iter().flat_map(|keys| keys.all().collect::<Vec<_>>());
        self.own.iter().copied().chain(more).chain(self.among.iter().map(|among| &among.key))
    }

    /// The keys called by the words of an enumeration, its own or those of the tables it has the keys of.
    pub fn among(&'static self) -> Option<&'static Among> {
        self.among.as_ref().or_else(|| self.with.iter().find_map(|keys| keys.among()))
    }

    /// The key `name`.
    pub fn key(&'static self, name: &str) -> Option<&'static Key> {
        let among = self.among().filter(|among| among.names.contains(&name)).map(|among| &among.key);
        self.all().find(|key| key.name == name).or(among)
    }
}

impl Takes {
    /// Itself, or each of several that it may be.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        match self {
            Self::Either(several) => several.iter(),
            one => std::slice::from_ref(one).iter(),
        }
    }

    /// What the elements are, where it may be a list.
    pub(crate) fn elements(self) -> Self {
        let inner =
            self.each().find_map(|one| if let Self::List(inner) = one { Some(**inner) } else { None });
        inner.unwrap_or(self)
    }

    /// What stands under each key, where it may be a table with any keys.
    pub(crate) fn values(self) -> Self {
        let inner = self.each().find_map(|one| if let Self::Map(inner) = one { Some(**inner) } else { None });
        inner.unwrap_or(self)
    }

    /// The keys, where it may be a table.
    pub fn keys(&self) -> Option<&'static Keys> {
        self.each().find_map(|one| if let Self::Table(keys) = one { Some(*keys) } else { None })
    }

    /// The tables that a value holds at any depth of lists.
    pub fn tables(&self) -> Vec<&'static Keys> {
        let inner = |one: &Self| match one {
            Self::Table(keys) => vec![*keys],
            Self::List(inner) | Self::Map(inner) => inner.tables(),
            _ => Vec::new(),
        };
        self.each().flat_map(inner).collect()
    }

    /// The words, where it may be one of them.
    pub(crate) fn words(&self) -> Option<&'static [&'static str]> {
        self.each().find_map(|one| if let Self::Word(words) = one { Some(*words) } else { None })
    }

    /// The bounds, where it may be a whole number.
    pub(crate) fn whole(&self) -> Option<(u32, u32)> {
        self.each().find_map(|one| {
            if let Self::Whole(least, greatest) = one { Some((*least, *greatest)) } else { None }
        })
    }

    /// The bounds, where it may be a number.
    pub(crate) fn number(&self) -> Option<(f64, f64)> {
        self.each().find_map(|one| {
            if let Self::Number(least, greatest) = one { Some((*least, *greatest)) } else { None }
        })
    }
}

/// Declares the keys of a table: a static for each key, and [`Keys`] named `KEYS` of all of them.
///
/// ```
/// mod unit {
///     prikaz_placed::keys! { "подразделение" / "a unit";
///         ID "id": Id, Needed, "ключ" / "key", "\"hr\"";
///         TITLE "title": Text, Needed, "название" / "its name", "\"отдел кадров\"";
///     }
/// }
/// assert_eq!(unit::KEYS.key("title").map(|key| key.en), Some("its name"));
/// ```
#[macro_export]
macro_rules! keys {
    (
        $ru:literal / $en:literal
        $(, with($($with:path),+ $(,)?))?
        $(, among($names:expr, $any:literal : $among:expr, $presence_of:ident, $among_ru:literal / $among_en:literal, $among_example:literal))? ;
        $($name:ident $key:literal : $takes:expr, $presence:ident, $key_ru:literal / $key_en:literal, $example:literal;)*
    ) => {
        #[allow(unused_imports, reason = "a table need not have values of every type")]
        use $crate::Takes::*;

        $(
            #[doc = concat!("`", $key, "`: ", $key_en, ".")]
            pub static $name: $crate::Key = $crate::Key {
                name: $key,
                takes: $takes,
                presence: $crate::Presence::$presence,
                ru: $key_ru,
                en: $key_en,
                example: $example,
            };
        )*

        #[doc = concat!("Keys of ", $en, ".")]
        pub static KEYS: $crate::Keys = $crate::Keys {
            ru: $ru,
            en: $en,
            own: &[$(&$name),*],
            with: &[$($(&$with),+)?],
            among: $crate::among!($($names, $any, $among, $presence_of, $among_ru, $among_en, $among_example)?),
        };
    };
}

/// Keys called by the words of an enumeration, where there are any.
#[doc(hidden)]
#[macro_export]
macro_rules! among {
    () => {
        None
    };
    ($names:expr, $any:literal, $takes:expr, $presence:ident, $ru:literal, $en:literal, $example:literal) => {
        Some($crate::Among {
            names: $names,
            key: $crate::Key {
                name: $any,
                takes: $takes,
                presence: $crate::Presence::$presence,
                ru: $ru,
                en: $en,
                example: $example,
            },
        })
    };
}
