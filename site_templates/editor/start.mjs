// Starts the CMS with the register's own settings and formats. Nothing is read from any other place.

import { read, write } from "./as-written.mjs"
import CMS from "./cms/sveltia-cms.mjs"

const { kinds, settings } = await (await fetch("settings.json")).json()
for (const { format, shown, order } of kinds) {
  CMS.registerCustomFormat(format, "yml", {
    fromFile: (text) => read(text, shown),
    toFile: (values) => write(values, shown, order),
  })
}
await CMS.init({ config: settings })
