//! French, Spanish, Italian, Portuguese, Catalan, Galician and Romanian.

use super::{BLANK, Tongue};

/// The larger ones first: their words win where languages share one.
pub const TONGUES: &[Tongue] = &[FRENCH, SPANISH, ITALIAN, PORTUGUESE, CATALAN, GALICIAN, ROMANIAN];

const FRENCH: Tongue = Tongue {
    wrote: "a écrit|a ecrit|écrit|écrivait|écrivit|a écrit ce qui suit|a dit|a envoyé|citation de|\
            message de|selon",
    glue: "le|à|a|de|du|vers|en date du|date|heure|heures|en",
    days: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim",
    months: "janvier|février/fevrier|mars|avril|mai|juin|juillet|août/aout|septembre|octobre|novembre|décembre/decembre",
    nobody: "je|j'|j'ai|tu|vous|nous|il|elle|on|ils",
    from: "de|expéditeur|expediteur",
    when: "envoyé|date|envoye|envoyé le|date d'envoi|message du",
    to: "à|a|pour|destinataire|destinataires|copie|copie à|copie cachée|cci",
    subject: "objet|sujet",
    other: "pièces jointes|pièce jointe|pj|importance|priorité|répondre à|répondre a|organisation",
    original: "message d'origine|message original|message initial|mail original|mail d'origine|courriel d'origine|\
               message d'origine de|e-mail d'origine|rendez-vous d'origine|message origine|courriel original",
    forwarded: "message transféré|message transfere|message réexpédié|message transmis|mail transféré|message transféré de|\
                courriel transféré|message suivi",
    begin: "début du message réexpédié|début du message transféré|début de message réexpédié|\
            début du message transmis|début du courriel transféré",
    behalf: "de la part de|au nom de",
    ..BLANK
};

const SPANISH: Tongue = Tongue {
    wrote: "escribió|escribio|escribió lo siguiente|ha escrito|escribía|escribe|citando a|mensaje de|dijo|\
            va escribir",
    glue: "el|la|a|las|la(s)|a las|en|de|día|dia|del|con fecha|hora|horas|h|fecha",
    days: "lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo|lun|mar|mié|mie|jue|vie|sáb|sab|dom",
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre/setiembre|octubre|noviembre|diciembre",
    nobody: "yo|tú|usted|él|ella|nosotros|ellos|se",
    from: "de|remitente|desde",
    when: "enviado|enviado el|fecha|enviada|fecha de envío|enviado a las",
    to: "para|cc|cco|a|destinatario|destinatarios|con copia",
    subject: "asunto|tema",
    other: "importancia|prioridad|datos adjuntos|adjuntos|archivos adjuntos|responder a|organización",
    original: "mensaje original|correo original|mensaje de origen|cita original|e-mail original",
    forwarded: "mensaje reenviado|correo reenviado|mensaje remitido|inicio del mensaje reenviado",
    begin: "inicio del mensaje reenviado|comienzo del mensaje reenviado|comienza el mensaje reenviado",
    behalf: "en nombre de",
    ..BLANK
};

const ITALIAN: Tongue = Tongue {
    wrote: "ha scritto|scrisse|scrive|scriveva|ha scritto quanto segue|hanno scritto|citando|messaggio di",
    glue: "il|giorno|alle|ore|in data|data|del|di|dalle|h|l'|lo",
    days: "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|lun|mar|mer|gio|ven|sab|dom",
    months: "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    nobody: "io|tu|lei|lui|noi|voi|egli|ella",
    from: "da|mittente",
    when: "inviato|data|data invio|inviato il|inviata",
    to: "a|per|destinatario|destinatari|copia|per conoscenza|ccn",
    subject: "oggetto",
    other: "priorità|importanza|allegati|allegato|rispondi a|risposta|risposta a|organizzazione",
    original: "messaggio originale|messaggio di origine|mail originale|messaggio originario|messaggio da",
    forwarded: "messaggio inoltrato|messaggio inoltrato da|mail inoltrata|inizio messaggio inoltrato",
    begin: "inizio messaggio inoltrato|inizio del messaggio inoltrato",
    behalf: "per conto di",
    ..BLANK
};

const PORTUGUESE: Tongue = Tongue {
    wrote: "escreveu|escreveu o seguinte|escrevia|escreve|citando|mensagem de",
    glue: "em|às|as|à(s)|a|no|dia|de|na|data|o|horas|hora|pelas",
    days: "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|segunda|terça|quarta|quinta|sexta|sábado|\
           domingo|seg|ter|qua|qui|sex|sáb|dom",
    months: "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    nobody: "eu|tu|você|ele|ela|nós|vocês",
    from: "de|remetente",
    when: "enviado|enviada|enviada em|enviado em|data|enviado a|enviada a|data de envio",
    to: "para|cc|cco|bcc|destinatário|destinatários|com cópia|a",
    subject: "assunto",
    other: "prioridade|importância|anexos|anexo|responder a|responder para",
    original: "mensagem original|mensagem de origem|e-mail original|mensagem origem",
    forwarded: "mensagem encaminhada|mensagem reencaminhada|mensagem original encaminhada|e-mail encaminhado",
    begin: "início da mensagem encaminhada|início da mensagem reencaminhada|começo da mensagem encaminhada|\
            inicio da mensagem encaminhada|início de mensagem encaminhada",
    behalf: "em nome de",
    ..BLANK
};

const CATALAN: Tongue = Tongue {
    wrote: "va escriure|ha escrit|escriu|missatge de|escrigué",
    glue: "el|a|les|de|del|dia|dia del|la|l'",
    days: "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge|dl|dt|dc|dj|dv|ds|dg",
    months: "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    nobody: "jo|tu|vostè|ell|nosaltres",
    from: "de|remitent",
    when: "enviat|data|enviat el|data d'enviament",
    to: "per a|a|cc|destinatari|a/c",
    subject: "assumpte|tema",
    other: "prioritat|importància|fitxers adjunts|adjuncions",
    original: "missatge original",
    forwarded: "missatge reenviat",
    begin: "inici del missatge reenviat|comença el missatge reenviat",
    behalf: "en nom de",
    ..BLANK
};

const GALICIAN: Tongue = Tongue {
    wrote: "escribiu|escribiu o seguinte",
    glue: "o|ás|as|de|día",
    days: "luns|martes|mércores|xoves|venres|sábado|domingo|mér|xov",
    months: "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
    subject: "asunto",
    original: "mensaxe orixinal",
    forwarded: "mensaxe reenviada",
    ..BLANK
};

const ROMANIAN: Tongue = Tongue {
    wrote: "a scris|a scris următoarele|scria|scrie|a scris urmatoarele",
    glue: "în|in|pe|la|ora|data|de|la data de|din",
    days: "luni|marți|marti|miercuri|joi|vineri|sâmbătă|sambata|duminică|duminica|lun|mar|mie|mier|joi|vin|sâm|sam|dum",
    months: "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie/noi|decembrie",
    nobody: "eu|tu|el|ea|noi|dumneavoastră",
    from: "de la|expeditor|de",
    when: "trimis|data|dată|trimis la|trimisă",
    to: "către|catre|destinatar|la|cc",
    subject: "subiect",
    other: "prioritate|importanță|atașamente|răspuns la",
    original: "mesaj original|mesajul original|mesaj inițial",
    forwarded: "mesaj redirecționat|mesaj înaintat|mesaj retransmis|mesaj transmis|mesaj redirectionat|mesaj forwardat",
    begin: "începutul mesajului redirecționat|început mesaj redirecționat|mesaj redirecționat",
    behalf: "în numele",
    ..BLANK
};
