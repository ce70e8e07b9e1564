import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { recognise } from './recognise'

beforeAll(loadParsers)

const patternsIn = (code: string, path = 'src/Shop/File.cs'): (string | null)[] =>
  recognise(code, 'csharp', path).map(({ pattern }) => pattern)

test.each([
  [
    'controller',
    '[ApiController]\n[Route("api/[controller]")]\npublic class JarsController : ControllerBase { }',
  ],
  [
    'controller',
    'public class JarsController(IJars jars) : BaseApiController { [HttpGet] public IActionResult All() => Ok(jars); }',
  ],
  [
    'controller',
    'namespace Shop;\n[Route("a")] public class Jars { [HttpPost("b")] public Task Add() { return x; } }',
  ],
  [
    'minimalApi',
    'var app = builder.Build();\napp.MapGet("/jars/{id}", async (int id, IJars jars) => await jars.Find(id));\napp.Run();',
  ],
  [
    'minimalApi',
    'public static class JarEndpoints { public static void Map(this IEndpointRouteBuilder app) { var jars = app.MapGroup("/jars"); jars.MapPost("/", Add).WithName("Add"); } static IResult Add(JarDto dto) => Results.Ok(); }',
  ],
  ['dto', 'public record JarDto(int Id, string Name);'],
  [
    'dto',
    'public sealed class JarResponse { public int Id { get; set; } public required string Name { get; init; } }',
  ],
  ['dto', 'public record GetJarsQuery : IRequest<JarsVm>;'],
  ['dto', 'public readonly record struct Weight(decimal Grams);'],
  ['service', 'public interface IJarService { Task<Jar> Find(int id); }'],
  [
    'service',
    'public class JarService(IJarRepository jars) : IJarService { public Task<Jar> Find(int id) => jars.Find(id); }',
  ],
  ['service', 'public class JarRepository : Repository<Jar> { public Task Fill() { return Do(); } }'],
  [
    'service',
    'public class LidCloser { private readonly ILids _lids; public LidCloser(ILids lids) { _lids = lids; } public void Close() { _lids.Close(); } }',
  ],
  [
    'injection',
    'public static class Registration { public static IServiceCollection AddJars(this IServiceCollection services) { services.AddScoped<IJars, Jars>(); return services; } }',
  ],
  [
    'injection',
    'public class Startup { public void ConfigureServices(IServiceCollection services) { services.AddControllers(); } }',
  ],
  ['injection', 'builder.Services.AddSingleton<Clock>();\nvar app = builder.Build();'],
  ['entity', '[Table("jars")]\npublic class Jar { public int Number { get; set; } }'],
  ['entity', 'public class Jar : BaseEntity { public string Name { get; private set; } = ""; }'],
  ['entity', 'public class Jar { [Key] public int Number { get; set; } }'],
  ['entity', 'public class Jar { [BsonId] public ObjectId Number { get; set; } }'],
  [
    'entityConfiguration',
    'public class JarConfiguration : IEntityTypeConfiguration<Jar> { public void Configure(EntityTypeBuilder<Jar> builder) { builder.HasKey(j => j.Id); } }',
  ],
  [
    'dbContext',
    'public class ShopContext(DbContextOptions<ShopContext> options) : IdentityDbContext<User>(options) { public DbSet<Jar> Jars => Set<Jar>(); }',
  ],
  ['options', 'public class MongoSettings : IMongoSettings { public string Database { get; set; } = ""; }'],
  ['options', 'public interface IMongoSettings { string Database { get; set; } }'],
  [
    'options',
    'public sealed class JwtOptions { public const string Section = "Jwt"; public string Issuer { get; init; } = ""; }',
  ],
  [
    'requestHandler',
    'public class AddJarHandler : IRequestHandler<AddJar, int> { public Task<int> Handle(AddJar request, CancellationToken token) => x; }',
  ],
  ['requestHandler', 'internal sealed class AddJarHandler(IJars jars) : ICommandHandler<AddJar> { }'],
  [
    'validator',
    'public class JarValidator : AbstractValidator<JarDto> { public JarValidator() { RuleFor(j => j.Name).NotEmpty(); } }',
  ],
  [
    'middleware',
    'public class Timing(RequestDelegate next) { public async Task InvokeAsync(HttpContext context) { await next(context); } }',
  ],
  [
    'middleware',
    'public class Timing : IMiddleware { public Task InvokeAsync(HttpContext context, RequestDelegate next) => next(context); }',
  ],
  ['test', 'public class JarTests { [Fact] public void Opens() { Assert.True(true); } }'],
  ['test', '[TestFixture] public class JarTests { [TestCase(1)] public void Opens(int n) { } }'],
  ['test', '[TestClass] public sealed class JarTests { [TestMethod] public async Task Opens() { } }'],
])('%s: %s', (pattern, code) => {
  expect(patternsIn(code)).toEqual([pattern])
})

test.each([
  ['a class that is named after controllers', 'public class RemoteController { public void Press() { } }'],
  [
    'a mapper',
    'public class Maps { public int MapGet(int key) { return Map(key); } public void X() { this.MapGet(1); } }',
  ],
  [
    'a wrapper of MapGet',
    'static class E { static void Get(IEndpointRouteBuilder b, Delegate handler, string pattern) { b.MapGet(pattern, handler); } }',
  ],
  [
    'a class with behaviour and a data name',
    'public class PrintRequestQueue { public void Add(int x) { y = x; } }',
  ],
  [
    'a builder of options',
    'public class JarOptions { public int Size { get; set; } public JarOptions Wide() { return this; } }',
  ],
  ['an exception', 'public class JarException : Exception { public JarException(string m) : base(m) { } }'],
  [
    'a value with an enumerable in its constructor',
    'public class Page { public Page(IReadOnlyList<int> items) { Items = items; } public IReadOnlyList<int> Items { get; } public int Count() { return 1; } }',
  ],
  [
    'a page of a framework',
    'public class IndexModel : PageModel { public IndexModel(IJars jars) { } public void OnGet() { } }',
  ],
  ['an enum', 'public enum JarKind { Small, Large }'],
  ['a helper of tests', 'public class JarFixture { public void Add() { list.Add(1); } }'],
  [
    'a static helper',
    'public static class Texts { public static string Trim(string s) { return s.Trim(); } }',
  ],
  ['an invoker', 'public class Runner { public void Invoke(string command) { Run(command); } }'],
])('no pattern: %s', (_, code) => {
  expect(patternsIn(code)).toEqual([null])
})

test('folders tell an entity from a plain class, and tests from services', () => {
  const entity = 'public class Jar { public int Id { get; set; } }'
  expect(patternsIn(entity, 'src/Shop.Domain/Entities/Jar.cs')).toEqual(['entity'])
  expect(patternsIn(entity, 'src/Shop.Web/Jar.cs')).toEqual([null])
  const double = 'public class FakeJarService : IJarService { public int Find() { return 1; } }'
  expect(patternsIn(double, 'src/Shop/FakeJarService.cs')).toEqual(['service'])
  expect(patternsIn(double, 'tests/Shop.Tests/FakeJarService.cs')).toEqual([null])
  const wiring =
    'public class ShopFactory { void Wire(IServiceCollection services) { services.AddScoped<Jars>(); } }'
  expect(patternsIn(wiring, 'src/Shop/ShopFactory.cs')).toEqual(['injection'])
  expect(patternsIn(wiring, 'tests/Shop.Tests/ShopFactory.cs')).toEqual([null])
})
