#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static bool later(void) { return errno == EAGAIN || errno == EINTR; }

static void consume(struct shell *shell, size_t len) {
  shell->in_len -= len;
  memmove(shell->in, shell->in + len, shell->in_len);
}

bool read_peer(struct shell *shell) {
  ssize_t len = read(shell->peer, shell->in + shell->in_len, IN_BYTES - shell->in_len);
  if (len <= 0) return len < 0 && later();
  shell->in_len += len;
  return take_frames(shell);
}

/* Types the rest of a data frame. False: the terminal has no room now. */
static bool type_data(struct shell *shell) {
  size_t want = shell->in_len < shell->in_data ? shell->in_len : shell->in_data;
  ssize_t len = shell->pty < 0 ? (ssize_t)want : write(shell->pty, shell->in, want);
  if (len < 0 && later()) return false;
  /* A terminal that was hung up takes nothing any more: its shell is about to end. */
  if (len < 0) len = want;
  consume(shell, len);
  shell->in_data -= len;
  return (size_t)len == want;
}

bool take_frames(struct shell *shell) {
  for (;;) {
    while (shell->in_data > 0 && shell->in_len > 0)
      if (!type_data(shell)) return true;
    if (shell->in_len < HEAD_BYTES) return true;
    size_t len = shell->in[1] << 8 | shell->in[2];
    unsigned char type = shell->in[0], *payload = shell->in + HEAD_BYTES;
    if ((type == 'o') != (shell->stage == OPENING)) return false;
    if (type == 'd') {
      consume(shell, HEAD_BYTES);
      shell->in_data = len;
      continue;
    }
    if (HEAD_BYTES + len > IN_BYTES) return false;
    if (shell->in_len < HEAD_BYTES + len) return true;
    if (type == 'o') {
      if (!start_shell(shell, payload, len)) return false;
      shell->stage = RUNNING;
      put_frame(shell, 's', 0);
      if (!flush(shell)) return false;
    } else if (type == 'r' && len == 4) {
      resize_shell(shell, payload);
    } else {
      return false;
    }
    consume(shell, HEAD_BYTES + len);
  }
}

void put_frame(struct shell *shell, char type, size_t len) {
  shell->out[0] = type;
  shell->out[1] = len >> 8;
  shell->out[2] = len;
  shell->out_at = 0;
  shell->out_len = HEAD_BYTES + len;
}

bool flush(struct shell *shell) {
  if (shell->out_len == 0) return true;
  ssize_t len = send(shell->peer, shell->out + shell->out_at, shell->out_len - shell->out_at, MSG_NOSIGNAL);
  if (len < 0) return later();
  shell->out_at += len;
  if (shell->out_at == shell->out_len) shell->out_at = shell->out_len = 0;
  return true;
}

bool read_pty(struct shell *shell) {
  size_t len = 0;
  bool open = true;
  /* One read gives a page at most; one frame takes all there is, and waits for no more. */
  while (open && len < OUT_BYTES) {
    ssize_t more = read(shell->pty, shell->out + HEAD_BYTES + len, OUT_BYTES - len);
    if (more > 0) len += more;
    else if (more < 0 && later()) break;
    else open = false;
  }
  if (len > 0) put_frame(shell, 'd', len);
  return open;
}
