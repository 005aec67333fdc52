"""Prints the processor time of a password hash by argon2-cffi in milliseconds, while each core hashes.

    hash_cost.py SECONDS
"""

import os
import sys
import threading
import time

from argon2 import PasswordHasher

hasher = PasswordHasher(memory_cost=19456, time_cost=2, parallelism=1)
end = time.monotonic() + float(sys.argv[1])
hashed = []


def hash_passwords():
    while time.monotonic() < end:
        hashed.append(hasher.hash("just many plain words"))


threads = [threading.Thread(target=hash_passwords) for _ in range(os.cpu_count())]
start = time.process_time()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print((time.process_time() - start) * 1000 / len(hashed))
