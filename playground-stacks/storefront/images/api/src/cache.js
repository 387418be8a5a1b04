'use strict';

const { createClient } = require('redis');
const log = require('./log');

// Commands fail at once while redis is away: a request must not queue up behind a reconnect.
const client = createClient({
  disableOfflineQueue: true,
  socket: {
    host: 'redis',
    port: 6379,
    connectTimeout: 1000,
    reconnectStrategy: (tries) => Math.min(100 * tries, 1000),
  },
});
let lastError = '';
client.on('error', (err) => {
  if (err.message !== lastError) log.warn('redis', { error: err.message });
  lastError = err.message;
});
client.on('ready', () => {
  lastError = '';
});

function open() {
  client.connect().catch((err) => log.warn('redis', { error: err.message }));
}

/** The parsed value, or `null` when it is absent, unreadable or redis is away. */
async function getJson(key) {
  try {
    const text = await client.get(key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

async function setJson(key, value, ttlS) {
  await client.set(key, JSON.stringify(value), { EX: Math.max(1, Math.round(ttlS)) });
}

module.exports = { client, open, getJson, setJson };
