// The register's files as the form reads and writes them. What is not changed in the form stays as it is written, to the
// byte: comments, order, quotes and layout, and every field that the form does not show.
//
// The CMS has its own reader and writer of YAML. They would guess types (2026-03-01, 0123, no), lose every comment and
// write each file anew. So each kind of file has a format of its own here: every value is a text, as the register reads
// it, and a change in the form becomes an edit of the text that was read.

import { Document, isCollection, isMap, isScalar, Lexer, parseDocument, Scalar, YAMLMap } from "./yaml/index.js"

/** The name under which the text of the file goes along with the values of the form. */
export const SOURCE = "source_text"

const TEXTS = { schema: "failsafe" } // every value is a text
const LAYOUT = { lineWidth: 0, flowCollectionPadding: false, blockQuote: "literal", singleQuote: false }
const PLAIN = /^(\d{4}-\d{2}-\d{2}|0|[1-9]\d{0,2}|\p{L}([\p{L}\p{N}_ .’'()/&+–-]*[\p{L}\p{N}_.)])?)$/u
const GUESSED = /^(null|true|false|yes|no|on|off|y|n)$/i

/** Says, in a sentence, why a file cannot be written. */
export class NotWritten extends Error {}

/**
 * The values of a file that the form shows.
 * @param {string} text the file
 * @param {string[]} names the fields that the form shows
 */
export function read(text, names) {
  const { values } = parsed(text)
  const shown = Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]))
  return { ...shown, [SOURCE]: text }
}

/**
 * The text of the file with the values of the form.
 * @param {Object} form the values of the form, and the text that they were read from
 * @param {string[]} names the fields that the form shows
 * @param {string[]} order all fields of such a file, in their order
 * @throws {NotWritten} if the text would not read back as just those values
 */
export function write(form, names, order) {
  const text = form[SOURCE]
  if (typeof text !== "string") throw new NotWritten("Nothing is saved: the form makes no new files.")
  const { values: before } = parsed(text)
  const wanted = { ...before }
  let edited = text.endsWith("\n") ? text : `${text}\n`
  for (const name of names) {
    const value = filled(form[name], before[name])
    if (same(value, before[name])) continue
    if (value === undefined) delete wanted[name]
    else wanted[name] = value
    edited = withField(edited, name, value, order)
  }
  if (edited !== text) confirm(text, edited, before, wanted)
  return edited
}

function parsed(text) {
  const file = parseDocument(text, TEXTS)
  if (file.errors.length || !isMap(file.contents)) throw new NotWritten("Nothing is saved: this file cannot be read. `register check` says why.")
  return { file, values: file.toJS() }
}

/** A value without what nobody filled in; undefined if that is all of it. What was empty in the file stays empty. */
function filled(value, before) {
  if (Array.isArray(value)) {
    const items = value.map((item) => filled(item, undefined)).filter((item) => item !== undefined)
    const wasEmpty = Array.isArray(before) && before.length === 0
    return items.length || wasEmpty ? items : undefined
  }
  if (isGroup(value)) {
    const fields = Object.entries(value).map(([name, inner]) => [name, filled(inner, before?.[name])])
    const given = fields.filter(([, inner]) => inner !== undefined)
    return given.length ? Object.fromEntries(given) : undefined
  }
  if (value === undefined || value === null) return undefined
  const words = String(value).replace(/\r\n?/g, "\n").trim()
  return words === "" ? undefined : words
}

/** Whether two values are the same to the register, which reads texts without the space around them. */
function same(one, other) {
  if (typeof one === "string" && typeof other === "string") return one.trim() === other.trim()
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]))
  }
  if (isGroup(one) && isGroup(other)) {
    const names = Object.keys(one)
    return names.length === Object.keys(other).length
      && names.every((name) => name in other && same(one[name], other[name]))
  }
  return one === other
}

function isGroup(value) {
  return Boolean(value) && typeof value === "object" && !Array.isArray(value)
}

/** The text with another value in a field, or without the field. Every other line stays. */
function withField(text, name, value, order) {
  const { file } = parsed(text)
  const pairs = file.contents.items
  if (file.contents.flow) throw new NotWritten("Nothing is saved: this file is written in braces. Change it by hand.")
  const at = pairs.findIndex(({ key }) => String(key) === name)
  if (at < 0) {
    const next = pairs.findIndex(({ key }) => order.indexOf(String(key)) > order.indexOf(name))
    const before = next < 0 ? text.length : above(text, pairs[next].key.range[0])
    return text.slice(0, before) + written(file.createPair(name, node(value))) + text.slice(before)
  }
  const start = pairs[at].key.range[0]
  const end = at + 1 < pairs.length ? above(text, pairs[at + 1].key.range[0]) : above(text, text.length)
  if (value === undefined) return text.slice(0, start) + text.slice(end)
  pairs[at].value = changed(pairs[at].value, value)
  return text.slice(0, start) + written(pairs[at]) + text.slice(end)
}

