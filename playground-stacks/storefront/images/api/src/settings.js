'use strict';

// Settings come from the config repository. Each file is looked at once a second; a broken file keeps its last good
// value.
const fs = require('node:fs');
const path = require('node:path');
const { EventEmitter } = require('node:events');

const dir = process.env.CONFIG_DIR || '/srv/config';
const defaults = {
  flags: { log_level: 'info', single_flight: 'default', read_from_replica: 'on', order_history: 'on' },
  api: {
    handler_timeout_ms: 8000,
    keep_alive_ms: 65000,
    session_ttl_s: 2592000,
    product_cache_ttl_s: 30,
    db: { pool_max: 60, idle_ms: 500 },
    replica: { pool_max: 6 },
    home_feed: { ttl_s: 600, jitter: 0.1, single_flight: true, stale_ok: true, timeout_ms: 2000 },
  },
  deploy: { api: { build: null } },
};

const settings = Object.assign(new EventEmitter(), { ...defaults, load, watch });
const seen = {};

function load() {
  for (const name of Object.keys(defaults)) {
    const file = path.join(dir, `${name}.json`);
    try {
      const { mtimeMs, ino } = fs.statSync(file);
      const stamp = `${mtimeMs}:${ino}`;
      if (seen[name] === stamp) continue;
      const before = settings[name];
      settings[name] = merge(defaults[name], JSON.parse(fs.readFileSync(file, 'utf8')));
      seen[name] = stamp;
      settings.emit(name, settings[name], before);
    } catch (err) {
      if (err.code !== 'ENOENT') settings.emit('problem', `${file}: ${err.message}`);
    }
  }
}

function watch() {
  load();
  setInterval(load, 1000).unref();
}

function merge(base, over) {
  const out = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const nested = value && typeof value === 'object' && !Array.isArray(value) && base && typeof base[key] === 'object';
    out[key] = nested ? merge(base[key], value) : value;
  }
  return out;
}

module.exports = settings;
