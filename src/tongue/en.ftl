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
# Of a mail that holds nothing but a reminder.
head-reminder = A reminder that you asked for.
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
subject-reminder = A reminder that you asked for
# The last mail of a long silence is this line alone. $stop and $keep are the words to answer.
subject-stop = Stop these?
stop-question = Stop these? Reply { $stop } or { $keep }.
# In two lines of 72 columns at most. $stop is the word to answer.
first = Your first digest by appreciated, made on your machine of mail you sent. Nothing else left it; nobody else gets this. To end it, reply "{ $stop }".
warning = Warning:
write-to = Write to { $address }

# The last line of an item: what to reply when it is settled. $command is such as: 2 done
hint-done =
    .a = Went another way? Reply "{ $command }".
    .b = Settled by phone or in person? Reply "{ $command }".
hint-ready =
    .a = Done already? Reply "{ $command }".
hint-met =
    .a = Talked elsewhere? Reply "{ $command }".
hint-private =
    .a = Rather private? Reply "{ $command }".
# Behind the items. $command is such as: 4 never
help = Reply, one line each ({ $command } = nothing about { $who } again):
# Where no item is about anybody.
help-note = Reply, one line each:
# Links below an item.
answer-done = Done
answer-met = Met
answer-snooze = In two weeks
answer-wrong = Not this kind
answer-never = Never again

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
    [0] no mail
    [1] one mail
   *[other] { $count } mails
} from you since { $day }{ $closing ->
    [0] {""}
    [1] ; one of them, to a list or to many people, starts no item
   *[other] ; { $closing } of them, to lists or many people, start no item
}.
read-both = Read: { $count ->
    [0] no mail
    [1] one mail
   *[other] { $count } mails
} from you and { $delegated } sent for you since { $day }{ $closing ->
    [0] {""}
    [1] ; one of yours, to a list or to many people, starts no item
   *[other] ; { $closing } of yours, to lists or many people, start no item
}. Those sent for you count as contact, never as your words.
no-text-before = From before { $month }: dates and deeds, no text.
held-back = Held back: { $list }.
held-done = { $number } settled since
held-snoozed = { $number } snoozed
held-paused = { $number } resting after an earlier digest
held-hushed = { $number } on private matters
held-parted = { $number } after a farewell or an unpaid invoice
seen-done = Seen done: { $names }.
pace-second = As nothing came of the last ones, digests come every second time for now.
pace-monthly = As nothing came of the last ones, digests come once a month for now.
# $keep is the word to answer.
pace-over = As nothing came of the last ones, none comes by itself until you reply { $keep }.

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
# $after is after-asking, $quote what the owner had asked.
appreciate-answered-asked = On { $day } { $who } answered you{ $about }, { $after }.
appreciate-answered-asked-quote = On { $day } { $who } answered you{ $about }, { $after }: { $quote }
appreciate-sent-asked = On { $day } { $who } came through{ $about }, { $after }.
appreciate-sent-asked-quote = On { $day } { $who } came through{ $about }, { $after }: { $quote }
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
    .a = Thank you for your help on { $day }{ $about }.
    .b = Your help on { $day }{ $about } was of real use. Thank you.
    .c = I wanted to thank you for your help on { $day }{ $about }.
    .d = Thanks are due for your help on { $day }{ $about }: thank you.
appreciate-draft-answered =
    .a = Thank you for your answer on { $day }{ $about }.
    .b = Your answer on { $day }{ $about } was a help. Thank you.
    .c = I wanted to thank you for the answer you gave me on { $day }{ $about }.
    .d = Thank you for taking the time for your answer on { $day }{ $about }.
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
    .b = I have not forgotten what I wrote to you on { $day }: { $quote } Is that still of use to you?
    .c = On { $day } I promised you: { $quote } That is still open. Do you still need it?
# When the quote would be cut; $about is empty or respond-draft-about, with the space before it.
respond-draft-plain =
    .a = On { $day } I told you that you would hear from me{ $about }. Do you still need it?
    .b = I have not forgotten what I told you on { $day }{ $about }. Is it still of use to you?
    .c = What I told you on { $day }{ $about } is still open. Do you still need it?
respond-draft-about = about "{ $topic }"

## Repay: give back to those who help often

