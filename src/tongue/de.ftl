# Deutsch

## Days, numbers, lists

month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
month-long = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
weekday-short = { $weekday ->
    [1] Mo.
    [2] Di.
    [3] Mi.
    [4] Do.
    [5] Fr.
    [6] Sa.
   *[7] So.
}
weekday-long = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
day = { $day }. { month-short }
day-year = { $day }. { month-short } { $year }
long-day = { $day }. { month-long }
long-day-year = { $day }. { month-long } { $year }
month-year = { month-long } { $year }
full-date = { weekday-short }, { $day }. { month-short } { $year }
number = { $count ->
    [0] keins
    [1] eins
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
    [12] zwölf
   *[other] { $count }
}
after-asking = { $count ->
    [0] noch am Tag Ihrer Anfrage
    [1] am Tag nach Ihrer Anfrage
   *[other] { $number } Tage nach Ihrer Anfrage
}
list-end = { $head } und { $last }
about-topic = zu "{ $topic }"

## The frame of a digest. $number is $count in words.

head-people = { $count ->
    [one] Eine Person, etwa { $time }.
   *[other] { $number } Personen, etwa { $time }.
}
head-items = { $count ->
    [one] Ein Punkt, etwa { $time }.
   *[other] { $number } Punkte, etwa { $time }.
}
head-none = Diese Woche nichts.
head-reminder = Eine Erinnerung, um die Sie gebeten haben.
minutes = { $count ->
    [one] eine Minute
   *[other] { $number } Minuten
}
subject-people = { $count ->
    [one] { $count } Person diese Woche: { $names }
   *[other] { $count } Personen diese Woche: { $names }
}
subject-items = { $count ->
    [one] { weekday-long }snotiz: { $count } Punkt
   *[other] { weekday-long }snotiz: { $count } Punkte
}
subject-none = Diese Woche nichts
subject-reminder = Eine Erinnerung, um die Sie gebeten haben
subject-stop = Sollen diese Mails aufhören?
stop-question = Sollen diese Mails aufhören? Antworten Sie "{ $stop }" oder "{ $keep }".
first = Erste Übersicht, auf Ihrem Rechner aus Gesendetem erstellt; nur sie verließ ihn. Zum Beenden "{ $stop }" antworten oder appreciated abschalten.
warning = Achtung:
write-to = An { $address } schreiben

hint-done =
    .a = Anders erledigt? Antworten Sie "{ $command }".
    .b = Am Telefon oder persönlich geklärt? Antworten Sie "{ $command }".
hint-ready =
    .a = Schon erledigt? Antworten Sie "{ $command }".
hint-met =
    .a = Anderswo gesprochen? Antworten Sie "{ $command }".
hint-private =
    .a = Lieber unter vier Augen? Antworten Sie "{ $command }".
help = Je Zeile eine Antwort ({ $command } = nichts mehr zu { $who }):
help-note = Je Zeile eine Antwort:
answer-done = Erledigt
answer-met = Gesprochen
answer-snooze = In zwei Wochen
answer-wrong = Nicht diese Art
answer-never = Nie wieder

## Commands: what an answer may say. The first word is the one that digests show; the others are understood, too.

command-done = erledigt, erl, fertig, gemacht, getan, geschafft, geklärt, geklaert, abgeschlossen
command-snooze = später, spaeter, verschieben, verschiebe, verschoben, aufschieben, zurückstellen, zurueckstellen
command-met = gesprochen, getroffen, geredet, telefoniert, gesehen
command-elsewhere = anderswo, woanders, anderweitig
command-wrong = falsch, unpassend, passt nicht, stimmt nicht
command-never = nie, niemals, nie mehr, nie wieder
command-undo = zurück, zurueck, rückgängig, rueckgaengig, widerrufen
command-why = warum, wieso, weshalb
command-more = mehr
command-less = weniger
command-pause = pause, pausieren, pausiere, aussetzen
command-resume = weiter, weitermachen, fortsetzen
command-stop = stopp, stoppen, aufhören, aufhoeren, beenden, abbestellen, abmelden
command-keep = behalten, beibehalten, behalte
command-public = öffentlich, oeffentlich
command-yes = ja, jawohl
command-no = nein, nö, noe
command-alias = alias, identisch, dieselbe, derselbe
command-boss = leitung, chef, chefin, vorgesetzt, vorgesetzte, vorgesetzter
command-remind = erinnern, erinnere, erinnerung, wiedervorlage
command-note = notiz, notieren, notiere, vermerk
command-help = hilfe
unit-day = t, tag, tage, tagen
unit-week = w, wo, woche, wochen
unit-month = m, mon, monat, monate, monaten
unit-year = j, jahr, jahre, jahren
unit-weekdays = montag/mo, dienstag/di, mittwoch/mi, donnerstag/do, freitag/fr, samstag/sa/sonnabend, sonntag/so

