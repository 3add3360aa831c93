//! English, German, Dutch and the Scandinavian languages.

use super::{BLANK, Order, Tongue};

/// English first: its words win where languages share one.
pub const TONGUES: &[Tongue] = &[ENGLISH, GERMAN, DUTCH, SWEDISH, DANISH, NORWEGIAN, ICELANDIC];

const ENGLISH: Tongue = Tongue {
    order: Order::Unknown,
    wrote: "wrote|wrote below|wrote the following|wrote as follows|wrote previously|wrote on|wrote in message|\
            has written|writes|said|typed|spake thusly|quoting|quoth|excerpts from|message from|email from|posted",
    glue: "on|at|the|date|by|from|of|in|via|message|'s message of|s message of|about|was|dated|hours|time",
    days: "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun",
    months: "january|february|march|april|may|june|july|august|september/sept|october|november|december",
    nobody: "i|you|we|he|she|they|it|who|someone|somebody|one|the following|as i|like i|and i|then i|also|then|\
             and|but|what|this|that|me|as you|what you|when you|as|here|there",
    from: "from|sender|from name",
    when: "sent|date|sent at|sent on|date sent|datetime",
    to: "to|cc|bcc|copy|copy to|recipients|recipient|to/cc|resent-to",
    subject: "subject|subj",
    other: "reply-to|reply to|importance|priority|sensitivity|attachments|attachment|organization|organisation|\
            list-post|when|where|x-mailer|newsgroups|message-id|mail-followup-to|security|followup-to|in-reply-to|\
            mailing-list|user-agent|followup to|categories|resent-from|delivered-to",
    original: "original message|original text|original appointment|original email|original e-mail|original mail|\
               reply message|reply to message|original|reply|message original|previous message|replied message|\
               replied mail|original meeting|reply above this line|quoted message|original post",
    forwarded: "forwarded message|begin forwarded message|forwarded mail|forwarded email|forward message|\
                forwarded e-mail|forwarded letter|forwarding messages|forwarded message from|fwd message|\
                forwarded messages|start of forwarded message|forwarded post",
    begin: "begin forwarded message|start of forwarded message|begin forwarded mail",
    behalf: "on behalf of",
};

const GERMAN: Tongue = Tongue {
    wrote: "schrieb|schrieb folgendes|folgendes geschrieben|geschrieben|schreibt|hat geschrieben|zitat von|\
            zitiere|schrieb am|nachricht von|meinte",
    glue: "am|um|uhr|den|dem|der|hat|vom|von|datum|o'clock|in der nachricht",
    days: "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so",
    months: "januar/jänner|februar/feber|märz/mrz/maerz|april|mai|juni|juli|august|september|oktober|november|dezember",
    nobody: "ich|du|sie|er|wir|ihr|man|jemand|folgendes|er/sie|dann|und|wie ich",
    from: "von|absender",
    when: "gesendet|datum|gesendet am|verschickt|gesendet um",
    to: "an|kopie|kopie an|blindkopie|bcc-kopie|empfänger|cc an",
    subject: "betreff|betrifft|thema",
    other: "wichtigkeit|anlagen|anlage|anhang|anhänge|antwort an|antwort|priorität|vertraulichkeit|ort|\
            antworten an|organisation",
    original: "ursprüngliche nachricht|antwort nachricht|originalnachricht|original-nachricht|ursprüngliche mail|originalmail|\
               ursprüngliche e-mail|original-mail|ursprüngliche nachricht von|ursprünglicher termin|originaltermin|\
               ursprungsnachricht|ursprüngl. nachricht",
    forwarded: "weitergeleitete nachricht|weitergeleitete mail|weitergeleitete e-mail|weitergeleitete email",
    begin: "anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|beginn der weitergeleiteten nachricht|\
            beginn der weitergeleiteten e-mail",
    behalf: "im auftrag von",
    ..BLANK
};

