//! The way back. Owns: which mail answers a digest, which of its lines the owner typed, and the commands that these
//! lines are. Never touches: what comes of a command, where mail is stored.

mod command;
mod grammar;
mod letter;
mod outcome;
mod prints;
mod text;
mod typed;
mod when;
mod words;

pub use command::{Command, Deed, Line, Who};
pub use grammar::{read_line, read_lines};
pub use letter::{LONGEST_ANSWERABLE, Letter, Sender, Sent, answered, take};
pub use outcome::{Before, Code, Outcome};
pub use prints::{Prints, of_digest, of_text};
pub use when::When;