## Footer

read-own = Seit dem { $day } gelesen: { $count ->
    [0] keine Mail
    [1] eine Mail
   *[other] { $count } Mails
} von Ihnen{ $closing ->
    [0] {""}
    [one] ; { $closing } davon an eine Liste oder viele Personen führt zu keinem Punkt
   *[other] ; { $closing } davon an Listen oder viele Personen führen zu keinem Punkt
}.
read-both = Seit dem { $day } gelesen: { $count ->
    [0] keine Mail
    [1] eine Mail
   *[other] { $count } Mails
} von Ihnen und { $delegated } für Sie gesendete{ $closing ->
    [0] {""}
    [one] ; { $closing } von Ihnen an eine Liste oder viele Personen führt zu keinem Punkt
   *[other] ; { $closing } von Ihnen an Listen oder viele Personen führen zu keinem Punkt
}. Für Sie Gesendetes zählt als Kontakt, nie als Ihre Worte.
no-text-before = Aus der Zeit vor { $month } nur Datum und Anlass, kein Text.
held-back = Zurückgehalten: { $list }.
held-done = { $number } inzwischen erledigt
held-snoozed = { $number } auf später verschoben
held-paused = { $number } kürzlich schon genannt
held-hushed = { $number } zu Privatem
held-parted = { $number } nach einem Abschied oder einer offenen Rechnung
seen-done = Als erledigt erkannt: { $names }.
pace-second = Weil sich aus den letzten Übersichten nichts ergab, kommen sie vorerst nur jedes zweite Mal.
pace-monthly = Weil sich aus den letzten Übersichten nichts ergab, kommen sie vorerst einmal im Monat.
pace-over = Weil sich aus den letzten Übersichten nichts ergab, kommt von selbst keine mehr, bis Sie "{ $keep }" antworten.

## Drafts, all of them

greeting = Hallo { $name },
greeting-nobody = Hallo,

## Appreciate: say thank you

appreciate-heading = { $name } danken
appreciate-introduced = Am { $day } hat { $who } Sie mit jemandem bekannt gemacht{ $thread }.
appreciate-answered = Am { $day } hat { $who } Ihnen{ $about } geantwortet.
appreciate-sent = Am { $day } hat { $who } Ihnen{ $about } weitergeholfen.
appreciate-answered-asked = Am { $day } hat { $who } Ihnen{ $about } geantwortet, { $after }.
appreciate-answered-asked-quote = Am { $day } hat { $who } Ihnen{ $about } geantwortet, { $after }: { $quote }
appreciate-sent-asked = Am { $day } hat { $who } Ihnen{ $about } weitergeholfen, { $after }.
appreciate-sent-asked-quote = Am { $day } hat { $who } Ihnen{ $about } weitergeholfen, { $after }: { $quote }
appreciate-you-answered = Ihre Antwort: { $quote }
appreciate-habit = Soweit Ihre Mails es zeigen, hat { $who } seit { $month } { $number } Mal geholfen.
last-thanked = Am { $day } zuletzt per Mail gedankt.
appreciate-question =
    .a = Was ist dadurch möglich geworden?
    .b = Was hat es Ihnen erspart?
    .c = Was wäre ohne das schwerer gewesen?
    .d = Was haben Sie damit gemacht?
