# Português

## Days, numbers, lists

month-short = { $month ->
    [1] jan
    [2] fev
    [3] mar
    [4] abr
    [5] mai
    [6] jun
    [7] jul
    [8] ago
    [9] set
    [10] out
    [11] nov
   *[12] dez
}
month-long = { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}
weekday-short = { $weekday ->
    [1] seg
    [2] ter
    [3] qua
    [4] qui
    [5] sex
    [6] sáb
   *[7] dom
}
weekday-long = { $weekday ->
    [1] segunda-feira
    [2] terça-feira
    [3] quarta-feira
    [4] quinta-feira
    [5] sexta-feira
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
    [0] zero
    [1] um
    [2] dois
    [3] três
    [4] quatro
    [5] cinco
    [6] seis
    [7] sete
    [8] oito
    [9] nove
    [10] dez
    [11] onze
    [12] doze
   *[other] { $count }
}
after-asking = { $count ->
    [0] no próprio dia do pedido
    [1] no dia seguinte ao pedido
   *[other] { $number } dias depois do pedido
}
list-end = { $head } e { $last }
about-topic = em "{ $topic }"

## The frame of a digest. $number is $count in words.

head-people = { $count ->
    [1] Uma pessoa, cerca de { $time }.
    [2] Duas pessoas, cerca de { $time }.
   *[other] { $number } pessoas, cerca de { $time }.
}
head-items = { $count ->
    [1] Um ponto, cerca de { $time }.
   *[other] { $number } pontos, cerca de { $time }.
}
head-none = Nada esta semana.
head-reminder = O lembrete que pediu.
minutes = { $count ->
    [1] um minuto
   *[other] { $number } minutos
}
subject-people = { $count ->
    [1] { $count } pessoa esta semana: { $names }
   *[other] { $count } pessoas esta semana: { $names }
}
subject-items = { $count ->
    [1] Nota de { weekday-long }: { $count } ponto
   *[other] Nota de { weekday-long }: { $count } pontos
}
subject-none = Nada esta semana
subject-reminder = O lembrete que pediu
subject-stop = Parar estes e-mails?
stop-question = Parar estes e-mails? Responda "{ $stop }" ou "{ $keep }".
first = Primeiro resumo, feito no próprio computador com e-mails enviados; dele só isto saiu. Para acabar, responda "{ $stop }" ou desligue o appreciated.
warning = Aviso:
write-to = Escreva a { $address }

hint-done =
    .a = Resolvido de outra forma? Responda "{ $command }".
    .b = Tratado por telefone ou pessoalmente? Responda "{ $command }".
hint-ready =
    .a = Já está feito? Responda "{ $command }".
hint-met =
    .a = Houve contacto por outra via? Responda "{ $command }".
hint-private =
    .a = Melhor em privado? Responda "{ $command }".
help = Responda, uma linha por ponto ({ $command } = nada mais sobre { $who }):
help-note = Responda, uma linha por ponto:
answer-done = Feito
answer-met = Falado
answer-snooze = Daqui a duas semanas
answer-wrong = Este tipo não
answer-never = Nunca mais

## Commands: what an answer may say. The first word is the one that digests show; the others are understood, too.

command-done = feito, feita, pronto, pronta, tratado, tratada, resolvido, resolvida, já está, ja esta
command-snooze = adiar, adia, adie, depois, logo, mais tarde
command-met = falado, falei, falámos, falamos, conversado, conversámos, conversamos, liguei, encontro
command-elsewhere = outra via, outro meio, outro canal, noutro lado, noutro sítio, noutro sitio
command-wrong = errado, errada, erro, engano
command-never = nunca, jamais
command-undo = desfazer, desfaz, desfaça, desfaca, anular, anula
command-why = motivo, porquê, porque, por quê, por que, razão, razao
command-more = mais
command-less = menos
command-pause = pausa, pausar, descanso
command-resume = retomar, retoma, retome, continuar, continua, continue
command-stop = parar, pare, chega, terminar, cancelar subscrição, cancelar subscricao
command-keep = manter, mantém, mantem, mantenha, conservar
command-public = público, publico, pública, publica, em público, em publico
command-yes = sim
command-no = não, nao
command-alias = alias, mesmo, mesma
command-boss = chefe, chefia, superior
command-remind = lembrar, lembra, lembre, lembrete, recordar
command-note = nota, anotar, anota, anote, apontamento
command-help = ajuda
unit-day = d, dia, dias
unit-week = s, sem, semana, semanas
unit-month = m, mês, mes, meses
unit-year = a, ano, anos
unit-weekdays = segunda-feira/segunda/seg, terça-feira/terca-feira/terça/terca/ter, quarta-feira/quarta/qua, quinta-feira/quinta/qui, sexta-feira/sexta/sex, sábado/sabado/sáb/sab, domingo/dom

