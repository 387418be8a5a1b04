/*
 * Shells for whoever connects from outside the container, each on a terminal of its own.
 * Usage: terminald <socket>. Comes back when the socket listens; goes on in the background.
 */
#define _GNU_SOURCE
#include "agent.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int fail(const char *what) {
  perror(what);
  return 1;
}

int main(int count, char **words) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (count != 2 || strlen(words[1]) >= sizeof address.sun_path) return 2;
  strcpy(address.sun_path, words[1]);
  int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener < 0) return fail("socket");
  if (connect(listener, (struct sockaddr *)&address, sizeof address) == 0) return 0; /* one is enough */
  /* Left by one that was killed. */
  unlink(words[1]);
  mode_t mask = umask(077);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0) return fail(words[1]);
  umask(mask);
  if (fcntl(listener, F_SETFL, O_NONBLOCK) < 0 || listen(listener, MOST_SHELLS) < 0) return fail("listen");

  pid_t pid = fork();
  if (pid != 0) return pid < 0 ? fail("fork") : 0;
  setsid();
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd <= 2; fd++) dup2(null, fd);

  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, NULL);
  serve_all(listener, signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK));
}
