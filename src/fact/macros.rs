//! Declarations that give codes and examples.

/// Declares an enumeration with its codes ([`super::Coded`]: the variant in lower case with hyphens) and the list of
/// them, so that neither can lack a variant.
#[macro_export]
macro_rules! codes {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$vmeta:meta])*
                $variant:ident
                $({ $($(#[$fmeta:meta])* $field:ident : $fty:ty),* $(,)? })?
                $(( $($(#[$tmeta:meta])* $tty:ty),* $(,)? ))?
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

            /// The code: the variant's name in lower case with hyphens.
            $vis fn code(&self) -> &'static str {
                $crate::Coded::code(self)
            }
        }

        impl $crate::Coded for $name {
            const CODES: &'static [&'static str] = &[$($crate::code_of!($variant)),*];

            fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $crate::code_of!($variant),)*
                }
            }
        }
    };
}

/// Declares an enumeration with its codes, as [`codes!`] does, and examples of each of its variants.
#[macro_export]
macro_rules! coded {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$vmeta:meta])*
                $variant:ident
                $({ $($(#[$fmeta:meta])* $field:ident : $fty:ty),* $(,)? })?
                $(( $($(#[$tmeta:meta])* $tty:ty),* $(,)? ))?
            ),* $(,)?
        }
    ) => {
        $crate::codes! {
            $(#[$meta])*
            $vis enum $name {
                $(
                    $(#[$vmeta])*
                    $variant
                    $({ $($(#[$fmeta])* $field : $fty),* })?
                    $(( $($(#[$tmeta])* $tty),* ))?
                ),*
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
    ($variant:ident) => {{
        const BYTES: [u8; $crate::kebab_len(stringify!($variant))] = $crate::kebab(stringify!($variant));
        const CODE: &str = match core::str::from_utf8(&BYTES) {
            Ok(code) => code,
            Err(_) => "",
        };
        CODE
    }};
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
