//! Deliveries by a real server through a proxy that cuts: never sent twice, never told as sent when it was not.

use super::{Point, at_each, may_pass, points, said};
use crate::ground::dovecot;
use crate::ground::owner::{Owner, clear, ledger_with_news};
use crate::ground::proxy::{Cut, Proxy, Side};
use crate::ground::smtp::{self, Smtp};
use crate::ground::{Certificates, Dovecot, Kind, servers, wait};
use serde_json::Value;
use std::sync::atomic::{AtomicU8, Ordering};

/// Lines of a mail that stand for the lines around them.
const EVERY: usize = 12;

/// The servers, and what all owners remember.
struct Post {
    dovecot: Dovecot,
    smtp: Smtp,
    ledger: Vec<u8>,
    owners: AtomicU8,
}

/// One owner, and a way to the server that can be cut.
struct Sender {
    owner: Owner,
    proxy: Proxy,
}

fn post() -> Option<Post> {
    let servers = servers()?;
    let certificates = Certificates::of(Kind::Good);
    let dovecot = Dovecot::start(&servers, &certificates, &dovecot::Options::default());
    let options = smtp::Options { plain_login: true, ..smtp::Options::default() };
    let smtp = Smtp::start(&servers, &certificates, &dovecot, &options);
    Some(Post { dovecot, smtp, ledger: ledger_with_news(), owners: AtomicU8::new(0) })
}

impl Post {
    /// Everybody's digest has another id.
    fn sender(&self, cut: Cut) -> Sender {
        let proxy = Proxy::start(self.smtp.starttls_port(), cut);
        let (imap, smtp) = (clear(self.dovecot.imap_port()), clear(proxy.port()));
        let owner = Owner::new(&format!("imap = {imap}\nsmtp = {smtp}"));
        owner.remembers(&self.ledger, self.owners.fetch_add(1, Ordering::SeqCst));
        Sender { owner, proxy }
    }

    /// How many copies of a digest arrived.
    fn copies(&self, digest: &str) -> usize {
        let id = format!("\r\nX-Appreciated-Id: {digest}\r\n").into_bytes();
        let bears = |mail: &&Vec<u8>| mail.windows(id.len()).any(|window| window == id);
        self.dovecot.mails("INBOX").iter().filter(bears).count()
    }

    /// Whether the server says that it took the mail, or did not, which it logs later than it hangs up.
    fn took(&self, digest: &str) {
        wait::until(wait::LIMIT, || {
            let log = self.smtp.log();
            (log.contains(&format!("id={digest}")) || log.contains("after final dot")).then_some(())
        })
        .unwrap_or_else(|| panic!("{}", self.smtp.log()));
    }

    /// Cut there; what must hold then, and after another try when the line is whole.
    fn check(&self, point: Point) {
        let Sender { owner, proxy } = self.sender(point.cut());
        let (sent, output) = owner.send(&["--no-scan"]);
        assert!(proxy.cuts() > 0, "{point:?}: {output:?}");
        let digest = sent["digest"].as_str().unwrap_or_else(|| panic!("{point:?}: {output:?}")).to_owned();
        let heard = said(&proxy, Side::Server);
        let wanted = match heard.iter().position(|line| line.starts_with("354 ")) {
            Some(at) if heard.len() > at + 1 => "sent",
            Some(_) => "unknown",
            None => "retry",
        };
        assert_eq!(sent["state"], wanted, "{point:?}: {output:?}");
        assert_eq!(owner.outbox(), [wanted], "{point:?}");
        if wanted == "sent" {
            assert_eq!(output.code, 0, "{point:?}: {output:?}");
        } else {
            assert!(may_pass(&output, proxy.port()), "{point:?}: {output:?}");
        }

        // In doubt nothing is sent again, whatever is asked; what was surely not taken goes as soon as somebody asks.
        proxy.set_cut(Cut::never());
        let dot = proxy.passed(Side::Client).windows(5).any(|bytes| bytes == b"\r\n.\r\n");
        match wanted {
            "retry" => assert_eq!(self.copies(&digest), 0, "{point:?}"),
            "unknown" if dot => self.took(&digest),
            _ => {}
        }
        let before = proxy.connections();
        let second = owner.send(&["--no-scan"]).0;
        if wanted == "retry" {
            assert_eq!((&second["state"], &second["digest"]), (&"sent".into(), &sent["digest"]), "{point:?}");
        } else {
            assert_eq!(owner.outbox()[0], wanted, "{point:?}");
        }
        if wanted == "unknown" {
            assert_eq!(proxy.connections(), before, "{point:?}");
        }
        // First it is looked for, then, if need be, sent again.
        let mut later = output;
        for _ in 0..2 {
            owner.a_while_later();
            later = owner.send(&["--no-scan"]).1;
        }
        assert_eq!(owner.outbox()[0], "sent", "{point:?}: {later:?}");
        wait::until(wait::LIMIT, || (self.copies(&digest) > 0).then_some(())).expect("the digest");
        assert_eq!(self.copies(&digest), 1, "{point:?}");
    }
}

#[test]
fn at_every_line_of_a_delivery() {
    let Some(post) = post() else { return };
    let Sender { owner, proxy } = post.sender(Cut::never());
    let (sent, output) = owner.send(&["--no-scan"]);
    assert_eq!((sent["state"].as_str(), output.code), (Some("sent"), 0), "{output:?}");
    assert_ne!(sent["items"], Value::from(0));
    let (client, server) = (said(&proxy, Side::Client), said(&proxy, Side::Server));
    let data = client.iter().position(|line| line == "DATA").unwrap();
    let dot = client.iter().position(|line| line == ".").unwrap();
    let few = (0..client.len()).filter(|at| *at <= data + 2 || *at >= dot - 1 || at % EVERY == 0);
    let mut all = points(Side::Client, few);
    all.extend(points(Side::Server, 0..server.len()));
    let (client, server) = (client.len(), server.len());
    eprintln!("{} cuts of a delivery with {client} lines up and {server} down", all.len());
    at_each(all, |point| post.check(point));
}
