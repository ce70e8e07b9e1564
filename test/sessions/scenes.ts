/** What the recorded sessions show, a scene each: the name of its file, its title, and what the person does. */
import { methods } from '#contracts/serverMethods'
import type { RecordedPerson } from './recordedPerson'
import { FOLDER } from './session'

export interface Scene {
  readonly name: string
  readonly title: string
  /** For an editor that says itself how suggestions end, as ours does. */
  readonly tellsEnds?: boolean
  readonly play: (person: RecordedPerson) => Promise<void>
}

const uri = `${FOLDER}/Order.cs`
const other = `${FOLDER}/Basket.cs`
const method = (body: string): string =>
  `class Order\n{\n    int Sum(int a, int b)\n    {\n${body}\n    }\n}\n`
const atReturn = method('        return ¦')

export const scenes: readonly Scene[] = [
  {
    name: 'typing-through',
    title: 'The person types what is suggested, and of the next one only a word.',
    async play(person) {
      await person.open(uri, atReturn)
      await person.ask(uri, 'a + b;')
      await person.wait(800)
      await person.type(uri, 'a + b;')
      await person.type(uri, '\n        ')
      await person.ask(uri, '// The sum of both.')
      await person.wait(900)
      await person.type(uri, '// The whole')
    },
  },
  {
    name: 'accept-edit-settle',
    title: 'An accepted text is changed a little, saved, and left alone.',
    async play(person) {
      await person.open(uri, atReturn)
      const item = await person.ask(uri, 'a + b;')
      await person.wait(1_000)
      await person.accept(uri, item)
      await person.wait(3_000)
      const at = person.text(uri).indexOf('a + b;')
      await person.put(uri, at + 4, 1, 'c')
      await person.wait(2_000)
      await person.save(uri)
    },
  },
  {
    name: 'reject-written-instead',
    title: 'A suggestion is refused, and something else is written where it stood.',
    async play(person) {
      await person.open(uri, atReturn)
      const item = await person.ask(uri, 'a + b;')
      await person.wait(1_500)
      await person.reject(item)
      await person.wait(600)
      await person.type(uri, 'Math.Max(a, b);', 150)
    },
  },
  {
    name: 'partial-then-leave',
    title: 'Two words are taken, and the rest is left behind.',
    async play(person) {
      await person.open(uri, atReturn)
      const item = await person.ask(uri, 'first + second;')
      await person.wait(1_000)
      await person.acceptPart(uri, item, 'first'.length)
      await person.wait(700)
      await person.paste(uri, ' +')
      await person.wait(700)
      await person.put(uri, 0, 0, '// Sums.\n')
    },
  },
  {
    name: 'paste-burst',
    title: 'A suggestion is refused, and what comes then is pasted, not written.',
    async play(person) {
      await person.open(uri, atReturn)
      const item = await person.ask(uri, 'a + b;')
      await person.wait(1_500)
      await person.reject(item)
      await person.wait(500)
      await person.paste(uri, 'Enumerable.Range(0, 100).Where(number => number % 2 == 0).Sum();')
      await person.wait(40_000)
    },
  },
  {
    name: 'branch-switch',
    title: 'Another branch is checked out for a while, in which the accepted text does not stand.',
    async play(person) {
      await person.open(uri, atReturn)
      const item = await person.ask(uri, 'Math.Max(a, b) + a;')
      await person.wait(1_000)
      await person.accept(uri, item)
      const here = person.text(uri)
      await person.wait(20_000)
      const there = Array.from({ length: 40 }, (_, at) => `    int Field${at};`).join('\n')
      await person.replace(uri, `class Order\n{\n${there}\n}\n`)
      await person.wait(50_000)
      await person.replace(uri, here)
    },
  },
  {
    name: 'two-documents',
    title: 'A suggestion is left for another document, where one is accepted; then both are closed.',
    async play(person) {
      await person.open(uri, atReturn)
      await person.open(other, atReturn.replace('Order', 'Basket'))
      await person.ask(uri, 'a + b;')
      await person.wait(900)
      await person.type(other, 'a')
      const item = await person.ask(other, ' * b;')
      await person.wait(900)
      await person.accept(other, item)
      await person.wait(5_000)
      await person.close(uri)
      await person.close(other)
    },
  },
  {
    name: 'undo',
    title: 'An accepted text is taken back by undo.',
    async play(person) {
      await person.open(uri, atReturn)
      const item = await person.ask(uri, 'a + b;')
      await person.wait(1_000)
      const at = person.text(uri).indexOf('return ') + 'return '.length
      await person.accept(uri, item)
      await person.wait(2_500)
      await person.put(uri, at, 'a + b;'.length, '')
      await person.wait(4_000)
      await person.type(uri, 'b;')
    },
  },
  {
    name: 'too-quick',
    title: 'Suggestions that nobody can have read, one that another takes the place of, and one of chance.',
    async play(person) {
      await person.open(uri, atReturn)
      await person.ask(uri, 'b - a;')
      await person.wait(200)
      await person.type(uri, 'M')
      await person.ask(uri, 'ath.Min(a, b);')
      await person.wait(800)
      await person.ask(uri, 'ath.Abs(a - b);')
      await person.wait(800)
      await person.type(uri, 'ax')
    },
  },
  {
    name: 'told-by-the-editor',
    title: 'Our own editor says how each suggestion ends; what is typed says nothing more.',
    tellsEnds: true,
    async play(person) {
      await person.open(uri, atReturn)
      const left = await person.ask(uri, 'a + b;')
      await person.wait(1_200)
      await person.tell(methods.didIgnoreCompletion, left, { reason: 'left', visibleMs: 1_180 })
      const quick = await person.ask(uri, 'b + a;')
      await person.wait(180)
      await person.tell(methods.didIgnoreCompletion, quick, { reason: 'typedOtherwise', visibleMs: 180 })
      await person.type(uri, 'x')
      const typed = await person.ask(uri, '.ToString() + suffix;')
      await person.wait(700)
      await person.type(uri, '.To')
      await person.tell(methods.didTypeThrough, typed, { typedLength: 3, visibleMs: 1_060 })
      const refused = await person.ask(uri, 'Double();')
      await person.wait(700)
      await person.tell(methods.didShowCompletion, refused, { confidence: 'reported' })
      await person.tell(methods.didRejectCompletion, refused, { visibleMs: 720 })
      // It comes back, and is taken after all.
      await person.wait(1_000)
      await person.accept(uri, refused)
    },
  },
]
