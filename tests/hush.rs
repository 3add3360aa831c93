//! Words after which a person is left alone, in each language, and words that only look like them.

use appreciated::signal::hushed;

fn check(language: &str, grave: &[&str], daily: &[&str]) {
    for text in grave {
        assert!(hushed("", text), "{language}: missed: {text}");
        assert!(hushed(text, ""), "{language}: missed as a subject: {text}");
    }
    for text in daily {
        assert!(!hushed("", text), "{language}: false: {text}");
    }
}

#[test]
fn english() {
    check(
        "en",
        &[
            "I'm so sorry about your father, the funeral is on Friday.",
            "She has been sick since Monday.",
            "He was diagnosed with leukemia.",
            "My mother is in the hospital again.",
            "They let him go last week.",
            "Our whole team got laid off.",
            "I handed in my notice today.",
            "My maternity leave begins in June.",
            "HR called me about the grievance she filed.",
            "I am being sued by my landlord.",
            "My salary has not moved in three years.",
            "The workers are on strike.",
            "We are getting divorced.",
            "My wife is pregnant, we are over the moon.",
            "Get well soon!",
            "I’ve been hospitalised, back in two weeks.",
            "You asked what my lawyer said.",
            "No bonus this year, they say.",
        ],
        &[
            "Fire up the server and tell me what it prints.",
            "I had to leave the meeting early, sorry.",
            "I pay by card, as always.",
            "Let me go over the figures and call you.",
            "They let me go ahead with the release.",
            "The due date is Friday.",
            "Fields are separated by commas.",
            "The event was fired twice.",
            "The handler gets fired on every click.",
            "This is an ill-advised change.",
            "The strike price is 30.",
            "As a bonus, it is faster.",
            "We joined the European Union call.",
            "The union of the two sets is empty.",
            "Chain of custody form attached.",
            "Bail out when the lock is held.",
            "The severance tax on gas rises.",
            "The build died with exit code 2.",
            "The hospital project starts in May.",
            "Resign the document with the new key.",
            "The break-up fee is two percent.",
            "Costs of materials and labor in labor costs.",
            "I'll be on leave Friday; back on Monday.",
            "Dead code goes first.",
            "Is this the end of the support period?",
            "The tropical depression moved north.",
        ],
    );
}

#[test]
fn german() {
    check(
        "de",
        &[
            "Mein herzliches Beileid.",
            "Die Beerdigung ist am Freitag.",
            "Meine Mutter ist gestern gestorben.",
            "Ich bin krankgeschrieben bis Montag.",
            "Er ist seit Wochen schwer krank.",
            "Sie hat Krebs.",
            "Mir wurde gekündigt.",
            "Ich habe die Kündigung bekommen.",
            "Ab Mai bin ich in Elternzeit.",
            "Das Personalgespräch war übel.",
            "Ich rede mit meinem Anwalt.",
            "Mein Gehalt reicht nicht.",
            "Die Gehaltserhöhung ist abgelehnt.",
            "Der Betriebsrat weiß Bescheid.",
            "Die Gewerkschaft ruft zum Warnstreik.",
            "Wir lassen uns scheiden.",
            "Sie ist schwanger!",
            "Gute Besserung!",
            "Die Kuendigung bekommen hat er gestern.",
        ],
        &[
            "Das tut mir leid, ich war zu spät.",
            "Leider habe ich keine Zeit.",
            "Der Vertrag wurde gekündigt.",
            "Die Kündigung des Vertrags liegt bei.",
            "Ich kündige das Abo zum Jahresende.",
            "Die Trennung von Code und Daten ist wichtig.",
            "Der Drucker streikt.",
            "Der Server ist gestorben.",
            "Felder sind durch Komma getrennt.",
            "Die Verfügbarkeit ist entscheidend.",
            "Das ist zu Ende gedacht.",
            "Der Zuckergehalt an der Grenze.",
            "Ich bin am Freitag im Urlaub.",
            "Schicken Sie mir bitte die Rechnung.",
        ],
    );
}

#[test]
fn french() {
    check(
        "fr",
        &[
            "Toutes mes condoléances.",
            "Les obsèques auront lieu vendredi.",
            "Je suis en arrêt maladie.",
            "Elle est malade depuis lundi.",
            "Il a un cancer.",
            "Elle est à l'hôpital.",
            "Il a été licencié hier.",
            "J'ai donné ma démission.",
            "Je pars en congé maternité.",
            "Elle subit du harcèlement.",
            "Mon avocat m'a dit d'attendre.",
            "Mon salaire n'a pas bougé.",
            "Le syndicat appelle à la grève.",
            "Nous allons divorcer.",
            "Je suis enceinte de trois mois.",
            "Bon rétablissement !",
            "Le licenciement est injuste.",
        ],
        &[
            "La licence du logiciel expire demain.",
            "Il est licencié en droit.",
            "Je serai en congés la semaine prochaine.",
            "Les enceintes Bluetooth sont arrivées.",
            "Je suis désolé du retard.",
            "La séparation des données est faite.",
            "Je paie par carte.",
            "C'est mort de rire.",
            "L'Union européenne a publié le texte.",
            "Il est prématuré de conclure.",
            "Le serveur est mort.",
        ],
    );
}

