-- The floor: what plain DuckDB needs for the same work on the same files, written by hand and without a single check.
-- Load, drop duplicates, the same group-bys, the same Parquet and CSV. {data} and {out} are replaced by folders.
-- It names the types itself and skips what it cannot read; the analysis has to find both out and account for them.
set timezone = 'UTC';
set preserve_insertion_order = false;

create table products as select * from read_csv('{data}/products.csv');
create table customers as select * from read_csv('{data}/customers.csv');
create table consents as select * from read_csv('{data}/consents.csv');

create table lines as
select * from read_csv('{data}/orders.csv', header = true, ignore_errors = true, columns = {
  'order_id': 'varchar', 'line': 'varchar', 'customer_id': 'varchar', 'ordered_at': 'timestamp',
  'product_id': 'varchar', 'quantity': 'double', 'amount': 'decimal(18, 4)', 'discount': 'decimal(18, 4)',
  'channel': 'varchar', 'currency': 'varchar'})
where customer_id is not null;

create table transactions as
select distinct on (order_id, line) *, cast(ordered_at as date) as day from lines;
drop table lines;

-- Single view.
create table purchase_days as
with orders as (
  select customer_id, day, order_id, sum(amount) as worth, sum(discount) as discount, sum(quantity) as units,
    count(*) as lines, max(case when amount >= 0 and quantity >= 0 then 1 else 0 end) as orders
  from transactions group by customer_id, day, order_id
), days as (
  select customer_id, day, sum(orders)::bigint as orders, sum(lines)::bigint as lines, sum(units) as units,
    sum(worth)::decimal(18, 4) as worth, sum(discount)::decimal(18, 4) as discount
  from orders group by customer_id, day
)
select *, case when orders > 0 then day - lag(day) over (partition by customer_id, orders > 0 order by day) end as gap
from days;

create table breadth as
select customer_id, max(categories) as categories, max(brands) as brands from (
  select customer_id, count(*) as categories, 0 as brands from (
    select customer_id, p.category from transactions t join products p using (product_id) group by all) group by customer_id
  union all
  select customer_id, 0, count(*) from (
    select customer_id, p.brand from transactions t join products p using (product_id) group by all) group by customer_id
) group by customer_id;

create table history as
select customer_id, min(day) as first_purchase, min(day) filter (where gap is not null) as second_purchase,
  max(day) filter (where orders > 0) as last_purchase, sum(orders)::bigint as orders,
  count(*) filter (where orders > 0) as purchase_days, sum(lines)::bigint as lines, sum(units) as units,
  sum(worth)::decimal(18, 4) as revenue, sum(discount)::decimal(18, 4) as discount,
  sum(worth) filter (where day > date '2025-06-30')::decimal(18, 4) as past_year,
  sum(worth) filter (where day > date '2024-06-30' and day <= date '2025-06-30')::decimal(18, 4) as previous_year,
  count(gap) as gaps, sum(gap) as gap_days, sum(gap * gap) as gap_days_squared,
  sum(cast(round(ln(coalesce(gap, 1)) * 1000000) as bigint)) as log_gaps,
  sum(cast(round(ln(coalesce(gap, 1)) * ln(coalesce(gap, 1)) * 1000000) as bigint)) as log_gaps_squared,
  count(gap) filter (where day > date '2025-12-30') as recent, count(gap) filter (where day <= date '2025-12-30') as earlier
from purchase_days group by customer_id;

create table history_earlier as
select customer_id, min(day) as first_purchase, max(day) filter (where orders > 0) as last_purchase,
  sum(orders)::bigint as orders, count(gap) as gaps, sum(gap) as gap_days,
  sum(cast(round(ln(coalesce(gap, 1)) * 1000000) as bigint)) as log_gaps,
  sum(cast(round(ln(coalesce(gap, 1)) * ln(coalesce(gap, 1)) * 1000000) as bigint)) as log_gaps_squared,
  count(gap) filter (where day > date '2025-06-30') as recent, count(gap) filter (where day <= date '2025-06-30') as earlier
from purchase_days where day <= date '2025-12-30' group by customer_id;

