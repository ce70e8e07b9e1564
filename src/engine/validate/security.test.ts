import { expect, test } from 'vitest'
import { securityOf } from './security'
import type { SecurityRuleName } from './securityRules'

const check = (text: string, language: string, before = ''): readonly SecurityRuleName[] =>
  securityOf(text, { language, before, usesAuthorisation: true }).broken

test.each<[SecurityRuleName, string, string]>([
  ['hardCodedSecret', 'csharp', 'var key = "<redacted:apiKey>";'],
  ['sqlByConcatenation', 'csharp', 'var sql = "SELECT * FROM Orders WHERE Id = " + id;'],
  [
    'sqlByConcatenation',
    'csharp',
    'await db.Database.ExecuteSqlRawAsync($"DELETE FROM Orders WHERE Id = {id}");',
  ],
  ['sqlByConcatenation', 'csharp', 'var q = $@"SELECT Name\n FROM Users WHERE Name = \'{name}\'";'],
  [
    'sqlByConcatenation',
    'typescript',
    'const rows = await db.query(`SELECT * FROM orders WHERE id = ${id}`)',
  ],
  ['sqlByConcatenation', 'typescript', "db.query('DELETE FROM orders WHERE id = ' + id)"],
  [
    'certificateCheckDisabled',
    'csharp',
    'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;',
  ],
  [
    'certificateCheckDisabled',
    'csharp',
    'handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;',
  ],
  ['certificateCheckDisabled', 'typescript', 'const agent = new https.Agent({ rejectUnauthorized: false })'],
  ['unsafeHtml', 'typescript', 'return this.sanitizer.bypassSecurityTrustHtml(value)'],
  ['unsafeHtml', 'typescript', 'element.innerHTML = `<b>${name}</b>`'],
  ['unsafeHtml', 'typescript', 'host.innerHTML += row'],
  ['unsafeHtml', 'razor', '@Html.Raw(Model.Text)'],
  ['weakHashOrRandom', 'csharp', 'using var md5 = MD5.Create();'],
  ['weakHashOrRandom', 'csharp', 'var resetToken = new Random().Next(100000, 999999);'],
  ['weakHashOrRandom', 'typescript', "createHash('md5').update(text).digest('hex')"],
  ['weakHashOrRandom', 'typescript', 'const sessionId = Math.random().toString(36)'],
  ['pathFromInput', 'csharp', 'var path = Path.Combine(root, file.FileName);'],
  ['pathFromInput', 'csharp', 'return File.OpenRead(root + Request.Query["name"]);'],
  ['pathFromInput', 'typescript', 'response.sendFile(root + req.params.name)'],
  ['openCors', 'csharp', 'policy.AllowAnyOrigin().AllowAnyHeader();'],
  ['openCors', 'typescript', "app.use(cors({ origin: '*' }))"],
  [
    'writingEndpointWithoutAuthorisation',
    'csharp',
    '[HttpPost]\npublic async Task<ActionResult> Create(OrderDto dto)\n{\n}\n',
  ],
  [
    'writingEndpointWithoutAuthorisation',
    'csharp',
    'app.MapDelete("/orders/{id}", (int id) => Results.NoContent());',
  ],
])('%s is broken by %s: %s', (rule, language, text) => {
  expect(check(text, language)).toEqual([rule])
})

test.each<[string, string]>([
  ['csharp', 'var rows = db.Orders.FromSqlInterpolated($"SELECT * FROM Orders WHERE Id = {id}");'],
  ['csharp', 'var rows = db.Orders.FromSql($"SELECT * FROM Orders WHERE Id = {id}");'],
  ['csharp', 'logger.LogInformation("Select a file from " + folder);'],
  ['csharp', 'command.CommandText = "SELECT * FROM Orders WHERE Id = @id";'],
  ['csharp', 'var sql = "SELECT * FROM Orders " + "WHERE Id = @id";'],
  ['csharp', '// md5 = MD5.Create()\nvar hash = SHA256.HashData(bytes);'],
  ['csharp', 'var index = new Random().Next(items.Count);'],
  ['csharp', 'var path = Path.Combine(root, Path.GetFileName(file.FileName));'],
  ['csharp', 'policy.WithOrigins("https://shop.example").AllowAnyHeader();'],
  ['csharp', '[HttpGet]\npublic Task<IReadOnlyList<OrderDto>> All() => service.All();\n'],
  [
    'csharp',
    '[HttpPost]\n[Authorize(Roles = "Clerk")]\npublic Task Create(OrderDto dto) => service.Add(dto);\n',
  ],
  ['csharp', 'orders.MapPost("/", Create).RequireAuthorization();'],
  [
    'csharp',
    'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => pins.Contains(c.Thumbprint);',
  ],
  ['typescript', "element.innerHTML = '';"],
  ['typescript', 'if (element.innerHTML === text) return'],
  ['typescript', 'const rows = await sql`SELECT * FROM orders WHERE id = ${id}`'],
  ['typescript', 'const color = colors[Math.floor(Math.random() * colors.length)]'],
  ['html', '<p [innerHTML]="summary"></p>'],
])('nothing is broken in %s: %s', (language, text) => {
  expect(check(text, language)).toEqual([])
})

test('the attribute of the class around counts, and one of another class does not', () => {
  const post = '    [HttpPost]\n    public Task Create(OrderDto dto) => service.Add(dto);\n'
  const open = '[ApiController]\npublic class OrdersController : ControllerBase\n{\n'
  expect(check(post, 'csharp', `[Authorize]\n${open}`)).toEqual([])
  expect(check(post, 'csharp', `[Authorize]\npublic class Other\n{\n}\n\n${open}`)).toEqual([
    'writingEndpointWithoutAuthorisation',
  ])
})

test('where nothing asks for authorisation, an endpoint without is no sign of anything', () => {
  const context = { language: 'csharp', before: '', usesAuthorisation: false }
  expect(securityOf('[HttpPost]\npublic void Add() {}\n', context)).toEqual({
    score: 1,
    broken: [],
    isRefused: false,
  })
})

test('the score is the share of rules that hold; some refuse the code', () => {
  const context = { language: 'csharp', before: '', usesAuthorisation: true }
  expect(securityOf('var md5 = MD5.Create();', context)).toEqual({
    score: 7 / 8,
    broken: ['weakHashOrRandom'],
    isRefused: false,
  })
  expect(securityOf('var q = "DELETE FROM A WHERE B = " + b; var m = MD5.Create();', context)).toEqual({
    score: 6 / 8,
    broken: ['sqlByConcatenation', 'weakHashOrRandom'],
    isRefused: true,
  })
})
