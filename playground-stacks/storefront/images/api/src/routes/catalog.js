'use strict';

const { Router } = require('express');
const cache = require('../cache');
const db = require('../db');
const { route, Refused } = require('../middleware');
const { toText } = require('../money');
const settings = require('../settings');

const router = Router();
const pageSize = 24;
const products = `
  select p.id, p.sku, p.name, c.title category, p.price_cents, p.stock
  from products p join categories c on c.id = p.category_id`;

const view = (p) => ({
  id: p.id,
  sku: p.sku,
  name: p.name,
  category: p.category,
  price: toText(p.price_cents),
  inStock: p.stock > 0,
});

router.get(
  '/categories',
  route(async (_req, res) =>
    res.json({ categories: await db.readReplica('select slug, title from categories order by id') }),
  ),
);

router.get(
  '/products',
  route(async (req, res) => {
    const page = Math.min(250, Math.max(1, Number.parseInt(req.query.page, 10) || 1));
    const rows = await db.readReplica(`${products} where p.id > $1 order by p.id limit $2`, [
      (page - 1) * pageSize,
      pageSize,
    ]);
    res.json({ page, items: rows.map(view) });
  }),
);

router.get(
  '/search',
  route(async (req, res) => {
    const words = String(req.query.q || '').slice(0, 60);
    const rows = await db.readReplica(
      `${products} join search_documents d on d.product_id = p.id
       where d.document @@ plainto_tsquery('english', $1) order by p.id limit 20`,
      [words],
    );
    res.json({ q: words, items: rows.map(view) });
  }),
);

router.get(
  '/products/:id(\\d+)',
  route(async (req, res) => {
    const id = Number(req.params.id);
    let product = await cache.getJson(`product:${id}`);
    if (!product) {
      const [row] = await db.query(`${products} where p.id = $1`, [id]);
      if (!row) throw new Refused(404, 'product_unknown');
      product = view(row);
      await cache.setJson(`product:${id}`, product, settings.api.product_cache_ttl_s).catch(() => {});
    }
    res.json(product);
  }),
);

module.exports = router;
