//! `appreciated` reads the mail its owner has sent and mails back a short digest: whom to thank, answer, repay
//! and write to, each with dated evidence from the owner's own mail.
//!
//! The journey of one mail, in the order of the modules:
//! [`mailbox`] yields raw bytes → [`message`] parses them behind a guard → [`zones`] parts what the owner typed
//! from what was quoted → [`signal`] finds thanks, asks, deliveries and promises with the phrases of [`lexicon`]
//! → [`intake`] decides whether the mail is evidence at all → the [`ledger`] remembers facts → [`thread`] and
//! [`person`] say what belongs together → [`tie`] measures, [`circles`] says who stands together → each [`practice`]
//! proposes → [`gate`] refuses, with a counted reason → [`digest`] writes the mail → [`outbox`] makes its bytes;
//! [`answer`] reads what comes back.
//! [`rounds`] joins the two halves; [`cli`] is what a person types.

// -- words everyone uses (no I/O)
pub mod tongue;
pub mod words;
pub mod mailbox;
pub mod message;
pub mod plain;
pub mod zones;
pub mod lexicon;
pub mod signal;
pub mod intake;
pub mod thread;
pub mod person;

// -- deciding (no I/O)
pub mod tie;
pub mod circles;
pub mod practice;
pub mod gate;
pub mod reminder;
pub mod outlook;
pub mod draft;
pub mod digest;
pub mod answer;
pub mod schedule;
pub mod outbox;
pub mod next;

// -- the edges (I/O, one library each)
pub mod ledger;
pub mod config;
pub mod host;
pub mod wire;
pub mod login;
pub mod courier;

// -- bringing it together
pub mod rounds;
pub mod daemon;
pub mod sample;
pub mod cli;
