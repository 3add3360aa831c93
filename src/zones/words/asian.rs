//! Japanese, Chinese, Korean, Thai, Vietnamese, Indonesian and Malay.

use super::{BLANK, Order, Tongue};

/// The larger ones first: their words win where languages share one.
pub const TONGUES: &[Tongue] = &[JAPANESE, CHINESE, KOREAN, VIETNAMESE, INDONESIAN, MALAY, THAI];

const JAPANESE: Tongue = Tongue {
    order: Order::YearFirst,
    wrote: "のメール|さんは書きました|さんが書きました|は書きました|が書きました|さんからのメール|さんの発言|\
            さんは以下のように書きました|さん wrote|さんからのメッセージ|さんのメール|さんは次のように書きました|書きました",
    glue: "に|は|on|付|付の|頃",
    days: "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日|月|火|水|木|金|土|日",
    nobody: "私|あなた|彼|彼女",
    from: "差出人|送信者|発信者|送信元|from名",
    when: "送信日時|日時|日付|送信日|送信時刻",
    to: "宛先|cc|宛て先|送信先|受信者|ccに",
    subject: "件名|題名|表題",
    other: "重要度|添付ファイル|返信先|優先度",
    original: "元のメッセージ|オリジナルメッセージ|元のメール|original message|原文|元メッセージ|以前のメッセージ",
    forwarded: "転送メッセージ|転送されたメッセージ|転送メール|転送されたメール",
    begin: "転送されたメッセージ|以下は転送されたメッセージです|転送されたメール",
    behalf: "代理",
    ..BLANK
};

const CHINESE: Tongue = Tongue {
    order: Order::YearFirst,
    wrote: "写道|寫道|写到|寫到|写|寫|来信|的邮件|撰寫|撰写|写信说|写了以下内容|的來信|来函|来信说|在邮件中写道|\
            通过邮件写道|寫了以下內容|编写|編寫",
    glue: "于|於|在|时间|時間|的|日期|星期|寄件者|发件人",
    days: "周一|周二|周三|周四|周五|周六|周日|週一|週二|週三|週四|週五|週六|週日|星期一|星期二|星期三|星期四|星期五|\
           星期六|星期日|星期天|一|二|三|四|五|六|日",
    nobody: "我|你|您|他|她",
    from: "发件人|寄件者|寄件人|發件人|发信人|发送人|寄信人|傳送者|發送者",
    when: "发送时间|发送日期|日期|寄件日期|发件时间|時間|时间|傳送時間|發送時間|传送日期|寄送日期|傳送日期|寄件時間|发信日期",
    to: "收件人|抄送|收件者|副本|密件抄送|密件副本|收信人|主送|抄送人|副本抄送|密送",
    subject: "主题|主旨|主題|标题|標題|題目|事由",
    other: "重要性|附件|优先级|優先順序|回复|回覆",
    original: "原始邮件|原始郵件|原邮件|原始邮件信息|原始信件|原郵件|原始訊息|原件|原始消息|原始讯息|回复的原邮件|\
               回复的邮件|回覆的郵件|原始邮件消息",
    forwarded: "转发的邮件|轉寄的郵件|转发邮件|轉寄郵件|转发邮件信息|轉寄訊息|转发的消息|轉發的郵件|转发信件|已转发邮件|\
                轉寄的訊息|转寄邮件|转发的邮件信息|轉寄信件|轉寄者",
    begin: "开始转发的邮件|下面是被转发的邮件|以下是转发的邮件|開始轉寄郵件|以下是被轉寄的郵件|以下是轉寄的郵件|\
            開始轉寄的郵件|被转发邮件信息|以下为转发的邮件|開始轉寄訊息",
    behalf: "代表",
    ..BLANK
};

const KOREAN: Tongue = Tongue {
    order: Order::YearFirst,
    wrote: "님이 작성|님이 다음을 작성|이(가) 작성|이(가) 다음을 작성|이(가) 쓴 글|님이 쓴 글|작성|쓴 글|님의 말|님이 작성함|\
            님이 다음 내용을 작성|님이 작성한 메시지|님의 메시지|께서 작성|이 작성|가 작성|님께서 작성|님이 씀|작성한 글|\
            이(가) 작성한 메일|님이 작성하신 글",
    glue: "에|에서|일시|자|님이|이(가)|시간",
    days: "월요일|화요일|수요일|목요일|금요일|토요일|일요일|월|화|수|목|금|토|일",
    nobody: "나|저|당신|그|그녀",
    from: "보낸 사람|보낸사람|보내는 사람|발신|발신자|보낸이|발신인",
    when: "보낸 날짜|날짜|보낸날짜|보낸 시간|일시|작성일|보낸시간|발신일|보냄|발송일|보낸 일시",
    to: "받는 사람|참조|받는사람|숨은 참조|수신|수신자|받는이|숨은참조|수신인",
    subject: "제목",
    other: "중요도|첨부 파일|첨부|첨부파일|회신",
    original: "원본 메시지|원본 메일|원본메일|원본 이메일|원본메시지|원본 내용|원래 메시지|원본 메세지",
    forwarded: "전달된 메시지|전달된 메일|전달된 이메일|전달 메시지|전달된 메세지|전달받은 메일",
    begin: "전달된 메시지 시작|전달된 메일 시작|전달된 이메일 시작|전달된 메시지|시작 - 전달된 메시지",
    behalf: "대신",
    ..BLANK
};

