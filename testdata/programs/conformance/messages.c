/* Messages of sockets with addresses, buffers and control messages, sent and received; addresses and options that are asked for. */
#include "conformance.h"
#include <arpa/inet.h>
#include <linux/errqueue.h>
#include <linux/net_tstamp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

static void put(struct msghdr *message, size_t *used, int level, int type, const void *data, size_t size) {
    struct cmsghdr *at = (struct cmsghdr *)((char *)message->msg_control + *used);
    at->cmsg_len = CMSG_LEN(size);
    at->cmsg_level = level;
    at->cmsg_type = type;
    memcpy(CMSG_DATA(at), data, size);
    *used += CMSG_SPACE(size);
    message->msg_controllen = *used;
}

int main(void) {
    static char control[512], room[512];
    size_t used = 0;
    int fds[2] = {0, 1}, number = 5, pair[2];
    struct ucred nobody = {1, 2, 3};
    struct timeval time = {1, 2};
    struct timespec nano = {1, 2}, soon = {0, 1000}, stamps[3] = {{1, 2}, {3, 4}, {5, 6}};
    struct in_pktinfo four = {1, {htonl(0x7f000001)}, {htonl(0x7f000001)}};
    struct in6_pktinfo six = {IN6ADDR_LOOPBACK_INIT, 0};
    struct iovec text[3] = {{"one", 3}, {"two words", 9}, {"", 0}};
    char first[4], second[20];
    struct iovec space[2] = {{first, 4}, {second, 20}};
    struct sockaddr_in to = {AF_INET, htons(53), {htonl(0x7f000001)}};
    struct msghdr sent = {&to, sizeof to, text, 3, control, 0, 0};
    struct msghdr got = {NULL, 0, space, 2, room, sizeof room, 0};
    struct msghdr bad = {(void *)NOWHERE, 16, (void *)NOWHERE, 2, (void *)NOWHERE, 16, -1};
    struct mmsghdr many[3] = {{{&to, sizeof to, text, 2, NULL, 0, 0}}, {{NULL, 0, text, 1, control, 0, 0}}, {{NULL, 0, NULL, 0, NULL, 0, 0}}};
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    struct epoll_event ready[2];
    put(&sent, &used, SOL_SOCKET, SCM_RIGHTS, fds, sizeof fds);
    put(&sent, &used, SOL_SOCKET, SCM_CREDENTIALS, &nobody, sizeof nobody);
    put(&sent, &used, SOL_SOCKET, SO_TIMESTAMP, &time, sizeof time);
    put(&sent, &used, SOL_SOCKET, SO_TIMESTAMPNS, &nano, sizeof nano);
    put(&sent, &used, SOL_SOCKET, SCM_TIMESTAMPING, stamps, sizeof stamps);
    put(&sent, &used, SOL_IP, IP_PKTINFO, &four, sizeof four);
    put(&sent, &used, SOL_IP, IP_TTL, &number, sizeof number);
    put(&sent, &used, SOL_IP, IP_TOS, "\1", 1);
    put(&sent, &used, SOL_IPV6, IPV6_PKTINFO, &six, sizeof six);
    put(&sent, &used, 17, 103, "\0\5", 2);
    put(&sent, &used, 77, 88, "abcd", 4);
    BEGIN();
    CASE("sendmsg(-1, {msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"127.0.0.1\")}, msg_namelen=16, msg_iov=[{iov_base=\"one\", iov_len=3}, {iov_base=\"two words\", iov_len=9}, {iov_base=\"\", iov_len=0}], msg_iovlen=3, msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[0, 1]}, {cmsg_len=28, cmsg_level=SOL_SOCKET, cmsg_type=SCM_CREDENTIALS, cmsg_data={pid=1, uid=2, gid=3}}, {cmsg_len=32, cmsg_level=SOL_SOCKET, cmsg_type=SO_TIMESTAMP_OLD, cmsg_data={tv_sec=1, tv_usec=2}}, {cmsg_len=32, cmsg_level=SOL_SOCKET, cmsg_type=SO_TIMESTAMPNS_OLD, cmsg_data={tv_sec=1, tv_nsec=2}}, {cmsg_len=64, cmsg_level=SOL_SOCKET, cmsg_type=SO_TIMESTAMPING_OLD, cmsg_data=[{tv_sec=1, tv_nsec=2}, {tv_sec=3, tv_nsec=4}, {tv_sec=5, tv_nsec=6}]}, {cmsg_len=28, cmsg_level=SOL_IP, cmsg_type=IP_PKTINFO, cmsg_data={ipi_ifindex=if_nametoindex(\"lo\"), ipi_spec_dst=inet_addr(\"127.0.0.1\"), ipi_addr=inet_addr(\"127.0.0.1\")}}, {cmsg_len=20, cmsg_level=SOL_IP, cmsg_type=IP_TTL, cmsg_data=[5]}, {cmsg_len=17, cmsg_level=SOL_IP, cmsg_type=IP_TOS, cmsg_data=[0x1]}, {cmsg_len=36, cmsg_level=SOL_IPV6, cmsg_type=0x32}, {cmsg_len=18, cmsg_level=SOL_UDP, cmsg_type=0x67}, {cmsg_len=20, cmsg_level=0x4d /* SOL_??? */, cmsg_type=0x58}], msg_controllen=352, msg_flags=0}, MSG_DONTWAIT|MSG_CONFIRM)", sendmsg, -1, &sent, MSG_CONFIRM | MSG_DONTWAIT);
    CASE("sendmsg(-1, {msg_name=0x1000, msg_namelen=16, msg_iov=0x1000, msg_iovlen=2, msg_control=0x1000, msg_controllen=16, msg_flags=MSG_OOB|MSG_PEEK|MSG_DONTROUTE|MSG_CTRUNC|MSG_PROBE|MSG_TRUNC|MSG_DONTWAIT|MSG_EOR|MSG_WAITALL|MSG_FIN|MSG_SYN|MSG_CONFIRM|MSG_RST|MSG_ERRQUEUE|MSG_NOSIGNAL|MSG_MORE|MSG_WAITFORONE|MSG_SENDPAGE_NOTLAST|MSG_BATCH|MSG_NO_SHARED_FRAGS|MSG_ZEROCOPY|MSG_FASTOPEN|MSG_CMSG_CLOEXEC|MSG_CMSG_COMPAT|0x1bf00000}, 0)", sendmsg, -1, &bad, 0);
    CASE("recvmsg(-1, {msg_namelen=16}, MSG_ERRQUEUE)", recvmsg, -1, &bad, MSG_ERRQUEUE);
    CASE("sendmmsg(-1, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"127.0.0.1\")}, msg_namelen=16, msg_iov=[{iov_base=\"one\", iov_len=3}, {iov_base=\"two words\", iov_len=9}], msg_iovlen=2, msg_controllen=0, msg_flags=0}}, {msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"one\", iov_len=3}], msg_iovlen=1, msg_controllen=0, msg_flags=0}}, {msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=NULL, msg_iovlen=0, msg_controllen=0, msg_flags=0}}], 3, MSG_MORE|MSG_ZEROCOPY)", sendmmsg, -1, many, 3, MSG_MORE | MSG_ZEROCOPY);
    CASE("sendmmsg(-1, NULL, 0, MSG_FASTOPEN)", sendmmsg, -1, NULL, 0, MSG_FASTOPEN);
    CASE("recvmmsg(-1, ADDR, 2, MSG_DONTWAIT|MSG_WAITFORONE, {tv_sec=0, tv_nsec=1000})", recvmmsg, -1, many, 2, MSG_WAITFORONE | MSG_DONTWAIT, &soon);
    CASE("recvmmsg(-1, 0x1000, 2, 0, 0x1000)", recvmmsg, -1, NOWHERE, 2, 0, NOWHERE);
    SHOWN(socketpair, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair);
    number = 1;
    SHOWN(setsockopt, pair[1], SOL_SOCKET, SO_PASSCRED, &number, 4);
    used = 0;
    sent = (struct msghdr){NULL, 0, text, 3, control, 0, 0};
    put(&sent, &used, SOL_SOCKET, SCM_RIGHTS, fds, sizeof fds);
    SHOWN(sendmsg, pair[0], &sent, MSG_NOSIGNAL);
    SHOWN(sendmsg, pair[0], &sent, 0);
    SHOWN(poll, &(struct pollfd){pair[1], POLLIN | POLLOUT, 0}, 1, -1);
    SHOWN(recvmsg, pair[1], &got, MSG_CMSG_CLOEXEC);
    got.msg_controllen = 20;
    got.msg_iovlen = 1;
    SHOWN(recvmsg, pair[1], &got, 0);
    SHOWN(sendto, pair[0], "a datagram", 10, MSG_DONTWAIT, NULL, 0);
    SHOWN(recvfrom, pair[1], second, 5, MSG_TRUNC, &name, &length);
    got.msg_controllen = 0;
    SHOWN(recvmsg, pair[1], &got, MSG_DONTWAIT);
    struct mmsghdr two[2] = {{{NULL, 0, text, 1, NULL, 0, 0}}, {{NULL, 0, text + 1, 1, NULL, 0, 0}}};
    struct mmsghdr in[3] = {{{NULL, 0, space, 1, NULL, 0, 0}}, {{NULL, 0, space + 1, 1, NULL, 0, 0}}, {{NULL, 0, space, 1, NULL, 0, 0}}};
    number = 0;
    SHOWN(setsockopt, pair[1], SOL_SOCKET, SO_PASSCRED, &number, 4);
    SHOWN(sendmmsg, pair[0], two, 2, 0);
    SHOWN(recvmmsg, pair[1], in, 3, MSG_DONTWAIT, NULL);
    SHOWN(recvmmsg, pair[1], in, 3, MSG_DONTWAIT, &soon);
    length = sizeof name;
    SHOWN(getsockname, pair[0], &name, &length);
    length = 1;
    SHOWN(getpeername, pair[0], &name, &length);
    length = 4;
    SHOWN(getsockopt, pair[0], SOL_SOCKET, SO_TYPE, &number, &length);
    SHOWN(getsockopt, pair[0], SOL_SOCKET, SO_DOMAIN, &number, &length);
    SHOWN(getsockopt, pair[0], SOL_SOCKET, SO_ERROR, &number, &length);
    length = 2;
    SHOWN(getsockopt, pair[0], SOL_SOCKET, SO_ACCEPTCONN, &number, &length);
    struct linger linger;
    length = sizeof linger;
    SHOWN(getsockopt, pair[0], SOL_SOCKET, SO_LINGER, &linger, &length);
    struct timeval wait;
    length = sizeof wait;
    SHOWN(getsockopt, pair[0], SOL_SOCKET, SO_RCVTIMEO, &wait, &length);
    SHOWN(getsockopt, pair[0], SOL_SOCKET, 250, &wait, &length);
    int server = SHOWN(socket, AF_INET, SOCK_STREAM, 0);
    to.sin_port = 0;
    SHOWN(bind, server, &to, sizeof to);
    SHOWN(listen, server, 1);
    length = sizeof linger;
    SHOWN(getsockopt, server, SOL_TCP, TCP_MAXSEG, &number, (length = 4, &length));
    SHOWN(getsockopt, server, SOL_TCP, TCP_CONGESTION, second, (length = 16, &length));
    SHOWN(getsockopt, server, SOL_TCP, TCP_DEFER_ACCEPT, &number, (length = 4, &length));
    SHOWN(getsockopt, server, SOL_IP, IP_TTL, &number, (length = 4, &length));
    SHOWN(getsockopt, server, SOL_IP, IP_RECVTTL, &number, (length = 4, &length));
    SHOWN(accept4, server, NULL, NULL, SOCK_NONBLOCK + 5);
    int epoll = SHOWN(epoll_create1, EPOLL_CLOEXEC);
    SHOWN(epoll_ctl, epoll, EPOLL_CTL_ADD, pair[0], &(struct epoll_event){EPOLLOUT | EPOLLET, {.u64 = 7}});
    SHOWN(epoll_wait, epoll, ready, 2, 0);
    SHOWN(epoll_pwait, epoll, ready, 2, 5, NULL, 8L);
    SHOWN(epoll_pwait2, epoll, ready, 2, &soon, NULL, 8L);
    SHOWN(epoll_ctl, epoll, EPOLL_CTL_DEL, pair[0], NULL);
    SHOWN(epoll_wait, epoll, ready, 2, 0);
    return 0;
}
