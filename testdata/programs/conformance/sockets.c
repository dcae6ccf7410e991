/* Sockets, their addresses and options. */
#include "conformance.h"
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <linux/vm_sockets.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(void) {
    struct sockaddr_un path = {AF_UNIX, "/no/such/socket"};
    struct sockaddr_un hidden = {AF_UNIX, "\0hidden"};
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(80), .sin_addr.s_addr = htonl(0x7f000001)};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(53), .sin6_flowinfo = htonl(7)};
    struct sockaddr_in6 scoped = {.sin6_family = AF_INET6, .sin6_scope_id = 1};
    struct sockaddr_in6 scoped9 = {.sin6_family = AF_INET6, .sin6_scope_id = 99999};
    struct sockaddr_nl netlink = {.nl_family = AF_NETLINK, .nl_pid = 5, .nl_groups = 0x11};
    struct sockaddr_ll packet = {.sll_family = AF_PACKET, .sll_protocol = htons(0x800), .sll_ifindex = 1, .sll_halen = 6,
                                 .sll_hatype = 1, .sll_pkttype = 4, .sll_addr = {1, 2, 3, 4, 5, 6}};
    struct sockaddr_vm vm = {.svm_family = AF_VSOCK, .svm_port = 1, .svm_cid = 2};
    struct iovec one = {"text", 4};
    char control[CMSG_SPACE(2 * sizeof(int))] __attribute__((aligned(8))) = {0};
    struct msghdr message = {&four, sizeof four, &one, 1, NULL, 0, MSG_EOR};
    struct msghdr rights = {NULL, 0, &one, 1, control, sizeof control, 0};
    struct cmsghdr *first = CMSG_FIRSTHDR(&rights);
    first->cmsg_level = SOL_SOCKET;
    first->cmsg_type = SCM_RIGHTS;
    first->cmsg_len = CMSG_LEN(2 * sizeof(int));
    ((int *)CMSG_DATA(first))[0] = 3;
    ((int *)CMSG_DATA(first))[1] = 4;
    struct mmsghdr several[2] = {{message, 0}, {{0}, 0}};
    struct linger linger = {1, 5};
    struct timeval time = {2, 500000};
    int number = 65536;
    unsigned char byte = 9;
    socklen_t length = sizeof number;
    struct ip_mreq group = {{htonl(0xe0000001)}, {0}};
    struct ip_mreqn groupn = {{htonl(0xe0000001)}, {0}, 1};
    struct ipv6_mreq group6 = {.ipv6mr_interface = 1};
    struct sock_filter code[2] = {{0x28, 0, 0, 12}, {0x06, 0, 0, 0xffff}};
    struct sock_fprog filter = {2, code};
    struct ucred credentials = {1, 2, 3};
    inet_pton(AF_INET6, "fe80::1", &six.sin6_addr);
    inet_pton(AF_INET6, "fe80::2", &scoped.sin6_addr);
    inet_pton(AF_INET6, "fe80::3", &scoped9.sin6_addr);
    inet_pton(AF_INET6, "ff02::1", &group6.ipv6mr_multiaddr);
    BEGIN();
    CASE("socket(0x63 /* AF_??? */, SOCK_STREAM, 0)", socket, 99, SOCK_STREAM, 0);
    CASE("socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 77)", socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 77);
    CASE("socket(AF_INET, 0x50 /* SOCK_??? */, IPPROTO_ICMP)", socket, AF_INET, SOCK_RAW + 77, IPPROTO_ICMP);
    CASE("socket(AF_INET6, SOCK_DGRAM, IPPROTO_TCP)", socket, AF_INET6, SOCK_DGRAM, IPPROTO_TCP);
    CASE("socket(AF_NETLINK, SOCK_STREAM, NETLINK_ROUTE)", socket, AF_NETLINK, SOCK_STREAM, 0);
    CASE("socket(AF_PACKET, SOCK_STREAM, htons(ETH_P_ALL))", socket, AF_PACKET, SOCK_STREAM, htons(3));
    CASE("socketpair(AF_INET, SOCK_STREAM, 0, 0x1000)", socketpair, AF_INET, SOCK_STREAM, 0, NOWHERE);
    CASE("socketpair(AF_UNIX, SOCK_STREAM, 0, 0x1000)", socketpair, AF_UNIX, SOCK_STREAM, 0, NOWHERE);
    CASE("bind(-1, {sa_family=AF_UNIX, sun_path=\"/no/such/socket\"}, 110)", bind, -1, &path, sizeof path);
    CASE("bind(-1, {sa_family=AF_UNIX, sun_path=@\"hidden\"}, 9)", bind, -1, &hidden, 9);
    CASE("bind(-1, {sa_family=AF_UNIX}, 2)", bind, -1, &path, 2);
    CASE("bind(-1, {sa_family=AF_UNIX, sun_path=\"/no/\"}, 6)", bind, -1, &path, 6);
    CASE("connect(-1, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16)", connect, -1, &four, sizeof four);
    CASE("connect(-1, {sa_family=AF_INET, sa_data=\"\\0P\\177\\0\\0\\1\"}, 8)", connect, -1, &four, 8);
    CASE("connect(-1, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(7), inet_pton(AF_INET6, \"fe80::1\", &sin6_addr), sin6_scope_id=0}, 28)", connect, -1, &six, sizeof six);
    CASE("connect(-1, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"fe80::2\", &sin6_addr), sin6_scope_id=if_nametoindex(\"lo\")}, 28)", connect, -1, &scoped, sizeof scoped);
    CASE("connect(-1, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"fe80::3\", &sin6_addr), sin6_scope_id=99999}, 28)", connect, -1, &scoped9, sizeof scoped9);
    CASE("connect(-1, {sa_family=AF_NETLINK, nl_pid=5, nl_groups=0x000011}, 12)", connect, -1, &netlink, sizeof netlink);
    CASE("bind(-1, {sa_family=AF_PACKET, sll_protocol=htons(ETH_P_IP), sll_ifindex=if_nametoindex(\"lo\"), sll_hatype=ARPHRD_ETHER, sll_pkttype=PACKET_OUTGOING, sll_halen=6, sll_addr=[0x1, 0x2, 0x3, 0x4, 0x5, 0x6]}, 20)", bind, -1, &packet, sizeof packet);
    CASE("bind(-1, {sa_family=AF_VSOCK, svm_cid=VMADDR_CID_HOST, svm_port=0x1, svm_flags=0}, 16)", bind, -1, &vm, sizeof vm);
    CASE("connect(-1, 0x1000, 16)", connect, -1, NOWHERE, 16);
    CASE("connect(-1, NULL, 0)", connect, -1, NULL, 0);
    CASE("listen(-1, 128)", listen, -1, 128);
    CASE("accept(-1, 0x1000, NULL)", accept, -1, NOWHERE, NULL);
    CASE("accept4(-1, NULL, NULL, SOCK_CLOEXEC|SOCK_NONBLOCK)", accept4, -1, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    CASE("getsockname(-1, 0x1000, [4])", getsockname, -1, NOWHERE, &length);
    CASE("getpeername(-1, 0x1000, 0x1000)", getpeername, -1, NOWHERE, NOWHERE);
    CASE("shutdown(-1, SHUT_RDWR)", shutdown, -1, SHUT_RDWR);
    CASE("shutdown(-1, 0x9 /* SHUT_??? */)", shutdown, -1, 9);
    CASE("recvfrom(-1, 0x1000, 10, MSG_PEEK|MSG_TRUNC|MSG_DONTWAIT, NULL, NULL)", recvfrom, -1, NOWHERE, 10, MSG_DONTWAIT | MSG_PEEK | MSG_TRUNC, NULL, NULL);
    CASE("sendto(-1, NULL, 0, MSG_NOSIGNAL|MSG_MORE, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16)", sendto, -1, NULL, 0, MSG_NOSIGNAL | MSG_MORE, &four, sizeof four);
    CASE("sendmsg(-1, 0x1000, MSG_OOB)", sendmsg, -1, NOWHERE, MSG_OOB);
    CASE("recvmsg(-1, 0x1000, MSG_WAITALL|MSG_CMSG_CLOEXEC)", recvmsg, -1, NOWHERE, MSG_WAITALL | MSG_CMSG_CLOEXEC);
    CASE("sendmmsg(-1, 0x1000, 2, 0)", sendmmsg, -1, NOWHERE, 2, 0);
    CASE("recvmmsg(-1, 0x1000, 2, 0, NULL)", recvmmsg, -1, NOWHERE, 2, 0, NULL);
    CASE("setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, [65536], 4)", setsockopt, -1, SOL_SOCKET, SO_REUSEADDR, &number, sizeof number);
    CASE("setsockopt(-1, SOL_SOCKET, SO_RCVBUF, ADDR, 2)", setsockopt, -1, SOL_SOCKET, SO_RCVBUF, &number, 2);
    CASE("setsockopt(-1, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, 8)", setsockopt, -1, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    CASE("setsockopt(-1, SOL_SOCKET, SO_LINGER, ADDR, 4)", setsockopt, -1, SOL_SOCKET, SO_LINGER, &linger, 4);
    CASE("setsockopt(-1, SOL_SOCKET, SO_RCVTIMEO_OLD, \"\\2\\0\\0\\0\\0\\0\\0\\0 \\241\\7\\0\\0\\0\\0\\0\", 16)", setsockopt, -1, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    CASE("setsockopt(-1, SOL_SOCKET, SO_SNDTIMEO_OLD, \"\\2\\0\\0\\0\\0\\0\\0\\0\", 8)", setsockopt, -1, SOL_SOCKET, SO_SNDTIMEO, &time, 8);
    CASE("setsockopt(-1, SOL_SOCKET, SO_BINDTODEVICE, \"lo\\0\", 3)", setsockopt, -1, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3);
    CASE("setsockopt(-1, SOL_SOCKET, SO_ATTACH_FILTER, {len=2, filter=ADDR}, 16)", setsockopt, -1, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter);
    CASE("setsockopt(-1, SOL_SOCKET, SO_DETACH_FILTER, NULL, 0)", setsockopt, -1, SOL_SOCKET, SO_DETACH_FILTER, NULL, 0);
    CASE("setsockopt(-1, SOL_SOCKET, SO_PEERCRED, \"\\1\\0\\0\\0\\2\\0\\0\\0\\3\\0\\0\\0\", 12)", setsockopt, -1, SOL_SOCKET, SO_PEERCRED, &credentials, sizeof credentials);
    CASE("setsockopt(-1, SOL_SOCKET, 0xfa /* SO_??? */, [65536], 4)", setsockopt, -1, SOL_SOCKET, 250, &number, sizeof number);
    CASE("setsockopt(-1, SOL_TCP, TCP_NODELAY, [65536], 4)", setsockopt, -1, SOL_TCP, TCP_NODELAY, &number, sizeof number);
    CASE("setsockopt(-1, SOL_TCP, TCP_CONGESTION, \"cubic\", 5)", setsockopt, -1, SOL_TCP, TCP_CONGESTION, "cubic", 5);
    CASE("setsockopt(-1, SOL_IP, IP_TOS, [65536], 4)", setsockopt, -1, SOL_IP, IP_TOS, &number, sizeof number);
    CASE("setsockopt(-1, SOL_IP, IP_TTL, \"\\t\", 1)", setsockopt, -1, SOL_IP, IP_TTL, &byte, 1);
    CASE("setsockopt(-1, SOL_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=inet_addr(\"224.0.0.1\"), imr_interface=inet_addr(\"0.0.0.0\")}, 8)", setsockopt, -1, SOL_IP, IP_ADD_MEMBERSHIP, &group, sizeof group);
    CASE("setsockopt(-1, SOL_IP, IP_MULTICAST_IF, \"\\340\\0\\0\\1\\0\\0\\0\\0\\1\\0\\0\\0\", 12)", setsockopt, -1, SOL_IP, IP_MULTICAST_IF, &groupn, sizeof groupn);
    CASE("setsockopt(-1, SOL_IPV6, IPV6_V6ONLY, [65536], 4)", setsockopt, -1, SOL_IPV6, IPV6_V6ONLY, &number, sizeof number);
    CASE("setsockopt(-1, SOL_IPV6, IPV6_ADD_MEMBERSHIP, {inet_pton(AF_INET6, \"ff02::1\", &ipv6mr_multiaddr), ipv6mr_interface=if_nametoindex(\"lo\")}, 20)", setsockopt, -1, SOL_IPV6, IPV6_JOIN_GROUP, &group6, sizeof group6);
    CASE("setsockopt(-1, SOL_UDP, UDP_CORK, [65536], 4)", setsockopt, -1, IPPROTO_UDP, 1, &number, sizeof number);
    CASE("setsockopt(-1, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, [65536], 4)", setsockopt, -1, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &number, sizeof number);
    CASE("setsockopt(-1, SOL_PACKET, PACKET_VERSION, [65536], 4)", setsockopt, -1, SOL_PACKET, PACKET_VERSION, &number, sizeof number);
    CASE("setsockopt(-1, 0x3e7 /* SOL_?? */, 1, [65536], 4)", setsockopt, -1, 999, 1, &number, sizeof number);
    CASE("setsockopt(-1, SOL_SOCKET, SO_KEEPALIVE, 0x1000, 4)", setsockopt, -1, SOL_SOCKET, SO_KEEPALIVE, NOWHERE, 4);
    CASE("setsockopt(-1, SOL_SOCKET, SO_KEEPALIVE, NULL, 0)", setsockopt, -1, SOL_SOCKET, SO_KEEPALIVE, NULL, 0);
    CASE("getsockopt(-1, SOL_SOCKET, SO_ERROR, 0x1000, [4])", getsockopt, -1, SOL_SOCKET, SO_ERROR, NOWHERE, &length);
    CASE("getsockopt(-1, SOL_SOCKET, SO_TYPE, 0x1000, 0x1000)", getsockopt, -1, SOL_SOCKET, SO_TYPE, NOWHERE, NOWHERE);
    CASE("getsockopt(-1, SOL_TCP, TCP_INFO, 0x1000, [4])", getsockopt, -1, SOL_TCP, TCP_INFO, NOWHERE, &length);
    CASE("getsockopt(-1, SOL_IP, IP_MTU, NULL, NULL)", getsockopt, -1, SOL_IP, IP_MTU, NULL, NULL);
    CASE("getsockopt(-1, SOL_IPV6, IPV6_MTU, 0x1000, [4])", getsockopt, -1, SOL_IPV6, IPV6_MTU, NOWHERE, &length);
    CASE("sendmsg(-1, {msg_name={sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, msg_namelen=16, msg_iov=[{iov_base=\"text\", iov_len=4}], msg_iovlen=1, msg_controllen=0, msg_flags=MSG_EOR}, MSG_DONTROUTE)", sendmsg, -1, &message, MSG_DONTROUTE);
    CASE("sendmsg(-1, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"text\", iov_len=4}], msg_iovlen=1, msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[3, 4]}], msg_controllen=24, msg_flags=0}, 0)", sendmsg, -1, &rights, 0);
    CASE("sendmmsg(-1, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, msg_namelen=16, msg_iov=[{iov_base=\"text\", iov_len=4}], msg_iovlen=1, msg_controllen=0, msg_flags=MSG_EOR}}, {msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=NULL, msg_iovlen=0, msg_controllen=0, msg_flags=0}}], 2, MSG_NOSIGNAL)", sendmmsg, -1, several, 2, MSG_NOSIGNAL);
    CASE("recvmmsg(-1, ADDR, 2, MSG_WAITFORONE, NULL)", recvmmsg, -1, several, 2, MSG_WAITFORONE, NULL);
    return 0;
}
