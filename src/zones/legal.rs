//! What nobody typed: legal boilerplate and list footers. Owns: where they begin. Never touches: signatures.

use super::lines::is_rule;
use std::sync::LazyLock;

/// Lines from the end within which a list's footer begins.
const FOOTER: usize = 14;

/// What says whose the words are, and what says they are law.
static LEGAL: LazyLock<Option<aho_corasick::AhoCorasick>> = LazyLock::new(|| {
    aho_corasick::AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build([
            "confidential",
            "intended recipient",
            "intended only",
            "intended solely",
            "intended for the",
            "intended exclusively",
            "privilege",
            "in error",
            "unauthorized",
            "unauthorised",
            "disclosure",
            "dissemination",
            "legally exempt",
            "vertraulich",
            "confidentiel",
            "confidencial",
            "riservat",
        ])
        .ok()
});

/// A mailing list's footer: a ruler with the list's name or address below, to the end.
pub fn footer_at(lines: &[&str]) -> Option<usize> {
    let first = lines.len().saturating_sub(FOOTER);
    (first..lines.len()).find(|&at| {
        let ruled = lines.get(at).is_some_and(|line| is_rule(line) || line.contains("__________"));
        let below = lines.iter().skip(at).take(3);
        ruled
            && below.into_iter().any(|line| {
                let lower = line.to_lowercase();
                lower.contains("mailing list")
                    || lower.contains("unsubscribe")
                    || lower.contains("/listinfo/")
            })
    })
}

/// The first paragraph of legal boilerplate, with the ruler or title above it; it ends the run.
pub fn disclaimer_at(lines: &[&str]) -> Option<usize> {
    let legal = LEGAL.as_ref()?;
    let mut start = None;
    let mut marks = std::collections::BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() || is_rule(line) {
            start = None;
            marks.clear();
            continue;
        }
        let first = *start.get_or_insert(at);
        marks.extend(legal.find_iter(*line).map(|found| found.pattern()));
        let about =
            || lines.iter().skip(first).take(at + 1 - first).take(3).any(|line| speaks_of_itself(line));
        if marks.len() >= 2 && about() {
            return Some(with_title(lines, first));
        }
    }
    None
}

fn speaks_of_itself(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "this e-mail",
        "this email",
        "this message",
        "this communication",
        "this transmission",
        "information contained",
        "the contents of",
        "diese e-mail",
        "ce message",
        "este mensaje",
        "confidentiality",
        "confidential information",
    ]
    .iter()
    .any(|words| lower.contains(words))
}

/// Takes blank lines, rulers and a title of strokes or capitals above the boilerplate with it.
fn with_title(lines: &[&str], mut at: usize) -> usize {
    for above in (0..at).rev().take(4) {
        let text = lines.get(above).map_or("", |line| line.trim());
        let lower = text.to_lowercase();
        let title = text.len() < 80
            && (text.starts_with("***")
                || lower.contains("confidentiality notice")
                || lower.starts_with("disclaimer"));
        if title || is_rule(text) {
            at = above;
        } else if !text.is_empty() {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boilerplate_needs_two_words_of_law_and_itself() {
        let lines = ["See you.", "", "This message may be confidential and", "privileged."];
        assert_eq!(disclaimer_at(&lines), Some(2));
        assert_eq!(disclaimer_at(&["The plan is confidential and privileged."]), None);
        assert_eq!(disclaimer_at(&["Is this message confidential?"]), None);
    }

    #[test]
    fn list_footers_are_ruled() {
        let lines = ["Yes.", "_______________", "Walkers mailing list", "Walkers@lists.example"];
        assert_eq!(footer_at(&lines), Some(1));
        assert_eq!(footer_at(&["Which mailing list?"]), None);
    }
}
