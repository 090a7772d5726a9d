// The pixels of each badge named, drawn by a program of npm: width, height and a byte for each pixel's darkest colour.
import { readFileSync } from "node:fs"

const [client, ...files] = process.argv.slice(2)
const drawers = {
  sharp: async (file) => {
    const { default: sharp } = await import("sharp")
    const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, pixels: data }
  },
  "@resvg/resvg-js": async (file) => {
    const { Resvg } = await import("@resvg/resvg-js")
    const drawn = new Resvg(readFileSync(file, "utf8"), { font: { loadSystemFonts: true } }).render()
    return { width: drawn.width, height: drawn.height, pixels: drawn.pixels }
  },
}
const drawn = []
for (const file of files) {
  const { width, height, pixels } = await drawers[client](file)
  const darkest = []
  for (let at = 0; at < pixels.length; at += 4) {
    darkest.push(pixels[at + 3] ? Math.min(pixels[at], pixels[at + 1], pixels[at + 2]) : 0)
  }
  drawn.push({ width, height, darkest })
}
console.log(JSON.stringify(drawn))
