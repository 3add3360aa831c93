//! What nobody typed: legal boilerplate and list footers. Owns: where they begin. Never touches: signatures.

use super::lines::is_rule;
use aho_corasick::AhoCorasick;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Lines from the end within which a list's footer or an advertisement begins.
const FOOTER: usize = 14;

/// Lines with words below an advertisement that no ruler announces; a sentence of the owner's has more.
const MOST_BELOW_AD: usize = 1;

/// What says whose the words are, and what says they are law. ASCII letters match in either case, others as written.
static LEGAL: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    words(&[
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
        "bestimmungsgemäß",
        "richtige adressat",
        "irrtümlich",
        "unbefugt",
        "confidentiel",
        "destinataire",
        "par erreur",
        "confidencia",
        "destinatari",
        "destinatári",
        "por error",
        "por engano",
        "riservat",
        "per errore",
        "vertrouwelijk",
        "geadresseerde",
        "konfidentiell",
        "mottagare",
        "fortrolig",
        "modtager",
        "mottaker",
        "luottamuksell",
        "vastaanottaja",
        "poufn",
        "odbiorc",
        "adresat",
        "důvěrn",
        "příjemc",
        "конфиденциальн",
        "получател",
        "адресат",
        "конфіденційн",
        "gizli",
        "alıcı",
        "機密",
        "受信者",
        "保密",
        "收件人",
        "기밀",
        "수신자",
    ])
});

/// What legal text calls the mail it stands in.
static ITSELF: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    words(&[
        "this e-mail",
        "this email",
        "this message",
        "this communication",
        "this transmission",
        "information contained",
        "the contents of",
        "confidentiality",
        "confidential information",
        "diese e-mail",
        "dieser e-mail",
        "diese nachricht",
        "dieser nachricht",
        "diese mail",
        "ce message",
        "ce courriel",
        "ce mail",
        "le présent message",
        "este mensaje",
        "este correo",
        "esta mensagem",
        "este e-mail",
        "este email",
        "questo messaggio",
        "questa e-mail",
        "questa email",
        "dit bericht",
        "deze e-mail",
        "detta meddelande",
        "denna e-post",
        "denne e-mail",
        "denne e-post",
        "denne meddelelse",
        "tämä viesti",
        "tämä sähköposti",
        "ta wiadomość",
        "niniejsza wiadomość",
        "tato zpráva",
        "tento e-mail",
        "это сообщение",
        "данное сообщение",
        "настоящее сообщение",
        "це повідомлення",
        "bu e-posta",
        "bu mesaj",
        "本メール",
        "本邮件",
        "本電郵",
        "본 메일",
        "이 메일",
    ])
});

/// Lines that scanners and free mail services add.
static ADS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    words(&[
        "virus-free",
        "checked for viruses by",
        "scanned for viruses",
        "message was scanned by",
        "auf viren geprüft",
        "auf viren überprüft",
        "virenfrei",
        "garanti sans virus",
        "libre de virus",
        "livre de vírus",
        "privo di virus",
        "virusvrij",
        "before printing this",
        "before you print this",
        "think before you print",
        "do you yahoo!?",
        "get your free e-mail",
        "get your private, free email",
        "join the world's largest e-mail service",
    ])
});

fn words(list: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder().ascii_case_insensitive(true).build(list).ok()
}

fn holds(words: &LazyLock<Option<AhoCorasick>>, line: &str) -> bool {
    words.as_ref().is_some_and(|words| words.is_match(line))
}

/// What was added below everything: a ruler with a mailing list's name or address below, or an advertisement with the
/// ruler above it.
pub fn footer_at(lines: &[&str]) -> Option<usize> {
    let first = lines.len().saturating_sub(FOOTER);
    (first..lines.len()).find(|&at| {
        let Some(line) = lines.get(at) else { return false };
        let below = || lines.iter().skip(at).take(3);
        let ruled =
            is_rule(line) || line.contains("__________") || matches!(line.trim_end(), "__" | "--" | "---");
        let last =
            || lines.iter().skip(at + 1).filter(|line| !line.trim().is_empty()).nth(MOST_BELOW_AD).is_none();
        ruled && below().any(|line| of_a_list(line) || holds(&ADS, line)) || holds(&ADS, line) && last()
    })
}

/// Lawyers, lists and scanners ask nothing; a `?` inside a word is an address's.
fn asks(line: &str) -> bool {
    line.trim_end().ends_with('?') || line.contains("? ")
}

fn of_a_list(line: &str) -> bool {
    const NAMES: [&str; 3] = ["mailing list", "unsubscribe", "/listinfo/"];
    let lower = line.to_lowercase();
    !asks(line) && NAMES.iter().any(|name| lower.contains(name))
}

/// The first paragraph of legal boilerplate, with the ruler or title above it; it ends the run.
pub fn disclaimer_at(lines: &[&str]) -> Option<usize> {
    let mut first = 0;
    for paragraph in lines.split(|line| line.trim().is_empty() || is_rule(line)) {
        if is_legal(paragraph) && !lines.iter().skip(first).any(|line| asks(line)) {
            return Some(with_title(lines, first));
        }
        first += paragraph.len() + 1;
    }
    None
}

/// Speaks of itself in its first lines, and has two words of law. Few paragraphs pass the first test.
fn is_legal(paragraph: &[&str]) -> bool {
    if !paragraph.iter().take(3).any(|line| holds(&ITSELF, line)) {
        return false;
    }
    let Some(legal) = LEGAL.as_ref() else { return false };
    let found = paragraph.iter().flat_map(|line| legal.find_iter(*line));
    found.map(|found| found.pattern()).collect::<BTreeSet<_>>().len() >= 2
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