const VIETNAMESE: Tongue = Tongue {
    wrote: "đã viết|viết|đã viết như sau|đã viết nội dung sau|trả lời",
    glue: "vào|lúc|ngày|hồi|năm|giờ|ngày gửi",
    days: "thứ|th|cn|chủ nhật|hai|ba|tư|năm|sáu|bảy|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ|nhật|th 2|th 3|t2|\
           t3|t4|t5|t6|t7",
    nobody: "tôi|bạn|anh ấy|chị ấy|tớ",
    from: "từ|người gửi",
    when: "ngày|đã gửi|ngày gửi|gửi lúc|thời gian|đã gửi lúc|ngày giờ",
    to: "đến|tới|người nhận|gửi tới|kính gửi|gửi đến|đồng gửi|sao gửi|gửi",
    subject: "chủ đề|tiêu đề",
    other: "tầm quan trọng|đính kèm|tệp đính kèm",
    original: "thư gốc|tin nhắn gốc|thông điệp gốc|email gốc|tin gốc|nguyên văn thư",
    forwarded: "thư đã chuyển tiếp|thư được chuyển tiếp|tin nhắn đã chuyển tiếp|thư chuyển tiếp|thông điệp được chuyển tiếp|\
                tin nhắn được chuyển tiếp|email được chuyển tiếp",
    begin: "bắt đầu thư được chuyển tiếp|bắt đầu thư đã chuyển tiếp|bắt đầu chuyển tiếp thư|bắt đầu tin nhắn được chuyển tiếp",
    behalf: "thay mặt",
    ..BLANK
};

const INDONESIAN: Tongue = Tongue {
    wrote: "menulis|menulis sebagai berikut|telah menulis|menuliskan",
    glue: "pada|tanggal|pukul|jam|tgl|hari",
    days: "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|sen|sel|rab|kam|jum|sab|min",
    months: "januari|februari|maret|april|mei|juni|juli|agustus/agt|september|oktober|november|desember",
    nobody: "saya|anda|dia|kami|kamu|aku|beliau",
    from: "dari|pengirim",
    when: "dikirim|tanggal|terkirim|waktu",
    to: "kepada|ke|penerima|untuk|tembusan",
    subject: "perihal|subjek|judul|hal",
    other: "lampiran|prioritas|balas ke",
    original: "pesan asli|email asli|pesan orisinal|pesan awal",
    forwarded: "pesan terusan|pesan yang diteruskan|pesan diteruskan|email terusan|pesan yang di-forward|pesan teruskan",
    begin: "awal pesan terusan|mulai pesan terusan|mulai pesan yang diteruskan|awal pesan yang diteruskan",
    behalf: "atas nama",
    ..BLANK
};

const MALAY: Tongue = Tongue {
    wrote: "telah menulis",
    glue: "pada|jam|pukul",
    days: "isnin|selasa|rabu|khamis|jumaat|sabtu|ahad|isn|kha|ahd",
    months: "januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember",
    from: "daripada",
    when: "tarikh|dihantar",
    to: "kepada|salinan",
    subject: "subjek|perkara",
    original: "mesej asal",
    forwarded: "mesej dimajukan|mesej yang dimajukan",
    ..BLANK
};

const THAI: Tongue = Tongue {
    wrote: "เขียนว่า|ได้เขียนว่า|เขียน|ได้เขียน|เขียนข้อความว่า",
    glue: "เมื่อ|ในวันที่|วันที่|เวลา|น.|น|ใน|วัน|ที่",
    days: "จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์|วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|วันศุกร์|วันเสาร์|\
           วันอาทิตย์|จ.|อ.|พ.|พฤ.|ศ.|ส.|อา.|ที่|พฤหัส",
    months: "มกราคม/ม.ค.|กุมภาพันธ์/ก.พ.|มีนาคม/มี.ค.|เมษายน/เม.ย.|พฤษภาคม/พ.ค.|มิถุนายน/มิ.ย.|กรกฎาคม/ก.ค.|\
             สิงหาคม/ส.ค.|กันยายน/ก.ย.|ตุลาคม/ต.ค.|พฤศจิกายน/พ.ย.|ธันวาคม/ธ.ค.",
    nobody: "ฉัน|ผม|คุณ|เขา|เธอ",
    from: "จาก|ผู้ส่ง",
    when: "ส่ง|วันที่|ส่งเมื่อ|วันที่ส่ง|เมื่อ",
    to: "ถึง|สำเนาถึง|สำเนา|ผู้รับ",
    subject: "เรื่อง|ชื่อเรื่อง|หัวเรื่อง|หัวข้อ",
    other: "ความสำคัญ|สิ่งที่แนบมา|สิ่งที่ส่งมาด้วย",
    original: "ข้อความต้นฉบับ|ข้อความเดิม|อีเมลต้นฉบับ",
    forwarded: "ข้อความที่ส่งต่อ|ข้อความที่ถูกส่งต่อ|จดหมายที่ส่งต่อ",
    begin: "เริ่มต้นข้อความที่ส่งต่อ|เริ่มต้นข้อความที่ถูกส่งต่อ|เริ่มข้อความที่ส่งต่อ",
    behalf: "ในนามของ",
    ..BLANK
};
