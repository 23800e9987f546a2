-- The connection by which a worker's heartbeat comes: when it is gone, so is the worker. Null: not known.
alter table worker add column connection_pid integer, add column connected_at timestamptz;
