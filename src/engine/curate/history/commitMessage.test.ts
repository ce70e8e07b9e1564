import { describe, expect, test } from 'vitest'
import { readMessage, reasonAgainst } from './commitMessage'

function reason(message: string, author = 'Jo <jo@example.com>', parents = 1): string | null {
  return reasonAgainst({ hash: 'a1', parents, at: 0, author, message })
}

describe('what says nothing of a change', () => {
  test.each([
    ['merge', 'Merge branch main into feature', 'Jo', 2],
    ['automated', 'Bump xunit from 2.6.6 to 2.7.0', 'dependabot[bot] <support@github.com>', 1],
    ['automated', 'Add a total to every order', 'renovate-bot <bot@renovateapp.com>', 1],
    ['automated', 'chore(deps): update all packages of the shop', 'Jo', 1],
    ['automated', 'Merge pull request #12 from jo/orders', 'Jo', 1],
    ['automated', 'v1.2.3', 'Jo', 1],
    ['automated', 'New translations of the order page', 'Jo', 1],
    ['automated', '[skip ci] Translated using Weblate (Dutch)', 'Jo', 1],
    ['reverted', 'Revert "Add a total to every order"', 'Jo', 1],
    ['reverted', '[SHOP-12] Revert "Add a total to every order" (#13)', 'Jo', 1],
    ['reverted', 'Add a total to every order\n\nThis reverts commit 8181818181.', 'Jo', 1],
    ['noMessage', 'wip', 'Jo', 1],
    ['noMessage', 'fix', 'Jo', 1],
    ['noMessage', 'Fixed some more tests and typos', 'Jo', 1],
    ['noMessage', 'Order page', 'Jo', 1],
    ['noMessage', 'chore: update', 'Jo', 1],
    ['noMessage', 'Bugfix/base url of the shop', 'Jo', 1],
    ['noMessage', 'Orders/shop 12345/round the total', 'Jo', 1],
    ['noMessage', 'Try to round the total of an order', 'Jo', 1],
    ['noMessage', 'Address comments of the review on totals', 'Jo', 1],
    ['noMessage', 'Order page and total rounding fix', 'Jo', 1],
    ['noMessage', 'Order total customer page update', 'Jo', 1],
    ['noMessage', 'Order component small changes and a total', 'Jo', 1],
    ['noMessage', 'Fixed a bug with totals not working correctly', 'Jo', 1],
    ['noMessage', 'Round the total of an order, which I forgot', 'Jo', 1],
    ['noMessage', 'Use the previous rounding method for totals', 'Jo', 1],
    ['noMessage', 'Round the total also for #857 of the orders', 'Jo', 1],
    ['reverted', '🔧 Revert orders.json to its defaults', 'Jo', 1],
  ])('%s: %s', (expected, message, author, parents) => {
    expect(reason(message, author, parents)).toBe(expected)
  })

  test.each([
    'Add a total to every order',
    'fix(orders): round the total of an order half up (#123)',
    '[SHOP-12] Sort orders by their customer',
    'Refresh the list of orders after price changes',
    'Fix totals that are rounded twice',
    'Task/sort orders by their customer (#12)',
  ])('but not: %s', (message) => expect(reason(message)).toBeNull())
})

test('what the subject says already is not said again', () => {
  const { body } = readMessage('Task/round the totals of every order\n\nRound totals\n\nHalves were lost.')
  expect(body).toBe('Halves were lost.')
})

test('the kind of a branch is no part of what to do, but of how the person says it', () => {
  const { subject, instruction } = readMessage('Feature/round the total of an order half up (#123)')
  expect(subject).toBe('Feature/round the total of an order half up')
  expect(instruction).toBe('Round the total of an order half up')
})

test('numbers of tickets, names of people and the lists of a pull request are no part of what is said', () => {
  const message = [
    '[SHOP-12] fix(orders): round the total of an order half up (#123)',
    '',
    'Customers were charged a cent too much,\nas every half was rounded down.',
    '',
    '* wip\n* more wip',
    '',
    'Closes #122',
    'Co-authored-by: Ann Other <ann@example.com>',
    'Signed-off-by: Jo Doe <jo@example.com>',
  ].join('\n')
  expect(readMessage(message)).toEqual({
    subject: 'fix(orders): round the total of an order half up',
    instruction: 'Round the total of an order half up',
    body: 'Customers were charged a cent too much,\nas every half was rounded down.',
  })
})

test.each([
  ['Round the total half up. Resolves #96.', 'Round the total half up'],
  ['Round the total half up, closes #96, #97', 'Round the total half up'],
  ['Round the total half up (fixes #96)', 'Round the total half up'],
  ['Round the total half up, refs SHOP-96', 'Round the total half up'],
  ['#96 - round the total half up', 'Round the total half up'],
  ['Orders/SHOP-96 - Round the total half up', 'Round the total half up'],
  ['feat: [Orders/SHOP-96] Round the total half up', 'Round the total half up'],
  ['(fix) : Round the total half up', 'Round the total half up'],
  ['Show what is closed, see SHA-256 notes', 'Show what is closed, see SHA-256 notes'],
])('of %s stays %s', (message, instruction) => {
  expect(readMessage(message).instruction).toBe(instruction)
})

test('what is read elsewhere is no part of a body', () => {
  const body = (text: string): string => readMessage(`Round the total half up\n\n${text}\n`).body
  expect(body('As they agreed at https://shop.example.com/notes, customers pay less.')).toBe('')
  expect(body('The same was done for prices in #95 before.')).toBe('')
  expect(body('Names such as Windm&#252;ller were cut.')).toBe('Names such as Windm&#252;ller were cut.')
})

test('a first line that was cut in two is one, and what it says is not said again', () => {
  expect(readMessage('Send a mail for every renewed\n\nsubscription\n')).toMatchObject({
    subject: 'Send a mail for every renewed subscription',
    body: '',
  })
  expect(readMessage('Sort orders by customer\n\nSort orders by customer\n').body).toBe('')
})

test('nor is what is said to a program', () => {
  expect(readMessage('[skip ci] Round the total of an order half up').subject).toBe(
    'Round the total of an order half up',
  )
})
