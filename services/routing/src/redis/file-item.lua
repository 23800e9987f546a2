-- Brings one item up to date. An older version than the one filed changes nothing.
-- KEYS: 1 epoch, 2 filed, 3 due.
-- ARGV: 1 item, 2 version, 3 key of its lane ('' waits nowhere), 4 score there, 5 due at in ms ('' never).
-- Answers -1 where there is no epoch: Redis has lost everything and must be filled anew.
-- The lane's key is an argument, because the lane that is left is known to Redis only; both carry the same hash tag.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return -1
end
local filed = redis.call('HGET', KEYS[2], ARGV[1])
if filed then
  local version, lane = string.match(filed, '^(%d+) (.*)$')
  if tonumber(version) > tonumber(ARGV[2]) then
    return 0
  end
  if lane ~= ARGV[3] then
    redis.call('ZREM', lane, ARGV[1])
  end
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[2], ARGV[1])
else
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
  redis.call('ZADD', ARGV[3], ARGV[4], ARGV[1])
end
if ARGV[5] == '' then
  redis.call('ZREM', KEYS[3], 'item:' .. ARGV[1])
else
  redis.call('ZADD', KEYS[3], ARGV[5], 'item:' .. ARGV[1])
end
return 1
