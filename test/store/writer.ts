/** A process that writes suggestions and their events without end, or so many, and says each one after its commit. */
import { openStore } from '#engine/store/store'
import { writeSync } from 'node:fs'

const [path = '', name = '', limit = 'Infinity'] = process.argv.slice(2)
const store = openStore(path)
for (let number = 0; number < Number(limit); number++) {
  const id = `${name}-${number}`
  store.transaction(() => {
    store.suggestions.add({
      id,
      versionId: 'v1',
      client: 'replay',
      workspace: '/shop',
      path: 'Item.cs',
      language: 'csharp',
      line: 0,
      character: 0,
      prefix: 'x'.repeat(number % 3000),
      suffix: '',
      text: id,
      scope: 'line',
      origin: 'network',
      surface: 'inline',
      createdAt: number,
      firstTokenMs: 0,
      totalMs: 0,
    })
    store.events.add({ id, suggestionId: id, kind: 'shown', at: number, confidence: 'reported' })
  })
  writeSync(1, `${id}\n`)
}
store.close()
