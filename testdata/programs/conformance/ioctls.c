/* ioctl by request, with what each points to. */
#include "conformance.h"
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <termios.h>
#include <linux/fs.h>
#include <linux/fiemap.h>
#include <linux/sockios.h>
#include <linux/loop.h>
#include <linux/random.h>
#include <linux/rtc.h>
#include <linux/kd.h>
#include <linux/vt.h>
#include <linux/input.h>
#include <linux/userfaultfd.h>
#include <linux/perf_event.h>
#include <linux/if_tun.h>
#include <linux/blkzoned.h>
#include <linux/blkpg.h>
#include <linux/hdreg.h>
#include <linux/watchdog.h>
#include <linux/nsfs.h>
#include <linux/seccomp.h>
#include <linux/kcov.h>
#include <linux/nbd.h>
#include <linux/tee.h>
#include <linux/uinput.h>
#include <linux/kvm.h>
#include <linux/dm-ioctl.h>
#include <linux/hiddev.h>
#include <linux/videodev2.h>
#include <scsi/sg.h>
#include <linux/cdrom.h>

int main(void) {
    struct { int c_iflag, c_oflag, c_cflag, c_lflag; unsigned char c_line, c_cc[19]; } settings = {ICRNL | IXON, OPOST | ONLCR, CS8 | CREAD | HUPCL | B38400, ISIG | ICANON | ECHO | ECHOE, 0, {3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22}};
    struct termios2_ { int c_iflag, c_oflag, c_cflag, c_lflag; unsigned char c_line, c_cc[19]; unsigned ispeed, ospeed; } settings2 = {ICRNL, OPOST, CS8 | 010000, ISIG, 0, {3}, 115200, 9600};
    struct winsize window = {25, 80, 640, 480};
    int number = 7;
    long wide = 7;
    uint64_t range[2] = {4096, 8192};
    struct fiemap map = {0, ~0UL, FIEMAP_FLAG_SYNC, 0, 5};
    struct fstrim_range trim = {0, ~0UL, 4096};
    struct fsxattr attributes = {FS_XFLAG_NODUMP | FS_XFLAG_APPEND, 1, 2, 3, 4};
    struct file_clone_range clone = {5, 6, 7, 8};
    struct { struct file_dedupe_range head; struct file_dedupe_range_info info[2]; } dedupe = {{1, 2, 2}, {{3, 4}, {5, 6}}};
    struct ifreq request;
    struct ifconf list = {2 * sizeof request, {(void *)NOWHERE}};
    struct loop_info64 loop = {.lo_flags = LO_FLAGS_READ_ONLY | LO_FLAGS_AUTOCLEAR, .lo_file_name = "/a/file"};
    struct loop_config configuration = {5, 512, {.lo_flags = LO_FLAGS_READ_ONLY}};
    struct { int bits, bytes; unsigned char pool[4]; } entropy = {8, 4, "abc"};
    struct rtc_time clock = {1, 2, 3, 4, 5, 106, 0, 0, 0};
    struct rtc_wkalrm alarm = {1, 0, {1, 2, 3, 4, 5, 106}};
    struct uffdio_api api = {UFFD_API, UFFD_FEATURE_EVENT_FORK | UFFD_FEATURE_SIGBUS, 0};
    struct uffdio_register reg = {{4096, 8192}, UFFDIO_REGISTER_MODE_MISSING, 0};
    struct uffdio_copy copy = {4096, 8192, 4096, UFFDIO_COPY_MODE_DONTWAKE, 0};
    struct uffdio_zeropage zero = {{4096, 8192}, 0, 0};
    struct uffdio_range wake = {4096, 8192};
    struct uffdio_writeprotect protect = {{4096, 8192}, UFFDIO_WRITEPROTECT_MODE_WP};
    struct input_absinfo absolute = {1, 2, 3, 4, 5, 6};
    struct ff_effect effect = {FF_RUMBLE, -1};
    struct blk_zone_range zones = {1, 2};
    struct { struct blkpg_partition part; struct blkpg_ioctl_arg arg; } partition = {{1, 2, 3, "dev", "vol"}};
    partition.arg = (struct blkpg_ioctl_arg){BLKPG_ADD_PARTITION, 0, sizeof partition.part, &partition.part};
    struct seccomp_notif_resp response = {1, 2, -3, SECCOMP_USER_NOTIF_FLAG_CONTINUE};
    struct seccomp_notif_addfd add = {1, SECCOMP_ADDFD_FLAG_SETFD, 5, 6, O_CLOEXEC};
    struct vt_mode mode = {VT_PROCESS, 0, 10, 12, 0};
    struct ifmap hardware = {0};
    memset(&request, 0, sizeof request);
    strcpy(request.ifr_name, "lo");
    BEGIN();
    CASE("ioctl(-1, TCGETS, 0x1000)", ioctl, -1, TCGETS, NOWHERE);
    CASE("ioctl(-1, SNDCTL_TMR_START or TCSETS, {c_iflag=ICRNL|IXON, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR, c_cflag=B38400|CS8|CREAD|HUPCL, c_lflag=ISIG|ICANON|ECHO|ECHOE, ...})", ioctl, -1, TCSETS, &settings);
    CASE("ioctl(-1, SNDCTL_TMR_STOP or TCSETSW, 0x1000)", ioctl, -1, TCSETSW, NOWHERE);
    CASE("ioctl(-1, TCGETS2, 0x1000)", ioctl, -1, 0x802c542a, NOWHERE);
    CASE("ioctl(-1, TCSETS2, {c_iflag=ICRNL, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST, c_cflag=BOTHER|CS8|, c_lflag=ISIG, ...})", ioctl, -1, 0x402c542b, &settings2);
    CASE("ioctl(-1, TCGETA, 0x1000)", ioctl, -1, TCGETA, NOWHERE);
    CASE("ioctl(-1, TCSETA, {c_iflag=ICRNL|IXON, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|, c_cflag=B150|CS5|, c_lflag=, ...})", ioctl, -1, TCSETA, &settings);
    CASE("ioctl(-1, TIOCGWINSZ, 0x1000)", ioctl, -1, TIOCGWINSZ, NOWHERE);
    CASE("ioctl(-1, TIOCSWINSZ, {ws_row=25, ws_col=80, ws_xpixel=640, ws_ypixel=480})", ioctl, -1, TIOCSWINSZ, &window);
    CASE("ioctl(-1, TIOCSPGRP, [7])", ioctl, -1, TIOCSPGRP, &number);
    CASE("ioctl(-1, TIOCGPGRP, 0x1000)", ioctl, -1, TIOCGPGRP, NOWHERE);
    CASE("ioctl(-1, TIOCSTI, \"x\")", ioctl, -1, TIOCSTI, "x");
    CASE("ioctl(-1, TIOCLINUX, 0x1000)", ioctl, -1, TIOCLINUX, NOWHERE);
    CASE("ioctl(-1, TIOCMBIS, [TIOCM_LE|TIOCM_DTR|TIOCM_RTS])", ioctl, -1, TIOCMBIS, &number);
    CASE("ioctl(-1, TIOCSCTTY, 1)", ioctl, -1, TIOCSCTTY, 1);
    CASE("ioctl(-1, TIOCNOTTY)", ioctl, -1, TIOCNOTTY, 0);
    CASE("ioctl(-1, TIOCGPTN, 0x1000)", ioctl, -1, TIOCGPTN, NOWHERE);
    CASE("ioctl(-1, TIOCSPTLCK, [7])", ioctl, -1, TIOCSPTLCK, &number);
    CASE("ioctl(-1, TIOCPKT, [7])", ioctl, -1, TIOCPKT, &number);
    CASE("ioctl(-1, TIOCGETD, 0x1000)", ioctl, -1, TIOCGETD, NOWHERE);
    CASE("ioctl(-1, TIOCSETD, [7])", ioctl, -1, TIOCSETD, &number);
    CASE("ioctl(-1, TIOCGPTPEER, 0x102)", ioctl, -1, TIOCGPTPEER, O_RDWR | O_NOCTTY);
    CASE("ioctl(-1, TIOCGSERIAL, 0x1000)", ioctl, -1, TIOCGSERIAL, NOWHERE);
    CASE("ioctl(-1, TIOCGLCKTRMIOS, 0x1000)", ioctl, -1, TIOCGLCKTRMIOS, NOWHERE);
    CASE("ioctl(-1, TIOCSLCKTRMIOS, {c_iflag=ICRNL|IXON, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR, c_cflag=B38400|CS8|CREAD|HUPCL, c_lflag=ISIG|ICANON|ECHO|ECHOE, ...})", ioctl, -1, TIOCSLCKTRMIOS, &settings);
    CASE("ioctl(-1, TIOCGDEV, 0x1000)", ioctl, -1, TIOCGDEV, NOWHERE);
    CASE("ioctl(-1, TIOCCONS)", ioctl, -1, TIOCCONS, 0);
    CASE("ioctl(-1, TCFLSH, TCIOFLUSH)", ioctl, -1, TCFLSH, TCIOFLUSH);
    CASE("ioctl(-1, TCXONC, TCOON)", ioctl, -1, TCXONC, TCOON);
    CASE("ioctl(-1, TCSBRK, 1)", ioctl, -1, TCSBRK, 1);
    CASE("ioctl(-1, FIONREAD, 0x1000)", ioctl, -1, FIONREAD, NOWHERE);
    CASE("ioctl(-1, FIONBIO, [7])", ioctl, -1, FIONBIO, &number);
    CASE("ioctl(-1, FIOASYNC, [7])", ioctl, -1, FIOASYNC, &number);
    CASE("ioctl(-1, FIOCLEX)", ioctl, -1, FIOCLEX, 5);
    CASE("ioctl(-1, FIONCLEX)", ioctl, -1, FIONCLEX, 5);
    CASE("ioctl(-1, FIOQSIZE, 0x1000)", ioctl, -1, FIOQSIZE, NOWHERE);
    CASE("ioctl(-1, FIBMAP, ADDR)", ioctl, -1, FIBMAP, &number);
    CASE("ioctl(-1, FIGETBSZ, 0x1000)", ioctl, -1, FIGETBSZ, NOWHERE);
    CASE("ioctl(-1, FIFREEZE)", ioctl, -1, FIFREEZE, 0);
    CASE("ioctl(-1, FITHAW)", ioctl, -1, FITHAW, 0);
    CASE("ioctl(-1, FITRIM, {start=0, len=18446744073709551615, minlen=4096})", ioctl, -1, FITRIM, &trim);
    CASE("ioctl(-1, BTRFS_IOC_CLONE_RANGE or FICLONERANGE, {src_fd=5, src_offset=6, src_length=7, dest_offset=8})", ioctl, -1, FICLONERANGE, &clone);
    CASE("ioctl(-1, BTRFS_IOC_FILE_EXTENT_SAME or FIDEDUPERANGE, {src_offset=1, src_length=2, dest_count=2, info=[{dest_fd=3, dest_offset=4}, {dest_fd=5, dest_offset=6}]})", ioctl, -1, FIDEDUPERANGE, &dedupe);
    CASE("ioctl(-1, FS_IOC_FIEMAP, {fm_start=0, fm_length=18446744073709551615, fm_flags=FIEMAP_FLAG_SYNC, fm_extent_count=5})", ioctl, -1, FS_IOC_FIEMAP, &map);
    CASE("ioctl(-1, FS_IOC_FIEMAP, 0x1000)", ioctl, -1, FS_IOC_FIEMAP, NOWHERE);
    CASE("ioctl(-1, FS_IOC_GETFLAGS, 0x1000)", ioctl, -1, FS_IOC_GETFLAGS, NOWHERE);
    CASE("ioctl(-1, FS_IOC_SETFLAGS, [FS_SECRM_FL|FS_UNRM_FL|FS_COMPR_FL])", ioctl, -1, FS_IOC_SETFLAGS, &wide);
    CASE("ioctl(-1, FS_IOC_FSGETXATTR, 0x1000)", ioctl, -1, FS_IOC_FSGETXATTR, NOWHERE);
    CASE("ioctl(-1, FS_IOC_FSSETXATTR, {fsx_xflags=FS_XFLAG_APPEND|FS_XFLAG_NODUMP, fsx_extsize=1, fsx_projid=0x3, fsx_cowextsize=4})", ioctl, -1, FS_IOC_FSSETXATTR, &attributes);
    CASE("ioctl(-1, FS_IOC_GETFSLABEL, 0x1000)", ioctl, -1, FS_IOC_GETFSLABEL, NOWHERE);
    CASE("ioctl(-1, FS_IOC_SETFSLABEL, \"label\")", ioctl, -1, FS_IOC_SETFSLABEL, "label");
    CASE("ioctl(-1, BLKROSET, [7])", ioctl, -1, BLKROSET, &number);
    CASE("ioctl(-1, BLKROGET, 0x1000)", ioctl, -1, BLKROGET, NOWHERE);
    CASE("ioctl(-1, BLKGETSIZE, 0x1000)", ioctl, -1, BLKGETSIZE, NOWHERE);
    CASE("ioctl(-1, BLKGETSIZE64, 0x1000)", ioctl, -1, BLKGETSIZE64, NOWHERE);
    CASE("ioctl(-1, BLKRAGET, 0x1000)", ioctl, -1, BLKRAGET, NOWHERE);
    CASE("ioctl(-1, BLKRASET, 5)", ioctl, -1, BLKRASET, 5);
    CASE("ioctl(-1, BLKSECTGET, 0x1000)", ioctl, -1, BLKSECTGET, NOWHERE);
    CASE("ioctl(-1, BLKSSZGET, 0x1000)", ioctl, -1, BLKSSZGET, NOWHERE);
    CASE("ioctl(-1, BLKALIGNOFF, 0x1000)", ioctl, -1, BLKALIGNOFF, NOWHERE);
    CASE("ioctl(-1, BLKBSZSET, [7])", ioctl, -1, BLKBSZSET, &number);
    CASE("ioctl(-1, BLKDISCARD, [4096, 8192])", ioctl, -1, BLKDISCARD, range);
    CASE("ioctl(-1, BLKSECDISCARD, [4096, 8192])", ioctl, -1, BLKSECDISCARD, range);
    CASE("ioctl(-1, BLKZEROOUT, [4096, 8192])", ioctl, -1, BLKZEROOUT, range);
    CASE("ioctl(-1, BLKDISCARDZEROES, 0x1000)", ioctl, -1, BLKDISCARDZEROES, NOWHERE);
    CASE("ioctl(-1, BLKPG, {op=BLKPG_ADD_PARTITION, flags=0, datalen=152, data={start=1, length=2, pno=3, devname=\"dev\", volname=\"vol\"}})", ioctl, -1, BLKPG, &partition.arg);
    CASE("ioctl(-1, BLKTRACESTART)", ioctl, -1, BLKTRACESTART, 0);
    CASE("ioctl(-1, BLKRESETZONE, ADDR)", ioctl, -1, BLKRESETZONE, &zones);
    CASE("ioctl(-1, HDIO_GETGEO, 0x1000)", ioctl, -1, HDIO_GETGEO, NOWHERE);
    CASE("ioctl(-1, HDIO_GET_IDENTITY, 0x1000)", ioctl, -1, HDIO_GET_IDENTITY, NOWHERE);
    CASE("ioctl(-1, CDROMEJECT, 0)", ioctl, -1, CDROMEJECT, 0);
    CASE("ioctl(-1, SG_GET_VERSION_NUM, 0x1000)", ioctl, -1, SG_GET_VERSION_NUM, NOWHERE);
    CASE("ioctl(-1, SIOCGIFNAME, {ifr_ifindex=0})", ioctl, -1, SIOCGIFNAME, &request);
    CASE("ioctl(-1, SIOCGIFFLAGS, {ifr_name=\"lo\"})", ioctl, -1, SIOCGIFFLAGS, &request);
    CASE("ioctl(-1, SIOCGIFINDEX, 0x1000)", ioctl, -1, SIOCGIFINDEX, NOWHERE);
    CASE("ioctl(-1, SIOCGIFCONF, {ifc_len=80 /* 2 * sizeof(struct ifreq) */, ifc_buf=0x1000})", ioctl, -1, SIOCGIFCONF, &list);
    CASE("ioctl(-1, SIOCSIFFLAGS, {ifr_name=\"lo\", ifr_flags=IFF_UP|IFF_RUNNING})", ioctl, -1, SIOCSIFFLAGS, (request.ifr_flags = IFF_UP | IFF_RUNNING, &request));
    CASE("ioctl(-1, SIOCSIFMTU, {ifr_name=\"lo\", ifr_mtu=1500})", ioctl, -1, SIOCSIFMTU, (request.ifr_mtu = 1500, &request));
    CASE("ioctl(-1, SIOCSIFADDR, {ifr_name=\"lo\", ifr_addr={sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}})", ioctl, -1, SIOCSIFADDR, (request.ifr_addr = (struct sockaddr){AF_INET, {0, 80, 127, 0, 0, 1}}, &request));
    CASE("ioctl(-1, SIOCSIFHWADDR, {ifr_name=\"lo\", ifr_hwaddr={sa_family=ARPHRD_ETHER, sa_data=01:02:03:04:05:06}})", ioctl, -1, SIOCSIFHWADDR, (request.ifr_hwaddr = (struct sockaddr){1, {1, 2, 3, 4, 5, 6}}, &request));
    CASE("ioctl(-1, SIOCGIFHWADDR, 0x1000)", ioctl, -1, SIOCGIFHWADDR, NOWHERE);
    CASE("ioctl(-1, SIOCSIFMAP, {ifr_name=\"lo\", ifr_map={mem_start=0, mem_end=0, base_addr=0, irq=0, dma=0, port=0}})", ioctl, -1, SIOCSIFMAP, (request.ifr_map = hardware, &request));
    CASE("ioctl(-1, SIOCSIFTXQLEN, {ifr_name=\"lo\", ifr_qlen=77})", ioctl, -1, SIOCSIFTXQLEN, (request.ifr_qlen = 77, &request));
    CASE("ioctl(-1, SIOCSIFNAME, {ifr_name=\"lo\", ifr_newname=\"eth7\"})", ioctl, -1, SIOCSIFNAME, (strcpy(request.ifr_newname, "eth7"), &request));
    CASE("ioctl(-1, SIOCETHTOOL, ADDR)", ioctl, -1, SIOCETHTOOL, &request);
    CASE("ioctl(-1, SIOCBRADDBR, \"br0\")", ioctl, -1, SIOCBRADDBR, "br0");
    CASE("ioctl(-1, SIOCGSTAMP_OLD, 0x1000)", ioctl, -1, SIOCGSTAMP, NOWHERE);
    CASE("ioctl(-1, SIOCATMARK, 0x1000)", ioctl, -1, SIOCATMARK, NOWHERE);
    CASE("ioctl(-1, SIOCSPGRP, [7])", ioctl, -1, SIOCSPGRP, &number);
    CASE("ioctl(-1, FIONREAD, 0x1000)", ioctl, -1, SIOCINQ, NOWHERE);
    CASE("ioctl(-1, TIOCOUTQ, 0x1000)", ioctl, -1, SIOCOUTQ, NOWHERE);
    CASE("ioctl(-1, SIOCADDRT, 0x1000)", ioctl, -1, SIOCADDRT, NOWHERE);
    CASE("ioctl(-1, SIOCGARP, 0x1000)", ioctl, -1, SIOCGARP, NOWHERE);
    CASE("ioctl(-1, TUNSETIFF, ADDR)", ioctl, -1, TUNSETIFF, &request);
    CASE("ioctl(-1, TUNSETPERSIST, 0x1)", ioctl, -1, TUNSETPERSIST, 1);
    CASE("ioctl(-1, LOOP_SET_FD, 5)", ioctl, -1, LOOP_SET_FD, 5);
    CASE("ioctl(-1, LOOP_SET_STATUS64, {lo_offset=0, lo_number=0, lo_flags=LO_FLAGS_READ_ONLY|LO_FLAGS_AUTOCLEAR, lo_file_name=\"/a/file\", ...})", ioctl, -1, LOOP_SET_STATUS64, &loop);
    CASE("ioctl(-1, LOOP_GET_STATUS64, 0x1000)", ioctl, -1, LOOP_GET_STATUS64, NOWHERE);
    CASE("ioctl(-1, LOOP_CONFIGURE, {fd=5, block_size=512, info={lo_offset=0, lo_number=0, lo_flags=LO_FLAGS_READ_ONLY, lo_file_name=\"\", ...}})", ioctl, -1, LOOP_CONFIGURE, &configuration);
    CASE("ioctl(-1, LOOP_SET_CAPACITY)", ioctl, -1, LOOP_SET_CAPACITY, 0);
    CASE("ioctl(-1, LOOP_CTL_GET_FREE)", ioctl, -1, LOOP_CTL_GET_FREE, 0);
    CASE("ioctl(-1, RNDGETENTCNT, 0x1000)", ioctl, -1, RNDGETENTCNT, NOWHERE);
    CASE("ioctl(-1, RNDADDTOENTCNT, [7])", ioctl, -1, RNDADDTOENTCNT, &number);
    CASE("ioctl(-1, RNDADDENTROPY, {entropy_count=8, buf_size=4, buf=\"abc\\0\"})", ioctl, -1, RNDADDENTROPY, &entropy);
    CASE("ioctl(-1, RNDCLEARPOOL)", ioctl, -1, RNDCLEARPOOL, 0);
    CASE("ioctl(-1, RTC_RD_TIME, 0x1000)", ioctl, -1, RTC_RD_TIME, NOWHERE);
    CASE("ioctl(-1, RTC_SET_TIME, {tm_sec=1, tm_min=2, tm_hour=3, tm_mday=4, tm_mon=5, tm_year=106, ...})", ioctl, -1, RTC_SET_TIME, &clock);
    CASE("ioctl(-1, RTC_WKALM_SET, {enabled=1, pending=0, time={tm_sec=1, tm_min=2, tm_hour=3, tm_mday=4, tm_mon=5, tm_year=106, ...}})", ioctl, -1, RTC_WKALM_SET, &alarm);
    CASE("ioctl(-1, RTC_IRQP_SET, 64)", ioctl, -1, RTC_IRQP_SET, 64);
    CASE("ioctl(-1, RTC_AIE_ON)", ioctl, -1, RTC_AIE_ON, 0);
    CASE("ioctl(-1, UFFDIO_API, {api=0xaa, features=UFFD_FEATURE_EVENT_FORK|UFFD_FEATURE_SIGBUS})", ioctl, -1, UFFDIO_API, &api);
    CASE("ioctl(-1, UFFDIO_REGISTER, {range={start=0x1000, len=0x2000}, mode=UFFDIO_REGISTER_MODE_MISSING})", ioctl, -1, UFFDIO_REGISTER, &reg);
    CASE("ioctl(-1, UFFDIO_UNREGISTER, {start=0x1000, len=0x2000})", ioctl, -1, UFFDIO_UNREGISTER, &wake);
    CASE("ioctl(-1, UFFDIO_WAKE, {start=0x1000, len=0x2000})", ioctl, -1, UFFDIO_WAKE, &wake);
    CASE("ioctl(-1, UFFDIO_COPY, {dst=0x1000, src=0x2000, len=0x1000, mode=UFFDIO_COPY_MODE_DONTWAKE})", ioctl, -1, UFFDIO_COPY, &copy);
    CASE("ioctl(-1, UFFDIO_ZEROPAGE, {range={start=0x1000, len=0x2000}, mode=0})", ioctl, -1, UFFDIO_ZEROPAGE, &zero);
    CASE("ioctl(-1, UFFDIO_WRITEPROTECT, ADDR)", ioctl, -1, UFFDIO_WRITEPROTECT, &protect);
    CASE("ioctl(-1, EVIOCGVERSION, 0x1000)", ioctl, -1, EVIOCGVERSION, NOWHERE);
    CASE("ioctl(-1, EVIOCGID, 0x1000)", ioctl, -1, EVIOCGID, NOWHERE);
    CASE("ioctl(-1, EVIOCGNAME(64), 0x1000)", ioctl, -1, EVIOCGNAME(64), NOWHERE);
    CASE("ioctl(-1, EVIOCGRAB, 1)", ioctl, -1, EVIOCGRAB, 1);
    CASE("ioctl(-1, EVIOCGABS(ABS_X), 0x1000)", ioctl, -1, EVIOCGABS(0), NOWHERE);
    CASE("ioctl(-1, EVIOCSABS(ABS_Y), {value=1, minimum=2, ...})", ioctl, -1, EVIOCSABS(1), &absolute);
    CASE("ioctl(-1, EVIOCGBIT(EV_KEY, 8), 0x1000)", ioctl, -1, EVIOCGBIT(EV_KEY, 8), NOWHERE);
    CASE("ioctl(-1, EVIOCGKEY(8), 0x1000)", ioctl, -1, EVIOCGKEY(8), NOWHERE);
    CASE("ioctl(-1, EVIOCSFF, {type=FF_RUMBLE, id=-1, direction=0, ...})", ioctl, -1, EVIOCSFF, &effect);
    CASE("ioctl(-1, EVIOCRMFF, 5)", ioctl, -1, EVIOCRMFF, 5);
    CASE("ioctl(-1, UI_DEV_CREATE or USB_RAW_IOCTL_RUN, 0)", ioctl, -1, UI_DEV_CREATE, 0);
    CASE("ioctl(-1, PERF_EVENT_IOC_ENABLE, PERF_IOC_FLAG_GROUP)", ioctl, -1, PERF_EVENT_IOC_ENABLE, PERF_IOC_FLAG_GROUP);
    CASE("ioctl(-1, PERF_EVENT_IOC_PERIOD, [4096])", ioctl, -1, PERF_EVENT_IOC_PERIOD, range);
    CASE("ioctl(-1, PERF_EVENT_IOC_SET_OUTPUT, 5)", ioctl, -1, PERF_EVENT_IOC_SET_OUTPUT, 5);
    CASE("ioctl(-1, PERF_EVENT_IOC_SET_FILTER, \"filter\")", ioctl, -1, PERF_EVENT_IOC_SET_FILTER, "filter");
    CASE("ioctl(-1, PERF_EVENT_IOC_ID, 0x1000)", ioctl, -1, PERF_EVENT_IOC_ID, NOWHERE);
    CASE("ioctl(-1, PERF_EVENT_IOC_SET_BPF, 5)", ioctl, -1, PERF_EVENT_IOC_SET_BPF, 5);
    CASE("ioctl(-1, PERF_EVENT_IOC_PAUSE_OUTPUT, 1)", ioctl, -1, PERF_EVENT_IOC_PAUSE_OUTPUT, 1);
    CASE("ioctl(-1, NS_GET_USERNS)", ioctl, -1, NS_GET_USERNS, 0);
    CASE("ioctl(-1, NS_GET_NSTYPE)", ioctl, -1, NS_GET_NSTYPE, 0);
    CASE("ioctl(-1, NS_GET_OWNER_UID, 0x1000)", ioctl, -1, NS_GET_OWNER_UID, NOWHERE);
    CASE("ioctl(-1, SECCOMP_IOCTL_NOTIF_RECV, 0x1000)", ioctl, -1, SECCOMP_IOCTL_NOTIF_RECV, NOWHERE);
    CASE("ioctl(-1, SECCOMP_IOCTL_NOTIF_SEND, {id=0x1, val=2, error=-ESRCH, flags=SECCOMP_USER_NOTIF_FLAG_CONTINUE})", ioctl, -1, SECCOMP_IOCTL_NOTIF_SEND, &response);
    CASE("ioctl(-1, SECCOMP_IOCTL_NOTIF_ID_VALID, [0x1000])", ioctl, -1, SECCOMP_IOCTL_NOTIF_ID_VALID, range);
    CASE("ioctl(-1, SECCOMP_IOCTL_NOTIF_ADDFD, {id=0x1, flags=SECCOMP_ADDFD_FLAG_SETFD, srcfd=5, newfd=6, newfd_flags=O_CLOEXEC})", ioctl, -1, SECCOMP_IOCTL_NOTIF_ADDFD, &add);
    CASE("ioctl(-1, KDGKBMODE, 0x1000)", ioctl, -1, KDGKBMODE, NOWHERE);
    CASE("ioctl(-1, KDSETMODE, KD_GRAPHICS)", ioctl, -1, KDSETMODE, KD_GRAPHICS);
    CASE("ioctl(-1, VT_ACTIVATE, 0x5)", ioctl, -1, VT_ACTIVATE, 5);
    CASE("ioctl(-1, VT_SETMODE, ADDR)", ioctl, -1, VT_SETMODE, &mode);
    CASE("ioctl(-1, WDIOC_KEEPALIVE)", ioctl, -1, WDIOC_KEEPALIVE, 0);
    CASE("ioctl(-1, NBD_DO_IT)", ioctl, -1, NBD_DO_IT, 0);
    CASE("ioctl(-1, NBD_SET_FLAGS, NBD_FLAG_HAS_FLAGS|NBD_FLAG_READ_ONLY)", ioctl, -1, NBD_SET_FLAGS, NBD_FLAG_HAS_FLAGS | NBD_FLAG_READ_ONLY);
    CASE("ioctl(-1, KVM_GET_API_VERSION, 0)", ioctl, -1, KVM_GET_API_VERSION, 0);
    CASE("ioctl(-1, KVM_CREATE_VM, 0)", ioctl, -1, KVM_CREATE_VM, 0);
    CASE("ioctl(-1, KVM_CREATE_VCPU, 0)", ioctl, -1, KVM_CREATE_VCPU, 0);
    CASE("ioctl(-1, KVM_CHECK_EXTENSION, KVM_CAP_USER_MEMORY)", ioctl, -1, KVM_CHECK_EXTENSION, KVM_CAP_USER_MEMORY);
    CASE("ioctl(-1, KVM_RUN, 0)", ioctl, -1, KVM_RUN, 0);
    CASE("ioctl(-1, DM_VERSION, 0x1000)", ioctl, -1, DM_VERSION, NOWHERE);
    CASE("ioctl(-1, VIDIOC_QUERYCAP, 0x1000)", ioctl, -1, VIDIOC_QUERYCAP, NOWHERE);
    CASE("ioctl(-1, _IOC(_IOC_READ|_IOC_WRITE, 0xbe, 0xef, 0x1ead), 0x123456789)", ioctl, -1, 0xdeadbeef, 0x123456789);
    CASE("ioctl(-1, _IOC(_IOC_NONE, 0x7f, 0, 0), 0x7)", ioctl, -1, 0x7f00, 7);
    CASE("ioctl(-1, _IOC(_IOC_READ|_IOC_WRITE, 0xff, 0xff, 0x3fff), 0x7)", ioctl, -1, -1, 7);
    return 0;
}
