//! The caps that every mail is held to before a library sees it. Owns: the numbers and the list of faults. Never
//! touches: the mail's words.

use super::{MAX_BYTES, word};
use std::borrow::Cow;

/// The largest raw value of one header, in bytes, before it is decoded.
pub(super) const HEADER_BYTES: usize = 16 << 10;
/// The largest `Content-*` value, in bytes: mailparse compares its continuations (RFC 2231) pair by pair.
pub(super) const PARAM_BYTES: usize = 2 << 10;
/// Header lines kept of one part; of as many more only those that are looked at.
pub(super) const MAX_HEADERS: usize = 1_000;
/// How deep parts may lie in parts.
pub(super) const MAX_DEPTH: usize = 100;
/// How many parts are read.
pub(super) const MAX_PARTS: usize = 200;
/// How many addresses are read from `To`, `Cc` and `Bcc` together.
pub(super) const MAX_ADDRESSES: usize = 500;
/// How many message ids are read from one header.
pub(super) const MAX_IDS: usize = 500;
/// Faults kept of one mail.
const MAX_FAULTS: usize = 20;

/// What had to be mended or left out; each sentence once.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<String>);

impl Faults {
    /// Notes one fault.
    pub(super) fn note(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if self.0.len() < MAX_FAULTS && !self.0.contains(&sentence) {
            self.0.push(sentence);
        }
    }

    /// Notes when an encoded word of the header `name` is in a charset that nobody knows.
    pub(super) fn note_charset(&mut self, value: &str, name: &str) {
        if value.contains("=?") && !word::charsets_known(value) {
            self.note(format!("The header `{name}` names a charset that nobody knows; it was guessed."));
        }
    }

    /// The sentences in the order they were noted.
    pub(super) fn into_sentences(self) -> Vec<String> {
        self.0
    }
}

/// Cuts the mail at [`MAX_BYTES`]; takes a byte order mark and empty lines before the header away; ends lines with
/// `\n` where all of them end in a bare `\r` (files of old Macintoshes).
pub(super) fn clip<'a>(raw: &'a [u8], faults: &mut Faults) -> Cow<'a, [u8]> {
    let raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    let cut = raw.get(..MAX_BYTES).unwrap_or(raw);
    if raw.len() >= MAX_BYTES {
        faults.note("The mail is longer than 1 MiB; only its first 1 MiB was read.");
    }
    let blank = cut.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let mail = cut.get(blank..).unwrap_or(cut);
    if mail.contains(&b'\n') || !mail.contains(&b'\r') {
        return Cow::Borrowed(mail);
    }
    Cow::Owned(mail.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}
