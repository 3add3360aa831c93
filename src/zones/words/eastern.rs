//! Finnish, Estonian, Latvian, Lithuanian, Hungarian, Greek, Turkish, Hebrew and Arabic.

use super::{BLANK, Order, Tongue};

/// The larger ones first: their words win where languages share one.
pub const TONGUES: &[Tongue] =
    &[FINNISH, TURKISH, HUNGARIAN, GREEK, HEBREW, ARABIC, ESTONIAN, LATVIAN, LITHUANIAN];

const FINNISH: Tongue = Tongue {
    wrote: "kirjoitti|kirjoitti seuraavaa|kirjoittaa|kirjoitti näin|lainaus",
    glue: "klo|kello|käyttäjä|kirjoittaja|pvm|päivänä|na|nä",
    days: "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|maanantaina|tiistaina|keskiviikkona|\
           torstaina|perjantaina|lauantaina|sunnuntaina|ma|ti|ke|to|pe|la|su",
    months: "tammikuu/tammikuuta/tammik|helmikuu/helmikuuta|maaliskuu/maaliskuuta|huhtikuu/huhtikuuta|\
             toukokuu/toukokuuta|kesäkuu/kesäkuuta|heinäkuu/heinäkuuta|elokuu/elokuuta|syyskuu/syyskuuta|\
             lokakuu/lokakuuta|marraskuu/marraskuuta|joulukuu/joulukuuta",
    nobody: "minä|sinä|hän|me|te|he",
    from: "lähettäjä|keneltä",
    when: "lähetetty|päivämäärä|päiväys|pvm|päivä",
    to: "vastaanottaja|kopio|piilokopio|kenelle|vastaanottajat|saaja",
    subject: "aihe|otsikko",
    other: "tärkeys|liitteet|liite|vastausosoite|prioriteetti",
    original: "alkuperäinen viesti|alkuperäinen sähköposti|alkuperäinen postiviesti",
    forwarded: "välitetty viesti|edelleenlähetetty viesti|edelleen lähetetty viesti|lähetetty edelleen",
    begin: "välitetty viesti alkaa|edelleenlähetetty viesti alkaa|välitetty viesti",
    behalf: "puolesta",
    ..BLANK
};

const TURKISH: Tongue = Tongue {
    wrote: "yazdı|şunu yazdı|şunları yazdı|yazmış|yazmıştı|şöyle yazdı",
    glue: "tarihinde|tarihli|saat|günü|tarih|şunu|saatinde|on",
    days: "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|pzt|sal|çar|per|cum|cmt|paz|pts",
    months: "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
    nobody: "ben|sen|siz|o|biz|onlar",
    from: "kimden|gönderen|gönderici",
    when: "tarih|gönderildi|gönderilme tarihi|gönderim tarihi|gönderme tarihi|gönderilen",
    to: "kime|bilgi|kopya|alıcı|gizli|cc",
    subject: "konu",
    other: "önem|ekler|ek|yanıt|yanıtla|öncelik",
    original: "orijinal mesaj|özgün ileti|özgün mesaj|orijinal ileti|asıl ileti|orjinal mesaj|orijinal e-posta",
    forwarded: "yönlendirilen ileti|yönlendirilmiş ileti|iletilmiş mesaj|iletilen mesaj|yönlendirilen mesaj|\
                İletilmiş mesaj|İletilen mesaj|yönlendirilmiş mesaj|İletilen ileti",
    begin: "yönlendirilen iletinin başlangıcı|iletilen mesajın başlangıcı|İletilen mesajın başlangıcı|\
            İleti başlangıcı|yönlendirilmiş iletinin başlangıcı",
    behalf: "adına",
    ..BLANK
};

const HUNGARIAN: Tongue = Tongue {
    order: Order::YearFirst,
    wrote: "ezt írta|írta|a következőt írta|írta a következőt|a következőket írta|írja",
    glue: "időpont|dátummal|időpontban|keltezéssel|napon|dátum|kor|-kor|dátumú|üzenetében",
    days: "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|h|k|sze|cs|p|szo|v",
    months: "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
    nobody: "én|te|ön|ő|mi",
    from: "feladó|küldő",
    when: "elküldve|dátum|küldve|küldés dátuma|küldés ideje",
    to: "címzett|másolatot kap|másolat|címzettek|titkos másolat|rejtett másolat",
    subject: "tárgy",
    other: "fontosság|mellékletek|melléklet|válaszcím",
    original: "eredeti üzenet|eredeti levél|eredeti e-mail",
    forwarded: "továbbított üzenet|továbbított levél|továbbított e-mail",
    begin: "továbbított üzenet kezdete|a továbbított levél kezdete|továbbított levél kezdete|továbbított üzenet",
    behalf: "nevében",
};