const DUTCH: Tongue = Tongue {
    wrote: "schreef|schreef het volgende|het volgende geschreven|geschreven|schreef op|heeft geschreven|citeren|\
            bericht van",
    glue: "op|om|heeft|het|volgende|uur|van",
    days: "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|woe|don|vr|vri|za|zat|zo|zon",
    months: "januari|februari|maart/mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
    nobody: "ik|jij|je|u|hij|wij|men|ze",
    from: "van|afzender",
    when: "verzonden|datum|verstuurd|verzonden op",
    to: "aan|kopie aan|bcc",
    subject: "onderwerp|betreft",
    other: "prioriteit|urgentie|bijlagen|bijlage|antwoord aan|antwoorden aan|beantwoorden",
    original: "oorspronkelijk bericht|origineel bericht|oorspronkelijke e-mail|oorspronkelijke mail|\
               oorspronkelijk e-mailbericht",
    forwarded: "doorgestuurd bericht|doorgestuurde mail|doorgezonden bericht|doorgestuurde e-mail",
    begin: "begin doorgestuurd bericht|begin doorgestuurde bericht|begin doorgestuurde e-mail",
    behalf: "namens",
    ..BLANK
};

const SWEDISH: Tongue = Tongue {
    wrote: "skrev|skrev följande|har skrivit|skriver|citat från|skrev den",
    glue: "den|kl|klockan|på|vid|följande",
    days: "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mån|tis|ons|tors|tor|fre|lör|sön|må|ti|on|to|lö|sö",
    months: "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    nobody: "jag|du|vi|han|hon|de|ni|man",
    from: "från|avsändare",
    when: "skickat|datum|skickades|sänt",
    to: "till|kopia|kopia till|hemlig kopia|dold kopia",
    subject: "ämne|ärende",
    other: "prioritet|bilagor|bifogade filer|svara till|svar till|angelägenhetsgrad",
    original: "originalmeddelande|ursprungligt meddelande|ursprungsmeddelande|original meddelande|ursprungligt mail|\
               originalmail",
    forwarded: "vidarebefordrat meddelande|vidarebefordrat mail|vidarebefordrat e-postmeddelande|vidaresänt meddelande|\
                vidarebefordrat brev",
    begin: "vidarebefordrat brev|vidarebefordrat meddelande|början på vidarebefordrat meddelande|börja vidarebefordrat meddelande",
    behalf: "för räkning av",
    ..BLANK
};

const DANISH: Tongue = Tongue {
    wrote: "skrev følgende|har skrevet|skriver|citat fra",
    glue: "den|d|kl|klokken|følgende",
    days: "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|man|tirs|tir|ons|tors|tor|fre|lør|søn",
    months: "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    nobody: "jeg|du|vi|han|hun|de|i|man",
    from: "fra|afsender",
    when: "sendt|dato|afsendt",
    to: "til|kopi|kopi til|blindkopi",
    subject: "emne|vedr",
    other: "prioritet|vedhæftede filer|vedhæftet|svar til|vigtighed",
    original: "oprindelig meddelelse|original meddelelse|oprindelig besked|original besked|den oprindelige meddelelse|\
               oprindelig mail|oprindelig e-mail",
    forwarded: "videresendt meddelelse|videresendt besked|videresendt mail|videresendt e-mail",
    begin: "start på videresendt besked|start på videresendt meddelelse|start på videresendt e-mail|videresendt besked",
    behalf: "på vegne af",
    ..BLANK
};

const NORWEGIAN: Tongue = Tongue {
    wrote: "skreiv|skrev følgende|har skrevet|sitat fra",
    glue: "den|kl|klokken|følgende|på",
    days: "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tysdag|laurdag|sundag|man|tir|ons|tor|fre|lør|søn",
    months: "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
    nobody: "jeg|eg|du|vi|han|hun|ho|de",
    from: "fra|frå|avsender",
    when: "sendt|dato|sendt dato",
    to: "til|kopi|kopi til|blindkopi",
    subject: "emne",
    other: "prioritet|vedlegg|svar til|viktighet",
    original: "opprinnelig melding|original melding|opprinneleg melding|opprinnelig e-post",
    forwarded: "videresendt melding|vidaresend melding|videresendt e-post",
    begin: "videresendt melding|start på videresendt melding|begynnelse på videresendt melding",
    behalf: "på vegne av",
    ..BLANK
};

const ICELANDIC: Tongue = Tongue {
    wrote: "skrifaði",
    glue: "þann|kl|klukkan",
    days: "mánudagur|þriðjudagur|miðvikudagur|fimmtudagur|föstudagur|laugardagur|sunnudagur|mán|þri|mið|fim|fös|lau",
    months: "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
    from: "frá|sendandi",
    when: "sent|dagsetning|dags",
    to: "til|afrit",
    subject: "efni",
    original: "upprunaleg skilaboð|upphaflegur póstur",
    forwarded: "áframsent bréf|áframsend skilaboð",
    ..BLANK
};
