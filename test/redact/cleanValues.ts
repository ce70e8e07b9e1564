/** Clean texts that look like secrets, made anew for each draw: hashes, identifiers, versions, images. */
import { alphanumeric, type Chance, digits, lower } from '#test/redact/chance'
import { type Form } from '#test/redact/planted'

const word = (chance: Chance): string =>
  chance.pick(
    'order customer invoice payment basket product region shelf delivery warehouse session report'.split(' '),
  )
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const version = (chance: Chance): string =>
  [chance.between(0, 24), chance.between(0, 40), chance.between(0, 99)].join('.')
const clean = (path: string, text: (chance: Chance) => string): Form => {
  return (chance) => ({ path, text: text(chance), secrets: [] })
}

export const cleanValues: readonly Form[] = [
  clean(
    'Order.cs',
    (chance) => `[Guid("${chance.guid().toUpperCase()}")]\npublic interface I${capital(word(chance))} { }\n`,
  ),
  clean(
    'Seed.cs',
    (chance) => `private static readonly Guid ${capital(word(chance))}Id = new("${chance.guid()}");\n`,
  ),
  clean(
    'Shop.sln',
    (chance) =>
      `Project("{${chance.guid().toUpperCase()}}") = "Shop", "Shop.csproj", "{${chance.guid().toUpperCase()}}"\n`,
  ),
  clean(
    'Shop.csproj',
    (chance) =>
      `<UserSecretsId>${chance.guid()}</UserSecretsId>\n<TargetFramework>net10.0</TargetFramework>\n`,
  ),
  clean(
    'ci.yml',
    (chance) => `- uses: actions/checkout@${chance.hex(40)} # v4.2.${String(chance.between(0, 9))}\n`,
  ),
  clean('release.ts', (chance) => `export const commit = '${chance.hex(40)}'\n`),
  clean(
    'File.cs',
    (chance) => `const string Expected = "${chance.hex(64)}"; // SHA-256 of the empty ${word(chance)}\n`,
  ),
  clean('md5.ts', (chance) => `expect(checksum(file)).toBe('${chance.hex(32)}')\n`),
  clean(
    'package-lock.json',
    (chance) =>
      `"node_modules/${word(chance)}": {\n  "version": "${version(chance)}",\n  "integrity": "sha512-${chance.base64(64)}"\n}\n`,
  ),
  clean(
    'packages.lock.json',
    (chance) =>
      `"Shop.${capital(word(chance))}": {\n  "type": "Direct",\n  "resolved": "${version(chance)}",\n  "contentHash": "${chance.base64(64)}"\n}\n`,
  ),
  clean(
    'index.html',
    (chance) =>
      `<script src="main.js" integrity="sha384-${chance.base64(48)}" crossorigin="anonymous"></script>\n`,
  ),
  clean(
    'styles.scss',
    (chance) =>
      `$${word(chance)}: #${chance.hex(6)};\n.a { color: #${chance.hex(8)}; background: url(data:image/png;base64,${chance.base64(90)}); }\n`,
  ),
  clean(
    'logo.ts',
    (chance) => `export const logo = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUg${chance.base64(120)}'\n`,
  ),
  clean(
    'icon.html',
    (chance) =>
      `<path d="M${String(chance.between(1, 24))} 2C6.48 2 2 6.48 2 12s4.48 10 10 ${String(chance.between(1, 20))}-4.48 10-10S17.52 2 12 2z" />\n`,
  ),
  clean(
    'main.js',
    (chance) =>
      `import{a as ${chance.characters(2, lower)}}from"./chunk-${chance.characters(8, alphanumeric).toUpperCase()}.js";\n`,
  ),
  clean(
    'package.json',
    (chance) => `"dependencies": { "@angular/core": "^${version(chance)}", "rxjs": "~${version(chance)}" }\n`,
  ),
  clean(
    'Shop.csproj',
    (chance) =>
      `<PackageReference Include="Shop.${capital(word(chance))}" Version="${version(chance)}-preview.${String(chance.between(1, 9))}.${chance.characters(5, digits)}.1" />\n`,
  ),
  clean(
    'Order.cs',
    (chance) =>
      `"Shop.${capital(word(chance))}, Version=${version(chance)}.0, Culture=neutral, PublicKeyToken=${chance.hex(16)}"\n`,
  ),
  clean(
    'order.service.ts',
    (chance) =>
      `return this.http.get<Order[]>('/api/v2/${word(chance)}s/${chance.guid()}/${word(chance)}s?page=2&size=50')\n`,
  ),
  clean(
    'links.ts',
    (chance) =>
      `const help = 'https://learn.microsoft.com/en-us/dotnet/${word(chance)}/${word(chance)}-${word(chance)}?view=aspnetcore-${String(chance.between(8, 10))}.0&tabs=visual-studio#${word(chance)}'\n`,
  ),
  clean(
    'flags.cs',
    (chance) =>
      `public const string New${capital(word(chance))}Page = "pm-${chance.characters(5, digits)}-new-${word(chance)}-page";\n`,
  ),
  clean(
    'store.ts',
    (chance) =>
      `const STORAGE_KEY = 'shop.${word(chance)}.${word(chance)}.v${String(chance.between(1, 9))}'\n`,
  ),
  clean(
    'order.component.ts',
    (chance) =>
      `@Component({ selector: 'shop-${word(chance)}-${word(chance)}-${String(chance.between(1, 9))}', templateUrl: './${word(chance)}.component.html' })\n`,
  ),
  clean(
    'Migration.cs',
    (chance) =>
      `[Migration("2026${chance.characters(10, digits)}_Add${capital(word(chance))}${capital(word(chance))}")]\n`,
  ),
  clean(
    'names.ts',
    (chance) =>
      `import { ${capital(word(chance))}${capital(word(chance))}HistoryByShelf2V3Resolver } from './${word(chance)}History'\n`,
  ),
  clean(
    'App.Designer.cs',
    (chance) =>
      `[System.Windows.Markup.ContentProperty("${capital(word(chance))}Id${chance.characters(4, digits)}")]\n`,
  ),
]