appreciate-question-introduced =
    .a = Was ist daraus geworden?
    .b = Wie ist es gelaufen?
    .c = Was hätten Sie allein nicht gefunden?
appreciate-draft-subject = Danke
appreciate-draft-introduced =
    .a = danke für die Vermittlung am { $day }.
    .b = vielen Dank für den Kontakt, der am { $day } zustande kam.
    .c = die Vermittlung vom { $day } habe ich nicht vergessen. Vielen Dank dafür.
appreciate-draft-sent =
    .a = danke für die Hilfe am { $day }{ $about }.
    .b = die Hilfe vom { $day }{ $about } war mir wirklich nützlich. Danke.
    .c = für die Hilfe vom { $day }{ $about } möchte ich mich bedanken.
    .d = vielen Dank für die Hilfe vom { $day }{ $about }.
appreciate-draft-answered =
    .a = danke für die Antwort vom { $day }{ $about }.
    .b = die Antwort vom { $day }{ $about } hat mir geholfen. Danke.
    .c = für die Antwort vom { $day }{ $about } möchte ich mich bedanken.
    .d = vielen Dank für die Zeit, die in der Antwort vom { $day }{ $about } steckt.
appreciate-draft-about = zu "{ $topic }"
appreciate-draft-habit = Mir fällt auf, wie oft ich auf diese Hilfe zählen konnte: { $number } Mal seit { $month }, dieses Mal eingeschlossen.

## Respond: keep your own open promises

respond-heading = Ihre Zusage an { $name }
respond-wrote = Am { $day } haben Sie{ $thread } geschrieben: { $quote }
respond-thread = in "{ $topic }"
respond-due = Für den { $day } war das zugesagt.
respond-due-today = Das ist für heute zugesagt.
respond-no-mail = Seither keine Mail von Ihnen in diesem Austausch.
respond-draft-subject = Meine Zusage
respond-draft =
    .a = am { $day } habe ich geschrieben: { $quote } Wird das noch gebraucht?
    .b = meine Worte vom { $day } habe ich nicht vergessen: { $quote } Ist das noch von Nutzen?
    .c = am { $day } hatte ich zugesagt: { $quote } Das steht noch aus. Wird es noch gebraucht?
respond-draft-plain =
    .a = am { $day } hatte ich{ $about } etwas zugesagt. Wird es noch gebraucht?
    .b = meine Zusage vom { $day }{ $about } habe ich nicht vergessen. Ist das noch von Nutzen?
    .c = was ich am { $day }{ $about } zugesagt hatte, steht noch aus. Wird es noch gebraucht?
respond-draft-about = zu "{ $topic }"

## Repay: give back to those who help often

repay-heading = { $name }{ $department } fragen, was helfen würde
repay-deed = am { $day }{ $thread }
repay-helped = { $who } hat Ihnen { $deeds } geholfen.
repay-helped-often = Zuletzt { $last } hat { $who } Ihnen geholfen, insgesamt { $number } Mal in einem halben Jahr.
repay-last-line = Ihre letzte Zeile an { $who }: { $quote }
repay-question =
    .a = Was könnte { $who } jetzt brauchen?
    .b = Was könnten Sie { $who } abnehmen?
    .c = Was wissen Sie, das { $who } nützen könnte?
repay-draft-subject = Was würde helfen?
repay-draft =
    .a = in letzter Zeit habe ich mehrmals Hilfe bekommen, zuletzt am { $day }. Ich möchte gern etwas zurückgeben. Was würde im Moment am meisten helfen?
    .b = die Hilfe vom { $day } war nicht die erste in letzter Zeit. Was kann ich im Gegenzug tun?
    .c = mehrmals habe ich in den letzten Monaten Hilfe bekommen, zuletzt am { $day }. Gibt es etwas, das ich umgekehrt tun kann?
    .d = danke für die Hilfe am { $day } und für die Male davor. Was wäre jetzt nützlich?

## Offer: help before you are asked

