set role migrator;
insert into carts (customer_id, items, updated_at)
select i, jsonb_build_array(jsonb_build_object('productId', 1 + i * 37 % 6000, 'quantity', 1)), now() - make_interval(hours => i % 90) from generate_series(7, 20000, 23) i;
insert into daily_reports (hour, orders, revenue_cents, built_at)
select date_trunc('hour', created_at) h, count(*), sum(total_cents), date_trunc('hour', created_at) + interval '61 minutes' from orders where created_at > now() - interval '30 days' group by 1;
insert into schema_migrations (version, title, applied_at) values
 ('0001', 'initial schema', now() - interval '410 days'), ('0002', 'coupons with limits', now() - interval '350 days'),
 ('0003', 'idempotency key on orders', now() - interval '290 days'), ('0004', 'audit trail', now() - interval '201 days'),
 ('0005', 'search documents', now() - interval '120 days'), ('0006', 'invoices', now() - interval '64 days'), ('0007', 'tenant on orders', now() - interval '19 days');
insert into audit_log (tbl, op, row_id, at) select 'orders', 'I', id, created_at from orders where id > 390000;
create trigger orders_audit after insert or update on orders for each row execute function audit();
create trigger carts_audit after insert or update on carts for each row execute function audit();
create trigger customers_audit after insert or update on customers for each row execute function audit();
