//! How much a text says and how wide it shows, in scripts with and without spaces. Owns: the classes of characters
//! this takes. Never touches: sentences, rules.

/// Kana that carry about as much as one word: most are endings and particles.
const KANA_OF_A_WORD: usize = 4;
/// Han characters that carry about as much as one word.
const HAN_OF_A_WORD: usize = 2;

/// Kana and the marks among them.
fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々')
}

/// Letters and marks of Chinese and Japanese, which are written without spaces.
pub(super) fn is_spaceless(c: char) -> bool {
    is_kana(c) || is_han(c) || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}

/// Whether a character takes two columns.
pub(super) fn is_wide(c: char) -> bool {
    is_spaceless(c) || matches!(c, '\u{3000}' | '\u{ac00}'..='\u{d7a3}' | '\u{ffe0}'..='\u{ffe6}')
}

/// The words of `text`: its runs between white space, where such a run is in Chinese or Japanese as many as its
/// characters amount to (rounded up).
pub fn words(text: &str) -> usize {
    text.split_whitespace()
        .map(|run| {
            if run.is_ascii() {
                return 1;
            }
            let kana = run.chars().filter(|c| is_kana(*c)).count();
            let han = run.chars().filter(|c| is_han(*c)).count();
            let each = KANA_OF_A_WORD * HAN_OF_A_WORD;
            (kana * HAN_OF_A_WORD + han * KANA_OF_A_WORD).div_ceil(each).max(1)
        })
        .sum()
}

/// The columns `line` takes, counted up to `enough`.
pub(super) fn columns(line: &str, enough: usize) -> usize {
    if line.bytes().take(enough).all(|byte| byte.is_ascii()) {
        return line.len().min(enough);
    }
    line.chars().take(enough).map(|c| 1 + usize::from(is_wide(c))).sum::<usize>().min(enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_without_spaces_too() {
        assert_eq!(words("see you on monday"), 4);
        assert_eq!(words("감사합니다 내일 뵙겠습니다"), 3);
        assert_eq!(words("ありがとうございます"), 3);
        assert_eq!(words("お世話になっております"), 4);
        assert_eq!(words("请把文件发给我，谢谢"), 5);
        assert_eq!(words(""), 0);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(columns("abc", 50), 3);
        assert_eq!(columns("田中さんabc", 50), 11);
        assert_eq!(columns("안녕", 50), 4);
        assert_eq!(columns(&"あ".repeat(90), 50), 50);
    }
}