#[test]
fn spanish_italian_portuguese() {
    check(
        "es",
        &[
            "Mi más sentido pésame.",
            "Su padre falleció ayer.",
            "Estoy de baja médica.",
            "Está enferma desde el lunes.",
            "Tiene cáncer.",
            "Mi madre está en el hospital.",
            "La despidieron ayer; le despidieron sin aviso.",
            "Presentó su renuncia.",
            "Estoy de permiso de maternidad.",
            "Sufre acoso en el trabajo.",
            "Mi abogado dice que espere.",
            "Mi sueldo no llega.",
            "El sindicato convoca una huelga.",
            "Nos divorciamos.",
            "Estoy embarazada.",
            "Que te mejores.",
        ],
        &[
            "Me despido con un saludo.",
            "La demanda en el mercado sube.",
            "A mi juicio es correcto.",
            "Lo siento, llegué tarde.",
            "Los datos van separados por comas.",
            "Es prematuro decirlo.",
            "Una operación de compra.",
            "La baja tensión no afecta.",
            "Pago con tarjeta.",
            "Hasta mañana.",
        ],
    );
    check(
        "it",
        &[
            "Le mie condoglianze.",
            "Il funerale è venerdì.",
            "Sono malato da lunedì.",
            "È in ospedale.",
            "Ha un tumore.",
            "Mi hanno licenziato.",
            "Ho dato le dimissioni, le mie dimissioni.",
            "Sono in congedo parentale.",
            "Il mio avvocato dice di no.",
            "Il mio stipendio è basso.",
            "Lo sciopero è domani, dice il sindacato.",
            "Stiamo per divorziare.",
            "Mia moglie è incinta.",
        ],
        &[
            "La licenza scade domani.",
            "Parto domani per Roma.",
            "Mi dispiace per il ritardo.",
            "Campi separati da virgola.",
            "Un incidente di sicurezza informatica.",
            "È prematuro dirlo.",
            "Pago con la carta.",
            "Unione europea.",
        ],
    );
    check(
        "pt",
        &[
            "Os meus pêsames.",
            "O pai dela faleceu ontem.",
            "Estou de baixa médica.",
            "Ela está muito doente.",
            "Ele tem cancro.",
            "Ela tem câncer.",
            "A mãe está no hospital.",
            "Fui despedido ontem.",
            "Ele foi demitido.",
            "Estou de licença-maternidade.",
            "O meu advogado disse que não.",
            "O meu salário não chega.",
            "O sindicato marcou greve.",
            "Vamos divorciar-nos: o divórcio está decidido.",
            "Estou grávida.",
            "As melhoras!",
        ],
        &[
            "Parto do princípio de que está certo.",
            "A cadeia de valor é longa.",
            "Despeço-me com um abraço.",
            "Sem aviso prévio o preço muda.",
            "Desculpe o atraso.",
            "Valores separados por vírgula.",
            "É prematuro concluir.",
            "Pago com cartão.",
        ],
    );
}

#[test]
fn dutch_polish_swedish_turkish() {
    check(
        "nl",
        &[
            "Gecondoleerd met het verlies.",
            "De begrafenis is vrijdag.",
            "Ik ben ziek thuis.",
            "Ze heeft kanker.",
            "Hij ligt in het ziekenhuis.",
            "Hij is ontslagen.",
            "Ik zit met een burn-out thuis.",
            "Mijn salaris is te laag.",
            "De vakbond roept op tot staking.",
            "We gaan scheiden.",
            "Ik ben zwanger.",
            "Beterschap!",
        ],
        &[
            "Het contract is opgezegd.",
            "Velden gescheiden door komma's.",
            "Sorry dat ik te laat was.",
            "Ik betaal met de kaart.",
            "De link is dood.",
        ],
    );
    check(
        "pl",
        &[
            "Wyrazy współczucia.",
            "Pogrzeb jest w piątek.",
            "Jestem chora od poniedziałku.",
            "Jestem na zwolnieniu lekarskim.",
            "Mama jest w szpitalu.",
            "Ma raka płuc.",
            "Został zwolniony.",
            "Dostałam wypowiedzenie.",
            "Moja pensja jest niska.",
            "Związek zawodowy ogłosił strajk.",
            "Bierzemy rozwód.",
            "Jestem w ciąży.",
        ],
        &[
            "Proszę zwolnić miejsce na dysku.",
            "Przepraszam za opóźnienie.",
            "Wypowiedzenie umowy najmu w załączniku.",
            "Zapłacę kartą.",
            "Martwy kod usunięty.",
        ],
    );
    check(
        "sv",
        &[
            "Jag beklagar sorgen.",
            "Begravningen är på fredag.",
            "Jag är sjukskriven.",
            "Hon har fått cancer, cancerbesked i dag.",
            "Han ligger på sjukhus.",
            "Jag blev uppsagd.",
            "Jag är föräldraledig.",
            "Min lön är för låg.",
            "Facket varslar om strejk.",
            "Vi ska skiljas.",
            "Hon är gravid.",
            "Krya på dig!",
        ],
        &[
            "Avtalet är uppsagt.",
            "Det är sjukt bra.",
            "Skrivaren strejkar.",
            "Förlåt att jag är sen.",
            "Jag betalar med kort.",
            "Servern dog.",
        ],
    );
    check(
        "tr",
        &[
            "Başınız sağ olsun.",
            "Cenaze cuma günü.",
            "Çok hastayım.",
            "Annem hastanede.",
            "İşten çıkarıldım.",
            "İSTİFA ETTİM.",
            "Doğum iznindeyim.",
            "Maaşım yetmiyor.",
            "Sendika grev kararı aldı.",
            "Boşanıyoruz.",
            "Eşim hamile.",
            "Geçmiş olsun!",
        ],
        &["Geç kaldım, özür dilerim.", "Kartla ödüyorum.", "Sunucu öldü.", "Virgülle ayrılmış değerler."],
    );
}