# $department is empty or a department in brackets, with the space before it.
repay-heading = Ask { $name }{ $department } what would help
# One deed, inside the next two; $thread is empty or a subject in brackets, with the space before it.
repay-deed = on { $day }{ $thread }
# $deeds is a list: on 8 Sept ("Budget extract"), on 6 Oct and on 17 Nov.
repay-helped = { $who } helped you { $deeds }.
# $count is four or more, $number the same in words; $last is repay-deed.
repay-helped-often = { $who } helped you { $number } times in half a year, last { $last }.
# $quote stands in quotation marks.
repay-last-line = Your last line to { $who }: { $quote }
repay-question =
    .a = What would be useful to { $who } now?
    .b = What could you take off { $who }'s desk?
    .c = What do you know that { $who } could use?
repay-draft-subject = What would help you?
# $day is the day of the last help; there were at least three in half a year.
repay-draft =
    .a = You have helped me several times lately, last on { $day }. I would like to give something back. What would help you most at the moment?
    .b = Your help on { $day } was not the first lately. What could I do for you in return?
    .c = Several times in the last months you have helped me, last on { $day }. Is there something that I could do for you?
    .d = Thank you for your help on { $day }, and for the times before it. What would be useful to you now?

## Offer: help before you are asked

offer-heading = Pass something on to { $name } (only a guess)
# $about is empty or about-topic.
offer-asked = On { $day } { $who } asked you something{ $about }.
# $reader is the given name of somebody else, $quote stands in quotation marks.
offer-wrote = On { $day } you wrote to { $reader }: { $quote }
offer-question =
    .a = Would it be of use to { $who }, and why?
    .b = What in it would help { $who } most?
    .c = Which part of it answers { $who }?
# A mail's subject inside a draft; $about below is empty or this, with the space before it.
offer-draft-about = about "{ $topic }"
offer-draft-subject = Your question
offer-draft =
    .a = On { $day } you asked me something{ $about }. I have come across something since that may help. Shall I send it?
    .b = You asked me something{ $about } on { $day }. I may have something of use now. Do you still need it?
    .c = Is your question of { $day }{ $about } still open? I may have something for it now.
    .d = I may have something for your question of { $day }{ $about }. Would it still be of use to you?
# Help that the owner gave, and of which nothing was heard since.
offer-echo-heading = Ask { $name } whether it worked
# $asked and $day are days, $about is empty or about-topic, $quote the owner's answer in quotation marks.
offer-echo-asked = On { $asked } { $who } asked you for help{ $about }; you answered on { $day }: { $quote }
offer-echo-silence = No mail either way since, as far as yours shows.
offer-echo-question =
    .a = Did it work for { $who }?
    .b = What is still in { $who }'s way?
    .c = What would you try next in { $who }'s place?
offer-echo-draft-subject = Did it work?
offer-echo-draft =
    .a = On { $day } I wrote to you{ $about }. Did it work, or is there something else I could try?
    .b = Did my mail of { $day }{ $about } help? If not, what is still in the way?
    .c = I wrote to you on { $day }{ $about }. Was it of use, or is something still open?
    .d = How did it go after my mail of { $day }{ $about }? Is there more that I could do?

## Praise: say before others what you told one person alone

praise-heading = Say before the others what you told { $name }
# $about is empty or about-topic, $quote stands in quotation marks.
praise-wrote = On { $day } you wrote to { $who } alone{ $about }: { $quote }
# $count is three to twelve, $number the same in words; the first letter of the sentence is made a capital.
praise-others = { $number } others were on that thread.
praise-closing =
    .a = One line in your next mail to them would do. What did it change?
    .b = Your next mail to all of them has room for one line. Who gains most from it?
    .c = Somebody there may not know. What would you say before them?
praise-draft-subject = What I wrote to you
# $quote is the praise, as a sentence in quotation marks.
praise-draft =
    .a = On { $day } I wrote to you: { $quote } I would like to say it before the others too. Is that all right with you?
    .b = I would like the others to hear what I wrote to you on { $day }: { $quote } Would you mind?
    .c = May I say before the others what I wrote to you on { $day }? { $quote }
    .d = I still mean what I wrote to you on { $day }: { $quote } Would it be all right to say it before the others too?

## Reconnect: write before you need it

# $month is the month of the last mail. A tie a few months old is easy to pick up, one of years is worth more.
reconnect-heading = Say hello to { $name } (no e-mail since { $month }; easy to pick up)
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
    .b = It was in { $month } that I last wrote to you{ $about }. How have things gone since?
    .c = I would be glad to hear how you are: my last mail to you was in { $month }{ $about }.
    .d = I last wrote to you in { $month }{ $about }. What are you busy with these days?
