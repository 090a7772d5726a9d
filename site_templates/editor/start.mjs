// Starts the CMS with the register's own settings and formats. Nothing is read from any other place.

import { NotWritten, read, SOURCE, write } from "./as-written.mjs"
import { remember } from "./unchanged.mjs"
import CMS from "./cms/sveltia-cms.mjs"

const { kinds, settings } = await (await fetch("settings.json")).json()
for (const { format, shown, order } of kinds) {
  CMS.registerCustomFormat(format, "yml", {
    fromFile: (text) => read(text, shown),
    toFile: (values) => said(() => {
      const made = write(values, shown, order)
      remember(values[SOURCE], made)
      return made
    }),
  })
}
await CMS.init({ config: settings })

/** What `make` makes. Why it cannot be made is shown, because the CMS says only that there was an error. */
function said(make) {
  try {
    return make()
  } catch (error) {
    if (error instanceof NotWritten) alert(error.message)
    throw error
  }
}
