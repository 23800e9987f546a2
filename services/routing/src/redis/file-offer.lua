-- Files when an open offer lapses, or takes it out.
-- KEYS: 1 epoch, 2 due. ARGV: 1 offer, 2 lapses at in ms ('' open no longer). Answers -1 where there is no epoch.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return -1
end
if ARGV[2] == '' then
  redis.call('ZREM', KEYS[2], 'offer:' .. ARGV[1])
else
  redis.call('ZADD', KEYS[2], ARGV[2], 'offer:' .. ARGV[1])
end
return 1
