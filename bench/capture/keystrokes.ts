/** What a key costs the server: from the editor's notification of the change to everything that follows accepted texts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsSchema } from '#contracts/settings'
import { Capture } from '#engine/capture/capture'
import { redact } from '#engine/redact/redact'
import { openStore } from '#engine/store/store'
import { seededRandom } from '#platform/seededRandom'
import { FakeClock } from '#test/fakes/fakeClock'
import { OpenDocuments } from '#lsp/openDocuments'
import { type Spread, spread } from './spread'
import { suggestionAt, WORKSPACE } from './suggestionAt'

const LINES = 2000
const KEYS = 3000
const PASTES = 200
/** Milliseconds between two keys of a person who types fast. */
const RHYTHM = 150
const PATH = 'src/Shop.cs'
const uri = `file://${WORKSPACE}/${PATH}`

export interface KeyCost {
  readonly followed: number
  /** Milliseconds of one letter, at a human rhythm. */
  readonly typed: Cost
  /** Of forty lines at once, five in a second. */
  readonly pasted: Cost
}

interface Cost {
  /** With the text of the document, which the server keeps in any case. */
  readonly all: Spread
  readonly capture: Spread
  /** Of those, the ones in which the system did not take the processor away for another program. */
  readonly captureUndisturbed: Spread
}

class Costs {
  readonly #all: number[] = []
  readonly #capture: number[] = []
  readonly #undisturbed: number[] = []

  add(from: number, changed: number, until: number, isDisturbed: boolean): void {
    this.#all.push(until - from)
    this.#capture.push(until - changed)
    if (!isDisturbed) this.#undisturbed.push(until - changed)
  }

  /** Without the first tenth, in which Node compiles. */
  cost(): Cost {
    const of = (times: readonly number[]): Spread => spread(times.slice(times.length / 10))
    return { all: of(this.#all), capture: of(this.#capture), captureUndisturbed: of(this.#undisturbed) }
  }
}

/** @param followed accepted texts in the file, all of which are looked at until the end */
export async function keystrokes(followed: number): Promise<KeyCost> {
  const folder = mkdtempSync(join(tmpdir(), 'apprentice-keys-'))
  const store = openStore(join(folder, 'apprentice.db'))
  const clock = new FakeClock()
  const capture = new Capture({
    store,
    clock,
    redact,
    aftermathSeconds: settingsSchema.parse({}).aftermathSeconds,
  })
  const documents = new OpenDocuments()
  const random = seededRandom(`keys ${followed}`)
  const line = (index: number): string =>
    `        var total${index} = cart.Lines.Sum(line => line.Price * ${index});`
  const text = Array.from({ length: LINES }, (_, index) => line(index)).join('\n')
  const languageId = 'csharp'
  documents.opened({ textDocument: { uri, languageId, version: 1, text } })
  capture.documentOpened(uri, text)

  let version = 1
  const change = (at: number, given: string, costs = new Costs()): void => {
    const position = { line: at, character: 8 }
    const contentChanges = [{ range: { start: position, end: position }, text: given }]
    const switches = process.resourceUsage().involuntaryContextSwitches
    const from = performance.now()
    const changes = documents.changed({ textDocument: { uri, version: ++version }, contentChanges })
    const changed = performance.now()
    capture.documentChanged(uri, changes)
    const until = performance.now()
    const isDisturbed = process.resourceUsage().involuntaryContextSwitches > switches
    costs.add(from, changed, until, isDisturbed)
  }
  for (let index = 0; index < followed; index++) {
    const at = Math.floor(((index + 0.5) * LINES) / followed)
    const now = documents.get(uri)!.getText()
    const offset = documents.get(uri)!.offsetAt({ line: at, character: 8 })
    const place = { path: PATH, text: now, offset, lineEnd: now.indexOf('\n', offset) }
    const suggestion = {
      ...suggestionAt(place, `s${index}`, clock.now()),
      text: `Check(total${index});\n        `,
    }
    capture.suggested(suggestion)
    change(at, suggestion.text)
    capture.accepted(suggestion.id, { uri, offset })
  }
  await capture.flush()

  const typed = new Costs()
  let at = 0
  for (let key = 0; key < KEYS; key++) {
    // A person stays on a line for a while.
    if (key % 60 === 0) at = Math.floor(random() * LINES)
    await clock.advance(RHYTHM)
    change(at, 'abcdefgh'[key % 8]!, typed)
  }
  const pasted = new Costs()
  for (let paste = 0; paste < PASTES; paste++) {
    await clock.advance(200)
    change(Math.floor(random() * LINES), `${text.split('\n', 40).join('\n')}\n`, pasted)
  }
  await capture.close()
  const looked = [...Array(followed).keys()].filter(
    (index) => store.outcomes.forSuggestion(`s${index}`).length > 0,
  )
  store.close()
  rmSync(folder, { recursive: true, force: true })
  if (looked.length !== followed) throw new Error(`Only ${looked.length} of ${followed} were followed.`)
  return { followed, typed: typed.cost(), pasted: pasted.cost() }
}
