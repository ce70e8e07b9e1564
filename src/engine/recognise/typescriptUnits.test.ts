import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { type Range, type Unit, recognise } from './recognise'

beforeAll(loadParsers)

const unitsIn = (code: string): Unit[] => recognise(code, 'typescript', 'web/src/app/file.ts')
const at = (code: string, range: Range | null): string | null =>
  range === null ? null : code.slice(range.start, range.end)

const COMPONENT = `import { Jar } from './jar';

/** A shelf of jars. */
@Component({
  selector: 'shop-shelf',
  templateUrl: './shelf.html',
  styleUrls: ['./shelf.scss', '../shared/list.scss'],
})
export class ShelfComponent extends Turning<Jar> implements OnInit {
  @Input() name = '';
  readonly wide = input(false);
  private readonly jars = inject(JarService);
  readonly #count = signal(0);

  constructor(private readonly log: LogService, @Inject(TOKEN) token: string) {
    super();
  }

  /** Opens one. */
  @HostListener('click', ['$event'])
  protected async open(id: string, wide = true): Promise<void> {
    await this.jars.open(id);
  }

  get total(): number {
    return this.#count();
  }

  private readonly close = (id: string): void => this.jars.close(id);
}
`

test('a component tells its files, what it gets injected and where everything stands', () => {
  const [unit] = unitsIn(COMPONENT)
  expect(unit).toMatchObject({ pattern: 'component', name: 'ShelfComponent', line: 3 })
  expect(unit!.facts).toMatchObject({
    selector: 'shop-shelf',
    templateUrl: './shelf.html',
    template: null,
    styleUrls: ['./shelf.scss', '../shared/list.scss'],
    bases: ['Turning<Jar>', 'OnInit'],
    injected: ['LogService', 'string', 'JarService'],
  })
  expect(at(COMPONENT, unit!.doc)).toBe('/** A shelf of jars. */')
  expect(COMPONENT.slice(unit!.start)).toMatch(/^\/\*\* A shelf/)
  expect(COMPONENT.slice(unit!.declaration)).toMatch(/^export class|^class/)

  const open = unit!.members.find(({ name }) => name === 'open')!
  expect(open).toMatchObject({
    kind: 'method',
    type: 'Promise<void>',
    attributes: [{ name: 'HostListener', argument: 'click' }],
    parameters: [
      { name: 'id', type: 'string' },
      { name: 'wide', type: '' },
    ],
  })
  expect(at(COMPONENT, open)).toMatch(/^\/\*\* Opens one\. \*\/\n {2}@HostListener[^]*id\);\n {2}\}$/)
  expect(at(COMPONENT, open.body)!.trim()).toBe('await this.jars.open(id);')
  const of = (name: string): Unit['members'][number] => unit!.members.find((member) => member.name === name)!
  expect(of('total')).toMatchObject({ kind: 'property', type: 'number' })
  expect(of('constructor')).toMatchObject({ kind: 'constructor' })
  expect(of('close')).toMatchObject({ kind: 'field', isPrivate: true })
  expect(of('#count').isPrivate).toBe(true)
  expect(at(COMPONENT, of('name'))).toBe("@Input() name = '';")
})

test('an inline template stands where it says', () => {
  const code =
    "@Component({ template: `\n  <p>{{ jar }}</p>\n`, styleUrl: './jar.scss' })\nexport class Jar {}\n"
  const { facts } = unitsIn(code)[0]!
  expect(at(code, facts.template)).toBe('\n  <p>{{ jar }}</p>\n')
  expect(facts.styleUrls).toEqual(['./jar.scss'])
})

test('a service tells what it asks for', () => {
  const code = `@Injectable({ providedIn: 'root' })
export class JarApi {
  private readonly url = 'api/jars';
  private readonly http = inject(HttpClient);
  find(id: string) { return this.http.get<Jar>(\`\${this.url}/\${id}/lids\`); }
  all() { return this.http.get<Jar[]>('/api/jars?page=1', { headers: { Accept: 'text/plain' } }); }
}`
  expect(unitsIn(code)[0]!.facts.urls).toEqual(['api/jars', '{}/{}/lids', '/api/jars?page=1'])
})

test('routes are told by what they show', () => {
  const code = `export const routes: Routes = [
  { path: 'jars', component: JarList, children: [{ path: ':id', component: JarDetail }] },
  { path: 'lids', loadComponent: () => import('./lids').then((m) => m.Lids) },
  { path: '**', redirectTo: 'jars' },
];`
  expect(unitsIn(code)[0]!.members.map(({ name, route }) => [name, route])).toEqual([
    ['JarList', 'jars'],
    ['Lids', 'lids'],
    ['**', '**'],
  ])
})

test('the tests of a spec are its members, in groups or not', () => {
  const code = `import { Jar } from './jar';
describe('Jar', () => {
  beforeEach(() => TestBed.configureTestingModule({}));
  it('opens', () => { expect(new Jar().open()).toBe(1); });
  describe('closed', () => {
    it.each([1, 2])('stays %i', (n) => { expect(n).toBe(n); });
  });
  it('waits', fakeAsync(() => { tick(); }));
});`
  const [unit] = unitsIn(code)
  expect(unit).toMatchObject({
    pattern: 'spec',
    kind: 'statements',
    facts: { subject: 'Jar', types: ['TestBed', 'Jar'] },
  })
  expect(unit!.members.map(({ name }) => name)).toEqual(['opens', 'stays %i', 'waits'])
  expect(at(code, unit!.members[0]!)).toBe("it('opens', () => { expect(new Jar().open()).toBe(1); });")
})

test.each([
  [
    'control flow of templates',
    '@Component({ template: `@for (a of b; track a) { <i>{{ a }}</i> } @empty { - }` })\nexport class Jar {}',
    ['Jar'],
  ],
  ['a default export', '@Component({ template: "" })\nexport default class Jar {}', ['Jar']],
  [
    'types with parameters',
    'export abstract class Api<T extends { id: string }> { abstract name: string; get(id: string): T { return x } }',
    ['Api'],
  ],
  [
    'functions in constants, and using',
    'export const go: Step = async () => 1\nfunction f() { using x = y }',
    ['go', 'f'],
  ],
  [
    'a method that is being written',
    'export class Jar {\n  open() { return 1 }\n  close() { this.\n}\n',
    ['Jar'],
  ],
  ['a name that is missing', 'export class {\n}\nexport class Jar {}', ['Jar']],
])('%s', (_, code, names) => {
  expect(unitsIn(code).map(({ name }) => name)).toEqual(names)
})

test('units survive being written down', () => {
  const units = unitsIn(COMPONENT)
  expect(JSON.parse(JSON.stringify(units))).toEqual(units)
})
