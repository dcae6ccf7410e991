"""Makes descriptors of every kind and uses each of them, alone and always in the same way."""
import array
import os
import select
import socket
import sys

os.chdir(sys.argv[1])


def use(descriptor):
    os.fstat(descriptor if isinstance(descriptor, int) else descriptor.fileno())


for inherited in (0, 5, 6):
    use(inherited)

# files: by way of a link, a device, a directory, memory, and through another descriptor
open('file', 'w').close()
os.symlink('file', 'link')
use(os.open('link', os.O_RDONLY))
use(os.open('../' + os.path.basename(os.getcwd()) + '/file', os.O_RDONLY))
use(os.open('/dev/null', os.O_WRONLY))
directory = os.open('.', os.O_RDONLY)
use(os.open('link', os.O_RDONLY, dir_fd=directory))
use(os.open('/proc/self/fd/%d' % directory, os.O_RDONLY))
use(os.memfd_create('memory'))
use(os.open('/proc/self/ns/uts', os.O_RDONLY))
os.fchdir(directory)
renamed = os.open('renamed', os.O_CREAT | os.O_RDWR)
removed = os.open('removed', os.O_CREAT | os.O_RDWR)
os.unlink('removed')
use(removed)
os.rename('renamed', 'otherwise')
use(renamed)

# objects
reader, writer = os.pipe()
use(reader)
use(os.dup(writer))
poll = select.epoll()
poll.register(reader)
use(poll)
use(os.eventfd(0))
use(os.pidfd_open(os.getpid()))
use(os.open('/dev/ptmx', os.O_RDWR))

# sockets
for family, address in ((socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1')):
    server = socket.socket(family)
    server.bind((address, 0))
    server.listen()
    use(server)
    client = socket.create_connection(server.getsockname()[:2])
    use(client)
    accepted, _ = server.accept()
    use(accepted)
    datagrams = socket.socket(family, socket.SOCK_DGRAM)
    datagrams.bind((address, 0))
    use(datagrams)
server = socket.socket(socket.AF_UNIX)
server.bind('socket')
server.listen()
use(server)
client = socket.socket(socket.AF_UNIX)
client.connect('socket')
accepted, _ = server.accept()
use(accepted)
use(client)
hidden = socket.socket(socket.AF_UNIX)
hidden.bind(b'\0tracecap-%d' % os.getpid())
use(hidden)
left, right = socket.socketpair()
use(left)
ends = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
use(ends[1])
routes = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
routes.bind((0, 0))
use(routes)

# several in one call
several = select.poll()
several.register(reader)
several.register(client)
several.poll(0)
select.select([left, reader], [writer], [routes], 0)

# what another process might have opened
passed = os.open('/etc/passwd', os.O_RDONLY)
socket.send_fds(left, [b'x'], [passed, accepted.fileno(), poll.fileno()])
for received in socket.recv_fds(right, 1, 5)[1]:
    use(received)

# a child, and a program that has what is not closed for it
os.dup2(reader, 8)
child = os.fork()
if child == 0:
    use(reader)
    use(client)
    os.execv('/bin/sh', ['sh', '-c', 'read x <&8; exec 9</etc/passwd; read x <&9'])
os.write(writer, b'x\n')
os.waitpid(child, 0)
