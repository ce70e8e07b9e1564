/** From the commits of a real repository to the examples that they give. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { CommittingPerson } from './history'

let person: CommittingPerson
beforeEach(() => {
  person = new CommittingPerson()
})
afterEach(() => person.leave())

const order = (...members: string[]): string =>
  `class Order\n{\n${members.map((line) => `    ${line}\n`).join('')}}\n`
const ADD = 'public void Add(int price) { Total += price; }'
const SAFE = 'public void Add(int price) { if (price > 0) Total += price; }'

describe('a commit that says what it does', () => {
  test('is a change to make, and a message to write', async () => {
    const first = person.commit('Begin an order with its total', { 'Order.cs': order('int Total;', ADD) })
    const hash = person.commit('fix: add no price below zero to the total (#12)', {
      'Order.cs': order('int Total;', SAFE),
    })
    const [change, message, ...rest] = await person.curated()
    expect(rest.map((sourced) => (sourced.kind === 'example' ? sourced.example.source : sourced))).toEqual([
      { kind: 'commit', hash: first },
      { kind: 'commit', hash: first },
    ])
    const common = {
      ...{ format: 'chat', language: 'csharp', group: 'Order', paths: ['Order.cs'], weight: 1 },
      ...{ source: { kind: 'commit', hash }, at: Date.UTC(2026, 0, 1, 10, 5) },
    }
    expect(change).toMatchObject({ example: { ...common, task: 'change' } })
    expect(message).toMatchObject({ example: { ...common, task: 'commitMessage' } })
    const asked = (sourced: typeof change): string[] =>
      sourced?.kind === 'example' && sourced.example.format === 'chat'
        ? sourced.example.messages.map(({ content }) => content)
        : []
    expect(asked(change).slice(1)).toEqual([
      `The file Order.cs (csharp):\n\nclass Order\n{\n    int Total;\n    <selection>${ADD}</selection>\n}\n\n` +
        'Write the code that replaces <selection>. Add no price below zero to the total',
      SAFE,
    ])
    expect(asked(message)).toEqual([
      'Write the commit message for this change.\n\n--- a/Order.cs\n+++ b/Order.cs\n class Order\n {\n' +
        `     int Total;\n-    ${ADD}\n+    ${SAFE}\n }`,
      'fix: add no price below zero to the total',
    ])
  })

  test('and writes in the changelog is an entry to write', async () => {
    person.commit('wip', { 'Order.cs': order('int Total;', ADD), 'CHANGELOG.md': '# Changelog\n' })
    person.commit('Add no price below zero to the total', {
      'Order.cs': order('int Total;', SAFE),
      'CHANGELOG.md': '# Changelog\n\n- A price below zero is not added to the total.\n',
    })
    expect((await person.lines()).slice(1)).toEqual([
      `change: ${SAFE}`,
      'commitMessage: Add no price below zero to the total',
      'commitMessage: - A price below zero is not added to the total.',
    ])
    const [, , , entry] = await person.curated()
    expect(entry).toMatchObject({ example: { paths: ['CHANGELOG.md', 'Order.cs'], language: 'markdown' } })
    expect((await person.lines({ splitOfDocument: () => null })).join()).not.toContain('- A price')
  })

  test('is followed through the renames of its files', async () => {
    person.commit('wip', { 'Order.cs': order('int Total;', ADD) })
    const hash = person.commit('Add no price below zero to the total', {
      'Order.cs': order('int Total;', SAFE),
    })
    person.git('mv', 'Order.cs', 'Basket.cs')
    person.commit('move', {})
    const now = (path: string): 'train' | null => (path === 'Basket.cs' ? 'train' : null)
    const change = (await person.curated({ splitOf: now })).find(({ kind }) => kind === 'example')
    expect(change).toMatchObject({
      example: { source: { hash }, paths: ['Basket.cs'], messages: [{}, {}, { content: SAFE }] },
    })
  })
})

describe('what is left out, with a reason', () => {
  test.each([
    ['noMessage', 'wip', 'Jo'],
    ['automated', 'Add no price below zero to the total', 'dependabot[bot]'],
    ['notGrounded', 'Show the customers page in Danish', 'Jo'],
  ])('%s: %s by %s', async (reason, message, author) => {
    person.commit('first', { 'Order.cs': order('int Total;', ADD) })
    const hash = person.commit(message, { 'Order.cs': order('int Total;', SAFE) }, author)
    const lines = await person.lines()
    expect(lines).toContain(`${reason} ${hash}`)
    expect(lines.join()).not.toContain(SAFE)
  })

  test('places of a commit that its message does not ask for, and a message that is about something else', async () => {
    const other = 'void Log() { Write(Name); }'
    person.commit('first', { 'Order.cs': order('int Total;', ADD), 'Log.cs': order(other) })
    const two = person.commit('Add no price below zero to the total', {
      'Order.cs': order('int Total;', SAFE),
      'Log.cs': order('void Log() { Flush(); Write(Name); }'),
    })
    const odd = person.commit('Update how Audit writes the name', {
      'Log.cs': order('void Log() { Flush(); Write(Name, Date); }'),
    })
    const lines = await person.lines()
    expect(lines.filter((line) => line.includes(odd))).toEqual([`notGrounded ${odd}`, `notGrounded ${odd}`])
    expect(lines).toContain(`notGrounded ${two}`)
    expect(lines.filter((line) => !/^(?:notGrounded|noMessage) /.test(line))).toEqual([
      `change: ${SAFE}`,
      'commitMessage: Add no price below zero to the total',
    ])
  })

  test('merges, and what was taken back', async () => {
    person.commit('first', { 'Order.cs': order('int Total;', ADD) })
    const hash = person.commit('Add no price below zero to the total', {
      'Order.cs': order('int Total;', SAFE),
    })
    person.git('revert', '--no-edit', hash)
    const revert = person.git('rev-parse', 'HEAD')
    person.git('checkout', '-q', '-b', 'other', 'HEAD~1')
    person.commit('second', { 'Other.cs': order('int Count;') })
    person.git('checkout', '-q', 'main')
    person.git('merge', '-q', '--no-ff', '-m', 'Join the other work into it', 'other')
    const merge = person.git('rev-parse', 'HEAD')
    const lines = await person.lines()
    expect(lines).toEqual(
      expect.arrayContaining([`merge ${merge}`, `reverted ${revert}`, `reverted ${hash}`]),
    )
    expect(lines.join()).not.toContain(SAFE)
  })

  test('what was put in at one place and taken back is no good suggestion there', async () => {
    person.commit('first', { 'Order.cs': order('int Total;', ADD) })
    const hash = person.commit('Log what is added to the total', {
      'Order.cs': order('int Total;', 'int Logged;', ADD),
    })
    person.git('revert', '--no-edit', hash)
    const found = await person.curated()
    const [row] = found.flatMap((each) => (each.kind === 'example' ? [each.example] : []))
    expect(row).toMatchObject({
      ...{ format: 'kto', task: 'line', label: false, completion: 'int Logged;', weight: 0.5 },
      ...{ source: { kind: 'commit', hash }, paths: ['Order.cs'], group: 'Order' },
    })
    expect(row?.format === 'kto' && row.prompt).toMatch(
      /int Total;\n {4}<\|fim_suffix\|>\n {4}public void Add/,
    )
  })

  test('a revert that was taken back itself takes nothing back', async () => {
    person.commit('first', { 'Order.cs': order('int Total;', ADD) })
    const hash = person.commit('Add no price below zero to the total', {
      'Order.cs': order('int Total;', SAFE),
    })
    person.git('revert', '--no-edit', hash)
    person.git('revert', '--no-edit', 'HEAD')
    expect(await person.lines()).toContain(`change: ${SAFE}`)
  })

  test('files of two splits, too many of them, too many lines, and files that are not in the dataset', async () => {
    const say = 'Count the orders of each customer in the total'
    const count = (files: number, lines = 1): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: files }, (_, at) => [
          `Total${at}.cs`,
          Array.from({ length: lines }, (__, line) => `int order${at}x${line};\n`).join(''),
        ]),
      )
    const many = person.commit(say, count(4))
    const long = person.commit(say, count(1, 130))
    const across = person.commit(say, { 'Total0.cs': 'int orders;\n', 'Total1.cs': 'int orders;\n' })
    const gone = person.commit(say, { 'Gone.cs': 'int orders;\n' })
    const splitOf = (path: string): 'train' | 'test' | null =>
      path === 'Gone.cs' ? null : path === 'Total1.cs' ? 'test' : 'train'
    expect(await person.lines({ splitOf })).toEqual([
      `notGrounded ${gone}`,
      `acrossSplit ${across}`,
      `tooLong ${long}`,
      `tooManyFiles ${many}`,
    ])
  })

  test('answers with a secret, and no text holds one', async () => {
    person.commit('first', { 'Order.cs': order('int Total;') })
    const hash = person.commit('Add the password of the order database for jo@shop.com', {
      'Order.cs': order('int Total;', 'string password = "hunter2hunter2";'),
    })
    const all = await person.curated()
    expect(all).toContainEqual({ kind: 'leftOut', reason: 'heldSecret', where: hash })
    expect(JSON.stringify(all)).not.toMatch(/hunter2|jo@shop|Jo/)
  })

  test('the same answer a second time', async () => {
    const say = 'Add no price below zero to the total'
    person.commit('first', { 'Order.cs': order('int Total;', ADD) })
    person.commit(say, { 'Order.cs': order('int Total;', SAFE) })
    person.commit('back', { 'Order.cs': order('int Total;', ADD) })
    person.commit(say, { 'Order.cs': order('int Total;', SAFE) })
    const lines = await person.lines()
    expect(lines.filter((line) => line === `change: ${SAFE}`)).toHaveLength(1)
    expect(lines).toContain('exactDuplicate Order.cs')
  })
})

test('records of decisions are read as they are now', async () => {
  const record = (status: string): string =>
    `# 1. Use Dapper for lists\n\n## Status\n\n${status}\n\n## Context\n\nThe order list joins nine tables, and ` +
    'Entity Framework needs two seconds for it, which is too slow because people wait for it.\n\n' +
    '## Decision\n\nWe read lists with Dapper, so that their SQL is ours to tune.\n'
  person.commit('docs', {
    'docs/adr/0001-dapper.md': record('Accepted'),
    'docs/adr/0002-not.md': record('Rejected'),
  })
  expect((await person.lines()).slice(1)).toEqual([
    'decision: We read lists with Dapper, so that their SQL is ours to tune.',
    'poorQuality docs/adr/0002-not.md',
  ])
  expect((await person.lines({ splitOfDocument: () => null })).slice(1)).toEqual([])
})

test('no more commits are looked at than asked for, and it can be cancelled', async () => {
  for (let each = 0; each < 5; each++)
    person.commit(`Count the orders of customer ${each}`, { 'Order.cs': order(`int orders${each};`) })
  expect(await person.lines({ settings: settingsSchema.parse({ historyCommits: 2 }) })).toHaveLength(4)
  const stop = new AbortController()
  const found = person.examples({ signal: stop.signal })
  await found.next()
  stop.abort(new Error('enough'))
  await expect(Array.fromAsync(found)).rejects.toThrow('enough')
})
