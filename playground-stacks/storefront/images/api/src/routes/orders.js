'use strict';

const { Router } = require('express');
const db = require('../db');
const { route, Refused } = require('../middleware');
const { toText } = require('../money');

const router = Router();

router.get(
  '/orders/:id(\\d{1,18})',
  route(async (req, res) => {
    const [order] = await db.readReplica(
      `select o.id::text, o.status, o.total_cents, o.coupon_code, o.created_at,
              (select coalesce(json_agg(json_build_object('productId', i.product_id, 'quantity', i.quantity,
                                                          'unitCents', i.unit_cents) order by i.line), '[]')
               from order_items i where i.order_id = o.id) items
       from orders o where o.id = $1`,
      [req.params.id],
    );
    if (!order) throw new Refused(404, 'order_unknown');
    res.json({
      orderId: order.id,
      status: order.status,
      total: toText(order.total_cents),
      coupon: order.coupon_code,
      placedAt: order.created_at,
      items: order.items.map((i) => ({ productId: i.productId, quantity: i.quantity, price: toText(i.unitCents) })),
    });
  }),
);

router.get(
  '/orders/:id(\\d{1,18})/mail',
  route(async (req, res) => {
    const [mail] = await db.query(
      'select template, recipient, sent_at from mails where order_id = $1 order by id limit 1',
      [req.params.id],
    );
    if (!mail) throw new Refused(404, 'mail_not_sent');
    res.json({ orderId: req.params.id, template: mail.template, recipient: mail.recipient, sentAt: mail.sent_at });
  }),
);

module.exports = router;
