#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MOST_WORDS = 16, SIZE_BYTES = 4 };

static void become_shell(int slave, char **words, char *env, const char *end) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  for (int fd = 0; fd <= 2; fd++) dup2(slave, fd);
  for (; env < end; env += strlen(env) + 1) putenv(env);
  execvp(words[0], words);
  dprintf(2, "%s: %s\r\n", words[0], strerror(errno));
  _exit(127);
}

/* Finds the words in the request; what follows them, or NULL when it is not well made. */
static char *read_words(char *text, const char *end, int count, char **words) {
  if (count < 1 || count > MOST_WORDS || text >= end || end[-1] != 0) return NULL;
  for (int i = 0; i < count; i++) {
    if (text >= end) return NULL;
    words[i] = text;
    text += strlen(text) + 1;
  }
  words[count] = NULL;
  return text;
}

static bool open_terminal(struct shell *shell) {
  char name[32];
  shell->pty = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (shell->pty < 0) return false;
  if (grantpt(shell->pty) < 0 || unlockpt(shell->pty) < 0 || ptsname_r(shell->pty, name, sizeof name)) return false;
  shell->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  return shell->slave >= 0;
}

bool start_shell(struct shell *shell, unsigned char *request, size_t len) {
  char *words[MOST_WORDS + 1];
  if (len < SIZE_BYTES + 1) return false;
  const char *end = (char *)request + len;
  char *env = read_words((char *)request + SIZE_BYTES + 1, end, request[SIZE_BYTES], words);
  if (!env || !open_terminal(shell)) return false;
  resize_shell(shell, request);
  shell->pid = fork();
  if (shell->pid == 0) become_shell(shell->slave, words, env, end);
  return shell->pid > 0;
}

void resize_shell(struct shell *shell, const unsigned char *size) {
  struct winsize to = {.ws_col = size[0] << 8 | size[1], .ws_row = size[2] << 8 | size[3]};
  if (shell->pty >= 0) ioctl(shell->pty, TIOCSWINSZ, &to);
}
