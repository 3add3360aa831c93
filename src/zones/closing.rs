//! Words of closings. Owns: what makes one line a sign-off, a greeting, a name, a contact or a sentence. Never
//! touches: where in the body it stands.

/// Lower-case closings, without punctuation.
const SIGN_OFFS: &[&str] = &[
    "thanks",
    "thank you",
    "thanks again",
    "many thanks",
    "thanks a lot",
    "thanks so much",
    "thanks very much",
    "thank you very much",
    "thank you so much",
    "thanks in advance",
    "thank you in advance",
    "thx",
    "tia",
    "ty",
    "cheers",
    "best",
    "best regards",
    "best wishes",
    "kind regards",
    "warm regards",
    "warmest regards",
    "with kind regards",
    "regards",
    "all the best",
    "sincerely",
    "sincerely yours",
    "yours sincerely",
    "yours truly",
    "yours",
    "very truly yours",
    "respectfully",
    "cordially",
    "take care",
    "love",
    "talk soon",
    "br",
    "rgds",
    "thanks and regards",
    "thank you and regards",
    "thanks & regards",
    "mfg",
    "lg",
    "vg",
    "viele grüße",
    "liebe grüße",
    "schöne grüße",
    "beste grüße",
    "mit freundlichen grüßen",
    "freundliche grüße",
    "gruß",
    "grüße",
    "danke",
    "vielen dank",
    "cordialement",
    "bien cordialement",
    "merci",
    "amicalement",
    "bien à vous",
    "saludos",
    "un saludo",
    "gracias",
    "un abrazo",
    "cordiali saluti",
    "saluti",
    "grazie",
    "cumprimentos",
    "obrigado",
    "obrigada",
    "abraços",
    "groeten",
    "met vriendelijke groet",
    "groetjes",
    "bedankt",
    "hälsningar",
    "med vänliga hälsningar",
    "mvh",
    "tack",
    "venlig hilsen",
    "med venlig hilsen",
    "hilsen",
    "vennlig hilsen",
    "tak",
    "terveisin",
    "kiitos",
    "pozdrawiam",
    "dziękuję",
    "s pozdravem",
    "děkuji",
    "с уважением",
    "спасибо",
    "з повагою",
    "дякую",
    "saygılarımla",
    "teşekkürler",
    "よろしくお願いします",
    "谢谢",
    "감사합니다",
];
/// One-word answers that look like a name.
const ANSWERS: &[&str] = &[
    "yes",
    "no",
    "ok",
    "okay",
    "done",
    "agreed",
    "sure",
    "great",
    "perfect",
    "fine",
    "attached",
    "fyi",
    "yep",
    "nope",
    "correct",
    "right",
    "good",
    "cool",
    "wow",
    "nice",
    "super",
    "congratulations",
    "congrats",
    "sorry",
    "please",
    "maybe",
    "see below",
    "hello",
    "hi",
    "exactly",
    "absolutely",
    "approved",
    "received",
    "understood",
    "lol",
    "test",
    "ja",
    "nein",
    "oui",
    "non",
    "sí",
    "si",
    "looks good",
    "sounds good",
    "will do",
    "got it",
    "not yet",
    "why",
    "when",
    "tomorrow",
    "today",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "noted",
    "welcome",
    "amen",
    "never",
    "always",
    "true",
    "false",
    "both",
    "none",
    "all",
];
/// Greetings, as first words.
const GREETINGS: &[&str] = &[
    "hi", "hello", "hey", "dear", "hallo", "liebe", "lieber", "bonjour", "hola", "ciao", "olá", "hej", "good",
];

fn plain(line: &str) -> String {
    let edge = |c: char| !c.is_alphanumeric();
    line.trim_matches(edge).to_lowercase()
}

/// Only thanks, regards and such.
pub fn is_sign_off(line: &str) -> bool {
    line.len() <= 48 && !line.ends_with('?') && SIGN_OFFS.contains(&plain(line).as_str())
}

/// A short answer that looks like a name.
pub fn is_answer(line: &str) -> bool {
    ANSWERS.contains(&plain(line).as_str())
}

/// `Hi Dana,`: a greeting is no content.
pub fn is_greeting(line: &str) -> bool {
    let text = line.trim();
    if text.len() > 60 {
        return false;
    }
    let words = text.split_whitespace().count();
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    let hailed = GREETINGS.contains(&first.as_str()) && words <= 4;
    let called =
        words <= 3 && text.ends_with([',', ':', '-']) && text.chars().next().is_some_and(char::is_uppercase);
    hailed || called
}

/// A sentence rather than a line of a signature.
pub fn is_prose(line: &str) -> bool {
    let text = line.trim();
    let words = text.split_whitespace().take(10).count();
    let ends = text.ends_with(['.', '?', '!', ':'])
        && !text.ends_with("Inc.")
        && !text.ends_with("Corp.")
        && !text.ends_with("Co.");
    words > 9 || words > 3 && ends && !is_contact(text) || text.ends_with('?')
}

/// A telephone number, a mail address, a web address.
pub fn is_contact(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let separated = line.bytes().all(|b| !b.is_ascii_digit()) || line.contains(['-', '.', ')', '+', ' ']);
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    (digits >= 7 && separated && letters <= 24)
        || line.contains('@') && line.len() <= 60 && !line.contains(", ")
        || line.starts_with("http")
        || line.starts_with("www.")
}

/// One to four capitalised words, or initials.
pub fn is_name(line: &str) -> bool {
    let text = line.trim().trim_start_matches(['-', '/', '~', '*', '—']).trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase)
            && chars.all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '-' | '’' | ','))
    };
    let small =
        |word: &&str| matches!(*word, "de" | "da" | "van" | "von" | "der" | "del" | "la" | "and" | "&");
    let ends =
        text.ends_with([',', '!', '?', ':']) || text.ends_with('.') && text.len() > 4 && words.len() < 2;
    (1..=4).contains(&words.len())
        && text.len() <= 36
        && !ends
        && words.first().is_some_and(capital)
        && words.iter().all(|word| capital(word) || small(word))
        && !is_answer(text)
        && !is_sign_off(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_lines() {
        assert!(is_sign_off("Thanks again!") && is_sign_off("Kind regards,"));
        assert!(!is_sign_off("Thanks for the report.") && !is_sign_off("Thanks?"));
        assert!(is_greeting("Hi Dana,") && is_greeting("Dana,") && !is_greeting("Dana is away."));
        assert!(is_name("Ana Sousa") && is_name("J. van Dyk") && !is_name("Done") && !is_name("Dana,"));
        assert!(is_contact("(713) 555-0100") && is_contact("ana@x.org") && !is_contact("Room 38"));
        assert!(is_prose("Please call me when you have it.") && !is_prose("Head of Sales"));
    }
}
