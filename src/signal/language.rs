//! Which language a text is in. Owns: scripts, the table of stop-words. Never touches: the rules of a language.

use std::cmp::Ordering;
use std::sync::LazyLock;

/// Characters of a text that are looked at; more say nothing new.
const LOOKED_AT: usize = 1500;
/// Fewer hits than this say nothing for sure: one word is often a name or a loan.
const ENOUGH: u32 = 2;
/// Languages told apart by their stop-words: ten in Latin letters, two in Cyrillic.
const TOLD: [&str; 12] = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr", "ru", "uk"];

/// Those of them in Cyrillic letters.
const CYRILLIC: [&str; 2] = ["ru", "uk"];
/// Fewer Han characters alone may be Japanese.
const FEW_HAN: usize = 5;

/// What one hit is worth to the languages that share it.
const POINTS: u32 = 12;

/// Letters besides a to z.
const LETTERS: [(&str, &str); 8] = [
    ("de", "ßäöü"),
    ("fr", "éèêëàâçîïôûœù"),
    ("es", "ñáéíóú¿¡"),
    ("it", "èéàìòù"),
    ("pt", "ãõáéíóúâêôçà"),
    ("pl", "ąćęłńóśźż"),
    ("sv", "åäö"),
    ("tr", "ğışöüç"),
];

/// A stop-word and the languages (a bit by place in [`TOLD`]) that use it.
type StopWord = (&'static str, u16);

/// The stop-words, in as many boxes as [`stop_word_box`] tells apart.
static STOP_WORDS: LazyLock<Vec<Vec<StopWord>>> = LazyLock::new(|| {
    let mut boxes: Vec<Vec<StopWord>> = vec![Vec::new(); BOXES];
    for line in include_str!("stopwords.txt").lines() {
        let Some((language, list)) = line.split_once(':') else { continue };
        let Some(at) = TOLD.iter().position(|known| *known == language) else { continue };
        for word in list.split_whitespace() {
            let Some(alike) = boxes.get_mut(stop_word_box(word.as_bytes())) else { continue };
            match alike.iter_mut().find(|(known, _)| *known == word) {
                Some((_, users)) => *users |= 1 << at,
                None => alike.push((word, 1 << at)),
            }
        }
    }
    boxes
});

/// A power of two well above the number of stop-words.
const BOXES: usize = 1024;

/// Words alike in length and in their first and last letters share a box.
fn stop_word_box(word: &[u8]) -> usize {
    let letter = |at: usize| usize::from(word.get(at).copied().unwrap_or(0));
    let last = letter(word.len().saturating_sub(1));
    (word.len() + letter(0) * 7 + letter(1) * 31 + last * 131) % BOXES
}

/// The languages that use a word, a bit each.
fn users(word: &str) -> u16 {
    let alike = STOP_WORDS.get(stop_word_box(word.as_bytes()));
    alike.into_iter().flatten().find(|(known, _)| *known == word).map_or(0, |(_, users)| *users)
}

/// Whether any language uses this word (in lower case) so often that it says nothing of a matter.
pub fn is_stop_word(word: &str) -> bool {
    users(word) != 0
}

/// The language of `text` (ISO 639-1): by its script, else by its stop-words and letters. `None` when fewer than two
/// of them speak for it or two languages are level.
pub fn language(text: &str) -> Option<&'static str> {
    match script(text)? {
        Script::Latin => leader(text, ENOUGH),
        Script::Cyrillic => leader(text, ENOUGH).filter(|told| CYRILLIC.contains(told)),
        Script::FewHan => None,
        Script::Only(language) => Some(language),
    }
}

/// The same for a text of which nothing else is known: one word is enough.
pub fn likely_language(text: &str) -> Option<&'static str> {
    match script(text)? {
        Script::Latin => leader(text, 1),
        Script::Cyrillic => leader(text, 1).filter(|told| CYRILLIC.contains(told)).or(Some("ru")),
        Script::FewHan => Some("zh"),
        Script::Only(language) => Some(language),
    }
}

enum Script {
    Latin,
    /// Without a letter that only one of its languages uses.
    Cyrillic,
    /// As few as a Japanese word without kana may have.
    FewHan,
    /// A script, or letters in it, that only this language uses (among those with mail worth reading here).
    Only(&'static str),
}

/// The script of most letters; `None` without letters.
fn script(text: &str) -> Option<Script> {
    let (mut latin, mut han, mut kana, mut hangul, mut cyrillic) = (0usize, 0usize, 0usize, 0usize, 0usize);
    let (mut ukrainian, mut russian, mut greek, mut arabic, mut hebrew, mut thai) =
        (0usize, 0usize, 0usize, 0usize, 0usize, 0usize);
    let looked_at = looked_at(text);
    if looked_at.is_ascii() {
        return looked_at.contains(|c: char| c.is_ascii_alphabetic()).then_some(Script::Latin);
    }
    for c in looked_at.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 1,
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => hangul += 1,
            '\u{400}'..='\u{52f}' => {
                cyrillic += 1;
                ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ'));
                russian += usize::from(matches!(c, 'ы' | 'э' | 'ё' | 'ъ' | 'Ы' | 'Э' | 'Ё' | 'Ъ'));
            }
            '\u{370}'..='\u{3ff}' => greek += 1,
            '\u{600}'..='\u{6ff}' => arabic += 1,
            '\u{590}'..='\u{5ff}' => hebrew += 1,
            '\u{e00}'..='\u{e7f}' => thai += 1,
            _ => {}
        }
    }
    // A CJK character carries about as much as a word of two or three letters.
    let cjk = match (kana, han) {
        (0, ..FEW_HAN) => Script::FewHan,
        (0, _) => Script::Only("zh"),
        _ => Script::Only("ja"),
    };
    let cyrillic_script = match ukrainian.cmp(&russian) {
        Ordering::Greater => Script::Only("uk"),
        Ordering::Less => Script::Only("ru"),
        Ordering::Equal => Script::Cyrillic,
    };
    let counted = [
        (latin, Script::Latin),
        ((han + kana) * 3, cjk),
        (hangul * 2, Script::Only("ko")),
        (cyrillic, cyrillic_script),
        (greek, Script::Only("el")),
        (arabic, Script::Only("ar")),
        (hebrew, Script::Only("he")),
        (thai, Script::Only("th")),
    ];
    counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, script)| script)
}

