//! Which language a text is in. Owns: scripts, the table of stop-words. Never touches: the rules of a language.

use std::cmp::Ordering;
use std::sync::LazyLock;

/// Characters of a text that are looked at; more say nothing new.
const LOOKED_AT: usize = 1500;
/// Fewer hits than this say nothing: one word is often a name or a loan.
const ENOUGH: usize = 2;
/// Languages told apart by their stop-words: ten in Latin letters, two in Cyrillic.
const TOLD: [&str; 12] = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr", "ru", "uk"];

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

/// The language of `text` (ISO 639-1): by its script, else by its stop-words. `None` when fewer than two
/// stop-words speak for it or two languages are level.
pub fn language(text: &str) -> Option<&'static str> {
    match script(text)? {
        Script::Latin => by_stop_words(text),
        Script::Cyrillic => Some(by_stop_words(text).filter(|told| *told == "uk").unwrap_or("ru")),
        Script::Only(language) => Some(language),
    }
}

enum Script {
    Latin,
    /// Without a letter that only one of its languages uses.
    Cyrillic,
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
    let cjk = if kana > 0 { Script::Only("ja") } else { Script::Only("zh") };
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

fn by_stop_words(text: &str) -> Option<&'static str> {
    let mut hits = [0usize; TOLD.len()];
    let mut count = |word: &str| {
        let mut users = users(word);
        while users != 0 {
            if let Some(hits) = hits.get_mut(users.trailing_zeros() as usize) {
                *hits += 1;
            }
            users &= users - 1;
        }
    };
    let looked_at = looked_at(text);
    if looked_at.is_ascii() {
        let lower = looked_at.to_ascii_lowercase();
        lower.split(|c: char| !c.is_ascii_lowercase() && c != '\'').for_each(&mut count);
    } else {
        let mut lower = String::new();
        for word in looked_at.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
            count(&lower);
        }
    }
    let best = hits.iter().copied().max().unwrap_or(0);
    let mut leaders =
        TOLD.iter().zip(hits).filter(|(_, count)| *count == best).map(|(language, _)| *language);
    let leader = leaders.next()?;
    (best >= ENOUGH && leaders.next().is_none()).then_some(leader)
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
            ("Можно завтра?", "ru"),
        ] {
            assert_eq!(super::language(text), Some(language), "{text}");
        }
    }

    #[test]
    fn too_little_says_nothing() {
        for text in ["", "ok", "12:30", "Merci!", "Dana"] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
