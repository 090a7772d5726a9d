
"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent)
  const { say, people, schools, conflicts, rows, clauses } = facts
  const [ID, NAME, AUTHORITY, POSTCODE, REGION, PHASE, ESTABLISHMENT, CLOSED] = [0, 1, 2, 3, 4, 5, 6, 7]
  const MOST_SHOWN = 20
  const at = (id) => document.getElementById(id)
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const words = (box) => plain(box.value).split(/\s+/).filter(Boolean)
  const has = (text, wanted) => wanted.every((word) => text.includes(word))

  const element = (name, text = "", children = [], lang = "") => {
    const made = document.createElement(name)
    if (text) made.textContent = text
    if (lang) made.lang = lang
    made.append(...children)
    return made
  }

  // Who may go: what the rules on appointments say of a person at a school, and what must come first.

  const answerFor = (school, person, index) => {
    const refused = person.refused.map(([text, clause]) => ({ text, clause }))
    const cautions = person.cautions.map(([text, clause]) => ({ text, clause }))
    const [, types] = facts.establishments[school[ESTABLISHMENT]]
    if (school[PHASE] >= 0 && !person.phases.includes(school[PHASE])) {
      refused.push({ text: fill(say.not_phase, { phase: facts.phases[school[PHASE]] }), clause: clauses.phase })
    }
    if (!types.some((type) => person.types.includes(type))) {
      const named = types.map((type) => facts.types[type]).join(", ")
      refused.push({ text: fill(say.not_type, { type: named }), clause: clauses.type })
    }
    const ofConflicts = conflictsOf(school, index)
    refused.push(...ofConflicts.filter(({ verdict }) => verdict === "refused"))
    cautions.push(...ofConflicts.filter(({ verdict }) => verdict !== "refused"))
    return { refused, cautions }
  }

  const conflictsOf = (school, index) =>
    (conflicts[school[ID]] ?? [])
      .filter(([person]) => person === index)
      .map(([, row]) => ({ verdict: rows[row][0], text: rows[row][1], clause: rows[row][2], lang: "en" }))

  const reasonsOf = (reasons) =>
    reasons.map(({ text, clause, lang }) =>
      element("li", clause ? fill(say.row_clauses, { text, clauses: clause }) : text, [], lang))

  const personItem = (person, school, reasons) => {
    const link = element("a", person.name)
    link.href = `#assessor-${person.id}`
    const about = [
      person.accredited ? say.accredited : say.registered,
      ...(person.regions.includes(school[REGION]) ? [fill(say.same_region, { region: facts.regions[school[REGION]] })] : []),
      fill(say.visits_a_year, { count: person.visits }),
    ]
    const item = element("li", "", [link])
    if (!person.refused.length) item.append(` – ${about.join(", ")}`)
    if (reasons.length) item.append(element("ul", "", reasonsOf(reasons)))
    return item
  }

  const group = (heading, items) => {
    const title = element("h4", fill(heading, { count: items.length }))
    if (!items.length) return [title, element("p", say.nobody_may_go)]
    const list = element("ul", "", items)
    list.className = "items"
    return [title, list]
  }

  const show = (school) => {
    const answer = at("answer")
    const about = [
      school[ID], facts.authorities[school[AUTHORITY]], facts.regions[school[REGION]],
      school[PHASE] >= 0 ? facts.phases[school[PHASE]] : "", facts.establishments[school[ESTABLISHMENT]][0], school[POSTCODE],
    ]
    const aboutIt = element("p", about.filter(Boolean).join(", "))
    aboutIt.className = "about"
    const title = element("h3", fill(say.which_school, { name: school[NAME] }))
    title.tabIndex = -1
    answer.replaceChildren(title, aboutIt)
    answer.hidden = false
    const closed = school[CLOSED] && { text: say.closed, clause: clauses.closed }
    const nobody = school[PHASE] < 0 ? { text: say.no_phase, clause: clauses.no_phase } : closed
    if (nobody) {
      answer.append(element("p", fill(say.row_clauses, { text: nobody.text, clauses: nobody.clause })))
      title.focus()
      return
    }
    const answers = people.map((person, index) => ({ person, ...answerFor(school, person, index) }))
    const isNear = ({ person }) => person.regions.includes(school[REGION])
    answers.sort((one, other) => isNear(other) - isNear(one) || one.person.visits - other.person.visits)
    const may = answers.filter(({ refused, cautions }) => !refused.length && !cautions.length)
    const mayBut = answers.filter(({ refused, cautions }) => !refused.length && cautions.length)
    const mayNot = answers.filter(({ refused }) => refused.length)
    const leads = answers.filter(({ person }) => person.lead).map(({ person }) => {
      const barred = conflictsOf(school, people.indexOf(person)).filter(({ verdict }) => verdict === "refused")
      const reasons = barred.map((reason) => ({ ...reason, text: `${say.not_lead} ${reason.text}` }))
      const lapsed = person.refused.map(([text]) => ({ text, clause: clauses.lead }))
      return personItem(person, school, [...reasons, ...lapsed])
    })
    answer.append(
      ...group(say.may_go, may.map(({ person }) => personItem(person, school, []))),
      ...group(say.may_go_but, mayBut.map(({ person, cautions }) => personItem(person, school, cautions))),
      ...group(say.leads, leads),
      ...group(say.may_not_go, mayNot.map(({ person, refused }) => personItem(person, school, refused))),
    )
    title.focus()
  }

  // Schools by name, number, authority or postcode.

  let searched = null
  const matching = (wanted) => {
    searched ??= schools.map((school) =>
      plain([school[NAME], school[ID], facts.authorities[school[AUTHORITY]], school[POSTCODE], school[POSTCODE].replace(" ", "")].join(" ")))
    return wanted.length ? schools.filter((_, index) => has(searched[index], wanted)) : []
  }

  const schoolButton = (school) => {
    const button = element("button", [school[NAME], school[ID], facts.authorities[school[AUTHORITY]]].join(", "))
    button.type = "button"
    button.dataset.school = school[ID]
    return element("li", "", [button])
  }

  const offer = (found, list) => list.replaceChildren(...found.slice(0, MOST_SHOWN).map(schoolButton))

  const saidOf = (found) =>
    found.length > MOST_SHOWN ? fill(say.more_schools, { count: found.length, shown: MOST_SHOWN }) : fill(say.found_schools, { count: found.length })

  const chooseSchool = () => {
    const wanted = words(at("school"))
    const found = matching(wanted)
    offer(found, at("matches"))
    at("schools-found").textContent = wanted.length ? saidOf(found) : ""
    return found
  }

  // The whole page by words.

  const texts = new Map()
  const textOf = (item) => {
    if (!texts.has(item)) {
      const said = [...item.childNodes].filter(({ nodeName }) => nodeName !== "BUTTON").map((node) => node.textContent)
      texts.set(item, plain(said.join(" ").replace(/\s+/g, " ")))
    }
    return texts.get(item)
  }

  const narrow = (section, wanted) => {
    let shown = 0
    for (const item of section.querySelectorAll("[data-item]")) {
      item.hidden = !has(textOf(item), wanted)
      shown += !item.hidden
    }
    for (const part of section.querySelectorAll("[data-group]")) {
      part.hidden = !part.querySelector("[data-item]:not([hidden])")
    }
    return shown
  }

  const search = () => {
    const wanted = words(at("words"))
    const [due, persons, onFile] = [...document.querySelectorAll("[data-searched]")].map((section) => narrow(section, wanted))
    const shown = new Set([...document.querySelectorAll("#schools [data-item]")].map((item) => item.id))
    const others = matching(wanted).filter((school) => !shown.has(`school-${school[ID]}`))
    offer(others, at("other-schools"))
    const number = onFile + others.length
    const counts = fill(say.found, { due, assessors: persons, schools: number })
    at("found").textContent = wanted.length ? (due + persons + number ? counts : say.found_none) : ""
  }

  // What is not there without scripts.

  for (const article of document.querySelectorAll(".school")) {
    const name = element("span", ` ${fill(say.to, { name: article.querySelector("h3").textContent })}`)
    name.className = "unseen"
    const button = element("button", say.who_may_go, [name])
    button.type = "button"
    button.dataset.school = article.id.slice("school-".length)
    article.append(button)
  }
  for (const part of [at("search"), at("choose")]) part.hidden = false
  at("words").addEventListener("input", search)
  at("school").addEventListener("input", chooseSchool)
  at("choose").addEventListener("submit", (event) => {
    event.preventDefault()
    const found = chooseSchool()
    if (found.length === 1) show(found[0])
    else at("matches").querySelector("button")?.focus()
  })
  document.addEventListener("click", (event) => {
    const id = event.target.closest("[data-school]")?.dataset.school
    if (id) show(schools.find((school) => school[ID] === id))
  })
  // A link to somebody whom the search hides shows everybody again.
  document.addEventListener("click", (event) => {
    const target = event.target.closest("a[href^='#assessor-']") && at(event.target.closest("a").hash.slice(1))
    if (target?.hidden) {
      at("words").value = ""
      search()
    }
  })
  at("words").dispatchEvent(new Event("input")) // a browser keeps what was typed before a reload
})()
