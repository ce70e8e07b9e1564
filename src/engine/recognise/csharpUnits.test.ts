import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { type Range, type Unit, recognise } from './recognise'

beforeAll(loadParsers)

const unitsIn = (code: string): Unit[] => recognise(code, 'csharp', 'src/Shop/File.cs')
const at = (code: string, range: Range | null): string | null =>
  range === null ? null : code.slice(range.start, range.end)

const CONTROLLER = `using System;

namespace Shop.Api;

/// <summary>Jars, one at a time.</summary>
[ApiController]
[Route("api/jars")]
public sealed class JarsController(IJars jars, ILogger<JarsController> log) : ControllerBase
{
    private readonly IJars _jars = jars; // the shelf

    /// <summary>
    /// One jar.
    /// </summary>
    [HttpGet("{id}"), Authorize]
    public async Task<ActionResult<JarDto>> Find(int id, [FromQuery] string? name = null)
    {
        return Ok(await _jars.Find(id));
    }

    [HttpDelete]
    [Route("{id}")]
    public IActionResult Remove(int id) => NoContent();

    public sealed record Label(string Text);
}
`

test('a controller tells its routes, what it gets injected and where everything stands', () => {
  const [unit, nested] = unitsIn(CONTROLLER)
  expect(unit).toMatchObject({ pattern: 'controller', kind: 'class', name: 'JarsController', line: 5 })
  expect(unit!.facts).toMatchObject({
    route: 'api/jars',
    bases: ['ControllerBase'],
    injected: ['IJars', 'ILogger<JarsController>'],
  })
  expect(at(CONTROLLER, unit!.doc)).toBe('/// <summary>Jars, one at a time.</summary>')
  expect(CONTROLLER.slice(unit!.start)).toMatch(/^\/\/\/ <summary>Jars/)
  expect(CONTROLLER.slice(unit!.declaration)).toMatch(/^public sealed class/)
  expect(at(CONTROLLER, unit!.body)!.trim()).toMatch(/^private readonly[^]*Label\(string Text\);$/)
  expect(nested).toMatchObject({ pattern: 'dto', kind: 'record', name: 'Label' })

  const find = unit!.members.find(({ name }) => name === 'Find')!
  expect(find).toMatchObject({
    kind: 'method',
    verb: 'GET',
    route: '{id}',
    type: 'Task<ActionResult<JarDto>>',
    isPrivate: false,
    attributes: [
      { name: 'HttpGet', argument: '{id}' },
      { name: 'Authorize', argument: null },
    ],
    parameters: [
      { name: 'id', type: 'int' },
      { name: 'name', type: 'string?' },
    ],
  })
  expect(at(CONTROLLER, find.body)!.trim()).toBe('return Ok(await _jars.Find(id));')
  expect(CONTROLLER.slice(find.start)).toMatch(/^\/\/\/ <summary>\n {4}\/\/\/ One jar/)
  expect(CONTROLLER.slice(find.declaration)).toMatch(/^public async/)
  const remove = unit!.members.find(({ name }) => name === 'Remove')!
  expect(remove).toMatchObject({ verb: 'DELETE', route: '{id}' })
  expect(at(CONTROLLER, remove.body)).toBe('NoContent()')
  expect(unit!.members.find(({ name }) => name === '_jars')).toMatchObject({ kind: 'field', isPrivate: true })
})

test('registrations are members, each with the statement that it stands in', () => {
  const code = `public static class Wiring
{
    public static IServiceCollection AddShop(this IServiceCollection services)
    {
        services.AddScoped<IJars, Jars>();
        services.TryAddSingleton(typeof(ILids<>), typeof(Lids<>));
        services.AddControllers();
        return services;
    }
}`
  const found = unitsIn(code)[0]!.members.filter(({ kind }) => kind === 'registration')
  expect(found.map(({ name, type }) => [name, type])).toEqual([
    ['AddScoped', 'IJars, Jars'],
    ['TryAddSingleton', 'typeof(ILids<>), typeof(Lids<>)'],
  ])
  expect(at(code, found[0]!)).toBe('services.AddScoped<IJars, Jars>();')
})

