//! Where and how a connection is cut.

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Client,
    Server,
}

/// What the ends notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// An orderly end of the connection.
    Fin,
    /// A reset.
    Reset,
    /// Nothing: the connection stays open and silent.
    Stall,
}

#[derive(Clone, Debug)]
enum Place {
    Nowhere,
    Bytes(Side, usize),
    Lines(Side, usize),
    Text(Side, Vec<u8>),
    Turns(usize),
}

/// A cut of every connection, or of the first few.
#[derive(Clone, Debug)]
pub struct Cut {
    place: Place,
    how: How,
    left: usize,
}

impl Cut {
    fn at(place: Place) -> Self {
        Self { place, how: How::Fin, left: usize::MAX }
    }

    /// No cut.
    pub fn never() -> Self {
        Self::at(Place::Nowhere)
    }

    /// Once so many bytes from this side were passed on; 0 cuts before anything of it is.
    pub fn after_bytes(count: usize, from: Side) -> Self {
        Self::at(Place::Bytes(from, count))
    }

    /// Once so many lines from this side were passed on, with their ends.
    pub fn after_lines(count: usize, from: Side) -> Self {
        Self::at(Place::Lines(from, count))
    }

    /// Once this text from this side was passed on. `"\r\n.\r\n"` from the client is the end of a mail by SMTP.
    pub fn after_text(text: &str, from: Side) -> Self {
        Self::at(Place::Text(from, text.as_bytes().to_owned()))
    }

    /// Before the bytes that would begin the turn after these. A turn is everything one side sends until the other
    /// one answers: 1 lets the greeting of the server pass, but nothing of the client.
    pub fn after_turns(count: usize) -> Self {
        Self::at(Place::Turns(count))
    }

    /// How, instead of [`How::Fin`].
    pub fn by(self, how: How) -> Self {
        Self { how, ..self }
    }

    /// Cuts so many connections, then none any more.
    pub fn times(self, left: usize) -> Self {
        Self { left, ..self }
    }

    pub(super) fn how(&self) -> How {
        self.how
    }

    /// What holds for the next connection.
    pub(super) fn for_the_next(&mut self) -> Self {
        if self.left == 0 {
            return Self::never();
        }
        self.left = self.left.saturating_sub(usize::from(self.left != usize::MAX));
        self.clone()
    }

    /// How many of the new bytes may pass before the cut; none when there is no cut in them. `passed` is what came from
    /// this side before, `turns` counts the turn that the new bytes belong to.
    pub(super) fn within(&self, from: Side, passed: &[u8], new: &[u8], turns: usize) -> Option<usize> {
        let room =
            |count: usize| (count <= passed.len() + new.len()).then(|| count.saturating_sub(passed.len()));
        match &self.place {
            Place::Turns(count) => (turns > *count).then_some(0),
            Place::Bytes(side, count) if *side == from => room(*count),
            Place::Lines(side, count) if *side == from => {
                let before = passed.split(|byte| *byte == b'\n').count() - 1;
                let Some(missing) = count.checked_sub(before).filter(|missing| *missing > 0) else {
                    return Some(0);
                };
                let ends = new.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
                ends.map(|(at, _)| at + 1).nth(missing - 1)
            }
            Place::Text(side, text) if *side == from => {
                // The text may have begun in what has passed already.
                let start = passed.len().saturating_sub(text.len().saturating_sub(1));
                let all = [&passed[start..], new].concat();
                let at = all.windows(text.len().max(1)).position(|window| window == text)?;
                room(start + at + text.len())
            }
            _ => None,
        }
    }
}
