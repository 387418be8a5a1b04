'use strict';

const { createHash } = require('node:crypto');
const { Router } = require('express');
const db = require('../db');
const { route, Refused } = require('../middleware');
const { toText } = require('../money');
const sessions = require('../session');
const settings = require('../settings');

const router = Router();

router.post(
  '/login',
  route(async (req, res) => {
    const { customer, password } = req.body;
    const [row] = await db.query(
      'select id, number, full_name, password_hash from customers where number = $1 or email = $1',
      [String(customer)],
    );
    const hash = row && createHash('sha256').update(`${row.number}:${password}`).digest('hex');
    if (!row || hash !== row.password_hash) throw new Refused(401, 'login_refused');
    res.json({ token: await sessions.start(row), customer: row.number });
  }),
);

router.get(
  '/account',
  route(async (req, res) => {
    const { customerId } = await sessions.need(req);
    const [row] = await db.query(
      `select c.number, c.full_name, c.email, c.city, (select count(*)::int from carts where customer_id = c.id) carts
       from customers c where c.id = $1`,
      [customerId],
    );
    res.json({ customer: row.number, name: row.full_name, email: row.email, city: row.city, hasCart: row.carts > 0 });
  }),
);

router.get(
  '/account/orders',
  route(async (req, res) => {
    if (settings.flags.order_history !== 'on') throw new Refused(503, 'order_history_off');
    const { customerId } = await sessions.need(req);
    const rows = await db.query(
      `select id::text, status, total_cents, created_at from orders
       where customer_id = $1 order by created_at desc limit 20`,
      [customerId],
    );
    res.json({
      orders: rows.map((o) => ({
        orderId: o.id,
        status: o.status,
        total: toText(o.total_cents),
        placedAt: o.created_at,
      })),
    });
  }),
);

router.post(
  '/cart',
  route(async (req, res) => {
    const { customerId } = await sessions.need(req);
    const items = Array.isArray(req.body.items) ? req.body.items.slice(0, 20) : [];
    const [row] = await db.query(
      `insert into carts (customer_id, items) values ($1, $2)
       on conflict (customer_id) do update set items = excluded.items, updated_at = now() returning id::text`,
      [customerId, JSON.stringify(items)],
    );
    res.json({ cartId: row.id, items });
  }),
);

module.exports = router;