#[test]
fn russian_and_ukrainian() {
    check(
        "ru",
        &[
            "Примите мои соболезнования.",
            "Похороны в пятницу.",
            "Папа умер вчера.",
            "Я на больничном.",
            "Он сильно болеет.",
            "Мама в больнице.",
            "Меня уволили.",
            "Я в декрете.",
            "Мой адвокат сказал ждать.",
            "Зарплату задержали.",
            "Профсоюз готовит забастовку.",
            "Мы разводимся.",
            "Она беременна.",
            "Выздоравливай!",
        ],
        &[
            "Это больной вопрос.",
            "Сервер умер.",
            "Извините за опоздание.",
            "Оплачу картой.",
            "Мёртвый код удалён.",
            "Заработало!",
        ],
    );
    check(
        "uk",
        &[
            "Прийміть мої співчуття.",
            "Похорон у п'ятницю.",
            "Я на лікарняному.",
            "Вона захворіла.",
            "Мама в лікарні.",
            "Мене звільнили.",
            "Я у декретній відпустці.",
            "Зарплата затримується.",
            "Профспілка оголосила страйк.",
            "Ми розлучаємося, розлучення в травні.",
            "Вона вагітна.",
            "Одужуй!",
        ],
        &["Сервер помер.", "Вибачте за запізнення.", "Звільніть місце на диску.", "Сплачу карткою."],
    );
}

#[test]
fn chinese_japanese_korean() {
    check(
        "ja",
        &[
            "父が亡くなりました。",
            "お悔やみ申し上げます。",
            "入院しています。",
            "来週手術を受けます。",
            "解雇されました。",
            "育休に入ります。",
            "弁護士に相談します。",
            "給料が下がりました。",
            "労働組合に相談しました。",
            "離婚しました。",
            "妊娠しています。",
            "お大事に。",
        ],
        &[
            "サーバーが死んでいます。",
            "締め切りは金曜日です。",
            "必死に直しました。",
            "カードで払います。",
            "遅れてすみません。",
        ],
    );
    check(
        "zh",
        &[
            "请节哀。",
            "他父亲去世了。",
            "我生病了，在家休息。",
            "她住院了。",
            "他被裁了。",
            "我在休产假。",
            "我的律师说再等等。",
            "工资还没发。",
            "工会要罢工。",
            "他們離婚了。",
            "她懷孕了。",
            "祝你早日康复",
        ],
        &["服务器死机了。", "线程死锁了。", "抱歉晚了。", "我刷卡付款。", "医院项目下周开始。"],
    );
    check(
        "ko",
        &[
            "삼가 고인의 명복을 빕니다.",
            "아버지가 돌아가셨습니다.",
            "지금 입원 중입니다.",
            "다음 주에 수술을 받아요.",
            "해고됐어요.",
            "육아휴직 중입니다.",
            "변호사를 만났어요.",
            "연봉이 그대로예요.",
            "노조가 파업합니다.",
            "이혼했습니다.",
            "임신했어요.",
            "빠른 쾌유를 빕니다.",
        ],
        &["서버가 죽었어요.", "늦어서 죄송합니다.", "카드로 결제할게요.", "마감은 금요일입니다."],
    );
}

#[test]
fn languages_mix_and_text_of_any_kind_is_read() {
    assert!(hushed("", "Dear all, see you Monday.\n\nPS: mein herzliches Beileid, Anna."));
    assert!(hushed("Re: Начало", "The talk moves; Марина на больничном."));
    for text in ["", " ", "\u{307}", "ı̇", "(", "🙂🙂", "a\u{300}", "İ"] {
        assert!(!hushed(text, text), "{text:?}");
    }
}
