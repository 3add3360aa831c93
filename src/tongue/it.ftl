# Italiano

## Days, numbers, lists

month-short = { $month ->
    [1] gen
    [2] feb
    [3] mar
    [4] apr
    [5] mag
    [6] giu
    [7] lug
    [8] ago
    [9] set
    [10] ott
    [11] nov
   *[12] dic
}
month-long = { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
}
weekday-short = { $weekday ->
    [1] lun
    [2] mar
    [3] mer
    [4] gio
    [5] ven
    [6] sab
   *[7] dom
}
weekday-long = { $weekday ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
}
day = { $day ->
    [1] il 1º
    [8] l'8
    [11] l'11
   *[other] il { $day }
} { month-long }
day-year = { $day ->
    [1] il 1º
    [8] l'8
    [11] l'11
   *[other] il { $day }
} { month-long } { $year }
long-day = { $day ->
    [1] il 1º
    [8] l'8
    [11] l'11
   *[other] il { $day }
} { month-long }
long-day-year = { $day ->
    [1] il 1º
    [8] l'8
    [11] l'11
   *[other] il { $day }
} { month-long } { $year }
month-year = { month-long } { $year }
full-date = { weekday-short } { $day } { month-short } { $year }
number = { $count ->
    [0] zero
    [1] uno
    [2] due
    [3] tre
    [4] quattro
    [5] cinque
    [6] sei
    [7] sette
    [8] otto
    [9] nove
    [10] dieci
    [11] undici
    [12] dodici
   *[other] { $count }
}
after-asking = { $count ->
    [0] il giorno stesso della tua richiesta
    [1] il giorno dopo la tua richiesta
   *[other] { $number } giorni dopo la tua richiesta
}
list-end = { $head } e { $last }
about-topic = su "{ $topic }"

## The frame of a digest. $number is $count in words.

head-people = { $count ->
    [one] Una persona, circa { $time }.
   *[other] { $number } persone, circa { $time }.
}
head-items = { $count ->
    [one] Un punto, circa { $time }.
   *[other] { $number } punti, circa { $time }.
}
head-none = Niente questa settimana.
head-reminder = Un promemoria che hai chiesto.
minutes = { $count ->
    [one] un minuto
   *[other] { $number } minuti
}
subject-people = { $count ->
    [one] { $count } persona questa settimana: { $names }
   *[other] { $count } persone questa settimana: { $names }
}
subject-items = { $count ->
    [one] Nota di { weekday-long }: { $count } punto
   *[other] Nota di { weekday-long }: { $count } punti
}
subject-none = Niente questa settimana
subject-reminder = Un promemoria che hai chiesto
subject-stop = Fermare queste e-mail?
stop-question = Fermare queste e-mail? Rispondi "{ $stop }" o "{ $keep }".
first = Il primo riepilogo, fatto sul tuo computer con le e-mail inviate: esce solo questo, per te. Per finire rispondi "{ $stop }" o spegni appreciated.
warning = Avviso:
write-to = Scrivi a { $address }

hint-done =
    .a = È andata in altro modo? Rispondi "{ $command }".
    .b = Risolto al telefono o di persona? Rispondi "{ $command }".
hint-ready =
    .a = È già fatto? Rispondi "{ $command }".
hint-met =
    .a = C'è stato un contatto altrove? Rispondi "{ $command }".
hint-private =
    .a = Meglio in privato? Rispondi "{ $command }".
help = Rispondi, una riga per punto ({ $command } = più nulla su { $who }):
help-note = Rispondi, una riga per punto:
answer-done = Fatto
answer-met = Parlato
answer-snooze = Tra due settimane
answer-wrong = Non questo tipo
answer-never = Mai più

## Commands: what an answer may say. The first word is the one that digests show; the others are understood, too.