offer-heading = Etwas an { $name } weitergeben (nur eine Vermutung)
offer-asked = Am { $day } hat { $who } Sie{ $about } etwas gefragt.
offer-wrote = Am { $day } haben Sie { $reader } geschrieben: { $quote }
offer-question =
    .a = Würde es { $who } nützen, und warum?
    .b = Was daran würde { $who } am meisten helfen?
    .c = Welcher Teil davon ist eine Antwort für { $who }?
offer-draft-about = zu "{ $topic }"
offer-draft-subject = Zur Frage von neulich
offer-draft =
    .a = am { $day } kam bei mir eine Frage{ $about } an. Inzwischen bin ich auf etwas gestoßen, das helfen könnte. Soll ich es schicken?
    .b = für die Frage vom { $day }{ $about } habe ich jetzt vielleicht etwas Passendes. Wird es noch gebraucht?
    .c = ist die Frage vom { $day }{ $about } noch offen? Ich habe jetzt vielleicht etwas dazu.
    .d = zur Frage vom { $day }{ $about } ist mir etwas begegnet, das vielleicht hilft. Wäre es noch nützlich?
offer-echo-heading = { $name } fragen, ob es geklappt hat
offer-echo-asked = Am { $asked } hat { $who } Sie{ $about } um Hilfe gebeten; Ihre Antwort vom { $day }: { $quote }
offer-echo-silence = Soweit Ihre Mails es zeigen, ging seither keine Mail hin oder her.
offer-echo-question =
    .a = Hat es bei { $who } geklappt?
    .b = Was steht { $who } noch im Weg?
    .c = Was würden Sie an der Stelle von { $who } als Nächstes versuchen?
offer-echo-draft-subject = Hat es geklappt?
offer-echo-draft =
    .a = am { $day } kam von mir eine Mail{ $about }. Hat es geklappt, oder kann ich noch etwas anderes versuchen?
    .b = hat meine Mail vom { $day }{ $about } geholfen? Wenn nicht, was steht noch im Weg?
    .c = war meine Mail vom { $day }{ $about } nützlich, oder ist noch etwas offen?
    .d = wie ging es nach meiner Mail vom { $day }{ $about } weiter? Kann ich noch etwas tun?

## Praise: say before others what you told one person alone

praise-heading = Das Lob für { $name } vor den anderen wiederholen
praise-wrote = Am { $day } haben Sie{ $about } nur an { $who } geschrieben: { $quote }
praise-others = { $number } weitere Personen waren an diesem Austausch beteiligt.
praise-closing =
    .a = Eine Zeile in Ihrer nächsten Mail an alle würde genügen. Was hat es bewirkt?
    .b = Ihre nächste Mail an alle hat Platz für eine Zeile. Wer hat am meisten davon?
    .c = Vielleicht wissen es dort noch nicht alle. Was würden Sie vor ihnen sagen?
praise-draft-subject = Was ich geschrieben habe
praise-draft =
    .a = am { $day } habe ich geschrieben: { $quote } Das würde ich gern auch vor den anderen sagen. Ist das in Ordnung?
    .b = ich möchte, dass auch die anderen hören, was ich am { $day } geschrieben habe: { $quote } Spricht etwas dagegen?
    .c = darf ich vor den anderen sagen, was ich am { $day } geschrieben habe? { $quote }
    .d = was ich am { $day } geschrieben habe, meine ich noch immer: { $quote } Wäre es in Ordnung, das auch vor den anderen zu sagen?

## Reconnect: write before you need it

reconnect-heading = { $name } grüßen (keine Mail seit { $month }; leicht wieder aufzunehmen)
reconnect-heading-dormant = { $name } grüßen (keine Mail seit { $month }; lohnt sich mehr)
reconnect-wrote = Am { $day } haben Sie { $who } geschrieben: { $quote }
reconnect-last-line = Ihre letzte Zeile an { $who }{ $about }: { $quote }
reconnect-stale = Alte Adresse, die Mail könnte zurückkommen.
reconnect-question =
    .a = Was hat sich seither verändert?
    .b = Was würden Sie { $who } als Erstes erzählen?
    .c = Was würde { $who } gern hören?
