//! Declarations that give codes and examples.

/// Declares an enumeration with its codes: the words by which it is stored, shown in JSON, read from data files and
/// looked up in messages. A code is the variant's name in lower case with hyphens, or the word that stands beside it:
///
/// ```
/// prikaz_fact::coded! {
/// /// Pages of an annex.
/// #[derive(Debug, Clone, Copy, PartialEq, Eq)]
/// pub enum Pages: Serialize + Deserialize {
///     /// Upright.
///     Portrait,
///     /// Across.
///     Landscape = "across",
/// }
/// }
/// assert_eq!(Pages::CODES, ["portrait", "across"]);
/// assert_eq!(Pages::from_code("across"), Some(Pages::Landscape));
/// assert_eq!(Pages::Landscape.to_string(), "across");
/// ```
///
/// All that is asked of codes comes from it, so that none of it can lack a variant or spell it otherwise:
/// - `CODES`, `code` ([`Coded`](crate::Coded)) and examples ([`Example`](crate::Example)) of every variant;
/// - where no variant carries a value ([`Word`](crate::Word)): `ALL`, `WORDS` (as readers of data files take them),
///   `from_code`, `Display`, and the form in serde, where `Serialize` or `Deserialize` stand behind the name.
///
/// Where variants carry values, serde is derived and has to spell them the same: `rename_all = "kebab-case"`, which
/// `tests/it/codes.rs` looks for.
///
/// An enumeration that is another one and a few words more takes the words of the other with two dots:
///
/// ```
/// use prikaz_fact::Coded;
/// # prikaz_fact::coded! {
/// # /// Pages of an annex.
/// # #[derive(Debug, Clone, Copy, PartialEq, Eq)]
/// # pub enum Pages { /// Upright.
/// # Portrait, /// Across.
/// # Landscape }
/// # }
/// prikaz_fact::coded! {
/// /// Pages of a whole paper.
/// #[derive(Debug, Clone, Copy, PartialEq, Eq)]
/// pub enum AllPages: Serialize {
///     /// Such throughout.
///     ..Each(Pages),
///     /// Some upright, some across.
///     Mixed,
/// }
/// }
/// assert_eq!(AllPages::CODES, ["portrait", "landscape", "mixed"]);
/// assert_eq!(AllPages::from(Pages::Portrait).code(), "portrait");
/// ```
#[macro_export]
macro_rules! coded {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(: $form:ident $(+ $other:ident)?)? {
            $(
                $(#[$vmeta:meta])*
                $variant:ident $(= $word:literal)?
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$vmeta])* $variant),*
        }

        #[allow(dead_code, reason = "no enumeration is asked for all of this")]
        impl $name {
            /// Every one there is, in the order of the declaration.
            $vis const ALL: [Self; <Self as $crate::Coded>::CODES.len()] = [$(Self::$variant),*];

            /// Every one with its code.
            $vis const WORDS: &'static [(&'static str, Self)] =
                &[$(($crate::code_of!($variant $(= $word)?), Self::$variant)),*];

            /// Every code there is, in the same order.
            $vis const CODES: &'static [&'static str] = <Self as $crate::Coded>::CODES;

            /// The code.
            $vis const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $crate::code_of!($variant $(= $word)?),)*
                }
            }

            /// The one that has this code.
            $vis fn from_code(code: &str) -> Option<Self> {
                <Self as $crate::Word>::from_code(code)
            }
        }

        impl $crate::Coded for $name {
            const CODES: &'static [&'static str] = &[$($crate::code_of!($variant $(= $word)?)),*];

            fn code(&self) -> &'static str {
                Self::code(*self)
            }
        }

        impl $crate::Word for $name {
            const WORDS: &'static [(&'static str, Self)] = Self::WORDS;
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(Self::code(*self))
            }
        }

        impl $crate::Example for $name {
            fn example(chooser: &mut $crate::Chooser) -> Self {
                chooser.one(&Self::ALL)
            }
        }

        $($crate::form_of!($form $name); $($crate::form_of!($other $name);)?)?
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(: $form:ident)? {
            $(#[$ometa:meta])*
            ..$of:ident($other:ty)
            $(,
                $(#[$vmeta:meta])*
                $variant:ident $(= $word:literal)?
            )* $(,)?
        }
    ) => {
        $(#[$meta])*
        $vis enum $name {
            $(#[$ometa])*
            $of($other),
            $($(#[$vmeta])* $variant),*
        }

        impl $name {
            /// The code.
            $vis fn code(self) -> &'static str {
                match self {
                    Self::$of(other) => $crate::Coded::code(&other),
                    $(Self::$variant => $crate::code_of!($variant $(= $word)?),)*
                }
            }
        }

        impl From<$other> for $name {
            fn from(other: $other) -> Self {
                Self::$of(other)
            }
        }

        impl $crate::Coded for $name {
            const CODES: &'static [&'static str] = {
                const MORE: &[&str] = &[$($crate::code_of!($variant $(= $word)?)),*];
                const OTHERS: &[&str] = <$other as $crate::Coded>::CODES;
                &$crate::joined::<{ OTHERS.len() + MORE.len() }>(OTHERS, MORE)
            };

            fn code(&self) -> &'static str {
                Self::code(*self)
            }
        }

        impl $crate::Word for $name {
            const WORDS: &'static [(&'static str, Self)] = {
                const MORE: &[(&str, $name)] =
                    &[$(($crate::code_of!($variant $(= $word)?), $name::$variant)),*];
                const OTHERS: &[(&str, $other)] = <$other as $crate::Word>::WORDS;
                const ALL: [(&str, $name); OTHERS.len() + MORE.len()] = {
                    let mut all = [MORE[0]; OTHERS.len() + MORE.len()];
                    let mut at = 0;
                    while at < all.len() {
                        all[at] = if at < OTHERS.len() {
                            (OTHERS[at].0, $name::$of(OTHERS[at].1))
                        } else {
                            MORE[at - OTHERS.len()]
                        };
                        at += 1;
                    }
                    all
                };
                &ALL
            };
        }

        impl $crate::Example for $name {
            fn example(chooser: &mut $crate::Chooser) -> Self {
                chooser.one(<Self as $crate::Word>::WORDS).1
            }
        }

        $($crate::form_of!($form $name);)?
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$vmeta:meta])*
                $variant:ident
                $({ $($(#[$fmeta:meta])* $field:ident : $fty:ty),* $(,)? })?
                $(( $($(#[$tmeta:meta])* $tty:ty),* $(,)? ))?
                $(= $word:literal)?
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        $vis enum $name {
            $(
                $(#[$vmeta])*
                $variant
                $({ $($(#[$fmeta])* $field : $fty),* })?
                $(( $($(#[$tmeta])* $tty),* ))?
            ),*
        }

        #[allow(dead_code, reason = "some are asked for their codes by the trait alone")]
        impl $name {
            /// Every code there is, in the order of the variants.
            $vis const CODES: &'static [&'static str] = <Self as $crate::Coded>::CODES;

            /// The code of this one.
            $vis fn code(&self) -> &'static str {
                $crate::Coded::code(self)
            }
        }

        impl $crate::Coded for $name {
            const CODES: &'static [&'static str] = &[$($crate::code_of!($variant $(= $word)?)),*];

            fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $crate::code_of!($variant $(= $word)?),)*
                }
            }
        }

        impl $crate::Example for $name {
            fn example(chooser: &mut $crate::Chooser) -> Self {
                $crate::one_of!(chooser, $name, $(
                    $variant $({ $($field),* })? $(( $($tty),* ))?
                ),*)
            }
        }
    };
}

/// Gives examples of a type declared elsewhere: `example!(struct Task { subject, holders, deadline })`, or
/// `example!(enum Settlement { Take(u32), Own { cells }, All })`. Each field and variant has to be named.
#[macro_export]
macro_rules! example {
    (struct $name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::Example for $name {
            fn example(chooser: &mut $crate::Chooser) -> Self {
                let _ = &chooser;
                Self { $($field: chooser.draw()),* }
            }
        }
    };
    (struct $name:ident ( $($ty:ty),* $(,)? )) => {
        impl $crate::Example for $name {
            fn example(chooser: &mut $crate::Chooser) -> Self {
                Self($(chooser.draw::<$ty>()),*)
            }
        }
    };
    (enum $name:ident { $($variant:ident $({ $($field:ident),* $(,)? })? $(( $($ty:ty),* $(,)? ))?),* $(,)? }) => {
        impl $crate::Example for $name {
            fn example(chooser: &mut $crate::Chooser) -> Self {
                // A variant that is not named above does not compile here.
                let _ = |one: &Self| match one {
                    $(Self::$variant { .. } => (),)*
                };
                $crate::one_of!(chooser, $name, $(
                    $variant $({ $($field),* })? $(( $($ty),* ))?
                ),*)
            }
        }
    };
}

/// The code of one variant, at compile time.
#[doc(hidden)]
#[macro_export]
macro_rules! code_of {
    ($variant:ident = $word:literal) => {
        $word
    };
    ($variant:ident) => {{
        const BYTES: [u8; $crate::kebab_len(stringify!($variant))] = $crate::kebab(stringify!($variant));
        const CODE: &str = match core::str::from_utf8(&BYTES) {
            Ok(code) => code,
            Err(_) => "",
        };
        CODE
    }};
}

/// The form of an enumeration of words in serde.
#[doc(hidden)]
#[macro_export]
macro_rules! form_of {
    (Serialize $name:ident) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::code(*self))
            }
        }
    };
    (Deserialize $name:ident) => {
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::read_word(deserializer)
            }
        }
    };
}

/// One of the variants named, filled with examples.
#[doc(hidden)]
#[macro_export]
macro_rules! one_of {
    ($chooser:ident, $name:ident, $($variant:ident $({ $($field:ident),* })? $(( $($ty:ty),* ))?),*) => {{
        let makers: &[fn(&mut $crate::Chooser) -> $name] = &[$(
            |_chooser| $name::$variant
                $({ $($field: _chooser.draw()),* })?
                $(( $(_chooser.draw::<$ty>()),* ))?
        ),*];
        let maker = makers[$chooser.choose(makers.len())];
        maker($chooser)
    }};
}