command-done = fatto, fatta, finito, finita, risolto, risolta, sistemato, sistemata
command-snooze = rimanda, rimandare, rimandiamo, rinvia, rinviare, posticipa, posticipare, dopo, più tardi, piu tardi
command-met = parlato, parlati, visto, visti, vista, viste, sentito, sentiti, sentita, sentite, telefonato
command-elsewhere = altrove, altro canale, altra via
command-wrong = sbagliato, sbagliata, errato, errata, errore
command-never = mai, mai più, mai piu
command-undo = annulla, annullare
command-why = perché, perche, perchè, motivo
command-more = più, piu, di più, di piu
command-less = meno, di meno
command-pause = pausa, sospendi, sospendere
command-resume = riprendi, riprendere, continua, continuare
command-stop = ferma, fermare, fermati, basta, smetti, termina, disiscrivimi
command-keep = mantieni, mantenere, tieni, tenere, conserva
command-public = pubblico, pubblica, in pubblico
command-yes = sì, si
command-no = no
command-alias = alias, stesso, stessa
command-boss = capo, capa, responsabile, superiore
command-remind = ricorda, ricordami, ricordare, promemoria
command-note = nota, annota, annotare, appunto
command-help = aiuto
unit-day = g, gg, giorno, giorni
unit-week = s, sett, settimana, settimane
unit-month = m, mese, mesi
unit-year = a, anno, anni
unit-weekdays = lunedì/lunedi/lun, martedì/martedi/mar, mercoledì/mercoledi/mer, giovedì/giovedi/gio, venerdì/venerdi/ven, sabato/sab, domenica/dom

## Footer

read-own = { $count ->
    [0] Letta: nessuna tua e-mail
    [one] Letta: una tua e-mail
   *[other] Lette: { $count } tue e-mail
} nel periodo iniziato { $day }{ $closing ->
    [0] {""}
    [1] ; una, a una lista o a molte persone, non dà luogo a nessun punto
   *[other] ; { $closing } di queste, a liste o a molte persone, non danno luogo a nessun punto
}.
read-both = { $count ->
    [0] Letta: nessuna tua e-mail
    [one] Letta: una tua e-mail
   *[other] Lette: { $count } tue e-mail
} e { $delegated } di chi scrive a nome tuo, nel periodo iniziato { $day }{ $closing ->
    [0] {""}
    [1] ; una delle tue, a una lista o a molte persone, non dà luogo a nessun punto
   *[other] ; { $closing } delle tue, a liste o a molte persone, non danno luogo a nessun punto
}. Ciò che altri inviano per te conta come contatto, mai come parole tue.
no-text-before = Prima di { $month }: solo date e fatti, nessun testo.
held-back = In attesa: { $list }.
held-done = { $number } già a posto
held-snoozed = { $number } per più avanti
held-paused = { $number } in pausa dopo un riepilogo precedente
held-hushed = { $number } su questioni private
held-parted = { $number } dopo un congedo o una fattura non pagata
seen-done = Già fatto: { $names }.
pace-second = Dagli ultimi non è nato nulla: per ora il riepilogo arriva una volta su due.
pace-monthly = Dagli ultimi non è nato nulla: per ora il riepilogo arriva una volta al mese.
pace-over = Dagli ultimi non è nato nulla: non ne arrivano altri da sé finché non rispondi "{ $keep }".

## Drafts, all of them

greeting = Ciao { $name },
greeting-nobody = Buongiorno,

## Appreciate: say thank you

