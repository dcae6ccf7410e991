// A client that talks to a server in its own process over TCP, is refused by another one, sends a datagram, and finds no
// socket where it looks for one.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static struct sockaddr_in local(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int main(void) {
    char buffer[64];
    struct sockaddr_in address = local(0);
    socklen_t length = sizeof address;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    bind(server, (struct sockaddr *)&address, length);
    listen(server, 1);
    getsockname(server, (struct sockaddr *)&address, &length);

    int client = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(client, (struct sockaddr *)&address, sizeof address) != 0) {
        perror("connect");
        return 1;
    }
    int accepted = accept(server, NULL, NULL);
    send(client, "ping", 4, 0);
    recv(accepted, buffer, sizeof buffer, 0);
    send(accepted, "pong!", 5, 0);
    recv(client, buffer, sizeof buffer, 0);

    struct sockaddr_in nobody = local(1);
    int refused = socket(AF_INET, SOCK_STREAM, 0);
    int result = connect(refused, (struct sockaddr *)&nobody, sizeof nobody);

    int datagrams = socket(AF_INET, SOCK_DGRAM, 0);
    sendto(datagrams, "x", 1, 0, (struct sockaddr *)&address, sizeof address);

    struct sockaddr_un missing = {.sun_family = AF_UNIX, .sun_path = "missing.socket"};
    int local_socket = socket(AF_UNIX, SOCK_STREAM, 0);
    connect(local_socket, (struct sockaddr *)&missing, sizeof missing);
    return result == 0 ? 0 : 7;
}