## Footer

read-own = { $count ->
    [0] Lido: nenhum e-mail enviado
    [1] Lido: um e-mail enviado
   *[other] Lidos: { $count } e-mails enviados
} desde { $day }{ $closing ->
    [0] {""}
    [1] ; um, para uma lista ou muitas pessoas, não dá origem a nenhum ponto
   *[other] ; { $closing } deles, para listas ou muitas pessoas, não dão origem a nenhum ponto
}.
read-both = { $count ->
    [0] Lido: nenhum e-mail próprio
    [1] Lido: um e-mail próprio
   *[other] Lidos: { $count } e-mails próprios
} e { $delegated } por delegação, desde { $day }{ $closing ->
    [0] {""}
    [1] ; um dos próprios, para uma lista ou muitas pessoas, não dá origem a nenhum ponto
   *[other] ; { $closing } dos próprios, para listas ou muitas pessoas, não dão origem a nenhum ponto
}. O que vai por delegação conta como contacto, nunca como palavras próprias.
no-text-before = Antes de { $month }: só datas e factos, sem texto.
held-back = Em espera: { $list }.
held-done = { $number } já em ordem
held-snoozed = { $number } para mais tarde
held-paused = { $number } em pausa após um resumo anterior
held-hushed = { $number } sobre assuntos privados
held-parted = { $number } após uma despedida ou uma fatura por pagar
seen-done = Já feito: { $names }.
pace-second = Como dos últimos nada resultou, por agora o resumo chega uma em cada duas vezes.
pace-monthly = Como dos últimos nada resultou, por agora o resumo chega uma vez por mês.
pace-over = Como dos últimos nada resultou, não chega mais nenhum por si só até que responda "{ $keep }".

## Drafts, all of them

greeting = Olá, { $name },
greeting-nobody = Olá,

## Appreciate: say thank you

appreciate-heading = Agradecer a { $name }
appreciate-introduced = Em { $day } recebeu de { $who } um contacto novo{ $thread }.
appreciate-answered = Em { $day } recebeu resposta de { $who }{ $about }.
appreciate-sent = Em { $day } recebeu ajuda de { $who }{ $about }.
appreciate-answered-asked = Em { $day } recebeu resposta de { $who }{ $about }, { $after }.
appreciate-answered-asked-quote = Em { $day } recebeu resposta de { $who }{ $about }, { $after }: { $quote }
appreciate-sent-asked = Em { $day } recebeu ajuda de { $who }{ $about }, { $after }.
appreciate-sent-asked-quote = Em { $day } recebeu ajuda de { $who }{ $about }, { $after }: { $quote }
appreciate-you-answered = Resposta enviada: { $quote }
appreciate-habit = Pelo que mostram os e-mails enviados, recebeu ajuda de { $who } { $number } vezes desde { $month }.
last-thanked = Último agradecimento por e-mail: { $day }.
appreciate-question =
    .a = O que foi possível graças a isso?
    .b = O que poupou com isso?
    .c = O que teria sido mais difícil sem isso?
    .d = O que fez com isso?
appreciate-question-introduced =
    .a = O que resultou daí?
    .b = Como correu?
    .c = O que não teria encontrado sem isso?
appreciate-draft-subject = Um agradecimento
appreciate-draft-introduced =
    .a = Agradeço o contacto de { $day }.
    .b = Agradeço muito a apresentação feita em { $day }.
    .c = Não esqueci a apresentação de { $day }: o meu agradecimento.