reconnect-draft-about = , about "{ $topic }"

## Peace: help a rival first

peace-heading = Offer { $name } a hand
# $about is empty or about-topic.
peace-sharp = Your exchange with { $who } of { $day }{ $about } was not an easy one.
peace-wrote = You last wrote to { $who } on { $day }{ $about }.
peace-silence = No e-mail from you to { $who } since { $day }.
peace-question =
    .a = What could you take off { $who }'s desk?
    .b = Which part of it could you make easier for { $who }?
    .c = What do you both want from it?
peace-draft-subject = A hand with it
# When the mail has no subject to speak of.
peace-draft =
    .a = Is there something in what we share that I could take off your hands?
    .b = Is there something that I could make easier for you at the moment?
    .c = Would it help if I took something off your desk?
# $topic is a mail's subject.
peace-draft-topic =
    .a = Is there something in "{ $topic }" that I could take off your hands?
    .b = Is there a part of "{ $topic }" that I could make easier for you?
    .c = Would it help if I took over a part of "{ $topic }"?

## Departments: get to know somebody of another circle

# $side is empty or a department, a circle or a domain in brackets, with the space before it.
departments-heading = Get to know { $name }{ $side }
# $count is two or more, $number the same in words.
departments-threads = { $who } is on { $number } threads with you.
# $topics is a list of one or two subjects in quotation marks.
departments-threads-topics = { $who } is on { $number } threads with you: { $topics }.
departments-threads-among = { $who } is on { $number } threads with you, among them: { $topics }.
# $count is how many of their mails the owner answered, none to three, and $number the same in words.
departments-answered = { $count ->
    [0] You have answered none of { $who }'s mails so far.
   *[other] Of { $who }'s mails you have answered { $number } so far.
}
# $quote is the owner's thanks in quotation marks.
departments-thanked = On { $day } you wrote to { $who }: { $quote }
departments-question =
    .a = What is { $who } working on this month?
    .b = What would { $who } want to know from your side?
    .c = What do the two of you see from opposite ends?
# $about below is empty or this, with the space before it.
departments-draft-about = about "{ $topic }"
departments-draft-subject = What you are working on
departments-draft =
    .a = We have been on the same mails{ $about } and have hardly written to each other. Would you have a quarter of an hour to tell me what you are working on?
    .b = You and I are on the same mails{ $about }. I would like to hear what you are working on. Would you have a quarter of an hour?
    .c = I know your name from mails that we were both on{ $about }. Would a quarter of an hour suit you, to tell each other what we are working on?

## Influencer: find the person everyone asks

influencer-heading = Thank { $name }, to whom you send people
# $count is two or more, $number the same in words; $names is a list of given names.
influencer-sent = Since { $month } you have sent { $number } people to { $who }: { $names }.
# $names are only some of them.
influencer-sent-among = Since { $month } you have sent { $number } people to { $who }: among them { $names }.
# $quote stands in quotation marks.
influencer-wrote = On { $day } you wrote: { $quote }
influencer-hear = { $who } may like to hear that.
influencer-question =
    .a = What does { $who } know that nobody else does?
    .b = What would { $who } like to be asked less often?
    .c = Who told you to ask { $who }, the first time?
influencer-draft-subject = People I send to you
# $count is two or more, $number the same in words.
influencer-draft =
    .a = Since { $month } I have sent { $number } people to you with their questions. Thank you for being the one to ask. Is that all right with you, or would something make it easier?
    .b = I have named you to { $number } people since { $month }, as the one to ask. Thank you. Is that all right with you?
    .c = I send people to you with their questions, { $number } since { $month }. Thank you. Would something make that easier for you?

## Mentor: tell those who advised you what came of it

mentor-heading = Tell { $name } what came of it
# $asked is the day of the question, $quote the question in quotation marks, $day the day of the answer.
mentor-asked = On { $asked } you asked { $who }: { $quote } { $who } answered on { $day }.
# $quote is the owner's thanks for a good word, in quotation marks.
mentor-wrote = On { $day } you wrote to { $who }: { $quote }
# $thread is empty or a subject in brackets, with the space before it.
mentor-introduced = On { $day } { $who } introduced you to somebody{ $thread }.
mentor-silence = No mail of yours on it since, as far as its subject tells.
# $goal is in the owner's words, in quotation marks.
mentor-goal = Your goal: { $goal }.
mentor-question =
    .a = What did you do with it?
    .b = What came of it, in one sentence?
    .c = What did you decide, and would you decide it again?
