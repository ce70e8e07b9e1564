/**
 * The table of tallies, and the triggers that keep it: how many rows of each kind a version has, by client and surface.
 * Counting a million events anew takes a second; with this it is a look at a few rows, whichever program wrote them.
 */
const key = 'versionId, client, surface, measure, value'
const addition = `ON CONFLICT (${key}) DO UPDATE SET count = count + excluded.count, total = total + excluded.total`

/** Adds to one tally of a row's suggestion. @param row `new` or `old` @param sums SQL of its value, count and total */
function add(row: string, measure: string, [value, count, total]: readonly [string, string, string]): string {
  return `INSERT INTO tallies SELECT versionId, client, surface, '${measure}', ${value}, ${count}, ${total}
    FROM suggestions WHERE id = ${row}.suggestionId ${addition};`
}

/** Partial accepts come several times, and count once. */
const oneOfItsKind = (row: string): string =>
  `${row}.kind <> 'partiallyAccepted' OR NOT EXISTS (SELECT 1 FROM events AS other
     WHERE other.suggestionId = ${row}.suggestionId AND other.kind = ${row}.kind AND other.sequence <> ${row}.sequence)`

/** A suggestion counts with its last look. */
const lookBefore = (row: string): string =>
  `(SELECT keptRatio FROM outcomes AS other WHERE other.suggestionId = ${row}.suggestionId AND other.kind = 'survival'
     AND other.sequence < ${row}.sequence ORDER BY other.sequence DESC LIMIT 1)`
const isLastLook = (row: string): string =>
  `NOT EXISTS (SELECT 1 FROM outcomes AS other WHERE other.suggestionId = ${row}.suggestionId
     AND other.kind = 'survival' AND other.sequence > ${row}.sequence)`
const look = (row: string, sign: string): string =>
  add(row, 'kept', [
    "''",
    `${sign}(${lookBefore(row)} IS NULL)`,
    `${sign}(${row}.keptRatio - coalesce(${lookBefore(row)}, 0))`,
  ])

const isCommand = (row: string): string => `${row}.kind IN ('build', 'test', 'lint')`
const command = (row: string, sign: string): string =>
  add(row, 'command', [`${row}.kind`, `${sign}1`, `${sign}${row}.passed`])

/** Of what may be unknown. */
const mean = (measure: string, column: string) => (row: string, sign: string) =>
  add(row, measure, ["''", `${sign}(${row}.${column} IS NOT NULL)`, `${sign}coalesce(${row}.${column}, 0)`])
const stars = mean('stars', 'stars')
const quality = mean('quality', 'overall')

const event = (row: string, sign: string): string => add(row, 'event', [`${row}.kind`, `${sign}1`, '0'])

const suggestion = (row: string, sign: string): string =>
  `INSERT INTO tallies VALUES (${row}.versionId, ${row}.client, ${row}.surface, 'suggestion', '', ${sign}1, 0) ${addition};`

const withheld = (row: string, sign: string): string =>
  `INSERT INTO tallies VALUES (${row}.versionId, ${row}.client, 'inline', 'withheld', ${row}.reason, ${sign}1, 0) ${addition};`

function trigger(name: string, when: string, body: string): string {
  return `CREATE TRIGGER ${name} ${when} BEGIN ${body} END;\n`
}

