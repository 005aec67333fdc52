-- Posts the account form, each time with a new address. Every thread of wrk is one client, so run it
-- with as many threads as connections. A client that receives 503 with Retry-After waits, unless the
-- third argument is `impatient`.
--
--   wrk -s sign_ups.lua … URL -- FOLDER NAME [impatient]
--
-- Prints the results in lines of a word and a number. Times are in milliseconds.
local clients = {}

function setup(thread)
  thread:set("client", #clients)
  table.insert(clients, thread)
end

function init(arguments)
  clock = dofile(arguments[1] .. "/clock.lua")
  name = arguments[2]
  patient = arguments[3] ~= "impatient"
  number, pause, accepted, turned_away, dishonest, other = 0, 0, {}, {}, 0, 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function delay()
  local now = pause
  pause = 0
  return now
end

function request()
  number = number + 1
  sent = clock()
  local address = string.format("load-%s-%d-%d%%40example.org", name, client, number)
  return wrk.format(nil, nil, nil, "email=" .. address .. "&password=just+many+plain+words")
end

function response(status, headers)
  local took = clock() - sent
  if status == 303 then
    table.insert(accepted, took)
  elseif status == 503 then
    table.insert(turned_away, took)
    local seconds = tonumber(headers["retry-after"])
    if not seconds or seconds < 1 then
      dishonest = dishonest + 1
    elseif patient then
      pause = seconds * 1000
    end
  else
    other = other + 1
  end
end

local function all(list)
  local found = {}
  for _, thread in ipairs(clients) do
    for _, value in ipairs(thread:get(list)) do
      table.insert(found, value)
    end
  end
  table.sort(found)
  return found
end

local function sum(number)
  local total = 0
  for _, thread in ipairs(clients) do
    total = total + thread:get(number)
  end
  return total
end

local function percentile(sorted, share)
  return sorted[math.max(1, math.ceil(#sorted * share))] or 0
end

function done(summary)
  local seconds = summary.duration / 1e6
  local accepted, turned_away = all("accepted"), all("turned_away")
  local errors = summary.errors
  print("accepted " .. #accepted)
  print("per_second " .. #accepted / seconds)
  print("p50 " .. percentile(accepted, 0.5))
  print("p99 " .. percentile(accepted, 0.99))
  print("busy " .. #turned_away)
  print("busy_p99 " .. percentile(turned_away, 0.99))
  print("dishonest " .. sum("dishonest"))
  print("other " .. sum("other") + errors.connect + errors.read + errors.write + errors.timeout)
end