create table cuts as
select quantile_cont(date '2026-06-30' - last_purchase, [0.2, 0.4, 0.6, 0.8]) as recency,
  quantile_cont(orders, [0.2, 0.4, 0.6, 0.8]) as frequency,
  quantile_cont(revenue::double, [0.2, 0.4, 0.6, 0.8]) as monetary from history;

create table facts as
select h.*, b.categories, b.brands, c.country, c.region, c.acquisition_channel,
  date '2026-06-30' - h.first_purchase as tenure, date '2026-06-30' - h.last_purchase as recency,
  h.gap_days / h.gaps as interval_mean, past_year / nullif(previous_year, 0) as growth,
  (select count(*) from unnest(cuts.recency) x(v) where date '2026-06-30' - h.last_purchase >= v) as r,
  row_number() over (order by h.revenue desc, h.customer_id) as revenue_rank,
  case when past_year <> 0 then ntile(10) over (partition by past_year <> 0 order by past_year desc, h.customer_id) end as decile
from history h left join breadth b using (customer_id) left join customers c using (customer_id), cuts;

-- Lifecycle, as of both days.
create table silences as
select days, sum(ended) as ended, sum(going_on) as going_on from (
  select gap as days, 1 as ended, 0 as going_on from purchase_days where gap is not null
  union all select date '2026-06-30' - last_purchase, 0, 1 from history) group by days;
create table rates as
select earlier, recent, date '2026-06-30' - first_purchase as tenure, count(*) as n from history group by all;
create table rates_earlier as
select earlier, recent, date '2025-12-30' - first_purchase as tenure, count(*) as n from history_earlier group by all;
create table states as
select customer_id, date '2026-06-30' - last_purchase as silence,
  round(exp(log_gaps / 1e6 / greatest(gaps, 1) + 1.3 * sqrt(greatest(log_gaps_squared / 1e6 / greatest(gaps, 1) - 0.5, 0.1)))) as usual,
  r.n as seen, case when gaps = 0 then 'new' when h.recent < h.earlier then 'declining' else 'active' end as state
from history h left join rates r on r.earlier = h.earlier and r.recent = h.recent and r.tenure = date '2026-06-30' - h.first_purchase;
create table states_earlier as
select customer_id, date '2025-12-30' - last_purchase as silence,
  round(exp(log_gaps / 1e6 / greatest(gaps, 1) + 1.3 * sqrt(greatest(log_gaps_squared / 1e6 / greatest(gaps, 1) - 0.5, 0.1)))) as usual,
  case when gaps = 0 then 'new' when recent < earlier then 'declining' else 'active' end as state
from history_earlier;
create table moves as
select e.state as before, n.state as now, count(*) as n from states n left join states_earlier e using (customer_id) group by all;
create table repurchase as
select e.state, count(*) as n, count(b.customer_id) as bought from states_earlier e
left join (select distinct customer_id from purchase_days where orders > 0 and day > date '2025-12-30') b using (customer_id) group by all;

-- Value.
create table deciles as select decile, count(*), sum(past_year) from facts group by decile;
create table lorenz as
select max(place), max(cumulated) from (
  select row_number() over (order by past_year desc, customer_id) as place,
    sum(past_year) over (order by past_year desc, customer_id rows unbounded preceding) as cumulated
  from facts where past_year <> 0) group by place // 10000;
create table bridge as
select case when first_purchase > date '2025-06-30' then 'new' when past_year > previous_year then 'up' else 'down' end as kind,
  count(*), sum(past_year - previous_year) from facts group by kind;
create table cohorts as
select month, age, sum(revenue), count(*) from (
  select date_trunc('month', f.first_purchase) as month, (p.day - f.first_purchase) // 30 as age, f.customer_id,
    sum(p.worth) as revenue
  from purchase_days p join facts f using (customer_id) group by all) group by month, age;
create table months as select date_trunc('month', day), sum(amount) from transactions group by all;

create table customers_out as
select f.*, s.state, s.usual from facts f join states s using (customer_id);
set preserve_insertion_order = true;
copy (select * from customers_out order by customer_id) to '{out}/customers.parquet' (format parquet, compression zstd);
copy (select * from customers_out order by customer_id) to '{out}/customers.csv' (format csv, header true);