mentor-draft-subject = What came of it
# $day is the day of the question, $quote the question in quotation marks.
mentor-draft-asked =
    .a = On { $day } I asked you: { $quote } I would like to tell you what came of your answer. When would you have a quarter of an hour?
    .b = Thank you for your answer to what I asked you on { $day }: { $quote } May I tell you what came of it? When would suit you?
    .c = You answered a question of mine of { $day }: { $quote } I would like you to hear what came of it. Would you have a quarter of an hour?
# $day is the day of the thanks, $quote the thanks in quotation marks.
mentor-draft-wrote =
    .a = On { $day } I wrote to you: { $quote } I would like to tell you what came of it. When would you have a quarter of an hour?
    .b = I wrote to you on { $day }: { $quote } May I tell you how it went on? When would suit you?
    .c = Thank you once more. On { $day } I wrote to you: { $quote } I would like you to hear what came of it. Would you have a quarter of an hour?
mentor-draft-introduced =
    .a = On { $day } you introduced me to somebody. I would like to tell you what came of it. When would you have a quarter of an hour?
    .b = Thank you for the introduction on { $day }. May I tell you what came of it? When would suit you?
    .c = I would like you to hear what came of the introduction that you made on { $day }. Would you have a quarter of an hour?

## Checkin: check in with your boss

checkin-heading = Check in with { $name }
checkin-last = Last mail to { $who } with news and a question: { $day }.
# $quote is what the owner told somebody else, in quotation marks.
checkin-news = News since, as you told it: { $quote } ({ $day }).
checkin-question = What is done, what is next, and what do you want to know?
checkin-draft-subject = A short check-in
checkin-draft =
    .a = A short check-in: is there anything you would like me to put first in the coming weeks?
    .b = A short check-in: what matters most to you in the coming weeks, and what would you like to know from me?
    .c = A short check-in: is there anything that I should do differently, or put first, in the coming weeks?

## Reminders: what the owner asked to hear of again, by Bcc to me+3w@… or by "remind ana@example.com 6w"

# $name is whom it is about, reminder-others, or the subject of a note in quotation marks. A subject may stand behind it.
reminder-heading = Your reminder: { $name }
reminder-others = { $count ->
    [one] { $name } and { $number } other
   *[other] { $name } and { $number } others
}
# $name is what the owner called it, $who a full name.
reminder-heading-of = Your reminder: { $name } ({ $who })
reminder-heading-note = Your reminder: your note of { $day }
# $quote is the last line of the mail.
reminder-wrote = On { $day } you wrote: { $quote }
reminder-wrote-plain = You wrote on { $day }.
reminder-sent-for-you = On { $day } a mail was sent for you.
reminder-again = You wrote again on { $day }.
reminder-no-answer = No answer in your mail since, as far as your own mails quote one.
# Of an address behind which nobody in particular reads.
reminder-desk = Your sent mail does not tell whether they answered.
reminder-elsewhere = { $who } wrote to you on { $day }, in another thread.
reminder-asked = You asked for this on { $day }.
reminder-last = Your last mail to { $who }, of { $day }: { $quote }
reminder-last-plain = Your last mail to { $who } is of { $day }.
reminder-second = It comes no more after this.
# $topic is the subject of the mail that is followed up.
reminder-draft-topic =
    .a = On { $day } I wrote to you about "{ $topic }". Is there anything you need from me for it?
    .b = I would like to come back to my mail of { $day } about "{ $topic }". What do you think?
    .c = Did my mail of { $day } about "{ $topic }" reach you?
reminder-draft =
    .a = On { $day } I wrote to you. Is there anything you need from me for an answer?
    .b = I would like to come back to my mail of { $day }. What do you think?
    .c = Did my mail of { $day } reach you?
reminder-draft-subject = My mail of { $day }
reminder-hello-subject = Hello
reminder-hello =
    .a = How are you, and what are you working on now?
    .b = How have things gone with you?
    .c = I would be glad to hear how you are.

## Birthdays and anniversaries of the owner's address book. $name is a full name. $day is soon, today, or was a few days ago.

yearly-birthday-is = { $name } has a birthday on { $day }
yearly-birthday-was = { $name } had a birthday on { $day }
yearly-birthday-draft-subject = Happy birthday
# Sent on the day.
yearly-birthday-draft =
    .a = Happy birthday, and all the best for the year ahead.
    .b = All the best on your birthday. I hope it is a good day.
    .c = I wish you a happy birthday and a good year.
