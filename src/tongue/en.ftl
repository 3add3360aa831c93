# What digests, receipts and drafts say, in English. Every other language has the same messages with the same values.
# A message with .a, .b … has several wordings; one of them is taken. Values stand in braces: { $who } is a given name.
# Drafts (…-draft…) go to other people: they say nothing of this program, and leave no gap to be filled in.

## Days, numbers, lists

month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
}
month-long = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
weekday-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
weekday-long = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
# 16 Nov
day = { $day } { month-short }
day-year = { $day } { month-short } { $year }
# 16 November
long-day = { $day } { month-long }
long-day-year = { $day } { month-long } { $year }
# March 2025
month-year = { month-long } { $year }
# Fri 27 Nov 2026
full-date = { weekday-short } { $day } { month-short } { $year }
number = { $count ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $count }
}
# How long after an ask an answer came; stands behind a comma.
after-asking = { $count ->
    [0] the day you asked
    [1] the day after you asked
   *[other] { $number } days after you asked
}
# The last of a list behind the others: a, b and c.
list-end = { $head } and { $last }
# A mail's subject inside a sentence, as in: answered you on "Headcount file".
about-topic = on "{ $topic }"

## The frame of a digest. $number is $count in words.

head-people = { $count ->
    [one] { $number } person, about { $time }.
   *[other] { $number } people, about { $time }.
}
head-items = { $count ->
    [one] { $number } item, about { $time }.
   *[other] { $number } items, about { $time }.
}
head-none = Nothing this week.
minutes = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
# $number is in digits here.
subject-people = { $count ->
    [one] { $count } person this week: { $names }
   *[other] { $count } people this week: { $names }
}
subject-items = { $count ->
    [one] { weekday-long } note: { $count } item
   *[other] { weekday-long } note: { $count } items
}
subject-none = Nothing this week
first = Your first digest, made by appreciated on your own machine from mail you sent. Only this mail left it, to you alone. Reply "stop" to end this.
warning = Warning:
write-to = Write to { $address }

# The last line of an item: what to reply when it is settled. $command is such as: 2 done
hint-done =
    .a = Went another way? Reply "{ $command }".
    .b = Settled by phone or in person? Reply "{ $command }".
hint-met =
    .a = Talked elsewhere? Reply "{ $command }".
hint-private =
    .a = Rather private? Reply "{ $command }".
# Behind the items. $command is such as: 4 never
help = Reply, one line each ({ $command } = nothing about { $who } again):
# Links below an item.
answer-done = Done
answer-snooze = In two weeks
answer-wrong = Not this
answer-never = Never

## Commands: what an answer may say. The first word is the one that digests show; the others are understood, too.

command-done = done, did, did it, finished, sorted, settled
command-snooze = snooze, later, postpone
command-met = met, spoke, talked, called
command-elsewhere = elsewhere
command-wrong = wrong, no good
command-never = never
command-undo = undo, revert
command-why = why
command-more = more
command-less = less, fewer
command-pause = pause
command-resume = resume, continue
command-stop = stop, unsubscribe
command-keep = keep
command-public = public
command-yes = yes
command-no = no
command-alias = alias, same
command-boss = boss
command-remind = remind
command-note = note
command-help = help
# Units of time behind a number: 2w, 2 weeks.
unit-day = d, day, days
unit-week = w, wk, week, weeks
unit-month = m, month, months
unit-year = y, year, years
# Monday to Sunday, in this order, two or more words each joined by a slash.
unit-weekdays = monday/mon, tuesday/tue, wednesday/wed, thursday/thu, friday/fri, saturday/sat, sunday/sun

## Footer

read-own = Read: { $count ->
    [one] one mail
   *[other] { $count } mails
} from you since { $day }{ $closing ->
    [0] {""}
   *[other] ; { $closing } of them to lists or many people start no item
}.
read-both = Read: { $count ->
    [one] one mail
   *[other] { $count } mails
} from you and { $delegated } sent for you since { $day }{ $closing ->
    [0] {""}
   *[other] ; { $closing } of them to lists or many people start no item
}. Theirs count as contact, never as your words.
no-text-before = From before { $month }: dates and deeds, no text.
held-back = Held back: { $list }.
held-done = { $number } thanked, kept or answered since
held-snoozed = { $number } snoozed
held-paused = { $number } resting after an earlier digest
held-hushed = { $number } on private matters
held-parted = { $number } after a farewell or an unpaid invoice
held-today = { $number } you wrote to today
held-room = { $number } more for want of room
seen-done = Seen done: { $names }.
pace-second = As nothing came of the last ones, digests come every second time for now.
pace-monthly = As nothing came of the last ones, digests come once a month for now.

