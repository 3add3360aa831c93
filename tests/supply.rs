//! What the program is made of: every package of Cargo.lock has a licence that deny.toml allows, and none is banned.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::process::Command;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
}

/// Whether an SPDX expression without nested choices is satisfied: any side of `OR`, all sides of `AND`.
fn allowed(expression: &str, allow: &BTreeSet<String>) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let one = |name: &str| allow.contains(name.split_whitespace().collect::<Vec<_>>().join(" ").as_str());
    plain.split(" OR ").any(|choice| choice.split(" AND ").all(one))
}

#[test]
fn expressions_are_read() {
    let allow: BTreeSet<String> = ["MIT".to_owned(), "Unicode-3.0".to_owned()].into();
    assert!(allowed("MIT OR GPL-3.0", &allow) && allowed("MIT/Apache-2.0", &allow));
    assert!(!allowed("GPL-3.0", &allow) && !allowed("MIT AND GPL-3.0", &allow));
}

#[test]
fn every_package_may_be_here() {
    let deny: Deny = toml::from_str(include_str!("../deny.toml")).expect("deny.toml");
    let run = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let metadata: Metadata = serde_json::from_slice(&run.stdout).expect("metadata");
    assert!(metadata.packages.len() > 50, "the list of packages is there");
    for package in &metadata.packages {
        let licence = package.license.as_deref().unwrap_or("none");
        assert!(allowed(licence, &deny.licenses.allow), "{}: licence {licence}", package.name);
        assert!(
            !deny.bans.deny.iter().any(|banned| banned.name == package.name),
            "{} is banned",
            package.name
        );
        let registry = package.source.as_deref().is_none_or(|source| source.starts_with("registry+"));
        assert!(registry, "{} does not come from the registry", package.name);
    }
}