appreciate-draft-sent =
    .a = Agradeço a ajuda de { $day }{ $about }.
    .b = A ajuda de { $day }{ $about } foi mesmo útil. Agradeço muito.
    .c = Queria agradecer a ajuda que recebi em { $day }{ $about }.
    .d = O meu agradecimento pela ajuda de { $day }{ $about }.
appreciate-draft-answered =
    .a = Agradeço a resposta de { $day }{ $about }.
    .b = A resposta de { $day }{ $about } foi uma ajuda. Agradeço muito.
    .c = Queria agradecer a resposta que recebi em { $day }{ $about }.
    .d = Agradeço o tempo dedicado à resposta de { $day }{ $about }.
appreciate-draft-about = em "{ $topic }"
appreciate-draft-habit = Reparo em quantas vezes contei com esta ajuda: { $number } desde { $month }, e esta foi uma delas.

## Respond: keep your own open promises

respond-heading = A palavra dada a { $name }
respond-wrote = Em { $day } escreveu{ $thread }: { $quote }
respond-thread = na conversa "{ $topic }"
respond-due = Era para { $day }.
respond-due-today = É para hoje.
respond-no-mail = Depois disso, nenhum e-mail enviado nessa conversa.
respond-draft-subject = O prometido
respond-draft =
    .a = Em { $day } escrevi: { $quote } Ainda faz falta?
    .b = Não esqueci o que escrevi em { $day }: { $quote } Continua a ser útil?
    .c = Em { $day } prometi: { $quote } Continua em aberto. Ainda faz falta?
respond-draft-plain =
    .a = Em { $day } prometi dar notícias{ $about }. Ainda interessam?
    .b = Não esqueci o que disse em { $day }{ $about }. Continua a ser útil?
    .c = O que disse em { $day }{ $about } continua em aberto. Ainda faz falta?
respond-draft-about = sobre "{ $topic }"

## Repay: give back to those who help often

repay-heading = Perguntar a { $name }{ $department } o que seria útil
repay-deed = em { $day }{ $thread }
repay-helped = Recebeu ajuda de { $who } várias vezes: { $deeds }.
repay-helped-often = Recebeu ajuda de { $who } { $number } vezes em meio ano, a última { $last }.
repay-last-line = Última frase que escreveu a { $who }: { $quote }
repay-question =
    .a = O que seria útil a { $who } agora?
    .b = Que tarefa poderia tirar das mãos de { $who }?
    .c = O que sabe que possa servir a { $who }?
repay-draft-subject = Em que posso ajudar?
repay-draft =
    .a = Nos últimos meses recebi ajuda várias vezes, a última em { $day }. Gostaria de retribuir: em que posso ser útil agora?
    .b = A ajuda de { $day } não foi a primeira dos últimos meses. O que posso fazer em troca?
    .c = Já são várias ajudas nos últimos meses, a última em { $day }. Há alguma coisa que eu possa fazer?
    .d = Agradeço a ajuda de { $day } e as anteriores. O que seria útil agora?

## Offer: help before you are asked

offer-heading = Partilhar algo com { $name } (é só um palpite)
offer-asked = Em { $day } recebeu um pedido de { $who }{ $about }.
offer-wrote = Em { $day } escreveu a { $reader }: { $quote }
offer-question =
    .a = Seria útil a { $who }, e porquê?
    .b = O que aí seria mais útil a { $who }?
    .c = Que parte responde a { $who }?
offer-draft-about = sobre "{ $topic }"
offer-draft-subject = A propósito da pergunta
offer-draft =
    .a = Em { $day } recebi uma pergunta{ $about }. Entretanto encontrei algo que pode ajudar. Posso enviar?
    .b = Recebi uma pergunta{ $about } em { $day }. Talvez tenha agora algo útil. Ainda faz falta?
    .c = A pergunta de { $day }{ $about } continua em aberto? Talvez tenha agora algo que sirva.
    .d = Talvez tenha algo para a pergunta de { $day }{ $about }. Ainda seria útil?
