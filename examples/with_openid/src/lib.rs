//! A host whose people sign up and log in with an OpenID provider, such as their employer's or Google's.
//!
//! | file | what |
//! |---|---|
//! | `app.rs` | the form, the routes, and the sessions that begin with a sign-up |
//! | `openid.rs` | the way to the provider and back |
//! | `http.rs` | the client by which the host asks the provider |
//! | `sessions.rs` | what the host knows of a browser; use your own |

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod http;
#[cfg(feature = "ssr")]
pub mod openid;
#[cfg(feature = "ssr")]
pub mod sessions;