reconnect-draft-subject = Ein Lebenszeichen
reconnect-draft =
    .a = meine letzte Mail war im { $month }{ $about }. Was gibt es Neues, und was steht gerade an?
    .b = meine letzten Zeilen sind vom { $month }{ $about }. Wie ist es seither gelaufen?
    .c = ich würde mich freuen, zu hören, wie es geht. Meine letzte Mail ist vom { $month }{ $about }.
    .d = von mir kam zuletzt im { $month } eine Mail{ $about }. Was ist gerade in Arbeit?
reconnect-draft-about = , damals zu "{ $topic }"

## Peace: help a rival first

peace-heading = { $name } Hilfe anbieten
peace-sharp = Ihr Austausch mit { $who } vom { $day }{ $about } war nicht einfach.
peace-wrote = Zuletzt haben Sie { $who } am { $day }{ $about } geschrieben.
peace-silence = Seit dem { $day } keine Mail von Ihnen an { $who }.
peace-question =
    .a = Was könnten Sie { $who } abnehmen?
    .b = Was davon könnten Sie { $who } leichter machen?
    .c = Was möchten Sie beide dabei erreichen?
peace-draft-subject = Kann ich etwas abnehmen?
peace-draft =
    .a = gibt es bei unseren gemeinsamen Themen etwas, das ich abnehmen kann?
    .b = gibt es etwas, das ich im Moment leichter machen kann?
    .c = würde es helfen, wenn ich etwas übernehme?
peace-draft-topic =
    .a = gibt es bei "{ $topic }" etwas, das ich abnehmen kann?
    .b = gibt es bei "{ $topic }" etwas, das ich leichter machen kann?
    .c = würde es helfen, wenn ich einen Teil von "{ $topic }" übernehme?

## Departments: get to know somebody of another circle

departments-heading = { $name }{ $side } kennenlernen
departments-threads = { $who } ist mit Ihnen an { $number } Mailwechseln beteiligt.
departments-threads-topics = { $who } ist mit Ihnen an { $number } Mailwechseln beteiligt: { $topics }.
departments-threads-among = { $who } ist mit Ihnen an { $number } Mailwechseln beteiligt, darunter { $topics }.
departments-answered = { $count ->
    [0] Sie haben bisher keine Mail von { $who } beantwortet.
    [1] Sie haben bisher eine Mail von { $who } beantwortet.
   *[other] Sie haben bisher { $number } Mails von { $who } beantwortet.
}
departments-thanked = Am { $day } haben Sie { $who } geschrieben: { $quote }
departments-question =
    .a = Woran arbeitet { $who } in diesem Monat?
    .b = Was würde { $who } gern von Ihrer Seite wissen?
    .c = Was sehen Sie beide von entgegengesetzten Seiten?
departments-draft-about = zu "{ $topic }"
departments-draft-subject = Woran wir gerade arbeiten
departments-draft =
    .a = wir stehen beide in denselben Mails{ $about } und haben einander kaum geschrieben. Passt demnächst eine Viertelstunde, um einander zu erzählen, woran wir gerade arbeiten?
    .b = wir bekommen dieselben Mails{ $about }. Ich würde gern hören, was auf der anderen Seite gerade ansteht. Passt demnächst eine Viertelstunde?
    .c = wir kennen uns bisher nur aus gemeinsamen Mails{ $about }. Würde eine Viertelstunde passen, um einander zu erzählen, woran wir arbeiten?

## Influencer: find the person everyone asks

influencer-heading = { $name } danken (Sie schicken Leute dorthin)
influencer-sent = Seit { $month } haben Sie { $number } Personen zu { $who } geschickt: { $names }.
influencer-sent-among = Seit { $month } haben Sie { $number } Personen zu { $who } geschickt, darunter { $names }.
influencer-wrote = Am { $day } haben Sie geschrieben: { $quote }
influencer-hear = { $who } hört das vielleicht gern.
influencer-question =
    .a = Was weiß { $who }, das sonst niemand weiß?
    .b = Wonach würde { $who } gern seltener gefragt?
    .c = Wer hat Sie zum ersten Mal zu { $who } geschickt?