yearly-birthday-draft-late =
    .a = A late happy birthday: all the best for the year ahead.
    .b = Late, but I mean it: all the best for your birthday.
    .c = I am late with my wishes: a good year to you.
# A wedding day, or another day that the card calls so.
yearly-anniversary-is = { $name } has an anniversary on { $day }
yearly-anniversary-was = { $name } had an anniversary on { $day }
yearly-anniversary-draft-subject = Your anniversary
yearly-anniversary-draft =
    .a = All the best on your anniversary.
    .b = I wish you well on your anniversary.
    .c = My best wishes on your anniversary.

## Answers: what came of what the owner replied. $who is a given name, $until and $on are days.

# $list is such as: settled with Ravi; item on Ilse snoozed until 5 Dec
echo = Your answers: { $list }.
# Stands for $who where an item is a note of the owner's to nobody else that has no name.
echo-note = your note
echo-done = settled with { $who }
echo-met = you met { $who }
echo-elsewhere = you and { $who } talk elsewhere
echo-wrong = not that for { $who }
echo-never = nothing about { $who } again
echo-snoozed = item on { $who } snoozed until { $until }
echo-noted = noted on { $who }
# $what is a command.
echo-undone = taken back: { $what }
echo-explained = why { $who }, by mail
echo-helped = help, by mail
echo-more = one item more
echo-less = one item less
echo-paused = no digest before { $until }
echo-resumed = digests come again
echo-stopped = no digest any more
echo-kept = digests go on
echo-private = { $who } never praised in public
echo-public = { $who } may be praised in public
# $other and $keep are addresses.
echo-joined = { $other } counts as { $keep }
echo-boss = { $who } is your boss
echo-reminded = { $who } comes up on { $on }
# $line is what the owner wrote, $nearest the command that is nearest to it.
echo-not-understood = Not understood: "{ $line }". Write "{ $nearest }".
echo-not-understood-at-all = Not understood: "{ $line }". Write "help" for what can be said.
echo-same = "{ $line }" was so before.
# Lines beside those that are told one by one.
echo-more-refused = { $count ->
    [one] One more line was not understood or not done.
   *[other] { $count } more lines were not understood or not done.
}
# $why is one of the messages below.
echo-refused = Not done: "{ $line }", as { $why }.
why-no-item = that digest has no item { $number }
why-nothing-to-undo = there is nothing to take back
# $on is the day of the answer.
why-no-day = the day must come after { $on } and within ten years
why-nobody = nobody in your mail is called that
why-several = { $number } people are called that; write the address
why-unknown-address = no mail of yours went to { $address }
why-no-person = { $address } is yours, or no person's
# $head is the address that it was joined to.
why-joined-elsewhere = { $address } was joined to { $head }
why-config-wins = the config says otherwise, and it wins

## Receipts: a mail of its own about answers

receipt-subject = About your answers
# $said is a sentence such as: No digest before 23 December. $command is: resume
receipt-rest = { $said } Your mail is still read. Reply "{ $command }" to have digests again at once.
# $kind is thanks, request, … as the program names it.
receipt-evidence = { $day }: { $kind }
receipt-evidence-quoted = { $day }: { $kind }, seen in a quote
# Figures and days; never stands for a day that is not there.
receipt-counted = Counted: your mails to { $who }: { $sent }, the last: { $last }; mails of { $who } seen: { $seen }; help received: { $received }, given: { $given }; last thanked in e-mail: { $thanked }. All of it, with the arithmetic: appreciated why { $address }
receipt-not-yet = not yet
receipt-help = What a reply to a digest can say, one command a line, above the quote:
receipt-help-done = you did it; { $met }: you met; { $elsewhere }: you talk by other means; { $wrong }: not this kind of item for this person; { $never }: nothing about this person again
receipt-help-snooze = later: days, weeks, months, years, a day of the week, or 2026-12-01
receipt-help-note = you met, with a note for yourself
receipt-help-undo = takes back what you said of item 2; "undo" alone the newest answer
receipt-help-why = the evidence, by mail
receipt-help-more = more or fewer items in a digest
receipt-help-pause = no digest for so long; "resume" ends it
receipt-help-stop = no digest any more, or go on
receipt-help-public = praising Ana in public is never proposed
receipt-help-boss = who your boss is
receipt-help-alias = two addresses of one person
receipt-help-remind = a reminder in six weeks
