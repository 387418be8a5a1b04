'use strict';

const { Router } = require('express');
const feed = require('../feed');
const { route } = require('../middleware');
const { toText } = require('../money');

const router = Router();

const escapeHtml = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

function page(items) {
  const list = items
    .map(
      (i) =>
        `<li><a href="/products/${i.id}">${escapeHtml(i.name)}</a> <b>${toText(i.price_cents)} €</b> <small>${escapeHtml(i.category)}</small></li>`,
    )
    .join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour &amp; Lantern</title>
<link rel="stylesheet" href="/assets/shop.css"></head>
<body><header><h1>Harbour &amp; Lantern</h1><p>Good things for the house.</p></header>
<h2>What others take home</h2><ul>
${list}
</ul></body></html>`;
}

router.get(
  '/',
  route(async (req, res) => {
    const { feed: found, from } = await feed.home();
    res.set('x-feed', from).vary('accept');
    if (req.accepts(['html', 'json']) === 'json')
      res.json({
        computedAt: found.computedAt,
        items: found.items.map((i) => ({ id: i.id, name: i.name, category: i.category, price: toText(i.price_cents) })),
      });
    else res.type('html').send(page(found.items));
  }),
);

module.exports = router;