appreciate-heading = Ringrazia { $name }
appreciate-introduced = { $who } ti ha fatto conoscere qualcuno { $day }{ $thread }.
appreciate-answered = { $who } ti ha risposto { $day }{ $about }.
appreciate-sent = { $who } ti ha dato una mano { $day }{ $about }.
appreciate-answered-asked = { $who } ti ha risposto { $day }{ $about }, { $after }.
appreciate-answered-asked-quote = { $who } ti ha risposto { $day }{ $about }, { $after }: { $quote }
appreciate-sent-asked = { $who } ti ha dato una mano { $day }{ $about }, { $after }.
appreciate-sent-asked-quote = { $who } ti ha dato una mano { $day }{ $about }, { $after }: { $quote }
appreciate-you-answered = Hai risposto: { $quote }
appreciate-habit = Per quanto mostrano le tue e-mail, { $who } ti ha dato una mano { $number } volte da { $month }.
last-thanked = Ultimo grazie via e-mail: { $day }.
appreciate-question =
    .a = Che cosa ha reso possibile?
    .b = Che cosa ti ha risparmiato?
    .c = Che cosa sarebbe stato più difficile senza?
    .d = Che cosa ne hai fatto?
appreciate-question-introduced =
    .a = Che cosa ne è nato?
    .b = Com'è andata?
    .c = Che cosa non avresti trovato per conto tuo?
appreciate-draft-subject = Grazie
appreciate-draft-introduced =
    .a = Grazie per il contatto che ho ricevuto { $day }.
    .b = Grazie per averci fatto conoscere { $day }.
    .c = Non ho dimenticato la presentazione che hai fatto { $day }: grazie.
appreciate-draft-sent =
    .a = Grazie per l'aiuto che mi hai dato { $day }{ $about }.
    .b = L'aiuto che mi hai dato { $day }{ $about } è stato davvero utile. Grazie.
    .c = Volevo ringraziarti per l'aiuto che ho ricevuto { $day }{ $about }.
    .d = L'aiuto che ho ricevuto { $day }{ $about } mi è servito molto: grazie.
appreciate-draft-answered =
    .a = Grazie per la risposta che mi hai dato { $day }{ $about }.
    .b = La risposta che ho ricevuto { $day }{ $about } mi è stata d'aiuto. Grazie.
    .c = Volevo ringraziarti per avermi risposto { $day }{ $about }.
    .d = Grazie per il tempo dedicato alla risposta che ho ricevuto { $day }{ $about }.
appreciate-draft-about = su "{ $topic }"
appreciate-draft-habit = Mi accorgo di quante volte ho contato su questo aiuto: { $number } da { $month }, e questa è una di quelle.

## Respond: keep your own open promises

respond-heading = La parola data a { $name }
respond-wrote = Hai scritto { $day }{ $thread }: { $quote }
respond-thread = in "{ $topic }"
respond-due = Era per { $day }.
respond-due-today = È per oggi.
respond-no-mail = In seguito, nessuna tua e-mail in quella conversazione.
respond-draft-subject = Quello che ho promesso
respond-draft =
    .a = Ecco che cosa ti ho scritto { $day }: { $quote } Serve ancora?
    .b = Non ho dimenticato quello che ti ho scritto { $day }: { $quote } Può ancora esserti utile?
    .c = Ecco che cosa ti ho promesso { $day }: { $quote } Resta da fare. Serve ancora?
respond-draft-plain =
    .a = Ti ho promesso { $day } di darti notizie{ $about }. Ti servono ancora?
    .b = Non ho dimenticato quello che ti ho detto { $day }{ $about }. Può ancora esserti utile?
    .c = Quello che ti ho detto { $day }{ $about } è rimasto in sospeso. Serve ancora?
respond-draft-about = su "{ $topic }"

## Repay: give back to those who help often

repay-heading = Chiedi a { $name }{ $department } che cosa servirebbe
repay-deed = { $day }{ $thread }
repay-helped = { $who } ti ha dato una mano { $deeds }.
repay-helped-often = { $who } ti ha dato una mano { $number } volte in sei mesi, l'ultima { $last }.
repay-last-line = L'ultima cosa che hai scritto a { $who }: { $quote }
repay-question =
    .a = Che cosa sarebbe utile a { $who } adesso?
    .b = Quale compito potresti togliere a { $who }?
    .c = Che cosa sai che potrebbe servire a { $who }?
