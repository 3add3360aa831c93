//! Mail on an IMAP server (RFC 3501). Owns: what is said to it, and what of its answers is believed; nothing on the
//! server is changed but by [`Session::append`] and, in the mailbox of drafts alone, by `drafts`. Never touches: sockets
//! (the wire's), what is in the mails.
//!
//! [`Session::open`] logs in, [`Session::sent`] finds the mailbox of sent mail, [`ImapSource`] reads it,
//! [`Session::look_up`] seeks one of our own mails, [`Session::append`] puts one into a mailbox. [`Session::drafts`] finds
//! the mailbox of drafts, where one is put, looked at and taken out again.

mod append;
mod batch;
mod channel;
mod drafts;
mod fault;
mod fetch;
mod greet;
mod log_in;
mod look_up;
mod name;
mod senders;
mod sent;
mod session;
mod set;
mod source;

pub use drafts::{Lying, Removal};
pub use fault::ImapError;
pub use senders::Look;
pub use session::Session;
pub use source::{ImapSource, Reach};
