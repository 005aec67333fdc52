//! A store of whatever database.

use crate::server::store::Store;

/// A store of any of the databases, as [`connect`](crate::store::connect) returns it. Every store
/// converts into it.
#[derive(Debug)]
pub struct AnyStore(pub(crate) Box<dyn Store>);

impl<S: Store> From<S> for AnyStore {
    fn from(store: S) -> Self {
        Self(Box::new(store))
    }
}

#[cfg(feature = "_internal")]
impl std::ops::Deref for AnyStore {
    type Target = dyn Store;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}
