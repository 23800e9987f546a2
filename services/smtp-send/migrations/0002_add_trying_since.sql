-- when the present series of attempts began: giving up counts from here, not from the days a delivery was held or had failed
alter table delivery add column trying_since timestamptz;
