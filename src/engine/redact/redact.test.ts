import { describe, expect, test } from 'vitest'
import { redact } from './redact'

/** Joined at run time, so that no scanner takes this file for a leak. */
const token = (...pieces: string[]): string => pieces.join('')
const github = token('ghp', '_', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gH6')
const random = token('Zk3vQ9xT7bLp', '2RwYc8NfH5mJ', 's4GdKe6XuA1i')
const base64Key = token('pXz8kQ3vT7bLm2RwYc8NfH5mJs4GdKe6XuA1iOq', '9ZtBn0VhCjDgElFrMaSyUwIx==')
const pem = `-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\nAgEAAoIBAQC7\n-----END PRIVATE KEY-----`

async function redacted(text: string, path?: string): Promise<string> {
  return (await redact(text, path === undefined ? {} : { path })).text
}

describe('secrets are replaced by a typed placeholder', () => {
  const cases: readonly [name: string, text: string, expected: string][] = [
    [
      'the password of a connection string',
      '"Default": "Server=db;Database=Shop;User Id=sa;Password=Hunter2!;Encrypt=true"',
      '"Default": "Server=db;Database=Shop;User Id=sa;Password=<redacted:password>;Encrypt=true"',
    ],
    [
      'a short Pwd',
      'var c = @"Data Source=.;Uid=sa;Pwd=x1";',
      'var c = @"Data Source=.;Uid=sa;Pwd=<redacted:password>";',
    ],
    [
      'a cut connection string',
      ';Password=Hunter2!;Encrypt=true";',
      ';Password=<redacted:password>;Encrypt=true";',
    ],
    [
      'a storage account key',
      `"AccountName=shop;AccountKey=${base64Key};EndpointSuffix=core.windows.net"`,
      '"AccountName=shop;AccountKey=<redacted:sharedAccessKey>;EndpointSuffix=core.windows.net"',
    ],
    [
      'a service bus key',
      `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${base64Key}`,
      'Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=<redacted:sharedAccessKey>',
    ],
    [
      'a SAS signature',
      'https://shop.blob.core.windows.net/a.png?sv=2024-01-01&sig=aBcD3fGhIjKlMnOpQrStUvWxYz012345%3D&se=2030',
      'https://shop.blob.core.windows.net/a.png?sv=2024-01-01&sig=<redacted:sharedAccessKey>&se=2030',
    ],
    [
      'a JWT',
      `const t = \`${token('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9')}\``,
      'const t = `<redacted:jwt>`',
    ],
    ['a PEM block', `key = """\n${pem}\n"""`, 'key = """\n<redacted:pem>\n"""'],
    ['a PEM block in JSON', JSON.stringify({ key: pem }), '{"key":"<redacted:pem>"}'],
    ['a PEM block without its end', `x\n${pem.slice(0, 60)}`, 'x\n<redacted:pem>'],
    ['the end of a PEM block', `${pem.slice(40)}\nnext`, '<redacted:pem>\nnext'],
    [
      'the credentials of a URL',
      'git clone https://me:s3cret@github.com/shop.git',
      'git clone https://<redacted:urlCredential>@github.com/shop.git',
    ],
    [
      'a database URL',
      'url = "postgres://shop:pa55@db:5432/shop"',
      'url = "postgres://<redacted:urlCredential>@db:5432/shop"',
    ],
    ['an AWS key id', `id = '${token('AKIA', 'Q3EXAMPLE7654321')}'`, "id = '<redacted:awsAccessKey>'"],
    [
      'an AWS secret, whole',
      `aws_secret_access_key = "${token('wJalrXUtnFEMIK7MDENG', 'bPxRfiCYEXAMPLEKEY12')}"`,
      'aws_secret_access_key = "<redacted:aws>"',
    ],
    ['a GitHub token', `run: gh auth ${github}`, 'run: gh auth <redacted:github>'],
    [
      'a Google key',
      `apiUrl('${token('AIza', 'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q')}')`,
      "apiUrl('<redacted:googleKey>')",
    ],
    [
      'a NuGet key',
      `push -k ${token('oy2', 'abcdefghijklmnopqrstuvwxyz234567abcdefghijk')}`,
      'push -k <redacted:accessToken>',
    ],
    [
      'an Azure DevOps token',
      `pat ${token('abcdefghijklmnopqrstuvwxyz', '234567abcdefghijklmnopqrst')}`,
      'pat <redacted:accessToken>',
    ],
    [
      'a C# constant',
      'private const string DbPassword = "correcthorse";',
      'private const string DbPassword = "<redacted:password>";',
    ],
    ['a TypeScript field', "apiKey: string = 'abcd-1234-efgh'", "apiKey: string = '<redacted:secret>'"],
    ['a JSON secret', '"JwtSecret": "super-signing-phrase"', '"JwtSecret": "<redacted:secret>"'],
    [
      'escaped JSON',
      String.raw`"{\"clientSecret\":\"k8s-really-9\"}"`,
      String.raw`"{\"clientSecret\":\"<redacted:secret>\"}"`,
    ],
    [
      'an indexer',
      'config["Smtp:Password"] = "hunter2hunter2";',
      'config["Smtp:Password"] = "<redacted:password>";',
    ],
    [
      'app settings in XML',
      '<add key="ApiKey" value="1234-abcd-99" />',
      '<add key="ApiKey" value="<redacted:secret>" />',
    ],
    ['an XML element', '<Password>hunter2hunter2</Password>', '<Password><redacted:password></Password>'],
    ['a literal cut at the end', "password = 'hunter2hunt", "password = '<redacted:password>"],
    ['a bearer token', `Authorization: Bearer ${random}`, 'Authorization: Bearer <redacted:bearerToken>'],
    ['a random literal', `Configure("${random}")`, 'Configure("<redacted:highEntropy>")'],
    ['an argument', 'smtp.Authenticate("me", "Hunter2!")', 'smtp.Authenticate("me", "<redacted:secret>")'],
    ['user and password that are encoded', "btoa('me:Hunter2!')", "btoa('me:<redacted:secret>')"],
    [
      'what basic authentication sends',
      `"Basic ${Buffer.from('me:x1').toString('base64')}"`,
      '"Basic <redacted:secret>"',
    ],
    [
      'literals that are joined',
      'ApiKey = "abcd-1234" +\n  "efgh-ijkl";',
      'ApiKey = "<redacted:secret>" +\n  "<redacted:secret>";',
    ],
    [
      'a value beside its name',
      '- name: DbPassword\n  value: Hunter2!',
      '- name: DbPassword\n  value: <redacted:password>',
    ],
    [
      'an argument behind a name',
      "params.set('api_key', 'a1b2c3d4')",
      "params.set('api_key', '<redacted:secret>')",
    ],
    [
      'a password that is told',
      '// The password of the test database is Hunter22.',
      '// The password of the test database is <redacted:password>',
    ],
    [
      'the password of a cache',
      '"cache.shop.net:6380,password=Hunter2!,ssl=True"',
      '"cache.shop.net:6380,password=<redacted:password>,ssl=True"',
    ],
    [
      'a quoted password in a connection string',
      `"Server=db;Password='a;b';Encrypt=true"`,
      `"Server=db;Password='<redacted:password>';Encrypt=true"`,
    ],
    ['the end of a literal', `nter2hunter2", "next": "x"`, `<redacted:cut>", "next": "x"`],
    ['the beginning of a password', 'password = "Hun7', 'password = "<redacted:password>'],
    [
      'an e-mail address',
      '/// <author>jo.smith+x@shop-mail.co.uk</author>',
      '/// <author><redacted:email></author>',
    ],
  ]
  test.each(cases)('%s', async (_, text, expected) => {
    expect(await redacted(text)).toBe(expected)
    const again = await redact(expected)
    expect(again).toMatchObject({ text: expected, found: {} })
  })
})

test('values without quotes are secrets in settings files and command lines, and code elsewhere', async () => {
  expect(await redacted('password: hunter2hunter2\nuser: me', 'deploy/values.yaml')).toBe(
    'password: <redacted:password>\nuser: me',
  )
  expect(await redacted('DB_PASSWORD=hunter2hunter2', '.env.local')).toBe('DB_PASSWORD=<redacted:password>')
  expect(await redacted('dotnet run --password hunter2hunter2 --api-key=abc12345', 'x.sh')).toBe(
    'dotnet run --password <redacted:password> --api-key=<redacted:secret>',
  )
  expect(await redacted('password: ${DB_PASSWORD}', 'values.yaml')).toBe('password: ${DB_PASSWORD}')
  expect(await redacted('this.password = form.password.value', 'login.ts')).toBe(
    'this.password = form.password.value',
  )
})

test.each([
  ['// FEED_TOKEN=k3ttl3063 dotnet restore', 'Item.cs', '// FEED_TOKEN=<redacted:secret> dotnet restore'],
  ['<!-- docker login -u me -p Hunter2! -->', 'a.html', '<!-- docker login -u me -p <redacted:password> -->'],
  ['/*\n * password: hunter2\n */', 'a.ts', '/*\n * password: <redacted:password>\n */'],
  [`// ${pem.replaceAll('\n', '\n// ')}\nnext()`, 'a.ts', '// <redacted:pem>\nnext()'],
  [
    '    curl -u me:Hunter2! https://shop.net',
    'docs/adr/1.md',
    '    curl -u me:<redacted:password> https://shop.net',
  ],
  ['Set password=hunter2 first', 'COMMIT_EDITMSG', 'Set password=<redacted:password> first'],
])('what a person says beside the code is read as it is typed: %s', async (text, path, expected) => {
  expect(await redacted(text, path)).toBe(expected)
})

test('counts what was replaced, by rule', async () => {
  const { found } = await redact(`a@b.com c@d.org Password="hunter2hunter2" ${github}`)
  expect(found).toEqual({ email: 2, password: 1, github: 1 })
})

test('a literal that a cursor broke does not hide the next one', async () => {
  const broken = await redacted('smtp.Authenticate("me", "Husmtp.Authenticate("me", "Hunter2!")')
  expect(broken).not.toContain('Hunter')
})

test('short options hold a secret after the programs whose password they take', async () => {
  const path = 'command.sh'
  expect(await redacted('docker login -u me -p Hunter2! && dotnet test -p 4', path)).toBe(
    'docker login -u me -p <redacted:password> && dotnet test -p 4',
  )
  expect(await redacted('dotnet user-secrets set Mail:Sender Hunter2!', path)).toBe(
    'dotnet user-secrets set Mail:Sender <redacted:password>',
  )
  expect(await redacted('curl -u me:Hunter2! https://shop.net', path)).toBe(
    'curl -u me:<redacted:password> https://shop.net',
  )
})

test('settings may hold sentences, and a key of their section', async () => {
  const path = 'src/appsettings.Production.json'
  expect(await redacted('"Jwt": { "Key": "this is my 1st signing phrase" }', path)).toBe(
    '"Jwt": { "Key": "<redacted:secret>" }',
  )
  expect(await redacted('"Password": "three small words"', path)).toBe('"Password": "<redacted:password>"')
  expect(await redacted('"Password": "three small words"', 'de.json')).toBe('"Password": "three small words"')
})

test('a secret across a cut is replaced on both sides', async () => {
  const before = 'var password = "hunt'
  const { parts, text } = await redact(`${before}er2hunter2";\nNext();`, {
    cuts: [before.length, before.length + 12],
  })
  expect(parts).toEqual(['var password = "<redacted:password>', '<redacted:password>";', '\nNext();'])
  expect(parts.join('')).toBe(text)
  expect((await redact(text)).found).toEqual({})
})

test('a secret beside an earlier placeholder is still replaced, and the placeholder never cut', async () => {
  expect(await redacted('password = "<redacted:email>hunter2"')).toBe('password = "<redacted:password>"')
})

test.each(['// secretlint-disable-next-line\n', '// secretlint-disable\n', '# secretlint-disable\n'])(
  'nobody switches it off by a comment: %s',
  async (comment) => {
    expect(await redacted(`${comment}var t = "${github}";`)).toBe(`${comment}var t = "<redacted:github>";`)
  },
)

test('what is a secret only after another was replaced is replaced too', async () => {
  expect(await redacted(`password = "abc${pem}def"`)).toBe('password = "<redacted:password>"')
})

test('secretlint keeps nothing of a call behind', async () => {
  await redact('nothing')
  const marks = performance.getEntriesByType('mark').length
  for (let call = 0; call < 20; call++) await redact('nothing')
  expect(performance.getEntriesByType('mark').length).toBe(marks)
})
