//! The form in which rules see a sentence. Owns: case, white space, quotation marks, what stands around the
//! words. Never touches: byte offsets of the original.

use super::count::is_spaceless;

/// Lower case, single spaces, straight quotes; without a bullet or number before it; the stops behind it become
/// one `?`, one `!` or nothing.
pub fn fold(sentence: &str) -> String {
    let mut folded = String::with_capacity(sentence.len());
    let mut gap = false;
    let mut breaks = 0usize;
    for c in without_bullet(sentence).chars() {
        if c.is_ascii_graphic() && !gap {
            folded.push(c.to_ascii_lowercase());
            breaks = 0;
            continue;
        }
        if c.is_whitespace() {
            gap = !folded.is_empty();
            breaks += usize::from(c == '\n');
            continue;
        }
        if gap {
            // A line break inside a sentence without spaces parts nothing.
            let inside =
                breaks == 1 && is_spaceless(c) && folded.chars().next_back().is_some_and(is_spaceless);
            if !inside {
                folded.push(' ');
            }
            gap = false;
        }
        breaks = 0;
        match c {
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '’' | '‘' | '´' | 'ʼ' => folded.push('\''),
            '“' | '”' | '„' | '«' | '»' => folded.push('"'),
            '–' | '—' | '‑' => folded.push('-'),
            // Full-width digits and letters.
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => folded.push(half_width(c)),
            // Whose lower case is two characters.
            'İ' => folded.push('i'),
            // They open what `?` and `!` close.
            '¿' | '¡' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
            _ => folded.extend(c.to_lowercase()),
        }
    }
    close(&mut folded);
    folded
}

/// White space folded to single spaces, nothing else: how a signal shows its sentence.
pub fn spaced(sentence: &str) -> String {
    let mut text = String::with_capacity(sentence.len());
    for word in sentence.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The ASCII twin, in lower case, of a full-width character (U+FF01 to U+FF5E).
fn half_width(c: char) -> char {
    u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).map_or(c, |half| half.to_ascii_lowercase())
}

fn without_bullet(sentence: &str) -> &str {
    let text = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let numbered = (1..=2).contains(&digits).then(|| rest.strip_prefix([')', '.'])).flatten();
    match numbered {
        Some(words) if words.starts_with(char::is_whitespace) => words,
        _ => text,
    }
}

/// Makes of the tail one mark at most.
fn close(folded: &mut String) {
    let kept = folded.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let tail = folded.get(kept..).unwrap_or("");
    let mark = match (tail.contains(['?', '？']), tail.contains(['!', '！'])) {
        (true, _) => Some('?'),
        (false, true) => Some('!'),
        (false, false) => None,
    };
    folded.truncate(kept);
    folded.extend(mark);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_see_one_form() {
        assert_eq!(fold("  2) Could you\n  “check” Ana’s list ??)"), "could you \"check\" ana's list?");
        assert_eq!(fold("- Done…"), "done");
        assert_eq!(fold("3.5 hours!!"), "3.5 hours!");
        assert_eq!(fold("***"), "");
        assert_eq!(spaced(" a \n b "), "a b");
        assert_eq!(fold("ＰＤＦを２部、\nお送りください。"), "pdfを2部、お送りください");
        assert_eq!(fold("田中さん　お元気ですか？"), "田中さん お元気ですか?");
        assert_eq!(fold("확인\n부탁드립니다."), "확인 부탁드립니다");
    }
}
