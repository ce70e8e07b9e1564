/** The steps from an empty database to today's: step n takes `user_version` from n to n + 1. Never change one that was released. */
import { sizeTriggers } from './sizeTriggers'
import { tallyTriggers } from './tallyTriggers'

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
  `
  ALTER TABLE events ADD COLUMN reason TEXT;
  ALTER TABLE events ADD COLUMN visibleMs REAL;

  ALTER TABLE outcomes ADD COLUMN moment TEXT;
  ALTER TABLE outcomes ADD COLUMN keptCharacters INTEGER;
  ALTER TABLE outcomes ADD COLUMN editDistance INTEGER;
  ALTER TABLE outcomes ADD COLUMN confidence REAL;
  ALTER TABLE outcomes ADD COLUMN because TEXT;
  ALTER TABLE outcomes ADD COLUMN reference TEXT;
  UPDATE outcomes SET moment = 'after30s' WHERE kind = 'survival';
  UPDATE outcomes SET confidence = 0.5, because = 'sameFolder' WHERE kind IN ('build', 'test');
  CREATE INDEX outcomesByReference ON outcomes (reference) WHERE reference IS NOT NULL;

  CREATE TABLE ratingsInParts (
    suggestionId TEXT PRIMARY KEY REFERENCES suggestions (id) ON DELETE CASCADE, stars INTEGER, at INTEGER NOT NULL,
    expected TEXT, comment TEXT
  ) STRICT;
  INSERT INTO ratingsInParts SELECT suggestionId, stars, at, NULL, NULL FROM ratings;
  DROP TABLE ratings;
  ALTER TABLE ratingsInParts RENAME TO ratings;

  CREATE TABLE writtenInstead (
    suggestionId TEXT PRIMARY KEY REFERENCES suggestions (id) ON DELETE CASCADE, at INTEGER NOT NULL,
    afterSeconds REAL NOT NULL, text TEXT NOT NULL, endedBy TEXT NOT NULL
  ) STRICT;

  CREATE TABLE qualities (
    suggestionId TEXT PRIMARY KEY REFERENCES suggestions (id) ON DELETE CASCADE, at INTEGER NOT NULL,
    formula INTEGER NOT NULL, rating REAL, acceptance REAL, modification REAL, functionalCorrectness REAL, retention REAL,
    relevance REAL, efficiency REAL, codeQuality REAL, domainSpecificity REAL, overall REAL
  ) STRICT;

  CREATE TABLE interactions (
    suggestionId TEXT PRIMARY KEY REFERENCES suggestions (id) ON DELETE CASCADE, sessionId TEXT NOT NULL,
    learningType TEXT NOT NULL, complexity TEXT NOT NULL, domain TEXT NOT NULL, instruction TEXT, commitHash TEXT,
    context TEXT NOT NULL
  ) STRICT;
  CREATE INDEX interactionsBySession ON interactions (sessionId);

  CREATE TABLE projects (
    workspace TEXT PRIMARY KEY, at INTEGER NOT NULL, projectType TEXT, technologies TEXT NOT NULL, architecture TEXT,
    developmentPhase TEXT, codeStyle TEXT, testingFramework TEXT
  ) STRICT;

  CREATE INDEX suggestionsByTime ON suggestions (createdAt);
  CREATE INDEX outcomesByTime ON outcomes (at);
  ALTER TABLE datasets ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE runs ADD COLUMN forgottenBefore INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX withheldByPath ON withheld (workspace, path);
  CREATE INDEX withheldByTime ON withheld (at);
  `,
  tallyTriggers + sizeTriggers,
  `
  CREATE TABLE examplePaths (
    datasetId TEXT NOT NULL, exampleId TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (datasetId, exampleId, path),
    FOREIGN KEY (datasetId, exampleId) REFERENCES examples (datasetId, exampleId) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX examplePathsByPath ON examplePaths (path);
  INSERT INTO examplePaths SELECT datasetId, exampleId, sourcePath FROM examples;
  DROP INDEX examplesByPath;
  ALTER TABLE examples DROP COLUMN sourcePath;
  `,
  `
  CREATE TABLE exampleDecisions (
    contentHash TEXT NOT NULL, workspace TEXT NOT NULL, path TEXT NOT NULL, decision TEXT NOT NULL, answer TEXT,
    at INTEGER NOT NULL, PRIMARY KEY (workspace, contentHash)
  ) STRICT, WITHOUT ROWID;
  `,
]