repay-draft-subject = Come posso darti una mano?
repay-draft =
    .a = Negli ultimi mesi mi hai dato una mano più volte, l'ultima { $day }. Vorrei ricambiare: che cosa ti sarebbe utile adesso?
    .b = L'aiuto che mi hai dato { $day } non è stato il primo di questi mesi. Che cosa posso fare per te?
    .c = Più volte negli ultimi mesi mi hai dato una mano, l'ultima { $day }. C'è qualcosa che posso fare io per te?
    .d = Grazie per l'aiuto che mi hai dato { $day } e per quelli di prima. Che cosa ti sarebbe utile adesso?

## Offer: help before you are asked

offer-heading = Condividi qualcosa con { $name } (è solo un'ipotesi)
offer-asked = { $who } ti ha chiesto qualcosa { $day }{ $about }.
offer-wrote = Hai scritto a { $reader } { $day }: { $quote }
offer-question =
    .a = Sarebbe utile a { $who }, e perché?
    .b = Quale parte servirebbe di più a { $who }?
    .c = Quale parte risponde a { $who }?
offer-draft-about = su "{ $topic }"
offer-draft-subject = A proposito della domanda
offer-draft =
    .a = Mi hai fatto una domanda { $day }{ $about }. Nel frattempo ho trovato qualcosa che può servire. Te lo mando?
    .b = Mi hai chiesto qualcosa{ $about } { $day }. Forse ora ho qualcosa di utile. Ti serve ancora?
    .c = È ancora aperta la domanda che mi hai fatto { $day }{ $about }? Forse ora ho qualcosa che serve.
    .d = Forse ho qualcosa per la domanda che mi hai fatto { $day }{ $about }. Ti sarebbe ancora utile?
offer-echo-heading = Chiedi a { $name } se ha funzionato
offer-echo-asked = { $who } ti ha chiesto aiuto { $asked }{ $about }; hai risposto { $day }: { $quote }
offer-echo-silence = Da allora nessuna e-mail, in un senso o nell'altro, per quanto mostrano le tue.
offer-echo-question =
    .a = Ha funzionato per { $who }?
    .b = Che cosa manca ancora a { $who }?
    .c = Che cosa proveresti ora al posto di { $who }?
offer-echo-draft-subject = Ha funzionato?
offer-echo-draft =
    .a = Ti ho scritto { $day }{ $about }. Ha funzionato, o c'è altro che posso provare?
    .b = Quello che ti ho scritto { $day }{ $about } è servito? Se no, che cosa manca ancora?
    .c = Quello che ti ho scritto { $day }{ $about } è stato utile, o resta qualcosa di aperto?
    .d = Com'è andata dopo quello che ti ho scritto { $day }{ $about }? C'è altro che posso fare?

## Praise: say before others what you told one person alone

praise-heading = Di' davanti agli altri quello che hai detto a { $name }
praise-wrote = Hai scritto solo a { $who } { $day }{ $about }: { $quote }
praise-others = Altre { $number } persone erano in quella conversazione.
praise-closing =
    .a = Basterebbe una riga nella tua prossima e-mail al gruppo. Che cosa è cambiato?
    .b = Nella tua prossima e-mail a tutto il gruppo c'è posto per una riga. A chi serve di più?
    .c = Forse lì qualcuno non lo sa. Che cosa diresti davanti al gruppo?
praise-draft-subject = Quello che ti ho scritto
praise-draft =
    .a = Ecco che cosa ti ho scritto { $day }: { $quote } Vorrei dirlo anche davanti agli altri. Sei d'accordo?
    .b = Vorrei che anche gli altri sapessero quello che ti ho scritto { $day }: { $quote } Va bene?
    .c = Posso dire davanti agli altri quello che ti ho scritto { $day }? { $quote }
    .d = Penso ancora quello che ti ho scritto { $day }: { $quote } Andrebbe bene dirlo anche davanti agli altri?

## Reconnect: write before you need it

reconnect-heading = Saluta { $name } (nessuna e-mail da { $month }; facile da riprendere)
reconnect-heading-dormant = Saluta { $name } (nessuna e-mail da { $month }; vale di più)
reconnect-wrote = Hai scritto a { $who } { $day }: { $quote }
reconnect-last-line = L'ultima cosa che hai scritto a { $who }{ $about }: { $quote }
reconnect-stale = Indirizzo vecchio, potrebbe non funzionare più.
reconnect-question =
    .a = Che cosa è cambiato da allora?
    .b = Che cosa racconteresti per prima cosa a { $who }?
    .c = Che cosa farebbe piacere sentire a { $who }?
reconnect-draft-subject = Un saluto
reconnect-draft =
    .a = La mia ultima e-mail è di { $month }{ $about }. Come stai, e a che cosa lavori adesso?
    .b = L'ultima volta ti ho scritto nel mese di { $month }{ $about }. Com'è andata da allora?
    .c = Mi farebbe piacere sapere come stai: la mia ultima e-mail è di { $month }{ $about }.
    .d = Risale a { $month } la mia ultima e-mail{ $about }. Che cosa c'è di nuovo?
reconnect-draft-about = , su "{ $topic }"

## Peace: help a rival first

peace-heading = Offri una mano a { $name }
peace-sharp = Lo scambio avuto con { $who } { $day }{ $about } non è stato facile.
peace-wrote = Hai scritto a { $who } l'ultima volta { $day }{ $about }.
peace-silence = Nessuna tua e-mail a { $who } dopo { $day }.
peace-question =
    .a = Quale compito potresti togliere a { $who }?
    .b = Quale parte potresti rendere più semplice per { $who }?
    .c = Che cosa vogliono entrambe le parti?
peace-draft-subject = Una mano
peace-draft =
    .a = In quello che abbiamo in comune, c'è qualcosa di cui posso occuparmi io?
    .b = C'è qualcosa che posso rendere più semplice in questo momento?
    .c = Sarebbe d'aiuto se mi occupassi io di qualcosa?
peace-draft-topic =
    .a = In "{ $topic }" c'è qualcosa di cui posso occuparmi io?
    .b = C'è una parte di "{ $topic }" che posso rendere più semplice?
    .c = Sarebbe d'aiuto se mi occupassi io di una parte di "{ $topic }"?

## Departments: get to know somebody of another circle

departments-heading = Fai conoscenza con { $name }{ $side }
departments-threads = { $who } è in { $number } conversazioni con te.
departments-threads-topics = { $who } è in { $number } conversazioni con te: { $topics }.
departments-threads-among = { $who } è in { $number } conversazioni con te, tra cui { $topics }.
departments-answered = { $count ->
    [0] Finora non hai risposto a nessuna e-mail di { $who }.
    [1] Finora hai risposto a una e-mail di { $who }.
   *[other] Finora hai risposto a { $number } e-mail di { $who }.
}
departments-thanked = Hai scritto a { $who } { $day }: { $quote }
departments-question =
    .a = A che cosa lavora { $who } questo mese?
    .b = Che cosa vorrebbe sapere { $who } del tuo lavoro?
    .c = Che cosa si vede in modo diverso dalle due parti?
departments-draft-about = su "{ $topic }"
departments-draft-subject = A che cosa lavoriamo
departments-draft =
    .a = Riceviamo le stesse e-mail{ $about } e non ci scriviamo quasi mai. Avresti un quarto d'ora per raccontarmi a che cosa lavori?
    .b = Siamo nelle stesse e-mail{ $about }. Mi piacerebbe sapere a che cosa lavori. Avresti un quarto d'ora?
    .c = Conosco il tuo nome dalle e-mail che abbiamo in comune{ $about }. Ti andrebbe bene un quarto d'ora per raccontarci a che cosa lavoriamo?

## Influencer: find the person everyone asks

influencer-heading = Ringrazia { $name }, a cui mandi persone
influencer-sent = Da { $month } hai mandato { $number } persone da { $who }: { $names }.
influencer-sent-among = Da { $month } hai mandato { $number } persone da { $who }, tra cui { $names }.
influencer-wrote = Hai scritto { $day }: { $quote }
influencer-hear = Forse a { $who } fa piacere saperlo.
influencer-question =
    .a = Che cosa sa { $who } che nessun altro sa?
    .b = Quale domanda vorrebbe ricevere meno spesso { $who }?
    .c = Chi ti ha detto, la prima volta, di chiedere a { $who }?
influencer-draft-subject = Le persone che mando
influencer-draft =
    .a = Da { $month } ho mandato da te { $number } persone con le loro domande. Grazie di essere il punto di riferimento. Va bene così, o qualcosa lo renderebbe più facile?
    .b = Ho indicato il tuo nome a { $number } persone da { $month }, per le loro domande. Grazie. Va bene così?
    .c = Mando da te chi ha domande: { $number } persone da { $month }. Grazie. C'è qualcosa che lo renderebbe più facile?

## Mentor: tell those who advised you what came of it

mentor-heading = Racconta a { $name } che cosa ne è nato
mentor-asked = Hai chiesto a { $who } { $asked }: { $quote } { $who } ha risposto { $day }.
mentor-wrote = Hai scritto a { $who } { $day }: { $quote }
mentor-introduced = { $who } ti ha fatto conoscere qualcuno { $day }{ $thread }.
mentor-silence = Da allora nessuna tua e-mail al riguardo, a giudicare dall'oggetto.
mentor-goal = Il tuo obiettivo: { $goal }.
mentor-question =
    .a = Che cosa ne hai fatto?
    .b = Che cosa ne è nato, in una frase?
    .c = Che cosa hai deciso, e lo decideresti di nuovo?
mentor-draft-subject = Che cosa ne è nato
mentor-draft-asked =
    .a = Ecco che cosa ti ho chiesto { $day }: { $quote } Mi piacerebbe raccontarti che cosa è nato dalla risposta. Quando avresti un quarto d'ora?
    .b = Grazie per la risposta a quello che ti ho chiesto { $day }: { $quote } Posso raccontarti che cosa ne è nato? Quando andrebbe bene?
    .c = Hai risposto a quello che ti ho chiesto { $day }: { $quote } Mi piacerebbe raccontarti che cosa ne è nato. Avresti un quarto d'ora?
mentor-draft-wrote =
    .a = Ecco che cosa ti ho scritto { $day }: { $quote } Mi piacerebbe raccontarti che cosa ne è nato. Quando avresti un quarto d'ora?
    .b = Ti ho scritto { $day }: { $quote } Posso raccontarti com'è andata avanti? Quando andrebbe bene?
    .c = Grazie ancora. Ecco che cosa ti ho scritto { $day }: { $quote } Mi piacerebbe raccontarti che cosa ne è nato. Avresti un quarto d'ora?
mentor-draft-introduced =
    .a = Mi piacerebbe raccontarti che cosa è nato dal contatto che ho ricevuto { $day }. Quando avresti un quarto d'ora?
    .b = Grazie per averci fatto conoscere { $day }. Posso raccontarti che cosa ne è nato? Quando andrebbe bene?
    .c = Mi hai fatto conoscere qualcuno { $day }. Mi piacerebbe raccontarti che cosa ne è nato. Avresti un quarto d'ora?

## Checkin: check in with your boss

checkin-heading = Fai il punto con { $name }
checkin-last = Ultima e-mail a { $who } con novità e una domanda: { $day }.
checkin-news = Novità da allora, con parole tue: { $quote } ({ $day }).
checkin-question = Che cosa è fatto, che cosa viene dopo e che cosa vuoi sapere?
checkin-draft-subject = Un breve punto della situazione
checkin-draft =
    .a = Un breve punto della situazione: c'è qualcosa a cui dare la precedenza nelle prossime settimane?
    .b = Un breve punto della situazione: che cosa conta di più nelle prossime settimane, e quali informazioni servono da parte mia?
    .c = Un breve punto della situazione: c'è qualcosa che dovrei fare in altro modo, o prima del resto, nelle prossime settimane?

## Reminders: what the owner asked to hear of again, by Bcc to me+3w@… or by "remind ana@example.com 6w"

reminder-heading = Il tuo promemoria: { $name }
reminder-others = { $count ->
    [one] { $name } e un'altra persona
   *[other] { $name } e altre { $number } persone
}
reminder-heading-of = Il tuo promemoria: { $name } ({ $who })
reminder-heading-note = Il tuo promemoria: la nota che hai scritto { $day }
reminder-wrote = Hai scritto { $day }: { $quote }
reminder-wrote-plain = Hai scritto { $day }.
reminder-sent-for-you = È partita un'e-mail a nome tuo { $day }.
reminder-again = Hai scritto di nuovo { $day }.
reminder-no-answer = Da allora nessuna risposta, per quanto citano le tue e-mail.
reminder-desk = Le tue e-mail inviate non mostrano se c'è stata una risposta.
reminder-elsewhere = { $who } ti ha scritto { $day }, in un'altra conversazione.
reminder-asked = Hai chiesto questo promemoria { $day }.
reminder-last = La tua ultima e-mail a { $who }, inviata { $day }: { $quote }
reminder-last-plain = Hai scritto a { $who } l'ultima volta { $day }.
reminder-second = Questo promemoria non torna più.
reminder-draft-topic =
    .a = Ho scritto { $day } su "{ $topic }". Serve qualcosa da parte mia?
    .b = Vorrei riprendere quello che ho scritto { $day } su "{ $topic }". Come procediamo?
    .c = È arrivata la mia e-mail su "{ $topic }", inviata { $day }?
reminder-draft =
    .a = Ho inviato un'e-mail { $day }. Serve qualcosa da parte mia per la risposta?
    .b = Vorrei riprendere quello che ho scritto { $day }. Come procediamo?
    .c = È arrivata l'e-mail che ho inviato { $day }?
reminder-draft-subject = L'e-mail che ho inviato { $day }
reminder-hello-subject = Un saluto
reminder-hello =
    .a = Come stai, e a che cosa lavori adesso?
    .b = Com'è andata in questo periodo?
    .c = Mi farebbe piacere sapere come stai.

## Birthdays and anniversaries of the owner's address book. $name is a full name. $day is soon, today, or was a few days ago.

yearly-birthday-is = { $name } compie gli anni { $day }
yearly-birthday-was = { $name } ha compiuto gli anni { $day }
yearly-birthday-draft-subject = Buon compleanno
yearly-birthday-draft =
    .a = Buon compleanno, e i migliori auguri per l'anno che viene.
    .b = Tanti auguri per il compleanno. Spero che sia una bella giornata.
    .c = Ti auguro un buon compleanno e un bell'anno.
yearly-birthday-draft-late =
    .a = Buon compleanno, anche se in ritardo, e i migliori auguri per l'anno che viene.
    .b = In ritardo, ma di cuore: tanti auguri per il compleanno.
    .c = I miei auguri di compleanno arrivano tardi: che sia un bell'anno.
yearly-anniversary-is = { $name } ha un anniversario { $day }
yearly-anniversary-was = { $name } aveva un anniversario { $day }
yearly-anniversary-draft-subject = Per l'anniversario
yearly-anniversary-draft =
    .a = Tanti auguri per l'anniversario.
    .b = I miei migliori auguri per l'anniversario.
    .c = Ti mando i miei auguri per l'anniversario.

## Answers: what came of what the owner replied. $who is a given name, $until and $on are days.

echo = Le tue risposte: { $list }.
echo-note = una tua nota
echo-done = { $who }: fatto
echo-met = hai parlato con { $who }
echo-elsewhere = senti { $who } per altra via
echo-wrong = nessun punto di quel tipo per { $who }
echo-never = più nulla su { $who }
echo-snoozed = { $who }: rimandato, torna { $until }
echo-noted = nota su { $who }
echo-undone = annullato: { $what }
echo-explained = perché { $who }, via e-mail
echo-helped = aiuto, via e-mail
echo-more = un punto in più
echo-less = un punto in meno
echo-paused = nessun riepilogo finché non arriva { $until }
echo-resumed = i riepiloghi riprendono
echo-stopped = nessun altro riepilogo
echo-kept = i riepiloghi continuano
echo-private = elogi a { $who } mai in pubblico
echo-public = elogi a { $who } permessi in pubblico
echo-joined = { $other } conta come { $keep }
echo-boss = fai capo a { $who }
echo-reminded = promemoria { $on } su { $who }
echo-not-understood = Non è chiaro "{ $line }". Scrivi "{ $nearest }".
echo-not-understood-at-all = Non è chiaro "{ $line }". Scrivi "aiuto" per vedere che cosa si può rispondere.
echo-same = "{ $line }" era già così.
echo-more-refused = { $count ->
    [one] Un'altra riga non è stata capita o non è stata eseguita.
   *[other] Altre { $count } righe non sono state capite o non sono state eseguite.
}
echo-refused = Non è stato eseguito "{ $line }": { $why }.
why-no-item = quel riepilogo non ha un punto { $number }
why-nothing-to-undo = non c'è nulla da annullare
why-no-day = serve un giorno dopo { $on } ed entro dieci anni
why-nobody = nelle tue e-mail nessuno si chiama così
why-several = { $number } persone si chiamano così; scrivi l'indirizzo
why-unknown-address = nessuna tua e-mail è andata a { $address }
why-no-person = { $address } è tuo o non è di una persona
why-joined-elsewhere = { $address } è già unito a { $head }
why-config-wins = la configurazione dice altro, e prevale

## Receipts: a mail of its own about answers

receipt-subject = Sulle tue risposte
receipt-rest = { $said } La tua posta viene ancora letta. Rispondi "{ $command }" per riavere subito i riepiloghi.
receipt-evidence = { $kind }, { $day }
receipt-evidence-quoted = { $kind }, { $day }, visto in una citazione
receipt-counted = Conteggio: tue e-mail a { $who }: { $sent } (l'ultima: { $last }); e-mail di { $who } viste: { $seen }; aiuti ricevuti: { $received }, dati: { $given }; ultimo grazie via e-mail: { $thanked }. Tutto, con i calcoli: appreciated why { $address }
receipt-not-yet = non ancora
receipt-help = Che cosa si può rispondere a un riepilogo, un comando per riga, sopra la citazione:
receipt-help-done = è fatto; { $met }: c'è stato un contatto; { $elsewhere }: contatto con altri mezzi; { $wrong }: questo tipo di punto non va per questa persona; { $never }: più nulla su questa persona
receipt-help-snooze = più avanti: giorni, settimane, mesi, anni, un giorno della settimana o 2026-12-01
receipt-help-note = c'è stato un contatto, con una nota per te
receipt-help-undo = annulla quello che hai detto del punto 2; "annulla" da solo, l'ultima risposta
receipt-help-why = gli indizi, via e-mail
receipt-help-more = più punti, o meno, in ogni riepilogo
receipt-help-pause = nessun riepilogo in quel periodo; "riprendi" lo chiude
receipt-help-stop = nessun altro riepilogo, o continuare
receipt-help-public = non si propone mai di elogiare Ana in pubblico
receipt-help-boss = chi è il tuo capo
receipt-help-alias = due indirizzi della stessa persona
receipt-help-remind = un promemoria tra sei settimane
