-- The monotonic clock of the system, which wrk does not expose to its scripts.
local ffi = require("ffi")

ffi.cdef [[
  struct timespec { long seconds; long nanoseconds; };
  int clock_gettime(int clock, struct timespec *now);
]]

local CLOCK_MONOTONIC = 1
local now = ffi.new("struct timespec")

-- Returns milliseconds.
return function()
  ffi.C.clock_gettime(CLOCK_MONOTONIC, now)
  return tonumber(now.seconds) * 1000 + tonumber(now.nanoseconds) / 1e6
end