influencer-draft-subject = Die Leute, die ich schicke
influencer-draft =
    .a = seit { $month } habe ich { $number } Personen mit ihren Fragen hierher geschickt. Danke für die offene Tür. Ist das so in Ordnung, oder würde etwas es leichter machen?
    .b = { $number } Personen habe ich seit { $month } diesen Namen genannt, als gute Adresse für ihre Fragen. Danke dafür. Ist das in Ordnung?
    .c = immer wieder schicke ich Leute mit ihren Fragen hierher, { $number } seit { $month }. Danke dafür. Würde etwas das leichter machen?

## Mentor: tell those who advised you what came of it

mentor-heading = { $name } erzählen, was daraus wurde
mentor-asked = Am { $asked } haben Sie { $who } gefragt: { $quote } { $who } hat am { $day } geantwortet.
mentor-wrote = Am { $day } haben Sie { $who } geschrieben: { $quote }
mentor-introduced = Am { $day } hat { $who } Sie mit jemandem bekannt gemacht{ $thread }.
mentor-silence = Seither keine Mail von Ihnen dazu, soweit der Betreff es zeigt.
mentor-goal = Ihr Ziel: { $goal }.
mentor-question =
    .a = Was haben Sie damit gemacht?
    .b = Was ist daraus geworden, in einem Satz?
    .c = Wie haben Sie entschieden, und würden Sie wieder so entscheiden?
mentor-draft-subject = Was daraus wurde
mentor-draft-asked =
    .a = am { $day } habe ich gefragt: { $quote } Ich würde gern erzählen, was aus der Antwort geworden ist. Wann passt eine Viertelstunde?
    .b = danke für die Antwort auf meine Frage vom { $day }: { $quote } Darf ich erzählen, was daraus geworden ist? Wann würde es passen?
    .c = diese Frage von mir vom { $day } wurde beantwortet: { $quote } Gern würde ich erzählen, was daraus geworden ist. Passt demnächst eine Viertelstunde?
mentor-draft-wrote =
    .a = am { $day } habe ich geschrieben: { $quote } Ich würde gern erzählen, was daraus geworden ist. Wann passt eine Viertelstunde?
    .b = das stand in meiner Mail vom { $day }: { $quote } Darf ich erzählen, wie es weiterging? Wann würde es passen?
    .c = noch einmal danke. Am { $day } habe ich geschrieben: { $quote } Gern würde ich erzählen, was daraus geworden ist. Passt demnächst eine Viertelstunde?
mentor-draft-introduced =
    .a = am { $day } kam durch die Vermittlung ein Kontakt zustande. Ich würde gern erzählen, was daraus geworden ist. Wann passt eine Viertelstunde?
    .b = danke für die Vermittlung am { $day }. Darf ich erzählen, was daraus geworden ist? Wann würde es passen?
    .c = gern würde ich erzählen, was aus der Vermittlung vom { $day } geworden ist. Passt demnächst eine Viertelstunde?

## Checkin: check in with your boss

checkin-heading = Zwischenstand für { $name }
checkin-last = Am { $day } ging zuletzt eine Mail mit Neuigkeiten und einer Frage an { $who }.
checkin-news = Seither neu, in Ihren Worten: { $quote } ({ $day }).
checkin-question = Was ist getan, was kommt als Nächstes, und was möchten Sie wissen?
checkin-draft-subject = Kurz zwischendurch
checkin-draft =
    .a = kurz zwischendurch: Soll ich in den nächsten Wochen etwas vorziehen?
    .b = kurz zwischendurch: Was ist in den nächsten Wochen am wichtigsten, und worüber soll ich berichten?
    .c = kurz zwischendurch: Gibt es etwas, das ich in den nächsten Wochen anders machen oder vorziehen soll?

## Reminders: what the owner asked to hear of again, by Bcc to me+3w@… or by "remind ana@example.com 6w"

