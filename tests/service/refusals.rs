//! Servers that say no, lie or talk nonsense: what the program says of it, with which exit code, and that nothing is lost
//! over it. 75 is for what may pass, 78 for what the owner has to mend, 1 for the rest.

mod certificates;
mod mail;
mod mailboxes;
mod post;

use crate::ground::home::Output;

/// One sentence with all of these words, and this exit code.
fn says(output: &Output, code: i32, words: &[&str]) {
    let line = output.err.lines().find(|line| line.starts_with("error: ")).unwrap_or_default();
    let missing: Vec<_> = words.iter().filter(|word| !line.contains(**word)).collect();
    assert!(output.code == code && missing.is_empty(), "{code} and {missing:?}, not {output:?}");
}