offer-echo-heading = Perguntar a { $name } se resultou
offer-echo-asked = Em { $asked } recebeu de { $who } um pedido de ajuda{ $about } e respondeu em { $day }: { $quote }
offer-echo-silence = Desde então, nenhum e-mail num sentido ou noutro, pelo que mostra o correio enviado.
offer-echo-question =
    .a = Resultou para { $who }?
    .b = Que obstáculo resta a { $who }?
    .c = No lugar de { $who }, o que tentaria a seguir?
offer-echo-draft-subject = Resultou?
offer-echo-draft =
    .a = Em { $day } escrevi{ $about }. Resultou, ou há mais alguma coisa que eu possa tentar?
    .b = O meu e-mail de { $day }{ $about } ajudou? Se não, o que falta ainda?
    .c = Escrevi em { $day }{ $about }. Foi útil, ou ficou algo em aberto?
    .d = Como correu depois do meu e-mail de { $day }{ $about }? Há mais alguma coisa que eu possa fazer?

## Praise: say before others what you told one person alone

praise-heading = Dizer perante os outros o que disse a { $name }
praise-wrote = Em { $day } escreveu só a { $who }{ $about }: { $quote }
praise-others = Outras { $number } pessoas estavam nessa conversa.
praise-closing =
    .a = Bastaria uma linha no próximo e-mail ao grupo. O que mudou com isso?
    .b = No próximo e-mail a todo o grupo cabe uma linha. Quem ganha mais com isso?
    .c = Talvez alguém ali não saiba. O que diria perante o grupo?
praise-draft-subject = O que escrevi
praise-draft =
    .a = Em { $day } escrevi: { $quote } Gostaria de o dizer também perante os outros. Há algum inconveniente?
    .b = Gostaria que os outros soubessem o que escrevi em { $day }: { $quote } Haveria algum problema?
    .c = Posso dizer perante os outros o que escrevi em { $day }? { $quote }
    .d = Continuo a pensar o que escrevi em { $day }: { $quote } Estaria bem dizê-lo também perante os outros?

## Reconnect: write before you need it

reconnect-heading = Um olá a { $name } (sem e-mail desde { $month }; fácil de retomar)
reconnect-heading-dormant = Um olá a { $name } (sem e-mail desde { $month }; vale mais)
reconnect-wrote = Em { $day } escreveu a { $who }: { $quote }
reconnect-last-line = Última frase que escreveu a { $who }{ $about }: { $quote }
reconnect-stale = Endereço antigo, pode já não funcionar.
reconnect-question =
    .a = O que mudou desde então?
    .b = O que contaria primeiro a { $who }?
    .c = O que gostaria { $who } de ouvir?
reconnect-draft-subject = Um olá
reconnect-draft =
    .a = O meu último e-mail é de { $month }{ $about }. Como vai tudo, e que projetos há agora?
    .b = A última vez que escrevi foi em { $month }{ $about }. Como têm corrido as coisas desde então?
    .c = Gostaria de saber como vai tudo: o meu último e-mail é de { $month }{ $about }.
    .d = Em { $month } escrevi pela última vez{ $about }. O que há de novo?
reconnect-draft-about = , sobre "{ $topic }"

## Peace: help a rival first

peace-heading = Oferecer ajuda a { $name }
peace-sharp = Em { $day }, a troca de e-mails com { $who }{ $about } não foi fácil.
peace-wrote = Em { $day } escreveu pela última vez a { $who }{ $about }.
peace-silence = Nenhum e-mail enviado a { $who } desde { $day }.
peace-question =
    .a = Que tarefa poderia tirar das mãos de { $who }?
    .b = Que parte poderia tornar mais fácil para { $who }?
    .c = O que querem ambas as partes?
peace-draft-subject = Uma ajuda
peace-draft =
    .a = Do que temos em comum, há alguma coisa de que eu possa tratar?
    .b = Há alguma coisa que eu possa facilitar neste momento?
    .c = Ajudaria se eu assumisse alguma tarefa?
peace-draft-topic =
    .a = Há alguma coisa em "{ $topic }" de que eu possa tratar?
    .b = Há alguma parte de "{ $topic }" que eu possa facilitar?
    .c = Ajudaria se eu assumisse uma parte de "{ $topic }"?

## Departments: get to know somebody of another circle

