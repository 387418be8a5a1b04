'use strict';

const { monitorEventLoopDelay } = require('node:perf_hooks');

const loop = monitorEventLoopDelay({ resolution: 20 });
loop.enable();
const windowMs = 10000;
let samples = [];
const totals = { requests: 0, errors: 0 };
const counters = {};

function observe(status, ms) {
  totals.requests += 1;
  if (status >= 500) totals.errors += 1;
  samples.push({ at: Date.now(), status, ms });
}

function count(name) {
  counters[name] = (counters[name] || 0) + 1;
}

/** Rates and percentiles of the last ten seconds. */
function snapshot() {
  const since = Date.now() - windowMs;
  samples = samples.filter((s) => s.at >= since);
  const sorted = samples.map((s) => s.ms).sort((a, b) => a - b);
  const percentile = (p) =>
    sorted.length ? Math.round(sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]) : null;
  const lagMs = loop.count > 0 ? Math.round(loop.mean / 1e5) / 10 : 0;
  loop.reset();
  return {
    rps: samples.length / (windowMs / 1000),
    errors_per_s: samples.filter((s) => s.status >= 500).length / (windowMs / 1000),
    p50_ms: percentile(0.5),
    p95_ms: percentile(0.95),
    p99_ms: percentile(0.99),
    event_loop_ms: Math.max(0, lagMs - 20),
    rss_bytes: process.memoryUsage.rss(),
    totals,
    counters,
  };
}

module.exports = { observe, count, snapshot };
