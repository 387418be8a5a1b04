'use strict';

const os = require('node:os');
const { Router } = require('express');
const cache = require('../cache');
const db = require('../db');
const metrics = require('../metrics');

const router = Router();

router.get('/healthz', (req, res) =>
  res.json({ status: 'ok', node: os.hostname(), build: req.app.get('build'), uptime_s: Math.round(process.uptime()) }),
);

router.get('/metrics', (req, res) => {
  res.json({
    node: os.hostname(),
    build: req.app.get('build'),
    uptime_s: Math.round(process.uptime()),
    ...metrics.snapshot(),
    pool: db.stats(),
    redis: { ready: cache.client.isReady },
  });
});

module.exports = router;
