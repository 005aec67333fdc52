-- Posts a sign-up as JSON, each time with a new address in the place of `ADDRESS`.
--
--   wrk -t 1 -s sign_ups.lua … URL -- BODY STATUS NAME
--
-- Prints the results in lines of a word and a number. Times are in milliseconds.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  body, expected, name = arguments[1], tonumber(arguments[2]), arguments[3]
  number, accepted, other = 0, 0, 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  number = number + 1
  local address = string.format("%s-%d@example.org", name, number)
  return wrk.format(nil, nil, nil, (body:gsub("ADDRESS", address)))
end

function response(status, _, answer)
  if status == expected then
    accepted = accepted + 1
  else
    other = other + 1
    if other == 1 then
      io.stderr:write(status, " ", answer:sub(1, 200), "\n")
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  local thread = threads[1]
  print("accepted " .. thread:get("accepted"))
  print("seconds " .. summary.duration / 1e6)
  print("p50 " .. latency:percentile(50) / 1000)
  print("p99 " .. latency:percentile(99) / 1000)
  print("other " .. thread:get("other") + errors.connect + errors.read + errors.write + errors.timeout)
end
