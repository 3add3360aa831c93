//! Which language a text is in. Owns: scripts, the table of stop-words. Never touches: the rules of a language.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Characters of a text that are looked at; more say nothing new.
const LOOKED_AT: usize = 1500;
/// Fewer hits than this say nothing: one word is often a name or a loan.
const ENOUGH: usize = 2;
/// Languages told apart by their stop-words.
const LATIN: [&str; 10] = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr"];

/// For each stop-word, the languages (by place in [`LATIN`]) that use it.
static STOP_WORDS: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for line in include_str!("stopwords.txt").lines() {
        let Some((language, list)) = line.split_once(':') else { continue };
        let Some(at) = LATIN.iter().position(|known| *known == language) else { continue };
        for word in list.split_whitespace() {
            words.entry(word).or_default().push(at);
        }
    }
    words
});

/// The language of `text` (ISO 639-1): by its script, else by its stop-words. `None` when fewer than two
/// stop-words speak for it or two languages are level.
pub fn language(text: &str) -> Option<&'static str> {
    match script(text)? {
        Script::Latin => by_stop_words(text),
        Script::Only(language) => Some(language),
    }
}

enum Script {
    Latin,
    /// A script, or letters in it, that only this language uses (among those with mail worth reading here).
    Only(&'static str),
}

/// The script of most letters; `None` without letters.
fn script(text: &str) -> Option<Script> {
    let (mut latin, mut han, mut kana, mut hangul, mut cyrillic) = (0usize, 0usize, 0usize, 0usize, 0usize);
    let (mut ukrainian, mut greek, mut arabic, mut hebrew, mut thai) =
        (0usize, 0usize, 0usize, 0usize, 0usize);
    for c in text.chars().take(LOOKED_AT) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 1,
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => hangul += 1,
            '\u{400}'..='\u{52f}' => {
                cyrillic += 1;
                ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ'));
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
    let cyrillic_language = if ukrainian > 0 { "uk" } else { "ru" };
    let counted = [
        (latin, Script::Latin),
        ((han + kana) * 3, cjk),
        (hangul * 2, Script::Only("ko")),
        (cyrillic, Script::Only(cyrillic_language)),
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

fn by_stop_words(text: &str) -> Option<&'static str> {
    let mut hits = [0usize; LATIN.len()];
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let mut lower = String::new();
    let looked_at = text.get(..end).unwrap_or(text);
    for word in looked_at.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        for &at in STOP_WORDS.get(lower.as_str()).into_iter().flatten() {
            if let Some(count) = hits.get_mut(at) {
                *count += 1;
            }
        }
    }
    let best = hits.iter().copied().max().unwrap_or(0);
    let mut leaders =
        LATIN.iter().zip(hits).filter(|(_, count)| *count == best).map(|(language, _)| *language);
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