/// The beginning of `text`.
fn looked_at(text: &str) -> &str {
    match text.get(..LOOKED_AT) {
        Some(start) if start.is_ascii() => start,
        _ => text.char_indices().nth(LOOKED_AT).and_then(|(end, _)| text.get(..end)).unwrap_or(text),
    }
}

/// What speaks for one language.
#[derive(Clone, Copy, Default)]
struct Told {
    hits: u32,
    /// A word that few languages share says more.
    points: u32,
}

/// The language that stop-words and letters speak for, with so many hits at least.
fn leader(text: &str, enough: u32) -> Option<&'static str> {
    let mut told = [Told::default(); TOLD.len()];
    let mut count = |users: u16| {
        let points = POINTS / users.count_ones().max(1);
        for (at, told) in told.iter_mut().enumerate() {
            if users & (1 << at) != 0 {
                told.hits += 1;
                told.points += points;
            }
        }
    };
    let looked_at = looked_at(text);
    if looked_at.is_ascii() {
        let lower = looked_at.to_ascii_lowercase();
        let words = lower.split(|c: char| !c.is_ascii_lowercase() && c != '\'');
        words.map(users).filter(|users| *users != 0).for_each(&mut count);
    } else {
        let mut lower = String::new();
        for word in looked_at.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
            match users(&lower) {
                0 => {}
                users => count(users),
            }
        }
        looked_at
            .chars()
            .filter(|c| !c.is_ascii())
            .map(users_of_letter)
            .filter(|users| *users != 0)
            .for_each(count);
    }
    let best = told.iter().map(|told| told.points).max().unwrap_or(0);
    let mut leaders = TOLD.iter().zip(told).filter(|(_, told)| told.points == best);
    let (leader, told) = leaders.next()?;
    (told.hits >= enough && leaders.next().is_none()).then_some(*leader)
}

/// The languages that write with a letter, a bit each; 0 for a letter of none or of all.
fn users_of_letter(letter: char) -> u16 {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let has = |language: &str| LETTERS.iter().any(|(of, letters)| *of == language && letters.contains(lower));
    TOLD.iter().enumerate().filter(|(_, language)| has(language)).fold(0, |users, (at, _)| users | 1 << at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_tell_latin_languages_apart() {
        for (text, language) in [
            ("Could you send me the list before noon?", "en"),
            ("Thanks a lot for your note!", "en"),
            ("Vielen Dank für die Liste, ich schicke sie dir morgen.", "de"),
            ("Merci pour la liste, je vous envoie le reste demain.", "fr"),
            ("Gracias por la lista, te la envío mañana con los planos.", "es"),
            ("Grazie per la lista, te la mando domani con gli altri.", "it"),
            ("Obrigado pela lista, não sei se você viu os outros.", "pt"),
            ("Merci de bien vouloir me renvoyer le document signé", "fr"),
            ("Şimdiden teşekkürler.", "tr"),
            ("Bedankt voor de lijst, ik stuur het morgen naar je.", "nl"),
        ] {
            assert_eq!(super::language(text), Some(language), "{text}");
        }
    }

    #[test]
    fn scripts_decide_first() {
        for (text, language) in [
            ("ありがとうございます", "ja"),
            ("谢谢你的帮助", "zh"),
            ("감사합니다", "ko"),
            ("Спасибо за помощь", "ru"),
            ("Дякую за допомогу, її прочитав", "uk"),
            ("Дуже дякую за те, що ви допомогли", "uk"),
            ("Надсилаю новий список, решту завтра", "uk"),
            ("Можно завтра или нет?", "ru"),
        ] {
            assert_eq!(super::language(text), Some(language), "{text}");
        }
    }

    #[test]
    fn too_little_says_nothing() {
        for text in ["", "ok", "12:30", "Merci!", "Dana", "Дякую!", "了解"] {
            assert_eq!(language(text), None, "{text}");
        }
        assert_eq!(likely_language("Merci!"), Some("fr"));
        assert_eq!(likely_language("Дякую!"), Some("uk"));
        assert_eq!(likely_language("了解"), Some("zh"));
        assert_eq!(likely_language("Z góry dziękuję"), Some("pl"));
        assert_eq!(likely_language("Dana"), None);
    }
}
