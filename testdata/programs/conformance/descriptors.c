/* fcntl and ioctl by command, and what waits for descriptors. */
#include "conformance.h"
#include <linux/fs.h>
#include <linux/sockios.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/inotify.h>
#include <sys/fanotify.h>
#include <termios.h>
#include <linux/if.h>
#include <linux/loop.h>
#include <linux/random.h>
#include <linux/rtc.h>
#include <linux/hdreg.h>
#include <linux/kd.h>
#include <linux/input.h>
#include <linux/userfaultfd.h>
#include <linux/perf_event.h>
#include <linux/kvm.h>
#include <linux/if_tun.h>
#include <linux/fiemap.h>
#include <linux/fscrypt.h>

int main(void) {
    struct flock lock = {F_WRLCK, SEEK_SET, 10, 20, 5};
    struct f_owner_ex owner = {F_OWNER_TID, 77};
    uint64_t hint = 2;
    struct pollfd fds[3] = {{0, POLLIN | POLLPRI, 0}, {-1, POLLOUT, 0}, {5, 0x7fff, 0}};
    struct epoll_event event = {EPOLLIN | EPOLLET | EPOLLONESHOT, {.u64 = 0x100000002}};
    fd_set set;
    struct timeval time = {-1, 500000};
    struct timespec bad = {1, 2000000000};
    struct itimerspec timer = {{0, 0}, {5, 1000}};
    struct winsize window = {25, 80, 0, 0};
    uint64_t signals = 1 << 1 | 1 << 14;
    int number = 7;
    struct { const void *set; size_t size; } pack = {&signals, 8};
    FD_ZERO(&set);
    FD_SET(0, &set);
    FD_SET(2, &set);
    FD_SET(30, &set);
    BEGIN();
    CASE("fcntl(-1, F_DUPFD, 3)", fcntl, -1, F_DUPFD, 3);
    CASE("fcntl(-1, F_DUPFD_CLOEXEC, 10)", fcntl, -1, F_DUPFD_CLOEXEC, 10);
    CASE("fcntl(-1, F_GETFD)", fcntl, -1, F_GETFD);
    CASE("fcntl(-1, F_SETFD, FD_CLOEXEC)", fcntl, -1, F_SETFD, FD_CLOEXEC);
    CASE("fcntl(-1, F_SETFD, 0x6 /* FD_??? */)", fcntl, -1, F_SETFD, 6);
    CASE("fcntl(-1, F_GETFL)", fcntl, -1, F_GETFL);
    CASE("fcntl(-1, F_SETFL, O_RDONLY|O_APPEND|O_NONBLOCK)", fcntl, -1, F_SETFL, O_APPEND | O_NONBLOCK);
    CASE("fcntl(-1, F_GETLK, ADDR)", fcntl, -1, F_GETLK, &lock);
    CASE("fcntl(-1, F_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=10, l_len=20})", fcntl, -1, F_SETLK, &lock);
    CASE("fcntl(-1, F_SETLKW, 0x1000)", fcntl, -1, F_SETLKW, NOWHERE);
    CASE("fcntl(-1, F_OFD_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=10, l_len=20})", fcntl, -1, F_OFD_SETLK, &lock);
    CASE("fcntl(-1, F_OFD_GETLK, ADDR)", fcntl, -1, F_OFD_GETLK, &lock);
    CASE("fcntl(-1, F_SETOWN, 5)", fcntl, -1, F_SETOWN, 5);
    CASE("fcntl(-1, F_GETOWN)", fcntl, -1, F_GETOWN);
    CASE("fcntl(-1, F_SETOWN_EX, {type=F_OWNER_TID, pid=77})", fcntl, -1, F_SETOWN_EX, &owner);
    CASE("fcntl(-1, F_GETOWN_EX, 0x1000)", fcntl, -1, F_GETOWN_EX, NOWHERE);
    CASE("fcntl(-1, F_SETSIG, SIGIO)", fcntl, -1, F_SETSIG, SIGIO);
    CASE("fcntl(-1, F_GETSIG)", fcntl, -1, F_GETSIG);
    CASE("fcntl(-1, F_SETLEASE, F_RDLCK)", fcntl, -1, F_SETLEASE, F_RDLCK);
    CASE("fcntl(-1, F_GETLEASE)", fcntl, -1, F_GETLEASE);
    CASE("fcntl(-1, F_NOTIFY, DN_ACCESS|DN_MULTISHOT)", fcntl, -1, F_NOTIFY, DN_ACCESS | DN_MULTISHOT);
    CASE("fcntl(-1, F_SETPIPE_SZ, 65536)", fcntl, -1, F_SETPIPE_SZ, 65536);
    CASE("fcntl(-1, F_GETPIPE_SZ)", fcntl, -1, F_GETPIPE_SZ);
    CASE("fcntl(-1, F_ADD_SEALS, F_SEAL_SHRINK|F_SEAL_WRITE)", fcntl, -1, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_WRITE);
    CASE("fcntl(-1, F_GET_SEALS)", fcntl, -1, F_GET_SEALS);
    CASE("fcntl(-1, 0x40b /* F_??? */, 0x1000)", fcntl, -1, F_GET_RW_HINT, NOWHERE);
    CASE("fcntl(-1, 0x40c /* F_??? */, ADDR)", fcntl, -1, F_SET_RW_HINT, &hint);
    CASE("fcntl(-1, F_GETOWNER_UIDS, 0x1000)", fcntl, -1, 17, NOWHERE);
    CASE("fcntl(-1, 0x3039 /* F_??? */, 0x6)", fcntl, -1, 12345, 6);
    RESULT("poll([{fd=0, events=POLLIN|POLLPRI}, {fd=-1}, {fd=5, events=POLLIN|POLLPRI|POLLOUT|POLLERR|POLLHUP|POLLNVAL|POLLRDNORM|POLLRDBAND|POLLWRNORM|POLLWRBAND|POLLMSG|POLLREMOVE|POLLRDHUP|0x4800}], 3, -5) = 2 ([{fd=0, revents=POLLIN}, {fd=5, revents=POLLNVAL}])", poll, fds, 3, -5);
    RESULT("poll(NULL, 0, 1) = 0 (Timeout)", poll, NULL, 0, 1);
    CASE("poll(0x1000, 1, 0)", poll, NOWHERE, 1, 0);
    CASE("ppoll([{fd=0, events=POLLIN|POLLPRI}, {fd=-1}], 2, {tv_sec=1, tv_nsec=2000000000}, [INT TERM], 8)", ppoll, fds, 2, &bad, &signals, 8);
    CASE("ppoll(0x1000, 1, NULL, NULL, 8)", ppoll, NOWHERE, 1, NULL, NULL, 8);
    CASE("select(31, [0 2 30], NULL, [0 2 30], {tv_sec=-1, tv_usec=500000})", select, 31, &set, NULL, &set, &time);
    CASE("select(-1, ADDR, NULL, NULL, NULL)", select, -1, &set, NULL, NULL, NULL);
    CASE("pselect6(3, [0 2], 0x1000, NULL, NULL, {sigmask=[INT TERM], sigsetsize=8})", pselect6, 3, &set, NOWHERE, NULL, NULL, &pack);
    CASE("pselect6(0, NULL, NULL, NULL, {tv_sec=1, tv_nsec=2000000000}, NULL)", pselect6, 0, NULL, NULL, NULL, &bad, NULL);
    CASE("epoll_create(-1)", epoll_create, -1);
    CASE("epoll_create1(0x1 /* EPOLL_??? */)", epoll_create1, 1);
    CASE("epoll_ctl(-1, EPOLL_CTL_ADD, 5, {events=EPOLLIN|EPOLLONESHOT|EPOLLET, data={u32=2, u64=4294967298}})", epoll_ctl, -1, EPOLL_CTL_ADD, 5, &event);
    CASE("epoll_ctl(-1, EPOLL_CTL_DEL, 5, 0x1000)", epoll_ctl, -1, EPOLL_CTL_DEL, 5, NOWHERE);
    CASE("epoll_ctl(-1, 0x9 /* EPOLL_CTL_??? */, 5, NULL)", epoll_ctl, -1, 9, 5, NULL);
    CASE("epoll_wait(-1, 0x1000, 5, -1)", epoll_wait, -1, NOWHERE, 5, -1);
    CASE("epoll_pwait(-1, 0x1000, 5, 0, ADDR, 8)", epoll_pwait, -1, NOWHERE, 5, 0, &signals, 8);
    CASE("epoll_pwait(-1, NULL, 5, 0, NULL, 8)", epoll_pwait, -1, NULL, 5, 0, NULL, 8);
    CASE("eventfd2(5, 0x10 /* EFD_??? */)", eventfd2, 5, 0x10);
    CASE("eventfd2(5, EFD_SEMAPHORE|EFD_CLOEXEC|EFD_NONBLOCK|0x100)", eventfd2, 5, EFD_CLOEXEC | EFD_NONBLOCK | EFD_SEMAPHORE | 0x100);
    CASE("signalfd4(-1, ADDR, 4, 0)", signalfd4, -1, &signals, 4, 0);
    CASE("signalfd4(-1, [INT TERM], 8, SFD_CLOEXEC|0x1)", signalfd4, -1, &signals, 8, SFD_CLOEXEC | 1);
    CASE("timerfd_create(0x4d /* CLOCK_??? */, TFD_CLOEXEC)", timerfd_create, 77, TFD_CLOEXEC);
    CASE("timerfd_settime(-1, TFD_TIMER_ABSTIME, {it_interval={tv_sec=0, tv_nsec=0}, it_value={tv_sec=5, tv_nsec=1000}}, NULL)", timerfd_settime, -1, TFD_TIMER_ABSTIME, &timer, NULL);
    CASE("timerfd_gettime(-1, 0x1000)", timerfd_gettime, -1, NOWHERE);
    CASE("inotify_init1(0x7 /* IN_??? */)", inotify_init1, 7);
    CASE("inotify_add_watch(-1, \"/\", IN_CREATE|IN_ONLYDIR|IN_MASK_ADD)", inotify_add_watch, -1, "/", IN_CREATE | IN_ONLYDIR | IN_MASK_ADD);
    CASE("inotify_rm_watch(-1, 3)", inotify_rm_watch, -1, 3);
    CASE("fanotify_init(FAN_CLASS_NOTIF|FAN_NONBLOCK|0x80000000, O_RDONLY)", fanotify_init, FAN_CLASS_NOTIF | FAN_NONBLOCK | 0x80000000, O_RDONLY | O_LARGEFILE);
    CASE("fanotify_mark(-1, FAN_MARK_ADD|FAN_MARK_MOUNT, FAN_OPEN|FAN_ONDIR, AT_FDCWD, \"/x\")", fanotify_mark, -1, FAN_MARK_ADD | FAN_MARK_MOUNT, FAN_OPEN | FAN_ONDIR, AT_FDCWD, "/x");
    CASE("fanotify_mark(-1, FAN_MARK_FLUSH, 0, FAN_NOFD, NULL)", fanotify_mark, -1, FAN_MARK_FLUSH, 0, -1, NULL);
    CASE("ioctl(-1, TCGETS, 0x1000)", ioctl, -1, TCGETS, NOWHERE);
    CASE("ioctl(-1, TIOCGWINSZ, 0x1000)", ioctl, -1, TIOCGWINSZ, NOWHERE);
    CASE("ioctl(-1, TIOCSWINSZ, {ws_row=25, ws_col=80, ws_xpixel=0, ws_ypixel=0})", ioctl, -1, TIOCSWINSZ, &window);
    CASE("ioctl(-1, TIOCSCTTY, 1)", ioctl, -1, TIOCSCTTY, 1);
    CASE("ioctl(-1, TIOCSPGRP, [7])", ioctl, -1, TIOCSPGRP, &number);
    CASE("ioctl(-1, FIONREAD, 0x1000)", ioctl, -1, FIONREAD, NOWHERE);
    CASE("ioctl(-1, FIONBIO, [7])", ioctl, -1, FIONBIO, &number);
    CASE("ioctl(-1, FIOCLEX)", ioctl, -1, FIOCLEX);
    CASE("ioctl(-1, TCFLSH, TCIOFLUSH)", ioctl, -1, TCFLSH, 2);
    CASE("ioctl(-1, TIOCMBIS, [TIOCM_LE|TIOCM_DTR|TIOCM_RTS])", ioctl, -1, TIOCMBIS, &number);
    CASE("ioctl(-1, TIOCMGET, 0x1000)", ioctl, -1, TIOCMGET, NOWHERE);
    CASE("ioctl(-1, TIOCSTI, \"x\")", ioctl, -1, TIOCSTI, "x");
    CASE("ioctl(-1, SIOCGIFCONF, 0x1000)", ioctl, -1, SIOCGIFCONF, NOWHERE);
    CASE("ioctl(-1, SIOCGIFINDEX, 0x1000)", ioctl, -1, SIOCGIFINDEX, NOWHERE);
    CASE("ioctl(-1, SIOCATMARK, 0x1000)", ioctl, -1, SIOCATMARK, NOWHERE);
    CASE("ioctl(-1, SIOCGSTAMP_OLD, 0x1000)", ioctl, -1, SIOCGSTAMP, NOWHERE);
    CASE("ioctl(-1, BLKGETSIZE64, 0x1000)", ioctl, -1, BLKGETSIZE64, NOWHERE);
    CASE("ioctl(-1, BLKRRPART)", ioctl, -1, BLKRRPART);
    CASE("ioctl(-1, BLKRASET, 5)", ioctl, -1, BLKRASET, 5);
    CASE("ioctl(-1, FS_IOC_GETFLAGS, 0x1000)", ioctl, -1, FS_IOC_GETFLAGS, NOWHERE);
    CASE("ioctl(-1, FS_IOC_FIEMAP, 0x1000)", ioctl, -1, FS_IOC_FIEMAP, NOWHERE);
    CASE("ioctl(-1, FS_IOC_FSGETXATTR, 0x1000)", ioctl, -1, FS_IOC_FSGETXATTR, NOWHERE);
    CASE("ioctl(-1, FIFREEZE)", ioctl, -1, FIFREEZE);
    CASE("ioctl(-1, FITRIM, 0x1000)", ioctl, -1, FITRIM, NOWHERE);
    CASE("ioctl(-1, BTRFS_IOC_CLONE or FICLONE, 5)", ioctl, -1, FICLONE, 5);
    CASE("ioctl(-1, BTRFS_IOC_FILE_EXTENT_SAME or FIDEDUPERANGE, 0x1000)", ioctl, -1, FIDEDUPERANGE, NOWHERE);
    CASE("ioctl(-1, LOOP_SET_FD, 5)", ioctl, -1, LOOP_SET_FD, 5);
    CASE("ioctl(-1, LOOP_CTL_GET_FREE)", ioctl, -1, LOOP_CTL_GET_FREE);
    CASE("ioctl(-1, RNDGETENTCNT, 0x1000)", ioctl, -1, RNDGETENTCNT, NOWHERE);
    CASE("ioctl(-1, RTC_RD_TIME, 0x1000)", ioctl, -1, RTC_RD_TIME, NOWHERE);
    CASE("ioctl(-1, HDIO_GETGEO, 0x1000)", ioctl, -1, HDIO_GETGEO, NOWHERE);
    CASE("ioctl(-1, KDGKBMODE, 0x1000)", ioctl, -1, KDGKBMODE, NOWHERE);
    CASE("ioctl(-1, EVIOCGVERSION, 0x1000)", ioctl, -1, EVIOCGVERSION, NOWHERE);
    CASE("ioctl(-1, UFFDIO_API, 0x1000)", ioctl, -1, UFFDIO_API, NOWHERE);
    CASE("ioctl(-1, PERF_EVENT_IOC_ENABLE, 0)", ioctl, -1, PERF_EVENT_IOC_ENABLE, 0);
    CASE("ioctl(-1, KVM_GET_API_VERSION, 0)", ioctl, -1, KVM_GET_API_VERSION, 0);
    CASE("ioctl(-1, TUNSETIFF, 0x1000)", ioctl, -1, TUNSETIFF, NOWHERE);
    CASE("ioctl(-1, _IOC(_IOC_READ|_IOC_WRITE, 0xf7, 0x99, 0x123), 0x55)", ioctl, -1, _IOC(_IOC_READ | _IOC_WRITE, 0xf7, 0x99, 0x123), 0x55);
    CASE("ioctl(-1, _IOC(_IOC_NONE, 0x7a, 0xfa, 0), 0x7)", ioctl, -1, _IO('z', 250), 7);
    CASE("ioctl(-1, _IOC(_IOC_NONE, 0xfe, 0xdc, 0), 0)", ioctl, -1, 0xfedc, NULL);
    return 0;
}
