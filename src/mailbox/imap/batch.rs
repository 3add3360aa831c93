//! How many mails are asked for at once. Owns: the size of the next batch, by bytes and after faults. Never touches:
//! servers.

/// The first batch, when nothing is known of the mailbox.
const FIRST: usize = 100;
/// The largest batch: one command for so many is as cheap as it gets.
const MOST: usize = 1_000;
/// The largest answer aimed at, in bytes: well below what the wire lets pass, and twice this in memory.
const MOST_BYTES: usize = 3 << 20;
/// What the protocol adds to each mail, in bytes.
const FRAME: usize = 800;

/// Sizes batches so that answers are about of the wanted size, and halves them around a mail that breaks an answer
/// until it stands alone. Bad mails come in rows, so it goes on behind one with a single mail, and doubles from there.
#[derive(Debug, Default)]
pub(super) struct Sizer {
    mails: usize,
    bytes: usize,
    /// One of the next so many mails breaks its answer; 0 when none is known to.
    suspects: usize,
    /// Behind a bad mail no more than so many; 0 when there was none lately.
    careful: usize,
}

impl Sizer {
    /// How many mails to ask for next.
    pub(super) fn next(&self, max_bytes: usize) -> usize {
        let wanted = match self.suspects {
            0 => match self.bytes.checked_div(self.mails) {
                Some(mean) => (max_bytes.min(MOST_BYTES) / mean.max(1)).clamp(1, MOST),
                None => FIRST,
            },
            suspects => suspects.div_ceil(2),
        };
        if self.careful > 0 { wanted.min(self.careful) } else { wanted }
    }

    /// So many were asked for, and the answer was good.
    pub(super) fn good(&mut self, asked: usize, mails: usize, bytes: usize) {
        self.suspects = self.suspects.saturating_sub(asked);
        self.careful = if self.careful < MOST { self.careful * 2 } else { 0 };
        self.mails += mails;
        self.bytes += bytes + mails * FRAME;
    }

    /// So many were asked for, and one of them broke the answer. True when there was only one.
    pub(super) fn bad(&mut self, asked: usize) -> bool {
        let alone = asked <= 1;
        self.suspects = if alone { 0 } else { asked };
        // Halving is careful enough by itself.
        self.careful = usize::from(alone);
        alone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_follow_the_mean_size() {
        let mut sizer = Sizer::default();
        assert_eq!(sizer.next(4 << 20), 100);
        sizer.good(100, 100, 220_000);
        assert_eq!(sizer.next(4 << 20), 1_000);
        sizer.good(900, 900, 900 * 20_000);
        assert!((100..200).contains(&sizer.next(4 << 20)), "{}", sizer.next(4 << 20));
        assert_eq!(sizer.next(0), 1);
        let mut gone = Sizer::default();
        gone.good(100, 0, 0);
        assert_eq!(gone.next(4 << 20), 100);
    }

    /// Whichever mail breaks its answers, it alone is left out, after few faults.
    #[test]
    fn one_bad_mail_is_found_by_halves() {
        for bad in 0..300_usize {
            let (skipped, faults) = read(bad..bad + 1);
            assert_eq!(skipped, [bad]);
            assert!(faults <= 11, "{faults} for {bad}");
        }
    }

    /// A row of bad mails costs the halving once, and then one fault a mail.
    #[test]
    fn a_row_of_bad_mails_is_not_halved_again_and_again() {
        for first in 0..270_usize {
            let (skipped, faults) = read(first..first + 30);
            assert_eq!(skipped, (first..first + 30).collect::<Vec<_>>());
            assert!(faults <= 30 + 11, "{faults} from {first}");
        }
    }

    /// Which of 300 mails are left out, and how many faults that costs.
    fn read(bad: std::ops::Range<usize>) -> (Vec<usize>, usize) {
        let (mut sizer, mut at, mut faults, mut skipped) = (Sizer::default(), 0, 0, Vec::new());
        while at < 300 {
            let asked = sizer.next(usize::MAX).min(300 - at);
            if (at..at + asked).any(|one| bad.contains(&one)) {
                faults += 1;
                if sizer.bad(asked) {
                    skipped.push(at);
                    at += 1;
                }
            } else {
                sizer.good(asked, asked, asked * 3_000);
                at += asked;
            }
        }
        (skipped, faults)
    }
}
