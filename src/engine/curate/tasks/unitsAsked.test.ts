/** What of units is asked for, and what is not: each case was seen in a dataset of a public repository. */
import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { FoundOut } from '#engine/store/foundOut'
import { told } from '#test/curate/sourcedExamples'
import { unitIndexOf } from '#test/curate/unitIndexOf'
import { bodyTasks } from './bodyTasks'
import { dtoTasks } from './dtoTasks'
import { serviceTasks } from './serviceTasks'
import type { Placed, UnitIndex } from './unitIndex'
import { unitExamples } from './unitExamples'

beforeAll(loadParsers)

function asked(text: string, path: string): string[] {
  const [file] = unitIndexOf({ [path]: text }).files
  return file!.units.flatMap((unit) =>
    bodyTasks({ file: file!, unit }, text, new Set()).map(({ instruction }) => instruction),
  )
}

const named = (index: UnitIndex, name: string): Placed => index.named(name)[0]!

test('a constructor that only keeps what it is given is not asked for', () => {
  const constructed = (body: string): string[] =>
    asked(
      `public class Shelf\n{\n    public Shelf(IJars jars, IClock clock)\n    {\n${body}\n    }\n}\n`,
      'Shelf.cs',
    )
  expect(
    constructed('        _jars = jars;\n        this.clock = clock ?? throw new Exception(nameof(clock));'),
  ).toEqual([])
  expect(constructed('        _jars = jars;\n        _opened = clock.Now();')).toEqual([
    'Write the body of the constructor in `Shelf`.',
  ])
})

test('parameters are told as they are written, with what may be left out', () => {
  const text =
    'export class Jars {\n  find(id: number, page?: number, wide = true) {\n    return this.all.find(id, page, wide)\n  }\n}\n'
  expect(asked(text, 'jars.ts')).toEqual(['In `Jars`, add `find(id: number, page?: number, wide = true)`.'])
})

test('a route without a path is told as one', () => {
  const text =
    "const routes: Routes = [\n  { path: '', component: ShelfComponent, data: { title: 'shelf' } },\n  { path: 'jars', component: JarsComponent },\n]\n"
  expect(asked(text, 'shelf.routes.ts')).toEqual([
    'Add the route of the empty path for `ShelfComponent`.',
    'Add the route `jars` for `JarsComponent`.',
  ])
})

test('an entity is no service for an interface that says a trait of it', () => {
  const index = unitIndexOf({
    'Data/Shop.cs': 'public class ShopContext : DbContext\n{\n    public DbSet<Jar> Jars { get; set; }\n}\n',
    'Data/IVersioned.cs': 'public interface IVersioned\n{\n    void OnSaving();\n}\n',
    'Data/Jar.cs':
      'public class Jar : IVersioned\n{\n    public int Id { get; set; }\n    public string Label { get; set; }\n    public void OnSaving()\n    {\n        Version++;\n    }\n}\n',
    'Data/Saver.cs':
      'public class Saver : IVersioned\n{\n    public void OnSaving()\n    {\n        Save();\n    }\n}\n',
  })
  expect(serviceTasks(named(index, 'Jar'), index)).toEqual([])
  expect(serviceTasks(named(index, 'Saver'), index)).toHaveLength(1)
})

test('a DTO is asked for with its entity, not with what has its name in TypeScript', () => {
  const properties = '    public int Id { get; set; }\n    public string Label { get; set; }\n'
  const files = {
    'Data/Shop.cs': 'public class ShopContext : DbContext\n{\n    public DbSet<Jar> Jars { get; set; }\n}\n',
    'Dtos/JarDto.cs': `public class JarDto\n{\n${properties}}\n`,
    'app/jar.ts': 'export interface Jar {\n  id: number\n  label: string\n}\n',
  }
  const taskOf = (index: UnitIndex): unknown =>
    dtoTasks(named(index, 'JarDto'), index).map(({ task }) => task)
  expect(taskOf(unitIndexOf(files))).toEqual(['convert'])
  expect(taskOf(unitIndexOf({ ...files, 'Jar.cs': `public class Jar\n{\n${properties}}\n` }))).toEqual([
    'writeDto',
  ])
})

test('an answer that is shown already is not asked for', async () => {
  const text =
    'export class Shelf {\n  open() {\n    this.jars.forEach((jar) => jar.open());\n  }\n\n  close() {\n    this.jars.forEach((jar) => jar.open());\n  }\n}\n'
  const index = unitIndexOf({ 'shelf.ts': text })
  const { findings } = FoundOut.open(null)
  const parts = { read: () => Promise.resolve(text), splitOf: () => 'train' as const, findings, code: 'test' }
  const sourced = await told(unitExamples(index, parts), findings)
  const bodies = sourced.filter((one) => one.kind === 'example' && one.example.task === 'completeBody')
  expect(bodies).toEqual([])
  expect(sourced.some((one) => one.kind === 'leftOut' && one.reason === 'exactDuplicate')).toBe(true)
})
