package io.tracecap.testdata.e2e;

import io.tracecap.testdata.e2e.Variation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real programs that serve and ask over TCP. They use an address of the loopback network that is this process's own, so
 * that tests that run at the same time do not meet.
 */
final class RealServers {
    private static final String SHORT_LIVED = "the kernel chooses the port of whoever connects";
    private static final String ADDRESSES = "what epoll hands back are addresses, or ids that are given out by chance";
    private static final String LOADED = "how much of an answer is there when it is asked for";

    private RealServers() {}

    /** Those whose programs are installed. */
    static List<RealProgram> all() {
        List<RealProgram> all = new ArrayList<>();
        if (!isMissing("nginx") && !isMissing("curl")) {
            all.add(nginx());
        }
        if (!isMissing("node")) {
            all.add(node());
        }
        return all;
    }

    /** Programs that are not installed. */
    static List<String> missing() {
        return Stream.of("curl", "nginx", "node").filter(RealServers::isMissing).toList();
    }

    private static boolean isMissing(String program) {
        return Stream.of("/usr/local/bin", "/usr/sbin", "/usr/bin")
                .noneMatch(on -> Files.isExecutable(Path.of(on, program)));
    }

    private static String address() {
        long pid = ProcessHandle.current().pid();
        return "127." + ((pid >> 16) & 0x7F) + "." + ((pid >> 8) & 0xFF) + "." + ((pid & 0xFE) | 1);
    }

    /** curl asks nginx, whose end is known when nobody holds the other end of the pipe any more. */
    private static RealProgram nginx() {
        return new RealProgram("curl and nginx", List.of("bash", "serve.sh"), RealServers::site, List.of())
                .varying(Kind.ANYHOW, SHORT_LIVED, "accept4", "getsockname", "getpeername")
                .varying(Kind.ANYHOW, ADDRESSES, "epoll_ctl", "epoll_wait")
                .varying(Kind.ANYHOW, LOADED, "poll", "recvfrom", "futex")
                .varying(
                        Kind.ANYHOW,
                        "a thread that looks names up has an arena of its own",
                        "mmap",
                        "munmap",
                        "mprotect")
                .varying(Kind.ANYHOW, "in which call of bash the end of a child is noticed", "rt_sigreturn", "wait4")
                .varying(Kind.ORDER, LOADED, Variation.ANY);
    }

    private static void site(Path directory) throws IOException {
        Files.writeString(directory.resolve("page.txt"), "a page\n".repeat(1000));
        Files.writeString(directory.resolve("nginx.conf"), """
                pid nginx.pid;
                events { worker_connections 16; }
                http {
                    access_log off;
                    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                    server { listen ADDRESS:18099; root .; }
                }
                """.replace("ADDRESS", address()));
        Files.writeString(directory.resolve("serve.sh"), """
                exec 8< <(nginx -e error.log -p "$PWD/" -c nginx.conf -g 'daemon on; master_process off;' 9>&1; echo up)
                read up <&8
                curl -s http://ADDRESS:18099/page.txt
                kill -QUIT $(cat nginx.pid)
                cat <&8
                """.replace("ADDRESS", address()));
    }

    private static RealProgram node() {
        String script = """
                const http = require('http');
                const server = http.createServer((asked, answer) => answer.end('hello\\n'));
                server.listen(18098, 'ADDRESS', () => http.get('http://ADDRESS:18098/', answer => {
                  answer.on('data', data => process.stdout.write(data));
                  answer.on('end', () => process.exit(0));
                }));
                """.replace("ADDRESS", address());
        return new RealProgram("node", List.of("node", "-e", script), directory -> {}, List.of())
                .varying(Kind.ANYHOW, SHORT_LIVED, "accept4", "getsockname", "getpeername")
                .varying(Kind.ANYHOW, ADDRESSES, "epoll_ctl", "epoll_pwait", "epoll_wait")
                .varying(
                        Kind.ANYHOW,
                        "which thread waits for a lock, and whom it wakes",
                        "futex",
                        "sched_yield",
                        "read",
                        "write")
                .varying(
                        Kind.ANYHOW,
                        "memory is asked for where the kernel happens to have some",
                        "mmap",
                        "munmap",
                        "mprotect",
                        "madvise",
                        "brk")
                .varying(Kind.ANYHOW, "how far code has been compiled when it is needed", "pkey_alloc", "clock_gettime")
                .varying(Kind.END, "node ends while threads still run: how far each gets", Variation.ANY)
                .varying(Kind.ORDER, "threads run side by side", Variation.ANY);
    }
}
