# Français

## Days, numbers, lists

month-short = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
month-long = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
weekday-short = { $weekday ->
    [1] lun.
    [2] mar.
    [3] mer.
    [4] jeu.
    [5] ven.
    [6] sam.
   *[7] dim.
}
weekday-long = { $weekday ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
day = { $day ->
    [1] 1er
   *[other] { $day }
} { month-short }
day-year = { $day ->
    [1] 1er
   *[other] { $day }
} { month-short } { $year }
long-day = { $day ->
    [1] 1er
   *[other] { $day }
} { month-long }
long-day-year = { $day ->
    [1] 1er
   *[other] { $day }
} { month-long } { $year }
month-year = { month-long } { $year }
full-date = { weekday-short } { $day ->
    [1] 1er
   *[other] { $day }
} { month-short } { $year }
number = { $count ->
    [0] aucun
    [1] un
    [2] deux
    [3] trois
    [4] quatre
    [5] cinq
    [6] six
    [7] sept
    [8] huit
    [9] neuf
    [10] dix
    [11] onze
    [12] douze
   *[other] { $count }
}
after-asking = { $count ->
    [0] le jour même de votre demande
    [1] le lendemain de votre demande
   *[other] { $number } jours après votre demande
}
list-end = { $head } et { $last }
about-topic = à propos de "{ $topic }"

## The frame of a digest. $number is $count in words.

head-people = { $count ->
    [one] Une personne, environ { $time }.
   *[other] { $number } personnes, environ { $time }.
}
head-items = { $count ->
    [one] Un point, environ { $time }.
   *[other] { $number } points, environ { $time }.
}
head-none = Rien cette semaine.
head-reminder = Un rappel que vous avez demandé.
minutes = { $count ->
    [one] une minute
   *[other] { $number } minutes
}
subject-people = { $count ->
    [one] { $count } personne cette semaine : { $names }
   *[other] { $count } personnes cette semaine : { $names }
}
subject-items = { $count ->
    [one] Note du { weekday-long } : { $count } point
   *[other] Note du { weekday-long } : { $count } points
}
subject-none = Rien cette semaine
subject-reminder = Un rappel que vous avez demandé
subject-stop = Faut-il arrêter ces envois ?
stop-question = Faut-il arrêter ces envois ? Répondez "{ $stop }" ou "{ $keep }".
first = Premier récapitulatif, fait sur votre machine avec vos e-mails envoyés ; lui seul en sort. Pour arrêter : répondez "{ $stop }" ou coupez appreciated.
warning = Attention :
write-to = Écrire à { $address }

hint-done =
    .a = Réglé autrement ? Répondez "{ $command }".
    .b = Réglé par téléphone ou de vive voix ? Répondez "{ $command }".
hint-ready =
    .a = Déjà fait ? Répondez "{ $command }".
hint-met =
    .a = Vous vous êtes parlé ailleurs ? Répondez "{ $command }".
hint-private =
    .a = Plutôt en privé ? Répondez "{ $command }".
help = Répondez, une ligne par point ({ $command } = plus rien sur { $who }) :
help-note = Répondez, une ligne par point :
answer-done = Fait
answer-met = Parlé
answer-snooze = Dans deux semaines
answer-wrong = Pas ce genre
answer-never = Plus jamais

## Commands: what an answer may say. The first word is the one that digests show; the others are understood, too.

command-done = fait, c'est fait, réglé, regle, terminé, termine, fini
command-snooze = reporter, reporte, reporté, repousser, repousse, différer, differer, plus tard
command-met = parlé, parle, vu, rencontré, rencontre, discuté, discute, téléphoné, telephone
command-elsewhere = ailleurs
command-wrong = faux, erreur, inexact
command-never = jamais
command-undo = annuler, annule, défaire, defaire
command-why = pourquoi
command-more = plus, davantage
command-less = moins
command-pause = pause, suspendre, suspends
command-resume = reprendre, reprends, reprise, continuer
command-stop = stop, arrêter, arreter, arrête, arrete, désabonner, desabonner, fin
command-keep = garder, garde, conserver, conserve
command-public = public, publique
command-yes = oui
command-no = non
command-alias = alias, même, meme, identique
command-boss = responsable, chef, cheffe, hiérarchie, hierarchie
command-remind = rappeler, rappelle, rappel
command-note = note, noter
command-help = aide
unit-day = j, jour, jours
unit-week = s, sem, semaine, semaines
unit-month = m, mois
unit-year = a, an, ans, année, années, annee, annees
unit-weekdays = lundi/lun, mardi/mar, mercredi/mer, jeudi/jeu, vendredi/ven, samedi/sam, dimanche/dim

## Footer

read-own = Lu depuis le { $day } : { $count ->
    [0] aucun e-mail
    [1] un e-mail
   *[other] { $count } e-mails
} de votre part{ $closing ->
    [0] {""}
    [one] {""}, dont { $closing } à une liste ou à de nombreux destinataires, non retenu
   *[other] {""}, dont { $closing } à des listes ou à de nombreux destinataires, non retenus
}.
read-both = Lu depuis le { $day } : { $count ->
    [0] aucun e-mail
    [1] un e-mail
   *[other] { $count } e-mails
} de votre part{ $closing ->
    [0] {""}
    [one] {" "}(dont { $closing } à une liste ou à de nombreux destinataires, non retenu)
   *[other] {" "}(dont { $closing } à des listes ou à de nombreux destinataires, non retenus)
} et { $delegated ->
    [one] { $delegated } envoyé
   *[other] { $delegated } envoyés
} en votre nom. Ces derniers comptent comme contact, jamais comme vos mots.
no-text-before = Avant { $month } : les dates et les faits, sans le texte.
held-back = Mis de côté : { $list }.
held-done = { $number } sans objet depuis
held-snoozed = { $number } pour plus tard
held-paused = { $number } au repos après un envoi précédent
held-hushed = { $number } d'ordre privé
held-parted = { $number } après un départ ou une facture impayée
seen-done = Déjà fait : { $names }.
pace-second = Les derniers envois étant restés sans suite, il n'en vient pour l'instant qu'un sur deux.
pace-monthly = Les derniers envois étant restés sans suite, il n'en vient pour l'instant qu'un par mois.
pace-over = Les derniers envois étant restés sans suite, il n'en vient plus tant que vous ne répondez pas "{ $keep }".

## Drafts, all of them

greeting = Bonjour { $name },
greeting-nobody = Bonjour,

## Appreciate: say thank you

appreciate-heading = Remercier { $name }
appreciate-introduced = Le { $day }, { $who } a fait le lien entre vous et une autre personne{ $thread }.
appreciate-answered = Le { $day }, { $who } vous a répondu{ $about }.
appreciate-sent = Le { $day }, { $who } vous a rendu service{ $about }.
appreciate-answered-asked = Le { $day }, { $who } vous a répondu{ $about }, { $after }.
appreciate-answered-asked-quote = Le { $day }, { $who } vous a répondu{ $about }, { $after } : { $quote }
appreciate-sent-asked = Le { $day }, { $who } vous a rendu service{ $about }, { $after }.
appreciate-sent-asked-quote = Le { $day }, { $who } vous a rendu service{ $about }, { $after } : { $quote }
appreciate-you-answered = Votre réponse : { $quote }
appreciate-habit = D'après vos e-mails, { $who } vous a rendu service { $number } fois depuis { $month }.
last-thanked = Votre merci du { $day } est le dernier par e-mail.
appreciate-question =
    .a = Qu'est-ce que cela a rendu possible ?
    .b = Qu'est-ce que cela vous a évité ?
    .c = Qu'est-ce qui aurait été plus difficile sans cela ?
    .d = Qu'en avez-vous fait ?
appreciate-question-introduced =
    .a = Qu'est-ce que cela a donné ?
    .b = Comment cela s'est-il passé ?
    .c = Qu'est-ce que vous n'auriez pas trouvé sans ce contact ?
appreciate-draft-subject = Merci
appreciate-draft-introduced =
    .a = Merci pour la mise en relation du { $day }.
    .b = Merci d'avoir fait le lien le { $day }.
    .c = Je n'ai pas oublié la mise en relation du { $day }. Merci beaucoup pour cela.
appreciate-draft-sent =
    .a = Merci pour l'aide du { $day }{ $about }.
    .b = Merci, l'aide du { $day }{ $about } m'a été très utile.
    .c = Un grand merci pour l'aide du { $day }{ $about }.
    .d = Je tenais à dire merci pour l'aide du { $day }{ $about }.
appreciate-draft-answered =
    .a = Merci pour la réponse du { $day }{ $about }.
    .b = Merci, la réponse du { $day }{ $about } m'a permis d'avancer.
    .c = Un grand merci pour la réponse du { $day }{ $about }.
    .d = Merci pour le temps consacré à la réponse du { $day }{ $about }.
appreciate-draft-about = à propos de "{ $topic }"
appreciate-draft-habit = Je vois que j'ai souvent pu compter sur cette aide : { $number } fois depuis { $month }, cette fois comprise.

## Respond: keep your own open promises

respond-heading = Votre promesse à { $name }
respond-wrote = Le { $day }, vous avez écrit{ $thread } : { $quote }
respond-thread = dans "{ $topic }"
respond-due = Le { $day } était la date prévue.
respond-due-today = C'est pour aujourd'hui.
respond-no-mail = Depuis, pas d'autre e-mail de vous dans cet échange.
respond-draft-subject = Ce que j'ai promis
respond-draft =
    .a = Le { $day }, j'ai écrit : { $quote } Est-ce encore utile ?
    .b = Je n'ai pas oublié mon message du { $day } : { $quote } Est-ce toujours d'actualité ?
    .c = J'avais promis le { $day } : { $quote } Est-ce encore utile ?
respond-draft-plain =
    .a = Le { $day }, j'avais promis de donner des nouvelles{ $about }. Est-ce encore utile ?
    .b = Je n'ai pas oublié ma promesse du { $day }{ $about }. Est-ce toujours d'actualité ?
    .c = Ce que j'ai promis le { $day }{ $about } reste à faire. Est-ce encore utile ?
respond-draft-about = à propos de "{ $topic }"

## Repay: give back to those who help often

repay-heading = Demander à { $name }{ $department } ce qui aiderait
repay-deed = le { $day }{ $thread }
repay-helped = Ces derniers mois, { $deeds }, { $who } vous a rendu service.
repay-helped-often = En six mois, { $number } fois, la dernière { $last }, { $who } vous a rendu service.
repay-last-line = Votre dernière ligne à { $who } : { $quote }
repay-question =
    .a = Qu'est-ce qui serait utile à { $who } maintenant ?
    .b = De quoi pourriez-vous décharger { $who } ?
    .c = Que savez-vous qui pourrait servir à { $who } ?
repay-draft-subject = Qu'est-ce qui aiderait ?
repay-draft =
    .a = Ces derniers temps, j'ai reçu de l'aide plusieurs fois, la dernière fois le { $day }. J'aimerais rendre la pareille. Qu'est-ce qui aiderait le plus en ce moment ?
    .b = L'aide du { $day } n'était pas la première de ces derniers temps. Que puis-je faire en retour ?
    .c = Plusieurs fois ces derniers mois, j'ai pu compter sur un coup de main, encore le { $day }. Y a-t-il quelque chose que je puisse faire à mon tour ?
    .d = Merci pour l'aide du { $day }, et pour les fois précédentes. Qu'est-ce qui serait utile maintenant ?

## Offer: help before you are asked

offer-heading = Transmettre quelque chose à { $name } (simple supposition)
offer-asked = Le { $day }, { $who } vous a demandé quelque chose{ $about }.
offer-wrote = Le { $day }, vous avez écrit à { $reader } : { $quote }
offer-question =
    .a = Est-ce que cela servirait à { $who }, et pourquoi ?
    .b = Qu'est-ce qui, là-dedans, aiderait le plus { $who } ?
    .c = Quelle partie apporte une réponse à { $who } ?
offer-draft-about = à propos de "{ $topic }"
offer-draft-subject = La question de l'autre jour
offer-draft =
    .a = Le { $day }, j'ai reçu une question{ $about }. Depuis, j'ai trouvé quelque chose qui pourrait aider. Dois-je l'envoyer ?
    .b = J'ai peut-être de quoi répondre à la question du { $day }{ $about }. Est-ce encore utile ?
    .c = La question du { $day }{ $about } est-elle toujours ouverte ? J'ai peut-être un élément de réponse.
    .d = Pour la question du { $day }{ $about }, j'ai peut-être quelque chose d'utile. Est-il encore temps ?
offer-echo-heading = Demander à { $name } si cela a marché
offer-echo-asked = Le { $asked }, { $who } vous a demandé de l'aide{ $about } ; votre réponse du { $day } : { $quote }
offer-echo-silence = Depuis, d'après vos e-mails, rien dans un sens ni dans l'autre.
offer-echo-question =
    .a = Est-ce que cela a marché pour { $who } ?
    .b = Qu'est-ce qui bloque encore { $who } ?
    .c = À sa place, qu'essaieriez-vous ensuite ?
offer-echo-draft-subject = Est-ce que cela a marché ?
offer-echo-draft =
    .a = Le { $day }, j'ai envoyé un message{ $about }. Est-ce que cela a marché, ou puis-je essayer autre chose ?
    .b = Mon message du { $day }{ $about } a-t-il aidé ? Sinon, qu'est-ce qui bloque encore ?
    .c = Mon message du { $day }{ $about } a-t-il été utile, ou reste-t-il quelque chose à régler ?
    .d = Comment cela s'est-il passé après mon message du { $day }{ $about } ? Puis-je faire autre chose ?

## Praise: say before others what you told one person alone

praise-heading = Dire devant les autres ce que vous avez dit à { $name }
praise-wrote = Le { $day }, vous avez écrit en privé à { $who }{ $about } : { $quote }
praise-others = { $number } autres personnes étaient dans cet échange.
praise-closing =
    .a = Une ligne dans votre prochain e-mail au groupe suffirait. Qu'est-ce que cela a changé ?
    .b = Votre prochain e-mail au groupe a de la place pour une ligne. À qui cela profite-t-il le plus ?
    .c = Tout le monde ne le sait peut-être pas. Que diriez-vous devant les autres ?
praise-draft-subject = Ce que j'ai écrit
praise-draft =
    .a = Le { $day }, j'ai écrit : { $quote } J'aimerais le dire aussi devant les autres. Est-ce que cela convient ?
    .b = J'aimerais que les autres entendent ce que j'ai écrit le { $day } : { $quote } Est-ce gênant ?
    .c = Puis-je dire devant les autres ce que j'ai écrit le { $day } ? { $quote }
    .d = Je pense toujours ce que j'ai écrit le { $day } : { $quote } Serait-il possible de le dire aussi devant les autres ?

## Reconnect: write before you need it

reconnect-heading = Saluer { $name } (pas d'e-mail depuis { $month } ; facile à reprendre)
reconnect-heading-dormant = Saluer { $name } (pas d'e-mail depuis { $month } ; vaut davantage)
reconnect-wrote = Le { $day }, vous avez écrit à { $who } : { $quote }
reconnect-last-line = Votre dernière ligne à { $who }{ $about } : { $quote }
reconnect-stale = Adresse ancienne, l'e-mail pourrait revenir.
reconnect-question =
    .a = Qu'est-ce qui a changé depuis ?
    .b = Que diriez-vous en premier à { $who } ?
    .c = Quelle nouvelle ferait plaisir à { $who } ?
reconnect-draft-subject = Un petit bonjour
reconnect-draft =
    .a = Mon dernier message remonte à { $month }{ $about }. Quoi de neuf, et quels sont les projets du moment ?
    .b = C'est en { $month } que j'ai envoyé mon dernier e-mail{ $about }. Comment vont les choses depuis ?
    .c = Ce serait un plaisir d'avoir des nouvelles : mes dernières lignes remontent à { $month }{ $about }.
    .d = La dernière fois que j'ai écrit, c'était en { $month }{ $about }. Quoi de neuf ces temps-ci ?
reconnect-draft-about = , à propos de "{ $topic }"

## Peace: help a rival first

peace-heading = Proposer un coup de main à { $name }
peace-sharp = Votre échange du { $day } avec { $who }{ $about } n'a pas été facile.
peace-wrote = Le { $day }, dernier message de votre part à { $who }{ $about }.
peace-silence = Depuis le { $day }, pas d'e-mail de vous à { $who }.
peace-question =
    .a = De quoi pourriez-vous décharger { $who } ?
    .b = Quelle partie pourriez-vous faciliter à { $who } ?
    .c = Qu'avez-vous à y gagner ensemble ?
peace-draft-subject = Un coup de main
peace-draft =
    .a = Y a-t-il, dans nos sujets communs, quelque chose que je puisse prendre en charge ?
    .b = Y a-t-il quelque chose que je puisse faciliter en ce moment ?
    .c = Est-ce que cela aiderait si je prenais quelque chose à ma charge ?
peace-draft-topic =
    .a = Y a-t-il dans "{ $topic }" quelque chose que je puisse prendre en charge ?
    .b = Y a-t-il une partie de "{ $topic }" que je puisse faciliter ?
    .c = Est-ce que cela aiderait si je prenais en charge une partie de "{ $topic }" ?

## Departments: get to know somebody of another circle

departments-heading = Faire connaissance avec { $name }{ $side }
departments-threads = { $who } figure avec vous dans { $number } échanges.
departments-threads-topics = { $who } figure avec vous dans { $number } échanges : { $topics }.
departments-threads-among = { $who } figure avec vous dans { $number } échanges, dont { $topics }.
departments-answered = { $count ->
    [0] Vous n'avez pas encore répondu à { $who }.
    [1] Vous avez répondu une fois à { $who } jusqu'ici.
   *[other] Vous avez répondu { $number } fois à { $who } jusqu'ici.
}
departments-thanked = Le { $day }, vous avez écrit à { $who } : { $quote }
departments-question =
    .a = Sur quoi travaille { $who } ce mois-ci ?
    .b = Qu'aimerait savoir { $who } de votre côté ?
    .c = Que voyez-vous à deux, depuis des points de vue opposés ?
departments-draft-about = à propos de "{ $topic }"
departments-draft-subject = Nos travaux en cours
departments-draft =
    .a = Nous sommes sur les mêmes e-mails{ $about } et n'avons presque jamais échangé directement. Un quart d'heure serait-il possible pour parler de nos travaux en cours ?
    .b = Nous recevons les mêmes e-mails{ $about }. J'aimerais en savoir plus sur ce qui se fait de l'autre côté. Un quart d'heure serait-il possible ?
    .c = Nous ne nous connaissons que par des e-mails communs{ $about }. Un quart d'heure conviendrait-il pour parler de nos travaux en cours ?

## Influencer: find the person everyone asks

influencer-heading = Remercier { $name }, à qui vous adressez des gens
influencer-sent = Depuis { $month }, vous avez adressé { $number } personnes à { $who } : { $names }.
influencer-sent-among = Depuis { $month }, vous avez adressé { $number } personnes à { $who }, dont { $names }.
influencer-wrote = Le { $day }, vous avez écrit : { $quote }
influencer-hear = Cela ferait peut-être plaisir à { $who }.
influencer-question =
    .a = Que sait { $who } que personne d'autre ne sait ?
    .b = Qu'est-ce qu'on demande trop souvent à { $who } ?
    .c = Qui vous a dit, la première fois, de demander à { $who } ?
influencer-draft-subject = Les personnes que j'envoie
influencer-draft =
    .a = Depuis { $month }, j'ai orienté { $number } personnes vers cette adresse avec leurs questions. Merci d'être la personne à qui s'adresser. Est-ce que cela convient, ou peut-on simplifier les choses ?
    .b = J'ai donné ce nom à { $number } personnes depuis { $month }, comme la bonne adresse pour leurs questions. Merci pour cela. Est-ce que cela convient ?
    .c = J'oriente vers cette adresse des personnes qui ont des questions, { $number } depuis { $month }. Merci pour cela. Qu'est-ce qui rendrait cela plus simple ?

## Mentor: tell those who advised you what came of it

mentor-heading = Raconter à { $name } ce que cela a donné
mentor-asked = Le { $asked }, vous avez demandé à { $who } : { $quote } Le { $day }, { $who } a répondu.
mentor-wrote = Le { $day }, vous avez écrit à { $who } : { $quote }
mentor-introduced = Le { $day }, { $who } a fait le lien entre vous et une autre personne{ $thread }.
mentor-silence = Depuis, pas d'e-mail de vous là-dessus, à en juger par l'objet.
mentor-goal = Votre objectif : { $goal }.
mentor-question =
    .a = Qu'en avez-vous fait ?
    .b = Qu'est-ce que cela a donné, en une phrase ?
    .c = Qu'avez-vous décidé, et le décideriez-vous encore ?
mentor-draft-subject = Ce que cela a donné
mentor-draft-asked =
    .a = Le { $day }, j'ai demandé : { $quote } J'aimerais raconter ce que la réponse a donné. Quel moment conviendrait pour un quart d'heure ?
    .b = Merci pour la réponse à ma question du { $day } : { $quote } Puis-je raconter ce que cela a donné ? Quel moment conviendrait ?
    .c = Cette question du { $day } a reçu une réponse : { $quote } J'aimerais raconter la suite. Un quart d'heure serait-il possible ?
mentor-draft-wrote =
    .a = Le { $day }, j'ai écrit : { $quote } J'aimerais raconter ce que cela a donné. Quel moment conviendrait pour un quart d'heure ?
    .b = J'ai écrit le { $day } : { $quote } Puis-je raconter la suite ? Quel moment conviendrait ?
    .c = Encore merci. Le { $day }, j'ai écrit : { $quote } J'aimerais raconter ce que cela a donné. Un quart d'heure serait-il possible ?
mentor-draft-introduced =
    .a = Je repense à la mise en relation du { $day }. J'aimerais raconter ce que cela a donné. Quel moment conviendrait pour un quart d'heure ?
    .b = Merci pour la mise en relation du { $day }. Puis-je raconter ce que cela a donné ? Quel moment conviendrait ?
    .c = J'aimerais raconter ce que la mise en relation du { $day } a donné. Un quart d'heure serait-il possible ?

## Checkin: check in with your boss

checkin-heading = Faire le point avec { $name }
checkin-last = Le { $day }, dernier e-mail à { $who } avec des nouvelles et une question.
checkin-news = Du nouveau depuis, selon vos mots : { $quote } ({ $day }).
checkin-question = Qu'est-ce qui est fait, qu'est-ce qui vient ensuite, et que voulez-vous savoir ?
checkin-draft-subject = Un point rapide
checkin-draft =
    .a = Un point rapide : y a-t-il quelque chose à faire passer en premier ces prochaines semaines ?
    .b = Un point rapide : qu'est-ce qui compte le plus pour les semaines à venir, et sur quoi dois-je donner des nouvelles ?
    .c = Un point rapide : y a-t-il quelque chose que je devrais faire autrement, ou en premier, dans les semaines à venir ?

## Reminders: what the owner asked to hear of again, by Bcc to me+3w@… or by "remind ana@example.com 6w"

reminder-heading = Votre rappel : { $name }
reminder-others = { $count ->
    [one] { $name } et une autre personne
   *[other] { $name } et { $number } autres
}
reminder-heading-of = Votre rappel : { $name } ({ $who })
reminder-heading-note = Votre rappel : votre note du { $day }
reminder-wrote = Le { $day }, vous avez écrit : { $quote }
reminder-wrote-plain = Le { $day }, vous avez écrit.
reminder-sent-for-you = Le { $day }, un e-mail a été envoyé en votre nom.
reminder-again = Le { $day }, vous avez écrit de nouveau.
reminder-no-answer = Pas de réponse depuis, du moins aucune que vos propres e-mails citent.
reminder-desk = Vos e-mails envoyés ne disent pas si une réponse est venue.
reminder-elsewhere = Le { $day }, { $who } vous a écrit dans un autre échange.
reminder-asked = Le { $day }, vous avez demandé ce rappel.
reminder-last = Votre dernier e-mail à { $who }, du { $day } : { $quote }
reminder-last-plain = Le { $day }, dernier e-mail de votre part à { $who }.
reminder-second = Ce rappel ne reviendra plus.
reminder-draft-topic =
    .a = Le { $day }, j'ai envoyé un e-mail à propos de "{ $topic }". Manque-t-il quelque chose de ma part ?
    .b = Je me permets de revenir sur mon e-mail du { $day } à propos de "{ $topic }". Y a-t-il du nouveau de ce côté ?
    .c = Mon e-mail du { $day } à propos de "{ $topic }" est-il bien arrivé ?
reminder-draft =
    .a = Le { $day }, j'ai envoyé un e-mail. Manque-t-il quelque chose de ma part pour une réponse ?
    .b = Je me permets de revenir sur mon e-mail du { $day }. Y a-t-il du nouveau de ce côté ?
    .c = Mon e-mail du { $day } est-il bien arrivé ?
reminder-draft-subject = Mon e-mail du { $day }
reminder-hello-subject = Bonjour
reminder-hello =
    .a = Comment vont les choses, et quels sont les projets du moment ?
    .b = Quoi de neuf ces derniers temps ?
    .c = Ce serait un plaisir d'avoir des nouvelles.

## Birthdays and anniversaries of the owner's address book. $name is a full name. $day is soon, today, or was a few days ago.

yearly-birthday-is = { $name } fête son anniversaire le { $day }
yearly-birthday-was = { $name } fêtait son anniversaire le { $day }
yearly-birthday-draft-subject = Bon anniversaire
yearly-birthday-draft =
    .a = Bon anniversaire, et tous mes vœux pour l'année qui vient.
    .b = Tous mes vœux pour cet anniversaire. J'espère que c'est une belle journée.
    .c = Un très bon anniversaire, et une belle année à venir.
yearly-birthday-draft-late =
    .a = Avec un peu de retard, bon anniversaire et tous mes vœux pour l'année qui vient.
    .b = C'est tardif, mais sincère : tous mes vœux d'anniversaire.
    .c = Mes vœux d'anniversaire arrivent tard : que l'année soit belle.
yearly-anniversary-is = Le { $day } est une date anniversaire pour { $name }
yearly-anniversary-was = Le { $day } était une date anniversaire pour { $name }
yearly-anniversary-draft-subject = Une date anniversaire
yearly-anniversary-draft =
    .a = Tous mes vœux pour cette date anniversaire.
    .b = Mes meilleures pensées à l'occasion de cette date anniversaire.
    .c = Je tenais à envoyer mes meilleurs vœux pour cette date anniversaire.

## Answers: what came of what the owner replied. $who is a given name, $until and $on are days.

echo = Vos réponses : { $list }.
echo-note = votre note
echo-done = réglé avec { $who }
echo-met = échange avec { $who }
echo-elsewhere = vous et { $who } échangez ailleurs
echo-wrong = pas ce genre de point pour { $who }
echo-never = plus rien sur { $who }
echo-snoozed = report au { $until } pour { $who }
echo-noted = note ajoutée sur { $who }
echo-undone = annulé : { $what }
echo-explained = pourquoi { $who }, par e-mail
echo-helped = aide, par e-mail
echo-more = un point de plus
echo-less = un point de moins
echo-paused = d'ici au { $until } aucun récapitulatif
echo-resumed = les récapitulatifs reprennent
echo-stopped = plus aucun récapitulatif
echo-kept = les récapitulatifs continuent
echo-private = jamais d'éloge public pour { $who }
echo-public = éloge public permis pour { $who }
echo-joined = { $other } compte comme { $keep }
echo-boss = { $who } est votre responsable
echo-reminded = rappel le { $on } sur { $who }
echo-not-understood = Pas compris : "{ $line }". Écrivez "{ $nearest }".
echo-not-understood-at-all = Pas compris : "{ $line }". Écrivez "aide" pour savoir ce qui peut se dire.
echo-same = "{ $line }" était déjà le cas.
echo-more-refused = { $count ->
    [one] Une autre ligne n'a pas été comprise ou pas exécutée.
   *[other] { $count } autres lignes n'ont pas été comprises ou pas exécutées.
}
echo-refused = Pas exécuté : "{ $line }", car { $why }.
why-no-item = ce récapitulatif n'a pas de point { $number }
why-nothing-to-undo = il n'y a rien à annuler
why-no-day = il faut un jour après le { $on } et dans les dix ans
why-nobody = personne ne porte ce nom dans vos e-mails
why-several = { $number } personnes portent ce nom ; écrivez l'adresse
why-unknown-address = aucun e-mail de votre part n'est allé à { $address }
why-no-person = { $address } est à vous, ou n'est pas l'adresse d'une personne
why-joined-elsewhere = { $address } compte déjà comme { $head }
why-config-wins = la configuration dit autre chose, et elle l'emporte

## Receipts: a mail of its own about answers

receipt-subject = À propos de vos réponses
receipt-rest = { $said } Vos e-mails sont toujours lus. Répondez "{ $command }" pour recevoir aussitôt de nouveaux récapitulatifs.
receipt-evidence = { $day } : { $kind }
receipt-evidence-quoted = { $day } : { $kind }, vu dans une citation
receipt-counted = Compté : vos e-mails à { $who } : { $sent }, le dernier : { $last } ; e-mails écrits par { $who } et vus : { $seen } ; aide reçue : { $received }, donnée : { $given } ; dernier merci par e-mail : { $thanked }. Le tout, avec le calcul : appreciated why { $address }
receipt-not-yet = pas encore
receipt-help = Ce qu'une réponse à un récapitulatif peut dire, une commande par ligne, au-dessus de la citation :
receipt-help-done = c'est fait ; { $met } : vous avez échangé de vive voix ; { $elsewhere } : vous échangez par d'autres moyens ; { $wrong } : pas ce genre de point pour cette personne ; { $never } : plus rien sur cette personne
receipt-help-snooze = plus tard : jours, semaines, mois, années, un jour de la semaine, ou 2026-12-01
receipt-help-note = vous avez échangé de vive voix, avec une note pour vous
receipt-help-undo = retire ce que vous avez dit du point 2 ; "annuler" tout court, la dernière réponse
receipt-help-why = les faits, par e-mail
receipt-help-more = plus ou moins de points par récapitulatif
receipt-help-pause = aucun récapitulatif pendant ce temps ; "reprendre" y met fin
receipt-help-stop = plus aucun récapitulatif, ou continuer
receipt-help-public = un éloge public d'Ana n'est jamais proposé
receipt-help-boss = qui est votre responsable
receipt-help-alias = deux adresses d'une même personne
receipt-help-remind = un rappel dans six semaines
