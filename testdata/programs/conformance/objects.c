/* System V and POSIX objects: shared memory, semaphores, queues, made and used, and asked for what is not there. */
#include "conformance.h"
#include <mqueue.h>
#include <signal.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <time.h>

int main(void) {
    struct shmid_ds shm = {.shm_perm = {.uid = 7, .gid = 8, .mode = 0640}};
    struct semid_ds sem = {.sem_perm = {.uid = 7, .gid = 8, .mode = 0640}};
    struct msqid_ds msg = {.msg_perm = {.uid = 7, .gid = 8, .mode = 0640}, .msg_qbytes = 4096};
    struct { long type; char text[60]; } message = {3, "a message of some length that is cut"};
    struct timespec bad = {1, 2000000000};
    struct timespec soon = {0, 1000};
    unsigned short values[3] = {1, 2, 3};
    struct sembuf operations[3] = {{0, 1, SEM_UNDO}, {1, -1, IPC_NOWAIT}, {2, 0, 0x4000}};
    struct mq_attr attributes = {O_NONBLOCK, 3, 64, 0};
    struct sigevent thread = {.sigev_notify = SIGEV_THREAD, .sigev_value.sival_ptr = (void *)0x1234};
    struct sigevent quiet = {.sigev_notify = SIGEV_NONE};
    char received[64];
    unsigned priority;
    BEGIN();
    CASE("shmget(0x5eed, 0, 000)", shmget, 0x5eed, 0, 0);
    CASE("shmget(IPC_PRIVATE, 0, IPC_CREAT|IPC_EXCL|SHM_HUGETLB|21<<SHM_HUGE_SHIFT|0600)", shmget, IPC_PRIVATE, 0, IPC_CREAT | IPC_EXCL | SHM_HUGETLB | 21 << 26 | 0600);
    CASE("shmget(0x5eed, 4096, SHM_NORESERVE|0x3ff0000|63<<SHM_HUGE_SHIFT|0600)", shmget, 0x5eed, 4096, SHM_NORESERVE | 0xffff0000 | 0600);
    CASE("shmat(-1, 0x1000, SHM_RDONLY|SHM_RND|SHM_REMAP|SHM_EXEC)", shmat, -1, NOWHERE, SHM_RDONLY | SHM_RND | SHM_REMAP | SHM_EXEC);
    CASE("shmat(-1, NULL, 0x1 /* SHM_??? */)", shmat, -1, NULL, 0x1);
    CASE("shmdt(0x1000)", shmdt, NOWHERE);
    CASE("shmctl(-1, IPC_STAT, 0x1000)", shmctl, -1, IPC_STAT, NOWHERE);
    CASE("shmctl(-1, IPC_SET, {shm_perm={uid=7, gid=8, mode=0640}})", shmctl, -1, IPC_SET, &shm);
    CASE("shmctl(-1, IPC_RMID, NULL)", shmctl, -1, IPC_RMID, NULL);
    CASE("shmctl(-1, SHM_STAT, ADDR)", shmctl, -1, SHM_STAT, &shm);
    CASE("shmctl(-1, SHM_LOCK, NULL)", shmctl, -1, SHM_LOCK, NULL);
    CASE("shmctl(-1, 0x4d /* SHM_??? */, 0x5)", shmctl, -1, 77, 5);
    CASE("semget(0x5eed, 3, 000)", semget, 0x5eed, 3, 0);
    CASE("semget(0x5eed, -1, IPC_CREAT|IPC_EXCL|0600)", semget, 0x5eed, -1, IPC_CREAT | IPC_EXCL | 0600);
    CASE("semop(-1, [{sem_num=0, sem_op=1, sem_flg=SEM_UNDO}, {sem_num=1, sem_op=-1, sem_flg=IPC_NOWAIT}, {sem_num=2, sem_op=0, sem_flg=0x4000 /* SEM_??? */}], 3)", semop, -1, operations, 3);
    CASE("semop(-1, 0x1000, 2)", semop, -1, NOWHERE, 2);
    CASE("semop(-1, NULL, 0)", semop, -1, NULL, 0);
    CASE("semtimedop(-1, [{sem_num=0, sem_op=1, sem_flg=SEM_UNDO}], 1, {tv_sec=1, tv_nsec=2000000000})", semtimedop, -1, operations, 1, &bad);
    CASE("semtimedop(-1, NULL, 1, 0x1000)", semtimedop, -1, NULL, 1, NOWHERE);
    CASE("semctl(-1, 0, IPC_STAT, 0x1000)", semctl, -1, 0, IPC_STAT, NOWHERE);
    CASE("semctl(-1, 0, IPC_SET, {sem_perm={uid=7, gid=8, mode=0640}})", semctl, -1, 0, IPC_SET, &sem);
    CASE("semctl(-1, 0, IPC_RMID, NULL)", semctl, -1, 0, IPC_RMID, 0);
    CASE("semctl(-1, 1, GETVAL, NULL)", semctl, -1, 1, GETVAL, 0);
    CASE("semctl(-1, 1, SETVAL, 0x5)", semctl, -1, 1, SETVAL, 5);
    CASE("semctl(-1, 0, SETALL, ADDR)", semctl, -1, 0, SETALL, values);
    CASE("semctl(-1, 0, GETALL, 0x1000)", semctl, -1, 0, GETALL, NOWHERE);
    CASE("semctl(-1, 0, 0x4d /* SEM_??? */, 0x5)", semctl, -1, 0, 77, 5);
    CASE("msgget(0x5eed, IPC_EXCL|0600)", msgget, 0x5eed, IPC_EXCL | 0600);
    CASE("msgget(0x5eed, 000)", msgget, 0x5eed, 0);
    CASE("msgsnd(-1, {mtype=3, mtext=\"a messa\"}, 7, IPC_NOWAIT)", msgsnd, -1, &message, 7, IPC_NOWAIT);
    CASE("msgsnd(-1, {mtype=3, mtext=\"a message of some length that is\"...}, 36, MSG_NOERROR|0x10000)", msgsnd, -1, &message, 36, MSG_NOERROR | 0x10000);
    CASE("msgsnd(-1, 0x1000, 7, 0)", msgsnd, -1, NOWHERE, 7, 0);
    CASE("msgsnd(-1, NULL, 0, 0)", msgsnd, -1, NULL, 0, 0);
    CASE("msgrcv(-1, 0x1000, 7, 4294967291, MSG_NOERROR|MSG_EXCEPT|MSG_COPY)", msgrcv, -1, NOWHERE, 7, -5, MSG_NOERROR | MSG_EXCEPT | MSG_COPY);
    CASE("msgctl(-1, IPC_STAT, 0x1000)", msgctl, -1, IPC_STAT, NOWHERE);
    CASE("msgctl(-1, IPC_SET, {msg_perm={uid=7, gid=8, mode=0640}, msg_qbytes=4096})", msgctl, -1, IPC_SET, &msg);
    CASE("msgctl(-1, IPC_RMID, NULL)", msgctl, -1, IPC_RMID, NULL);
    CASE("msgctl(-1, IPC_INFO, 0x1000)", msgctl, -1, IPC_INFO, NOWHERE);
    CASE("msgctl(-1, 0x4d /* MSG_??? */, 0x5)", msgctl, -1, 77, 5);
    CASE("mq_open(\"no-slash\", O_RDWR|O_CREAT|O_NONBLOCK, 0600, NULL)", mq_open, "no-slash", O_RDWR | O_CREAT | O_NONBLOCK, 0600, NULL);
    CASE("mq_open(\"no/such\", O_RDONLY)", mq_open, "no/such", O_RDONLY, 0, NULL);
    CASE("mq_open(\"a/b\", O_WRONLY|O_CREAT|O_EXCL, 0600, {mq_flags=0x800, mq_maxmsg=3, mq_msgsize=64, mq_curmsgs=0})", mq_open, "a/b", O_WRONLY | O_CREAT | O_EXCL, 0600, &attributes);
    CASE("mq_open(NULL, O_RDWR|O_CREAT, 0600, 0x1000)", mq_open, NULL, O_RDWR | O_CREAT, 0600, NOWHERE);
    CASE("mq_unlink(\"no-such-queue\")", mq_unlink, "no-such-queue");
    CASE("mq_unlink(0x1000)", mq_unlink, NOWHERE);
    CASE("mq_timedsend(-1, \"text\", 4, 5, {tv_sec=1, tv_nsec=2000000000})", mq_timedsend, -1, "text", 4, 5, &bad);
    CASE("mq_timedsend(-1, 0x1000, 4, 5, NULL)", mq_timedsend, -1, NOWHERE, 4, 5, NULL);
    CASE("mq_timedreceive(-1, 0x1000, 4, 0x1000, {tv_sec=0, tv_nsec=1000})", mq_timedreceive, -1, NOWHERE, 4, NOWHERE, &soon);
    CASE("mq_timedreceive(-1, NULL, 0, NULL, NULL)", mq_timedreceive, -1, NULL, 0, NULL, NULL);
    CASE("mq_notify(-1, NULL)", mq_notify, -1, NULL);
    CASE("mq_notify(-1, {sigev_signo=0, sigev_notify=SIGEV_NONE})", mq_notify, -1, &quiet);
    CASE("mq_notify(-1, {sigev_value={sival_int=4660, sival_ptr=0x1234}, sigev_signo=0, sigev_notify=SIGEV_THREAD, sigev_notify_function=NULL, sigev_notify_attributes=NULL})", mq_notify, -1, &thread);
    CASE("mq_getsetattr(-1, {mq_flags=O_NONBLOCK, mq_maxmsg=3, mq_msgsize=64, mq_curmsgs=0}, 0x1000)", mq_getsetattr, -1, &attributes, NOWHERE);
    CASE("mq_getsetattr(-1, NULL, NULL)", mq_getsetattr, -1, NULL, NULL);
    int queue = SHOWN(msgget, IPC_PRIVATE, 0600);
    SHOWN(msgsnd, queue, &message, 37, 0);
    SHOWN(msgrcv, queue, received, 50, 3, IPC_NOWAIT);
    SHOWN(msgrcv, queue, received, 50, 3, IPC_NOWAIT);
    SHOWN(msgctl, queue, IPC_STAT, &msg);
    SHOWN(msgctl, queue, IPC_RMID, NULL);
    int semaphores = SHOWN(semget, IPC_PRIVATE, 3, 0600);
    SHOWN(semctl, semaphores, 0, SETALL, values);
    SHOWN(semctl, semaphores, 0, GETALL, values);
    SHOWN(semctl, semaphores, 1, GETVAL, 0);
    SHOWN(semctl, semaphores, 0, IPC_STAT, &sem);
    SHOWN(semop, semaphores, operations, 2);
    SHOWN(semctl, semaphores, 0, IPC_RMID, 0);
    int memory = SHOWN(shmget, IPC_PRIVATE, 8192, 0600);
    SHOWN(shmctl, memory, IPC_STAT, &shm);
    SHOWN(shmctl, memory, IPC_SET, &shm);
    SHOWN(shmctl, memory, IPC_RMID, NULL);
    int mq = SHOWN(mq_open, "tracecap-conformance", O_RDWR | O_CREAT | O_EXCL, 0600, &attributes);
    SHOWN(mq_unlink, "tracecap-conformance");
    SHOWN(mq_getsetattr, mq, &attributes, &attributes);
    SHOWN(mq_timedsend, mq, "text", 4, 5, NULL);
    SHOWN(mq_timedreceive, mq, received, 64, &priority, NULL);
    return 0;
}
