-- Requests other pages during the load, ten times a second each: one thread of wrk for each page.
--
--   wrk -t 2 -c 2 -s pages.lua … URL -- FOLDER / /signup
--
-- Prints lines of a word and a number. Times are in milliseconds.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("page", #threads)
end

function init(arguments)
  clock = dofile(arguments[1] .. "/clock.lua")
  path = arguments[1 + page]
  times, failed = {}, 0
end

function delay()
  return 100
end

function request()
  sent = clock()
  return wrk.format("GET", path)
end

function response(status)
  table.insert(times, clock() - sent)
  if status ~= 200 then
    failed = failed + 1
  end
end

function done()
  local times, failed = {}, 0
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("failed")
    for _, time in ipairs(thread:get("times")) do
      table.insert(times, time)
    end
  end
  table.sort(times)
  local function percentile(share)
    return times[math.max(1, math.ceil(#times * share))] or 0
  end
  print("pages " .. #times)
  print("page_p50 " .. percentile(0.5))
  print("page_p99 " .. percentile(0.99))
  print("page_worst " .. percentile(1))
  print("page_failed " .. failed)
end
