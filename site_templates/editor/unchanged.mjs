// Keeps a save from undoing what somebody else has changed meanwhile. The CMS writes whole files, made of what it read when
// the page was opened, onto a branch made of what is on GitHub now. So before each commit the file there is read once more.

const sources = new Map() // by the text of a file that the form has made: the text that it was made of
const ask = window.fetch
const CHANGED = "Nothing is saved: somebody has changed this record meanwhile. Copy what you typed, press Sign Out, "
  + "sign in again and open the record."

/** Remember that the form has made one text of a file of another. */
export function remember(source, made) {
  sources.set(made.trim(), source.trim())
}

window.fetch = async (address, options) => {
  const given = typeof options?.body === "string" && options.body.includes("createCommitOnBranch") && JSON.parse(options.body)
  if (given?.variables?.input?.fileChanges) await confirm(address, options, given.variables.input)
  return ask(address, options)
}

/** Throw an error, and say why, if a file on the branch is not what the form's text was made of, or made before. */
async function confirm(address, options, { branch, fileChanges }) {
  const [owner, repo] = branch.repositoryNameWithOwner.split("/")
  const files = fileChanges.additions.map(({ path }, index) => {
    const place = JSON.stringify(`${branch.branchName}:${path}`)
    return `file_${index}: object(expression: ${place}) { ... on Blob { text } }`
  })
  const query = `query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${files.join(" ")} } }`
  const answer = await ask(address, { ...options, body: JSON.stringify({ query, variables: { owner, repo } }) })
  const there = (await answer.json()).data?.repository ?? {}
  for (const [index, { contents }] of fileChanges.additions.entries()) {
    const source = sources.get(decoded(contents).trim())
    const text = there[`file_${index}`]?.text?.replace(/\r\n?/g, "\n").trim()
    if (source === undefined || text !== source && sources.get(text) !== source) {
      alert(CHANGED)
      throw new Error(CHANGED)
    }
  }
}

function decoded(contents) {
  return new TextDecoder().decode(Uint8Array.from(atob(contents), (sign) => sign.charCodeAt(0)))
}
