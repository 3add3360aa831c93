//! The one way from a compiled-in template to text. Owns: escaping, white space rules. Never touches: what is said.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
use serde::Serialize;

/// Fills `source` with `values`. Every value is escaped when `html`; a name that is missing is an error.
pub fn fill(source: &str, html: bool, values: &impl Serialize) -> Result<String, Error> {
    let mut environment = Environment::empty();
    let escape = if html { AutoEscape::Html } else { AutoEscape::None };
    environment.set_auto_escape_callback(move |_| escape.clone());
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?,
    );
    environment.render_str(source, Value::from(Serde(values)))
}

/// What a reader sees should a template not fit its values, which the tests rule out. Holds nothing from mail.
pub fn failure(error: &Error) -> String {
    format!("appreciated could not write this digest ({:?}): please report this.\n", error.kind())
}
