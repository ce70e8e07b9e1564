import { beforeAll, expect, test } from 'vitest'
import { type Language, loadParsers } from '#engine/language/language'
import { recognise } from './recognise'

beforeAll(loadParsers)

const patternsIn = (
  code: string,
  language: Language = 'typescript',
  path = 'web/src/app/file.ts',
): (string | null)[] => recognise(code, language, path).map(({ pattern }) => pattern)

test.each([
  [
    'component',
    "@Component({ selector: 'a-jar', standalone: true, template: '<p>@if (open()) { {{ name() }} }</p>' })\nexport class JarComponent { name = input.required<string>(); open = input(false); closed = output<void>() }",
  ],
  [
    'component',
    "@Component({ selector: 'a-jar', templateUrl: './jar.html', styleUrls: ['./jar.css'] })\nclass Jar implements OnInit { @Input() name = ''; ngOnInit() { this.load() } }",
  ],
  [
    'reactiveForm',
    "@Component({ template: '' })\nexport class JarForm { private fb = inject(FormBuilder); form = this.fb.group({ name: [''] }) }",
  ],
  [
    'reactiveForm',
    "@Component({ template: '' })\nexport class JarForm { form: FormGroup = new FormGroup({ name: new FormControl('') }) }",
  ],
  [
    'module',
    '@NgModule({ declarations: [JarComponent], imports: [CommonModule] })\nexport class JarModule {}',
  ],
  ['module', 'export const appConfig: ApplicationConfig = { providers: [provideRouter(routes)] };'],
  [
    'angularService',
    "@Injectable({ providedIn: 'root' })\nexport class JarState { private jar$ = new BehaviorSubject<Jar | null>(null); open() { return this.jar$.asObservable() } }",
  ],
  [
    'httpClient',
    "@Injectable({ providedIn: 'root' })\nexport class JarApi { private readonly http = inject(HttpClient); all() { return this.http.get<Jar[]>('/api/jars') } }",
  ],
  ['httpClient', '@Injectable()\nexport class JarApi { constructor(private readonly http: HttpClient) {} }'],
  ['httpClient', 'export abstract class BaseApi<T> { private http = inject(HttpClient) }'],
  [
    'signalStore',
    "@Injectable({ providedIn: 'root' })\nexport class JarStore { readonly jars = signal<Jar[]>([]); readonly count = computed(() => this.jars().length) }",
  ],
  ['signalStore', 'export const JarStore = signalStore(withState(initial), withMethods((store) => ({})));'],
  ['guard', 'export const jarGuard: CanActivateFn = (route, state) => inject(Auth).isIn();'],
  ['guard', '@Injectable()\nexport class JarGuard implements CanActivate { canActivate() { return true } }'],
  ['guard', 'export function jarGuard(kind: string): CanMatchFn { return () => true }'],
  ['interceptor', 'export const tokenInterceptor: HttpInterceptorFn = (req, next) => next(req);'],
  [
    'interceptor',
    '@Injectable()\nexport class TokenInterceptor implements HttpInterceptor { intercept(req: HttpRequest<unknown>, next: HttpHandler) { return next.handle(req) } }',
  ],
  [
    'pipe',
    "@Pipe({ name: 'jar' })\nexport class JarPipe implements PipeTransform { transform(value: string) { return value } }",
  ],
  [
    'directive',
    "@Directive({ selector: '[jar]', host: { '(click)': 'open()' } })\nexport class JarDirective { open() {} }",
  ],
  [
    'routes',
    "export const routes: Routes = [{ path: 'jars', loadComponent: () => import('./jar').then((m) => m.Jar) }];",
  ],
  ['routes', "const routes = [{ path: 'jars', component: Jar }] satisfies Routes;"],
  ['routes', "export default [{ path: 'jars', component: Jar }] as Routes;"],
  ['routes', "export default [{ path: 'jars', component: Jar }] satisfies Route[];"],
  ['dto', 'export interface Jar { readonly id: string; lids?: Lid[] }'],
  ['dto', 'export type Jar = { id: string; name: string }'],
  ['spec', "describe('Jar', () => { it('opens', () => { expect(1).toBe(1) }) })"],
  ['spec', "test('opens', async () => { expect(await open()).toBe(1) })"],
  [
    'spec',
    "describe(JarService.name, () => { describe('open', () => { it('works', waitForAsync(() => { expect(1).toBe(1) })) }) })",
  ],
])('%s: %s', (pattern, code) => {
  expect(patternsIn(code)).toEqual([pattern])
})

test.each([
  ['a class of nothing', 'export class Counter { private n = 0; up() { return ++this.n } }'],
  [
    'an interface that does something',
    'export interface Shelf { readonly items: Signal<Jar[]>; turn(): void }',
  ],
  ['an interface of callbacks', 'export interface Hooks { opened: () => void; closed: () => void }'],
  ['an interface of one thing', 'export interface Errors { errors: string[] }'],
  ['what a component is given', 'export interface JarProps { a: string; b: string }'],
  ['a function', 'export function open(jar: Jar) { return jar.id }'],
  ['an alias of another type', "export type Kind = 'small' | 'large'"],
  ['another decorator', "@Entity('jar')\nexport class JarEntity { id = 1 }"],
])('no pattern: %s', (_, code) => {
  expect(patternsIn(code)).toEqual([null])
})

test.each([
  ['a constant that is data', 'export const SIZES = [1, 2, 3]'],
  ['a call that is named like a test', "harness.test('opens', () => {})"],
  ['a group without tests', "describe('Jar', () => { beforeEach(() => {}) })"],
])('no unit: %s', (_, code) => {
  expect(patternsIn(code)).toEqual([])
})

test.each<[string, Language, string, string, string[]]>([
  ['a template', 'html', 'web/src/app/jar.component.html', '<p>{{ jar }}</p>', ['template']],
  ['the page itself', 'html', 'web/src/index.html', '<!doctype html>\n<html></html>', []],
  ['a style sheet', 'scss', 'web/src/app/jar.component.scss', '.jar { color: red }', ['style']],
  ['the style of the application', 'scss', 'web/src/styles.scss', '.jar { color: red }', []],
  ['a part of styles', 'scss', 'web/src/_mixins.scss', '@mixin jar { color: red }', []],
  ['an empty style sheet', 'scss', 'web/src/app/jar.component.scss', '\n', []],
])('%s', (_, language, path, code, patterns) => {
  expect(patternsIn(code, language, path)).toEqual(patterns)
})
