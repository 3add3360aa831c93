//! Names as their writer typed them. Owns: what is a name and not another word. Never touches: who bears it.

use super::count::is_spaceless;

/// The words of `sentence` that `caught`, in its folded form, stands for: as a name they begin with a capital letter, or
/// with a letter of a script without capitals. `None` when they don't.
pub(super) fn as_written(sentence: &str, caught: &str) -> Option<String> {
    let mut words = sentence
        .split(|c: char| is_spaceless(c) || !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|word| !word.is_empty());
    let is_caught = |word: &str| word.to_lowercase().replace('’', "'") == caught;
    let is_name = |word: &str| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let first = match words.find(|word| is_caught(word)) {
        Some(word) => word,
        // Inside a run without spaces.
        None if !caught.is_ascii() && sentence.contains(caught) => return Some(caught.to_owned()),
        None => return None,
    };
    // A surname, and no word all in capitals.
    let last = words.next().filter(|word| is_name(word) && word.chars().any(char::is_lowercase));
    let whole = |last: &str| format!("{first} {last}");
    is_name(first).then(|| last.map_or_else(|| first.to_owned(), whole))
}

#[cfg(test)]
mod tests {
    use super::as_written;

    #[test]
    fn names_begin_with_a_capital() {
        let read = |sentence: &str, caught: &str| as_written(sentence, caught);
        assert_eq!(read("You should ask Dana about it.", "dana").as_deref(), Some("Dana"));
        assert_eq!(read("Ask Dana Reed, she knows.", "dana").as_deref(), Some("Dana Reed"));
        assert_eq!(read("ask O’Neill, he knows", "o'neill").as_deref(), Some("O’Neill"));
        assert_eq!(read("Ask somebody who knows.", "somebody"), None);
        assert_eq!(read("这个问问Dana吧", "dana").as_deref(), Some("Dana"));
        assert_eq!(read("田中さんに聞いてください", "田中").as_deref(), Some("田中"));
    }
}
