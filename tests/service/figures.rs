//! What a scan costs on a real server: bytes and round trips of a first scan, one without news, one of ten new mails.
//! Not a test but a table, for docs/measured.md:
//! `cargo test --release --test service figures -- --ignored --nocapture`

use crate::ground::dovecot::{self, OWNER, PASSWORD};
use crate::ground::home::Home;
use crate::ground::{Certificates, Dovecot, Kind, letters, servers};
use serde_json::Value;

/// Mails in the mailbox; `$MAILS` says otherwise.
const MAILS: usize = 10_000;

#[test]
#[ignore = "prints figures; some seconds for 10,000 mails"]
fn figures() {
    let Some(servers) = servers() else { return };
    let count = std::env::var("MAILS").map_or(MAILS, |count| count.parse().unwrap());
    let certificates = Certificates::of(Kind::Good);
    let mut dovecot = Dovecot::start(&servers, &certificates, &dovecot::Options::default());
    let all = letters::mailbox(count + 20);
    dovecot.append("Sent", &all[..count]);
    let size: usize = all[..count].iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{count} mails, {size} bytes");
    let mut seen = count;
    for (tls, port) in [("none", dovecot.imap_port()), ("implicit", dovecot.imaps_port())] {
        let home = Home::new();
        home.config(&format!(
            "[[account]]\naddress = \"{OWNER}\"\nca_file = \"{}\"\nauth = {{ password = {} }}\n\
             imap = {{ host = \"localhost\", port = {port}, tls = \"{tls}\" }}\nscan = {{ since = \"30y\" }}\n",
            certificates.ca_file().display(),
            toml::Value::String(PASSWORD.to_owned()),
        ));
        row(tls, "first scan", &scan(&home), size);
        row(tls, "no change", &scan(&home), size);
        dovecot.append("Sent", &all[seen..seen + 10]);
        seen += 10;
        row(tls, "10 new", &scan(&home), size);
    }
}

fn scan(home: &Home) -> Value {
    let run = home.run(&["scan", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

fn row(tls: &str, what: &str, report: &Value, size: usize) {
    let down = report["bytes_down"].as_u64().unwrap();
    println!(
        "tls {tls:<8}  {what:<10}  new {:>5}  down {down:>9} ({:.2} %)  up {:>6}  round trips {:>3}  refetched {:>3}  \
         peak {:>3} MB  {:.2} s",
        report["messages_new"],
        down as f64 * 100.0 / size as f64,
        report["bytes_up"],
        report["round_trips"],
        report["refetched"],
        report["peak_rss_bytes"].as_u64().unwrap() >> 20,
        report["seconds"].as_f64().unwrap(),
    );
}
