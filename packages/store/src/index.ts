export { createMemoryStore } from './memory-store.ts';
export { openSqliteReader, type StoreReader } from './sqlite-reader.ts';
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
