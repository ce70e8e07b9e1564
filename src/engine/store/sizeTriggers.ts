/** The table that knows how many rows each table has, and the triggers that keep it: SQLite counts by reading them all. */
export const countedTables = [
  'suggestions',
  'events',
  'outcomes',
  'ratings',
  'writtenInstead',
  'qualities',
  'interactions',
  'withheld',
] as const

/** To be run once, behind the step that makes the last of these tables. */
export const sizeTriggers = `
  CREATE TABLE sizes (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
${countedTables
  .map(
    (name) => `  INSERT INTO sizes SELECT '${name}', count(*) FROM ${name};
  CREATE TRIGGER ${name}Grows AFTER INSERT ON ${name} BEGIN UPDATE sizes SET count = count + 1 WHERE name = '${name}'; END;
  CREATE TRIGGER ${name}Shrinks AFTER DELETE ON ${name} BEGIN UPDATE sizes SET count = count - 1 WHERE name = '${name}'; END;
`,
  )
  .join('')}`