/** Where the comments and empty lines begin that lead to a place: lines that are not indented. */
function above(text, place) {
  let start = place
  while (start > 0) {
    const line = text.lastIndexOf("\n", start - 2) + 1
    if (!/^(#.*)?\n$/.test(text.slice(line, start))) break
    start = line
  }
  return start
}

/** A field's lines. */
function written(pair) {
  const alone = new Document(undefined, TEXTS)
  alone.contents = new YAMLMap(alone.schema)
  pair.key.commentBefore = undefined // it stays where it is, above these lines
  pair.key.spaceBefore = undefined
  alone.contents.items.push(pair)
  return alone.toString(LAYOUT)
}

/** A node with another value; of what stays the same, the node itself, with its comments. */
function changed(was, value) {
  if (was && same(was.toJSON(), value)) return was
  if (isScalar(was) && typeof value === "string") {
    const now = node(value)
    now.comment = was.comment
    now.commentBefore = was.commentBefore
    return now
  }
  if (isMap(was) && isGroup(value)) {
    was.items = was.items.filter(({ key }) => String(key) in value)
    for (const [name, inner] of Object.entries(value)) {
      const pair = was.items.find(({ key }) => String(key) === name)
      if (pair) pair.value = changed(pair.value, inner)
      else was.add(new Document(undefined, TEXTS).createPair(name, node(inner)))
    }
    return was
  }
  if (isCollection(was) && Array.isArray(value) && !isMap(was)) {
    was.items = items(was.items, value)
    return was
  }
  return node(value)
}

/** The items of a list: the same at its beginning and end stay; between, each changes into the one in its place. */
function items(were, values) {
  const least = Math.min(were.length, values.length)
  let head = 0
  while (head < least && same(were[head].toJSON(), values[head])) head += 1
  let tail = 0
  while (tail < least - head && same(were.at(-1 - tail).toJSON(), values.at(-1 - tail))) tail += 1
  const between = values.slice(head, values.length - tail).map((value, index) => {
    const place = head + index
    if (place < were.length - tail) return changed(were[place], value)
    const item = node(value)
    if (isCollection(item)) item.flow = were[0] ? Boolean(were[0].flow) : true
    return item
  })
  return [...were.slice(0, head), ...between, ...were.slice(were.length - tail)]
}

/** A node for a new value: a text without quotes where no reader of YAML could take it for anything else. */
function node(value) {
  const made = new Document(undefined, TEXTS).createNode(value)
  const texts = isScalar(made) ? [made] : []
  if (isCollection(made)) collect(made, texts)
  for (const text of texts) {
    if (text.value.includes("\n")) {
      text.type = Scalar.BLOCK_LITERAL
      text.value += "\n"
    } else text.type = PLAIN.test(text.value) && !GUESSED.test(text.value) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE
  }
  return made
}

function collect(collection, texts) {
  for (const item of collection.items) {
    const inner = isMap(collection) ? item.value : item
    if (isScalar(inner)) texts.push(inner)
    else collect(inner, texts)
  }
}

/** Read back what was written. Nothing that reads as anything else, or without a comment, leaves the form. */
function confirm(text, edited, before, wanted) {
  const { values } = parsed(edited)
  if (!same(values, wanted)) throw new NotWritten("Nothing is saved: the form cannot write this. Change the file by hand.")
  const lost = comments(text)
  for (const comment of comments(edited)) {
    const at = lost.indexOf(comment)
    if (at < 0) throw new NotWritten("Nothing is saved: the form cannot write this. Change the file by hand.")
    lost.splice(at, 1)
  }
  if (lost.length && !isLess(before, wanted)) {
    throw new NotWritten("Nothing is saved: a comment would be lost. Change the file by hand.")
  }
}

function comments(text) {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith("#"))
}

/** Whether something was taken out, with which its comment goes. */
function isLess(before, after) {
  if (Array.isArray(before)) {
    const kept = Array.isArray(after) ? after : []
    return kept.length < before.length || before.some((item, index) => isLess(item, kept[index]))
  }
  if (isGroup(before)) {
    return !isGroup(after) || Object.keys(before).some((name) => !(name in after) || isLess(before[name], after[name]))
  }
  return false
}
