// What ical.js, which Thunderbird uses, reads of the calendar whose file is named.
import { readFileSync } from "node:fs"
import ICAL from "ical.js"

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")))
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const { uid, summary, startDate, endDate } = new ICAL.Event(component, { strictExceptions: true })
  if (!startDate.isDate) throw Error("not a whole day")
  if (component.getFirstPropertyValue("transp") !== "TRANSPARENT") throw Error("it makes people busy")
  return [uid, summary, startDate.toString(), endDate.toString()]
})
console.log(JSON.stringify(events))
