//! What another parser says of a mail, where its answer lies beside the mail: `NAME.json` (stalwart's) or
//! `NAME_decoded.xml` (mime4j's).

use serde_json::Value;
use std::path::Path;

/// What is expected of one mail; `None` where nothing is said.
#[derive(Debug, Default)]
pub struct Expected {
    pub sender: Option<String>,
    pub recipients: Option<String>,
    pub subject: Option<String>,
    pub date: Option<String>,
    pub attachments: Option<String>,
    /// Only its ASCII letters, digits and signs are compared when `ascii` is set.
    pub text: Option<String>,
    pub ascii: bool,
}

impl Expected {
    /// Reads what lies beside `mail`.
    pub fn beside(mail: &Path) -> Option<Self> {
        let json = mail.with_extension("json");
        if let Ok(bytes) = std::fs::read(json) {
            return stalwart(&serde_json::from_str(&String::from_utf8_lossy(&bytes)).ok()?);
        }
        let stem = mail.file_stem()?.to_str()?;
        let tree = mail.with_file_name(format!("{stem}_decoded.xml"));
        mime4j(&std::fs::read_to_string(tree).ok()?, mail.parent()?)
    }
}

fn stalwart(tree: &Value) -> Option<Expected> {
    let parts = tree.get("parts")?.as_array()?;
    let top = parts.first()?.get("headers")?.as_array()?;
    let last = |name: &str| top.iter().rev().find(|one| one["name"] == *name).map(|one| &one["value"]);
    let listed = |name: &str| last(name).map(addresses).unwrap_or_default();
    let all = [listed("to"), listed("cc"), listed("bcc")].concat();
    let numbers = |list: &str| -> Vec<usize> {
        let found = tree.get(list).and_then(Value::as_array).into_iter().flatten();
        found.filter_map(|number| usize::try_from(number.as_u64()?).ok()).collect()
    };
    let mut names: Vec<String> =
        numbers("attachments").iter().filter_map(|at| attachment(parts.get(*at)?)).collect();
    names.sort();
    let text = numbers("text_body").into_iter().chain(numbers("html_body")).find_map(|at| {
        let body = parts.get(at)?.get("body")?;
        let text = body.get("Text").or_else(|| body.get("Html"))?.as_str()?;
        (!text.trim().is_empty()).then(|| text.to_owned())
    });
    Some(Expected {
        sender: last("from").map(|from| addresses(from).into_iter().next().unwrap_or_default()),
        recipients: Some(all.join(" ")),
        subject: last("subject").and_then(|value| Some(value.get("Text")?.as_str()?.to_owned())),
        date: last("date").and_then(|value| date(value.get("DateTime")?)),
        attachments: Some(names.join(" ")),
        text: Some(text.unwrap_or_default()),
        ascii: false,
    })
}

/// The addresses of a list or of groups, in order, in lower case.
fn addresses(value: &Value) -> Vec<String> {
    let Some(value) = value.get("Address") else { return Vec::new() };
    let groups = value.get("Group").and_then(Value::as_array).into_iter().flatten();
    let members = groups.filter_map(|group| group.get("addresses")?.as_array()).flatten();
    let list = value.get("List").and_then(Value::as_array).into_iter().flatten();
    list.chain(members).filter_map(|one| Some(one.get("address")?.as_str()?.to_lowercase())).collect()
}

fn date(value: &Value) -> Option<String> {
    let number = |name: &str| value[name].as_u64();
    let sign = if value["tz_before_gmt"] == true { '-' } else { '+' };
    let (year, month, day) = (number("year")?, number("month")?, number("day")?);
    let (hour, minute, second) = (number("hour")?, number("minute")?, number("second")?);
    let (east_hour, east_minute) = (number("tz_hour")?, number("tz_minute")?);
    Some(format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{east_hour:02}:{east_minute:02}"
    ))
}

/// The name of a part, `unnamed` without one; `None` for what is no attachment to us: signatures, texts that stand
/// between others without a name, pictures that HTML shows.
fn attachment(part: &Value) -> Option<String> {
    let headers = part.get("headers")?.as_array()?;
    let header =
        |name: &str| headers.iter().find(|one| one["name"] == *name)?.get("value")?.get("ContentType");
    let param = |header: &Value, name: &str| {
        let found = header.get("attributes")?.as_array()?.iter().find(|one| one["name"] == *name)?;
        Some(found.get("value")?.as_str()?.to_owned())
    };
    let (kind, placed) = (header("content_type"), header("content_disposition"));
    let name = placed.and_then(|placed| param(placed, "filename"));
    let name = name.or_else(|| kind.and_then(|kind| param(kind, "name")));
    let sub = kind.and_then(|kind| kind.get("c_subtype")?.as_str()).unwrap_or("plain");
    let text = part.get("body").is_some_and(|body| body.get("Text").or(body.get("Html")).is_some());
    let bare = text && matches!(sub, "plain" | "html") && name.is_none();
    // A picture that HTML shows.
    let shown = headers.iter().any(|one| one["name"] == "content_id");
    let attached = placed.is_some_and(|placed| placed.get("c_type").is_some_and(|kind| kind == "attachment"));
    let counts = attached || !(sub.ends_with("-signature") || bare || shown);
    counts.then(|| name.unwrap_or_else(|| "unnamed".to_owned()))
}

/// The first text of the mail itself that is no attachment, plain text before HTML.
fn mime4j(tree: &str, folder: &Path) -> Option<Expected> {
    let (mut best, mut nested, mut header): (Option<(u8, &str)>, usize, String) = (None, 0, String::new());
    for line in tree.lines() {
        match line.trim() {
            "<message>" => nested += 1,
            "</message>" => nested = nested.saturating_sub(1),
            "<header>" => header.clear(),
            line if line.starts_with("<text-body name=") && nested == 1 => {
                let rank = match header.to_lowercase() {
                    header if header.contains("attachment") || header.contains("name=") => 3,
                    header if header.contains("text/html") => 1,
                    header if header.contains("content-type") && !header.contains("text/plain") => 2,
                    _ => 0,
                };
                let name = line.split('"').nth(1)?;
                let empty = std::fs::metadata(folder.join(name)).is_ok_and(|file| file.len() < 3);
                if !empty && best.is_none_or(|(other, _)| rank < other) {
                    best = Some((rank, name));
                }
            }
            line => {
                header.push_str(line);
                header.push('\n');
            }
        }
    }
    let text = match best {
        Some((rank, name)) if rank < 2 => std::fs::read(folder.join(name)).ok()?,
        _ => return None,
    };
    let text = Some(String::from_utf8_lossy(&text).into_owned());
    Some(Expected { text, ascii: true, ..Expected::default() })
}