departments-heading = Conhecer melhor { $name }{ $side }
departments-threads = Há { $number } assuntos de e-mail em comum com { $who }.
departments-threads-topics = Há { $number } assuntos de e-mail em comum com { $who }: { $topics }.
departments-threads-among = Há { $number } assuntos de e-mail em comum com { $who }, entre eles: { $topics }.
departments-answered = { $count ->
    [0] Até agora não respondeu a nenhum e-mail de { $who }.
    [1] Até agora respondeu a um e-mail de { $who }.
   *[other] Até agora respondeu a { $number } e-mails de { $who }.
}
departments-thanked = Em { $day } escreveu a { $who }: { $quote }
departments-question =
    .a = Em que trabalha { $who } este mês?
    .b = O que gostaria { $who } de saber deste lado?
    .c = O que se vê de forma diferente de cada lado?
departments-draft-about = sobre "{ $topic }"
departments-draft-subject = Em que trabalhamos
departments-draft =
    .a = Recebemos os mesmos e-mails{ $about } e quase não nos escrevemos. Haveria um quarto de hora para contarmos em que trabalhamos?
    .b = Estamos nos mesmos e-mails{ $about }. Gostaria de saber em que se trabalha desse lado. Haveria um quarto de hora?
    .c = Conheço o nome dos e-mails que temos em comum{ $about }. Daria jeito um quarto de hora para contarmos em que trabalhamos?

## Influencer: find the person everyone asks

influencer-heading = Agradecer a { $name }, a quem encaminha pessoas
influencer-sent = Desde { $month } foram encaminhadas estas pessoas para { $who }: { $names }.
influencer-sent-among = Desde { $month } foram encaminhadas { $number } pessoas para { $who }, entre elas { $names }.
influencer-wrote = Em { $day } escreveu: { $quote }
influencer-hear = Talvez { $who } goste de saber isso.
influencer-question =
    .a = O que sabe { $who } que mais ninguém sabe?
    .b = Que pergunta preferiria { $who } receber menos vezes?
    .c = Da primeira vez, quem sugeriu perguntar a { $who }?
influencer-draft-subject = Quem tenho encaminhado
influencer-draft =
    .a = Desde { $month } tenho encaminhado para este endereço pessoas com perguntas. Agradeço muito. Está bem assim, ou haveria forma de facilitar?
    .b = Tenho recomendado este endereço, desde { $month }, a quem tem dúvidas. Agradeço muito. Está bem assim?
    .c = Encaminho para aqui pessoas com perguntas, desde { $month }. Agradeço muito. Haveria forma de facilitar?

## Mentor: tell those who advised you what came of it

mentor-heading = Contar a { $name } o que daí resultou
mentor-asked = Em { $asked } perguntou a { $who }: { $quote } { $who } respondeu em { $day }.
mentor-wrote = Em { $day } escreveu a { $who }: { $quote }
mentor-introduced = Em { $day } recebeu de { $who } um contacto novo{ $thread }.
mentor-silence = Desde então, nenhum e-mail enviado a esse respeito, a julgar pelo assunto.
mentor-goal = O objetivo: { $goal }.
mentor-question =
    .a = O que fez com isso?
    .b = O que daí resultou, numa frase?
    .c = O que decidiu, e voltaria a decidir o mesmo?
mentor-draft-subject = O que daí resultou
mentor-draft-asked =
    .a = Em { $day } perguntei: { $quote } Gostaria de contar o que resultou da resposta. Quando haveria um quarto de hora?
    .b = Agradeço a resposta ao que perguntei em { $day }: { $quote } Posso contar o que daí resultou? Quando daria jeito?
    .c = Recebi resposta à minha pergunta de { $day }: { $quote } Gostaria de contar o que daí resultou. Haveria um quarto de hora?
mentor-draft-wrote =
    .a = Em { $day } escrevi: { $quote } Gostaria de contar o que daí resultou. Quando haveria um quarto de hora?
    .b = Escrevi em { $day }: { $quote } Posso contar como continuou? Quando daria jeito?
    .c = Agradeço mais uma vez. Em { $day } escrevi: { $quote } Gostaria de contar o que daí resultou. Haveria um quarto de hora?
