//! The declaration of what a text may name.

/// Declares an enumeration of what texts may name, each with the facts that it can be told with: whether they have to be
/// given (`Must`) or may be (`May`).
macro_rules! worded {
    (
        $(#[$meta:meta])*
        $name:ident, said by $function:literal {
            $(
                $(#[$doc:meta])*
                $variant:ident $({ $($fact:ident : $need:ident),* })?
            ),* $(,)?
        }
    ) => {
        prikaz_fact::coded! {
            $(#[$meta])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub enum $name {
                $($(#[$doc])* $variant),*
            }
        }

        impl $crate::door::Worded for $name {
            const FUNCTION: &'static str = $function;

            fn facts(self) -> &'static [($crate::door::Given, $crate::door::Needed)] {
                match self {
                    $(Self::$variant => &[$($(($crate::door::Given::$fact, $crate::door::Needed::$need)),*)?],)*
                }
            }
        }
    };
}

pub(super) use worded;
