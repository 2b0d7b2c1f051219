-- As the superuser of PostgreSQL (sudo -u postgres psql -f create-database.sql). Change both passwords first.
create role thidua_owner login password 'CHANGE-ME';  -- owns the tables and migrates; no superuser
create role thidua_app login password 'CHANGE-ME';    -- what the pages use: owns nothing, held by row-level security
create database thidua owner thidua_owner template template0 encoding 'UTF8';
revoke connect on database thidua from public;
grant connect on database thidua to thidua_owner, thidua_app;
