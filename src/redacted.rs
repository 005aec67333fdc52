//! `Debug` for types that hold personal data or secrets.

/// Implements `Debug` so that it shows the named fields and nothing else.
macro_rules! redacted_debug {
    ($($name:ident $(<$lifetime:lifetime>)? { $($field:ident),* })*) => {$(
        impl $(<$lifetime>)? core::fmt::Debug for $name $(<$lifetime>)? {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($name))
                    $(.field(stringify!($field), &self.$field))*
                    .finish_non_exhaustive()
            }
        }
    )*};
}
