'use strict';

// Two ways to the data: `primary` goes through the connection pooler, `replica` straight to the standby.
const os = require('node:os');
const { Pool } = require('pg');
const log = require('./log');
const settings = require('./settings');

const name = `${os.hostname()} build-${require('./package.json').version.split('.')[0]}`;
const pools = {};

function open() {
  const common = { user: 'shop', password: 'shop-lantern', database: 'shop', application_name: name };
  pools.primary = pool({
    ...common,
    host: 'pgbouncer',
    port: 6432,
    max: settings.api.db.pool_max,
    idleTimeoutMillis: settings.api.db.idle_ms,
    connectionTimeoutMillis: 5000,
  });
  pools.replica = pool({
    ...common,
    host: 'pg-replica',
    port: 5432,
    max: settings.api.replica.pool_max,
    idleTimeoutMillis: 30000,
    connectionTimeoutMillis: 1000,
  });
  pools.batch = pool({
    ...common,
    host: 'pgbouncer',
    port: 6432,
    database: 'shop_batch',
    max: 2,
    idleTimeoutMillis: 500,
    connectionTimeoutMillis: 5000,
  });
}

function pool(options) {
  const made = new Pool(options);
  made.on('error', (err) => log.warn('idle db session ended', { host: options.host, error: err.message }));
  return made;
}

/** A session of one's own. Give it back with `release()`; a session the server ended has gone back by itself. */
async function connect(to = 'primary') {
  const client = await pools[to].connect();
  let held = true;
  const release = (err) => {
    if (!held) return;
    held = false;
    client.off('error', onError);
    client.release(err);
  };
  const onError = (err) => {
    log.warn('db session ended', { to, error: err.message });
    release(err);
  };
  client.on('error', onError);
  return { query: (text, values) => client.query(text, values), release };
}

/** One statement; returns its rows. */
async function query(text, values, to = 'primary') {
  const rows = await run(text, values, to);
  log.debug('statement', () => ({ to, text, values, rows }));
  return rows;
}

async function run(text, values, to) {
  const db = await connect(to);
  try {
    const { rows } = await db.query(text, values);
    db.release();
    return rows;
  } catch (err) {
    db.release(isSessionLost(err) ? err : undefined);
    throw err;
  }
}

/** Rows as the standby has them, a moment behind; from the primary while the standby is away or switched off. */
async function readReplica(text, values) {
  if (settings.flags.read_from_replica !== 'on') return query(text, values);
  try {
    return await run(text, values, 'replica');
  } catch (err) {
    if (!isSessionLost(err)) throw err;
    log.warn('replica away, reading from primary', { error: err.message });
    return query(text, values);
  }
}

// What PostgreSQL says about a statement comes as an error with a severity; the session lives on after it.
function isSessionLost(err) {
  return err.severity !== 'ERROR';
}

function stats() {
  const of = (p) => ({
    in_use: p.totalCount - p.idleCount,
    idle: p.idleCount,
    waiting: p.waitingCount,
    max: p.options.max,
  });
  return { primary: of(pools.primary), replica: of(pools.replica) };
}

module.exports = { open, connect, query, readReplica, isSessionLost, stats };