const GREEK: Tongue = Tongue {
    wrote: "έγραψε|έγραψε τα εξής|έγραψαν|γράφει|έγραψε το εξής|έγραφε",
    glue: "στις|στη|την|ο|η|χρήστης|ώρα|ο/η|και|ημερομηνία|τις|του|στο|το",
    days: "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή|δευ|τρί|τετ|πέμ|παρ|σάβ|κυρ",
    months: "ιανουάριος/ιανουαρίου|φεβρουάριος/φεβρουαρίου|μάρτιος/μαρτίου/μαρ|απρίλιος/απριλίου|\
             μάιος/μαΐου/μαϊ|ιούνιος/ιουνίου/ιουν|ιούλιος/ιουλίου/ιουλ|αύγουστος/αυγούστου/αυγ|\
             σεπτέμβριος/σεπτεμβρίου|οκτώβριος/οκτωβρίου|νοέμβριος/νοεμβρίου/νοε|δεκέμβριος/δεκεμβρίου",
    nobody: "εγώ|εσύ|εσείς|αυτός|αυτή",
    from: "από|αποστολέας",
    when: "στάλθηκε|ημερομηνία|ημ/νία|αποστολή",
    to: "προς|κοιν|κοινοποίηση|παραλήπτης|κοιν.|κρυφή κοινοποίηση",
    subject: "θέμα",
    other: "σπουδαιότητα|συνημμένα|απάντηση σε|προτεραιότητα",
    original: "αρχικό μήνυμα|πρωτότυπο μήνυμα|αυθεντικό μήνυμα",
    forwarded: "προωθημένο μήνυμα|προωθούμενο μήνυμα|μήνυμα που προωθήθηκε",
    begin: "αρχή προωθημένου μηνύματος|έναρξη προωθημένου μηνύματος|αρχή προωθούμενου μηνύματος",
    behalf: "εκ μέρους",
    ..BLANK
};

const HEBREW: Tongue = Tongue {
    wrote: "כתב|כתבה|כתב/ה|כתב/ת|מאת|כתב(ה)|כתבו|נכתב על ידי|כתב את הדברים הבאים",
    glue: "בתאריך|ב|בשעה|יום|שעה|ב-|ביום|מ|את|תאריך",
    days: "ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת|א'|ב'|ג'|ד'|ה'|ו'|ש'|א׳|ב׳|ג׳|ד׳|ה׳|ו׳|ש׳",
    months: "ינואר/בינואר/בינו|פברואר/בפברואר/בפבר|מרץ/במרץ/מרס/במרס|אפריל/באפריל/באפר|מאי/במאי|יוני/ביוני|\
             יולי/ביולי|אוגוסט/באוגוסט/באוג|ספטמבר/בספטמבר/בספט|אוקטובר/באוקטובר/באוק|נובמבר/בנובמבר/בנוב|\
             דצמבר/בדצמבר/בדצמ",
    nobody: "אני|אתה|את|הוא|היא|אנחנו",
    from: "מאת|מ|שולח",
    when: "נשלח|תאריך|נשלח ב",
    to: "אל|עותק|העתק|עותק מוסתר|ל",
    subject: "נושא|הנדון",
    other: "חשיבות|קבצים מצורפים|מצורפים",
    original: "הודעה מקורית|ההודעה המקורית|הודעה המקורית",
    forwarded: "הודעה שהועברה|הודעה מועברת|הודעה שהועברה הלאה",
    begin: "תחילת הודעה מועברת|תחילת ההודעה שהועברה|תחילת הודעה שהועברה|להלן הודעה שהועברה",
    behalf: "בשם",
    ..BLANK
};

