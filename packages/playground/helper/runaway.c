/*
 * runaway NAME SECONDS MODE ARGUMENT...: a program that does harm inside a service, under a name that could be anybody's, until
 * it is ended or its time is over. It removes its own file as soon as it runs. Modes:
 *
 *   spin COPIES                        uses all processor time it gets, in so many processes
 *   grow BYTES BYTES_PER_SECOND        takes memory and keeps it
 *   churn DIRECTORY BYTES              writes that much and waits for the disk, again and again
 *   listen PORT                        has a port that somebody else needs
 *   connect ADDRESS PORT COUNT         opens connections and leaves them open, and says nothing on them
 *   spawn COUNT                        has so many children that do nothing
 *   log PATH LINES_PER_SECOND TEXT     writes lines
 *   signal PROCESS NUMBER EVERY_MS     sends a signal to every process of that name, again and again
 *   pause PROCESS FOR_MS EVERY_MS      stops every process of that name for a while, again and again
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void rest_ms(long ms) {
  struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
  while (nanosleep(&t, &t) < 0 && errno == EINTR) {}
}

static void stay(void) {
  for (;;) pause();
}

/* A child ends with the process that has the time limit. */
static pid_t child_of_ours(void) {
  pid_t child = fork();
  if (child == 0) prctl(PR_SET_PDEATHSIG, SIGKILL);
  return child;
}

static void spin(int copies) {
  for (int n = 1; n < copies; n++)
    if (child_of_ours() == 0) break;
  for (volatile uint64_t n = 0;; n++) {}
}

static void grow(size_t bytes, size_t per_second) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE), have = 0;
  char *all = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (all == MAP_FAILED) _exit(1);
  /* Four times a second, so that the curve is one. */
  while (have < bytes) {
    size_t until = have + per_second / 4 + page;
    for (; have < until && have < bytes; have += page) all[have] = 1;
    rest_ms(250);
  }
  stay();
}

static void churn(const char *directory, size_t bytes) {
  static char block[1 << 16];
  char path[4096];
  snprintf(path, sizeof path, "%s/.XXXXXX", directory);
  int fd = mkstemp(path);
  if (fd < 0) _exit(1);
  unlink(path);
  memset(block, 'x', sizeof block);
  for (;;) {
    lseek(fd, 0, SEEK_SET);
    for (size_t done = 0; done < bytes; done += sizeof block)
      if (write(fd, block, sizeof block) < 0) rest_ms(100);
    fdatasync(fd);
  }
}

static struct sockaddr_in at(const char *address, int port) {
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  if (inet_pton(AF_INET, address, &a.sin_addr) != 1) _exit(1);
  return a;
}

static void listen_on(int port) {
  struct sockaddr_in a = at("0.0.0.0", port);
  int fd = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  /* The one who has it may still be on its way out. */
  while (bind(fd, (struct sockaddr *)&a, sizeof a) < 0) rest_ms(20);
  listen(fd, 1);
  stay();
}

static void connect_to(const char *address, int port, int count) {
  struct sockaddr_in a = at(address, port);
  int *held = malloc((size_t)count * sizeof *held);
  for (int n = 0; n < count; n++) held[n] = -1;
  for (;;) {
    for (int n = 0; n < count; n++) {
      char byte;
      if (held[n] >= 0) {
        ssize_t got = recv(held[n], &byte, 1, MSG_DONTWAIT | MSG_PEEK);
        if (got > 0 || (got < 0 && errno == EAGAIN)) continue;
        close(held[n]);
        held[n] = -1;
      }
      int fd = socket(AF_INET, SOCK_STREAM, 0);
      if (fd < 0) break;
      if (connect(fd, (struct sockaddr *)&a, sizeof a) == 0) held[n] = fd;
      else close(fd);
    }
    rest_ms(200);
  }
}

static void spawn(int count) {
  for (int n = 0; n < count; n++) {
    pid_t child = child_of_ours();
    if (child == 0) stay();
    /* No room for one more: there may be soon. */
    if (child < 0) {
      rest_ms(100);
      n--;
    }
  }
  stay();
}

