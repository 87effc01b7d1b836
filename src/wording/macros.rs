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
        $($crate::wording::macros::one_message!(
            $kind $(#[$doc])* $name $(: $of)? $(= $key $($more)*)? $({ $($facts)* })?
        );)*

        /// The messages of this subject.
        pub(super) fn declared() -> Vec<$crate::wording::Declared> {
            vec![$($crate::wording::macros::declare_message!($kind $name $(: $of)? $(= $key)?)),*]
        }
    };
}

macro_rules! one_message {
    (word $(#[$doc:meta])* $name:ident = $key:literal) => {
        $(#[$doc])*
        pub(crate) const $name: $crate::wording::Word = $crate::wording::Word($key);
    };
    (list $(#[$doc:meta])* $name:ident = $key:literal $($word:literal)*) => {
        $(#[$doc])*
        pub(crate) const $name: $crate::wording::Listed = $crate::wording::Listed::under($key, &[$($word),*]);
    };
    (words $(#[$doc:meta])* $name:ident : $of:ty = $key:literal) => {
        $(#[$doc])*
        pub(crate) const $name: $crate::wording::Words<$of> = $crate::wording::Words::under($key);
    };
    (line $(#[$doc:meta])* $name:ident = $key:literal { $($(#[$fact:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $crate::wording::macros::facts_of!($(#[$doc])* $name { $($(#[$fact])* $field : $ty),* });

        impl $crate::wording::Message for $name {
            const TEXTS: &'static [$crate::wording::Text] = &[$crate::wording::Text::new($key, "")];
        }
    };
    (notice $(#[$doc:meta])* $name:ident = $key:literal { $($(#[$fact:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $crate::wording::macros::facts_of!($(#[$doc])* $name { $($(#[$fact])* $field : $ty),* });

        impl $crate::wording::Message for $name {
            const TEXTS: &'static [$crate::wording::Text] = &[
                $crate::wording::Text::new(concat!($key, ".message"), ""),
                $crate::wording::Text::optional(concat!($key, ".hint"), ""),
            ];
        }
    };
    (codes $(#[$doc:meta])* $name:ident = $before:literal $after:literal) => {
        impl $crate::wording::Message for $name {
            const TEXTS: &'static [$crate::wording::Text] = &[$crate::wording::Text::new($before, $after)];
            const CODES: &'static [&'static str] = <Self as $crate::fact::Coded>::CODES;

            fn code(&self) -> &'static str {
                $crate::fact::Coded::code(self)
            }
        }
    };
    (codes $(#[$doc:meta])* $name:ident = $before:literal $after:literal $before_hint:literal $after_hint:literal) => {
        impl $crate::wording::Message for $name {
            const TEXTS: &'static [$crate::wording::Text] = &[
                $crate::wording::Text::new($before, $after),
                $crate::wording::Text::optional($before_hint, $after_hint),
            ];
            const CODES: &'static [&'static str] = <Self as $crate::fact::Coded>::CODES;

            fn code(&self) -> &'static str {
                $crate::fact::Coded::code(self)
            }
        }
    };
    (told $(#[$doc:meta])* $name:ident) => {};
}

macro_rules! declare_message {
    (word $name:ident = $key:literal) => {
        $crate::wording::Declared::words(stringify!($name), [$key.to_owned()])
    };
    (list $name:ident = $key:literal) => {
        $crate::wording::Declared::words(stringify!($name), $name.keys())
    };
    (words $name:ident : $of:ty = $key:literal) => {
        $crate::wording::Declared::terms(stringify!($name), &$name)
    };
    ($kind:ident $name:ident $(= $key:literal)?) => {
        $crate::wording::Declared::message::<$name>(stringify!($name))
    };
}

/// A struct of facts with its examples.
macro_rules! facts_of {
    ($(#[$doc:meta])* $name:ident { $($(#[$fact:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub(crate) struct $name {
            $($(#[$fact])* pub(crate) $field : $ty),*
        }

        $crate::fact::example!(struct $name { $($field),* });
    };
}

pub(crate) use {declare_message, facts_of, messages, one_message};
