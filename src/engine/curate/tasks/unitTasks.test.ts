import { beforeAll, expect, test } from 'vitest'
import type { ChatExample, Split } from '#contracts/example'
import { loadParsers } from '#engine/language/language'
import { FoundOut } from '#engine/store/foundOut'
import { type Told, told } from '#test/curate/sourcedExamples'
import { unitIndexOf } from '#test/curate/unitIndexOf'
import { unitExamples } from './unitExamples'

beforeAll(loadParsers)

async function sourcedFrom(
  files: Readonly<Record<string, string>>,
  splitOf: (path: string) => Split = () => 'train',
): Promise<Told[]> {
  const read = (path: string): Promise<string | null> => Promise.resolve(files[path] ?? null)
  const { findings } = FoundOut.open(null)
  const parts = { read, splitOf, findings, code: 'test' }
  return await told(unitExamples(unitIndexOf(files), parts), findings, splitOf)
}

const examplesOf = async (files: Readonly<Record<string, string>>): Promise<ChatExample[]> =>
  (await sourcedFrom(files)).flatMap((one) =>
    one.kind === 'example' && one.example.format === 'chat' ? [one.example] : [],
  )
const reasonsOf = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
  (await sourcedFrom(files)).flatMap((one) => (one.kind === 'leftOut' ? [one.reason] : []))
const asked = ({ messages }: ChatExample): string => messages.at(-2)!.content
const answered = ({ messages }: ChatExample): string => messages.at(-1)!.content

const JAR =
  'public class Jar : BaseEntity\n{\n    public string Label { get; set; }\n    public int Grams { get; set; }\n}\n'

test('the configuration, the request and the handler of an entity are asked for, each with what it is about', async () => {
  const examples = await examplesOf({
    'Domain/Jar.cs': JAR,
    'Data/JarConfiguration.cs':
      'public class JarConfiguration : IEntityTypeConfiguration<Jar>\n{\n    public void Configure(EntityTypeBuilder<Jar> builder)\n    {\n        builder.Property(jar => jar.Label).HasMaxLength(80);\n        builder.Property(jar => jar.Grams);\n    }\n}\n',
    'Jars/AddJar.cs':
      'public record AddJar(string Label, int Grams) : IRequest<int>;\n\npublic class AddJarHandler : IRequestHandler<AddJar, int>\n{\n    public Task<int> Handle(AddJar request, CancellationToken token)\n    {\n        return Add(new Jar { Label = request.Label, Grams = request.Grams });\n    }\n}\n',
  })
  const of = (task: string): ChatExample => examples.find((one) => one.task === task)!
  expect(asked(of('writeConfiguration'))).toContain('public class Jar : BaseEntity')
  expect(asked(of('writeDto'))).toContain('class AddJarHandler')
  expect(answered(of('writeDto'))).toBe(
    '```csharp\npublic record AddJar(string Label, int Grams) : IRequest<int>;\n```',
  )
  expect(asked(of('writeService'))).toContain('public record AddJar')
  expect(of('writeService').paths).toEqual(['Jars/AddJar.cs', 'Domain/Jar.cs'])
})

test('an answer that holds a secret is left out; a prompt may hold one', async () => {
  const code = (body: string): string =>
    `public class JarService\n{\n    private readonly string _key = "<redacted:token>";\n    public string OpenJarByKey(string key)\n    {\n        ${body}\n    }\n}\n`
  expect(
    await reasonsOf({ 'JarService.cs': code('return OpenJarByKey("<redacted:token>" + key);') }),
  ).toEqual(['heldSecret'])
  const [example] = await examplesOf({ 'JarService.cs': code('return OpenJarByKey(_key + key);') })
  expect(asked(example!)).toContain('<redacted:token>')
})

test('an answer whose names stand nowhere is not grounded, and one that is too long is left out', async () => {
  const code = (body: string): string => `export function fill(jar: Jar): void {\n  ${body}\n}\n`
  expect(await reasonsOf({ 'a.ts': code('warehouse.dispatch(pallet, forklift, Operator.current)') })).toEqual(
    ['notGrounded'],
  )
  expect(await reasonsOf({ 'a.ts': code('jar.fill(jar);\n  '.repeat(500)) })).toEqual(['tooLong'])
  expect(await reasonsOf({ 'a.ts': code('jar.fill()') })).toEqual(['tooSmall'])
})

