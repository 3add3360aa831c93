//! `text/enriched` (RFC 1896) as plain text. Owns: its commands and line ends. Never touches: HTML.

/// Takes the commands and their parameters away, joins lines, keeps paragraphs. `<<` is a `<`; a `<` that begins no
/// command stays.
pub(super) fn plain(text: &str) -> String {
    let (mut out, mut rest, mut hidden) = (String::with_capacity(text.len()), text, false);
    while let Some((before, behind)) = rest.split_once('<') {
        if !hidden {
            out.push_str(before);
        }
        rest = behind;
        if let Some(literal) = behind.strip_prefix('<') {
            out.push('<');
            rest = literal;
        } else if let Some((command, tail)) = command(behind) {
            hidden = command.eq_ignore_ascii_case("param");
            rest = tail;
        } else {
            out.push('<');
        }
    }
    out.push_str(rest);
    joined(&out)
}

/// A command is up to 60 letters, digits or hyphens, perhaps behind a `/` (RFC 1896 §3).
fn command(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().take(62).position(|byte| byte == b'>')?;
    let (name, tail) = text.split_at_checked(end)?;
    let word = name.strip_prefix('/').unwrap_or(name);
    let fits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    fits.then_some((name, tail.strip_prefix('>')?))
}

/// One line end is a space, of several one goes (RFC 1896 §3).
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut ends = 0_usize;
    for c in text.chars() {
        if c == '\n' {
            ends += 1;
            continue;
        }
        match ends {
            0 => {}
            1 => out.push(' '),
            more => out.extend(std::iter::repeat_n('\n', more - 1)),
        }
        ends = 0;
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_go_and_paragraphs_stay() {
        let text =
            "<bold>Hi</bold> Kim,\n\n\nthis <color><param>red</param>is\none</color> line: 1 << 2 < 3\n";
        assert_eq!(plain(text), "Hi Kim,\n\nthis is one line: 1 < 2 < 3");
        assert_eq!(plain("a <no command> b"), "a <no command> b");
        assert_eq!(plain("<"), "<");
    }
}