static void log_lines(const char *path, double per_second, const char *text) {
  static const int beat_ms = 50;
  double owed = 0;
  for (;;) {
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT, 0644);
    for (int n = 0; n < 1000 / beat_ms; n++, rest_ms(beat_ms)) {
      for (owed += per_second * beat_ms / 1000; owed >= 1; owed--)
        if (fd < 0 || dprintf(fd, "%s\n", text) < 0) owed = 1;
    }
    /* Opened again each second, so that it is found in the file of that name. */
    if (fd >= 0) close(fd);
  }
}

static void to_all(const char *name, int number) {
  DIR *all = opendir("/proc");
  for (struct dirent *e; all != NULL && (e = readdir(all)) != NULL;) {
    char path[64], comm[32] = "";
    int pid = atoi(e->d_name), fd;
    if (pid <= 1 || pid == getpid()) continue;
    snprintf(path, sizeof path, "/proc/%d/comm", pid);
    if ((fd = open(path, O_RDONLY)) < 0) continue;
    ssize_t n = read(fd, comm, sizeof comm - 1);
    close(fd);
    if (n > 0) comm[n - 1] = 0;
    if (strcmp(comm, name) == 0) kill(pid, number);
  }
  if (all != NULL) closedir(all);
}

/* Ended between the two, it must not leave them stopped. */
static const char *paused;
static void wake(int number) {
  if (paused != NULL) to_all(paused, SIGCONT);
  if (number != 0) _exit(0);
}

static void pause_all(const char *name, long for_ms, long every_ms) {
  paused = name;
  signal(SIGTERM, wake);
  signal(SIGALRM, wake);
  for (;;) {
    to_all(name, SIGSTOP);
    rest_ms(for_ms);
    to_all(name, SIGCONT);
    rest_ms(every_ms - for_ms);
  }
}

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  char name[16] = "";
  char *a[8] = {0};
  char self[4096];
  ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
  if (n > 0) {
    self[n] = 0;
    unlink(self);
  }
  strncpy(name, argv[1], sizeof name - 1);
  unsigned seconds = (unsigned)atoi(argv[2]);
  for (int i = 3; i < argc && i < 11; i++) a[i - 3] = strdup(argv[i]);
  /* A list of processes shows the name, and nothing of what it was told. */
  char *end = argv[argc - 1] + strlen(argv[argc - 1]);
  size_t room = (size_t)(end - argv[0]);
  memset(argv[0], 0, room);
  snprintf(argv[0], room, "%s", name);
  prctl(PR_SET_NAME, name);

  if (fork() != 0) return 0;
  setsid();
  signal(SIGHUP, SIG_IGN);
  int nowhere = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; fd++) dup2(nowhere, fd);
  alarm(seconds);

  if (strcmp(a[0], "spin") == 0) spin(atoi(a[1]));
  if (strcmp(a[0], "grow") == 0 && a[2]) grow(strtoull(a[1], NULL, 10), strtoull(a[2], NULL, 10));
  if (strcmp(a[0], "churn") == 0 && a[2]) churn(a[1], strtoull(a[2], NULL, 10));
  if (strcmp(a[0], "listen") == 0) listen_on(atoi(a[1]));
  if (strcmp(a[0], "connect") == 0 && a[3]) connect_to(a[1], atoi(a[2]), atoi(a[3]));
  if (strcmp(a[0], "spawn") == 0) spawn(atoi(a[1]));
  if (strcmp(a[0], "log") == 0 && a[3]) log_lines(a[1], atof(a[2]), a[3]);
  if (strcmp(a[0], "signal") == 0 && a[3])
    for (;; rest_ms(atol(a[3]))) to_all(a[1], atoi(a[2]));
  if (strcmp(a[0], "pause") == 0 && a[3]) pause_all(a[1], atol(a[2]), atol(a[3]));
  return 2;
}
