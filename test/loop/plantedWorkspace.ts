/** Repositories made so that a pass over them must, or must not, make the model better. */
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '#platform/seededRandom'

const entities = 'Amphora Basket Crate Drum Ewer Flask Goblet Hamper Jug Keg Ladle Mug Pail Quiver Sack Tub Urn Vat'.split(' ')

/** House patterns that the toy base never saw, the same in every file: what is learnt in one helps in the next. */
export async function learnableWorkspace(house = 'Thornbury'): Promise<string> {
  return await workspaceOf((entity, index) => {
    const shelf = entity.toLowerCase()
    return `using ${house}.Cellar;

namespace ${house}.Shelves
{
    [CellarShelf("${shelf}")]
    public sealed class ${entity}Shelf : CellarShelfBase<${entity}Record>
    {
        private readonly ICellarLedger<${entity}Record> _ledger;

        public ${entity}Shelf(ICellarLedger<${entity}Record> ledger, ICandle candle) : base(candle)
        {
            _ledger = ledger;
        }

        public async Task<Drawn<${entity}Record>> DrawAsync(ShelfMark mark, Patience patience)
        {
            var record = await _ledger.DrawAsync(mark, patience).ConfigureAwait(false);
            if (record.IsHollow)
            {
                return Drawn.Hollow<${entity}Record>($"${shelf}/{mark}");
            }

            Candle.Flicker("${shelf}.drawn", mark, ${index * 7 + 3});
            return Drawn.Of(record);
        }

        public async Task<Drawn<ShelfMark>> LayDownAsync(${entity}Record record, Patience patience)
        {
            Steward.NotHollow(record, nameof(record));
            var mark = await _ledger.LayDownAsync(record, patience).ConfigureAwait(false);
            Candle.Flicker("${shelf}.laidDown", mark, ${index * 11 + 5});
            return Drawn.Of(mark);
        }
    }
}
`
  })
}

/** Every file in random words of its own: nothing in one tells anything of the next. */
export async function unlearnableWorkspace(): Promise<string> {
  return await workspaceOf((entity) => {
    const random = seededRandom(entity)
    const word = (): string =>
      Array.from({ length: 5 + Math.floor(random() * 6) }, () =>
        String.fromCharCode(97 + Math.floor(random() * 26)),
      ).join('')
    const lines = Array.from({ length: 40 }, () => Array.from({ length: 4 }, word).join(' '))
    return `${lines.join('\n')}\n`
  })
}

async function workspaceOf(text: (entity: string, index: number) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'))
  await mkdir(join(folder, 'Shelves'))
  for (const [index, entity] of entities.entries()) {
    await writeFile(join(folder, 'Shelves', `${entity}Shelf.cs`), text(entity, index))
  }
  return folder
}
