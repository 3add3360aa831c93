//! Arguments in, exit code out; the commands follow.

fn main() {}
