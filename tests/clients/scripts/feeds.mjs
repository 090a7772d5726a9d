// The feed readers of npm: what each reads of the feed whose file is named.
import { readFileSync } from "node:fs"

const [client, file] = process.argv.slice(2)
const text = readFileSync(file, "utf8")
const readers = {
  "rss-parser": async () => {
    const { default: Parser } = await import("rss-parser")
    const feed = await new Parser().parseString(text)
    return { title: feed.title, entries: feed.items.map(({ title, link, id, isoDate }) => [id, title, link, isoDate]) }
  },
  "@rowanmanning/feed-parser": async () => {
    const { parseFeed } = await import("@rowanmanning/feed-parser")
    const feed = parseFeed(text)
    return { title: feed.title, entries: feed.items.map(({ title, url, id, updated }) => [id, title, url, updated]) }
  },
  feedsmith: async () => {
    const { parseAtomFeed } = await import("feedsmith")
    const feed = parseAtomFeed(text)
    const entries = feed.entries ?? []
    return {
      title: feed.title.value ?? feed.title,
      entries: entries.map(({ title, links, id, updated }) => [id, title.value ?? title, links[0].href, updated]),
    }
  },
}
console.log(JSON.stringify(await readers[client]()))
