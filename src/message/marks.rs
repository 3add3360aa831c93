//! What the headers say about how a mail came to be. Owns: the reading of those headers. Never touches: what follows
//! from them.

use super::guard::HEADER_BYTES;
use super::header::Headers;
use super::{Marks, Recipients, word};

/// Subjects that mail programs give to what they answer by themselves, where RFC 3834's header is missing.
const AUTOMATIC: &[&str] = &[
    "automatic reply:",
    "out of office:",
    "auto reply:",
    "auto-reply:",
    "automatische antwort:",
    "réponse automatique",
];
/// Subjects that calendars give to answers of invitations.
const CALENDAR: &[&str] =
    &["accepted:", "declined:", "tentative:", "tentatively accepted:", "canceled:", "cancelled:"];

/// Everything but `report`, which is a matter of the mail's parts.
pub(super) fn read(headers: &Headers<'_>, recipients: &Recipients) -> Marks {
    let value = |name: &str| headers.plain(name, HEADER_BYTES).unwrap_or_default().to_ascii_lowercase();
    let auto = value("Auto-Submitted");
    let auto = auto.split(';').next().unwrap_or_default().trim();
    let unsent = value("X-Unsent") == "1"
        || value("X-Uniform-Type-Identifier").contains("draft")
        || word::decode(&value("X-Gmail-Labels")).to_lowercase().contains("draft");
    let subject = word::decode(&headers.plain("Subject", HEADER_BYTES).unwrap_or_default()).to_lowercase();
    let begins = |heads: &[&str]| heads.iter().any(|head| subject.trim_start().starts_with(head));
    Marks {
        auto_submitted: (!auto.is_empty() && auto != "no") || begins(AUTOMATIC),
        list: headers.has("List-Id") || headers.has("List-Post"),
        bulk: matches!(value("Precedence").as_str(), "bulk" | "list" | "junk"),
        null_return_path: headers.raw("Return-Path").any(|path| path.trim_ascii() == b"<>"),
        report: false,
        calendar: value("Content-Class") == "urn:content-classes:calendarmessage" || begins(CALENDAR),
        draft: headers.has("X-Mozilla-Draft-Info") || (unsent && recipients.all().next().is_none()),
        ours: headers.has("X-Appreciated-Id"),
    }
}
