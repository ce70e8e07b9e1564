/** Secrets in Angular workspaces: environment files, services, templates. */
import { form, type Forms } from '#test/redact/planted'
import * as value from '#test/redact/secretValues'

const { password } = value
const environment = 'src/environments/environment.prod.ts'
const service = 'src/app/shop/order.service.ts'
const environmentWith = (lines: string): string =>
  `export const environment = {\n  production: true,\n  apiUrl: 'https://api.shop.internal',\n${lines}\n};\n`

export const angularCode: Forms = {
  'an API key of the environment': form(
    environment,
    [value.hexKey, value.guidKey, value.stripeKey],
    (secret) => environmentWith(`  apiKey: '${secret}',`),
  ),
  'a token of the environment': form(environment, [value.jwt, value.hexKey, value.gitlabToken], (secret) =>
    environmentWith(`  accessToken: "${secret}",`),
  ),
  'a client secret of the environment': form(
    environment,
    [value.auth0Secret, value.googleClientSecret, password],
    (secret) => environmentWith(`  auth: { clientId: 'shop-web', clientSecret: '${secret}' },`),
  ),
  Firebase: form(environment, [value.googleApiKey], (secret) =>
    environmentWith(
      `  firebase: {\n    apiKey: '${secret}',\n    authDomain: 'shop.firebaseapp.com',\n    projectId: 'shop',\n  },`,
    ),
  ),
  Mapbox: form(environment, [value.mapboxToken], (secret) =>
    environmentWith(`  mapbox: { accessToken: '${secret}' },`),
  ),
  'Google maps': form(
    'src/index.html',
    [value.googleApiKey],
    (secret) =>
      `<script src="https://maps.googleapis.com/maps/api/js?key=${secret}&libraries=places" async></script>\n`,
  ),
  'Sentry with its secret': form(
    'src/main.ts',
    [value.hexKey],
    (secret, chance) =>
      `Sentry.init({ dsn: 'https://${chance.hex(32)}:${secret}@o123.ingest.sentry.io/456' });\n`,
  ),
  'an API key in capitals': form(environment, [value.hexKey, value.sharedAccessKey], (secret) =>
    environmentWith(`  PAYMENT_API_KEY: \`${secret}\`,`),
  ),
  'a bearer header': form(
    service,
    [value.jwt, value.hexKey],
    (secret) => `const headers = new HttpHeaders().set('Authorization', 'Bearer ${secret}');\n`,
  ),
  'a header object': form(
    service,
    [value.hexKey, value.guidKey, password],
    (secret) =>
      `const headers = new HttpHeaders({ 'Content-Type': 'application/json', 'X-API-KEY': '${secret}' });\n`,
  ),
  'an azure subscription header': form(
    service,
    [value.hexKey],
    (secret) => `const options = { headers: { 'Ocp-Apim-Subscription-Key': '${secret}' } };\n`,
  ),
  'basic with btoa': form(
    service,
    [password],
    (secret) => `headers: new HttpHeaders({ Authorization: 'Basic ' + btoa('shop:${secret}') }),\n`,
  ),
  'a parameter': form(
    service,
    [value.hexKey],
    (secret) => `const params = new HttpParams().set('q', term).set('api_key', '${secret}');\n`,
  ),
  'an address with a key': form(
    service,
    [value.hexKey, value.functionsKey],
    (secret) =>
      `return this.http.get<Order[]>(\`https://shop.azurewebsites.net/api/orders?code=${secret}&id=\${id}\`);\n`,
  ),
  'a class field': form(
    service,
    [password, value.hexKey],
    (secret) =>
      `export class OrderService {\n  private readonly http = inject(HttpClient);\n  private readonly apiSecret: string = '${secret}';\n}\n`,
  ),
  'a login body': form(
    service,
    [password],
    (secret) => `return this.http.post('/api/login', { username: 'admin', password: '${secret}' });\n`,
  ),
  'a token put away': form(
    service,
    [value.jwt, value.hexKey],
    (secret) => `localStorage.setItem('access_token', '${secret}');\n`,
  ),
  'an injection token': form(
    'src/app/app.config.ts',
    [value.hexKey, value.sendGridKey],
    (secret) => `providers: [{ provide: API_KEY, useValue: '${secret}' }],\n`,
  ),
  'a maps module': form(
    'src/app/app.module.ts',
    [value.googleApiKey],
    (secret) => `imports: [AgmCoreModule.forRoot({ apiKey: '${secret}', libraries: ['places'] })],\n`,
  ),
  'an OAuth configuration': form(
    'src/app/auth.config.ts',
    [value.auth0Secret, password],
    (secret) =>
      `export const authConfig: AuthConfig = {\n  issuer: 'https://id.shop.internal',\n  dummyClientSecret: '${secret}',\n};\n`,
  ),
  'a form with a value': form(
    'src/app/login.component.ts',
    [password],
    (secret) => `form = this.fb.group({ user: ['admin'], password: ['${secret}', Validators.required] });\n`,
  ),
  'a template': form(
    'src/app/map.component.html',
    [value.mapboxToken, value.googleApiKey],
    (secret) => `<shop-map accessToken="${secret}" [zoom]="12"></shop-map>\n`,
  ),
  'a password in a template': form(
    'src/app/login.component.html',
    [password],
    (secret) => `<input type="password" name="password" value="${secret}" />\n`,
  ),
  'an encryption key': form(
    service,
    [value.phrase, value.hexKey],
    (secret) => `const decrypted = CryptoJS.AES.decrypt(cipher, '${secret}').toString(CryptoJS.enc.Utf8);\n`,
  ),
  'a proxy': form(
    'proxy.conf.json',
    [password],
    (secret) => `{\n  "/api": { "target": "https://localhost:5001", "auth": "shop:${secret}" }\n}\n`,
  ),
  'an end-to-end test': form(
    'e2e/login.spec.ts',
    [password],
    (secret) => `await page.fill('#user', 'admin');\nawait page.fill('#password', '${secret}');\n`,
  ),
  'an end-to-end label': form(
    'e2e/login.spec.ts',
    [password],
    (secret) => `await page.getByLabel('Password').fill('${secret}');\n`,
  ),
  '.npmrc': form(
    '.npmrc',
    [value.npmToken, value.hexKey, value.guidKey],
    (secret) => `@shop:registry=https://npm.shop.internal/\n//npm.shop.internal/:_authToken=${secret}\n`,
  ),
  '.npmrc of a feed': (chance) => {
    const secret = Buffer.from(value.devOpsToken(chance)).toString('base64')
    return {
      path: '.npmrc',
      text: `//pkgs.dev.azure.com/shop/_packaging/feed/npm/registry/:username=shop\n//pkgs.dev.azure.com/shop/_packaging/feed/npm/registry/:_password=${secret}\n`,
      secrets: [secret],
    }
  },
  'the author of a package': form(
    'package.json',
    [value.email],
    (secret) => `{\n  "name": "shop-web",\n  "author": "Shop <${secret}>"\n}\n`,
  ),
  'a mail link': form(
    'src/app/contact.component.html',
    [value.email],
    (secret) => `<a href="mailto:${secret}">Write to us</a>\n`,
  ),
}
