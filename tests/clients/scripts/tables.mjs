// The rows that a CSV reader of npm reads of the table whose file is named.
import { readFileSync } from "node:fs"

const [client, file] = process.argv.slice(2)
const text = readFileSync(file, "utf8")
const readers = {
  papaparse: async () => {
    const { default: papa } = await import("papaparse")
    const { data, errors } = papa.parse(text, { header: true, skipEmptyLines: true })
    if (errors.length) throw Error(JSON.stringify(errors))
    return data
  },
  "csv-parse": async () => {
    const { parse } = await import("csv-parse/sync")
    return parse(text, { columns: true, bom: true })
  },
}
console.log(JSON.stringify(await readers[client]()))
