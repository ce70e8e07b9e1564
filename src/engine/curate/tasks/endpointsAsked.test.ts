import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { recognise } from '#engine/recognise/recognise'
import { endpointsAsked } from './endpointsAsked'

beforeAll(loadParsers)

const SERVER = `[Route("api/[controller]")]
public class JarsController : ControllerBase
{
    [HttpGet] public IActionResult All() { return Ok(); }
    [HttpGet("{id}")] public IActionResult One(int id) { return Ok(); }
    [HttpGet("full/{shelf}")] public IActionResult Full(int shelf) { return Ok(); }
    [HttpPost("[action]")] public IActionResult Stow() { return Ok(); }
    public void Help() { }
}`

test.each([
  ['JarApi', "this.http.get('/api/jars')", 2],
  ['JarApi', "this.http.get(environment.api + '/Jars/' + id)", 2],
  ['AnyApi', 'this.http.get(`${this.url}/jars/full/${shelf}`)', 1],
  ['JarService', 'this.ask(`/full/${shelf}?page=1`)', 1],
  ['LidService', 'this.ask(`/full/${shelf}`)', 0],
  ['JarService', "this.http.post('https://shop.example/api/jars/stow', jar)", 1],
  ['JarService', "this.http.get('/api/lids')", 0],
  ['JarService', 'this.http.get(`/${id}`)', 0],
])('%s with %s asks for %d endpoints', (name, call, count) => {
  const [server] = recognise(SERVER, 'csharp', 'JarsController.cs')
  const code = `@Injectable()\nexport class ${name} {\n  ask() { return ${call}; }\n}\n`
  const [service] = recognise(code, 'typescript', 'api.ts')
  expect(endpointsAsked(service!, server!)).toBe(count)
})
