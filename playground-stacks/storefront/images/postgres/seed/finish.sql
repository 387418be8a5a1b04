alter role shop set statement_timeout = '15s';
alter role reports set application_name = 'reports';
alter role bi_user set default_transaction_read_only = on;
select pg_stat_statements_reset();
