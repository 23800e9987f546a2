-- The epoch counts as filled, unless Redis has lost it meanwhile. KEYS: 1 epoch, 2 built. ARGV: 1 epoch.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[2], ARGV[1])
return 1
