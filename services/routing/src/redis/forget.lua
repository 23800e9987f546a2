-- Takes out items that wait no longer, found by a claim that failed. KEYS: 1 filed, 2 due. ARGV: items.
for _, item in ipairs(ARGV) do
  local filed = redis.call('HGET', KEYS[1], item)
  if filed then
    redis.call('ZREM', string.match(filed, '^%d+ (.*)$'), item)
    redis.call('HDEL', KEYS[1], item)
  end
  redis.call('ZREM', KEYS[2], 'item:' .. item)
end
return #ARGV
