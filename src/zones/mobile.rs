//! Lines that mail programs add to say what they are ("Sent from my iPhone"). Owns: their words in many languages.
//! Never touches: where they stand.

/// Bytes of such a line.
const LONGEST: usize = 140;
/// Words of a line that only ends like one ("Kim from mobile").
const SHORT: usize = 4;

/// Lower-case beginnings that are enough.
const OPENINGS: &[&str] = &[
    "sent from my",
    "sent from outlook",
    "sent from mail ",
    "sent from mailbox",
    "sent from yahoo",
    "sent from proton",
    "sent from samsung",
    "sent from gmail",
    "sent from windows",
    "sent from a phone",
    "sent from mobile",
    "sent from a mobile",
    "sent from an ip",
    "sent from [",
    "from my iphone",
    "from my ipad",
    "get outlook for",
    "get [outlook",
    "via mobile",
    "envoyé de mon",
    "envoyé depuis mon",
    "envoyé à partir de mon",
    "envoyé de l'ip",
    "télécharger outlook",
    "obtenez outlook",
    "von meinem",
    "gesendet von mein",
    "gesendet von mobil",
    "gesendet von outlook",
    "gesendet von yahoo",
    "gesendet mit der",
    "gesendet aus der",
    "diese nachricht wurde von meinem",
    "outlook für",
    "holen sie sich outlook",
    "enviado desde mi",
    "enviado desde yahoo",
    "enviado desde outlook",
    "enviado de mi",
    "enviado do meu",
    "enviado de meu",
    "enviado pelo meu",
    "enviado a partir do",
    "enviado via ip",
    "obtener outlook",
    "obtenga outlook",
    "obter o outlook",
    "inviato da ip",
    "inviato dal mio",
    "inviato da outlook",
    "inviato da yahoo",
    "ottieni outlook",
    "scarica outlook",
    "verzonden vanaf",
    "verstuurd vanaf",
    "verzonden met",
    "verstuurd met",
    "verzonden via",
    "outlook voor",
    "skickat från min",
    "skickad från min",
    "skickat från ip",
    "hämta outlook",
    "sendt fra min",
    "sendt fra ip",
    "hent outlook",
    "skaff deg outlook",
    "lähetetty ip",
    "lähetetty laitteesta",
    "hanki outlook",
    "wysłane z",
    "wysłano z",
    "pobierz outlook",
    "odesláno z",
    "získat outlook",
    "отправлено с",
    "отправлено из",
    "скачать outlook",
    "надіслано з",
    "iphone'umdan gönderildi",
    "ipad'imden gönderildi",
    "android için outlook",
    "ios için outlook",
    "iphoneから送信",
    "ipadから送信",
    "私のiphone",
    "发自我的",
    "發自我的",
    "来自我的",
    "從我的",
    "从我的",
    "获取outlook",
    "나의 iphone",
    "내 iphone",
];
/// Lower-case beginnings that need one of [`DEVICES`] behind them: "Sent via courier." is a sentence.
const LOOSE: &[&str] = &[
    "sent from",
    "sent via",
    "sent by",
    "sent with",
    "sent using",
    "envoyé",
    "gesendet",
    "enviado",
    "inviato",
    "sendt",
    "skickat",
    "from my",
    "written on my",
    "typed on my",
    "composed on my",
];
/// What mail is sent with.
const DEVICES: &[&str] = &[
    "phone",
    "ipad",
    "ipod",
    "android",
    "blackberry",
    "mobil",
    "móvil",
    "handy",
    "handset",
    "handheld",
    "tablet",
    "samsung",
    "galaxy",
    "huawei",
    "xiaomi",
    "pixel",
    "nokia",
    "windows",
    "outlook",
    "gmail",
    "yahoo",
    "proton",
    "tutanota",
    "airmail",
    "spark",
    "mail app",
    "mailbox",
    "superhuman",
    "k-9",
    "verizon",
    "t-mobile",
    "at&t",
    "wireless",
    "touch",
    "device",
    "cell",
];
/// A sentence may follow when it asks for leniency.
const EXCUSES: &[&str] = &[
    "excuse",
    "typo",
    "brevity",
    "brief",
    "short",
    "terse",
    "sorry",
    "correct",
    "spelling",
    "entschuld",
    "fehler",
    "kürze",
    "excusez",
    "fautes",
    "désolé",
    "disculp",
    "perdón",
    "desculp",
    "scus",
];

/// Whether a mail program added this line, not its user.
pub fn is_mobile(line: &str) -> bool {
    let bare =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '-' | '—' | '_' | '*' | '~' | '"');
    let text = line.trim_matches(bare);
    if text.len() > LONGEST || text.is_empty() {
        return false;
    }
    let text = text.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // Most words fail at their first byte, without a call.
    let first = text.bytes().next();
    let begins =
        |words: &[&str]| words.iter().any(|word| word.bytes().next() == first && text.starts_with(word));
    let ends = (text.ends_with(" from mobile") || text.ends_with(" via mobile"))
        && text.split_whitespace().count() <= SHORT;
    let open = begins(OPENINGS) || begins(LOOSE) && holds(DEVICES);
    // "Sent from my desk, which is easier": a second clause that begs no pardon is the owner's.
    let goes_on = || {
        text.contains(", ") || text.trim_end_matches('.').contains(". ") || text.ends_with(['?', '!', ':'])
    };
    ends || open && (!goes_on() || holds(EXCUSES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_programs() {
        for line in [
            "Sent from my iPhone",
            "(sent from a phone)",
            "<<sent by galaxy>>",
            "Sent from my old phone, please excuse any typos.",
            "Sent with Airmail",
            "Get Outlook for iOS<https://example.com/x>",
            "Get [Outlook for Android](https://example.com)",
            "Von meinem Mobilgerät gesendet",
            "Envoyé depuis mon iPhone",
            "Kim from mobile",
            "從我的 iPhone 傳送",
            "iPhoneから送信",
        ] {
            assert!(is_mobile(line), "{line}");
        }
    }

    #[test]
    fn lines_of_people() {
        for line in [
            "I sent it from my office",
            "Sent from my desk, which is easier than a phone.",
            "Sent via courier yesterday.",
            "Sent by Kim on Monday",
            "The alert was sent from my phone app to everybody.",
            "Enviado el informe.",
        ] {
            assert!(!is_mobile(line), "{line}");
        }
    }
}