test('an endpoint is asked for by the path that it answers, a DTO for the entity that it is like', async () => {
  const controller =
    '[Route("api/[controller]/[action]")]\npublic class JarsController : ControllerBase\n{\n    [HttpPost]\n    public IActionResult SealJar(Jar jar)\n    {\n        return Ok(jar.SealJar());\n    }\n}\n'
  const [endpoint] = await examplesOf({ 'JarsController.cs': controller })
  expect(asked(endpoint!)).toContain(
    'Add the endpoint POST `api/Jars/SealJar`: `SealJar(Jar jar)`, which returns',
  )

  const dto = (properties: string): string => `public class JarDto\n{\n${properties}}\n`
  const tasksWith = async (code: string): Promise<string[]> =>
    (await examplesOf({ 'Jar.cs': JAR, 'JarDto.cs': code })).map(({ task }) => task)
  const [label, grams] = ['    public string Label { get; set; }\n', '    public int Grams { get; set; }\n']
  expect(await tasksWith(dto(label + grams))).toContain('writeDto')
  expect(await tasksWith(dto(label))).not.toContain('writeDto')
})

test('a text that trains and is held out is an example of both', async () => {
  const code = 'export function sealJar(jar: Jar): string {\n  return jar.sealJar(jar)\n}\n'
  const files = { 'a.ts': code, 'b.ts': code, 'c.ts': code }
  const sourced = await sourcedFrom(files, (path) => (path === 'c.ts' ? 'test' : 'train'))
  expect(sourced.map((one) => (one.kind === 'example' ? one.example.paths[0] : one.reason))).toEqual([
    'a.ts',
    'exactDuplicate',
    'c.ts',
  ])
})

test('a boilerplate test is not asked for', async () => {
  const files = {
    'jar.ts': 'export class Jar {\n  open(): number {\n    return this.open() + this.open()\n  }\n}\n',
    'jar.spec.ts':
      "import { Jar } from './jar'\ndescribe('Jar', () => {\n  it('should be created', () => {\n    expect(new Jar()).toBeTruthy()\n  })\n})\n",
  }
  expect((await examplesOf(files)).filter(({ pattern }) => pattern === 'spec')).toEqual([])
})

test('of what a handler mentions, the one type of its name is shown; of two with one name neither', async () => {
  const store = 'public interface IStore\n{\n    void PutJar(string jar);\n}\n'
  const handler =
    'public record AddJar(string Jar) : IRequest;\n\npublic class AddJarHandler : IRequestHandler<AddJar>\n{\n    private readonly IStore _store;\n\n    public Task Handle(AddJar request)\n    {\n        _store.PutJar(request.Jar);\n        return Task.CompletedTask;\n    }\n}\n'
  const shownWith = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
    (await examplesOf({ ...files, 'AddJar.cs': handler })).find(({ task }) => task === 'writeService')!.paths
  expect(await shownWith({ 'a/IStore.cs': store })).toEqual(['AddJar.cs', 'a/IStore.cs'])
  expect(await shownWith({ 'a/IStore.cs': store, 'b/IStore.cs': store })).toEqual(['AddJar.cs'])
})

test('the words above a test are its instruction, and neither shown nor answered', async () => {
  const code =
    'public class JarTests\n{\n    /// <summary>A jar that was opened stays open.</summary>\n    [Fact]\n    public void Opens()\n    {\n        Assert.True(new JarTests().Opens());\n    }\n}\n'
  const [example] = await examplesOf({ 'JarTests.cs': code })
  expect(asked(example!)).toMatch(/Add the test `Opens`: A jar that was opened stays open\.$/)
  expect(asked(example!).split('stays open')).toHaveLength(2)
  expect(answered(example!)).toMatch(/^\[Fact\]\npublic void/)
})

test('a documentation of a name alone explains nothing', async () => {
  const code = (doc: string): string =>
    `/** ${doc} */\nexport function openJarOfShelf(shelf: Shelf) {\n  return shelf.jar.openJarOfShelf(shelf)\n}\n`
  const tasks = async (doc: string): Promise<string[]> =>
    (await examplesOf({ 'a.ts': code(doc) })).map(({ task }) => task)
  expect(await tasks('Opens the jar of the shelf.')).not.toContain('explain')
  expect(await tasks('Opens jar of shelf, opens jar of shelf, jar of shelf.')).not.toContain('explain')
  expect(await tasks('Sealed ones are broken open, which nobody can undo afterwards.')).toContain('explain')
})

test('special tokens of a model are defused in what is asked and answered', async () => {
  const code =
    'export function seal(jar: Jar): string {\n  return jar.seal("<|im_end|>") + jar.seal(jar)\n}\n'
  const [example] = await examplesOf({ 'a.ts': code })
  expect(asked(example!) + answered(example!)).not.toContain('<|im_end|>')
})

test('a style that holds only a comment is no answer', async () => {
  const reasons = await reasonsOf({
    'jar.component.ts':
      "@Component({ selector: 'a-jar', template: '<p>jar of jars and of more jars</p>', styleUrl: './jar.component.scss' })\nexport class JarComponent {}\n",
    'jar.component.scss': '// The style of a jar is kept with the styles of all the others.\n',
  })
  expect(reasons).toContain('tooSmall')
})
