select setseed(0.43);
set role migrator;
-- 400,000 orders over a bit more than a year; sellers and customers are skewed the way they are in life.
insert into orders (id, customer_id, tenant_id, status, total_cents, coupon_code, created_at)
select i, 1 + floor(20000 * random() * sqrt(random()))::int,
       case when random() < 0.45 then 1 else 2 + floor(7400 * random())::int end,
       case when i > 399600 then 'paid' when random() < 0.03 then 'cancelled' else 'shipped' end,
       1, case when random() < 0.07 then (array['WELCOME10', 'LOYAL5', 'FRIENDS15', 'NEWSLETTER8'])[1 + floor(random() * 4)::int] end,
       now() - (400001 - i) * interval '88 seconds' - random() * interval '60 seconds'
from generate_series(1, 400000) i;
insert into order_items (order_id, line, product_id, quantity, unit_cents, created_at)
select o.id, l, p.id, 1 + floor(random() * random() * 4)::int, p.price_cents, o.created_at
from orders o
cross join lateral generate_series(1, 1 + (o.id * 7 % 10 > 5)::int + (o.id * 3 % 10 > 8)::int) l
join products p on p.id = 1 + ((o.id * 48271 + l * 7919) * 16807 % 2147483647) % 6000
order by o.id, l;
update orders set total_cents = t.total from (select order_id, sum(quantity * unit_cents)::int total from order_items group by 1) t where t.order_id = orders.id;
cluster orders using orders_pkey;
select setval('orders_id_seq', 400000);
insert into invoices (number, order_id, issued_at) select 'INV-' || (700000 + id), id, created_at + interval '2 hours' from orders where id > 380000;
insert into mails (order_id, template, recipient, sent_at)
select o.id, 'order-confirmation', c.email, o.created_at + interval '3 seconds' from orders o join customers c on c.id = o.customer_id where o.id > 395000;
