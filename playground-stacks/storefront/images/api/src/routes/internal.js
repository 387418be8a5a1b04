'use strict';

const { Router } = require('express');
const cache = require('../cache');
const feed = require('../feed');
const { route } = require('../middleware');

const router = Router();

/** The feed as the cache holds it; `nocache=1` computes it afresh, however long that takes, and stores nothing. */
router.get(
  '/internal/feed',
  route(async (req, res) => {
    const cached = req.query.nocache ? null : await cache.getJson('home:feed');
    const found = cached || (await feed.compute('batch', 0));
    if (!res.headersSent) res.json(found);
  }),
);

module.exports = router;