const ARABIC: Tongue = Tongue {
    wrote: "كتب|كتبت|كتب/ت|كتب ما يلي|تمت كتابة ما يلي بواسطة|كتبه|كَتَب|كتبوا|كتب التالي",
    glue: "في|يوم|الساعة|تاريخ|بتاريخ|من|الموافق|بواسطة|عند|تم",
    days: "الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد|اثنين|ثلاثاء",
    months: "يناير|فبراير|مارس|أبريل/ابريل|مايو|يونيو|يوليو|أغسطس/اغسطس|سبتمبر|أكتوبر/اكتوبر|نوفمبر|ديسمبر",
    nobody: "أنا|أنت|هو|هي|نحن",
    from: "من|المرسل",
    when: "تم الإرسال|التاريخ|تاريخ الإرسال|أرسل|أُرسلت|تاريخ|تم الارسال",
    to: "إلى|نسخة|نسخة إلى|المستلم|الى|نسخة كربونية",
    subject: "الموضوع|موضوع",
    other: "الأهمية|المرفقات|الأولوية|الرد على",
    original: "الرسالة الأصلية|رسالة أصلية|الرسالة الاصلية",
    forwarded: "رسالة معاد توجيهها|الرسالة المعاد توجيهها|رسالة مُعاد توجيهها|الرسالة المُعاد توجيهها|رسالة مُحوّلة|\
                رسالة محولة",
    begin: "بداية الرسالة المعاد توجيهها|بدء الرسالة المعاد توجيهها|بداية الرسالة المُعاد توجيهها|بدء رسالة تم تمريرها",
    behalf: "نيابة عن|بالنيابة عن",
    ..BLANK
};

const ESTONIAN: Tongue = Tongue {
    wrote: "kirjutas|kirjutas järgmist|kirjutab",
    glue: "kuupäev|kell|kasutaja|kuupäeval",
    days: "esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev|e|t|k|n|r|l|p",
    months: "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
    nobody: "mina|ma|sina|tema|meie",
    from: "saatja|kellelt",
    when: "saadetud|kuupäev|saatmisaeg",
    to: "adressaat|koopia|saaja|kellele|pimekoopia",
    subject: "teema",
    original: "algne sõnum|originaalkiri|algne kiri|algkiri|originaalsõnum",
    forwarded: "edastatud kiri|edastatud sõnum|edasisaadetud kiri",
    begin: "edastatud sõnumi algus|edastatud kirja algus|edasisaadetud kirja algus",
    behalf: "nimel",
    ..BLANK
};

const LATVIAN: Tongue = Tongue {
    wrote: "rakstīja|uzrakstīja|raksta|rakstīja šādi",
    glue: "plkst|lietotājs|lietotāja|gada|g|pulksten|no",
    days: "pirmdiena|otrdiena|trešdiena|ceturtdiena|piektdiena|sestdiena|svētdiena|pirmd|otrd|trešd|ceturtd|piektd|\
           sestd|svētd|pirmdien|otrdien|trešdien|ceturtdien|piektdien|sestdien|svētdien",
    months: "janvāris/janvārī|februāris/februārī|marts/martā|aprīlis/aprīlī|maijs/maijā|jūnijs/jūnijā|jūlijs/jūlijā|\
             augusts/augustā|septembris/septembrī|oktobris/oktobrī|novembris/novembrī|decembris/decembrī",
    nobody: "es|tu|jūs|viņš|viņa|mēs",
    from: "no|sūtītājs",
    when: "nosūtīts|datums|nosūtīšanas datums",
    to: "kam|kopija|adresāts",
    subject: "temats|tēma",
    original: "sākotnējā ziņa|oriģinālā ziņa|sākotnējais ziņojums|oriģinālais ziņojums",
    forwarded: "pārsūtīta ziņa|pārsūtītā ziņa|pārsūtīts ziņojums",
    begin: "pārsūtītās ziņas sākums|pārsūtīta ziņa",
    behalf: "vārdā",
    ..BLANK
};

const LITHUANIAN: Tongue = Tongue {
    wrote: "rašė|parašė|rašo",
    glue: "d|m|val|vartotojas|naudotojas|nuo",
    days: "pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis|šeštadienis|sekmadienis|pr|an|tr|kt|pn|št|sk",
    months: "sausis/sausio|vasaris/vasario|kovas/kovo|balandis/balandžio/bal|gegužė/gegužės|birželis/birželio|\
             liepa/liepos|rugpjūtis/rugpjūčio|rugsėjis/rugsėjo|spalis/spalio|lapkritis/lapkričio|gruodis/gruodžio",
    nobody: "aš|tu|jūs|jis|ji|mes",
    from: "nuo|siuntėjas",
    when: "išsiųsta|data|siųsta|išsiuntimo data",
    to: "kam|kopija|gavėjas",
    subject: "tema",
    original: "pradinis laiškas|originalus laiškas|pradinis pranešimas|originalus pranešimas",
    forwarded: "persiųstas laiškas|persiųstas pranešimas|peradresuotas laiškas",
    begin: "persiųsto laiško pradžia|persiunčiamo laiško pradžia",
    ..BLANK
};
