//! Pieces of evidence as items and JSON show them.

use super::View;
use crate::plain::plain_quote;
use crate::tie::{Help, HelpKind, Tie};
use crate::words::{Because, Mail, QuotedMail, SignalKind, When, ZoneName};
use chrono::NaiveDate;

/// What the owner did in a mail, with their words when they were kept.
pub(super) fn own(mail: &Mail, kind: Option<SignalKind>, words: Option<&str>) -> Because {
    Because {
        message_id: mail.message_id.clone(),
        date: When::Sent(mail.at),
        kind,
        zone: ZoneName::Own,
        speaker: mail.from.addr.clone(),
        quote: words.map(plain_quote),
    }
}

/// What they did on a day, as a quote in the owner's mail shows it; never their words.
pub(super) fn theirs(
    mail: &Mail,
    quoted: &QuotedMail,
    on: NaiveDate,
    kind: Option<SignalKind>,
) -> Option<Because> {
    Some(Because {
        message_id: mail.message_id.clone(),
        date: When::Quoted(on, quoted.time),
        kind,
        zone: ZoneName::Quoted,
        speaker: quoted.who.clone()?,
        quote: None,
    })
}

/// A help as the owner's quote of it shows it: who and when, never their words.
pub(super) fn quoted(view: View<'_>, tie: &Tie, help: &Help) -> Option<Because> {
    let exchange = tie.exchange(help.mail, help.when.day())?;
    let mail = view.history.mail(help.mail)?;
    let kind = match help.kind {
        HelpKind::Introduction => SignalKind::Introduction,
        _ => SignalKind::Delivery,
    };
    Some(Because {
        message_id: mail.message_id.clone(),
        date: help.when,
        kind: Some(kind),
        zone: ZoneName::Quoted,
        speaker: mail.quotes.get(exchange.quote)?.who.clone()?,
        quote: None,
    })
}

/// A help by whatever shows it: the quote of their mail, or the owner's thanks.
pub(super) fn help(view: View<'_>, tie: &Tie, help: &Help) -> Option<Because> {
    if help.kind != HelpKind::Thanked {
        return quoted(view, tie, help);
    }
    let thanks = tie.thanks.iter().find(|t| t.mail == help.mail)?;
    let words = view.history.act(thanks.mail, thanks.act)?.words.as_deref();
    Some(own(view.history.mail(help.mail)?, Some(SignalKind::Thanks), words))
}
