#include "agent.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The session a process belongs to; 0 when it is gone or only waits to be collected. */
static pid_t session_of(pid_t pid) {
  char path[32], text[512];
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t len = read(fd, text, sizeof text - 1);
  close(fd);
  if (len <= 0) return 0;
  text[len] = 0;
  /* The name may hold blanks and brackets: count from the last bracket. */
  char *rest = strrchr(text, ')');
  char state;
  int session;
  if (!rest || sscanf(rest + 1, " %c %*d %*d %d", &state, &session) != 2) return 0;
  return state == 'Z' || state == 'X' ? 0 : session;
}

int signal_session(pid_t leader, int signal) {
  DIR *proc = opendir("/proc");
  if (!proc) return -1;
  int found = 0;
  for (struct dirent *entry; (entry = readdir(proc));) {
    pid_t pid = atoi(entry->d_name);
    if (pid <= 1 || session_of(pid) != leader) continue;
    found++;
    if (signal) kill(pid, signal);
    /* What was stopped could not obey. */
    if (signal == SIGHUP) kill(pid, SIGCONT);
  }
  closedir(proc);
  return found;
}