mentor-draft-introduced =
    .a = Gostaria de contar o que resultou do contacto que recebi em { $day }. Quando haveria um quarto de hora?
    .b = Agradeço a apresentação feita em { $day }. Posso contar o que daí resultou? Quando daria jeito?
    .c = Em { $day } recebi por esta via um contacto novo. Gostaria de contar o que daí resultou. Haveria um quarto de hora?

## Checkin: check in with your boss

checkin-heading = Ponto de situação com { $name }
checkin-last = Último e-mail a { $who } com novidades e uma pergunta: { $day }.
checkin-news = Novidades desde então, pelas próprias palavras: { $quote } ({ $day }).
checkin-question = O que está feito, o que se segue e o que quer saber?
checkin-draft-subject = Um breve ponto de situação
checkin-draft =
    .a = Um breve ponto de situação: há alguma coisa a que deva dar prioridade nas próximas semanas?
    .b = Um breve ponto de situação: o que é mais importante nas próximas semanas, e que informação faz falta da minha parte?
    .c = Um breve ponto de situação: há alguma coisa que deva fazer de outro modo, ou antes do resto, nas próximas semanas?

## Reminders: what the owner asked to hear of again, by Bcc to me+3w@… or by "remind ana@example.com 6w"

reminder-heading = Lembrete: { $name }
reminder-others = { $count ->
    [1] { $name } e mais uma pessoa
    [2] { $name } e mais duas pessoas
   *[other] { $name } e mais { $number } pessoas
}
reminder-heading-of = Lembrete: { $name } ({ $who })
reminder-heading-note = Lembrete: a nota de { $day }
reminder-wrote = Em { $day } escreveu: { $quote }
reminder-wrote-plain = Escreveu em { $day }.
reminder-sent-for-you = Em { $day } foi enviado um e-mail por delegação.
reminder-again = Voltou a escrever em { $day }.
reminder-no-answer = Desde então, nenhuma resposta, pelo que citam os e-mails enviados.
reminder-desk = O correio enviado não mostra se houve resposta.
reminder-elsewhere = Em { $day } recebeu um e-mail de { $who }, noutra conversa.
reminder-asked = Pediu este lembrete em { $day }.
reminder-last = Último e-mail enviado a { $who }, em { $day }: { $quote }
reminder-last-plain = O último e-mail enviado a { $who } é de { $day }.
reminder-second = Este lembrete já não volta a aparecer.
reminder-draft-topic =
    .a = Em { $day } escrevi sobre "{ $topic }". Falta alguma coisa da minha parte?
    .b = Gostaria de retomar o meu e-mail de { $day } sobre "{ $topic }". Como avançamos?
    .c = O meu e-mail de { $day } sobre "{ $topic }" chegou bem?
reminder-draft =
    .a = Em { $day } enviei um e-mail. Falta alguma coisa da minha parte para a resposta?
    .b = Gostaria de retomar o meu e-mail de { $day }. Como avançamos?
    .c = O meu e-mail de { $day } chegou bem?
reminder-draft-subject = O meu e-mail de { $day }
reminder-hello-subject = Um olá
reminder-hello =
    .a = Como vai tudo, e que projetos há agora?
    .b = Como têm corrido as coisas?
    .c = Gostaria de saber como vai tudo.

## Birthdays and anniversaries of the owner's address book. $name is a full name. $day is soon, today, or was a few days ago.

yearly-birthday-is = { $name } faz anos no dia { $day }
yearly-birthday-was = { $name } fez anos no dia { $day }
yearly-birthday-draft-subject = Feliz aniversário
yearly-birthday-draft =
    .a = Feliz aniversário, e tudo de bom para este novo ano de vida.
    .b = Parabéns pelo aniversário. Espero que seja um bom dia.
    .c = Desejo um feliz aniversário e um bom ano pela frente.
yearly-birthday-draft-late =
    .a = Com algum atraso, feliz aniversário e tudo de bom para este novo ano de vida.
    .b = Tarde, mas de coração: parabéns pelo aniversário.
    .c = Os meus parabéns chegam tarde: desejo um bom ano pela frente.
