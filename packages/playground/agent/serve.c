#define _GNU_SOURCE
#include "agent.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct shell shells[MOST_SHELLS];

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void enter(struct shell *shell, enum stage stage) {
  shell->stage = stage;
  shell->since = now_ms();
}

static void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

static void leave(struct shell *shell) {
  close_fd(&shell->peer);
  close_fd(&shell->pty);
  close_fd(&shell->slave);
  shell->stage = FREE;
}

/* The peer is gone: nothing of what it started may stay. */
static void hang_up(struct shell *shell) {
  if (shell->stage != RUNNING || shell->pid <= 0) {
    leave(shell);
    return;
  }
  signal_session(shell->pid, SIGHUP);
  close_fd(&shell->pty);
  close_fd(&shell->slave);
  enter(shell, ENDING);
}

static void welcome(int listener) {
  int peer = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (peer < 0) return;
  struct ucred who = {.pid = -1};
  socklen_t len = sizeof who;
  getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &who, &len);
  /* A process outside has no number in here. Those inside have no business with us: this is no way to become root. */
  for (int i = 0; who.pid == 0 && i < MOST_SHELLS; i++) {
    struct shell *shell = &shells[i];
    if (shell->stage != FREE) continue;
    shell->peer = peer;
    shell->pty = shell->slave = -1;
    shell->pid = 0;
    shell->in_len = shell->in_data = shell->out_at = shell->out_len = 0;
    enter(shell, OPENING);
    return;
  }
  close(peer);
}

static void note_exit(struct shell *shell) {
  int status;
  if (shell->stage != RUNNING || waitpid(shell->pid, &status, WNOHANG) != shell->pid) return;
  shell->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  close_fd(&shell->slave);
  enter(shell, EXITED);
}

/* Output, exit code, farewell. */
static void serve(struct shell *shell, int64_t now) {
  bool well = flush(shell);
  if (well && shell->out_len == 0 && shell->pty >= 0) {
    bool open = read_pty(shell);
    bool late = shell->out_len == 0 && now - shell->since > DRAIN_MS;
    if (shell->stage == EXITED && (!open || late)) close_fd(&shell->pty);
    well = flush(shell);
  }
  if (well && shell->stage == EXITED && shell->out_len == 0 && shell->pty < 0) {
    shell->out[HEAD_BYTES] = shell->code;
    put_frame(shell, 'x', 1);
    enter(shell, LEAVING);
    well = flush(shell);
  }
  if (!well) hang_up(shell);
  else if (shell->stage == LEAVING && shell->out_len == 0) leave(shell);
}

/* What the clock brings. */
static void tick(struct shell *shell, int64_t now) {
  int64_t age = now - shell->since;
  if (shell->stage == OPENING && age > OPENING_MS) leave(shell);
  if (shell->stage == EXITED) serve(shell, now);
  /* The leader is collected last: until then its number, by which the session is found, is nobody else's. */
  if (shell->stage == ENDING && signal_session(shell->pid, age > GRACE_MS ? SIGKILL : 0) == 0) {
    waitpid(shell->pid, NULL, WNOHANG);
    leave(shell);
  }
}

static void obey(struct shell *shell, short peer, short pty, int64_t now) {
  if (peer & (POLLHUP | POLLERR | POLLRDHUP)) {
    hang_up(shell);
    return;
  }
  bool well = true;
  if (pty & POLLOUT) well = take_frames(shell);
  if (well && (peer & POLLIN)) well = read_peer(shell);
  if (!well) hang_up(shell);
  else if (shell->stage > OPENING && ((peer & POLLOUT) || (pty & (POLLIN | POLLHUP)))) serve(shell, now);
}

void serve_all(int listener, int children) {
  enum { FIRST = 2, EACH = 2, ALL = FIRST + EACH * MOST_SHELLS };
  struct pollfd polled[ALL];
  polled[0] = (struct pollfd){.fd = listener, .events = POLLIN};
  polled[1] = (struct pollfd){.fd = children, .events = POLLIN};
  for (;;) {
    bool ticking = false;
    for (int i = 0; i < MOST_SHELLS; i++) {
      struct shell *shell = &shells[i];
      struct pollfd *peer = &polled[FIRST + EACH * i], *pty = peer + 1;
      bool live = shell->stage != FREE && shell->stage != ENDING;
      bool blocked = shell->in_data > 0 && shell->in_len > 0;
      ticking |= shell->stage == OPENING || shell->stage == EXITED || shell->stage == ENDING;
      peer->fd = live ? shell->peer : -1;
      peer->events = POLLRDHUP | (shell->in_len < IN_BYTES ? POLLIN : 0) | (shell->out_len > 0 ? POLLOUT : 0);
      pty->events = (shell->out_len == 0 ? POLLIN : 0) | (blocked ? POLLOUT : 0);
      /* One that was hung up would not let poll wait: it is left out while nothing can be done with it. */
      pty->fd = live && pty->events ? shell->pty : -1;
    }
    if (poll(polled, ALL, ticking ? TICK_MS : -1) < 0) continue;
    int64_t now = now_ms();
    struct signalfd_siginfo ended;
    bool children_ended = polled[1].revents && read(children, &ended, sizeof ended) > 0;
    for (int i = 0; i < MOST_SHELLS; i++) {
      struct pollfd *peer = &polled[FIRST + EACH * i];
      if (children_ended) note_exit(&shells[i]);
      obey(&shells[i], peer[0].revents, peer[1].revents, now);
      tick(&shells[i], now);
    }
    if (polled[0].revents) welcome(listener);
  }
}
