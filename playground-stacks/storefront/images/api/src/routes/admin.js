'use strict';

const { Router } = require('express');
const cache = require('../cache');
const db = require('../db');
const { route, Refused } = require('../middleware');
const { toCents, toText } = require('../money');

const router = Router();
const token = process.env.PRICING_TOKEN || 'pricing-desk-7f31c0';

router.put(
  '/admin/products/:id(\\d+)/price',
  route(async (req, res) => {
    if (req.get('x-internal-token') !== token) throw new Refused(403, 'token_missing');
    const cents = toCents(req.body.price);
    if (!cents) throw new Refused(422, 'price_invalid');
    const id = Number(req.params.id);
    const [row] = await db.query(
      'update products set price_cents = $2, updated_at = now() where id = $1 returning id',
      [id, cents],
    );
    if (!row) throw new Refused(404, 'product_unknown');
    await cache.client.del(`product:${id}`);
    await cache.client.xAdd(
      'jobs',
      '*',
      { type: 'product.changed', product: String(id) },
      { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: 20000 } },
    );
    res.json({ id, price: toText(cents) });
  }),
);

module.exports = router;