reminder-heading = Ihre Erinnerung: { $name }
reminder-others = { $count ->
    [one] { $name } und eine weitere Person
   *[other] { $name } und { $number } weitere
}
reminder-heading-of = Ihre Erinnerung: { $name } ({ $who })
reminder-heading-note = Ihre Erinnerung: Notiz vom { $day }
reminder-wrote = Am { $day } haben Sie geschrieben: { $quote }
reminder-wrote-plain = Am { $day } haben Sie geschrieben.
reminder-sent-for-you = Am { $day } wurde für Sie eine Mail gesendet.
reminder-again = Am { $day } haben Sie noch einmal geschrieben.
reminder-no-answer = Seither keine Antwort, soweit Ihre eigenen Mails eine zitieren.
reminder-desk = Ob eine Antwort kam, zeigen Ihre gesendeten Mails nicht.
reminder-elsewhere = Am { $day } hat { $who } Ihnen in einem anderen Austausch geschrieben.
reminder-asked = Am { $day } haben Sie um diese Erinnerung gebeten.
reminder-last = Ihre letzte Mail an { $who }, vom { $day }: { $quote }
reminder-last-plain = Am { $day } ging Ihre letzte Mail an { $who }.
reminder-second = Diese Erinnerung kommt nicht noch einmal.
reminder-draft-topic =
    .a = am { $day } habe ich zu "{ $topic }" geschrieben. Wird dafür noch etwas von mir gebraucht?
    .b = ich komme noch einmal auf meine Mail vom { $day } zu "{ $topic }" zurück. Wie sieht es damit aus?
    .c = ist meine Mail vom { $day } zu "{ $topic }" angekommen?
reminder-draft =
    .a = am { $day } habe ich eine Mail geschickt. Wird für eine Antwort noch etwas von mir gebraucht?
    .b = ich komme noch einmal auf meine Mail vom { $day } zurück. Wie sieht es damit aus?
    .c = ist meine Mail vom { $day } angekommen?
reminder-draft-subject = Meine Mail vom { $day }
reminder-hello-subject = Ein kurzer Gruß
reminder-hello =
    .a = wie geht es, und was steht gerade an?
    .b = wie ist es in letzter Zeit gelaufen?
    .c = ich würde mich freuen, zu hören, wie es geht.

## Birthdays and anniversaries of the owner's address book. $name is a full name. $day is soon, today, or was a few days ago.

yearly-birthday-is = { $name } hat am { $day } Geburtstag
yearly-birthday-was = { $name } hatte am { $day } Geburtstag
yearly-birthday-draft-subject = Alles Gute zum Geburtstag
yearly-birthday-draft =
    .a = alles Gute zum Geburtstag und für das neue Lebensjahr.
    .b = herzlichen Glückwunsch zum Geburtstag. Ich hoffe, es ist ein schöner Tag.
    .c = zum Geburtstag wünsche ich alles Gute und ein schönes neues Lebensjahr.
yearly-birthday-draft-late =
    .a = nachträglich alles Gute zum Geburtstag und für das neue Lebensjahr.
    .b = spät, aber von Herzen: alles Gute zum Geburtstag.
    .c = mein Glückwunsch kommt spät: Ich wünsche ein gutes neues Lebensjahr.
yearly-anniversary-is = { $name } hat am { $day } einen Jahrestag
yearly-anniversary-was = { $name } hatte am { $day } einen Jahrestag
yearly-anniversary-draft-subject = Zum Jahrestag
yearly-anniversary-draft =
    .a = alles Gute zum Jahrestag.
    .b = zum Jahrestag wünsche ich alles Gute.
    .c = meine besten Wünsche zum Jahrestag.

## Answers: what came of what the owner replied. $who is a given name, $until and $on are days.

