//! Polish, Czech, Slovak, Slovene, Croatian, Serbian, Bulgarian, Russian, Ukrainian.

use super::{BLANK, Tongue};

/// The larger ones first: their words win where languages share one.
pub const TONGUES: &[Tongue] =
    &[POLISH, CZECH, RUSSIAN, UKRAINIAN, SLOVAK, BULGARIAN, CROATIAN, SERBIAN, SLOVENE];

const POLISH: Tongue = Tongue {
    wrote: "napisał|napisała|napisał(a)|napisał/a|napisał(-a)|napisał/napisała|pisze|napisano|pisał|pisała|pisał(a)|\
            wiadomość napisana przez|cytowanie|wiadomość od|użytkownik napisał",
    glue: "w|dniu|dnia|o|godz|godzinie|użytkownik|z|dn|od|r|użytkownika",
    days: "poniedziałek|wtorek|środa|środę|czwartek|piątek|sobota|sobotę|niedziela|niedzielę|pon|wt|śr|czw|pt|pią|sob|\
           nd|niedz|nie|pn|so|cz",
    months: "styczeń/stycznia|luty/lutego|marzec/marca|kwiecień/kwietnia|maj/maja|czerwiec/czerwca|lipiec/lipca|\
             sierpień/sierpnia|wrzesień/września|październik/października|listopad/listopada|grudzień/grudnia",
    nobody: "ja|ty|on|ona|my|pan|pani",
    from: "od|nadawca",
    when: "wysłano|wysłane|data|wysłany|data wysłania",
    to: "do|dw|udw|odbiorca|kopia|adresat",
    subject: "temat",
    other: "ważność|załączniki|załącznik|odpowiedź do|priorytet|organizacja",
    original: "wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna|pierwotna wiadomość|oryginalny e-mail",
    forwarded: "wiadomość przekazana|treść przekazanej wiadomości|przekazana wiadomość|wiadomość przesłana dalej|\
                przekazywana wiadomość|przesłana wiadomość",
    begin: "początek przekazywanej wiadomości|początek przekazanej wiadomości|początek przesyłanej dalej wiadomości",
    behalf: "w imieniu",
    ..BLANK
};

const CZECH: Tongue = Tongue {
    wrote: "napsal|napsala|napsal(a)|napsal/a|napsal/napsala|píše|psal|psala|psal(a)|napsal(-a)|cituji|napsal toto|\
            odesílatel napsal",
    glue: "dne|v|odesílatel|ve|hod|hodin|o|od|uživatel|dneska",
    days: "pondělí|úterý|středa|středu|čtvrtek|pátek|sobota|sobotu|neděle|neděli|po|út|st|čt|pá|so|ne",
    months: "leden/ledna|únor/února|březen/března|duben/dubna|květen/května|červen/června|červenec/července|\
             srpen/srpna|září|říjen/října|listopad/listopadu|prosinec/prosince",
    nobody: "já|ty|on|ona|my|vy",
    from: "od|odesílatel|odesilatel",
    when: "odesláno|datum|odeslané|odesláno dne|dne",
    to: "komu|kopie|skrytá kopie|pro|příjemce",
    subject: "předmět|věc",
    other: "důležitost|přílohy|příloha|odpověď komu|priorita|organizace|odpovědět",
    original: "původní zpráva|původní e-mail|původní mail|originální zpráva|původní email",
    forwarded: "přeposlaná zpráva|předaná zpráva|přeposlaný e-mail|přeposlaná správa|přeposlaný mail",
    begin: "začátek přeposílané zprávy|začátek přeposlané zprávy|začátek předávané zprávy",
    behalf: "jménem",
    ..BLANK
};

