#!/usr/bin/env python3
"""Checks every `because` of `try --json --all` against the mailbox, with Python's own mail parser.

usage: tests/check_evidence.py BINARY MAILBOX...      (mbox files, Maildirs, folders of mbox files or .eml)

For each piece of evidence: the message exists; an own act has the header's instant, stands in the text, and the
sender said it; a quoted act's day and author stand in the text of the message. Exit code 1 when one is false.
"""
import email
import email.policy
import email.utils
import json
import mailbox
import os
import re
import subprocess
import sys
import tempfile

MONTHS = "January February March April May June July August September October November December".split()


def boxes(path):
    """The mailboxes at a path."""
    if os.path.isfile(path):
        if path.endswith(".eml"):
            with open(path, "rb") as file:
                yield [email.message_from_binary_file(file)]
        else:
            yield mailbox.mbox(path, create=False)
    elif os.path.isdir(os.path.join(path, "cur")):
        yield mailbox.Maildir(path, create=False)
    else:
        for name in sorted(os.listdir(path)):
            yield from boxes(os.path.join(path, name))


def text_of(message):
    """All text of a message, decoded as well as Python can."""
    parts = []
    for part in message.walk():
        if part.get_content_maintype() == "text":
            data = part.get_payload(decode=True) or b""
            charset = part.get_content_charset() or "utf-8"
            try:
                parts.append(data.decode(charset, "replace"))
            except LookupError:
                parts.append(data.decode("latin-1"))
    text = "\n".join(parts)
    if "<" in text and "</" in text:
        text += "\n" + re.sub(r"<[^>]*>", " ", text)
    for entity, sign in (("&nbsp;", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&quot;", '"')):
        text = text.replace(entity, sign)
    return text


def folded(text):
    """Letters and digits only: quotes are folded, cut and cleaned on their way."""
    return re.sub(r"[\W_]+", "", text.lower())


def day_forms(day):
    """The ways mail programs write a day."""
    year, month, number = (int(part) for part in day[:10].split("-"))
    long, short = MONTHS[month - 1], MONTHS[month - 1][:3]
    for y in (str(year), f"{year % 100:02d}"):
        for m in (str(month), f"{month:02d}"):
            for d in (str(number), f"{number:02d}"):
                for sign in "/.-":
                    yield f"{m}{sign}{d}{sign}{y}"
                    yield f"{d}{sign}{m}{sign}{y}"
                    yield f"{y}{sign}{m}{sign}{d}"
        for d in (str(number), f"{number:02d}"):
            for m in (long, short, long.lower(), short.lower()):
                yield from (f"{m} {d}, {y}", f"{d} {m} {y}", f"{m} {d} {y}", f"{d} {m}. {y}", f"{d}-{m}-{y}", f"{d}. {m} {y}")


LOCAL_MONTH = re.compile(r"(?:gen|janv?|ene|f[ée]v?b?|m[aä]r[sz]?|abr|avr|mai|mag|maio|giu|juin|juil|lug|ag?o|set|sept|okt|out|ott|dez|d[ée]c|dic|nov)", re.I)


def check(because, message):
    """Why the evidence is false, or None."""
    text = text_of(message)
    quote = because["quote"]
    if quote is not None:
        words = folded(re.sub(r"\[[^\]]*\]", "", quote.rstrip("…")))
        # The owner's words, so not in lines that only quote.
        whole = folded("\n".join(line for line in text.splitlines() if not line.startswith(">")))
        pieces = [folded(piece) for piece in re.split(r"\[[^\]]*\]", quote.rstrip("…"))]
        if words not in whole and not all(piece in whole for piece in pieces):
            return f"quote not in the text: {quote}"
    if because["zone"] == "own":
        sent = email.utils.parsedate_to_datetime(str(message["Date"]))
        told = email.utils.format_datetime(sent) if sent else None
        from datetime import datetime
        if datetime.fromisoformat(because["date"]).timestamp() != sent.timestamp():
            return f"date {because['date']} is not the header's {told}"
        sender = email.utils.parseaddr(str(message["From"]))[1].lower()
        if because["speaker"] != sender:
            return f"speaker {because['speaker']} is not the sender {sender}"
        return None
    flat = re.sub(r"\s+", " ", text)
    if not any(form in flat for form in day_forms(because["date"])):
        year, _, number = because["date"][:10].split("-")
        if not (LOCAL_MONTH.search(flat) and year in flat and re.search(rf"\b0?{int(number)}\b", flat)):
            return f"day {because['date']} not in the text"
    local = because["speaker"].split("@")[0]
    names = [name for name, address in email.utils.getaddresses(message.get_all("To", []) + message.get_all("Cc", []))
             if address.lower() == because["speaker"]]
    words = [word for word in re.split(r"\W+", " ".join([local] + [str(n) for n in names])) if len(word) > 1]
    if not any(word.lower() in flat.lower() for word in words):
        return f"author {because['speaker']} not in the text"
    return None


def main():
    binary, paths = sys.argv[1], sys.argv[2:]
    false = checked = 0
    for path in paths:
        found = {}
        for box in boxes(path):
            for message in box:
                found.setdefault(str(message["Message-ID"] or "").strip().strip("<>"), message)
        with tempfile.TemporaryDirectory() as out:
            run = subprocess.run([binary, "try", path, "--json", "--all", "--out", out], capture_output=True, text=True)
        if run.returncode:
            print(f"{path}: exit {run.returncode}: {run.stderr.strip()}")
            false += 1
            continue
        result = json.loads(run.stdout)
        everything = result["suggestions"] + result.get("left_out", [])
        for suggestion in everything:
            for because in suggestion["because"]:
                checked += 1
                message = found.get(because["message_id"])
                why = "no such message" if message is None else check(because, message)
                if why:
                    false += 1
                    print(f"{path}: {suggestion['practice']} {suggestion['person']['name']}: <{because['message_id']}> {why}")
        print(f"{path}: {len(result['suggestions'])} shown, {len(everything)} in all")
    print(f"{checked} pieces of evidence checked, {false} false")
    sys.exit(1 if false else 0)


if __name__ == "__main__":
    main()
