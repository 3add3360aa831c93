//! Colours on a terminal. Owns: when there are any, and which. Never touches: what is said.

use super::terminal;
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use std::io::IsTerminal;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`
    #[default]
    Auto,
    /// Also into a file or a pipe
    Always,
    /// Not at all
    Never,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Plain,
    Title,
    Label,
    Own,
    Quoted,
    Forwarded,
    Aside,
}

/// Puts text with or without colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    on: bool,
}

impl Paint {
    /// For stdout. `NO_COLOR` counts when it is not empty (no-color.org).
    pub(super) fn new(when: When) -> Self {
        let set = |name| crate::host::environment(name).filter(|value| !value.is_empty());
        let able = || {
            std::io::stdout().is_terminal()
                && set("NO_COLOR").is_none()
                && set("TERM").is_some_and(|term| term != "dumb")
        };
        Self { on: when == When::Always || when == When::Auto && able() }
    }

    /// Appends `text`, which may hold anything: what could drive a terminal is taken out first.
    pub(super) fn put(self, out: &mut String, colour: Colour, text: &str) {
        let text = terminal::harmless(text);
        let style = style(colour);
        if !self.on || style.is_plain() || text.trim().is_empty() {
            out.push_str(&text);
        } else {
            let _ = write!(out, "{style}{text}{style:#}");
        }
    }
}

/// Only the eight colours of every terminal; bold and dim carry the page where colours can't be told apart.
fn style(colour: Colour) -> Style {
    match colour {
        Colour::Plain => Style::new(),
        Colour::Title => Style::new().bold(),
        Colour::Label => AnsiColor::Yellow.on_default().bold(),
        Colour::Own => AnsiColor::Green.on_default(),
        Colour::Quoted => AnsiColor::Cyan.on_default(),
        Colour::Forwarded => AnsiColor::Magenta.on_default(),
        Colour::Aside => Style::new().dimmed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_wrap_harmless_text() {
        let put = |on, colour, text: &str| {
            let mut out = String::new();
            Paint { on }.put(&mut out, colour, text);
            out
        };
        assert_eq!(put(true, Colour::Own, "a\u{1b}[31mb"), "\u{1b}[32ma[31mb\u{1b}[0m");
        assert_eq!(put(true, Colour::Plain, "a"), "a");
        assert_eq!(put(false, Colour::Own, "a"), "a");
    }
}
