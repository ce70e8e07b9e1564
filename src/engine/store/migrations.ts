/** The steps from an empty database to today's: step n takes `user_version` from n to n + 1. Never change one that was released. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE suggestions (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, versionId TEXT NOT NULL, client TEXT NOT NULL,
    workspace TEXT NOT NULL, path TEXT NOT NULL, language TEXT NOT NULL, line INTEGER NOT NULL, character INTEGER NOT NULL,
    prefix TEXT NOT NULL, suffix TEXT NOT NULL, text TEXT NOT NULL, scope TEXT NOT NULL, origin TEXT NOT NULL,
    createdAt INTEGER NOT NULL, firstTokenMs REAL NOT NULL, totalMs REAL NOT NULL
  ) STRICT;
  CREATE INDEX suggestionsByVersion ON suggestions (versionId, client);
  CREATE INDEX suggestionsByPath ON suggestions (workspace, path);

  CREATE TABLE events (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    suggestionId TEXT NOT NULL REFERENCES suggestions (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, at INTEGER NOT NULL, confidence TEXT NOT NULL, acceptedCharacters INTEGER
  ) STRICT;
  CREATE INDEX eventsBySuggestion ON events (suggestionId);
  CREATE UNIQUE INDEX eventsOnce ON events (suggestionId, kind) WHERE kind <> 'partiallyAccepted';
  CREATE INDEX eventsByKind ON events (kind, at);

  CREATE TABLE outcomes (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    suggestionId TEXT NOT NULL REFERENCES suggestions (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, at INTEGER NOT NULL, afterSeconds REAL, keptRatio REAL, finalText TEXT,
    command TEXT, exitCode INTEGER, passed INTEGER
  ) STRICT;
  CREATE INDEX outcomesBySuggestion ON outcomes (suggestionId, kind);

  CREATE TABLE datasets (
    id TEXT PRIMARY KEY, folder TEXT NOT NULL, card TEXT NOT NULL, createdAt INTEGER NOT NULL, state TEXT NOT NULL
  ) STRICT;

  CREATE TABLE examples (
    datasetId TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE, exampleId TEXT NOT NULL, split TEXT NOT NULL,
    sourceKind TEXT NOT NULL, sourcePath TEXT NOT NULL, suggestionId TEXT,
    PRIMARY KEY (datasetId, exampleId)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX examplesByPath ON examples (sourcePath);
  CREATE INDEX examplesBySuggestion ON examples (suggestionId) WHERE suggestionId IS NOT NULL;

  CREATE TABLE runs (
    id TEXT PRIMARY KEY, datasetId TEXT NOT NULL, baseVersionId TEXT NOT NULL, state TEXT NOT NULL,
    startedAt INTEGER NOT NULL, endedAt INTEGER, settings TEXT NOT NULL, lossBefore REAL, lossAfter REAL, file TEXT, message TEXT
  ) STRICT;

  CREATE TABLE versions (
    id TEXT PRIMARY KEY, tag TEXT NOT NULL UNIQUE, baseId TEXT, runId TEXT, sha256 TEXT, state TEXT NOT NULL, createdAt INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE activeVersion (
    track TEXT PRIMARY KEY, versionId TEXT NOT NULL REFERENCES versions (id), previousVersionId TEXT,
    changedAt INTEGER NOT NULL, changedBy TEXT NOT NULL
  ) STRICT;
  CREATE TABLE activeVersionHistory (
    sequence INTEGER PRIMARY KEY, track TEXT NOT NULL, versionId TEXT NOT NULL, previousVersionId TEXT,
    changedAt INTEGER NOT NULL, changedBy TEXT NOT NULL
  ) STRICT;

  CREATE TABLE scorecards (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, versionId TEXT NOT NULL, at INTEGER NOT NULL, scorecard TEXT NOT NULL
  ) STRICT;
  CREATE INDEX scorecardsByVersion ON scorecards (versionId);

  CREATE TABLE jobLock (
    name TEXT PRIMARY KEY, owner TEXT NOT NULL, pid INTEGER NOT NULL, heartbeatAt INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE ratings (
    suggestionId TEXT PRIMARY KEY REFERENCES suggestions (id) ON DELETE CASCADE, stars INTEGER NOT NULL, at INTEGER NOT NULL
  ) STRICT;

  ALTER TABLE outcomes ADD COLUMN errorsBefore INTEGER;
  ALTER TABLE outcomes ADD COLUMN errorsAfter INTEGER;
  `,
  `
  ALTER TABLE suggestions ADD COLUMN surface TEXT NOT NULL DEFAULT 'inline';

  CREATE TABLE withheld (
    id TEXT PRIMARY KEY, versionId TEXT NOT NULL, client TEXT NOT NULL, workspace TEXT NOT NULL, path TEXT NOT NULL,
    language TEXT NOT NULL, line INTEGER NOT NULL, character INTEGER NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX withheldByReason ON withheld (client, reason);
  `,
]