## Drafts, all of them

# $name is a given name.
greeting = Hi { $name },
greeting-nobody = Hello,

## Appreciate: say thank you

appreciate-heading = Thank { $name }
# $thread is empty or a subject in brackets.
appreciate-introduced = On { $day } { $who } introduced you to somebody{ $thread }.
# $about is empty or about-topic.
appreciate-answered = On { $day } { $who } answered you{ $about }.
appreciate-sent = On { $day } { $who } came through{ $about }.
# $after is after-asking, $tail a full stop or a colon and what the owner had asked.
appreciate-answered-asked = On { $day } { $who } answered you{ $about }, { $after }{ $tail }
appreciate-sent-asked = On { $day } { $who } came through{ $about }, { $after }{ $tail }
# $quote stands in quotation marks.
appreciate-you-answered = You answered: { $quote }
appreciate-habit = As far as your mail shows, { $who } helped { $number } times since { $month }.
last-thanked = Last thanked in e-mail: { $day }.
appreciate-question =
    .a = What did it make possible?
    .b = What did it save you?
    .c = What would have been harder without it?
    .d = What did you do with it?
appreciate-question-introduced =
    .a = What came of it?
    .b = How did it go?
    .c = What would you not have found alone?
appreciate-draft-subject = Thank you
# $topic is empty or: about "Headcount file".
appreciate-draft-introduced =
    .a = Thank you for the introduction on { $day }.
    .b = Thank you for bringing us together on { $day }.
    .c = I have not forgotten the introduction you made on { $day }: thank you.
appreciate-draft-sent =
    .a = Thank you for what you sent on { $day }{ $about }.
    .b = What you sent on { $day }{ $about } was a help. Thank you.
    .c = I wanted to thank you for what you sent on { $day }{ $about }.
    .d = Thank you once more for sending it on { $day }{ $about }.
appreciate-draft-answered =
    .a = Thank you for your answer on { $day }{ $about }.
    .b = Your answer on { $day }{ $about } was a help. Thank you.
    .c = I wanted to thank you for the answer you gave me on { $day }{ $about }.
    .d = Thank you once more for your answer on { $day }{ $about }.
appreciate-draft-about = about "{ $topic }"
appreciate-draft-habit = I notice how often I turn to you: { $number } times since { $month }, and this was one of them.

## Respond: keep your own open promises

respond-heading = Your word to { $name }
# $thread is empty or: in "Test vectors".
respond-wrote = On { $day } you wrote{ $thread }: { $quote }
respond-thread = in "{ $topic }"
respond-due = That was for { $day }.
respond-due-today = That is today.
respond-no-mail = No later mail from you in that thread.
respond-draft-subject = What I promised
respond-draft =
    .a = On { $day } I wrote to you: { $quote } Do you still need it?
    .b = I have not forgotten what I wrote to you on { $day }: { $quote } Is it still wanted?
    .c = You have my word of { $day }: { $quote } Shall I still do it?

## Reconnect: write before you need it

# $month is the month of the last mail. A tie a few months old is easy to pick up, one of years is worth more.
reconnect-heading = Say hello to { $name } (no e-mail since { $month }; comfortable)
reconnect-heading-dormant = Say hello to { $name } (no e-mail since { $month }; worth more)
reconnect-wrote = On { $day } you wrote to { $who }: { $quote }
# $about is empty or about-topic.
reconnect-last-line = Your last line to { $who }{ $about }: { $quote }
reconnect-stale = Old address, it may bounce.
reconnect-question =
    .a = What has changed since?
    .b = What would you tell { $who } first?
    .c = What would { $who } like to hear?
reconnect-draft-subject = Hello again
# $about is empty or reconnect-draft-about.
reconnect-draft =
    .a = My last mail to you was in { $month }{ $about }. How are you, and what are you working on now?
    .b = I last wrote to you in { $month }{ $about }. How have things gone since?
    .c = My last mail to you is of { $month }{ $about }. I would be glad to hear how you are.
    .d = Since { $month } I have not written to you{ $about }. What are you busy with these days?
reconnect-draft-about = , about "{ $topic }"
