#!/usr/bin/env python3
"""Writes the five times of each row of tests/data/crontab.tsv anew, without a line of this program.

usage: pip install croniter tzdata; tests/crontab_table.py      (a new row has `?` for each time)

croniter walks the calendar (with its switch for cron's rule that a day field beginning with a star is no
restriction); zoneinfo turns local time into time. croniter's own rule for clock changes is not used.
"""
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from croniter import croniter

TABLE = Path(__file__).parent / "data" / "crontab.tsv"


def due(local, zone):
    """The first coming of a local time, or the first minute after the gap it lies in."""
    while True:
        at = local.replace(tzinfo=zone, fold=0).astimezone(timezone.utc)
        if at.astimezone(zone).replace(tzinfo=None) == local:
            return at
        local += timedelta(minutes=1)


def times(line, zone, after):
    """The next five after `after`, on the zone's clock."""
    start = after.astimezone(zone).replace(tzinfo=None) - timedelta(days=1)
    walk, found = croniter(line, start, implement_cron_bug=True), [after]
    while len(found) < 6:
        at = due(walk.get_next(datetime), zone)
        if at > found[-1]:
            found.append(at)
    return [at.astimezone(zone).isoformat(timespec="minutes") for at in found[1:]]


def row(text):
    if text.startswith("#") or not text:
        return text
    line, zone, after, *rest = text.split("\t")
    new = times(line, ZoneInfo(zone), datetime.fromisoformat(after))
    return "\t".join([line, zone, after, *new, *rest[5:]])


TABLE.write_text("\n".join(row(text) for text in TABLE.read_text().split("\n")))
