//! Tables, on the terminal and as the page `docs/accuracy.md`.

use std::fmt;
use std::fmt::Write as _;
use std::path::Path;

/// What one set gave.
#[derive(Debug)]
pub struct Table {
    /// Its heading.
    pub title: &'static str,
    /// What was compared with what; plain sentences.
    pub about: &'static str,
    /// Names of the columns.
    pub columns: &'static [&'static str],
    /// Cells, as many in each row as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Remarks below, each a sentence; may name cases by their id, never by their text.
    pub notes: Vec<String>,
}

/// `part` of `whole` in percent with one place; nothing of nothing is all of it.
pub fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "100.0 %".to_owned() } else { format!("{:.1} %", 100.0 * part as f64 / whole as f64) }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## {}\n{}\n", self.title, self.about)?;
        writeln!(f, "| {} |", self.columns.join(" | "))?;
        writeln!(f, "|{}", "---|".repeat(self.columns.len()))?;
        for row in &self.rows {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        for note in &self.notes {
            writeln!(f, "\n{note}")?;
        }
        Ok(())
    }
}

/// Writes the page.
///
/// # Errors
/// When the file can't be written.
pub fn write(page: &Path, tables: &[Table]) -> std::io::Result<()> {
    let mut text = String::from(
        "# How well mail is read\n\nWritten by `cargo run --release --example measure -- DATA`, where DATA is a folder with sets of \
         real mail that are not\npart of this repository. Run it again to renew this page.\n",
    );
    for table in tables {
        let _ = write!(text, "\n{table}");
    }
    std::fs::write(page, text)
}
