'use strict';

const { Router } = require('express');
const cache = require('../cache');
const { connect } = require('../db');
const log = require('../log');
const metrics = require('../metrics');
const { route, Refused } = require('../middleware');
const { toText } = require('../money');
const sessions = require('../session');

const router = Router();

router.post(
  '/checkout',
  route(async (req, res) => {
    const items = parseItems(req.body.items);
    const key = String(req.body.idempotencyKey || '').slice(0, 80);
    if (!key) throw new Refused(422, 'idempotency_key_missing');
    const session = await sessions.find(req);

    const db = await connect();
    try {
      await db.query('begin');
      const coupon = await findCoupon(db, req.body.coupon);
      if (!coupon.usable) throw new Refused(422, 'coupon_invalid');

      const customerId = session ? session.customerId : await findCustomer(db, req.body.customer);
      const order = await place(db, { customerId, items, coupon, key });
      await db.query('commit');
      db.release();
      if (order.isNew) await announce(order);
      res.status(order.isNew ? 201 : 200).json({ orderId: order.id, total: toText(order.totalCents) });
    } catch (err) {
      await db.query('rollback').catch(() => {});
      db.release(err instanceof Refused ? undefined : err);
      throw err;
    }
  }),
);

function parseItems(items) {
  const isItem = (i) =>
    i && Number.isInteger(Number(i.productId)) && Number(i.quantity) >= 1 && Number(i.quantity) <= 20;
  if (!Array.isArray(items) || items.length < 1 || items.length > 20 || !items.every(isItem))
    throw new Refused(422, 'items_invalid');
  return items.map((i) => ({ productId: Number(i.productId), quantity: Math.floor(Number(i.quantity)) }));
}

async function findCoupon(db, code) {
  if (!code) return { usable: true, percent: 0, code: null };
  const { rows } = await db.query(
    `select percent, now() between valid_from and valid_until and (max_uses is null or uses < max_uses) usable
     from coupons where code = $1`,
    [String(code)],
  );
  return { usable: Boolean(rows[0]?.usable), percent: rows[0] ? rows[0].percent : 0, code: String(code) };
}

async function findCustomer(db, number) {
  const { rows } = await db.query('select id from customers where number = $1', [String(number)]);
  if (!rows[0]) throw new Refused(422, 'customer_unknown');
  return rows[0].id;
}

// The idempotency key makes a repeated request find the order of the first one.
async function place(db, { customerId, items, coupon, key }) {
  const ids = items.map((i) => i.productId);
  // In order of id, so that two checkouts of the same products wait for each other instead of deadlocking.
  const { rows: products } = await db.query(
    'select id, price_cents from products where id = any($1) order by id for update',
    [ids],
  );
  const price = new Map(products.map((p) => [p.id, p.price_cents]));
  if (items.some((i) => !price.has(i.productId))) throw new Refused(422, 'product_unknown');
  const sum = items.reduce((total, i) => total + price.get(i.productId) * i.quantity, 0);
  const totalCents = Math.round((sum * (100 - coupon.percent)) / 100);
  const { rows } = await db.query(
    `insert into orders (customer_id, tenant_id, status, total_cents, coupon_code, idempotency_key)
     values ($1, 1, $2, $3, $4, $5)
     on conflict (idempotency_key) where idempotency_key is not null do nothing returning id::text`,
    [customerId, 'paid', totalCents, coupon.code, key],
  );
  if (!rows[0]) return { ...(await findOrder(db, key)), isNew: false };
  const id = rows[0].id;
  await db.query(
    `insert into order_items (order_id, line, product_id, quantity, unit_cents)
     select $1, n, product, quantity, cents
     from unnest($2::int[], $3::int[], $4::int[]) with ordinality as t(product, quantity, cents, n)`,
    [id, ids, items.map((i) => i.quantity), items.map((i) => price.get(i.productId))],
  );
  await db.query(
    `update products p set stock = greatest(0, p.stock - t.quantity)
     from unnest($1::int[], $2::int[]) as t(product, quantity) where p.id = t.product`,
    [ids, items.map((i) => i.quantity)],
  );
  return { id, totalCents, isNew: true };
}

async function findOrder(db, key) {
  const { rows } = await db.query('select id::text, total_cents from orders where idempotency_key = $1', [key]);
  return { id: rows[0].id, totalCents: rows[0].total_cents };
}

// The worker sends the mail. The order stands even when it cannot be told.
async function announce(order) {
  metrics.count('orders');
  try {
    await cache.client.xAdd(
      'jobs',
      '*',
      { type: 'order.placed', order: order.id },
      { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: 20000 } },
    );
  } catch (err) {
    log.error('order not announced', { order: order.id, error: err.message });
  }
}

module.exports = router;
