//! What somebody may have meant. Owns: the edit distance. Never touches: what is done with the guess.

/// Longer words are no slips of the finger, and the distance costs the product of both lengths.
const LONGEST: usize = 60;

/// The word of `known` nearest to `word`, if it is near: up to one edit in three letters (optimal string alignment:
/// insert, delete, replace, swap neighbours), blind to case. The first of equals.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let limit = (length / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Row by row over the letters of `one`; each row is built from the last and, for swaps, the one before it.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut previous = None;
    for (row, letter) in one.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let at = |cells: &[usize], place: usize| cells.get(place).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&last, column) + usize::from(letter != *against);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = column
                .checked_sub(1)
                .filter(|left| other.get(*left) == Some(&letter) && previous == Some(*against));
            if let Some(left) = swapped {
                best = best.min(at(&before_last, left) + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
        previous = Some(letter);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (one, other, expected) in [
            ("", "abc", 3),
            ("abc", "", 3),
            ("cron", "cron", 0),
            ("corn", "cron", 1),
            ("kitten", "sitting", 3),
            ("hots", "host", 1),
            ("max_item", "max_items", 1),
        ] {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn only_near_words_are_guessed() {
        let known = ["cron", "timezone", "deliver"];
        assert_eq!(nearest("Corn", known), Some("cron"));
        assert_eq!(nearest("time_zone", known), Some("timezone"));
        assert_eq!(nearest("subject", known), None);
        assert_eq!(nearest(&"x".repeat(10_000), known), None);
    }
}
