import { describe, expect, test } from 'vitest'
import { redact } from './redact'

describe('ordinary code stays as it is', () => {
  const snippets: readonly string[] = [
    'var user = new User { Name = name, Password = hasher.Hash(model.Password) };\nuser.Password = pwd;',
    'if (string.IsNullOrEmpty(model.Password)) throw new ArgumentException("Password is required", nameof(model.Password));',
    '[Required(ErrorMessage = "Password is required")]\npublic string Password { get; set; } = string.Empty;',
    'public async Task<IActionResult> Get(Guid id, CancellationToken cancellationToken = default)',
    'builder.Services.Configure<JwtOptions>(builder.Configuration.GetSection("Jwt:Secret"));',
    '[Guid("3F2504E0-4F89-41D3-9A0C-0305E82C3301")]\n[Route("api/v1/customers/{customerId:guid}/orders")]',
    '"System.Web, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"',
    'builder.Append($"Server={server};Password={password};");',
    '"integrity": "sha512-Zk3vQ9xT7bLp2RwYc8NfH5mJs4GdKe6XuA1iOq9ZtBn0VhCjDgElFrMaSyUwIx=="',
    'const sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
    'const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"',
    "import { CustomerOrderHistoryByShelfAndRegion2ServiceV3 } from '@shop/api/CustomerOrderHistoryByShelfAndRegion2ServiceV3'",
    "@Component({ selector: 'shop-root', templateUrl: './app.component.html' })\nexport class AppComponent {}",
    "password: ['', [Validators.required, Validators.minLength(8)]],\ntoken: this.route.snapshot.queryParams['token'],",
    '<input type="password" formControlName="password" placeholder="Your password" [token]="config.accessToken1" />',
    "if (token === 'identifier') return parse(token)\nconst AUTH_TOKEN = 'auth_token'",
    "provideHttpClient(withXsrfConfiguration({ cookieName: 'XSRF-TOKEN', headerName: 'X-XSRF-TOKEN' }))",
    '"rxjs": "7.8.2", "@angular/core": "22.2.6", "logo": "assets/logo@2x.png"',
    'git clone git@github.com:shop/shop.git && npm i vue@3.4.1',
    'https://${user}:${password}@registry.test/index.json?api-version=7.1',
    "const pemStart = '-----BEGIN PRIVATE KEY-----'\nconst pemEnd = '-----END PRIVATE KEY-----'",
    'd="M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2z"',
    '<path d="M19.35-9.4A7.49h-6v8.62L1z5V3c0-2.6q4t8s7m2k-1"/>',
    'var secret = await client.GetSecretAsync(name);\nvar secretName = "shop-signing-certificate";',
  ]
  test.each(snippets)('%s', async (text) => {
    expect(await redact(text)).toMatchObject({ text, found: {} })
  })
})

test.each([
  ['// Password: mandatory, and the token: whatever the caller has', 'Item.cs'],
  ['const path = "src/**/*.ts" // password = form.password', 'a.ts'],
  ['The password: whatever they chose. See https://shop.test/a//b', 'README.md'],
])('prose about secrets is none: %s', async (text, path) => {
  expect(await redact(text, { path })).toMatchObject({ text, found: {} })
})

test('what issuers publish, and addresses that nobody has, stay', async () => {
  for (const text of [
    'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE',
    'write to jo@example.com or to jo@shop.test',
    '"contentHash": "Zk3vQ9xT7bLp2RwYc8NfH5mJs4GdKe6XuA1iOq9ZtBn0VhCjDgElFrMaSyUwIx=="',
  ])
    expect((await redact(text)).text).toBe(text)
})
