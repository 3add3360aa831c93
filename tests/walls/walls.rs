//! The walls held against `src/` as it is.

use crate::rules::{File, breaches, groups};
use std::path::Path;

fn sources(folder: &Path, below: &str, found: &mut Vec<File>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            sources(&path, &format!("{below}{name}/"), found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push(File { path: format!("{below}{name}"), text });
        }
    }
}

#[test]
fn src_keeps_its_walls() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, "", &mut files);
    let groups = groups(&std::fs::read_to_string(src.join("lib.rs")).unwrap());
    assert_eq!(groups.len(), 4, "src/lib.rs has four groups: {groups:?}");
    assert!(files.len() > 100, "{} sources found", files.len());
    let said: Vec<String> = files.iter().flat_map(|file| breaches(file, &groups)).collect();
    assert!(said.is_empty(), "\n{}\n", said.join("\n"));
}

#[test]
fn every_room_is_listed_once() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut listed: Vec<String> = groups(&std::fs::read_to_string(src.join("lib.rs")).unwrap()).concat();
    listed.sort();
    let mut there: Vec<String> = std::fs::read_dir(&src)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| !matches!(name.as_str(), "lib" | "main"))
        .collect();
    there.sort();
    assert_eq!(listed, there);
}
