"""What feedparser reads of the feed whose file is named."""

import json
import sys

import feedparser

feed = feedparser.parse(sys.argv[1])
assert not feed.bozo, feed.get("bozo_exception")
assert feed.version == "atom10", feed.version
entries = [[entry.id, entry.title, entry.link, entry.updated] for entry in feed.entries]
print(json.dumps({"title": feed.feed.title, "entries": entries}))