/** One step of the migrations: the table, what it says of the rows that are there, and the triggers. */
export const tallyTriggers = `
  CREATE TABLE tallies (
    versionId TEXT NOT NULL, client TEXT NOT NULL, surface TEXT NOT NULL, measure TEXT NOT NULL, value TEXT NOT NULL,
    count INTEGER NOT NULL, total REAL NOT NULL, PRIMARY KEY (${key})
  ) STRICT, WITHOUT ROWID;

  INSERT INTO tallies SELECT versionId, client, surface, 'suggestion', '', count(*), 0
    FROM suggestions GROUP BY versionId, client, surface;
  INSERT INTO tallies SELECT versionId, client, surface, 'event', kind, count(DISTINCT suggestionId), 0
    FROM events JOIN suggestions ON suggestions.id = suggestionId GROUP BY versionId, client, surface, kind;
  INSERT INTO tallies SELECT versionId, client, surface, 'kept', '', count(*), sum(keptRatio)
    FROM (SELECT suggestionId, keptRatio, max(sequence) FROM outcomes WHERE kind = 'survival' GROUP BY suggestionId)
    JOIN suggestions ON suggestions.id = suggestionId GROUP BY versionId, client, surface;
  INSERT INTO tallies SELECT versionId, client, surface, 'command', kind, count(*), sum(passed)
    FROM outcomes AS new JOIN suggestions ON suggestions.id = suggestionId WHERE ${isCommand('new')}
    GROUP BY versionId, client, surface, kind;
  INSERT INTO tallies SELECT versionId, client, surface, 'stars', '', count(stars), total(stars)
    FROM ratings JOIN suggestions ON suggestions.id = suggestionId GROUP BY versionId, client, surface;
  INSERT INTO tallies SELECT versionId, client, surface, 'quality', '', count(overall), total(overall)
    FROM qualities JOIN suggestions ON suggestions.id = suggestionId GROUP BY versionId, client, surface;
  INSERT INTO tallies SELECT versionId, client, 'inline', 'withheld', reason, count(*), 0
    FROM withheld GROUP BY versionId, client, reason;
${[
  trigger('tallySuggestion', 'AFTER INSERT ON suggestions', suggestion('new', '+')),
  // What hangs on it first, while it can still be told whose it is: a cascade comes too late.
  trigger(
    'untallySuggestion',
    'BEFORE DELETE ON suggestions',
    `DELETE FROM events WHERE suggestionId = old.id;
     DELETE FROM outcomes WHERE suggestionId = old.id;
     DELETE FROM ratings WHERE suggestionId = old.id;
     DELETE FROM qualities WHERE suggestionId = old.id;
     ${suggestion('old', '-')}`,
  ),
  trigger('tallyEvent', `AFTER INSERT ON events WHEN ${oneOfItsKind('new')}`, event('new', '+')),
  trigger('untallyEvent', `AFTER DELETE ON events WHEN ${oneOfItsKind('old')}`, event('old', '-')),
  trigger(
    'retallyEventBefore',
    `AFTER UPDATE OF kind ON events WHEN old.kind <> new.kind AND (${oneOfItsKind('old')})`,
    event('old', '-'),
  ),
  trigger(
    'retallyEventAfter',
    `AFTER UPDATE OF kind ON events WHEN old.kind <> new.kind AND (${oneOfItsKind('new')})`,
    event('new', '+'),
  ),
  trigger('tallyLook', "AFTER INSERT ON outcomes WHEN new.kind = 'survival'", look('new', '+')),
  trigger(
    'untallyLook',
    `AFTER DELETE ON outcomes WHEN old.kind = 'survival' AND ${isLastLook('old')}`,
    look('old', '-'),
  ),
  trigger('tallyCommand', `AFTER INSERT ON outcomes WHEN ${isCommand('new')}`, command('new', '+')),
  trigger('untallyCommand', `AFTER DELETE ON outcomes WHEN ${isCommand('old')}`, command('old', '-')),
  trigger(
    'retallyCommand',
    `AFTER UPDATE OF passed ON outcomes WHEN ${isCommand('new')}`,
    command('old', '-') + command('new', '+'),
  ),
  trigger('tallyStars', 'AFTER INSERT ON ratings', stars('new', '+')),
  trigger('untallyStars', 'AFTER DELETE ON ratings', stars('old', '-')),
  trigger('retallyStars', 'AFTER UPDATE OF stars ON ratings', stars('old', '-') + stars('new', '+')),
  trigger('tallyQuality', 'AFTER INSERT ON qualities', quality('new', '+')),
  trigger('untallyQuality', 'AFTER DELETE ON qualities', quality('old', '-')),
  trigger(
    'retallyQuality',
    'AFTER UPDATE OF overall ON qualities',
    quality('old', '-') + quality('new', '+'),
  ),
  trigger('tallyWithheld', 'AFTER INSERT ON withheld', withheld('new', '+')),
  trigger('untallyWithheld', 'AFTER DELETE ON withheld', withheld('old', '-')),
].join('')}`
