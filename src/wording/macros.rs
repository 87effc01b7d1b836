//! The declaration of messages.

/// Declares the messages of a subject, each in one place: what kind of saying it is, its type, its key, its facts.
///
/// - `word NOTHING = "word.nothing";` a word without facts;
/// - `words DECISIONS: Decision = "dictionary.decisions";` a word for each code of an enumeration;
/// - `list WEEKDAY = "calendar.weekday" "1" "2";` words under keys that are listed;
/// - `line Task = "inbox.task" { stage: Option<String> };` a text with facts;
/// - `notice NoRegister = "failure.no-register" { key: String };` an error with its advice: `.message` and, perhaps,
///   `.hint`;
/// - `codes ImportError = "import." ".message";` a text for each code of a type declared elsewhere;
/// - `told Sentence;` a type that says itself what its texts are.
macro_rules! messages {
    ($($(#[$doc:meta])* $kind:ident $name:ident $(: $of:ty)? $(= $key:literal $($more:literal)*)? $({ $($facts:tt)* })? ;)*) => {
        $($crate::macros::one_message!(
            $kind $(#[$doc])* $name $(: $of)? $(= $key $($more)*)? $({ $($facts)* })?
        );)*

        /// The messages of this subject.
        pub(super) fn declared() -> Vec<$crate::Declared> {
            vec![$($crate::macros::declare_message!($kind $name $(: $of)? $(= $key)?)),*]
        }
    };
}

macro_rules! one_message {
    (word $(#[$doc:meta])* $name:ident = $key:literal) => {
        #[doc = concat!("The text `", $key, "`.")]
        $(#[doc = ""] #[$doc])*
        pub const $name: $crate::Word = $crate::Word($key);
    };
    (list $(#[$doc:meta])* $name:ident = $key:literal $($word:literal)*) => {
        #[doc = concat!("The texts under `", $key, "`.")]
        $(#[doc = ""] #[$doc])*
        pub const $name: $crate::Listed = $crate::Listed::under($key, &[$($word),*]);
    };
    (words $(#[$doc:meta])* $name:ident : $of:ty = $key:literal) => {
        #[doc = concat!("The words under `", $key, "`, one for each value.")]
        $(#[doc = ""] #[$doc])*
        pub const $name: $crate::Words<$of> = $crate::Words::under($key);
    };
    (line $(#[$doc:meta])* $name:ident = $key:literal { $($(#[$fact:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $crate::macros::facts_of!($key, $(#[$doc])* $name { $($(#[$fact])* $field : $ty),* });

        impl $crate::Message for $name {
            const TEXTS: &'static [$crate::Text] = &[$crate::Text::new($key, "")];
        }
    };
    (notice $(#[$doc:meta])* $name:ident = $key:literal { $($(#[$fact:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $crate::macros::facts_of!($key, $(#[$doc])* $name { $($(#[$fact])* $field : $ty),* });

        impl $crate::Message for $name {
            const TEXTS: &'static [$crate::Text] = &[
                $crate::Text::new(concat!($key, ".message"), ""),
                $crate::Text::optional(concat!($key, ".hint"), ""),
            ];
        }
    };
    (codes $(#[$doc:meta])* $name:ident = $before:literal $after:literal) => {
        impl $crate::Message for $name {
            const TEXTS: &'static [$crate::Text] = &[$crate::Text::new($before, $after)];
            const CODES: &'static [&'static str] = <Self as prikaz_fact::Coded>::CODES;

            fn code(&self) -> &'static str {
                prikaz_fact::Coded::code(self)
            }
        }
    };
    (codes $(#[$doc:meta])* $name:ident = $before:literal $after:literal $before_hint:literal $after_hint:literal) => {
        impl $crate::Message for $name {
            const TEXTS: &'static [$crate::Text] = &[
                $crate::Text::new($before, $after),
                $crate::Text::optional($before_hint, $after_hint),
            ];
            const CODES: &'static [&'static str] = <Self as prikaz_fact::Coded>::CODES;

            fn code(&self) -> &'static str {
                prikaz_fact::Coded::code(self)
            }
        }
    };
    (told $(#[$doc:meta])* $name:ident) => {};
}

macro_rules! declare_message {
    (word $name:ident = $key:literal) => {
        $crate::Declared::words(stringify!($name), [$key.to_owned()])
    };
    (list $name:ident = $key:literal) => {
        $crate::Declared::words(stringify!($name), $name.keys())
    };
    (words $name:ident : $of:ty = $key:literal) => {
        $crate::Declared::terms(stringify!($name), &$name)
    };
    ($kind:ident $name:ident $(= $key:literal)?) => {
        $crate::Declared::message::<$name>(stringify!($name))
    };
}

/// A struct of facts with its examples.
macro_rules! facts_of {
    ($key:literal, $(#[$doc:meta])* $name:ident { $($facts:tt)* }) => {
        $crate::macros::facts_of!(
            #[doc = concat!("Facts of the text `", $key, "`.")]
            $(#[doc = ""] #[$doc])*
            $name { $($facts)* }
        );
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$fact:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $name {
            $(
                #[doc = concat!("`", stringify!($field), "` in the text.")]
                $(#[$fact])*
                pub $field : $ty
            ),*
        }

        prikaz_fact::example!(struct $name { $($field),* });
    };
}

pub(crate) use {declare_message, facts_of, messages, one_message};
