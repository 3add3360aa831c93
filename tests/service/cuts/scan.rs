//! Scans of a real server through a proxy that cuts.

use super::{Point, at_each, may_pass, points, said};
use crate::ground::dovecot::Options;
use crate::ground::letters::{Letter, Shape, mailbox};
use crate::ground::owner::{Known, Owner};
use crate::ground::proxy::{Cut, How, Proxy, Side};
use crate::ground::{Certificates, Dovecot, Kind, servers, wait};
use chrono::{DateTime, TimeDelta, Utc};

type Mail = (DateTime<Utc>, Vec<u8>);

/// Short mails of every shape, some of which have to be fetched a second time.
fn of_every_shape() -> Vec<Mail> {
    let first = DateTime::parse_from_rfc3339("2024-03-01T08:00:00Z").unwrap().to_utc();
    let long = "I will think about every part of it and come back to you in good time. ".repeat(11);
    (0..6)
        .map(|number| {
            let letter = Letter::new(first + TimeDelta::days(40 * number))
                .to(&format!("Person {0} <person{0}@example.net>", number % 3))
                .subject(&format!("Matter {}", number % 3));
            let said = "Thank you for the quick help with the report.\nI will send the figures on Friday.\n";
            match number {
                1 => letter.body(&format!("{long}\n").repeat(8)),
                2 => letter.body(said).shape(Shape::Nested),
                3 => letter.body(said).shape(Shape::Base64),
                4 => letter.body(said).shape(Shape::HtmlOnly),
                5 => letter.body(said).attach("figures.pdf", vec![7; 300]),
                _ => letter.body(said),
            }
            .mail()
        })
        .collect()
}

/// A server with these mails, what is known when nothing is cut, and what each side says for it.
struct Whole {
    dovecot: Dovecot,
    known: Known,
    client: Vec<String>,
    server: Vec<String>,
}

fn whole(mails: &[Mail]) -> Option<Whole> {
    let servers = servers()?;
    let mut dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &Options::default());
    dovecot.append("Sent", mails);
    let proxy = Proxy::start(dovecot.imap_port(), Cut::never());
    let owner = Owner::imap(proxy.port());
    assert_eq!(owner.good_scan()["messages_new"], mails.len());
    let (client, server) = (said(&proxy, Side::Client), said(&proxy, Side::Server));
    let known = owner.known();
    assert!(known.people["people"].as_array().is_some_and(|people| people.len() > 2), "{known:?}");
    Some(Whole { dovecot, known, client, server })
}

impl Whole {
    /// Cut there, on every connection or on the first one only, and then not any more. `closely`: with all figures of
    /// everybody.
    fn check(&self, point: Point, closely: bool) {
        let cut = if point.how == How::Reset { point.cut().times(1) } else { point.cut() };
        let proxy = Proxy::start(self.dovecot.imap_port(), cut);
        let owner = Owner::imap(proxy.port());
        let output = owner.scan();
        assert!(proxy.cuts() > 0, "{point:?}: {output:?}");
        // After a cut in what was all of it, or a second try that came through, everything is there at once.
        if output.code != 0 {
            assert!(may_pass(&output, proxy.port()), "{point:?}: {output:?}");
        } else {
            let report: serde_json::Value = serde_json::from_str(&output.out).unwrap();
            assert_eq!(
                (&report["gate"], &report["faults"]),
                (&self.known.gate, &self.known.faults),
                "{point:?}"
            );
        }
        proxy.set_cut(Cut::never());
        let scanned = owner.good_scan();
        assert_eq!(
            (&scanned["gate"], &scanned["faults"]),
            (&self.known.gate, &self.known.faults),
            "{point:?}: {output:?}"
        );
        if closely {
            assert!(owner.people() == self.known.people, "{point:?}: other figures, after {output:?}");
            assert_eq!(owner.good_scan()["messages_new"], 0);
        }
    }
}

/// Whether the protocol says it, not a mail.
fn is_protocol(line: &str) -> bool {
    line.starts_with("* ") || line.starts_with('a') && line.contains(" OK ")
}

#[test]
fn at_every_line_of_a_scan() {
    let Some(whole) = whole(&of_every_shape()) else { return };
    let mut all = points(Side::Client, 0..whole.client.len());
    for (lines, line) in whole.server.iter().enumerate() {
        if is_protocol(line) {
            all.extend(points(Side::Server, lines..=lines));
        } else {
            let how = if lines % 2 == 0 { How::Fin } else { How::Reset };
            all.push(Point { lines, from: Side::Server, how });
        }
    }
    let (client, server) = (whole.client.len(), whole.server.len());
    eprintln!("{} cuts of a scan with {client} lines up and {server} down", all.len());
    at_each(all, |point| whole.check(point, point.from == Side::Client || point.lines % 20 == 0));
}

/// Enough mails for two batches, each of which stays.
#[test]
fn between_and_in_batches() {
    let Some(whole) = whole(&mailbox(130)) else { return };
    let (client, server) = (whole.client.len(), whole.server.len());
    assert_eq!(whole.client.iter().filter(|line| line.contains("BODY.PEEK[1]")).count(), 2);
    let mut all = points(Side::Client, 0..client);
    all.extend(points(Side::Server, (0..server).step_by(1001)));
    eprintln!("{} cuts of a scan with {client} lines up and {server} down", all.len());
    at_each(all, |point| whole.check(point, point.from == Side::Server));
}

/// A server that falls silent is waited for, and a signal ends the wait.
#[test]
fn a_silence_ends_with_a_signal() {
    let Some(whole) = whole(&of_every_shape()) else { return };
    for lines in [2, whole.server.len() / 2] {
        let cut = Cut::after_lines(lines, Side::Server).by(How::Stall);
        let proxy = Proxy::start(whole.dovecot.imap_port(), cut);
        let owner = Owner::imap(proxy.port());
        let mut scan = owner.home.spawn(&["scan"]);
        wait::until(wait::LIMIT, || (proxy.cuts() > 0).then_some(())).expect("a cut");
        assert!(scan.wait(std::time::Duration::from_millis(50)).is_none(), "it waits");
        scan.signal("TERM");
        scan.wait(wait::LIMIT).expect("an end");
        proxy.set_cut(Cut::never());
        assert!(owner.known() == whole.known);
    }
}