test('endpoints of a group keep their verb, route and handler', () => {
  const code = `var jars = app.MapGroup("/jars");
jars.MapGet("/{id}", async (int id, IJars all) => { return await all.Find(id); }).WithName("Find");
jars.MapPost(Add);
jars.MapDelete(Remove, "{id}");
`
  const [unit] = unitsIn(code)
  expect(unit).toMatchObject({ kind: 'statements', name: 'File.cs' })
  expect(unit!.members.map(({ name, verb, route }) => [name, verb, route])).toEqual([
    ['GET /{id}', 'GET', '/{id}'],
    ['Add', 'POST', ''],
    ['Remove', 'DELETE', '{id}'],
  ])
  expect(at(code, unit!.members[0]!.body)!.trim()).toBe('return await all.Find(id);')
  expect(at(code, unit!.members[0]!)).toMatch(/^jars\.MapGet.*WithName\("Find"\);$/)
})

test.each([
  ['class JarHandler : IRequestHandler<Shop.AddJar, Result<int>> { }', 'AddJar'],
  ['class JarConfiguration : IEntityTypeConfiguration<Jar> { }', 'Jar'],
  ['class JarValidator : AbstractValidator<JarDto> { }', 'JarDto'],
  ['class JarServiceTests { [Fact] public void Opens() { } }', 'JarService'],
  ['class Jar_Should { [Fact] public void Open() { } }', 'Jar'],
])('%s is about %s', (code, subject) => {
  expect(unitsIn(code)[0]!.facts.subject).toBe(subject)
})

test.each([
  [
    'partial classes',
    'partial class Jar { int A() { return 1; } }\npartial class Jar { int B() { return 2; } }',
    ['Jar', 'Jar'],
  ],
  ['a namespace with braces', 'namespace A { namespace B { class Jar { } } }', ['Jar']],
  ['a namespace of the file', 'namespace A.B;\nclass Jar { }', ['Jar']],
  ['types in types', 'class Shelf { class Jar { struct Lid { int A; } } }', ['Shelf', 'Jar', 'Lid']],
  ['conditional code', '#if DEBUG\nclass Jar { }\n#endif\n', ['Jar']],
  [
    'collection expressions and raw strings',
    'class Jar { int[] a = [1, ..b]; string c = """\n  {x}\n  """; }',
    ['Jar'],
  ],
  [
    'a required member and a list pattern',
    'class Jar { public required int A { get; init; } bool B(int[] x) => x is [1, .. var y]; }',
    ['Jar'],
  ],
  [
    'a ref struct with a primary constructor',
    'public ref struct Jar(Span<int> a) { public int A => a[0]; }',
    ['Jar'],
  ],
  [
    'a method that is being written',
    'class Jar { int A() { return 1; }\n int B() { var x = \n }\n}',
    ['Jar'],
  ],
  ['a name that is missing', 'public class \n{\n}\npublic class Jar { }', ['Jar']],
])('%s', (_, code, names) => {
  expect(unitsIn(code).map(({ name }) => name)).toEqual(names)
})

test('unfinished code keeps the members that are whole', () => {
  const code = 'class Jar\n{\n    public int Whole() { return 1; }\n    public int Half(\n}\n'
  expect(unitsIn(code)[0]!.members.map(({ name }) => name)).toContain('Whole')
})

test('a comment that stands apart, or behind other code, is not about what follows', () => {
  const code =
    '/// <summary>Of nothing.</summary>\n\nclass Jar\n{\n    int a = 1; /// behind\n    int B() { return a; }\n}\n'
  const [unit] = unitsIn(code)
  expect(unit!.doc).toBeNull()
  expect(unit!.start).toBe(code.indexOf('class Jar'))
  expect(unit!.members[1]!.doc).toBeNull()
})

test('no text at all has no unit, and units survive being written down', () => {
  expect(unitsIn('')).toEqual([])
  const units = unitsIn(CONTROLLER)
  expect(JSON.parse(JSON.stringify(units))).toEqual(units)
})
