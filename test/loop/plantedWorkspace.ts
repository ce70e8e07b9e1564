/** Repositories made so that a pass over them must, or must not, make the model better. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { surveyed } from '#test/curate/surveyed'
import { seededRandom } from '#platform/seededRandom'

const entities = (
  'Amphora Basket Crate Drum Ewer Flask Goblet Hamper Inkwell Jug Keg Ladle Mug Noggin Olla Pail ' +
  'Quiver Rack Sack Tub Urn Vat Wicker Beaker Carafe Decanter Firkin Pitcher Tankard Trough ' +
  'Bucket Casket Chest Coffer Cruet Demijohn Flagon Hogshead Jar Kettle Locker Magnum Phial Pouch Satchel Tray Trunk'
).split(' ')

/** Members in house style; each file holds some of them, so that no two files are near duplicates. */
const members: readonly ((entity: string) => string)[] = [
  (e) => `    public async Task<Drawn<${e}Record>> DrawAsync(ShelfMark mark, Patience patience)
    {
        var record = await _ledger.DrawAsync(mark, patience).ConfigureAwait(false);
        Candle.Flicker("${e.toLowerCase()}.drawn", mark);
        return record.IsHollow ? Drawn.Hollow<${e}Record>(mark) : Drawn.Of(record);
    }`,
  (e) => `    public async Task<Drawn<ShelfMark>> LayDownAsync(${e}Record record, Patience patience)
    {
        Steward.NotHollow(record, nameof(record));
        var mark = await _ledger.LayDownAsync(record, patience).ConfigureAwait(false);
        return Drawn.Of(mark);
    }`,
  (e) => `    public Drawn<int> CountOf${e}(ShelfMark mark)
    {
        Steward.Known(mark, nameof(mark));
        return Drawn.Of(_ledger.Tally(mark).Whole);
    }`,
  (e) => `    public async Task SealAsync(ShelfMark mark, Patience patience)
    {
        await _ledger.SealAsync(mark, Wax.Red, patience).ConfigureAwait(false);
        Candle.Flicker("${e.toLowerCase()}.sealed", mark);
    }`,
  (e) => `    public bool IsRipe(${e}Record record)
    {
        return record.LaidDown.Add(Season.Of(record.Kind)) <= Candle.Now;
    }`,
  (e) => `    public IEnumerable<${e}Record> Leftovers(Patience patience)
    {
        foreach (var mark in _ledger.Marks(Wax.None, patience))
        {
            yield return _ledger.Peek(mark).OrHollow();
        }
    }`,
  (e) => `    protected override void OnSpilled(Spill<${e}Record> spill)
    {
        Candle.Gutter("${e.toLowerCase()}.spilled", spill.Mark, spill.Amount);
        _ledger.Strike(spill.Mark);
    }`,
]

/** House patterns that the toy base never saw: what is learnt in one file helps in the next. */
export async function learnableWorkspace(house = 'Thornbury'): Promise<string> {
  return await workspaceOf((entity) => {
    const random = seededRandom(`${house} ${entity}`)
    const chosen = members.filter(() => random() < 0.45)
    const body = (chosen.length > 0 ? chosen : members.slice(0, 1))
      .map((member) => member(entity))
      .join('\n\n')
    return `using ${house}.Cellar;

[CellarShelf("${entity.toLowerCase()}")]
public sealed class ${entity}Shelf : CellarShelfBase<${entity}Record>
{
    private readonly ICellarLedger<${entity}Record> _ledger;

${body}
}
`
  })
}

/** Held out is ordinary house code, but what is trained on is noise: learning it can only do harm. */
export async function poisonedWorkspace(): Promise<string> {
  const folder = await learnableWorkspace('Poulton')
  for (const { path, split } of (await surveyed(folder)).files) {
    if (split !== 'test') await writeFile(join(folder, path), noise(path))
  }
  return folder
}

function noise(seed: string): string {
  const random = seededRandom(seed)
  const letter = (): string => String.fromCharCode(97 + Math.floor(random() * 26))
  const word = (): string => Array.from({ length: 5 + Math.floor(random() * 6) }, letter).join('')
  const line = (): string => Array.from({ length: 4 }, word).join(' ')
  return `${Array.from({ length: 60 }, line).join('\n')}\n`
}

async function workspaceOf(text: (entity: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'))
  await mkdir(join(folder, 'Shelves'))
  for (const entity of entities) await writeFile(join(folder, 'Shelves', `${entity}Shelf.cs`), text(entity))
  return folder
}
