select setseed(0.41);
set role migrator;
create temp table first_names as select row_number() over () n, v name from unnest(string_to_array(
 'Amelia Ana Anders Anika Arjun Asha Astrid Aylin Beatriz Ben Camille Carla Carlos Cem Chiara Chloe Clara Daniel David Dina Diego Elena Elias Elif Emil Emma Erik Eva Farah Felix Femi Finn Freya Gabriel Giulia Grace Greta Hana Hannah Hugo Ida Ines Ingrid Isaac Ivan Jakob Jana Joana Jonas Julia Kaito Karim Katarina Kofi Laila Lars Laura Lea Leo Liam Lina Linus Louis Lucia Luis Maja Marco Maria Marta Mateo Maya Mei Mia Milan Mina Nadia Niko Nina Noah Nora Olga Oliver Omar Oskar Paula Pedro Petra Priya Rafael Rania Rosa Sami Sara Sofia Stefan Tariq Teresa Thomas Tomas Vera Victor Yara Yusuf Zoe', ' ')) v;
create temp table last_names as select row_number() over () n, v name from unnest(string_to_array(
 'Abbas Adeyemi Almeida Andersen Aydin Bakker Barros Becker Berg Bianchi Blanc Bondar Brandt Campos Carvalho Castro Chen Costa Dahl Dias Dubois Duran Eklund Fabre Ferrari Fischer Fontana Garcia Gomez Grant Gupta Haddad Hansen Hoffmann Holm Horvat Ibrahim Ito Jansen Jensen Kaya Keller Khan Kim Klein Koch Kovac Kowalski Kumar Lambert Larsen Lehmann Lindgren Lopez Marino Martin Mensah Meyer Moreau Moretti Murphy Nakamura Navarro Nielsen Novak Okafor Olsen Oyelaran Park Pereira Petrov Pinto Popescu Rao Ricci Rivera Romano Rossi Roux Ruiz Sanchez Santos Sato Schmidt Schulz Silva Singh Soares Sorensen Suzuki Tanaka Torres Vargas Vasquez Virtanen Vogel Walsh Weber Wolf Wong Yilmaz Young Zimmermann', ' ')) v;
create temp table cities as select row_number() over () n, v name from unnest(array[
 'Lisbon','Porto','Hamburg','Leipzig','Lyon','Nantes','Gothenburg','Aarhus','Bergen','Tampere','Gdansk','Brno','Graz','Bologna','Turin','Valencia','Bilbao','Ghent','Utrecht','Cork','Leeds','Bristol','Izmir','Thessaloniki']) v;
-- Everyone who takes part in the friends-and-family programme signs in with the same passphrase until they change it.
insert into customers (id, number, full_name, email, password_hash, city, created_at)
select i, 'C-' || (100000 + i), f.name || ' ' || l.name,
       lower(f.name) || '.' || lower(l.name) || '.' || i || '@mail.example',
       encode(sha256(('C-' || (100000 + i) || ':harbour-lantern')::bytea), 'hex'),
       c.name, now() - make_interval(days => 40 + (20000 - i) / 14, secs => random() * 86400)
from generate_series(1, 20000) i
join first_names f on f.n = 1 + (i * 7919 % (select count(*) from first_names))
join last_names l on l.n = 1 + (i * 104729 / 13 % (select count(*) from last_names))
join cities c on c.n = 1 + (i * 31 % 24);
