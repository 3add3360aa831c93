//! `format=flowed` (RFC 3676). Owns: joining soft line breaks. Never touches: zones.

/// Joins the lines that end in a soft break (§4.2), per quote depth; `-- ` stays a line of its own (§4.3). With
/// `del_sp` the space of the soft break goes too (§4.2).
pub fn unfold(text: &str, del_sp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for raw in text.lines() {
        let marks = raw.bytes().take_while(|&b| b == b'>').count();
        let content = raw.get(marks..).unwrap_or("");
        let content = content.strip_prefix(' ').unwrap_or(content);
        let signature = content == "-- ";
        if open == Some(marks) && !signature {
            out.push_str(content);
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', marks));
            if marks > 0 && !content.is_empty() {
                out.push(' ');
            }
            out.push_str(content);
        }
        let soft = content.ends_with(' ') && !signature;
        if soft && del_sp {
            out.pop();
        }
        open = soft.then_some(marks);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_soft_breaks() {
        assert_eq!(unfold("one \ntwo\nthree", false), "one two\nthree");
    }

    #[test]
    fn del_sp_takes_the_space() {
        assert_eq!(unfold("Donau \ndampf", true), "Donaudampf");
    }

    #[test]
    fn depth_change_ends_a_paragraph() {
        assert_eq!(unfold("> a \n>> b\n>c", false), "> a \n>> b\n> c");
    }

    #[test]
    fn signature_line_is_kept() {
        assert_eq!(unfold("bye \n-- \nAna", false), "bye \n-- \nAna");
    }

    #[test]
    fn space_stuffing_goes() {
        assert_eq!(unfold(" >not a quote", false), ">not a quote");
    }
}
