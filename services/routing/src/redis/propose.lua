-- Heads of lanes, lowest score first, at most ARGV[1] of each; false (nil) unless this epoch has been filled completely.
-- KEYS: 1 epoch, 2 built, 3… lanes.
local epoch = redis.call('GET', KEYS[1])
if not epoch or redis.call('GET', KEYS[2]) ~= epoch then
  return false
end
local proposed = {}
for n = 3, #KEYS do
  for _, item in ipairs(redis.call('ZRANGE', KEYS[n], 0, tonumber(ARGV[1]) - 1)) do
    proposed[#proposed + 1] = item
  end
end
return proposed
