'use strict';

// The home feed: what the shop's latest orders say about each category, `home_feed_orders()` of them. Dear to compute, so it
// lives in redis.
const { randomUUID } = require('node:crypto');
const cache = require('./cache');
const db = require('./db');
const log = require('./log');
const settings = require('./settings');

const key = 'home:feed';
const staleKey = 'home:feed:stale';
const lockKey = 'home:feed:lock';

const sql = `
  with ranked as (
    select p.id, p.name, c.title category, p.price_cents, r.buyers, r.trend,
           row_number() over (partition by p.category_id order by r.trend desc, p.id) place
    from recent_sales(home_feed_orders()) r join products p on p.id = r.product_id join categories c on c.id = p.category_id
  )
  select id, name, category, price_cents, buyers::int, round(trend, 2)::float trend
  from ranked where place <= 2 order by trend desc, id limit 40`;

/** Computes the feed afresh. `timeoutMs` 0 means as long as it takes. */
async function compute(to, timeoutMs) {
  const session = await db.connect(to);
  try {
    await session.query(`set statement_timeout = ${Number(timeoutMs)}`);
    const { rows } = await session.query(sql);
    await session.query('reset statement_timeout');
    session.release();
    return { computedAt: new Date().toISOString(), items: rows };
  } catch (err) {
    session.release(err);
    throw err;
  }
}

const isFeed = (value) => Boolean(value) && Array.isArray(value.items);

async function store(feed) {
  const { ttl_s, jitter } = settings.api.home_feed;
  await cache.setJson(key, feed, ttl_s * (1 + jitter * (2 * Math.random() - 1)));
  await cache.setJson(staleKey, feed, 86400);
}

async function refresh() {
  const feed = await compute('primary', settings.api.home_feed.timeout_ms);
  await store(feed);
  return feed;
}

let running = null;

// One computation in the whole shop: one per process through `running`, one per shop through the lock.
async function refreshOnce() {
  running ??= (async () => {
    const mine = randomUUID();
    const won = await cache.client.set(lockKey, mine, { NX: true, PX: 15000 });
    if (won === null) return null;
    try {
      const feed = await compute('batch', 0);
      await store(feed);
      return feed;
    } finally {
      if ((await cache.client.get(lockKey)) === mine) await cache.client.del(lockKey);
    }
  })().finally(() => {
    running = null;
  });
  return running;
}

const isSingleFlight = () => {
  const flag = settings.flags.single_flight;
  return flag === 'default' ? settings.api.home_feed.single_flight : flag === 'on';
};

/** The feed for one visitor. */
async function home() {
  const cached = await cache.getJson(key);
  if (isFeed(cached)) return { feed: cached, from: 'cache' };
  if (!isSingleFlight()) return { feed: await refresh(), from: 'computed' };
  const stale = settings.api.home_feed.stale_ok ? await cache.getJson(staleKey) : null;
  const fresh = refreshOnce();
  if (isFeed(stale)) {
    fresh.catch((err) => log.warn('home feed refresh failed', { error: err.message }));
    return { feed: stale, from: 'stale' };
  }
  return { feed: (await fresh) ?? (await waitForFeed()), from: 'computed' };
}

// Somebody else computes it.
async function waitForFeed() {
  const until = Date.now() + settings.api.home_feed.timeout_ms;
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const feed = await cache.getJson(key);
    if (isFeed(feed)) return feed;
  }
  throw Object.assign(new Error('home feed not ready'), { status: 503, public: 'timeout' });
}

/** A shorter life applies to the feed in the cache too, not only to the next one. */
async function onSettings(now, before) {
  if (now.home_feed.ttl_s === before.home_feed.ttl_s) return;
  const left = await cache.client.ttl(key);
  if (left > now.home_feed.ttl_s) await cache.client.expire(key, now.home_feed.ttl_s);
}

module.exports = { home, compute, onSettings };
