"""A mail server on loopback that accepts all mails, and writes the recipient of each to a file.

    sink.py PORT FILE
"""

import asyncio
import sys

ANSWERS = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
    b"DATA": b"354 Go ahead\r\n",
    b"QUIT": b"221 Bye\r\n",
}


class Sink(asyncio.Protocol):
    def __init__(self, recipients):
        self.recipients = recipients
        self.buffer = b""
        self.recipient = None
        self.reads_mail = False

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b"220 sink ESMTP\r\n")

    def data_received(self, data):
        self.buffer += data
        while self.take():
            pass

    def take(self):
        """Takes a command or a mail from the buffer, if one is complete."""
        end = b"\r\n.\r\n" if self.reads_mail else b"\r\n"
        taken, found, rest = self.buffer.partition(end)
        if not found:
            return False
        self.buffer = rest
        if self.reads_mail:
            self.reads_mail = False
            self.recipients.write(self.recipient + "\n")
            self.transport.write(b"250 OK\r\n")
            return True
        verb = taken[:4].upper()
        if verb == b"RCPT":
            self.recipient = taken.partition(b"<")[2].partition(b">")[0].decode()
        self.reads_mail = verb == b"DATA"
        self.transport.write(ANSWERS.get(verb, b"250 OK\r\n"))
        if verb == b"QUIT":
            self.transport.close()
        return True


async def main(port, file):
    with open(file, "w", buffering=1) as recipients:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Sink(recipients), "127.0.0.1", port, backlog=512)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
