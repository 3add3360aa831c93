//! What the headers say about how a mail came to be. Owns: the reading of those headers. Never touches: what follows
//! from them.

use super::guard::HEADER_BYTES;
use super::header::Headers;
use super::{Marks, Recipients, word};

/// Everything but `report`, which is a matter of the mail's parts.
pub(super) fn read(headers: &Headers<'_>, recipients: &Recipients) -> Marks {
    let value = |name: &str| headers.plain(name, HEADER_BYTES).unwrap_or_default().to_ascii_lowercase();
    let auto = value("Auto-Submitted");
    // Parameters and a comment may follow (RFC 3834 §5).
    let auto = auto.split([';', '(']).next().unwrap_or_default().trim();
    let unsent = value("X-Unsent") == "1"
        || value("X-Uniform-Type-Identifier").contains("draft")
        || word::decode(&value("X-Gmail-Labels")).to_lowercase().contains("draft");
    Marks {
        auto_submitted: !auto.is_empty() && auto != "no",
        auto_replied: auto == "auto-replied",
        list: headers.has("List-Id") || headers.has("List-Post"),
        bulk: matches!(value("Precedence").as_str(), "bulk" | "list" | "junk"),
        null_return_path: headers.raw("Return-Path").any(|path| path.trim_ascii() == b"<>"),
        report: false,
        calendar: value("Content-Class") == "urn:content-classes:calendarmessage",
        draft: headers.has("X-Mozilla-Draft-Info") || (unsent && recipients.all().next().is_none()),
        ours: headers.has("X-Appreciated-Id"),
    }
}
