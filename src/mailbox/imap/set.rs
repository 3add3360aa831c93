//! Sets of UIDs as commands take them (RFC 3501 §9, `sequence-set`). Owns: their text. Never touches: servers.

/// The longest set written, in bytes: servers take lines of 8,000 (RFC 7162 §4).
const SET_BYTES: usize = 6_000;

/// The first of these ascending UIDs, at most `most`, as a set: its text and how many it names.
pub(super) fn first_of(uids: impl Iterator<Item = u32>, most: usize) -> (String, usize) {
    let (mut text, mut count) = (String::new(), 0);
    let mut run: Option<(u32, u32)> = None;
    for uid in uids.take(most) {
        run = match run {
            Some((from, to)) if uid == to.wrapping_add(1) => Some((from, uid)),
            Some(ended) => {
                write(&mut text, ended);
                Some((uid, uid))
            }
            None => Some((uid, uid)),
        };
        count += 1;
        if text.len() > SET_BYTES {
            break;
        }
    }
    if let Some(run) = run {
        write(&mut text, run);
    }
    (text, count)
}

fn write(text: &mut String, (from, to): (u32, u32)) {
    if !text.is_empty() {
        text.push(',');
    }
    text.push_str(&from.to_string());
    if to > from {
        text.push(':');
        text.push_str(&to.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_ranges() {
        let of = |uids: &[u32], most| first_of(uids.iter().copied(), most);
        assert_eq!(of(&[], 9), (String::new(), 0));
        assert_eq!(of(&[5], 9), ("5".into(), 1));
        assert_eq!(of(&[1, 2, 3, 7, 9, 10], 9), ("1:3,7,9:10".into(), 6));
        assert_eq!(of(&[1, 2, 3, 7, 9, 10], 4), ("1:3,7".into(), 4));
        assert_eq!(of(&[u32::MAX - 1, u32::MAX], 9), ("4294967294:4294967295".into(), 2));
    }

    #[test]
    fn a_set_is_no_longer_than_a_line() {
        let (text, count) = first_of((1_000_000..).step_by(2), 10_000);
        assert!(text.len() < SET_BYTES + 32 && count > 500, "{} {count}", text.len());
        assert_eq!(text.split(',').count(), count);
    }
}