const RUSSIAN: Tongue = Tongue {
    wrote: "написал|написала|написал(а)|написал/а|написали|пишет|писал|писала|писал(а)|писали|написал:(а)|\
            цитирую|сообщение от|написал(-а)|пишут|сказал|отправил",
    glue: "в|от|письме|пользователь|г|года|час|ч|дата|мин|числа",
    days: "понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье|пн|вт|ср|чт|пт|сб|вс",
    months: "январь/января|февраль/февраля|март/марта|апрель/апреля|май/мая|июнь/июня|июль/июля|август/августа|\
             сентябрь/сентября|октябрь/октября|ноябрь/ноября|декабрь/декабря",
    nobody: "я|ты|вы|он|она|мы|они",
    from: "от|от кого|отправитель",
    when: "дата|отправлено|послано|дата отправки",
    to: "кому|копия|скрытая копия|получатель|кому/копия",
    subject: "тема",
    other: "важность|вложения|вложение|обратный адрес|ответить|приоритет|организация",
    original: "исходное сообщение|оригинальное сообщение|исходное письмо|первоначальное сообщение|оригинал сообщения|\
               конец исходного сообщения|пересланное исходное сообщение",
    forwarded: "пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение|переадресованное сообщение|\
                пересылаемое письмо|пересланное письмо|начало переадресованного сообщения",
    begin: "начало переадресованного сообщения|начало пересылаемого сообщения|начало пересланного сообщения|\
            начало переадресованного письма",
    behalf: "от имени|по поручению",
    ..BLANK
};

const UKRAINIAN: Tongue = Tongue {
    wrote: "пише|написав|написала|написав(ла)|написав/ла|написав(-ла)|написав(а)|писав|писала|писав(ла)|написали|\
            повідомлення від|написав/написала",
    glue: "о|в|у|від|р|року|користувач|об|дня",
    days: "понеділок|вівторок|середа|середу|четвер|п'ятниця|п'ятницю|субота|суботу|неділя|неділю|пн|вт|ср|чт|пт|сб|нд",
    months: "січень/січня|лютий/лютого/лют|березень/березня|квітень/квітня|травень/травня|червень/червня|липень/липня|\
             серпень/серпня|вересень/вересня|жовтень/жовтня|листопад/листопада|грудень/грудня",
    nobody: "я|ти|ви|він|вона|ми",
    from: "від|від кого|відправник",
    when: "дата|надіслано|відправлено|дата надсилання",
    to: "кому|копія|прихована копія|одержувач",
    subject: "тема",
    other: "важливість|вкладення|відповісти|пріоритет|вкладені файли",
    original: "початкове повідомлення|оригінальне повідомлення|вихідне повідомлення|оригінал повідомлення|\
               первинне повідомлення",
    forwarded: "переслане повідомлення|пересилане повідомлення|переадресоване повідомлення|пересланий лист|\
                перенаправлене повідомлення",
    begin: "початок переадресованого повідомлення|початок листа, що пересилається|початок пересланого повідомлення|\
            початок переадресованого листа",
    behalf: "від імені",
    ..BLANK
};

const SLOVAK: Tongue = Tongue {
    wrote: "napísal|napísala|napísal(a)|napísal/a|píše|písal|písala|písal(a)|napísal(-a)",
    glue: "dňa|o|v|vo|od|používateľ|odosielateľ|hod",
    days: "pondelok|utorok|streda|stredu|štvrtok|piatok|sobota|sobotu|nedeľa|nedeľu|po|ut|st|št|pi|so|ne",
    months: "január/januára|február/februára|marec/marca|apríl/apríla|máj/mája|jún/júna|júl/júla|august/augusta|\
             september/septembra|október/októbra|november/novembra|december/decembra",
    nobody: "ja|ty|on|ona|my|vy",
    from: "od|odosielateľ",
    when: "odoslané|dátum|poslané|odoslaná|dátum odoslania",
    to: "komu|kópia|skrytá kópia|pre|príjemca",
    subject: "predmet|vec",
    other: "dôležitosť|prílohy|príloha|odpoveď|priorita",
    original: "pôvodná správa|pôvodný e-mail|originálna správa",
    forwarded: "preposlaná správa|preposlaný e-mail|odovzdaná správa",
    begin: "začiatok preposlanej správy|začiatok preposielanej správy",
    behalf: "v mene",
    ..BLANK
};

const BULGARIAN: Tongue = Tongue {
    wrote: "написа|написал(а)|пише|писа|написа следното",
    glue: "на|в|г|от|дата|ч|часа",
    days: "понеделник|вторник|сряда|четвъртък|петък|събота|неделя|пн|вт|ср|чт|пт|сб|нд",
    months: "януари/яну|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    nobody: "аз|ти|вие|той|тя|ние",
    from: "от|подател",
    when: "дата|изпратено|изпратен",
    to: "до|копие|ск|получател|копие до",
    subject: "относно|тема",
    other: "важност|прикачени файлове|прикачени|отговор до|приоритет",
    original: "оригинално съобщение|първоначално съобщение|оригинално писмо|изходно съобщение",
    forwarded: "препратено съобщение|препратено писмо|препратен имейл",
    begin: "начало на препратено съобщение|начало на препратеното съобщение|препратено съобщение",
    behalf: "от името на",
    ..BLANK
};