yearly-anniversary-is = { $name } tem uma data comemorativa no dia { $day }
yearly-anniversary-was = { $name } teve uma data comemorativa no dia { $day }
yearly-anniversary-draft-subject = Uma data especial
yearly-anniversary-draft =
    .a = Os meus melhores votos por esta data especial.
    .b = Desejo tudo de bom por esta data especial.
    .c = Queria enviar os meus melhores votos por esta data especial.

## Answers: what came of what the owner replied. $who is a given name, $until and $on are days.

echo = As respostas: { $list }.
echo-note = uma nota própria
echo-done = { $who }: feito
echo-met = falou com { $who }
echo-elsewhere = fala com { $who } por outra via
echo-wrong = nenhum ponto desse tipo para { $who }
echo-never = nada mais sobre { $who }
echo-snoozed = { $who }: adiado até { $until }
echo-noted = nota sobre { $who }
echo-undone = desfeito: { $what }
echo-explained = o porquê de { $who }, por e-mail
echo-helped = ajuda, por e-mail
echo-more = mais um ponto
echo-less = menos um ponto
echo-paused = nenhum resumo antes de { $until }
echo-resumed = os resumos voltam a chegar
echo-stopped = mais nenhum resumo
echo-kept = os resumos continuam
echo-private = elogios a { $who } nunca em público
echo-public = elogios a { $who } permitidos em público
echo-joined = { $other } conta como { $keep }
echo-boss = a chefia é { $who }
echo-reminded = lembrete sobre { $who } em { $on }
echo-not-understood = Não se percebeu "{ $line }". Escreva "{ $nearest }".
echo-not-understood-at-all = Não se percebeu "{ $line }". Escreva "ajuda" para ver o que se pode responder.
echo-same = "{ $line }" já estava assim.
echo-more-refused = { $count ->
    [one] Mais uma linha não se percebeu ou não se executou.
   *[other] Mais { $count } linhas não se perceberam ou não se executaram.
}
echo-refused = Não se aplicou "{ $line }": { $why }.
why-no-item = esse resumo não tem ponto { $number }
why-nothing-to-undo = não há nada para desfazer
why-no-day = o dia tem de ser posterior a { $on }, nos próximos dez anos
why-nobody = no correio enviado não há ninguém com esse nome
why-several = { $number } pessoas têm esse nome; escreva o endereço
why-unknown-address = nenhum e-mail foi enviado para { $address }
why-no-person = { $address } é um endereço próprio ou não é de uma pessoa
why-joined-elsewhere = { $address } já está associado a { $head }
why-config-wins = a configuração diz outra coisa, e prevalece

## Receipts: a mail of its own about answers

receipt-subject = Sobre as respostas ao resumo
receipt-rest = { $said } O correio continua a ser lido. Responda "{ $command }" para voltar a receber resumos de imediato.
receipt-evidence = { $day }: { $kind }
receipt-evidence-quoted = { $day }: { $kind }, visto numa citação
receipt-counted = Contagem: e-mails enviados a { $who }: { $sent } (último: { $last }); e-mails de { $who } vistos: { $seen }; ajudas recebidas: { $received }, prestadas: { $given }; último agradecimento por e-mail: { $thanked }. Tudo, com as contas: appreciated why { $address }
receipt-not-yet = ainda nenhum
receipt-help = O que se pode responder a um resumo, um comando por linha, acima da citação:
receipt-help-done = está feito; { $met }: houve contacto; { $elsewhere }: contacto por outros meios; { $wrong }: este tipo de ponto não serve para esta pessoa; { $never }: nada mais sobre esta pessoa
receipt-help-snooze = mais tarde: dias, semanas, meses, anos, um dia da semana ou 2026-12-01
receipt-help-note = houve contacto, com uma nota própria
receipt-help-undo = anula o que foi dito do ponto 2; só "desfazer", a última resposta
receipt-help-why = os indícios, por e-mail
receipt-help-more = mais pontos, ou menos, em cada resumo
receipt-help-pause = nenhum resumo nesse tempo; "retomar" termina a pausa
receipt-help-stop = mais nenhum resumo, ou continuar
receipt-help-public = nunca se propõe elogiar Ana em público
receipt-help-boss = quem é a chefia
receipt-help-alias = dois endereços da mesma pessoa
receipt-help-remind = um lembrete daqui a seis semanas
