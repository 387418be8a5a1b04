select setseed(0.42);
set role migrator;
insert into categories (id, slug, title) select row_number() over (), lower(replace(replace(v, ' & ', '-'), ' ', '-')), v from unnest(array[
 'Kitchen','Tableware','Bakeware','Storage','Bedding','Bath','Lighting','Rugs & Mats','Desk & Study','Garden','Outdoor','Pets','Candles','Wall Art','Shelving','Coffee & Tea','Knitting','Stationery','Toys','Travel','Baskets','Cleaning','Plant Care','Gift Cards']) v;
create temp table nouns as select row_number() over () n, split_part(v, ':', 1)::int category, split_part(v, ':', 2) noun from unnest(array[
 '1:Chopping Board','1:Salt Mill','1:Mixing Bowl','1:Ladle','1:Colander','2:Dinner Plate','2:Soup Bowl','2:Tumbler','2:Carafe','2:Serving Dish','3:Loaf Tin','3:Pie Dish','3:Cooling Rack','3:Rolling Pin','4:Pantry Jar','4:Lidded Box','4:Spice Rack','4:Bread Bin',
 '5:Duvet Cover','5:Pillowcase','5:Throw Blanket','6:Bath Towel','6:Soap Dish','6:Bath Mat','7:Table Lamp','7:Pendant Light','7:Wall Sconce','8:Runner','8:Door Mat','8:Wool Rug','9:Pen Tray','9:Desk Lamp','9:Book End','10:Watering Can','10:Hand Trowel','10:Planter','10:Seed Tray',
 '11:Picnic Blanket','11:Enamel Mug','11:Lantern','12:Dog Bed','12:Cat Tunnel','12:Feeding Bowl','13:Pillar Candle','13:Tealight Holder','14:Framed Print','14:Wall Clock','14:Tapestry','15:Wall Shelf','15:Peg Rail','16:Teapot','16:Pour-over Set','16:Espresso Cup','16:Tea Strainer',
 '17:Yarn Bowl','17:Needle Set','18:Notebook','18:Wrapping Paper','18:Letter Set','19:Building Blocks','19:Wooden Train','19:Jigsaw','20:Wash Bag','20:Weekend Bag','20:Luggage Tag','21:Laundry Basket','21:Bread Basket','22:Dish Brush','22:Linen Cloth','22:Dustpan','23:Plant Mister','23:Pruning Shears','24:Gift Card']) v;
create temp table looks as select row_number() over () n, v look from unnest(string_to_array(
 'Oak,Walnut,Ash,Beech,Bamboo,Cork,Stoneware,Speckled,Ribbed,Matte,Glazed,Smoked,Linen,Washed Cotton,Merino,Recycled,Brass,Copper,Cast Iron,Steel,Slate,Marble,Terracotta,Porcelain,Rattan,Seagrass,Indigo,Ochre,Sage,Charcoal,Ivory,Rust', ',')) v;
create temp table sizes as select row_number() over () n, v size from unnest(array['Small','Medium','Large']) v;
insert into products (id, category_id, sku, name, price_cents, stock, updated_at)
select i, category, format('%s-%s', upper(left(replace(noun, ' ', ''), 3)), 10000 + i), look || ' ' || noun || ', ' || lower(size),
       (3 + floor(random() * random() * 180))::int * 100 + (array[0, 25, 50, 90, 95])[1 + floor(random() * 5)::int],
       20000 + floor(random() * 60000)::int, now() - random() * interval '300 days'
from (select row_number() over (order by md5(look || noun || size)) i, * from nouns, looks, sizes) all_products
where i <= 6000;
insert into search_documents (product_id, document, indexed_at)
select p.id, to_tsvector('english', p.name || ' ' || c.title), now() - interval '2 hours' from products p join categories c on c.id = p.category_id;
insert into coupons (code, percent, valid_from, valid_until, max_uses, uses) values
 ('WELCOME10', 10, '2020-01-01', '2099-01-01', null, 4821), ('FRIENDS15', 15, '2020-01-01', '2099-01-01', null, 977),
 ('LOYAL5', 5, '2020-01-01', '2099-01-01', null, 12093), ('NEWSLETTER8', 8, '2021-03-01', '2099-01-01', null, 2210),
 ('SUMMER22', 22, '2022-06-01', '2022-09-01', null, 3380), ('AUTUMN20', 20, '2023-09-15', '2023-11-15', null, 1544),
 ('BLACKFRIDAY23', 30, '2023-11-20', '2023-11-28', null, 8902), ('SPRING12', 12, '2024-03-01', '2024-05-01', null, 733),
 ('OPENING50', 50, '2019-05-01', '2019-05-08', 500, 500), ('STAFFPARTY', 40, '2020-01-01', '2099-01-01', 60, 60);