const CROATIAN: Tongue = Tongue {
    wrote: "napisao je|napisala je|napisao|napisala|napisao/la|je napisao/la|napisao/la je|piše|je napisao|je napisala|\
            je napisao(la)|napisao(la) je|je napisao(-la)|pisao je|korisnik piše|napisao/napisala",
    glue: "dana|u|je|korisnik|korisnika|od|h|sati|dne",
    days: "ponedjeljak|utorak|srijeda|srijedu|četvrtak|petak|subota|subotu|nedjelja|nedjelju|pon|uto|sri|čet|pet|sub|ned",
    months: "siječanj/siječnja|veljača/veljače|ožujak/ožujka|travanj/travnja|svibanj/svibnja|lipanj/lipnja|\
             srpanj/srpnja|kolovoz/kolovoza|rujan/rujna||studeni/studenoga/studenog|prosinac/prosinca",
    nobody: "ja|ti|on|ona|mi|vi",
    from: "od|šalje|pošiljatelj",
    when: "poslano|datum|poslano dana",
    to: "za|prima|kopija|primatelj|skrivena kopija|prima/kopija",
    subject: "predmet|naslov",
    other: "važnost|privici|privitak|prilozi|odgovori na|prioritet",
    original: "izvorna poruka|originalna poruka|izvorni e-mail|prvobitna poruka|originalna e-pošta",
    forwarded: "proslijeđena poruka|prosljeđena poruka|proslijeđeni e-mail|proslijeđena e-pošta",
    begin: "početak proslijeđene poruke|započeta proslijeđena poruka|početak proslijeđene e-pošte",
    behalf: "u ime",
    ..BLANK
};

const SERBIAN: Tongue = Tongue {
    wrote: "је написао|је написала|је написао/ла|написао|написала|је написао(ла)|написао је|је написао/написала|пише|\
            je napisao/napisala",
    glue: "дана|у|је|корисник|од|u|dana|сати",
    days: "понедељак|уторак|среда|четвртак|петак|субота|недеља|пон|уто|сре|чет|пет|суб|нед|ponedeljak|sreda|nedelja|sre",
    months: "јануар/јануара/januara|фебруар/фебруара/februara|март/марта/marta|април/априла/aprila|мај/маја/maja|\
             јун/јуна/juna|јул/јула/jula|август/августа/avgusta|септембар/септембра/septembar|\
             октобар/октобра/oktobar|новембар/новембра/novembar|децембар/децембра/decembar",
    nobody: "ја|ти|он|она|ми|ви",
    from: "од|шаље|пошиљалац|pošiljalac",
    when: "послато|датум|poslato",
    to: "за|прима|копија|коме",
    subject: "тема|наслов|предмет",
    original: "изворна порука|оригинална порука|originalna poruka",
    forwarded: "прослеђена порука|prosleđena poruka",
    begin: "почетак прослеђене поруке|početak prosleđene poruke",
    ..BLANK
};

const SLOVENE: Tongue = Tongue {
    wrote: "napisal/-a|napisal|napisala|napisal(a)|je napisal/-a|je napisal|je napisala|je napisal(a)|je napisal/a|je napisal(-a)|\
            napisal(-a)|je oseba napisala|je pisal|piše",
    glue: "v|dne|ob|je|oseba|uporabnik|dan|uri",
    days: "ponedeljek|torek|sreda|sredo|četrtek|petek|sobota|soboto|nedelja|nedeljo|pon|tor|sre|čet|pet|sob|ned",
    months: "januar/januarja|februar/februarja|marec/marca|april/aprila|maj/maja|junij/junija|julij/julija|\
             avgust/avgusta|september/septembra|oktober/oktobra|november/novembra|december/decembra",
    nobody: "jaz|ti|on|ona|mi|vi",
    from: "od|pošiljatelj",
    when: "poslano|datum",
    to: "za|kp|skp|prejemnik|v vednost",
    subject: "zadeva",
    other: "pomembnost|priloge|priloga|odgovor na",
    original: "izvirno sporočilo|originalno sporočilo|prvotno sporočilo",
    forwarded: "posredovano sporočilo|preposlano sporočilo",
    begin: "začetek posredovanega sporočila|začetek posredovane pošte",
    behalf: "v imenu",
    ..BLANK
};
