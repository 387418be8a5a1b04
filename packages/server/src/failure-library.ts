import { createHash } from 'node:crypto';
import { createIncidentSearch, type Database, type IncidentSearch, parseDatabase } from '@chaos-engine/failure-modes';

/** The failure-mode database of a running server. It does not change while the server runs. */
export interface FailureLibrary {
  readonly database: Database;
  readonly search: IncidentSearch;
  /** Names this state of the data and of the code that answers from it; quoted as HTTP wants it. */
  readonly etag: string;
}

/** Reads the database once. Throws when its data is broken. */
export function openFailureLibrary(version: string): FailureLibrary {
  const database = parseDatabase();
  const digest = createHash('sha256').update(version).update(JSON.stringify(database)).digest('base64url');
  return { database, search: createIncidentSearch(database.incidents), etag: `"${digest.slice(0, 22)}"` };
}