echo = Ihre Antworten: { $list }.
echo-note = Ihrer Notiz
echo-done = Punkt zu { $who } erledigt
echo-met = mit { $who } gesprochen
echo-elsewhere = Austausch mit { $who } anderswo
echo-wrong = solche Punkte nicht zu { $who }
echo-never = nichts mehr zu { $who }
echo-snoozed = Punkt zu { $who } auf den { $until } verschoben
echo-noted = Notiz zu { $who }
echo-undone = zurückgenommen: { $what }
echo-explained = warum { $who }, per Mail
echo-helped = Hilfe, per Mail
echo-more = ein Punkt mehr
echo-less = ein Punkt weniger
echo-paused = vor dem { $until } keine Übersicht
echo-resumed = Übersichten kommen wieder
echo-stopped = keine Übersicht mehr
echo-kept = Übersichten kommen weiter
echo-private = Lob für { $who } nie öffentlich
echo-public = Lob für { $who } auch öffentlich
echo-joined = { $other } zählt als { $keep }
echo-boss = Ihre Leitung ist { $who }
echo-reminded = Erinnerung am { $on } zu { $who }
echo-not-understood = Nicht verstanden: "{ $line }". Schreiben Sie "{ $nearest }".
echo-not-understood-at-all = Nicht verstanden: "{ $line }". Schreiben Sie "hilfe", um zu erfahren, was möglich ist.
echo-same = "{ $line }" galt bereits.
echo-more-refused = { $count ->
    [one] Eine weitere Zeile wurde nicht verstanden oder nicht ausgeführt.
   *[other] { $count } weitere Zeilen wurden nicht verstanden oder nicht ausgeführt.
}
echo-refused = Nicht ausgeführt: "{ $line }", denn { $why }.
why-no-item = jene Übersicht hat keinen Punkt { $number }
why-nothing-to-undo = es gibt nichts zurückzunehmen
why-no-day = es muss ein Tag nach dem { $on } und binnen zehn Jahren sein
why-nobody = so heißt niemand in Ihren Mails
why-several = { $number } Personen heißen so; schreiben Sie die Adresse
why-unknown-address = an { $address } ging keine Mail von Ihnen
why-no-person = { $address } gehört Ihnen oder keiner Person
why-joined-elsewhere = { $address } zählt schon als { $head }
why-config-wins = die Konfiguration sagt etwas anderes, und sie geht vor

## Receipts: a mail of its own about answers

receipt-subject = Zu Ihren Antworten
receipt-rest = { $said } Ihre Mails werden weiterhin gelesen. Antworten Sie "{ $command }", um sofort wieder Übersichten zu erhalten.
receipt-evidence = { $day }: { $kind }
receipt-evidence-quoted = { $day }: { $kind }, in einem Zitat gesehen
receipt-counted = Gezählt: Ihre Mails an { $who }: { $sent }, die letzte: { $last }; gesehene Mails von { $who }: { $seen }; Hilfe erhalten: { $received }, gegeben: { $given }; zuletzt per Mail gedankt: { $thanked }. Alles samt Rechnung: appreciated why { $address }
receipt-not-yet = noch nicht
receipt-help = Was eine Antwort auf eine Übersicht sagen kann, je Zeile ein Befehl, über dem Zitat:
receipt-help-done = Sie haben es getan; { $met }: getroffen oder telefoniert; { $elsewhere }: Austausch auf anderem Weg; { $wrong }: solche Punkte nicht zu dieser Person; { $never }: zu dieser Person nichts mehr
receipt-help-snooze = später: Tage, Wochen, Monate, Jahre, ein Wochentag oder 2026-12-01
receipt-help-note = getroffen oder telefoniert, mit einer Notiz für Sie selbst
receipt-help-undo = nimmt zurück, was Sie zu Punkt 2 gesagt haben; "zurück" allein die neueste Antwort
receipt-help-why = die Belege, per Mail
receipt-help-more = mehr oder weniger Punkte in einer Übersicht
receipt-help-pause = so lange keine Übersicht; "weiter" beendet das
receipt-help-stop = keine Übersicht mehr, oder weiter wie bisher
receipt-help-public = öffentliches Lob für Ana wird nie vorgeschlagen
receipt-help-boss = wer Ihre Leitung ist
receipt-help-alias = zwei Adressen einer Person
receipt-help-remind = eine Erinnerung in sechs Wochen
