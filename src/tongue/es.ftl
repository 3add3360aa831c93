# Español

## Days, numbers, lists

month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
}
month-long = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
weekday-short = { $weekday ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
weekday-long = { $weekday ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
day = { $day } de { month-long }
day-year = { $day } de { month-long } de { $year }
long-day = { $day } de { month-long }
long-day-year = { $day } de { month-long } de { $year }
month-year = { month-long } de { $year }
full-date = { weekday-short } { $day } { month-short } { $year }
number = { $count ->
    [0] cero
    [1] uno
    [2] dos
    [3] tres
    [4] cuatro
    [5] cinco
    [6] seis
    [7] siete
    [8] ocho
    [9] nueve
    [10] diez
    [11] once
    [12] doce
   *[other] { $count }
}
after-asking = { $count ->
    [0] el mismo día de tu petición
    [1] al día siguiente de tu petición
   *[other] { $number } días después de tu petición
}
list-end = { $head }, { $last }
about-topic = en "{ $topic }"

## The frame of a digest. $number is $count in words.

head-people = { $count ->
    [one] Una persona, { $time }.
   *[other] { $number } personas, { $time }.
}
head-items = { $count ->
    [one] Un punto, { $time }.
   *[other] { $number } puntos, { $time }.
}
head-none = Nada esta semana.
head-reminder = Un recordatorio que pediste.
minutes = { $count ->
    [one] un minuto
   *[other] unos { $number } minutos
}
subject-people = { $count ->
    [one] { $count } persona esta semana: { $names }
   *[other] { $count } personas esta semana: { $names }
}
subject-items = { $count ->
    [one] Nota del { weekday-long }: { $count } punto
   *[other] Nota del { weekday-long }: { $count } puntos
}
subject-none = Nada esta semana
subject-reminder = Un recordatorio que pediste
subject-stop = ¿Parar estos correos?
stop-question = ¿Parar estos correos? Responde "{ $stop }" o "{ $keep }".
first = Tu primer resumen, hecho en tu equipo con los correos que enviaste: solo salió este, a ti. Para acabar, responde "{ $stop }" o apaga appreciated.
warning = Aviso:
write-to = Escribe a { $address }

hint-done =
    .a = ¿Se resolvió de otro modo? Responde "{ $command }".
    .b = ¿Resuelto por teléfono o en persona? Responde "{ $command }".
hint-ready =
    .a = ¿Ya está hecho? Responde "{ $command }".
hint-met =
    .a = ¿Hubo contacto por otra vía? Responde "{ $command }".
hint-private =
    .a = ¿Mejor en privado? Responde "{ $command }".
help = Responde, una línea por punto ({ $command } = nada más sobre { $who }):
help-note = Responde, una línea por punto:
answer-done = Hecho
answer-met = Hablado
answer-snooze = En dos semanas
answer-wrong = Este tipo no
answer-never = Nunca más

## Commands: what an answer may say. The first word is the one that digests show; the others are understood, too.

command-done = hecho, hecha, listo, lista, terminado, terminada, resuelto, resuelta, ya está, ya esta
command-snooze = aplazar, aplaza, aplázalo, aplazalo, posponer, pospón, pospon, luego, después, despues, más tarde, mas tarde
command-met = hablado, hablamos, hablé, hable, quedamos, vernos, nos vimos, llamé, llame
command-elsewhere = otra vía, otra via, otro medio, otro canal, en otra parte, en otro sitio, aparte
command-wrong = error, erróneo, erroneo, equivocado, equivocada, mal
command-never = nunca, jamás, jamas
command-undo = deshacer, deshaz, anular, anula
command-why = motivo, por qué, por que, porqué, porque, razón, razon
command-more = más, mas
command-less = menos
command-pause = pausa, pausar, descanso
command-resume = reanudar, reanuda, continuar, continúa, continua, seguir, sigue
command-stop = parar, baja, darme de baja, basta, terminar
command-keep = mantener, mantén, manten, conservar, conserva
command-public = público, publico, pública, publica, en público, en publico
command-yes = sí, si, vale
command-no = no
command-alias = alias, mismo, misma
command-boss = superior, jefe, jefa
command-remind = recordar, recuerda, recuérdame, recuerdame, recordatorio
command-note = nota, anotar, anota, apunte
command-help = ayuda, ayúdame, ayudame
unit-day = d, día, dia, días, dias
unit-week = s, sem, semana, semanas
unit-month = m, mes, meses
unit-year = a, año, años, ano, anos
unit-weekdays = lunes/lun, martes/mar, miércoles/miercoles/mié/mie, jueves/jue, viernes/vie, sábado/sabado/sáb/sab, domingo/dom

## Footer

read-own = { $count ->
    [0] Leído: ningún correo tuyo
    [one] Leído: un correo tuyo
   *[other] Leídos: { $count } correos tuyos
} desde el { $day }{ $closing ->
    [0] {""}
    [1] ; uno, a una lista o a muchas personas, no da pie a ningún punto
   *[other] ; { $closing } de ellos, a listas o a muchas personas, no dan pie a ningún punto
}.
read-both = { $count ->
    [0] Leído: ningún correo tuyo
    [one] Leído: un correo tuyo
   *[other] Leídos: { $count } correos tuyos
} y { $delegated } de quien escribe en tu nombre desde el { $day }{ $closing ->
    [0] {""}
    [1] ; uno de los tuyos, a una lista o a muchas personas, no da pie a ningún punto
   *[other] ; { $closing } de los tuyos, a listas o a muchas personas, no dan pie a ningún punto
}. Lo enviado en tu nombre cuenta como contacto, nunca como palabras tuyas.
no-text-before = Antes de { $month }: solo fechas y hechos, sin texto.
held-back = En espera: { $list }.
held-done = { $number } ya en orden
held-snoozed = { $number } para más adelante
held-paused = { $number } en pausa tras un resumen anterior
held-hushed = { $number } sobre asuntos privados
held-parted = { $number } tras una despedida o una factura sin pagar
seen-done = Ya hecho: { $names }.
pace-second = Como de los últimos no salió nada, por ahora el resumen llega una de cada dos veces.
pace-monthly = Como de los últimos no salió nada, por ahora el resumen llega una vez al mes.
pace-over = Como de los últimos no salió nada, no llega ninguno más por sí solo hasta que respondas "{ $keep }".

## Drafts, all of them

greeting = Hola, { $name }:
greeting-nobody = Hola:

## Appreciate: say thank you

appreciate-heading = Da las gracias a { $name }
appreciate-introduced = El { $day } { $who } te puso en contacto con alguien{ $thread }.
appreciate-answered = El { $day } { $who } te respondió{ $about }.
appreciate-sent = El { $day } { $who } te ayudó{ $about }.
appreciate-answered-asked = El { $day } { $who } te respondió{ $about }, { $after }.
appreciate-answered-asked-quote = El { $day } { $who } te respondió{ $about }, { $after }: { $quote }
appreciate-sent-asked = El { $day } { $who } te ayudó{ $about }, { $after }.
appreciate-sent-asked-quote = El { $day } { $who } te ayudó{ $about }, { $after }: { $quote }
appreciate-you-answered = Respondiste: { $quote }
appreciate-habit = Por lo que muestran tus correos, { $who } te ayudó { $number } veces desde { $month }.
last-thanked = Último agradecimiento por correo: { $day }.
appreciate-question =
    .a = ¿Qué hizo posible?
    .b = ¿Qué te ahorró?
    .c = ¿Qué habría sido más difícil sin eso?
    .d = ¿Qué hiciste con ello?
appreciate-question-introduced =
    .a = ¿Qué salió de ahí?
    .b = ¿Cómo fue?
    .c = ¿Qué no habrías encontrado por tu cuenta?
appreciate-draft-subject = Gracias
appreciate-draft-introduced =
    .a = Gracias por ponernos en contacto el { $day }.
    .b = Muchas gracias por el contacto del { $day }.
    .c = No he olvidado la presentación del { $day }: gracias.
appreciate-draft-sent =
    .a = Gracias por la ayuda del { $day }{ $about }.
    .b = La ayuda del { $day }{ $about } me sirvió de verdad. Gracias.
    .c = Quería dar las gracias por la ayuda que recibí el { $day }{ $about }.
    .d = Muchas gracias: la ayuda del { $day }{ $about } me vino muy bien.
appreciate-draft-answered =
    .a = Gracias por la respuesta del { $day }{ $about }.
    .b = La respuesta del { $day }{ $about } fue de ayuda. Gracias.
    .c = Quería dar las gracias por la respuesta que recibí el { $day }{ $about }.
    .d = Muchas gracias por el tiempo dedicado a la respuesta del { $day }{ $about }.
appreciate-draft-about = en "{ $topic }"
appreciate-draft-habit = Veo cuántas veces he contado con esta ayuda: { $number } desde { $month }, y esta fue una de ellas.

## Respond: keep your own open promises

respond-heading = Tu palabra a { $name }
respond-wrote = El { $day } escribiste{ $thread }: { $quote }
respond-thread = en "{ $topic }"
respond-due = Era para el { $day }.
respond-due-today = Es para hoy.
respond-no-mail = Después, ningún correo tuyo en esa conversación.
respond-draft-subject = Lo prometido
respond-draft =
    .a = El { $day } escribí: { $quote } ¿Todavía hace falta?
    .b = No he olvidado lo que escribí el { $day }: { $quote } ¿Sigue siendo útil?
    .c = El { $day } prometí: { $quote } Sigue pendiente. ¿Todavía hace falta?
respond-draft-plain =
    .a = El { $day } prometí dar noticias{ $about }. ¿Todavía interesan?
    .b = No he olvidado lo que dije el { $day }{ $about }. ¿Sigue siendo útil?
    .c = Lo que dije el { $day }{ $about } sigue pendiente. ¿Todavía hace falta?
respond-draft-about = sobre "{ $topic }"

## Repay: give back to those who help often

repay-heading = Pregunta a { $name }{ $department } qué le vendría bien
repay-deed = el { $day }{ $thread }
repay-helped = { $who } te ayudó varias veces: { $deeds }.
repay-helped-often = { $who } te ayudó { $number } veces en medio año, la última { $last }.
repay-last-line = Lo último que escribiste a { $who }: { $quote }
repay-question =
    .a = ¿Qué le vendría bien ahora a { $who }?
    .b = ¿Qué tarea podrías quitarle a { $who }?
    .c = ¿Qué sabes que le pueda servir a { $who }?
repay-draft-subject = ¿En qué puedo ayudar?
repay-draft =
    .a = En los últimos meses he recibido ayuda varias veces, la última el { $day }. Me gustaría corresponder: ¿en qué puedo ayudar ahora?
    .b = La ayuda del { $day } no fue la primera de estos meses. ¿Qué puedo hacer a cambio?
    .c = Ya van varias ayudas en los últimos meses, la última el { $day }. ¿Hay algo que pueda hacer yo?
    .d = Gracias por la ayuda del { $day } y por las anteriores. ¿Qué vendría bien ahora?

## Offer: help before you are asked

offer-heading = Comparte algo con { $name } (solo una suposición)
offer-asked = El { $day } { $who } te pidió algo{ $about }.
offer-wrote = El { $day } escribiste a { $reader }: { $quote }
offer-question =
    .a = ¿Le serviría a { $who }, y por qué?
    .b = ¿Qué parte le ayudaría más a { $who }?
    .c = ¿Qué parte responde a { $who }?
offer-draft-about = sobre "{ $topic }"
offer-draft-subject = A propósito de la pregunta
offer-draft =
    .a = El { $day } me llegó una pregunta{ $about }. Desde entonces he dado con algo que puede servir. ¿Lo envío?
    .b = Recibí una pregunta{ $about } el { $day }. Quizá tenga ahora algo útil. ¿Todavía hace falta?
    .c = ¿Sigue abierta la pregunta del { $day }{ $about }? Puede que ahora tenga algo que sirva.
    .d = Puede que tenga algo para la pregunta del { $day }{ $about }. ¿Sería útil todavía?
offer-echo-heading = Pregunta a { $name } si funcionó
offer-echo-asked = El { $asked } { $who } te pidió ayuda{ $about }; respondiste el { $day }: { $quote }
offer-echo-silence = Desde entonces, ningún correo en un sentido ni en otro, por lo que muestran los tuyos.
offer-echo-question =
    .a = ¿Le funcionó a { $who }?
    .b = ¿Qué obstáculo le queda a { $who }?
    .c = ¿Qué probarías ahora en el lugar de { $who }?
offer-echo-draft-subject = ¿Funcionó?
offer-echo-draft =
    .a = El { $day } escribí{ $about }. ¿Funcionó, o hay algo más que pueda probar?
    .b = ¿Sirvió mi correo del { $day }{ $about }? Si no, ¿qué falta todavía?
    .c = Escribí el { $day }{ $about }. ¿Fue útil, o queda algo abierto?
    .d = ¿Qué tal fue después de mi correo del { $day }{ $about }? ¿Hay algo más que pueda hacer?

## Praise: say before others what you told one person alone

praise-heading = Di ante los demás lo que dijiste a { $name }
praise-wrote = El { $day } escribiste solo a { $who }{ $about }: { $quote }
praise-others = { $number } personas más estaban en esa conversación.
praise-closing =
    .a = Bastaría una línea en tu próximo correo al grupo. ¿Qué cambió?
    .b = En tu próximo correo a todo el grupo cabe una línea. ¿A quién le sirve más?
    .c = Puede que alguien no lo sepa. ¿Qué dirías ante el grupo?
praise-draft-subject = Lo que escribí
praise-draft =
    .a = El { $day } escribí: { $quote } Me gustaría decirlo también ante los demás. ¿Hay algún inconveniente?
    .b = Me gustaría que los demás supieran lo que escribí el { $day }: { $quote } ¿Habría algún problema?
    .c = ¿Puedo decir ante los demás lo que escribí el { $day }? { $quote }
    .d = Sigo pensando lo que escribí el { $day }: { $quote } ¿Estaría bien decirlo también ante los demás?

## Reconnect: write before you need it

reconnect-heading = Saluda a { $name } (sin correo desde { $month }; fácil de retomar)
reconnect-heading-dormant = Saluda a { $name } (sin correo desde { $month }; vale más)
reconnect-wrote = El { $day } escribiste a { $who }: { $quote }
reconnect-last-line = Lo último que escribiste a { $who }{ $about }: { $quote }
reconnect-stale = Dirección antigua, puede que ya no funcione.
reconnect-question =
    .a = ¿Qué ha cambiado desde entonces?
    .b = ¿Qué le contarías primero a { $who }?
    .c = ¿Qué le gustaría oír a { $who }?
reconnect-draft-subject = Un saludo
reconnect-draft =
    .a = Mi último correo es de { $month }{ $about }. ¿Qué tal va todo, y qué hay ahora entre manos?
    .b = La última vez que escribí fue en { $month }{ $about }. ¿Qué tal ha ido todo desde entonces?
    .c = Me alegraría saber qué tal va todo: mi último correo es de { $month }{ $about }.
    .d = En { $month } escribí por última vez{ $about }. ¿Qué hay de nuevo?
reconnect-draft-about = , sobre "{ $topic }"

## Peace: help a rival first

peace-heading = Ofrece ayuda a { $name }
peace-sharp = Tu intercambio con { $who } del { $day }{ $about } no fue fácil.
peace-wrote = Escribiste por última vez a { $who } el { $day }{ $about }.
peace-silence = Ningún correo tuyo a { $who } desde el { $day }.
peace-question =
    .a = ¿Qué tarea podrías quitarle a { $who }?
    .b = ¿Qué parte podrías facilitarle a { $who }?
    .c = ¿Qué quieren ambas partes?
peace-draft-subject = Una ayuda
peace-draft =
    .a = De lo que tenemos en común, ¿hay algo de lo que pueda encargarme yo?
    .b = ¿Hay algo que pueda facilitar yo en este momento?
    .c = ¿Sería de ayuda que me encargara yo de alguna tarea?
peace-draft-topic =
    .a = ¿Hay algo en "{ $topic }" de lo que pueda encargarme yo?
    .b = ¿Hay alguna parte de "{ $topic }" que pueda facilitar yo?
    .c = ¿Sería de ayuda que me encargara yo de una parte de "{ $topic }"?

## Departments: get to know somebody of another circle

departments-heading = Conoce mejor a { $name }{ $side }
departments-threads = { $who } está en { $number } conversaciones contigo.
departments-threads-topics = { $who } está en { $number } conversaciones contigo: { $topics }.
departments-threads-among = { $who } está en { $number } conversaciones contigo, entre ellas: { $topics }.
departments-answered = { $count ->
    [0] Hasta ahora no has respondido a ningún correo de { $who }.
    [1] Hasta ahora has respondido a un correo de { $who }.
   *[other] Hasta ahora has respondido a { $number } correos de { $who }.
}
departments-thanked = El { $day } escribiste a { $who }: { $quote }
departments-question =
    .a = ¿En qué trabaja { $who } este mes?
    .b = ¿Qué le interesaría saber a { $who } de tu trabajo?
    .c = ¿Qué se ve distinto desde cada lado?
departments-draft-about = sobre "{ $topic }"
departments-draft-subject = En qué trabajamos
departments-draft =
    .a = Coincidimos en los mismos correos{ $about } y apenas nos hemos escrito. ¿Habría un cuarto de hora para contarnos en qué trabajamos?
    .b = Estamos en los mismos correos{ $about }. Me gustaría saber en qué se trabaja al otro lado. ¿Habría un cuarto de hora?
    .c = Conozco el nombre por correos que tenemos en común{ $about }. ¿Vendría bien un cuarto de hora para contarnos en qué trabajamos?

## Influencer: find the person everyone asks

influencer-heading = Da las gracias a { $name }, a quien envías gente
influencer-sent = Desde { $month } has enviado { $number } personas a { $who }: { $names }.
influencer-sent-among = Desde { $month } has enviado { $number } personas a { $who }; entre ellas: { $names }.
influencer-wrote = El { $day } escribiste: { $quote }
influencer-hear = Puede que a { $who } le guste saberlo.
influencer-question =
    .a = ¿Qué sabe { $who } que nadie más sepa?
    .b = ¿Qué pregunta preferiría { $who } recibir menos?
    .c = ¿Quién te dijo la primera vez que preguntaras a { $who }?
influencer-draft-subject = Las personas que envío
influencer-draft =
    .a = Desde { $month } he dado este contacto a { $number } personas con preguntas. Gracias por ser a quien se puede preguntar. ¿Está bien así, o algo lo haría más fácil?
    .b = He recomendado este contacto a { $number } personas desde { $month } para sus preguntas. Gracias. ¿Está bien así?
    .c = Doy este contacto a quien tiene preguntas, { $number } personas desde { $month }. Gracias. ¿Algo lo haría más fácil?

## Mentor: tell those who advised you what came of it

mentor-heading = Cuenta a { $name } qué salió de ahí
mentor-asked = El { $asked } preguntaste a { $who }: { $quote } { $who } respondió el { $day }.
mentor-wrote = El { $day } escribiste a { $who }: { $quote }
mentor-introduced = El { $day } { $who } te puso en contacto con alguien{ $thread }.
mentor-silence = Desde entonces, ningún correo tuyo al respecto, a juzgar por el asunto.
mentor-goal = Tu objetivo: { $goal }.
mentor-question =
    .a = ¿Qué hiciste con ello?
    .b = ¿Qué salió de ahí, en una frase?
    .c = ¿Qué decidiste, y lo decidirías otra vez?
mentor-draft-subject = Lo que salió de ahí
mentor-draft-asked =
    .a = El { $day } pregunté: { $quote } Me gustaría contar qué salió de la respuesta. ¿Cuándo habría un cuarto de hora?
    .b = Gracias por la respuesta a lo que pregunté el { $day }: { $quote } ¿Puedo contar qué salió de ahí? ¿Cuándo vendría bien?
    .c = Recibí respuesta a mi pregunta del { $day }: { $quote } Me gustaría contar qué salió de ahí. ¿Habría un cuarto de hora?
mentor-draft-wrote =
    .a = El { $day } escribí: { $quote } Me gustaría contar qué salió de ahí. ¿Cuándo habría un cuarto de hora?
    .b = Escribí el { $day }: { $quote } ¿Puedo contar cómo siguió? ¿Cuándo vendría bien?
    .c = Gracias de nuevo. El { $day } escribí: { $quote } Me gustaría contar qué salió de ahí. ¿Habría un cuarto de hora?
mentor-draft-introduced =
    .a = El { $day } me llegó un contacto nuevo por esta vía. Me gustaría contar qué salió de ahí. ¿Cuándo habría un cuarto de hora?
    .b = Gracias por ponernos en contacto el { $day }. ¿Puedo contar qué salió de ahí? ¿Cuándo vendría bien?
    .c = Me gustaría contar qué salió del contacto que me llegó el { $day }. ¿Habría un cuarto de hora?

## Checkin: check in with your boss

checkin-heading = Ponte al día con { $name }
checkin-last = Último correo a { $who } con novedades y una pregunta: { $day }.
checkin-news = Novedades desde entonces, con tus palabras: { $quote } ({ $day }).
checkin-question = ¿Qué está hecho, qué sigue y qué quieres saber?
checkin-draft-subject = Una breve puesta al día
checkin-draft =
    .a = Una breve puesta al día: ¿hay algo que deba tener prioridad en las próximas semanas?
    .b = Una breve puesta al día: ¿qué es lo más importante en las próximas semanas, y qué información hace falta de mi parte?
    .c = Una breve puesta al día: ¿hay algo que deba hacer de otro modo, o antes que lo demás, en las próximas semanas?

## Reminders: what the owner asked to hear of again, by Bcc to me+3w@… or by "remind ana@example.com 6w"

reminder-heading = Tu recordatorio: { $name }
reminder-others = { $count ->
    [one] { $name } y una persona más
   *[other] { $name } y { $number } personas más
}
reminder-heading-of = Tu recordatorio: { $name } ({ $who })
reminder-heading-note = Tu recordatorio: tu nota del { $day }
reminder-wrote = El { $day } escribiste: { $quote }
reminder-wrote-plain = Escribiste el { $day }.
reminder-sent-for-you = El { $day } se envió un correo en tu nombre.
reminder-again = Volviste a escribir el { $day }.
reminder-no-answer = Desde entonces, ninguna respuesta, por lo que citan tus propios correos.
reminder-desk = Tus correos enviados no muestran si hubo respuesta.
reminder-elsewhere = { $who } te escribió el { $day }, en otra conversación.
reminder-asked = Pediste este recordatorio el { $day }.
reminder-last = Tu último correo a { $who }, del { $day }: { $quote }
reminder-last-plain = Tu último correo a { $who } es del { $day }.
reminder-second = Este recordatorio ya no vuelve más.
reminder-draft-topic =
    .a = El { $day } escribí sobre "{ $topic }". ¿Hace falta algo de mi parte?
    .b = Quería retomar mi correo del { $day } sobre "{ $topic }". ¿Cómo seguimos?
    .c = ¿Llegó bien mi correo del { $day } sobre "{ $topic }"?
reminder-draft =
    .a = El { $day } envié un correo. ¿Hace falta algo de mi parte para la respuesta?
    .b = Quería retomar mi correo del { $day }. ¿Cómo seguimos?
    .c = ¿Llegó bien mi correo del { $day }?
reminder-draft-subject = Mi correo del { $day }
reminder-hello-subject = Un saludo
reminder-hello =
    .a = ¿Qué tal va todo, y qué hay ahora entre manos?
    .b = ¿Qué tal ha ido todo en este tiempo?
    .c = Me alegraría saber qué tal va todo.

## Birthdays and anniversaries of the owner's address book. $name is a full name. $day is soon, today, or was a few days ago.

yearly-birthday-is = { $name } cumple años el { $day }
yearly-birthday-was = { $name } cumplió años el { $day }
yearly-birthday-draft-subject = Feliz cumpleaños
yearly-birthday-draft =
    .a = Feliz cumpleaños, y todo lo mejor para este nuevo año de vida.
    .b = Mis mejores deseos en este cumpleaños. Espero que sea un buen día.
    .c = Que sea un feliz cumpleaños y el comienzo de un buen año.
yearly-birthday-draft-late =
    .a = Feliz cumpleaños con retraso, y todo lo mejor para este nuevo año de vida.
    .b = Tarde, pero de corazón: mis mejores deseos por el cumpleaños.
    .c = Mi felicitación de cumpleaños llega tarde: que sea un buen año.
yearly-anniversary-is = { $name } tiene un aniversario el { $day }
yearly-anniversary-was = { $name } tuvo un aniversario el { $day }
yearly-anniversary-draft-subject = Por el aniversario
yearly-anniversary-draft =
    .a = Mis mejores deseos por el aniversario.
    .b = Mi felicitación por el aniversario, con los mejores deseos.
    .c = Quería enviar mis mejores deseos por el aniversario.

## Answers: what came of what the owner replied. $who is a given name, $until and $on are days.

echo = Tus respuestas: { $list }.
echo-note = tu nota
echo-done = { $who }: hecho
echo-met = hablaste con { $who }
echo-elsewhere = hablas con { $who } por otra vía
echo-wrong = ningún punto de ese tipo para { $who }
echo-never = nada más sobre { $who }
echo-snoozed = { $who }: aplazado hasta el { $until }
echo-noted = nota sobre { $who }
echo-undone = deshecho: { $what }
echo-explained = por qué { $who }, por correo
echo-helped = ayuda, por correo
echo-more = un punto más
echo-less = un punto menos
echo-paused = ningún resumen antes del { $until }
echo-resumed = los resúmenes vuelven a llegar
echo-stopped = ningún resumen más
echo-kept = los resúmenes continúan
echo-private = elogios a { $who } nunca en público
echo-public = elogios a { $who } permitidos en público
echo-joined = { $other } cuenta como { $keep }
echo-boss = tu superior es { $who }
echo-reminded = recordatorio sobre { $who } el { $on }
echo-not-understood = No se entendió "{ $line }". Escribe "{ $nearest }".
echo-not-understood-at-all = No se entendió "{ $line }". Escribe "ayuda" para ver qué se puede responder.
echo-same = "{ $line }" ya estaba así.
echo-more-refused = { $count ->
    [one] Otra línea no se entendió o no se ejecutó.
   *[other] Otras { $count } líneas no se entendieron o no se ejecutaron.
}
echo-refused = No se aplicó "{ $line }": { $why }.
why-no-item = ese resumen no tiene punto { $number }
why-nothing-to-undo = no hay nada que deshacer
why-no-day = el día debe ser posterior al { $on }, en los próximos diez años
why-nobody = en tus correos no hay nadie con ese nombre
why-several = { $number } personas tienen ese nombre; escribe la dirección
why-unknown-address = ningún correo tuyo se envió a { $address }
why-no-person = { $address } es tuya o no es de una persona
why-joined-elsewhere = { $address } ya está unida a { $head }
why-config-wins = la configuración dice otra cosa, y prevalece

## Receipts: a mail of its own about answers

receipt-subject = Sobre tus respuestas
receipt-rest = { $said } Tus correos se siguen leyendo. Responde "{ $command }" para volver a recibir resúmenes enseguida.
receipt-evidence = { $day }: { $kind }
receipt-evidence-quoted = { $day }: { $kind }, visto en una cita
receipt-counted = Recuento: correos tuyos a { $who }: { $sent } (último: { $last }); correos de { $who } vistos: { $seen }; ayudas recibidas: { $received }, prestadas: { $given }; último agradecimiento por correo: { $thanked }. Todo, con las cuentas: appreciated why { $address }
receipt-not-yet = aún ninguno
receipt-help = Lo que se puede responder a un resumen, un comando por línea, encima de la cita:
receipt-help-done = ya está; { $met }: hubo contacto; { $elsewhere }: contacto por otros medios; { $wrong }: este tipo de punto no va con esta persona; { $never }: nada más sobre esta persona
receipt-help-snooze = más adelante: días, semanas, meses, años, un día de la semana o 2026-12-01
receipt-help-note = hubo contacto, con una nota para ti
receipt-help-undo = anula lo que dijiste del punto 2; "deshacer" a secas, la última respuesta
receipt-help-why = los indicios, por correo
receipt-help-more = más puntos, o menos, en cada resumen
receipt-help-pause = ningún resumen en ese tiempo; "reanudar" lo termina
receipt-help-stop = ningún resumen más, o seguir
receipt-help-public = nunca se propone elogiar a Ana en público
receipt-help-boss = quién es tu superior
receipt-help-alias = dos direcciones de la misma persona
receipt-help-remind = un recordatorio dentro de seis semanas
