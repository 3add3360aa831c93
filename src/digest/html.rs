//! The HTML part. Owns: its size. Never touches: what is said; escaping is the template engine's.

use super::Digest;
use super::page::{BODY_CHARS, Page};
use super::template;

/// Bytes of the HTML part; Gmail cuts a mail off near 102 KB.
pub const HTML_BYTES: usize = 32 * 1024;

const TEMPLATE: &str = include_str!("../templates/digest.html");

/// The HTML part, at most 32 KB long for seven items and five notes: paragraphs are cut
/// shorter where it would not fit.
pub fn html(digest: &Digest) -> String {
    let full = render(&Page::of(digest, BODY_CHARS));
    if full.len() <= HTML_BYTES {
        return full;
    }
    // Only text made of nothing but characters that must be escaped comes here: six bytes for each.
    render(&Page::of(digest, BODY_CHARS / 8))
}

fn render(page: &Page) -> String {
    template::fill(TEMPLATE, true, page).unwrap_or_else(|error| template::failure(&error))
}
